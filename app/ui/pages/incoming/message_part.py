"""'Chép tin nhắn': the short message of a letter, to be looked over, copied, and noted as sent.

Owns the clipboard's two ways: the words, and the file beside them. Refuses to send anything by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.channels import ChannelRow
from app.services.inbox_form import Form
from app.ui.pages.incoming.fields import Choice
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Words

_HIGH: Final = 120


class MessagePart(QWidget):
    """``open`` with a letter; hidden otherwise."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._letter = ""
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(_HIGH))
        self.text.setAccessibleName(self.tr("Tin nhắn"))
        self.channel = Choice()
        self.channel.setAccessibleName(self.tr("Gửi vào kênh"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        self.copy = Button(self.tr("Chép chữ"), self.copy_words, meaning="copy")
        self.file = Button(self.tr("Chép tệp"), self.copy_file, meaning="attach")
        self.sent = Button(self.tr("Ghi đã gửi"), self.note_sent, meaning="done")
        self.leave = Button(self.tr("Thôi"), self.hide, kind="quiet")
        for one in (self.copy, self.file, self.sent, self.leave):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        for part in (Words(self.tr("Tin nhắn"), "heading"), self.text, self.channel, buttons):
            column.addWidget(part)
        self.hide()

    def open(self, form: Form) -> None:
        """The message as the letter and its tasks word it; it is on the clipboard at once."""
        self.begin(form.id, has_file=bool(form.file_name))

    def begin(self, letter_id: str, *, has_file: bool) -> None:
        """The same for a letter shown elsewhere."""
        self._letter = letter_id
        self.file.setVisible(has_file)
        self.seat.read(self, partial(_both, self.seat, letter_id), partial(self._came, letter_id))

    def _came(self, letter_id: str, answer: tuple[str, Sequence[ChannelRow]]) -> None:
        if letter_id != self._letter:
            return
        words, channels = answer
        self.text.setPlainText(words)
        self.channel.clear()
        self.channel.addItem(self.tr("không ghi kênh"), "")
        for one in channels:
            self.channel.addItem(f"{one.kind_name}: {one.name}", one.name)
        self.channel.setCurrentIndex(1 if channels else 0)
        self.channel.setVisible(bool(channels))
        self.show()
        self.copy_words()
        self.text.setFocus()

    def copy_words(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.seat.tell.note(self.tr("Đã chép tin nhắn; dán vào nhóm chat."), tone="done")

    def copy_file(self) -> None:
        """The original as a file, for a chat program to paste."""
        self.seat.read(self, partial(self.seat.desk.papers.lay_out, self._letter), self._file_laid)

    def _file_laid(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        QApplication.clipboard().setMimeData(data)
        self.seat.tell.note(self.tr("Đã chép tệp {file}.").format(file=path.name), tone="done")

    def note_sent(self) -> None:
        """Keep that it was sent, where and in which words."""
        act = partial(
            self.seat.desk.messages.sent,
            self._letter,
            channel=str(self.channel.currentData() or ""),
            text=self.text.toPlainText(),
        )
        self.seat.do(self.seat.bus, act, told=self.tr("Đã ghi tin nhắn đã gửi."), then=lambda _: self.hide())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _both(seat: Seat, letter_id: str) -> tuple[str, Sequence[ChannelRow]]:
    return seat.desk.messages.compose(letter_id), seat.desk.channels.list()
