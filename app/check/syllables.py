"""Vietnamese syllables: which letters may stand together, and on which letter the tone stands.

A table made from the rules of the sound system (initial, rhyme, tone), not from a list of words: it knows what cannot be
a syllable, never what is a word. 'hòa' and 'hoà' are both right; 'họat' and 'cuả' are not.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final

_TONES: Final = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_INITIALS: Final = frozenset("b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x".split())
_FRONT: Final = frozenset("eêiy")  # c, g, ng stand as k, gh, ngh before these
_RHYMES: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in ing inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơng ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ uơn up ut uy uya uych uyên
    uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưp
    y yêc yêm yên yêng yêt yêu ynh yt
    """.split()
)
_AFTER_QU: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây âu âp
    e en eo et ec em ê ên êch ênh êt êu êp ơ ơi ơn ơt i in ich inh it y yt ynh yn ych yp yên yêt ya ôc
    """.split()
)
_STOPS: Final = ("c", "ch", "p", "t")
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_MARKED: Final = frozenset("ăâêôơư")
_EITHER: Final = frozenset(("oa", "oe", "uy"))
# Names of places and loans that the writing of Vietnamese lets stand beside its rules.
_LET_STAND: Final = frozenset(("kạn", "đắc", "pác", "gìn", "quầy", "thuở", "huơ", "cà", "giạng", "khuỷu"))


_LATIN: Final = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]
UPPER: Final = "".join(char for char in _LATIN if char.isalpha() and char.isupper())
LOWER: Final = "".join(char for char in _LATIN if char.isalpha() and char.islower())
"""Letters for the classes of regular expressions; in Unicode the capitals with marks lie between the small ones."""


class Fault(StrEnum):
    """What is wrong with a syllable."""

    TONE = "tone"  # the tone stands on the wrong letter
    LETTERS = "letters"  # no such syllable


@lru_cache(maxsize=20_000)
def fault_of(syllable: str) -> Fault | None:
    """What is wrong with a written syllable; only small NFC letters are asked."""
    if syllable in _LET_STAND:
        return None
    bare, tone, at = _without_tone(syllable)
    if tone == "many":
        return Fault.LETTERS
    parts = _parts(bare)
    if parts is None:
        return Fault.LETTERS
    initial, rhyme = parts
    if rhyme.endswith(_STOPS) and tone not in ("sắc", "nặng"):
        return Fault.LETTERS
    if tone and at - len(initial) not in _places(rhyme, initial):
        return Fault.TONE
    return None


@lru_cache(maxsize=20_000)
def placement(syllable: str) -> str | None:
    """'old' for 'hòa', 'new' for 'hoà', None where there is no choice."""
    bare, tone, at = _without_tone(syllable)
    parts = _parts(bare) if tone and tone != "many" else None
    if parts is None or parts[1] not in _EITHER or parts[0] == "qu":
        return None
    return "old" if at == len(parts[0]) else "new"


def tone_in_place(word: str) -> str:
    """``word`` with its tone on the letter it belongs to; as it is when it is no syllable."""
    bare, tone, _ = _without_tone(word.lower())
    parts = _parts(bare) if tone and tone != "many" else None
    if parts is None:
        return word
    at = len(parts[0]) + _places(parts[1], parts[0])[0]
    mark = next(mark for mark, name in _TONES.items() if name == tone)
    letters = [
        upper if was.isupper() else upper.lower()
        for upper, was in zip(bare.upper(), _bare_of(word), strict=True)
    ]
    letters[at] += mark
    return unicodedata.normalize("NFC", "".join(letters))


def _bare_of(word: str) -> str:
    """The letters as written, without tone."""
    return unicodedata.normalize(
        "NFC", "".join(char for char in unicodedata.normalize("NFD", word) if char not in _TONES)
    )


def same_placed(text: str) -> str:
    """``text`` in small letters with every tone placed in one way, to compare spellings by."""
    return " ".join(_one_way(word) for word in text.lower().split())


def _one_way(word: str) -> str:
    bare, tone, at = _without_tone(word)
    if placement(word) != "old":
        return word
    mark = next(mark for mark, name in _TONES.items() if name == tone)
    return unicodedata.normalize("NFC", bare[: at + 1] + bare[at + 1] + mark + bare[at + 2 :])


def _without_tone(syllable: str) -> tuple[str, str, int]:
    """Letters without tone, the tone's name ('many' for several), and the letter it stands on."""
    letters: list[str] = []
    tone, at = "", -1
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONES:
            tone, at = ("many" if tone else _TONES[char]), len(letters) - 1
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return "".join(letters), tone, at


def _parts(bare: str) -> tuple[str, str] | None:
    """Initial and rhyme; None when there is no such syllable. 'qu' and 'gi' are initials."""
    if bare.startswith("qu"):
        return ("qu", bare[2:]) if bare[2:] in _AFTER_QU else None
    if bare.startswith("gi"):
        rest = bare[2:]
        if rest and rest[0] in _VOWELS and (rest in _RHYMES or rest in ("êng", "êt", "êc")):
            return "gi", rest
        return ("g", bare[1:]) if bare[1:] in ("i", "in", "im", "iêng", "iêt", "ich", "ip") else None
    start = next((index for index, char in enumerate(bare) if char in _VOWELS), len(bare))
    initial, rhyme = bare[:start], bare[start:]
    if rhyme not in _RHYMES or (initial and initial not in _INITIALS):
        return None
    front = rhyme[0] in _FRONT
    if (initial in ("c", "g", "ng") and front) or (initial in ("k", "gh", "ngh") and not front):
        return None
    return initial, rhyme


def _places(rhyme: str, initial: str) -> tuple[int, ...]:
    """Where in the rhyme the tone may stand."""
    marked = [index for index, char in enumerate(rhyme) if char in _MARKED]
    if marked:
        return (marked[-1],)
    vowels = [index for index, char in enumerate(rhyme) if char in _VOWELS]
    if len(vowels) == 1:
        return (0,)
    if rhyme in _EITHER:
        return (1,) if initial == "qu" else (0, 1)
    if len(vowels) == 3:
        return (1,)
    return (1,) if rhyme[-1] not in _VOWELS else (0,)
