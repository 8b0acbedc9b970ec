"""Names of kinds of letters by their abbreviation, whatever standard knows them."""

from __future__ import annotations

from functools import cache
from typing import Final

_STANDARDS: Final = ("youth-union", "decree-30", "party")


@cache
def kind_name(code: str | None, standard: str | None = None) -> str:
    """'Công văn' of 'CV'; first by ``standard``, then by the others; the code itself when none knows it."""
    from app.standards import load

    for one in (standard, *_STANDARDS):
        if one is None:
            continue
        kinds = load(one).kinds
        found = kinds.get(code or "") or next((kind for kind in kinds.values() if kind.code == code), None)
        if found is not None:
            return found.name
    return code or ""
