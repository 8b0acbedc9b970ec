"""Đoàn viên: who is there, found at every keystroke, one record open beside the list.

Owns which branch, words, filter and order the list shows and which member is chosen. Reads through members.roster in the
pool; every change is a verb, with undo for ten seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.services import places
from app.services.roster import NONE, Filters, MemberLine, Standing, Wanted, label
from app.ui.pages.base import Page
from app.ui.pages.members.add_form import AddForm
from app.ui.pages.members.adding import Adding
from app.ui.pages.members.finding.bar import FindingBar
from app.ui.pages.members.importing.drop import SheetDrop
from app.ui.pages.members.lacking_filter import LackingFilter
from app.ui.pages.members.list_view import MembersList
from app.ui.pages.members.looking import Look, look
from app.ui.pages.members.nobody import NobodyHere
from app.ui.pages.members.parts import sentence, to_store
from app.ui.pages.members.record import Read, RecordView
from app.ui.pages.members.sections import acts
from app.ui.pages.members.unit_menu import UnitMenu
from app.ui.pages.members.unit_tree import UnitTree
from app.ui.pages.registry import PAGES
from app.ui.run import Latest
from app.ui.tables.members import PAGE
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.member_photos import Box
    from app.ui.seat import Seat


MOST_CHOSEN: Final = 10_000
_COUNTED_AFTER_MS: Final = 150
"""While somebody types on, what his words find is not counted."""


def _look(desk: Desk, member_id: str) -> Read:
    """All that a record shows, in one go."""
    found = desk.members.show(member_id)
    places.offers("a")  # the table of places is read here, before somebody types one
    try:
        photo = desk.member_photos.data(member_id) if found["photo_id"] else None
    except AppError:
        photo = None  # the weekly check of the vault tells of lost files
    return Read(found, desk.members.page(member_id), photo)


class MembersPage(Page):
    """The page of the rail's 'Đoàn viên'."""

    name = "members"
    subjects = frozenset(
        {
            "member",
            "unit",
            "member_spell",
            "member_grade",
            "member_training",
            "member_position",
            "member_award",
            "member_discipline",
            "restriction",
        }
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.roster = seat.desk.members.roster
        self.wanted = Wanted(standing=Standing.PRESENT)
        self._go_to = ""
        """Member to be shown once the list is read."""
        self._tree_due = False
        """The tree is to be read once the list stands."""
        self._latest = Latest(seat.run, self)
        self._latest_record = Latest(seat.run, self)
        self._latest_count = Latest(seat.run, self, delay=_COUNTED_AFTER_MS)
        self._lay_out()
        SheetDrop(self, seat)
        order, down = self.list.order()
        self.wanted = self._shown = Wanted(order=order, down=down, standing=Standing.PRESENT)
        self._read(fresh=True, tree=True)

    # --- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = self.column()
        self.head = PageHead(self.title(), self.tr("Thêm đoàn viên"), self.primary, meaning="user-add")
        self.search = SearchLine(self.tr("Tìm tên, mã, số điện thoại"))
        self.search.setMinimumWidth(px(240))
        self.search.setToolTip(self.tr("Gõ ở đâu trên trang cũng là tìm; không cần dấu"))
        self.filter = LackingFilter()
        self.choose_columns = IconButton("columns", self.tr("Chọn cột"), self._open_columns)
        self.head.add(self.search, 1)
        self.head.add(self.filter)
        self.head.add(self.choose_columns)
        column.addWidget(self.head)
        column.addLayout(self._doors())
        self.tree = UnitTree()
        self.list = MembersList(self.seat.memory)
        self.tree.search_line = self.list.search_line = self.search
        self.empty = NobodyHere(self.new, self)
        over = QVBoxLayout(self.list.viewport())
        over.addWidget(self.empty)
        self.empty.hide()
        self.record = RecordView(self.seat)
        self.form = AddForm()
        self.side = QStackedWidget()
        self.side.addWidget(self.record)
        self.side.addWidget(self.form)
        self.bar = FindingBar(self.seat)
        middle = QWidget()
        under = QVBoxLayout(middle)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(Space.SMALL)
        under.addWidget(self.bar)
        under.addWidget(self.list, 1)
        self.panes = Splitter(self.seat.memory, "members", (self.tree, middle, self.side), (236, 0, 372))
        column.addWidget(self.panes, 1)
        for before, after in (
            (self.search, self.filter), (self.filter, self.choose_columns), (self.choose_columns, self.tree),
            (self.tree, self.list), (self.list, self.side),
        ):  # fmt: skip
            QWidget.setTabOrder(before, after)
        self.search.textChanged.connect(lambda *_: self._search())
        self.search.asked.connect(lambda _: self._search())
        self.search.left.connect(self._to_list)
        self.search.down.connect(self._to_list)
        self.tree.picked.connect(lambda _: self._branch_picked())
        self.tree.entered.connect(self._to_list)
        self.list.sorted.connect(lambda order, down: self._want(replace(self.wanted, order=order, down=down)))
        self.list.lines.asked.connect(self._page_asked)
        self.list.chosen.connect(self._chosen)
        self.list.picked.connect(self.bar.say_chosen)
        self.list.acts_asked.connect(lambda at: self.open_acts(self.list.viewport().mapToGlobal(at)))
        self.bar.acts_asked.connect(self.open_acts)
        self.bar.narrowed.connect(self._narrow)
        self.list.opened.connect(lambda _: self.record.begin())
        self.record.edited.connect(self._edit)
        self.record.move_button.clicked.connect(lambda *_: self.open_move())
        self.record.head.acts_button.clicked.connect(lambda *_: self.open_acts())
        self.record.head.acts_button.setVisible(any(True for _ in acts(self.seat)))
        self.record.photo.chosen.connect(self._photo)
        self.record.photo.removed.connect(self._no_photo)
        self.record.left.connect(self._to_list)
        self.form.wanted.connect(self._to_double)
        self.adding = Adding(self.seat, self.form, self)
        self.adding.opened.connect(self._form_opened)
        self.adding.closed.connect(self._form_closed)
        self.adding.added.connect(self._added)
        self.filter.asked.connect(self._count_lacking)
        self.filter.chosen.connect(lambda name: self._want(replace(self.wanted, lacking=name)))
        self.setFocusProxy(self.search)

    def _doors(self) -> QHBoxLayout:
        """The other pages of member business, in a row of their own: five words do not fit beside the search line."""
        row = QHBoxLayout()
        row.setSpacing(0)
        for name in ("units", "operations", "fees", "meetings", "sheets"):
            entry = next(one for one in PAGES if one.name == name)
            if entry.there():
                row.addWidget(Button(entry.title, partial(self.seat.go, name, None), kind="quiet"))
        row.addStretch(1)
        return row

    # --- the list -------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._read(fresh=False, tree=True)

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        """Also what this page did itself: taking an act back is told in its name."""
        super()._heard(subjects, None)

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._read(fresh=True)

    def _narrow(self, standing: str, filters: Filters) -> None:
        self._want(replace(self.wanted, standing=standing, filters=filters))

    def _search(self) -> None:
        self._want(replace(self.wanted, typed=self.search.text()))

    def _branch_picked(self) -> None:
        self._want(replace(self.wanted, branch=None if self.tree.is_whole() else self.tree.unit()))

    def _read(self, *, fresh: bool, tree: bool = False) -> None:
        """Read the list; ``fresh`` shows it from its top, else nobody's place moves."""
        wanted, roster = self.wanted, self.roster
        self._tree_due = self._tree_due or tree
        chosen = self._go_to or ("" if fresh else self.record.member_id)
        seen = self.list.seen()
        self._latest.ask(
            partial(look, roster, wanted, chosen=chosen, seen=None if fresh else seen),
            partial(self._take, fresh=fresh),
            self._refused,
            title=self.tr("Đang xếp danh sách"),
            stopped=self._stay,
        )

    def _take(self, found: Look, *, fresh: bool) -> None:
        self._shown = found.wanted
        self.bar.say_restricted(found.restricted)
        bar = self.list.verticalScrollBar()
        place = bar.value()
        kept = not fresh and self.list.lines.refresh(found.many, dict(found.pages))
        if not kept:
            self.list.lines.reset(found.many, dict(found.pages))
            bar.setValue(0 if fresh else place)
        at = found.place if found.place is not None else self.list.lines.place(self.record.member_id)
        if at >= 0:
            self.list.go_quietly(at)
        if self._go_to:
            self._go_to = ""
            if at >= 0:
                self.list.scrollTo(self.list.lines.index(at, 0))
        elif fresh and found.wanted.typed.strip() and found.many and at < 0:
            self.list.go(0)  # the best hit is open at once; Enter edits it
        if self.record.member_id and not fresh:
            self._show(self.record.member_id)
        self._tell(found)
        if self._tree_due:
            self._tree_due = False
            self.seat.read(self, self.roster.tree, self.tree.fill)
        self._latest_count.drop()
        if found.more:
            self._latest_count.ask(partial(self.roster.count, found.wanted), self._counted)

    def _refused(self, fault: BaseException) -> None:
        self.seat.tell.error(fault)
        self._stay()

    def _stay(self) -> None:
        """What was asked for was stopped or refused: the list stays as it is, and so does what narrows it."""
        shown = self.wanted = self._shown
        self.search.blockSignals(True)
        self.search.setText(shown.typed)
        self.search.blockSignals(False)
        self.filter.choose(shown.lacking)
        self.bar.put(shown.filters, shown.standing)
        self.list.put_order(shown.order, shown.down)
        self.tree.show_unit(shown.branch or self.tree.top())

    def _counted(self, many: int) -> None:
        listed, more = self.roster.listed(self.wanted, many)
        self.list.lines.grow(listed)
        self._say_many(listed, more=more)

    def _say_many(self, many: int, *, more: bool) -> None:
        words = self.tr("hơn {count} người") if more else self.tr("{count} người")
        self.head.note.setText(words.format(count=f"{many:,}".replace(",", ".")))

    def _tell(self, found: Look) -> None:
        """How many, and what to do when there are none."""
        self._say_many(found.many, more=found.more)
        self.empty.setVisible(not found.many)
        if not found.many:
            self.empty.tell(found.wanted, self.tree.unit_name())

    def _page_asked(self, number: int) -> None:
        wanted = self.wanted
        read = partial(self.roster.page, wanted, offset=number * PAGE, limit=PAGE)

        def take(lines: tuple[MemberLine, ...]) -> None:
            if wanted == self.wanted:
                self.list.lines.fill(number, lines)
                current = self.list.current()
                if (
                    current is not None
                    and current.id != self.record.member_id
                    and self.side.currentWidget() is self.record
                ):
                    self._chosen(current)  # the cursor had gone ahead of the reading

        self.seat.read(self, read, take)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.go(0)

    # --- the record -----------------------------------------------------------------------------------------

    def _chosen(self, line: MemberLine | None) -> None:
        if line is None:
            return
        self.adding.leave()
        self._show(line.id)

    def _show(self, member_id: str) -> None:
        self._latest_record.ask(
            partial(_look, self.seat.desk, member_id),
            self.record.show_member,
            lambda _: self.record.show_nobody(),
        )

    def show_record(self, record_id: str) -> None:
        """From the search over everything: the list shows everybody, the member among them."""
        self._go_to = record_id
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.filter.choose("")
        self.bar.put(NONE, Standing.ALL)
        self.wanted = Wanted(order=self.wanted.order, down=self.wanted.down, standing=Standing.ALL)
        self.adding.leave()
        self._show(record_id)
        self._read(fresh=True, tree=True)

    def _edit(self, member_id: str, name: str, text: str) -> None:
        fields = to_store(name, text)
        what = label(name)
        self.seat.do(
            self,
            partial(self.seat.desk.members.edit, member_id, fields=fields),
            told=self.tr("Đã sửa {what}").format(
                what=what[:1].lower() + what[1:] if what[1:2].islower() else what
            ),
            otherwise=partial(self._not_saved, member_id, name),
        )

    def _not_saved(self, member_id: str, name: str, fault: BaseException) -> None:
        if isinstance(fault, AppError) and member_id == self.record.member_id:
            self.record.refuse(member_id, name, sentence(fault))
        else:
            self.seat.tell.error(fault)

    def _photo(self, file: Path, box: Box | None) -> None:
        member = self.record.member_id
        self.seat.do(
            self,
            partial(self.seat.desk.member_photos.set, member, file, box=box),
            told=self.tr("Đã ghi ảnh của {name}").format(name=self.record.name.value()),
        )

    def _no_photo(self) -> None:
        member = self.record.member_id
        self.seat.do(self, partial(self.seat.desk.member_photos.remove, member), told=self.tr("Đã bỏ ảnh"))

    def open_acts(self, at: QPoint | None = None) -> None:
        """What can be done with those chosen, group by group; below the button of the record where no place is said."""
        menu = QMenu(self)
        for one in acts(self.seat):
            if one.apart:
                menu.addSeparator()
            menu.addAction(one.words, partial(self._with_chosen, one.act))
        if not menu.isEmpty():
            menu.addSeparator()
        move = menu.addAction(self.tr("Chuyển đơn vị …"), self.open_move)
        move.setEnabled(bool(self.record.member_id))
        chosen = self.list.many_picked() > 1
        button = self.bar.many if chosen else self.record.head.acts_button
        menu.popup(at or button.mapToGlobal(QPoint(0, button.height())))

    def _with_chosen(self, act: Callable[[Sequence[str]], object]) -> None:
        """Do something with the ids of all that are chosen: many lines may not be here yet."""
        spans, wanted, roster = self.list.spans(), self.wanted, self.roster
        many = self.list.many_picked()
        if many <= 1:
            if self.record.member_id:
                act([self.record.member_id])
            return
        if many > MOST_CHOSEN:
            self.seat.tell.note(
                self.tr("Chọn nhiều nhất {count} người một lần").format(
                    count=f"{MOST_CHOSEN:,}".replace(",", ".")
                ),
                tone="due",
            )
            return

        def read() -> list[str]:
            found: list[str] = []
            for first, last in spans:
                found += roster.ids(wanted, offset=first, limit=last - first + 1)
            return found

        self.seat.read(self, read, act)

    # --- moving ---------------------------------------------------------------------------------------------

    def open_move(self) -> None:
        """A list of units over the button; typing narrows it."""
        menu = UnitMenu(self.tree.units(), self.tr("Chuyển đến …"), parent=self)
        menu.picked.connect(self._move)
        menu.open_at(self.record.move_button)

    def _move(self, unit_id: str, unit_name: str, slip: bool = False) -> None:
        self._with_chosen(partial(self._move_all, unit_id, unit_name, slip))

    def _move_all(self, unit_id: str, unit_name: str, slip: bool, members: Sequence[str]) -> None:
        name = (
            self.record.name.value()
            if len(members) == 1
            else self.tr("{count} người").format(count=len(members))
        )
        desk = self.seat.desk.members
        told = (
            self.tr("Đã sửa đơn vị của {name}: {unit}") if slip else self.tr("Đã chuyển {name} sang {unit}")
        )
        self.seat.do(
            self,
            partial(desk.mend_unit if slip else desk.move, list(members), to=unit_id),
            told=told.format(name=name, unit=unit_name),
        )

    # --- adding, filter, columns ---------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: add, or save what is being added."""
        if self.adding.under_way:
            self.adding.save()
        else:
            self.new()

    def new(self) -> None:
        self.adding.begin(self.tree.units(), self.tree.unit())

    def _form_opened(self) -> None:
        self.side.setCurrentWidget(self.form)
        self._head_for(form=True)

    def _form_closed(self) -> None:
        self.side.setCurrentWidget(self.record)
        self._head_for(form=False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added(self, member_id: str) -> None:
        self._go_to = member_id
        self._show(member_id)
        self._read(fresh=True, tree=True)

    def _head_for(self, *, form: bool) -> None:
        if self.head.primary is not None:
            self.head.primary.setText(self.tr("Lưu đoàn viên") if form else self.tr("Thêm đoàn viên"))
            self.head.primary.set_meaning("save" if form else "user-add")

    def _to_double(self, member_id: str) -> None:
        self.adding.leave()
        self.show_record(member_id)

    def _count_lacking(self) -> None:
        wanted, title = replace(self.wanted, lacking=""), self.tr("Đang đếm hồ sơ thiếu")
        self.seat.run.long(self, lambda _: self.roster.lacking(wanted), title=title).then(
            self.filter.show_counts
        )

    def _open_columns(self) -> None:
        below = QPoint(0, self.choose_columns.height() + Space.TIGHT)
        self.list.columns_menu().popup(self.choose_columns.mapToGlobal(below))

    # --- keys ---------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """F2."""
        if self.record.member_id:
            self.record.begin()

    def next_one(self) -> None:
        """F3."""
        self.list.go(self.list.currentIndex().row() + 1)

    def find(self) -> None:  # type: ignore[override]
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("chữ bất kỳ"), self.tr("tìm trong danh sách")),
            ("Enter", self.tr("sửa hồ sơ đang chọn; trong một mục: lưu")),
            ("Esc", self.tr("trong một mục: trả lại như cũ, rồi về danh sách")),
        )

    def settle(self) -> None:
        self.record.settle()
        self.form.settle()
