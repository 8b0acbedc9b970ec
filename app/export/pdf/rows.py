"""The clerk's tables as rows that a page can hold. Owns their heights, their lines, and how a row higher than a page is
cut. Measured on LibreOffice 7.4 and copied:

* a line round the cells takes its thickness from the right side and the top of every cell, and from the room below the
  last row on a page; it is drawn in that room;
* a row is as high as its highest cell; what a cell that spans rows needs more goes to the last of them;
* a row that may be cut fills each of its cells with the lines that fit, and goes on in all of them over leaf.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from app.export.pdf.atoms import (
    FREE,
    KEPT,
    Atom,
    NoteLine,
    TableFrame,
    line_items,
    notes_of,
    para_atoms,
)
from app.export.pdf.placed import Placed, PlacedLine, PlacedStrokes, moved
from app.layout.lines import Gauge, Ticks, break_lines, ticks
from app.layout.sheet import Sheet, Table, TableCell, TableRow


def table_atoms(table: Table, sheet: Sheet, width: Ticks, gauge: Gauge) -> list[Atom]:
    """Its rows; the last one with the line under it. ``width`` is that of the page's text, where footnotes stand."""
    return _Reader(table, sheet, width, gauge).atoms()


@dataclass(slots=True)
class _Set:
    """A cell with its words set, as if its inner upper left corner were 0, 0."""

    cell: TableCell
    row: int
    column: int
    items: list[Placed]
    height: Ticks
    notes: tuple[NoteLine, ...]


