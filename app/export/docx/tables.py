"""Grids as fixed tables without borders and padding.

Two grids that follow each other would melt into one table in Word, or need a paragraph between them that has height.
So they *are* written as one table: every row spans the columns it needs of the joint edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import assert_never

from app.base.lengths import Length
from app.export.docx import styles
from app.export.docx.paragraphs import Pen, drawn_line, paragraph, tail
from app.export.docx.styles import Drawn
from app.layout.sheet import Cell, Grid, Para, Row, Rule

_BAR = '<w:tcBorders><w:right w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'


def edges(grid: Grid) -> list[Length]:
    """Left edge of every column and the right edge of the last, from the text's left edge."""
    return list(accumulate(grid.columns, initial=grid.left))


def table(grids: Sequence[Grid], pen: Pen, *, keep_next: bool = False, new_page: bool = False) -> Drawn:
    """``keep_next`` joins the last row to what follows; ``new_page`` starts the table on a new page."""
    marks = sorted({edge.twips for grid in grids for edge in edges(grid)})
    parts = [
        (
            f'<w:tbl><w:tblPr><w:tblW w:w="{marks[-1] - marks[0]}" w:type="dxa"/>'
            f'<w:tblInd w:w="{marks[0]}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
            '<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>'
        ),
        *(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(marks)),
        "</w:tblGrid>",
    ]
    for index, grid in enumerate(grids):
        following = grids[index + 1] if index + 1 < len(grids) else None
        joined = following.keep_with_previous if following else keep_next
        for number, row in enumerate(grid.rows):
            last = number == len(grid.rows) - 1
            keep = joined if last else grid.keep
            first = new_page and index == number == 0
            parts.append(_row(row, grid, marks, pen, keep_next=keep, new_page=first))
    parts.append("</w:tbl>")
    return "".join(parts)


def _row(row: Row, grid: Grid, marks: list[int], pen: Pen, *, keep_next: bool, new_page: bool) -> Drawn:
    borders = [edge.twips for edge in edges(grid)]
    before, after = marks.index(borders[0]), len(marks) - 1 - marks.index(borders[-1])
    parts = ["<w:tr><w:trPr>"]
    if before:
        parts.append(f'<w:gridBefore w:val="{before}"/>')
    if after:
        parts.append(f'<w:gridAfter w:val="{after}"/>')
    if before:
        parts.append(f'<w:wBefore w:w="{borders[0] - marks[0]}" w:type="dxa"/>')
    if after:
        parts.append(f'<w:wAfter w:w="{marks[-1] - borders[-1]}" w:type="dxa"/>')
    parts.append("<w:cantSplit/></w:trPr>")
    for index, (cell, (left, right), width) in enumerate(
        zip(row.cells, pairwise(borders), grid.columns, strict=True)
    ):
        span = marks.index(right) - marks.index(left)
        look = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        look += _BAR if grid.bar and index == 1 else ""
        look += '<w:vAlign w:val="center"/>' if cell.middle else ""
        parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{right - left}" w:type="dxa"/>{look}</w:tcPr>')
        parts.append(_cell(cell, width, pen, keep_next=keep_next, new_page=new_page))
        parts.append("</w:tc>")
        new_page = False
    parts.append("</w:tr>")
    return "".join(parts)


def _cell(cell: Cell, width: Length, pen: Pen, *, keep_next: bool, new_page: bool) -> Drawn:
    if not cell.blocks:
        # A cell must hold a paragraph; this one never raises its row. It too says what the row is kept with:
        # LibreOffice asks the first paragraph of the first cell only.
        keep = "<w:keepNext/>" if keep_next else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{styles.TAIL}"/>{keep}</w:pPr></w:p>'
    parts: list[str] = []
    for block in cell.blocks:
        match block:
            case Para():
                parts.append(paragraph(block, pen, keep_next=keep_next, new_page=new_page))
            case Rule():
                parts.append(drawn_line(block, width, pen, keep_next=keep_next, new_page=new_page))
            case Grid():
                parts.append(table([block], pen, keep_next=keep_next, new_page=new_page))
            case _:
                assert_never(block)
        new_page = False
    if isinstance(cell.blocks[-1], Grid):
        parts.append(tail(keep_next=keep_next))  # a cell ends with a paragraph
    return "".join(parts)
