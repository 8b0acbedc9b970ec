"""Whose data are kept and used for nothing else: for lists and files that pass them over."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, select

from app.models.privacy import Restriction

RESTRICTED_SQL: Final = "SELECT member_id FROM restriction WHERE lifted_on IS NULL"


def restricted() -> Select[str]:
    """Ids of the members whose processing is restricted today, as a sub-query."""
    return select(Restriction.member_id).where(Restriction.lifted_on.is_(None))
