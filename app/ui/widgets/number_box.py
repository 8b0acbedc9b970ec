"""A box for a figure, its text as far from the edge as in every other field.

The style sheet cannot say it: Qt places the line inside a spin box at the very border, whatever padding the box has.
"""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from app.ui.theme.look import px

_INSET = 8


class NumberBox(QSpinBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(px(_INSET), 0, 0, 0)
