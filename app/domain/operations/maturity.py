"""Who grows out of the Union, who may stay, who may be made an honorary member."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, Status, birthday
from app.domain.operations.facts import Case, MemberFacts, RuleFinding, born_on, stop, warn
from app.domain.refusals import day

_SOURCE = "HD20, trưởng thành Đoàn"
_HONORARY = "HD30Đ, đoàn viên danh dự"


def check(case: Case, rules: RuleBook) -> Iterator[RuleFinding]:
    """Age, positions, and how long one may stay."""
    for one in case.members:
        if case.step == "" and one.status not in PRESENT:
            yield stop(mark("{name} không còn là đoàn viên của đơn vị."), _SOURCE, one)
            continue
        if one.status not in PRESENT:
            words = mark("{name} đã rời đơn vị sau khi lập danh sách; hồ sơ không ghi trưởng thành.")
            yield warn(words, _SOURCE, one)
            continue
        born = born_on(one)
        if born is None:
            yield warn(mark("{name}: chưa có ngày sinh nên chưa xét được tuổi."), _SOURCE, one)
        elif one.data.get("stays") == "yes":
            yield from _stays(one, born, rules)
        elif _day(case) < rules.matures_on(born):
            yield warn(
                mark("{name} sinh {born}, đến {first} mới quá {age} tuổi."),
                rules.rule("maturity.age").said_source,
                one,
                born=day(born),
                first=day(rules.matures_on(born)),
                age=rules.number("maturity.age"),
            )
        if one.positions and one.data.get("stays") != "yes":
            yield warn(
                mark("{name} đang là {position}: cán bộ được bầu, chuyên trách chưa làm lễ trưởng thành."),
                _SOURCE,
                one,
                position=", ".join(dict.fromkeys(one.positions)),
            )


def _day(case: Case) -> date:
    """The day on which one must be old enough: of the ceremony; a list is made for the whole year."""
    if case.data.get("ends"):
        return date.fromisoformat(case.data["ends"])
    return case.on if case.step == "ceremony" else date(case.on.year, 12, 31)


def last_stay(born: date, rules: RuleBook) -> date:
    """The last day one may stay on request."""
    return birthday(born, rules.number("maturity.stay_until") + 1) - timedelta(days=1)


def _stays(one: MemberFacts, born: date, rules: RuleBook) -> Iterator[RuleFinding]:
    last, asked = last_stay(born, rules), one.data.get("stays_until")
    until = date.fromisoformat(asked) if asked else last
    if until > last:
        yield warn(
            mark("{name} xin ở lại đến {until}; nhiều nhất đến {last} (hết {age} tuổi)."),
            rules.rule("maturity.stay_until").said_source,
            one,
            until=day(until),
            last=day(last),
            age=rules.number("maturity.stay_until"),
        )


def check_honorary(case: Case) -> Iterator[RuleFinding]:
    """Honorary members were members once."""
    for one in case.members:
        if case.step == "" and one.status == Status.HONORARY:
            yield stop(mark("{name} đã là đoàn viên danh dự."), _HONORARY, one)
        elif one.status in PRESENT:
            yield warn(mark("{name} còn đang sinh hoạt Đoàn."), _HONORARY, one)
        elif one.status != Status.MATURED and one.joined_on is None:
            yield warn(mark("{name} chưa từng là đoàn viên theo hồ sơ."), _HONORARY, one)
        if one.status == Status.EXPELLED:
            yield warn(mark("{name} đã bị khai trừ."), _HONORARY, one)
