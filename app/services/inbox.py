"""The list of incoming letters for a window: which ones (ids alone), then the rows that are on the screen, and the counts.

Owns the boxes ('Chưa đăng ký', 'Chưa giao', 'Quá hạn', 'Tất cả') and their order. Ids are cheap (100,000 of them come from
one index); rows are read a screenful at a time. Reads only. Refuses to read a letter's text for a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql import ColumnElement, Select

from app.base.clock import today
from app.domain.deadlines import due_state, register_by, urgent
from app.domain.handling import Stage
from app.models.flows import Grant
from app.models.letters import IncomingLetter, Task
from app.models.queries.search import ids_of
from app.services import arrival
from app.services.change import Service
from app.services.incoming_rows import ENTITY, RECEIVED, REGISTERED, printed

FOUND_MOST: Final = 500
"""A search shows at most so many letters; nobody reads further, another word finds better."""
UNASSIGNED_SINCE: Final = timedelta(days=365)
"""'Chưa giao' looks back one year: what nobody took up since is history, not work."""
_OPEN: Final = "open"
_ASKED_AT_ONCE: Final = 400


class Box(StrEnum):
    """What the list shows."""

    RECEIVED = "received"
    UNASSIGNED = "unassigned"
    LATE = "late"
    ALL = "all"


class Order(StrEnum):
    """By which head the list is sorted."""

    ARRIVAL = "arrival"
    NUMBER = "number"
    DATE = "date"
    ISSUER = "issuer"
    SUBJECT = "subject"
    DUE = "due"
    HANDLER = "handler"


class Came(StrEnum):
    """What the sender of a letter that came through headquarters says of it now."""

    VALID = "valid"
    RECALLED = "recalled"
    REPLACED = "replaced"


_COLUMNS: Final[dict[Order, InstrumentedAttribute[Any]]] = {
    Order.NUMBER: IncomingLetter.notation,
    Order.DATE: IncomingLetter.letter_date,
    Order.ISSUER: IncomingLetter.issuer,
    Order.SUBJECT: IncomingLetter.subject,
    Order.DUE: IncomingLetter.due_on,
    Order.HANDLER: IncomingLetter.handler,
}


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A letter in the list. For one without an arrival number the fields are what was guessed or drafted."""

    id: str
    state: str
    arrival_number: int | None
    arrived_on: date
    printed: str
    letter_date: date | None
    issuer: str
    subject: str
    urgency: str
    secrecy: str
    handler: str
    due_on: date | None
    due: str
    """'late', 'soon', 'ahead', 'none', or 'done' when every task of it is done."""
    drafted: bool = False
    """The clerk has begun to fill its form."""
    age: int = 0
    """Working days since it came, while it waits for its number."""
    overdue: bool = False
    """It should have its number already (Decree 30 Art. 22: same day, at latest the next working day)."""
    stage: str = ""
    """How far its handling is (domain.handling.Stage)."""
    came: Came | None = None
    """It came from another unit through headquarters."""

    @property
    def registered(self) -> bool:
        return self.state == REGISTERED


@dataclass(frozen=True, slots=True)
class Counts:
    """How many letters stand in each box."""

    received: int
    unassigned: int
    late: int
    all: int


