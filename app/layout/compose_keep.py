"""Whether the foot holds the last paragraph. A short one stays with it whole: a signature never stands alone on a page.

LibreOffice never splits a paragraph that stays with what follows. So a long one is let go where it reaches over the
page's end anyway: its last lines are then on the foot's page without being held. Where that is comes from an estimate,
good to a line or two; in doubt the paragraph is held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from app.base.lengths import Length
from app.layout.compose_type import Setter
from app.layout.sheet import Block, Grid, NewSection, Page, PageBreak, Para, Picture, Row, Rule, Table

_SURE: Final = 3  # lines on either side of the page's end


def eased(blocks: Sequence[Block], setter: Setter, page: Page) -> list[Block]:
    """``blocks`` with the foot let go of the paragraph before it, where that splits by itself."""
    made = list(blocks)
    at = next((i for i, one in enumerate(made) if isinstance(one, Grid) and one.keep_with_previous), 0)
    last, foot = made[at - 1 : at], made[at : at + 1]
    if not last or not isinstance(last[0], Para) or not isinstance(foot[0], Grid):
        return made
    para, grid = last[0], foot[0]
    turned = [one.page for one in made[:at] if isinstance(one, NewSection)]
    paper = turned[-1] if turned else page
    room, pitch = int(paper.text_height), int(para.look.pitch)
    lines = setter.lines(para, paper.text_width)
    fit = (room - _reached(made[: at - 1], setter, paper)) // pitch
    splits = fit >= _SURE and lines - fit >= _SURE
    if splits or lines * pitch + sum(_row(setter, row, grid) for row in grid.rows) > room:
        made[at] = replace(grid, keep_with_previous=False)
    return made


def _reached(blocks: Sequence[Block], setter: Setter, page: Page) -> int:
    """How far down its page the text has come."""
    room, at = int(page.text_height), 0
    for block in blocks:
        match block:
            case PageBreak() | NewSection():
                at = 0
            case Para():
                pitch = int(block.look.pitch)
                for _ in range(_lines(setter, block, page.text_width)):
                    at = pitch if at + pitch > room else at + pitch
                at += int(block.look.after)
            case Rule() | Picture():
                at = _under(at, int(block.height), room)
            case Grid():
                at = _under(at, sum(_row(setter, row, block) for row in block.rows), room)
            case Table():
                for row in block.rows:
                    columns = iter(block.columns)
                    cells = (
                        (cell.paras, Length(sum(int(next(columns, 0)) for _ in range(cell.across))))
                        for cell in row.cells
                    )
                    at = _under(at, max(height(setter, paras, wide) for paras, wide in cells), room)
            case _:
                assert_never(block)
    return at


def _lines(setter: Setter, para: Para, room: Length) -> int:
    return max(1, setter.lines(para, room))  # a blank of fixed height is a paragraph without words


def _under(at: int, high: int, room: int) -> int:
    return high if at + high > room else at + high


def _row(setter: Setter, row: Row, grid: Grid) -> int:
    cells = zip(row.cells, grid.columns, strict=True)
    return max(height(setter, cell.blocks, wide) for cell, wide in cells)


def height(setter: Setter, blocks: Sequence[Para | Rule | Grid], room: Length) -> int:
    """Of what stands in a cell ``room`` wide."""
    high = 0
    for block in blocks:
        match block:
            case Para():
                high += int(block.look.pitch) * _lines(setter, block, room) + int(block.look.after)
            case Rule():
                high += int(block.height)
            case Grid():
                high += sum(_row(setter, row, block) for row in block.rows)
            case _:
                assert_never(block)
    return high
