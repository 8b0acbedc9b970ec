"""What can be done with a line of a book: open its letter, see its story, file it; a lent copy comes back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.services.book_rows import Kind as Register
from app.ui.pages.dossiers.put_menu import put_menu
from app.ui.pages.registers.words import opens, translate
from app.ui.seat import Seat


def line_menu(seat: Seat, owner: QWidget, place: QPoint, register: Register, record_id: str) -> None:
    """Open the menu of a line at ``place`` of the screen; nothing for lines that are only themselves."""
    where = opens(register)
    menu = QMenu(owner)
    if where:
        menu.addAction(translate("Registers", "Mở")).triggered.connect(lambda *_: seat.go(where, record_id))
    if where in ("incoming", "outgoing"):
        menu.addAction(translate("Registers", "Toàn bộ diễn biến")).triggered.connect(
            lambda *_: seat.go("story", record_id)
        )
        menu.addAction(translate("Registers", "Đưa vào hồ sơ …")).triggered.connect(
            lambda *_: put_menu(seat, owner, place, (record_id,))
        )
    if register is Register.LOAN:
        menu.addAction(translate("Registers", "Đã trả bản lưu")).triggered.connect(
            lambda *_: give_back(seat, record_id)
        )
    if menu.isEmpty():
        menu.deleteLater()
        return
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def give_back(seat: Seat, loan_id: str) -> None:
    """The lent copy came back today."""
    words = translate("Registers", "Đã ghi bản lưu được trả.")
    seat.do(seat.bus, partial(seat.desk.books.give_back, loan_id), told=words)
