"""Outgoing letters: written, submitted, returned, signed, numbered, voided, listed.

Owns the record ``outgoing_letter``. The parts of a letter freeze in the unit of work that gives its number. Refuses a number before
the signature (or before printing, where the unit says so), a letter whose organ is none of ours, edits of what is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from app.base.clock import today
from app.base.errors import AppError
from app.domain.deadlines import number_by
from app.domain.numbering import Caution, check_date, date_cautions, written
from app.domain.practice import Practice
from app.domain.refusals import (
    FindingsStop,
    OrganUnknown,
    ReasonMissing,
    SignedEarly,
    SignerMissing,
    UnitEnded,
)
from app.domain.rows import IssuedRow, LetterDetail, LetterRow
from app.domain.states import LetterState, Step, after
from app.layout.parts import DateLine, Letter, Number
from app.layout.read import letter_json, read_letter
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.session import Store, UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Note, Service, note
from app.services.counting import Place, number_line, place_of, printed_form
from app.services.holding import earliest_behind, insert_after, use_held
from app.services.leasing import gives_numbers
from app.services.letter_rows import DeskPage, Foreseen, desk_page, detail, find_letter, foresee, rows
from app.services.letter_steps import step_taken
from app.services.numbering import Taken, given_before, issued_row, open_for, take_number
from app.services.units import own_unit, stand_in, unit_from_letter, unit_of_letter

if TYPE_CHECKING:
    from app.check.findings import Finding
    from app.standards import Standard

Checker: TypeAlias = "Callable[[Letter], tuple[Finding, ...]]"


def house_checker(letter: Letter) -> tuple[Finding, ...]:
    """The checker of the house, loaded when the first number is asked for."""
    from app.services.checking import check_data

    return check_data(letter)


class Letters(Service):
    """Verbs on outgoing letters. ``checker`` is asked before a number is given; an error finding stops it."""

    def __init__(
        self, store: Store, *, by: str, practice: Practice | None = None, checker: Checker = house_checker
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self.checker = checker

    # --- looking --------------------------------------------------------------------------------------------

    def list(
        self,
        *,
        state: str | None = None,
        kind: str | None = None,
        unit: str | None = None,
        year: int | None = None,
        text: str = "",
        limit: int | None = None,
    ) -> tuple[LetterRow, ...]:
        """Letters, the newest first. ``text``: words of subject, signer or number, accents optional."""
        with self.store.read() as s:
            return rows(s, state=state, kind=kind, unit_id=unit, year=year, text=text, limit=limit)

    def get(self, letter_id: str) -> LetterDetail:
        """One letter with its parts; by id, the end of an id, or number and symbol. Raises LetterMissing, IdAmbiguous."""
        with self.store.read() as s:
            return detail(s, find_letter(s, letter_id))

    def page(
        self, *, states: Sequence[str] = (), text: str = "", limit: int = 200, offset: int = 0
    ) -> DeskPage:
        """Some of the letters in these states (none = all), with counts by state; found by ``text`` accent-free."""
        with self.store.read() as s:
            return desk_page(s, today(self.store.clock), states=states, text=text, limit=limit, offset=offset)

    def foresee(self, letter_id: str, *, on: date | None = None) -> Foreseen | None:
        """The number and date that ``issue`` would give now; None when no number can be foreseen. Reserves nothing."""
        with self.store.read() as s:
            record = find_letter(s, letter_id)
            now = today(self.store.clock)
            day = on or record.signed_on or now
            letter = letter_of(record.parts)
            try:
                return foresee(s, record, letter, standard_for(letter, day), on=day, today=now)
            except AppError:
                return None  # the refusal is said when a number is asked for, not while one writes

    # --- writing --------------------------------------------------------------------------------------------

    def new(self, letter: Letter, *, answers_id: str | None = None, note_text: str = "") -> Change[LetterRow]:
        """Keep a new draft. In a folder without any unit our own is made from the letterhead, and a note says so.

        Raises OrganUnknown when units are known and the letter's organ is none of them; StandardUnknown, KindUnknown.
        """
        with self.work("letters.new") as w:
            record, notes = add_draft(w, letter, answers_id=answers_id, note_text=note_text)
            return Change.of(draft_row(w, record), w.commit(), notes)

    def edit(self, letter_id: str, letter: Letter) -> Change[LetterRow]:
        """Put other parts into a draft. The same parts again change nothing, so autosave may call it freely."""
        with self.work("letters.edit") as w:
            record = find_letter(w.session, letter_id)
            record.state = after(Step.EDIT, record.state).value
            unit = _unit_for(w, letter)
            standard_for(letter)
            record.unit_id = unit.id
            fill(record, letter)
            return Change.of(draft_row(w, record), w.commit())

    def submit(self, letter_id: str, *, who: str = "") -> Change[LetterRow]:
        """Hand the draft to the person who signs."""
        with self.work("letters.submit") as w:
            record = find_letter(w.session, letter_id)
            record.state = after(Step.SUBMIT, record.state).value
            self._step(w, record, Step.SUBMIT, who=who)
            return Change.of(draft_row(w, record), w.commit())

    def give_back(self, letter_id: str, *, reason: str, who: str = "") -> Change[LetterRow]:
        """Return a submitted or signed letter for correction; a signature on it no longer counts. Raises ReasonMissing."""
        if not reason.strip():
            raise ReasonMissing
        with self.work("letters.return") as w:
            record = find_letter(w.session, letter_id)
            record.state = after(Step.RETURN, record.state).value
            record.signed_on = None
            self._step(w, record, Step.RETURN, who=who, reason=reason.strip())
            record.extra = {**(record.extra or {}), "return_reason": reason.strip()}
            return Change.of(draft_row(w, record), w.commit())

    def sign(self, letter_id: str, *, on: date | None = None) -> Change[LetterRow]:
        """Record that the person in the signature block has signed, on a day (today by default).

        Raises SignerMissing, SignedEarly. The digital signature itself is another act (signing).
        """
        with self.work("letters.sign") as w:
            record = find_letter(w.session, letter_id)
            self._sign(w, record, on or w.today)
            return Change.of(draft_row(w, record), w.commit())

    # --- numbering ------------------------------------------------------------------------------------------

    @gives_numbers("outgoing_letter")
    def issue(
        self,
        letter_id: str,
        *,
        on: date | None = None,
        signed_on: date | None = None,
        held: str = "",
        behind: str = "",
    ) -> Change[IssuedRow]:
        """Give the letter its number and date and freeze its parts, all in one transaction.

        ``on`` is the letter's date: the day of signing by default (HD29), else today. ``signed_on`` records the signature in the same
        act. ``held`` names a number kept back for it, ``behind`` one it is put in after, with a letter (12a).

        Raises StepRefused, FindingsStop (exit 4), DateInFuture, TermEnded, PeriodUnknown, SeriesClosed, NumberTaken, HeldMissing,
        InsertForbidden, InsertAfterNothing.
        """
        findings = self._findings_before(letter_id, on=on, signed_on=signed_on)
        with self.work("letters.issue") as w:
            record = find_letter(w.session, letter_id)
            if signed_on is not None and record.signed_on is None:
                self._sign(w, record, signed_on)
            state = after(Step.ISSUE, record.state, when=self.practice.number_when, way=self.practice.way)
            letter = letter_of(record.parts)
            day = on or record.signed_on or w.today
            check_date(day, w.today)
            unit = open_unit(w, record, day)
            standard = standard_for(letter, day)
            if findings is None or findings[0] != record.parts:
                findings = (record.parts, _stop_on_errors(self.checker(frozen(letter, standard, "01", day))))
            place = place_of(w.session, unit, letter, standard, on=day, today=w.today)
            taken, said = _take(w, unit, place, letter, standard, record.id, day, held=held, behind=behind)
            notes = said + self._notes(w, record, letter, place, taken, day, findings[1])
            self._step(w, record, Step.ISSUE, on=day, reason=taken.record.printed)
            row = _freeze(w, record, letter, standard, taken, day, state)
            return Change.of(row, w.commit(), notes)

    def _sign(self, w: UnitOfWork, record: OutgoingLetter, on: date) -> None:
        _sign(record, on, today=w.today, practice=self.practice)
        self._step(w, record, Step.SIGN, on=on, who=record.signer)

    def _step(
        self,
        w: UnitOfWork,
        record: OutgoingLetter,
        step: Step,
        *,
        on: date | None = None,
        who: str = "",
        reason: str = "",
    ) -> None:
        step_taken(w, record, step, by=self.by, practice=self.practice, on=on, who=who, reason=reason)

    def _findings_before(
        self, letter_id: str, *, on: date | None, signed_on: date | None
    ) -> tuple[dict[str, Any], tuple[Finding, ...]] | None:
        """Check outside the write transaction, which others wait for; the parts tell later whether it still holds."""
        with self.store.read() as s:
            record = find_letter(s, letter_id)
            parts, day = record.parts, on or record.signed_on or signed_on
            waiting = (LetterState.SIGNED, LetterState.SUBMITTED, LetterState.APPROVED)
            if record.state not in waiting and signed_on is None:
                return None  # the step itself will be refused
        letter = letter_of(parts)
        standard = standard_for(letter, day)
        seen = letter if day is None else frozen(letter, standard, "01", day)
        return parts, _stop_on_errors(self.checker(seen))

    def _notes(
        self,
        w: UnitOfWork,
        record: OutgoingLetter,
        letter: Letter,
        place: Place,
        taken: Taken,
        day: date,
        findings: Sequence[Finding],
    ) -> tuple[Note, ...]:
        by = number_by(record.signed_on, self.practice.calendar) if record.signed_on else None
        cautions = date_cautions(
            day,
            given=given_before(taken),
            running=place.running,
            period=place.period,
            signed_on=record.signed_on,
            number_by=by,
        )
        notes = [
            note(one, date=day, period=place.period.name, signed=record.signed_on, by=by) for one in cautions
        ]
        if letter.draft:
            notes.append(note(Caution.DRAFT_NOTE, note=letter.draft))
        own = w.get(Unit, record.unit_id).symbol
        if own and own != letter.organ.symbol:
            notes.append(note(Caution.SYMBOL, found=letter.organ.symbol, own=own))
        if findings:
            notes.append(note(Caution.FINDINGS, count=len(findings)))
        return tuple(notes)


# --- what the verbs are made of ---------------------------------------------------------------------------------


def add_draft(
    w: UnitOfWork, letter: Letter, *, answers_id: str | None = None, note_text: str = ""
) -> tuple[OutgoingLetter, tuple[Note, ...]]:
    """A new draft inside a unit of work, with notes for the person."""
    standard_for(letter)
    notes: tuple[Note, ...] = ()
    own = own_unit(w.session)
    if (own is None or stand_in(own)) and unit_of_letter(w.session, letter) is None:
        unit = unit_from_letter(w, letter)
        notes = (note(Caution.UNIT_MADE, name=unit.name),)
    else:
        unit = _unit_for(w, letter)
    if answers_id is not None:
        w.get(IncomingLetter, answers_id)
    record = OutgoingLetter(
        id=w.ids.new(),
        unit_id=unit.id,
        state=LetterState.DRAFT.value,
        answers_id=answers_id,
        note=note_text,
        extra={},
    )
    fill(record, letter)
    w.add(record)
    return record, notes


def parts_of(letter: Letter) -> dict[str, Any]:
    """The letter as it is stored; what decides its meaning stands in it even where it is today's default."""
    plain: dict[str, Any] = msgspec.json.decode(letter_json(letter))
    return {**plain, "standard": letter.standard}


