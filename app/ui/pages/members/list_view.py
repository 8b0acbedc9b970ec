"""The list of members: heads that sort, columns that are chosen and remembered, letters typed on it go to the search.

Owns the look of the list and what is remembered of it. Refuses to read: its model asks the page.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from app.services.roster import MemberLine
from app.ui.memory import Memory
from app.ui.tables.members import MembersModel
from app.ui.theme.look import dressing, px

_ROW: Final = 32
_MEMORY: Final = "table.members"


class MembersList(QTableView):
    """``chosen`` carries the current line or None, ``opened`` the line to work on, ``sorted`` the order asked for."""

    chosen = Signal(object)
    opened = Signal(object)
    sorted = Signal(str, bool)
    picked = Signal(int)
    """How many lines are chosen."""
    acts_asked = Signal(QPoint)
    """A right click: what can be done with those chosen."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.lines = MembersModel()
        self.search_line: QLineEdit | None = None
        self._quiet = False
        self.setModel(self.lines)
        self.setAccessibleName(self.tr("Danh sách đoàn viên"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self._head()
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit(self.many_picked()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.acts_asked)
        dressing.changed.connect(self._dress)
        self._dress()

    # --- lines ----------------------------------------------------------------------------------------

    def current(self) -> MemberLine | None:
        index = self.currentIndex()
        return self.lines.line(index.row()) if index.isValid() else None

    def go(self, at: int, *, show: bool = True) -> None:
        """Make a place current."""
        if not 0 <= at < self.lines.many():
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.lines.index(at, 0), flags)
        if show:
            self.scrollTo(self.lines.index(at, 0))

    def go_quietly(self, at: int) -> None:
        """Make a place current without telling and without scrolling: after the list was read anew. Several chosen lines stay so."""
        if self.many_picked() > 1:
            return
        self._quiet = True
        try:
            self.go(at, show=False)
        finally:
            self._quiet = False

    def spans(self) -> list[tuple[int, int]]:
        """First and last place of each run of chosen lines, from the top."""
        runs = self.selectionModel().selection()
        found = (runs.at(at) for at in range(runs.count()))
        return sorted({(one.top(), one.bottom()) for one in found})

    def many_picked(self) -> int:
        return sum(last - first + 1 for first, last in self.spans())

    def seen(self) -> tuple[int, int]:
        """First and last place on the screen."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else max(first, self.lines.many() - 1)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self.lines.line(now.row()) if now.isValid() else None)

    def _open(self, at: int) -> None:
        line = self.lines.line(at)
        if line is not None:
            self.opened.emit(line)

    # --- heads ----------------------------------------------------------------------------------------

    def order(self) -> tuple[str, bool]:
        """The remembered order: the service's word, and whether it runs down."""
        known = self._memory.get(f"{_MEMORY}.sort")
        orders = [column.order for column in self.lines.columns if column.order]
        if isinstance(known, list) and len(known) == 2 and known[0] in orders:
            return str(known[0]), bool(known[1])
        return "name", False

    def put_order(self, order: str, down: bool) -> None:
        """Show and remember an order without asking for it."""
        self._memory.put(f"{_MEMORY}.sort", [order, down])
        self._show_order()

    def _head(self) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(px(48))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda at: self.columns_menu().popup(head.mapToGlobal(at)))
        head.sectionClicked.connect(self._sort)
        head.sectionResized.connect(lambda section, *_: self._remember(section))
        self._show_order()

    def _sort(self, section: int) -> None:
        order = self.lines.columns[section].order
        was, down = self.order()
        if order:
            down = not down if order == was else False
            self.put_order(order, down)
            self.sorted.emit(order, down)
        else:
            self._show_order()

    def _show_order(self) -> None:
        order, down = self.order()
        at = next(at for at, column in enumerate(self.lines.columns) if column.order == order)
        self.horizontalHeader().setSortIndicator(
            at, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        )

    def shown_columns(self) -> list[str]:
        known = self._memory.get(f"{_MEMORY}.columns")
        keys = [column.key for column in self.lines.columns]
        if isinstance(known, list) and "name" in known:
            return [key for key in keys if key in known]
        left, found = self.viewport().width(), []
        for column in self.lines.columns:
            if not column.usual:
                continue
            left -= px(column.width)
            if left >= 0 or column.key == "name":  # nobody chose: what has no room is not shown
                found.append(column.key)
        return found

    def show_column(self, key: str, shown: bool) -> None:
        """Choose a column; remembered."""
        now = set(self.shown_columns())
        now = now | {key} if shown else now - {key}
        self._memory.put(f"{_MEMORY}.columns", sorted(now | {"name"}))
        self._place()

    def columns_menu(self) -> QMenu:
        """All columns with a tick at those shown."""
        menu = QMenu(self)
        shown = self.shown_columns()
        for column in self.lines.columns[1:]:
            act = QAction(column.title, menu)
            act.setCheckable(True)
            act.setChecked(column.key in shown)
            act.toggled.connect(lambda on, key=column.key: self.show_column(key, on))
            menu.addAction(act)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    _placing = False

    def _place(self) -> None:
        """Which columns are there, how wide; the name takes what is left."""
        self._placing = True
        try:
            shown = self.shown_columns()
            widths: dict[str, int] = self._memory.get(f"{_MEMORY}.widths") or {}
            left = self.viewport().width()
            for at, column in enumerate(self.lines.columns):
                self.setColumnHidden(at, column.key not in shown)
                if column.key in shown and at:
                    width = int(widths.get(column.key, px(column.width)))
                    self.setColumnWidth(at, width)
                    left -= width
            least = px(self.lines.columns[0].width)
            unit = next(at for at, column in enumerate(self.lines.columns) if column.key == "unit")
            spare = left - least
            if (
                spare > 0 and "unit" in shown and "unit" not in widths
            ):  # long names of units get half of what is over
                self.setColumnWidth(unit, self.columnWidth(unit) + spare // 2)
                left -= spare // 2
            self.setColumnWidth(0, max(least, left))
        finally:
            self._placing = False

    def _remember(self, section: int) -> None:
        if self._placing or not self.isVisible():
            return
        shown = self.shown_columns()
        known = self._memory.get(f"{_MEMORY}.widths") or {}
        self._memory.put(
            f"{_MEMORY}.widths",
            {
                column.key: self.columnWidth(at)
                for at, column in enumerate(self.lines.columns)
                if column.key in shown and at and (column.key in known or at == section)
            },
        )

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self._place()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    # --- keys -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex().row())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and not shifted:
            self.go(0 if key == Qt.Key.Key_Home else self.lines.many() - 1)
        elif self.search_line is not None and plain and event.text().strip() and event.text().isprintable():
            type_into(self.search_line, event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method composes here belongs to the search line."""
        if self.search_line is not None:
            self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QApplication.sendEvent(self.search_line, event)


def type_into(line: QLineEdit, text: str) -> None:
    """Typing began elsewhere: the line takes over, what stood in it is replaced."""
    line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    line.setText(text)
