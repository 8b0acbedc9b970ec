"""Rows of a list for Qt: frozen rows of the services as they are, columns that say how a cell reads, sorts and looks.

Owns order and numbering of rows. Refuses to fetch: a page reads in the pool and hands the rows over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.base.text import text_key
from app.ui.theme.icons import icon
from app.ui.theme.look import colour, interface_font
from app.ui.theme.tokens import TypeSize

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 10


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column. ``read`` gives the cell's words; ``sort`` its key (the words in Vietnamese order when absent)."""

    key: str
    title: str
    read: Callable[[R], str]
    width: int = 120
    """Pixels of the design; 0 takes what is left."""
    right: bool = False
    """Figures and days: right-aligned or at least tabular."""
    sort: Callable[[R], Any] | None = None
    tone: Callable[[R], str] | None = None
    """'late', 'due', 'done', 'quiet' or ''."""
    meaning: Callable[[R], str] | None = None
    """An icon before the words, by meaning; '' for none."""
    strong: Callable[[R], bool] | None = None
    tip: Callable[[R], str] | None = None

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Where the words of the head and of the cells stand."""
        across = Qt.AlignmentFlag.AlignRight if self.right else Qt.AlignmentFlag.AlignLeft
        return across | Qt.AlignmentFlag.AlignVCenter

    def head(self, orientation: Qt.Orientation, role: int) -> Any:
        """What Qt asks of the head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title
        return self.side if role == Qt.ItemDataRole.TextAlignmentRole else None

    def cell(self, row: R, role: int) -> Any:
        """What Qt asks of one cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.read(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row) if self.tip else None
        if role == Qt.ItemDataRole.ForegroundRole and self.tone and (tone := self.tone(row)):
            return colour(tone)
        if role == Qt.ItemDataRole.DecorationRole and self.meaning and (meaning := self.meaning(row)):
            return icon(meaning, (self.tone(row) if self.tone else "") or "quiet", 16)
        if role == Qt.ItemDataRole.FontRole and self.strong and self.strong(row):
            return interface_font(TypeSize.TABLE, strong=True)
        return row if role == ROW_ROLE else None


def shown_day(day: date | None) -> str:
    """dd/MM/yyyy, or nothing."""
    return f"{day:%d/%m/%Y}" if day else ""


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows in the order given, or sorted by a column. ``id_of`` names a row for good."""

    def __init__(self, columns: Sequence[Column[R]], id_of: Callable[[R], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._id_of = id_of
        self._given: list[R] = []
        self._rows: list[R] = []
        self._at: dict[str, int] = {}
        self._order: tuple[int, Qt.SortOrder] | None = None

    # --- rows -----------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._given = list(rows)
        self._arrange()
        self.endResetModel()

    def append_rows(self, rows: Sequence[R]) -> None:
        """More of the same list, read later. Kept in the order given when no column sorts."""
        if not rows:
            return
        self._given += rows
        if self._order is not None:
            self.beginResetModel()
            self._arrange()
            self.endResetModel()
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self._at |= {self._id_of(row): first + at for at, row in enumerate(rows)}
        self.endInsertRows()

    def row(self, at: int) -> R:
        return self._rows[at]

    def rows(self) -> Sequence[R]:
        """All rows as they are shown."""
        return self._rows

    def find(self, row_id: str) -> int:
        """Number of a row, -1 when it is not here."""
        return self._at.get(row_id, -1)

    def id_at(self, at: int) -> str:
        return self._id_of(self._rows[at])

    def _arrange(self) -> None:
        self._rows = list(self._given)
        if self._order is not None:
            number, order = self._order
            column = self.columns[number]
            key = column.sort or (lambda row: text_key(column.read(row)))
            # What has no value goes last in both directions.
            filled = [row for row in self._rows if key(row) not in (None, "")]
            empty = [row for row in self._rows if key(row) in (None, "")]
            filled.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)
            self._rows = filled + empty
        self._at = {self._id_of(row): at for at, row in enumerate(self._rows)}

    # --- Qt's side ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return self.columns[section].head(orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return self.columns[index.column()].cell(self._rows[index.row()], role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order) if 0 <= column < len(self.columns) else None
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [self.id_at(index.row()) for index in kept]
        self._arrange()
        fresh = [self.index(self._at[one], old.column()) for one, old in zip(ids, kept, strict=True)]
        self.changePersistentIndexList(kept, fresh)
        self.layoutChanged.emit()
