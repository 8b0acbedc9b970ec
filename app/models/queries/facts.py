"""What reports count: one walk over the members, and what happened to them in a span of days. Plain values, days as ISO 8601.

Owns the statements; refuses to count. Raw rows, because a hundred thousand mapped records would take longer than all counting.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

PERSON: Final = (
    "id", "unit_id", "unit_since", "sex", "birth_date", "birth_year", "ethnicity", "religion", "education", "qualification",
    "political_theory", "occupation", "category", "union_position", "association", "joined_on", "party_joined_on",
    "party_official_on", "party_course_on", "status", "status_since", "stays_until", "outstanding_year", "card_issued_on",
    "card_reissued_on", "honorary_on",
)  # fmt: skip
"""Columns of ``people``, in this order."""


def people(session: Session) -> list[tuple[Any, ...]]:
    """Every member's record, those who left too, in the order of names."""
    return _rows(session, f"SELECT {', '.join(PERSON)} FROM member ORDER BY sort_key, id")  # noqa: S608  our own words


def spells(session: Session) -> list[tuple[Any, ...]]:
    """(member, unit, from, to, how) of every time in a unit that is over, each member's in order."""
    return _rows(
        session,
        "SELECT member_id, unit_id, starts_on, ends_on, how FROM member_spell ORDER BY member_id, ends_on, id",
    )


def grades(session: Session, periods: Sequence[str]) -> list[tuple[Any, ...]]:
    """(member, grade) as the cell or the level above gave it, for one of the periods."""
    query = (
        "SELECT member_id, grade FROM member_grade WHERE period IN :periods AND state IN ('graded', 'sent', 'approved') "
        "ORDER BY member_id, period"
    )
    return _rows(session, query, periods=list(periods))


def trainings(session: Session, periods: Sequence[str]) -> list[tuple[Any, ...]]:
    """(member, state, result, total) of the training programme."""
    query = "SELECT member_id, state, result, total FROM member_training WHERE period IN :periods ORDER BY member_id, period"
    return _rows(session, query, periods=list(periods))


def awards(session: Session, first: str, last: str) -> list[tuple[Any, ...]]:
    """(member, form); one without a day counts in a span that holds its whole year."""
    query = (
        "SELECT member_id, form FROM member_award WHERE (awarded_on BETWEEN :first AND :last) OR (awarded_on IS NULL AND "
        "year || '-01-01' >= :first AND year || '-12-31' <= :last) ORDER BY member_id, id"
    )
    return _rows(session, query, first=first, last=last)


def disciplines(session: Session, first: str, last: str) -> list[tuple[Any, ...]]:
    """(member, form) decided in the span and not annulled."""
    query = (
        "SELECT member_id, form FROM member_discipline WHERE decided_on BETWEEN :first AND :last AND state <> 'annulled' "
        "ORDER BY member_id, id"
    )
    return _rows(session, query, first=first, last=last)


def introduced(session: Session, first: str, last: str) -> list[tuple[Any, ...]]:
    """(member,) introduced to the Party by an operation of the span."""
    query = (
        "SELECT DISTINCT om.member_id FROM operation_member om JOIN operation o ON o.id = om.operation_id "
        "JOIN operation_step s ON s.operation_id = o.id AND s.step = 'introduce' "
        "WHERE o.kind = 'nominate' AND o.state <> 'dropped' AND om.outcome <> 'failed' "
        "AND s.done_on BETWEEN :first AND :last ORDER BY om.member_id"
    )
    return _rows(session, query, first=first, last=last)


def seats(session: Session, last: str) -> list[tuple[Any, ...]]:
    """(member or None, seat, unit, body, post) of the committees that work on the day."""
    query = (
        "SELECT cs.member_id, cs.id, c.unit_id, c.body, cs.post FROM committee_seat cs JOIN committee c "
        "ON c.id = cs.committee_id WHERE cs.since <= :last AND (cs.until IS NULL OR cs.until > :last) "
        "AND c.since <= :last AND (c.ended_on IS NULL OR c.ended_on > :last) ORDER BY c.unit_id, c.body, cs.position, cs.id"
    )
    return _rows(session, query, last=last)


def positions(session: Session, last: str) -> list[tuple[Any, ...]]:
    """(member, unit or None, position) held on the day."""
    query = (
        "SELECT member_id, unit_id, position FROM member_position WHERE (starts_on IS NULL OR starts_on <= :last) "
        "AND (ends_on IS NULL OR ends_on >= :last) ORDER BY member_id, id"
    )
    return _rows(session, query, last=last)


def unit_events(session: Session, first: str, last: str) -> list[tuple[Any, ...]]:
    """(unit, kind) of what happened to units in the span."""
    query = "SELECT from_id, kind FROM unit_event WHERE happened_on BETWEEN :first AND :last ORDER BY happened_on, id"
    return _rows(session, query, first=first, last=last)


def _rows(session: Session, query: str, **values: Any) -> list[tuple[Any, ...]]:
    made = text(query)
    for name, value in values.items():
        if isinstance(value, list):
            made = made.bindparams(bindparam(name, expanding=True))
    return [tuple(row) for row in session.execute(made, values)]
