"""The number and the day written by hand: told from print by their build, kept out of the text, shown as a cut-out.

Print stands on its line, is as tall as its neighbours and as wide as a figure is; a pen keeps none of the three. In doubt
it is called hand: a clerk types a number in a second, but a wrong one stays in the register.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median
from typing import Final, NamedTuple

from app.base.text import fold
from app.intake.ocr.words import HandMark, Picture, Rect, Word

_HEAD: Final = 0.55  # of the page's height: number and date stand above
_NUMBER: Final = re.compile(r"^\W{0,2}(?:s[oaeó0]|5o|so)\s?[:;.]+|^\W{0,2}so(?=\s*\d+[a-z]?\s?[-–/])")
_DAY: Final = re.compile(r"n[gq]?[aă]?[yv]|ngay")
# "6 tháng đầu năm 2026" is no date: the day's word stands before the month's.
_DATED: Final = re.compile(r"(?:n[gq]?a?[yv]|ngay)\W?.{0,12}thang.*nam.*[12]\d{3}\W*$")
# The head's date: "An Khê, ngày ..."; a sentence's "sinh viên, chậm nhất ngày 10/3/2025" is none.
DATELINE: Final = re.compile(r",\W{0,3}(?:n\w{0,3}[yv]|.{0,14}thang)[^/]*$")
_NUMBERED: Final = re.compile(r"^\W{0,2}\w{1,3}\s?[:;.]*\s*(\d{1,5})\s?[-–/]")
_NOTATION: Final = re.compile(r"[-–/]?\s*[A-ZĐƯ][\w.&]*(?:\s?[-–/]\s?[\w.&]+)*\W*$")


def is_number_line(words: Sequence[Word]) -> bool:
    """A line that begins with "Số:", however badly its figures were read."""
    return _NUMBER.search(fold(" ".join(word.text for word in words))) is not None


class _Ink(NamedTuple):
    """One connected piece of ink."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def height(self) -> int:
        return self.y1 - self.y0

    @property
    def width(self) -> int:
        return self.x1 - self.x0


class _Row(NamedTuple):
    """Words that stand on one line, left to right, with the base line and the height of a capital."""

    words: list[Word]
    base: float
    cap: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def without_hand(
    words: Sequence[Word], dark: Picture, coloured: Picture | None, read: Callable[[Rect], list[Word]]
) -> tuple[list[Word], list[HandMark]]:
    """The words without what was written by hand into number and date, and where that stands.

    ``dark`` and ``coloured`` hold the ink (255 on 0), ``read`` reads a rectangle as one line.
    """
    out = list(words)
    marks: list[HandMark] = []
    for row in _rows([word for word in words if word.rect.y1 < _HEAD * dark.shape[0]]):
        if not any(mark.kind == "number" for mark in marks) and _NUMBER.search(fold(row.text)):
            out, found = _number(out, row, dark, coloured, read)
            marks.extend(found)
            own = {id(word) for word in _own(row).words}
            row = row._replace(words=[word for word in row.words if id(word) not in own])
        plain = fold(row.text)
        if (
            not any(mark.kind == "day" for mark in marks)
            and DATELINE.search(plain)
            and re.search(r"[12]\d{3}\W*$", plain)
        ):
            out, found = _date(out, row, dark, coloured)
            marks.extend(found)
    return out, marks


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        near = next(
            (row for row in reversed(rows[-6:]) if abs(row[0].base - word.base) < 0.4 * max(row[0].em, word.em)
             and _beside(row, word)), None,
        )  # fmt: skip
        if near is None:
            rows.append([word])
        else:
            near.append(word)
    out = []
    for row in rows:
        row.sort(key=lambda word: word.rect.x0)
        em = median(word.em for word in row)
        out.append(_Row(row, median(word.base for word in row), 0.66 * em))
    return out


def _beside(row: Sequence[Word], word: Word) -> bool:
    """Near enough to be of one line of one column."""
    reach = 5 * max(row[0].em, word.em)
    low, high = min(other.rect.x0 for other in row), max(other.rect.x1 for other in row)
    return word.rect.x0 - high < reach and low - word.rect.x1 < reach


