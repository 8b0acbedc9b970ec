"""What every page is to the frame: a title, a badge, one primary act, and a way to look anew.

A page is made when it is first opened (start-up time) and kept. ``subjects`` are the tables it shows; the frame calls
``look_anew`` when one of them changed: at once for the page in sight, for the others when they are opened next. Leaving a
page never asks: what was typed is saved as a draft by the page itself. The page draws its own head (widgets.page_head).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.pages.registry import title
from app.ui.seat import Seat
from app.ui.theme.tokens import Space


class Page(QWidget):
    """Base of all pages."""

    name: str = ""
    """Stable key: 'today', 'incoming' ... as in the registry."""
    subjects: frozenset[str] = frozenset()
    badge_changed = Signal(int)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._stale = False
        self.setObjectName("page")
        self.setAccessibleName(self.title())
        seat.bus.changed.connect(self._heard)

    def column(self) -> QVBoxLayout:
        """The page's own layout with the house margins; call it once, add the head first."""
        made = QVBoxLayout(self)
        made.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        made.setSpacing(Space.MEDIUM)
        return made

    def title(self) -> str:
        """Name on the rail and over the page."""
        return title(self.name) if self.name else ""

    def look_anew(self) -> None:
        """Read what is shown again, keeping selection and what was typed."""

    # --- what keys do: Ctrl+Enter, Ctrl+N, Ctrl+P, F2, F3, Ctrl+F, Esc ------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: the page's next thing to do."""

    def new(self) -> None:
        """Ctrl+N: a new one of what the page shows."""

    def print_it(self) -> None:
        """Ctrl+P."""

    def edit(self) -> None:
        """F2: edit what is chosen."""

    def next_one(self) -> None:
        """F3: the next of the list."""

    def find(self) -> None:  # type: ignore[override]  # Qt's static of this name finds by window number
        """Ctrl+F: into the page's own search line."""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Further keys of this page for the '?' sheet: (key, what it does)."""
        return ()

    def show_record(self, record_id: str) -> None:
        """Open one record (from search or another page)."""

    def settle(self) -> None:
        """Save at once whatever is typed and not yet saved: before the program ends or locks."""

    # --- hearing ----------------------------------------------------------------------------------------------

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        if initiator is self or not ("*" in subjects or subjects & self.subjects):
            return
        if self.isVisible():
            self.look_anew()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.look_anew()
