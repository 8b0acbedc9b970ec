"""The '?' sheet: every key, in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.ui.frame.keys import KEYS, everywhere, words
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading, Words


class KeysSheet(QDialog):
    """``more``: keys of the page in sight."""

    def __init__(self, parent: QWidget, *, page: str = "", more: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Các phím"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        named = words()
        shown = [
            (QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText), named[name])
            for name, keys in KEYS.items()
        ]
        if more:
            column.addWidget(Heading(page))
            column.addLayout(_grid(more))
        column.addWidget(Heading(self.tr("Ở mọi trang")))
        column.addLayout(_grid([*shown, *everywhere()]))
        close = Button(self.tr("Đóng"), self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _grid(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.WIDE)
    grid.setVerticalSpacing(Space.SMALL)
    half = (len(rows) + 1) // 2
    for at, (key, what) in enumerate(rows):
        side = 0 if at < half else 2
        label = Words(key, "badge")
        grid.addWidget(label, at % half, side, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Words(what), at % half, side + 1)
    return grid
