"""Files that were not received, each with its sentence: stands over the page until it is closed, covers nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.words import IconLabel, Words


class Refusals(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.head = Words("", "heading", tone="late")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.TIGHT)
        inner = QWidget()
        inner.setProperty("role", "flow")
        inner.setLayout(self._lines)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        top = QHBoxLayout()
        top.addWidget(IconLabel("error", "late"))
        top.addWidget(self.head, 1)
        self.shut = IconButton("close", self.tr("Đóng danh sách này"), self.hide)
        top.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        column.addLayout(top)
        column.addWidget(self._scroll)
        self.hide()

    def show_refused(self, refused: Sequence[tuple[str, str]]) -> None:
        """(name of the file, sentence) of each."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.head.setText(self.tr("{count} tệp chưa nhận được").format(count=len(refused)))
        for _, sentence in refused:
            words = Words(sentence, wrap=True)
            self._lines.addWidget(words)
        self._lines.addStretch(1)
        self._scroll.setFixedHeight(px(min(168, 22 * len(refused) + 16)))
        self.setVisible(bool(refused))

    def sentences(self) -> list[str]:
        """What is said, for tests and screen readers."""
        found = []
        for at in range(self._lines.count()):
            item = self._lines.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Words):
                found.append(widget.text())
        return found
