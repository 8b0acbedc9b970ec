"""Setting type: from a role of the standard to looks, spans and paragraphs, and widths by the ruler.

The only place that turns a standard's entries into numbers of the tree. Refuses nothing: text that cannot be printed
(line ends, other control characters) has been refused at the door and counts as a blank here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypedDict, Unpack

import msgspec

from app.base.lengths import ZERO, Length, pt
from app.base.text import nfc
from app.layout.binding import NBSP, splits_a_word
from app.layout.parts import Rich, Run
from app.layout.ruler import Ruler
from app.layout.sheet import Align, Box, Look, Para, Role, Span, between
from app.standards.schema import RoleStyle, Standard

TWIP = 635
# A line set to the very width of its words may break in a program that rounds up; a third of a millimetre is room.
ALLOWANCE = Length(12_000)
# Room in the rectangle of a mark: whole points, as Word knows them; with them capitals stand in its middle.
_MARK_BOX = Box(above=pt(1), below=pt(4), thickness=pt(0.5))
_BLANKS: dict[int, str | None] = dict.fromkeys((*range(32), 127, *range(128, 160), 8232, 8233), " ")
# Unseen characters that pasted text brings along (soft hyphen, zero-width and direction marks, byte-order mark). Programs
# disagree on what they do to a line; none of them prints.
_BLANKS |= dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)


class Changes(TypedDict, total=False):
    """What one paragraph has otherwise than its role."""

    align: Align
    left: Length
    right: Length
    first: Length
    after: Length
    pitch: Length
    keep_next: bool
    keep_lines: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """The look that runs are laid over: a run may add bold or italic, not take it away."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False


PLAIN = Stroke()


