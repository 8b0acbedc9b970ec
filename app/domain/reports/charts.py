"""Charts as data and as marks on a plane: one reckoning, drawn by the window and by the PDF alike.

Owns where bars, lines and words stand. Refuses colours and fonts: a mark says what it means ('act', 'done', 'quiet', 'line'), the
painter knows how that looks. Lengths are in the painter's own unit; ``em`` is the height of its small type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["act", "done", "quiet", "line", "text"]


@dataclass(frozen=True, slots=True)
class Chart:
    """``parts``: of each value how much is done (the board); empty in all others."""

    key: str
    title: str
    kind: Literal["bars", "line"]
    labels: tuple[str, ...]
    values: tuple[int, ...]
    parts: tuple[int, ...] = ()
    note: str = ""
    shares: bool = True
    """The values are parts of one whole: the share is told with each."""

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """The same as a table, for who reads it and for who has it read out."""
        whole = sum(self.values)
        return tuple(
            (label, value_words(value, whole if self.shares else 0, self.parts[at] if self.parts else None))
            for at, (label, value) in enumerate(zip(self.labels, self.values, strict=True))
        )


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    wide: float
    high: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stroke:
    points: tuple[tuple[float, float], ...]
    tone: Tone
    thick: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a room of ``wide``: painters shorten what has no room. ``y`` is the middle of the line."""

    x: float
    y: float
    wide: float
    text: str
    side: Literal["left", "centre", "right"]
    tone: Tone = "text"


Mark: TypeAlias = Box | Stroke | Label


def value_words(value: int, whole: int, part: int | None = None) -> str:
    """'1.250 (12,5 %)', '658/700'."""
    if part is not None:
        return f"{grouped(part)}/{grouped(value)}"
    share = f" ({100 * value / whole:.1f} %)".replace(".", ",") if whole else ""
    return f"{grouped(value)}{share}"


def grouped(value: int | float) -> str:
    """1.250 as Vietnamese writes it; a share with one decimal place."""
    if isinstance(value, float):
        return f"{value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{value:,}".replace(",", ".")


def height_of(chart: Chart, em: float) -> float:
    """How high a chart wants to be."""
    return em * (2.2 * max(len(chart.labels), 1) if chart.kind == "bars" else 18)


def marks(chart: Chart, wide: float, high: float, em: float) -> tuple[Mark, ...]:
    """Everything there is to draw, from the top left corner."""
    if not chart.values:
        return ()
    return tuple(_bars(chart, wide, high, em) if chart.kind == "bars" else _line(chart, wide, high, em))


def _bars(chart: Chart, wide: float, high: float, em: float) -> Iterator[Mark]:
    """One bar a row: label at the left, figure at the right of its bar."""
    step = high / len(chart.values)
    name = min(wide * 0.34, em * max(4.0, 0.62 * max(map(len, chart.labels))))
    figure = em * (9 if chart.shares or chart.parts else 5)
    room = max(wide - name - figure - em, em)
    most = max(max(chart.values), 1)
    thick = min(step * 0.62, em * 1.5)
    for at, ((label, words), value) in enumerate(zip(chart.rows, chart.values, strict=True)):
        middle = (at + 0.5) * step
        yield Label(0, middle, name - em * 0.5, label, "right")
        length = room * value / most
        if chart.parts:
            yield Box(name, middle - thick / 2, length, thick, "line")
            length, tone = room * min(chart.parts[at], value) / most, _tone(chart.parts[at], value)
            yield Box(name, middle - thick / 2, length, thick, tone)
            length = room * value / most
        else:
            yield Box(name, middle - thick / 2, length, thick, "act")
        yield Label(name + length + em * 0.5, middle, figure, words, "left", "quiet")


def _tone(part: int, value: int) -> Tone:
    return "done" if value and part >= value else "act"


def _line(chart: Chart, wide: float, high: float, em: float) -> Iterator[Mark]:
    """Points over time: three lines across with their figures, days under them as far as they have room."""
    ticks = _ticks(max(chart.values))
    left, right, top, bottom = em * 4.5, wide - em, em * 1.5, high - em * 2
    most = ticks[-1]

    def place(at: int, value: float) -> tuple[float, float]:
        share = at / (len(chart.values) - 1) if len(chart.values) > 1 else 0.5
        return left + share * (right - left), bottom - (bottom - top) * value / most

    for tick in ticks:
        y = place(0, tick)[1]
        yield Stroke(((left, y), (right, y)), "line")
        yield Label(0, y, left - em * 0.5, grouped(tick), "right", "quiet")
    points = tuple(place(at, value) for at, value in enumerate(chart.values))
    yield Stroke(points, "act", thick=True)
    least = em * (max(map(len, chart.labels)) * 0.62 + 1)
    every = max(1, ceil(len(points) * least / max(right - left, 1)))
    for at in range(len(points) - 1, -1, -every):
        x = points[at][0]
        yield Box(x - em * 0.22, points[at][1] - em * 0.22, em * 0.44, em * 0.44, "act")
        start = min(x - least / 2, wide - least)
        side: Literal["centre", "right"] = "centre" if start == x - least / 2 else "right"
        yield Label(start, bottom + em, least, chart.labels[at], side, "quiet")


def _ticks(most: int) -> tuple[int, ...]:
    """0 and round figures up to the most."""
    step = 1
    while step * 4 < most:
        step = _next_round(step)
    return (
        tuple(range(0, step * 4 + 1, step))
        if most > step * 3
        else tuple(range(0, step * (-(-most // step) or 1) + 1, step))
    )


def _next_round(step: int) -> int:
    """1, 2, 5, 10, 20, 50 …"""
    first = int(str(step)[0])
    scale = int(10 ** (len(str(step)) - 1))
    following = {1: 2, 2: 5, 5: 10}[first]
    return following * scale


def largest(counts: Sequence[tuple[str, int]], most: int, rest: str) -> tuple[tuple[str, int], ...]:
    """The largest ones by number, then all others as one."""
    ordered = sorted(counts, key=lambda one: (-one[1], one[0]))
    head, tail = ordered[:most], ordered[most:]
    return (*head, (rest, sum(many for _, many in tail))) if tail else tuple(head)
