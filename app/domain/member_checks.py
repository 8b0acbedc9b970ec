"""What looks wrong in a member's record, said so that a clerk can mend it: which field, what, what to do, by which source.

Owns the checks of one record and the keys by which two records may be one person. Pure: rules, today and the provinces of
identity numbers are given. Refuses to forbid: every finding is a warning or a remark, and a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, age_on, birthday
from app.domain.refusals import day


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at in one field."""

    field: str
    what: str
    """Template, filled by ``values``."""
    remedy: str
    source: str = ""
    values: tuple[tuple[str, object], ...] = ()
    fix: str = ""
    """What the field should hold, when that is all but certain."""
    late: bool = True
    """False: a remark, nothing is wrong."""

    @property
    def sentence(self) -> str:
        return tr(self.what).format(**{name: day(value) for name, value in self.values})

    @property
    def advice(self) -> str:
        return tr(self.remedy).format(**{name: day(value) for name, value in self.values})


Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks need to know besides the record."""

    rules: Callable[[date], RuleBook]
    """The rules that held on a day."""
    today: date
    provinces: Mapping[str, str]
    """Province numbers of identity cards ('001') with their names: all that were ever given."""


def check(fields: Fields, around: Surroundings) -> tuple[Finding, ...]:
    """All findings of a record, in the order of its page."""
    checks: tuple[Callable[[Fields, Surroundings], Iterator[Finding]], ...] = (
        _name, _order, _ages, _identity, _reach,
    )  # fmt: skip
    return tuple(finding for one in checks for finding in one(fields, around))


# --- the name ---------------------------------------------------------------------------------------------


def _name(fields: Fields, _: Surroundings) -> Iterator[Finding]:
    name = str(fields.get("full_name") or "")
    if name and len(name.split()) < 2:
        yield Finding(
            "full_name", mark("Họ và tên chỉ có một chữ."), mark("Ghi đủ họ, chữ đệm và tên khai sinh.")
        )
    odd = sorted(
        {char for char in name if not (char.isalpha() or unicodedata.combining(char) or char in " '’-.")}
    )
    if odd:
        yield Finding(
            "full_name", mark("Họ và tên có ký tự lạ: {odd}."), mark("Bỏ ký tự ấy, ghi tên như giấy khai sinh."),
            values=(("odd", " ".join(odd)),),
        )  # fmt: skip


# --- days in their order ------------------------------------------------------------------------------------

_ORDER: Final = (
    ("birth_date", "id_issued_on", mark("Ngày cấp CCCD sớm hơn ngày sinh.")),
    ("birth_date", "joined_on", mark("Ngày vào Đoàn sớm hơn ngày sinh.")),
    ("birth_date", "party_joined_on", mark("Ngày vào Đảng sớm hơn ngày sinh.")),
    ("admission_decided_on", "joined_on", mark("Ngày vào Đoàn sớm hơn ngày nghị quyết chuẩn y.")),
    ("joined_on", "unit_since", mark("Ngày về đơn vị sớm hơn ngày vào Đoàn.")),
    ("joined_on", "card_issued_on", mark("Ngày cấp thẻ sớm hơn ngày vào Đoàn.")),
    ("card_issued_on", "card_reissued_on", mark("Ngày cấp lại thẻ sớm hơn ngày cấp thẻ.")),
    ("joined_on", "book_reissued_on", mark("Ngày cấp lại sổ sớm hơn ngày vào Đoàn.")),
    ("party_course_on", "party_joined_on", mark("Ngày vào Đảng sớm hơn lớp nhận thức về Đảng.")),
    ("party_joined_on", "party_official_on", mark("Ngày chính thức sớm hơn ngày vào Đảng.")),
)


def _order(fields: Fields, _: Surroundings) -> Iterator[Finding]:
    for first, second, what in _ORDER:
        early, late = fields.get(first), fields.get(second)
        if early and late and late < early:
            yield Finding(
                second, what, mark("Xem lại hai ngày: {first} và {second}."), values=(("first", early), ("second", late)),
            )  # fmt: skip


# --- ages -----------------------------------------------------------------------------------------------------


def _ages(fields: Fields, around: Surroundings) -> Iterator[Finding]:
    born, joined = fields.get("birth_date"), fields.get("joined_on")
    if born is None:
        return
    if joined is not None and joined >= born:
        rules = around.rules(joined)
        if joined < rules.youngest_day(born):
            rule = rules.rule("admission.youngest")
            yield Finding(
                "joined_on", mark("Vào Đoàn khi chưa đủ tuổi: đủ {rule} từ ngày {day}."),
                mark("Xem lại ngày sinh và ngày vào Đoàn trong sổ đoàn viên."), rule.said_source,
                (("rule", rule.words.removeprefix("đủ ")), ("day", rules.youngest_day(born))),
            )  # fmt: skip
        elif joined > rules.last_day(born):
            rule = rules.rule("admission.oldest")
            yield Finding(
                "joined_on", mark("Vào Đoàn khi đã {age} tuổi, quá {rule}."),
                mark("Xem lại ngày sinh và ngày vào Đoàn trong sổ đoàn viên."), rule.said_source,
                (("age", age_on(born, joined)), ("rule", rule.words)),
            )  # fmt: skip
    if fields.get("status", "active") in PRESENT:
        yield from _grown(fields, born, around)


def _grown(fields: Fields, born: date, around: Surroundings) -> Iterator[Finding]:
    rules = around.rules(around.today)
    grown, stays = rules.matures_on(born), fields.get("stays_until")
    last = birthday(born, rules.number("maturity.stay_until") + 1) - timedelta(days=1)
    if stays and stays > last:
        stay = rules.rule("maturity.stay_until")
        yield Finding(
            "stays_until", mark("Ở lại sinh hoạt quá {rule}."), mark("Muộn nhất là ngày {day}."), stay.said_source,
            (("rule", stay.words), ("day", last)),
        )  # fmt: skip
    if grown <= around.today and not (stays and stays >= around.today):
        rule = rules.rule("maturity.age")
        yield Finding(
            "birth_date", mark("Đã {age} tuổi, quá {rule} từ ngày {day}."),
            mark("Làm thủ tục trưởng thành Đoàn, hoặc ghi “Ở lại đến ngày” nếu chi đoàn đã đồng ý."), rule.said_source,
            (("age", age_on(born, around.today)), ("rule", rule.words), ("day", grown)), late=False,
        )  # fmt: skip


# --- the identity number ----------------------------------------------------------------------------------------

_ID_SOURCE: Final = "Nghị định 137/2015/NĐ-CP, Điều 13; Thông tư 07/2016/TT-BCA"
_TWELVE_SINCE: Final = date(2012, 7, 1)
_NINE_UNTIL: Final = date(2024, 12, 31)


def _identity(fields: Fields, around: Surroundings) -> Iterator[Finding]:
    number = str(fields.get("id_number") or "")
    issued = fields.get("id_issued_on")
    if len(number) == 9:
        if around.today > _NINE_UNTIL:
            yield Finding(
                "id_number", mark("Số chứng minh nhân dân 9 chữ số không còn giá trị sử dụng từ 01/01/2025."),
                mark("Hỏi đoàn viên số căn cước 12 chữ số."), "Luật Căn cước 2023, Điều 46", late=False,
            )  # fmt: skip
        return
    if not re.fullmatch(r"[0-9]{12}", number):
        return
    if issued is not None and issued < _TWELVE_SINCE:
        yield Finding(
            "id_issued_on", mark("Số 12 chữ số chỉ cấp từ 01/7/2012, ngày cấp ghi {day}."), mark("Xem lại ngày cấp trên thẻ."),
            values=(("day", issued),),
        )  # fmt: skip
    if number[:3] not in around.provinces:
        yield Finding(
            "id_number", mark("Ba số đầu “{part}” không phải mã tỉnh, thành phố nơi đăng ký khai sinh nào đã được dùng."),
            mark("Xem lại số trên thẻ căn cước."), _ID_SOURCE, (("part", number[:3]),),
        )  # fmt: skip
    yield from _sex_and_year(number, fields)


def _sex_and_year(number: str, fields: Fields) -> Iterator[Finding]:
    century, woman = divmod(int(number[3]), 2)
    sex = "Nữ" if woman else "Nam"
    said = fields.get("sex")
    if said and said != sex:
        yield Finding(
            "id_number", mark("Số thứ tư “{part}” là của {there}, hồ sơ ghi {here}."),
            mark("Xem lại giới tính và số trên thẻ căn cước."), _ID_SOURCE,
            (("part", number[3]), ("there", sex), ("here", said)),
        )  # fmt: skip
    year = 1900 + 100 * century + int(number[4:6])
    born = fields.get("birth_date")
    recorded = born.year if born else fields.get("birth_year")
    if recorded and recorded != year:
        yield Finding(
            "id_number", mark("Số căn cước là của người sinh năm {there}, hồ sơ ghi {here}."),
            mark("Xem lại năm sinh và số trên thẻ căn cước."), _ID_SOURCE,
            (("there", year), ("here", recorded)),
        )  # fmt: skip


# --- phone and mail -----------------------------------------------------------------------------------------------

_OLD_PREFIXES: Final = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
"""Mobile numbers of 11 digits that became 10 in September to November 2018."""
_PREFIX_SOURCE: Final = "Kế hoạch chuyển đổi mã mạng năm 2018, Bộ Thông tin và Truyền thông"
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_MAIL_SLIPS: Final = {
    "gmail.con": "gmail.com", "gmail.co": "gmail.com", "gmail.vn": "gmail.com", "gmai.com": "gmail.com",
    "gmal.com": "gmail.com", "gmial.com": "gmail.com", "gmail.com.vn": "gmail.com", "gnail.com": "gmail.com",
    "yahoo.con": "yahoo.com", "yaho.com": "yahoo.com", "hotmail.con": "hotmail.com", "outlook.con": "outlook.com",
}  # fmt: skip


def plain_phone(text: str) -> str:
    """Digits alone, +84 as 0, when the text is one number; otherwise the text as it stands."""
    bare = re.sub(r"[\s.()/-]", "", text)
    bare = re.sub(r"^(\+84|0084|84(?=[35789][0-9]{8}$))0?", "0", bare)
    return bare if re.fullmatch(r"0[0-9]{8,10}", bare) else one_line(text)


def _reach(fields: Fields, _: Surroundings) -> Iterator[Finding]:
    phone, mail = str(fields.get("phone") or ""), str(fields.get("email") or "")
    if phone:
        yield from _phone(phone)
    if mail and not _MAIL.fullmatch(mail):
        bare = re.sub(r"\s+", "", mail)
        yield Finding(
            "email", mark("Địa chỉ thư điện tử không đúng dạng."), mark("Ghi dạng ten@noi-cap.vn, không dấu, không khoảng trắng."),
            fix=bare if _MAIL.fullmatch(bare) else "",
        )  # fmt: skip
    elif mail:
        name, _at, host = mail.rpartition("@")
        right = _MAIL_SLIPS.get(host.lower())
        if right:
            yield Finding(
                "email", mark("Địa chỉ “{host}” có lẽ là {right}."), mark("Hỏi lại đoàn viên."),
                values=(("host", host), ("right", right)), fix=f"{name}@{right}",
            )  # fmt: skip


def _phone(phone: str) -> Iterator[Finding]:
    fresh = _OLD_PREFIXES.get(phone[:4]) if re.fullmatch(r"01[0-9]{9}", phone) else None
    if fresh:
        yield Finding(
            "phone", mark("Số 11 chữ số đầu {old} đã đổi thành đầu {new} từ năm 2018."), mark("Ghi số mới {number}."),
            _PREFIX_SOURCE, (("old", phone[:4]), ("new", fresh), ("number", fresh + phone[4:])), fix=fresh + phone[4:],
        )  # fmt: skip
    elif not re.fullmatch(r"0[35789][0-9]{8}|02[0-9]{8,9}", phone):
        short = re.fullmatch(r"[35789][0-9]{8}", phone)
        yield Finding(
            "phone", mark("Số điện thoại không đúng: di động có 10 chữ số, đầu 03, 05, 07, 08 hoặc 09."),
            mark("Xem lại số; số là khóa để nối với ứng dụng Thanh niên Việt Nam."), fix="0" + phone if short else "",
        )  # fmt: skip


# --- doubles --------------------------------------------------------------------------------------------------------


def double_keys(fields: Fields) -> dict[str, str]:
    """Keys by which this record may be another one too: equal keys of one kind are the same person, or most likely so."""
    found: dict[str, str] = {}
    if fields.get("code"):
        found["code"] = fold(str(fields["code"]))
    digits = re.sub(r"[^0-9]", "", str(fields.get("id_number") or ""))
    if digits:
        found["id_number"] = digits
    name, born = fields.get("full_name"), fields.get("birth_date")
    if name and born:
        found["name"] = f"{fold(one_line(str(name)))}|{born.isoformat()}"
    return found
