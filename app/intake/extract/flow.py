"""Running text: strips joined to paragraphs and cut to sentences, each place leading back to its strips.

Deadlines and cited letters break across printed lines and pages; they are looked for here, not in lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from app.intake.extract.view import Strip, View, begins_lower
from app.intake.source import Column

_END = re.compile(r"[.;:!?]\W*$")
_SENTENCE = re.compile(r"(?<=[.;!?…])[”\")]*\s+(?=[^\W\d_a-z]|[-–“\"(]|\d{1,2}[.)]\s)")
_SHORTENED = re.compile(
    r"(?:\b(?:TP|Tp|Tx|TX|TT|TS|ThS|PGS|GS|TM|KT|TL|Q|P|H|BCH|st|ĐC|Đ/c|v\.v)|\b[A-ZĐ])\.$"
)
_LETTERED = re.compile(r"\w{1,2}[.)/]")
_LIST_MARK = re.compile(r"^\s*(?:[-–—+•*]\s*)+")


@dataclass(frozen=True)
class Paragraph:
    """Joined text; ``starts[i]`` is where ``strips[i]`` begins in it."""

    text: str
    strips: tuple[Strip, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> list[Strip]:
        """The strips that hold this part of the text."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return list(self.strips[max(0, first) : last + 1])

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Limits of the sentence around this part."""
        begin, close = 0, len(self.text)
        for cut in _SENTENCE.finditer(self.text):
            if _SHORTENED.search(self.text[: cut.start()][-12:]):
                continue
            if cut.end() <= start:
                begin = cut.end()
            elif cut.start() >= end:
                close = cut.start()
                break
        return begin, close

    def sentence_text(self, start: int, end: int) -> str:
        begin, close = self.sentence(start, end)
        return _LIST_MARK.sub("", self.text[begin:close]).strip()


def paragraphs(view: View, skip: frozenset[int]) -> Iterator[Paragraph]:
    """Paragraphs of the whole letter but for the strips in ``skip`` (number, date, recipients)."""
    group: list[Strip] = []
    subject = set(view.subject_strips)
    for strip in view.strips:
        if strip.index in skip or strip.text.isdigit():
            continue
        if group and not _joins(group[-1], strip, subject):
            yield _paragraph(group)
            group = []
        group.append(strip)
    if group:
        yield _paragraph(group)


def _joins(last: Strip, strip: Strip, subject: set[int]) -> bool:
    if last.index in subject or strip.index in subject:
        return last.index in subject and strip.index in subject
    if last.column is not strip.column:
        return False
    if last.page != strip.page:
        # A sentence goes on over the page's end.
        return strip.column is Column.WHOLE and not _END.search(last.text) and begins_lower(strip.text)
    if not strip.opens:
        return True
    # A paragraph that begins in small letters behind an open sentence is the rest of it.
    return strip.text[0].islower() and _END.search(last.text) is None and _LETTERED.match(strip.text) is None


def _paragraph(group: list[Strip]) -> Paragraph:
    pieces: list[str] = []
    starts: list[int] = []
    position = 0
    for strip in group:
        starts.append(position)
        pieces.append(strip.text)
        position += len(strip.text) + 1
    return Paragraph(" ".join(pieces), tuple(group), tuple(starts))
