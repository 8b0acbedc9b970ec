"""Breaks the spans of a paragraph into lines, first fit, exactly where LibreOffice (and Word, but for what ``breaks``
says) breaks them. Pure: knows no font file and no page; refuses tabs, which the tree does not have.

How LibreOffice 7.4 measures, found by letting lines run against the margin twip by twip, and copied here:

* the advance of a glyph is a whole number of *ticks*, 1/120 pt: round(units x size / em), no kerning (its reference
  device has 8,640 dots per inch); a line of equal glyphs breaks at exactly the sum of these;
* a *portion* is a run in one look (neighbouring spans that look alike are one); U+00A0 and U+2011 are portions of
  their own. The width of each portion is rounded
  to a twip (6 ticks) before the next begins; the last one must fit exactly;
* italics need no room for their slant, but where a word is cut: there 24 twips at 12 pt, 26 at 14 pt. (In a DOCX of
  compatibility mode 15 they always would: floor(1.15 x size / 12), 1.3 pt at 14 pt. Ours says 14, see ``export.docx.template``; 14 and 15 were laid side by side.)
* raised text has 58 % of the size in whole twips, and its ascent ends where the ascent of the line's type ends;
* blanks at a line's end hang over the margin, U+00A0 too where a word is cut there; U+00A0 never widens in a justified
  line;
* when it draws a justified line, LibreOffice widens each blank of a portion by whole twips and drops the rest: 22
  blanks end up to 0.4 mm too early; the next portion begins where it should. Its letters run up to 0.23 mm short
  besides (whole thousandths of an em in its PDF). So that no word is 0.3 mm away, ours drops all but 3 twips as well.
  Blanks that widen by less than 2 twips it widens in full.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Final, NamedTuple, Protocol, TypeAlias

from app.base.lengths import Length
from app.layout.breaks import last_break
from app.layout.sheet import Align, Look, Para, Span

Ticks: TypeAlias = int
"""1/120 point: LibreOffice's own unit of measuring. 6 ticks are a twip, 43,200/127 an inch is 8,640."""

TWIP: Final = 6
_FIXED: Final = ("\u00a0", "\u2011")
_DRIFT: Final = 3 * TWIP
_FULL: Final = 2 * TWIP
_BLANKS: Final = re.compile("([ \u00a0])")
_RAISED_PERCENT: Final = 58
_ASCENT_PERCENT: Final = (
    93.36  # (ascent 0.8911 + line gap 0.0425) of the em: Times New Roman, Tinos, Liberation Serif
)


def ticks(length: Length) -> Ticks:
    """``length`` by way of whole twips, because that is what the DOCX says."""
    return length.twips * TWIP


class Gauge(Protocol):
    """Advance widths of the document's typeface. Equal gauges measure alike: broken lines are kept by them."""

    def __hash__(self) -> int: ...

    def advances(self, size_twips: int, bold: bool, italic: bool) -> Mapping[str, Ticks]:
        """Width of every character at that size; a character that the face lacks has the width of its blank box."""
        ...


class Piece(NamedTuple):
    """A run of one look in a line. ``x`` counts from the left edge of the paragraph's column."""

    text: str
    span: Span
    start: int  # offset of its first character in the paragraph's text
    x: Ticks
    width: Ticks  # with the widened blanks
    stretch: float  # ticks added to every blank; 0 in a run of U+00A0
    size: Ticks
    rise: Ticks  # of the baseline, when raised


class Line(NamedTuple):
    """One line: what stands in it and where, seen from the left edge of its column."""

    start: int  # offsets in the paragraph's text, without the blanks that hang
    end: int
    x: Ticks
    width: Ticks
    pieces: tuple[Piece, ...]


class Word(NamedTuple):
    """A run of letters between blanks, in one look."""

    text: str
    start: int
    x: float  # ticks from the left edge of the column
    width: float


class _Portion(NamedTuple):
    start: int
    end: int
    span: int


class _Run(NamedTuple):
    """The part of a portion that stands in one line."""

    span: int
    start: int
    end: int
    x: Ticks  # from the line's beginning, before blanks are widened


