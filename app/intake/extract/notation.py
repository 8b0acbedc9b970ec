"""Number and notation: the grammars of three standards and of habits between them, read by one small parser.

``Số: 245-CV/TWĐTN-VP``, ``Số: 15/QĐ-BNV``, ``Số 127-QĐ/TW``, ``Số: 21/KH-ĐTN``, ``63/2014/NĐ-CP``; blanks around the
joints are allowed (``856 - CV/TWĐTN - BTG``). Value forms: number without leading zeros, notation without blanks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.intake.extract.words import NOTATION_KINDS

_NUMBER = re.compile(r"(\d{1,6})([a-zA-Z]?)(?!\d)")
_BLANK = re.compile(r"[\s.…_·xX?]*(?=[-–—/])")
_JOINT = re.compile(r"(\s*)([-–—‑/])(\s*)")
_TOKEN = re.compile(r"[^\W_][\w.&]*")
_ASSEMBLY = re.compile(r"\s(\d{1,2})\b(?![/\-.]?\d)")  # "QH 13": the National Assembly's term, typed apart
# Abbreviations with small letters that rules of capitals would not let pass.
_MIXED = frozenset({"ttg", "ctr", "ttr", "qyđ", "qyd", "qđi", "ttra"})
_CLOSED_JOINTS = str.maketrans("–—‑", "---")


class Notation(NamedTuple):
    """Parsed number; None for what is blank. ``end`` is the position behind it."""

    number: str | None
    notation: str | None
    end: int


def read_notation(text: str, start: int = 0) -> Notation | None:
    """Number and notation that begin at ``start`` (a number, or the blank left for it, then a joint)."""
    position = start
    found = _NUMBER.match(text, position)
    number: str | None = None
    if found is not None:
        number = (found[1].lstrip("0") or "0") + found[2]
        position = found.end()
    else:
        blank = _BLANK.match(text, position)
        if blank is None:
            return None
        position = blank.end()
    tail, end = _tail(text, position)
    if tail is None and number is None:
        return None
    return Notation(number, tail, end)


def _tail(text: str, position: int) -> tuple[str | None, int]:
    parts: list[str] = []
    start = position
    while True:
        joint = _JOINT.match(text, position)
        if joint is None:
            break
        token = _TOKEN.match(text, joint.end())
        if token is None:
            break
        word = token[0].rstrip(".&")
        spaced = bool(joint[1] or joint[3])
        if not _short(word, spaced=spaced):
            break
        position = joint.end() + len(word)
        term = _ASSEMBLY.match(text, position) if word == "QH" else None
        if term is not None:
            word, position = word + term[1], term.end()
        parts.append(joint[2].translate(_CLOSED_JOINTS) + word)
    if not parts or not any(char.isupper() for char in "".join(parts)):
        return None, start
    return "".join(parts)[1:], position


def _short(word: str, *, spaced: bool) -> bool:
    """Whether a word is an abbreviation as notations have it, and no word of the sentence that follows."""
    if not word or len(word) > 24:
        return False
    letters = [char for char in word if char.isalpha()]
    if not letters:
        # "/2014/" is a year; elsewhere figures alone would be part of a date or a range.
        return len(word) == 4 and word.startswith(("19", "20")) if not spaced else False
    if word.lower() in _MIXED:
        return True
    capitals = sum(1 for char in letters if char.isupper())
    if spaced:
        return capitals == len(letters)
    return capitals * 2 >= len(letters)


def may_be_organ(notation: str) -> bool:
    """First groups that also stand for a unit: in "12/TT-KH" a centre (trung tâm) writes a công văn of the State."""
    return "/" not in notation and notation.split("-")[0] in ("TT", "CT", "HĐ", "BB", "CN", "DA", "CĐ", "TB")


def kind_of(notation: str | None) -> str | None:
    """Kind that a notation names: "CV/TWĐTN-VP" -> CV, "2014/NĐ-CP" -> NĐ, "BNV-VP" -> None."""
    if not notation:
        return None
    for token in re.split(r"[-/]", notation)[:2]:
        if token.isdigit():
            continue
        word = token.lower()
        # A joint paper adds LT or PH to its kind: KHLT, CTrPH.
        return NOTATION_KINDS.get(word) or NOTATION_KINDS.get(re.sub(r"(?<=\w\w)(?:lt|ph)$", "", word))
    return None
