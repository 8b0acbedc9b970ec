"""Sending what was issued: the day it went out, how many copies, who keeps the file copy (Decree 30 Art. 18, register columns 6-8).

Owns these fields of an outgoing letter. Sending to other units through headquarters is ``sync_flows``. Refuses what has no number.
"""

from __future__ import annotations

from datetime import date

from app.base.errors import RuleRefused
from app.base.language import mark
from app.domain.practice import Practice
from app.domain.refusals import DateInFuture, SealMissing
from app.domain.rows import LetterRow
from app.domain.states import LetterState, Step, Way
from app.models.letters import OutgoingLetter
from app.models.session import UnitOfWork
from app.services.change import Change, Service
from app.services.letter_rows import find_letter
from app.services.letter_steps import step_taken
from app.services.letters import draft_row
from app.services.sync_flows.marks import answered


class NotIssued(RuleRefused):
    code, what = "VB-213", mark("Văn bản chưa có số nên chưa phát hành được.")
    remedy = mark("Cấp số trước (letter issue).")


class Dispatch(Service):
    def send(
        self,
        letter_id: str,
        *,
        on: date | None = None,
        copies: int | None = None,
        keeper: str = "",
        note_text: str = "",
    ) -> Change[LetterRow]:
        """Record that an issued letter went out. Raises NotIssued, DateInFuture."""
        with self.work("dispatch.send") as w:
            record = find_letter(w.session, letter_id)
            sent_out(w, record, by=self.by, practice=self.practice, on=on, note_text=note_text)
            record.copies = copies if copies is not None else record.copies
            record.keeper = keeper or record.keeper
            record.note = note_text or record.note
            return Change.of(draft_row(w, record), w.commit())


def sent_out(
    w: UnitOfWork,
    record: OutgoingLetter,
    *,
    by: str,
    practice: Practice,
    on: date | None = None,
    note_text: str = "",
) -> None:
    """Note that an issued letter went out. Raises NotIssued, DateInFuture, SealMissing."""
    if record.state != LetterState.ISSUED:
        raise NotIssued
    day = on or w.today
    if day > w.today:
        raise DateInFuture(date=day, today=w.today)
    if practice.way is Way.FULL and record.sealed_on is None:
        raise SealMissing
    step_taken(w, record, Step.SEND, by=by, practice=practice, on=day, reason=note_text)
    record.sent_on = day
    record.keeper = record.keeper or _keeper(record.parts)
    answered(w, record)


def _keeper(parts: dict[str, object]) -> str:
    storage = parts.get("storage")
    return str(storage.get("units", "")) if isinstance(storage, dict) else ""
