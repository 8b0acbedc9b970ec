"""The clerk's tables: merged cells put right, widths of columns, looks of cells, which rows stay together.

Widths are ours, by our own rule, so that every program breaks the words of a cell alike: given shares are kept; a column
without one is at least as wide as its longest word and shares what is left by how much its longest cell would need.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.base.lengths import ZERO, Length
from app.layout.compose_notes import Notes
from app.layout.compose_type import ALLOWANCE, TWIP, Setter, runs_of, stroke_of
from app.layout.edges import stays
from app.layout.parts import Cell, Column, Paragraph, Run, Table
from app.layout.sheet import Align, Look, Para, Role
from app.layout.sheet import Table as SheetTable
from app.layout.sheet import TableCell as SheetCell
from app.layout.sheet import TableRow as SheetRow

_FIGURES: Final = re.compile(r"[\s\d.,:;%/()+\-–*xX]*")
_WIDEST: Final = 0.6  # of the table: no cell's words ask for more
_MOST_COLUMNS: Final = 63  # what Word can hold
_NARROWEST: Final = 57  # twips
_SPARE: Final = 1.15  # lines end before the margin: words need that much more than their bare width
_FULL: Final = 0.6  # of a page: a row that may be higher than that is let go on over leaf
_GROUP: Final = 0.85  # rows that a cell joins stay on one page up to this part of it


@dataclass(slots=True)
class _Place:
    """A cell of the clerk's with its true place and extent."""

    cell: Cell
    row: int
    index: int  # which of its row's cells
    column: int
    across: int
    down: int
    runs: list[tuple[list[Run], Paragraph]]

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.down)


def table_of(
    setter: Setter, notes: Notes, table: Table, path: str, *, room: Length, height: Length
) -> SheetTable:
    """The table in a text ``room`` wide on pages with ``height`` for it."""
    places = _places(table)
    columns = max((one.column + one.across for row in places for one in row), default=1)
    head = _head(table)
    sizes = _Sizes(setter, table, places, columns, head, room)
    widths = sizes.widths()
    for row in places:
        for one in row:
            if one.down > 1 and sizes.cell_height(one, widths) > int(height) * _GROUP:
                one.down = 1  # no page holds it: alone in its row it may go on over leaf
    _fill_gaps(places)
    tall = sum(sizes.height(at, widths) for at in range(head)) > int(height) // 3
    repeated = 0 if tall else head
    rows = _Rows(setter, notes, table, places, path, widths, head).rows(sizes, height, repeated)
    border = setter.standard.place("table_border") if table.borders else ZERO
    return SheetTable(widths, rows, repeated, border)


def _head(table: Table) -> int:
    """How many rows are its head: those that are said to be, and what their cells reach down to; never all of them."""
    head, at = table.head, 0
    while at < min(head, len(table.rows)):
        head = max([head, *(at + _cell(one).down for one in table.rows[at].cells)])
        at += 1
    return head if head < len(table.rows) else 0


def _places(table: Table) -> list[list[_Place]]:
    """Cells where they stand. One that would cover another, or reach below the table, is cut short; gaps are filled."""
    made: list[list[_Place]] = []
    taken: dict[int, int] = {}  # column -> first row below the cell that covers it
    rows = [[_cell(one) for one in row.cells] for row in table.rows]
    for at, cells in enumerate(rows):
        row: list[_Place] = []
        column = 0
        for index, cell in enumerate(cells):
            while taken.get(column, 0) > at:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            across = 1
            most = min(cell.across, _MOST_COLUMNS - column)
            while across < most and taken.get(column + across, 0) <= at:
                across += 1
            down = max(1, min(cell.down, len(rows) - at))
            row.append(_Place(cell, at, index, column, across, down, _words(cell)))
            for covered in range(column, column + across):
                taken[covered] = at + down
            column += across
        made.append(row)
    _fill_gaps(made)
    return made


def _fill_gaps(rows: list[list[_Place]]) -> None:
    columns = max((one.column + one.across for row in rows for one in row), default=1)
    covered = [set[int]() for _ in rows]
    for row in rows:
        for one in row:
            for at in one.rows:
                covered[at].update(range(one.column, one.column + one.across))
    for at, row in enumerate(rows):
        for column in sorted(set(range(columns)) - covered[at]):
            row.append(_Place(Cell(), at, -1, column, 1, 1, [([], Paragraph(""))]))
        row.sort(key=lambda one: one.column)


def _cell(cell: Cell | str) -> Cell:
    return Cell(cell) if isinstance(cell, str) else cell


