"""Tables of a DOCX as tables of a letter: rows, head rows, merged cells, widths, borders. No word is left behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

from app.check.docx_props import StyleSheet, W, is_line
from app.check.docx_walk import row_cells, rows
from app.layout.parts import Cell, CellAlign, Column, Paragraph, Rich, Table, TableRow

if TYPE_CHECKING:
    from lxml.etree import _Element

Read = Callable[["_Element"], tuple[Rich, str | None]]
"""A paragraph's words and its alignment."""

_MOST_ACROSS: Final = 63
_MOST_DOWN: Final = 10_000
_ALIGNS: Final[dict[str, Literal["left", "center", "right", "justify"]]] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "justify",
}


def table_of(
    element: _Element, read: Read, *, is_bold: Callable[[_Element], bool], styles: StyleSheet
) -> Table | None:
    """The table as data; None when it has no cell."""
    listed = [row for row in rows(element) if row_cells(row)]
    if not listed:
        return None
    grid = [_grid(row) for row in listed]
    made = [_row(index, grid, read) for index in range(len(grid))]
    kept = [row for row in made if row is not None]
    if not kept:
        return None
    return Table(
        rows=kept, columns=_columns(element), head=_head(listed, is_bold), borders=_borders(element, styles)
    )


def _grid(row: _Element) -> list[tuple[int, _Element]]:
    """Cells of a row with the column each begins at."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    at = _whole(before)
    made = []
    for cell in row_cells(row):
        made.append((at, cell))
        at += _across(cell)
    return made


def _across(cell: _Element) -> int:
    return min(max(_whole(cell.find(f"{W}tcPr/{W}gridSpan")) or 1, 1), _MOST_ACROSS)


def _merge(cell: _Element) -> str | None:
    """'restart' where a cell over several rows begins, 'continue' where it goes on, None else."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return None if merge is None else str(merge.get(W + "val") or "continue")


def _row(index: int, grid: list[list[tuple[int, _Element]]], read: Read) -> TableRow | None:
    cells: list[Cell | str] = []
    for at, cell in grid[index]:
        if _merge(cell) == "continue" and index and not _has_words(cell):
            continue
        cells.append(_cell(cell, _down(index, at, grid), read))
    return TableRow(cells=cells) if cells else None


def _down(index: int, at: int, grid: list[list[tuple[int, _Element]]]) -> int:
    if not any(start == at and _merge(cell) == "restart" for start, cell in grid[index]):
        return 1
    down = 1
    for row in grid[index + 1 :]:
        under = next((cell for start, cell in row if start == at), None)
        if under is None or _merge(under) != "continue" or _has_words(under) or down >= _MOST_DOWN:
            break
        down += 1
    return down


def _cell(cell: _Element, down: int, read: Read) -> Cell | str:
    paragraphs = [read(one) for one in cell.iter(W + "p")]
    worded = [(text, align) for text, align in paragraphs if text]
    across = _across(cell)
    if not worded:
        return Cell(across=across, down=down) if across > 1 or down > 1 else ""
    text, align = worded[0]
    placed: CellAlign | None = _ALIGNS.get(align or "")
    if len(worded) == 1:
        if isinstance(text, str) and across == down == 1 and placed in (None, "left"):
            return text
        return Cell(text=text, across=across, down=down, align=placed)
    inner = [Paragraph(text=words, align=_ALIGNS.get(way or "", "left")) for words, way in worded]
    return Cell(paragraphs=inner, across=across, down=down)


def _columns(element: _Element) -> list[Column]:
    widths = [_width(one) for one in element.findall(f"{W}tblGrid/{W}gridCol")]
    if not widths or not all(widths) or len(widths) > _MOST_ACROSS:
        return []
    whole = sum(widths)
    return [Column(width=round(width / whole, 4)) for width in widths]


def _head(listed: list[_Element], is_bold: Callable[[_Element], bool]) -> int:
    """Rows marked to be repeated; else the first, when it is bold and not alone."""
    marked = 0
    for row in listed[:10]:
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            break
        marked += 1
    if marked:
        return marked
    return 1 if len(listed) > 1 and is_bold(listed[0]) else 0


def _borders(element: _Element, styles: StyleSheet) -> bool:
    """Lines at the table or a cell; else those of its style, or of the style of tables that name none."""
    lines = element.find(f"{W}tblPr/{W}tblBorders")
    for border in (*(() if lines is None else (lines,)), *element.iter(W + "tcBorders")):
        if any(is_line(side) for side in border):
            return True
    named = element.find(f"{W}tblPr/{W}tblStyle")
    return lines is None and named is not None and styles.ruled(str(named.get(W + "val")))


def _has_words(cell: _Element) -> bool:
    return any(str(text.text or "").strip() for text in cell.iter(W + "t"))


def _width(column: _Element) -> int:
    text = str(column.get(W + "w") or "")
    return int(text) if text.isdigit() else 0


def _whole(one: _Element | None) -> int:
    text = str(one.get(W + "val") or "") if one is not None else ""
    return int(text) if text.isdigit() else 0
