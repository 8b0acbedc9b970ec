"""The acts on a table by name, over the chosen cells: what toolbar, menu and keys do. Pure: a table in, a table and a place out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec

from app.layout.parts import CellAlign, Table
from app.ui.pages.outgoing import table_grid as grid
from app.ui.pages.outgoing.table_grid import Area, Place, grid_of

Act: TypeAlias = Callable[[Table, Area], "tuple[Table, Place] | None"]
"""None: cannot be done (or nothing of the table would be left)."""


def _row_gone(table: Table, area: Area) -> tuple[Table, Place] | None:
    made = grid.rows_gone(table, area.top, area.bottom)
    return None if made is None else (made, (min(area.top, len(made.rows) - 1), area.left))


def _column_gone(table: Table, area: Area) -> tuple[Table, Place] | None:
    made = grid.columns_gone(table, area.left, area.right)
    return None if made is None else (made, (area.top, max(0, area.left - 1)))


def _row_moved(by: int) -> Act:
    def act(table: Table, area: Area) -> tuple[Table, Place] | None:
        made = grid.row_moved(table, area.top, by)
        return None if made is None else (made, (area.top + by, area.left))

    return act


def _column_moved(by: int) -> Act:
    def act(table: Table, area: Area) -> tuple[Table, Place] | None:
        made = grid.column_moved(table, area.left, by)
        return None if made is None else (made, (area.top, area.left + by))

    return act


def _aligned(side: CellAlign) -> Act:
    return lambda table, area: (grid.aligned(table, area, side), (area.top, area.left))


def _head(table: Table, area: Area) -> tuple[Table, Place]:
    """The rows down to the chosen one are the head; once more: none is."""
    rows = area.bottom + 1
    head = 0 if table.head == rows else min(rows, 10, max(0, len(table.rows) - 1))
    return msgspec.structs.replace(table, head=head), (area.top, area.left)


def _cleared(table: Table, area: Area) -> tuple[Table, Place]:
    places = grid_of(table).within(area)
    return grid.with_cells(table, {place: [] for place in places}), (area.top, area.left)


def _wider(by: float) -> Act:
    def act(table: Table, area: Area) -> tuple[Table, Place]:
        columns = grid_of(table).columns
        known = [one.width for one in table.columns if one.width]
        usual = sum(known) / len(known) if known else 1.0
        shares = [
            (table.columns[at].width if at < len(table.columns) else None) or usual for at in range(columns)
        ]
        for at in range(area.left, area.right + 1):
            shares[at] *= by
        return grid.widened(table, shares), (area.top, area.left)

    return act


TABLE_ACTS: Final[dict[str, Act]] = {
    "row_above": lambda table, area: (grid.row_added(table, area.top), (area.top, area.left)),
    "row_below": lambda table, area: (grid.row_added(table, area.bottom + 1), (area.bottom + 1, area.left)),
    "column_left": lambda table, area: (grid.column_added(table, area.left), (area.top, area.left)),
    "column_right": lambda table, area: (
        grid.column_added(table, area.right + 1),
        (area.top, area.right + 1),
    ),
    "row_gone": _row_gone,
    "column_gone": _column_gone,
    "row_up": _row_moved(-1),
    "row_down": _row_moved(1),
    "column_back": _column_moved(-1),
    "column_on": _column_moved(1),
    "join": lambda table, area: (grid.cells_joined(table, area), (area.top, area.left)),
    "split": lambda table, area: (grid.cell_split(table, (area.top, area.left)), (area.top, area.left)),
    "left": _aligned("left"),
    "center": _aligned("center"),
    "right": _aligned("right"),
    "justify": _aligned("justify"),
    "wider": _wider(1.15),
    "narrower": _wider(1 / 1.15),
    "head": _head,
    "clear": _cleared,
}
