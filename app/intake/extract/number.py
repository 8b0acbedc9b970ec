"""Number and notation of the letter itself, from the line of the head that begins with "Số"."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.intake.extract.guesses import Guess
from app.intake.extract.notation import Notation, kind_of, read_notation
from app.intake.extract.view import Strip, View, guess_of

_NUMBER_LINE = re.compile(r"^[\W_]*(?:Số|SỐ|So)(?:\s+(?:hiệu|văn bản|ký hiệu))?\s*(?P<colon>[:;.])?\s*")

_LEFT_OUT = re.compile(r"^(\s*\d{1,6}[a-z]?)\s+(?=[A-ZĐ][A-Za-zĐđ]{0,4}\s?/)")


class Numbered(NamedTuple):
    """What the number line gives; ``strip`` anchors the fields around it."""

    strip: Strip
    number: Guess[str] | None
    notation: Guess[str] | None


def find_number(view: View) -> Numbered | None:
    """The first line of the head that has the shape of a number; a blank number gives the notation alone."""
    for strip in view.head:
        match = _NUMBER_LINE.match(strip.text)
        if match is None or len(strip.text) > 120:
            continue
        read = _read(view, strip, match)
        if read is not None:
            return read
    return None


def _read(view: View, strip: Strip, match: re.Match[str]) -> Numbered | None:
    text, strips = strip.text, [strip]
    # A notation broken at a joint goes on in the next line of the column.
    if text.rstrip().endswith(("-", "/", "–")):
        following = next(view.after(strip), None)
        if following is not None and re.fullmatch(r"[A-ZĐ][\w.&/-]{0,20}", following.text):
            text, strips = text.rstrip() + following.text, [strip, following]
    found = read_notation(text, match.end())
    if found is not None and found.number is not None and found.notation is None:
        # "Số: 5 TB/UBH": a blank where the joint should be, before the abbreviation of a kind.
        joined = _LEFT_OUT.sub(r"\1-", text[match.end() :], count=1)
        closed = read_notation(joined)
        if closed is not None and kind_of(closed.notation) is not None and match["colon"]:
            return _numbered(strip, strips, closed, 0.85 if not joined[closed.end :].strip(" .;") else 0.6)
    if found is None:
        # "Số: ......./......" is a number line too, all of it blank.
        if match["colon"] and not text[match.end() :].strip(" .…_-–/*"):
            return Numbered(strip, None, None)
        return None
    rest = text[found.end :].strip(' .;,)*_"”')
    if rest and not match["colon"] and not rest.startswith("("):
        return None  # "Số 12-KH/ĐTN đã nêu rõ ..." is a sentence
    certainty = 0.97 if found.notation is not None and (found.number is not None) else 0.9
    if rest:
        certainty -= 0.15
    if found.notation is None:
        certainty = 0.6
        if not match["colon"] or len(text) > 40:
            return None
    return _numbered(strip, strips, found, certainty)


def _numbered(strip: Strip, strips: list[Strip], found: Notation, certainty: float) -> Numbered:
    number = guess_of(found.number, certainty, strips) if found.number is not None else None
    notation = guess_of(found.notation, certainty, strips) if found.notation is not None else None
    return Numbered(strip, number, notation)
