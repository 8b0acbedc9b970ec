"""What is counted over rows besides their levels: footnotes, captioned tables and pictures, words. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.layout.parts import Annex, Picture, Run, Table
from app.layout.rich import runs_of, words_of
from app.ui.pages.outgoing.body_rows import BodyRow
from app.ui.pages.outgoing.table_grid import grid_of, paragraphs_of, words_of_cell


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one state of the rows."""

    _note_rows: list[int] = field(default_factory=list)
    """Row of every footnote, in order."""
    _captions: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[BodyRow]) -> Counts:
        notes: list[int] = []
        captions: dict[int, int] = {}
        tables = pictures = 0
        for at, row in enumerate(rows):
            if row.thing is None:
                notes += [at] * sum(bool(run.note and run.note.strip()) for run in row.runs)
            elif isinstance(row.thing, Table):
                notes += [at] * len(table_notes(row.thing))
                tables += bool((row.thing.caption or "").strip())
                captions[at] = tables
            elif isinstance(row.thing, Picture):
                pictures += bool((row.thing.caption or "").strip())
                captions[at] = pictures
        return cls(notes, captions)

    def notes_before(self, at: int) -> int:
        """Footnotes in the rows before row ``at``."""
        return bisect_left(self._note_rows, at)

    def note_row(self, number: int) -> int | None:
        """The row of the footnote with this count, from 1."""
        return self._note_rows[number - 1] if 0 < number <= len(self._note_rows) else None

    def caption(self, at: int) -> int:
        """The number of the table or picture in a row."""
        return self._captions.get(at, 0)

    @property
    def notes(self) -> int:
        return len(self._note_rows)


def table_notes(table: Table) -> list[str]:
    """The footnotes of a table, as one reads it."""
    if not _has_notes(table):
        return []
    grid = grid_of(table)
    return [
        run.note
        for place in grid.order()
        for one in paragraphs_of(grid.cells[place])
        for run in runs_of(one.text)
        if run.note and run.note.strip()
    ]


def _has_notes(table: Table) -> bool:
    """Plain cells have none: most tables are told without laying them out."""
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell, str):
                continue
            riches = [cell.text, *(one.text for one in cell.paragraphs)]
            if any(isinstance(one, list) and any(run.note for run in one) for one in riches):
                return True
    return False


def word_count(rows: Sequence[BodyRow]) -> int:
    """Words ('tiếng') of the rows, with tables, captions and footnotes."""
    return sum(_words(row) for row in rows)


def _words(row: BodyRow) -> int:
    count = len(row.text.split()) + sum(_run_note(run) for run in row.runs)
    if isinstance(row.thing, Table):
        return count + _table_words(_Same(row.thing))
    if isinstance(row.thing, Picture):
        return count + len((row.thing.caption or "").split())
    if isinstance(row.thing, Annex):
        return count + len((row.thing.heading or "").split())
    return count


def _run_note(run: Run) -> int:
    return len((run.note or "").split())


class _Same:
    """A table that is looked up by being the same object."""

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.table is self.table

    def __hash__(self) -> int:
        return id(self.table)


@lru_cache(maxsize=64)
def _table_words(same: _Same) -> int:
    cells = grid_of(same.table).cells.values()
    inside = sum(len(words_of_cell(cell).split()) for cell in cells)
    notes = sum(len(words_of(one).split()) for one in table_notes(same.table))
    return inside + notes + len((same.table.caption or "").split())
