"""Who was in which unit on a past day. Owns that one question; refuses every change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from app.domain.members import PRESENT

_NOW = """
SELECT m.id AS member_id, m.unit_id AS unit_id, m.sort_key AS sort_key
FROM member m
WHERE coalesce(m.unit_since, m.joined_on, '0001-01-01') <= :day
  AND (m.status IN :present OR (m.status_since IS NOT NULL AND m.status_since > :day))
"""
_PAST = """
SELECT s.member_id, s.unit_id, m.sort_key
FROM member_spell s JOIN member m ON m.id = s.member_id
WHERE s.ends_on > :day AND coalesce(s.starts_on, '0001-01-01') <= :day
"""


def members_on(session: Session, on: date, *, units: Sequence[str] | None = None) -> dict[str, str]:
    """Member id to unit id, in the order of names. A spell that began on an unknown day began before all days."""
    values: dict[str, Any] = {"day": on.isoformat(), "present": sorted(PRESENT)}
    here = ""
    if units is not None:
        here, values["units"] = " WHERE unit_id IN :units", list(units)
    query = f"SELECT member_id, unit_id FROM ({_NOW} UNION ALL {_PAST}){here} ORDER BY sort_key, member_id"  # noqa: S608
    made = text(query).bindparams(bindparam("present", expanding=True))
    if units is not None:
        made = made.bindparams(bindparam("units", expanding=True))
    return {row.member_id: row.unit_id for row in session.execute(made, values)}
