"""A letter's whole story on one page: what came, what was asked of whom, what was done and answered, files, dossiers, history.

Of either direction. Reads only. Entries stand by their day; each names the record behind it, for a window to open. The words are the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import VIETNAM
from app.base.language import mark, tr
from app.domain.handling import stage_name
from app.domain.states import STATE_NAMES, LetterState
from app.models.dossiers import Dossier, DossierEntry
from app.models.files import Attachment
from app.models.following import ExpectedAnswer, ShortMessage, TaskNote
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.operations import MemberOperation
from app.services import results
from app.services.change import Service
from app.services.incoming_rows import ENTITY, arrival_words, find_letter, printed
from app.services.kinds import kind_name
from app.services.letter_rows import find_letter as find_outgoing
from app.services.results import OutcomeCounts
from app.services.story import OUTGOING, StoryLine, of_letter


class Part(StrEnum):
    """What an entry tells of."""

    ARRIVED = "arrived"
    STEP = "step"
    TASK = "task"
    OPERATION = "operation"
    NOTE = "note"
    DONE = "done"
    RESULT = "result"
    MESSAGE = "message"
    ANSWER = "answer"
    SIGNED = "signed"
    SENT = "sent"
    ASKED = "asked"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Entry:
    on: date
    part: str
    title: str
    detail: str
    entity: str
    id: str


@dataclass(frozen=True, slots=True)
class FileRow:
    name: str
    role: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    letter_id: str
    heading: str
    """'Công văn 856-CV/TWĐTN-BTG ngày 05/5/2023 của Trung ương Đoàn'."""
    subject: str
    arrival: str
    stage: str
    handler: str
    due_on: date | None
    entries: tuple[Entry, ...]
    counts: OutcomeCounts
    files: tuple[FileRow, ...]
    dossiers: tuple[str, ...]
    history: tuple[StoryLine, ...]
    entity: str = ENTITY


class LetterStories(Service):
    def outgoing(self, letter_id: str) -> StoryPage:
        """Everything about one of our own letters: what it answers, signed, sent, who was asked and who answered. Raises LetterMissing."""
        with self.store.read() as session:
            ours = find_outgoing(session, letter_id)
            entries = sorted(
                _of_ours(session, ours), key=lambda entry: (entry.on, _ORDER[entry.part], entry.id)
            )
            kind = kind_name(ours.kind, ours.standard)
            dated = tr(mark("ngày {day:%d/%m/%Y}")).format(day=ours.letter_date) if ours.letter_date else ""
            return StoryPage(
                ours.id,
                " ".join(part for part in (kind, ours.number_printed, dated) if part),
                ours.subject,
                "",
                tr(STATE_NAMES[LetterState(ours.state)]),
                ours.signer,
                None,
                tuple(entries),
                results.count(()),
                _files(session, OUTGOING, ours.id),
                _dossiers(session, OUTGOING, ours.id),
                of_letter(session, ours.id),
                OUTGOING,
            )

    def page(self, letter_id: str) -> StoryPage:
        """Everything about one incoming letter. Raises IncomingMissing."""
        from app.services.handling import Handling

        handling = Handling(self.store, by=self.by, practice=self.practice).look(letter_id)
        logged = results.logged(self.store, letter_id)
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            entries = [
                Entry(
                    letter.arrived_on,
                    Part.ARRIVED,
                    tr(mark("Văn bản đến")),
                    arrival_words(letter),
                    ENTITY,
                    letter.id,
                )
            ]
            for step in handling.steps:
                said = (step.who, step.opinion, step.lead, "; ".join(step.co_workers), step.note)
                detail = " · ".join(part for part in said if part)
                entries.append(Entry(step.on, Part.STEP, step.name, detail, "letter_step", step.id))
            entries += _tasks(session, letter)
            entries += _operations(session, letter)
            for one in logged:
                name = one.kind_name[:1].upper() + one.kind_name[1:]
                title = f"{name}: {one.title}" if one.title else name
                entries.append(Entry(one.on, Part.RESULT, title, results.about(one), "outcome", one.id))
            entries += _messages(session, letter)
            entries += _answers(session, letter)
            # Of one day: in the order in which things can follow one another.
            entries.sort(key=lambda entry: (entry.on, _ORDER[entry.part], entry.id))
            return StoryPage(
                letter.id,
                _heading(letter),
                letter.subject,
                arrival_words(letter),
                stage_name(letter.stage),
                letter.handler,
                letter.due_on,
                tuple(entries),
                results.count(logged),
                _files(session, ENTITY, letter.id),
                _dossiers(session, ENTITY, letter.id),
                of_letter(session, letter.id),
            )


_ORDER: Final = {part.value: at for at, part in enumerate(Part)}


def _heading(letter: IncomingLetter) -> str:
    parts = [kind_name(letter.kind), printed(letter.number, letter.notation)]
    if letter.letter_date:
        parts.append(tr(mark("ngày {day:%d/%m/%Y}")).format(day=letter.letter_date))
    if letter.issuer:
        parts.append(tr(mark("của {issuer}")).format(issuer=letter.issuer))
    return " ".join(part for part in parts if part)


def _tasks(session: Session, letter: IncomingLetter) -> Iterator[Entry]:
    for task in session.scalars(select(Task).where(Task.incoming_id == letter.id)):
        who = ", ".join(part for part in (task.assignee, *(task.co_workers or ())) if part)
        due = tr(mark("hạn {day:%d/%m/%Y}")).format(day=task.due_on) if task.due_on else ""
        detail = " · ".join(part for part in (who, due) if part)
        opened = _made_on(session, task.id, "task")
        yield Entry(opened or letter.arrived_on, Part.TASK, task.title, detail, "task", task.id)
        for note in session.scalars(select(TaskNote).where(TaskNote.task_id == task.id)):
            share = f"{note.percent} %" if note.percent is not None else ""
            words = " · ".join(part for part in (share, note.text) if part)
            yield Entry(
                note.noted_on,
                Part.NOTE,
                tr(mark("Tiến độ: {title}")).format(title=task.title),
                words,
                "task",
                task.id,
            )
        if task.done_on is not None:
            yield Entry(
                task.done_on,
                Part.DONE,
                tr(mark("Xong: {title}")).format(title=task.title),
                task.result,
                "task",
                task.id,
            )


def _operations(session: Session, letter: IncomingLetter) -> Iterator[Entry]:
    """Operations on members that rest upon it: a transfer that came with this slip."""
    named = MemberOperation.data["letter"].as_string() == letter.id
    for one in session.scalars(select(MemberOperation).where(named).order_by(MemberOperation.id)):
        yield Entry(one.begun_on, Part.OPERATION, one.title, "", MemberOperation.__tablename__, one.id)


def _made_on(session: Session, record_id: str, entity: str) -> date | None:
    """The day a record was made, as the history has it."""
    from app.models.journal import Change

    moment = session.scalar(
        select(Change.at)
        .where(Change.entity == entity, Change.record_id == record_id, Change.kind == "create")
        .order_by(Change.seq.desc())
        .limit(1)
    )
    return moment.astimezone(VIETNAM).date() if moment else None


def _messages(session: Session, letter: IncomingLetter) -> Iterator[Entry]:
    for one in session.scalars(select(ShortMessage).where(ShortMessage.incoming_id == letter.id)):
        if one.sent_on is not None:
            title = tr(mark("Nhắn tin: {to}")).format(to=one.sent_to or "Zalo")
            yield Entry(one.sent_on, Part.MESSAGE, title, one.text.splitlines()[0], "short_message", one.id)


def _answers(session: Session, letter: IncomingLetter) -> Iterator[Entry]:
    for ours in session.scalars(select(OutgoingLetter).where(OutgoingLetter.answers_id == letter.id)):
        day = ours.sent_on or ours.letter_date or ours.signed_on
        if day is not None:
            title = tr(mark("Trả lời: {number}")).format(number=ours.number_printed or ours.kind)
            yield Entry(day, Part.ANSWER, title, ours.subject, "outgoing_letter", ours.id)
    answered = select(ExpectedAnswer, OutgoingLetter).join(
        OutgoingLetter, OutgoingLetter.id == ExpectedAnswer.outgoing_id
    )
    for row, ours in session.execute(answered.where(ExpectedAnswer.incoming_id == letter.id)):
        title = tr(mark("Trả lời văn bản của ta: {number}")).format(number=ours.number_printed)
        yield Entry(
            row.answered_on or letter.arrived_on, Part.ANSWER, title, ours.subject, "outgoing_letter", ours.id
        )


def _of_ours(session: Session, ours: OutgoingLetter) -> Iterator[Entry]:
    came = session.get(IncomingLetter, ours.answers_id) if ours.answers_id else None
    if came is not None:
        yield Entry(
            came.arrived_on, Part.ARRIVED, tr(mark("Trả lời văn bản đến")), _heading(came), ENTITY, came.id
        )
    for on, part, title in (
        (ours.signed_on, Part.SIGNED, tr(mark("Đã ký"))),
        (ours.sent_on, Part.SENT, tr(mark("Đã phát hành"))),
    ):
        if on is not None:
            yield Entry(
                on,
                part,
                title,
                ours.signer if part is Part.SIGNED else ours.number_printed,
                OUTGOING,
                ours.id,
            )
    rows = session.scalars(select(ExpectedAnswer).where(ExpectedAnswer.outgoing_id == ours.id)).all()
    waiting = [row.name for row in rows if row.answered_on is None]
    if waiting:
        asked = min(_made_on(session, row.id, "expected_answer") or ours.sent_on or date.max for row in rows)
        if asked < date.max:
            title = tr(mark("Còn chờ {missing}/{asked} đơn vị trả lời")).format(
                missing=len(waiting), asked=len(rows)
            )
            yield Entry(asked, Part.ASKED, title, "; ".join(waiting), OUTGOING, ours.id)
    for row in rows:
        if row.answered_on is not None:
            title = tr(mark("{name} đã trả lời")).format(name=row.name)
            letter = session.get(IncomingLetter, row.incoming_id) if row.incoming_id else None
            detail = _heading(letter) if letter else row.note
            yield Entry(
                row.answered_on,
                Part.ANSWERED,
                title,
                detail,
                ENTITY if letter else OUTGOING,
                letter.id if letter else ours.id,
            )


def _files(session: Session, entity: str, letter_id: str) -> tuple[FileRow, ...]:
    query = select(Attachment).where(Attachment.owner_kind == entity, Attachment.owner_id == letter_id)
    return tuple(
        FileRow(one.name, one.role, one.size, one.sha256)
        for one in session.scalars(query.order_by(Attachment.id))
    )


def _dossiers(session: Session, entity: str, letter_id: str) -> tuple[str, ...]:
    query = (
        select(Dossier)
        .join(DossierEntry, DossierEntry.dossier_id == Dossier.id)
        .where(DossierEntry.entity == entity, DossierEntry.record_id == letter_id)
        .order_by(Dossier.year, Dossier.code)
    )
    return tuple(f"{one.code} ({one.year}): {one.title}" for one in session.scalars(query))
