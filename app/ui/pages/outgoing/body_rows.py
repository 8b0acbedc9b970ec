"""The body as rows of an editor, and back: every row is one paragraph of text with a level, runs and perhaps a number.

Pure, no widget. ``body_of(rows_of(body)) == canonical(body)`` holds for every body that may be stored. An element with a title
*and* words takes two rows, the second marked as its tail; every other block takes one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal, TypeAlias, cast

from app.base.text import nfc
from app.layout.compose_count import Counter
from app.layout.parts import BodyBlock, Item, Level, Paragraph, Rich, Run
from app.standards import Standard

Align: TypeAlias = Literal["justify", "center", "left", "right"]
ALIGNS: Final = ("justify", "center", "left", "right")


class Form(StrEnum):
    """What a row is of its block."""

    WORDS = "words"
    TITLE = "title"
    TAIL = "tail"  # words under the title of the row before


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row. ``level`` None is a plain paragraph (or a tail)."""

    runs: tuple[Run, ...] = ()
    level: Level | None = None
    form: Form = Form.WORDS
    number: str | None = None
    align: Align = "justify"

    @property
    def text(self) -> str:
        return "".join(run.t for run in self.runs)


EMPTY: Final = BodyRow()

# --- text at the door -------------------------------------------------------------------------------------

