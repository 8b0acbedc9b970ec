"""The form of one incoming letter: what stands in its fields, what was guessed and where, what the clerk typed so far.

Owns the draft of a form. It lies in the record's computed column beside the guesses: encrypted, on disk when the verb returns,
without history and never sent, because words half typed are nobody's business. Refuses to draft a registered letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import RuleRefused
from app.base.language import mark
from app.base.text import one_line
from app.domain.deadlines import handle_by
from app.domain.numbering import IN, IN_SECRET, year_period
from app.domain.rows import LetterRow
from app.models.derived import same_key
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.numbers import IssuedNumber, Series
from app.services import arrival
from app.services.change import Change, Service
from app.services.demands import Demand, demands_of
from app.services.first_unit import our_unit
from app.services.incoming_rows import (
    RECEIVED,
    REGISTERED,
    Duplicate,
    find_letter,
    guesses_of,
    original_of,
)
from app.services.letter_rows import row as letter_row
from app.services.pieces import drop_letter
from app.services.same_letter import duplicates_of
from app.services.story import StoryLine, of_letter
from app.services.sync_flows.marks import the_same
from app.services.tasks import TaskRow, task_row

FIELDS: Final = (
    "number",
    "notation",
    "date",
    "issuer",
    "kind",
    "subject",
    "addressees",
    "signer",
    "urgency",
    "secrecy",
    "deadline",
    "handler",
    "note",
    "arrived",
)
"""Fields of the window's form, in the order in which a clerk reads a letter."""
_MANY: Final = frozenset({"addressees"})


class AlreadyRegistered(RuleRefused):
    code, what = "DEN-006", mark("Văn bản này đã vào sổ, số đến {number}.")
    remedy = mark("Văn bản đã vào sổ thì giữ số đến; nếu sai thì sửa các mục của nó.")


@dataclass(frozen=True, slots=True)
class Guessed:
    """One guess as the window shows it. ``sure``: certain enough to stand in the field until somebody looks."""

    text: str
    certainty: float
    sure: bool
    page: int
    box: tuple[float, float, float, float] | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word read from a picture that a person should look at, and where it stands (mm)."""

    page: int
    box: tuple[float, float, float, float]
    word: str


@dataclass(frozen=True, slots=True)
class Form:
    """Everything the page beside the letter shows."""

    id: str
    state: str
    arrival_number: int | None
    arrival_year: int | None
    next_number: int
    """The number it would get now."""
    arrived_on: date
    values: dict[str, str]
    """Field -> text: the clerk's own, else the sure guess, else ''."""
    confirmed: frozenset[str]
    """Fields that a person has looked at."""
    guesses: dict[str, tuple[Guessed, ...]]
    deadlines: tuple[tuple[date, Guessed], ...]
    """Days the letter sets, each with its sentence; the earliest first."""
    wishes: frozenset[str]
    """ISO days of further deadlines that shall become tasks."""
    usual_due: date
    """The organ's own limit, when the letter sets none."""
    file_name: str
    pages: int
    text: str
    warnings: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    tasks: tuple[TaskRow, ...]
    answers: tuple[LetterRow, ...]
    story: tuple[StoryLine, ...]
    demands: tuple[Demand, ...] = ()
    """What the letter asks, as read; those that are tasks already say so."""
    doubts: tuple[Doubt, ...] = ()
    scanned: bool = False
    """Its words were read from pictures."""
    stage: str = ""

    @property
    def registered(self) -> bool:
        return self.state == REGISTERED


