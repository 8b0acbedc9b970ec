"""The words of a member's life: status, how a time in a unit ends, grades, measures, the years they stand for.

Owns the values stored in these columns and their Vietnamese names. Refuses to know who may change them: the services do that,
by rules that are data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from app.base.language import mark, tr


class Status(StrEnum):
    """What a record is to the union that keeps it."""

    CANDIDATE = "candidate"  # thanh niên đang xin vào Đoàn
    ACTIVE = "active"  # đang sinh hoạt
    AWAY = "away"  # tạm thời đi: sinh hoạt tạm thời ở nơi khác
    GUEST = "guest"  # tạm thời đến
    WAITING = "waiting"  # chờ chuyển
    TRANSFERRED = "transferred"  # đã chuyển đi
    MATURED = "matured"  # trưởng thành
    REMOVED = "removed"  # xóa tên
    EXPELLED = "expelled"  # khai trừ
    HONORARY = "honorary"  # danh dự
    DECEASED = "deceased"  # đã mất


PRESENT: Final = frozenset({Status.ACTIVE, Status.AWAY, Status.GUEST, Status.WAITING})
"""Members of the union that keeps the record."""
STATUS_NAMES: Final[dict[str, str]] = {
    Status.CANDIDATE: mark("đang xin vào Đoàn"),
    Status.ACTIVE: mark("đang sinh hoạt"),
    Status.AWAY: mark("tạm thời sinh hoạt nơi khác"),
    Status.GUEST: mark("tạm thời đến sinh hoạt"),
    Status.WAITING: mark("chờ chuyển sinh hoạt"),
    Status.TRANSFERRED: mark("đã chuyển đi"),
    Status.MATURED: mark("trưởng thành Đoàn"),
    Status.REMOVED: mark("đã xóa tên"),
    Status.EXPELLED: mark("bị khai trừ"),
    Status.HONORARY: mark("đoàn viên danh dự"),
    Status.DECEASED: mark("đã mất"),
}


class Leaving(StrEnum):
    """How a time in a unit ended."""

    TRANSFER = "transfer"  # chuyển sinh hoạt
    MERGE = "merge"  # sáp nhập
    SPLIT = "split"  # chia tách
    DISSOLUTION = "dissolution"  # giải thể, đoàn viên chuyển đến đơn vị khác
    LEFT = "left"  # thôi là đoàn viên, rồi trở lại
    OTHER = "other"


LEAVING_NAMES: Final[dict[str, str]] = {
    Leaving.TRANSFER: mark("chuyển sinh hoạt"),
    Leaving.MERGE: mark("đơn vị sáp nhập"),
    Leaving.SPLIT: mark("đơn vị chia tách"),
    Leaving.DISSOLUTION: mark("đơn vị giải thể"),
    Leaving.LEFT: mark("thôi là đoàn viên"),
    Leaving.OTHER: mark("lý do khác"),
}


class Grade(StrEnum):
    """Yearly grades (HD25); the last four stand in books from before."""

    EXCELLENT = "excellent"
    GOOD = "good"
    DONE = "done"
    FAILED = "failed"
    OLD_EXCELLENT = "old-excellent"
    OLD_FAIR = "old-fair"
    OLD_AVERAGE = "old-average"
    OLD_WEAK = "old-weak"


GRADE_NAMES: Final[dict[str, str]] = {
    Grade.EXCELLENT: mark("Hoàn thành xuất sắc nhiệm vụ"),
    Grade.GOOD: mark("Hoàn thành tốt nhiệm vụ"),
    Grade.DONE: mark("Hoàn thành nhiệm vụ"),
    Grade.FAILED: mark("Không hoàn thành nhiệm vụ"),
    Grade.OLD_EXCELLENT: mark("Xuất sắc"),
    Grade.OLD_FAIR: mark("Khá"),
    Grade.OLD_AVERAGE: mark("Trung bình"),
    Grade.OLD_WEAK: mark("Yếu"),
}
GRADE_SHORT: Final[dict[str, str]] = {
    Grade.EXCELLENT: mark("Xuất sắc"),
    Grade.GOOD: mark("Tốt"),
    Grade.DONE: mark("Hoàn thành"),
    Grade.FAILED: mark("Không HT"),
    Grade.OLD_EXCELLENT: mark("Xuất sắc"),
    Grade.OLD_FAIR: mark("Khá"),
    Grade.OLD_AVERAGE: mark("Trung bình"),
    Grade.OLD_WEAK: mark("Yếu"),
}
"""For the strip of years, where a whole name has no room."""


class DisciplineForm(StrEnum):
    """Forms of discipline for members and cadres; suspension is none but has its place beside them."""

    REPRIMAND = "reprimand"  # khiển trách
    WARNING = "warning"  # cảnh cáo
    DISMISSAL = "dismissal"  # cách chức (cadres)
    EXPULSION = "expulsion"  # khai trừ
    SUSPENSION = "suspension"  # đình chỉ sinh hoạt


DISCIPLINE_NAMES: Final[dict[str, str]] = {
    DisciplineForm.REPRIMAND: mark("Khiển trách"),
    DisciplineForm.WARNING: mark("Cảnh cáo"),
    DisciplineForm.DISMISSAL: mark("Cách chức"),
    DisciplineForm.EXPULSION: mark("Khai trừ"),
    DisciplineForm.SUSPENSION: mark("Đình chỉ sinh hoạt"),
}
DISCIPLINE_STATE_NAMES: Final[dict[str, str]] = {
    "running": mark("đang có hiệu lực"),
    "expired": mark("hết hiệu lực"),
    "lifted": mark("đã xóa"),
    "annulled": mark("đã hủy"),
}
GRADE_STATE_NAMES: Final[dict[str, str]] = {
    "proposed": mark("đề xuất"),
    "graded": mark("chi đoàn đã xếp loại"),
    "sent": mark("đã gửi cấp trên"),
    "approved": mark("cấp trên đã duyệt"),
    "refused": mark("cấp trên không duyệt"),
}
TRAINING_STATE_NAMES: Final[dict[str, str]] = {
    "registered": mark("đã đăng ký"),
    "graded": mark("chi đoàn đã chấm"),
    "confirmed": mark("cấp trên đã xác nhận"),
}

_PERIOD: Final = re.compile(r"((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d))?")


def period_of(text: str) -> str:
    """'2025' or '2024-2025' from what people type ('2024 - 25', '2024/2025'). Raises ValueError."""
    found = _PERIOD.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    first, second = found[1], found[2]
    if second is None:
        return first
    second = second if len(second) == 4 else first[:2] + second
    if int(second) != int(first) + 1:
        raise ValueError(text)
    return f"{first}-{second}"


def age_on(born: date, day: date) -> int:
    """Whole years. Who was born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day somebody becomes ``years`` old."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def named(names: Mapping[str, str], value: str) -> str:
    """The name of a value in the language of this run; the value itself when nobody named it."""
    return tr(names[value]) if value in names else value
