"""The eye on our own resolved tree: nothing is measured, everything is read."""

from __future__ import annotations

from collections.abc import Iterator

from app.check.seen import Seen, SeenLetter, SeenPage, Side, Stroke
from app.layout.sheet import Grid, Look, PageBreak, Para, Role, Rule, Sheet


def see(sheet: Sheet) -> SeenLetter:
    """What stands on the sheet."""
    page = sheet.page
    number = _seen(page.number, "full", None) if page.number else None
    return SeenLetter(
        eye="sheet",
        page=SeenPage(
            page.width, page.height, page.top, page.bottom, page.left, page.right, number, number_first=False
        ),
        parts=tuple(_parts(sheet)),
        ruled=frozenset(rule.role.value for rule in _rules(sheet)),
    )


def _parts(sheet: Sheet) -> Iterator[Seen]:
    for block in sheet.blocks:
        match block:
            case Para():
                yield from _worth(block, "full", None)
            case Grid():
                for row_index, row in enumerate(block.rows):
                    for column, cell in enumerate(row.cells):
                        for inner in cell.flat():
                            if isinstance(inner, Para):
                                yield from _worth(inner, _side(block, column), row_index)
            case Rule() | PageBreak():
                pass
    for para in (*sheet.page.first_head, *sheet.page.first_foot):
        if isinstance(para, Para):
            yield from _worth(para, "full" if para in sheet.page.first_head else "left", None)


def _rules(sheet: Sheet) -> Iterator[Rule]:
    for block in sheet.blocks:
        if isinstance(block, Rule):
            yield block
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from (inner for inner in cell.flat() if isinstance(inner, Rule))


def _side(grid: Grid, column: int) -> Side:
    if grid.role not in ("head", "foot"):
        return "full"
    return "left" if column == 0 else "right"


def _worth(para: Para, side: Side, row: int | None) -> Iterator[Seen]:
    """Blanks of fixed height are not components."""
    if para.role is not Role.SPACER and para.spans:
        yield _seen(para, side, row)


def _seen(para: Para, side: Side, row: int | None) -> Seen:
    look: Look = para.look
    strokes = tuple(
        Stroke(span.text, look.size, span.bold, span.italic, span.underline, span.raised)
        for span in para.spans
    )
    return Seen(
        role=para.role.value,
        strokes=strokes,
        side=side,
        align=look.align.value,
        left=look.left,
        first=look.first,
        after=look.after,
        pitch=look.pitch,
        frame=look.frame or look.box is not None,
        part=para.part,
        row=row,
    )
