"""The clerk's tables as real tables: fixed columns of our widths, head rows said again by the word processor, merged cells.

Cells have no padding of their own: the room beside the words is in the paragraphs' indents, so every program breaks the
lines at the same place.
"""

from __future__ import annotations

from app.export.docx import styles
from app.export.docx.paragraphs import Pen, paragraph
from app.export.docx.styles import Drawn
from app.layout.sheet import Table, TableCell, TableRow

_NO_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)


def data_table(table: Table, pen: Pen, *, new_page: bool = False) -> Drawn:
    """``new_page`` starts the table on a new page."""
    widths = [column.twips for column in table.columns]
    parts = [
        (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{table.left.twips}" w:type="dxa"/>{_borders(table)}'
            f'<w:tblLayout w:type="fixed"/>{_NO_MARGINS}<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>'
        ),
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
    ]
    under: list[tuple[int, int] | None] = [None] * len(
        widths
    )  # a merge from above: rows still to come, columns
    for number, row in enumerate(table.rows):
        parts.append(_row(row, widths, under, pen, head=number < table.head, new_page=new_page))
        new_page = False
    parts.append("</w:tbl>")
    return "".join(parts)


def _borders(table: Table) -> Drawn:
    if not table.border:
        return ""
    eighths = round(table.border.pt * 8)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = (f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/>' for side in sides)
    return f"<w:tblBorders>{''.join(drawn)}</w:tblBorders>"


def _row(
    row: TableRow,
    widths: list[int],
    under: list[tuple[int, int] | None],
    pen: Pen,
    *,
    head: bool,
    new_page: bool,
) -> Drawn:
    properties = ("" if row.splits else "<w:cantSplit/>") + ("<w:tblHeader/>" if head else "")
    parts = [f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"]
    cells = iter(row.cells)
    column = 0
    while column < len(widths):
        covered = under[column]
        if covered is not None:
            rows, across = covered
            under[column] = (rows - 1, across) if rows > 1 else None
            keep = "<w:keepNext/>" if row.keep_next else ""
            blank = f'<w:p><w:pPr><w:pStyle w:val="{styles.TAIL}"/>{keep}</w:pPr></w:p>'
            parts.append(_cell(widths[column : column + across], "<w:vMerge/>", blank))
        else:
            cell = next(cells)
            across = cell.across
            merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
            if cell.down > 1:
                under[column] = (cell.down - 1, across)
            middle = '<w:vAlign w:val="center"/>' if cell.middle else ""
            words = _words(cell, pen, keep_next=row.keep_next, new_page=new_page)
            parts.append(_cell(widths[column : column + across], merge + middle, words))
            new_page = False
        column += across
    parts.append("</w:tr>")
    return "".join(parts)


def _cell(widths: list[int], properties: Drawn, words: Drawn) -> Drawn:
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{properties}</w:tcPr>{words}</w:tc>'


def _words(cell: TableCell, pen: Pen, *, keep_next: bool, new_page: bool) -> Drawn:
    return "".join(
        paragraph(para, pen, keep_next=keep_next, new_page=new_page and not nth)
        for nth, para in enumerate(cell.paras)
    )
