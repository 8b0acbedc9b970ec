"""A line of the two books that are written by hand: an envelope sent by post, a file copy lent out. What comes back is noted too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.services.book_rows import Kind as Register
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.record_finder import RecordFinder
from app.ui.widgets.words import Words


class LineCard(QFrame):
    """``left`` when it is done with. Enter writes the line."""

    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._register, self._letter = Register.POST, ""
        self.setProperty("role", "card")
        self.heading = Words("", "heading")
        self.finder = RecordFinder(seat, self.tr("Tìm văn bản gửi đi"), kinds=("outgoing",))
        self.finder.picked.connect(self._picked)
        self.finder.left.connect(self.left.emit)
        self.picked = Words("", "quiet", wrap=True)
        self.who, self.more = QLineEdit(), QLineEdit()
        self.envelopes = NumberBox()
        self.envelopes.setRange(1, 9999)
        self.envelopes.setMaximumWidth(px(100))
        self.envelopes.setAccessibleName(self.tr("Số bì"))
        self.count_label = Words(self.tr("Số bì"), "quiet")
        self.fault = Words("", "note", tone="late", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.who, 1)
        row.addWidget(self.more, 1)
        row.addWidget(self.count_label)
        row.addWidget(self.envelopes)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        row.addWidget(Button(self.tr("Ghi dòng"), self.save, meaning="save"))
        column = QVBoxLayout(self)
        column.setSpacing(Space.SMALL)
        for widget in (self.heading, self.finder, self.picked):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.fault)

    def begin(self, register: Register) -> None:
        """For the book of post or of loans."""
        self._register, self._letter = register, ""
        post = register is Register.POST
        self.heading.setText(
            self.tr("Ghi một lần gửi bưu điện") if post else self.tr("Ghi một lần cho mượn bản lưu")
        )
        words = self.tr("Tìm văn bản gửi đi") if post else self.tr("Tìm văn bản cho mượn")
        self.finder.line.setPlaceholderText(words)
        self.finder.line.setAccessibleName(words)
        for line, name in (
            (self.who, self.tr("Nơi nhận") if post else self.tr("Người mượn")),
            (self.more, self.tr("Số, ký hiệu văn bản") if post else self.tr("Người cho phép")),
        ):
            line.clear()
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
        self.envelopes.setVisible(post)
        self.count_label.setVisible(post)
        self.envelopes.setValue(1)
        self.finder.clear()
        for label in (self.picked, self.fault):
            label.setText("")
            label.hide()
        self.show()
        self.finder.setFocus()

    def _picked(self, kind: str, record_id: str, title: str) -> None:
        self._letter = record_id
        self.finder.clear()
        self.picked.setText(title)
        self.picked.show()
        self.who.setFocus()

    def save(self) -> None:
        books, who, more = self._seat.desk.books, self.who.text().strip(), self.more.text().strip()
        if self._register is Register.POST:
            if not who:
                self._say(self.tr("Ghi nơi nhận."))
                return
            post = partial(
                books.post, who, letter=self._letter or None, number=more, envelopes=self.envelopes.value()
            )
            self._seat.do(
                self._seat.bus,
                post,
                told=self.tr("Đã ghi một dòng."),
                then=self._over,
                otherwise=self._refused,
            )
            return
        if not who or not self._letter:
            self._say(self.tr("Ghi người mượn và văn bản mượn."))
            return
        lend = partial(books.lend, who, self._letter, allowed_by=more)
        self._seat.do(
            self._seat.bus, lend, told=self.tr("Đã ghi một dòng."), then=self._over, otherwise=self._refused
        )

    def _over(self, _: object) -> None:
        self.left.emit()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self._say(f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
