"""A plain sheet as PDF: A4, the typeface of letters embedded, table heads repeated on every page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, assert_never

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    Image,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from app.base.files import write_atomic
from app.export.lists.book import Setting
from app.export.lists.faces import Faces, faces
from app.export.lists.paper import Block, Dots, Grid, Head, Paper, Picture, Signing, Text
from app.export.lists.pdf import escaped
from app.export.pdf.archive import archived

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LEFT: Final = 30 * mm
RIGHT: Final = 15 * mm
TOP: Final = 20 * mm
_SIZE: Final = 13
_TABLE_SIZE: Final = 11
_SIGN: Final = 24 * mm


def write_pdf(paper: Paper, path: Path) -> Path:
    """Write the sheet at ``path``: whole or not at all."""
    write_atomic(path, draw(paper))
    return path


def draw(paper: Paper) -> bytes:
    """The PDF's bytes, fit for archives."""
    face = faces()
    out = io.BytesIO()
    size = landscape(A4) if paper.wide else A5 if paper.small else A4
    if paper.lying:
        size = landscape(A5)
    left = TOP if paper.wide or paper.small else LEFT
    document = BaseDocTemplate(
        out,
        pagesize=size,
        title=paper.title.capitalize(),
        author=" ".join(paper.head.organ) if paper.head else "",
        creator="Văn thư Đoàn",
        lang="vi-VN",
        initialFontName=face.regular,
    )
    wide, high = size
    room = wide - left - RIGHT
    body = Frame(left, TOP, room, high - 2 * TOP, 0, 0, 0, 0)

    def number(canvas: Canvas, _: object) -> None:
        if paper.numbered and canvas.getPageNumber() > 1:
            canvas.setFont(face.regular, 12)
            canvas.drawCentredString(wide / 2, high - 13 * mm, str(canvas.getPageNumber()))

    document.addPageTemplates([PageTemplate("sheet", [body], onPage=number)])
    story: list[Flowable] = []
    if paper.head is not None:
        story += [head_table(paper.head, face, room), Spacer(0, 7 * mm)]
    title = ParagraphStyle("title", fontName=face.bold, fontSize=14, leading=18, alignment=TA_CENTER)
    under = ParagraphStyle("under", parent=title, fontName=face.italic, fontSize=_SIZE, leading=16)
    story.append(Paragraph(escaped(paper.title), title))
    story += [Paragraph(escaped(line), under) for line in paper.under]
    story += [HRFlowable(room / 4, 0.6, color=colors.black, spaceBefore=1.5 * mm, spaceAfter=4 * mm)]
    for block in paper.blocks:
        story += _block(block, face, room)
    document.build(story)
    return archived(out.getvalue())


def head_table(head: Head, face: Faces, room: float) -> Table:
    """The head of an official sheet: organ at the left, the Union's or the State's name at the right."""
    centre = ParagraphStyle("head", fontName=face.regular, fontSize=12, leading=15, alignment=TA_CENTER)
    bold = ParagraphStyle("head-bold", parent=centre, fontName=face.bold)
    italic = ParagraphStyle("head-date", parent=centre, fontName=face.italic, fontSize=_SIZE, spaceBefore=4)
    line = HRFlowable("35%", 0.6, color=colors.black, spaceBefore=3, spaceAfter=1)
    left: list[Any] = [Paragraph(escaped(one), centre) for one in head.superior]
    left += [*(Paragraph(escaped(one), bold) for one in head.organ), line]
    right: list[Any] = [Paragraph(escaped(one), bold) for one in head.title] + ([line] if head.title else [])
    if head.dated:
        right.append(Paragraph(escaped(head.dated), italic))
    # The State's name is the longest line and must not break.
    table = Table([[left, right]], colWidths=[room * 0.42, room * 0.58])
    look = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "CENTER"), *_no_padding(face)]
    table.setStyle(TableStyle(look))
    return table


