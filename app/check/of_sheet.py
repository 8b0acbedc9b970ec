"""The eye on our own resolved tree: nothing is measured, everything is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.check.seen import Seen, SeenLetter, SeenPage, Side, Stroke
from app.layout.sheet import (
    Block,
    Grid,
    Look,
    NewSection,
    PageBreak,
    Para,
    Picture,
    Role,
    Rule,
    Section,
    Sheet,
    Table,
)


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


def texts(sheet: Sheet) -> Iterator[str]:
    """Every text that is printed, footnotes and margins of page 1 too."""
    margins = (*sheet.page.first_head, *sheet.page.first_foot)
    for para in (*sheet.paragraphs(), *(one for one in margins if isinstance(one, Para))):
        yield "".join("" if span.note else span.text for span in para.spans)


def _parts(sheet: Sheet) -> Iterator[Seen]:
    """The letter's components; behind it, those of its annexes, whose inner parts are not the letter's."""
    for section in _sections(sheet):
        annex = section.restart
        for one in _section_parts(section.blocks):
            yield replace(one, role="annex-body") if annex and not one.role.startswith("annex-") else one
    for margin, side in ((sheet.page.first_head, "full"), (sheet.page.first_foot, "left")):
        for para in margin:
            if isinstance(para, Para):
                yield from _worth(para, "full" if side == "full" else "left", None)


def _sections(sheet: Sheet) -> Iterator[Section]:
    """Sections, where one that goes on with an annex is part of it."""
    annex = False
    for section in sheet.sections:
        annex = annex or section.restart
        yield replace(section, restart=annex)


def _section_parts(blocks: tuple[Block, ...]) -> Iterator[Seen]:
    for block in blocks:
        match block:
            case Para():
                yield from _worth(block, "full", None)
            case Grid():
                for para, column, row in _of_grid(block):
                    yield from _worth(para, _side(block, column), row)
            case Table():
                for index, table_row in enumerate(block.rows):
                    for para in (one for cell in table_row.cells for one in cell.paras):
                        yield from _worth(para, "full", index)
            case Rule() | PageBreak() | Picture() | NewSection():
                pass


def _of_grid(grid: Grid) -> Iterator[tuple[Para, int, int]]:
    """Paragraphs with their column and row."""
    for index, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells):
            for inner in cell.flat():
                if isinstance(inner, Para):
                    yield inner, column, index


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