def letter_of(parts: dict[str, Any]) -> Letter:
    """The letter again, lifted to today's form when it was stored in an older one."""
    return read_letter(msgspec.json.encode(parts))


def _unit_for(w: UnitOfWork, letter: Letter) -> Unit:
    unit = unit_of_letter(w.session, letter)
    if unit is None:
        raise OrganUnknown("$.organ.issuing", organ=" ".join(letter.organ.issuing))
    return unit


def open_unit(w: UnitOfWork, record: OutgoingLetter, day: date) -> Unit:
    """The letter's unit; one that has ended gives no numbers for later days."""
    unit = w.get(Unit, record.unit_id)
    if unit.valid_to is not None and day > unit.valid_to:
        raise UnitEnded(name=unit.name, date=unit.valid_to)
    return unit


def fill(record: OutgoingLetter, letter: Letter) -> None:
    """Put the parts into the record, with the columns that lists read from them."""
    parts = parts_of(letter)
    if record.parts != parts:
        record.parts = parts
    record.form = letter.form
    record.standard = letter.standard
    record.standard_version = letter.standard_version
    record.kind = letter.kind
    record.subject = " ".join(letter.subject.split())
    record.signer = letter.signature.name if letter.signature else ""


def standard_for(letter: Letter, day: date | None = None) -> Standard:
    """The standard in force on ``day`` or on the letter's own date. Raises StandardUnknown, KindUnknown."""
    from app.layout.compose import letter_day
    from app.standards import load

    standard = load(letter.standard, version=letter.standard_version, on=day or letter_day(letter.date))
    standard.kind(letter.kind)
    return standard