def _pieces(dark: Picture, x0: float, x1: float, row: _Row) -> list[_Ink]:
    """Ink that stands between two places of a row."""
    import cv2

    top, bottom = max(0, int(row.base - 2.0 * row.cap)), min(dark.shape[0], int(row.base + 1.1 * row.cap))
    left, right = max(0, int(x0)), min(dark.shape[1], int(x1))
    if right - left < 2 or bottom - top < 2:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark[top:bottom, left:right], connectivity=8)
    found = [
        _Ink(left + x, top + y, left + x + w, top + y + h)
        for x, y, w, h, area in (tuple(int(side) for side in stat) for stat in stats[1:])
        if area >= 4 and max(w, h) > 0.12 * row.cap
    ]
    # What belongs to the line above or below only hangs into the band.
    return sorted(
        piece
        for piece in found
        if piece.y1 > row.base - 0.9 * row.cap and piece.y0 < row.base + 0.3 * row.cap
    )


def _figure(piece: _Ink, row: _Row, cap: float, play: float = 0.14) -> bool:
    """As a printed figure is; one or two that touch."""
    return (
        abs(piece.y1 - row.base) < play * cap
        and (1 - play) * cap < piece.height < (1.03 + play) * cap
        and 0.2 * cap < piece.width < 1.6 * cap
    )


def _number(
    words: list[Word], row: _Row, dark: Picture, coloured: Picture | None, read: Callable[[Rect], list[Word]]
) -> tuple[list[Word], list[HandMark]]:
    """The number line: "Số:", the number, the notation. Printed figures stay; else only the notation is kept."""
    row = _own(row)
    label = row.words[0]
    capital = _capital(row, dark)
    if capital is None:
        return words, [HandMark("number", _around(label.rect.x1, row.words[-1].rect.x1, row))]
    row = row._replace(base=float(capital.y1), cap=float(capital.height))
    cap, begin = row.cap, _after_label(row, capital)
    end = max(word.rect.x1 for word in row.words)
    pieces = _pieces(dark, begin, end + 0.4 * cap, row)
    cut = next((index for index, piece in enumerate(pieces) if _joint(piece, row, dark)), None)
    lead = pieces[:cut] if cut is not None else pieces
    if not lead and cut is not None:
        return words, []  # left blank
    pen = not lead or _pen(coloured, begin, lead[-1].x1, row)
    if not pen and _figures(lead, row, 0.2) and _well_read(row, 0.88):
        return words, []  # a rough scan of print that reads well all the same
    printed = _told_twice(words, row, pieces, begin, coloured, read)
    if printed is not None:
        return printed, []
    if not pen and _figures(lead, row):
        if _well_read(row):
            return words, []
        figures = _reread(lead, row, read)
        if figures is not None:
            return _with_figures(words, row, figures), []
    tail = pieces[_print_begins(pieces, cut, row) :]
    notation = _notation(tail, row, end, read) if len(tail) > 1 else None
    place = HandMark("number", _around(begin, tail[0].x0 if notation is not None else end, row))
    taken = {id(word) for word in row.words}
    mine = [replace(label, text="Số:", rect=Rect(label.rect.x0, label.rect.y0, int(begin), label.rect.y1))]
    if notation is not None:
        rect = Rect(tail[0].x0, int(row.base - cap), end, int(row.base))
        mine.append(Word(notation[0], rect, notation[1], label.line, label.em, label.base))
    out: list[Word] = []
    for word in words:
        if word is label:
            out.extend(mine)
        elif id(word) not in taken:
            out.append(word)
    return out, [place]


