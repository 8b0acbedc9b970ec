"""Rules of days: the letter's own against today, against what it cites, against weekdays and deadlines it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from app.base.language import mark
from app.check import number_form
from app.check.findings import Finding, Severity
from app.check.labels import LEVELS
from app.check.say import say
from app.check.seen import Seen, SeenLetter
from app.standards.schema import Standard

_WRITTEN: Final = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_DAY: Final = (
    r"(?:ngày\s+(?P<d1>\d{1,2})\s+tháng\s+(?P<m1>\d{1,2})(?:\s+năm\s+(?P<y1>\d{4}))?"
    r"|(?:ngày\s+)?(?P<d2>\d{1,2})\s*[/.-]\s*(?P<m2>\d{1,2})(?:\s*[/.-]\s*(?P<y2>\d{4}))?)"
)
_ANY_DAY: Final = re.compile(
    r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_FULL_DAY: Final = re.compile(
    r"(?<![\w/.-])(ngày\s+)?(?:(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
    r"|(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}))(?![\d/]|[.-]\d)",
    re.IGNORECASE,
)
_WEEKDAYS: Final = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "bẩy": 5,
    "7": 5,
    "nhật": 6,
}
_NAMES: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY: Final = r"(?:thứ\s+(?P<w>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+(?P<s>nhật))"
_BEFORE: Final = re.compile(rf"\b{_WEEKDAY}\s*[,(]?\s*(?:,\s*)?{_DAY}", re.IGNORECASE)
_AFTER: Final = re.compile(rf"{_DAY}\s*[,(]\s*{_WEEKDAY}\b", re.IGNORECASE)
_CITED: Final = re.compile(
    r"\b(?:số|Số)\s*:?\s*\d+[a-z]?\s*[-–/]\s*[\w.&Đ-]+(?:\s*[-–/]\s*[\w.&-]+){0,4}\s*,?\s*ngày\s+"
    r"(?:(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}))"
)
_DEADLINE: Final = re.compile(
    r"(?:trước|chậm nhất|hạn cuối|muộn nhất|hạn nộp|hết|đến hết|thời hạn|hoàn thành)[^.;]{0,40}?"
    r"(?:ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}))",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"gửi|báo cáo|nộp|đăng ký|hoàn thành|trả lời|chậm nhất|hạn", re.IGNORECASE)
_SINCE: Final = re.compile(r"(?:từ|có hiệu lực|sinh)\s*(?:ngày)?\s*$", re.IGNORECASE)
_FOUND: Final = ("abstract", "letter-subject", "ground", "body", "table-cell", *LEVELS)


@dataclass(frozen=True, slots=True)
class _Own:
    """The letter's own day and the line it stands in."""

    one: Seen
    day: date


def day_findings(seen: SeenLetter, standard: Standard, today: date | None) -> Iterator[Finding]:
    """Findings on days, in the order of the page."""
    if seen.eye != "sheet":  # a letter being written has no number and day yet
        yield from _blank(seen, standard)
    own = _own(seen)
    if own is not None and today is not None and own.day > today:
        yield say(
            own.one,
            "date.future",
            standard.date.source,
            mark("{name}: ngày {found} chưa đến; ngày văn bản là ngày ký ban hành."),
            found=f"{own.day:%d/%m/%Y}",
        )
    yield from _calendar(seen, standard)
    yield from _weekdays(seen, standard, own)
    if own is not None:
        yield from _cited(seen, standard, own)
        yield from _deadlines(seen, standard, own)
        yield from _years(seen, standard, own)


def _own(seen: SeenLetter) -> _Own | None:
    one = seen.first("place-date")
    found = _WRITTEN.search(" ".join(one.text.split())) if one else None
    day = _date(*found.groups()) if found else None
    return _Own(one, day) if one is not None and day is not None else None


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, TypeError):
        return None


