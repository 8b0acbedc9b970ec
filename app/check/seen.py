"""A letter as an eye sees it: components in reading order with the look that was measured, whatever the file was.

A measure that an eye cannot see (line spacing of a one-line paragraph in a PDF) is ``None`` and is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.base.lengths import Length

Side: TypeAlias = Literal["left", "right", "full"]
"""Column a component stands in: of the letterhead or the foot; 'full' for all that runs over the page."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A run of words in one look."""

    text: str
    size: Length | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    raised: bool = False
    face: str | None = None
    note: str | None = None  # the id of a footnote hung on its end


@dataclass(frozen=True, slots=True)
class Seen:
    """One component."""

    role: str
    strokes: tuple[Stroke, ...]
    side: Side = "full"
    align: str | None = None
    left: Length | None = None
    first: Length | None = None
    after: Length | None = None
    pitch: Length | None = None  # from line to line, if set exactly
    lines: float | None = None  # the same as a multiple of single, if set so
    frame: bool | None = None
    page: int | None = None
    part: str | None = None
    row: int | None = None  # row of the letterhead, the foot or a table it stands in
    ruled: bool = False  # a line is drawn at it
    rule_length: Length | None = None  # how long that line is, when the file tells
    origin: int | None = None  # where it stands in the file that was seen

    @property
    def text(self) -> str:
        return "".join(stroke.text for stroke in self.strokes)


@dataclass(frozen=True, slots=True)
class SeenPage:
    """Paper and margins; ``number_first`` is whether page 1 shows its number."""

    width: Length
    height: Length
    top: Length | None = None
    bottom: Length | None = None
    left: Length | None = None
    right: Length | None = None
    number: Seen | None = None
    number_first: bool | None = None
    number_foot: bool | None = None  # the number stands in the lower margin
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class SeenLetter:
    """All that one eye saw. ``ruled`` are the components that have a drawn line under them, None where no eye sees
    lines."""

    eye: Literal["sheet", "docx", "pdf"]
    page: SeenPage
    parts: tuple[Seen, ...]
    ruled: frozenset[str] | None = None

    def of(self, *roles: str) -> Iterator[Seen]:
        """Components of these roles, in order."""
        return (one for one in self.parts if one.role in roles)

    def first(self, role: str) -> Seen | None:
        return next(self.of(role), None)

    def text_of(self, role: str) -> str:
        """The words of a role over all its lines, with single blanks."""
        return " ".join(" ".join(one.text for one in self.of(role)).split())
