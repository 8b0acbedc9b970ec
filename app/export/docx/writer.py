"""Writes a sheet as DOCX: ``render`` gives the bytes, ``write`` lays them on the disk at once or not at all.

The same sheet gives the same bytes. Paragraphs flow: no manual break, no frame, no paragraph cut in two; an edit in a
word processor moves what follows. Word demands things a sheet does not have (a paragraph after the last table); they
are added here so that nothing moves.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from app.base.files import write_atomic
from app.export.docx.page import Sections, set_mirror
from app.export.docx.paragraphs import Pen, drawn_line, paragraph, printable, tail
from app.export.docx.parts import Pictures, add_footnotes
from app.export.docx.rows import data_table
from app.export.docx.styles import own_styles_xml, style_xml, styles_of
from app.export.docx.tables import table
from app.export.docx.template import DECLARED, blank, content_types, packed
from app.layout.sheet import (
    Block,
    Grid,
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

if TYPE_CHECKING:
    from docx.document import Document


def render(sheet: Sheet) -> bytes:
    """The letter as a DOCX file. Pure: equal sheets give equal bytes."""
    import docx  # the pen and lxml take 150 ms to load

    document = docx.Document(io.BytesIO(blank()))
    margins = (para for section in sheet.sections for para in section.page.paragraphs())
    pen = Pen(styles_of(chain(sheet.paragraphs(), margins)))
    _add_styles(document, sheet, pen)
    _add_body(document, sheet, pen)
    add_footnotes(document, pen)
    if sheet.page.mirror:
        set_mirror(document)
    _set_properties(document, sheet)
    return _packed(document)


def write(sheet: Sheet, path: Path) -> None:
    """Write the letter to ``path``; an older file there is replaced only by a whole one.

    Raises DiskFull or FolderReadOnly.
    """
    write_atomic(path, render(sheet))


def _add_styles(document: Document, sheet: Sheet, pen: Pen) -> None:
    from docx.oxml import parse_xml

    made = "".join(style_xml(role, style, sheet) for role, style in sorted(pen.styles.items()))
    pictures = any(isinstance(block, Picture) for block in sheet.blocks)
    own = own_styles_xml(pictures=pictures, notes=Role.FOOTNOTE in pen.styles)
    document.styles.element.extend(parse_xml(f"<w:styles {DECLARED}>{made}{own}</w:styles>"))


def _add_body(document: Document, sheet: Sheet, pen: Pen) -> None:
    from docx.oxml import parse_xml

    drawn = "".join(_Body(document, pen).drawn(sheet))
    # The whole tree at once: nodes that move from one to another are looked at again and again.
    part: Any = document.part
    part._element = parse_xml(f"<w:document {DECLARED}><w:body>{drawn}</w:body></w:document>")


class _Body:
    """One pass over the blocks; a page break becomes a property of the block behind it."""

    def __init__(self, document: Document, pen: Pen) -> None:
        self._pen = pen
        self._sections = Sections(document, pen)
        self._pictures = Pictures(document)
        self._new_page = False

    def drawn(self, sheet: Sheet) -> Iterator[str]:
        sections = sheet.sections
        first = sections[0].blocks[0] if sections[0].blocks else None
        if first and _tabular(first) and (len(sections) > 1 or Role.FOOTNOTE in self._pen.styles):
            yield tail()  # LibreOffice would put a whole line there
        for nth, section in enumerate(sections):
            ending = self._sections.properties(section, first=nth == 0, only=len(sections) == 1)
            if nth == len(sections) - 1:
                yield from self._section(section, "")
                yield ending
            else:
                yield from self._section(section, ending)

    def _section(self, section: Section, ending: str) -> Iterator[str]:
        """``ending`` is the properties of a section that others follow: its last paragraph bears them."""
        blocks = section.blocks
        place = 0
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, Grid):
                grids = [block]
                while place + 1 < len(blocks) and isinstance(following := blocks[place + 1], Grid):
                    grids.append(following)
                    place += 1
                ends = place + 1 == len(blocks)
                # Kept with the tail, lest that stands alone on a page of its own.
                yield table(grids, self._pen, new_page=self._began(), keep_next=ends)
            else:
                yield from self._block(blocks, place, section, ending)
            if _tabular(block) and place + 1 < len(blocks) and _tabular(blocks[place + 1]):
                yield tail()  # two tables would melt into one
            place += 1
        if self._new_page:
            yield tail(new_page=self._began(), section=ending)
        elif not blocks or not isinstance(blocks[-1], Para):
            yield tail(section=ending)

    def _began(self) -> bool:
        """Whether the block to be written begins a page; asked once for each."""
        began, self._new_page = self._new_page, False
        return began

    def _block(self, blocks: Sequence[Block], place: int, section: Section, ending: str) -> Iterator[str]:
        block = blocks[place]
        behind = blocks[place + 1] if place + 1 < len(blocks) else None
        match block:
            case Para():
                ends = "" if behind else ending
                yield paragraph(
                    block, self._pen, keep_next=_held(behind), new_page=self._began(), section=ends
                )
            case Rule():
                width = section.page.text_width
                yield drawn_line(block, width, self._pen, keep_next=_held(behind), new_page=self._began())
            case Table():
                yield data_table(block, self._pen, new_page=self._began())
            case Picture():
                yield self._pictures.drawn(block, self._pen, keep_next=_held(behind), new_page=self._began())
            case PageBreak():
                if self._new_page:
                    yield tail(new_page=True)  # a page left empty
                elif place and _tabular(blocks[place - 1]) and behind and _tabular(behind):
                    yield tail()  # keeps two tables apart, at the foot of the page that ends here
                self._new_page = True
            case Grid() | NewSection():
                pass
            case _:
                assert_never(block)


def _tabular(block: Block) -> bool:
    return isinstance(block, Grid | Table)


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
