"""Whose data are kept and used for nothing else: for lists and files that pass them over."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from app.models.privacy import Restriction

RESTRICTED_SQL: Final = "SELECT member_id FROM restriction WHERE lifted_on IS NULL"

UNRESTRICTED_ROWS: Final = f"NOT IN (SELECT r.rowid FROM member r WHERE r.id IN ({RESTRICTED_SQL}))"  # noqa: S608  our own words
"""A test of a member's row number: every index has it, so that a list is still walked along one."""


def any_restricted(session: Session) -> bool:
    """Whether there is anybody to pass over: lists of a folder without one ask nothing more."""
    return session.scalar(text(f"{RESTRICTED_SQL} LIMIT 1")) is not None


def restricted() -> Select[str]:
    """Ids of the members whose processing is restricted today, as a sub-query."""
    return select(Restriction.member_id).where(Restriction.lifted_on.is_(None))
