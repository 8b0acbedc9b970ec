"""The way of an outgoing letter (Decree 30 Art. 14): draft, submitted, signed, numbered; and what may follow what.

Owns the words stored as ``outgoing_letter.state``. Refuses every step that is not in the table. A number comes only after
the signature (Art. 15), or at printing when the unit says so; never at draft.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from app.base.errors import RuleRefused
from app.base.language import mark, tr


class LetterState(StrEnum):
    DRAFT = "draft"  # dự thảo
    SUBMITTED = "submitted"  # đã trình ký
    RETURNED = "returned"  # trả lại để sửa
    SIGNED = "signed"  # đã ký, chờ số
    ISSUED = "issued"  # đã cấp số, phần chữ khóa lại
    VOID = "void"  # số bị hủy, giữ trong sổ


STATE_NAMES: Final = {
    LetterState.DRAFT: mark("dự thảo"),
    LetterState.SUBMITTED: mark("đã trình ký"),
    LetterState.RETURNED: mark("trả lại để sửa"),
    LetterState.SIGNED: mark("đã ký, chờ số"),
    LetterState.ISSUED: mark("đã cấp số"),
    LetterState.VOID: mark("đã hủy số"),
}


class Step(StrEnum):
    """What a person does with a letter."""

    EDIT = "edit"
    SUBMIT = "submit"
    RETURN = "return"
    SIGN = "sign"
    ISSUE = "issue"
    VOID = "void"


STEP_NAMES: Final = {
    Step.EDIT: mark("sửa"),
    Step.SUBMIT: mark("trình ký"),
    Step.RETURN: mark("trả lại"),
    Step.SIGN: mark("ghi nhận đã ký"),
    Step.ISSUE: mark("cấp số"),
    Step.VOID: mark("hủy số"),
}

_S = LetterState
_TABLE: Final = {
    Step.EDIT: {_S.DRAFT: _S.DRAFT, _S.RETURNED: _S.RETURNED},
    Step.SUBMIT: {_S.DRAFT: _S.SUBMITTED, _S.RETURNED: _S.SUBMITTED},
    Step.RETURN: {_S.SUBMITTED: _S.RETURNED, _S.SIGNED: _S.RETURNED},
    # A small union has nobody between writer and signer, so a draft may be signed at once.
    Step.SIGN: {_S.DRAFT: _S.SIGNED, _S.RETURNED: _S.SIGNED, _S.SUBMITTED: _S.SIGNED},
    Step.ISSUE: {_S.SIGNED: _S.ISSUED},
    Step.VOID: {_S.ISSUED: _S.VOID},
}
_REMEDIES: Final = {
    (Step.ISSUE, _S.DRAFT): mark("Số chỉ cấp sau khi ký: ghi nhận chữ ký trước (letter sign), rồi cấp số."),
    (Step.ISSUE, _S.RETURNED): mark("Sửa, trình và ký lại trước (letter sign), rồi cấp số."),
    (Step.ISSUE, _S.SUBMITTED): mark("Chờ người ký ký, ghi nhận chữ ký (letter sign), rồi cấp số."),
    (Step.ISSUE, _S.ISSUED): mark("Văn bản đã có số; xem số bằng letter show."),
    (Step.EDIT, _S.SUBMITTED): mark("Trả lại văn bản trước (letter return) rồi sửa."),
    (Step.EDIT, _S.SIGNED): mark("Trả lại văn bản trước (letter return) rồi sửa và ký lại."),
    (Step.EDIT, _S.ISSUED): mark(
        "Nội dung đã khóa khi cấp số. Hủy số có lý do (letter void) rồi soạn văn bản mới."
    ),
    (Step.EDIT, _S.VOID): mark("Soạn văn bản mới; số đã hủy không dùng lại."),
    (Step.RETURN, _S.ISSUED): mark("Văn bản đã có số: chỉ có thể hủy số có lý do (letter void)."),
}
_REMEDY: Final = mark("Xem trạng thái của văn bản bằng letter show rồi chọn việc phù hợp.")


class StepRefused(RuleRefused):
    """The letter's state does not allow the step."""

    code, what = "VB-201", mark("Văn bản đang ở trạng thái “{state}”, không {step} được.")

    def __init__(self, step: Step, state: LetterState) -> None:
        self.step, self.state = step, state
        super().__init__()

    def sentence(self) -> str:
        return tr(self.what).format(state=tr(STATE_NAMES[self.state]), step=tr(STEP_NAMES[self.step]))

    def advice(self) -> str:
        return tr(_REMEDIES.get((self.step, self.state), _REMEDY))


class NumberMoment(StrEnum):
    """When the unit gives numbers: setting ``numbers.when``."""

    SIGNED = "signed"
    PRINTING = "printing"  # the number is printed, the pen signs after it


def after(step: Step, state: str, *, when: NumberMoment = NumberMoment.SIGNED) -> LetterState:
    """State after ``step``. Raises ``StepRefused``."""
    now = LetterState(state)
    found = _TABLE[step].get(now)
    if (
        found is None
        and step is Step.ISSUE
        and when is NumberMoment.PRINTING
        and now is LetterState.SUBMITTED
    ):
        return LetterState.ISSUED
    if found is None and step is Step.SIGN and when is NumberMoment.PRINTING and now is LetterState.ISSUED:
        return LetterState.ISSUED
    if found is None:
        raise StepRefused(step, now)
    return found


def can(step: Step, state: str, *, when: NumberMoment = NumberMoment.SIGNED) -> bool:
    """Whether ``after`` would allow it; for greying buttons."""
    try:
        after(step, state, when=when)
    except StepRefused:
        return False
    return True
