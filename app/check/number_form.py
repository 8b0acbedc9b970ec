"""Reading a number line against the standard's own pattern: the same pattern that the composer fills."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.standards.pattern import fill
from app.standards.schema import Kind, Standard, Word

_STAND_INS: Final = {"number": "NUMBERHERE", "organ": "ORGANHERE", "unit": "UNITHERE"}
_NUMBER: Final = r"(?P<number>\d+[a-z]?|[\s.…_]*)"
_ORGAN: Final = r"[A-ZĐƯƠĂÂÊÔ][A-ZĐƯƠĂÂÊÔa-z0-9.&]*(?:-[A-ZĐƯƠĂÂÊÔ0-9][A-ZĐƯƠĂÂÊÔa-z0-9.&]*)*"


@lru_cache(maxsize=64)
def _forms(pattern: str, kind: str) -> tuple[re.Pattern[str], ...]:
    """Regular expressions of one pattern: with the organ alone, with a drafting unit, and for a kind without organ."""
    made = []
    for names in (("number", "organ", "unit"), ("number", "organ"), ("number",)):
        filled = fill(pattern, {name: _STAND_INS[name] for name in names} | {"kind": kind})
        form = re.escape(" ".join(filled.split()))
        form = form.replace("NUMBERHERE", _NUMBER).replace("ORGANHERE", _ORGAN).replace("UNITHERE", _ORGAN)
        made.append(re.compile(form.replace(r"\ ", r"\s*")))
    return tuple(made)


def strict(text: str, kind: Kind, standard: Standard) -> bool:
    """Whether the line keeps the pattern that the standard uses, to the mark."""
    return _fits(text, _entry(text, kind, standard).use, kind)


def allowed(text: str, kind: Kind, standard: Standard) -> bool:
    """Whether the line keeps any pattern the standard lets pass; a joint organ is 'A-B', a blank number is blank."""
    return any(_fits(text, pattern, kind) for pattern in (_entry(text, kind, standard).allowed or ()))


def pattern_shown(kind: Kind, standard: Standard, text: str = "") -> str:
    """The pattern as a clerk reads it: 'Số: …-CV/…'."""
    return fill(_entry(text, kind, standard).use, {"number": "…", "organ": "…", "kind": kind.printed})


def number_of(text: str) -> str:
    """The digits of a number line, '' when blank."""
    found = re.search(r"S[ốỐ]\s*:?\s*(\d+)", text)
    return found[1] if found else ""


def _entry(text: str, kind: Kind, standard: Standard) -> Word:
    """The pattern for the organ that the line names: behind its slash, as 'ĐH' in 'Số: 01/ĐH'."""
    symbol = re.split(r"[-\s]", text.partition("/")[2].strip())[0]
    return standard.numbering.pattern(kind, symbol)


def _fits(text: str, pattern: str, kind: Kind) -> bool:
    line = " ".join(text.split())
    return any(form.fullmatch(line) for form in _forms(pattern, kind.printed))
