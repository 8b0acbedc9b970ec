"""A field that names an incoming letter: found by typing, then shown with a way to take it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.record_finder import RecordFinder
from app.ui.widgets.words import Words


class LetterField(QWidget):
    """``changed`` when a letter was chosen or taken back; ``value`` is its id."""

    changed = Signal()

    def __init__(self, seat: Seat, letter_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._id = seat, ""
        self.finder = RecordFinder(seat, self.tr("Tìm trong văn bản đến"), kinds=("incoming",))
        self.finder.picked.connect(lambda _, found, title: self.put(found, title))
        self.chosen = Words("", wrap=True)
        self.back = IconButton("close", self.tr("Bỏ văn bản này"), partial(self.put, "", ""), tone="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.finder)
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        row.addWidget(self.back)
        column.addLayout(row)
        self.setFocusProxy(self.finder)
        self._show("")
        if letter_id:
            self._id = letter_id
            seat.read(
                self, partial(seat.desk.letter_stories.page, letter_id), lambda page: self._show(page.heading)
            )

    def value(self) -> str:
        return self._id

    def put(self, letter_id: str, title: str) -> None:
        """This letter, or none."""
        self._id = letter_id
        self.finder.clear()
        self._show(title)
        self.changed.emit()

    def _show(self, title: str) -> None:
        self.chosen.setText(title)
        self.chosen.setVisible(bool(title))
        self.back.setVisible(bool(self._id))
        self.finder.setVisible(not self._id)