def raised_size(size_twips: int) -> int:
    return size_twips * _RAISED_PERCENT // 100


def _look_of(numbered: tuple[int, Span]) -> tuple[bool, bool, bool, bool, bool, int]:
    index, span = numbered
    alone = 0 if span.note is None else index + 1  # the mark of a footnote is a run of its own
    return span.bold, span.italic, span.underline, span.raised, span.field is not None, alone


def _runs_of_one_look(spans: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Neighbours that look alike are one run; its number is that of the first of them."""
    numbered = ((index, span) for index, span in enumerate(spans) if span.text)
    for _, alike in groupby(numbered, key=_look_of):
        run = list(alike)
        yield run[0][0], "".join(span.text for _, span in run)


@lru_cache(maxsize=4096)  # some 10 kB each
def break_lines(para: Para, width: Ticks, gauge: Gauge) -> tuple[Line, ...]:
    """The lines of ``para`` in a column ``width`` wide. At least one, also for a paragraph without words."""
    return _Breaker(para, width, gauge).lines()


class _Breaker:
    """The state of one paragraph's breaking."""

    def __init__(self, para: Para, width: Ticks, gauge: Gauge) -> None:
        self.look: Look = para.look
        self.spans = para.spans
        self.text = para.text
        self.size = self.look.size.twips
        self.left = ticks(self.look.left)
        self.first = ticks(self.look.first)
        self.room = width - self.left - ticks(self.look.right)
        self.portions: list[_Portion] = []
        advance: list[Ticks] = []
        at = 0
        for index, text in _runs_of_one_look(self.spans):
            span = self.spans[index]
            size = raised_size(self.size) if span.raised else self.size
            advance.extend(map(gauge.advances(size, span.bold, span.italic).__getitem__, text))
            self._cut_portions(index, text, at)
            at += len(text)
        self.sums: list[Ticks] = list(accumulate(advance, initial=0))

    def _cut_portions(self, index: int, text: str, at: int) -> None:
        if _FIXED[0] not in text and _FIXED[1] not in text:
            self.portions.append(_Portion(at, at + len(text), index))
            return
        begin = 0
        for offset, char in enumerate(text):
            if char in _FIXED:
                if begin < offset:
                    self.portions.append(_Portion(at + begin, at + offset, index))
                self.portions.append(_Portion(at + offset, at + offset + 1, index))
                begin = offset + 1
        if begin < len(text):
            self.portions.append(_Portion(at + begin, at + len(text), index))

    def lines(self) -> tuple[Line, ...]:
        text = self.text
        if not text:
            return (Line(0, 0, self.left + self.first, 0, ()),)
        found: list[Line] = []
        start, portion = 0, 0
        while start < len(text):
            indent = self.left + (0 if found else self.first)
            room = self.room - (0 if found else self.first)
            cut, cut_portion = self._cut(start, portion, room)
            end, after = self._end(start, cut, cut_portion)
            slant = self._slant(end, cut)
            found.append(self._line(start, end, portion, indent, room - slant, last=after >= len(text)))
            start = after
            while portion < len(self.portions) and self.portions[portion].end <= start:
                portion += 1
        return tuple(found)

    def _cut(self, start: int, portion: int, room: Ticks) -> tuple[int, int]:
        """The first character that does not fit, and its portion; the length of the text when all of it fits."""
        sums = self.sums
        at = start
        for index in range(portion, len(self.portions)):
            stop = self.portions[index].end
            if sums[stop] - sums[at] > room:
                return max(at, bisect_right(sums, sums[at] + room, at, stop + 1) - 1), index
            room -= (sums[stop] - sums[at] + TWIP // 2) // TWIP * TWIP
            at = stop
        return len(self.text), len(self.portions)

    def _end(self, start: int, cut: int, portion: int) -> tuple[int, int]:
        """Where the line that must end at ``cut`` ends, without hanging blanks, and where the next one starts."""
        text = self.text
        if cut >= len(text):
            end = after = len(text)
        elif text[cut] == " ":
            end = after = cut
        else:
            end = last_break(text, start, cut)
            # A place in an earlier portion is looked for anew from that portion's end; '/' makes the difference.
            while end < (begin := self.portions[portion].start) and begin > start:
                end = last_break(text, start, begin)
                portion -= 1
            after = end
            if end == start:
                end = after = max(cut, start + 1)  # a word longer than the line is cut at the margin
                while after < len(text) and text[after] == _FIXED[0]:
                    after += 1  # a fixed blank hangs over it like any other
        while after < len(text) and text[after] == " ":
            after += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        return end, after

    def _slant(self, end: int, cut: int) -> Ticks:
        """Room for the slant of italics, where a word is cut."""
        before, after = self.text[end - 1 : end], self.text[end : end + 1]
        if end != cut or not before.isalnum() or not (after.isalnum() or after == "–"):
            return 0
        last = next(one for one in self.portions if one.end >= end)
        return (self.size // 20 + 12) * TWIP if self.spans[last.span].italic else 0

    def _size(self, span: int) -> int:
        return raised_size(self.size) if self.spans[span].raised else self.size

    def _line(self, start: int, end: int, portion: int, indent: Ticks, room: Ticks, *, last: bool) -> Line:
        runs, natural = self._runs(start, end, portion)
        left, stretch = self._align(start, end, natural, room, last)
        left += indent
        pieces: list[Piece] = []
        blanks = 0
        for run in runs if stretch else _joined(runs):
            text = self.text[run.start : run.end]
            count = text.count(" ")
            size = self._size(run.span) * TWIP
            own = _drawn_stretch(stretch, count)
            pieces.append(
                Piece(
                    text,
                    self.spans[run.span],
                    run.start,
                    left + run.x + round(blanks * stretch),
                    self.sums[run.end] - self.sums[run.start] + round(count * own),
                    own,
                    size,
                    rise=round((self.size * TWIP - size) * _ASCENT_PERCENT / 100),
                )
            )
            blanks += count
        return Line(start, end, left, natural + round(blanks * stretch), tuple(pieces))

    def _runs(self, start: int, end: int, portion: int) -> tuple[list[_Run], Ticks]:
        """The portions of a line with their natural places, and its natural width."""
        sums = self.sums
        runs: list[_Run] = []
        x, at = 0, start
        for part in self.portions[portion:]:
            if at >= end:
                break
            stop = min(part.end, end)
            runs.append(_Run(part.span, at, stop, x))
            x += (sums[stop] - sums[at] + TWIP // 2) // TWIP * TWIP
            at = stop
        return runs, x

    def _align(self, start: int, end: int, width: Ticks, room: Ticks, last: bool) -> tuple[Ticks, float]:
        """Shift to the right, and ticks to add to every blank."""
        match self.look.align:
            case Align.CENTER:
                return (room - width) // 2, 0.0
            case Align.RIGHT:
                return room - width, 0.0
            case Align.JUSTIFY if not last and room > width:
                blanks = self.text.count(" ", start, end)
                return 0, (room - width) / blanks if blanks else 0.0
            case _:
                return 0, 0.0


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs of one span as one."""
    found: list[_Run] = []
    for run in runs:
        if found and found[-1].span == run.span:
            found[-1] = found[-1]._replace(end=run.end)
        else:
            found.append(run)
    return found


def _drawn_stretch(stretch: float, blanks: int) -> float:
    """What a blank really takes in a portion of so many: see the module's last point."""
    lost = blanks * (stretch % TWIP)
    return stretch - (lost - _DRIFT) / blanks if lost > _DRIFT and stretch >= _FULL else stretch


def words(line: Line, gauge: Gauge) -> Iterator[Word]:
    """The words of ``line`` with their boxes. A word in two looks comes as two."""
    for piece in line.pieces:
        span = piece.span
        widths = gauge.advances(piece.size // TWIP, span.bold, span.italic)
        at, x = 0, float(piece.x)
        for word in _BLANKS.split(piece.text):
            if _BLANKS.fullmatch(word):
                wide = widths[word] + (piece.stretch if word == " " else 0.0)
            else:
                wide = float(sum(map(widths.__getitem__, word)))
                if word:
                    yield Word(word, piece.start + at, x, wide)
            at += len(word)
            x += wide
