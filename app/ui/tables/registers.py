"""A register's lines for Qt: ten columns between two margins, and lines that run through. Owns nothing but the order."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.register_view import Kind, Line, Sheet

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 11
COVER: Final = 0
"""The first row is the cover."""


class SheetModel(QAbstractTableModel):
    """Row 0 is the cover, then the sheet's lines."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None

    def set_sheet(self, sheet: Sheet) -> None:
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line of a row; None for the cover."""
        if self.sheet is None or not 0 < row <= len(self.sheet.lines):
            return None
        return self.sheet.lines[row - 1]

    def row_of(self, record_id: str) -> int:
        """Row of a record's line, -1 when it is not here."""
        lines = self.sheet.lines if self.sheet else ()
        return next((at + 1 for at, line in enumerate(lines) if line.id == record_id), -1)

    def matches(self, words: list[str]) -> list[int]:
        """Rows in which all (folded) words stand, each as a beginning."""
        lines = self.sheet.lines if self.sheet else ()
        return [
            at + 1
            for at, line in enumerate(lines)
            if line.kind is Kind.ENTRY and all(f" {word}" in f" {line.folded}" for word in words)
        ]

    # --- Qt's side ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.lines) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns) + 2

    def in_margin(self, column: int) -> bool:
        return self.sheet is None or not 0 < column <= len(self.sheet.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.sheet is None:
            return None
        line = self.line(index.row())
        if role == LINE_ROLE:
            return line
        if self.in_margin(index.column()):
            return None
        at = index.column() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            if line is None:
                return self.sheet.title if at == 0 else ""
            return line.cells[at] if at < len(line.cells) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, at)
        return None

    def _spoken(self, line: Line | None, column: int) -> str:
        assert self.sheet is not None
        if line is None:
            return " ".join((*self.sheet.organ, self.sheet.title, self.sheet.period, self.sheet.days))
        if line.kind is not Kind.ENTRY:
            return line.cells[min(column, len(line.cells) - 1)]
        return f"{self.sheet.columns[column].head}: {line.cells[column]}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        if self.in_margin(index.column()):
            return Qt.ItemFlag.NoItemFlags
        if line is not None and line.kind is Kind.ENTRY:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled
