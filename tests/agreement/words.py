"""Words of a PDF with the origin of their first letter: page, x and baseline in points from the paper's top left.

Origins and baselines do not depend on the shape of a letter nor on which twin of Times New Roman was embedded.
"""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
from docx.document import Document
from docx.oxml.ns import qn

MM = 72 / 25.4
_HYPHEN = 2  # what pdfium makes of a hyphen that ends a line


@dataclass(frozen=True, slots=True)
class Letter:
    text: str
    page: int
    x: float
    y: float
    starts_line: bool  # against the letter before it in the order of drawing

    @property
    def place(self) -> str:
        return f"page {self.page + 1} x {self.x / MM:.2f} y {self.y / MM:.2f} mm"


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them. Where two runs meet, a reader may see a blank that is none."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)


def words_of(file: Path, without: Container[int] = ()) -> list[Word]:
    """All words, page by page; pages ``without`` are passed over and not counted."""
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [index for index in range(len(document)) if index not in without]
        return [word for nth, index in enumerate(pages) for word in _page_words(document, index, nth)]
    finally:
        document.close()


def page_count(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


def _page_words(document: pypdfium2.PdfDocument, index: int, nth: int) -> Iterator[Word]:
    page = document[index]
    text = page.get_textpage()
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    current: list[Letter] = []
    last: Letter | None = None
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, place)
        sign = "-" if code == _HYPHEN else chr(code) if code else ""
        if raw.FPDFText_IsGenerated(text.raw, place) == 1 or not sign.strip():
            if sign not in "\r\n" and current:
                yield Word(tuple(current))
                current = []
            continue
        raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
        down = height - y.value
        # A raised mark sits in its line: a third of the type size at most, and it never runs backwards.
        fresh = last is None or x.value < last.x - 1 or abs(down - last.y) > 7
        if fresh and current:
            yield Word(tuple(current))
            current = []
        last = Letter(sign, nth, x.value, down, fresh)
        current.append(last)
    if current:
        yield Word(tuple(current))
    text.close()
    page.close()


def same_text(one: Document, other: Document) -> bool:
    """Whether two DOCX hold the same letters in their text, in the same order, whatever the paragraphs and blanks."""
    first, second = (
        "".join("".join(part.text or "" for part in document.element.body.iter(qn("w:t"))).split())
        for document in (one, other)
    )
    return first == second