def _told_twice(
    words: list[Word],
    row: _Row,
    pieces: Sequence[_Ink],
    begin: float,
    coloured: Picture | None,
    read: Callable[[Rect], list[Word]],
) -> list[Word] | None:
    """Figures that are built as print and read alike twice are print, however unsure the engine was of the long word they
    begin ("305/QĐ-THPT"); also where the slash behind them was not seen or runs into the notation."""
    match = _NUMBERED.match(row.text)
    if match is None:
        return None
    figures = match[1]
    lead = pieces[: len(figures)]
    narrow = all(piece.width < 0.95 * row.cap for piece in lead)
    if len(lead) < len(figures) or not narrow or not _figures(lead, row, 0.12):
        return None
    if _pen(coloured, begin, lead[-1].x1, row) or _reread(lead, row, read, 0.0) != figures:
        return None
    first = next((word for word in row.words if figures in word.text), None)
    if first is None:
        return None
    at = first.text.index(figures) + len(figures)
    rest = first.text[at:]
    sure = replace(
        first,
        text=first.text[:at],
        confidence=max(0.9, first.confidence),
        rect=Rect(first.rect.x0, first.rect.y0, lead[-1].x1, first.rect.y1),
    )
    after = replace(first, text=rest, rect=Rect(lead[-1].x1 + 1, first.rect.y0, first.rect.x1, first.rect.y1))
    parts = [sure, after] if rest else [sure]
    return [part for word in words for part in (parts if word is first else [word])]


def _print_begins(pieces: Sequence[_Ink], joint: int | None, row: _Row) -> int:
    """Which piece is the first of the printed notation: its ``joint`` when one was seen."""
    cap = row.cap
    if joint is None:
        cut = len(pieces)
        while cut and _letter(pieces[cut - 1], row):
            cut -= 1
        return cut
    if pieces[joint].height < 0.28 * cap:
        # The slash may have run into the pen's strokes: "KH" of "/KH-SYT" stands before the dash that was found.
        while (
            joint
            and _figure(pieces[joint - 1], row, cap)
            and pieces[joint].x0 - pieces[joint - 1].x1 < 0.5 * cap
        ):
            joint -= 1
    return joint


def _reread(
    lead: Sequence[_Ink], row: _Row, read: Callable[[Rect], list[Word]], least: float = 0.75
) -> str | None:
    """Printed figures read again by themselves; None when the engine is not sure."""
    again = read(
        Rect(
            int(lead[0].x0 - 0.7 * row.cap),
            int(row.base - 1.6 * row.cap),
            int(lead[-1].x1 + 0.25 * row.cap),
            int(row.base + 0.6 * row.cap),
        )
    )
    told = [word for word in again if any(char.isdigit() for char in word.text)]
    text = "".join(word.text for word in told).strip(" .:,;")
    return text if text.isdigit() and min(word.confidence for word in told) > least else None


def _with_figures(words: list[Word], row: _Row, figures: str) -> list[Word]:
    """The line with its figures as they were read again, where the first reading agrees in their count."""
    old = next((word for word in row.words[1:] if word.text.strip(".:").isdigit()), None)
    if old is None:
        return words
    return [replace(word, text=figures, confidence=0.8) if word is old else word for word in words]


def _own(row: _Row) -> _Row:
    """The row up to the gap behind the notation: the date's column begins there."""
    kept = [row.words[0]]
    for word in row.words[1:]:
        gap = word.rect.x0 - kept[-1].rect.x1
        closed = re.search(r"[-/–]\s?[A-ZĐ]|[A-ZĐ]{2}", " ".join(held.text for held in kept[1:] or kept))
        if gap > (2.2 if closed else 7) * word.em or (closed and word.text.endswith(",")):
            break
        kept.append(word)
    return row._replace(words=kept)


def _notation(
    tail: Sequence[_Ink], row: _Row, end: int, read: Callable[[Rect], list[Word]]
) -> tuple[str, float] | None:
    """What is printed behind the number, read again by itself."""
    start, cap = tail[0].x0, row.cap
    again = read(
        Rect(int(start - 0.2 * cap), int(row.base - 1.6 * cap), int(end + cap), int(row.base + 0.6 * cap))
    )
    text = re.sub(r"\s*([-–/])\s*", r"\1", " ".join(word.text for word in again)).strip(" .,:;'\"`|_")
    match = _NOTATION.search(text)
    if match is None or len(match[0]) < 2:
        return None
    notation = match[0].strip()
    if notation[0] not in "-–/":
        notation = ("-" if "/" in notation else "/") + notation
    return notation, min(0.9, sum(word.confidence for word in again) / len(again))


