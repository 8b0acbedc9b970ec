"""Forgotten password: the code of the recovery sheet and a new password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from app.base.errors import AppError
from app.ui.sign_in import PasswordLine
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.frame.main_window import MainWindow


def _reopen(data: Path, code: str, password: str) -> None:
    from app.services.entry import reopen

    reopen(data, code, password=password)


class ForgotPassword(QDialog):
    """``done_with`` carries the new password once it is set."""

    done_with = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Mở lại bằng phiếu khôi phục"))
        self.setMinimumWidth(px(480))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column = FormColumn()
        outer.addLayout(column)
        column.head(
            self.tr("Quên mật khẩu"),
            self.tr("Lấy phiếu khôi phục đã in, gõ mã trên phiếu rồi đặt mật khẩu mới. Dữ liệu giữ nguyên."),
        )
        self.code = QLineEdit()
        self.code.setPlaceholderText("ABCD-EFGH-…")
        self.first, self.second = PasswordLine(""), PasswordLine("")
        column.field(
            self.tr("Mã trên phiếu"), self.code, self.tr("Không phân biệt chữ hoa, chữ thường và dấu gạch.")
        )
        column.field(self.tr("Mật khẩu mới"), self.first)
        column.field(self.tr("Gõ lại mật khẩu mới"), self.second)
        self._column = column
        self.fault = Words("", tone="late", wrap=True)
        self.fault.hide()
        outer.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.reject))
        self.go = Button(self.tr("Đặt mật khẩu mới"), self._try, kind="primary")
        self.go.setDefault(True)
        row.addWidget(self.go)
        outer.addLayout(row)

    def _try(self) -> None:
        same = self.first.text() == self.second.text()
        self._column.refuse(self.second, "" if same else self.tr("Hai lần gõ chưa giống nhau."))
        if not same:
            return
        self.go.setEnabled(False)
        act = partial(_reopen, self._window.data, self.code.text(), self.first.text())
        self._window.run.write(self, act).then(lambda _: self._renewed()).otherwise(self._refused)

    def _renewed(self) -> None:
        self.accept()
        self.done_with.emit(self.first.text())

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, AppError):
            self.fault.setText(f"{error.sentence()} {error.advice()}")
            self.fault.show()
        else:
            self._window.tell.error(error)