def _words(cell: Cell) -> list[tuple[list[Run], Paragraph]]:
    given = cell.paragraphs or [Paragraph(cell.text)]
    found = [(runs, one) for one in given if (runs := runs_of(one.text))]
    return found or [([], Paragraph(""))]


def _in_twips(wanted: list[float], room: int) -> tuple[Length, ...]:
    """Widths of whole twips, at least a millimetre each, in the proportions that are wanted; edges where they stay."""
    whole, at, edges = sum(wanted), 0.0, [0]
    for nth, one in enumerate(wanted[:-1], 1):
        at += one * room / whole
        least, most = edges[-1] + _NARROWEST, room - _NARROWEST * (len(wanted) - nth)
        near = sorted(range(round(at) - 4, round(at) + 5), key=lambda edge: abs(edge - at))
        kept = (edge for edge in near if stays(edge, room))
        edges.append(max(least, min(next(kept, round(at)), most)))
    edges.append(room)
    return tuple(Length((right - left) * TWIP) for left, right in pairwise(edges))


def figures_only(rows: list[list[_Place]], column: int) -> bool:
    """Whether a column holds figures, dates and crosses, and no words."""
    words = (
        run.t
        for row in rows
        for one in row
        if one.column == column and one.across == 1
        for runs, _ in one.runs
        for run in runs
    )
    return all(_FIGURES.fullmatch(text) for text in words)


