"""Months paid: a row for each member, a column for each month. Choose cells, a column by its head, a row by the name, all by Ctrl+A; Space collects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import today
from app.base.text import fold
from app.domain.fees import CLASS_NAMES, Month
from app.domain.members import named
from app.domain.money_words import money
from app.services.change import Change
from app.services.fees.accounts import over_month
from app.services.fees.rows import Grid, GridRow, Paid
from app.ui.pages.fees.parts import MoneyField, row_of
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.tables.fees import FIXED, KIND, NAME, UNIT, MonthsModel
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import Space
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Words

_MONTH_WIDTH = 58
_ROWS_AT_ONCE = 1_000


class MonthsTable(QTableView):
    """``collect`` asks to collect what is chosen, ``part`` to type an amount."""

    collect = Signal()
    part = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control and key == Qt.Key.Key_Space:
                self.selectColumn(self.currentIndex().column())
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Space:
                self.selectRow(self.currentIndex().row())
            elif not control:
                self.collect.emit()
            else:
                super().keyPressEvent(event)
        elif event.text().isdigit() and not control:
            self.part.emit()
        else:
            super().keyPressEvent(event)


class _Sum:
    """What is lacking in the chosen cells counted so far."""

    def __init__(self) -> None:
        self.people: set[str] = set()
        self.months = self.amount = 0

    def add(self, row: GridRow, first: int, last: int) -> None:
        for cell in row.cells[first:last]:
            if cell.due > cell.paid:
                self.people.add(row.id)
                self.months += 1
                self.amount += cell.due - cell.paid


class GridView(QWidget):
    """Unit and year come from the page, which also has the button that collects."""

    ready = Signal(bool)
    """Whether there is something to collect among what is chosen."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self._today = today(seat.desk.clock)
        self._unit, self._year, self._words = "", self._today.year, ""
        self._grid = Grid((), (), (), ())
        self._left: Iterator[tuple[GridRow, int, int]] = iter(())
        self._sum = _Sum()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count_on)
        self.model = MonthsModel()
        self.table = MonthsTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Đoàn viên và các tháng"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.clicked.connect(self._clicked)
        self.table.collect.connect(self.collect)
        self.table.part.connect(self._type_amount)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self.model.modelReset.connect(lambda: self._place())
        self.empty = EmptyState(
            "members",
            self.tr("Chưa có đoàn viên nào phải đóng đoàn phí ở đây"),
            self.tr("Thêm đoàn viên, hoặc chọn đơn vị khác; tháng bắt đầu theo dõi ở thẻ “Kỳ, quỹ”."),
        )
        QVBoxLayout(self.table.viewport()).addWidget(self.empty)
        self.empty.hide()
        self.day = DateField(today=self._today)
        self.day.setAccessibleName(self.tr("Ngày thu"))
        self.day.set_date(self._today)
        self.day.setFixedWidth(px(150))
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("Cách nộp"))
        self.way.addItem(self.tr("Tiền mặt"), "cash")
        self.way.addItem(self.tr("Chuyển khoản"), "bank")
        self.amount = MoneyField(self.tr("Số tiền khác"))
        self.amount.setToolTip(
            self.tr(
                "Một người đóng một số tiền: vào ô đang chọn, hoặc các tháng còn thiếu cũ nhất trước, rồi đóng trước"
            )
        )
        self.amount.textChanged.connect(lambda _: self._count())
        self.amount.returnPressed.connect(self.collect)
        self.chosen = Words("", "note")
        self.sums = Words("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.table, 1)
        column.addLayout(row_of(self.chosen, stretch=False))
        bar = row_of(Words(self.tr("Ngày thu")), self.day, self.way, self.amount)
        column.addLayout(bar)
        column.addWidget(self.sums)
        self.setFocusProxy(self.table)
        dressing.changed.connect(self._place)
        self._place()
        self._count()

    # --- reading ------------------------------------------------------------------------------------------

    def show_unit(self, unit: str, year: int, words: str) -> None:
        """Other members, another year, or only those whose name says the words."""
        if (unit, year) == (self._unit, self._year) and words != self._words:
            self._words = words
            self._fill()
            return
        self._unit, self._year, self._words = unit, year, words
        self.look_anew()

    def look_anew(self) -> None:
        ask = partial(
            self._seat.desk.fees.grid, self._unit or None, first=f"{self._year}-01", last=f"{self._year}-12"
        )
        self._latest.ask(ask, self._take, self._seat.tell.error)

    def _take(self, grid: Grid) -> None:
        self._grid = grid
        self._fill()
        self.sums.say(
            self.tr("Cả năm: phải thu {due} đồng, đã thu {paid} đồng. ✓ đã đóng · số đỏ: chưa đóng · số vàng: mới đóng một phần").format(
                due=money(sum(grid.dues)), paid=money(sum(grid.paid))
            )
        )  # fmt: skip

    def _fill(self) -> None:
        words = fold(self._words).split()
        rows = tuple(row for row in self._grid.rows if all(word in row.folded for word in words))
        self.model.set_grid(self._grid, rows, over_month(self._today))
        self.empty.setVisible(not rows)
        self._count()

    def _place(self) -> None:
        """Widths of the columns, and the height of rows."""
        self.table.verticalHeader().setDefaultSectionSize(px(32))
        head = self.table.horizontalHeader()
        last = self.model.columnCount() - 1
        for at in range(self.model.columnCount()):
            width = {NAME: 160, UNIT: 94, KIND: 97, last: 76}.get(at, _MONTH_WIDTH)
            self.table.setColumnWidth(at, px(width))
        head.setMinimumSectionSize(px(40))
        if last > FIXED:
            head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    # --- what is chosen -----------------------------------------------------------------------------------

    def marks(self) -> list[tuple[str, Month]]:
        """(member, month) of the chosen cells where something is lacking."""
        months = self.model.grid.months
        return [
            (row.id, months[at])
            for row, first, last in self._blocks()
            for at, cell in enumerate(row.cells[first:last], first)
            if cell.due > cell.paid
        ]

    def _blocks(self) -> Iterator[tuple[GridRow, int, int]]:
        """(row, first month, month after the last) of what is chosen."""
        for area in list(self.table.selectionModel().selection()):  # type: ignore[call-overload]
            first, last = max(area.left() - FIXED, 0), max(area.right() - FIXED + 1, 0)
            for row in self.model.rows[area.top() : area.bottom() + 1]:
                yield row, first, last

    def members(self) -> list[str]:
        """Ids of the members with a chosen cell."""
        found = set()
        for area in list(self.table.selectionModel().selection()):  # type: ignore[call-overload]
            found |= set(range(area.top(), area.bottom() + 1))
        return [self.model.rows[at].id for at in sorted(found)]

    def choose(self, top: int, left: int, bottom: int, right: int) -> None:
        """Choose a block of cells."""
        block = QItemSelection(self.model.index(top, left), self.model.index(bottom, right))
        self.table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_rows(self, rows: list[int]) -> None:
        """Choose whole rows, and show the first."""
        chosen = QItemSelection()
        for at in rows:
            chosen.select(self.model.index(at, FIXED), self.model.index(at, self.model.columnCount() - 2))
        self.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.table.scrollTo(self.model.index(rows[0], NAME))

    def _count(self) -> None:
        """Begin to count what is chosen: ten thousand members in small turns, a class at once."""
        self._counting.stop()
        self._left, self._sum = self._blocks(), _Sum()
        self._count_on()

    def _count_on(self) -> None:
        for row, first, last in islice(self._left, _ROWS_AT_ONCE):
            self._sum.add(row, first, last)
        rest = next(self._left, None)
        if rest is not None:
            self._sum.add(*rest)
            self._counting.start()
            return
        found, typed = self._sum, self.amount.amount()
        if typed:
            self.chosen.say(self.tr("Thu {amount} đồng của một người").format(amount=money(typed)))
        elif found.months:
            self.chosen.say(
                self.tr("Đang chọn {people} người, {months} ô còn thiếu: {amount} đồng").format(
                    people=len(found.people), months=found.months, amount=money(found.amount)
                )
            )
        else:
            self.chosen.say(
                self.tr("Chọn ô, bấm đầu cột để chọn cả tháng, bấm tên để chọn cả năm, Ctrl+A chọn cả lớp; phím cách để thu; gõ số để thu một phần")
            )  # fmt: skip
        self.ready.emit(bool(found.months) or bool(typed))

    def _type_amount(self) -> None:
        self.amount.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.amount.selectAll()

    # --- acts ---------------------------------------------------------------------------------------------

    def collect(self) -> None:
        """One receipt for each unit among the chosen."""
        day, way, typed = self.day.date(), str(self.way.currentData()), self.amount.amount()
        fees, marks, members = self._seat.desk.fees, self.marks(), self.members()
        if typed:
            if len(members) != 1:
                self._seat.tell.note(
                    self.tr("Số tiền khác là của một người: chọn đúng một người"), tone="due"
                )
                return
            month = marks[0][1] if len(marks) == 1 else ""
            act = partial(fees.pay_amount, members[0], typed, month=month, on=day, way=way)
        elif marks:
            act = partial(fees.pay, marks, on=day, way=way)
        else:
            return
        self._seat.do(self._seat.bus, act, then=self._collected)

    def _collected(self, change: Change[Paid]) -> None:
        self.amount.clear()
        paid = change.result
        words = self.tr("Đã thu {amount} đồng của {people} người").format(
            amount=money(paid.amount), people=paid.people
        )
        self._seat.tell.note(words, tone="done", undo=partial(self._seat.undo, self, change))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == NAME:
            self.table.selectRow(index.row())

    def _menu(self, place: QPoint) -> None:
        members = self.members()
        if not members:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Thu các ô đang chọn"), self.collect)
        kinds = menu.addMenu(self.tr("Đặt mức đóng"))
        for kind in CLASS_NAMES:
            kinds.addAction(named(CLASS_NAMES, kind), partial(self.classify, members, kind))
        menu.addAction(self.tr("Mở hồ sơ"), partial(self._seat.go, "members", members[0]))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def classify(self, members: list[str], kind: str) -> None:
        """These pay by this class; what was guessed is said."""
        act = partial(self._seat.desk.fees.classify, members, kind)
        self._seat.do(self._seat.bus, act, told=self.tr("Đã đặt mức đóng"))
