"""Names as they are written in running text, and the words that cite a letter.

Letterheads are in capitals; running text follows Decree 30, Annex II: the first letter of each word group that names kind, function
and field. Owns the word groups of Union, Party and State organs; a name it does not know keeps capitals at every word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.base.text import fold, one_line

# Longest first within one beginning. Everything between two groups is a proper name.
_GROUPS: Final = (
    "Ban Chấp hành", "Ban Thường vụ", "Ban Bí thư", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Kiểm tra", "Ban Cán sự", "Ban Dân vận",
    "Ban Giám hiệu", "Ban Quản lý", "Ủy ban nhân dân", "Ủy ban Kiểm tra", "Ủy ban", "Hội đồng nhân dân", "Hội đồng", "Văn phòng",
    "Mặt trận Tổ quốc", "Trung ương", "Đoàn TNCS Hồ Chí Minh", "Hồ Chí Minh", "Tỉnh đoàn", "Thành đoàn", "Tỉnh ủy", "Thành ủy",
    "Đảng ủy", "Đảng bộ", "Chi ủy", "Chi bộ", "Liên chi đoàn", "Chi đoàn", "Phân đoàn", "Đoàn trường", "Đoàn cơ sở", "Đoàn",
    "Đại học", "Cao đẳng", "Trung cấp", "Trung học phổ thông", "Trung học cơ sở", "Tiểu học", "Kỹ thuật", "Công nghệ thông tin",
    "Công nghệ", "Kinh tế", "Khoa học", "Sư phạm", "Bách khoa", "Trường", "Sở", "Bộ", "Tiểu ban", "Tổ công tác", "Đại hội", "Hội Liên hiệp Thanh niên", "Hội", "Việt Nam",
)  # fmt: skip
_SMALL: Final = ("đại biểu", "toàn quốc", "nhiệm kỳ", "nhân dân", "thành phố", "tỉnh", "xã", "phường", "đặc khu", "huyện", "quận",
                 "trường", "khoa", "lớp", "và", "các", "trung học", "phổ thông", "cơ sở")  # fmt: skip
_ACRONYMS: Final = frozenset(
    {"BCH", "BTV", "TNCS", "THPT", "THCS", "UBND", "HĐND", "MTTQ", "TP.", "ĐH", "VP"}
)
_NAMELESS: Final = re.compile(
    r"(?:ban|bch|btv|van phong|uy ban kiem tra|phong|doan thanh nien|cong doan)\b(?! truong)"
)
_NAMED: Final = re.compile(
    r"\b(?:trung uong|tinh|thanh pho|tp|xa|phuong|dac khu|doan (?!thanh nien)\w+|truong|khoa|cong ty)\b"
)
_SHORT_ABOUT: Final = re.compile(r"^\s*v/v\s*:?\s*", re.IGNORECASE)
_BY_WORDS: Final = sorted(
    [(group.lower().split(), group.split()) for group in _GROUPS] + [(s.split(), s.split()) for s in _SMALL],
    key=lambda pair: -len(pair[0]),
)


def in_text(name: str) -> str:
    """'BCH ĐOÀN XÃ SƠN ĐỊNH' as 'BCH Đoàn xã Sơn Định'. A name that is not all in capitals is left as it is."""
    text = one_line(name)
    if not text.isupper():
        return text
    words = text.split()
    low = [word.lower() for word in words]
    out: list[str] = []
    at = 0
    while at < len(words):
        group = next((pair for pair in _BY_WORDS if low[at : at + len(pair[0])] == pair[0]), None)
        if words[at] in _ACRONYMS or any(char.isdigit() for char in words[at]):
            out.append(words[at])
            at += 1
        elif group is not None:
            out += group[1]
            at += len(group[0])
        else:
            out.append(low[at][:1].upper() + low[at][1:])
            at += 1
    joined = " ".join(out)
    return joined[:1].upper() + joined[1:]


def issuer_in_text(issuer: str, authority: str, superior: str = "") -> str:
    """Who issued a letter, for citing it: 'Ban Bí thư Trung ương Đoàn' from 'TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN'.

    The authority line names the deciding body in full only at the centre; elsewhere it leaves the place name out ('TM. BAN THƯỜNG VỤ'),
    so there the letterhead names the organ. A body that has no name of its own ('BAN THƯỜNG VỤ', 'VĂN PHÒNG') is named with its
    superior: in a register full of standing committees the bare word says nothing.
    """
    head, _, body = one_line(authority).partition(" ")
    if head.upper() in ("TM.", "T/M") and "TRUNG ƯƠNG" in body.upper():
        return in_text(body)
    if superior and _NAMELESS.match(fold(issuer)) and not _NAMED.search(fold(issuer)):
        return f"{in_text(issuer)} {in_text(superior)}"
    return in_text(issuer)


def names_a_body(line: str) -> bool:
    """Whether a line names a committee with the organ that it is of: 'BAN THƯỜNG VỤ TỈNH ĐOÀN', not 'BAN THƯỜNG VỤ'."""
    plain = fold(line)
    return bool(_NAMELESS.match(plain) and _NAMED.search(plain))


def day_in_text(day: date) -> str:
    """'05/02/2026', '05/5/2026': a zero before days under 10 and before months 1 and 2 only (HD29; Decree 30)."""
    return f"{day.day:02d}/{day.month:0{2 if day.month < 3 else 1}d}/{day.year}"


def citation(*, kind_name: str, printed: str, day: date | None, issuer: str, subject: str = "") -> str:
    """'Công văn số 856-CV/TWĐTN-BTG ngày 05/5/2023 của Ban Bí thư Trung ương Đoàn về việc …'; what is unknown is left out."""
    pieces = [kind_name]
    if printed:
        pieces.append(f"số {printed}")
    if day is not None:
        pieces.append(f"ngày {day_in_text(day)}")
    if issuer:
        pieces.append(f"của {issuer}")
    if subject:
        about = _SHORT_ABOUT.sub("", subject, count=1)
        pieces.append(about if about.lower().startswith("về ") else f"về việc {about}")
    return " ".join(pieces)


def listed(names: Sequence[str]) -> str:
    """'a', 'a và b', 'a, b và c'."""
    return " và ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
