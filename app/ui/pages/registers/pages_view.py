"""A book as it prints, page by page: the very pages of the PDF, drawn off the window's thread, one at a time.

Owns turning pages and the line that says which book is shown. Refuses to know where the PDF comes from.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.register_view import page_count, page_picture
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.page_picture import PagePicture, Picture, read_images
from app.ui.widgets.words import Words


class PagesView(QWidget):
    """``show_pdf`` shows a drawn book from its first page. Page Up and Page Down turn the page."""

    turned = Signal(int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn = b""
        self.page, self.pages = 0, 0
        self._latest = Latest(seat.run, self)
        self.picture = PagePicture()
        self.picture.setAccessibleName(self.tr("Trang sổ như khi in"))
        self.before = IconButton("left", self.tr("Trang trước"), lambda: self.turn(-1), key="PgUp")
        self.after = IconButton("next", self.tr("Trang sau"), lambda: self.turn(1), key="PgDown")
        self.at = Words("", "quiet")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        for widget in (self.before, self.at, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.picture, 1)
        column.addLayout(row)
        self.setFocusProxy(self.picture)
        self.picture.installEventFilter(self)

    def show_pdf(self, drawn: bytes) -> None:
        """Another book, or the same one drawn anew: the page stays where it can."""
        self._drawn = drawn
        self._ask(max(1, self.page))

    def turn(self, by: int) -> None:
        wanted = self.page + by
        if 1 <= wanted <= self.pages:
            self._ask(wanted)

    def to_first(self) -> None:
        self.page = 0

    def _ask(self, page: int) -> None:
        self._latest.ask(partial(_read, self._drawn, page), self._take)

    def _take(self, found: tuple[int, int, list[Picture]]) -> None:
        self.page, self.pages, pictures = found
        self.picture.set_pages(pictures)
        self.picture.verticalScrollBar().setValue(0)
        self.at.setText(self.tr("Trang {page} trên {pages}").format(page=self.page, pages=self.pages))
        self.before.setEnabled(self.page > 1)
        self.after.setEnabled(self.page < self.pages)
        self.turned.emit(self.page)

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
            if step:
                self.turn(step)
                return True
        return False


def _read(drawn: bytes, page: int) -> tuple[int, int, list[Picture]]:
    many = page_count(drawn)
    page = min(page, many)
    return page, many, read_images([page_picture(drawn, page)])