class InboxForms(Service):
    """Verbs of the form."""

    def form(self, letter_id: str) -> Form:
        """One letter with all that its page shows. Raises IncomingMissing."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            guesses = _guesses(letter)
            draft = _draft(letter)
            values = _values(letter) if letter.state == REGISTERED else _guessed_values(guesses)
            found = arrival.deadline(guesses_of(letter), letter_date=letter.letter_date)
            if letter.state != REGISTERED:
                values = {**_own(letter), **values}
                if found is not None:
                    values["deadline"] = shown(found[0])
                values |= {name: text for name, text in draft.get("fields", {}).items() if name in FIELDS}
            values = {name: values.get(name, "") for name in FIELDS}
            answers = session.execute(
                select(OutgoingLetter, IssuedNumber)
                .outerjoin(IssuedNumber, IssuedNumber.id == OutgoingLetter.number_id)
                .where(OutgoingLetter.answers_id == letter.id)
                .order_by(OutgoingLetter.id)
            ).all()
            tasks = session.scalars(select(Task).where(Task.incoming_id == letter.id).order_by(Task.id)).all()
            day, calendar = today(self.store.clock), self.practice.calendar
            original = original_of(session, letter.id)
            return Form(
                letter.id,
                letter.state,
                letter.arrival_number,
                letter.arrival_year,
                _next_number(session, letter, secret=bool(values["secrecy"])),
                letter.arrived_on,
                values,
                frozenset(FIELDS) if letter.state == REGISTERED else frozenset(draft.get("confirmed", ())),
                guesses,
                _deadlines(letter),
                frozenset(draft.get("wishes", ())),
                handle_by(
                    letter.arrived_on,
                    calendar,
                    set_in_letter=None,
                    working_days=self.practice.handle_days,
                    urgency=values["urgency"],
                ),
                original.name if original else "",
                letter.pages or 0,
                letter.text,
                tuple((letter.guesses or {}).get("warnings") or ()),
                duplicates_of(session, letter),
                tuple(task_row(task, day, calendar) for task in tasks),
                tuple(letter_row(one, number) for one, number in answers),
                of_letter(session, letter.id),
                demands_of(session, letter),
                _doubts(letter),
                (letter.guesses or {}).get("how") in ("ocr", "mixed"),
                letter.stage,
            )

    def duplicates(self, letter_id: str, fields: Mapping[str, str]) -> tuple[Duplicate, ...]:
        """Letters entered before that seem to be the one with these fields."""
        own = arrival.read_settings(fields)
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            day = own.get("letter_date") or letter.arrived_on
            key = same_key(own.get("number"), own.get("notation"), own.get("issuer") or "", day.year)
            session.expunge(letter)  # looked at with another key, and never written
            letter.same_key = key
            letter.number, letter.notation = own.get("number"), own.get("notation")
            letter.letter_date = own.get("letter_date")
            return duplicates_of(session, letter)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Kinds of letters by code and name."""
        from app.standards import load

        return tuple((code, kind.name) for code, kind in load("youth-union").kinds.items())

    # --- acts -----------------------------------------------------------------------------------------

    def save_draft(
        self,
        letter_id: str,
        *,
        fields: Mapping[str, str],
        confirmed: Sequence[str] = (),
        wishes: Sequence[str] = (),
    ) -> Change[str]:
        """Keep what stands in the form of a letter that has no number yet. Raises AlreadyRegistered."""
        with self.work("incoming.draft") as w:
            letter = _unregistered(find_letter(w.session, letter_id))
            draft = {
                "fields": {name: text for name, text in fields.items() if name in FIELDS},
                "confirmed": sorted(confirmed),
                "wishes": sorted(wishes),
            }
            letter.guesses = {**(letter.guesses or {}), "draft": draft}
            return Change.of(letter.id, w.commit())

    def write_down(self) -> Change[str]:
        """A letter that came on paper, without a file; its fields are typed."""
        with self.work("incoming.paper") as w:
            letter = w.add(IncomingLetter(unit_id=our_unit(w).id, arrived_on=w.today, state=RECEIVED))
            return Change.of(letter.id, w.commit())

    def discard(self, letter_id: str) -> Change[str]:
        """Take a letter away that was never registered: it came twice, or by mistake. Undo brings it back."""
        with self.work("incoming.discard") as w:
            letter = _unregistered(find_letter(w.session, letter_id))
            same = next(iter(duplicates_of(w.session, letter)), None)
            the_same(w, letter, find_letter(w.session, same.id) if same is not None else None)
            drop_letter(w, letter)
            return Change.of(letter.id, w.commit())


def shown(day: date | None) -> str:
    """A day as a form has it."""
    return f"{day:%d/%m/%Y}" if day else ""


def _unregistered(letter: IncomingLetter) -> IncomingLetter:
    if letter.state == REGISTERED:
        raise AlreadyRegistered(number=letter.arrival_number)
    return letter


def _draft(letter: IncomingLetter) -> dict[str, Any]:
    found: dict[str, Any] = (letter.guesses or {}).get("draft") or {}
    return found


def _own(letter: IncomingLetter) -> dict[str, str]:
    """What the record holds before registration: the day of arrival."""
    return {"arrived": shown(letter.arrived_on)}


def _values(letter: IncomingLetter) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name in FIELDS:
        value = getattr(letter, arrival.FIELDS[name][0])
        if isinstance(value, date):
            texts[name] = shown(value)
        elif isinstance(value, list):
            texts[name] = "; ".join(str(one) for one in value)
        else:
            texts[name] = str(value or "")
    return texts


def _guesses(letter: IncomingLetter) -> dict[str, tuple[Guessed, ...]]:
    found: dict[str, tuple[Guessed, ...]] = {}
    for name, value in guesses_of(letter).items():
        several = value if isinstance(value, list) else [value] if value else []
        made = [_guessed(name, one) for one in several if isinstance(one, dict) and "certainty" in one]
        if made and name in FIELDS:
            found[name] = tuple(made)
    return found


def _guessed(name: str, one: Mapping[str, Any]) -> Guessed:
    text = str(one.get("value") or "")
    if name in ("date", "deadline", "deadlines"):
        text = shown(date.fromisoformat(text))
    box = one.get("box")
    return Guessed(
        text,
        float(one["certainty"]),
        float(one["certainty"]) >= arrival.least(name),
        int(one.get("page") or 1),
        (float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box else None,
        str(one.get("evidence") or ""),
    )


def _doubts(letter: IncomingLetter) -> tuple[Doubt, ...]:
    found = (letter.guesses or {}).get("doubtful") or ()
    return tuple(Doubt(page, (x0, y0, x1, y1), str(word)) for page, x0, y0, x1, y1, word in found)


def _guessed_values(guesses: Mapping[str, tuple[Guessed, ...]]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, several in guesses.items():
        sure = [one_line(one.text) for one in several if one.sure]
        if sure:
            values[name] = "; ".join(sure) if name in _MANY else sure[0]
    return values


def _deadlines(letter: IncomingLetter) -> tuple[tuple[date, Guessed], ...]:
    found: dict[date, Guessed] = {}
    for one in guesses_of(letter).get("deadlines") or ():
        day = date.fromisoformat(one["value"])
        if one["certainty"] >= arrival.LIKELY and (letter.letter_date is None or day >= letter.letter_date):
            found.setdefault(day, _guessed("deadlines", one))
    return tuple(sorted(found.items(), key=lambda pair: pair[0]))


def _next_number(session: Session, letter: IncomingLetter, *, secret: bool) -> int:
    series = session.scalar(
        select(Series).where(
            Series.unit_id == letter.unit_id,
            Series.book == (IN_SECRET if secret else IN),
            Series.period == year_period(letter.arrived_on).name,
        )
    )
    if series is None:
        return 1
    last = session.scalar(select(func.max(IssuedNumber.no)).where(IssuedNumber.series_id == series.id))
    return series.first if last is None else max(series.first, last + 1)