def twips(length: int) -> Length:
    """Down to a whole twip, so that a word processor holds the same number as the tree."""
    return Length(int(length) // TWIP * TWIP)


def clean(text: str) -> str:
    """One line of NFC text without blanks at its ends."""
    return nfc(text.translate(_BLANKS)).strip(" ")


def runs_of(rich: Rich | None) -> list[Run]:
    """Rich text as runs, with blanks at both ends and empty runs taken away."""
    given = [] if rich is None else [Run(t=rich)] if isinstance(rich, str) else list(rich)
    runs = [msgspec.structs.replace(run, t=nfc(run.t.translate(_BLANKS))) for run in given]
    while runs and not runs[0].t.lstrip(" ") and runs[0].note is None:
        runs.pop(0)
    while runs and not runs[-1].t.rstrip(" ") and runs[-1].note is None:
        runs.pop()
    if runs:
        runs[0] = with_text(runs[0], runs[0].t.lstrip(" "))
        runs[-1] = with_text(runs[-1], runs[-1].t.rstrip(" "))
    return _hung([run for run in runs if run.t or run.note is not None])


def _hung(runs: list[Run]) -> list[Run]:
    """A footnote without words of its own hangs on the words before it."""
    made: list[Run] = []
    for run in runs:
        if made and not run.t and made[-1].note is None:
            made[-1] = msgspec.structs.replace(made[-1], note=run.note)
        else:
            made.append(run)
    return made


def with_text(run: Run, text: str) -> Run:
    """Other words in the same look, with the same footnote."""
    return msgspec.structs.replace(run, t=text)


def spans_of(runs: Iterable[Run], stroke: Stroke = PLAIN) -> tuple[Span, ...]:
    return tuple(
        Span(
            nfc(run.t.upper()) if stroke.upper else run.t,
            bold=run.b or stroke.bold,
            italic=run.i or stroke.italic,
            underline=run.u or stroke.underline,
        )
        for run in runs
        if run.t
    )


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours of one look as one span."""
    made: list[Span] = []
    for span in spans:
        if made and replace(made[-1], text=span.text) == span:
            made[-1] = replace(span, text=made[-1].text + span.text)
        else:
            made.append(span)
    return tuple(made)


def stroke_of(style: RoleStyle) -> Stroke:
    return Stroke(style.bold.use, style.italic.use, style.underline.use, style.upper.use)


@dataclass(frozen=True)
class Setter:
    """The standard and the ruler of one composition; ``paper`` is the width of another paper than the standard's."""

    standard: Standard
    ruler: Ruler
    paper: Length | None = None

    @property
    def text_width(self) -> Length:
        page = self.standard.page
        return between(self.paper or page.width.use, page.left.use, page.right.use)

    def look(self, role: Role, **changes: Unpack[Changes]) -> Look:
        style = self.standard.role(role)
        look = Look(
            size=style.size.use,
            pitch=style.spacing.use,
            align=Align(style.align.use),
            left=style.left.use,
            first=style.first.use,
            after=style.after.use,
            frame=style.frame.use,
            colour=style.colour.use,
        )
        return replace(look, **changes)

    def spans(self, role: Role | str, text: str) -> tuple[Span, ...]:
        """Text in the strokes of a role."""
        stroke = stroke_of(self.standard.role(role))
        return spans_of([Run(t=text)], stroke) if text else ()

    def para(self, role: Role, text: str, part: str | None = None, **changes: Unpack[Changes]) -> Para:
        return Para(role, self.spans(role, clean(text)), self.look(role, **changes), part)

    def spacer(self, height: Length, *, keep_next: bool = False) -> Para:
        """A blank of fixed height."""
        size = self.standard.role(Role.SPACER).size.use
        return Para(Role.SPACER, (), Look(size=size, pitch=height, keep_next=keep_next))

    def width(self, spans: Iterable[Span], size: Length) -> Length:
        widths = (self.ruler.width(span.text, size, bold=span.bold, italic=span.italic) for span in spans)
        return Length(sum(map(int, widths)))

    def width_in(self, role: Role | str, text: str) -> Length:
        """Width of ``text`` set in one line in a role."""
        return self.width(self.spans(role, clean(text)), self.standard.role(role).size.use)

    def centred(
        self, role: Role, text: str, room: Length, part: str | None = None, **changes: Unpack[Changes]
    ) -> Para:
        """A centred paragraph whose lines, if it needs several, are about equally long and end between words.

        The measure is narrowed by indents until one more hair would need another line: the words still flow, so an
        edited text breaks anew, and every program breaks it alike.
        """
        size = self.standard.role(role).size.use
        spans = self.bound(self.spans(role, clean(text)), size, room)
        inset = self.balance(spans, size, room)
        changes = {"left": inset, "right": inset, **changes}
        return Para(role, spans, self.look(role, **changes), part)

    def bound(
        self, spans: Sequence[Span], size: Length, room: Length, *, even: bool = True
    ) -> tuple[Span, ...]:
        """``spans`` with fixed blanks where a line would end inside a word, if that costs no more lines.

        ``even`` says that the lines will be balanced; else they are filled from the left.
        """
        made = tuple(spans)
        lines = len(self._broken(made, size, room, even))
        refused: set[int] = set()
        while lines > 1:
            torn = next((at for at in self._torn(made, size, room, even) if at not in refused), None)
            if torn is None:
                break
            tried = _with_fixed_blank(made, torn)
            if len(self._broken(tried, size, room, even)) > lines or max(self._words(tried, size)) > int(
                room
            ):
                refused.add(torn)
            else:
                made = tried
        return made

    def parted(self, role: Role, text: str, room: Length) -> str:
        """A name of two joined by ' - ' with fixed blanks behind the dash, so that a line ends there at the cost of one more at most:
        'ĐOÀN XÃ PHÚ LÂM - / HỘI LHTN XÃ PHÚ LÂM' and not 'ĐOÀN XÃ PHÚ LÂM - HỘI / LHTN XÃ PHÚ LÂM'."""
        size, parts = self.standard.role(role).size.use, clean(text).split(" - ")

        def ends(made: str) -> tuple[int, set[int]]:
            """How many lines, and behind how many words of the plain text they end."""
            spans = self.spans(role, made)
            words = made.split(" ")
            fits = max(self._words(spans, size)) <= int(room)
            lines = self._broken(spans, size, room, True)
            told = {sum(word.count(NBSP) + 1 for word in words[:end]) for end in accumulate(lines)}
            return (len(lines) if fits else len(words)), told

        made = parts[0]
        for at, part in enumerate(parts[1:], 1):
            rest = " - ".join(["", *parts[at + 1 :]])
            dash = len(made.replace(NBSP, " ").split(" ")) + 1
            plain = f"{made} - {part}"
            lines, _ = ends(plain + rest)
            most = lines + 1 if lines > 1 else 1  # what stands in one line stays there
            tried = (f"{made} - {part.replace(' ', NBSP, count)}" for count in range(part.count(" ") + 1))
            found = ((one, ends(one + rest)) for one in tried)
            made = next((one for one, (count, told) in found if count <= most and dash in told), plain)
        return made

    def _torn(self, spans: Sequence[Span], size: Length, room: Length, even: bool) -> Iterator[int]:
        """Places of the blanks at which a line ends inside a word, or leaves the last one alone."""
        text = "".join(span.text for span in spans)
        blanks = [at for at, char in enumerate(text) if char == " " and text[at - 1 : at] != " "]
        words = text.replace(NBSP, " ").split(" ")
        for count in accumulate(self._broken(spans, size, room, even)[:-1]):
            at = blanks[count - 1]
            index = sum(char in " " + NBSP for char in text[: at + 1])
            if splits_a_word(words, index) or index == len(words) - 1:
                yield at

    def lines(self, para: Para, room: Length) -> int:
        """How many lines a paragraph takes in a column."""
        size, look = para.look.size, para.look
        blank = int(self.ruler.width(" ", size))
        return len(_filled(self._words(para.spans, size), blank, int(room - look.left - look.right)))

    def marked(self, role: Role, text: str, room: Length, part: str | None) -> Para:
        """A mark in its frame: as large as the standard prescribes for its words, else as its words need."""
        words = clean(text).upper()
        frame = self.standard.frames.get(words)
        if (
            frame is None
            or frame.width.use > room
            or self.width_in(role, words) + ALLOWANCE > frame.width.use
        ):
            return self.centred(role, text, room, part)
        side = twips((int(room) - int(frame.width.use)) // 2)
        pitch = twips(int(frame.height.use) - int(_MARK_BOX.added))
        look = replace(
            self.look(
                role,
                align=Align.CENTER,
                left=side,
                right=twips(int(room) - int(side) - int(frame.width.use)),
                pitch=pitch,
            ),
            frame=False,
            box=_MARK_BOX,
        )
        return Para(role, self.spans(role, words), look, part)

    def shifted(self, para: Para, by: Length) -> Para:
        """The paragraph set in further from the left."""
        return replace(para, look=replace(para.look, left=twips(int(para.look.left) + int(by))))

    def _broken(self, spans: Sequence[Span], size: Length, room: Length, even: bool) -> list[int]:
        """How many words each line holds."""
        words, blank = self._words(spans, size), int(self.ruler.width(" ", size))
        measure = int(room) - (2 * int(self.balance(spans, size, room)) if even else 0)
        return [len(line) for line in _filled(words, blank, measure)]

    def longest_line(self, para: Para, room: Length) -> Length:
        """Width of the longest line of a centred paragraph in a column ``room`` wide."""
        size = para.look.size
        words, blank = self._words(para.spans, size), int(self.ruler.width(" ", size))
        measure = int(room) - int(para.look.left) - int(para.look.right)
        lines = _filled(words, blank, measure)
        return Length(max((sum(line) + blank * (len(line) - 1) for line in lines), default=0))

    def balance(self, spans: Sequence[Span], size: Length, room: Length) -> Length:
        """Indent on both sides that evens out the lines of ``spans`` in ``room``; zero when one line is enough."""
        words = self._words(spans, size)
        blank = int(self.ruler.width(" ", size))
        lines = len(_filled(words, blank, int(room)))
        if lines < 2:
            return ZERO
        low, high = max(words), int(room)
        if low >= high:
            return ZERO
        while high - low > TWIP:
            middle = (low + high) // 2
            if len(_filled(words, blank, middle)) > lines:
                low = middle
            else:
                high = middle
        return twips(max(0, int(room) - high - int(ALLOWANCE)) // 2)

    def _words(self, spans: Sequence[Span], size: Length) -> list[int]:
        """Widths of the words: a word may run over spans of different looks."""
        widths: list[int] = []
        open_word = False
        for span in spans:
            for index, piece in enumerate(span.text.split(" ")):
                if index:
                    open_word = False
                if not piece:
                    continue
                width = int(self.ruler.width(piece, size, bold=span.bold, italic=span.italic))
                if open_word:
                    widths[-1] += width
                else:
                    widths.append(width)
                    open_word = True
        return widths

    def blanks(self, room: Length, size: Length) -> str:
        """Blanks for the pen, at least ``room`` wide: they neither break nor stretch."""
        one = int(self.ruler.width(NBSP, size)) or int(pt(3))
        return NBSP * max(1, -(-int(room) // one))


def _filled(words: Sequence[int], blank: int, room: int) -> list[list[int]]:
    """The words of each line by first-fit breaking."""
    lines: list[list[int]] = []
    used = 0
    for word in words:
        if lines and used + blank + word <= room:
            used += blank + word
            lines[-1].append(word)
        else:
            used = word
            lines.append([word])
    return lines


def _with_fixed_blank(spans: Sequence[Span], at: int) -> tuple[Span, ...]:
    """``spans`` with the blank at ``at`` made fixed."""
    made: list[Span] = []
    for span in spans:
        if 0 <= at < len(span.text):
            span = replace(span, text=span.text[:at] + NBSP + span.text[at + 1 :])
            made.append(span)
            at = -1
        else:
            made.append(span)
            at = at - len(span.text) if at >= 0 else -1
    return tuple(made)
