"""What is pasted becomes parts of a letter: plain text by the marks at the head of its lines, HTML by its structure.

Pure: no window, no clipboard. Fonts, colours and styles of the source are dropped; words, bold, italic, underline, lists,
tables, footnotes and pictures that came along are kept. Marks ('Điều 1.', '1.', 'a)', '-') become levels whose numbers are
counted; a number that a count would not give stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from app.layout.compose_count import value_of
from app.layout.parts import BodyBlock, Cell, Item, Level, Paragraph, Run, Table, TableRow
from app.layout.rich import cut, merged, rich_of, split_lines, words_of

_MARKS: Final = (
    (Level.PART, re.compile(r"(?:Phần|PHẦN) ([IVXLC]{1,7}|\d{1,2}|(?:thứ|THỨ) \w+)(?:[.:-] ?| |$)")),
    (Level.CHAPTER, re.compile(r"(?:Chương|CHƯƠNG) ([IVXLC]{1,7}|\d{1,2})(?:[.:-] ?| |$)")),
    (Level.ARTICLE, re.compile(r"(?:Điều|ĐIỀU|điều) (\d{1,3}[a-zđ]?)[.:] ?")),
    (Level.DECIMAL_4, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2})\.? ")),
    (Level.DECIMAL_3, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})\.? ")),
    (Level.DECIMAL_2, re.compile(r"(\d{1,2}\.\d{1,2})\.? ")),
    (Level.CLAUSE, re.compile(r"(\d{1,2})[.)] ")),
    (Level.ROMAN, re.compile(r"([IVX]{1,5})[.-] ")),
    (Level.POINT, re.compile(r"([a-zđ])\) ")),
    (Level.DASH, re.compile(r"([-\u2013\u2014\u2022\u00b7\uf0b7\u25aa]) ")),
    (Level.PLUS, re.compile(r"(\+) ")),
)
_NUMERALS: Final = {
    Level.PART: "roman",
    Level.CHAPTER: "roman",
    Level.ROMAN: "roman",
    Level.POINT: "letters",
}
_HEADINGS: Final = (Level.PART, Level.CHAPTER, Level.ROMAN, Level.ARTICLE)
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the clipboard held, as parts."""

    blocks: tuple[BodyBlock, ...]
    images: tuple[bytes, ...] = ()
    """Pictures that came with it: ``Picture.image`` 'paste:0' is the first."""
    pictures_left: int = 0
    """Pictures that the source only pointed to."""

    @property
    def inline(self) -> tuple[Run, ...] | None:
        """The words, when it is one plain paragraph: they go into the line of the caret."""
        if len(self.blocks) != 1 or not isinstance(self.blocks[0], Paragraph):
            return None
        text = self.blocks[0].text
        return merged([Run(t=text)] if isinstance(text, str) else text)


def typed_mark(text: str) -> tuple[Level, int] | None:
    """Level and length of a number or mark typed at the beginning: '2. Các' is (CLAUSE, 3)."""
    for level, pattern in _MARKS[2:]:
        found = pattern.match(text)
        if found:
            return level, found.end()
    return None


def pasted(html: str | None, text: str) -> Pasted:
    """The clipboard as parts: HTML where there is any that says something, else its text. Words in fonts of before Unicode
    (.VnTime, VNI-Times) become Unicode."""
    if html and "<" in html:
        from app.services.pasting_html import read_html

        made = read_html(html)
        if made.blocks or made.pictures_left:
            return made
    return from_text(text)


def from_text(text: str) -> Pasted:
    """Plain text: every line a paragraph or, by its mark, an element; a single line is left as it is.

    Lines that all hold tabs are a table: that is how spreadsheets give plain text.
    """
    lines = split_lines(text.rstrip("\r\n"))
    if len(lines) == 1 and "\t" not in text:
        return Pasted((Paragraph("".join(run.t for run in merged([Run(t=lines[0])]))),))
    filled = [line for line in lines if line.strip(" \t\u00a0")]
    if not filled:
        return Pasted(())
    if len(filled) > 1 and all("\t" in line.strip(" ") for line in filled):
        return Pasted((_tabbed(filled),))
    blocks = [element(merged([Run(t=line.strip(" \t\u00a0"))])) for line in filled]
    return Pasted(tuple(numbered(blocks)))


