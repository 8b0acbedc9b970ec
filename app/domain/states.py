"""The way of an outgoing letter (Decree 30 Art. 14): draft, submitted, approved, signed, numbered; and what may follow what.

Owns the words stored as ``outgoing_letter.state`` and who may do which step. Refuses every step that is not in the table. A
number comes only after the signature (Art. 15), or at printing when the unit says so; never at draft. How many steps an
organ goes is its own choice (``Way``): nobody in a small branch stands between writer and signer.
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
    APPROVED = "approved"  # đã duyệt nội dung và thể thức, chờ ký
    SIGNED = "signed"  # đã ký, chờ số
    ISSUED = "issued"  # đã cấp số, phần chữ khóa lại
    VOID = "void"  # số bị hủy, giữ trong sổ
    RECALLED = "recalled"  # đã phát hành rồi thu hồi; số giữ trong sổ
    REPLACED = "replaced"  # có văn bản khác thay thế


NUMBERED: Final = (LetterState.ISSUED, LetterState.VOID, LetterState.RECALLED, LetterState.REPLACED)
"""States of a letter that has a number."""


STATE_NAMES: Final = {
    LetterState.DRAFT: mark("dự thảo"),
    LetterState.SUBMITTED: mark("đã trình ký"),
    LetterState.RETURNED: mark("trả lại để sửa"),
    LetterState.APPROVED: mark("đã duyệt, chờ ký"),
    LetterState.SIGNED: mark("đã ký, chờ số"),
    LetterState.ISSUED: mark("đã cấp số"),
    LetterState.VOID: mark("đã hủy số"),
    LetterState.RECALLED: mark("đã thu hồi"),
    LetterState.REPLACED: mark("đã thay thế"),
}


class Step(StrEnum):
    """What a person does with a letter."""

    EDIT = "edit"
    SUBMIT = "submit"
    RETURN = "return"
    CONTENT = "content"  # người đứng đầu đơn vị soạn kiểm tra nội dung
    FORMAT = "format"  # văn thư, văn phòng kiểm tra thể thức
    SIGN = "sign"
    ISSUE = "issue"
    SEAL = "seal"
    TAKE_BACK = "take-back"
    SEND = "send"
    VOID = "void"
    RECALL = "recall"
    REPLACE = "replace"


APPROVALS: Final = (Step.CONTENT, Step.FORMAT)


STEP_NAMES: Final = {
    Step.EDIT: mark("sửa"),
    Step.SUBMIT: mark("trình ký"),
    Step.RETURN: mark("trả lại"),
    Step.CONTENT: mark("duyệt nội dung"),
    Step.FORMAT: mark("duyệt thể thức"),
    Step.SIGN: mark("ghi nhận đã ký"),
    Step.ISSUE: mark("cấp số"),
    Step.SEAL: mark("đóng dấu"),
    Step.TAKE_BACK: mark("lưu bản ký"),
    Step.SEND: mark("phát hành"),
    Step.VOID: mark("hủy số"),
    Step.RECALL: mark("thu hồi"),
    Step.REPLACE: mark("thay thế"),
}


class Way(StrEnum):
    """How many steps this organ goes: setting ``letters.way``."""

    SHORT = "short"  # one person writes, signs and numbers
    USUAL = "usual"  # submitted, signed, numbered; more where somebody wants it
    FULL = "full"  # every step of Decree 30 Art. 14-18, each by whom it belongs to


class Duty(StrEnum):
    """What a person of the organ is there for: ``person.role``."""

    CLERK = "clerk"  # văn thư, văn phòng
    DRAFTER = "drafter"  # người soạn thảo
    HEAD = "head"  # phụ trách đơn vị soạn thảo
    LEADER = "leader"  # người có thẩm quyền ký


DUTY_NAMES: Final = {
    Duty.CLERK: mark("văn thư"),
    Duty.DRAFTER: mark("người soạn thảo"),
    Duty.HEAD: mark("phụ trách đơn vị soạn thảo"),
    Duty.LEADER: mark("lãnh đạo ký văn bản"),
}

_ALL: Final = frozenset(Duty)
_MAY: Final = {
    Step.EDIT: _ALL,
    Step.SUBMIT: _ALL,
    Step.RETURN: frozenset({Duty.CLERK, Duty.HEAD, Duty.LEADER}),
    Step.CONTENT: frozenset({Duty.HEAD, Duty.LEADER}),
    Step.FORMAT: frozenset({Duty.CLERK}),
    Step.SIGN: frozenset({Duty.CLERK, Duty.LEADER}),  # the clerk records what the pen did
}
_OFFICE: Final = frozenset({Duty.CLERK})


def whose(step: Step) -> tuple[Duty, ...]:
    """The duties that a step belongs to."""
    return tuple(duty for duty in Duty if duty in _MAY.get(step, _OFFICE))


def may(step: Step, role: str) -> bool:
    """Whether the step belongs to this duty; numbers, seal and sending are the clerk's (Decree 30 Art. 15-18)."""
    try:
        return Duty(role) in whose(step)
    except ValueError:
        return False


