"""Levels of Youth Union units, and when two letterheads name the same organ.

Owns the words stored as ``unit.level``. Refuses to know the powers of a level: which level may issue which kind is data of
the standard, because the Charter moves them (members-domain.md, section 1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from app.base.language import mark
from app.base.text import fold, one_line
from app.domain.wording import in_text


class UnitLevel(StrEnum):
    """From the centre to the sub-cell; the last three are organs that a unit sets up."""

    CENTRAL = "central"  # Trung ương Đoàn
    PROVINCE = "province"  # tỉnh đoàn, thành đoàn, đoàn trực thuộc
    COMMUNE = "commune"  # đoàn xã, phường, đặc khu và tương đương
    GRASSROOTS = "grassroots"  # đoàn cơ sở
    GRASSROOTS_CELL = "grassroots-cell"  # chi đoàn cơ sở
    SECTION = "section"  # đoàn bộ phận
    CELL_UNION = "cell-union"  # liên chi đoàn
    CELL = "cell"  # chi đoàn
    SUBCELL = "subcell"  # phân đoàn
    BOARD = "board"  # ban, văn phòng tham mưu
    GROUP = "group"  # tiểu ban, tổ công tác, hội đồng, đoàn kiểm tra
    CONGRESS = "congress"  # đại hội


LEVEL_NAMES: Final[dict[str, str]] = {
    "central": mark("Trung ương"),
    "province": mark("tỉnh, thành phố"),
    "commune": mark("xã, phường, đặc khu"),
    "grassroots": mark("đoàn cơ sở"),
    "grassroots-cell": mark("chi đoàn cơ sở"),
    "section": mark("đoàn bộ phận"),
    "cell-union": mark("liên chi đoàn"),
    "cell": mark("chi đoàn"),
    "subcell": mark("phân đoàn"),
    "board": mark("ban, văn phòng"),
    "group": mark("tiểu ban, tổ công tác"),
    "congress": mark("đại hội"),
}


class EventKind(StrEnum):
    """What happens to a unit; the words stored as ``unit_event.kind``."""

    FOUNDED = "founded"  # thành lập
    MERGE = "merge"  # sáp nhập
    SPLIT = "split"  # chia tách
    RENAMED = "renamed"  # đổi tên
    LEVEL = "level"  # đổi cấp, chuyển đổi mô hình
    MOVED = "moved"  # chuyển về trực thuộc đơn vị khác
    DISSOLVED = "dissolved"  # giải thể


EVENT_NAMES: Final[dict[str, str]] = {
    EventKind.FOUNDED: mark("thành lập"),
    EventKind.MERGE: mark("sáp nhập"),
    EventKind.SPLIT: mark("chia tách"),
    EventKind.RENAMED: mark("đổi tên"),
    EventKind.LEVEL: mark("đổi cấp"),
    EventKind.MOVED: mark("chuyển trực thuộc"),
    EventKind.DISSOLVED: mark("giải thể"),
}
SECTORS: Final[dict[str, str]] = {
    "school": mark("trường phổ thông"),
    "university": mark("đại học, cao đẳng, trung cấp"),
    "residential": mark("địa bàn dân cư"),
    "office": mark("cơ quan, đơn vị sự nghiệp"),
    "enterprise": mark("doanh nghiệp nhà nước"),
    "private": mark("doanh nghiệp ngoài nhà nước"),
    "armed": mark("lực lượng vũ trang"),
    "other": mark("khối khác"),
}
"""Khối đối tượng của đơn vị, as reports break units down."""

EVENT_LEVELS: Final = frozenset({UnitLevel.GROUP, UnitLevel.CONGRESS})
"""Organs that live for one event; their one series begins and ends with it (HD29, number and symbol)."""

SYMBOLS: Final = {
    UnitLevel.CENTRAL: "TWĐTN",
    UnitLevel.PROVINCE: "TĐTN",
    UnitLevel.COMMUNE: "ĐTN",
    UnitLevel.GRASSROOTS: "ĐTN",
    UnitLevel.SECTION: "ĐTN",
    UnitLevel.GRASSROOTS_CELL: "CĐCS",
    UnitLevel.CELL: "CĐ",
    UnitLevel.CELL_UNION: "LCĐ",  # not in HD29; in practice
    UnitLevel.SUBCELL: "PĐ",
    UnitLevel.CONGRESS: "ĐH",
}
"""Symbol of a Youth Union organ by its level (HD29, number and symbol), for units that have none of their own."""
_WITHOUT_COMMITTEE: Final = frozenset(
    {UnitLevel.GRASSROOTS_CELL, UnitLevel.CELL, UnitLevel.SUBCELL, UnitLevel.BOARD, *EVENT_LEVELS}
)

# HD29 allows the short forms in long names; both name the same organ.
_SHORT: Final = (
    (re.compile(r"\bbch\b"), "ban chap hanh"),
    (re.compile(r"\btp\b\.?"), "thanh pho"),
    (re.compile(r"\bdh\b"), "dai hoc"),
    (re.compile(r"\btncs\b"), "thanh nien cong san"),
)
_NOT_WORD: Final = re.compile(r"[^\w\s]+")
# Tried in this order on the folded name of the issuing organ: the narrower word first.
_LEVEL_WORDS: Final = (
    ("dai hoi", UnitLevel.CONGRESS),
    ("tieu ban", UnitLevel.GROUP),
    ("to cong tac", UnitLevel.GROUP),
    ("doan kiem tra", UnitLevel.GROUP),
    ("phan doan", UnitLevel.SUBCELL),
    ("lien chi doan", UnitLevel.CELL_UNION),
    ("chi doan co so", UnitLevel.GRASSROOTS_CELL),
    ("chi doan", UnitLevel.CELL),
    ("doan bo phan", UnitLevel.SECTION),
    ("trung uong", UnitLevel.CENTRAL),
    ("tinh doan", UnitLevel.PROVINCE),
    ("thanh doan", UnitLevel.PROVINCE),
    ("doan tinh", UnitLevel.PROVINCE),
    ("doan thanh pho", UnitLevel.PROVINCE),
    ("doan xa", UnitLevel.COMMUNE),
    ("doan phuong", UnitLevel.COMMUNE),
    ("doan dac khu", UnitLevel.COMMUNE),
)
_LEVEL_SYMBOLS: Final = {
    **{symbol: level for level, symbol in SYMBOLS.items() if symbol != "ĐTN"},  # four levels share that one
    "TCT": UnitLevel.GROUP,
    "ĐKT": UnitLevel.GROUP,
}


def organ_key(lines: Sequence[str]) -> str:
    """Equal keys name the same organ: no accents, no marks, short forms written out, line ends ignored."""
    text = _NOT_WORD.sub(" ", fold(one_line(" ".join(lines))))
    for short, full in _SHORT:
        text = short.sub(full, text)
    text = " ".join(text.split())
    # 'BCH ĐOÀN XÃ SƠN ĐỊNH' on paper is 'Đoàn xã Sơn Định' in lists.
    return text.removeprefix("ban chap hanh ")


def guess_level(issuing: Sequence[str], symbol: str) -> UnitLevel:
    """Level of an organ known only by its letterhead; a person may correct it. Symbols decide before words."""
    known = _LEVEL_SYMBOLS.get(symbol.strip())
    if known is not None:
        return known
    key = organ_key(issuing)
    for word, level in _LEVEL_WORDS:
        if re.search(rf"\b{word}\b", key):
            return level
    if re.match(r"(van phong|ban (?!chap hanh))", key):
        return UnitLevel.BOARD
    return UnitLevel.GRASSROOTS


def letterhead(name: str, level: str) -> list[str]:
    """Issuing lines of a unit whose letterhead nobody has entered: 'BCH ĐOÀN XÃ AN HÒA', 'CHI ĐOÀN 10A1' (HD29, box 2)."""
    line = one_line(name).upper()
    return [line] if level in _WITHOUT_COMMITTEE or line.startswith(("BCH ", "BAN ")) else [f"BCH {line}"]


def plain_name(issuing: Sequence[str]) -> str:
    """A name for lists from letterhead lines: 'BCH ĐOÀN XÃ SƠN ĐỊNH' becomes 'Đoàn xã Sơn Định'; a clerk may write it better."""
    text = one_line(" ".join(issuing))
    for body in ("BAN CHẤP HÀNH ", "BCH "):
        if text.upper().startswith(body + "ĐOÀN") or text.upper().startswith(body + "LIÊN CHI"):
            return in_text(text[len(body) :])
    return in_text(text)
