"""A plain official sheet as values: head, title, text, tables, signatures. For slips, minutes, lists of files, search results.

Owns the shape that services fill and two writers draw (paper_pdf, paper_docx). Letters with rules of their own go through
``layout``; a sheet here is a form of the office whose words the law gives and whose look is plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from app.export.lists.book import Setting


@dataclass(frozen=True, slots=True)
class Head:
    """Left: superior and organ; right: the State's or the Union's name and what stands under it, place and date."""

    superior: tuple[str, ...] = ()
    organ: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    bold: bool = False
    italic: bool = False
    setting: Setting = Setting.LEFT
    indent: bool = False
    """First line set in, as running text is."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Lines for the pen."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class GridColumn:
    head: str
    width: float
    """Share of the width."""
    setting: Setting = Setting.LEFT


@dataclass(frozen=True, slots=True)
class Grid:
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: bool = False
    """A second head row that numbers the columns, as the registers have."""
    spans: frozenset[int] = frozenset()
    """Rows whose first cell runs through the whole width: headings within the table."""
    totals: frozenset[int] = frozenset()
    """Rows set in bold: sums."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Signature places side by side: what stands over each, and the name under it ('' = blank)."""

    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture in the middle of the page, PNG."""

    png: bytes
    side: float
    """Millimetres."""


Block: TypeAlias = Text | Dots | Grid | Signing | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    blocks: tuple[Block, ...]
    head: Head | None = None
    under: tuple[str, ...] = ()
    """Lines under the title."""
    wide: bool = False
    """A4 landscape."""
    small: bool = False
    """A5 upright: ballots."""
    lying: bool = False
    """With ``small``: A5 landscape, as receipts are."""
    numbered: bool = True
    """Page numbers from page 2."""
