"""Writes a sheet as DOCX: ``render`` gives the bytes, ``write`` lays them on the disk at once or not at all.

The same sheet gives the same bytes. Paragraphs flow: no manual break, no frame, no paragraph cut in two; an edit in a
word processor moves what follows. Word demands things a sheet does not have (a paragraph after the last table); they
are added here so that nothing moves.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from app.base.files import write_atomic
from app.export.docx.page import set_page
from app.export.docx.paragraphs import Pen, drawn_line, paragraph, printable, tail
from app.export.docx.styles import own_styles_xml, style_xml, styles_of
from app.export.docx.tables import table
from app.export.docx.template import DECLARED, blank, content_types, packed
from app.layout.sheet import Block, Grid, PageBreak, Para, Rule, Sheet

if TYPE_CHECKING:
    from docx.document import Document


def render(sheet: Sheet) -> bytes:
    """The letter as a DOCX file. Pure: equal sheets give equal bytes."""
    import docx  # the pen and lxml take 150 ms to load

    document = docx.Document(io.BytesIO(blank()))
    pen = Pen(styles_of(_paragraphs(sheet)))
    _add_styles(document, sheet, pen)
    _add_body(document, sheet, pen)
    set_page(document, sheet, pen)
    _set_properties(document, sheet)
    return _packed(document)


def write(sheet: Sheet, path: Path) -> None:
    """Write the letter to ``path``; an older file there is replaced only by a whole one.

    Raises DiskFull or FolderReadOnly.
    """
    write_atomic(path, render(sheet))


def _paragraphs(sheet: Sheet) -> Iterator[Para]:
    for block in sheet.blocks:
        if isinstance(block, Para):
            yield block
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from (inner for inner in cell.flat() if isinstance(inner, Para))
    if sheet.page.number is not None:
        yield sheet.page.number
    yield from sheet.page.first_head
    yield from (one for one in sheet.page.first_foot if isinstance(one, Para))


def _add_styles(document: Document, sheet: Sheet, pen: Pen) -> None:
    from docx.oxml import parse_xml

    made = "".join(style_xml(role, style, sheet) for role, style in sorted(pen.styles.items()))
    document.styles.element.extend(parse_xml(f"<w:styles {DECLARED}>{made}{own_styles_xml()}</w:styles>"))


def _add_body(document: Document, sheet: Sheet, pen: Pen) -> None:
    from docx.oxml import parse_xml

    drawn = "".join(_body(sheet, pen))
    body = document.element.body
    for element in list(parse_xml(f"<w:body {DECLARED}>{drawn}</w:body>")):
        body.insert(len(body) - 1, element)  # before the section's properties


def _body(sheet: Sheet, pen: Pen) -> Iterator[str]:
    """Every block in turn; a page break becomes a property of the block behind it."""
    blocks = sheet.blocks
    width = sheet.page.text_width
    new_page = False
    place = 0
    while place < len(blocks):
        block = blocks[place]
        behind = blocks[place + 1] if place + 1 < len(blocks) else None
        match block:
            case Para():
                yield paragraph(block, pen, keep_next=_held(behind), new_page=new_page)
                new_page = False
            case Rule():
                yield drawn_line(block, width, pen, keep_next=_held(behind), new_page=new_page)
                new_page = False
            case Grid():
                grids = [block]
                while place + 1 < len(blocks) and isinstance(following := blocks[place + 1], Grid):
                    grids.append(following)
                    place += 1
                ends = place + 1 == len(blocks)
                # Kept with the tail, lest that stands alone on a page of its own.
                yield table(grids, pen, new_page=new_page, keep_next=ends)
                new_page = False
                if ends:
                    yield tail()
            case PageBreak():
                if new_page or place + 1 == len(blocks):
                    yield tail(new_page=True)  # a page left empty
                elif place and isinstance(blocks[place - 1], Grid) and isinstance(behind, Grid):
                    yield tail()  # keeps two tables apart, at the foot of the page that ends here
                new_page = True
            case _:
                assert_never(block)
        place += 1


def _held(behind: Block | None) -> bool:
    return isinstance(behind, Grid) and behind.keep_with_previous


def _set_properties(document: Document, sheet: Sheet) -> None:
    """No dates: the letter has its own, and equal letters are equal bytes."""
    told, meta = document.core_properties, sheet.meta
    told.title, told.subject = _property(meta.title), _property(meta.subject)
    told.author, told.category = _property(meta.organ), _property(meta.kind)
    told.language = meta.language


def _property(text: str) -> str:
    return printable(text)[:255]  # python-docx refuses more


def _packed(document: Document) -> bytes:
    """The package with fixed dates; python-docx would stamp every part with the present time."""
    package = document.part.package
    parts = package.parts
    files = [("_rels/.rels", package.rels.xml)]
    for part in parts:
        files.append((part.partname.membername, part.blob))
        if len(part.rels):
            files.append((part.partname.rels_uri.membername, part.rels.xml))
    types = content_types({part.partname: part.content_type for part in parts})
    return packed({"[Content_Types].xml": types} | dict(files))