def _joint(piece: _Ink, row: _Row, dark: Picture) -> bool:
    """A printed slash or dash, with which the notation begins."""
    import numpy as np

    cap = row.cap
    if piece.height < 0.28 * cap:
        middle = (piece.y0 + piece.y1) / 2
        return 0.22 * cap < piece.width < 0.9 * cap and 0.15 * cap < row.base - middle < 0.55 * cap
    if not (0.85 * cap < piece.height < 1.3 * cap and 0.22 * cap < piece.width < 0.62 * cap):
        return False
    if not -0.12 * cap < piece.y1 - row.base < 0.3 * cap:
        return False
    ys, xs = np.nonzero(dark[piece.y0 : piece.y1, piece.x0 : piece.x1])
    if len(xs) < 8 or xs.std() == 0:
        return False
    return float(np.corrcoef(xs, ys)[0, 1]) < -0.88


def _figures(pieces: Sequence[_Ink], row: _Row, play: float = 0.14) -> bool:
    """Printed figures: each stands as print does, and all are of one height."""
    tall = [piece for piece in pieces if piece.height > 0.3 * row.cap]
    if not tall or not all(_figure(piece, row, row.cap, play) for piece in tall):
        return False
    heights = [piece.height for piece in tall]
    return max(heights) - min(heights) <= max(2, 0.75 * play * row.cap)


def _letter(piece: _Ink, row: _Row) -> bool:
    """A printed letter of a notation."""
    cap = row.cap
    if piece.height < 0.3 * cap:
        return piece.y1 < row.base + 0.1 * cap
    return (
        abs(piece.y1 - row.base) < 0.2 * cap
        and 0.6 * cap < piece.height < 1.12 * cap
        and piece.width < 3 * cap
    )


def _well_read(row: _Row, least: float = 0.75) -> bool:
    """The engine was sure of the figures."""
    figured = [word for word in row.words if any(char.isdigit() for char in word.text)]
    return bool(figured) and figured[0].confidence > least


def _after_label(row: _Row, capital: _Ink) -> float:
    """Where "Số:" ends: with its own word, else by its width in print."""
    word = row.words[0]
    by_size = capital.x0 + 1.16 * row.cap / 0.66
    whole = re.fullmatch(r"\W{0,2}\w{1,2}\s?[:;.]*", word.text) is not None
    return float(max(word.rect.x1, capital.x0 + 1.0 * row.cap / 0.66)) if whole else by_size


def _capital(row: _Row, dark: Picture) -> _Ink | None:
    """The S of "Số", which is surely print."""
    word = row.words[0]
    pieces = _pieces(dark, word.rect.x0 - 3, word.rect.x0 + 0.8 * word.em, row)
    return next((piece for piece in pieces if 0.6 * row.cap < piece.height < 1.5 * row.cap), None)


def _pen(coloured: Picture | None, x0: float, x1: float, row: _Row) -> bool:
    """A pen of another colour wrote here."""
    if coloured is None:
        return False
    top, bottom = max(0, int(row.base - 1.6 * row.cap)), int(row.base + 0.6 * row.cap)
    return int((coloured[top:bottom, max(0, int(x0)) : int(x1)] > 0).sum()) > 0.12 * row.cap**2


def _around(x0: float, x1: float, row: _Row) -> Rect:
    """The cut-out: the place itself with room for loops of a pen."""
    return Rect(
        int(x0 - 0.3 * row.cap),
        int(row.base - 2.2 * row.cap),
        int(x1 + 0.6 * row.cap),
        int(row.base + 1.2 * row.cap),
    )


