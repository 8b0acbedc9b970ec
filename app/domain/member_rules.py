"""Rules of member work as values: what a rule is, how its value is read, which one holds on a day.

Owns the reading of values by kind. Refuses to hold a value itself: those are data (resources/rules) and what a clerk set instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.domain.members import birthday
from app.domain.units import UnitLevel

SUPERIOR: Final = "superior"
"""Value of a rule of kind 'level': the next higher union, whichever it is."""
CERTAINTIES: Final[dict[str, str]] = {
    "text": mark("đã thấy trong văn bản"),
    "secondary": mark("theo tài liệu trích lại"),
    "memory": mark("theo cách làm quen, chưa thấy văn bản"),
    "conflict": mark("các văn bản ghi khác nhau"),
    "open": mark("chưa có văn bản cho cấp hiện nay"),
}
UNITS: Final = {
    "years": mark("tuổi"),
    "months": mark("tháng"),
    "days": mark("ngày"),
    "percent": mark("%"),
    "points": mark("điểm"),
    "money": mark("đồng"),
}
_NUMBERS: Final = frozenset({*UNITS, "count"})
_MOST: Final = {
    "years": 120,
    "months": 600,
    "days": 3650,
    "percent": 100,
    "points": 100,
    "count": 100_000,
    "money": 10**9,
}


class RuleUnknown(InputRefused):
    code, what = "QTC-001", mark("Không có quy định “{key}”.")
    remedy = mark("Xem các quy định bằng rules list.")


class RuleValueWrong(InputRefused):
    code, what = "QTC-002", mark("Quy định “{name}”: không nhận giá trị “{value}”.")
    remedy = mark("Ghi {wanted}.")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it holds on a day: its value, where it comes from, who set it otherwise."""

    key: str
    """'admission.youngest'."""
    group: str
    name: str
    kind: str
    value: int | str | bool
    source: str
    certainty: str
    note: str = ""
    reference: bool = False
    """To be looked up: nothing in the program is reckoned by it."""
    choices: tuple[tuple[str, str], ...] = ()
    given: int | str | bool | None = None
    """What came with the program, when a person set another value."""
    since: date | None = None
    by: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        """The value as a person reads it."""
        return spoken(self, self.value)

    @property
    def remarks(self) -> str:
        """The note, and whether the rule is there to be looked up only."""
        only = tr(mark("Để tra cứu: chương trình không tính theo quy định này.")) if self.reference else ""
        return " ".join(part for part in (self.note, only) if part)

    @property
    def doubtful(self) -> bool:
        """Nobody has read this value in the text that holds today, and no person has confirmed it here."""
        return not self.by and self.certainty != "text"

    @property
    def said_source(self) -> str:
        """Source with its certainty where that is less than full; who set it where a person did."""
        if self.by:
            return tr(mark("đặt tại đơn vị: {why}")).format(why=self.why)
        if self.certainty == "text":
            return self.source
        return f"{self.source} ({tr(CERTAINTIES[self.certainty])})"


def spoken(rule: Rule, value: object) -> str:
    """A value of a rule in words: '3 tháng', 'đủ 16 tuổi', '2.000 đồng'."""
    if isinstance(value, bool):
        return tr(mark("có")) if value else tr(mark("không"))
    if rule.kind == "choice":
        return dict(rule.choices).get(str(value), str(value))
    if rule.kind == "level":
        return tr(_LEVELS.get(str(value), "")) or str(value)
    if rule.kind == "day":
        month, day = str(value).split("-")
        return f"{day}/{int(month)}"
    if rule.kind == "money" and isinstance(value, int):
        return f"{value:,}".replace(",", ".") + " " + tr(UNITS["money"])
    return f"{value} {tr(UNITS[rule.kind])}" if rule.kind in UNITS else str(value)


_LEVELS: Final[dict[str, str]] = {
    SUPERIOR: mark("cấp trên trực tiếp"),
    UnitLevel.CENTRAL: mark("Trung ương Đoàn"),
    UnitLevel.PROVINCE: mark("tỉnh đoàn, thành đoàn"),
    UnitLevel.COMMUNE: mark("đoàn xã, phường, đặc khu"),
    UnitLevel.GRASSROOTS: mark("đoàn cơ sở"),
    UnitLevel.GRASSROOTS_CELL: mark("chi đoàn cơ sở"),
    UnitLevel.SECTION: mark("đoàn bộ phận"),
    UnitLevel.CELL_UNION: mark("liên chi đoàn"),
    UnitLevel.CELL: mark("chi đoàn"),
}
LEVELS: Final = tuple(str(level) for level in _LEVELS)
"""What a rule of kind 'level' may say."""


