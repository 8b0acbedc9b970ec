"""What the rules say of lost books and cards, of cards that were never given, of rewards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, DisciplineForm
from app.domain.operations.facts import Case, RuleFinding, gone_since, stop, warn
from app.domain.operations.leaving import running
from app.domain.operations.plan import months_on
from app.domain.refusals import day

_LOST = "HD30Đ, khôi phục sổ, cấp lại thẻ"
_CARD = "HD30Đ, mẫu 1.3"
_CERTIFICATE_MONTHS = 3  # HD30Đ: the former union's certificate is not older than that


def check_lost(case: Case) -> Iterator[RuleFinding]:
    """Who was a member without a break gets book or card again; without any proof he is admitted anew."""
    what = case.data.get("what")
    for one in case.members:
        if case.step == "" and one.status not in PRESENT:
            yield stop(mark("{name} không còn là đoàn viên của đơn vị."), _LOST, one)
        elif case.step == "hand" and one.status not in PRESENT:
            yield gone_since(one, _LOST)
        elif what in ("card", "both") and not one.card_number:
            yield warn(mark("{name}: hồ sơ chưa có số thẻ đã cấp."), _LOST, one)
    if what == "both" and case.data.get("evidence") == "no":
        yield warn(mark("Mất cả sổ và thẻ, không còn quyết định kết nạp: phải kết nạp lại."), _LOST)
    if case.data.get("moved") == "yes":
        certified = case.data.get("certified")
        if not certified:
            yield warn(mark("Đã chuyển nơi sinh hoạt: cần xác nhận của nơi sinh hoạt cũ."), _LOST)
        elif case.on > months_on(date.fromisoformat(certified), _CERTIFICATE_MONTHS):
            yield warn(
                mark("Xác nhận của nơi sinh hoạt cũ ngày {date} đã quá {months} tháng."),
                _LOST,
                date=day(date.fromisoformat(certified)),
                months=_CERTIFICATE_MONTHS,
            )


def check_card(case: Case) -> Iterator[RuleFinding]:
    """A card is given once; one that was lost is given again by another operation."""
    for one in case.members:
        if case.step == "" and one.status not in PRESENT:
            yield stop(mark("{name} không còn là đoàn viên của đơn vị."), _CARD, one)
        elif case.step == "hand" and one.status not in PRESENT:
            yield gone_since(one, _CARD)
        elif one.card_number and case.step == "":
            yield warn(
                mark("{name} đã có thẻ số {number}; thẻ mất thì làm cấp lại."),
                _CARD,
                one,
                number=one.card_number,
            )


def check_reward(case: Case, rules: RuleBook) -> Iterator[RuleFinding]:
    """Nobody is rewarded while a measure runs against him."""
    for one in case.members:
        for penalty in running(one.penalties, case.on):
            if penalty.form == DisciplineForm.SUSPENSION:
                continue
            yield warn(
                mark("{name} đang trong thời hạn kỷ luật từ {date}."),
                rules.rule("discipline.expiry_months").said_source,
                one,
                date=day(penalty.decided_on),
            )
