"""What is done with a registered letter, step by step, each dated: submitted, opinion, passed on, settled, or sent back.

Owns the steps and what they change of the letter (stage, handler, limit), and the two sheets made of them: the slip
'Phiếu giải quyết văn bản đến' (Decree 30, Annex IV, VII) and the note that goes with a letter sent to the wrong address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.handling import (
    OpinionEmpty,
    ReturnReason,
    Stage,
    need_day,
    need_step,
    read_stage,
    stage_name,
)
from app.domain.wording import issuer_in_text
from app.export.lists.book import Setting
from app.export.lists.paper import Block, Dots, Paper, Signing, Text
from app.models.letters import IncomingLetter
from app.models.registering import LetterStep
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.incoming_rows import REGISTERED, arrival_words, find_letter, printed
from app.services.kinds import kind_name
from app.services.sheets import head_of, write_paper, written_day
from app.services.sync_flows import marks
from app.services.wanted import Wanted

SLIP: Final = "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN"
RETURN_SLIP: Final = "PHIẾU TRẢ LẠI VĂN BẢN"
_LEADERS: Final = "1. Ý kiến của lãnh đạo cơ quan, tổ chức"
_HEADS: Final = "2. Ý kiến của lãnh đạo đơn vị"
_PROPOSALS: Final = "3. Ý kiến đề xuất của người giải quyết"
_OPINION_STAGES: Final = frozenset({Stage.DIRECTED, Stage.ASSIGNED})


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as lists show it."""

    id: str
    stage: str
    name: str
    """The stage in words."""
    on: date
    who: str
    opinion: str
    lead: str
    co_workers: tuple[str, ...]
    due_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class HandlingView:
    """Where a letter stands and how it came there, the first step first."""

    letter_id: str
    stage: str
    name: str
    handler: str
    co_workers: tuple[str, ...]
    due_on: date | None
    steps: tuple[StepRow, ...]


