"""What stands on the pages of a PDF, as a reader of the paper sees it: runs of words with their type, and drawn lines.

Knows nothing of the program: neither its tree, nor its writers, nor how its tests compare two files. Millimetres from the
paper's upper left corner; sizes and distances between lines in points.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Glyph:
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line of one column."""

    page: int  # from 1
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return " ".join("".join(one.text for one in self.glyphs).split())

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def base(self) -> float:
        return max({one.base for one in self.glyphs}, key=[one.base for one in self.glyphs].count)

    @property
    def size(self) -> float:
        sizes = [round(one.size, 1) for one in self.glyphs]
        return max(set(sizes), key=sizes.count)

    @property
    def bold(self) -> bool:
        return all(one.bold for one in self.glyphs)

    @property
    def italic(self) -> bool:
        return all(one.italic for one in self.glyphs)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A level line; ``thick`` in points."""

    page: int
    left: float
    right: float
    y: float
    thick: float

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(slots=True)
class Paper:
    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    lines: list[Drawn] = field(default_factory=list)


def read(file: Path) -> list[Paper]:
    document = pypdfium2.PdfDocument(file)
    try:
        return [_paper(document[index], index + 1) for index in range(len(document))]
    finally:
        document.close()


def _paper(page: pypdfium2.PdfPage, number: int) -> Paper:
    wide, high = page.get_size()
    rows: dict[int, list[Glyph]] = {}
    for glyph in _glyphs(page, high):
        rows.setdefault(round(glyph.base * 4), []).append(glyph)
    made = Paper(number, wide * POINT, high * POINT)
    for _, row in sorted(rows.items()):
        made.runs += [Run(number, one) for one in _columns(sorted(row, key=lambda glyph: glyph.left))]
    made.lines = list(_lines(page, number, high))
    return made


def _columns(row: list[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """A row of glyphs, parted where nothing is drawn for longer than a letter is wide, not even a blank that a justified
    line widens; without blanks at the ends."""
    run: list[Glyph] = []
    for glyph in row:
        if run and glyph.left - run[-1].right > 1.5 and run[-1].text.strip():
            yield from _stripped(run)
            run = []
        run.append(glyph)
    yield from _stripped(run)


def _stripped(run: list[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    while run and not run[-1].text.strip():
        run = run[:-1]
    while run and not run[0].text.strip():
        run = run[1:]
    if run:
        yield tuple(run)


def _glyphs(page: pypdfium2.PdfPage, high: float) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, at)
        if not code or pdfium.FPDFText_IsGenerated(text.raw, at) == 1:
            continue
        sign = "-" if code == 2 else unicodedata.normalize("NFC", chr(code))
        pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text.raw, at, box)
        pdfium.FPDFText_GetFontInfo(text.raw, at, name, 200, flags)
        font = name.value.decode("utf-8", "replace")
        yield Glyph(
            sign,
            x.value * POINT,
            box.right * POINT,
            round((high - y.value) * POINT, 2),
            pdfium.FPDFText_GetFontSize(text.raw, at),
            "Bold" in font,
            "Italic" in font,
        )
    text.close()


def _lines(page: pypdfium2.PdfPage, number: int, high: float) -> Iterator[Drawn]:
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, low, right, up = thing.get_bounds()
        if up - low < 3 and right - left > 3:
            yield Drawn(number, left * POINT, right * POINT, (high - (up + low) / 2) * POINT, up - low)
