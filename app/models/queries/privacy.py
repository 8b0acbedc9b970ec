"""Whose data are kept and used for nothing else: for lists and files that pass them over."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from app.models.privacy import Restriction

RESTRICTED_SQL: Final = "SELECT member_id FROM restriction WHERE lifted_on IS NULL"

UNRESTRICTED_ROWS: Final = f"NOT IN (SELECT r.rowid FROM member r WHERE r.id IN ({RESTRICTED_SQL}))"  # noqa: S608  our own words
"""A test of a member's row number: every index has it, so that a list is still walked along one."""


REFUSING_SQL: Final = (
    "SELECT c.member_id FROM consent c WHERE c.purpose = ? AND (c.answer = 'refused' AND c.withdrawn_on IS NULL "
    "OR c.answer = 'given' AND c.basis = 'consent' AND c.withdrawn_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consent n "
    "WHERE n.member_id = c.member_id AND n.purpose = c.purpose AND n.withdrawn_on IS NULL))"
)
"""Who said no to a purpose, or took his yes back and said nothing since; the purpose is its one value."""


def refusing(session: Session, purpose: str) -> set[str]:
    """Ids of those whose data are not used for one of domain.privacy.PURPOSES. Who was never asked is not among them."""
    return set(session.connection().exec_driver_sql(REFUSING_SQL, (purpose,)).scalars())


def any_restricted(session: Session) -> bool:
    """Whether there is anybody to pass over: lists of a folder without one ask nothing more."""
    return session.scalar(text(f"{RESTRICTED_SQL} LIMIT 1")) is not None


def restricted() -> Select[str]:
    """Ids of the members whose processing is restricted today, as a sub-query."""
    return select(Restriction.member_id).where(Restriction.lifted_on.is_(None))
