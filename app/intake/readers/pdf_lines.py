"""From placed characters to lines: words on one base line belong together, wide gaps part columns, rows of two columns at
the head or the foot become LEFT and RIGHT blocks, all other rows stay whole.

Pure geometry, in mm. Knows the words of a letterhead only to tell a paired region from a row of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from app.base.text import nfc, one_line
from app.intake.readers.columns import looks_paired
from app.intake.source import Box, Column, Line, Run

_COLUMN_GAP: Final = 2.2  # em: wider is no blank between words, even in justified lines
_APART_GAP: Final = 1.0  # em, between pieces that the file itself wrote apart
_WORD_GAP: Final = 0.16  # em
_SENTENCE_END: Final = re.compile(r"[.;:!?/]\W*$")
_FIGURE: Final = re.compile(r"\d+(?![.)]|\d)")  # "15/01/2026", but not the heads "1." and "2.1."
_RULE: Final = re.compile(r"[\W_]+")
# A place left blank for the pen is no gap between columns: "Số:        -KH/ĐTN", "ngày       tháng".
_PEN_BEFORE: Final = re.compile(r"(?:Số\s*:?|ngày|tháng|năm)$")
_BELOW_HEAD: Final = re.compile(r"\W*(?:(?:Đồng )?[Kk]ính (?:gửi|gởi|trình)|PHỤ LỤC|Phụ lục)")
# The mark of an automatic list, which a wide tab parts from its text: "Điều 1.", "2.1.", "a)", "-".
_LIST_MARK: Final = re.compile(
    r"(?:Điều \d{1,3}[.:]|(?:\d{1,2}\.){1,4}|\d{1,2}\)|[a-zđA-Z][.)]|[IVX]{1,5}[.)]|[-–+•])"
)
_MARKED: Final = re.compile(rf"{_LIST_MARK.pattern}\s")
_STAGGER: Final = 0.95  # em: two lines of one column never stand so close
_CENTRED: Final = 6.0  # mm off the middle of the text block
_MM_PER_POINT: Final = 25.4 / 72


class Font(NamedTuple):
    """Look of one text object."""

    name: str | None
    size: float
    bold: bool
    italic: bool


class Char(NamedTuple):
    """One character; ``middle`` is the middle of its line box. A blank or line end has no box and no font."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    middle: float
    font: Font | None


@dataclass(slots=True)
class _Piece:
    """Characters on one base line without a column gap."""

    chars: list[Char] = field(default_factory=list)
    x0: float = 0
    y0: float = 0
    x1: float = 0
    y1: float = 0
    middle: float = 0
    em: float = 4.0

    def take(self, char: Char) -> None:
        if not self.chars:
            self.x0, self.y0, self.x1, self.y1, self.middle = char[1:6]
            self.em = max(1.0, (char.font.size if char.font else 12) * _MM_PER_POINT)
        else:
            self.x0, self.x1 = min(self.x0, char.x0), max(self.x1, char.x1)
            self.y0, self.y1 = min(self.y0, char.y0), max(self.y1, char.y1)
        self.chars.append(char)

    @property
    def text(self) -> str:
        return one_line("".join(char.text for char in self.chars))

    @property
    def box(self) -> Box:
        return Box(round(self.x0, 2), round(self.y0, 2), round(self.x1, 2), round(self.y1, 2))


class _Row(NamedTuple):
    pieces: list[_Piece]

    @property
    def middle(self) -> float:
        return self.pieces[0].middle

    @property
    def em(self) -> float:
        return max(piece.em for piece in self.pieces)


def page_lines(chars: Sequence[Char], width: float) -> tuple[Line, ...]:
    """Lines of one page in reading order."""
    rows = _rows(_merged(_pieces(chars)))
    lines: list[Line] = []
    margin = _right_margin(rows, width)
    left = min((row.pieces[0].x0 for row in rows), default=0.0)
    centre = (margin + left) / 2
    if margin - left < 0.6 * width:
        # A page with a few short lines does not show its margins; offices bind on the left.
        margin, centre = width - 20, width / 2 + 4
    before: _Row | None = None
    index = 0
    while index < len(rows):
        end, gutter = _paired_until(rows, index, centre)
        if end > index:
            lines.extend(_paired(rows[index:end], gutter, before))
        else:
            end = index + 1
            lines.append(_whole(rows[index], before, margin))
        before = rows[end - 1]
        index = end
    return tuple(line for line in lines if line.text)


def _pieces(chars: Sequence[Char]) -> Iterable[_Piece]:
    """Runs of characters as the file gives them, cut at line ends, jumps and wide gaps."""
    piece = _Piece()
    blank: Char | None = None
    for char in chars:
        if char.font is None:
            if char.text == "\n":
                if piece.chars:
                    yield piece
                piece, blank = _Piece(), None
            else:
                blank = char
            continue
        if piece.chars:
            jump = abs(char.middle - piece.middle) > 0.6 * piece.em
            space = char.x0 - piece.x1
            wide = space > _COLUMN_GAP * piece.em and not _belongs(piece, char.text, space)
            if jump or wide or space < -2 * piece.em:
                yield piece
                piece, blank = _Piece(), None
            elif blank is not None or space > _WORD_GAP * piece.em:
                piece.chars.append(blank or Char(" ", 0, 0, 0, 0, 0, None))
        piece.take(char)
        blank = None
    if piece.chars:
        yield piece


