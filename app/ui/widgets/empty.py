"""What stands where a list is empty: one picture, one line of what is so, one of what to do next, perhaps its button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import IconLabel, Words


class EmptyState(QWidget):
    """EmptyState("incoming", "Chưa có văn bản đến", "Thả tệp vào đây …", "Chọn tệp", self.choose)"""

    def __init__(
        self,
        meaning: str,
        headline: str,
        help: str = "",
        act_text: str = "",
        act: Callable[[], object] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(Space.SMALL)
        column.addStretch(2)
        picture = IconLabel(meaning, "quiet", 40)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._headline = Words(headline, "heading", wrap=True)
        self._help = Words(help, "quiet", wrap=True)
        for words in (self._headline, self._help):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        self._help.setVisible(bool(help))
        self.button: Button | None = None
        if act_text:
            self.button = Button(act_text, act)
            column.addSpacing(Space.SMALL)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, headline: str, help: str = "") -> None:
        """Other words: 'Không có gì khớp “abc”'."""
        self._headline.setText(headline)
        self._help.setText(help)
        self._help.setVisible(bool(help))
