"""What the words of a row say it is: a total, the name of the unit of the rows below, what stands under a list.

Owns those words. Pure. A person may be called Tống Văn Hợp or Công Tằng Tôn Nữ: letters and tones count, and whoever asks looks
at the row's other cells as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.base.text import fold, one_line

_TOTALS: Final = (
    "tong cong", "tong so", "tong:", "cong:", "tong hop", "cong doan vien", "danh sach nay co", "danh sach co", "tong ",
)  # fmt: skip
_TOTAL_WORDS: Final = frozenset(("tổng", "tong", "cộng", "cong", "danh"))
_FEET: Final = (
    "tm ", "tm.", "nguoi lap", "bi thu", "(ky", "ky ten", "ngay ", "noi nhan", "xac nhan", "ghi chu", "ban chap hanh",
    "t/m", "truong ban",
)  # fmt: skip
_UNITS: Final = ("chi doan", "lien chi", "lop ", "doan co so", "chi hoi", "phan doan", "doan bo phan")
_LISTED: Final = re.compile(r"(?:danh sach|don vi)\b.*?\b(?=chi doan |lop )")
_NUMBERED: Final = re.compile(r"\(?(?:[IVXLC]+|[A-Z]|\d{1,3})[.)]?\s+(?=\S)")
_LONGEST_UNIT: Final = 80


def is_total(text: str) -> bool:
    """'Tổng cộng: 35', 'CỘNG'; not 'Tống Thị Mai' and not 'Công Tằng'."""
    if text[:1] not in "tTcCdD":
        return False  # nearly every name
    first = one_line(text).casefold().partition(" ")[0].strip(":.,")
    return first in _TOTAL_WORDS and (
        first in ("cộng", "cong") or fold(text).startswith(_TOTALS) or fold(text) == "tong"
    )


def is_foot(text: str) -> bool:
    """Place and day, signatures, remarks below a list."""
    return fold(text).startswith(_FEET)


def unit_in(texts: Sequence[str]) -> str:
    """'Chi đoàn 10A1' of 'II', 'Chi đoàn: 10A1', '35'; '' when the row names no unit."""
    kept = texts[:-1] if len(texts) > 1 and texts[-1].strip().isdigit() else texts
    words = one_line(" ".join(kept)).replace(":", "")
    words = _NUMBERED.sub("", words, count=1) if _NUMBERED.match(words) else words
    plain = fold(words)
    listed = _LISTED.match(plain)
    if listed is not None and len(plain) == len(words):
        words, plain = words[listed.end() :], plain[listed.end() :]
    named = plain.startswith(_UNITS) and "/" not in plain and len(plain) <= _LONGEST_UNIT
    return words if named else ""
