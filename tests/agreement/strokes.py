"""Horizontal strokes of a PDF: rules, underlines, the upper and lower edge of frames. Pieces of one line are one stroke."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from tests.agreement.words import MM

THIN = 1.0  # mm; a path that is higher is a frame and counts as its two edges
JOIN = 0.7  # mm between pieces of one line


@dataclass(frozen=True, slots=True)
class Stroke:
    page: int
    y: float  # mm from the paper's top
    left: float
    right: float

    def __str__(self) -> str:
        return f"page {self.page + 1} y {self.y:.2f} from {self.left:.2f} to {self.right:.2f} mm"

    def near(self, other: Stroke, within: float) -> bool:
        ends = abs(self.left - other.left), abs(self.right - other.right), abs(self.y - other.y)
        return self.page == other.page and max(ends) <= within


def strokes_of(file: Path, without: Container[int] = ()) -> list[Stroke]:
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [index for index in range(len(document)) if index not in without]
        found = [stroke for nth, index in enumerate(pages) for stroke in _page_strokes(document, index, nth)]
    finally:
        document.close()
    return _joined(found)


def _page_strokes(document: pypdfium2.PdfDocument, index: int, nth: int) -> list[Stroke]:
    page = document[index]
    height = page.get_height()
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, low, right, high = (edge / MM for edge in item.get_bounds())
        top, bottom = height / MM - high, height / MM - low
        if right - left < THIN:
            continue
        rows = [(top + bottom) / 2] if bottom - top <= THIN else [top, bottom]
        found += [Stroke(nth, y, left, right) for y in rows]
    return found


def _joined(strokes: list[Stroke]) -> list[Stroke]:
    made: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda one: (one.page, round(one.y, 1), one.left)):
        last = made[-1] if made else None
        if (
            last
            and last.page == stroke.page
            and abs(last.y - stroke.y) < 0.2
            and stroke.left - last.right < JOIN
        ):
            made[-1] = Stroke(last.page, last.y, last.left, max(last.right, stroke.right))
        else:
            made.append(stroke)
    return made
