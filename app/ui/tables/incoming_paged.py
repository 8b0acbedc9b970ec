"""A list whose rows are read only where somebody looks: all ids are known, rows come by the hundred.

Owns which rows are here and which are asked for. Refuses to fetch by itself: ``wanted`` names the ids, ``take`` brings the rows.
Used by the lists of incoming letters and of tasks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from app.ui.widgets.rows_model import Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
CHUNK: Final = 100
KEPT: Final = 3_000


class PagedModel(QAbstractTableModel, Generic[R]):
    """Rows by id. A row that is not here yet reads '…' and is asked for once, with its neighbours."""

    wanted = Signal(object)
    """Ids whose rows somebody looks at."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        id_of: Callable[[R], str],
        *,
        spoken: Callable[[R], str] | None = None,
    ) -> None:
        """``spoken``: the whole row in words, for screen readers, where one cell stands for the row."""
        super().__init__()
        self.spoken = spoken
        self.columns = tuple(columns)
        self._id_of = id_of
        self._ids: tuple[str, ...] = ()
        self._at: dict[str, int] = {}
        self._here: OrderedDict[str, R] = OrderedDict()
        self._asked: set[int] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._ask)
        self._looked: set[int] = set()

    # --- ids and rows ---------------------------------------------------------------------------------

    def set_ids(self, ids: Sequence[str], rows: Sequence[R] = ()) -> None:
        """Other ids in their order; ``rows`` are those that are on the screen first. Rows known before are read anew."""
        self.beginResetModel()
        self._ids = tuple(ids)
        self._at = {}
        self._here.clear()
        self._asked.clear()
        self._looked.clear()
        for row in rows:
            self._here[self._id_of(row)] = row
        self.endResetModel()

    def take(self, rows: Sequence[R]) -> None:
        """Rows that were asked for, or that changed."""
        places = []
        for row in rows:
            one = self._id_of(row)
            self._here[one] = row
            self._here.move_to_end(one)
            at = self.find(one)
            if at >= 0:
                places.append(at)
        while len(self._here) > KEPT:
            gone, _ = self._here.popitem(last=False)
            self._asked.discard(self.find(gone) // CHUNK)
        if places:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), last))

    def ids(self) -> tuple[str, ...]:
        return self._ids

    def row(self, at: int) -> R | None:
        """The row at a place, or None while it is not here."""
        return self._here.get(self._ids[at]) if 0 <= at < len(self._ids) else None

    def known(self, row_id: str) -> R | None:
        return self._here.get(row_id)

    def loaded(self) -> int:
        """How many rows are here."""
        return len(self._here)

    def find(self, row_id: str) -> int:
        """Place of an id, -1 when it is not in the list. The first call of a list makes the index."""
        if not self._at and self._ids:
            self._at = {one: at for at, one in enumerate(self._ids)}
        return self._at.get(row_id, -1)

    def _look(self, at: int) -> R | None:
        found = self._here.get(self._ids[at])
        if found is None and at // CHUNK not in self._asked:
            self._looked.add(at // CHUNK)
            if not self._pause.isActive():
                self._pause.start()
        return found

    def _ask(self) -> None:
        for chunk in sorted(self._looked)[-3:]:  # what was scrolled past is not read
            self._asked.add(chunk)
            self.wanted.emit(self._ids[chunk * CHUNK : (chunk + 1) * CHUNK])
        self._looked.clear()

    # --- Qt's side ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return self.columns[section].head(orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side
        row = self._look(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.AccessibleTextRole and self.spoken is not None and index.column() == 0:
            return self.spoken(row)
        return column.cell(row, role)
