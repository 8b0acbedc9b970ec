"""The body and the annexes as rows of an editor, and back: every row is one paragraph of the text document.

Pure, no widget. ``parts_of(rows_of(body, annexes))`` is the canonical way of writing both. An element with a title *and* words
takes two rows, the second marked as its tail; a table, a picture and a page break take one row each (``thing``); an annex
begins with a row that holds its title. Every other block takes one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias, cast

import msgspec

from app.layout.compose_count import Counter, roman
from app.layout.parts import (
    Annex,
    BodyBlock,
    Break,
    Item,
    Level,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)
from app.layout.rich import cleaned, cut, merged, rich_of, runs_of, words_of
from app.services.pasting import typed_mark
from app.standards import Standard
from app.standards.pattern import fill

Align: TypeAlias = Literal["justify", "center", "left", "right"]
ALIGNS: Final = ("justify", "center", "left", "right")
Thing: TypeAlias = Table | Picture | Break | Annex
"""What a row may be besides text. An annex stands here without title and body: those are the row's words and the rows below."""


class Form(StrEnum):
    """What a row is of its block."""

    WORDS = "words"
    TITLE = "title"
    TAIL = "tail"  # words under the title of the row before


class Quoted(StrEnum):
    """Whether a row stands in a quotation, and begins one."""

    NO = ""
    FIRST = "first"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row. ``level`` None is a plain paragraph (or a tail)."""

    runs: tuple[Run, ...] = ()
    level: Level | None = None
    form: Form = Form.WORDS
    number: str | None = None
    align: Align = "justify"
    quoted: Quoted = Quoted.NO
    thing: Thing | None = None

    @property
    def text(self) -> str:
        return "".join(run.t for run in self.runs)

    @property
    def solid(self) -> bool:
        """Not text: a table, a picture, a page break."""
        return self.thing is not None and not isinstance(self.thing, Annex)


EMPTY: Final = BodyRow()

# --- rows and blocks ------------------------------------------------------------------------------------------


def rows_of(body: Sequence[BodyBlock], annexes: Sequence[Annex] = ()) -> list[BodyRow]:
    """The rows that show a body and the annexes after it."""
    made = _body_rows(body)
    if annexes and not made:
        made = [EMPTY]
    for annex in annexes:
        subject = merged([Run(t=annex.subject)])
        made.append(BodyRow(subject, thing=msgspec.structs.replace(annex, subject="", body=[])))
        made += _body_rows(annex.body) or [EMPTY]
    return made


def _body_rows(body: Sequence[BodyBlock]) -> list[BodyRow]:
    made: list[BodyRow] = []
    for block in body:
        if isinstance(block, Quote):
            inner = [row for one in block.blocks for row in _text_rows(one)]
            made += [replace(row, quoted=Quoted.MORE if at else Quoted.FIRST) for at, row in enumerate(inner)]
        elif isinstance(block, Paragraph | Item):
            made += _text_rows(block)
        else:
            made.append(BodyRow(thing=block))
    return made


def _text_rows(block: Paragraph | Item) -> list[BodyRow]:
    if isinstance(block, Paragraph):
        return [BodyRow(runs_of(block.text), align=block.align)]
    title, words = runs_of(block.title), runs_of(block.text)
    number = cleaned(block.number or "").strip() or None
    head = BodyRow(title or words, block.level, Form.TITLE if title else Form.WORDS, number)
    return [head, BodyRow(words, form=Form.TAIL)] if title and words else [head]


class Parts(NamedTuple):
    """What rows show."""

    body: list[BodyBlock]
    annexes: list[Annex]
    paths: list[str]
    """The part of the letter that each row shows: 'body[3].title', 'annexes[0].body[2].text'."""


def parts_of(rows: Sequence[BodyRow]) -> Parts:
    """Body, annexes and paths. A lone empty paragraph is no body; a tail without a title before it a paragraph."""
    return _Reading(rows).parts()


_PATH: Final = re.compile(
    r"(?:annexes\[(\d+)\]\.)?(?:body\[(\d+)\](?:\.blocks\[(\d+)\])?(?:\.(text|title))?|(subject))"
)


def retold(parts: Parts, at: int, row: BodyRow) -> Parts:
    """The parts with other words in row ``at``, whose shape is as it was: one key in a long letter."""
    found = _PATH.fullmatch(parts.paths[at])
    assert found is not None
    annexes = list(parts.annexes)
    number = int(found[1]) if found[1] else -1
    if found[5]:
        annexes[number] = msgspec.structs.replace(annexes[number], subject=row.text)
        return Parts(parts.body, annexes, parts.paths)
    body = list(annexes[number].body if found[1] else parts.body)
    index = int(found[2])
    block = body[index]
    if found[3] and isinstance(block, Quote):
        inner = list(block.blocks)
        inner[int(found[3])] = _retold(inner[int(found[3])], found[4], row)
        body[index] = Quote(inner)
    elif isinstance(block, Paragraph | Item):
        body[index] = _retold(block, found[4], row)
    elif row.thing is not None and not isinstance(row.thing, Annex):
        body[index] = row.thing
    if not found[1]:
        return Parts(body, parts.annexes, parts.paths)
    annexes[number] = msgspec.structs.replace(annexes[number], body=body)
    return Parts(parts.body, annexes, parts.paths)


def _retold(block: Paragraph | Item, name: str, row: BodyRow) -> Paragraph | Item:
    words = rich_of(row.runs)
    if isinstance(block, Paragraph):
        return Paragraph(words, align=block.align)
    if name == "title":
        return msgspec.structs.replace(block, title=words)
    return msgspec.structs.replace(block, text=words or None)


def same_shape(one: BodyRow, other: BodyRow) -> bool:
    """Whether two rows differ in their words (or in the data of the same kind of thing) alone."""
    return (
        bool(one.runs) == bool(other.runs)
        and type(one.thing) is type(other.thing)
        and (one.level, one.form, one.number, one.align, one.quoted)
        == (other.level, other.form, other.number, other.align, other.quoted)
        and (not isinstance(one.thing, Annex) or one.thing == other.thing)
        and (not one.solid or not (one.runs or other.runs))
    )


def counts_alike(one: BodyRow, other: BodyRow) -> bool:
    """Whether footnotes, tables and pictures are counted alike in both."""
    notes = [bool((run.note or "").strip()) for run in one.runs if run.note is not None]
    others = [bool((run.note or "").strip()) for run in other.runs if run.note is not None]
    return notes == others and not one.solid and not other.solid


def body_of(rows: Sequence[BodyRow]) -> list[BodyBlock]:
    """The body that ``rows`` show."""
    return parts_of(rows).body


def paths_of(rows: Sequence[BodyRow]) -> list[str]:
    return parts_of(rows).paths


class _Reading:
    """One pass over rows."""

    def __init__(self, rows: Sequence[BodyRow]) -> None:
        self._bodies: list[list[BodyBlock]] = [[]]
        self._heads: list[Annex] = []
        self._quote: list[Paragraph | Item] | None = None
        self._titled: tuple[list[BodyBlock], str] | None = None
        """The list whose last element is a title that waits for its words, and its path."""
        self._paths = [self._read(row) for row in rows]
        self._end_quote()

    def parts(self) -> Parts:
        bodies = [[] if _blank(one) else one for one in self._bodies]
        annexes = [
            msgspec.structs.replace(head, body=body)
            for head, body in zip(self._heads, bodies[1:], strict=True)
        ]
        return Parts(bodies[0], annexes, self._paths)

    def _read(self, row: BodyRow) -> str:
        if isinstance(row.thing, Annex):
            self._end_quote()
            self._titled = None
            self._heads.append(msgspec.structs.replace(row.thing, subject=row.text))
            self._bodies.append([])
            return f"annexes[{len(self._heads) - 1}].subject"
        if row.form is Form.TAIL and self._titled is not None and row.thing is None:
            return self._tail(row)
        self._titled = None
        if row.thing is not None:
            self._end_quote()
            self._bodies[-1].append(row.thing)
            path = self._path()
            if row.runs:  # words that came beside it by a way nobody thought of: kept
                self._bodies[-1].append(Paragraph(rich_of(row.runs)))
            return path
        return self._text(row)

    def _tail(self, row: BodyRow) -> str:
        assert self._titled is not None
        where, path = self._titled
        self._titled = None
        if row.runs:
            where[-1] = msgspec.structs.replace(cast(Item, where[-1]), text=rich_of(row.runs))
        return f"{path}.text"

    def _text(self, row: BodyRow) -> str:
        block, titled = _block(row)
        if row.quoted is Quoted.NO:
            self._end_quote()
            where, path = self._bodies[-1], ""
            where.append(block)
            path = self._path()
        else:
            if self._quote is None or row.quoted is Quoted.FIRST:
                self._end_quote()
                self._quote = []
            self._quote.append(block)
            where = cast("list[BodyBlock]", self._quote)
            path = f"{self._path(1)}.blocks[{len(where) - 1}]"
        if titled:
            self._titled = where, path
        return f"{path}.{'title' if titled else 'text'}"

    def _path(self, more: int = 0) -> str:
        prefix = f"annexes[{len(self._heads) - 1}]." if self._heads else ""
        return f"{prefix}body[{len(self._bodies[-1]) - 1 + more}]"

    def _end_quote(self) -> None:
        if self._quote:
            self._bodies[-1].append(Quote(self._quote))
        self._quote = None


def _block(row: BodyRow) -> tuple[Paragraph | Item, bool]:
    """The block of a row of text, and whether it is a title."""
    words = rich_of(row.runs)
    if row.level is None:
        return Paragraph(words, align=row.align), False
    if row.form is Form.TITLE and row.runs:
        return Item(level=row.level, title=words, number=row.number), True
    return Item(level=row.level, text=words or None, number=row.number), False


def _blank(body: Sequence[BodyBlock]) -> bool:
    return len(body) == 1 and isinstance(body[0], Paragraph) and body[0].text == ""


def canonical(body: Sequence[BodyBlock]) -> list[BodyBlock]:
    """The one way of writing a body that prints the same: runs joined, no empty titles, plain words as a string."""
    return body_of(rows_of(body))


def find_path(paths: Sequence[str], part: str) -> int | None:
    """The row that shows a part, or holds it: of 'body[3].number' the first row of that block, of a cell its table."""
    wanted = part
    while wanted:
        if wanted in paths:
            return paths.index(wanted)
        if wanted.endswith("]"):
            inner = wanted + "."
            found = next((at for at, path in enumerate(paths) if path.startswith(inner)), None)
            if found is not None:
                return found
        wanted = wanted[: max(wanted.rfind("."), wanted.rfind("["), 0)]
    return None


# --- numbers ----------------------------------------------------------------------------------------------------


def labels_of(rows: Sequence[BodyRow], standard: Standard) -> list[str]:
    """The number with its mark before every row: 'Điều 3.', 'đ)', '-', 'PHỤ LỤC I', or nothing."""
    counter, quoting = Counter(standard), Counter(standard)
    heads = _annex_labels([row.thing for row in rows if isinstance(row.thing, Annex)], standard)
    made: list[str] = []
    inside = False
    for row in rows:
        if isinstance(row.thing, Annex):
            counter, inside = Counter(standard), False
            made.append(next(heads))
            continue
        if row.quoted is Quoted.FIRST or (row.quoted and not inside):
            quoting = Counter(standard)
        inside = bool(row.quoted) and row.thing is None
        style = standard.levels.get(row.level.value) if row.level is not None else None
        counting = quoting if inside else counter
        made.append(counting.next(style, row.number) if style is not None else "")
    return made


def _annex_labels(annexes: Sequence[Annex], standard: Standard) -> Iterator[str]:
    """'Phụ lục', 'Phụ lục II' when several are counted, or the heading given, or the kind that is issued."""
    counted = [not one.kind and not (one.heading or "").strip() for one in annexes]
    count = 0
    for one, counts in zip(annexes, counted, strict=True):
        count += counts
        if counts:
            number = roman(count) if sum(counted) > 1 else ""
            yield fill(standard.word("annex_label"), {"n": number})
        elif one.kind and one.kind in standard.kinds:
            yield standard.kind(one.kind).name.upper()
        else:
            yield (one.heading or one.kind or "").strip()


# --- what keys do ---------------------------------------------------------------------------------------------

_LADDER: Final = (None, Level.CLAUSE, Level.POINT, Level.DASH, Level.PLUS)
_DECIMALS: Final = (Level.CLAUSE, Level.DECIMAL_2, Level.DECIMAL_3, Level.DECIMAL_4)


def stepped(level: Level | None, by: int) -> Level | None:
    """One level deeper (Tab) or shallower (Shift+Tab): đoạn, 1., a), -, +. A decimal goes to the next decimal."""
    if level in _DECIMALS[1:]:
        at = _DECIMALS.index(level) + by
        return _DECIMALS[min(at, len(_DECIMALS) - 1)]
    if level not in _LADDER:  # the large ones: phần, chương, mục, I., Điều
        return Level.CLAUSE if by > 0 else None
    at = _LADDER.index(level) + by
    return _LADDER[max(0, min(at, len(_LADDER) - 1))]


def as_level(row: BodyRow, level: Level | None) -> BodyRow:
    """The row at another level; a counted number stays counted, a typed one at the beginning of the words goes."""
    if row.thing is not None:
        return row
    runs = row.runs
    mark = typed_mark(row.text) if level is not None and row.level is None else None
    if mark is not None and mark[0] is level:
        runs = cut(runs, mark[1])
    form = row.form if level is not None and row.form is Form.TITLE else Form.WORDS
    number = row.number if level is row.level else None
    return replace(
        row, runs=runs, level=level, form=form, number=number, align="justify" if level else row.align
    )


# --- sections -----------------------------------------------------------------------------------------------------


def section_end(rows: Sequence[BodyRow], at: int, standard: Standard) -> int:
    """The row after the last one that stands under row ``at``: its tail, and all that is smaller than it."""
    first = rows[at]
    annex = isinstance(first.thing, Annex)
    rank = _rank(first, standard)
    end = at + 1
    while end < len(rows):
        row = rows[end]
        if isinstance(row.thing, Annex):
            break
        own = _rank(row, standard)
        if not annex and (rank is None or (own is not None and own <= rank)) and row.form is not Form.TAIL:
            break
        end += 1
    return end


def _rank(row: BodyRow, standard: Standard) -> int | None:
    style = standard.levels.get(row.level.value) if row.level is not None else None
    return style.rank if style is not None else None


def section_moved(rows: Sequence[BodyRow], at: int, before: int, standard: Standard) -> list[BodyRow] | None:
    """The rows with the section of row ``at`` set before row ``before``; None when it cannot stand there."""
    end = section_end(rows, at, standard)
    if at <= before <= end or not 0 <= before <= len(rows):
        return None
    annexes = [i for i, row in enumerate(rows) if isinstance(row.thing, Annex)]
    if isinstance(rows[at].thing, Annex) and before < len(rows) and before not in annexes:
        return None  # an annex stands before another annex or at the end
    if before < len(rows) and rows[before].form is Form.TAIL:
        return None
    taken = list(rows[at:end])
    left = [*rows[:at], *rows[end:]]
    to = before if before < at else before - (end - at)
    return [*left[:to], *taken, *left[to:]]


__all__ = [
    "ALIGNS",
    "EMPTY",
    "Align",
    "BodyRow",
    "Form",
    "Parts",
    "Quoted",
    "Thing",
    "as_level",
    "body_of",
    "canonical",
    "find_path",
    "labels_of",
    "parts_of",
    "paths_of",
    "rows_of",
    "section_end",
    "section_moved",
    "stepped",
    "words_of",
]