_S = LetterState
_TABLE: Final = {
    Step.EDIT: {_S.DRAFT: _S.DRAFT, _S.RETURNED: _S.RETURNED},
    Step.SUBMIT: {_S.DRAFT: _S.SUBMITTED, _S.RETURNED: _S.SUBMITTED},
    Step.RETURN: {_S.SUBMITTED: _S.RETURNED, _S.APPROVED: _S.RETURNED, _S.SIGNED: _S.RETURNED},
    # The state becomes APPROVED with the second of the two.
    Step.CONTENT: {_S.SUBMITTED: _S.SUBMITTED},
    Step.FORMAT: {_S.SUBMITTED: _S.SUBMITTED},
    # A small union has nobody between writer and signer, so a draft may be signed at once.
    Step.SIGN: {
        _S.DRAFT: _S.SIGNED,
        _S.RETURNED: _S.SIGNED,
        _S.SUBMITTED: _S.SIGNED,
        _S.APPROVED: _S.SIGNED,
    },
    Step.ISSUE: {_S.SIGNED: _S.ISSUED},
    Step.SEAL: {_S.ISSUED: _S.ISSUED},
    Step.TAKE_BACK: {_S.SIGNED: _S.SIGNED, _S.ISSUED: _S.ISSUED},
    Step.SEND: {_S.ISSUED: _S.ISSUED},
    Step.VOID: {_S.ISSUED: _S.VOID},
    Step.RECALL: {_S.ISSUED: _S.RECALLED},
    Step.REPLACE: {_S.ISSUED: _S.REPLACED, _S.RECALLED: _S.REPLACED},
}
_REMEDIES: Final = {
    (Step.ISSUE, _S.DRAFT): mark("Số chỉ cấp sau khi ký: ghi nhận chữ ký trước (letter sign), rồi cấp số."),
    (Step.ISSUE, _S.RETURNED): mark("Sửa, trình và ký lại trước (letter sign), rồi cấp số."),
    (Step.ISSUE, _S.SUBMITTED): mark("Chờ người ký ký, ghi nhận chữ ký (letter sign), rồi cấp số."),
    (Step.ISSUE, _S.ISSUED): mark("Văn bản đã có số; xem số bằng letter show."),
    (Step.ISSUE, _S.APPROVED): mark("Chờ người ký ký, ghi nhận chữ ký (letter sign), rồi cấp số."),
    (Step.SIGN, _S.DRAFT): mark(
        "Trình (letter submit) và duyệt (letter approve) trước, rồi ghi nhận chữ ký."
    ),
    (Step.SIGN, _S.RETURNED): mark(
        "Trình (letter submit) và duyệt (letter approve) trước, rồi ghi nhận chữ ký."
    ),
    (Step.SIGN, _S.SUBMITTED): mark(
        "Duyệt nội dung và thể thức trước (letter approve --content, letter approve --format)."
    ),
    (Step.CONTENT, _S.DRAFT): mark("Trình trước (letter submit), rồi duyệt."),
    (Step.FORMAT, _S.DRAFT): mark("Trình trước (letter submit), rồi duyệt."),
    (Step.SEAL, _S.SIGNED): mark("Cấp số trước (letter issue), rồi đóng dấu."),
    (Step.SEND, _S.SIGNED): mark("Cấp số trước (letter issue), rồi phát hành."),
    (Step.EDIT, _S.APPROVED): mark("Trả lại văn bản trước (letter return) rồi sửa, trình và duyệt lại."),
    (Step.EDIT, _S.RECALLED): mark("Soạn văn bản mới rồi ghi nó thay thế văn bản này (letter replace)."),
    (Step.VOID, _S.RECALLED): mark("Văn bản đã thu hồi giữ số của nó trong sổ; không cần hủy số."),
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


def after(
    step: Step, state: str, *, when: NumberMoment = NumberMoment.SIGNED, way: Way = Way.USUAL
) -> LetterState:
    """State after ``step``. Raises ``StepRefused``."""
    now = LetterState(state)
    found = _TABLE[step].get(now)
    if way is Way.FULL and step is Step.SIGN and now is not _S.APPROVED:
        found = None  # both checks come before the signature
    if found is None and when is NumberMoment.PRINTING:
        waits = (_S.APPROVED,) if way is Way.FULL else (_S.SUBMITTED, _S.APPROVED)
        if (step is Step.ISSUE and now in waits) or (step is Step.SIGN and now is _S.ISSUED):
            return _S.ISSUED
    if found is None:
        raise StepRefused(step, now)
    return found


def can(step: Step, state: str, *, when: NumberMoment = NumberMoment.SIGNED, way: Way = Way.USUAL) -> bool:
    """Whether ``after`` would allow it; for greying buttons."""
    try:
        after(step, state, when=when, way=way)
    except StepRefused:
        return False
    return True
