"""Likeness of words read with a fault or two: edit distance on folded text, and the trade's short lines told by it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.base.text import fold
from app.intake.extract.words import KINDS, is_upper

_NAMES: Final = {
    name.replace(" ", ""): printed
    for printed in (
        "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN",
        "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG ĐIỆN", "GIẤY ỦY QUYỀN", "GIẤY MỜI", "THƯ MỜI", "GIẤY GIỚI THIỆU",
        "GIẤY TRIỆU TẬP", "GIẤY CHỨNG NHẬN", "PHIẾU GỬI", "PHIẾU CHUYỂN", "KẾT LUẬN", "THÔNG TRI", "ĐIỀU LỆ", "THỂ LỆ",
    )
    if (name := fold(printed)) in KINDS
}  # fmt: skip


_ORGANS: Final = {
    fold(printed).replace(" ", "").replace(",", ""): printed
    for printed in (
        "SỞ Y TẾ", "SỞ NỘI VỤ", "SỞ TƯ PHÁP", "SỞ TÀI CHÍNH", "SỞ XÂY DỰNG", "SỞ CÔNG THƯƠNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BỘ NỘI VỤ", "BỘ Y TẾ", "BỘ TƯ PHÁP", "BỘ TÀI CHÍNH", "BỘ XÂY DỰNG",
        "BỘ CÔNG THƯƠNG", "BỘ CÔNG AN", "BỘ QUỐC PHÒNG", "BỘ GIÁO DỤC VÀ ĐÀO TẠO", "BỘ KHOA HỌC VÀ CÔNG NGHỆ", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        "BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "VĂN PHÒNG CHÍNH PHỦ", "THỦ TƯỚNG CHÍNH PHỦ", "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN CHẤP HÀNH TRUNG ƯƠNG",
        "BAN THƯỜNG TRỰC", "BAN TỔ CHỨC", "BAN TUYÊN GIÁO", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "ỦY BAN KIỂM TRA", "BAN XÂY DỰNG ĐẢNG", "BAN TỔ CHỨC - KIỂM TRA",
        "BAN PHONG TRÀO", "PHÒNG VĂN HÓA - XÃ HỘI", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "THANH TRA", "VĂN PHÒNG",
    )
}  # fmt: skip


@lru_cache(maxsize=1024)
def same_organ(text: str) -> str | None:
    """An organ known by one name everywhere, read with a fault or two: "SỞ V TẺ" -> "SỞ Y TẾ"."""
    if not is_upper(text):
        return None
    closed = re.sub(r"[^a-z\-]", "", fold(text))
    if closed in _ORGANS:
        return _ORGANS[closed]
    alike = [
        printed
        for name, printed in _ORGANS.items()
        if len(name) >= 5
        and name[0] == closed[:1]
        and distance(closed, name, 2) <= (2 if len(name) > 14 else 1)
    ]
    return alike[0] if len(alike) == 1 else None


def distance(one: str, two: str, limit: int = 3) -> int:
    """Edit distance, or ``limit`` + 1 as soon as it is larger."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    row = list(range(len(two) + 1))
    for index, char in enumerate(one, 1):
        last, row[0] = row[0], index
        for place, other in enumerate(two, 1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (char != other))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def near(one: str, two: str, limit: int = 1) -> bool:
    """Whether two folded texts are the same but for ``limit`` faults; blanks do not count."""
    return distance(one.replace(" ", ""), two.replace(" ", ""), limit) <= limit


@lru_cache(maxsize=4096)
def same_kind(text: str) -> str | None:
    """The name of a kind of letter that this line of capitals is, read with at most one fault: "GIÁẤYMỜI" -> "GIẤY MỜI"."""
    bare = re.sub(r"^[^\w]+|[^\w:]+$", "", text)
    if not 5 <= len(bare) <= 20 or not is_upper(bare):
        return None
    closed = re.sub(r"[^a-z]", "", fold(bare))
    exact = _NAMES.get(closed)
    if exact is None:
        alike = [printed for name, printed in _NAMES.items() if distance(closed, name, 1) <= 1]
        exact = alike[0] if len(alike) == 1 else None
    return exact + (":" if bare.endswith(":") else "") if exact else None
