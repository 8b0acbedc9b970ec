"""From words to the lines of a page, in the same shape that a text PDF gives: columns told apart, paragraphs joined.

Words become placed characters for the geometry of ``readers.pdf_lines``, so that a scan and a PDF of one letter are seen
alike by extraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import Final

from app.intake.ocr.words import Reading, Word
from app.intake.readers.pdf_lines import Char, Font, page_lines
from app.intake.source import Line

# Heights of Times by parts of the em, for telling the size of the letters from the height of a word's ink.
_CAP, _SMALL, _TALL, _BELOW, _OVER_SMALL, _OVER_CAP = 0.66, 0.46, 0.68, 0.21, 0.70, 0.90
_TALL_LETTERS: Final = frozenset("bdđhklftij0123456789/()[]“”\"'%!?ôơưâêă")
_BELOW_LETTERS: Final = frozenset("gpqyj,;()[]/ọụạẹịợựậệộỵỌỤẠẸỊỢỰẬỆỘỴ")
_OVER: Final = frozenset("áàảãắằẳẵấầẩẫéèẻẽếềểễíìỉĩóòỏõốồổỗớờởỡúùủũứừửữýỳỷỹ")
_MM_PER_POINT: Final = 25.4 / 72


def measured(words: Iterable[Word]) -> list[Word]:
    """The words with the size of their letters and their base line, told by line: one word alone may mislead."""
    out: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        sizes = [size for word in line if (size := _em(word)) is not None]
        em = median(sizes) if sizes else median(word.rect.height for word in line) * 1.3
        bases = [
            word.rect.y1 - (_BELOW * em if _hangs(word.text) else 0)
            for word in line
            if word.text[-1:].isalnum()
        ]
        base = median(bases) if bases else median(word.rect.y1 for word in line)
        out.extend(replace(word, em=em, base=base) for word in line)
    return out


def _hangs(text: str) -> bool:
    return any(char in _BELOW_LETTERS for char in text)


def _em(word: Word) -> float | None:
    """Size of the letters by the height of the ink; None for words that do not tell."""
    text = word.text
    if not any(char.isalnum() for char in text):
        return None
    top = _SMALL
    for char in text:
        if char.isupper():
            top = max(top, _OVER_CAP if char.lower() in _OVER else _CAP)
        elif char in _OVER:
            top = max(top, _OVER_SMALL)
        elif char in _TALL_LETTERS:
            top = max(top, _TALL)
    return word.rect.height / (top + (_BELOW if _hangs(text) else 0))


def lines_of(reading: Reading) -> tuple[Line, ...]:
    """Lines in mm of the straightened page."""
    lines = page_lines(list(_chars(reading)), reading.width)
    return tuple(
        line for line in lines if sum(map(str.isalnum, line.text)) > 1 or line.text.strip().isdigit()
    )


def _chars(reading: Reading) -> Iterator[Char]:
    mm = reading.mm
    last: Word | None = None
    for word in reading.words:
        if last is not None:
            yield Char("\n" if word.line != last.line else " ", 0, 0, 0, 0, 0, None)
        em = word.em * mm
        font = Font(None, round(em / _MM_PER_POINT, 1), bool(word.bold), False)
        x0, y0, x1, y1 = (side * mm for side in word.rect)
        step = (x1 - x0) / len(word.text)
        for index, char in enumerate(word.text):
            yield Char(
                char, x0 + index * step, y0, x0 + (index + 1) * step, y1, word.base * mm - 0.3 * em, font
            )
        last = word