def _tabbed(lines: Sequence[str]) -> BodyBlock:
    cells = [[rich_of(merged([Run(t=one.strip())])) for one in line.split("\t")] for line in lines]
    wide = min(63, max(len(row) for row in cells))
    rows = []
    for row in cells:
        kept = [*row[: wide - 1], " ".join(str(one) for one in row[wide - 1 :])]
        rows.append(TableRow([str(one) for one in [*kept, *[""] * wide][:wide]]))
    return Table(rows, head=0)


# --- elements ---------------------------------------------------------------------------------------------------


def element(
    runs: tuple[Run, ...], *, align: str = "justify", heading: bool = False, level: Level | None = None
) -> BodyBlock:
    """A paragraph, or an element when it begins with a mark or ``level`` is known. Its number is as it was written."""
    text = "".join(run.t for run in runs)
    found = _mark(text)
    if found is None and level is None:
        whole = tuple(Run(t=r.t, b=r.b or heading, i=r.i, u=r.u, note=r.note) for r in runs)
        return Paragraph(rich_of(whole), align=align)  # type: ignore[arg-type]
    number: str | None = None
    if found is not None:
        level, length, number = found
        runs = cut(runs, length)
    assert level is not None
    bare = "".join(run.t for run in runs)
    words = [run for run in runs if run.t.strip()]
    strong = bool(words) and all(run.b for run in words)
    capital = level in _HEADINGS and bare.isupper()
    titled = bool(bare) and len(bare) <= _LONGEST_TITLE and (heading or strong or capital)
    if titled:
        plain = merged([Run(t=r.t, i=r.i and level not in _HEADINGS, u=r.u, note=r.note) for r in runs])
        return Item(level=level, title=rich_of(plain), number=number)
    return Item(level=level, text=rich_of(runs) or None, number=number)


def _mark(text: str) -> tuple[Level, int, str | None] | None:
    for level, pattern in _MARKS:
        found = pattern.match(text)
        if found is None:
            continue
        if level in (Level.PART, Level.CHAPTER) and not _large(level, found[1], text[found.end() :]):
            continue
        number = None if level in (Level.DASH, Level.PLUS) else found[1]
        return level, found.end(), number
    return None


def _large(level: Level, number: str, rest: str) -> bool:
    """'Chương I' is a heading; 'Chương I của Điều lệ quy định …' is a sentence."""
    return not rest or (rest[:1].isupper() and len(rest) <= _LONGEST_TITLE and value_of(number, "roman") != 0)


def numbered(blocks: Sequence[BodyBlock]) -> list[BodyBlock]:
    """Numbers that a count within these blocks gives are counted; others stay as written ('Điều 5.' of a quoted law)."""
    last: dict[Level, int] = {}
    made: list[BodyBlock] = []
    for block in blocks:
        if not isinstance(block, Item) or block.number is None:
            made.append(block)
            continue
        numerals = _NUMERALS.get(block.level, "arabic")
        value = value_of(block.number, numerals)
        before = last.get(block.level, 0)
        for level in list(last):
            if _depth(level) > _depth(block.level):
                del last[level]
        last[block.level] = value if value is not None else before + 1
        exact = value == before + 1 and (numerals != "arabic" or not block.number[-1:].isalpha())
        made.append(msgspec.structs.replace(block, number=None) if exact else block)
    return made


def _depth(level: Level) -> int:
    return tuple(Level).index(level)


def joined_title(blocks: Sequence[BodyBlock]) -> list[BodyBlock]:
    """'Chương I' and the line under it are one element."""
    made: list[BodyBlock] = []
    for block in blocks:
        last = made[-1] if made else None
        if (
            isinstance(last, Item)
            and last.level in (Level.PART, Level.CHAPTER)
            and not last.title
            and not last.text
            and isinstance(block, Paragraph)
            and (block.align == "center" or words_of(block.text).isupper())
            and words_of(block.text).strip()
        ):
            made[-1] = msgspec.structs.replace(last, title=words_of(block.text))
        else:
            made.append(block)
    return made


def cell_of(
    paragraphs: Sequence[Paragraph], *, across: int = 1, down: int = 1, align: str | None = None
) -> Cell:
    """A cell of these paragraphs: one is its text."""
    kept = [one for one in paragraphs if words_of(one.text).strip()]
    sides = {one.align for one in kept} - {"justify"}
    side = align or (sides.pop() if len(sides) == 1 else None)
    plain = [msgspec.structs.replace(one, align="justify") if one.align == side else one for one in kept]
    if len(plain) > 1:
        return Cell(paragraphs=plain, across=across, down=down, align=side)  # type: ignore[arg-type]
    text = plain[0].text if plain else ""
    return Cell(text=text, across=across, down=down, align=side)  # type: ignore[arg-type]
