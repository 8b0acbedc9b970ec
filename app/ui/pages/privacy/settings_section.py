"""'Dữ liệu cá nhân' in the settings: requests by their day, the access log with its filter, whether it is whole, erasures."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import VIETNAM
from app.base.language import tr
from app.domain.privacy import REQUEST_STATES, REQUESTS
from app.services.privacy.access import AccessRow, Checked, Wanted, act_name
from app.services.privacy.requests import RequestRow
from app.ui.pages.privacy import purpose
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.pickers import DateField
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Heading, Quiet, Words

if TYPE_CHECKING:
    from app.services.change import Change

_MOST = 1_000


class PrivacySection(QWidget):
    """Two lists and what is done with them."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self._requests(column)
        column.addSpacing(Space.LARGE)
        self._log(column)

    def _requests(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading(self.tr("Yêu cầu của đoàn viên về dữ liệu của mình")))
        columns: list[Column[RequestRow]] = [
            Column("due", self.tr("Hạn"), lambda row: shown_day(row.next_on or row.done_on), 100),
            Column("whose", self.tr("Của ai"), lambda row: row.whose or self.tr("(đã xóa)"), 200),
            Column("kind", self.tr("Yêu cầu"), lambda row: tr(REQUESTS[row.kind]), 180),
            Column("state", self.tr("Tình trạng"), lambda row: tr(REQUEST_STATES[row.state]), 0),
        ]
        empty = EmptyState(
            "check",
            self.tr("Chưa có yêu cầu nào"),
            self.tr("Ghi trong hồ sơ đoàn viên, mục Dữ liệu cá nhân."),
        )
        self.requests = Table(
            columns, id_of=lambda row: row.id, memory=self._seat.memory, key="privacy.requests",
            name=self.tr("Yêu cầu của đoàn viên"), empty=empty,
        )  # fmt: skip
        self.requests.setMinimumHeight(px(190))
        self.requests.chosen.connect(lambda _: self._weigh())
        self.requests.opened.connect(lambda row: self._seat.go("members", row.member_id))
        column.addWidget(self.requests, 1)
        self.answered = Button(self.tr("Đã trả lời"), partial(self._step, "answer"))
        self.done = Button(self.tr("Đã làm xong"), partial(self._step, "finish"))
        column.addLayout(_row(self.answered, self.done))

    def _log(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading(self.tr("Nhật ký truy cập dữ liệu nhạy cảm")))
        self.state = Words("", "quiet", wrap=True)
        column.addWidget(self.state)
        self.words, self.since = QLineEdit(), DateField()
        self.words.setPlaceholderText(self.tr("chữ trong mục đích"))
        self.words.setAccessibleName(self.tr("Lọc theo mục đích"))
        self.since.setAccessibleName(self.tr("Từ ngày"))
        self.words.editingFinished.connect(self.look_anew)
        self.since.date_changed.connect(lambda _: self.look_anew())
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(Quiet(self.tr("từ ngày")))
        line.addWidget(self.since)
        column.addLayout(line)
        columns: list[Column[AccessRow]] = [
            Column("at", self.tr("Lúc"), lambda row: f"{row.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}", 150),
            Column("by", self.tr("Ai"), lambda row: row.by, 120),
            Column("act", self.tr("Việc"), lambda row: act_name(row.act), 130),
            Column(
                "whose",
                self.tr("Của ai"),
                lambda row: row.whose or self.tr("{count} người").format(count=row.count),
                150,
            ),
            Column("fields", self.tr("Mục"), lambda row: ", ".join(row.fields), 180),
            Column("purpose", self.tr("Mục đích"), lambda row: row.purpose, 0),
        ]
        empty = EmptyState("eye", self.tr("Chưa ai xem dữ liệu nhạy cảm"), "")
        self.table = Table(
            columns, id_of=lambda row: str(row.seq), memory=self._seat.memory, key="privacy.log",
            name=self.tr("Nhật ký truy cập"), empty=empty,
        )  # fmt: skip
        self.table.setMinimumHeight(px(220))
        column.addWidget(self.table, 2)
        self.export = Button(self.tr("Xuất nhật ký …"), self._export)
        self.cover = Button(
            self.tr("Che lại ngay"), self._cover, tip=self.tr("Lần xem sau sẽ hỏi lại mục đích")
        )
        column.addLayout(_row(self.export, self.cover))

    # --- showing -----------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        desk = self._seat.desk
        wanted = Wanted(since=self.since.date(), words=self.words.text().strip())
        self._seat.read(self, partial(desk.subject_requests.list, all=True), self._show_requests)
        self._seat.read(self, partial(desk.access_log.rows, wanted, limit=_MOST), self.table.set_rows)
        self._seat.read(self, desk.access_log.check, self._show_check)
        self.cover.setEnabled(bool(desk.looking.purpose))

    def _show_requests(self, rows: tuple[RequestRow, ...]) -> None:
        self.requests.set_rows(rows)
        self._weigh()

    def _show_check(self, found: Checked) -> None:
        if found.sound:
            self.state.say(self.tr("{count} dòng, nguyên vẹn.").format(count=found.rows), "")
        elif found.cut:
            self.state.say(self.tr("Nhật ký bị cắt ở cuối: thiếu dòng sau cùng."), "late")
        else:
            self.state.say(self.tr("Nhật ký bị sửa từ dòng {row}.").format(row=found.broken_at), "late")

    def _chosen(self) -> RequestRow | None:
        row: RequestRow | None = self.requests.current()
        return row

    def _weigh(self) -> None:
        row = self._chosen()
        running = row is not None and row.state in ("open", "answered")
        self.answered.setEnabled(row is not None and row.state == "open")
        self.done.setEnabled(running)

    # --- acts ----------------------------------------------------------------------------------------------------

    def _step(self, verb: str) -> None:
        row = self._chosen()
        if row is not None:
            act = partial(getattr(self._seat.desk.subject_requests, verb), row.id)
            self._seat.do(self, act, told=self.tr("Đã ghi"), then=lambda _: self.look_anew())

    def _cover(self) -> None:
        self._seat.desk.looking.end()
        self.look_anew()

    def _export(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(documents) / "nhat-ky-truy-cap.csv")
        named, _ = QFileDialog.getSaveFileName(self, self.tr("Xuất nhật ký"), suggested, "CSV (*.csv)")
        answer = purpose.ask(self) if named else None
        if answer is None:
            return
        told = self.tr("Đã ghi {file}").format(file=named)

        def again(_: Change[int]) -> None:
            self.look_anew()

        act = partial(self._seat.desk.access_log.export, Path(named), purpose=answer.words)
        self._seat.do(self, act, told=told, then=again)


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
