"""The tree of units with their members counted. Owns which branch is chosen and which are unfolded; refuses to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.services.roster import Branch
from app.ui.pages.members.list_view import type_into
from app.ui.theme.look import colour, dressing, px
from app.ui.theme.tokens import TARGET

_ID: Final = Qt.ItemDataRole.UserRole
_UNFOLDED: Final = 40
"""Up to so many units the whole tree is unfolded at first."""


class UnitTree(QTreeWidget):
    """``picked`` carries the id of a unit when a person chose another branch."""

    picked = Signal(str)
    entered = Signal()
    """Enter: on to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search_line: QLineEdit | None = None
        self._items: dict[str, QTreeWidgetItem] = {}
        self._branches: tuple[Branch, ...] = ()
        self._filling = False
        self.setAccessibleName(self.tr("Các đơn vị"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._moved)
        dressing.changed.connect(self._dress)
        self._dress()

    def fill(self, branches: Sequence[Branch]) -> None:
        """Another tree. The chosen branch and what was folded stay; at first everything small is unfolded."""
        before, self._branches = self._branches, tuple(branches)
        if _shape(before) == _shape(branches) and before:
            for old, branch in zip(before, branches, strict=True):
                if old.whole != branch.whole:  # after most acts one line of thousands
                    self._say_count(self._items[branch.unit.id], branch)
            return
        was = self.unit()
        folded = {named for named, item in self._items.items() if item.childCount() and not item.isExpanded()}
        first = not self._items
        self._filling = True
        try:
            self.clear()
            self._items = {}
            for branch in branches:
                unit = branch.unit
                item = QTreeWidgetItem([unit.name])
                item.setData(0, _ID, unit.id)
                item.setToolTip(0, unit.name)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setForeground(1, colour("quiet"))
                item.setSizeHint(0, QSize(0, px(TARGET)))
                self._say_count(item, branch)
                above = self._items.get(unit.parent_id or "")
                if above is not None:
                    above.addChild(item)
                else:
                    self.addTopLevelItem(item)
                self._items[unit.id] = item
            for named, item in self._items.items():
                if named not in folded and (not first or len(branches) <= _UNFOLDED or item.parent() is None):
                    item.setExpanded(True)
            self.show_unit(was or self.top())
        finally:
            self._filling = False

    def _say_count(self, item: QTreeWidgetItem, branch: Branch) -> None:
        item.setText(1, f"{branch.whole:,}".replace(",", "."))
        spoken = self.tr("{name}, {count} đoàn viên").format(name=branch.unit.name, count=branch.whole)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def unit(self) -> str:
        """Id of the chosen unit, '' while there is none."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def top(self) -> str:
        """Id of the first unit, '' while there is none."""
        return next(iter(self._items), "")

    def is_whole(self) -> bool:
        """The chosen branch is the only tree: everybody."""
        item = self.currentItem()
        return item is None or (item.parent() is None and self.topLevelItemCount() == 1)

    def unit_name(self) -> str:
        item = self.currentItem()
        return item.text(0) if item is not None else ""

    def show_unit(self, unit_id: str) -> None:
        """Choose without telling."""
        item = self._items.get(unit_id)
        if item is not None:
            was, self._filling = self._filling, True
            self.setCurrentItem(item)
            self._filling = was

    def units(self) -> list[tuple[str, str]]:
        """(id, name) of all, in the order of the tree."""
        return [(named, item.text(0)) for named, item in self._items.items()]

    def _moved(self, now: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        if not self._filling and now is not None:
            self.picked.emit(str(now.data(0, _ID)))

    def _dress(self) -> None:
        self.setIndentation(px(14))
        for item in self._items.values():
            item.setForeground(1, colour("quiet"))
            item.setSizeHint(0, QSize(0, px(TARGET)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        typed = event.text().strip()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif self.search_line is not None and plain and typed and typed.isprintable() and typed not in "+-*":
            type_into(self.search_line, event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.search_line is not None:
            self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QApplication.sendEvent(self.search_line, event)


def _shape(branches: Sequence[Branch]) -> list[tuple[str, str, str | None]]:
    """All but the counts."""
    return [(one.unit.id, one.unit.name, one.unit.parent_id) for one in branches]
