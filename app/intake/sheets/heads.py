"""Where the head of a sheet stands and which field each column is: by the words of the head, then by what stands below it.

Owns the words that heads are known by. A head may take up to three rows (a wide cell over two narrow ones); the rows are
joined column by column. What is guessed here is shown to the clerk, who has the last word.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from app.base.text import fold, one_line
from app.domain.national_sheet import BORN_FEMALE, BORN_MALE, COLUMNS, ORDINAL, UNIT
from app.intake.sheets import cells
from app.intake.sheets.days import read_day
from app.intake.sheets.grid import MAX_COLUMNS, Row, shown

LOOKED: Final = 40
"""Rows in which a head is looked for."""
_DEEPEST: Final = 3
_ENOUGH: Final = 3
"""Known columns from which on a row is the head; what looks like one further down belongs to another table."""
FAMILY_NAME: Final = "family_name"
GIVEN_NAME: Final = "given_name"
BORN_DAY: Final = "born_day"
BORN_MONTH: Final = "born_month"
BORN_YEAR: Final = "born_year_part"
SEX_MALE: Final = "sex_male"
SEX_FEMALE: Final = "sex_female"

_ALIASES: Final[dict[str, str]] = {
    "full_name": "ho va ten|ho ten|ho va ten khai sinh|ten doan vien|ho ten doan vien|ho va ten doan vien|full name|name|ten day du|ho va ten sinh vien|ho ten hoc sinh|ho va ten hoc sinh",
    FAMILY_NAME: "ho dem|ho va dem|ho va ten dem|ho va chu dem|ho lot|ho va ten lot|ho chu lot",
    GIVEN_NAME: "ten",
    "other_name": "ten goi khac|bi danh|ten khac",
    "code": "ma dinh danh doan vien|ma doan vien|ma so doan vien|ma dinh danh|ma dv|ma so dv",
    "sex": "gioi tinh|phai|gioi|sex|nam nu|nam/nu",
    SEX_FEMALE: "nu|gioi tinh nu|gioi tinh | nu",
    SEX_MALE: "nam sinh nam|gioi tinh | nam",
    "birth_date": "ngay sinh|ngay thang nam sinh|ngay, thang, nam sinh|sinh ngay|nam sinh|date of birth|ngay thang sinh|ntns|sinh nam|ngay thang nam|dob|ngay/thang/nam sinh",
    BORN_MALE: "ngay sinh | nam|ngay thang nam sinh | nam|nam sinh | nam|ngay, thang, nam sinh | nam|nam sinh | nam",
    BORN_FEMALE: "ngay sinh | nu|ngay thang nam sinh | nu|nam sinh | nu|ngay, thang, nam sinh | nu",
    BORN_DAY: "ngay sinh | ngay|ngay thang nam sinh | ngay|ngay, thang, nam sinh | ngay",
    BORN_MONTH: "ngay sinh | thang|ngay thang nam sinh | thang|ngay, thang, nam sinh | thang",
    BORN_YEAR: "ngay sinh | nam sinh",
    "birth_place": "noi sinh",
    "ethnicity": "dan toc",
    "religion": "ton giao",
    "home_town": "que quan|nguyen quan|que|quequan",
    "permanent_address": "dia chi thuong tru|thuong tru|ho khau|ho khau thuong tru|dkhk thuong tru|noi dang ky thuong tru|noi thuong tru|ho khau tt",
    "current_address": "noi o hien nay|dia chi|cho o hien nay|noi o|dia chi hien nay|tam tru|cho o|dia chi lien he|noi cu tru",
    "id_number": "so cmnd/cccd|cccd|cmnd|so cccd|so cmnd|cmnd/cccd|cccd/cmnd|so cccd/cmnd|can cuoc cong dan|so can cuoc|so can cuoc cong dan|can cuoc|so dinh danh|so dinh danh ca nhan|ma dinh danh ca nhan|so the can cuoc|chung minh nhan dan",
    "id_issued_on": "ngay cap|ngay cap cccd|ngay cap cmnd|ngay cap cmnd/cccd|ngay cap cccd/cmnd",
    "id_issued_by": "noi cap|noi cap cccd|noi cap cmnd|noi cap cmnd/cccd|noi cap cccd/cmnd",
    "education": "trinh do van hoa|trinh do hoc van|hoc van|van hoa|tdvh",
    "qualification": "trinh do chuyen mon|chuyen mon|trinh do|trinh do chuyen mon nghiep vu|chuyen mon nghiep vu",
    "political_theory": "trinh do llct|ly luan chinh tri|llct|trinh do ly luan chinh tri",
    "computing": "tin hoc|trinh do tin hoc",
    "foreign_language": "ngoai ngu|trinh do ngoai ngu",
    "joined_on": "thoi gian vao doan|ngay vao doan|ngay ket nap|ngay ket nap doan|vao doan|nam vao doan|ngay vao doan tncs hcm|ngay vao doan tncs ho chi minh|ngay vao doan tncshcm|ket nap doan",
    "joined_at": "noi vao doan|noi ket nap|noi ket nap doan",
    "introducer": "nguoi gioi thieu",
    "admission_resolution": "so nghi quyet chuan y ket nap doan vien|so nghi quyet|so nq chuan y|nghi quyet ket nap|so nghi quyet chuan y ket nap|so quyet dinh ket nap|so nq",
    "card_number": "so the doan|so the doan vien|so the|the doan|so the doan tncs",
    "card_issued_on": "ngay cap the|ngay cap the doan|ngay cap the doan vien",
    "book_number": "so so doan vien|so so doan|so so",
    "party_joined_on": "thoi gian vao dang|ngay vao dang|ngay ket nap dang|vao dang|ngay vao dang du bi|ngay vao dang | du bi|ngay du bi",
    "party_official_on": "ngay chinh thuc|ngay vao dang chinh thuc|ngay vao dang | chinh thuc|chinh thuc",
    "occupation": "nghe nghiep hien nay|nghe nghiep|nghe nghiep ban than|cong viec",
    "category": "doi tuong doan vien|doi tuong",
    "national_training": "ren luyen doan vien|chuong trinh ren luyen doan vien",
    "national_grading": "danh gia, xep loai doan vien|danh gia xep loai doan vien|xep loai doan vien|danh gia xep loai|xep loai|danh gia, xep loai",
    "national_awards": "khen thuong",
    "national_discipline": "ky luat",
    "union_position": "chuc vu trong chi doan|chuc vu doan|chuc vu|chuc vu trong doan",
    "association": "hoi|to chuc hoi|hoi vien|doan the",
    "association_position": "chuc vu hoi",
    "pioneer_position": "chuc vu doi",
    "national_honorary": "doan vien danh du",
    "email": "email lien he|email|e-mail|thu dien tu|dia chi email|mail|gmail",
    "phone": "dien thoai lien he|dien thoai|so dien thoai|sdt|dt|di dong|so di dong|dien thoai di dong|phone|so dt|sdt lien he|dien thoai ca nhan|zalo|so dien thoai lien he",
    "workplace": "noi hoc tap, cong tac|noi cong tac|don vi cong tac|noi hoc tap cong tac|truong|noi lam viec|co quan cong tac|noi hoc, lam viec",
    "social_origin": "thanh phan ban than",
    "family_origin": "thanh phan gia dinh|thanh phan",
    "health": "suc khoe|tinh trang suc khoe",
    UNIT: "don vi|chi doan|lop|lop hoc|khoi lop|ten chi doan|don vi sinh hoat|chi doan/lop|lop/chi doan|to chuc doan|co so doan|noi sinh hoat",
    "note": "ghi chu|chu thich|note",
    ORDINAL: "stt|tt|so tt|so thu tu|no|#",
}  # fmt: skip
_BY_WORDS: Final[dict[str, str]] = {
    phrase: field for field, phrases in _ALIASES.items() for phrase in re.split(r"(?<! )\|(?! )", phrases)
}
HEAD_WORDS: Final = frozenset(_BY_WORDS)
"""Folded heads of all columns."""
_A_NAME: Final = re.compile(r"ho (?:va )?ten (?!dem|lot|khac)\w+(?: \w+)?$")
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
_COUNTED: Final = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*\)?")
_SUB: Final = frozenset(
    "nam nu ngay thang so noi cap ngay cap noi cap du bi chinh thuc xa huyen tinh ho ten dem".split()
)


class Head(NamedTuple):
    """``rows``: first and last, from 0. ``words``: per column, the rows joined."""

    rows: tuple[int, int]
    words: list[str]
    known: int
    """How many of the columns are known by their words."""


def field_of(words: str) -> str | None:
    """The field that a head names; None when no words of ours are in it."""
    whole = _tidy(words)
    found = _BY_WORDS.get(whole)
    if found is None and " | " in whole:
        upper, _, under = whole.partition(" | ")
        found = (
            _BY_WORDS.get(under) if under in _BY_WORDS and len(under.split()) > 1 else _BY_WORDS.get(upper)
        )
        if found is None:
            found = _BY_WORDS.get(under)
    if found is None and _A_NAME.match(whole) and not _OF_ANOTHER.search(whole):
        return "full_name"  # 'Họ tên HS', 'Họ và tên thanh niên'
    return found


def _tidy(words: str) -> str:
    plain = _IN_BRACKETS.sub(" ", words.replace("\n", " "))
    return " ".join(fold(plain).replace(":", " ").replace(".", " ").split()).strip(" -_|")


def find_head(rows: Sequence[Row]) -> Head | None:
    """The first row that names a person's name and two columns more, else the one that names most; None: no name at all."""
    best: Head | None = None
    for at, row in enumerate(rows):
        if sum(1 for value in row if shown(value).strip()) < 1:
            continue
        for deep in range(1, _DEEPEST + 1):
            if deep > 1 and not _goes_on(rows, at, at + deep - 1):
                break
            head = read_head(rows, (at, at + deep - 1))
            if head.known >= 1 and (best is None or head.known > best.known):
                best = head
        if best is not None and best.known >= _ENOUGH:
            break
    return best


