"""What is asked of each member: a sheet with one line per name, filled by keyboard; its first line fills all that are empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.domain.operations.plan import Ask
from app.ui.theme.look import px

ROW = 34
HEAD = 60
_WIDTHS = {"number": 88, "yes": 124, "date": 112}
"""Columns by what is asked; words need 150."""
_MOST_SEEN = 9
_YES = "x"


class _Choosing(QStyledItemDelegate):
    """A list to choose from in the cells of a choice; made only while one is edited, for a sheet may have a thousand lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: dict[int, tuple[str, ...]] = {}

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        if index.column() not in self.choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(["", *self.choices[index.column()]])
        box.activated.connect(lambda _: self._done(box))
        return box

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(str(index.data() or ""))))
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)


class EachTable(QTableWidget):
    """``set_asks`` once per step; ``values`` gives what was typed, by member id; ``typed`` when a person changed a cell."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks: tuple[Ask, ...] = ()
        self._ids: tuple[str, ...] = ()
        self._filling = False
        self.setAccessibleName(self.tr("Từng đoàn viên"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._choosing = _Choosing(self)
        self.setItemDelegate(self._choosing)
        self.itemChanged.connect(self._changed)

    def set_asks(
        self, asks: Sequence[Ask], people: Sequence[tuple[str, str]], known: Mapping[str, Mapping[str, Any]]
    ) -> None:
        """``people``: (id, name). Hidden where nothing is asked."""
        self._asks, self._ids = tuple(asks), tuple(one for one, _ in people)
        self.setVisible(bool(asks) and bool(people))
        self._filling = True
        self.clear()
        self.setColumnCount(len(asks) + 1)
        self.setRowCount(len(people) + 1)
        self.setHorizontalHeaderLabels([self.tr("Họ và tên"), *(_head(one) for one in asks)])
        self._name(0, self.tr("Mọi người"))
        for at, (member_id, name) in enumerate(people, 1):
            self._name(at, name)
            for column, ask in enumerate(asks, 1):
                self._cell(at, column, ask, known.get(member_id, {}).get(ask.name))
        for column, ask in enumerate(asks, 1):
            self._cell(0, column, ask, None)
        self._filling = False
        self._choosing.choices = {
            at: tuple(one.choices.values()) for at, one in enumerate(asks, 1) if one.choices
        }
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(px(72))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        heads.setFixedHeight(px(HEAD))
        for column, ask in enumerate(asks, 1):
            heads.resizeSection(column, px(_WIDTHS.get(ask.kind, 150)))
        high = min(len(people) + 1, _MOST_SEEN) * px(ROW) + px(HEAD + 4)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.setFixedHeight(high)

    def values(self) -> dict[str, dict[str, str]]:
        """What stands in the lines; an empty cell says nothing."""
        made: dict[str, dict[str, str]] = {}
        for at, member_id in enumerate(self._ids, 1):
            given = {ask.name: self._text(at, column) for column, ask in enumerate(self._asks, 1)}
            kept = {name: text for name, text in given.items() if text}
            if kept:
                made[member_id] = kept
        return made

    # --- cells ------------------------------------------------------------------------------------------

    def _name(self, at: int, name: str) -> None:
        item = QTableWidgetItem(name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(at, 0, item)

    def _cell(self, at: int, column: int, ask: Ask, value: Any) -> None:
        key = str(value or (ask.default if at else "") or "")
        shown = "" if value is None else str(value)
        if ask.kind == "choice":
            shown = ask.choices.get(
                key, key if key in ask.choices.values() else ""
            )  # kept from before: its words
        elif ask.kind == "yes":
            shown = _YES if value else ""
        item = QTableWidgetItem(shown)
        if ask.kind == "number":
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(at, column, item)

    def _text(self, at: int, column: int) -> str:
        item = self.item(at, column)
        return item.text().strip() if item is not None else ""

    def _changed(self, item: QTableWidgetItem) -> None:
        """The line 'Mọi người' fills the cells below it that are empty or say what it said before."""
        if self._filling:
            return
        if item.row() or not item.column():
            self.typed.emit()
            return
        before = item.data(Qt.ItemDataRole.UserRole) or ""
        self._filling = True
        for at in range(1, self.rowCount()):
            other = self.item(at, item.column())
            ask = self._asks[item.column() - 1]
            plain = ("", before, ask.choices.get(ask.default, ""))
            if other is not None and other.text().strip() in plain:
                other.setText(item.text())
        item.setData(Qt.ItemDataRole.UserRole, item.text())
        self._filling = False
        self.typed.emit()


def _head(ask: Ask) -> str:
    """The label in lines as narrow as the counts under it."""
    words = ask.label[:1].upper() + ask.label[1:]
    return "\n".join(wrap(words, _WIDTHS.get(ask.kind, 150) // 8))
