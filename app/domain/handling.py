"""The way of an incoming letter after it is registered (Decree 30 Art. 20-24): submitted, opinion, passed on, handled, sent back.

Owns the words stored as ``incoming_letter.stage`` and ``letter_step.stage``, and which step may follow which. Pure.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.domain.refusals import day


class Stage(StrEnum):
    SUBMITTED = "submitted"  # trình người có thẩm quyền
    DIRECTED = "directed"  # ý kiến của lãnh đạo cơ quan: chủ trì, phối hợp, thời hạn
    ASSIGNED = "assigned"  # ý kiến của lãnh đạo đơn vị: giao cá nhân
    PASSED = "passed"  # chuyển giao cho người nhận
    PROPOSED = "proposed"  # ý kiến đề xuất của người giải quyết
    WORKING = "working"  # đang giải quyết
    SETTLED = "settled"  # đã giải quyết
    RETURNED = "returned"  # trả lại nơi gửi vì gửi nhầm


STAGE_NAMES: Final = {
    Stage.SUBMITTED: mark("đã trình"),
    Stage.DIRECTED: mark("có ý kiến chỉ đạo"),
    Stage.ASSIGNED: mark("đã giao người giải quyết"),
    Stage.PASSED: mark("đã chuyển"),
    Stage.PROPOSED: mark("có đề xuất"),
    Stage.WORKING: mark("đang giải quyết"),
    Stage.SETTLED: mark("đã giải quyết"),
    Stage.RETURNED: mark("đã trả lại nơi gửi"),
}
_NEEDS_NO_NUMBER: Final = frozenset({Stage.RETURNED})


class StageUnknown(InputRefused):
    code, what = "DEN-020", mark("Không có bước giải quyết “{stage}”.")
    remedy = mark("Chọn một trong: {known}.")


class NotRegistered(RuleRefused):
    code, what = "DEN-021", mark("Văn bản chưa vào sổ nên chưa ghi bước giải quyết được.")
    remedy = mark("Vào sổ trước; văn bản gửi nhầm thì dùng trả lại (incoming return).")


class SentBack(RuleRefused):
    code, what = "DEN-022", mark("Văn bản đã trả lại nơi gửi, không giải quyết tiếp.")
    remedy = mark("Nếu trả nhầm, hoàn tác bước trả lại.")


class StepDay(RuleRefused):
    code, what = "DEN-023", mark("Ngày {day} không hợp lệ: văn bản đến ngày {arrived}, hôm nay là {today}.")
    remedy = mark("Ghi ngày từ ngày đến tới hôm nay.")


class OpinionEmpty(InputRefused):
    code, what = "DEN-024", mark("Chưa ghi ý kiến, người chủ trì hay thời hạn.")
    remedy = mark("Ghi ít nhất một trong ba.")


class ReturnReason(InputRefused):
    code, what = "DEN-025", mark("Chưa ghi lý do trả lại.")
    remedy = mark("Ghi lý do, ví dụ: gửi không đúng nơi nhận.")


def stage_name(stage: str) -> str:
    """In the reader's language; '' for a letter with which nothing was done."""
    return tr(STAGE_NAMES[Stage(stage)]) if stage else ""


def read_stage(word: str) -> Stage:
    """Raises StageUnknown."""
    try:
        return Stage(word)
    except ValueError:
        raise StageUnknown(stage=word, known=", ".join(Stage)) from None


def need_step(stage: Stage, *, now: str, registered: bool) -> None:
    """Whether ``stage`` may follow ``now``. Raises NotRegistered, SentBack."""
    if now == Stage.RETURNED:
        raise SentBack
    if not registered and stage not in _NEEDS_NO_NUMBER:
        raise NotRegistered


def need_day(on: date, *, arrived: date, today: date) -> None:
    """Raises StepDay for a day before the letter came or after today."""
    if not arrived <= on <= today:
        raise StepDay(day=day(on), arrived=day(arrived), today=day(today))