def _belongs(piece: _Piece, following: str, space: float) -> bool:
    """Whether a wide gap is a place left blank in a number or a date, or stands behind the mark of a list."""
    if not 0 < space < 14 * piece.em:
        return False
    if following in ("-", "–", "/", "t", "n") and _PEN_BEFORE.search(piece.text) is not None:
        return True
    return space < 8 * piece.em and len(piece.chars) < 12 and _LIST_MARK.fullmatch(piece.text) is not None


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Pieces of one line that the file wrote apart, joined; top to bottom, left to right."""
    ordered = sorted(pieces, key=lambda piece: (piece.middle, piece.x0))
    rows: list[list[_Piece]] = []
    for piece in ordered:
        if rows and abs(piece.middle - rows[-1][0].middle) <= 0.35 * min(piece.em, rows[-1][0].em):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    merged: list[_Piece] = []
    for row in rows:
        row.sort(key=lambda piece: piece.x0)
        for index, piece in enumerate(row):
            last = merged[-1] if index else None
            space = piece.x0 - last.x1 if last is not None else 0.0
            near = (
                -0.5 * (last.em if last else 0) < space <= _APART_GAP * min(piece.em, last.em if last else 0)
            )
            if last is not None and (near or _belongs(last, piece.text[:1], space)):
                if space > _WORD_GAP * last.em:
                    last.chars.append(Char(" ", 0, 0, 0, 0, 0, None))
                for char in piece.chars:
                    if char.font is None:
                        last.chars.append(char)
                    else:
                        last.take(char)
            else:
                # Pieces of a row share its middle, so that rows can be told again later.
                piece.middle = row[0].middle
                merged.append(piece)
    return merged


def _rows(pieces: list[_Piece]) -> list[_Row]:
    return [_Row(list(group)) for _, group in groupby(pieces, key=lambda piece: piece.middle)]


def _right_margin(rows: list[_Row], width: float) -> float:
    """Where full lines end: the rightmost edge that at least two lines share, else the widest line."""
    ends = sorted((row.pieces[-1].x1 for row in rows), reverse=True)
    for first, second in pairwise(ends):
        if first - second < 2:
            return first
    return ends[0] if ends else width


def _split(rows: list[_Row], index: int) -> tuple[float, float] | None:
    """Limits of the gutter where row ``index`` shows two columns: by two pieces, or by standing beside the next row.

    Columns of different leading share no base line; then rows follow each other closer than lines of one column do.
    """
    if index >= len(rows):
        return None
    pieces = list(rows[index].pieces)
    if len(pieces) == 1 and index + 1 < len(rows) and len(rows[index + 1].pieces) == 1:
        beside = rows[index + 1]
        if beside.middle - rows[index].middle >= _STAGGER * min(beside.em, rows[index].em):
            return None
        pieces = sorted([*pieces, *beside.pieces], key=lambda piece: piece.x0)
    if len(pieces) != 2 or pieces[1].x0 - pieces[0].x1 < 2:
        return None
    return pieces[0].x1, pieces[1].x0


def _paired_until(rows: list[_Row], start: int, centre: float) -> tuple[int, float]:
    """End of the region of two columns that begins at ``start`` (``start`` itself when there is none), and its gutter.

    A region grows down from its first split row while every row keeps clear of the gutter between the columns.
    One column may begin a little above the other: such rows before the first split row belong to the region too.
    """
    split = start
    while (
        split < len(rows) and split - start <= 3 and len(rows[split].pieces) == 1 and not _split(rows, split)
    ):
        split += 1
    limits = _split(rows, split)
    if limits is None:
        return start, 0
    low, high = limits
    gutter = (low + high) / 2
    for row in rows[start:split]:
        piece = row.pieces[0]
        if _RULE.fullmatch(piece.text):
            return start, 0  # the rule under a subject is no head of a column
        # A line of the body that ends early is no part of the foot: only a right-hand piece or capitals may lead.
        if piece.x0 >= low + 1:
            high = min(high, piece.x0)
        elif piece.x1 <= high - 1 and (piece.text.isupper() or looks_paired(piece.text)):
            low = max(low, piece.x1)
        else:
            return start, 0
        if high - low < 2:
            return start, 0
    end = split + (1 if len(rows[split].pieces) == 2 else 2)
    texts = [piece.text for row in rows[start:end] for piece in row.pieces]
    while end < len(rows) and rows[end].middle - rows[end - 1].middle < 45:
        limits = _clear(rows[end], low, high)
        if limits is None:
            break
        if len(rows[end].pieces) == 1 and (
            _BELOW_HEAD.match(rows[end].pieces[0].text)
            or _is_centred(rows[end], centre)
            or _is_body(rows, end, high)
        ):
            break
        low, high = limits
        texts.extend(piece.text for piece in rows[end].pieces)
        end += 1
    first = [piece.text for row in rows[split : split + 2] for piece in row.pieces][:2]
    if looks_paired(*texts[:8]) or all(text.isupper() for text in first):
        return end, gutter
    return start, 0


def _is_centred(row: _Row, centre: float) -> bool:
    """A line on the middle of the text block stands under the head (type, subject), not in a column of it."""
    piece = row.pieces[0]
    if piece.text.startswith(("-", "–", "+")):
        return False
    return abs((piece.x0 + piece.x1) / 2 - centre) < _CENTRED


def _is_body(rows: list[_Row], index: int, high: float) -> bool:
    """A short line on the left after the head: of the body when the next row crosses the gutter from the same edge."""
    piece = rows[index].pieces[0]
    if piece.x0 >= high - 1 or piece.text.isupper():
        return False
    left_texts = piece.text.startswith(("-", "–", "+"))
    following = rows[index + 1].pieces[0] if index + 1 < len(rows) else None
    crosses = following is not None and following.x1 > high + 10 and following.x0 <= piece.x0 + 1
    return crosses and not left_texts


def _clear(row: _Row, low: float, high: float) -> tuple[float, float] | None:
    """The gutter narrowed by this row, None when the row crosses it."""
    for piece in row.pieces:
        middle = (low + high) / 2
        if piece.x1 <= high - 1 and (piece.x0 + piece.x1) / 2 < middle:
            low = max(low, piece.x1)
        elif piece.x0 >= low + 1:
            high = min(high, piece.x0)
        else:
            return None
    return (low, high) if high - low >= 1.5 else None


def _paired(rows: Sequence[_Row], gutter: float, before: _Row | None) -> Iterable[Line]:
    """The left column from top to bottom, then the right one."""
    sides: dict[Column, list[_Piece]] = {Column.LEFT: [], Column.RIGHT: []}
    for row in rows:
        for piece in row.pieces:
            centre = (piece.x0 + piece.x1) / 2
            sides[Column.LEFT if centre < gutter and piece.x0 < gutter - 1 else Column.RIGHT].append(piece)
    for side, pieces in sides.items():
        last: _Piece | None = None
        for piece in pieces:
            above = last.middle if last else (before.middle if before else None)
            gap = above is None or piece.middle - above > 2.1 * piece.em
            yield Line(piece.text, piece.box, _runs(piece), side, opens=True, gap=gap)
            last = piece


def _whole(row: _Row, before: _Row | None, margin: float) -> Line:
    """A row as one line; cells of a table are parted by tabs."""
    box = row.pieces[0].box
    runs: list[Run] = []
    for index, piece in enumerate(row.pieces):
        if index:
            runs.append(Run("\t"))
            box = box.around(piece.box)
        runs.extend(_runs(piece))
    text = "\t".join(piece.text for piece in row.pieces)
    pitch = row.middle - before.middle if before is not None else 0.0
    gap = before is None or pitch > 2.1 * row.em
    return Line(text, box, tuple(runs), Column.WHOLE, _opens(row, before, margin, gap=gap), gap)


def _opens(row: _Row, before: _Row | None, margin: float, *, gap: bool) -> bool:
    """A line goes on from the one before when that one was full and this one is not set in further."""
    if before is None or gap or len(row.pieces) > 1:
        return True
    if len(before.pieces) > 1:
        # A table's last cell may wrap: "Trước ngày" above, "25/12/2026" below it.
        cell, piece = before.pieces[-1], row.pieces[0]
        return abs(cell.x0 - piece.x0) > 2 or not _open_end(cell, piece)
    last, piece = before.pieces[0], row.pieces[0]
    if piece.text.startswith(("- ", "– ", "+ ")):
        return True
    full = last.x1 > margin - 12
    # Under the mark of a list the text hangs: further in than its mark, and still the same paragraph.
    hangs = last.text.startswith(("- ", "– ", "+ ", "• ")) or _MARKED.match(last.text) is not None
    indented = piece.x0 > last.x0 + (15 if hangs else 4)
    return indented or not (full or _open_end(last, piece))


def _open_end(last: _Piece, piece: _Piece) -> bool:
    """A short line may break too (a long word follows, a table's cell): the sentence says so."""
    return _SENTENCE_END.search(last.text) is None and (
        piece.text[:1].islower() or _FIGURE.match(piece.text) is not None
    )


def _runs(piece: _Piece) -> tuple[Run, ...]:
    """Characters of one look together; blanks go with what stands before them."""
    runs: list[Run] = []
    text, look = "", None
    for char in piece.chars:
        if char.font is not None and look is not None and char.font != look:
            runs.append(Run(nfc(text), look.name, look.size, look.bold, look.italic))
            text = ""
        look = char.font or look
        text += char.text
    if text:
        runs.append(Run(nfc(text), *look) if look else Run(nfc(text)))
    return tuple(runs)
