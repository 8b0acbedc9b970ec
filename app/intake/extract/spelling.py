"""Marks put right in words that were read from a picture: "kiêm tra" is no word, "kiểm tra" is.

Only marks change, never letters; only where two syllables next to each other make no known word as they stand and exactly one
with other marks. What is not in the list (names, places) stays as it was read.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from app.base.paths import resource
from app.base.text import fold, nfc, text_key

_LEVELS = frozenset(("phường", "xã", "tỉnh", "huyện", "quận", "thôn", "ấp"))
# Little words that stand beside everything: never changed.
_STEADY = frozenset(
    "để và về của các cho là có được trong với đến từ tại theo khi như những một không cũng này đó trên dưới bạn do ở".split()
)
_WORD = re.compile(r"[^\W\d_]+")


class _Pairs(NamedTuple):
    known: frozenset[tuple[str, str]]
    closed: dict[str, str]  # "dựán" -> "dự án"
    by_key: dict[tuple[str, str], tuple[str, str] | None]  # None: two words with the same letters


@cache
def _pairs() -> _Pairs:
    known: set[tuple[str, str]] = set()
    by_key: dict[tuple[str, str], tuple[str, str] | None] = {}
    for line in resource("intake", "pairs.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        for word in nfc(line).lower().split(","):
            one, _, two = word.strip().partition(" ")
            if not two or (one, two) in known:
                continue
            known.add((one, two))
            key = fold(one), fold(two)
            other = by_key.get(key)
            # "ủy ban" and "uỷ ban" are one word written in two ways; "các ban" and "các bạn" are two.
            by_key[key] = (
                (one, two)
                if key not in by_key
                else other
                if other and text_key(f"{one} {two}") == text_key(" ".join(other))
                else None
            )
    closed = {
        one + two: f"{one} {two}"
        for one, two in known
        if len(one + two) >= 5 and len(one) > 1 and len(two) > 1
    }
    return _Pairs(frozenset(known), {**closed, "dựán": "dự án", "đềán": "đề án"}, by_key)


def spelled(text: str) -> str:
    """The text with wrong marks of known words put right."""
    pairs = _pairs()
    text = _WORD.sub(lambda match: _parted(match[0], pairs), text)
    found = list(_WORD.finditer(text))
    words = [match[0].lower() for match in found]
    fixed = list(words)
    sure = [False] * len(words)
    joined = [text[one.end() : two.start()].strip() == "" for one, two in pairwise(found)]
    for index, together in enumerate(joined):
        if together and (words[index], words[index + 1]) in pairs.known:
            sure[index] = sure[index + 1] = True
    for index, together in enumerate(joined):
        if words[index] in _LEVELS or words[index] in _STEADY or (together and words[index + 1] in _STEADY):
            continue  # a place's name follows; or a little word, which is right as it stands
        if not together or (sure[index] and sure[index + 1]):
            continue
        if found[index][0].istitle() and found[index + 1][0].istitle():
            continue  # a name
        better = pairs.by_key.get((fold(fixed[index]), fold(fixed[index + 1])))
        if better is None:
            continue
        if (sure[index] and better[0] != fixed[index]) or (sure[index + 1] and better[1] != fixed[index + 1]):
            continue
        fixed[index], fixed[index + 1] = better
        sure[index] = sure[index + 1] = True
    if fixed == words:
        return text
    out, end = [], 0
    for match, word, was in zip(found, fixed, words, strict=True):
        out.append(text[end : match.start()])
        out.append(match[0] if word == was else _as_cased(word, match[0]))
        end = match.end()
    return "".join([*out, text[end:]])


def _parted(word: str, pairs: _Pairs) -> str:
    """Two syllables that were read as one word."""
    two = pairs.closed.get(word.lower())
    if two is None:
        return word
    one = two.split(" ", 1)[0]
    return f"{word[: len(one)]} {word[len(one) :]}"


def _as_cased(word: str, like: str) -> str:
    if like.isupper() and (len(like) > 1 or len(word) > 1):
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
