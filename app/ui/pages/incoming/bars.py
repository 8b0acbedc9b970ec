"""Lines over the page that ask something about what came: a password, whether several pictures are one letter.

Own words and the answer; cover nothing and can be left alone. Refuse to receive: the page does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from app.ui.pages.incoming.arrivals import Came
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import IconLabel, Words


class _Bar(QFrame):
    """An icon, words, and what the subclass adds. Esc closes it."""

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.words = Words("", wrap=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        self.row.setSpacing(Space.SMALL)
        self.row.addWidget(IconLabel(meaning, "due"))
        self.row.addWidget(self.words, 1)
        self.hide()

    def leave(self) -> None:
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class LockBar(_Bar):
    """Asks for the password of one file after another."""

    given = Signal(object, str)
    """The ``Came`` and its password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lock", parent)
        self._waiting: list[tuple[Came, bool]] = []
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Mật khẩu của tệp"))
        self.password.setPlaceholderText(self.tr("mật khẩu"))
        self.password.setFixedWidth(px(200))
        self.password.returnPressed.connect(self._give)
        self.open = Button(self.tr("Mở tệp"), self._give, meaning="unlock")
        self.skip = Button(self.tr("Bỏ qua"), self.leave, kind="quiet")
        for one in (self.password, self.open, self.skip):
            self.row.addWidget(one)

    def ask(self, came: Came, wrong: bool) -> None:
        """Ask for this file's password, behind those that are asked for already."""
        self._waiting.append((came, wrong))
        if len(self._waiting) == 1:
            self._show()

    def leave(self) -> None:
        """Without this file."""
        if self._waiting:
            self._waiting.pop(0)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        came, wrong = self._waiting[0]
        words = (
            self.tr("Mật khẩu không mở được {file}. Gõ lại, để ý phím viết hoa và bộ gõ.")
            if wrong
            else self.tr("{file} có mật khẩu.")
        )
        self.words.setText(words.format(file=came.name))
        self.password.clear()
        self.password.setFocus()

    def _give(self) -> None:
        if self._waiting and self.password.text():
            came, _ = self._waiting.pop(0)
            self.given.emit(came, self.password.text())
            self._show()


class JoinBar(_Bar):
    """Several pictures came at once: pages of one letter, or letters of their own?"""

    answered = Signal(object, bool)
    """The paths, and whether they are one letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("layers", parent)
        self._paths: list[Path] = []
        self.one = Button(self.tr("Các trang của một văn bản"), lambda: self._answer(True), meaning="layers")
        self.each = Button(self.tr("Mỗi ảnh một văn bản"), lambda: self._answer(False), meaning="file")
        self.skip = Button(self.tr("Không nhận"), self.leave, kind="quiet")
        for one in (self.one, self.each, self.skip):
            self.row.addWidget(one)

    def ask(self, paths: Sequence[Path]) -> None:
        self._paths = list(paths)
        self.words.setText(self.tr("{count} ảnh vừa đưa vào là gì?").format(count=len(self._paths)))
        self.show()
        self.one.setFocus()

    def _answer(self, together: bool) -> None:
        paths, self._paths = self._paths, []
        self.hide()
        if paths:
            self.answered.emit(paths, together)
