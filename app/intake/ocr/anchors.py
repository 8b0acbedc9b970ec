"""Words that every letter has, read slightly wrong: "Mới nhận:", "V/w", dirt before a dash. Only words of the form are set
right, where nothing else can stand; never a name, a number or what the letter says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.base.text import fold
from app.intake.ocr.words import Word

_ABOUT: Final = re.compile(r"^\W{0,3}[VvWw][/lI|1][vwyVW][-.:]*$")
_DIRT: Final = re.compile(r"^[\W_]+$")
_MARKS: Final = frozenset("-–—+•*")
_RECEIVERS: Final = re.compile(r"^.?[nmhv]{1,2}o[il1]$")
_NUMBER: Final = re.compile(r"^\W?[Ss5][óốôòồoáéỏõọ]{1,2}[:;]$")


def set_right(line: Sequence[Word]) -> list[Word]:
    """One printed line, its fixed words mended, dirt at its ends left out."""
    words = _without_dirt(list(line))
    if not words:
        return words
    first = words[0]
    if _ABOUT.match(first.text) and len(words) > 1:
        words[0] = replace(first, text="V/v")
    elif _NUMBER.match(first.text):
        words[0] = replace(first, text="Số:")
    elif len(words) <= 3 and len(words) > 1 and words[1].text[-1:] in ":.;":
        last = fold(words[1].text.strip(":.;'`"))
        if last in ("nhan", "nhn", "nhận") and _RECEIVERS.match(fold(first.text)):
            words[:2] = [replace(first, text="Nơi"), replace(words[1], text="nhận:")]
    return words


def _without_dirt(words: list[Word]) -> list[Word]:
    while words and _DIRT.match(words[0].text) and words[0].text[0] not in _MARKS and len(words) > 1:
        if words[0].text in ("~", "¬", "ˆ-", "-", "—") and words[1].text[:1].isalpha():
            words[0] = replace(words[0], text="-")
            break
        words = words[1:]
    while len(words) > 1 and _DIRT.match(words[-1].text) and words[-1].confidence < 0.7:
        if words[-1].text[0] in ";,.:)”" and words[-1].confidence > 0.4:
            break
        words = words[:-1]
    return words
