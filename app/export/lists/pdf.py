"""A register as PDF to print and bind: A4 landscape, cover, then tables whose heads repeat on every page.

Owns the look. Refuses to sort or to count numbers: entries come in the order they are to stand in. The letters of the
typeface are embedded; text extracts as written.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from app.base.files import write_atomic
from app.export.lists import forms
from app.export.lists.book import Book, Closing, Column, Section, Setting
from app.export.lists.faces import Faces, faces
from app.export.pdf.archive import archived

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAPER: Final = landscape(A4)
_MARGIN: Final = 15 * mm
_SIZE: Final = 10.5
_PAD: Final = 1.2 * mm
_HEADS: Final = 2  # rows repeated on every page: the heads and their numbers
_LEAST_ROW: Final = 9 * mm  # room for a signature in the blank cells
_BREAK_AFTER: Final = re.compile(r"(?<=[-/.,&@_])")


def write_pdf(book: Book, path: Path) -> Path:
    """Write the register at ``path``: whole or not at all."""
    write_atomic(path, draw(book))
    return path


def draw(book: Book) -> bytes:
    """The PDF's bytes, fit for archives."""
    face = faces()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=_PAPER,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=f"{book.form.title.capitalize()} - {book.cover.period[0].lower()} {book.cover.period[1]}",
        author=" ".join(book.cover.organ),
        subject=" ".join(book.cover.organ),
        creator="Văn thư Đoàn",
        lang="vi-VN",
        initialFontName=face.regular,
    )
    wide, high = _PAPER
    # Paddings are taken out of the frames so that the table stands exactly between the margins.
    body_height = high - 2 * _MARGIN - 12 * mm
    body = Frame(_MARGIN, _MARGIN + 6 * mm, wide - 2 * _MARGIN, body_height, 0, 0, 0, 0)
    document.addPageTemplates(
        [
            PageTemplate("cover", [Frame(0, 0, wide, high, 0, 0, 0, 0)]),
            PageTemplate("body", [body], onPage=lambda canvas, _: _running_head(canvas, book, face)),
        ]
    )
    story: list[Flowable] = [_Cover(book, face), NextPageTemplate("body"), PageBreak()]
    for at, section in enumerate(book.sections or (Section(()),)):
        if at:
            story.append(Spacer(0, 6 * mm))
        story += _section(book, section, face, body_height)
    if book.closing is not None:
        story += _closing(book, book.closing, face)
    document.build(story, canvasmaker=_numbered(face))
    return archived(out.getvalue())


