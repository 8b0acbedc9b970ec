"""Number and notation of the letter itself, from the line of the head that begins with "Số"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from app.base.text import fold
from app.intake.extract.guesses import Guess
from app.intake.extract.near import distance
from app.intake.extract.notation import Notation, kind_of, read_notation
from app.intake.extract.view import Strip, View, guess_of
from app.intake.source import Box, Column

_NUMBER_LINE = re.compile(r"^[\W_]*(?:Số|SỐ|So)(?:\s+(?:hiệu|văn bản|ký hiệu))?\s*(?P<colon>[:;.])?\s*")

_LEFT_OUT = re.compile(r"^(\s*\d{1,6}[a-z]?)\s+(?=[A-ZĐ][A-Za-zĐđ]{0,4}\s?/)")


# As read from a picture: "Sá:2pŠ¿ _/SYT-NVY", the number written by hand between a label and a notation that are printed.
_BY_HAND = re.compile(
    r"^\W*(?P<label>[S$5][^\W\d_]{0,2}\b|[S$5][^\W\d_]{0,2}(?=\d))?[\s:;.,]*(?P<mess>.{0,22}?)\s*[-–/]\s*"
    r"(?P<tail>\d{0,4}/?[A-ZĐ][\w&.]*(?:\s?[-–/]\s?[A-ZĐ][\w&.]*)*)[\W_]*$"
)


_ROOM = 38.0  # mm that "Số: 1234/QĐ-UBND" takes


class Numbered(NamedTuple):
    """What the number line gives; ``strip`` anchors the fields around it, ``unread`` is a number that only a person reads."""

    strip: Strip
    number: Guess[str] | None
    notation: Guess[str] | None
    unread: Guess[str] | None = None


def find_number(view: View) -> Numbered | None:
    """The first line of the head that has the shape of a number; a blank number gives the notation alone."""
    for strip in view.head:
        match = _NUMBER_LINE.match(strip.text)
        if match is None or len(strip.text) > 120:
            continue
        read = _read(view, strip, match)
        if read is not None:
            return _as_seen(read)
    for strip in view.head:
        if strip.words and strip.column is not Column.RIGHT and len(strip.text) < 50:
            read = _written_by_hand(strip)
            if read is not None:
                return read
    return None


def _as_seen(read: Numbered) -> Numbered:
    """A number read from a picture without certainty is left to the clerk; its place is shown."""
    strip = read.strip
    if not strip.words:
        return read
    if read.notation is not None:
        read = read._replace(notation=replace(read.notation, value=_without_slash(read.notation.value)))
    # One word "7474/TC-CTCP" was printed in one go; a figure apart from its notation may be written by hand.
    number = read.number.value if read.number is not None else ""
    whole = any(re.match(rf"\W*0*{number}\s?[-–/]\s?\w", word.text) for word in strip.words)
    if read.number is not None and strip.read_well(number, 0.5 if whole else 0.88):
        return read._replace(number=replace(read.number, certainty=min(read.number.certainty, 0.9)))
    return read._replace(number=None, unread=_place(strip))


def _without_slash(notation: str) -> str:
    """A slash that a pen ran through is read as a J, with which no organ's abbreviation begins."""
    return notation[1:] if notation.startswith("J") and len(notation) > 3 else notation


def _written_by_hand(strip: Strip) -> Numbered | None:
    match = _BY_HAND.match(strip.text)
    if match is None:
        return None
    parsed = read_notation("/" + match["tail"]) if match["tail"] else None
    if parsed is None or parsed.notation is None:
        return None
    if (
        match["label"] is None
        and kind_of(parsed.notation) is None
        and "-" not in parsed.notation
        and "/" not in parsed.notation
    ):
        return None
    notation = _without_slash(parsed.notation)
    certainty = 0.9 if match["label"] is not None and strip.read_well(notation, 0.8) else 0.7
    return Numbered(strip, None, guess_of(notation, certainty, [strip]), _place(strip))


def with_kind(read: Numbered, kind: str | None) -> Numbered:
    """A notation read from a picture beside the typed name: "M-TB" under GIẤY MỜI is "GM-TB", "SYT" under THÔNG BÁO is "TB-SYT".

    Only for the State's form, where the kind's abbreviation stands first; less sure than what was read whole.
    """
    found = read.notation
    if found is None or not read.strip.words or kind in (None, "CV", "QyĐ") or "/" in found.value:
        return read
    first, _, rest = found.value.partition("-")
    if first == kind or kind_of(found.value) == kind or any(char.isdigit() for char in first):
        return read
    if rest and distance(fold(first), fold(str(kind)), 1) <= 1:
        value = f"{kind}-{rest}"
    elif not rest and kind_of(found.value) is None:
        value = f"{kind}-{first}"
    else:
        return read
    return read._replace(notation=replace(found, value=value, certainty=min(found.certainty, 0.7)))


def _place(strip: Strip) -> Guess[str]:
    """The cut-out for the clerk: the line with room for the pen, also where only its label could be read."""
    found = guess_of("number", 0.9, [strip], strip.text)
    if found.box is None:
        return found
    x0, y0, x1, y1 = found.box
    return replace(found, box=Box(max(0.0, x0 - 1), max(0.0, y0 - 2), max(x1, x0 + _ROOM) + 1, y1 + 2))


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
