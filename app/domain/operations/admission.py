"""What the Charter says of admission: age, sponsor, education, the votes of the chi đoàn, the month for ceremony and card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, DisciplineForm, Status
from app.domain.operations.facts import Case, MemberFacts, RuleFinding, born_on, stop, warn
from app.domain.operations.plan import months_on
from app.domain.operations.votes import check_ballot, check_presence
from app.domain.refusals import day

_CHARTER = "HD20, điều kiện kết nạp"


def check(case: Case, rules: RuleBook) -> Iterator[RuleFinding]:
    """Findings on each who asks to be admitted, and on the meeting."""
    source = rules.rule("admission.majority").said_source
    if case.step in ("", "vote"):
        for one in case.members:
            yield from _person(case, one, rules)
    if case.step in ("vote", "approve"):
        yield from check_presence(case, None, source)
        for one in case.members:
            yield from check_ballot(case, one, rules.share("admission.majority"), source)


def _person(case: Case, one: MemberFacts, rules: RuleBook) -> Iterator[RuleFinding]:
    if one.status in PRESENT and one.joined_on is not None:
        yield stop(mark("{name} đã là đoàn viên (vào Đoàn {date})."), _CHARTER, one, date=day(one.joined_on))
        return
    if case.step == "" and "admit" in one.running:
        words = mark("{name} đang trong một việc kết nạp khác: làm tiếp việc ấy, hoặc bỏ việc ấy trước.")
        yield stop(words, _CHARTER, one)
        return
    if one.status == Status.MATURED:
        yield warn(mark("{name} đã trưởng thành Đoàn."), _CHARTER, one)
    yield from _age(case.on, one, rules)
    yield from _expelled(case.on, one, rules)
    if not (one.data.get("sponsor") or one.introducer or case.data.get("sponsor")):
        yield warn(
            mark("{name}: chưa ghi người giới thiệu (đã cùng học tập, công tác ít nhất {months} tháng)."),
            rules.rule("admission.sponsor_months").said_source,
            one,
            months=rules.number("admission.sponsor_months"),
        )
    if one.data.get("custody"):
        yield warn(
            mark("{name} có người thân đang bị giam giữ: xin ý kiến cấp ủy trước khi kết nạp."), _CHARTER, one
        )


def _age(on: date, one: MemberFacts, rules: RuleBook) -> Iterator[RuleFinding]:
    born = born_on(one)
    if born is None:
        yield warn(mark("{name}: chưa có ngày sinh nên chưa xét được tuổi."), _CHARTER, one)
        return
    first, last = rules.youngest_day(born), rules.last_day(born)
    if on < first:
        yield warn(
            mark("{name} sinh {born}, đến {first} mới đủ tuổi kết nạp ({age})."),
            rules.rule("admission.youngest").said_source,
            one,
            born=day(born),
            first=day(first),
            age=rules.rule("admission.youngest").words,
        )
    if on > last:
        yield warn(
            mark("{name} sinh {born}, quá tuổi kết nạp từ {last}."),
            rules.rule("admission.oldest").said_source,
            one,
            born=day(born),
            last=day(last),
        )


def _expelled(on: date, one: MemberFacts, rules: RuleBook) -> Iterator[RuleFinding]:
    for penalty in one.penalties:
        if penalty.form != DisciplineForm.EXPULSION or penalty.state == "annulled":
            continue
        again = months_on(penalty.decided_on, rules.number("discipline.readmission_months"))
        if on < again:
            yield warn(
                mark("{name} bị khai trừ ngày {date}; sau {again} mới được xét kết nạp lại."),
                rules.rule("discipline.readmission_months").said_source,
                one,
                date=day(penalty.decided_on),
                again=day(again),
            )