class _Cover(Flowable):
    """Cover and first page as annex IV draws it: one frame, lines centred, the volume at the foot."""

    def __init__(self, book: Book, face: Faces) -> None:
        super().__init__()
        self._book, self._face = book, face

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._wide, self._high = available_width, available_height
        return available_width, available_height

    def draw(self) -> None:
        book, face, canvas = self._book, self._face, self.canv
        cover = book.cover
        # The frame keeps the form's upright shape on the wide page.
        left, right = 62 * mm, self._wide - 62 * mm
        canvas.setLineWidth(0.8)
        canvas.rect(left, 18 * mm, right - left, self._high - 36 * mm)
        middle, top = self._wide / 2, self._high - 34 * mm

        def line(text: str, font: str, size: float, down: float) -> None:
            nonlocal top
            for part in _wrapped(text, font, size, right - left - 12 * mm):
                canvas.setFont(font, size)
                canvas.drawCentredString(middle, top, part)
                top -= down

        for text in cover.superior:
            line(text, face.regular, 14, 7 * mm)
        for text in cover.organ:
            line(text, face.bold, 14, 7 * mm)
        top -= 18 * mm
        line(book.form.title, face.bold, 20, 10 * mm)
        top -= 8 * mm
        line(f"{cover.period[0]}: {cover.period[1] or forms.DOTS}", face.italic, 15, 12 * mm)
        line(forms.days(cover.first_day, cover.last_day), face.italic, 14, 8 * mm)
        single = len(book.sections) == 1
        lines = [
            forms.numbers(section.numbers)
            if single
            else f"{section.title}: {_lower(forms.numbers(section.numbers))}"
            for section in book.sections
        ] or [forms.numbers(None)]
        if not book.form.numbered:
            lines = []
        # Many books: smaller and closer, so that the list stays inside the frame.
        room = (top - 40 * mm) / max(len(lines), 1)
        step = min(8 * mm, room)
        for text in lines:
            line(text, face.italic, min(14, step / mm * 1.75), step)
        canvas.setFont(face.bold, 14)
        canvas.drawCentredString(middle, 28 * mm, forms.VOLUME.format(volume=cover.volume or forms.DOTS))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _section(book: Book, section: Section, face: Faces, page_height: float) -> Iterator[Flowable]:
    table = _table(book, section, face)
    table.wrap(_PAPER[0], page_height)
    heights = [float(height) for height in table._rowHeights]  # type: ignore[attr-defined]
    head = sum(heights[:_HEADS])
    # Lines stay whole. Only a line that is higher than a page may be split, or it could not be printed at all.
    table.splitInRow = int(any(height > page_height - head for height in heights[_HEADS:]))
    # Nothing stands at the foot of a page without the head and the first line of its table.
    yield CondPageBreak(min(head + sum(heights[_HEADS : _HEADS + 1]) + 10 * mm, page_height))
    if section.title:
        heading = ParagraphStyle("section", fontName=face.bold, fontSize=12, leading=15, spaceAfter=2 * mm)
        yield Paragraph(escaped(section.title), heading)
    yield table
    closing = ParagraphStyle("closing", fontName=face.italic, fontSize=_SIZE, leading=13, spaceBefore=2 * mm)
    count = len(section.entries)
    nothing = forms.NOTHING if book.form.numbered else forms.NOTHING_ELSE
    words = forms.total(count, section.voids, book.form.counted) if count else nothing
    yield Paragraph(escaped(words), closing)


def _closing(book: Book, closing: Closing, face: Faces) -> Iterator[Flowable]:
    """What ends a closed book: the day, the count, the places of the signatures; never parted by a page's end."""
    words = ParagraphStyle("closed", fontName=face.regular, fontSize=12, leading=16, spaceBefore=8 * mm)
    over = ParagraphStyle("closed-over", fontName=face.bold, fontSize=12, leading=15, alignment=TA_CENTER)
    wide = (_PAPER[0] - 2 * _MARGIN) / len(closing.places)
    signs = Table(
        [
            [Paragraph(escaped(word), over) for word, _ in closing.places],
            [Spacer(0, 24 * mm) for _ in closing.places],
            [Paragraph(escaped(name), over) for _, name in closing.places],
        ],
        colWidths=[wide] * len(closing.places),
    )
    signs.setStyle(TableStyle([("NOSPLIT", (0, 0), (-1, -1)), ("FONTNAME", (0, 0), (-1, -1), face.regular)]))
    said = forms.CLOSED.format(day=closing.day, rows=book.rows, counted=book.form.counted)
    yield CondPageBreak(70 * mm)
    yield Paragraph(escaped(said), words)
    yield Spacer(0, 6 * mm)
    yield signs


