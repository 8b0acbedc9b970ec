"""A plain form: label over field, a quiet line of help under it. One column, so that it reads like a page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.look import set_property
from app.ui.theme.tokens import Space
from app.ui.widgets.words import Heading, Words


class FormColumn(QVBoxLayout):
    """Fields one under the other; space and small headings group them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(Space.TIGHT)
        self._faults: dict[int, Words] = {}

    def head(self, text: str, help: str = "") -> None:
        """A heading with room above it."""
        if self.count():
            self.addSpacing(Space.WIDE)
        self.addWidget(Heading(text))
        if help:
            self.addWidget(Words(help, "quiet", wrap=True))
        self.addSpacing(Space.TIGHT)

    def field(self, label: str, editor: QWidget, help: str = "") -> QLabel:
        """A labelled field; its help is read out with it."""
        named = Words(label)
        named.setBuddy(editor)
        editor.setAccessibleName(label)
        if help:
            editor.setAccessibleDescription(help)
        fault = Words("", "note", tone="late", wrap=True)
        fault.hide()
        self._faults[id(editor)] = fault
        self.addWidget(named)
        self.addWidget(editor)
        self.addWidget(fault)
        if help:
            self.addWidget(Words(help, "note", wrap=True))
        self.addSpacing(Space.SMALL)
        return named

    def mark(self, editor: QWidget, help: str = "") -> None:
        """A check box, which carries its own label."""
        fault = Words("", "note", tone="late", wrap=True)
        fault.hide()
        self._faults[id(editor)] = fault
        self.addWidget(editor)
        self.addWidget(fault)
        if help:
            editor.setAccessibleDescription(help)
            self.addWidget(Words(help, "note", wrap=True))
        self.addSpacing(Space.SMALL)

    def refuse(self, editor: QWidget, reason: str) -> None:
        """Say under a field what is wrong with it; '' takes it back."""
        fault = self._faults[id(editor)]
        fault.setText(reason)
        fault.setVisible(bool(reason))
        set_property(editor, "tone", "late" if reason else "")


def scrolled(inner: QWidget, *, width: int = 0) -> QScrollArea:
    """``inner`` in an area that scrolls up and down only."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    inner.setProperty("role", "flow")
    if width:
        inner.setMaximumWidth(width)
    return area
