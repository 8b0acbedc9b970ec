"""What the names of units in a sheet mean: '10A1', 'Lớp 10a1' and 'Chi đoàn 10 A1' are one and the same unit.

Owns the comparison of such names and the name of a unit that is founded for a class. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.base.text import fold, one_line

_CELL: Final = "Chi đoàn"
_BEFORE: Final = re.compile(r"^(?:chi doan|cd|lop)\b[\s.:]*(?:lop\b[\s.:]*)?", re.IGNORECASE)
_CLASS: Final = re.compile(r"\d{1,2}(?:[./-]?[^\W\d_]{1,8}[./-]?\d{0,2}|[./-]\d{1,2})")
_BETWEEN: Final = re.compile(r"(?<=\d)[./-](?=\d)")
"""'10/1' is not '101'."""


def bare_unit(name: str) -> str:
    """Equal for names of one class, whatever stands before them and between their signs."""
    return "".join(char for char in _BETWEEN.sub("/", _rest(fold(name))) if char.isalnum() or char == "/")


def founded_name(name: str) -> str:
    """'Chi đoàn 10A1' for '10a1' and 'Lớp 10A1'; other names as they are written."""
    words = one_line(name)
    plain = fold(words)
    rest = _rest(plain)
    if len(plain) != len(words) or _CLASS.fullmatch(rest.replace(" ", "")) is None:
        return words
    tail = words[len(plain) - len(rest) :]
    return f"{_CELL} {tail.upper() if ' ' not in tail else tail}"


def _rest(plain: str) -> str:
    return _BEFORE.sub("", plain, count=1)


def grouped(names: Iterable[str]) -> dict[str, list[str]]:
    """Names that mean one unit, by the name it would be founded with."""
    by_key: dict[str, list[str]] = {}
    for name in names:
        by_key.setdefault(bare_unit(name) or fold(name), []).append(name)
    return {founded_name(same[0]): same for same in by_key.values()}
