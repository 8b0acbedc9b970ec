"""Lost and false accents led back by the words beside them: "kê hoạch" is "kế hoạch", for nothing else stands there.

Safe by what it refuses: it only changes accents and đ/d, never letters, figures or capitals; only a syllable that makes
no known pair with its neighbours, and only to the one that does; and never a name (words in capitals that follow each
other in running text). Knows pairs from ``resources/language``, our own words about the trade; what it does not know it
leaves as read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from app.base import paths
from app.base.text import fold, nfc
from app.intake.ocr.words import Word

_CORE: Final = re.compile(r"^([^\w]*)([^\W\d_]+)([^\w]*)$")
_OPEN: Final = ("", ",")  # "phòng, chống" stands together as "phòng chống" does


class Tongue(NamedTuple):
    """Known pairs of syllables, and the syllables that look alike once their accents are gone."""

    pairs: frozenset[tuple[str, str]]
    alike: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def tongue() -> Tongue:
    """What ``resources/language`` says; empty when it is not there."""
    pairs: set[tuple[str, str]] = set()
    for name in (("language", "phrases.txt"), ("language", "pairs.txt"), ("intake", "pairs.txt")):
        path = paths.resource(*name)
        if path.is_file():
            for line in nfc(path.read_text("utf-8")).splitlines():
                if not line.startswith("#"):
                    for phrase in line.split(","):
                        pairs.update(pairwise(phrase.split()))
    alike: dict[str, set[str]] = {}
    for pair in pairs:
        for syllable in pair:
            alike.setdefault(fold(syllable), set()).add(syllable)
    return Tongue(frozenset(pairs), {key: tuple(sorted(held)) for key, held in alike.items()})


class _Spot(NamedTuple):
    """A word's letters between its marks. ``ends`` = a mark parts it from what follows."""

    before: str
    core: str
    after: str

    @property
    def low(self) -> str:
        return self.core.lower()


def mended(words: Sequence[Word], *, more: Sequence[Word] = ()) -> list[Word]:
    """The words of one printed line, accents mended; ``more`` is the first word of the line below, when it goes on."""
    known = tongue()
    spots = [_spot(word.text) for word in (*words, *more)]
    names = _names(spots)
    texts = [spot.low if spot is not None else "" for spot in spots]
    for index in range(len(words)):
        spot = spots[index]
        if spot is None or index in names or len(spot.core) < 2:
            continue
        left, right = _beside(spots, texts, index)
        better = _better(known, texts[index], left, right, spots, texts, index)
        if better is not None:
            texts[index] = better
    out: list[Word] = []
    for word, spot, text in zip(words, spots, texts, strict=False):
        if spot is not None and text != spot.low:
            word = replace(word, text=spot.before + _cased(text, spot.core) + spot.after)
        out.append(word)
    return out


def _spot(text: str) -> _Spot | None:
    match = _CORE.match(text)
    return _Spot(match[1], match[2], match[3]) if match is not None else None


def _names(spots: Sequence[_Spot | None]) -> set[int]:
    """Places of names: words with one capital that follow each other. A line all in capitals is a heading, no name."""
    names: set[int] = set()
    for index, (one, two) in enumerate(pairwise(spots)):
        if (
            one is not None
            and two is not None
            and one.core.istitle()
            and two.core.istitle()
            and not one.after
        ):
            names.update((index, index + 1))
    return names


def _beside(spots: Sequence[_Spot | None], texts: Sequence[str], index: int) -> tuple[str | None, str | None]:
    """The syllables left and right, None where a mark or the line's end parts them."""
    left = right = None
    here = spots[index]
    before = spots[index - 1] if index else None
    if before is not None and here is not None and before.after in _OPEN and not here.before:
        left = texts[index - 1]
    behind = spots[index + 1] if index + 1 < len(spots) else None
    if behind is not None and here is not None and here.after in _OPEN and not behind.before:
        right = texts[index + 1]
    return left, right


def _better(
    known: Tongue,
    text: str,
    left: str | None,
    right: str | None,
    spots: Sequence[_Spot | None],
    texts: Sequence[str],
    index: int,
) -> str | None:
    """The one syllable that makes a known pair here where the one read makes none."""
    if (left is not None and (left, text) in known.pairs) or (
        right is not None and (text, right) in known.pairs
    ):
        return None
    rivals: dict[str, int] = {}
    for other in known.alike.get(fold(text), ()):
        if other == text:
            continue
        score = 0
        if left is not None:
            score += 2 * ((left, other) in known.pairs)
        if right is not None:
            score += 2 * ((other, right) in known.pairs)
            # Both may have lost an accent: "thành phô" and "giám đôc" hold, but "giây mơi" needs both.
            if not score and len(right) > 1:
                score += any((other, twin) in known.pairs for twin in known.alike.get(fold(right), ()))
        if score:
            rivals[other] = score
    if not rivals:
        return None
    best = max(rivals.values())
    first = [other for other, score in rivals.items() if score == best]
    if best == 1 and not text.isalpha():
        return None
    return first[0] if len(first) == 1 else _nearest(text, first)


def _nearest(text: str, rivals: Sequence[str]) -> str | None:
    """Of several, the only one that keeps the most of what was read."""
    import unicodedata

    def apart(other: str) -> int:
        one, two = (set(enumerate(unicodedata.normalize("NFD", word))) for word in (text, other))
        return len(one ^ two)

    ordered = sorted(rivals, key=apart)
    return ordered[0] if apart(ordered[0]) < apart(ordered[1]) else None


def _cased(text: str, like: str) -> str:
    if like.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text