def read_value(rule: Rule, text: str) -> int | str | bool:
    """A value as a person typed it. Raises RuleValueWrong."""
    typed = " ".join(text.strip().casefold().split())
    found = _READERS[rule.kind](rule, typed) if rule.kind in _READERS else _number(rule, typed)
    if found is None:
        raise RuleValueWrong(rule.key, name=rule.name, value=text, wanted=wanted(rule))
    return found


def wanted(rule: Rule) -> str:
    """What may be typed for this rule, in words."""
    words = {
        "share": tr(mark("một phân số như 1/2 hay 2/3")),
        "range": tr(mark("ít nhất và nhiều nhất, như 3-5")),
        "flag": tr(mark("có hoặc không")),
        "level": ", ".join(LEVELS),
        "choice": ", ".join(f"{value} ({name})" for value, name in rule.choices),
        "day": tr(mark("ngày và tháng, như 30/6")),
    }
    return words.get(rule.kind) or tr(mark("một số từ 0 đến {most}")).format(most=_MOST[rule.kind])


def _number(rule: Rule, typed: str) -> int | None:
    unit = tr(UNITS.get(rule.kind, "")).casefold()
    bare = re.sub(r"[.\s]", "", typed.removesuffix(unit).strip())
    if not bare.isascii() or not bare.isdigit() or len(bare) > 10:
        return None
    return int(bare) if int(bare) <= _MOST[rule.kind] else None


def _share(_: Rule, typed: str) -> str | None:
    found = re.fullmatch(r"(\d{1,2})\s*/\s*(\d{1,2})", typed)
    fits = found and 0 < int(found[1]) <= int(found[2])
    return f"{int(found[1])}/{int(found[2])}" if found and fits else None


def _range(_: Rule, typed: str) -> str | None:
    found = re.fullmatch(r"(\d{1,3})\s*[-–]\s*(\d{1,3})", typed)
    return f"{int(found[1])}-{int(found[2])}" if found and int(found[1]) <= int(found[2]) else None


def _flag(_: Rule, typed: str) -> bool | None:
    return {
        "có": True, "co": True, "yes": True, "true": True, "1": True, "on": True,
        "không": False, "khong": False, "no": False, "false": False, "0": False, "off": False,
    }.get(typed)  # fmt: skip


def _level(_: Rule, typed: str) -> str | None:
    spoken_levels = {tr(name).casefold(): str(level) for level, name in _LEVELS.items()}
    return typed if typed in LEVELS else spoken_levels.get(typed)


def _choice(rule: Rule, typed: str) -> str | None:
    return {key.casefold(): value for value, name in rule.choices for key in (value, name)}.get(typed)


def _day(_: Rule, typed: str) -> str | None:
    found = re.fullmatch(r"(\d{1,2})\s*/\s*(\d{1,2})", typed)
    stored = re.fullmatch(r"(\d{2})-(\d{2})", typed)
    day, month = (found[1], found[2]) if found else (stored[2], stored[1]) if stored else ("", "")
    try:
        return f"{date(2025, int(month), int(day)):%m-%d}"
    except ValueError:
        return None


_READERS: Final[Mapping[str, Callable[[Rule, str], int | str | bool | None]]] = {
    "share": _share,
    "range": _range,
    "flag": _flag,
    "level": _level,
    "choice": _choice,
    "day": _day,
}
KINDS: Final = frozenset({*_NUMBERS, *_READERS})


class RuleBook:
    """All rules as they hold on one day."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_key = {rule.key: rule for rule in self.rules}

    def rule(self, key: str) -> Rule:
        """Raises RuleUnknown."""
        found = self._by_key.get(key)
        if found is None:
            raise RuleUnknown(key, key=key)
        return found

    def number(self, key: str) -> int:
        """Value of a rule of a counting kind."""
        return int(self.rule(key).value)

    def text(self, key: str) -> str:
        return str(self.rule(key).value)

    def is_on(self, key: str) -> bool:
        return self.rule(key).value is True

    def share(self, key: str) -> Fraction:
        """Value of a rule of kind 'share'."""
        return Fraction(self.text(key))

    def bounds(self, key: str) -> tuple[int, int]:
        """Least and most of a rule of kind 'range'."""
        least, most = self.text(key).split("-")
        return int(least), int(most)

    def youngest_day(self, born: date) -> date:
        """The first day somebody is old enough to be admitted."""
        years, _, days = self.text("admission.youngest").partition("+")
        return birthday(born, int(years)) + timedelta(days=int(days or 0))

    def last_day(self, born: date) -> date:
        """The last day somebody is young enough to be admitted: before the birthday after the oldest age."""
        return birthday(born, self.number("admission.oldest") + 1) - timedelta(days=1)

    def matures_on(self, born: date) -> date:
        """The first day somebody is beyond the age of a member."""
        return birthday(born, self.number("maturity.age") + 1)
