"""The fields of a member's record that people enter: their names, how each is read, how a set of them is written.

Owns reading what a clerk or a sheet gives into the values of the columns. Refuses what would damage a record (a name that is
empty, a day that is none); what only looks wrong is for the checks to say (domain/member_checks.py).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold, nfc, one_line
from app.domain.member_checks import plain_phone
from app.models.members import Member
from app.services import places
from app.services.arrival import read_day
from app.services.member_codes import spelt

SEXES: Final = ("Nam", "Nữ")
"""As they are stored and printed, in whatever language the window is."""
_SEX_NAMES: Final = {"Nam": mark("Nam"), "Nữ": mark("Nữ")}
_YEAR: Final = re.compile(r"(19|20)\d\d")
YOUNGEST: Final = 10
"""Years: below this a birth date is a slip of the pen (admission is from 16 on, Charter Art. 1)."""
LABELS: Final = {
    "full_name": mark("Họ và tên"),
    "other_name": mark("Tên gọi khác"),
    "sex": mark("Giới tính"),
    "birth_date": mark("Ngày sinh"),
    "birth_year": mark("Năm sinh"),
    "birth_place": mark("Nơi sinh"),
    "home_town": mark("Quê quán"),
    "permanent_address": mark("Thường trú"),
    "current_address": mark("Nơi ở hiện nay"),
    "ethnicity": mark("Dân tộc"),
    "religion": mark("Tôn giáo"),
    "id_number": mark("Số CCCD"),
    "id_issued_on": mark("Ngày cấp CCCD"),
    "id_issued_by": mark("Nơi cấp CCCD"),
    "phone": mark("Điện thoại"),
    "email": mark("Thư điện tử"),
    "occupation": mark("Nghề nghiệp"),
    "social_origin": mark("Thành phần bản thân"),
    "family_origin": mark("Thành phần gia đình"),
    "education": mark("Học vấn"),
    "qualification": mark("Chuyên môn"),
    "political_theory": mark("Lý luận chính trị"),
    "foreign_language": mark("Ngoại ngữ"),
    "computing": mark("Tin học"),
    "workplace": mark("Nơi học, làm việc"),
    "joined_on": mark("Ngày vào Đoàn"),
    "joined_at": mark("Nơi vào Đoàn"),
    "introducer": mark("Người giới thiệu"),
    "admission_resolution": mark("Số nghị quyết"),
    "admission_decided_on": mark("Ngày nghị quyết"),
    "unit_since": mark("Về đơn vị từ"),
    "card_number": mark("Số thẻ đoàn viên"),
    "card_issued_on": mark("Ngày cấp thẻ"),
    "card_reissued_on": mark("Ngày cấp lại thẻ"),
    "book_number": mark("Số sổ đoàn viên"),
    "book_reissued_on": mark("Ngày cấp lại sổ"),
    "category": mark("Đối tượng"),
    "union_position": mark("Chức vụ Đoàn"),
    "association": mark("Hội"),
    "association_position": mark("Chức vụ Hội"),
    "pioneer_position": mark("Chức vụ Đội"),
    "residence_union": mark("Đoàn nơi cư trú"),
    "temporary_union": mark("Nơi tạm thời"),
    "temporary_until": mark("Tạm thời đến ngày"),
    "stays_until": mark("Ở lại đến ngày"),
    "outstanding_year": mark("Đoàn viên ưu tú năm"),
    "party_course_on": mark("Lớp nhận thức về Đảng"),
    "party_joined_on": mark("Ngày vào Đảng"),
    "party_official_on": mark("Ngày chính thức"),
    "honorary_on": mark("Ngày công nhận danh dự"),
    "health": mark("Sức khỏe"),
    "abroad": mark("Đi nước ngoài"),
    "family": mark("Quan hệ gia đình"),
    "code": mark("Mã đoàn viên"),
    "note": mark("Ghi chú"),
    "national_training": mark("Rèn luyện (hệ thống quốc gia)"),
    "national_grading": mark("Xếp loại (hệ thống quốc gia)"),
    "national_awards": mark("Khen thưởng (hệ thống quốc gia)"),
    "national_discipline": mark("Kỷ luật (hệ thống quốc gia)"),
    "national_honorary": mark("Danh dự (hệ thống quốc gia)"),
}
"""What each field is called; also the fields that ``--set`` knows, by their names in the database."""
FIELDS: Final = tuple(LABELS)
DATES: Final = frozenset(
    {
        "birth_date", "id_issued_on", "joined_on", "admission_decided_on", "unit_since", "card_issued_on", "card_reissued_on",
        "book_reissued_on", "temporary_until", "stays_until", "party_course_on", "party_joined_on", "party_official_on",
        "honorary_on",
    }
)  # fmt: skip
_AHEAD: Final = frozenset({"temporary_until", "stays_until"})
"""Days that lie ahead as a rule."""
_MAYBE: Final = frozenset({"code", "sex", "id_number", "card_number"})
_LINES: Final = frozenset({"note", "family"})
"""Fields of several lines."""
PLACES: Final = {
    "birth_place": "birth_place_id",
    "home_town": "home_town_id",
    "permanent_address": "permanent_place_id",
    "current_address": "current_place_id",
}
"""Texts of places, and the column that holds the place of today they were recognised as."""


class MemberField(InputRefused):
    code, what = "DVI-002", mark("Đoàn viên không có mục “{field}”.")
    remedy = mark("Các mục ghi được: {known}.")


class MemberNameless(InputRefused):
    code, what = "DVI-003", mark("Đoàn viên phải có họ và tên.")
    remedy = mark("Ghi họ và tên khai sinh, có dấu.")


class MemberDate(InputRefused):
    code, what = "DVI-004", mark("Mục {field}: “{text}” không phải ngày hợp lý.")
    remedy = mark("Ghi ngày dạng 05/5/2008 hoặc 2008-05-05; nếu chỉ biết năm sinh, ghi 2008.")


class MemberIdNumber(InputRefused):
    code, what = "DVI-005", mark("Số định danh “{text}” không đúng: cần 12 chữ số.")
    remedy = mark("Xem lại căn cước; số chứng minh cũ 9 chữ số cũng được nhận.")


class MemberSex(InputRefused):
    code, what = "DVI-006", mark("Giới tính “{text}” không có trong danh mục.")
    remedy = mark("Ghi Nam hoặc Nữ.")


class MemberYear(InputRefused):
    code, what = "DVI-008", mark("Mục {field}: “{text}” không phải năm hợp lý.")
    remedy = mark("Ghi năm có bốn chữ số, ví dụ 2025.")


def label(field: str) -> str:
    """A field's name for people; the name itself when it has none."""
    return tr(LABELS[field]) if field in LABELS else field