def read_head(rows: Sequence[Row], place: tuple[int, int]) -> Head:
    """The head at a place: rows joined, wide cells carried over the narrow ones below them."""
    first, last = place
    taken = [[one_line(shown(value)) for value in row[:MAX_COLUMNS]] for row in rows[first : last + 1]]
    width = max((len(row) for row in taken), default=0)
    for row in taken:
        row.extend([""] * (width - len(row)))
    words: list[str] = []
    for column in range(width):
        parts: list[str] = []
        for deep, row in enumerate(taken):
            text = row[column]
            below = any(under[column] for under in taken[deep + 1 :])
            if not text and below:
                text = _carried(row, column)
            if text and text not in parts:
                parts.append(text)
        words.append(" | ".join(parts))
    known = {field for one in words if one and (field := field_of(one)) is not None}
    has_name = "full_name" in known or {FAMILY_NAME, GIVEN_NAME} <= known
    return Head(place, words, len(known) if has_name or GIVEN_NAME in known else 0)


def of_a_person(rows: Sequence[Row], at: int, today: date) -> bool:
    """Whether a row where a head might stand is a person's already: a family name that people have, and a birth date."""
    row = rows[at] if at < len(rows) else []
    texts = [value for value in row if isinstance(value, str) and value.strip()]
    named = any(1 < len(text.split()) < 6 and fold(text).split()[0] in _SURNAMES for text in texts)
    days = [value for value in row if isinstance(value, date)] + texts
    return named and any(read_day(value, today, birth=True).day is not None for value in days)


