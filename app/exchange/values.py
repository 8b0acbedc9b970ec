"""Values out of XML elements, found by local name, with a note for whatever is odd.

Owns the walk over elements and the forms of dates, numbers and identifiers met in packages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from app.base.text import one_line, storable
from app.exchange.package import Note, Oddity
from app.exchange.refusals import PackageIncomplete

_UNSAID: Final = frozenset({"", "n/a", "null", "none", "-"})
_DAY: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_OLD_ID: Final = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")
_NEW_ID: Final = re.compile(r"[0-9A-Z]+(\.[0-9A-Z]+)*")
_ID_LENGTH: Final = 35
_EARLIEST: Final = 1945


@dataclass(slots=True)
class Reading:
    """What is gathered while one package is read."""

    file: str
    notes: list[Note] = field(default_factory=list)

    def note(self, kind: Oddity, node: Node | None = None, *, found: str = "", reason: str = "") -> None:
        self.notes.append(
            Note(kind, node.name if node else "", node.line if node else None, found[:200], reason)
        )


def local(tag: object) -> str:
    """Name of an element without its namespace; '' for comments and the like."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(frozen=True, slots=True)
class Node:
    """An element and the reading it belongs to."""

    element: Any
    reading: Reading

    @property
    def name(self) -> str:
        return local(self.element.tag)

    @property
    def line(self) -> int | None:
        line: int | None = self.element.sourceline
        return line

    def all(self, *names: str) -> Iterator[Node]:
        """Children of any of these names, in their order."""
        wanted = {name.lower() for name in names}
        for child in self.element:
            if local(child.tag).lower() in wanted:
                yield Node(child, self.reading)

    def find(self, *names: str) -> Node | None:
        """The first such child, of the first of these names that is there; a second one of that name is noted."""
        for name in names:
            found = list(self.all(name))
            if len(found) > 1:
                self.reading.note(Oddity.REPEATED, found[1])
            if found:
                return found[0]
        return None

    def need(self, *names: str) -> Node:
        """The child without which nothing can be understood. Raises PackageIncomplete with the place."""
        found = self.find(*names)
        if found is None:
            raise PackageIncomplete(
                file=self.reading.file, element=names[0], parent=self.name, line=self.line or 0
            )
        return found

    def raw(self, *names: str) -> str:
        """Words of a child as they stand, on one line; '' when absent."""
        child = self.find(*names)
        return "" if child is None else child.words()

    def words(self) -> str:
        return one_line(storable("".join(self.element.itertext())))

    def said(self, *names: str) -> str:
        """Words of a child; '' when it says nothing ('N/A', 'null')."""
        text = self.raw(*names)
        return "" if text.lower() in _UNSAID else text

    def day(self, *names: str) -> date | None:
        text = self.said(*names)
        if not text:
            return None
        found = day_of(text)
        if found is None:
            self.reading.note(Oddity.DATE, self.find(*names), found=text)
        return found

    def moment(self, *names: str) -> datetime | None:
        text = self.said(*names)
        if not text:
            return None
        found = moment_of(text)
        if found is None:
            self.reading.note(Oddity.DATE, self.find(*names), found=text)
        return found

    def count(self, *names: str) -> int | None:
        text = self.said(*names)
        if not (text.isascii() and text.isdigit() and len(text) <= 6):
            return None
        return int(text)

    def office_id(self, *names: str) -> str:
        text = self.said(*names)
        if text and not good_office_id(text):
            self.reading.note(Oddity.OFFICE_ID, self.find(*names), found=text)
        return text


def good_office_id(text: str) -> bool:
    """True for both forms of a mã định danh (Thông tư 10/2016; Quyết định 20/2020/QĐ-TTg)."""
    return bool(_OLD_ID.fullmatch(text)) or (len(text) <= _ID_LENGTH and bool(_NEW_ID.fullmatch(text)))


def day_of(text: str) -> date | None:
    """A day in any order seen in packages; None when it is none, or before there were such letters."""
    found = _DAY.search(text)
    if not found:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made if made.year >= _EARLIEST else None


def moment_of(text: str) -> datetime | None:
    """A moment as the sender's clock wrote it, without a zone (packages carry none)."""
    day, time = day_of(text), _TIME.search(text)
    if day is None:
        return None
    hour, minute, second = (int(part or 0) for part in time.groups()) if time else (0, 0, 0)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 - written without zone
    except ValueError:
        return None
