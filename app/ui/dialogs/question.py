"""The question before what cannot be undone. It says what will happen; the safe answer is the default one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Words


class Question(QDialog):
    """``act`` is the verb on the button: 'Cấp số 05', 'Huỷ số'."""

    def __init__(self, parent: QWidget, question: str, *, act: str, danger: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xin xác nhận"))
        self.setMinimumWidth(px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.WIDE)
        words = Words(question, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = Button(self.tr("Không làm"), self.reject)
        self.yes = Button(act, self.accept, kind="danger" if danger else "primary")
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        (self.no if danger else self.yes).setDefault(True)
        (self.no if danger else self.yes).setFocus()


def ask(parent: QWidget, question: str, *, act: str, danger: bool = False) -> bool:
    """Ask, and wait for the answer."""
    return Question(parent, question, act=act, danger=danger).exec() == QDialog.DialogCode.Accepted
