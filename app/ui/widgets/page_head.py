"""The line over every page: its title, filters or a view switch, and at the right its one primary button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Title, Words


class PageHead(QWidget):
    """``add`` puts widgets between title and primary button; ``primary`` is None on pages that have none."""

    def __init__(
        self,
        title: str,
        primary_text: str = "",
        primary: Callable[[], object] | None = None,
        *,
        meaning: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        self.title = Title(title)
        self.note = Words("", "quiet")
        self._room = QHBoxLayout()
        self._room.setSpacing(Space.SMALL)
        row.addWidget(self.title)
        row.addWidget(self.note)
        row.addStretch(1)
        row.addLayout(self._room)
        self.primary: Button | None = None
        if primary_text:
            self.primary = Button(primary_text, primary, kind="primary", meaning=meaning, key="Ctrl+Return")
            row.addWidget(self.primary)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self._room.addWidget(widget, stretch)
