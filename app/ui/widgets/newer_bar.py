"""A quiet bar over what is being typed: the same thing was changed elsewhere meanwhile. What is typed stays until a person chooses."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import IconLabel, Words


class NewerBar(QFrame):
    """``taken``: the newer version, which a person wants instead of what is typed."""

    taken = Signal(object)

    def __init__(self, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        """``narrow``: the buttons stand under the words."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._newer: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.SMALL, Space.TIGHT)
        column.setSpacing(Space.TIGHT)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("exchange", "due"))
        words = self.tr("Có bản mới hơn từ máy khác. Chữ đang gõ vẫn giữ nguyên; bản kia còn trong lịch sử.")
        row.addWidget(Words(words, wrap=True), 1)
        column.addLayout(row)
        if narrow:
            row = QHBoxLayout()
            row.setSpacing(Space.SMALL)
            row.addStretch(1)
            column.addLayout(row)
        row.addWidget(Button(self.tr("Lấy bản mới"), self._take))
        row.addWidget(Button(self.tr("Giữ bản đang gõ"), self.drop))
        self.setAccessibleName(words)
        self.hide()

    def offer(self, newer: object) -> None:
        """Show that there is a newer version."""
        self._newer = newer
        self.show()

    def drop(self) -> None:
        """There is none, or it is not wanted."""
        self._newer = None
        self.hide()

    def _take(self) -> None:
        newer = self._newer
        self.drop()
        self.taken.emit(newer)