class Inbox(Service):
    """What a window asks to show the list."""

    def ids(
        self, box: Box = Box.ALL, *, order: Order = Order.ARRIVAL, rising: bool = False, text: str = ""
    ) -> tuple[str, ...]:
        """Ids of all letters of ``box`` in order. ``text``: only those in which all words stand, accents optional."""
        with self.store.read() as session:
            if text.strip():
                found = ids_of(session, ENTITY, text, limit=FOUND_MOST)
                if box is not Box.ALL:
                    inside = set(session.scalars(self._query(box)))
                    found = [one for one in found if one in inside]
                return tuple(found)
            query = self._query(box)
            if order is Order.ARRIVAL and box is Box.RECEIVED:
                return tuple(one for one, _ in self._waiting(session, rising=rising))
            if order is Order.ARRIVAL:
                # Ids rise with the moment of arrival, so the primary key's own index gives the order.
                query = query.order_by(IncomingLetter.id.asc() if rising else IncomingLetter.id.desc())
            else:
                column = _COLUMNS[order]
                by = column.asc() if rising else column.desc()
                query = query.order_by(by.nulls_last(), IncomingLetter.id.desc())
            return tuple(session.connection().execute(query).scalars())

    def _waiting(self, session: Session, *, rising: bool) -> list[tuple[str, bool]]:
        """Letters without a number and whether they are urgent, urgent ones on top, then by arrival.

        Their fields lie in what was guessed or typed so far.
        """
        query = select(IncomingLetter.id, IncomingLetter.urgency, IncomingLetter.guesses)
        query = query.where(IncomingLetter.id.in_(self._query(Box.RECEIVED)))
        query = query.order_by(IncomingLetter.id.asc() if rising else IncomingLetter.id.desc())
        found = [(row.id, urgent(_urgency(row.urgency, row.guesses))) for row in session.execute(query)]
        return sorted(found, key=lambda one: not one[1])

    def rows(self, ids: Sequence[str]) -> tuple[InboxRow, ...]:
        """The rows of ``ids`` in their order; letters that are gone are left out."""
        wanted = list(ids)[:_ASKED_AT_ONCE]
        day, calendar = today(self.store.clock), self.practice.calendar
        with self.store.read() as session:
            found = {row.id: row for row in session.execute(_ROW.where(IncomingLetter.id.in_(wanted)))}
            waiting = [one for one, row in found.items() if row.state == RECEIVED]
            guesses = select(IncomingLetter.id, IncomingLetter.guesses).where(IncomingLetter.id.in_(waiting))
            guessed: dict[str, dict[str, Any]] = {one: kept for one, kept in session.execute(guesses)}  # noqa: C416
            tasks, came = _tasks(session, wanted), _came(session, wanted)
        rows = []
        for one in wanted:
            if one not in found:
                continue
            open_due, any_done, who = tasks.get(one, (None, False, ""))
            row = found[one]
            due_on = open_due or row.due_on
            due = str(due_state(due_on, day, calendar))
            if any_done:
                due = "done"
            made = replace(_row(row, guessed.get(one), due_on, due, who), came=came.get(one))
            if row.state == RECEIVED:
                late = register_by(row.arrived_on, calendar, urgency=made.urgency) < day
                age = calendar.working_days_between(row.arrived_on, day)
                made = replace(made, age=age, overdue=late)
            rows.append(made)
        return tuple(rows)

    def counts(self) -> Counts:
        with self.store.read() as session:
            total = session.scalar(select(func.count()).select_from(IncomingLetter)) or 0
            received, unassigned, late = (
                session.scalar(select(func.count()).select_from(self._query(box).subquery())) or 0
                for box in (Box.RECEIVED, Box.UNASSIGNED, Box.LATE)
            )
        return Counts(received, unassigned, late, total)

    def handlers(self, *, limit: int = 40) -> tuple[str, ...]:
        """Who was given letters and tasks lately, the latest first: offered where a letter is given to somebody."""
        with self.store.read() as session:
            recent = session.execute(
                select(Task.assignee).where(Task.assignee != "").order_by(Task.id.desc()).limit(400)
            ).scalars()
            seen = list(dict.fromkeys(recent))
            letters = session.execute(
                select(IncomingLetter.handler).order_by(IncomingLetter.id.desc()).limit(400)
            ).scalars()
            seen += [one for one in dict.fromkeys(letters) if one and one not in seen]
        return tuple(seen[:limit])

    def issuers(self, *, limit: int = 200) -> tuple[str, ...]:
        """Who wrote to us lately, for completion."""
        with self.store.read() as session:
            recent = session.execute(
                select(IncomingLetter.issuer).order_by(IncomingLetter.id.desc()).limit(2000)
            ).scalars()
            return tuple(one for one in dict.fromkeys(recent) if one)[:limit]

    def next_unregistered(self, after: str | None = None) -> str | None:
        """The letter to enter next: the oldest that waits, beginning behind ``after``."""
        with self.store.read() as session:
            waiting = self._waiting(session, rising=True)
        # What is urgent goes before everything; then on from where the clerk is.
        left = [one for one, _ in waiting if one != after]
        pressing = [one for one, hot in waiting if hot and one != after]
        behind = [one for one in left if after is not None and one > after]
        return next(iter(pressing or behind or left), None)

    def _query(self, box: Box) -> Select[str]:
        query = select(IncomingLetter.id)
        match box:
            case Box.RECEIVED:
                return query.where(
                    IncomingLetter.state == RECEIVED, IncomingLetter.stage != Stage.RETURNED.value
                )
            case Box.UNASSIGNED:
                floor = _id_floor(today(self.store.clock) - UNASSIGNED_SINCE)
                given = select(Task.id).where(Task.incoming_id == IncomingLetter.id).exists()
                # '+state': the index of states would name nearly every letter; the id's index names this year's.
                state: ColumnElement[Any] = func.coalesce(IncomingLetter.state, "")
                return query.where(
                    IncomingLetter.id >= floor, state == REGISTERED, IncomingLetter.handler == "", ~given
                )
            case Box.LATE:
                late = select(Task.incoming_id).where(
                    Task.state == _OPEN, Task.due_on < today(self.store.clock), Task.incoming_id.is_not(None)
                )
                return query.where(IncomingLetter.id.in_(late))
            case Box.ALL:
                return query


