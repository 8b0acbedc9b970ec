"""VNI for Windows: a base letter followed by a code for its marks, and single codes for đ, ơ, ư, ĩ and the like.

134 letters (all that Vietnamese adds to ASCII, small and capital). The mark after a letter may be its small or its
capital code; the base letter decides the case.
"""

from __future__ import annotations

import re
from typing import Final

# Marks that follow a letter, by the vowels that take them: code, then the vowel with that mark.
_PLAIN: Final = "ùøûõï"  # sắc, huyền, hỏi, ngã, nặng
_ROOF: Final = "âáàåãä"  # â alone, then with sắc, huyền, hỏi, ngã, nặng
_BREVE: Final = "êéèúüë"  # ă alone, then with the tones
_AFTER: Final = {
    "a": (_PLAIN + _ROOF + _BREVE, "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": (_PLAIN + _ROOF, "éèẻẽẹêếềểễệ"),
    "o": (_PLAIN + _ROOF, "óòỏõọôốồổỗộ"),
    "u": (_PLAIN, "úùủũụ"),
    "y": (_PLAIN[:4], "ýỳỷỹ"),
    "ô": (_PLAIN, "ớờởỡợ"),  # the code of ơ
    "ö": (_PLAIN, "ứừửữự"),  # the code of ư
}
_SINGLE: Final = {
    "ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip


def _table() -> dict[str, str]:
    small = dict(_SINGLE)
    for base, (codes, letters) in _AFTER.items():
        small |= {base + code: letter for code, letter in zip(codes, letters, strict=True)}
    return small | {code.upper(): letter.upper() for code, letter in small.items()}


TABLE: Final[dict[str, str]] = _table()
MARKS: Final = frozenset(_PLAIN + _ROOF + _BREVE) | frozenset((_PLAIN + _ROOF + _BREVE).upper())
_BASES: Final = "aeouyôöAEOUYÔÖ"
_LETTER: Final = re.compile(
    f"[{_BASES}][{''.join(sorted(MARKS))}]|[{''.join(c for c in TABLE if len(c) == 1)}]"
)


def decode(text: str) -> str:
    """Unicode of VNI codes held as Windows-1252 characters; what is no VNI letter stays."""
    return _LETTER.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    code = found[0]
    letter = TABLE.get(code)
    if letter is None and len(code) == 2:  # capital letter with a small mark, or the other way round
        base, sign = code[0], code[1]
        letter = TABLE.get(base + (sign.upper() if base.isupper() else sign.lower()))
        if letter is None:  # no such pair ("uâ"): the first may be a single code, the second stays
            return TABLE.get(base, base) + TABLE.get(sign, sign)
    return letter or code


def joins(before: str, after: str) -> bool:
    """True when the last letter of one run takes the first code of the next as its mark."""
    if not before or not after or after[0] not in MARKS or before[-1] not in _BASES:
        return False
    base, sign = before[-1], after[0]
    return base + (sign.upper() if base.isupper() else sign.lower()) in TABLE
