"""Draws a placed sheet as a PDF: ``render`` gives the bytes and what was noticed, ``write`` lays them on the disk.

Decides nothing about the page (``flow`` does) and nothing about words. The file is PDF/A-2b and tagged; every font is embedded
as a subset; text comes out of the file as NFC Vietnamese in reading order. Equal sheets give equal bytes: there is no date in the file unless
one is given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import assert_never

from app.base.files import write_atomic
from app.base.text import nfc
from app.export.pdf.archive import set_archive
from app.export.pdf.flow import flow
from app.export.pdf.fonts import Style, Typeface, typeface
from app.export.pdf.info import set_info
from app.export.pdf.marking import Marking
from app.export.pdf.pen import Pen
from app.export.pdf.placed import (
    Bookmark,
    Flow,
    PlacedFrame,
    PlacedLine,
    PlacedPage,
    PlacedPicture,
    PlacedRule,
    PlacedStrokes,
)
from app.layout.sheet import (
    Block,
    CellBlock,
    Grid,
    NewSection,
    Page,
    PageBreak,
    Para,
    Picture,
    Row,
    Rule,
    Sheet,
    Table,
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A character the typeface cannot draw: an empty box stands in its place, and it is named here."""

    char: str
    part: str | None  # where it was written

    @property
    def name(self) -> str:
        """'U+1F642 SLIGHTLY SMILING FACE'."""
        return f"U+{ord(self.char):04X} {unicodedata.name(self.char, '')}".rstrip()


@dataclass(frozen=True, slots=True)
class Rendered:
    data: bytes
    pages: int
    missing: tuple[Missing, ...]


def render(
    sheet: Sheet, *, face: Typeface | None = None, created: datetime | None = None, plain: bool = False
) -> Rendered:
    """The sheet as a PDF. ``created`` goes into the properties; without it the file has no date. ``plain`` as in ``draw``.

    Raises NoTypeface.
    """
    face = face or typeface()
    sheet = composed(sheet)
    return draw(sheet, flow(sheet, face), face, created=created, plain=plain)


def write(
    sheet: Sheet, path: Path, *, face: Typeface | None = None, created: datetime | None = None
) -> Rendered:
    """Write the sheet to ``path``; an older file there is replaced only by a whole one.

    Raises NoTypeface, DiskFull, FolderReadOnly or FileMissing (no such folder).
    """
    rendered = render(sheet, face=face, created=created)
    write_atomic(path, rendered.data)
    return rendered


def draw(
    sheet: Sheet, placed: Flow, face: Typeface, *, created: datetime | None = None, plain: bool = False
) -> Rendered:
    """Draw what ``flow`` has placed. ``plain``: only what is seen, to be laid over another page; without the tree for readers
    and what an archive wants."""
    pen = Pen(face, tagged=not plain)
    marking = None if plain else Marking(sheet, pen)
    letters = _letters(placed)
    pen.use(letters)
    set_info(pen.canvas, sheet.meta, created)
    if not plain:
        set_archive(pen.canvas, sheet.meta, created)
    marks = _by_page(placed.bookmarks)
    level = -1
    for page in placed.pages:
        pen.start_page(page.width, page.height)
        _draw_page(page, pen, marking)
        level = _add_bookmarks(pen, page, marks.get(page.number, ()), level)
        pen.end_page()
    data = pen.finish(marking.root, marking.owners) if marking else pen.finish()
    return Rendered(data, len(placed.pages), _missing(sheet, letters, face))


def glimpse(placed: Flow, numbers: Sequence[int], face: Typeface) -> bytes:
    """Only these pages, plain and in this order, for pictures of them."""
    pen = Pen(face)
    pen.use(_letters(placed))  # of all pages: the next glimpse needs the same subset of the fonts
    for number in numbers:
        page = placed.pages[number - 1]
        pen.start_page(page.width, page.height)
        _draw_page(page, pen, None)
        pen.end_page()
    return pen.finish()


def missing_in(sheet: Sheet, placed: Flow, face: Typeface) -> tuple[Missing, ...]:
    """The characters that the typeface cannot draw, in the order they stand."""
    return _missing(sheet, _letters(placed), face)


