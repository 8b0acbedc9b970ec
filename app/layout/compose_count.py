"""Counting the elements of the body: Roman, Arabic and Vietnamese letters, restarts, chains, overridden numbers."""

from __future__ import annotations

import re

from app.standards.pattern import fill
from app.standards.schema import LevelStyle, Standard

# The order of the alphabet in which points are marked (Decree 30, Annex I part I.II.6.đ): no ă, â, ê, ô, ơ, ư.
LETTERS = "a b c d đ e g h i k l m n o p q r s t u v x y".split()
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(value: int) -> str:
    made = ""
    for step, sign in (*_ROMAN, *_ROMAN_SMALL):
        made += sign * (value // step)
        value %= step
    return made


def letters(value: int) -> str:
    """1 = a, 5 = đ, 23 = y, 24 = aa."""
    made = ""
    while value > 0:
        value, rest = divmod(value - 1, len(LETTERS))
        made = LETTERS[rest] + made
    return made


def value_of(number: str, numerals: str) -> int | None:
    """The place in the count that an overridden number takes: 'IV' is 4, '12a' is 12, 'đ' is 5; else None."""
    if numerals == "roman":
        found = re.match(r"[IVXLCDM]+", number.upper())
        if not found:
            return None
        digits = [_ROMAN_VALUES[sign] for sign in found[0]]
        following = [*digits[1:], 0]
        return sum(-one if one < after else one for one, after in zip(digits, following, strict=True))
    if numerals == "letters":
        first = number[:1].lower()
        return LETTERS.index(first) + 1 if first in LETTERS else None
    found = re.search(r"([0-9]+)[^0-9.]*$", number)
    # Longer figures are no count of paragraphs; they are printed as given and counted past.
    return int(found[1]) if found and len(found[1]) < 7 else None


class Counter:
    """Numbers of one body, given in the order of its items."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._count: dict[str, int] = {}
        self._printed: dict[str, str] = {}

    def copy(self) -> Counter:
        """Another one that stands where this one stands: to see what a number would be."""
        made = Counter(self._standard)
        made._count, made._printed = dict(self._count), dict(self._printed)
        return made

    def next(self, level: LevelStyle, override: str | None) -> str:
        """The number with its mark, as printed before the words: 'I.', 'Điều 3.', 'đ)', '1.2.', '-'."""
        value = self._count.get(level.name, 0) + 1
        if override:
            value = value_of(override, level.numerals) or value
        self._count[level.name] = value
        own = override or _numeral(value, level.numerals)
        self._printed[level.name] = own
        self._restart_under(level)
        chain = [self._printed[name] for name in level.under if self._printed.get(name)]
        if override and "." in override:
            chain = []  # the whole chain was given
        form = level.form.use if chain else level.form.use.replace("{under}.", "")
        return fill(form, {"n": own, "under": ".".join(chain)})

    def _restart_under(self, level: LevelStyle) -> None:
        for name, other in self._standard.levels.items():
            if other.rank > level.rank and not other.continues:
                self._count.pop(name, None)
                self._printed.pop(name, None)


def _numeral(value: int, numerals: str) -> str:
    if numerals == "roman":
        return roman(value)
    if numerals == "letters":
        return letters(value)
    return str(value) if numerals == "arabic" else ""
