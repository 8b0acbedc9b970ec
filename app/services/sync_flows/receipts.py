"""How far a letter came at each of its receivers, as the sender sees it; and what the sender said of it since.

Reads only. A unit that headquarters has told nothing of yet has not spoken with it since the letter was sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import mark
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
    refused: str = ""
    note: str = ""
    answer_by: date | None = None
    late: bool = False
    """The day set for an answer is over and none came."""
    directive: str = ""


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
        told.refused_on or "",
        told.note or "",
        due,
        due is not None and due < today and told.answered_on is None and not told.refused_on,
        directive.id,
    )


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