def no_head(rows: Sequence[Row], at: int) -> Head:
    """The head of a sheet that has none: its columns are known by what stands in them."""
    return Head((at - 1, at - 1), [""] * min(MAX_COLUMNS, max(map(len, rows[at : at + LOOKED]))), 0)


def _carried(row: Sequence[str], column: int) -> str:
    """The text of a wide cell: the nearest to the left."""
    return next((row[at] for at in range(column - 1, max(-1, column - 4), -1) if row[at]), "")


def _goes_on(rows: Sequence[Row], first: int, at: int) -> bool:
    """Whether row ``at`` still belongs to the head: words only, short ones, and under the head's blanks."""
    if at >= len(rows):
        return False
    texts = [one_line(shown(value)) for value in rows[at]]
    filled = [text for text in texts if text]
    if not filled or any(sum(c.isdigit() for c in text) > 1 for text in filled):
        return False
    return all(_tidy(text) in _SUB or field_of(text) is not None for text in filled)


def counting(row: Row) -> bool:
    """A row of column numbers: (1) (2) (3), or A B 1 2."""
    filled = [shown(value).strip() for value in row if shown(value).strip()]
    return (
        len(filled) >= 3
        and all(_COUNTED.fullmatch(text) for text in filled)
        and len(set(filled)) == len(filled)
    )


def fingerprint(words: Sequence[str]) -> str:
    """Equal for sheets with the same head, whatever rows stand above it."""
    return hashlib.sha256("\x1f".join(fold(word) for word in words).rstrip("\x1f").encode()).hexdigest()[:32]


def is_national(words: Sequence[str]) -> bool:
    """Head for head the national system's sheet (blanks and capitals aside)."""
    return [fold(word) for word in words[: len(COLUMNS)]] == _national_heads()


def _national_heads() -> list[str]:
    made, above = [], ""
    for column in COLUMNS:
        above = column.head or above
        made.append(fold(f"{above} | {column.under}" if column.under else column.head))
    return made


