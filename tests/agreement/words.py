"""Words of a PDF with the origin of their first letter: page, x and baseline in points from the paper's top left.

Origins and baselines do not depend on the shape of a letter nor on which twin of Times New Roman was embedded.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    page: int
    x: float
    end: float  # origin of the last letter
    y: float
    starts_line: bool  # against the word before it in the order of drawing

    @property
    def place(self) -> str:
        return f"page {self.page + 1} x {self.x / MM:.2f} y {self.y / MM:.2f} mm"


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    x: float
    y: float


def words_of(file: Path) -> list[Word]:
    document = pypdfium2.PdfDocument(file)
    try:
        return [word for index in range(len(document)) for word in _page_words(document, index)]
    finally:
        document.close()


def page_count(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


def _page_words(document: pypdfium2.PdfDocument, index: int) -> list[Word]:
    page = document[index]
    text = page.get_textpage()
    height = page.get_height()
    found: list[Word] = []
    current: list[_Letter] = []
    fresh = True  # the next word starts a line
    last: _Letter | None = None

    def close() -> None:
        nonlocal fresh
        if current:
            whole = unicodedata.normalize("NFC", "".join(letter.text for letter in current))
            found.append(Word(whole, index, current[0].x, current[-1].x, current[0].y, fresh))
            current.clear()
            fresh = False

    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, place)
        letter_text = chr(code) if code else ""
        if raw.FPDFText_IsGenerated(text.raw, place) == 1 or not letter_text.strip():
            if letter_text not in "\r\n" or letter_text == "":
                close()
            continue
        raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
        letter = _Letter(letter_text, x.value, height - y.value)
        if last is not None:
            moved = abs(letter.y - last.y)
            # A raised mark sits in its line: a third of the type size at most, and it never runs backwards.
            if letter.x < last.x - 1 or moved > 7:
                close()
                fresh = True
        current.append(letter)
        last = letter
    close()
    text.close()
    page.close()
    return found
