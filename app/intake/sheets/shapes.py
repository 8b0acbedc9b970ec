"""What the reader of sheets is asked and what it answers. Owns the shapes that cross from the child process.

Rows travel in packs, column by column, packed: a hundred thousand people stay a few dozen megabytes, and whoever needs a
row unpacks its pack alone.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

PACK: Final = 2_000
"""Rows in a pack."""


class Wish(msgspec.Struct):
    """What is wanted of a file. ``columns`` empty: as guessed."""

    sheet: str | None = None
    columns: dict[int, str] = {}
    head: tuple[int, int] | None = None
    """First and last row of the head, from 0; None: where it seems to be."""
    lengths: dict[str, int] = {}
    """Field -> the most characters it holds."""
    labels: dict[str, list[str]] = {}
    """Field -> labels of its code list."""
    today: str = ""
    drop_bad: bool = False
    """Take a row without its unreadable cells, instead of refusing the row."""


class SheetLook(msgspec.Struct):
    """One sheet at a glance."""

    name: str
    hidden: bool
    rows: int
    """Rows below the head."""
    head: tuple[int, int]
    heads: list[str]
    """Column heads, two rows joined by ' | '."""
    samples: list[list[str]]
    """The first cells of each column, as shown."""
    columns: dict[int, str]
    """Guessed fields by column."""
    by_content: list[int]
    """Columns guessed by what stands in them, not by their head."""
    fingerprint: str
    title: str = ""
    national: bool = False
    """Head for head the national system's sheet."""


class Look(msgspec.Struct):
    """A whole file at a glance. ``chosen``: index of the sheet that holds people; None: none does."""

    sheets: list[SheetLook]
    chosen: int | None
    encoding: str = ""
    warnings: list[str] = []


class Fault(msgspec.Struct, array_like=True):
    """Something about one cell or row. ``kind``: 'refused' (row not taken), 'dropped' (cell not taken), 'note' (taken, look)."""

    kind: str
    row: int
    """As the spreadsheet counts, from 1."""
    column: str
    """Letter and head, such as 'D (Ngày sinh)'."""
    value: str
    code: str
    """Which sentence: a key of ``words.REASONS``."""
    values: dict[str, str] = {}
    name: str = ""
    """Whose row it is, as it stands there."""


class Pack(msgspec.Struct, array_like=True):
    """Rows as columns. ``values[n]`` are the cells of ``Rows.fields[n]``; None is an empty cell."""

    rows: list[int]
    """Row numbers as the spreadsheet counts."""
    values: list[list[Any]]


class Rows(msgspec.Struct):
    """All rows of one sheet."""

    sheet: str
    fields: list[str]
    packs: list[msgspec.Raw]
    faults: list[Fault]
    taken: int
    """Rows in the packs."""
    skipped: list[tuple[int, str, str]]
    """Row, text, why: blank heads, totals, signatures; no people."""
    cut: int = 0
    """Faults beyond those listed."""
    look: SheetLook | None = None
    warnings: list[str] = []

    def pack(self, number: int) -> Pack:
        return msgspec.msgpack.decode(self.packs[number], type=Pack)


class Cells(msgspec.Struct):
    """The bare cells of one sheet, for lists that hold no people. Dates are 'YYYY-MM-DD', numbers stay numbers."""

    sheet: str
    rows: list[list[str | int | float | None]]
    cut: bool = False
    """There were more rows than are taken."""
