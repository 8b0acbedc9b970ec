"""Vietnamese text: NFC at the door, folding for search, tone placement, order of names, phones as digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]+")
_OTHER_BREAKS = re.compile("\r\n|[\x0b\x0c\r\x85\u2028\u2029]")
_UNWRITTEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FOREIGN = re.compile("[^\x00-\x7f\u0300-\u034e\u0350-\u036f]")
_BETWEEN_PHONES = re.compile(r"[,;/\n]")
_LONG_PHONE = 11
"""Digits of a number that begins with the country's 84; one that begins with 084 or 84… is shorter."""
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: index + 1 for index, letter in enumerate(_LETTERS)}
# Tone order of Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TONES = frozenset(_TONE_RANK)
_MARKS = {"\u0306": {"a": "ă"}, "\u0302": {"a": "â", "e": "ê", "o": "ô"}, "\u031b": {"o": "ơ", "u": "ư"}}


def nfc(text: str) -> str:
    """Canonical composed form. Called where text enters: files, clipboard, wire."""
    return unicodedata.normalize("NFC", text)


def storable(text: str) -> str:
    """NFC without what is no writing: control characters but tab and line end, overrides of direction, half characters.

    They come with broken PDFs and pasted pages; a terminal would obey them, XML and spreadsheets refuse them, and an
    override shows other words than the record holds.
    """
    return nfc(_UNWRITTEN.sub("", _OTHER_BREAKS.sub("\n", text)))


def squeeze(text: str) -> str:
    """NFC, runs of blanks as one space, no blanks at the ends; line ends kept."""
    lines = (_SPACES.sub(" ", line).strip() for line in nfc(text).splitlines())
    return "\n".join(lines).strip()


def one_line(text: str) -> str:
    """``squeeze`` with line ends turned into spaces."""
    return " ".join(nfc(text).split())


def fold(text: str) -> str:
    """Form for search: lower case, no tone or letter marks, đ as d, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    loose = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    if _FOREIGN.search(loose) is None:  # Vietnamese: what is left beside ASCII are its marks
        return " ".join(loose.encode("ascii", "ignore").decode().split())
    return " ".join("".join(c for c in loose if not unicodedata.combining(c)).split())


@lru_cache(maxsize=20_000)
def syllable_key(syllable: str) -> str:
    """Sort key of one syllable: letters in Vietnamese order first, then tone, then capitals after small."""
    letters: list[int] = []
    tone = 0
    for char in unicodedata.normalize("NFD", syllable.casefold()):
        if char in _TONES:
            tone = _TONE_RANK[char]
        elif char in _MARKS and letters:
            base = _LETTERS[letters[-1] - 1] if 0 < letters[-1] <= len(_LETTERS) else ""
            marked = _MARKS[char].get(base)
            if marked:
                letters[-1] = _LETTER_RANK[marked]
        else:
            letters.append(_LETTER_RANK.get(char, 40 + min(ord(char), 200)))
    return "".join(chr(0x30 + rank) for rank in letters) + "\x01" + chr(0x30 + tone)


def text_key(text: str) -> str:
    """Sort key of any text in Vietnamese order; compares as a plain string (also in SQL, binary collation)."""
    keys = [syllable_key(part) for part in nfc(text).split()]
    return "\x02".join(k.split("\x01")[0] for k in keys) + "\x03" + "".join(k[-1] for k in keys)


def name_key(full_name: str) -> str:
    """Sort key of a person: given name, then family name, then the middle names."""
    parts = nfc(full_name).split()
    if len(parts) < 2:
        return text_key(full_name)
    return "\x04".join(_part_key(part) for part in (parts[-1], parts[0], " ".join(parts[1:-1])))


_part_key = lru_cache(maxsize=20_000)(text_key)
"""Given, family and middle names repeat."""


def phone_key(phones: str) -> str:
    """Digits of each phone number, +84 as 0, one blank between two: so that any spelling is found by any part of it."""
    found = []
    for part in _BETWEEN_PHONES.split(phones):
        digits = "".join(char for char in part if char.isascii() and char.isdigit())
        if digits.startswith("84") and len(digits) >= _LONG_PHONE:
            digits = "0" + digits[2:].removeprefix("0")
        if digits:
            found.append(digits)
    return " ".join(found)
