"""A field with its word at the left, all words of a form equally wide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import CONTROL, Space
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Words

_WIDTH = 88


class Labels:
    """The width that the words of one form share."""

    def __init__(self, width: int = _WIDTH) -> None:
        self.width = width


class Labelled(QWidget):
    """One row of a form; ``stretch`` as in a box layout, or fixed ``widths`` that wrap when they must."""

    def __init__(
        self,
        labels: Labels,
        words: str,
        widgets: Sequence[QWidget],
        stretch: Sequence[int] = (),
        *,
        widths: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        self.label = Words(words, "quiet")
        self._labels = labels
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        if widths:
            # Side by side while there is room, else below one another.
            held = QWidget()
            flow = FlowLayout(held, gap=Space.SMALL)
            for widget in widgets:
                flow.addWidget(widget)
            row.addWidget(held, 1)
        else:
            for at, widget in enumerate(widgets):
                row.addWidget(widget, stretch[at] if at < len(stretch) else 1)
        self._sized = list(zip(widgets, widths, strict=False))
        if widgets and words:
            self.label.setBuddy(widgets[0])
        dressing.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.label.setFixedWidth(px(self._labels.width))
        self.label.setMinimumHeight(px(CONTROL))
        for widget, width in self._sized:
            widget.setFixedWidth(px(width))