def sex_name(sex: str | None) -> str:
    """For the screen; what is no known word stands as it is."""
    return tr(_SEX_NAMES[sex]) if sex in _SEX_NAMES else sex or ""


def write(member: Member, fields: Mapping[str, str], today: date) -> None:
    """Read each field and put it into the record. Raises MemberField and the refusals of reading; the name must be there."""
    for name, text in fields.items():
        if name not in LABELS:
            raise MemberField(name, field=name, known=", ".join(FIELDS))
        if name == "birth_date" and _YEAR.fullmatch(text.strip()):  # only the year is known
            member.birth_date, member.birth_year = None, read("birth_year", text, today)
            continue
        setattr(member, name, read(name, text, today))
        if name == "birth_date" and member.birth_date:
            member.birth_year = None
        if name in PLACES:
            setattr(member, PLACES[name], place_id(text))
    if not member.full_name:
        raise MemberNameless("full_name")


def place_id(text: str) -> str:
    """The place of today that a text of a place means; '' when it cannot be told."""
    found = places.recognise(text)
    return found.id if found is not None else ""


def read(name: str, text: str, today: date) -> Any:
    """The value of a field as a column keeps it."""
    if name in DATES:
        return _day(name, text, today)
    if name in ("birth_year", "outstanding_year"):
        return _year(name, text, today)
    if name in _LINES:
        return nfc(text).strip()
    value = one_line(text)
    if name in _READ and value:
        return _READ[name](value)
    return (value or None) if name in _MAYBE else spelt(name, value)


def _sex(value: str) -> str:
    known = {fold(sex): sex for sex in SEXES} | {fold(sex_name(sex)): sex for sex in SEXES}
    if fold(value) not in known:
        raise MemberSex("sex", text=value)
    return known[fold(value)]


def _id_number(value: str) -> str:
    bare = re.sub(r"[\s.-]", "", value)
    if not re.fullmatch(r"[0-9]{12}|[0-9]{9}", bare):
        raise MemberIdNumber("id_number", text=value)
    return bare


_READ: Final = {"sex": _sex, "id_number": _id_number, "phone": plain_phone}


def _year(name: str, text: str, today: date) -> int | None:
    if not text.strip():
        return None
    latest = today.year - (YOUNGEST if name == "birth_year" else -1)
    if _YEAR.fullmatch(text.strip()) and int(text) <= latest:
        return int(text)
    if name == "birth_year":
        raise MemberDate(name, field=label(name), text=text)
    raise MemberYear(name, field=label(name), text=text)


def _day(name: str, text: str, today: date) -> date | None:
    if not text.strip():
        return None
    try:
        found = read_day(text)
    except ValueError:
        raise MemberDate(name, field=label(name), text=text) from None
    latest = today.replace(month=12, day=31, year=today.year + 40) if name in _AHEAD else today
    late = name == "birth_date" and found.year > today.year - YOUNGEST
    if late or not date(1900, 1, 1) <= found <= latest:
        raise MemberDate(name, field=label(name), text=text)
    return found


def months_after(start: date, months: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