def guess(words: Sequence[str], below: Sequence[Row], today: date) -> tuple[dict[int, str], list[int]]:
    """Field by column; and which of them only by content."""
    found: dict[int, str] = {}
    for at, word in enumerate(words):
        field = field_of(word) if word else None
        if field is None or (field in found.values() and field != UNIT):
            continue
        found[at] = field
    _settle(found, words, below)
    taken = set(found.values())
    by_content: list[int] = []
    for at in range(len(words)):
        if at in found or _OF_ANOTHER.search(_tidy(words[at])):
            continue
        field = _by_content([row[at] for row in below if at < len(row)], today, taken)
        if field is not None and not (words[at] and field == "full_name"):
            found[at] = field
            taken.add(field)
            by_content.append(at)
    return found, by_content


_OF_ANOTHER: Final = re.compile(
    r"\b(ph|phhs|cmhs|phu huynh|cha|bo|me|giam ho|nguoi than|gia dinh|gvcn|giao vien|chu nhiem|vo|chong)\b"
)
"""Heads of columns about somebody else: a parent's telephone looks like the member's own."""


def _settle(found: dict[int, str], words: Sequence[str], below: Sequence[Row]) -> None:
    """What only the neighbours tell: 'Ngày cấp' beside a card, a name in two columns, 'Nữ' as a mark or as a birth date."""
    by_field = {field: at for at, field in reversed(list(found.items()))}
    units = [at for at, field in found.items() if field == UNIT]
    for at in units[:-1]:
        del found[at]  # 'Lớp' and 'Chi đoàn' beside each other: the last is the nearer one
    for at in list(found):
        if found[at] == "id_issued_on" and found.get(at - 1) == "card_number":
            found[at] = "card_issued_on"
    if GIVEN_NAME in by_field and "full_name" in by_field:
        at, whole = by_field[GIVEN_NAME], by_field["full_name"]
        if at == whole + 1 and _single(below, at):
            found[whole] = FAMILY_NAME
        else:
            del found[at]
    elif "full_name" in by_field:
        whole = by_field["full_name"]
        blank = whole + 1 < len(words) and (not words[whole + 1] or words[whole + 1] == words[whole])
        if blank and whole + 1 not in found and _single(below, whole + 1):
            found[whole], found[whole + 1] = FAMILY_NAME, GIVEN_NAME
    elif GIVEN_NAME in by_field and FAMILY_NAME not in by_field:
        found[by_field[GIVEN_NAME]] = "full_name"
    if BORN_DAY in by_field or BORN_MONTH in by_field:
        for at, field in list(found.items()):
            if field == BORN_MALE:
                found[at] = BORN_YEAR


def _single(below: Sequence[Row], at: int) -> bool:
    """Whether a column holds single words: given names."""
    texts = [text for row in below if at < len(row) and (text := shown(row[at]).strip())]
    return bool(texts) and sum(1 for text in texts if len(text.split()) == 1 and text.isalpha()) >= 0.9 * len(
        texts
    )


def _by_content(column: Sequence[Any], today: date, taken: set[str]) -> str | None:
    """What stands in most cells of a column without a known head."""
    values = [value for value in column if shown(value).strip()]
    if len(values) < 2:
        return None
    tests: tuple[tuple[str, Callable[[Any], bool]], ...] = (
        ("email", lambda v: "@" in shown(v) and not cells.email(v).note),
        ("id_number", lambda v: len(shown(v).strip()) == 12 and shown(v).strip().isdigit()),
        ("phone", lambda v: shown(v).strip().startswith(("0", "+84")) and cells.phone(v).note == "" and cells.phone(v).value is not None),
        ("sex", lambda v: isinstance(v, str) and cells.sex(v).value is not None),
        ("birth_date", lambda v: (day := read_day(v, today, birth=True)).day is not None and not day.note and day.day.year >= 1985),
        ("full_name", lambda v: isinstance(v, str) and v.split()[0:1] != [] and fold(v).split()[0] in _SURNAMES and len(v.split()) in (2, 3, 4, 5)),
    )  # fmt: skip
    special = {BORN_MALE, BORN_FEMALE, BORN_DAY, BORN_YEAR} & taken
    named = {FAMILY_NAME, GIVEN_NAME} & taken
    for field, fits in tests:
        if field in taken or (field == "birth_date" and special) or (field == "full_name" and named):
            continue
        if field == "sex" and ({BORN_MALE, SEX_FEMALE} & taken):
            continue
        if sum(1 for value in values if fits(value)) >= 0.7 * len(values):
            return field
    return None


_SURNAMES: Final = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam phung mai to "
    "ha luu ta cao chu kieu quach thai luong nong hua ma be giang vi lo quang ca cam tong mac thach danh chau".split()
)
