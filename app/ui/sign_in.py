"""The password: on opening and after a lock. One field, one button, and what to do when it is forgotten.

Refuses to keep what was typed a moment longer than needed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import IconLabel, Words

if TYPE_CHECKING:
    from app.ui.frame.main_window import MainWindow


class Middle(QWidget):
    """A narrow column in the middle of the window."""

    def __init__(self, meaning: str, title: str, *, width: int = 400) -> None:
        super().__init__()
        self.setObjectName("page")
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        inner = QWidget()
        inner.setFixedWidth(px(width))
        self.column = QVBoxLayout(inner)
        self.column.setSpacing(Space.MEDIUM)
        self.column.addStretch(2)
        self.column.addWidget(IconLabel(meaning, "act", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        head = Words(title, "title", wrap=True)
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(head)
        outer.addWidget(inner)
        outer.addStretch(1)


class PasswordLine(QLineEdit):
    """A password with an eye to look at it, and a warning while Caps Lock or Vietnamese marks would spoil it."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        from app.ui.theme.icons import icon

        self._eye = self.addAction(icon("eye", "quiet", 16), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setToolTip(self.tr("Xem mật khẩu"))
        self._eye.triggered.connect(self._look)

    def _look(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)


class SignIn(Middle):
    """``enter`` gets the password; the screen shows the refusal that comes back."""

    def __init__(self, window: MainWindow, enter: Callable[[str], object], *, locked: bool = False) -> None:
        super().__init__("lock", "Văn thư Đoàn")
        self._window, self._enter = window, enter
        words = self.tr("Màn hình đang khoá.") if locked else self.tr("Nhập mật khẩu để mở dữ liệu.")
        said = Words(words, "quiet", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(said)
        self.password = PasswordLine(self.tr("Mật khẩu"))
        self.column.addWidget(self.password)
        self.fault = Words("", "", tone="late", wrap=True)
        self.fault.hide()
        self.column.addWidget(self.fault)
        self.go = Button(self.tr("Mở khoá") if locked else self.tr("Mở"), self._try, kind="primary")
        self.column.addWidget(self.go)
        forgot = Button(self.tr("Quên mật khẩu?"), self._forgot, kind="quiet")
        self.column.addWidget(forgot, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(3)
        self.password.returnPressed.connect(self._try)
        self.setFocusProxy(self.password)
        self.password.setFocus()

    def refuse(self, error: BaseException) -> None:
        """What was wrong; the field is empty and ready again."""
        if isinstance(error, AppError):
            self.fault.setText(f"{error.sentence()} {error.advice()}")
            self.fault.show()
        else:
            self._window.tell.error(error)
        self._busy(False)
        self.password.clear()
        self.password.setFocus()

    def _try(self) -> None:
        typed = self.password.text()
        if not typed or not self.go.isEnabled():
            return
        self._busy(True)
        self._enter(typed)

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.password.setReadOnly(busy)
        if busy:
            self.fault.hide()

    def _forgot(self) -> None:
        from app.ui.dialogs.recovery import ForgotPassword

        dialog = ForgotPassword(self._window)
        dialog.done_with.connect(self._renewed)
        dialog.open()

    def _renewed(self, password: str) -> None:
        self.password.setText(password)
        self._try()


class CannotOpen(Middle):
    """The folder cannot be opened: what is wrong, what to do, try again."""

    def __init__(self, window: MainWindow, error: BaseException, again: Callable[[], object]) -> None:
        super().__init__("error", self.tr("Chưa mở được dữ liệu"), width=480)
        if isinstance(error, AppError):
            what, remedy = error.sentence(), error.advice()
        else:
            what = self.tr("Chương trình gặp lỗi khi mở dữ liệu; dữ liệu không bị đụng đến.")
            remedy = self.tr("Thử lại; nếu vẫn lỗi, gửi báo cáo lỗi cho người hỗ trợ.")
            window.tell.error(error)
        for text in (what, remedy):
            words = Words(text, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(words)
        where = Words(str(window.data), "note", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(where)
        self.column.addWidget(Button(self.tr("Thử lại"), again, kind="primary"))
        self.column.addStretch(3)
