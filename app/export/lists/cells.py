"""What the format of workbooks can hold: the text of a cell, the name of a sheet."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_MOST_CHARS: Final = 32_767


def cell_text(text: str) -> str:
    """Without characters that its XML cannot hold, and no more than a cell takes."""
    return _CONTROLS.sub("", text)[:_MOST_CHARS]


def sheet_name(title: str, otherwise: str, taken: set[str]) -> str:
    """A sheet's name: no forbidden marks, at most 31 characters, none twice. ``taken`` learns it."""
    base = (_NO_SHEET_NAME.sub(" ", cell_text(title)).strip() or otherwise)[:28]
    name, count = base, 1
    while name.casefold() in taken:
        count += 1
        name = f"{base} {count}"
    taken.add(name.casefold())
    return name
