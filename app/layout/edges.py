"""Edges of columns that word processors keep: LibreOffice stores them as ten-thousandths of the table and cuts when it
goes back to twips. An edge is put where it stays what it is, else a word might stand on another line by a twip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from typing import Final, TypeVar

from app.base.lengths import Length
from app.layout.sheet import Block, CellBlock, Grid

TWIP: Final = 635
_NEAR: Final = 12  # twips, a fifth of a millimetre
_Any = TypeVar("_Any", Block, CellBlock)


def stays(edge: int, room: int) -> bool:
    """Whether an edge comes back as it was; both in twips from the table's left edge."""
    share = (2 * edge * 10_000 + room) // (2 * room)
    return share * room // 10_000 == edge


def steady_edge(edge: Length, room: Length, most: Length) -> Length:
    """The next steady place of an edge to the right, up to ``most``; else to the left."""
    at, whole = edge.twips, room.twips
    up = (one for one in range(at, min(at + _NEAR, most.twips + 1)) if stays(one, whole))
    down = (one for one in range(at, at - _NEAR, -1) if stays(one, whole))
    return Length(next(up, next(down, at)) * TWIP)


def steady(blocks: Sequence[_Any]) -> list[_Any]:
    """The blocks with steady edges in their grids. Grids that follow each other are one table in a DOCX."""
    made: list[_Any] = []
    for gridded, run in groupby(blocks, key=lambda block: isinstance(block, Grid)):
        if not gridded:
            made += run
            continue
        grids = [block for block in run if isinstance(block, Grid)]
        begin = min(grid.left.twips for grid in grids)
        room = max(_edges(grid)[-1] for grid in grids) - begin
        made += [_steady_grid(grid, begin, room) for grid in grids]
    return made


def _edges(grid: Grid) -> list[int]:
    return list(accumulate((column.twips for column in grid.columns), initial=grid.left.twips))


def _steady_grid(grid: Grid, begin: int, room: int) -> Grid:
    first, *inner, last = _edges(grid)
    # To the right rather: a label may be as wide as its column, what stands beside it has room to spare.
    moved = [
        next((edge + up for up in range(_NEAR) if stays(edge + up - begin, room)), edge) for edge in inner
    ]
    columns = tuple(Length((right - left) * TWIP) for left, right in pairwise((first, *moved, last)))
    rows = tuple(
        replace(row, cells=tuple(replace(cell, blocks=tuple(steady(cell.blocks))) for cell in row.cells))
        for row in grid.rows
    )
    return replace(grid, columns=columns, rows=rows)
