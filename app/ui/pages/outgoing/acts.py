"""What can be done with a letter now: the next act and the others, by its state and by how many steps the organ goes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.rows import LetterRow
from app.domain.states import LetterState, NumberMoment, Step, Way, can

_S = LetterState


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with the letter now."""

    key: str
    words: str
    meaning: str
    danger: bool = False
    whose: str = ""
    """Not the acting person's step: the duties it belongs to. It is shown and cannot be pressed."""


_STEPS: Final = {
    "submit": (Step.SUBMIT,),
    "sign": (Step.SIGN,),
    "sign_and_issue": (Step.SIGN, Step.ISSUE),
    "give_back": (Step.RETURN,),
    "content": (Step.CONTENT,),
    "format": (Step.FORMAT,),
    "issue": (Step.ISSUE,),
    "number": (Step.ISSUE,),
    "issue_with": (Step.ISSUE,),
    "seal": (Step.SEAL,),
    "send": (Step.SEND,),
    "take_back": (Step.TAKE_BACK,),
    "recall": (Step.RECALL,),
    "replace": (Step.REPLACE,),
    "void": (Step.VOID,),
}
"""The steps of the letter's way that an act takes."""
Acting = tuple[Act | None, tuple[Act, ...]]


def acts_of(
    state: str,
    moment: NumberMoment,
    way: Way = Way.USUAL,
    *,
    row: LetterRow | None = None,
    approved: Collection[str] = (),
    others: Mapping[str, str] = MappingProxyType({}),
) -> Acting:
    """The next act, and the others, in the order of the buttons. ``others``: steps of other people, with whose they are."""
    act = {
        key: replace(one, whose=next((others[step] for step in _STEPS.get(key, ()) if step in others), ""))
        for key, one in _acts().items()
    }
    if state in (_S.ISSUED, _S.RECALLED, _S.REPLACED, _S.VOID):
        return _after_number(state, way, row, act)
    if way is Way.SHORT:
        first = act["issue"] if state == _S.SIGNED else act["sign_and_issue"]
        return first, ((act["issue_with"], act["give_back"]) if state == _S.SIGNED else ())
    if state in (_S.DRAFT, _S.RETURNED):
        return act["submit"], (() if way is Way.FULL else (act["sign"],))
    if state == _S.SIGNED:
        return act["number" if way is Way.FULL else "issue"], (act["issue_with"], act["give_back"])
    if state == _S.SUBMITTED and way is Way.FULL:
        left = [step for step in (Step.CONTENT, Step.FORMAT) if step not in approved]
        return act[left[0]], (*(act[step] for step in left[1:]), act["give_back"])
    if can(Step.ISSUE, state, when=moment, way=way):
        return act["number" if way is Way.FULL else "issue"], (
            act["sign"],
            act["issue_with"],
            act["give_back"],
        )
    return act["sign"], (act["give_back"],)


def _after_number(state: str, way: Way, row: LetterRow | None, act: dict[str, Act]) -> Acting:
    if state == _S.RECALLED:
        return act["replace"], (act["print"],)
    if state != _S.ISSUED:
        return None, ()
    kept = () if row is not None and row.has_signed else (act["take_back"],)
    sent = row is not None and row.sent_on is not None
    undone = (act["recall"], act["replace"]) if sent else ()
    others = (*kept, *undone, act["void"])
    if way is Way.FULL and row is not None:
        if row.sealed_on is None:
            return act["seal"], others
        if not sent:
            return act["send"], others
    return act["print"], others


def _acts() -> dict[str, Act]:
    """Every act; made when asked for: words follow the language."""
    translate = QCoreApplication.translate
    every = (
        Act("submit", translate("Steps", "Trình ký"), "sign"),
        Act("sign", translate("Steps", "Đã ký"), "done"),
        Act("sign_and_issue", translate("Steps", "Ký và phát hành"), "number"),
        Act("give_back", translate("Steps", "Trả lại"), "undo"),
        Act("content", translate("Steps", "Duyệt nội dung"), "check"),
        Act("format", translate("Steps", "Duyệt thể thức"), "check"),
        Act("issue", translate("Steps", "Cấp số và phát hành"), "number"),
        Act("number", translate("Steps", "Cấp số"), "number"),
        Act("issue_with", translate("Steps", "Dùng số đang giữ, chèn số …"), "number"),
        Act("seal", translate("Steps", "Đã đóng dấu"), "stamp"),
        Act("send", translate("Steps", "Phát hành"), "outgoing"),
        Act("take_back", translate("Steps", "Lưu bản ký …"), "attach"),
        Act("print", translate("Steps", "In"), "print"),
        Act("recall", translate("Steps", "Thu hồi …"), "undo"),
        Act("replace", translate("Steps", "Thay thế bằng …"), "link"),
        Act("void", translate("Steps", "Hủy số"), "close", danger=True),
    )
    return {one.key: one for one in every}


def act_words(act: Act) -> str:
    """'Cấp số', or 'Cấp số (việc của văn thư)' where somebody else has to do it."""
    if not act.whose:
        return act.words
    return QCoreApplication.translate("Steps", "{act} (việc của {whose})").format(
        act=act.words, whose=act.whose
    )
