"""A filled form: every figure with whom it counts, the same form by sub-units, and what does not add up.

Pure: crowds in, figures out. Whoever stands behind a figure is told by ``people``; a typed figure has nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from app.domain.reports.crowd import Crowd
from app.domain.reports.forms import Form, Head, Line, cell

Value: TypeAlias = int | float | None
"""None: nothing was typed, or the share of nothing."""
Crowds: TypeAlias = Callable[[str], Crowd]
"""The crowd of a source, read when first asked for."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What does not add up in typed figures."""

    cell: str
    kind: str
    """'negative', 'more' (than what it is a part of), 'missing'."""
    row: str
    column: str
    than: str = ""
    """Label of what it must not exceed."""


@dataclass(slots=True)
class Sheet:
    form: Form
    values: dict[str, Value] = field(default_factory=dict)
    chosen: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Of each counted cell: sources, and which rows of each."""
    crowds: dict[str, Crowd] = field(default_factory=dict)
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a sheet that was handed in: those behind each figure then."""

    def people(self, at: str) -> tuple[str, ...]:
        """Ids of those behind a figure, each once."""
        if at in self.kept:
            return self.kept[at]
        parts = self.chosen.get(at, ())
        if len(parts) == 1:
            return self.crowds[parts[0][0]].people(parts[0][1])
        found: dict[str, None] = {}
        for source, mask in parts:
            found.update(dict.fromkeys(self.crowds[source].people(mask)))
        return tuple(found)


def fill(form: Form, crowds: Crowds, typed: Mapping[str, Value]) -> Sheet:
    """Count, add up, divide; typed figures as they were typed."""
    sheet = Sheet(form)
    for row in form.rows:
        for head in form.columns:
            if row.heading or (row.only and head.key not in row.only):
                continue
            at = cell(row.key, head.key)
            if row.source:
                _count(sheet, at, row, head, crowds)
            elif row.typed:
                sheet.values[at] = typed.get(at)
            else:
                _reckon(sheet, at, row, head)
        if row.typed:
            _across(sheet, row)
    return sheet


def by_columns(form: Form, columns: tuple[Head, ...]) -> Form:
    """The counted rows of a form with other columns: sub-units in place of break-downs."""
    kept: set[str] = set()
    rows = []
    for row in form.rows:
        parts = [one.removeprefix("-") for one in (*row.sum, *row.percent)]
        if row.heading or (row.source and not row.only) or (parts and kept.issuperset(parts)):
            kept.add(row.key)
            rows.append(row)
    full = [at for at, row in enumerate(rows) if not row.heading]
    shown = tuple(row for at, row in enumerate(rows) if not row.heading or any(at < one for one in full))
    return Form(
        form.name, form.title, form.rhythm, form.source, form.certainty, shown, columns, form.seen, form.note, form.short, form.number
    )  # fmt: skip


def _count(sheet: Sheet, at: str, row: Line, head: Head, crowds: Crowds) -> None:
    crowd = sheet.crowds.get(row.source)
    if crowd is None:
        crowd = sheet.crowds[row.source] = crowds(row.source)
    mask = crowd.choose(row.where) & crowd.choose(head.where)
    sheet.chosen[at] = ((row.source, mask),)
    sheet.values[at] = crowd.many(mask) if row.count == "persons" else crowd.rows(mask)


def _reckon(sheet: Sheet, at: str, row: Line, head: Head) -> None:
    if row.percent:
        part, whole = (sheet.values.get(cell(one, head.key)) for one in row.percent)
        sheet.values[at] = round(100 * part / whole, 1) if part is not None and whole else None
        sheet.chosen[at] = sheet.chosen.get(cell(row.percent[0], head.key), ())
        return
    total: Value = None
    for one in row.sum:
        value = sheet.values.get(cell(one.removeprefix("-"), head.key))
        if value is not None:
            total = (total or 0) + (-value if one.startswith("-") else value)
    sheet.values[at] = total
    added = [one for one in row.sum if not one.startswith("-")]
    sheet.chosen[at] = tuple(pair for one in added for pair in sheet.chosen.get(cell(one, head.key), ()))


def _across(sheet: Sheet, row: Line) -> None:
    """Columns of a typed row that are the sum of others."""
    for head in sheet.form.columns:
        if head.sum:
            parts = [sheet.values.get(cell(row.key, one)) for one in head.sum]
            known = [one for one in parts if one is not None]
            sheet.values[cell(row.key, head.key)] = sum(known) if known else None


def wrongs(sheet: Sheet) -> tuple[Wrong, ...]:
    """What does not add up."""
    return tuple(_wrongs(sheet))


def _wrongs(sheet: Sheet) -> Iterator[Wrong]:
    rows = {one.key: one for one in sheet.form.rows}
    heads = {one.key: one for one in sheet.form.columns}
    for row, head in sheet.form.cells():
        at = cell(row.key, head.key)
        value = sheet.values.get(at)
        if value is None:
            if row.typed and not head.sum:
                yield Wrong(at, "missing", row.label, head.label)
            continue
        if value < 0:
            yield Wrong(at, "negative", row.label, head.label)
        over = sheet.values.get(cell(row.within, head.key)) if row.within else None
        if over is not None and value > over:
            yield Wrong(at, "more", row.label, head.label, rows[row.within].label)
        over = sheet.values.get(cell(row.key, head.within)) if head.within else None
        if row.typed and over is not None and value > over:
            yield Wrong(at, "more", row.label, head.label, heads[head.within].label)
