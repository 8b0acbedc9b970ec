"""What reading a picture gives: words with their places, how sure the engine is, and what was written by hand.

Owns the shape and the way between the straightened picture and the page as it lay under the scanner. Knows no engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from app.intake.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Matrix = NDArray[np.float64]
else:  # numpy is heavy and only the child process that reads pictures needs it
    Picture = Matrix = Any


class Rect(NamedTuple):
    """Rectangle in pixels of the straightened picture."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Word:
    """One word; ``rect`` in pixels of the straightened picture, ``confidence`` from 0 to 1, ``em`` and ``base`` in pixels."""

    text: str
    rect: Rect
    confidence: float
    line: int  # words of one printed line share this
    em: float = 0.0  # size of the letters
    base: float = 0.0  # base line
    bold: bool | None = None
    hand: bool = False  # looks written by hand


class HandMark(NamedTuple):
    """A place filled by hand: ``kind`` is number, day or month."""

    kind: str
    rect: Rect


class Straight(NamedTuple):
    """The picture as it is read: upright, straight, one scale; and the ways back."""

    ink: Picture  # grey, dark on white, coloured inks removed
    colour: Picture | None  # grey, dark on white, coloured inks alone; None when the page has none
    dpi: int
    back: Matrix  # pixels of this picture -> pixels of the original picture
    turned: int  # degrees clockwise by which the original was turned

    @property
    def mm(self) -> float:
        """Millimetres of one pixel."""
        return 25.4 / self.dpi


@dataclass(frozen=True, slots=True)
class Reading:
    """A read page: its words in mm of the straightened page, and ``frame``, the way from there to the original page."""

    words: tuple[Word, ...]
    width: float  # mm, straightened page
    height: float
    mm: float  # millimetres of one pixel
    frame: tuple[float, ...]  # 3 x 3, mm straightened -> mm original, row by row
    original: tuple[float, float]  # mm, width and height of the original page picture
    turned: int = 0
    hands: tuple[HandMark, ...] = ()

    def box(self, rect: Rect) -> Box:
        """The rectangle in mm of the straightened page."""
        return Box(*(round(side * self.mm, 2) for side in rect))

    @property
    def confidence(self) -> float:
        """Mean certainty, weighed by letters."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * word.confidence for word in self.words) / letters if letters else 0.0
