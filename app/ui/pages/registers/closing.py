"""Closing a book at the end of a year or term: what it means, who signs, and the one button. Not to be undone, so it asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.services.book_rows import Kind as Register
from app.services.books import ClosedRow
from app.services.change import Change
from app.services.registers import Span
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Words


class ClosingCard(QFrame):
    """``closed`` carries the volume ('' for a whole book) once it is done."""

    closed = Signal(str)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._register, self._span, self._named = Register.OUTGOING, Span(), ""
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setSpacing(Space.SMALL)
        self.heading = Words("", "heading")
        column.addWidget(self.heading)
        column.addWidget(
            Words(
                self.tr(
                    "Các trang của sổ, kèm dòng đóng sổ và chỗ ký, được giữ nguyên từ lúc đóng: về sau in lại vẫn đúng những trang ấy, "
                    "dù dữ liệu có sửa. Đóng sổ rồi thì không mở lại được."
                ),
                "quiet",
                wrap=True,
            )
        )
        self.signer, self.volume = QLineEdit(), QLineEdit()
        self.signer.setPlaceholderText(self.tr("để trống: ký tay ghi sau"))
        self.volume.setPlaceholderText(self.tr("để trống: cả kỳ một quyển"))
        self.volume.setMaximumWidth(px(220))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        for at, (words, editor) in enumerate(
            ((self.tr("Người ký đóng sổ"), self.signer), (self.tr("Quyển số"), self.volume))
        ):
            label = Words(words)
            label.setBuddy(editor)
            editor.setAccessibleName(words)
            grid.addWidget(label, 0, at)
            grid.addWidget(editor, 1, at)
        column.addLayout(grid)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        self.act = Button(self.tr("Đóng sổ"), self.close_book, kind="danger", meaning="lock")
        row.addWidget(self.act)
        column.addLayout(row)

    def begin(self, register: Register, span: Span, named: str, signer: str) -> None:
        """For this book; ``named``: 'Sổ đăng ký văn bản đi, năm 2026'."""
        self._register, self._span, self._named = register, span, named
        self.heading.setText(self.tr("Đóng {book}").format(book=named[:1].lower() + named[1:]))
        self.signer.setText(signer)
        self.volume.clear()
        self._say("")
        self.show()
        self.signer.setFocus()

    def close_book(self) -> None:
        """Asks, then closes. Drawing takes a while: a job with progress."""
        question = self.tr("Đóng hẳn {book}? Từ nay các trang ấy không thay đổi nữa.").format(
            book=self._named[:1].lower() + self._named[1:]
        )
        if not self._seat.ask(question, act=self.tr("Đóng sổ"), danger=True):
            return
        volume = self.volume.text().strip()
        act: Callable[[], Change[ClosedRow]] = partial(
            self._seat.desk.books.close,
            self._register,
            self._span,
            volume=volume,
            signed_by=self.signer.text().strip(),
        )
        self.act.setEnabled(False)
        job = self._seat.run.long(self, lambda _: act(), title=self.tr("Đang đóng sổ"), writes=True)
        job.then(partial(self._done, volume))
        job.otherwise(self._refused)
        job.ended.connect(lambda: self.act.setEnabled(True))

    def _done(self, volume: str, change: Change[ClosedRow]) -> None:
        self.hide()
        self._seat.bus.tell(change.subjects, self)
        self._seat.tell.note(
            self.tr("Đã đóng sổ: {count} dòng.").format(count=change.result.rows), tone="done"
        )
        self.closed.emit(volume)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self._say(f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