def _blank(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    number, line = seen.first("number"), seen.first("place-date")
    if number is not None and not number_form.number_of(number.text):
        yield say(
            number,
            "number.blank",
            standard.numbering.source,
            mark("{name}: số còn để trống."),
            severity=Severity.INFO,
        )
    if (
        line is not None
        and not _WRITTEN.search(" ".join(line.text.split()))
        and re.search(r"ngày\D*tháng|tháng\D*năm|năm\D*$", line.text)
    ):
        yield say(
            line,
            "date.blank",
            standard.date.source,
            mark("{name}: ngày còn để trống."),
            severity=Severity.INFO,
        )


def _calendar(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """A day that no calendar has; the letter's own is judged where its sense is."""
    for one in seen.of(*_FOUND):
        for found in _no_days(one.text):
            yield say(
                one,
                "date.calendar",
                standard.date.source,
                mark("{name}: không có ngày “{found}” trong lịch."),
                found=found,
            )


@lru_cache(maxsize=2048)
def _no_days(text: str) -> tuple[str, ...]:
    """Days that are none. Without 'ngày' only what looks like one counts: '29/02/2026', not the number '45/13/2026'."""
    told = []
    for found in _FULL_DAY.finditer(" ".join(text.split())):
        day, month, year = found.groups()[1:4] if found[2] else found.groups()[4:]
        looks = found[1] or (found[0].count("/") == 2 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12)
        if looks and _date(day, month, year) is None:
            told.append(f"{day}/{month}/{year}")
    return tuple(told)


def _weekdays(seen: SeenLetter, standard: Standard, own: _Own | None) -> Iterator[Finding]:
    for one in seen.of(*_FOUND):
        for found in _days_with_weekdays(one.text):
            day = _said_day(found, own)
            said = _WEEKDAYS[(found["w"] or found["s"]).lower()]
            if day is None or day.weekday() == said:
                continue
            yield say(
                one,
                "date.weekday",
                standard.date.source,
                mark("{name}: “{found}” không khớp: ngày {day} là {allowed}."),
                found=found[0],
                allowed=_NAMES[day.weekday()],
                day=f"{day:%d/%m/%Y}",
            )


@lru_cache(maxsize=2048)
def _days_with_weekdays(text: str) -> tuple[re.Match[str], ...]:
    """Kept by text: while a clerk types, one paragraph changes and a hundred do not."""
    text = " ".join(text.split())
    return tuple(found for form in (_BEFORE, _AFTER) for found in form.finditer(text))


def _said_day(found: re.Match[str], own: _Own | None) -> date | None:
    """The day; without a year it is taken in the letter's, or in the next when it would lie long behind."""
    day, month = found["d1"] or found["d2"], found["m1"] or found["m2"]
    year = found["y1"] or found["y2"]
    if year is None and own is not None:
        near = _date(day, month, str(own.day.year))
        late = near is not None and (own.day - near).days > 180
        return _date(day, month, str(own.day.year + 1)) if late else near
    return _date(day, month, year) if year else None


def _six(groups: tuple[str | None, ...]) -> date | None:
    day, month, year = groups[:3] if groups[0] else groups[3:6]
    return _date(day or "", month or "", year or "")


def _cited(seen: SeenLetter, standard: Standard, own: _Own) -> Iterator[Finding]:
    """A letter cannot cite one that was not there when it was signed."""
    for one in seen.of(*_FOUND):
        for found in _CITED.finditer(" ".join(one.text.split())):
            day = _six(found.groups())
            if day is not None and day > own.day:
                yield say(
                    one,
                    "date.cited-later",
                    standard.date.source,
                    mark("{name}: văn bản viện dẫn “{found}” có ngày sau ngày của văn bản này ({own})."),
                    found=found[0],
                    own=f"{own.day:%d/%m/%Y}",
                )


def _deadlines(seen: SeenLetter, standard: Standard, own: _Own) -> Iterator[Finding]:
    for one in seen.of("body", "table-cell", *LEVELS):
        text = " ".join(one.text.split())
        for found in _DEADLINE.finditer(text):
            day = _six(found.groups())
            asked = _ASKS.search(text[max(0, found.start() - 90) : found.end()])
            if day is not None and day < own.day and asked and not _SINCE.search(text[: found.start()]):
                yield say(
                    one,
                    "date.deadline-past",
                    standard.date.source,
                    mark("{name}: hạn “{found}” đứng trước ngày của văn bản ({own})."),
                    found=found[0],
                    own=f"{own.day:%d/%m/%Y}",
                )


def _years(seen: SeenLetter, standard: Standard, own: _Own) -> Iterator[Finding]:
    """Nearly every day named lies in the next year and none in the letter's own: January's slip of the hand."""
    days = [
        day
        for one in seen.of(*_FOUND)
        for found in _ANY_DAY.finditer(" ".join(one.text.split()))
        if (day := _six(found.groups())) is not None
    ]
    later = [day for day in days if day.year == own.day.year + 1]
    if len(later) >= 2 and not any(day.year == own.day.year for day in days) and own.day.month <= 2:
        yield say(
            own.one,
            "date.year",
            standard.date.source,
            mark(
                "{name}: năm {found}, trong khi các ngày nêu trong văn bản thuộc năm {allowed}; xem lại năm."
            ),
            found=str(own.day.year),
            allowed=str(later[0].year),
            severity=Severity.WARNING,
        )


def issued_on(seen: SeenLetter) -> date | None:
    """The day a letter shows as its own."""
    own = _own(seen)
    return own.day if own else None
