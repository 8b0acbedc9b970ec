"""A report's form as data: its rows, its columns, what each counts, what must add up, and how sure we are that the form is so.

Owns the shape of resources/reports/*.toml and what makes a form sound. Refuses to count: sheet.py does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from app.domain.reports.crowd import Wanted

CERTAINTIES: Final = ("text", "secondary", "memory", "inference")
UNSEEN: Final = "Chưa đối chiếu mẫu chính thức"
"""Stands on every sheet whose official cells were not seen; words of a document."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row: counted (``source``), added up (``sum``), a share (``percent``), typed by the clerk, or a heading."""

    key: str
    label: str
    source: str = ""
    where: dict[str, Wanted] = {}
    count: Literal["persons", "rows"] = "persons"
    sum: tuple[str, ...] = ()
    """Keys of rows; '-key' is taken away."""
    percent: tuple[str, ...] = ()
    """(part, whole)."""
    typed: bool = False
    heading: bool = False
    level: int = 0
    """How far it is set in under the row it is a part of."""
    within: str = ""
    """Never more than this row."""
    only: tuple[str, ...] = ()
    """Columns that mean something for it; empty: all."""

    @property
    def counted(self) -> bool:
        return bool(self.source)


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column: all, or those who pass; in typed rows a place to type, or the sum of others."""

    key: str
    label: str
    where: dict[str, Wanted] = {}
    sum: tuple[str, ...] = ()
    """Keys of columns: in typed rows it is added up."""
    within: str = ""
    """Never more than this column."""


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form. ``seen``: its official cells were before our eyes."""

    name: str
    title: str
    rhythm: tuple[Literal["quarter", "half", "year"], ...]
    source: str
    certainty: str
    rows: tuple[Line, ...]
    columns: tuple[Head, ...]
    seen: bool = False
    note: str = ""
    short: str = ""
    """For lists; of forms without a number."""
    number: int | None = None
    """Its number among the nine of the national system."""

    @property
    def typed(self) -> bool:
        """Something in it is typed by the clerk."""
        return any(one.typed for one in self.rows)

    @property
    def computed(self) -> bool:
        return any(one.counted for one in self.rows)

    def row(self, key: str) -> Line:
        return next(one for one in self.rows if one.key == key)

    def cells(self) -> Iterator[tuple[Line, Head]]:
        """Every cell that holds a figure."""
        for row in self.rows:
            if not row.heading:
                yield from ((row, head) for head in self.columns if not row.only or head.key in row.only)

    def typable(self) -> Iterator[str]:
        """The cells that a clerk types: 'row/column'."""
        return (cell(row.key, head.key) for row, head in self.cells() if row.typed and not head.sum)


def cell(row: str, column: str) -> str:
    return f"{row}/{column}"


def faults(form: Form, fields: dict[str, frozenset[str]]) -> tuple[str, ...]:
    """What is wrong with a form's data; ``fields`` are those of each source. A sound form gives nothing."""
    return tuple(_faults(form, fields))


def _faults(form: Form, fields: dict[str, frozenset[str]]) -> Iterator[str]:
    if form.certainty not in CERTAINTIES:
        yield f"certainty {form.certainty}"
    keys = [one.key for one in form.rows]
    heads = [one.key for one in form.columns]
    yield from (f"twice {key}" for key in {*keys, *heads} if keys.count(key) > 1 or heads.count(key) > 1)
    before: set[str] = set()
    for row in form.rows:
        ways = [bool(row.source), bool(row.sum), bool(row.percent), row.typed, row.heading]
        if sum(ways) != 1:
            yield f"{row.key}: one way to its figure, not {sum(ways)}"
        named = [one.removeprefix("-") for one in (*row.sum, *row.percent)]
        yield from (f"{row.key}: no row {one} before it" for one in named if one not in before)
        if row.within and row.within not in keys:
            yield f"{row.key}: no row {row.within}"
        if row.percent and len(row.percent) != 2:
            yield f"{row.key}: part and whole"
        yield from (f"{row.key}: no column {one}" for one in row.only if one not in heads)
        if row.source:
            yield from _unknown(row, form, fields)
        before.add(row.key)
    for head in form.columns:
        yield from (f"{head.key}: no column {one}" for one in head.sum if one not in heads)
        if head.within and head.within not in heads:
            yield f"{head.key}: no column {head.within}"


def _unknown(row: Line, form: Form, fields: dict[str, frozenset[str]]) -> Iterator[str]:
    if row.source not in fields:
        yield f"{row.key}: no source {row.source}"
        return
    asked = set(row.where)
    for head in form.columns:
        if not row.only or head.key in row.only:
            asked |= set(head.where)
    yield from (f"{row.key}: {row.source} has no {one}" for one in sorted(asked - fields[row.source]))
