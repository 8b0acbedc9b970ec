"""From a point of the page to the letter that stands there, and back: which part, which character, where its line is.

Characters are counted in the paragraph as it prints, without the marks of footnotes: numbers and words printed by rule are
among them. ``source_offset`` and ``printed_offset`` go between that and what the clerk wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.layout.sheet import Para, Role

if TYPE_CHECKING:
    from app.export.pdf.placed import PlacedLine
    from app.layout.lines import Piece
    from app.services.preview import PartPlace, Preview


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at a point."""

    part: str
    printed: str
    """The words of the paragraph."""
    offset: int
    """The character of them."""
    footnote: int = 0
    """Number of the footnote, when the point lies in one at the foot of the page."""


def spot(seen: Preview, page: int, x: float, y: float) -> Spot | None:
    """The character nearest to a point (millimetres from the upper left corner); None in the blank."""
    from app.services.preview import TICKS_PER_MM

    if not 1 <= page <= len(seen.flow.pages):
        return None
    px, py = x * TICKS_PER_MM, y * TICKS_PER_MM
    near = [one for one in seen.flow.pages[page - 1].lines() if one.top <= py <= one.bottom and one.para.part]
    if not near:
        return None
    line = min(near, key=lambda one: _away(one, px))
    at = _character(line, px)
    printed, marks = _without_marks(line.para)
    offset = at - sum(1 for one in marks if one < at)
    part = line.para.part or ""
    footnote = 0
    if line.para.role is Role.FOOTNOTE:
        number = printed.split(" ", 1)[0] or line.para.text.split(" ", 1)[0]
        footnote = int(number) if number.isdigit() else 0
    return Spot(part, printed, min(offset, len(printed)), footnote)


def line_place(seen: Preview, part: str, source: str, offset: int) -> PartPlace | None:
    """The line of the page in which a character of a part stands."""
    from app.services.preview import TICKS_PER_MM, PartPlace

    found: PartPlace | None = None
    known: dict[int, int] = {}
    for page in seen.flow.pages:
        for line in page.lines():
            if line.para.part != part or line.para.role is Role.FOOTNOTE or not line.line.pieces:
                continue
            if id(line.para) not in known:
                printed, marks = _without_marks(line.para)
                at = printed_offset(printed, source, offset)
                known[id(line.para)] = at + sum(1 for one in marks if one < at)
            if found is None or line.line.start <= known[id(line.para)]:
                left = (line.x + line.line.x) / TICKS_PER_MM
                right = left + line.line.width / TICKS_PER_MM
                top, bottom = line.top / TICKS_PER_MM, line.bottom / TICKS_PER_MM
                found = PartPlace(part, page.number, left, top, right, bottom)
    return found


def source_offset(printed: str, source: str, offset: int) -> int | None:
    """The character of ``source`` that prints as character ``offset``; None when the point lies before it."""
    start = _start(printed, source)
    if start is None:
        return round(len(source) * offset / max(1, len(printed)))
    return None if offset < start else min(offset - start, len(source))


def printed_offset(printed: str, source: str, offset: int) -> int:
    """The other way round."""
    start = _start(printed, source)
    if start is None:
        return round(len(printed) * offset / max(1, len(source)))
    return min(start + offset, len(printed))


def _start(printed: str, source: str) -> int | None:
    """Where the clerk's words begin in what prints: behind the number. Capitals and the last mark may differ."""
    shown, wanted = printed.casefold().replace("\u00a0", " "), source.casefold().replace("\u00a0", " ")
    for probe in (wanted, wanted.rstrip(" .;,/"), wanted[:16]):
        if probe:
            at = shown.find(probe)
            if at >= 0:
                return at
    return None


def _away(line: PlacedLine, x: float) -> float:
    left = line.x + line.line.x
    return max(left - x, x - (left + line.line.width), 0.0)


def _character(line: PlacedLine, x: float) -> int:
    """The character of the paragraph under ``x``."""
    for piece in line.line.pieces:
        left = line.x + piece.x
        if x < left:
            return piece.start
        if x < left + piece.width:
            return piece.start + _within(piece, x - left)
    return line.line.end


def _within(piece: Piece, x: float) -> int:
    """The character of a piece whose left half reaches ``x``."""
    from app.export.pdf.fonts import typeface
    from app.layout.lines import TWIP

    widths = typeface().advances(piece.size // TWIP, piece.span.bold, piece.span.italic)
    usual = piece.width / max(1, len(piece.text))
    at = 0.0
    for index, char in enumerate(piece.text):
        wide = widths.get(char, usual) + (piece.stretch if char == " " else 0)
        if x < at + wide / 2:
            return index
        at += wide
    return len(piece.text)


def _without_marks(para: Para) -> tuple[str, list[int]]:
    """The paragraph's words without footnote marks, and at which of its characters those stood."""
    marks: list[int] = []
    made, at = "", 0
    for text, is_mark in _pieces(para):
        if is_mark:
            marks += range(at, at + len(text))
        else:
            made += text
        at += len(text)
    return made, marks


def _pieces(para: Para) -> Iterator[tuple[str, bool]]:
    return ((span.text, span.note is not None) for span in para.spans)
