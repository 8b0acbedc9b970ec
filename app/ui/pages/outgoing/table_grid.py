"""A table as a grid: which cell covers which place, and what people do to rows, columns and cells. Pure; each act gives a new table.

A cell that spans others stands once, at its top left. Whatever an act does, every place is covered exactly once and no row is
without a cell of its own: that is what the writers and Word need.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import msgspec

from app.layout.parts import Cell, CellAlign, Column, Paragraph, Table, TableRow
from app.layout.rich import rich_of, runs_of, words_of

MOST_COLUMNS: Final = 63
MOST_ROWS: Final = 10_000
Place: TypeAlias = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns from the first to the last, both counted in."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, one: Place, other: Place) -> Area:
        rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return cls(rows[0], columns[0], rows[1], columns[1])

    def __contains__(self, place: Place) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


class Grid:
    """The places of one table. Made once per table; do not change."""

    __slots__ = ("_cover", "cells", "columns", "index", "rows", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = len(table.rows)
        self.cells: dict[Place, Cell] = {}
        """Cells by their top left place, in reading order."""
        self.index: dict[Place, Place] = {}
        """Where such a cell stands in the letter: row and place in the row's list."""
        self._cover: dict[Place, Place] = {}
        self._lay(table)
        wide = 1 + max((place[1] for place in self._cover), default=0)
        self.columns = max(wide, min(len(table.columns), MOST_COLUMNS))
        for row in range(self.rows):
            for column in range(self.columns):
                if (row, column) not in self._cover:  # ragged rows are filled
                    self._cover[row, column] = (row, column)
                    self.cells[row, column] = Cell()

    def retold(self, table: Table, place: Place, cell: Cell) -> Grid:
        """The grid of a table that differs from this one in the words of one cell."""
        made = Grid.__new__(Grid)
        made.table, made.rows, made.columns = table, self.rows, self.columns
        made.cells = {**self.cells, place: cell}
        made.index, made._cover = self.index, self._cover
        return made

    def _lay(self, table: Table) -> None:
        for at, row in enumerate(table.rows):
            column = 0
            for number, one in enumerate(row.cells):
                cell = Cell(text=one) if isinstance(one, str) else one
                while (at, column) in self._cover:
                    column += 1
                if column >= MOST_COLUMNS and number:
                    break
                self._stand(at, column, cell)
                self.index[at, column] = (at, number)
                column += cell.across

    def _stand(self, at: int, column: int, cell: Cell) -> None:
        down = min(cell.down, self.rows - at)
        across = 1
        while across < cell.across and (at, column + across) not in self._cover:
            across += 1
        for r in range(at, at + down):
            if any((r, c) in self._cover for c in range(column, column + across)):
                down = r - at
                break
        for r in range(at, at + down):
            for c in range(column, column + across):
                self._cover[r, c] = (at, column)
        self.cells[at, column] = msgspec.structs.replace(cell, across=across, down=down)

    def anchor(self, place: Place) -> Place:
        """The top left place of the cell that covers ``place`` (brought inside the table)."""
        row = min(max(place[0], 0), self.rows - 1)
        column = min(max(place[1], 0), self.columns - 1)
        return self._cover[row, column]

    def cell(self, place: Place) -> Cell:
        return self.cells[self.anchor(place)]

    def order(self) -> list[Place]:
        """Cells as one reads."""
        return sorted(self.cells)

    def closed(self, area: Area) -> Area:
        """The least area that holds ``area`` and cuts through no cell."""
        while True:
            top, left, bottom, right = area.top, area.left, area.bottom, area.right
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    r, c = self._cover[row, column]
                    cell = self.cells[r, c]
                    top, left = min(top, r), min(left, c)
                    bottom, right = max(bottom, r + cell.down - 1), max(right, c + cell.across - 1)
            grown = Area(top, left, bottom, right)
            if grown == area:
                return area
            area = grown

    def within(self, area: Area) -> Iterator[Place]:
        """Cells whose top left place lies in the area."""
        return (place for place in self.order() if place in area)


