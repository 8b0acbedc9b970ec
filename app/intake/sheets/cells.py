"""What a cell means in its column: names put in proper form, numbers that lost their zero, labels of lists, texts.

Owns one value at a time. Never destroys: letters, tones and their places stay as they were typed; what is doubtful is
taken as it stands and said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from app.base.text import fold, one_line, storable
from app.intake.sheets.days import NOTHING
from app.intake.sheets.grid import shown


class Read(NamedTuple):
    """``bad``: the code of a fault because of which the value cannot be taken; ``note``: taken, but to be looked at."""

    value: str | None = None
    note: str = ""
    bad: str = ""
    values: Mapping[str, str] = {}


NONE: Final = Read()
Reader = Callable[[Any], Read]

_LEADING: Final = re.compile(r"^\s*\d{1,5}\s*[.)/-]\s+")
_ROUNDED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[A-Za-z]{2,}")
_CODES: Final = range(2, 41)
"""Characters of a code."""
_CODE: Final = re.compile(r"[\w./-]{1,40}")
_ERRORS: Final = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
_VOID: Final = frozenset(("", "-", "--", "...", "…", "null", "n/a", "#"))
_SHORT: Final = max(map(len, _VOID))
_LONGEST: Final = 100
"""Characters of a name."""
_BREAK: Final = re.compile(r"([\s'’\-(.]+)")
_SEXES: Final = {
    "nam": "Nam", "trai": "Nam", "male": "Nam", "m": "Nam",
    "nu": "Nữ", "gai": "Nữ", "female": "Nữ", "f": "Nữ", "na": "Nữ",
}  # fmt: skip


def proper_name(text: str) -> str:
    """'NGUYỄN  VĂN AN' and 'nguyễn văn an' as 'Nguyễn Văn An'; what has both cases stays, letter for letter."""
    words = one_line(text)
    if words.istitle():
        return words  # nearly every name
    plain = [char for char in words if char.isascii() and char.isalpha()] or [c for c in words if c.isalpha()]
    if not plain or not (all(c.isupper() for c in plain) or all(c.islower() for c in plain)):
        return words
    if len(plain) < 2:
        return words
    return "".join(part[:1].upper() + part[1:].lower() for part in _BREAK.split(words))


def name(value: Any) -> Read:
    text = text_of(value)
    if text.istitle() and len(text) <= _LONGEST and text.replace(" ", "").isalpha() and " " in text:
        return Read(text)  # nearly every name
    text = _LEADING.sub("", text)
    if not text or fold(text) in _VOID:
        return NONE
    letters = sum(1 for char in text if char.isalpha())
    digits = sum(1 for char in text if char.isdigit())
    if letters < 2 or digits > 3 or "@" in text or len(text) > _LONGEST:
        long = {"length": str(len(text)), "most": str(_LONGEST)}
        return Read(bad="name" if len(text) <= _LONGEST else "long", values=long)
    return Read(proper_name(text))


def text_of(value: Any) -> str:
    """One line of text without what is no writing."""
    if value.__class__ is str and value.isprintable() and unicodedata.is_normalized("NFC", value):
        return " ".join(value.split())  # nearly every cell
    return one_line(storable(shown(value))) if value is not None else ""


def text(most: int) -> Reader:
    def read(value: Any) -> Read:
        words = text_of(value)
        if words[:1] == "#" and words.upper() in _ERRORS:
            return Read(bad="error")
        if len(words) <= _SHORT and words.casefold() in _VOID:
            return NONE
        if len(words) > most:
            return Read(bad="long", values={"length": str(len(words)), "most": str(most)})
        return Read(words)

    return read


def listed(labels: list[str], most: int) -> Reader:
    """A label of a list whatever its case and accents; other words stay and are noted."""
    exact = {label: label for label in labels}
    loose: dict[str, str] = {}
    for label in labels:
        loose.setdefault(_bare(label), label)
    plain = text(most)

    def read(value: Any) -> Read:
        words = text_of(value)
        if words in exact:
            return Read(words)
        found = plain(value)
        if found.value is None or not labels:
            return found
        label = loose.get(_bare(words))
        if label is not None and _accents_agree(words, label):
            return Read(label)
        return found._replace(note="unlisted")

    return read


def _bare(words: str) -> str:
    return "".join(char for char in fold(words) if char.isalnum())


def _accents_agree(words: str, label: str) -> bool:
    """Typed without accents, or with the same ones in another place or case: not another word ('Mường' is not 'Mương')."""
    return words.isascii() or _marks(words) == _marks(label)


def _marks(words: str) -> list[str]:
    return sorted(
        char
        for char in unicodedata.normalize("NFD", words.casefold())
        if char.isalnum() or unicodedata.combining(char)
    )


def code(value: Any) -> Read:
    if value.__class__ is str and len(value) in _CODES and _digits(value):
        return Read(value)  # nearly every code
    words = "".join(text_of(value).split()).lstrip("'")
    if fold(words) in NOTHING:
        return NONE
    if _ROUNDED.fullmatch(words):
        return Read(bad="rounded")
    return Read(words) if _CODE.fullmatch(words) else Read(bad="code")


def number_text(most: int) -> Reader:
    """Numbers of cards and resolutions: as text, 'không' is none."""
    plain = text(most)

    def read(value: Any) -> Read:
        found = plain(value)
        return NONE if found.value is not None and fold(found.value) in NOTHING else found

    return read


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def id_number(value: Any) -> Read:
    if value.__class__ is str and len(value) == 12 and _digits(value):
        return Read(value)  # nearly every number
    words = text_of(value).lstrip("'`")
    if fold(words) in NOTHING:
        return NONE
    if _ROUNDED.fullmatch(words):
        return Read(bad="rounded")
    digits = re.sub(r"[\s.,-]", "", words)
    if not digits.isdecimal():
        return Read(bad="id_number")
    if len(digits) in (12, 9):
        return Read(digits)
    if len(digits) in (10, 11, 8):
        whole = digits.zfill(9 if len(digits) == 8 else 12)
        return Read(whole, note="zero", values={"read": whole})
    return Read(bad="id_number")


def phone(value: Any) -> Read:
    if value.__class__ is str and len(value) == 10 and value[0] == "0" and _digits(value):
        return Read(value)  # nearly every number
    words = text_of(value).lstrip("'`")
    if fold(words) in NOTHING:
        return NONE
    if _ROUNDED.fullmatch(words):
        return Read(bad="rounded")
    digits = re.sub(r"[\s.()-]", "", words)
    if digits.startswith("+84"):
        digits = "0" + digits[3:].removeprefix("0")
    elif digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    if digits.isdecimal():
        if len(digits) in (10, 11) and digits.startswith("0"):
            return Read(digits)
        if len(digits) == 9 and digits[0] in "35789":
            return Read("0" + digits, note="zero", values={"read": "0" + digits})
    if len(words) > 40:
        return Read(bad="long", values={"length": str(len(words)), "most": "40"})
    return Read(words, note="phone")


def email(value: Any) -> Read:
    words = text_of(value)
    if "@" not in words and fold(words) in NOTHING:
        return NONE
    if len(words) > 200:
        return Read(bad="long", values={"length": str(len(words)), "most": "200"})
    return Read(words) if _EMAIL.fullmatch(words) else Read(words, note="email")


def sex(value: Any) -> Read:
    words = fold(text_of(value)).strip(" .")
    if words in ("", "-"):
        return NONE
    return Read(_SEXES[words]) if words in _SEXES else Read(bad="sex")