def _table(book: Book, section: Section, face: Faces) -> Table:
    columns = book.form.columns
    head = ParagraphStyle("head", fontName=face.bold, fontSize=_SIZE, leading=12.5, alignment=TA_CENTER)
    small = ParagraphStyle("count", fontName=face.regular, fontSize=9, leading=11, alignment=TA_CENTER)
    rows: list[list[Any]] = [
        [Paragraph(escaped(column.head), head) for column in columns],
        [Paragraph(f"({at})", small) for at in range(1, len(columns) + 1)],
    ]
    styles = {
        setting: ParagraphStyle(
            f"cell-{setting}",
            fontName=face.regular,
            fontSize=_SIZE,
            leading=12.5,
            alignment=TA_CENTER if setting is Setting.CENTER else TA_LEFT,
        )
        for setting in Setting
    }
    for entry in section.entries:
        row: list[Any] = []
        for at, (column, text) in enumerate(zip(columns, entry.cells, strict=True)):
            fitting = _fitting(text, face.regular, column)
            if entry.void and at != book.form.note and fitting:
                fitting = f"<strike>{fitting}</strike>"
            row.append(Paragraph(fitting, styles[column.setting]) if fitting else "")
        rows.append(row)
    look = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), face.regular),
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 1), colors.Color(0.94, 0.94, 0.94)),
            ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
            ("TOPPADDING", (0, 0), (-1, -1), 1 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4 * mm),
        ]
    )
    table = Table(
        rows,
        colWidths=[column.width * mm for column in columns],
        minRowHeights=[0, 0] + [_LEAST_ROW] * len(section.entries),
        repeatRows=_HEADS,
    )
    table.setStyle(look)
    return table


def _fitting(text: str, font: str, column: Column) -> str:
    """Markup of a cell's text with breaks put into words wider than the column, after a mark where there is one."""
    room = column.width * mm - 2 * _PAD - 0.5
    out = []
    for paragraph in text.splitlines():
        words = [word for raw in paragraph.split() for word in _broken(raw, font, room)]
        out.append(" ".join(words).replace(" \u200b", "<br/>"))
    return "<br/>".join(out)


def _broken(word: str, font: str, room: float) -> list[str]:
    if stringWidth(word, font, _SIZE) <= room:
        return [escaped(word)]
    pieces, line = [], ""
    for part in _BREAK_AFTER.split(word):
        if line and stringWidth(line + part, font, _SIZE) > room:
            pieces.append(line)
            line = ""
        line += part
    pieces.append(line)
    # U+200B marks a forced break for the caller; a piece still too wide is cut by Paragraph itself.
    return [escaped(pieces[0]), *(f"\u200b{escaped(piece)}" for piece in pieces[1:] if piece)]


def _wrapped(text: str, font: str, size: float, room: float) -> list[str]:
    """Lines no wider than ``room``, about equally long: a name must not leave one word alone on its last line."""
    words = text.split()

    def broken(within: float) -> list[str]:
        lines, line = [], ""
        for word in words:
            longer = f"{line} {word}".strip()
            if line and stringWidth(longer, font, size) > within:
                lines.append(line)
                longer = word
            line = longer
        return [*lines, line]

    widest = broken(room)
    for tighter in range(50, 100, 5):
        lines = broken(room * tighter / 100)
        if len(lines) == len(widest):
            return lines
    return widest


def escaped(text: str) -> str:
    """Text as ReportLab's markup takes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _running_head(canvas: Canvas, book: Book, face: Faces) -> None:
    wide, high = _PAPER
    cover = book.cover
    canvas.saveState()
    canvas.setFont(face.italic, 9.5)
    top = high - _MARGIN + 0.5 * mm
    canvas.drawString(_MARGIN, top, " ".join(cover.organ))
    canvas.drawRightString(
        wide - _MARGIN, top, f"{book.form.title.capitalize()}, {cover.period[0].lower()} {cover.period[1]}"
    )
    canvas.restoreState()


def _numbered(face: Faces) -> type[Canvas]:
    """A canvas that knows how many pages there are; the cover carries no number and is not counted."""

    class Numbered(Canvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - ReportLab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]

        def save(self) -> None:
            total = len(self._pages) - 1
            for at, state in enumerate(self._pages):
                self.__dict__.update(state)
                if at:
                    self.setFont(face.regular, 10)
                    self.drawCentredString(
                        _PAPER[0] / 2, _MARGIN - 2 * mm, forms.PAGE.format(page=at, pages=total)
                    )
                super().showPage()
            super().save()

    return Numbered