_known: dict[int, Grid] = {}
_MOST_KNOWN: Final = 64


def grid_of(table: Table) -> Grid:
    """The grid of a table; asking again costs nothing. For the window's thread alone."""
    found = _known.get(id(table))
    if found is None or found.table is not table:
        found = _remember(Grid(table))
    return found


def _remember(grid: Grid) -> Grid:
    if len(_known) >= _MOST_KNOWN:
        del _known[next(iter(_known))]
    _known[id(grid.table)] = grid
    return grid


def new_table(rows: int, columns: int, *, head: int = 1) -> Table:
    """An empty table."""
    return Table([TableRow([""] * columns) for _ in range(rows)], head=min(head, max(0, rows - 1)))


# --- from places to a table ---------------------------------------------------------------------------------------


def _built(
    table: Table,
    cells: dict[Place, Cell],
    rows: int,
    wide: int,
    *,
    head: int | None = None,
    columns: list[Column] | None = None,
) -> Table:
    """The table of these cells; places that none covers get an empty one, rows without a cell of their own go."""
    cover = {
        (r, c)
        for (row, column), cell in cells.items()
        for r in range(row, row + cell.down)
        for c in range(column, column + cell.across)
    }
    whole = dict(cells)
    for row in range(rows):
        for column in range(wide):
            if (row, column) not in cover:
                whole[row, column] = Cell()
    for row in range(rows - 1, -1, -1):
        if rows > 1 and not any(place[0] == row for place in whole):
            whole = _row_out(whole, row)
            rows -= 1
    lines: list[list[Cell | str]] = [[] for _ in range(rows)]
    for row, column in sorted(whole):
        lines[row].append(_written(whole[row, column]))
    return msgspec.structs.replace(
        table,
        rows=[TableRow(line) for line in lines],
        head=min(table.head if head is None else head, max(0, rows - 1)),
        columns=table.columns if columns is None else columns,
    )


def _written(cell: Cell) -> Cell | str:
    if isinstance(cell.text, str) and msgspec.structs.replace(cell, text="") == Cell():
        return cell.text
    return cell


def _row_out(cells: dict[Place, Cell], at: int) -> dict[Place, Cell]:
    made: dict[Place, Cell] = {}
    for (row, column), cell in cells.items():
        if row > at:
            made[row - 1, column] = cell
        elif row + cell.down > at:
            if cell.down > 1:
                made[row, column] = msgspec.structs.replace(cell, down=cell.down - 1)
        else:
            made[row, column] = cell
    return made


def _turned(cells: dict[Place, Cell]) -> dict[Place, Cell]:
    """Rows for columns: an act on rows serves columns too."""
    return {
        (c, r): msgspec.structs.replace(cell, across=cell.down, down=cell.across)
        for (r, c), cell in cells.items()
    }


def _row_in(cells: dict[Place, Cell], at: int) -> dict[Place, Cell]:
    made: dict[Place, Cell] = {}
    for (row, column), cell in cells.items():
        if row >= at:
            made[row + 1, column] = cell
        elif row + cell.down > at:
            made[row, column] = msgspec.structs.replace(cell, down=cell.down + 1)
        else:
            made[row, column] = cell
    return made


# --- acts -----------------------------------------------------------------------------------------------------------


def row_added(table: Table, at: int) -> Table:
    """An empty row before row ``at``."""
    grid = grid_of(table)
    if grid.rows >= MOST_ROWS:
        return table
    head = table.head + (at < table.head)
    return _built(table, _row_in(grid.cells, at), grid.rows + 1, grid.columns, head=head)


def rows_gone(table: Table, first: int, last: int) -> Table | None:
    """Without these rows; None when no row is left."""
    grid = grid_of(table)
    if last - first + 1 >= grid.rows:
        return None
    cells = grid.cells
    for at in range(last, first - 1, -1):
        cells = _row_out(cells, at)
    head = table.head - sum(first <= at <= last for at in range(table.head))
    return _built(table, cells, grid.rows - (last - first + 1), grid.columns, head=head)