def _draw_page(page: PlacedPage, pen: Pen, marking: Marking | None) -> None:
    if marking:
        marking.start_page()
    for at, item in enumerate(page.items):
        match item:
            case PlacedLine():
                pen.colour(item.para.look.colour)
                if marking:
                    marking.line(item, running=at < page.running)
                else:
                    for piece in item.line.pieces:
                        pen.write(piece, item.x, item.baseline)
            case PlacedRule():
                pen.rule(item.x, item.y, item.length, item.rule.thickness.pt * 120)
            case PlacedFrame():
                pen.colour(item.para.look.colour)
                pen.frame(item.x, item.top, item.width, item.height, item.thickness)
            case PlacedStrokes():
                pen.strokes(item.x, item.y, item.ends, item.thickness)
            case PlacedPicture():
                said = marking.picture(item.picture) if marking else ""
                pen.picture(item.picture.image, item.x, item.top, item.width, item.height, said)
            case _:
                assert_never(item)


def _by_page(bookmarks: Iterable[Bookmark]) -> dict[int, list[Bookmark]]:
    found: dict[int, list[Bookmark]] = {}
    for mark in bookmarks:
        found.setdefault(mark.page, []).append(mark)
    return found


def _add_bookmarks(pen: Pen, page: PlacedPage, marks: Iterable[Bookmark], level: int) -> int:
    """Add the page's bookmarks; returns the level of the last one. Levels never jump down by more than one."""
    for number, mark in enumerate(marks):
        key = f"p{page.number}-{number}"
        top = (page.height - mark.top) / 120
        pen.canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2))
        level = min(mark.level - 1, level + 1)
        pen.canvas.addOutlineEntry(mark.title, key, level=level)
    return level


# --- text ------------------------------------------------------------------------------------------------


def composed(sheet: Sheet) -> Sheet:
    """The same sheet in NFC. The tree promises NFC; one that breaks the promise would print marks beside letters."""
    if all(unicodedata.is_normalized("NFC", span.text) for para in paragraphs(sheet) for span in para.spans):
        return sheet
    return replace(sheet, page=_nfc_page(sheet.page), blocks=tuple(map(_nfc_block, sheet.blocks)))


def _nfc_page(page: Page) -> Page:
    return replace(
        page,
        number=_nfc_para(page.number) if page.number else None,
        first_head=tuple(map(_nfc_para, page.first_head)),
        first_foot=tuple(_nfc_para(one) if isinstance(one, Para) else one for one in page.first_foot),
    )


def _nfc_block(block: Block) -> Block:
    match block:
        case Para():
            return _nfc_para(block)
        case Grid():
            return replace(block, rows=tuple(map(_nfc_row, block.rows)))
        case Table():
            rows = (
                replace(
                    row,
                    cells=tuple(replace(cell, paras=tuple(map(_nfc_para, cell.paras))) for cell in row.cells),
                )
                for row in block.rows
            )
            return replace(block, rows=tuple(rows))
        case NewSection():
            return replace(block, page=_nfc_page(block.page))
        case Rule() | Picture() | PageBreak():
            return block
        case _:
            assert_never(block)


def _nfc_para(para: Para) -> Para:
    spans = (
        replace(span, text=nfc(span.text), note=_nfc_para(span.note) if span.note else None)
        for span in para.spans
    )
    return replace(para, spans=tuple(spans))


def _nfc_row(row: Row) -> Row:
    def block_of(block: CellBlock) -> CellBlock:
        if isinstance(block, Grid):
            return replace(block, rows=tuple(map(_nfc_row, block.rows)))
        return _nfc_para(block) if isinstance(block, Para) else block

    return Row(tuple(replace(cell, blocks=tuple(map(block_of, cell.blocks))) for cell in row.cells))


def paragraphs(sheet: Sheet) -> Iterator[Para]:
    """Every paragraph of the sheet, in the order of the tree, then those in the margins."""
    yield from sheet.paragraphs()
    for section in sheet.sections:
        yield from section.page.paragraphs()


def _letters(placed: Flow) -> dict[Style, set[str]]:
    """What is drawn in which style."""
    found: dict[Style, set[str]] = {}
    for page in placed.pages:
        for line in page.lines():
            for piece in line.line.pieces:
                found.setdefault((piece.span.bold, piece.span.italic), set()).update(piece.text)
    return found


def _missing(sheet: Sheet, letters: dict[Style, set[str]], face: Typeface) -> tuple[Missing, ...]:
    lacking = {style: lacks for style, chars in letters.items() if (lacks := face.lacks(chars, style))}
    if not lacking:
        return ()
    found: dict[Missing, None] = {}  # a set that keeps its order
    for para in paragraphs(sheet):
        for span in para.spans:
            lacks = lacking.get((span.bold, span.italic), set())
            found.update((Missing(char, para.part), None) for char in sorted(lacks & set(span.text)))
    return tuple(found)
