"""The line over the editor: what letter, which number, what state, saved when; at the right what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rows import LetterDetail, LetterRow
from app.domain.states import LetterState
from app.services.letter_rows import Foreseen
from app.ui.pages.outgoing.acts import Acting, act_words
from app.ui.tables.outgoing import state_name
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.words import Badge, Elided, Words

_TONES: Final = {
    LetterState.DRAFT: "",
    LetterState.SUBMITTED: "due",
    LetterState.RETURNED: "late",
    LetterState.SIGNED: "due",
    LetterState.ISSUED: "done",
    LetterState.VOID: "late",
    LetterState.APPROVED: "due",
    LetterState.RECALLED: "late",
    LetterState.REPLACED: "late",
}


class EditorHead(QWidget):
    """Shows; the acts are given."""

    def __init__(
        self,
        leave: Callable[[], object],
        primary: Callable[[], object],
        give_back: Callable[[], object],
        offer: Callable[[], object],
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.SMALL)
        self.title = Elided("", "heading")
        self.number = Words("", "quiet")
        self.badge = Badge()
        self.saved = Words("", "quiet")
        self.back = Button(self.tr("Trả lại"), give_back, meaning="undo")
        self.more = Button(self.tr("Việc khác"), offer, meaning="more")
        self.primary = Button("", primary, kind="primary", key="Ctrl+Return")
        self._key = self.primary.toolTip()
        row.addWidget(IconButton("back", self.tr("Về danh sách"), leave, key="Esc"))
        row.addWidget(self.title, 1)
        for widget in (self.number, self.badge, self.saved, self.back, self.more, self.primary):
            row.addWidget(widget)
        column.addLayout(row)
        self.whose = Words("", "quiet", wrap=True)
        self.whose.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.SMALL)
        self.whose.hide()
        column.addWidget(self.whose)
        self.reason = Words("", "", tone="late", wrap=True)
        self.reason.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.SMALL)
        column.addWidget(self.reason)

    def show_title(self, kind: str, subject: str) -> None:
        self.title.say(f"{kind} {subject}".strip())

    def show_number(self, row: LetterRow, seen: Foreseen | None) -> None:
        """The number it has, or the one it would get now; none is kept for it."""
        if row.printed:
            day = f"{row.dated:%d/%m/%Y}" if row.dated else ""
            self.number.say(self.tr("Số {number}, ngày {day}").format(number=row.printed, day=day), "done")
        elif seen is not None:
            self.number.say(self.tr("Số sẽ là {number}").format(number=seen.printed), "")
        else:
            self.number.say(self.tr("Số cấp khi phát hành"), "")

    def show_state(self, detail: LetterDetail, acting: Acting, *, saving: bool) -> None:
        """State, the next act, and why it came back or was voided."""
        state = LetterState(detail.row.state)
        self.badge.say(state_name(detail.row), _TONES[state])
        act, others = acting
        self.primary.setVisible(act is not None)
        if act is not None:
            self.primary.setText(act.words)
            self.primary.set_meaning(act.meaning)
            self.primary.setEnabled(not act.whose)
            self.primary.setToolTip(act_words(act) if act.whose else self._key)
        waits = act is not None and bool(act.whose)
        self.whose.setVisible(waits)
        if act is not None and waits:
            words = self.tr("Bước tiếp theo, {act}, là việc của {whose}.")
            self.whose.say(words.format(act=act.words, whose=act.whose))
        back = next((one for one in others if one.key == "give_back"), None)
        self.back.setVisible(back is not None)
        if back is not None:
            self.back.setEnabled(not back.whose)
            self.back.setToolTip(act_words(back) if back.whose else "")
        returned = state is LetterState.RETURNED
        why = detail.return_reason if returned else detail.row.void_reason
        if detail.row.replaced_by:
            why = self.tr("được thay thế bằng {number}").format(number=detail.row.replaced_by)
        elif detail.row.recalled_on:
            why = self.tr("thu hồi ngày {day}").format(day=f"{detail.row.recalled_on:%d/%m/%Y}")
        self.reason.setVisible(bool(why))
        words = self.tr("Trả lại để sửa: {reason}") if returned else self.tr("Số đã hủy: {reason}")
        if detail.row.replaced_by or detail.row.recalled_on:
            words = self.tr("Không còn hiệu lực: {reason}")
        self.reason.say(words.format(reason=why))
        self.saved.setVisible(saving)
