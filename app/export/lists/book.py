"""A register as plain values: its cover, its columns, its entries in the order of their numbers.

Owns the shape that services fill and both writers draw. Every cell is final text; a blank cell is for the pen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Setting(StrEnum):
    """How a column's text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head as the decree words it, its width in millimetres on A4 landscape."""

    head: str
    width: float
    setting: Setting = Setting.LEFT


@dataclass(frozen=True, slots=True)
class Form:
    """A register's form: title and columns, word for word from Decree 30/2020/NĐ-CP, annex IV."""

    title: str
    columns: tuple[Column, ...]
    note: int
    """Index of the remarks column (Ghi chú): in a void entry it alone is not struck through."""
    numbered: bool = True
    """Its lines have numbers: the cover says from which to which."""
    counted: str = "văn bản"
    """What the closing line counts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register. ``void``: the number was cancelled; the line stays, struck through."""

    cells: tuple[str, ...]
    void: bool = False
    id: str = ""
    """The record behind the line, for a window to open; never printed."""


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one number series: the whole register, or one book of it (Youth Union: one per kind)."""

    entries: tuple[Entry, ...]
    title: str = ""
    numbers: tuple[str, str] | None = None
    """First and last number entered, as printed; None while there is none."""

    @property
    def voids(self) -> int:
        return sum(1 for entry in self.entries if entry.void)


@dataclass(frozen=True, slots=True)
class Cover:
    """Cover and first page, top to bottom (annex IV). Blank texts are printed as dots for the pen."""

    superior: tuple[str, ...]
    organ: tuple[str, ...]
    period: tuple[str, str]
    """Label and value: ('Năm', '2026') or ('Nhiệm kỳ', '2022-2027')."""
    first_day: str = ""
    last_day: str = ""
    volume: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The page that closes a book: the day, and who signs over which words."""

    day: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Book:
    form: Form
    cover: Cover
    sections: tuple[Section, ...] = field(default_factory=tuple)
    closing: Closing | None = None
    """Only of a book that is closed for good."""

    @property
    def rows(self) -> int:
        return sum(len(section.entries) for section in self.sections)
