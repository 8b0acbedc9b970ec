"""The members' list for Qt: as long as it is counted, with only the pages in it that somebody looks at.

Owns which pages are here and which are asked for. Refuses to fetch: ``asked`` names a page, ``fill`` brings its lines.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from app.services.member_fields import sex_name
from app.services.roster import MemberLine, label
from app.ui.theme.look import colour, interface_font
from app.ui.theme.tokens import TypeSize
from app.ui.widgets.rows_model import shown_day

Index = QModelIndex | QPersistentModelIndex
PAGE: Final = 100
_KEPT: Final = 60
_AT_ONCE: Final = 3


@dataclass(frozen=True, slots=True)
class MemberColumn:
    """``order`` is the service's word for sorting by this column; '' where it does not sort."""

    key: str
    title: str
    read: Callable[[MemberLine], str]
    width: int
    order: str = ""
    usual: bool = False
    """Shown until somebody chooses."""


def columns() -> tuple[MemberColumn, ...]:
    """All columns there are, the name first."""

    translate = QCoreApplication.translate
    return (
        MemberColumn(
            "name", translate("Members", "Họ và tên"), lambda row: row.full_name, 176, "name", usual=True
        ),
        MemberColumn("birth", translate("Members", "Ngày sinh"), birth_of, 112, "birth", usual=True),
        MemberColumn("sex", translate("Members", "Giới tính"), lambda row: sex_name(row.sex), 80, "sex"),
        MemberColumn(
            "unit", translate("Members", "Đơn vị"), lambda row: row.unit_name, 150, "unit", usual=True
        ),
        MemberColumn(
            "position",
            translate("Members", "Chức vụ Đoàn"),
            lambda row: row.union_position,
            140,
            "position",
            usual=True,
        ),
        MemberColumn(
            "joined", translate("Members", "Vào Đoàn"), lambda row: shown_day(row.joined_on), 112, "joined"
        ),
        MemberColumn("phone", translate("Members", "Điện thoại"), lambda row: row.phone, 110, "phone"),
        MemberColumn(
            "category", translate("Members", "Đối tượng"), lambda row: row.category, 160, "category"
        ),
        MemberColumn("code", translate("Members", "Mã đoàn viên"), lambda row: row.code, 120, "code"),
        MemberColumn("card", translate("Members", "Số thẻ"), lambda row: row.card_number, 110, "card"),
        MemberColumn("lacking", translate("Members", "Còn thiếu"), lacking_of, 200),
    )


def birth_of(row: MemberLine) -> str:
    return shown_day(row.birth_date) or (str(row.birth_year) if row.birth_year else "")


def lacking_of(row: MemberLine) -> str:
    return ", ".join(
        label(name)[:1].lower() + label(name)[1:] if name != "id_number" else "CCCD" for name in row.lacking
    )


class MembersModel(QAbstractTableModel):
    """Lines by their place. A place that is not here reads '…' and is asked for when the scrolling rests."""

    asked = Signal(int)
    """Number of a page to be read and given to ``fill``."""

    def __init__(self) -> None:
        super().__init__()
        self.columns = columns()
        self._many = 0
        self._pages: OrderedDict[int, tuple[MemberLine, ...]] = OrderedDict()
        self._looked: list[int] = []
        self._under_way: set[int] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(15)
        self._rest.timeout.connect(self._ask)

    # --- lines ----------------------------------------------------------------------------------------

    def reset(self, many: int, pages: dict[int, Sequence[MemberLine]]) -> None:
        """Another list, ``many`` long, with the pages that are seen first."""
        self.beginResetModel()
        self._many = many
        self._pages = OrderedDict((number, tuple(lines)) for number, lines in pages.items())
        self._looked.clear()
        self._under_way.clear()
        self.endResetModel()

    def refresh(self, many: int, pages: dict[int, Sequence[MemberLine]]) -> bool:
        """The same list read anew: nobody's place on the screen moves unless it must. False: use ``reset``."""
        if many != self._many:
            return False
        self._pages = OrderedDict((number, tuple(lines)) for number, lines in pages.items())
        self._under_way.clear()
        if many:
            self.dataChanged.emit(self.index(0, 0), self.index(many - 1, len(self.columns) - 1))
        return True

    def grow(self, many: int) -> None:
        """The same list, longer than was counted at first."""
        if many > self._many:
            self.beginInsertRows(QModelIndex(), self._many, many - 1)
            if self._many % PAGE:  # it ended in the middle of a page
                self._pages.pop(self._many // PAGE, None)
            self._many = many
            self.endInsertRows()

    def fill(self, number: int, lines: Sequence[MemberLine]) -> None:
        """A page that was asked for."""
        self._under_way.discard(number)
        self._pages[number] = tuple(lines)
        self._pages.move_to_end(number)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        first = number * PAGE
        if lines and first < self._many:  # the list may have become shorter since the page was asked for
            last = min(first + len(lines), self._many) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def line(self, at: int) -> MemberLine | None:
        """The line at a place, or None while it is not here."""
        page = self._pages.get(at // PAGE)
        return page[at % PAGE] if page is not None and at % PAGE < len(page) else None

    def place(self, member_id: str) -> int:
        """Place of a member among the pages that are here; -1 elsewhere."""
        for number, page in self._pages.items():
            for at, line in enumerate(page):
                if line.id == member_id:
                    return number * PAGE + at
        return -1

    def many(self) -> int:
        return self._many

    def _ask(self) -> None:
        for number in self._looked[-_AT_ONCE:]:  # what was scrolled past is not read
            if number not in self._pages and number not in self._under_way:
                self._under_way.add(number)
                self.asked.emit(number)
        self._looked.clear()

    def _look(self, at: int) -> MemberLine | None:
        found = self.line(at)
        if found is None:
            number = at // PAGE
            if number not in self._under_way and (not self._looked or self._looked[-1] != number):
                self._looked.append(number)
                self._rest.start()
        return found

    # --- Qt's side ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._many

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._look(index.row())
            return self.columns[index.column()].read(line) if line is not None else "…"
        if role == Qt.ItemDataRole.ToolTipRole:
            line = self.line(index.row())
            return self.columns[index.column()].read(line) if line is not None else None
        if role == Qt.ItemDataRole.ForegroundRole and index.column() > 0:
            return colour("quiet") if self.columns[index.column()].key == "lacking" else None
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return interface_font(TypeSize.TABLE, strong=True)
        return None
