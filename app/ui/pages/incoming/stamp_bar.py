"""The line under the page while the stamp 'ĐẾN' is laid on it: dragged, printed on the paper letter, saved as a copy.

Owns the way from the wish to the file or the printer. The original stays as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from app.services.inbox_paper import printed_pages
from app.ui.pages.incoming.printing import ask_printer
from app.ui.pages.incoming.stamp_view import HIGH, StampedPicture
from app.ui.pages.registers.printing import print_pages
from app.ui.run import Job
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Words

AskPrinter = Callable[[QWidget, str], QPrinter | None]


class StampBar(QFrame):
    """``begin`` with a registered letter; ``over`` when it is put away."""

    over = Signal()

    def __init__(self, seat: Seat, picture: StampedPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat, self.picture = seat, picture
        self.ask_printer: AskPrinter = ask_printer
        self._letter = ""
        self.setProperty("role", "card")
        self.words = Words("", "note", wrap=True)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        self.on_paper = Button(
            self.tr("In dấu lên bản giấy"), lambda: self.print_it(alone=True), meaning="stamp"
        )
        self.copy = Button(self.tr("In bản có dấu"), lambda: self.print_it(alone=False), meaning="print")
        self.keep = Button(self.tr("Lưu bản có dấu…"), self.choose_file, meaning="export")
        self.done = Button(self.tr("Cất dấu"), self.leave, kind="quiet", meaning="close")
        for one in (self.on_paper, self.copy, self.keep, self.done):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.words)
        column.addWidget(buttons)
        picture.stamp_moved.connect(self._moved)
        self.hide()

    def begin(self, letter_id: str) -> None:
        """Lay the stamp where it stands, or where the page is free."""
        self._letter = letter_id
        self.seat.run.read(self, partial(_laid, self.seat, letter_id)).then(
            partial(self._laid, letter_id)
        ).otherwise(self._refused)

    def leave(self) -> None:
        self._letter = ""
        self.picture.hide_stamp()
        if not self.isHidden():
            self.hide()
            self.over.emit()

    def _laid(self, letter_id: str, answer: tuple[Any, bytes]) -> None:
        if letter_id != self._letter:
            return
        place, png = answer
        self.words.setText(
            self.tr("Kéo dấu đến chỗ trống, hoặc dùng các phím mũi tên (Shift: từng 5 mm).")
            if place.free
            else self.tr("Trang này không còn chỗ trống đủ lớn; kéo dấu đến chỗ ít chữ nhất.")
        )
        self.picture.show_stamp(QImage.fromData(png), place.x, place.y)
        self.show()
        self.picture.setFocus()
        # Once the page has the room that this line leaves it.
        QTimer.singleShot(0, self, lambda: self.picture.reach_place(1, place.x, place.y + HIGH))

    def _refused(self, fault: BaseException) -> None:
        self.seat.tell.error(fault)
        self.leave()

    def _moved(self, x: float, y: float) -> None:
        if self._letter:
            self.seat.do(self.seat.bus, partial(self.seat.desk.stamping.put, self._letter, x, y))

    # --- out of the window ----------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Save a stamped copy by the system's dialog."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Lưu bản có dấu đến"), self.tr("Bản có dấu đến.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.save(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))

    def save(self, path: Path) -> None:
        act = partial(self.seat.desk.stamping.save, self._letter, path)
        told = self.tr("Đã lưu {file}.").format(file=path.name)
        self.seat.run.write(self, act).then(lambda _: self.seat.tell.note(told, tone="done"))

    def print_it(self, *, alone: bool) -> None:
        """The stamp alone on the paper letter, or the whole stamped copy."""
        printer = self.ask_printer(self, self.tr("Dấu đến"))
        if printer is not None:
            stamping, letter = self.seat.desk.stamping, self._letter
            make = partial(stamping.alone, letter) if alone else partial(stamping.stamped, letter)
            print_pdf(self.seat, self, printer, make, title=self.tr("Đang in"))


def print_pdf(seat: Seat, owner: QWidget, printer: QPrinter, make: Callable[[], bytes], *, title: str) -> Job:
    """Make a PDF and paint its pages, off the window's thread."""

    def act(job: Job) -> int:
        pages: Iterator[bytes] = printed_pages(make(), progress=job)
        return print_pages(printer, pages)

    return seat.run.long(owner, act, title=title)


def _laid(seat: Seat, letter_id: str) -> tuple[Any, bytes]:
    stamping = seat.desk.stamping
    return stamping.place(letter_id), stamping.picture(letter_id)
