"""The text of a letter set on white A4 sheets, with the places of the guesses: for files without pages, and of a scan to see
what was read, with the words that were read in doubt.

Pure drawing, fit for the reading pool. Owns no meaning: what is outlined is the evidence that a guess names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTextLayout, QTextLine, QTextOption

from app.ui.theme.look import interface_font
from app.ui.theme.tokens import TypeSize
from app.ui.widgets.page_picture import A4, Box, Picture

_DOTS: Final = 6.0  # of the picture per mm
_MARGIN: Final = 22.0
_MOST_PAGES: Final = 40
_SMALLEST: Final = 4  # letters of evidence worth looking for
_TYPE_MM: Final = 4.2
_WORD: Final = re.compile(r"\S+")


class _Sheets:
    def __init__(self) -> None:
        self.images: list[QImage] = []
        self._painter: QPainter | None = None
        self.y = 0.0

    def turn(self) -> None:
        """A fresh sheet."""
        self.end()
        image = QImage(round(A4[0] * _DOTS), round(A4[1] * _DOTS), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        self.images.append(image)
        self._painter = QPainter(image)
        self._painter.setPen(Qt.GlobalColor.black)
        self.y = _MARGIN * _DOTS

    def draw(self, line: QTextLine) -> None:
        assert self._painter is not None
        line.draw(self._painter, QPointF(_MARGIN * _DOTS - line.x(), self.y - line.y()))

    def end(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None


def draw(
    text: str, evidence: Mapping[str, tuple[str, ...]], doubts: Mapping[int, Set[str]] | None = None
) -> tuple[list[Picture], list[Box]]:
    """Sheets with ``text``, and where each key's words stand on them (the first place of each).

    ``doubts``: words by page (from 1) that are marked wherever they stand on it.
    """
    font = interface_font(TypeSize.BODY)
    font.setPixelSize(round(_TYPE_MM * _DOTS))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    wanted = {
        key: [_flat(one) for one in several if len(_flat(one)) >= _SMALLEST]
        for key, several in evidence.items()
    }
    sheets = _Sheets()
    boxes: list[Box] = []
    sheets.turn()
    wide = (A4[0] - 2 * _MARGIN) * _DOTS
    for part, unsure in _paragraphs(text, doubts or {}):
        layout = QTextLayout(part, font)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, high))
            high += line.height() * 1.25
            lines.append(line)
        layout.endLayout()
        for line in lines:
            if sheets.y + line.height() > (A4[1] - _MARGIN) * _DOTS:
                if len(sheets.images) >= _MOST_PAGES:
                    sheets.end()
                    return [Picture(image, *A4) for image in sheets.images], boxes
                sheets.turn()
            sheets.draw(line)
            boxes += _found(part, line, wanted, len(sheets.images), sheets.y)
            boxes += _doubted(part, line, unsure, len(sheets.images), sheets.y)
            sheets.y += line.height() * 1.25
        sheets.y += _TYPE_MM * _DOTS * 0.3
    sheets.end()
    return [Picture(image, *A4) for image in sheets.images], boxes


def _paragraphs(text: str, doubts: Mapping[int, Set[str]]) -> Iterator[tuple[str, Set[str]]]:
    """Each paragraph with the doubtful words of its page."""
    for number, page in enumerate(text.split("\f"), 1):
        for part in page.split("\n"):
            yield part, doubts.get(number, frozenset())


def _doubted(part: str, line: QTextLine, unsure: Set[str], page: int, y: float) -> list[Box]:
    """Boxes of the doubtful words of a line."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    return [
        Box(
            page,
            _x(line, word.start()),
            y / _DOTS,
            _x(line, word.end()),
            (y + line.height()) / _DOTS,
            tone="due",
        )
        for word in (_WORD.finditer(part, start, end) if unsure else ())
        if word[0] in unsure
    ]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _found(part: str, line: QTextLine, wanted: dict[str, list[str]], page: int, y: float) -> list[Box]:
    """Boxes of the evidence that stands on this line, or begins a paragraph that is all evidence."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    boxes = []
    for key, several in wanted.items():
        for words in several:
            at = part.find(words)
            if at < 0 and _flat(part) and _flat(part) in words:
                at, words = 0, part  # a paragraph of longer evidence
            if at < 0 or at >= end or at + len(words) <= start:
                continue
            x0, x1 = (_x(line, one) for one in (max(at, start), min(at + len(words), end)))
            boxes.append(Box(page, x0, y / _DOTS, x1, (y + line.height()) / _DOTS, key))
            break
    return boxes


def _x(line: QTextLine, at: int) -> float:
    """Millimetres from the paper's left edge to a letter; Qt's binding gives the place alone or with the letter's number."""
    found: Any = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found) / _DOTS + _MARGIN