class _Reader:
    def __init__(self, table: Table, sheet: Sheet, width: Ticks, gauge: Gauge) -> None:
        self._table, self._sheet, self._width, self._gauge = table, sheet, width, gauge
        self._edges = list(accumulate(map(ticks, table.columns), initial=ticks(table.left)))
        self.border = ticks(table.border)
        self._frame: TableFrame | None = None
        self._over: dict[int, list[Placed]] = {}  # lines of cells from above, by the row they stand beside
        self._cells: list[list[_Set]] = []
        self._owners: list[list[_Set]] = []  # whose each column of a row is

    def atoms(self) -> list[Atom]:
        self._set_cells()
        heights = self._heights()
        made = [self._atom(at, row, heights) for at, row in enumerate(self._table.rows)]
        count = self._table.head if self._table.head < len(made) else 0
        self._frame = TableFrame(tuple(made[:count]), tuple(self._closing(0)))
        made[count:] = [one._replace(frame=self._frame, end=self.border) for one in made[count:]]
        end = made[-1]
        items = (*end.items, *self._closing(end.height))
        made[-1] = end._replace(height=end.height + self.border, items=items, end=0)
        return made

    def _set_cells(self) -> None:
        columns = len(self._table.columns)
        # Spans from above, and the row each ends before.
        held: list[tuple[_Set, int] | None] = [None] * columns
        for at, row in enumerate(self._table.rows):
            held = [one if one is not None and one[1] > at else None for one in held]
            made: list[_Set] = []
            column = 0
            for cell in row.cells:
                while held[column] is not None:
                    column += 1
                one = self._set(cell, at, column)
                made.append(one)
                for covered in range(column, column + cell.across):
                    held[covered] = (one, at + cell.down)
                column += cell.across
            self._cells.append(made)
            self._owners.append([one[0] for one in held if one is not None])

    def _set(self, cell: TableCell, row: int, column: int) -> _Set:
        width = self._edges[column + cell.across] - self._edges[column] - self.border
        items: list[Placed] = []
        notes: list[NoteLine] = []
        top = 0
        for para in cell.paras:
            lines = break_lines(para, width, self._gauge)
            noted = any(span.note is not None for span in para.spans)
            for index, line in enumerate(lines):
                items += line_items(para, lines, index, 0, top)
                top += ticks(para.look.pitch)
                if noted:
                    notes += notes_of(line, self._sheet, self._width, self._gauge)
            top += ticks(para.look.after)
        return _Set(cell, row, column, items, top, tuple(notes))

    def _heights(self) -> list[Ticks]:
        found = [
            self.border + max((one.height for one in row if one.cell.down == 1), default=0)
            for row in self._cells
        ]
        for row in self._cells:
            for one in row:
                if one.cell.down > 1:
                    spanned = range(one.row, one.row + one.cell.down)
                    lacks = self.border + one.height - sum(found[at] for at in spanned)
                    found[spanned[-1]] += max(lacks, 0)
        return found

    def _atom(self, at: int, row: TableRow, heights: list[Ticks]) -> Atom:
        border = self.border
        items: list[Placed] = self._over.pop(at, [])
        notes: list[NoteLine] = []
        for one in self._cells[at]:
            room = sum(heights[at : at + one.cell.down]) - border
            drop = border + ((room - one.height) // 2 if one.cell.middle else 0)
            x = self._edges[one.column]
            placed = [moved(item, x, drop) for item in one.items]
            items += placed if row.keep_next or one.cell.down == 1 else self._shared(placed, one, heights)
            notes += one.notes
        items += self._lines(at, heights[at])
        kept = at > 0 and self._table.rows[at - 1].keep_next
        torn = _Torn(self, at) if row.splits else None
        return Atom(heights[at], 0, tuple(items), KEPT if kept else FREE, notes=tuple(notes), torn=torn)

    def _shared(self, placed: list[Placed], one: _Set, heights: list[Ticks]) -> list[Placed]:
        """Of a cell whose rows may part at a page's end: the lines beside the first row. The others go to their rows."""
        own: list[Placed] = []
        for item in placed:
            at, top = one.row, 0
            while at + 1 < one.row + one.cell.down and _top(item) >= top + heights[at]:
                top += heights[at]
                at += 1
            if at == one.row:
                own.append(item)
            else:
                self._over.setdefault(at, []).append(moved(item, 0, -top))
        return own

    def _lines(self, at: int, height: Ticks) -> list[Placed]:
        """The lines over the cells that begin in a row, and those beside all its cells."""
        border, edges = self.border, self._edges
        if not border:
            return []
        ends: list[tuple[Ticks, Ticks, Ticks, Ticks]] = []
        left: Ticks | None = None
        for column, one in enumerate(self._owners[at]):
            begins = one.row == at
            if begins and left is None:
                left = edges[column] - border
            if left is not None and (not begins or column == len(self._owners[at]) - 1):
                ends.append((left, border // 2, edges[column + 1 if begins else column], border // 2))
                left = None
            if column == one.column:
                ends.append((edges[column] - border // 2, 0, edges[column] - border // 2, height))
        ends.append((edges[-1] - border // 2, 0, edges[-1] - border // 2, height))
        return [PlacedStrokes(0, 0, tuple(ends), border)]

    def _closing(self, y: Ticks) -> list[Placed]:
        """The line under the table, or under as much of it as a page holds."""
        border, edges = self.border, self._edges
        if not border:
            return []
        return [PlacedStrokes(0, y, ((edges[0] - border, border // 2, edges[-1], border // 2),), border)]

    # --- a row higher than a page ---------------------------------------------------------------------

    def columns_of(self, at: int) -> list[list[Atom]]:
        """The lines of every cell of a row, for cutting."""
        found = []
        for one in self._cells[at]:
            width = self._edges[one.column + one.cell.across] - self._edges[one.column] - self.border
            lines: list[Atom] = []
            for para in one.cell.paras:
                atoms = para_atoms(para, self._sheet, width, self._gauge, whole=False)
                atoms[0] = atoms[0]._replace(ease=FREE)
                lines += atoms
            found.append(lines)
        return found

    def part(self, at: int, columns: list[list[Atom]], *, rest: bool) -> Atom:
        """So many lines of a row's cells as a row of their own; ``rest``: nothing of it follows."""
        items: list[Placed] = []
        notes: list[NoteLine] = []
        height = self.border
        for one, lines in zip(self._cells[at], columns, strict=True):
            top = self.border
            for line in lines:
                items += [moved(item, self._edges[one.column], top) for item in line.items]
                notes += line.notes
                top += line.height + line.gap
            height = max(height, top)
        items += self._lines(at, height)
        end = self.border
        if rest and at == len(self._table.rows) - 1:
            items += self._closing(height)
            height, end = height + self.border, 0
        torn = _Torn(self, at, columns) if rest else None
        return Atom(height, 0, tuple(items), FREE, notes=tuple(notes), end=end, frame=self._frame, torn=torn)


@dataclass(frozen=True, slots=True)
class _Torn:
    """A row that a page cannot hold; ``columns`` are the lines of its cells still to be placed."""

    reader: _Reader
    at: int
    columns: list[list[Atom]] | None = None

    def cut(self, room: Ticks) -> tuple[Atom, Atom] | None:
        columns = self.columns if self.columns is not None else self.reader.columns_of(self.at)
        counts = [_that_fit(lines, room - self.reader.border) for lines in columns]
        if not any(counts):
            return None
        fit = [lines[:count] for lines, count in zip(columns, counts, strict=True)]
        over = [lines[count:] for lines, count in zip(columns, counts, strict=True)]
        if not any(over):
            return None
        return self.reader.part(self.at, fit, rest=False), self.reader.part(self.at, over, rest=True)


def _top(item: Placed) -> Ticks:
    return item.top if isinstance(item, PlacedLine) else 0


def _that_fit(lines: list[Atom], room: Ticks) -> int:
    """How many lines of a cell stand before the cut: never one that its paragraph would leave alone."""
    best, high = 0, 0
    for at, line in enumerate(lines):
        if line.ease == FREE:
            best = at
        high += line.height
        if high > room:
            return best
        high += line.gap
    return len(lines)
