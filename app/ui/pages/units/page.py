"""Tổ chức: the tree of units as of any day, who belonged to one then, its story, and what can happen to it.

Owns the day and the unit in sight. Acts are verbs of ``unit_acts``, done today or with the day of their decision; undo for ten seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTreeWidget, QTreeWidgetItem, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.domain.rows import UnitRow
from app.services import places
from app.services.grading.units import UnitGrade
from app.services.meetings.committee_rows import CommitteeRow
from app.services.members import MemberRow
from app.services.unit_history import UnitStory, UnitThen
from app.ui.pages.base import Page
from app.ui.pages.members.parts import sentence
from app.ui.pages.units.acts import ActForm, Asked, act_of
from app.ui.pages.units.details import UnitDetails
from app.ui.pages.units.side import UnitSide
from app.ui.run import Latest
from app.ui.theme.look import px
from app.ui.theme.tokens import TARGET
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.pickers import DateField
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words

if TYPE_CHECKING:
    from app.services.change import Change
    from app.services.meetings.unit_papers import Drafted
    from app.ui.seat import Seat

_ID = Qt.ItemDataRole.UserRole
_MOST = 2_000
"""Members listed; a bigger unit is counted and looked into by its parts."""


class Look(NamedTuple):
    """What one look at a unit brings."""

    unit: UnitRow
    then: UnitThen | None
    many: int
    members: tuple[MemberRow, ...]
    story: tuple[UnitStory, ...]
    grades: tuple[UnitGrade, ...]
    bodies: tuple[CommitteeRow, ...]


class UnitsPage(Page):
    """Opened from the head of 'Đoàn viên'. ``show_record`` goes to a unit."""

    name = "units"
    subjects = frozenset(
        {"unit", "unit_event", "member", "member_spell", "operation", "operation_step", "committee"}
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.today = today(seat.desk.clock)
        self.on = self.today
        self.unit_id = ""
        self._unit: UnitRow | None = None
        self._items: dict[str, QTreeWidgetItem] = {}
        self._units: tuple[UnitThen, ...] = ()
        self._filling = False
        self._latest, self._latest_unit = Latest(seat.run, self), Latest(seat.run, self)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        column = self.column()
        self.head = PageHead(self.title(), self.tr("Thành lập đơn vị"), self.primary, meaning="add")
        self.head.add(
            Button(self.tr("Đoàn viên"), partial(self.seat.go, "members", None), kind="quiet", meaning="back")
        )
        words = Words(self.tr("Vào ngày"), "quiet")
        self.day = DateField(today=self.today)
        self.day.setAccessibleName(self.tr("Cây đơn vị vào ngày"))
        self.day.setFixedWidth(px(150))
        self.day.set_date(self.today)
        self.day.date_changed.connect(lambda day: self.shown_on(day or self.today))
        words.setBuddy(self.day)
        self.now = Button(self.tr("Hôm nay"), lambda: self.shown_on(self.today), kind="quiet")
        self.now.hide()
        for widget in (words, self.day, self.now):
            self.head.add(widget)
        column.addWidget(self.head)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setIndentation(px(14))
        self.tree.setAccessibleName(self.tr("Các đơn vị"))
        self.tree.currentItemChanged.connect(self._moved)
        columns: list[Column[MemberRow]] = [
            Column("name", self.tr("Họ và tên"), lambda row: row.full_name, 0),
            Column(
                "birth",
                self.tr("Ngày sinh"),
                lambda row: shown_day(row.birth_date) or str(row.birth_year or ""),
                110,
            ),
            Column("unit", self.tr("Đơn vị"), lambda row: row.unit_name, 190),
        ]
        self.members = Table(
            columns,
            id_of=lambda row: row.id,
            memory=self.seat.memory,
            key="units.members",
            name=self.tr("Đoàn viên vào ngày ấy"),
            empty=EmptyState("members", self.tr("Không có đoàn viên nào vào ngày này")),
        )
        self.members.opened.connect(lambda row: self.seat.go("members", row.id))
        self.stack = QStackedWidget()
        self.side = UnitSide()
        self.side.asked.connect(self.begin)
        self.side.details_wanted.connect(self.open_details)
        self.form = ActForm(self.today)
        self.form.saved.connect(self._act)
        self.form.papers_wanted.connect(self._papers)
        self.form.left.connect(lambda: self.stack.setCurrentWidget(self.side))
        self.stack.addWidget(self.side)
        self.stack.addWidget(self.form)
        panes: tuple[QWidget, ...] = (self.tree, self.members, self.stack)
        self.panes = Splitter(self.seat.memory, "units", panes, (300, 0, 380))
        column.addWidget(self.panes, 1)
        self.setFocusProxy(self.tree)

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._read()

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        """Also what this page did itself: taking an act back is told in its name."""
        super()._heard(subjects, None)

    def shown_on(self, day: date) -> None:
        """The tree of another day; days to come are today's."""
        self.on = min(day, self.today)
        self.day.set_date(self.on)
        self.now.setVisible(self.on != self.today)
        if self.head.primary is not None:
            self.head.primary.setEnabled(
                self.on == self.today
            )  # the past is looked at, acts carry their own day
        self.stack.setCurrentWidget(self.side)
        self._read()

    def show_record(self, record_id: str) -> None:
        self.unit_id = record_id
        self._read()

    def _read(self) -> None:
        self._latest.ask(partial(self.seat.desk.unit_acts.tree_on, self.on), self._fill)

    def _fill(self, units: tuple[UnitThen, ...]) -> None:
        self._units = units
        folded = {one for one, item in self._items.items() if item.childCount() and not item.isExpanded()}
        self._filling = True
        self.tree.clear()
        self._items = {}
        for unit in units:
            item = QTreeWidgetItem([unit.name])
            item.setData(0, _ID, unit.id)
            item.setToolTip(0, unit.name)
            size = item.sizeHint(0)
            size.setHeight(px(TARGET))
            item.setSizeHint(0, size)
            above = self._items.get(unit.parent_id or "")
            if above is not None:
                above.addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            self._items[unit.id] = item
        for one, item in self._items.items():
            item.setExpanded(one not in folded)
        if self.unit_id not in self._items:
            self.unit_id = next(iter(self._items), "")
        if self.unit_id:
            self.tree.setCurrentItem(self._items[self.unit_id])
        self._filling = False
        self.head.note.setText(self.tr("{count} đơn vị").format(count=len(units)))
        self._look()

    def _moved(self, item: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.unit_id = str(item.data(0, _ID))
            self.stack.setCurrentWidget(self.side)
            self._look()

    def _look(self) -> None:
        if not self.unit_id:
            self.members.set_rows(())
            self.side.show_nothing()
            return
        desk, unit, on = self.seat.desk, self.unit_id, self.on
        then = next((one for one in self._units if one.id == unit), None)

        def look() -> Look:
            many, rows = desk.members.crowd_on(on, unit=unit, limit=_MOST)
            places.offers("a")  # the table of places is read here, before the side asks for a name
            acts, bodies = desk.unit_acts, desk.committees.list(unit=unit)
            return Look(desk.units.get(unit), then, many, rows, acts.story(unit), acts.grades(unit), bodies)

        self._latest_unit.ask(look, self._show)

    def _show(self, look: Look) -> None:
        self._unit = look.unit
        self.members.set_rows(look.members)
        above = next((one.name for one in self._units if look.then and one.id == look.then.parent_id), "")
        now = self.on == self.today
        self.side.show_unit(look.unit, look.then, above, look.many, look.story, acts=now)
        self.side.show_years(look.grades, look.bodies if now else ())

    # --- acts -----------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: found a unit, or save the act under way."""
        if self.stack.currentWidget() is self.form:
            self.form.save()
        else:
            self.begin("found")

    def begin(self, kind: str) -> None:
        """Open the form of an act on the unit in sight."""
        if not self.unit_id or self.on != self.today:
            return
        unit = next(one for one in self._units if one.id == self.unit_id)
        own = [one for one in self.members.rows.rows() if one.unit_id == unit.id]
        self.form.begin(kind, unit, self._units, own)
        self.stack.setCurrentWidget(self.form)

    def open_details(self) -> None:
        """Group, commune, address …: what stands beside the name of the unit in sight."""
        if self._unit is not None:
            UnitDetails(self.seat, self._unit, self).open()

    def _act(self, asked: Asked) -> None:
        verb: Callable[[], Any] = partial(asked.run, self.seat.desk.unit_acts)
        self.seat.do(
            self,
            verb,
            told=self.tr("Đã ghi: {act}").format(act=act_of(asked.kind).title.lower()),
            then=lambda _: self.stack.setCurrentWidget(self.side),
            otherwise=self._refused,
        )

    def _papers(self, asked: Asked) -> None:
        """Drafts of the papers; the first of them is opened."""
        names = {one.id: one.name for one in self._units}
        verb = partial(self.seat.desk.unit_papers.draft, **asked.papers(names))
        self.seat.do(self, verb, told=self.tr("Đã soạn giấy tờ trong Văn bản đi."), then=self._drafted)

    def _drafted(self, change: Change[tuple[Drafted, ...]]) -> None:
        self.seat.go("outgoing", change.result[0].letter.id)

    def _refused(self, fault: BaseException) -> None:
        if isinstance(fault, AppError):
            self.form.refuse(sentence(fault))
        else:
            self.seat.tell.error(fault)

    def new(self) -> None:
        self.begin("found")
