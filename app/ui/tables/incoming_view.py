"""The view of a paged list: sorted by its head (the owner reads anew), widths remembered, Enter opens, letters go to search.

Owns keys and widths. Draws only what is seen. Refuses to sort by itself: a list that is not wholly here cannot.
"""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui.memory import Memory
from app.ui.tables.incoming_paged import PagedModel
from app.ui.theme.look import dressing, px

R = TypeVar("R")
ROW_HEIGHT: Final = 32
_SEVERAL: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
"""Keys held while several rows are chosen: none of them is opened by that."""


class PagedView(QTableView, Generic[R]):
    """``cards`` and ``card_height``: how a row is drawn while the list is narrow (``set_narrow``)."""

    opened = Signal(str)
    """Enter or double click: the row's id."""
    chosen = Signal(str)
    """A person made another row current, by key or mouse."""
    sorted_by = Signal(str, bool)
    """Key of the column and whether it rises; '' is the list's own order."""
    deleted = Signal(str)
    picked = Signal(object)
    """Ids of the chosen rows, when several are, or none any more (``several``)."""

    def __init__(
        self,
        model: PagedModel[R],
        *,
        memory: Memory,
        key: str,
        name: str,
        empty: QWidget,
        cards: QAbstractItemDelegate | None = None,
        card_height: int = ROW_HEIGHT,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.paged = model
        self._memory, self._key = memory, f"table.{key}"
        self._cards, self._card_height = cards, card_height
        self._plain = QStyledItemDelegate(self)
        self._narrow = False
        self._placing = False
        self._quiet = False
        self.search_line: QLineEdit | None = None
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setMinimumSectionSize(px(32))
        self._order = self._known_order()
        self._show_order()
        head.sortIndicatorChanged.connect(self._head_clicked)
        head.sectionResized.connect(self._resized)
        self.empty = empty
        over = QVBoxLayout(self.viewport())
        over.addWidget(empty)
        model.modelReset.connect(self._tell_empty)
        self.selectionModel().currentRowChanged.connect(self._moved)
        if several:
            self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit(self.picked_ids()))
        dressing.changed.connect(self._dress)
        self._dress()
        self._tell_empty()

    # --- shape ----------------------------------------------------------------------------------------

    def set_narrow(self, narrow: bool) -> None:
        """As cards (one wide column) or as a table with heads."""
        if narrow == self._narrow or self._cards is None:
            return
        self._narrow = narrow
        for at in range(1, self.paged.columnCount()):
            self.setColumnHidden(at, narrow)
        self.horizontalHeader().setVisible(not narrow)
        self.setItemDelegate(self._cards if narrow else self._plain)
        self._dress()
        self.scrollTo(self.currentIndex())

    def is_narrow(self) -> bool:
        return self._narrow

    def _dress(self) -> None:
        height = self._card_height if self._narrow else ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(px(height))
        self._place_columns()

    def _place_columns(self) -> None:
        self._placing = True
        try:
            width = self.viewport().width()
            if self._narrow:
                self.setColumnWidth(0, width)
                return
            known: dict[str, Any] = self._memory.get(f"{self._key}.widths") or {}
            free = []
            for at, column in enumerate(self.paged.columns):
                if not column.width:
                    free.append(at)
                    continue
                here = int(known.get(column.key, px(column.width)))
                self.setColumnWidth(at, here)
                width -= here
            for at in free:
                self.setColumnWidth(at, max(px(160), width // len(free)))
        finally:
            self._placing = False

    def _resized(self, section: int, old: int, new: int) -> None:
        column = self.paged.columns[section]
        if self.isVisible() and not self._placing and not self._narrow and column.width:
            widths = dict(self._memory.get(f"{self._key}.widths") or {})
            widths[column.key] = new
            self._memory.put(f"{self._key}.widths", widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns()

    def _tell_empty(self) -> None:
        self.empty.setVisible(self.paged.rowCount() == 0)

    # --- order ----------------------------------------------------------------------------------------

    def order(self) -> tuple[str, bool]:
        """Key of the column the list is sorted by ('' its own order), and whether it rises."""
        return self._order

    def set_order(self, key: str, rising: bool) -> None:
        """As if the head had been clicked."""
        self._order = (key, rising)
        self._memory.put(f"{self._key}.sort", [key, rising])
        self._show_order()
        self.sorted_by.emit(key, rising)

    def _known_order(self) -> tuple[str, bool]:
        known = self._memory.get(f"{self._key}.sort")
        keys = [column.key for column in self.paged.columns]
        if isinstance(known, list) and len(known) == 2 and known[0] in keys:
            return str(known[0]), bool(known[1])
        return "", True

    def _show_order(self) -> None:
        head = self.horizontalHeader()
        head.blockSignals(True)
        keys = [column.key for column in self.paged.columns]
        key, rising = self._order
        at = keys.index(key) if key in keys else -1
        head.setSortIndicator(at, Qt.SortOrder.AscendingOrder if rising else Qt.SortOrder.DescendingOrder)
        head.blockSignals(False)
        head.viewport().update()

    def _head_clicked(self, column: int, order: Qt.SortOrder) -> None:
        key = self.paged.columns[column].key if column >= 0 else ""
        self.set_order(key, order is Qt.SortOrder.AscendingOrder)

    # --- the current row ------------------------------------------------------------------------------

    def current_id(self) -> str:
        at = self.currentIndex().row()
        ids = self.paged.ids()
        return ids[at] if 0 <= at < len(ids) else ""

    def picked_ids(self) -> list[str]:
        """Ids of the chosen rows, in the order of the list; [] while no more than one is chosen."""
        rows = sorted({at.row() for at in self.selectionModel().selectedRows()})
        ids = self.paged.ids()
        return [ids[at] for at in rows if at < len(ids)] if len(rows) > 1 else []

    def pick_one(self) -> None:
        """Only the current row stays chosen."""
        self.select(self.current_id(), show=False)

    def select(self, row_id: str, *, show: bool = True) -> bool:
        """Make a row current without telling; False when it is not in the list."""
        at = self.paged.find(row_id)
        self._quiet = True
        try:
            if at < 0:
                self.selectionModel().clear()
                return False
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.paged.index(at, 0), flags)
        finally:
            self._quiet = False
        if show:
            self.scrollTo(self.paged.index(at, 0))
        return True

    def step(self, by: int) -> bool:
        """The row ``by`` further; False at the end."""
        at = self.currentIndex().row() + by
        if not 0 <= at < self.paged.rowCount():
            return False
        self.setCurrentIndex(self.paged.index(at, 0))
        return True

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        several = QApplication.keyboardModifiers() & _SEVERAL
        if not self._quiet and now.isValid() and not several:
            self.chosen.emit(self.current_id())

    # --- keys and mouse ---------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self.current_id()
        commanding = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not commanding and here:
            self.opened.emit(here)
        elif key == Qt.Key.Key_Delete and here:
            self.deleted.emit(here)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.paged.rowCount():
            at = 0 if key == Qt.Key.Key_Home else self.paged.rowCount() - 1
            self.setCurrentIndex(self.paged.index(at, 0))
        elif self.search_line is not None and event.text().isalnum() and not commanding:
            self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_line.setText(event.text())
        else:
            super().keyPressEvent(event)
