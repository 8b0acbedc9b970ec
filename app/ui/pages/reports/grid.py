"""The figures of a form as a grid: rows and columns as the sheet prints them; typed cells take numbers, all others show whom they count.

Owns look and typing. Refuses to keep: what is typed goes to the page.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.reports.charts import grouped
from app.domain.reports.forms import Head, Line, cell
from app.domain.reports.sheet import Value
from app.services.reports.service import Look, wrong_words
from app.ui.theme.look import colour, dressing, interface_font, px
from app.ui.theme.tokens import TypeSize

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 30
_LABEL: Final = 300
_FIGURE: Final = 86


class FigureModel(QAbstractTableModel):
    typed = Signal(str, object)
    """A cell and its number, or None where it was emptied."""

    def __init__(self) -> None:
        super().__init__()
        self.look: Look | None = None
        self._wrong: dict[str, str] = {}
        self._typable: frozenset[str] = frozenset()

    def show_look(self, look: Look) -> None:
        """Another form is another grid; the same form with other figures keeps its place."""
        same = self.look is not None and (self.look.sheet.form, self.look.state) == (
            look.sheet.form,
            look.state,
        )
        if not same:
            self.beginResetModel()
        self.look = look
        self._wrong = {one.cell: wrong_words(one) for one in look.wrong if one.kind != "missing"}
        self._typable = frozenset(look.sheet.form.typable()) if look.editable else frozenset()
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.endResetModel()

    # --- places ---------------------------------------------------------------------------------------

    def line(self, row: int) -> Line:
        assert self.look is not None
        return self.look.sheet.form.rows[row]

    def head(self, column: int) -> Head:
        assert self.look is not None
        return self.look.sheet.form.columns[column - 1]

    def cell_at(self, index: Index) -> str:
        """'row/column'; '' where no figure stands."""
        if not index.isValid() or self.look is None:
            return ""
        line = self.line(index.row())
        if line.heading or index.column() == 0:
            return ""
        head = self.head(index.column())
        return "" if line.only and head.key not in line.only else cell(line.key, head.key)

    # --- Qt's side ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.look is None else len(self.look.sheet.form.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.look is None else 1 + len(self.look.sheet.form.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self.look is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.tr("Chỉ tiêu") if section == 0 else self.head(section).label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.look is None:
            return None
        line = self.line(index.row())
        if index.column() == 0:
            return self._label(line, role)
        at = self.cell_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(self.look.sheet.values.get(at)) if at else ""
        if role == Qt.ItemDataRole.EditRole:
            value = self.look.sheet.values.get(at)
            return "" if value is None else str(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{line.label}, {self.head(index.column()).label}: {_shown(self.look.sheet.values.get(at))}"
                if at
                else ""
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._wrong.get(at) or None
        if role == Qt.ItemDataRole.ForegroundRole and at in self._wrong:
            return colour("late")
        if role == Qt.ItemDataRole.BackgroundRole:
            return (
                colour("guess_ground")
                if at in self._typable
                else (None if at or line.heading else colour("sunken"))
            )
        return None

    def _label(self, line: Line, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "    " * line.level + line.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.label
        if role == Qt.ItemDataRole.FontRole:
            return interface_font(TypeSize.TABLE, strong=line.heading or not line.level)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self.cell_at(index) in self._typable else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        at = self.cell_at(index)
        text = str(value).replace(".", "").replace(" ", "")
        if at not in self._typable or (text and not text.isdecimal()):
            return False
        number = int(text) if text else None
        assert self.look is not None
        if number != self.look.sheet.values.get(at):
            self.typed.emit(at, number)
        return True


class FigureGrid(QTableView):
    """``chosen`` carries the cell a person stands on ('row/column'), '' for a label."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FigureModel()
        self.setModel(self.figures)
        self.setAccessibleName(self.tr("Số liệu của biểu"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.selectionModel().currentChanged.connect(
            lambda now, _: self.chosen.emit(self.figures.cell_at(now))
        )
        dressing.changed.connect(self._dress)
        self._dress()

    def show_look(self, look: Look) -> None:
        self.figures.show_look(look)
        self._dress()
        if not self.currentIndex().isValid():
            self._first()

    def cell(self) -> str:
        """The cell in hand."""
        return self.figures.cell_at(self.currentIndex())

    def go(self, at: str) -> None:
        """Stand on a cell."""
        for row in range(self.figures.rowCount()):
            for column in range(1, self.figures.columnCount()):
                if self.figures.cell_at(self.figures.index(row, column)) == at:
                    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                    self.selectionModel().setCurrentIndex(self.figures.index(row, column), flag)
                    return

    def _first(self) -> None:
        look = self.figures.look
        if look is not None:
            line, head = next(look.sheet.form.cells())
            self.go(cell(line.key, head.key))

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setFixedHeight(px(44))
        many = self.figures.columnCount() - 1
        if many < 1:
            return
        room = self.viewport().width()
        figure = px(_FIGURE)
        self.setColumnWidth(0, max(px(_LABEL), room - figure * many))
        for at in range(1, many + 1):
            self.setColumnWidth(at, figure)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._dress()


def _shown(value: Value) -> str:
    return "" if value is None else grouped(value)
