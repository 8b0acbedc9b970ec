"""The way of a letter from the editor: hand in, return, signed, number, void. Which act comes next is the state's.

Every act saves what is typed first; the write lane keeps the order. Questions only before what cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from app.base.clock import today
from app.domain.refusals import FindingsStop
from app.domain.rows import IssuedRow, LetterDetail
from app.domain.states import LetterState, NumberMoment, Step, can
from app.services.change import Change
from app.services.letter_rows import Foreseen
from app.ui.pages.outgoing.small_dialogs import DayDialog, ReasonDialog
from app.ui.seat import Seat

_S = LetterState


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with the letter now."""

    key: str
    words: str
    meaning: str
    danger: bool = False


def acts_of(state: str, moment: NumberMoment) -> tuple[Act | None, tuple[Act, ...]]:
    """The next act, and the others, in the order of the buttons."""
    submit = Act("submit", QCoreApplication.translate("Steps", "Trình ký"), "sign")
    signed = Act("sign", QCoreApplication.translate("Steps", "Đã ký"), "done")
    back = Act("give_back", QCoreApplication.translate("Steps", "Trả lại"), "undo")
    issue = Act("issue", QCoreApplication.translate("Steps", "Cấp số và phát hành"), "number")
    printed = Act("print", QCoreApplication.translate("Steps", "In"), "print")
    void = Act("void", QCoreApplication.translate("Steps", "Hủy số"), "close", danger=True)
    if state in (_S.DRAFT, _S.RETURNED):
        return submit, (signed,)
    if state == _S.SUBMITTED and can(Step.ISSUE, state, when=moment):
        return issue, (signed, back)
    if state == _S.SUBMITTED:
        return signed, (back,)
    if state == _S.SIGNED:
        return issue, (back,)
    if state == _S.ISSUED:
        return printed, (void,)
    return None, ()


class Steps(QObject):
    """Does the acts for one editor. ``save`` queues what is typed; ``after`` hears that the letter changed."""

    def __init__(
        self, seat: Seat, owner: QWidget, *, save: Callable[[], object], after: Callable[[], object]
    ) -> None:
        super().__init__(owner)
        self._seat, self._owner, self._save, self._after = seat, owner, save, after

    def submit(self, letter: LetterDetail) -> None:
        self._save()
        self._do(partial(self._seat.desk.letters.submit, letter.row.id), self.tr("Đã trình ký"))

    def give_back(self, letter: LetterDetail) -> None:
        reason = ReasonDialog.ask(
            self._owner,
            self.tr("Trả lại để sửa"),
            self.tr("Người soạn sẽ thấy lý do này trên văn bản. Chữ ký đã ghi nhận sẽ bỏ."),
            act=self.tr("Trả lại"),
        )
        if reason:
            letters = self._seat.desk.letters
            self._do(partial(letters.give_back, letter.row.id, reason=reason), self.tr("Đã trả lại để sửa"))

    def sign(self, letter: LetterDetail) -> None:
        self._save()
        last = today(self._seat.desk.clock)
        day = DayDialog.ask(
            self._owner,
            self.tr("Đã ký ngày nào?"),
            self.tr("Ngày ký là ngày ghi trên văn bản khi cấp số."),
            act=self.tr("Ghi nhận đã ký"),
            last=last,
        )
        if day is not None:
            self._do(
                partial(self._seat.desk.letters.sign, letter.row.id, on=day), self.tr("Đã ghi nhận chữ ký")
            )

    def issue(self, letter: LetterDetail) -> None:
        """Says which number and date will be given, asks, gives it."""
        self._save()
        desk, letter_id = self._seat.desk, letter.row.id

        def ask(seen: Foreseen | None) -> None:
            day = seen.dated if seen else letter.row.signed_on or today(desk.clock)
            words = self.tr(
                "Văn bản sẽ mang số {number}, ngày {day}. Sau khi cấp số, nội dung khóa lại và không hoàn tác được; "
                "chỉ có thể hủy số có lý do."
            ).format(number=seen.printed if seen else "…", day=f"{day:%d/%m/%Y}")
            if self._seat.ask(words, act=self.tr("Cấp số")):
                self._give(letter_id)

        # Read after what was just saved: in the same lane.
        self._seat.run.write(self._owner, partial(desk.letters.foresee, letter_id)).then(ask)

    def _give(self, letter_id: str) -> None:
        desk = self._seat.desk

        def over(change: Change[IssuedRow]) -> None:
            words = self.tr("Đã cấp số {number}, ngày {day}").format(
                number=change.result.printed, day=f"{change.result.dated:%d/%m/%Y}"
            )
            self._seat.tell.note(words, tone="done")
            self._after()

        self._seat.do(
            self._owner,
            partial(_issue_and_send, desk.letters.issue, desk.dispatch.send, letter_id),
            then=over,
            otherwise=self._refused,
        )

    def _refused(self, error: BaseException) -> None:
        self._seat.tell.error(error)
        if isinstance(error, FindingsStop):
            self._after()

    def void(self, letter: LetterDetail) -> None:
        reason = ReasonDialog.ask(
            self._owner,
            self.tr("Hủy số {number}").format(number=letter.row.printed or ""),
            self.tr("Số đã hủy vẫn nằm trong sổ kèm lý do và không dùng lại. Việc này không hoàn tác được."),
            act=self.tr("Hủy số"),
            danger=True,
        )
        if reason:
            numbers = self._seat.desk.numbers
            self._do(partial(numbers.void, letter.row.id, reason=reason), self.tr("Đã hủy số"))

    def _do(self, verb: Callable[[], Change[Any]], told: str) -> None:
        self._seat.do(self._owner, verb, told=told, then=lambda _: self._after())


def _issue_and_send(
    issue: Callable[..., Change[IssuedRow]], send: Callable[..., Change[Any]], letter_id: str
) -> Change[IssuedRow]:
    """Number it; what is numbered here goes out the same day."""
    change = issue(letter_id)
    send(letter_id)
    return change
