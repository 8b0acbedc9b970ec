"""Rows put between the words at the caret: what pasting does to the rows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from app.layout.compose_count import Counter
from app.layout.parts import Annex, Level
from app.layout.rich import cut, merged
from app.standards import Standard
from app.ui.pages.outgoing.body_rows import EMPTY, BodyRow, Form, Quoted, as_level, labels_of

_LARGE = (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)


class Place(NamedTuple):
    """A row and a character in it, footnote marks not counted."""

    row: int
    at: int


def taken_out(rows: Sequence[BodyRow], start: Place, end: Place) -> list[BodyRow]:
    """The rows without what stands between two places; a solid row goes only when it is passed whole."""
    if start == end:
        return list(rows)
    first, last = rows[start.row], rows[end.row]
    head = () if first.solid else cut(first.runs, 0, start.at)
    tail = () if last.solid else cut(last.runs, end.at)
    keeper = last if first.solid and not last.solid else first
    if keeper.solid:
        keeper = EMPTY
    return [*rows[: start.row], replace(keeper, runs=merged([*head, *tail])), *rows[end.row + 1 :]]


def inserted(
    rows: Sequence[BodyRow], at: Place, fresh: Sequence[BodyRow], standard: Standard
) -> tuple[list[BodyRow], Place]:
    """The rows with ``fresh`` put in at a place, and where the caret stands then."""
    row = rows[at.row]
    fresh = _fitting(row, fresh, standard)
    if row.solid or isinstance(row.thing, Annex):
        after = list(fresh)
        made = [*rows[: at.row + 1], *after, *rows[at.row + 1 :]]
        end = at.row + len(after)
        return made, Place(end, len(made[end].text))
    left, right = cut(row.runs, 0, at.at), cut(row.runs, at.at)
    middle = list(fresh)
    if left and _plain(middle[0]):
        middle[0] = replace(row, runs=merged([*left, *middle[0].runs]))
    elif left:
        middle.insert(0, replace(row, runs=left))
    elif _plain(middle[0]) and row.level is not None and middle[0].level is None:
        middle[0] = replace(row, runs=middle[0].runs)
    caret = len(middle[-1].text)
    if right and not middle[-1].solid and (len(middle) == 1 or _plain(fresh[-1])):
        middle[-1] = replace(middle[-1], runs=merged([*middle[-1].runs, *right]))
    elif right:
        middle.append(replace(row, runs=right, number=None, form=Form.WORDS))
        caret, end = 0, len(middle) - 1
        return [*rows[: at.row], *middle, *rows[at.row + 1 :]], Place(at.row + end, caret)
    elif middle[-1].solid and at.row + 1 >= len(rows):
        middle.append(EMPTY)
        caret = 0
    made = [*rows[: at.row], *middle, *rows[at.row + 1 :]]
    last = at.row + len(middle) - 1
    first = at.row
    return _settled(made, first, last, standard), Place(last, caret)


def _plain(row: BodyRow) -> bool:
    return row.level is None and row.thing is None and row.form is Form.WORDS and row.align == "justify"


def _fitting(row: BodyRow, fresh: Sequence[BodyRow], standard: Standard) -> list[BodyRow]:
    """Levels that the standard has; several plain lines take the level of the row they come into; a quotation goes on."""
    made = [_fit_level(one, standard) for one in fresh] or [EMPTY]
    if len(made) > 1 and row.level is not None and all(_plain(one) for one in made):
        made = [as_level(one, row.level) for one in made]
    if row.quoted and not any(one.thing for one in made):
        made = [replace(one, quoted=Quoted.MORE) for one in made]
        if row.quoted is Quoted.FIRST and not row.runs:
            made[0] = replace(made[0], quoted=Quoted.FIRST)
    return made


def _fit_level(row: BodyRow, standard: Standard) -> BodyRow:
    if row.level is None or row.level.value in standard.levels:
        return row
    other = Level.ROMAN if row.level in _LARGE else Level.CLAUSE
    return replace(row, level=other if other.value in standard.levels else None, number=None)


def _settled(rows: list[BodyRow], first: int, last: int, standard: Standard) -> list[BodyRow]:
    """Numbers that came with the text and that the count gives here anyway are counted."""
    if not any(one.number for one in rows[first : last + 1]):
        return rows
    made = list(rows)
    given = labels_of(rows, standard)
    counter = Counter(standard)
    for at, row in enumerate(rows[: last + 1]):
        if isinstance(row.thing, Annex):
            counter = Counter(standard)
        style = standard.levels.get(row.level.value) if row.level is not None else None
        if style is None or row.quoted:
            continue
        if at >= first and row.number is not None:
            free = counter.copy().next(style, None)
            if free == given[at]:
                made[at] = row = replace(row, number=None)
        counter.next(style, row.number)
    return made
