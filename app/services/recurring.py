"""Tasks that come again: the rule, and the task opened each time its deadline comes near. Opened once, whoever looks first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.recurrence import EVERY_NAMES, Every, Rule, deadlines, read_rule
from app.domain.refusals import IdAmbiguous
from app.models.following import RecurringTask
from app.models.letters import Task
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.letter_rows import SHORT
from app.services.tasks import TaskEmpty, TaskRow, task_row
from app.services.wanted import OPEN, TITLE_MOST

_MOST_AT_ONCE = 24
"""So many missed deadlines of one rule become tasks; a program that slept for years does not wake with hundreds."""


class RecurringMissing(InputRefused):
    code, what = "VIEC-011", mark("Không có việc định kỳ {id}.")
    remedy = mark("Xem danh sách bằng task recurring.")


@dataclass(frozen=True, slots=True)
class RecurringRow:
    id: str
    title: str
    assignee: str
    every: str
    name: str
    """'hằng quý'."""
    day: int
    month: int
    ahead: int
    starts_on: date
    ends_on: date | None
    next_on: date | None
    """The next deadline without a task; None when the rule rests."""
    active: bool
    note: str


class Recurring(Service):
    """The verbs of tasks that come again."""

    def add(
        self,
        title: str,
        *,
        every: str,
        day: int,
        month: int = 0,
        assignee: str = "",
        ahead: int = 7,
        starts_on: date | None = None,
        ends_on: date | None = None,
        note: str = "",
    ) -> Change[RecurringRow]:
        """A new rule. Raises TaskEmpty, RuleWrong."""
        title = one_line(title)[:TITLE_MOST]
        if not title:
            raise TaskEmpty
        rule = read_rule(every, day, month)
        with self.work("recurring.add") as w:
            made = w.add(
                RecurringTask(
                    unit_id=our_unit(w).id,
                    title=title,
                    assignee=one_line(assignee)[:200],
                    every=rule.every.value,
                    day=rule.day,
                    month=rule.month,
                    ahead=ahead,
                    starts_on=starts_on or w.today,
                    ends_on=ends_on,
                    active=True,
                    note=note.strip(),
                )
            )
            changed = w.commit()
            return Change.of(self._row(made), changed)

    def list(self, *, all: bool = False) -> tuple[RecurringRow, ...]:
        """Rules in force, by their next deadline."""
        query = select(RecurringTask).order_by(RecurringTask.id)
        if not all:
            query = query.where(RecurringTask.active)
        with self.store.read() as session:
            rows = [self._row(one) for one in session.scalars(query)]
        return tuple(sorted(rows, key=lambda row: (row.next_on or date.max, row.title)))

    def stop(self, rule_id: str) -> Change[RecurringRow]:
        """The rule opens no more tasks; those it opened stay."""
        with self.work("recurring.stop") as w:
            found = _find(w.session, rule_id)
            found.active = False
            changed = w.commit()
            return Change.of(self._row(found), changed)

    def open_due(self) -> Change[tuple[TaskRow, ...]]:
        """Open the tasks whose deadline is near enough. Looking twice, or on two computers of one folder, opens none twice."""
        with self.work("recurring.open") as w:
            made: list[Task] = []
            for rule in w.session.scalars(select(RecurringTask).where(RecurringTask.active)):
                for due in self._due(rule, w.today):
                    made.append(
                        w.add(
                            Task(
                                unit_id=rule.unit_id,
                                title=_titled(rule, due),
                                assignee=rule.assignee,
                                due_on=due,
                                state=OPEN,
                                recurring_id=rule.id,
                            )
                        )
                    )
                    rule.made_to = due
            changed = w.commit()
            return Change.of(tuple(task_row(one, w.today, self.practice.calendar) for one in made), changed)

    def any_due(self) -> bool:
        """Whether ``open_due`` would open something: asked often, writes nothing."""
        day = today(self.store.clock)
        with self.store.read() as session:
            rules = session.scalars(select(RecurringTask).where(RecurringTask.active)).all()
            return any(self._due(rule, day) for rule in rules)

    def _due(self, rule: RecurringTask, day: date) -> Sequence[date]:
        found: list[date] = []
        for due in self._coming(rule):
            if due - timedelta(days=rule.ahead) > day or (rule.ends_on and due > rule.ends_on):
                break
            found.append(due)
        return found[-_MOST_AT_ONCE:]

    def _coming(self, rule: RecurringTask) -> Iterator[date]:
        after = rule.made_to or rule.starts_on - timedelta(days=1)
        return deadlines(Rule(Every(rule.every), rule.day, rule.month), after, self.practice.calendar)

    def _row(self, rule: RecurringTask) -> RecurringRow:
        coming = next(self._coming(rule), None) if rule.active else None
        if coming is not None and rule.ends_on is not None and coming > rule.ends_on:
            coming = None
        return RecurringRow(
            rule.id,
            rule.title,
            rule.assignee,
            rule.every,
            tr(EVERY_NAMES[Every(rule.every)]),
            rule.day,
            rule.month,
            rule.ahead,
            rule.starts_on,
            rule.ends_on,
            coming,
            rule.active,
            rule.note,
        )


def _titled(rule: RecurringTask, due: date) -> str:
    """'Báo cáo công tác Đoàn (tháng 3/2026)': tasks of one rule must be told apart in a list."""
    match Every(rule.every):
        case Every.WEEK:
            word = tr(mark("tuần đến {day:%d/%m/%Y}")).format(day=due)
        case Every.MONTH:
            word = tr(mark("tháng {month}/{year}")).format(month=due.month, year=due.year)
        case Every.QUARTER | Every.HALF | Every.YEAR:
            word = tr(mark("hạn {day:%d/%m/%Y}")).format(day=due)
    return f"{rule.title} ({word})"[:TITLE_MOST]


def _find(session: Session, words: str) -> RecurringTask:
    found = session.get(RecurringTask, words)
    if found is not None:
        return found
    ending = RecurringTask.id.endswith(words, autoescape=True)
    several = (
        session.scalars(select(RecurringTask).where(ending).limit(2)).all() if len(words) >= SHORT else []
    )
    if not several:
        raise RecurringMissing(id=words)
    if len(several) > 1:
        raise IdAmbiguous(id=words, count=len(several))
    return several[0]
