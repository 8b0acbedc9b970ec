"""Two columns on one line of text without positions: letterheads typed with tabs or runs of blanks.

Also holds the words by which a paired region (head or foot) is known, for readers that must decide whether two cells or
two fragments on a line are columns of a letterhead or only a table row.
"""

from __future__ import annotations

import re
from typing import Final

_WIDE_GAP = re.compile(r"\t+[ \t]*|[ \u00a0]{4,}")
# A number, day or month left blank by a wide gap is no gap between columns: "Số:        /QĐ-BNV", "ngày      tháng".
_BLANK_LEFT = re.compile(r"(Số\s*:|Số(?=\s+[-–/])|ngày|tháng|năm)[\s\u00a0]{2,}(?=[-–/\d.…_]|tháng|năm)")
_PAIR_WORDS: Final = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|^ĐOÀN TNCS HỒ CHÍ MINH|^ĐOÀN THANH NIÊN CỘNG SẢN|"
    r"ĐẢNG CỘNG SẢN VIỆT NAM|^\W*Số\s*:|^\W*Số\s+\S*\s*[-–/]\s*[A-ZĐ]|ngày.{0,12}tháng.{0,12}năm|"
    r"^\W*V/v\b|N[Ơơ][Ii] [Nn][Hh][Ậậ][Nn]\s*:?|^Kính (?:gửi|trình)|"
    r"^(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)[.\s]\s*[A-ZĐỦỶ]|"
    r"^(?:NGƯỜI |THƯ KÝ|CHỦ TRÌ|CHỦ T[ỌO][AẠ])",
    re.MULTILINE,
)
_SHORT: Final = 90


def looks_paired(*texts: str) -> bool:
    """True when one of the texts holds words of a letterhead or a foot."""
    return any(_PAIR_WORDS.search(text) for text in texts)


def split_columns(text: str, *, inside: bool = False) -> tuple[str, str] | None:
    """Left and right part of a line typed as two columns, else None. Sentences with a wide gap stay whole.

    ``inside`` says that the line before was split, so that this one needs no words of a letterhead to be split too.
    """
    if len(text) > 240:
        return None
    closed = _BLANK_LEFT.sub(r"\1 ", text.strip())
    pieces = [piece.strip() for piece in _WIDE_GAP.split(closed) if piece.strip(" *_-")]
    if len(pieces) != 2 or any(len(piece) > _SHORT for piece in pieces):
        return None
    left, right = pieces
    if inside or looks_paired(left, right) or (left.isupper() and right.isupper()):
        return left, right
    return None