def column_added(table: Table, at: int) -> Table:
    """An empty column before column ``at``; it takes its width from all."""
    grid = grid_of(table)
    if grid.columns >= MOST_COLUMNS:
        return table
    columns = _columns(table, grid)
    if columns:
        widths = [one.width or 1.0 for one in columns]
        columns.insert(at, Column(width=round(sum(widths) / len(widths), 4)))
    cells = _turned(_row_in(_turned(grid.cells), at))
    return _built(table, cells, grid.rows, grid.columns + 1, columns=columns)


def columns_gone(table: Table, first: int, last: int) -> Table | None:
    """Without these columns; None when none is left."""
    grid = grid_of(table)
    if last - first + 1 >= grid.columns:
        return None
    cells = _turned(grid.cells)
    for at in range(last, first - 1, -1):
        cells = _row_out(cells, at)
    columns = _columns(table, grid)
    del columns[first : last + 1]
    return _built(table, _turned(cells), grid.rows, grid.columns - (last - first + 1), columns=columns)


def row_moved(table: Table, at: int, by: int) -> Table | None:
    """Row ``at`` past its neighbour; None at the edge, or where a merged cell holds the two together."""
    grid = grid_of(table)
    cells = _swapped(grid.cells, at, at + by, grid.rows)
    return None if cells is None else _built(table, cells, grid.rows, grid.columns)


def column_moved(table: Table, at: int, by: int) -> Table | None:
    """Column ``at`` past its neighbour, with its width."""
    grid = grid_of(table)
    cells = _swapped(_turned(grid.cells), at, at + by, grid.columns)
    if cells is None:
        return None
    columns = _columns(table, grid)
    if columns:
        columns[at], columns[at + by] = columns[at + by], columns[at]
    return _built(table, _turned(cells), grid.rows, grid.columns, columns=columns)


def _swapped(cells: dict[Place, Cell], one: int, other: int, count: int) -> dict[Place, Cell] | None:
    if not 0 <= other < count:
        return None
    rows = {one: other, other: one}
    if any(
        cell.down > 1 and (row in rows or row + cell.down - 1 in rows) for (row, _), cell in cells.items()
    ):
        return None
    return {(rows.get(row, row), column): cell for (row, column), cell in cells.items()}


def cells_joined(table: Table, area: Area) -> Table:
    """The cells of an area as one, their words one under the other."""
    grid = grid_of(table)
    area = grid.closed(area)
    inside = list(grid.within(area))
    if len(inside) < 2:
        return table
    words = [one for place in inside for one in paragraphs_of(grid.cells[place]) if runs_of(one.text)]
    first = grid.cells[inside[0]]
    joined = msgspec.structs.replace(
        with_paragraphs(first, words), across=area.right - area.left + 1, down=area.bottom - area.top + 1
    )
    kept = {place: cell for place, cell in grid.cells.items() if place not in area}
    return _built(table, kept | {(area.top, area.left): joined}, grid.rows, grid.columns)


def cell_split(table: Table, place: Place) -> Table:
    """A merged cell as single ones; its words stay in the first."""
    grid = grid_of(table)
    at = grid.anchor(place)
    single = msgspec.structs.replace(grid.cells[at], across=1, down=1)
    return _built(table, grid.cells | {at: single}, grid.rows, grid.columns)


def with_cell(table: Table, place: Place, paragraphs: Sequence[Paragraph]) -> Table:
    """Other words in a cell. Rows that are not touched stay the same objects."""
    grid = grid_of(table)
    at = grid.anchor(place)
    cell = with_paragraphs(grid.cells[at], paragraphs)
    if at not in grid.index or grid.cells[at] != _stored(table, grid.index[at]):
        return _built(table, grid.cells | {at: cell}, grid.rows, grid.columns)
    row, number = grid.index[at]
    rows = list(table.rows)
    line = list(rows[row].cells)
    line[number] = _written(cell)
    rows[row] = TableRow(line)
    made = msgspec.structs.replace(table, rows=rows)
    _remember(grid.retold(made, at, cell))  # long tables are not laid out anew for every key
    return made


