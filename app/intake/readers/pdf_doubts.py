"""Whether the text layer of a page can be trusted. Fonts without a map, maps that lie and layers without Vietnamese marks
are common; their words look like words to a program and like nonsense to a person. Such a page is read from its picture.

Codes: ``private-use``, ``unmapped``, ``wrong-map``, ``no-marks``, ``letters-apart``, ``lost-letters``; on a page that is one picture also ``few-letters`` (a signature's or a stamp's words over
a scan) and ``poor-layer`` (recognised by a program that knew no Vietnamese).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.base.text import nfc
from app.intake.encodings.syllables import is_syllable, share

_LEAST_LETTERS: Final = 40
_LEAST_WORDS: Final = 50
_FEW: Final = 300  # letters; a letter of one page has a thousand
_WORD: Final = re.compile(r"[^\W\d_]+")
_INSIDE: Final = frozenset("-/.,:;&()@_'’–+…\"“”%*<>[]=#|")


def doubts(text: str, unmapped: int, *, scanned: bool = False) -> tuple[str, ...]:
    """Why the text of a page is not to be trusted; empty when it is. ``unmapped`` = characters the fonts do not name;
    ``scanned`` = a picture covers the page."""
    letters = [char for char in text if not char.isspace()]
    if scanned and len(letters) < _FEW:
        return ("few-letters",)
    if len(letters) < _LEAST_LETTERS:
        return ("unmapped",) if letters and unmapped > len(letters) // 2 else ()
    found: list[str] = []
    private = sum(
        1 for char in letters if unicodedata.category(char) in ("Co", "Cn", "Cc") or char == "\ufffd"
    )
    if private > len(letters) // 20:
        found.append("private-use")
    if unmapped > len(letters) // 8:
        found.append("unmapped")
    words = _WORD.findall(nfc(text))
    if len(words) >= 12:
        found.extend(_by_words(text, words))
        if scanned and not found and _poor(text, words):
            found.append("poor-layer")
    return tuple(found)


def _poor(text: str, words: list[str]) -> bool:
    """Half-Vietnamese: too many words that could be ours for another language, too few with marks, or wrong ones."""
    marked = share(text)
    long = [word for word in words if len(word) > 1]
    right = sum(1 for word in long if is_syllable(_toned(word))) / max(1, len(long))
    return marked.rate < 0.85 or (marked.marked < len(words) // 4 and right > 0.4)


def lost_horns(text: str) -> bool:
    """No ư in a longer text: the program that made the PDF took the code of ư in TCVN3 for an optional hyphen."""
    return len(text.split()) >= _LEAST_WORDS and not any(char in "ưừứửữựƯỪỨỬỮỰ" for char in text)


def _by_words(text: str, words: list[str]) -> list[str]:
    found: list[str] = []
    marked = share(text)
    right = sum(1 for word in words if is_syllable(word)) / len(words)
    if sum(1 for word in words if len(word) == 1) > 0.6 * len(words):
        found.append("letters-apart")
    tokens = text.split()
    odd = sum(1 for token in tokens if _odd(token)) / max(1, len(tokens))
    if (marked.marked >= 8 and marked.rate < 0.5 and right < 0.6) or (odd > 0.3 and right < 0.4):
        found.append("wrong-map")
    long = [word for word in words if len(word) > 1]
    if len(long) >= 40 and marked.marked <= len(words) // 50:
        plain = sum(1 for word in long if is_syllable(_toned(word)))
        if plain > 0.72 * len(long):
            found.append("no-marks")
    return found


def _toned(word: str) -> str:
    """A bare syllable closed by a stop has lost its tone: it is judged as if it had one."""
    if word.casefold().endswith(("c", "p", "t", "ch")):
        for index, char in enumerate(word):
            if char.casefold() in "aeiouy":
                return nfc(word[: index + 1] + "\u0323" + word[index + 1 :])
    return word


def _odd(token: str) -> bool:
    """A word no writer writes: signs or capitals amid small letters."""
    core = token.strip("".join(_INSIDE) + "?!`~^$•■□☐☑")
    if not core or core.isdigit():
        return False
    if any(not char.isalnum() and char not in _INSIDE and not unicodedata.combining(char) for char in core):
        return True
    parts = [part for part in re.split(r"[\W\d_]+", core) if len(part) > 2]
    return any(
        not (p.islower() or p.isupper() or p.istitle()) and sum(c.isupper() for c in p[1:]) > 1 for p in parts
    )
