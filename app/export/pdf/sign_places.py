"""Where a person signs and where the organ's seal stands on the pages of a composed letter.

Owns two rules (Decree 30, Annex I, boxes 7c and 8): the person between the position and the name, the seal over a third of
the person's place on its left. Measures come from what was placed; nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.base.lengths import mm
from app.export.pdf.flow import flow
from app.export.pdf.placed import PlacedLine, PlacedPage
from app.layout.lines import ticks

if TYPE_CHECKING:
    from app.export.pdf.fonts import Typeface
    from app.layout.sheet import Sheet

SEAL_MM: Final = 36
"""Usual diameter of a round seal; the unit's own stands in its record."""
_WIDE: Final = mm(50)
_LEAST: Final = mm(12)
_ROOM: Final = mm(25)
"""Height of the place where no name stands under it."""
_PT: Final = 120
_HEADS: Final = ("signature", "co_signatures", "confirmation")


@dataclass(frozen=True, slots=True)
class SignPlace:
    """A place for a signature. The box is in points from the page's lower left corner, as PDF counts."""

    part: str
    """'signature', 'co_signatures[0]', 'confirmation'; 'seal' for the organ's."""
    page: int
    """From 0."""
    box: tuple[float, float, float, float]


def sign_places(sheet: Sheet, face: Typeface, *, seal_mm: int | None = None) -> tuple[SignPlace, ...]:
    """A place for every person who signs, and the organ's seal at the main one."""
    found: list[SignPlace] = []
    for page in flow(sheet, face).pages:
        for part, lines in _blocks(page).items():
            box = _person(lines, page)
            found.append(SignPlace(part, page.number - 1, box))
            if part == "signature":
                found.append(SignPlace("seal", page.number - 1, _seal(box, seal_mm or SEAL_MM)))
    return tuple(found)


def _blocks(page: PlacedPage) -> dict[str, list[PlacedLine]]:
    """The lines of every signature block that has its name, or its end, on this page."""
    blocks: dict[str, list[PlacedLine]] = {}
    for part, line in _signing(page):
        blocks.setdefault(part, []).append(line)
    return blocks


def _signing(page: PlacedPage) -> Iterator[tuple[str, PlacedLine]]:
    for line in page.lines():
        part, _, field = (line.para.part or "").rpartition(".")
        if part.partition("[")[0] in _HEADS and field:
            yield part, line


def _person(lines: list[PlacedLine], page: PlacedPage) -> tuple[float, float, float, float]:
    name = next((one for one in lines if (one.para.part or "").endswith(".name")), None)
    above = [one for one in lines if one is not name and (name is None or one.top < name.top)]
    if name is not None:
        bottom = name.top
        top = max((one.bottom for one in above), default=name.top - ticks(_ROOM))
    else:
        top = max(one.bottom for one in above)
        bottom = top + ticks(_ROOM)
    if bottom - top < ticks(_LEAST):
        top = bottom - ticks(_LEAST)
    centre = _centre(name or above[-1])
    half = ticks(_WIDE) / 2
    return (
        (centre - half) / _PT,
        (page.height - bottom) / _PT,
        (centre + half) / _PT,
        (page.height - top) / _PT,
    )


def _centre(line: PlacedLine) -> float:
    return line.x + line.line.x + line.line.width / 2


def _seal(person: tuple[float, float, float, float], diameter_mm: int) -> tuple[float, float, float, float]:
    """A square as wide as the seal; its right edge a third into the person's place, centred on its height."""
    x0, y0, x1, y1 = person
    side = mm(diameter_mm).pt
    right, middle = x0 + (x1 - x0) / 3, (y0 + y1) / 2
    return right - side, middle - side / 2, right, middle + side / 2
