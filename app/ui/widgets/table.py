"""The list every page uses: sorts by its head, Enter opens, columns remembered, count told, empty state shown.

Draws only what is seen, so a hundred thousand rows cost what thirty do. Typing a letter goes to the page's search line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from app.ui.memory import Memory
from app.ui.theme.look import dressing, px
from app.ui.widgets.rows_model import Column, RowsModel, shown_day

__all__ = ["Column", "RowsModel", "Table", "shown_day"]

R = TypeVar("R")
ROW_HEIGHT = 32
_NEAR_END = 40


class Table(QTableView, Generic[R]):
    """Table(columns, id_of=lambda row: row.id, memory=seat.memory, key="tasks", empty=EmptyState(...))"""

    opened = Signal(object)
    """Enter or double click: the row."""
    chosen = Signal(object)
    """The current row changed: the row, or None. Also after ``set_rows`` when the row itself changed."""
    counted = Signal(int)
    """How many rows there are now (``total`` when more are to be read)."""
    wanted_more = Signal(int)
    """The end comes near and ``total`` says there is more: read from this row on, then ``append_rows``."""
    deleted = Signal(object)
    """The Delete key on a row."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        id_of: Callable[[R], str],
        memory: Memory,
        key: str,
        empty: QWidget | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = RowsModel(columns, id_of)
        self._memory, self._key = memory, f"table.{key}"
        self._total = 0
        self._asked_from = -1
        self._filling = False
        self.search_line: QLineEdit | None = None
        """Letters typed on the table go here."""
        self.setModel(self.rows)
        self.setAccessibleName(name or key)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head()
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row(index.row())))
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.verticalScrollBar().valueChanged.connect(self._near_end)
        self.empty = empty
        if empty is not None:
            over = QVBoxLayout(self.viewport())
            over.addWidget(empty)
        dressing.changed.connect(self._dress)
        self._dress()
        self._tell()

    # --- rows -----------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[R], *, total: int | None = None, select: str = "") -> None:
        """Other rows; the current one stays current by its id (or ``select`` becomes it), the scroll place too."""
        was = select or self.current_id()
        old = self.current()
        place = self.verticalScrollBar().value()
        self._filling = True
        try:
            self.rows.set_rows(rows)
            self._total = len(rows) if total is None else total
            self._asked_from = -1
            at = self.rows.find(was) if was else -1
            if at >= 0:
                self._go(at)
            self.verticalScrollBar().setValue(place)
            if select and at >= 0:
                self.scrollTo(self.rows.index(at, 0))
        finally:
            self._filling = False
        self._tell()
        new = self.current()
        if new != old:
            self.chosen.emit(new)

    def append_rows(self, rows: Sequence[R]) -> None:
        """The rows that ``wanted_more`` asked for."""
        self.rows.append_rows(rows)
        self._tell()

    def current(self) -> R | None:
        """The row that is current, or None."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def current_id(self) -> str:
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else ""

    def select(self, row_id: str) -> bool:
        """Make a row current and show it; False when it is not in the list."""
        at = self.rows.find(row_id)
        if at < 0:
            return False
        self._go(at)
        self.scrollTo(self.rows.index(at, 0))
        return True

    def select_first(self) -> None:
        if self.rows.rowCount():
            self._go(0)

    def step(self, by: int) -> bool:
        """The row ``by`` further (F3: the next one); False at the end."""
        at = self.currentIndex().row() + by
        if not 0 <= at < self.rows.rowCount():
            return False
        self._go(at)
        self.scrollTo(self.rows.index(at, 0))
        return True

    def _go(self, at: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(at, 0), flags)

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._filling:
            self.chosen.emit(self.rows.row(now.row()) if now.isValid() else None)

    def _tell(self) -> None:
        if self.empty is not None:
            self.empty.setVisible(self.rows.rowCount() == 0)
        self.counted.emit(max(self._total, self.rows.rowCount()))

    def _near_end(self, value: int) -> None:
        there = self.rows.rowCount()
        left = self.verticalScrollBar().maximum() - value
        if there < self._total and there != self._asked_from and left < _NEAR_END * px(ROW_HEIGHT):
            self._asked_from = there
            self.wanted_more.emit(there)

    # --- head -----------------------------------------------------------------------------------------------

    def _head(self) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(px(32))
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        known = self._memory.get(f"{self._key}.sort")
        if isinstance(known, list) and len(known) == 2 and known[0] in self._keys():
            order = Qt.SortOrder.DescendingOrder if known[1] == "down" else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(self._keys().index(known[0]), order)
        else:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(self._sorted)
        head.sectionResized.connect(self._resized)

    def _keys(self) -> list[str]:
        return [column.key for column in self.rows.columns]

    def _sorted(self, column: int, order: Qt.SortOrder) -> None:
        down = order is Qt.SortOrder.DescendingOrder
        self._memory.put(
            f"{self._key}.sort", [self._keys()[column], "down" if down else "up"] if column >= 0 else None
        )

    def _resized(self, section: int, old: int, new: int) -> None:
        if self.isVisible() and not self._placing and self.rows.columns[section].width:
            widths: dict[str, Any] = dict(self._memory.get(f"{self._key}.widths") or {})
            widths[self.rows.columns[section].key] = new
            self._memory.put(f"{self._key}.widths", widths)

    _placing = False

    def _place_columns(self) -> None:
        """Remembered or first widths; the columns without one share what is left."""
        self._placing = True
        try:
            known: dict[str, Any] = self._memory.get(f"{self._key}.widths") or {}
            left = self.viewport().width()
            free = []
            for at, column in enumerate(self.rows.columns):
                if self.isColumnHidden(at):
                    continue
                if not column.width:
                    free.append(at)
                    continue
                width = int(known.get(column.key, px(column.width)))
                self.setColumnWidth(at, width)
                left -= width
            for at in free:
                self.setColumnWidth(at, max(px(96), left // len(free)))
        finally:
            self._placing = False

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self._place_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns()

    # --- keys -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.current()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and row is not None:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Delete and row is not None:
            self.deleted.emit(row)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.rowCount():
            at = 0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1
            self._go(at)
            self.scrollTo(self.rows.index(at, 0))
        elif self.search_line is not None and event.text().isalnum() and not self._commanding(event):
            self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_line.setText(event.text())
        else:
            super().keyPressEvent(event)

    def _commanding(self, event: QKeyEvent) -> bool:
        return bool(
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        )
