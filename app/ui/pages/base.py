"""What every page is to the frame: a title, a badge, one primary act, and a way to look anew.

A page is made when it is first opened (start-up time) and kept. ``subjects`` are the tables it shows; the frame calls
``look_anew`` when one of them changed. Leaving a page never asks: what was typed is saved as a draft by the page itself.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.seat import Seat


class Page(QWidget):
    """Base of all pages."""

    name: str = ""
    """Stable key: 'today', 'incoming' ..."""
    subjects: frozenset[str] = frozenset()
    badge_changed = Signal(int)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.setObjectName("page")
        seat.bus.changed.connect(self._heard)

    def title(self) -> str:
        """Name on the rail and over the page."""
        return self.name

    def look_anew(self) -> None:
        """Read what is shown again, keeping selection and what was typed."""

    def primary(self) -> None:
        """Ctrl+Enter: the page's next thing to do."""

    def new(self) -> None:
        """Ctrl+N: a new one of what the page shows."""

    def print_it(self) -> None:
        """Ctrl+P."""

    def show_record(self, record_id: str) -> None:
        """Open one record (from search or another page)."""

    def settle(self) -> None:
        """Save at once whatever is typed and not yet saved: before the program ends or locks."""

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        if initiator is not self and ("*" in subjects or subjects & self.subjects):
            self.look_anew()
