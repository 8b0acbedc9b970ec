"""A plain sheet as DOCX, to be filled in or changed by hand. Fonts and sizes are those of the PDF."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, assert_never

from app.base.files import write_atomic
from app.export.lists.book import Setting
from app.export.lists.paper import Block, Dots, Grid, Head, Paper, Picture, Signing, Text

if TYPE_CHECKING:
    from docx.document import Document

_FONT: Final = "Times New Roman"
_SIZE: Final = 13
_DOTS: Final = "." * 120


def write_docx(paper: Paper, path: Path) -> Path:
    """Write the sheet at ``path``: whole or not at all."""
    write_atomic(path, draw(paper))
    return path


def draw(paper: Paper) -> bytes:
    """The DOCX's bytes."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    wide, high = (297, 210) if paper.wide else (148, 210) if paper.small else (210, 297)
    if paper.lying:
        wide, high = high, wide
    section.orientation = WD_ORIENT.LANDSCAPE if wide > high else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    left = 20 if paper.wide or paper.small else 30
    section.left_margin, section.right_margin = Mm(left), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    room = wide - left - 15
    document.core_properties.title = paper.title.capitalize()
    document.core_properties.author = " ".join(paper.head.organ) if paper.head else ""
    if paper.head is not None:
        _head(document, paper.head, room)
    _line(document, paper.title, bold=True, centre=True, size=14)
    for line in paper.under:
        _line(document, line, italic=True, centre=True)
    for block in paper.blocks:
        _block(document, block, room)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(
    where: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    centre: bool = False,
    size: int = _SIZE,
) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    made = where.add_paragraph()
    if centre:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = made.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return made


def _head(document: Document, head: Head, room: float) -> None:
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(room * 0.42), Mm(room * 0.58)
    for cell, plain, bold in ((left, head.superior, head.organ), (right, (), head.title)):
        for text in plain:
            _line(cell, text, centre=True, size=12)
        for text in bold:
            _line(cell, text, bold=True, centre=True, size=12)
        _drop_first(cell)
    if head.dated:
        _line(right, head.dated, italic=True, centre=True)
    document.add_paragraph()


def _drop_first(cell: Any) -> None:
    """A new cell has an empty paragraph of its own."""
    if len(cell.paragraphs) > 1:
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)


def _block(document: Document, block: Block, room: float) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    match block:
        case Text():
            centre = block.setting is Setting.CENTER
            made = _line(document, block.text, bold=block.bold, italic=block.italic, centre=centre)
            if block.setting is Setting.RIGHT:
                made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if block.indent:
                made.paragraph_format.first_line_indent = Mm(10)
                made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        case Dots():
            for _ in range(block.lines):
                _line(document, _DOTS[: int(room * 0.68)])
        case Grid():
            _grid(document, block, room)
            document.add_paragraph()
        case Signing():
            document.add_paragraph()
            table = document.add_table(rows=1, cols=len(block.places))
            for cell, (over, name) in zip(table.rows[0].cells, block.places, strict=True):
                _line(cell, over, bold=True, centre=True)
                _line(cell, "(Ký, ghi rõ họ tên)" if over else "", italic=True, centre=True, size=_SIZE - 2)
                for _ in range(3):
                    cell.add_paragraph()
                _line(cell, name, bold=True, centre=True)
                _drop_first(cell)
        case Picture():
            held = document.add_paragraph()
            held.alignment = WD_ALIGN_PARAGRAPH.CENTER
            held.add_run().add_picture(io.BytesIO(block.png), Mm(block.side), Mm(block.side))
        case _:
            assert_never(block)


def _grid(document: Document, block: Grid, room: float) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    heads = 2 if block.counts else 1
    table = document.add_table(rows=heads + len(block.rows), cols=len(block.columns))
    table.style = "Table Grid"
    table.autofit = False
    shares = sum(column.width for column in block.columns)
    lines: list[tuple[str, ...]] = [tuple(one.head for one in block.columns)]
    if block.counts:
        lines.append(tuple(f"({at})" for at in range(1, len(block.columns) + 1)))
    lines += block.rows
    for at, (row, words) in enumerate(zip(table.rows, lines, strict=True)):
        cells = row.cells
        for cell, column, text in zip(cells, block.columns, words, strict=True):
            cell.width = Mm(room * column.width / shares)
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.font.size = Pt(11)
            run.bold = at == 0 or at - heads in block.spans | block.totals
            paragraph.paragraph_format.space_after = Pt(0)
            if at < heads or column.setting is Setting.CENTER:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif column.setting is Setting.RIGHT:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if at < heads:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        elif at - heads in block.spans:
            cells[0].merge(cells[-1])
