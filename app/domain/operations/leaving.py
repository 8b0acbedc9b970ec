"""Removal from the list and discipline: conditions, quorum, secret ballot, forms, who decides, expiry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.base.language import mark, tr
from app.domain.member_rules import RuleBook
from app.domain.members import DISCIPLINE_NAMES, PRESENT, DisciplineForm
from app.domain.operations.facts import Case, MemberFacts, Penalty, RuleFinding, gone_since, stop, warn
from app.domain.operations.plan import months_on
from app.domain.operations.votes import check_ballot, check_presence, count
from app.domain.refusals import day

_REMOVAL = "HD20, xóa tên đoàn viên"
_DISCIPLINE = "HD20, kỷ luật đoàn viên"


def check_removal(case: Case, rules: RuleBook) -> Iterator[RuleFinding]:
    """Three months in a year without activity or fees; not who is away, reports and pays."""
    least, source = rules.number("maturity.removal_months"), rules.rule("maturity.removal_months").said_source
    for one in case.members:
        if case.step == "" and one.status not in PRESENT:
            yield stop(mark("{name} không còn trong danh sách đoàn viên."), _REMOVAL, one)
            continue
        if case.step == "meeting" and one.status not in PRESENT:
            yield gone_since(one, _REMOVAL)
            continue
        months = count(one.data, "months")
        if case.step == "" and (months is None or months < least):
            said = (
                tr(mark("chưa ghi số tháng"))
                if months is None
                else tr(mark("mới {n} tháng")).format(n=months)
            )
            yield warn(
                mark(
                    "{name}: {said}; xóa tên khi không sinh hoạt hoặc không đóng đoàn phí {least} tháng trong một năm."
                ),
                source,
                one,
                said=said,
                least=least,
            )
        if one.data.get("reported"):
            yield warn(
                mark("{name} đi xa nhưng có báo cáo, đóng đoàn phí: không xóa tên trong {months} tháng."),
                rules.rule("maturity.removal_away_months").said_source,
                one,
                months=rules.number("maturity.removal_away_months"),
            )
    if case.step in ("meeting", "report"):
        majority = rules.rule("meetings.majority").said_source
        yield from check_presence(
            case, rules.share("meetings.quorum"), rules.rule("meetings.quorum").said_source
        )
        for one in case.members:
            yield from check_ballot(case, one, rules.share("meetings.majority"), majority)


def check_discipline(case: Case, rules: RuleBook) -> Iterator[RuleFinding]:
    """Form, quorum, secret ballot, majority, what runs already."""
    form = str(case.data.get("form") or "")
    for one in case.members:
        if case.step == "" and one.status not in PRESENT:
            yield stop(mark("{name} không còn là đoàn viên của đơn vị."), _DISCIPLINE, one)
            continue
        if case.step == "decide" and one.status not in PRESENT:
            yield gone_since(one, _DISCIPLINE)
            continue
        if form == DisciplineForm.DISMISSAL and not one.positions:
            yield warn(
                mark("{name} không giữ chức vụ nào: cách chức chỉ áp dụng với cán bộ Đoàn."), _DISCIPLINE, one
            )
        yield from _running(case.on, one)
        if form == DisciplineForm.SUSPENSION:
            yield from _suspended(case, one, rules)
    court = case.data.get("court") == "yes"
    if court and form not in (DisciplineForm.DISMISSAL, DisciplineForm.EXPULSION):
        yield warn(mark("Người bị Tòa án tuyên phạt thì cách chức, khai trừ."), _DISCIPLINE)
    if case.step in ("meeting", "decide") and not court and form != DisciplineForm.SUSPENSION:
        yield from _voted(case, rules)


def _voted(case: Case, rules: RuleBook) -> Iterator[RuleFinding]:
    yield from check_presence(
        case, rules.share("discipline.quorum"), rules.rule("discipline.quorum").said_source
    )
    source = rules.rule("discipline.majority").said_source
    if case.data.get("secret") == "no":
        yield warn(mark("Xét kỷ luật phải bỏ phiếu kín."), source)
    for one in case.members:
        yield from check_ballot(case, one, rules.share("discipline.majority"), source)


def _running(on: date, one: MemberFacts) -> Iterator[RuleFinding]:
    for penalty in running(one.penalties, on):
        until = day(penalty.expires_on) if penalty.expires_on else tr(mark("không thời hạn"))
        yield warn(
            mark("{name} đang chịu {form} từ {since} đến {until}."),
            _DISCIPLINE,
            one,
            form=tr(DISCIPLINE_NAMES[DisciplineForm(penalty.form)]).lower(),
            since=day(penalty.decided_on),
            until=until,
        )


def _suspended(case: Case, one: MemberFacts, rules: RuleBook) -> Iterator[RuleFinding]:
    months, source = rules.number("discipline.suspension_months"), rules.rule("discipline.suspension_months")
    before = [past for past in one.penalties if past.form == DisciplineForm.SUSPENSION]
    if len(before) >= rules.number("discipline.suspension_times"):
        yield warn(
            mark("{name} đã bị đình chỉ {count} lần; nhiều nhất {most} lần."),
            rules.rule("discipline.suspension_times").said_source,
            one,
            count=len(before),
            most=rules.number("discipline.suspension_times"),
        )
    until = case.data.get("until")
    if until and date.fromisoformat(until) > months_on(case.on, months):
        yield warn(
            mark("{name}: đình chỉ đến {until}, quá {months} tháng."),
            source.said_source,
            one,
            until=day(date.fromisoformat(until)),
            months=months,
        )


def running(penalties: Sequence[Penalty], on: date) -> tuple[Penalty, ...]:
    """Measures that hold on a day: no planning, training, nomination, appointment while they do."""
    return tuple(
        one
        for one in penalties
        if one.state == "running" and one.decided_on <= on and (one.expires_on is None or on < one.expires_on)
    )


def expires_on(form: str, decided: date, until: date | None, rules: RuleBook) -> date | None:
    """First day a measure no longer counts; None for khai trừ, which never ends by itself."""
    if form == DisciplineForm.EXPULSION:
        return None
    if form == DisciplineForm.SUSPENSION:
        return until or months_on(decided, rules.number("discipline.suspension_months"))
    return months_on(decided, rules.number("discipline.expiry_months"))


def decided_by(form: str, rules: RuleBook) -> str:
    """The level that decides on a member."""
    key = "reprimand_by" if form == DisciplineForm.REPRIMAND else "warning_by"
    return rules.text(f"discipline.{key}")
