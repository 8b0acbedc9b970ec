"""What stands on a page, and where: the plain tree that ``flow`` makes and ``writer`` draws.

Measures are ticks (1/120 pt), ``x`` and ``y`` from the paper's upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, assert_never

from app.layout.lines import Gauge, Line, Ticks, Word, ticks, words
from app.layout.sheet import Para, Picture, Rule


class PlacedLine(NamedTuple):
    para: Para
    nth: int  # which line of the paragraph, from 0
    line: Line
    x: Ticks  # left edge of the column
    top: Ticks
    baseline: Ticks

    @property
    def bottom(self) -> Ticks:
        return self.top + ticks(self.para.look.pitch)

    def words(self, gauge: Gauge) -> Iterator[Word]:
        """Words with their boxes, from the paper's left edge."""
        for word in words(self.line, gauge):
            yield word._replace(x=word.x + self.x)


class PlacedRule(NamedTuple):
    rule: Rule
    x: Ticks
    y: Ticks
    length: Ticks


class PlacedFrame(NamedTuple):
    """A rectangle round framed text."""

    para: Para
    x: Ticks
    top: Ticks
    width: Ticks
    height: Ticks
    thickness: Ticks


class PlacedStrokes(NamedTuple):
    """Lines of one thickness, each from point to point: those of a table's row, a bar, the one over the footnotes."""

    x: Ticks
    y: Ticks
    ends: tuple[tuple[Ticks, Ticks, Ticks, Ticks], ...]
    thickness: Ticks


class PlacedPicture(NamedTuple):
    picture: Picture
    x: Ticks
    top: Ticks
    width: Ticks
    height: Ticks


Placed: TypeAlias = PlacedLine | PlacedRule | PlacedFrame | PlacedStrokes | PlacedPicture


@dataclass(slots=True)
class PlacedPage:
    number: int  # from 1, in the file
    width: Ticks
    height: Ticks
    items: list[Placed]
    running: int = 0  # so many at the beginning are no contents: the page's number, a table's head said again

    def lines(self) -> Iterator[PlacedLine]:
        return (item for item in self.items if isinstance(item, PlacedLine))


class Bookmark(NamedTuple):
    title: str
    level: int  # from 1
    page: int  # from 1
    top: Ticks


@dataclass(slots=True)
class Flow:
    pages: list[PlacedPage]
    bookmarks: list[Bookmark]


def moved(item: Placed, x: Ticks, y: Ticks) -> Placed:
    """The same, so far to the right and down."""
    match item:
        case PlacedLine():
            return PlacedLine(item.para, item.nth, item.line, item.x + x, item.top + y, item.baseline + y)
        case PlacedRule() | PlacedStrokes():
            return item._replace(x=item.x + x, y=item.y + y)
        case PlacedFrame() | PlacedPicture():
            return item._replace(x=item.x + x, top=item.top + y)
        case _:
            assert_never(item)
