"""DOCX: runs in document order, tables cell by cell, text boxes, tabs as column borders.

Walks the XML itself because the usual libraries drop text (optional hyphens, text boxes, content controls, insertions).
Deleted text and hidden runs are left out; macros and links to pictures or templates outside are noted and never followed.
No layout is computed, so there are no positions and one page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from app.base.language import tr
from app.base.progress import Progress
from app.intake.readers.docx_looks import Lists, Look, Styles, W
from app.intake.readers.docx_package import DocxPackage
from app.intake.readers.flow import BREAK, Block, Para, Table, source_of
from app.intake.refusals import REASON_NO_BODY, WARN_MACROS, WARN_OUTSIDE, DocxBroken
from app.intake.source import FileType, How, Run, SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_DEPTH: Final = 40
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED: Final = frozenset(
    {W + "del", W + "moveFrom", W + "pPr", W + "rPr", _FALLBACK, W + "instrText", W + "delText"}
)
_WRAPPERS: Final = frozenset(
    {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo", W + "smartTag", _CHOICE}
)
# What Word would fetch by itself when it opens the file; links that a reader must click are no matter.
_FETCHED: Final = ("/attachedTemplate", "/image", "/oleObject", "/frame", "/subDocument", "/externalLink")


def read_docx(
    data: bytes,
    name: str,
    progress: Progress,
    *,
    kind: FileType = FileType.DOCX,
    how: How = How.TEXT,
) -> SourceText:
    """Text of a DOCX as one page. Raises ``DocxBroken``, ``DocxUnsafe`` or ``DocxLocked``."""
    package = DocxPackage(data, name)
    folder = package.main_part().rpartition("/")[0]
    body = package.body().find(W + "body")
    if body is None:
        raise DocxBroken(name, file=name, reason=tr(REASON_NO_BODY))
    prefix = folder + "/" if folder else ""
    walk = _Walk(Styles(package.xml(prefix + "styles.xml")), Lists(package.xml(prefix + "numbering.xml")))
    return source_of(kind, walk.blocks(body, 0), progress, how=how, warnings=tuple(_noted(package, prefix)))


def _noted(package: DocxPackage, prefix: str) -> Iterator[str]:
    """What the file would do in Word and never does here."""
    if any(part.lower().endswith("vbaproject.bin") for part in package.names()):
        yield tr(WARN_MACROS)
    for part in (prefix + "_rels/document.xml.rels", prefix + "_rels/settings.xml.rels"):
        relations = package.xml(part)
        for relation in relations if relations is not None else ():
            outside = str(relation.get("TargetMode", "")).lower() == "external"
            if outside and str(relation.get("Type", "")).endswith(_FETCHED):
                yield tr(WARN_OUTSIDE)
                return


class _Walk:
    """Makes blocks while it goes down the body."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles, self._lists = styles, lists

    def blocks(self, parent: _Element, depth: int) -> Iterator[Block]:
        """Paragraphs and tables of a body, a cell, a text box or a content control."""
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield Table(
                    [[list(self.blocks(cell, depth + 1)) for cell in _cells(row)] for row in _rows(child)]
                )
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: _Element, depth: int) -> Iterator[Block]:
        look = self._styles.of_paragraph(paragraph)
        mark = self._lists.mark(self._styles.list_of(paragraph))
        made = Para([Run(mark)] if mark else [])
        boxes: list[_Element] = []
        for text, run in self._pieces(paragraph, look, boxes, 0):
            made.add(Run(text, run.font, run.size, run.bold, run.italic), caps=bool(run.caps))
        yield made
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _pieces(
        self, parent: _Element, paragraph: Look, boxes: list[_Element], depth: int
    ) -> Iterator[tuple[str, Look]]:
        """Text of a paragraph run by run; text boxes met on the way are put into ``boxes``."""
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == W + "txbxContent":
                boxes.append(child)
            elif child.tag == W + "r":
                look = self._styles.of_run(child, paragraph)
                if look.hidden:
                    continue
                text = "".join(_letters(part) for part in child)
                if text:
                    yield text, look
                yield from self._pieces(child, paragraph, boxes, depth + 1)
            else:
                yield from self._pieces(child, paragraph, boxes, depth + 1)


def _letters(part: _Element) -> str:
    """What a child of ``w:r`` prints."""
    match part.tag:
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t":
            return part.text or ""
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tab":
            return "\t"
        case (
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}br"
            | "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}cr"
        ):
            return BREAK
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}noBreakHyphen":
            return "-"
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}softHyphen":
            return "\u00ad"  # in .Vn fonts this is the letter ư and must not be lost
        case _:
            return ""


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _rows(child)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _cells(child)
