"""The steps of an outgoing letter beside writing and numbering: approved, sealed, recalled, replaced; and the history of all.

Owns the rows of ``outgoing_step``: every verb of the way leaves one. Refuses a step that is another person's where the
organ goes the full way; in a small branch one person does them all.
"""

from __future__ import annotations

from datetime import date

from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.refusals import (
    ApprovedAlready,
    DayTooEarly,
    NotSent,
    ReasonMissing,
    ReplacementWrong,
    SignedEarly,
)
from app.domain.rows import LetterRow, WayRow
from app.domain.states import APPROVALS, STEP_NAMES, LetterState, Step, after
from app.models.letters import OutgoingLetter
from app.services.change import Change, Service
from app.services.letter_rows import detail, find_letter, told_of
from app.services.letter_steps import approvals, others_steps, step_taken, steps_of
from app.services.sync_flows.marks import recalled, replaced

_SELF = mark("là chính văn bản này")
_NO_NUMBER = mark("chưa có số hoặc không còn hiệu lực")


class LetterWay(Service):
    """Verbs of the way."""

    def others(self) -> dict[str, str]:
        """The steps that the acting person may not do, with whose they are: {'issue': 'văn thư'}."""
        with self.store.read() as session:
            return others_steps(session, self.by, self.practice)

    def approve(self, letter_id: str, *steps: Step, who: str = "", note: str = "") -> Change[LetterRow]:
        """Approve content, format, or both (none named); with the second the letter waits for the signature.

        Raises StepRefused, ApprovedAlready, StepNotYours.
        """
        with self.work("letters.approve") as w:
            record = find_letter(w.session, letter_id)
            done = approvals(w.session, record)
            for step in steps or tuple(one for one in APPROVALS if one not in done) or APPROVALS:
                after(step, record.state)
                if step in done:
                    raise ApprovedAlready(step=tr(STEP_NAMES[step]))
                step_taken(w, record, step, by=self.by, practice=self.practice, who=who, reason=note)
                done = done | {step}
            if done >= set(APPROVALS):
                record.state = LetterState.APPROVED.value
            return Change.of(detail(w.session, record).row, w.commit())

    def seal(self, letter_id: str, *, on: date | None = None, who: str = "") -> Change[LetterRow]:
        """Record that the organ's seal or digital signature is on it. Raises StepRefused, DayTooEarly, SignedEarly."""
        with self.work("letters.seal") as w:
            record = find_letter(w.session, letter_id)
            record.state = after(Step.SEAL, record.state).value
            record.sealed_on = _day(record, on or w.today, w.today)
            step_taken(w, record, Step.SEAL, by=self.by, practice=self.practice, on=record.sealed_on, who=who)
            return Change.of(detail(w.session, record).row, w.commit())

    def recall(
        self, letter_id: str, *, reason: str, on: date | None = None
    ) -> Change[tuple[LetterRow, tuple[str, ...]]]:
        """Recall what went out: its number stays in the register. Answers whom to tell as well.

        Raises ReasonMissing, NotSent, StepRefused.
        """
        why = one_line(reason)
        if not why:
            raise ReasonMissing
        with self.work("letters.recall") as w:
            record = find_letter(w.session, letter_id)
            state = after(Step.RECALL, record.state)
            if record.sent_on is None:
                raise NotSent
            record.state, record.recalled_on = state.value, _day(record, on or w.today, w.today)
            step_taken(
                w, record, Step.RECALL, by=self.by, practice=self.practice, on=record.recalled_on, reason=why
            )
            recalled(w, record, why)
            row = detail(w.session, record).row
            return Change.of((row, told_of(record.parts)), w.commit())

    def replace(
        self, letter_id: str, by_letter: str, *, reason: str = ""
    ) -> Change[tuple[LetterRow, tuple[str, ...]]]:
        """Put another numbered letter of ours in its place. Answers whom to tell as well. Raises ReplacementWrong."""
        with self.work("letters.replace") as w:
            record, other = find_letter(w.session, letter_id), find_letter(w.session, by_letter)
            state = after(Step.REPLACE, record.state)
            named = other.number_printed or other.id[-8:]
            if other.id == record.id:
                raise ReplacementWrong(by=named, reason=tr(_SELF))
            if other.state != LetterState.ISSUED:
                raise ReplacementWrong(by=named, reason=tr(_NO_NUMBER))
            record.state, record.replaced_by_id = state.value, other.id
            replaced(w, record, other)
            step_taken(
                w,
                record,
                Step.REPLACE,
                by=self.by,
                practice=self.practice,
                reason=": ".join(part for part in (named, one_line(reason)) if part),
            )
            row = detail(w.session, record).row
            return Change.of((row, told_of(record.parts)), w.commit())

    def history(self, letter_id: str) -> tuple[WayRow, ...]:
        """Every step of the letter, the first one first."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            return tuple(
                WayRow(one.step, one.happened_on, one.recorded_at, one.who, one.reason)
                for one in session.scalars(steps_of(record.id))
            )


def _day(record: OutgoingLetter, on: date, today: date) -> date:
    if on > today:
        raise SignedEarly(date=on, today=today)
    if record.letter_date is not None and on < record.letter_date:
        raise DayTooEarly(date=on, dated=record.letter_date)
    return on
