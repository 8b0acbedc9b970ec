"""The way of a letter from the editor: hand in, approve, return, signed, number, seal, send, recall, replace, void.

Every act saves what is typed first; the write lane keeps the order. Questions only before what cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.base.clock import today
from app.domain.refusals import FindingsStop
from app.domain.rows import HeldRow, IssuedRow, LetterDetail, LetterRow
from app.domain.states import Step, Way
from app.services.change import Change
from app.services.letter_rows import Foreseen
from app.ui.pages.outgoing.small_dialogs import DayDialog, ReasonDialog
from app.ui.pages.outgoing.way_dialogs import Choice, NumberDialog, ReplaceDialog
from app.ui.seat import Seat

_CHOICE: Final = 500
"""Numbered letters, the newest first, that one may choose from."""


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

    def sign_and_issue(self, letter: LetterDetail) -> None:
        """Where one person does it all: the day of signing, then number and sending in one act."""
        self._save()
        day = DayDialog.ask(
            self._owner,
            self.tr("Ký và phát hành"),
            self.tr(
                "Ngày ký là ngày văn bản. Văn bản nhận số kế tiếp, nội dung khóa lại và không hoàn tác được."
            ),
            act=self.tr("Ký và phát hành"),
            last=today(self._seat.desk.clock),
        )
        if day is not None:
            self._give(letter.row.id, signed_on=day)

    def content(self, letter: LetterDetail) -> None:
        self._approve(letter, Step.CONTENT, self.tr("Đã duyệt nội dung"))

    def format(self, letter: LetterDetail) -> None:
        self._approve(letter, Step.FORMAT, self.tr("Đã duyệt thể thức"))

    def _approve(self, letter: LetterDetail, step: Step, told: str) -> None:
        self._do(partial(self._seat.desk.letter_way.approve, letter.row.id, step), told)

    def number(self, letter: LetterDetail) -> None:
        self.issue(letter)

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

    def issue_with(self, letter: LetterDetail) -> None:
        """A number that is held for it, or one put in behind another."""
        self._save()

        def ask(held: Sequence[HeldRow]) -> None:
            asked = NumberDialog(self._owner, held)
            if asked.said_yes():
                self._give(letter.row.id, choice=asked.choice())

        self._seat.run.write(self._owner, self._seat.desk.holding.list).then(ask)

    def _give(self, letter_id: str, *, signed_on: date | None = None, choice: Choice | None = None) -> None:
        desk = self._seat.desk

        def over(change: Change[IssuedRow]) -> None:
            words = self.tr("Đã cấp số {number}, ngày {day}").format(
                number=change.result.printed, day=f"{change.result.dated:%d/%m/%Y}"
            )
            self._seat.tell.note(words, tone="done")
            self._after()

        chosen = choice or Choice()
        issue = partial(
            desk.letters.issue, letter_id, signed_on=signed_on, held=chosen.held, behind=chosen.behind
        )
        send = None if desk.practice.way is Way.FULL else partial(desk.dispatch.send, letter_id)
        self._seat.do(self._owner, partial(_issue_and_send, issue, send), then=over, otherwise=self._refused)

    def seal(self, letter: LetterDetail) -> None:
        self._do(partial(self._seat.desk.letter_way.seal, letter.row.id), self.tr("Đã ghi nhận đóng dấu"))

    def send(self, letter: LetterDetail) -> None:
        self._do(partial(self._seat.desk.dispatch.send, letter.row.id), self.tr("Đã ghi phát hành"))

    def recall(self, letter: LetterDetail) -> None:
        reason = ReasonDialog.ask(
            self._owner,
            self.tr("Thu hồi {number}").format(number=letter.row.printed or ""),
            self.tr("Số của văn bản giữ trong sổ kèm lý do. Sau đó cần báo cho các nơi đã nhận."),
            act=self.tr("Thu hồi"),
            danger=True,
        )
        if reason:
            verb = partial(self._seat.desk.letter_way.recall, letter.row.id, reason=reason)
            self._seat.do(self._owner, verb, then=self._tell_them)

    def replace(self, letter: LetterDetail) -> None:
        desk = self._seat.desk

        def ask(letters: Sequence[LetterRow]) -> None:
            others = [one for one in letters if one.id != letter.row.id]
            asked = ReplaceDialog(self._owner, letter.row.printed or "", others)
            if asked.said_yes():
                by, reason = str(asked.letters.currentData()), asked.reason.value()
                verb = partial(desk.letter_way.replace, letter.row.id, by, reason=reason)
                self._seat.do(self._owner, verb, then=self._tell_them)

        self._seat.read(self._owner, partial(desk.letters.list, state="issued", limit=_CHOICE), ask)

    def _tell_them(self, change: Change[tuple[LetterRow, tuple[str, ...]]]) -> None:
        names = "; ".join(change.result[1])
        if names:
            self._seat.tell.note(self.tr("Báo cho nơi đã nhận: {names}").format(names=names), tone="due")
        self._after()

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
    issue: Callable[[], Change[IssuedRow]], send: Callable[[], Change[Any]] | None
) -> Change[IssuedRow]:
    """Number it; where nobody else stands between, what is numbered goes out the same day."""
    change = issue()
    if send is not None:
        send()
    return change
