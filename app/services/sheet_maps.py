"""What the columns of a sheet can be called, and a clerk's own map of them: from a file on the command line, from a window.

Owns the names of fields for people. Refuses a map that names no column of the sheet or no field of a record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.base.files import read_bytes
from app.base.language import mark, tr
from app.base.text import fold
from app.domain.national_sheet import BORN_FEMALE, BORN_MALE, ORDINAL, UNIT
from app.intake.sheets import SheetLook
from app.intake.sheets.heads import (
    BORN_DAY,
    BORN_MONTH,
    BORN_YEAR,
    FAMILY_NAME,
    GIVEN_NAME,
    SEX_FEMALE,
    SEX_MALE,
    field_of,
)
from app.intake.sheets.people import letters
from app.intake.sheets.words import MapWrong
from app.services.member_fields import LABELS, label

_SPECIAL_WORDS: Final = {
    FAMILY_NAME: mark("Họ và tên đệm"),
    GIVEN_NAME: mark("Tên"),
    BORN_MALE: mark("Ngày sinh (nam)"),
    BORN_FEMALE: mark("Ngày sinh (nữ)"),
    BORN_DAY: mark("Ngày (sinh)"),
    BORN_MONTH: mark("Tháng (sinh)"),
    BORN_YEAR: mark("Năm (sinh)"),
    SEX_MALE: mark("Đánh dấu nam"),
    SEX_FEMALE: mark("Đánh dấu nữ"),
    UNIT: mark("Đơn vị"),
    ORDINAL: mark("Số thứ tự"),
}
_NOT_IN_SHEETS: Final = frozenset(
    {"unit_since", "stays_until", "temporary_until", "outstanding_year", "birth_year"}
)
CHOICES: Final[tuple[str, ...]] = (
    "full_name", FAMILY_NAME, GIVEN_NAME, "code", "birth_date", BORN_MALE, BORN_FEMALE, BORN_DAY, BORN_MONTH, BORN_YEAR,
    "sex", SEX_MALE, SEX_FEMALE, UNIT,
    *(name for name in LABELS if name not in _NOT_IN_SHEETS and name not in ("full_name", "code", "birth_date", "sex")),
    ORDINAL,
)  # fmt: skip
"""What a column can be, in the order in which a window offers it."""


def field_words(name: str) -> str:
    """A field's name for people."""
    return tr(_SPECIAL_WORDS[name]) if name in _SPECIAL_WORDS else label(name)


def read_map(path: Path) -> dict[str, str]:
    """The map in a JSON file: column by its head or its letter -> field by its name. Raises MapWrong and refusals of files."""
    try:
        found = json.loads(read_bytes(path).decode("utf-8-sig"))
    except ValueError:
        raise _wrong(path, tr(mark("không phải JSON"))) from None
    if not isinstance(found, dict) or not found:
        raise _wrong(path, tr(mark("cần một đối tượng JSON có ít nhất một cột")))
    return {str(head): "" if field is None else str(field) for head, field in found.items()}


def columns_by(given: Mapping[str, str], sheet: SheetLook, path: Path) -> dict[int, str]:
    """The map's columns in a sheet; those it does not name stay as they were found. An empty field leaves a column out."""
    by_head: dict[str, int] = {}
    for place, word in enumerate(sheet.heads):
        by_head.setdefault(fold(word), place)
        by_head.setdefault(fold(word.replace(" | ", " ")), place)
    by_letter = {letters(at): at for at in range(len(sheet.heads))}
    names = {fold(field_words(name)): name for name in CHOICES} | {name: name for name in CHOICES}
    found = dict(sheet.columns)
    for head, field in given.items():
        at: int | None = by_head.get(fold(head), by_letter.get(head.strip().upper()))
        if at is None:
            raise _wrong(path, tr(mark("không có cột “{head}”")).format(head=head))
        name = (
            names.get(fold(field)) or names.get(field.strip()) or (field_of(field) if field.strip() else None)
        )
        if field.strip() and name is None:
            raise _wrong(path, tr(mark("không có mục “{field}”")).format(field=field))
        found.pop(at, None)
        if name:
            found = {place: one for place, one in found.items() if one != name} | {at: name}
    return dict(sorted(found.items()))


def _wrong(path: Path, reason: str) -> MapWrong:
    return MapWrong(str(path), reason=reason, known=", ".join(CHOICES))
