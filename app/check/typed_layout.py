"""Columns made with tabs and blanks: a line of a letterhead or a foot that a clerk typed without a table, taken apart.

Where a piece begins is counted as Word would set it: a tab is 12.7 mm, a blank about a quarter of the size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.check.seen import Seen, Side, Stroke

_GAP: Final = re.compile(r"(?:[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{4,})")
_PEN: Final = re.compile(r"(?:^|\s)(?:Số\s*:?|ngày|tháng|năm)\s*$", re.IGNORECASE)
_TAB: Final = 12.7
_BLANK: Final = 1.2
_RIGHT: Final = 60.0  # mm from the text's edge; the right column begins beyond


def apart(one: Seen) -> Iterator[Seen]:
    """``one`` as it is, or its two pieces with their sides; also a piece pushed into the right half by blanks."""
    text = one.text
    lines = text.split("\n")
    if len(lines) > 1 and any(_GAP.search(line.strip()) for line in lines):
        for line in _cut_lines(one):
            yield from apart(line)
        return
    bare = text.strip()
    gaps = list(_GAP.finditer(text))
    inner = [gap for gap in gaps if _parts_columns(text[: gap.start()], text[gap.end() :])]
    if len(inner) == 1 and len(bare) < 200:
        gap = inner[0]
        yield _piece(one, 0, gap.start(), "left")
        yield _piece(one, gap.end(), len(text), "right")
        return
    start = text[: len(text) - len(text.lstrip())]
    side: Side = "right" if one.align in ("left", "justify") and _width(start) > _RIGHT else one.side
    yield replace(one, side=side, align=None) if side != one.side else one


def _parts_columns(before: str, after: str) -> bool:
    """Whether a gap lies between two columns, not in the room left for the pen after 'Số:', 'ngày', 'tháng'."""
    return bool(before.strip() and after.strip()) and not _PEN.search(before)


def _width(blanks: str) -> float:
    return sum(_TAB if char == "\t" else _BLANK for char in blanks)


def _piece(one: Seen, start: int, end: int, side: Side) -> Seen:
    """Where a piece stands is made by hand, so no alignment of the paragraph speaks for it."""
    return replace(one, strokes=tuple(cut(one.strokes, start, end)), side=side, align=None)


def _cut_lines(one: Seen) -> Iterator[Seen]:
    at = 0
    for line in one.text.split("\n"):
        yield replace(one, strokes=tuple(cut(one.strokes, at, at + len(line))))
        at += len(line) + 1


def cut(strokes: tuple[Stroke, ...], start: int, end: int) -> Iterator[Stroke]:
    """The strokes between two places of the text."""
    at = 0
    for stroke in strokes:
        left, right = max(start - at, 0), min(end - at, len(stroke.text))
        if left < right:
            yield replace(stroke, text=stroke.text[left:right])
        at += len(stroke.text)
