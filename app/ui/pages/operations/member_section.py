"""A member's operations on his record: what runs and what was done, each a way to its page."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.operations.running import OperationRow
from app.ui.pages.members.fields import INSET
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading

_MOST = 8


class OperationsSection(QWidget):
    """Hidden while there are none."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._latest = Latest(seat.run, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET), Space.LARGE, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(Heading(self.tr("Nghiệp vụ")))
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        self.hide()

    def show_member(self, member_id: str) -> None:
        if not member_id:
            self.hide()
            return
        act = partial(self._seat.desk.operations.list, member=member_id, limit=_MOST)
        self._latest.ask(act, self._take)

    def _take(self, rows: tuple[OperationRow, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            words = f"{row.begun_on:%d/%m/%Y}  {row.title}"
            if row.state == "open":
                words += f" · {row.next_title}"
            self._lines.addWidget(Button(words, partial(self._seat.go, "operations", row.id), kind="quiet"))
        self.setVisible(bool(rows))
