"""What the Charter says of transfers: how long one may be away, wait, or take to hand in the papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, Status
from app.domain.operations.facts import Case, MemberFacts, RuleFinding, gone_since, stop, warn
from app.domain.operations.plan import months_on
from app.domain.refusals import day

_SOURCE = "HD20, chuyển sinh hoạt"
_MOVES = ("slip", "wait", "taken-in")
"""Steps at which a member of ours goes somewhere."""


def check(case: Case, rules: RuleBook) -> Iterator[RuleFinding]:
    """Findings on the whole and on each who goes or comes."""
    way, kind = case.data.get("way"), case.data.get("type")
    if case.step in _MOVES:
        yield from (gone_since(one, _SOURCE) for one in case.members if one.status not in PRESENT)
    if case.step == "":
        to_unit = str(case.data.get("to_unit") or "")
        for one in case.members:
            yield from _person(one, str(way), str(kind))
            if way == "inside" and one.unit_id == to_unit:
                yield stop(mark("{name} đang ở chính chi đoàn ấy."), _SOURCE, one)
        if way == "inside" and not case.data.get("to_unit"):
            yield stop(mark("Chưa nói chi đoàn nào nhận."), _SOURCE)
        if way == "out" and kind != "waiting" and not case.data.get("place") and not case.data.get("country"):
            yield warn(mark("Chưa ghi nơi đến."), _SOURCE)
    if case.step in ("", "slip"):
        yield from _times(case, str(kind), rules)


def _person(one: MemberFacts, way: str, kind: str) -> Iterator[RuleFinding]:
    if way in ("out", "inside") and one.status not in PRESENT:
        yield stop(mark("{name} không còn sinh hoạt ở đơn vị nên không chuyển đi được."), _SOURCE, one)
    if way == "out" and one.status == Status.AWAY and kind == "temporary":
        yield stop(mark("{name} đang sinh hoạt tạm thời ở nơi khác."), _SOURCE, one)
    if way == "in" and one.status in (Status.ACTIVE, Status.AWAY):
        yield stop(mark("{name} đang là đoàn viên của đơn vị."), _SOURCE, one)
    if way == "in" and one.status in (Status.REMOVED, Status.EXPELLED):
        words = mark(
            "{name} đã bị xóa tên hoặc khai trừ: phải xét kết nạp lại, không tiếp nhận bằng giấy giới thiệu."
        )
        yield warn(words, _SOURCE, one)
    if "transfer" in one.running:
        yield warn(mark("{name} còn một việc chuyển sinh hoạt chưa xong."), _SOURCE, one)
    if one.positions and way == "out" and kind in ("official", "abroad"):
        yield warn(
            mark("{name} đang giữ chức vụ {position}: báo cấp trên để kiện toàn."),
            _SOURCE,
            one,
            position=", ".join(dict.fromkeys(one.positions)),
        )


def _times(case: Case, kind: str, rules: RuleBook) -> Iterator[RuleFinding]:
    changed, until = _day(case, "changed"), _day(case, "until")
    if changed is not None and kind != "waiting":
        last = months_on(changed, rules.number("transfer.due_months"))
        if case.on > last:
            yield warn(
                mark("Thay đổi từ {changed}: thủ tục phải làm trước {last}."),
                rules.rule("transfer.due_months").said_source,
                changed=day(changed),
                last=day(last),
            )
    if until is not None and until < case.on and kind in ("temporary", "abroad"):
        yield warn(
            mark("Đến hết ngày {until} là trước ngày bắt đầu: xem lại ngày."), _SOURCE, until=day(until)
        )
        return
    if kind == "temporary":
        most = months_on(case.on, rules.number("transfer.temporary_months"))
        if until is None:
            yield warn(mark("Chưa ghi ngày hết hạn sinh hoạt tạm thời."), _SOURCE)
        elif until > most:
            yield warn(
                mark("Sinh hoạt tạm thời đến {until}, quá {months} tháng: phải chuyển chính thức."),
                rules.rule("transfer.temporary_months").said_source,
                until=day(until),
                months=rules.number("transfer.temporary_months"),
            )
    if kind == "abroad" and until is not None:
        least = months_on(case.on, rules.number("transfer.abroad_from_months"))
        if until <= least:
            yield warn(
                mark("Đi nước ngoài đến {until}, không quá {months} tháng: chưa phải chuyển sinh hoạt."),
                rules.rule("transfer.abroad_from_months").said_source,
                until=day(until),
                months=rules.number("transfer.abroad_from_months"),
            )


def _day(case: Case, name: str) -> date | None:
    value = case.data.get(name)
    return date.fromisoformat(value) if value else None
