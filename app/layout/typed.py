"""What a clerk typed although the standard prints it: 'V/v', 'Kính gửi:', a dash, a number, a final mark.

Taken away only where the same words are printed again beside it, so that they never stand twice. A number that is not
the one counted stays: it says something, and the checker shows it.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from app.layout.parts import Run

_DASH: Final = re.compile(r"^(?:[-–—+•*]\s+)+")
_ABOUT: Final = re.compile(r"^(?:(?:v/v|về việc)\s*:?\s+)+", re.IGNORECASE)
_QUOTED_ABOUT: Final = re.compile(r"^[“\"'‘](?=(?:v/v|về việc)\s)(?P<words>[^“”\"]*)[”\"'’]$", re.IGNORECASE)
_LABEL: Final = re.compile(r"^(?:đồng\s+)?kính\s+(?:gửi|trình)\s*:\s*", re.IGNORECASE)
_STORED: Final = re.compile(r"^lưu\s*:?(?:\s+|$)", re.IGNORECASE)


def without_dash(text: str) -> str:
    """'- Tỉnh đoàn' as 'Tỉnh đoàn'; a text that is only a dash stays."""
    return _DASH.sub("", text) or text


def letter_subject(text: str) -> str:
    """The subject of a công văn without the quotes and the 'V/v' that are printed round it."""
    quoted = _QUOTED_ABOUT.match(text)
    return _ABOUT.sub("", quoted["words"] if quoted else text) or text


def addressee(text: str) -> str:
    """An addressee without dash, label and final mark."""
    bare = without_dash(_LABEL.sub("", without_dash(text)))
    return without_end(bare) or text


def without_end(text: str) -> str:
    """Without the mark that ends a line of a list; dots that say 'and so on' stay."""
    bare = text.rstrip(" ;,")
    return bare if bare.endswith(("..", "…")) else bare.rstrip(" ;,.")


def same_line(text: str, printed: str) -> bool:
    """Whether both say the same, but for case and the mark at the end."""
    return without_end(text).casefold() == without_end(printed).casefold()


def stored(text: str) -> str:
    """Who keeps the file copy, without 'Lưu' and marks."""
    return _STORED.sub("", without_dash(text)).strip(" ;,.:")


def without_number(runs: list[Run], number: str) -> list[Run]:
    """Runs without the number or dash at their beginning, when it is the one that is printed before them."""
    if not runs or not number:
        return runs
    core = number.rstrip(".):-")
    if core.isalnum() or " " in core:
        typed = re.compile(rf"^{re.escape(core)}(?:[.):]|[-–](?=\s))\s+", re.IGNORECASE)
    else:  # a dash or a plus
        typed = re.compile(r"^[-–]\s+" if number == "-" else rf"^{re.escape(number)}\s+")
    first = runs[0]
    bare = typed.sub("", first.t, count=1)
    if not bare.strip():
        return runs
    return [msgspec.structs.replace(first, t=bare), *runs[1:]]
