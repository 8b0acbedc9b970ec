"""From guesses to the fields of an incoming letter: which guess is taken, what the clerk's own word overrules.

Owns the field names that ``incoming add --set`` knows and how each is read. Pure: no database, no file. A guess that is
not certain enough stays a guess beside the record and never becomes a fact in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.base.text import nfc, one_line

SURE: Final = 0.8
"""Least certainty of a guess for number, notation and date. A wrong number in the register makes the letter unfindable
and hides its duplicates, while a blank is seen and filled; below this mark the readers saw signs of a misreading."""
LIKELY: Final = 0.5
"""Least certainty for the other fields: the clerk reads them at a glance, and search profits from them."""


class FieldUnknown(InputRefused):
    code, what = "DEN-001", mark("Văn bản đến không có mục “{field}”.")
    remedy = mark("Các mục ghi được: {known}.")


class FieldShape(InputRefused):
    code, what = "DEN-002", mark("Chưa hiểu “{text}”: mỗi mục ghi dạng mục=giá trị.")
    remedy = mark('Ví dụ: --set number=856 --set "subject=Tuyên truyền công tác xây dựng Đảng".')


class FieldDate(InputRefused):
    code, what = "DEN-003", mark("Mục {field}: “{text}” không phải ngày.")
    remedy = mark("Ghi ngày dạng 2026-05-05 hoặc 05/5/2026.")


class FieldNumber(InputRefused):
    code, what = "DEN-004", mark("Mục {field}: “{text}” không phải số.")
    remedy = mark("Ghi chữ số, ví dụ 3.")


class ArrivedLater(RuleRefused):
    code, what = "DEN-007", mark("Ngày đến {day} muộn hơn hôm nay ({today}).")
    remedy = mark("Ghi ngày nhận thật; nếu hôm nay hiện sai, sửa đồng hồ máy tính.")


class ArrivedElsewhere(RuleRefused):
    code, what = (
        "DEN-008",
        mark("Số đến {number} thuộc sổ năm {year}; ngày đến không chuyển sang năm khác được."),
    )
    remedy = mark("Ghi một ngày trong năm {year}.")


_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_WRITTEN_DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def read_day(text: str) -> date:
    """'2026-05-05' or '05/5/2026'. Raises ValueError, also for years that are a slip of the finger (0206)."""
    written = _WRITTEN_DAY.fullmatch(text.strip())
    if written:
        day = date(int(written[3]), int(written[2]), int(written[1]))
    else:
        day = date.fromisoformat(text.strip())
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(text)
    return day


def need_arrived(day: date, *, today: date, number: int | None, year: int | None) -> None:
    """The arrival day of a letter with arrival ``number`` of ``year`` (or still without). Raises ArrivedLater, ArrivedElsewhere.

    The register of a year is printed by the day of arrival: a number must not leave the year it was given in.
    """
    if day > today:
        raise ArrivedLater(day=day, today=today)
    if number is not None and year is not None and day.year != year:
        raise ArrivedElsewhere(number=number, year=year)


def _day(field: str, text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return read_day(text)
    except ValueError:
        raise FieldDate(field, field=field, text=text) from None


def _count(field: str, text: str) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal() or len(text.strip()) > 6:
        raise FieldNumber(field, field=field, text=text)
    return int(text)


def _text(field: str, text: str) -> str:
    return one_line(text)


def _maybe(field: str, text: str) -> str | None:
    return one_line(text) or None


def _number(field: str, text: str) -> str | None:
    # As printed but without leading zeros, as the reader gives it: 05 and 5 are one number.
    return one_line(text).lstrip("0") or None


def _notation(field: str, text: str) -> str | None:
    return "".join(nfc(text).split()) or None


def _list(field: str, text: str) -> list[str]:
    return [one for one in (one_line(part) for part in text.split(";")) if one]


def _note(field: str, text: str) -> str:
    return nfc(text).strip()


Read = Callable[[str, str], Any]

# Name for the clerk -> (column of the record, how its text is read). Lists are separated by semicolons.
FIELDS: Final[dict[str, tuple[str, Read]]] = {
    "number": ("number", _number),
    "notation": ("notation", _notation),
    "date": ("letter_date", _day),
    "place": ("place", _text),
    "issuer": ("issuer", _text),
    "superior": ("superior", _text),
    "kind": ("kind", _maybe),
    "subject": ("subject", _text),
    "addressees": ("addressees", _list),
    "authority": ("authority", _text),
    "position": ("position", _text),
    "signer": ("signer", _text),
    "recipients": ("recipients", _list),
    "urgency": ("urgency", _maybe),
    "secrecy": ("secrecy", _maybe),
    "deadline": ("due_on", _day),
    "arrived": ("arrived_on", _day),
    "handler": ("handler", _text),
    "passed": ("passed_on", _day),
    "pages": ("pages", _count),
    "note": ("note", _note),
}
_CAREFUL: Final = frozenset({"number", "notation", "date"})
_MANY: Final = frozenset({"addressees", "recipients"})


def read_settings(settings: Mapping[str, str]) -> dict[str, Any]:
    """What the clerk set, as columns. Raises FieldUnknown with the list, FieldDate, FieldNumber."""
    columns: dict[str, Any] = {}
    for name, text in settings.items():
        if name not in FIELDS:
            raise FieldUnknown(name, field=name, known=", ".join(FIELDS))
        column, read = FIELDS[name]
        columns[column] = read(name, text)
    if columns.get("arrived_on", ...) is None:
        del columns["arrived_on"]  # a letter always has a day of arrival; blank means today
    return columns


def split_settings(pairs: list[str]) -> dict[str, str]:
    """``['number=856', ...]`` as a mapping. Raises FieldShape."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise FieldShape(text=pair)
        found[name.strip()] = value
    return found


def least(name: str) -> float:
    """Least certainty at which a guess of this field is taken."""
    return SURE if name in _CAREFUL else LIKELY


def taken(guesses: Mapping[str, Any], *, kept_lengths: Mapping[str, int]) -> dict[str, Any]:
    """The guesses (as ``intake read`` prints them) that are certain enough, as columns.

    ``kept_lengths``: how long a column may be; a longer guess is a misreading of a whole paragraph and is left out.
    """
    columns: dict[str, Any] = {}
    for name, (column, read) in FIELDS.items():
        guess = guesses.get(name)
        if not guess:
            continue
        if name in _MANY:
            value: Any = [one["value"] for one in guess if one["certainty"] >= least(name)]
        elif guess["certainty"] >= least(name):
            value = read(name, str(guess["value"]))
        else:
            continue
        if isinstance(value, str) and len(value) > kept_lengths.get(column, len(value)):
            continue
        columns[column] = value
    columns["cites"] = [one["value"] for one in guesses.get("cites") or ()]
    return columns


def deadline(guesses: Mapping[str, Any], *, letter_date: date | None) -> tuple[date, str] | None:
    """The first deadline that the letter sets, with its sentence. Days before the letter's own date are mentions."""
    days = [
        (date.fromisoformat(one["value"]), one["evidence"])
        for one in guesses.get("deadlines") or ()
        if one["certainty"] >= LIKELY
    ]
    ahead = [found for found in days if letter_date is None or found[0] >= letter_date]
    return min(ahead, key=lambda found: found[0], default=None)


def unsure(guesses: Mapping[str, Any]) -> list[str]:
    """Names of careful fields that were guessed but not taken: the clerk should look."""
    return [
        name
        for name in FIELDS
        if name in _CAREFUL and guesses.get(name) and guesses[name]["certainty"] < SURE
    ]