def _date(
    words: list[Word], row: _Row, dark: Picture, coloured: Picture | None
) -> tuple[list[Word], list[HandMark]]:
    """Day and month: between "ngày" and "tháng", between "tháng" and "năm"."""
    places = {name: _place(row, name) for name in ("ngay", "thang", "nam")}
    year = places["nam"]
    marks: list[HandMark] = []
    if places["ngay"] is not None and (year is None or places["thang"] is None):
        return _date_blurred(words, row, places["ngay"][1])
    if year is None:
        return words, marks
    figures = [
        piece.height
        for piece in _pieces(dark, year[1], row.words[-1].rect.x1, row)
        if piece.height > 0.6 * row.cap
    ]
    cap = float(median(figures)) if len(figures) >= 3 else row.cap
    spans = []
    for first, second, kind in (("ngay", "thang", "day"), ("thang", "nam", "month")):
        begin, end = places[first], places[second]
        if begin is None or end is None or end[0] <= begin[1]:
            continue
        inside = [piece for piece in _pieces(dark, begin[1], end[0], row) if piece.height > 0.3 * cap]
        odd = [piece for piece in inside if not _figure(piece, row, cap)]
        if inside and (odd or _pen(coloured, begin[1], end[0], row)):
            spans.append((begin[1], end[0]))
            marks.append(HandMark(kind, _around(begin[1], end[0], row)))
    for x0, x1 in spans:
        words = [kept for word in words for kept in _cut(word, x0, x1, row)]
    return words, marks


def _date_blurred(words: list[Word], row: _Row, begin: float) -> tuple[list[Word], list[HandMark]]:
    """A pen ran through "tháng" or "năm": what stands between "ngày" and the year is taken for hand."""
    last = row.words[-1]
    year = re.search(r"[12]\d{3}\W*$", last.text)
    if year is None or last.rect.x0 <= begin or last.rect.x1 - begin > 14 * row.cap / 0.66:
        return words, []
    start = last.rect.x1 - last.rect.width * (len(last.text) - year.start()) / len(last.text)
    kept: list[Word] = []
    for word in words:
        if word is last:
            rect = Rect(int(start), last.rect.y0, last.rect.x1, last.rect.y1)
            sliver = Rect(int(start) - 2, rect.y0, int(start) - 1, rect.y1)
            kept.extend(replace(last, text=label, rect=sliver) for label in ("tháng", "năm"))
            kept.append(replace(last, text=year[0], rect=rect))
        else:
            kept.extend(_cut(word, begin, start, row))
    return kept, [HandMark("day", _around(begin, start, row))]


def _place(row: _Row, name: str) -> tuple[float, float] | None:
    """Where a printed word of the date stands, glued to figures or not."""
    for word in row.words:
        plain = fold(word.text)
        at = plain.find(name)
        if at < 0 and name == "ngay":
            match = re.search(r"n[gqa-z]{0,2}[yv](?=\W|\d|$)", plain)
            at = match.start() if match is not None else -1
        if at >= 0 and len(plain) == len(word.text):
            step = word.rect.width / len(word.text)
            return word.rect.x0 + at * step, word.rect.x0 + min(len(plain), at + len(name)) * step
    return None


def _cut(word: Word, x0: float, x1: float, row: _Row) -> list[Word]:
    """The word without its letters between two places of its row."""
    if abs(word.base - row.base) > 0.5 * row.cap or word.rect.x1 <= x0 + 1 or word.rect.x0 >= x1 - 1:
        return [word]
    step = word.rect.width / len(word.text)
    kept = [
        char
        for index, char in enumerate(word.text)
        if not x0 - 0.1 * step <= word.rect.x0 + (index + 0.5) * step <= x1
    ]
    text = "".join(kept).strip(" .'`|")
    if not text:
        return []
    left = word.rect.x0 if word.rect.x0 < x0 else int(x1)
    right = word.rect.x1 if word.rect.x1 > x1 else int(x0)
    return [replace(word, text=text, rect=Rect(left, word.rect.y0, max(right, left + 1), word.rect.y1))]
