"""What stands in the place of list, page and form for a while: a file to be cut, an archive to choose from.

Owns which of them is in sight and the queue of archives. Each is made when it is first needed: most days have none.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.inbox_form import Form
from app.ui.pages.incoming.arrivals import Unpacked
from app.ui.pages.incoming.splitting import Splitting
from app.ui.pages.incoming.unpacking import Unpacking
from app.ui.seat import Seat


class Sides(QStackedWidget):
    """``main`` is what it goes back to."""

    split = Signal(object)
    """Ids of the letters that a file was cut into."""
    chosen = Signal(object, object, object)
    """An ``Unpacked``, places of its letters, places that are not taken."""
    back = Signal()
    """Nothing more stands in the way."""

    def __init__(self, seat: Seat, main: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat, self.main = seat, main
        self.addWidget(main)
        self._splitting: Splitting | None = None
        self._unpacking: Unpacking | None = None
        self._archives: list[Unpacked] = []

    @property
    def splitting(self) -> Splitting:
        if self._splitting is None:
            self._splitting = made = Splitting(self.seat)
            made.left.connect(self.back)
            made.done.connect(self.split)
            self.addWidget(made)
        return self._splitting

    @property
    def unpacking(self) -> Unpacking:
        if self._unpacking is None:
            self._unpacking = made = Unpacking()
            made.chosen.connect(self._chosen)
            self.addWidget(made)
        return self._unpacking

    def is_home(self) -> bool:
        return self.currentWidget() is self.main

    def show_splitting(self, form: Form) -> None:
        self.setCurrentWidget(self.splitting)
        self.splitting.show_letter(form)

    def show_unpacking(self, found: Unpacked) -> None:
        """Archives are chosen from one after the other."""
        self._archives.append(found)
        if len(self._archives) == 1:
            self.setCurrentWidget(self.unpacking)
            self.unpacking.show_found(found)

    def accept(self) -> bool:
        """Ctrl+Enter for what is in sight; False when it is nothing of these."""
        here = self.currentWidget()
        if isinstance(here, Splitting | Unpacking):
            here.accept()
            return True
        return False

    def _chosen(self, found: Unpacked, heads: list[int], left_out: list[int]) -> None:
        self._archives.pop(0)
        self.chosen.emit(found, heads, left_out)
        if self._archives:
            self.unpacking.show_found(self._archives[0])
        else:
            self.back.emit()