def _no_padding(face: Faces) -> list[Any]:
    """With a face of ours: a table that names none brings Helvetica into the file, which has it nowhere."""
    named = ("FONTNAME", (0, 0), (-1, -1), face.regular)
    return [named, *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM"))]


def _block(block: Block, face: Faces, room: float) -> list[Flowable]:
    match block:
        case Text():
            return [Paragraph(escaped(block.text), _text_style(block, face))]
        case Dots():
            gap = [Spacer(0, 2 * mm)]
            lines = [
                HRFlowable(room, 0.5, color=colors.grey, dash=(0.7, 2), spaceBefore=6 * mm)
                for _ in range(block.lines)
            ]
            return [*lines, *gap]
        case Grid():
            return [Spacer(0, 1 * mm), _grid(block, face, room), Spacer(0, 3 * mm)]
        case Signing():
            return [Spacer(0, 4 * mm), signing_table(block.places, face, room)]
        case Picture():
            return [Image(io.BytesIO(block.png), block.side * mm, block.side * mm), Spacer(0, 2 * mm)]
    assert_never(block)


def _text_style(block: Text, face: Faces) -> ParagraphStyle:
    font = face.regular
    if block.bold:
        font = face.bold_italic if block.italic else face.bold
    elif block.italic:
        font = face.italic
    align: Literal[0, 1, 2, 4] = TA_LEFT
    if block.indent or block.setting is Setting.CENTER:
        align = TA_JUSTIFY if block.indent else TA_CENTER
    elif block.setting is Setting.RIGHT:
        align = TA_RIGHT
    return ParagraphStyle(
        f"text-{font}-{align}",
        fontName=font,
        fontSize=_SIZE,
        leading=17,
        alignment=align,
        firstLineIndent=10 * mm if block.indent else 0,
        spaceAfter=2 * mm,
    )


def _grid(block: Grid, face: Faces, room: float) -> Table:
    head = ParagraphStyle(
        "g-head", fontName=face.bold, fontSize=_TABLE_SIZE, leading=13.5, alignment=TA_CENTER
    )
    count = ParagraphStyle("g-count", parent=head, fontName=face.regular, fontSize=9, leading=11)
    cell = ParagraphStyle("g-cell", fontName=face.regular, fontSize=_TABLE_SIZE, leading=13.5)
    bold = ParagraphStyle("g-bold", parent=cell, fontName=face.bold)
    aligned: tuple[tuple[Setting, Literal[0, 1, 2]], ...] = (
        (Setting.LEFT, TA_LEFT),
        (Setting.CENTER, TA_CENTER),
        (Setting.RIGHT, TA_RIGHT),
    )
    looks = {
        (setting, strong): ParagraphStyle(
            f"g-{setting}-{strong}", parent=bold if strong else cell, alignment=align
        )
        for setting, align in aligned
        for strong in (False, True)
    }
    rows: list[list[Any]] = [[Paragraph(escaped(one.head), head) for one in block.columns]]
    if block.counts:
        rows.append([Paragraph(f"({at})", count) for at in range(1, len(block.columns) + 1)])
    heads = len(rows)
    look: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, heads - 1), "MIDDLE"),
        ("VALIGN", (0, heads), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 1.2 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 1.2 * mm),
        ("FONTNAME", (0, 0), (-1, -1), face.regular),
    ]
    for at, row in enumerate(block.rows):
        if at in block.spans:
            rows.append([Paragraph(escaped(row[0]), bold), *[""] * (len(block.columns) - 1)])
            look.append(("SPAN", (0, at + heads), (-1, at + heads)))
            continue
        rows.append(
            [
                Paragraph(escaped(text), looks[column.setting, at in block.totals])
                for column, text in zip(block.columns, row, strict=True)
            ]
        )
    shares = sum(column.width for column in block.columns)
    widths = [room * column.width / shares for column in block.columns]
    table = Table(rows, colWidths=widths, repeatRows=heads)
    table.splitInRow = 1
    table.setStyle(TableStyle(look))
    return table


def signing_table(places: tuple[tuple[str, str], ...], face: Faces, room: float) -> Table:
    """Signature places side by side."""
    over = ParagraphStyle("s-over", fontName=face.bold, fontSize=_SIZE, leading=16, alignment=TA_CENTER)
    hint = ParagraphStyle("s-hint", parent=over, fontName=face.italic, fontSize=11, leading=14)
    rows: list[list[Any]] = [
        [
            [Paragraph(escaped(word), over), Paragraph("(Ký, ghi rõ họ tên)", hint)] if word else ""
            for word, _ in places
        ],
        [Spacer(0, _SIGN) for _ in places],
        [Paragraph(escaped(name), over) for _, name in places],
    ]
    table = Table(rows, colWidths=[room / len(places)] * len(places))
    table.keepWithNext = 0
    table.setStyle(TableStyle([*_no_padding(face), ("NOSPLIT", (0, 0), (-1, -1))]))
    return table
