"""Personal data of the sensitive kind as values: which fields, why, how they are covered, who may look, what is asked and by when.

Pure data and rules. Sources name the law as it was read by engineers; the days within which a request is done are rules with
their certainty (resources/rules, group privacy), not constants here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from app.base.language import mark
from app.domain.states import Duty

LAW: Final = "Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A field of a member's record that is covered until somebody asks for it and says why."""

    field: str
    kind: str
    source: str = LAW


_ORIGIN, _BELIEF, _POLITICS = (
    mark("nguồn gốc dân tộc"),
    mark("quan điểm tôn giáo"),
    mark("quan điểm chính trị"),
)
_HEALTH, _IDENTITY, _FACE = (
    mark("tình trạng sức khỏe"),
    mark("giấy tờ định danh"),
    mark("hình ảnh nhận dạng"),
)
_LIFE: Final = mark("đời tư, gia đình")
PHOTO: Final = "photo"
"""The picture, which is no column but is looked at like one."""
_LIST: Final = (
    Sensitive("ethnicity", _ORIGIN),
    Sensitive("religion", _BELIEF),
    Sensitive("party_course_on", _POLITICS),
    Sensitive("party_joined_on", _POLITICS),
    Sensitive("party_official_on", _POLITICS),
    Sensitive("health", _HEALTH),
    Sensitive("family", _LIFE),
    Sensitive("id_number", _IDENTITY),
    Sensitive(PHOTO, _FACE),
)
SENSITIVE: Final[dict[str, Sensitive]] = {one.field: one for one in _LIST}
COLUMNS: Final = frozenset(SENSITIVE) - {PHOTO}
"""Those that are columns of a member's record."""

# --- covering ---------------------------------------------------------------------------------------------------

DOT: Final = "•"
_NUMBER: Final = re.compile(r"(?<!\d)(?:\d{12}|\d{9})(?!\d)")
_TAIL: Final = 3


def covered(field: str, value: object) -> object:
    """The value as it is shown while nobody asked: dots, of a number its last three digits; nothing stays nothing."""
    if value in (None, "") or field not in SENSITIVE:
        return value
    return _number(str(value)) if field == "id_number" else DOT * 8


def covered_all(values: Mapping[str, Any]) -> dict[str, Any]:
    """A record's fields, the sensitive ones covered."""
    return {name: covered(name, value) for name, value in values.items()}


def covered_numbers(text: str) -> str:
    """Running text whose identity numbers are covered, as long as before: places in it stay where they were."""
    return _NUMBER.sub(lambda found: _number(found[0]), text)


def _number(digits: str) -> str:
    return DOT * (len(digits) - _TAIL) + digits[-_TAIL:]


# --- looking ----------------------------------------------------------------------------------------------------


class Act(StrEnum):
    """What was done with sensitive data."""

    REVEAL = "reveal"  # hiện trên màn hình, dòng lệnh
    FILTER = "filter"  # lọc danh sách theo một mục nhạy cảm: ai đứng trong đó thì đã rõ
    EXPORT = "export"  # xuất ra tệp
    PRINT = "print"
    OWN = "own-data"  # bản cấp cho chính người ấy
    LOG = "log"  # xuất nhật ký này


ACT_NAMES: Final[dict[str, str]] = {
    Act.REVEAL: mark("xem"),
    Act.FILTER: mark("lọc danh sách"),
    Act.EXPORT: mark("xuất tệp"),
    Act.PRINT: mark("in"),
    Act.OWN: mark("cấp bản dữ liệu"),
    Act.LOG: mark("xuất nhật ký"),
}
MAY_LOOK: Final = frozenset({Duty.CLERK, Duty.HEAD, Duty.LEADER})
"""Duties that may see sensitive fields."""
MAY_ERASE: Final = frozenset({Duty.CLERK, Duty.LEADER})
REASONS: Final = (
    mark("Đối chiếu hồ sơ với giấy tờ"),
    mark("Làm thủ tục cho đoàn viên"),
    mark("Báo cáo cấp trên"),
    mark("Đoàn viên đề nghị xem dữ liệu của mình"),
)
"""Offered as a purpose; any other may be typed."""
FIRST: Final = "0" * 64
"""What stands before the first row of the access log."""


def digest_of(salt: str, words: Iterable[object]) -> str:
    """Of one row: over its salt and its words."""
    return sha256("\x1f".join([salt, *(str(word) for word in words)]).encode()).hexdigest()


def chained(before: str, digest: str) -> str:
    """The chain goes over hashes alone, so that erasing a row's words does not break it."""
    return sha256(f"{before}{digest}".encode()).hexdigest()


# --- consent ----------------------------------------------------------------------------------------------------

TEXT_VERSION: Final = "2026-01"
"""Which wording the printed form has."""
PURPOSES: Final[dict[str, str]] = {
    "management": mark("Quản lý đoàn viên, làm thủ tục về đoàn vụ"),
    "national": mark("Đưa dữ liệu lên hệ thống quản lý đoàn viên quốc gia"),
    "party": mark("Theo dõi, giới thiệu kết nạp Đảng"),
    "photo": mark("Dùng ảnh trên thẻ, giấy tờ và tin bài của Đoàn"),
    "contact": mark("Gửi thông báo qua điện thoại, thư điện tử"),
}
BASES: Final[dict[str, str]] = {
    "consent": mark("Sự đồng ý của đoàn viên"),
    "law": mark("Nghĩa vụ theo quy định của pháp luật"),
    "charter": mark("Thực hiện Điều lệ Đoàn với đoàn viên"),
    "vital": mark("Bảo vệ tính mạng, sức khỏe trong trường hợp khẩn cấp"),
}
METHODS: Final[dict[str, str]] = {"paper": mark("bản giấy có chữ ký"), "online": mark("trực tuyến")}
ANSWERS: Final[dict[str, str]] = {"given": mark("đồng ý"), "refused": mark("không đồng ý")}

# --- requests ---------------------------------------------------------------------------------------------------

REQUESTS: Final[dict[str, str]] = {
    "see": mark("xem, nhận dữ liệu của mình"),
    "correct": mark("sửa dữ liệu"),
    "withdraw": mark("rút lại sự đồng ý"),
    "restrict": mark("hạn chế xử lý"),
    "object": mark("phản đối việc xử lý"),
    "erase": mark("xóa dữ liệu"),
}
"""Rights of the person concerned; the days of each are the rules privacy.<kind>_days."""
REQUEST_STATES: Final[dict[str, str]] = {
    "open": mark("chờ trả lời"),
    "answered": mark("đã trả lời, đang làm"),
    "done": mark("đã xong"),
    "refused": mark("đã từ chối"),
}