def with_cells(table: Table, words: Mapping[Place, Sequence[Paragraph]]) -> Table:
    """Other words in several cells."""
    grid = grid_of(table)
    cells = dict(grid.cells)
    for place, paragraphs in words.items():
        at = grid.anchor(place)
        cells[at] = with_paragraphs(cells[at], paragraphs)
    return _built(table, cells, grid.rows, grid.columns)


def filled(table: Table, place: Place, other: Table) -> Table:
    """The words of ``other`` laid over the cells from ``place`` on; rows and columns are added as they are needed."""
    source, grid = grid_of(other), grid_of(table)
    rows = min(max(grid.rows, place[0] + source.rows), MOST_ROWS)
    wide = min(max(grid.columns, place[1] + source.columns), MOST_COLUMNS)
    columns = _columns(table, grid)
    if columns:
        columns += [Column(width=1 / wide)] * (wide - grid.columns)
    grown = _built(table, grid.cells, rows, wide, columns=columns)
    words = {
        (place[0] + r, place[1] + c): paragraphs_of(cell)
        for (r, c), cell in source.cells.items()
        if place[0] + r < rows and place[1] + c < wide
    }
    return with_cells(grown, words)


def _stored(table: Table, index: Place) -> Cell:
    one = table.rows[index[0]].cells[index[1]]
    return Cell(text=one) if isinstance(one, str) else one


def aligned(table: Table, area: Area, align: CellAlign | None) -> Table:
    """Cells of an area set to a side; whole columns keep it as the column's own."""
    grid = grid_of(table)
    area = grid.closed(area)
    cells = dict(grid.cells)
    whole = area.top <= table.head and area.bottom == grid.rows - 1
    for place in grid.within(area):
        cells[place] = msgspec.structs.replace(cells[place], align=None if whole else align)
    if not whole:
        return _built(table, cells, grid.rows, grid.columns)
    columns = _columns(table, grid) or [Column() for _ in range(grid.columns)]
    for at in range(area.left, area.right + 1):
        columns[at] = msgspec.structs.replace(columns[at], align=align)
    return _built(table, cells, grid.rows, grid.columns, columns=columns)


def widened(table: Table, shares: Sequence[float]) -> Table:
    """Columns of these widths, as shares of the whole."""
    grid = grid_of(table)
    columns = _columns(table, grid) or [Column() for _ in range(grid.columns)]
    total = sum(shares)
    made = [
        msgspec.structs.replace(one, width=round(max(share / total, 0.01), 4))
        for one, share in zip(columns, shares, strict=True)
    ]
    return msgspec.structs.replace(table, columns=made)


def _columns(table: Table, grid: Grid) -> list[Column]:
    """One column for every place, or none where the table has none of its own."""
    if not table.columns:
        return []
    more = [Column() for _ in range(grid.columns - len(table.columns))]
    return [*table.columns[: grid.columns], *more]


# --- words of a cell --------------------------------------------------------------------------------------------------


def paragraphs_of(cell: Cell) -> list[Paragraph]:
    """The words of a cell; at least one paragraph."""
    return list(cell.paragraphs) or [Paragraph(rich_of(runs_of(cell.text)))]


def with_paragraphs(cell: Cell, paragraphs: Sequence[Paragraph]) -> Cell:
    """The cell with these words: one plain paragraph is its text."""
    if len(paragraphs) == 1 and paragraphs[0].align == "justify":
        return msgspec.structs.replace(cell, text=paragraphs[0].text, paragraphs=[])
    if not paragraphs:
        return msgspec.structs.replace(cell, text="", paragraphs=[])
    return msgspec.structs.replace(cell, text="", paragraphs=list(paragraphs))


def words_of_cell(cell: Cell) -> str:
    return "\n".join(words_of(one.text) for one in paragraphs_of(cell))
