"""Dates in the ways people type them into sheets: 5/3/2004, 05-03-04, 5.3.2004, 2004-03-05, 'ngày 5 tháng 3 năm 2004', 'năm 2004',
05032004, the spreadsheet's own day number. Day before month, as everybody in Vietnam writes.

Owns the reading of one cell. What had to be guessed is said: a swapped month, two digits of a year, a bare day number.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from app.base.text import fold

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
YOUNGEST: Final = 10
"""Years: a birth date of somebody younger is a slip of the finger."""
_EPOCH: Final = date(1899, 12, 30)
DAYS_TO_1904: Final = 1_462
"""Between the two first days that workbooks count from."""
_SERIALS: Final = (7_000, 80_000)  # 1919 to 2119
_NUMBERS: Final = re.compile(r"\d+")
_PLAIN: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDS: Final = re.compile(r"[a-z]+")
_KNOWN: Final = frozenset("ngay thang thg nam sinh sn ns nam sinh mung".split())
_MONTHS: Final = {
    name: str(n) for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_MONTH: Final = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?")
"""An English spreadsheet writes 05-Mar-04 into a CSV."""
_TIME: Final = re.compile(r"[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp][Mm]|Z)?$")
NOTHING: Final = frozenset(("", "-", "--", "/", ".", "...", "khong", "khong co", "chua", "chua co", "chua ro", "khong ro", "null", "n/a", "0", "x"))  # fmt: skip


class Day(NamedTuple):
    """``day``, or only ``year``; ``note`` says what was guessed, ``fault`` why neither is there."""

    day: date | None = None
    year: int | None = None
    note: str = ""
    fault: str = ""


EMPTY: Final = Day()


def read_day(value: Any, today: date, *, birth: bool = False) -> Day:
    """One cell."""
    if isinstance(value, datetime):
        found = _of_date(value.date())
    elif isinstance(value, date):
        found = _of_date(value)
    elif isinstance(value, bool):
        return Day(fault="date")
    elif isinstance(value, int | float):
        found = _of_number(value)
    elif isinstance(value, str):
        found = _of_text(value, today, birth)
    else:
        return EMPTY if value is None else Day(fault="date")
    return _bounded(found, today, birth)


def _bounded(found: Day, today: date, birth: bool) -> Day:
    year = found.day.year if found.day else found.year
    if year is None:
        return found
    last = today.year - YOUNGEST if birth else today.year
    if year > last or (found.day is not None and found.day > today):
        return Day(fault="late")
    return Day(fault="early") if year < FIRST_YEAR else found


def _of_date(day: date) -> Day:
    serial = (day - _EPOCH).days
    if 1_950 <= serial <= 2_050:  # a bare year in a cell that is set as a date shows some day of 1905
        return Day(year=serial, note="serial")
    return Day(day)


def _of_number(value: float) -> Day:
    if value != int(value) or value < 0:
        whole = int(value) if _SERIALS[0] <= value < _SERIALS[1] else -1
        return Day(_EPOCH + timedelta(days=whole), note="serial") if whole > 0 else Day(fault="date")
    number = int(value)
    if number == 0:
        return EMPTY
    if FIRST_YEAR <= number <= LAST_YEAR:
        return Day(year=number)
    if _SERIALS[0] <= number < _SERIALS[1]:
        return Day(_EPOCH + timedelta(days=number), note="serial")
    return _of_digits(str(number))


def _of_digits(digits: str) -> Day:
    """Digits without any mark between them; a day that lost its zero has seven."""
    if len(digits) == 7:
        digits = "0" + digits
    if len(digits) == 8:
        day = _made(digits[4:], digits[2:4], digits[:2])
        return (
            day
            if day.day and FIRST_YEAR <= day.day.year <= LAST_YEAR
            else _made(digits[:4], digits[4:6], digits[6:])
        )
    return Day(fault="date")


def _of_text(text: str, today: date, birth: bool) -> Day:
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        usual = int(plain[1]) > 0 and int(plain[2]) <= 12
        return _made(plain[3], plain[2], plain[1]) if usual else _of_three([*plain.groups()], today, birth)
    words = fold(_TIME.sub("", text.strip().strip("'\"`")))
    if words in NOTHING:
        return EMPTY
    words = _month_numbered(words)
    parts = _NUMBERS.findall(words)
    if not set(_WORDS.findall(words)) <= _KNOWN or len(parts) > 3 or not parts:
        return Day(fault="date")
    if len(parts) == 1:
        return _of_one(parts[0], today, birth)
    if len(parts) == 2:
        month, year = (parts[1], parts[0]) if len(parts[0]) == 4 else (parts[0], parts[1])
        right = len(year) == 4 and 1 <= int(month) <= 12
        return Day(year=int(year)) if right else Day(fault="date")
    return _of_three(parts, today, birth)


def _month_numbered(words: str) -> str:
    """'05-mar-04' as '05- 3 -04', 'march 5, 2004' as '5 3 2004'."""
    month = _MONTH.search(words)
    if month is None:
        return words
    name, rest = _MONTHS[month[1]], words[month.end() :].strip(" ,")
    if month.start() or not rest:
        return f"{words[: month.start()]} {name} {rest}"
    day, _, year = rest.partition(" ")
    return f"{day} {name} {year}"


def _of_one(digits: str, today: date, birth: bool) -> Day:
    if len(digits) == 4:
        return Day(year=int(digits)) if FIRST_YEAR <= int(digits) <= LAST_YEAR else Day(fault="date")
    if len(digits) == 6:
        return _of_three([digits[:2], digits[2:4], digits[4:]], today, birth)
    return _of_number(float(digits)) if len(digits) in (5, 7, 8) else Day(fault="date")


def _of_three(parts: list[str], today: date, birth: bool) -> Day:
    first, second, third = parts
    if len(first) == 4:
        year, month, day = first, second, third
    elif len(third) in (2, 4):
        year, month, day = third, second, first
    else:
        return Day(fault="date")
    if max(len(month), len(day)) > 2:
        return Day(fault="date")
    note = ""
    if len(year) == 2:
        last = today.year - YOUNGEST if birth else today.year
        year = str(2000 + int(year) if 2000 + int(year) <= last else 1900 + int(year))
        note = "two_digits"
    if int(day) == 0 and int(month) <= 12:
        return Day(year=int(year), note=note)  # '00/00/2004': only the year is known
    if int(month) > 12 and int(day) <= 12:
        month, day, note = day, month, "swapped"
    made = _made(year, month, day)
    return made._replace(note=note) if made.day else made


def _made(year: str, month: str, day: str) -> Day:
    try:
        return Day(date(int(year), int(month), int(day)))
    except ValueError:
        return Day(fault="impossible")