_ROW: Final = select(
    IncomingLetter.id,
    IncomingLetter.state,
    IncomingLetter.arrival_number,
    IncomingLetter.arrived_on,
    IncomingLetter.number,
    IncomingLetter.notation,
    IncomingLetter.letter_date,
    IncomingLetter.issuer,
    IncomingLetter.subject,
    IncomingLetter.urgency,
    IncomingLetter.secrecy,
    IncomingLetter.handler,
    IncomingLetter.due_on,
    IncomingLetter.stage,
)


def _id_floor(day: date) -> str:
    """The least id that could be made on ``day``: ids begin with the moment in milliseconds (base.ids)."""
    stamp = f"{(day - date(1970, 1, 1)).days * 86_400_000:012x}"
    return f"{stamp[:8]}-{stamp[8:]}"


def _tasks(session: Session, ids: Sequence[str]) -> dict[str, tuple[date | None, bool, str]]:
    """Per letter: the earliest open deadline, whether all its tasks are done, who has the task."""
    found: dict[str, tuple[date | None, bool, str]] = {}
    rows = session.execute(
        select(Task.incoming_id, Task.state, Task.due_on, Task.assignee)
        .where(Task.incoming_id.in_(ids))
        .order_by(Task.state.desc(), Task.due_on.desc())
    )
    for letter_id, state, due_on, assignee in rows:
        before, done, who = found.get(str(letter_id), (None, True, ""))
        is_open = state == _OPEN
        found[str(letter_id)] = (
            due_on if is_open and due_on is not None else before,
            done and not is_open,
            assignee or who,
        )
    return found


def _came(session: Session, ids: Sequence[str]) -> dict[str, Came]:
    """The letters among these that came from another unit."""
    query = select(Grant.incoming_id, Grant.recalled_on, Grant.replaced_by).where(Grant.incoming_id.in_(ids))
    return {
        str(letter_id): Came.REPLACED if replaced else Came.VALID if recalled is None else Came.RECALLED
        for letter_id, recalled, replaced in session.execute(query)
    }


def _urgency(kept: str | None, guesses: dict[str, Any] | None) -> str:
    """Of a letter without a number: what the clerk typed, else what was read."""
    draft = ((guesses or {}).get("draft") or {}).get("fields") or {}
    if "urgency" in draft:
        return str(draft["urgency"])
    return str(
        kept or arrival.taken((guesses or {}).get("guesses") or {}, kept_lengths={}).get("urgency") or ""
    )


def guessed_subject(guesses: dict[str, Any]) -> str:
    """What a letter that is not registered is about: typed so far, else read, else the name of its file."""
    taken = arrival.taken(guesses.get("guesses") or {}, kept_lengths={})
    return _about(guesses, (guesses.get("draft") or {}).get("fields") or {}, taken)


def _about(guesses: dict[str, Any], draft: dict[str, Any], taken: dict[str, Any]) -> str:
    return str(draft.get("subject", taken.get("subject")) or guesses.get("file") or "")


def _row(row: Any, guesses: dict[str, Any] | None, due_on: date | None, due: str, assignee: str) -> InboxRow:
    number, notation, subject, issuer = row.number, row.notation, row.subject, row.issuer
    letter_date, urgency, secrecy = row.letter_date, row.urgency, row.secrecy
    drafted = False
    if guesses is not None:  # not registered: its columns are blank until then
        taken = arrival.taken(guesses.get("guesses") or {}, kept_lengths={})
        draft = (guesses.get("draft") or {}).get("fields") or {}
        drafted = bool(draft)
        number = draft.get("number", taken.get("number") or number)
        notation = draft.get("notation", taken.get("notation") or notation)
        subject = _about(guesses, draft, taken)
        issuer = draft.get("issuer", taken.get("issuer") or issuer)
        letter_date = taken.get("letter_date") or letter_date
        urgency = draft.get("urgency", taken.get("urgency") or urgency)
        secrecy = draft.get("secrecy", taken.get("secrecy") or secrecy)
    return InboxRow(
        row.id,
        row.state,
        row.arrival_number,
        row.arrived_on,
        printed(number or None, notation or None),
        letter_date,
        issuer or "",
        subject or "",
        urgency or "",
        secrecy or "",
        assignee or row.handler or "",
        due_on,
        due,
        drafted,
        stage=row.stage,
    )