def _sign(record: OutgoingLetter, on: date, *, today: date, practice: Practice) -> None:
    state = after(Step.SIGN, record.state, when=practice.number_when, way=practice.way)
    if not record.signer.strip():
        raise SignerMissing("$.signature")
    if on > today:
        raise SignedEarly(date=on, today=today)
    record.state = state.value
    record.signed_on = on


def _stop_on_errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    errors = [one for one in findings if one.severity == "error"]
    if errors:
        raise FindingsStop(errors[0].part or errors[0].place, count=len(errors), first=errors[0].message)
    return findings


def frozen(letter: Letter, standard: Standard, number: str, day: date) -> Letter:
    """The letter with its number and date, no draft note, and the version of the standard that it was set by."""
    return msgspec.structs.replace(
        letter,
        number=Number(value=number),
        date=DateLine(place=letter.date.place, day=day.day, month=day.month, year=day.year),
        draft=None,
        standard_version=standard.version,
    )


def _take(
    w: UnitOfWork,
    unit: Unit,
    place: Place,
    letter: Letter,
    standard: Standard,
    letter_id: str,
    day: date,
    *,
    held: str = "",
    behind: str = "",
) -> tuple[Taken, tuple[Note, ...]]:
    """The next number of the book; a held or an inserted one where it is asked for by name."""
    zero_below = standard.numbering.zero_below

    def printed(no: int, suffix: str = "") -> str:
        return printed_form(standard, letter, written(no, suffix, zero_below=zero_below), book=place.book)

    if not (held or behind):
        taken = take_number(
            w,
            unit,
            place.book,
            period=place.period,
            on=day,
            letter_id=letter_id,
            printed=printed,
            first=place.first,
        )
        return taken, ()
    series, _ = open_for(w, unit, place.book, period=place.period, first=place.first)
    notes: list[Note] = []
    if held:
        taken, kept = use_held(w, series, held, printed=printed, on=day, letter_id=letter_id)
        if w.today > kept.until:
            notes.append(note(Caution.HELD_LATE, number=taken.record.printed, until=kept.until))
    else:
        taken = insert_after(w, series, behind, printed=printed, on=day, letter_id=letter_id)
    following = earliest_behind(w.session, taken)
    if following is not None and following < day:
        notes.append(note(Caution.OUT_OF_ORDER, date=day, next=following))
    return taken, tuple(notes)


def number_copy(
    w: UnitOfWork,
    record: OutgoingLetter,
    letter: Letter,
    unit: Unit,
    place: Place,
    day: date,
    state: LetterState,
) -> IssuedRow:
    """The next number for one letter of many that are numbered in one act. Raises as Letters.issue."""
    standard = standard_for(letter, day)
    taken, _ = _take(w, unit, place, letter, standard, record.id, day)
    return _freeze(w, record, letter, standard, taken, day, state)


def _freeze(
    w: UnitOfWork,
    record: OutgoingLetter,
    letter: Letter,
    standard: Standard,
    taken: Taken,
    day: date,
    state: LetterState,
) -> IssuedRow:
    number = written(taken.record.no, taken.record.suffix, zero_below=standard.numbering.zero_below)
    final = frozen(letter, standard, number, day)
    fill(record, final)
    record.state = state.value
    record.number_id = taken.record.id
    record.number_printed = taken.record.printed
    record.letter_date = day
    record.issued_at = w.clock.now()
    line = number_line(standard, final, number)
    return issued_row(taken.record, taken.series, line=line, zero_below=standard.numbering.zero_below)


def draft_row(w: UnitOfWork, record: OutgoingLetter) -> LetterRow:
    return detail(w.session, record).row
