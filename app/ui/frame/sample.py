"""The bar over sample data: says that nothing here is real, and leads to one's own unit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import IconLabel, Words


class SampleBar(QFrame):
    """One line under the top bar."""

    def __init__(self, begin: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "sample")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("info", "due", 16))
        row.addWidget(Words(self.tr("Dữ liệu mẫu: người và văn bản ở đây đều không có thật."), tone="due"))
        row.addStretch(1)
        row.addWidget(Button(self.tr("Bắt đầu với đơn vị của tôi"), begin, kind="quiet"))
