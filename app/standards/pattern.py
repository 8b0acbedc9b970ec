"""Patterns of the standards: '{name}' is filled in, '[...]' stands only when every name in it has a value.

``^...^`` marks a raised run, as in 'Lưu {units}.[ ^({copies}b)^]'. Composer and checker read the same pattern.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")


def fill(pattern: str, values: dict[str, str]) -> str:
    """``pattern`` with its values; an optional piece without all of its values falls away."""

    def optional(found: re.Match[str]) -> str:
        piece = found[1]
        return piece if all(values.get(name) for name in _NAME.findall(piece)) else ""

    kept = _PIECE.sub(optional, pattern)
    return _NAME.sub(lambda found: values.get(found[1], ""), kept)


def raised_parts(text: str) -> list[tuple[str, bool]]:
    """Split on '^': plain and raised pieces in turn, empty ones left out."""
    parts = text.split("^")
    return [(part, index % 2 == 1) for index, part in enumerate(parts) if part]
