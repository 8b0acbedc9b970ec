"""How far a letter came at each of its receivers, as the sender sees it; and what the sender said of it since.

Reads only. A unit that headquarters has told nothing of yet has not spoken with it since the letter was sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.models.flows import Delivery, Directive
from app.models.journal import Operation
from app.services.sync_flows.units import name_of

WAITING, SENT, ARRIVED, SEEN, REGISTERED, ANSWERED, REFUSED = (
    "waiting", "sent", "arrived", "seen", "registered", "answered", "refused",
)  # fmt: skip
STATE_NAMES: Final = {
    WAITING: mark("chờ gửi"),
    SENT: mark("đã gửi, chưa đến máy"),
    ARRIVED: mark("đã đến, chưa xem"),
    SEEN: mark("đã xem"),
    REGISTERED: mark("đã vào sổ"),
    ANSWERED: mark("đã trả lời"),
    REFUSED: mark("không nhận"),
}
_NO_RIGHT: Final = mark("đơn vị mình không gửi thẳng cho nơi này được")
OPEN: Final = frozenset({WAITING, SENT, ARRIVED, SEEN})
"""Not in the receiver's register yet."""


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receiver of a letter."""

    org: str
    name: str
    state: str
    arrived_on: date | None = None
    seen_on: date | None = None
    registered_on: date | None = None
    answered_on: date | None = None
    refused_on: date | None = None
    note: str = ""
    """Why it is not taken there."""
    answer_by: date | None = None
    late: bool = False
    """The day set for an answer is over and none came."""
    directive: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a letter came, counted over its receivers."""

    units: int
    registered: int
    """In their register, answered or not."""
    answered: int
    refused: int
    late: int
    """The day set for an answer is over and none came."""

    @property
    def open(self) -> int:
        """Not in the receiver's register yet."""
        return self.units - self.registered - self.refused


def tallies(session: Session, letter_ids: Sequence[str], today: date) -> dict[str, Tally]:
    """Of the letters among these that went through headquarters. Counted by the database: one may have gone to thousands."""
    taken = Delivery.refused_on.is_(None)
    in_register = taken & (Delivery.registered_on.is_not(None) | Delivery.answered_on.is_not(None))
    query = (
        select(
            Directive.letter_id,
            func.json_array_length(Directive.to),
            Directive.answer_by,
            _count(in_register),
            _count(taken & Delivery.answered_on.is_not(None)),
            _count(~taken),
        )
        .outerjoin(Delivery, Delivery.directive == Directive.id)
        .where(Directive.letter_id.in_(letter_ids))
        .group_by(Directive.id)
    )
    found: dict[str, Tally] = {}
    for letter_id, units, answer_by, registered, answered, refused in session.execute(query):
        late = units - answered - refused if answer_by and answer_by < today.isoformat() else 0
        before = found.get(letter_id, Tally(0, 0, 0, 0, 0))
        found[letter_id] = Tally(
            before.units + units,
            before.registered + registered,
            before.answered + answered,
            before.refused + refused,
            before.late + late,
        )
    return found


def _count(test: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((test, 1), else_=0)), 0)


def directives_of(session: Session, letter_id: str) -> list[Directive]:
    """Each time the letter was sent, the first one first."""
    query = select(Directive).where(Directive.letter_id == letter_id)
    return list(session.scalars(query.order_by(Directive.sent_at, Directive.id)))


def receipts(session: Session, letter_id: str, today: date) -> tuple[ReceiptRow, ...]:
    """Each unit that the letter was sent to, in the order of sending."""
    found: list[ReceiptRow] = []
    for directive in directives_of(session, letter_id):
        told = {
            one.org: one
            for one in session.scalars(select(Delivery).where(Delivery.directive == directive.id))
        }
        unsent = session.scalar(
            select(Operation.dseq)
            .where(Operation.record_id == directive.id, Operation.state.in_(("waiting", "held")))
            .where(Operation.kind == "create")
            .limit(1)
        )
        found += [
            _row(directive, org, name_of(session, org), told.get(org), unsent is not None, today)
            for org in directive.to
        ]
    return tuple(found)


def _row(
    directive: Directive, org: str, name: str, told: Delivery | None, unsent: bool, today: date
) -> ReceiptRow:
    due = date.fromisoformat(directive.answer_by) if directive.answer_by else None
    if told is None:
        state = WAITING if unsent else SENT
        return ReceiptRow(
            org, name, state, answer_by=due, late=due is not None and due < today, directive=directive.id
        )
    return ReceiptRow(
        org,
        name,
        _state(told),
        told.arrived_on,
        told.seen_on,
        told.registered_on,
        told.answered_on,
        day_of(told.refused_on),
        tr(_NO_RIGHT) if told.refused_on == "rights" else told.note or "",
        due,
        due is not None and due < today and told.answered_on is None and not told.refused_on,
        directive.id,
    )


def day_of(said: Any) -> date | None:
    """A day as the wire writes it; None where it says something else."""
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def _state(told: Delivery) -> str:
    for day, state in (
        (told.refused_on, REFUSED),
        (told.answered_on, ANSWERED),
        (told.registered_on, REGISTERED),
        (told.seen_on, SEEN),
        (told.arrived_on, ARRIVED),
    ):
        if day is not None:
            return state
    return SENT
