"""Names of people as they come from sheets and forms: capitals, small letters, doubled blanks, decomposed accents.

Owns the proper form of a name. Refuses to touch what was typed with care: a name in mixed letters stays as it is, and no accent or
place of an accent is ever changed.
"""

from __future__ import annotations

import re
from typing import Final

from app.base.text import nfc, one_line

_PARTS: Final = re.compile(r"([\s'’\-.]+)")


def proper(text: str) -> str:
    """'NGUYỄN  THỊ ÁNH' and 'nguyễn thị ánh' become 'Nguyễn Thị Ánh'; 'Nguyễn Thị ÁNH' is mended too; mixed letters stay."""
    name = one_line(nfc(text))
    words = name.split(" ")
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if name.isupper() or name.islower() or (loud and all(_careful(word) or word.isupper() for word in words)):
        return "".join(_capital(part) for part in _PARTS.split(name))
    return name


def _careful(word: str) -> bool:
    """'Nguyễn', 'A': a capital and then small letters."""
    return word[:1].isupper() and (word[1:].islower() or not word[1:])


def _capital(part: str) -> str:
    return part[:1].upper() + part[1:].lower()
