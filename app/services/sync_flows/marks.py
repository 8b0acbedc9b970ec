"""What other verbs do to a letter that goes through headquarters, in their own unit of work: seen, registered, answered, recalled.

Owns no transaction: each function is called inside the verb whose doing it tells the other end, so that the day is right
however late the next contact. A letter that came or went by other ways is passed over.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.flows import Directive, Grant
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.session import UnitOfWork
from app.services.sync_flows.receipts import directives_of

MOST_NOTE: Final = 2000


def grant_of(session: Session, incoming_id: str) -> Grant | None:
    """How this letter came from another unit; None when it did not."""
    return session.scalars(select(Grant).where(Grant.incoming_id == incoming_id).order_by(Grant.id)).first()


def grants_of(session: Session, incoming_id: str) -> list[Grant]:
    return list(session.scalars(select(Grant).where(Grant.incoming_id == incoming_id).order_by(Grant.id)))


def registered(w: UnitOfWork, letter: IncomingLetter) -> None:
    for grant in grants_of(w.session, letter.id):
        grant.seen_on = grant.seen_on or w.today
        grant.registered_on = grant.registered_on or w.today


def answered(w: UnitOfWork, answer: OutgoingLetter, directive: Directive | None = None) -> None:
    """Our letter went out; the one it answers came from another unit."""
    if answer.answers_id is None:
        return
    for grant in grants_of(w.session, answer.answers_id):
        grant.answered_on = grant.answered_on or w.today
        if directive is not None and grant.sender in directive.to:
            grant.answer_id = directive.id


def the_same(w: UnitOfWork, letter: IncomingLetter, other: IncomingLetter | None) -> None:
    """A letter that came twice is put away: its way goes on with the one that is kept."""
    for grant in grants_of(w.session, letter.id):
        grant.incoming_id = other.id if other is not None else None
        if other is not None and other.arrival_number is not None:
            grant.seen_on = grant.seen_on or w.today
            grant.registered_on = grant.registered_on or w.today


def sent_back(w: UnitOfWork, letter: IncomingLetter, reason: str) -> None:
    """It was not for us: its sender is told the day and why."""
    for grant in grants_of(w.session, letter.id):
        grant.seen_on = grant.seen_on or w.today
        grant.refused_on, grant.note = w.today.isoformat(), reason[:MOST_NOTE]


def recalled(w: UnitOfWork, letter: OutgoingLetter, reason: str) -> None:
    for directive in directives_of(w.session, letter.id):
        directive.recalled_on, directive.recall_reason = letter.recalled_on, reason[:500]


def replaced(w: UnitOfWork, letter: OutgoingLetter, by: OutgoingLetter) -> None:
    day = f" ({by.letter_date:%d/%m/%Y})" if by.letter_date else ""
    for directive in directives_of(w.session, letter.id):
        directive.replaced_by = f"{by.number_printed}{day}"[:200]
