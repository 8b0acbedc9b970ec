"""Headquarters in the settings: whether this PC has joined, how the line stands, data saving, and the way to the page that does it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.frame.meeting import SUBJECT
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.line_state import Line, read_line, say
from app.ui.widgets.words import Words


class HeadquartersSection(QWidget):
    """What is so, and a button that leads on."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.setMaximumWidth(px(560))
        column = FormColumn(self)
        column.head(
            self.tr("Nối với cấp trên"),
            self.tr(
                "Không bắt buộc. Nối rồi thì các máy của đơn vị dùng chung dữ liệu và gửi nhận với cấp trên."
            ),
        )
        self.state = Words("", wrap=True)
        column.addWidget(self.state)
        self.saving = QCheckBox(self.tr("Tiết kiệm mạng: chưa tải tệp cho đến khi mở"))
        self.saving.clicked.connect(self._spare)
        column.mark(self.saving)
        self.go = Button("", partial(seat.go, "exchange", None), meaning="exchange")
        self.go.setMaximumWidth(px(260))
        column.addWidget(self.go)
        column.addStretch(1)

    def look_anew(self) -> None:
        self._seat.read(self, partial(read_line, self._seat.desk), self._take)

    def _take(self, line: Line) -> None:
        joined = line.status.enrolled
        said = say(line)
        parts = [line.status.org_name, line.status.url, said.words] if joined else []
        self.state.say(
            "\n".join(parts) or self.tr("Máy này chưa nối với cấp trên."), said.tone if joined else ""
        )
        self.saving.setVisible(joined)
        self.saving.setChecked(line.status.sparing)
        self.go.setText(self.tr("Mở trang Đồng bộ") if joined else self.tr("Nối máy này"))

    def _spare(self, wanted: bool) -> None:
        job = self._seat.run.write(self, partial(self._seat.desk.sync.spare, wanted))
        job.then(lambda _: self._seat.bus.tell(frozenset({SUBJECT}), self))