class Handling(Service):
    """The verbs of handling."""

    def submit(
        self, letter_id: str, *, to: str = "", on: date | None = None, note: str = ""
    ) -> Change[StepRow]:
        """Submit to whoever assigns it (trình)."""
        return self._step(letter_id, Stage.SUBMITTED, on=on, who=to, note=note)

    def direct(
        self,
        letter_id: str,
        *,
        who: str = "",
        opinion: str = "",
        lead: str = "",
        co_workers: Sequence[str] = (),
        due_on: date | None = None,
        on: date | None = None,
        task: bool = False,
        unit_head: bool = False,
    ) -> Change[StepRow]:
        """The opinion of the organ's leader (``unit_head``: of the unit's): lead, co-workers, time limit.

        ``task`` opens the lead's task in the same unit of work. Raises OpinionEmpty.
        """
        if not (one_line(opinion) or one_line(lead) or due_on):
            raise OpinionEmpty
        stage = Stage.ASSIGNED if unit_head else Stage.DIRECTED
        return self._step(
            letter_id, stage, on=on, who=who, opinion=opinion, lead=lead, co_workers=co_workers, due_on=due_on, task=task
        )  # fmt: skip

    def pass_on(
        self, letter_id: str, *, to: str = "", on: date | None = None, note: str = ""
    ) -> Change[StepRow]:
        """Hand the letter over (chuyển); column 'Ngày chuyển' of the register."""
        return self._step(letter_id, Stage.PASSED, on=on, who=to, note=note)

    def propose(self, letter_id: str, *, who: str, opinion: str, on: date | None = None) -> Change[StepRow]:
        """What the person who handles it proposes. Raises OpinionEmpty."""
        if not one_line(opinion):
            raise OpinionEmpty
        return self._step(letter_id, Stage.PROPOSED, on=on, who=who, opinion=opinion)

    def begin(
        self, letter_id: str, *, who: str = "", on: date | None = None, note: str = ""
    ) -> Change[StepRow]:
        """Being handled."""
        return self._step(letter_id, Stage.WORKING, on=on, who=who, note=note)

    def settle(
        self, letter_id: str, *, who: str = "", on: date | None = None, note: str = ""
    ) -> Change[StepRow]:
        """Handled; what was done stands in ``note``."""
        return self._step(letter_id, Stage.SETTLED, on=on, who=who, note=note)

    def send_back(
        self, letter_id: str, *, reason: str, to: str = "", on: date | None = None
    ) -> Change[StepRow]:
        """Send a letter back that was not for us, registered or not; one that came through headquarters goes back there.

        Raises ReturnReason.
        """
        if not one_line(reason):
            raise ReturnReason
        return self._step(letter_id, Stage.RETURNED, on=on, who=to, note=reason)

    def step(self, letter_id: str, stage: str, **more: str) -> Change[StepRow]:
        """A step by the word of its stage, for scripts. Raises StageUnknown."""
        return self._step(letter_id, read_stage(stage), who=more.get("who", ""), note=more.get("note", ""))

    def _step(
        self,
        letter_id: str,
        stage: Stage,
        *,
        on: date | None = None,
        who: str = "",
        opinion: str = "",
        lead: str = "",
        co_workers: Sequence[str] = (),
        due_on: date | None = None,
        note: str = "",
        task: bool = False,
    ) -> Change[StepRow]:
        with self.work(f"incoming.{stage}") as w:
            letter = find_letter(w.session, letter_id)
            step = take_step(
                w, letter, stage, on=on, who=who, opinion=opinion, lead=lead, co_workers=co_workers, due_on=due_on, note=note
            )  # fmt: skip
            if task:
                made = w.add(
                    Wanted(assignee=lead, due_on=step.due_on or letter.due_on, evidence=opinion).task(letter)
                )
                made.co_workers = list(step.co_workers)
            return Change.of(step_row(step), w.commit())

    # --- looking --------------------------------------------------------------------------------------

    def look(self, letter_id: str) -> HandlingView:
        """Where the letter stands and how it came there."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            steps = _steps(session, letter.id)
            opinions = [one for one in steps if one.stage in _OPINION_STAGES]
            return HandlingView(
                letter.id,
                letter.stage,
                stage_name(letter.stage),
                letter.handler,
                tuple(opinions[-1].co_workers) if opinions else (),
                letter.due_on,
                tuple(step_row(one) for one in steps),
            )

    def slip(self, letter_id: str) -> Paper:
        """'Phiếu giải quyết văn bản đến', filled with what is known; the rest is dots for the pen."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            steps = _steps(session, letter.id)
            unit = session.get(Unit, letter.unit_id)
            named = _named(letter, unit)
        blocks: list[Block] = []
        for title, stages in (
            (_LEADERS, {Stage.DIRECTED}),
            (_HEADS, {Stage.ASSIGNED}),
            (_PROPOSALS, {Stage.PROPOSED}),
        ):
            blocks.append(Text(title, bold=True))
            given = [one for one in steps if one.stage in stages]
            for one in given:
                blocks += _opinion_lines(one)
            if not given:
                blocks.append(Dots(4))
        under = (named, f"({arrival_words(letter).capitalize()}, ngày đến {written_day(letter.arrived_on)})")
        return Paper(SLIP, tuple(blocks), head_of(unit, today(self.store.clock)), under)

    def return_slip(self, letter_id: str) -> Paper:
        """The note that goes with a letter sent back. Without such a step yet, its reason is left to the pen."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            back = [one for one in _steps(session, letter.id) if one.stage == Stage.RETURNED]
            unit = session.get(Unit, letter.unit_id)
            named = _named(letter, unit)
        day = back[-1].happened_on if back else today(self.store.clock)
        to = (back[-1].who if back else "") or letter.issuer
        ours = unit.name if unit else ""
        blocks: list[Block] = [
            Text(f"Kính gửi: {to or '.' * 60}", bold=True, setting=Setting.CENTER),
            Text(f"{ours} đã nhận văn bản đến ngày {written_day(letter.arrived_on)}: {named}.", indent=True),
            Text("Văn bản này được trả lại nơi gửi vì lý do sau:", indent=True),
            Text(back[-1].note, indent=True) if back else Dots(3),
            Text("Đề nghị quý cơ quan kiểm tra và gửi đến đúng nơi nhận.", indent=True),
            Signing((("NGƯỜI NHẬN LẠI", ""), ("VĂN THƯ", ""))),
        ]
        return Paper(RETURN_SLIP, tuple(blocks), head_of(unit, day))

    def print_slip(self, letter_id: str, path: Path) -> Path:
        """The slip as .pdf or .docx; for a letter sent back, the note of its return."""
        with self.store.read() as session:
            returned = find_letter(session, letter_id).stage == Stage.RETURNED
        return write_paper(self.return_slip(letter_id) if returned else self.slip(letter_id), path)


def take_step(
    w: UnitOfWork,
    letter: IncomingLetter,
    stage: Stage,
    *,
    on: date | None = None,
    who: str = "",
    opinion: str = "",
    lead: str = "",
    co_workers: Sequence[str] = (),
    due_on: date | None = None,
    note: str = "",
) -> LetterStep:
    """Add a step inside a unit of work and let the letter stand where it leads."""
    need_step(stage, now=letter.stage, registered=letter.state == REGISTERED)
    day = on or w.today
    need_day(day, arrived=letter.arrived_on, today=w.today)
    step = w.add(
        LetterStep(
            incoming_id=letter.id,
            stage=stage.value,
            happened_on=day,
            who=one_line(who),
            opinion=opinion.strip(),
            lead=one_line(lead),
            co_workers=[name for name in (one_line(one) for one in co_workers) if name],
            due_on=due_on,
            note=note.strip(),
        )
    )
    letter.stage = stage.value
    if stage in _OPINION_STAGES:
        letter.handler = step.lead or letter.handler
        letter.due_on = due_on or letter.due_on
    if stage is Stage.RETURNED:
        marks.sent_back(w, letter, step.note)
    if stage is Stage.PASSED:
        letter.passed_on = day
        letter.handler = letter.handler or step.who
    return step


def step_row(step: LetterStep) -> StepRow:
    return StepRow(
        step.id,
        step.stage,
        stage_name(step.stage),
        step.happened_on,
        step.who,
        step.opinion,
        step.lead,
        tuple(step.co_workers or ()),
        step.due_on,
        step.note,
    )


def _steps(session: Session, letter_id: str) -> list[LetterStep]:
    query = select(LetterStep).where(LetterStep.incoming_id == letter_id)
    return list(session.scalars(query.order_by(LetterStep.happened_on, LetterStep.id)))


def _opinion_lines(step: LetterStep) -> list[Block]:
    lines: list[Block] = []
    if step.opinion:
        lines.append(Text(step.opinion, indent=True))
    parts = (
        ("Chủ trì", step.lead),
        ("Phối hợp", "; ".join(step.co_workers or ())),
        ("Thời hạn giải quyết", written_day(step.due_on)),
    )
    lines += [Text(f"- {name}: {value}") for name, value in parts if value]
    signed = ", ".join(part for part in (step.who, f"ngày {written_day(step.happened_on)}") if part)
    return [*lines, Text(f"({signed})", italic=True)]


def _named(letter: IncomingLetter, unit: Unit | None) -> str:
    """Kind; number and symbol; day; issuer and abstract, as the form asks under its title."""
    number = printed(letter.number, letter.notation)
    issuer = issuer_in_text(letter.issuer, letter.authority, letter.superior)
    parts = [
        kind_name(letter.kind, unit.standard if unit else None),
        f"số {number}" if number else "",
        f"ngày {written_day(letter.letter_date)}" if letter.letter_date else "",
        f"của {issuer}" if issuer else "",
    ]
    name = " ".join(part for part in parts if part) or tr(mark("Văn bản không ghi số"))
    subject = letter.subject
    if letter.kind == "CV" and subject and not subject.casefold().startswith(("v/v", "về việc")):
        subject = f"V/v {subject}"  # printed by rule on the letter, so not kept with its abstract
    return f"{name} {subject}".strip()
