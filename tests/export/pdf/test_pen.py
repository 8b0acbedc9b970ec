"""Places of letters in the file against the places that flow gave."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as raw
import pytest

from app.export.pdf.flow import flow
from app.export.pdf.fonts import typeface
from app.export.pdf.writer import render
from tests.export.pdf.test_writer import full

FACE = typeface()


def origins(data: bytes, index: int) -> list[tuple[str, float, float]]:
    """Letters of a page with their origins, points from the upper left corner."""
    page = pypdfium2.PdfDocument(data)[index]
    text = page.get_textpage()
    height = page.get_height()
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text.raw, place) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
        char = chr(raw.FPDFText_GetUnicode(text.raw, place))
        if not char.isspace():
            found.append((char, x.value, height - y.value))
    return found


def test_words_stand_where_flow_put_them() -> None:
    given = full()
    placed, data = flow(given, FACE), render(given).data
    for page in placed.pages:
        letters = iter(origins(data, page.number - 1))
        for line in page.lines():
            for word in line.words(FACE):
                for number, expected in enumerate(word.text):
                    char, x, y = next(letters)
                    assert char in (expected, "\x02")
                    if number == 0:
                        # Raised words keep the line's baseline in the box; theirs is higher.
                        raised = next(
                            p.rise for p in line.line.pieces if p.start <= word.start < p.start + len(p.text)
                        )
                        assert y == pytest.approx((line.baseline - raised) / 120, abs=0.02)
                        # Drawn widths are the font's own, placed ones rounded to ticks: 0.15 mm over a line at most.
                        assert x == pytest.approx(word.x / 120, abs=0.43)
