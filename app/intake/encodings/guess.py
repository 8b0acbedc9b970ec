"""Which old encoding a text without fonts is in. Touches nothing that is Vietnamese Unicode, nothing short, and nothing
that does not turn into Vietnamese syllables nearly everywhere. The caller shows the guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from app.base.text import nfc
from app.intake.encodings import tcvn3, viqr, vni
from app.intake.encodings.fonts import Encoding
from app.intake.encodings.syllables import share

_LEAST_WORDS: Final = 6
_SURE: Final = 0.85
_NOT_VIETNAMESE: Final = 0.6
_VIQR_SIGNS: Final = 6


class Converted(NamedTuple):
    """The text as Unicode and what it was in; ``encoding`` None = left as it was."""

    text: str
    encoding: Encoding | None


def mend_text(text: str) -> Converted:
    """Unicode of a text that may be TCVN3, VNI or VIQR read as Latin letters."""
    now = share(text)
    # Letters that only Unicode Vietnamese has (ạ, ế, ư): whoever wrote them needs no conversion.
    if any("\u1ea0" <= char <= "\u1ef9" or char in "ƠơƯưĂăĐđ" for char in nfc(text[:20_000])):
        return Converted(text, None)
    if now.marked < _LEAST_WORDS:
        return _viqr(text)
    if now.rate > _NOT_VIETNAMESE:
        return Converted(text, None)
    best = max(
        ((Encoding.TCVN3, _tcvn3(text)), (Encoding.VNI, vni.decode(text))),
        key=lambda one: (share(one[1]).rate, share(one[1]).marked),
    )
    reached = share(best[1])
    if reached.marked >= _LEAST_WORDS and reached.rate >= _SURE:
        return Converted(nfc(best[1]), best[0])
    return Converted(text, None)


def _tcvn3(text: str) -> str:
    """Without fonts the capitals of headings are lost: their codes are those of small letters. Neighbours tell."""
    return "".join(_tcvn3_line(line) for line in text.splitlines(keepends=True))


def _tcvn3_line(line: str) -> str:
    words = tcvn3.decode(line).split(" ")
    shouted = [_shouted(word) for word in line.split(" ")]
    for index, loud in enumerate(shouted):
        beside = shouted[max(0, index - 1) : index] + shouted[index + 1 : index + 2]
        if loud or (loud is None and True in beside):
            words[index] = words[index].upper()
    return " ".join(words)


def _shouted(word: str) -> bool | None:
    """True for a word whose ASCII letters are capitals, two at least; None when there are too few to tell."""
    letters = [char for char in word if char.isascii() and char.isalpha()]
    if any(char.islower() for char in letters) or (set(word) & set("/:0123456789")):
        return len(letters) > 1 and not any(char.islower() for char in letters)
    return True if len(letters) > 1 else None


def _viqr(text: str) -> Converted:
    """ASCII with marks typed after letters; only with many signs of it, and only when syllables come out."""
    head = text[:20_000]
    if not head.isascii() or viqr.strength(head) < max(_VIQR_SIGNS, len(head.split()) // 12):
        return Converted(text, None)
    converted = viqr.decode(text)
    reached = share(converted)
    if reached.marked >= _LEAST_WORDS and reached.rate >= _SURE:
        return Converted(converted, Encoding.VIQR)
    return Converted(text, None)


def names(encodings: Iterable[Encoding]) -> str:
    """For the sentence that tells the clerk."""
    return ", ".join(sorted(encodings))
