"""PDF with a text layer, through pdfium: characters with places and fonts, grouped to lines and columns.

Bounded in time and memory: the first pages are read with places, later ones as plain text, and very long files stop with
a warning. A page that fails is a warning, never the loss of the file. Scripts, actions and attachments are not touched.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from app.base.language import tr
from app.base.progress import Progress
from app.base.text import nfc, one_line
from app.intake.readers.pdf_guard import need_bounded
from app.intake.readers.pdf_lines import Char, Font, page_lines
from app.intake.refusals import (
    WARN_PAGE_FAILED,
    WARN_PAGES_LEFT,
    WARN_PICTURE,
    WARN_SOME_PICTURES,
    PdfBroken,
    PdfLocked,
)
from app.intake.source import FileType, How, Line, Page, SourceText

if TYPE_CHECKING:
    import pypdfium2 as pdfium

PLACED_PAGES: Final = 40  # letters are short; annexes behind them need no places
READ_PAGES: Final = 2_000
MAX_CHARS_PLACED: Final = 60_000  # on one page; a full A4 page has about 4,000
MAX_CHARS_PAGE: Final = 400_000
MAX_CHARS_FILE: Final = 20_000_000
_MM: Final = 25.4 / 72
_BOLD_FLAG: Final = 1 << 18
_ITALIC_FLAG: Final = 1 << 6


def read_pdf(data: bytes, name: str, progress: Progress) -> SourceText:
    """Text of a PDF. Raises ``PdfLocked``, ``PdfBroken`` or ``PdfUnsafe``; ``Cancelled`` comes through from ``progress``."""
    import pypdfium2 as pdfium  # imported late: start-up time

    need_bounded(data, name)
    document = _open(data, name)
    try:
        total = len(document)
        if total == 0:
            raise PdfBroken(name, file=name)
        pages: list[Page] = []
        warnings: list[str] = []
        letters = 0
        for index in range(min(total, READ_PAGES)):
            progress.step(index, total, f"PDF {index + 1}/{total}")
            try:
                page = _page(document, index)
            except pdfium.PdfiumError:
                warnings.append(tr(WARN_PAGE_FAILED).format(page=index + 1))
                page = Page(index + 1, ())
            pages.append(page)
            letters += sum(len(line.text) for line in page.lines)
            if letters > MAX_CHARS_FILE:
                break
        progress.step(total, total, "PDF")
    finally:
        document.close()
    if len(pages) < total:
        warnings.append(tr(WARN_PAGES_LEFT).format(total=total, read=len(pages)))
    warnings.extend(_about_pictures(pages))
    return SourceText(FileType.PDF, How.TEXT, tuple(pages), total, tuple(warnings))


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        locked = (
            getattr(fault, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD
            or "password" in str(fault).lower()
        )
        raise (PdfLocked if locked else PdfBroken)(name, file=name) from None


def _about_pictures(pages: list[Page]) -> Iterator[str]:
    bare = [page.number for page in pages if not page.lines]
    if len(bare) == len(pages):
        yield tr(WARN_PICTURE)
    elif bare:
        shown = ", ".join(str(number) for number in bare[:20]) + (", …" if len(bare) > 20 else "")
        yield tr(WARN_SOME_PICTURES).format(count=len(bare), pages=shown)


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        width, height = (round(side * _MM, 2) for side in page.get_size())
        text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            if index < PLACED_PAGES and count <= MAX_CHARS_PLACED:
                lines = page_lines(list(_chars(page, text_page, count)), width)
            else:
                lines = _plain(text_page, min(count, MAX_CHARS_PAGE))
        finally:
            text_page.close()
        return Page(index + 1, lines, width, height)
    finally:
        page.close()


def _plain(text_page: Any, count: int) -> tuple[Line, ...]:
    if count <= 0:
        return ()
    text = text_page.get_text_range(0, count, errors="replace")
    return tuple(Line(one_line(raw)) for raw in nfc(text).splitlines() if raw.strip())


def _chars(page: pdfium.PdfPage, text_page: Any, count: int) -> Iterator[Char]:
    """Characters of a page in pdfium's order, boxes in mm from the top left of the page as it is shown."""
    import pypdfium2.raw as raw

    place = _placer(page)
    fonts: dict[int, Font] = {}
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    loose = raw.FS_RECTF()
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:  # pairs of UTF-16, outside what letters use but seen in symbols
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in (0, 0xFFFE, 0xFFFF):
            continue
        char = chr(code)
        if code == 2:  # pdfium's mark for a hyphen at a line end
            char = "-"
        if char.isspace():
            if char in "\r\n":
                yield Char("\n", 0, 0, 0, 0, 0, None)
            else:
                yield Char(" ", 0, 0, 0, 0, 0, None)
            continue
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        if raw.FPDFText_GetLooseCharBox(text_page, index, loose):
            x0, y0, x1, y1 = loose.left, loose.bottom, loose.right, loose.top
        else:
            x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        box = place(x0, y0, x1, y1)
        ink = place(left.value, bottom.value, right.value, top.value)
        yield Char(
            char, box[0], ink[1], box[2], ink[3], (box[1] + box[3]) / 2, _font(text_page, index, fonts)
        )


def _font(text_page: Any, index: int, fonts: dict[int, Font]) -> Font:
    """Font of a character; asked once per text object, since all its characters share it."""
    import pypdfium2.raw as raw

    thing = raw.FPDFText_GetTextObject(text_page, index)
    key = ctypes.cast(thing, ctypes.c_void_p).value or 0
    known = fonts.get(key)
    if known is not None and key:
        return known
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(text_page, index, buffer, 128, flags)
    name = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace").partition("+")
    plain = name[2] or name[0]
    size = abs(raw.FPDFText_GetFontSize(text_page, index))
    weight = raw.FPDFText_GetFontWeight(text_page, index)
    lower = plain.lower()
    bold = weight >= 600 or bool(flags.value & _BOLD_FLAG) or "bold" in lower or "black" in lower
    italic = bool(flags.value & _ITALIC_FLAG) or "italic" in lower or "oblique" in lower
    font = Font(plain or None, round(size, 2), bold, italic)
    fonts[key] = font
    return font


def _placer(page: pdfium.PdfPage) -> Any:
    """Function from a box in page space (points, from the bottom left) to mm from the top left, rotation undone."""
    turn = page.get_rotation() % 360
    x_left, y_low, x_right, y_high = page.get_cropbox()
    if turn in (90, 270):
        width, height = y_high - y_low, x_right - x_left
    else:
        width, height = x_right - x_left, y_high - y_low

    def place(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        corners = []
        for x, y in ((x0 - x_left, y0 - y_low), (x1 - x_left, y1 - y_low)):
            if turn == 90:
                corners.append((y, x))
            elif turn == 180:
                corners.append((width - x, y))
            elif turn == 270:
                corners.append((width - y, height - x))
            else:
                corners.append((x, height - y))
        (a, b), (c, d) = corners
        return min(a, c) * _MM, min(b, d) * _MM, max(a, c) * _MM, max(b, d) * _MM

    return place
