"""What a Vietnamese syllable looks like. By it a text shows which encoding it is in: words that are only written right
when read right. Statistics of letters take Spanish and German for TCVN3; the build of the syllable does not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from app.base.text import nfc

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|iêu|yêu|oai|oay|oeo|uay|uây|uôi|ươi|ươu|uya|uyu|"
    r"ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|ye|"
    r"[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
# Tones that a syllable closed by a stop takes: sắc and nặng only.
_STOPPED: Final = re.compile(r"(?:ch|[cpt])$")
_WORDS: Final = re.compile(r"[^\W\d_]+", re.UNICODE)


class Share(NamedTuple):
    """Marked words of a text, and how many of them are Vietnamese syllables."""

    marked: int
    right: int

    @property
    def rate(self) -> float:
        return self.right / self.marked if self.marked else 1.0


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True for one written syllable in NFC, any case, with or without marks."""
    if len(word) > 8:
        return False
    loose = unicodedata.normalize("NFD", word.casefold())
    tones = [char for char in loose if char in _TONES]
    plain = nfc("".join(char for char in loose if char not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not (_STOPPED.search(plain) and (not tones or tones[0] not in "\u0301\u0323"))


def share(text: str, *, most: int = 20_000) -> Share:
    """Counts the words with letters beyond ASCII; ``most`` characters are looked at. Words in mixed case count as wrong:
    a wrong table makes "CéNG" of a heading and "®¬n" of a word."""
    marked = right = 0
    for word in _WORDS.findall(nfc(text[:most])):
        if word.isascii():
            continue
        marked += 1
        cased = word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())
        right += cased and is_syllable(word)
    return Share(marked, right)
