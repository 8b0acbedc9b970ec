"""Members and months for Qt: who paid what. Owns how a cell reads; the amounts are the services'."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from app.domain.fees import CLASS_NAMES, CLASS_SHORT, Month
from app.domain.members import named
from app.domain.money_words import money
from app.services.fees.rows import Cell, Grid, GridRow
from app.ui.theme.look import colour

Index = QModelIndex | QPersistentModelIndex
NAME, UNIT, KIND = 0, 1, 2
FIXED: Final = 3
"""Columns before the first month; after the last month stands what is lacking."""
_TONES: Final = {
    "paid": "done",
    "part": "due",
    "late": "late",
    "waived": "quiet",
    "exempt": "quiet",
    "open": "quiet",
}


class MonthsModel(QAbstractTableModel):
    """Rows of a ``Grid``, all of them or those whose name or unit says the words looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid((), (), (), ())
        self.rows: tuple[GridRow, ...] = ()
        self.over: Month = ""
        """The last month that is over."""

    def set_grid(self, grid: Grid, rows: tuple[GridRow, ...], over: Month) -> None:
        same = grid.months == self.grid.months and [one.id for one in rows] == [one.id for one in self.rows]
        if same:  # the place and what is chosen stay
            self.grid, self.rows, self.over = grid, rows, over
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.grid, self.rows, self.over = grid, rows, over
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell | None:
        at = column - FIXED
        return self.rows[row].cells[at] if 0 <= at < len(self.grid.months) else None

    def month(self, column: int) -> Month:
        return self.grid.months[column - FIXED]

    # --- Qt's side ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else FIXED + len(self.grid.months) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        cell = self.cell(index.row(), column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column, cell)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour(self._tone(row, column, cell))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            if cell is not None:
                return Qt.AlignmentFlag.AlignCenter
            right = column == self.columnCount() - 1
            return (
                Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            ) | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row, column, cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        at = section - FIXED
        if role == Qt.ItemDataRole.DisplayRole:
            if at < 0:
                return (
                    QCoreApplication.translate("MonthsModel", "Họ và tên"),
                    QCoreApplication.translate("MonthsModel", "Đơn vị"),
                    QCoreApplication.translate("MonthsModel", "Mức"),
                )[section]
            return (
                f"T{int(self.grid.months[at][5:])}"
                if at < len(self.grid.months)
                else QCoreApplication.translate("MonthsModel", "Còn nợ")
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and at < 0:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and 0 <= at < len(self.grid.months):
            return QCoreApplication.translate(
                "MonthsModel", "Đã thu {paid} trên {due} đồng; bấm để chọn cả tháng"
            ).format(paid=money(self.grid.paid[at]), due=money(self.grid.dues[at]))
        return None

    def _words(self, row: GridRow, column: int, cell: Cell | None) -> str:
        if cell is None:
            if column == KIND:
                return named(CLASS_SHORT, row.kind) + ("?" if row.guessed else "")
            last = money(row.lacking) if row.lacking else ""
            return (row.name, row.unit_name.removeprefix("Chi đoàn "))[column] if column < KIND else last
        match cell.state:
            case "paid":
                return "✓"
            case "part":
                return money(cell.paid)
            case "waived":
                return QCoreApplication.translate("MonthsModel", "miễn")
            case "open":
                return money(cell.due) if self.month(column) <= self.over else "·"
            case "exempt":
                return "–"
            case _:
                return ""

    def _tone(self, row: GridRow, column: int, cell: Cell | None) -> str:
        if cell is None:
            if column == KIND:
                return "guess" if row.guessed else "quiet"
            return "late" if column == self.columnCount() - 1 else "text"
        late = cell.state == "open" and self.month(column) <= self.over
        return _TONES.get("late" if late else cell.state, "quiet")

    def _told(self, row: GridRow, column: int, cell: Cell | None) -> str:
        if cell is None:
            if column == KIND and row.guessed:
                return QCoreApplication.translate(
                    "MonthsModel", "Đoán theo nghề nghiệp; chọn người rồi đặt mức để xác nhận"
                )
            told = {UNIT: row.unit_name, KIND: named(CLASS_NAMES, row.kind)}
            return told.get(column) or self._words(row, column, cell)
        states = {
            "paid": QCoreApplication.translate("MonthsModel", "đã đóng {paid}"), "part": QCoreApplication.translate("MonthsModel", "đã đóng {paid} trên {due}"), "open": QCoreApplication.translate("MonthsModel", "chưa đóng {due}"),
            "waived": QCoreApplication.translate("MonthsModel", "được miễn"), "exempt": QCoreApplication.translate("MonthsModel", "không thu"), "absent": QCoreApplication.translate("MonthsModel", "chưa là đoàn viên"),
        }  # fmt: skip
        said = states[cell.state].format(paid=money(cell.paid), due=money(cell.due))
        month = self.month(column)
        return f"{row.name}, {month[5:]}/{month[:4]}: {said}"
