"""DOCX: runs in document order, tables cell by cell, text boxes, tabs as column borders.

Walks the XML itself because the usual libraries drop text (optional hyphens, text boxes, content controls, insertions).
Deleted text and hidden runs are left out. No layout is computed, so there are no positions and one page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from app.base.language import tr
from app.base.progress import Progress
from app.base.text import nfc, one_line
from app.intake.readers.columns import looks_paired, split_columns
from app.intake.readers.docx_looks import Lists, Look, Styles, W
from app.intake.readers.docx_package import DocxPackage
from app.intake.refusals import REASON_NO_BODY, WARN_CUT, DocxBroken
from app.intake.source import Column, FileType, How, Line, Page, Run, SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_LINES: Final = 200_000
_MAX_DEPTH: Final = 40
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAK: Final = "\n"
_SKIPPED: Final = frozenset(
    {W + "del", W + "moveFrom", W + "pPr", W + "rPr", _FALLBACK, W + "instrText", W + "delText"}
)


def read_docx(data: bytes, name: str, progress: Progress) -> SourceText:
    """Text of a DOCX as one page. Raises ``DocxBroken``, ``DocxUnsafe`` or ``DocxLocked``."""
    package = DocxPackage(data, name)
    folder = package.main_part().rpartition("/")[0]
    body = package.body().find(W + "body")
    if body is None:
        raise DocxBroken(name, file=name, reason=tr(REASON_NO_BODY))
    prefix = folder + "/" if folder else ""
    walk = _Walk(
        Styles(package.xml(prefix + "styles.xml")), Lists(package.xml(prefix + "numbering.xml")), progress
    )
    walk.blocks(body, Column.WHOLE, 0)
    warnings = (tr(WARN_CUT),) if walk.full else ()
    return SourceText(FileType.DOCX, How.TEXT, (Page(1, tuple(walk.lines)),), 1, warnings)


class _Walk:
    """Collects lines while it goes down the body."""

    def __init__(self, styles: Styles, lists: Lists, progress: Progress) -> None:
        self._styles, self._lists, self._progress = styles, lists, progress
        self.lines: list[Line] = []
        self.full = False
        self._gap = False
        self._split = False  # the paragraph before was typed as two columns

    def blocks(self, parent: _Element, column: Column, depth: int) -> None:
        """Paragraphs and tables of a body, a cell, a text box or a content control."""
        for child in parent:
            if self.full or depth > _MAX_DEPTH:
                return
            if child.tag == W + "p":
                self._paragraph(child, column, depth)
            elif child.tag == W + "tbl":
                self._table(child, column, depth)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", _CHOICE):
                self.blocks(child, column, depth + 1)

    def _paragraph(self, paragraph: _Element, column: Column, depth: int) -> None:
        look = self._styles.of_paragraph(paragraph)
        mark = self._lists.mark(self._styles.list_of(paragraph))
        parts: list[list[Run]] = [[Run(mark)] if mark else []]
        boxes: list[_Element] = []
        for text, run_look in self._pieces(paragraph, look, boxes, 0):
            for index, piece in enumerate(text.split(_BREAK)):
                if index:
                    parts.append([])
                if piece:
                    parts[-1].append(
                        Run(nfc(piece), run_look.font, run_look.size, run_look.bold, run_look.italic)
                    )
        self._emit(parts, column)
        for box in boxes:
            self.blocks(box, column, depth + 1)

    def _emit(self, parts: list[list[Run]], column: Column) -> None:
        opens = True
        for runs in parts:
            raw = "".join(run.text for run in runs)
            text = one_line(raw)
            if not text:
                self._gap = self._gap or opens
                continue
            halves = split_columns(raw, inside=self._split) if column is Column.WHOLE else None
            self._split = halves is not None or (self._split and len(text) < 60)
            if halves is not None:
                for half, side in zip(halves, (Column.LEFT, Column.RIGHT), strict=True):
                    self._add(Line(one_line(half), None, _part_of(runs, half), side, True, self._gap))
            else:
                self._add(Line(text, None, tuple(runs), column, opens, self._gap))
            self._gap = opens = False

    def _add(self, line: Line) -> None:
        if len(self.lines) >= MAX_LINES:
            self.full = True
            return
        self.lines.append(line)
        if len(self.lines) % 1000 == 0:
            self._progress.step(len(self.lines), MAX_LINES, "DOCX")

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
                    yield (text.upper() if look.caps else text), look
                yield from self._pieces(child, paragraph, boxes, depth + 1)
            else:
                yield from self._pieces(child, paragraph, boxes, depth + 1)

    def _table(self, table: _Element, column: Column, depth: int) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        paired = column is Column.WHOLE and _paired(rows)
        for row in rows:
            cells = [cell for cell in row if _has_text(cell)]
            if not paired and len(cells) > 1 and all(_paragraphs(cell) == 1 for cell in cells):
                self._row(cells, column)
                continue
            for cell in cells:
                self._gap = True
                side = column
                if paired and len(row) > 1:
                    side = Column.LEFT if cell is row[0] else Column.RIGHT
                self.blocks(cell, side, depth + 1)
        self._gap = True

    def _row(self, cells: list[_Element], column: Column) -> None:
        """A row of a table in the body: one line, cells parted by tabs."""
        runs: list[Run] = []
        for cell in cells:
            if runs:
                runs.append(Run("\t"))
            for paragraph in cell.iter(W + "p"):
                look = self._styles.of_paragraph(paragraph)
                for text, run in self._pieces(paragraph, look, [], 0):
                    runs.append(Run(nfc(text.replace(_BREAK, " ")), run.font, run.size, run.bold, run.italic))
        text = "\t".join(one_line(part) for part in "".join(run.text for run in runs).split("\t"))
        self._add(Line(text, None, tuple(runs), column, True, False))


def _paired(rows: list[list[_Element]]) -> bool:
    """A table that only makes two columns of a head or a foot: no row has text in more than two cells."""
    texts = [[text for cell in row if (text := _plain(cell))] for row in rows]
    if any(len(row) > 2 for row in texts) or max((len(row) for row in rows), default=0) < 2 or len(rows) > 12:
        return False
    pairs = [row for row in texts if len(row) == 2]
    return any(looks_paired(*row) for row in texts) or any(
        all(text.isupper() for text in row) for row in pairs
    )


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
            return _BREAK
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}noBreakHyphen":
            return "-"
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}softHyphen":
            return "\u00ad"  # in .Vn fonts this is the letter ư and must not be lost
        case _:
            return ""


def _part_of(runs: list[Run], half: str) -> tuple[Run, ...]:
    """The runs whose text lies in this half of a line typed as two columns."""
    return tuple(run for run in runs if run.text.strip() and run.text.strip() in half) or (Run(half),)


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


def _plain(cell: _Element) -> str:
    lines = ("".join(text.text or "" for text in paragraph.iter(W + "t")) for paragraph in cell.iter(W + "p"))
    return "\n".join(line.strip() for line in lines if line.strip())


def _has_text(cell: _Element) -> bool:
    return bool(_plain(cell))


def _paragraphs(cell: _Element) -> int:
    """How many paragraphs of a cell have text; nested tables count as many."""
    if cell.find(W + "tbl") is not None:
        return 99
    return sum(
        1 for paragraph in cell.iter(W + "p") if any((t.text or "").strip() for t in paragraph.iter(W + "t"))
    )