class _Sizes:
    """How wide columns are and about how high rows will be."""

    def __init__(
        self,
        setter: Setter,
        table: Table,
        places: list[list[_Place]],
        columns: int,
        head: int,
        room: Length,
    ) -> None:
        self._setter, self._table, self._places, self._columns = setter, table, places, columns
        self._head, self._room = head, int(room)
        self._known: dict[tuple[bool, str], int] = {}
        border = setter.standard.place("table_border")
        self.side = int(setter.look(Role.TABLE_CELL).left) * 2 + int(border) + int(ALLOWANCE)

    def widths(self) -> tuple[Length, ...]:
        given = [*self._table.columns, *[Column()] * (self._columns - len(self._table.columns))]
        shares = [one.width for one in given[: self._columns]]
        if all(share is not None for share in shares):
            wanted = [float(share or 0) for share in shares]
        else:
            wanted = self._as_needed(shares)
        return _in_twips(wanted, self._room // TWIP)

    def _as_needed(self, shares: list[float | None]) -> list[float]:
        least, most = self._needs()
        if any(share is not None for share in shares):
            # Columns without a share take what their words need, the others divide the rest.
            asked = sum(share for share in shares if share is not None)
            free = [most[at] if share is None else 0 for at, share in enumerate(shares)]
            scale = min(1.0, self._room * 0.7 / (sum(free) or 1))
            rest = self._room - sum(free) * scale
            return [
                free[at] * scale if share is None else rest * share / asked for at, share in enumerate(shares)
            ]
        if sum(least) >= self._room:
            return self._capped(least)
        spare, wanted = self._room - sum(least), sum(most) - sum(least)
        if wanted <= 0:
            return [float(one) for one in most]
        if sum(most) <= self._room:
            return self._stretched(most)
        return [low + (high - low) * spare / wanted for low, high in zip(least, most, strict=True)]

    def _capped(self, least: list[int]) -> list[float]:
        """Not even the longest words fit: the widest columns give way, down to one width, and the others stay."""
        room, left = float(self._room), len(least)
        for wide in sorted(least):
            if wide * left > room:
                break
            room, left = room - wide, left - 1
        return [float(min(one, room / max(left, 1))) for one in least]

    def _stretched(self, most: list[int]) -> list[float]:
        """All words fit in one line: what is left over goes to the columns that have words, not to figures."""
        wordy = [0 if self._figures(column) else one for column, one in enumerate(most)]
        wordy = wordy if any(wordy) else most
        spare = self._room - sum(most)
        return [one + spare * share / sum(wordy) for one, share in zip(most, wordy, strict=True)]

    def _figures(self, column: int) -> bool:
        return figures_only(self._places[self._head :], column)

    def _needs(self) -> tuple[list[int], list[int]]:
        """Width of the longest word and of the longest cell of every column."""
        least = [self.side + int(self._width("0", bold=False))] * self._columns
        most = list(least)
        for row in self._places:
            for one in row:
                if one.across == 1:
                    bold = one.row < self._head
                    for runs, _ in one.runs:
                        word, line = self._measured(runs, bold=bold)
                        least[one.column] = max(least[one.column], word + self.side)
                        most[one.column] = max(most[one.column], line + self.side)
        cap = int(self._room * _WIDEST)
        return least, [max(low, min(high, cap)) for low, high in zip(least, most, strict=True)]

    def _measured(self, runs: list[Run], *, bold: bool) -> tuple[int, int]:
        blank = self._width(" ", bold=bold)
        widest = line = 0
        for run in runs:
            for word in run.t.split(" "):
                wide = self._width(word, bold=bold or run.b)
                widest, line = max(widest, wide), line + wide + blank
        return widest, line - blank if line else 0

    def _width(self, word: str, *, bold: bool) -> int:
        known = self._known.get((bold, word))
        if known is None:
            role = Role.TABLE_HEAD if bold else Role.TABLE_CELL
            size = self._setter.standard.role(role).size.use
            known = self._known[bold, word] = int(self._setter.ruler.width(word, size, bold=bold))
        return known

    def height(self, at: int, widths: tuple[Length, ...]) -> int:
        """About how high a row is, rather too much than too little; cells that span rows do not count."""
        return max((self.cell_height(one, widths) for one in self._places[at] if one.down == 1), default=0)

    def cell_height(self, one: _Place, widths: tuple[Length, ...]) -> int:
        pitch = int(self._setter.look(Role.TABLE_CELL).pitch)
        room = max(sum(map(int, widths[one.column : one.column + one.across])) - self.side, 1)
        lines = 0
        for runs, _ in one.runs:
            _, line = self._measured(runs, bold=False)
            lines += 1 + int(line * _SPARE) // room
        return lines * pitch


class _Rows:
    """Cells as paragraphs in the looks of the standard."""

    def __init__(
        self,
        setter: Setter,
        notes: Notes,
        table: Table,
        places: list[list[_Place]],
        path: str,
        widths: tuple[Length, ...],
        head: int,
    ) -> None:
        self._setter, self._notes, self._table, self._places = setter, notes, table, places
        self._path, self._widths, self._head = path, widths, head
        self._below = setter.standard.place("table_cell_below")
        self._looks: dict[tuple[Role, Align, bool], Look] = {}
        self._kinds = [self._kind_of(column) for column in range(len(widths))]

    def rows(self, sizes: _Sizes, height: Length, repeated: int) -> tuple[SheetRow, ...]:
        """``repeated``: how many of them stand again on every page."""
        joined = self._joined(sizes, int(height))
        whole = {at for row in self._places for one in row if one.down > 1 for at in one.rows}
        made: list[SheetRow] = []
        for at, row in enumerate(self._places):
            may_split = at >= repeated and at not in whole
            splits = may_split and sizes.height(at, self._widths) > int(height) * _FULL
            keeps = at < repeated or at in joined
            made.append(SheetRow(tuple(self._cell(one) for one in row), splits, keep_next=keeps))
        return tuple(made)

    def _joined(self, sizes: _Sizes, height: int) -> set[int]:
        """Rows that a cell joins to the next one, where all it joins fits on half a page."""
        found: set[int] = set()
        for row in self._places:
            for one in row:
                if one.down > 1:
                    high = sum(sizes.height(at, self._widths) for at in one.rows)
                    if max(high, sizes.cell_height(one, self._widths)) <= height * _GROUP:
                        found.update(one.rows[:-1])
        return found

    def _kind_of(self, column: int) -> Align:
        """Figures stand in the middle, words at the left."""
        given = self._table.columns[column].align if column < len(self._table.columns) else None
        if given:
            return Align(given)
        return Align.CENTER if figures_only(self._places[self._head :], column) else Align.LEFT

    def _cell(self, one: _Place) -> SheetCell:
        head = one.row < self._head
        role = Role.TABLE_HEAD if head else Role.TABLE_CELL
        usual = Align.CENTER if head or one.across > 1 else self._kinds[one.column]
        align = Align(one.cell.align) if one.cell.align else usual
        stroke = stroke_of(self._setter.standard.role(role))
        path = f"{self._path}.rows[{one.row}].cells[{one.index}]" if one.index >= 0 else None
        last = len(one.runs) - 1
        paras = tuple(
            Para(
                role,
                self._notes.hung(runs, stroke, path),
                self._look(role, align if given.align == "justify" else Align(given.align), last=at == last),
                path,
            )
            for at, (runs, given) in enumerate(one.runs)
        )
        return SheetCell(paras, one.across, one.down, middle=head)

    def _look(self, role: Role, align: Align, *, last: bool) -> Look:
        known = self._looks.get((role, align, last))
        if known is None:
            look = self._setter.look(role, align=align, after=self._below if last else ZERO)
            known = self._looks[role, align, last] = replace(look, right=look.left)
        return known
