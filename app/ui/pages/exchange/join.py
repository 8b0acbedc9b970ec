"""Joining headquarters: the code and the address that came from there, typed, pasted together, or as the text of a QR code.

Owns reading what was pasted. Used by the page and by the first run of a unit's further PC.
"""

from __future__ import annotations

import platform
import re
from typing import Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.base.errors import AppError
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Words

_ADDRESS: Final = re.compile(r"https?://[^\s'\"<>]+", re.IGNORECASE)
_CODE: Final = re.compile(
    r"\b[0-9A-Za-z]{5}-[0-9A-Za-z]{5}-[0-9A-Za-z]\b|\b(?=[A-Za-z]*[0-9])[0-9A-Za-z]{11}\b"
)
_LINK: Final = re.compile(r"vanthu:enrol\?\S+")


class Invitation(NamedTuple):
    """What an invitation says; '' where it does not say it."""

    code: str
    url: str


def read_invitation(text: str) -> Invitation:
    """The code and the address in what was pasted: the text of the QR code, an e-mail, a command."""
    link = _LINK.search(text)
    if link is not None:
        said = parse_qs(urlsplit(link[0]).query)
        return Invitation(said.get("code", [""])[0], said.get("url", [""])[0])
    address = _ADDRESS.search(text)
    rest = text.replace(address[0], " ") if address else text
    code = _CODE.search(rest)
    return Invitation(code[0] if code else "", address[0].rstrip(".,;)") if address else "")


class JoinForm(QWidget):
    """``asked``: code, address, name of this PC."""

    asked = Signal(str, str, str)

    def __init__(self, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormColumn(self)
        self.code, self.url, self.name = QLineEdit(), QLineEdit(), QLineEdit(platform.node())
        self.code.setPlaceholderText("A2B3C-4D5E6-7")
        self.url.setPlaceholderText("https://")
        self.form.field(
            self.tr("Mã nối máy"),
            self.code,
            self.tr("Cấp trên cho, dùng một lần. Dán cả tin nhắn cũng được."),
        )
        self.form.field(self.tr("Địa chỉ máy chủ cấp trên"), self.url)
        self.form.field(
            self.tr("Tên máy này"),
            self.name,
            self.tr("Để phân biệt các máy của đơn vị, ví dụ: Máy văn phòng."),
        )
        row = QHBoxLayout()
        self.go = Button(act, self.send, kind="primary", meaning="link", key="Ctrl+Return")
        self.paste = Button(self.tr("Dán lời mời"), self.paste_it, meaning="copy")
        row.addWidget(self.go)
        row.addWidget(self.paste)
        row.addStretch(1)
        self.form.addLayout(row)
        self.note = Words("", "note", wrap=True)
        self.form.addWidget(self.note)
        self.code.textEdited.connect(self._typed)
        self.url.textEdited.connect(self._typed)
        for line in (self.code, self.url, self.name):
            line.returnPressed.connect(self.send)
        self.setFocusProxy(self.code)

    def paste_it(self) -> None:
        """What lies in the clipboard: an e-mail, the text of a QR code."""
        if not self._take(QGuiApplication.clipboard().text()):
            self.note.say(self.tr("Trong bộ nhớ tạm không có mã nối máy nào."), "due")

    def _typed(self, text: str) -> None:
        """A whole message pasted into one of the lines is taken apart."""
        self.refuse_words("")
        if "://" in text and (text.startswith("vanthu:") or " " in text.strip()):
            self._take(text)

    def _take(self, text: str) -> bool:
        found = read_invitation(text)
        if found.code:
            self.code.setText(found.code)
        if found.url:
            self.url.setText(found.url)
        if found.code or found.url:
            self.note.say(self.tr("Đã đọc lời mời. Xem lại rồi bấm nối máy."), "")
        return bool(found.code)

    def send(self) -> None:
        code, url = self.code.text().strip(), self.url.text().strip()
        self.form.refuse(self.code, "" if code else self.tr("Gõ hoặc dán mã cấp trên cho."))
        self.form.refuse(self.url, "" if url else self.tr("Gõ hoặc dán địa chỉ máy chủ."))
        if code and url:
            self.asked.emit(code, url, self.name.text().strip())
        else:
            (self.url if code else self.code).setFocus()

    def busy(self, busy: bool) -> None:
        """While headquarters is being asked."""
        for widget in (self.code, self.url, self.name, self.go, self.paste):
            widget.setEnabled(not busy)
        self.note.say(self.tr("Đang hỏi máy chủ cấp trên …") if busy else "", "")

    def refuse(self, error: AppError) -> None:
        """What is wrong and what to do, under the line it is about."""
        self.busy(False)
        at = self.url if error.code in ("DB-011", "DB-012", "DB-014", "DB-015") else self.code
        self.form.refuse(at, f"{error.sentence()} {error.advice()}")
        at.setFocus()

    def refuse_words(self, words: str) -> None:
        self.form.refuse(self.code, words)
        self.form.refuse(self.url, words)