_LINE_ENDS: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TABS: Final = re.compile(r"[\t\u00a0]? *\t[ \t]*")
_UNSEEN: Final = frozenset(
    (0xAD, 0x061C, 0xFEFF, 0xFFFC, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
)
_REFUSED: Final = frozenset(("Cc", "Cs", "Co", "Zl", "Zp"))


def cleaned(text: str) -> str:
    """NFC without what cannot be printed: control, direction and private characters, joiners. One line; blanks stay."""
    flat = _LINE_ENDS.sub(" ", _TABS.sub(" ", text))
    if flat.isascii() and flat.isprintable():
        return flat
    return nfc("".join(char for char in flat if _printable(char)))


def lines_of(text: str) -> list[str]:
    """Pasted text as clean lines; empty ones at the end are dropped, several between become none."""
    lines = [cleaned(line).strip(" ") for line in _LINE_ENDS.split(text)]
    return [line for line in lines if line] if len(lines) > 1 else lines


def _printable(char: str) -> bool:
    point = ord(char)
    if point in _UNSEEN or 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(char) not in _REFUSED


# --- runs ---------------------------------------------------------------------------------------------------


def merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Clean runs, neighbours of one look joined, empty ones gone."""
    made: list[Run] = []
    for run in runs:
        text = cleaned(run.t)
        if not text:
            continue
        if made and (made[-1].b, made[-1].i, made[-1].u) == (run.b, run.i, run.u):
            made[-1] = Run(t=nfc(made[-1].t + text), b=run.b, i=run.i, u=run.u)
        else:
            made.append(Run(t=text, b=run.b, i=run.i, u=run.u))
    return tuple(made)


def runs_of(rich: Rich | None) -> tuple[Run, ...]:
    if rich is None:
        return ()
    return merged([Run(t=rich)] if isinstance(rich, str) else rich)


def rich_of(runs: Sequence[Run]) -> Rich:
    """Plain words where no run has a look of its own."""
    if any(run.b or run.i or run.u for run in runs):
        return list(runs)
    return "".join(run.t for run in runs)


# --- rows and blocks ------------------------------------------------------------------------------------------


def rows_of(body: Sequence[BodyBlock]) -> list[BodyRow]:
    """The rows that show ``body``."""
    made: list[BodyRow] = []
    for block in body:
        if isinstance(block, Paragraph):
            made.append(BodyRow(runs_of(block.text), align=block.align))
            continue
        title, words = runs_of(block.title), runs_of(block.text)
        number = cleaned(block.number or "").strip() or None
        form = Form.TITLE if title else Form.WORDS
        made.append(BodyRow(title or words, block.level, form, number))
        if title and words:
            made.append(BodyRow(words, form=Form.TAIL))
    return made


def body_of(rows: Sequence[BodyRow]) -> list[BodyBlock]:
    """The body that ``rows`` show. A lone empty paragraph is no body; a tail without a title before it a paragraph."""
    made: list[BodyBlock] = []
    open_title = False
    for row in rows:
        words = rich_of(row.runs)
        if row.form is Form.TAIL and open_title:
            head = cast(Item, made[-1])
            if row.runs:
                made[-1] = Item(level=head.level, title=head.title, text=words, number=head.number)
            open_title = False
            continue
        open_title = False
        if row.level is None:
            made.append(Paragraph(words, align=row.align))
        elif row.form is Form.TITLE and row.runs:
            made.append(Item(level=row.level, title=words, number=row.number))
            open_title = True
        else:
            made.append(Item(level=row.level, text=words or None, number=row.number))
    if len(made) == 1 and made[0] == Paragraph(
        "", align=made[0].align if isinstance(made[0], Paragraph) else "justify"
    ):
        return []
    return made


def canonical(body: Sequence[BodyBlock]) -> list[BodyBlock]:
    """The one way of writing a body that prints the same: runs joined, no empty titles, plain words as a string."""
    return body_of(rows_of(body))


def paths_of(rows: Sequence[BodyRow]) -> list[str]:
    """The part of the letter that each row shows: 'body[3].title'."""
    paths: list[str] = []
    index, open_title = -1, False
    for row in rows:
        if row.form is Form.TAIL and open_title:
            paths.append(f"body[{index}].text")
            open_title = False
            continue
        index += 1
        titled = row.form is Form.TITLE and row.level is not None and bool(row.runs)
        paths.append(f"body[{index}].{'title' if titled else 'text'}")
        open_title = titled
    return paths


def find_path(paths: Sequence[str], part: str) -> int | None:
    """The row that shows a part; of 'body[3].number' the first row of that block."""
    if part in paths:
        return paths.index(part)
    block = part.partition(".")[0] + "."
    return next((at for at, path in enumerate(paths) if path.startswith(block)), None)


def labels_of(rows: Sequence[BodyRow], standard: Standard) -> list[str]:
    """The number with its mark before every row: 'Điều 3.', 'đ)', '-', or nothing."""
    counter = Counter(standard)
    made: list[str] = []
    for row in rows:
        style = standard.levels.get(row.level.value) if row.level is not None else None
        made.append(counter.next(style, row.number) if style is not None else "")
    return made


# --- what keys do ---------------------------------------------------------------------------------------------

_MARKS: Final = (
    (Level.ARTICLE, re.compile(r"(?:Điều|ĐIỀU|điều) (\d{1,3})[.:] ?")),
    (Level.DECIMAL_4, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2})\.? ")),
    (Level.DECIMAL_3, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})\.? ")),
    (Level.DECIMAL_2, re.compile(r"(\d{1,2}\.\d{1,2})\.? ")),
    (Level.CLAUSE, re.compile(r"(\d{1,2})[.)] ")),
    (Level.ROMAN, re.compile(r"([IVX]{1,5})[.-] ")),
    (Level.POINT, re.compile(r"([a-zđ])\) ")),
    (Level.DASH, re.compile(r"([-\u2013\u2022]) ")),
    (Level.PLUS, re.compile(r"(\+) ")),
)


def typed_mark(text: str) -> tuple[Level, int] | None:
    """Level and length of a number or mark typed at the beginning: '2. Các' is (CLAUSE, 3)."""
    for level, pattern in _MARKS:
        found = pattern.match(text)
        if found:
            return level, found.end()
    return None


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
    runs = row.runs
    mark = typed_mark(row.text) if level is not None and row.level is None else None
    if mark is not None and runs and mark[0] is level and len(runs[0].t) >= mark[1]:
        runs = merged([Run(t=runs[0].t[mark[1] :], b=runs[0].b, i=runs[0].i, u=runs[0].u), *runs[1:]])
    form = row.form if level is not None and row.form is Form.TITLE else Form.WORDS
    number = row.number if level is row.level else None
    return replace(
        row, runs=runs, level=level, form=form, number=number, align="justify" if level else row.align
    )
