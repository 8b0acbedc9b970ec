"""What a letter asks of us, as tasks to be opened with one act: its demands as read, else its deadlines, else the letter itself.

Owns how demands become tasks. A demand that was made a task before is not offered again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.text import fold, one_line
from app.domain.deadlines import handle_by
from app.models.letters import IncomingLetter, Task
from app.services import arrival
from app.services.change import Change, Service
from app.services.incoming_rows import find_letter, guesses_of
from app.services.tasks import TaskRow, task_row
from app.services.wanted import Wanted, title_of


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked. ``due_on`` None: the letter sets no day for it."""

    title: str
    due_on: date | None
    who: str
    evidence: str
    opened: bool
    """There is a task for it already."""


class Demands(Service):
    def look(self, letter_id: str) -> tuple[Demand, ...]:
        """What the letter asks, in its order."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            return demands_of(session, letter)

    def open_all(
        self, letter_id: str, *, assignee: str = "", only: Sequence[int] | None = None
    ) -> Change[tuple[TaskRow, ...]]:
        """Open a task for each demand that has none (``only``: those at these places). One act, one undo."""
        with self.work("tasks.demands") as w:
            letter = find_letter(w.session, letter_id)
            usual = handle_by(
                letter.arrived_on,
                self.practice.calendar,
                set_in_letter=letter.due_on,
                working_days=self.practice.handle_days,
                urgency=letter.urgency,
            )
            made = []
            for at, demand in enumerate(demands_of(w.session, letter)):
                if demand.opened or (only is not None and at not in only):
                    continue
                wanted = Wanted(
                    demand.title, assignee or letter.handler, demand.due_on or usual, demand.evidence
                )
                made.append(w.add(wanted.task(letter)))
            changed = w.commit()
            day = today(self.store.clock)
            return Change.of(tuple(task_row(one, day, self.practice.calendar) for one in made), changed)


def demands_of(session: Session, letter: IncomingLetter) -> tuple[Demand, ...]:
    """What a letter asks, in its order."""
    tasks = session.scalars(select(Task).where(Task.incoming_id == letter.id)).all()
    titles = {fold(task.title) for task in tasks}
    evidence = {one_line(task.evidence) for task in tasks if task.evidence}

    def demand(title: str, due_on: date | None, who: str, words: str) -> Demand:
        opened = fold(title) in titles or one_line(words) in evidence
        return Demand(title[:500], due_on, who, words, opened)

    found = [demand(*one) for one in _asked(guesses_of(letter), letter)]
    return tuple(found) or (demand(title_of(letter), letter.due_on, "", ""),)


def _asked(guesses: dict[str, Any], letter: IncomingLetter) -> list[tuple[str, date | None, str, str]]:
    asked = []
    for one in guesses.get("tasks") or ():
        value = one.get("value")
        if isinstance(value, dict) and value.get("what") and one.get("certainty", 0) >= arrival.LIKELY:
            by = date.fromisoformat(value["by"]) if value.get("by") else None
            asked.append(
                (one_line(value["what"]), by, str(value.get("who") or ""), str(one.get("evidence") or ""))
            )
    if asked:
        return asked
    for one in guesses.get("deadlines") or ():
        day = date.fromisoformat(one["value"])
        if one["certainty"] >= arrival.LIKELY and (letter.letter_date is None or day >= letter.letter_date):
            words = one_line(one["evidence"])
            asked.append((words or title_of(letter), day, "", str(one["evidence"])))
    return asked
