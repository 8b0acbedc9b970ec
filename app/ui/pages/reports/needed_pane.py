"""Which fields a complete record must have: ticked by the clerk, for our unit and all below it.

Owns the ticks. Writes nothing: the page does.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.member_fields import label
from app.services.reports.board import NEEDED
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import scrolled
from app.ui.widgets.words import Heading, Words


class NeededPane(QWidget):
    """``accepted`` carries the fields, none meaning those that came with the program; ``left``: as it was."""

    accepted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        listed = QVBoxLayout(inner)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(Space.TIGHT)
        self.boxes = {name: QCheckBox(label(name)) for name in NEEDED}
        for box in self.boxes.values():
            listed.addWidget(box)
            box.toggled.connect(self._judge)
        listed.addStretch(1)
        self.keep = Button(self.tr("Lưu"), self._accept, meaning="save")
        self.usual = Button(self.tr("Như có sẵn"), lambda: self.accepted.emit([]), kind="quiet")
        acts = QHBoxLayout()
        acts.setSpacing(Space.SMALL)
        for button in (self.keep, self.usual, Button(self.tr("Thôi"), self.left.emit)):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Heading(self.tr("Hồ sơ đầy đủ phải có")))
        column.addWidget(Words(self.tr("Dùng cho đơn vị mình và mọi đơn vị trực thuộc."), "note", wrap=True))
        column.addWidget(scrolled(inner), 1)
        column.addLayout(acts)

    def show_fields(self, fields: Sequence[str]) -> None:
        for name, box in self.boxes.items():
            box.setChecked(name in fields)
        next(iter(self.boxes.values())).setFocus()

    def chosen(self) -> list[str]:
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.chosen()))

    def _accept(self) -> None:
        self.accepted.emit(self.chosen())
