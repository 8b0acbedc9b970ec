"""PDF with a text layer, through pdfium: characters with places and fonts, grouped to lines and columns.

Bounded in time and memory: the first pages are read with places, later ones as plain text; of very long files the first
and the last pages, with a warning. A page that fails is a warning, never the loss of the file. Scripts, actions and
attachments are named and not touched. Old fonts become Unicode; a text layer that lies is marked with its doubts.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from app.base.language import tr
from app.base.progress import Progress
from app.base.text import nfc, one_line
from app.intake.encodings import legacy_of_font
from app.intake.encodings.fonts import Encoding
from app.intake.readers.flow import converted_from, mended
from app.intake.readers.pdf_doubts import doubts, lost_horns
from app.intake.readers.pdf_guard import acts, need_bounded
from app.intake.readers.pdf_legacy import unicode_chars
from app.intake.readers.pdf_lines import Char, Font, page_lines
from app.intake.refusals import (
    WARN_PAGE_FAILED,
    WARN_PAGES_LEFT,
    WARN_PAGES_MIDDLE,
    PasswordWrong,
    PdfBroken,
    PdfLocked,
)
from app.intake.source import FileType, How, Line, Page, SourceText

if TYPE_CHECKING:
    import pypdfium2 as pdfium

PLACED_PAGES: Final = 40  # letters are short; annexes behind them need no places
READ_PAGES: Final = 1_000
LAST_PAGES: Final = 10  # of a longer file; signatures stand at the end
MAX_CHARS_PLACED: Final = 60_000  # on one page; a full A4 page has about 4,000
MAX_CHARS_PAGE: Final = 400_000
MAX_CHARS_FILE: Final = 20_000_000
_COVERED: Final = 0.7  # of the page
_MOST_PICTURES: Final = 200
_MM: Final = 25.4 / 72
_BOLD_FLAG: Final = 1 << 18
_ITALIC_FLAG: Final = 1 << 6


def read_pdf(data: bytes, name: str, progress: Progress, *, password: str | None = None) -> SourceText:
    """Text of a PDF. Raises ``PdfLocked``, ``PasswordWrong``, ``PdfBroken`` or ``PdfUnsafe``; ``Cancelled`` comes through
    from ``progress``."""
    import pypdfium2 as pdfium  # imported late: start-up time

    need_bounded(data, name)
    document = open_pdf(data, name, password)
    reading = _Reading()
    try:
        total = len(document)
        if total == 0:
            raise PdfBroken(name, file=name)
        for index in _chosen(total):
            progress.step(index, total, f"PDF {index + 1}/{total}")
            try:
                page = _page(document, index, reading)
            except pdfium.PdfiumError:
                reading.warnings.append(tr(WARN_PAGE_FAILED).format(page=index + 1))
                page = Page(index + 1, ())
            reading.take(page)
            if reading.letters > MAX_CHARS_FILE:
                break
        progress.step(total, total, "PDF")
    finally:
        document.close()
    return reading.source(total, acts(data))


class _Reading:
    """Pages read so far and what is to be said about them."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.warnings: list[str] = []
        self.encodings: set[Encoding] = set()
        self.letters = 0

    def take(self, page: Page) -> None:
        self.pages.append(page)
        self.letters += sum(len(line.text) for line in page.lines)

    def source(self, total: int, notes: tuple[str, ...]) -> SourceText:
        self._mend()
        if len(self.pages) < total:
            self.warnings.append(self._left(total))
        self.warnings.extend(notes)
        how = How.TEXT
        if self.encodings:
            self.warnings.append(converted_from(self.encodings))
            how = How.CONVERTED
        return SourceText(FileType.PDF, how, tuple(self.pages), total, tuple(self.warnings))

    def _left(self, total: int) -> str:
        last = sum(1 for page in self.pages if page.number > total - LAST_PAGES) if total > READ_PAGES else 0
        if not last:
            return tr(WARN_PAGES_LEFT).format(total=total, read=len(self.pages))
        return tr(WARN_PAGES_MIDDLE).format(total=total, read=len(self.pages) - last, last=last)

    def _mend(self) -> None:
        """Pages whose fonts hide their old encoding show it by their words; only pages in doubt are looked at."""
        doubted = [page for page in self.pages if page.doubts]
        if not doubted or self.encodings:
            return
        lines, encodings = mended([line for page in doubted for line in page.lines], ())
        if not encodings:
            return
        self.encodings |= encodings
        rest = iter(lines)
        right = {page.number: tuple(next(rest) for _ in page.lines) for page in doubted}
        self.pages = [
            replace(page, lines=right[page.number], doubts=()) if page.number in right else page
            for page in self.pages
        ]


def _chosen(total: int) -> list[int]:
    """Indexes of the pages to read: all, or the first and the last of a very long file."""
    if total <= READ_PAGES:
        return list(range(total))
    return [*range(READ_PAGES), *range(max(READ_PAGES, total - LAST_PAGES), total)]


def open_pdf(data: bytes, name: str, password: str | None = None) -> pdfium.PdfDocument:
    """The document, opened. Raises ``PdfLocked`` without a password, ``PasswordWrong`` with a wrong one, ``PdfBroken``."""
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as fault:
        locked = (
            getattr(fault, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD
            or "password" in str(fault).lower()
        )
        if locked:
            raise (PasswordWrong if password else PdfLocked)(name, file=name) from None
        raise PdfBroken(name, file=name) from None


def _page(document: pdfium.PdfDocument, index: int, reading: _Reading) -> Page:
    page = document[index]
    try:
        width, height = (round(side * _MM, 2) for side in page.get_size())
        text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            # Old encodings are told by the fonts, which only the slower way sees.
            placed = (index < PLACED_PAGES or bool(reading.encodings)) and count <= MAX_CHARS_PLACED
            if placed:
                chars = unicode_chars(_chars(page, text_page, count), reading.encodings)
                lines = page_lines(list(chars), width)
            else:
                lines = _plain(text_page, min(count, MAX_CHARS_PAGE))
            unmapped = _unmapped(text_page, count) if placed else 0
        finally:
            text_page.close()
        text = "\n".join(line.text for line in lines)
        why = doubts(text, unmapped, scanned=bool(lines) and placed and _is_picture(page))
        if Encoding.TCVN3 in reading.encodings and lost_horns(text):
            why = (*why, "lost-letters")
        return Page(index + 1, lines, width, height, doubts=why)
    finally:
        page.close()


def _is_picture(page: pdfium.PdfPage) -> bool:
    """True when one picture covers the page: what a scanner makes."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    for count, item in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > _COVERED * width * height:
            return True
        if count > _MOST_PICTURES:
            break
    return False


def _unmapped(text_page: Any, count: int) -> int:
    """Characters for which the fonts name no letter."""
    import pypdfium2.raw as raw

    return sum(1 for index in range(count) if raw.FPDFText_HasUnicodeMapError(text_page, index) == 1)


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
        if code in (2, 0xAD):  # pdfium's mark for a hyphen at a line end, and the letter ư of the .Vn fonts
            legacy = legacy_of_font(_font(text_page, index, fonts).name)
            char = "\u00ad" if legacy is not None else "-" if code == 2 else char
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
