"""One meeting: when and where, what is not as the rules have it, and its parts one beside the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.rows import LetterRow
from app.services.change import Change
from app.services.meetings.rows import MeetingView
from app.ui.pages.meetings.room_parts import AttendancePart, ItemsPart, TasksPart, buttons_row
from app.ui.pages.meetings.votes_part import VotesPart
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.table import shown_day
from app.ui.widgets.words import Words

Part: TypeAlias = AttendancePart | ItemsPart | VotesPart | TasksPart


class MeetingDetail(QWidget):
    """``edit_asked`` when day, place or people of the meeting are to be changed."""

    edit_asked = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.view: MeetingView | None = None
        self.ask_file: Callable[[str, str], str] = self._ask_file
        self.heading = Words("", "heading", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.fault = Words("", "note", tone="due", wrap=True)
        self.call = Button(self.tr("Giấy mời"), self.call_letter, meaning="outgoing")
        self.again = Button(self.tr("Lập lại biên bản"), self.minutes_anew, meaning="redo")
        self.again.setToolTip(
            self.tr("Viết lại dự thảo biên bản từ những gì đã ghi; chữ sửa tay trong dự thảo mất theo")
        )
        buttons = buttons_row(
            Button(self.tr("Sửa"), self.edit_asked.emit, meaning="edit", key="F2"),
            Button(
                self.tr("Chép tin mời"),
                self.copy_message,
                meaning="copy",
                tip=self.tr("để dán vào nhóm Zalo"),
            ),
            self.call,
            Button(self.tr("In điểm danh"), self.print_roll, meaning="print"),
            self.again,
            Button(self.tr("Bỏ cuộc họp"), self.drop, kind="quiet", meaning="delete"),
        )
        self._parts: dict[str, Part] = {}
        self._make: dict[str, Callable[[], Part]] = {
            "roll": lambda: AttendancePart(seat),
            "items": lambda: ItemsPart(seat),
            "votes": lambda: VotesPart(seat, lambda name, kinds: self.ask_file(name, kinds)),
            "tasks": lambda: TasksPart(seat),
        }
        self.chips = ChipRow(name=self.tr("Phần của cuộc họp"))
        self.chips.chosen.connect(self._turn)
        self.faces = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for widget in (self.heading, self.about, self.fault, buttons, self.chips):
            column.addWidget(widget)
        column.addWidget(self.faces, 1)

    def show_view(self, view: MeetingView) -> None:
        if not self._parts:
            self._turn("roll")
        self.view = view
        row = view.row
        self.heading.setText(row.title)
        there = ""
        if row.summoned is not None and row.present is not None:
            there = self.tr("có mặt {present}/{summoned}").format(present=row.present, summoned=row.summoned)
        elif row.summoned is not None:
            there = self.tr("triệu tập {summoned}").format(summoned=row.summoned)
        place = self.tr("trực tuyến") if row.online else row.place
        said = (
            row.unit_name,
            f"{shown_day(row.held_on)} {row.starts_at}".strip(),
            place,
            there,
            row.state_name,
        )
        self.about.setText(" · ".join(part for part in said if part))
        self.fault.setText("\n".join(f"{one.text} ({one.source})" for one in view.findings))
        self.fault.setVisible(bool(view.findings))
        self.again.setVisible(bool(view.minutes_id))
        self.call.setText(self.tr("Mở giấy mời") if view.call_id else self.tr("Lập giấy mời"))
        self.chips.set_chips(
            (
                Chip("roll", self.tr("Điểm danh"), len(view.attendance) or None),
                Chip("items", self.tr("Nội dung"), len(view.items) or None),
                Chip("votes", self.tr("Biểu quyết, bầu cử"), len(view.votes) or None),
                Chip("tasks", self.tr("Phân công"), len(view.tasks) or None),
            )
        )
        for part in self._parts.values():
            part.show_view(view)

    def part(self, key: str) -> Part:
        """One part, built when it is first looked at."""
        if key not in self._parts:
            self._parts[key] = self._make[key]()
            self.faces.addWidget(self._parts[key])
            if self.view is not None:
                self._parts[key].show_view(self.view)
        return self._parts[key]

    def turn(self, key: str) -> None:
        """Show this part."""
        self.chips.choose(key)
        self._turn(key)

    def _turn(self, key: str) -> None:
        self.faces.setCurrentWidget(self.part(key))

    # --- letters, sheets ----------------------------------------------------------------------------------

    def copy_message(self) -> None:
        if self.view is not None:
            self._seat.read(self, partial(self._seat.desk.meetings.message, self.view.row.id), self._copied)

    def _copied(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._seat.tell.note(self.tr("Đã chép tin mời họp; dán vào nhóm Zalo."), tone="done")

    def call_letter(self) -> None:
        """The invitation as a draft, or the one that is there."""
        view = self.view
        if view is None:
            return
        if view.call_id:
            self._seat.go("outgoing", view.call_id)
            return
        act = partial(self._seat.desk.meetings.call_letter, view.row.id)
        self._seat.do(self._seat.bus, act, then=self._open)

    def minutes(self) -> None:
        """The minutes as a draft, or those that are there."""
        view = self.view
        if view is None:
            return
        if view.minutes_id:
            self._seat.go("outgoing", view.minutes_id)
            return
        self.minutes_anew()

    def minutes_anew(self) -> None:
        """From all that was entered until now; a draft that is there is written anew."""
        if self.view is not None:
            act = partial(self._seat.desk.meetings.minutes, self.view.row.id)
            self._seat.do(self._seat.bus, act, then=self._open)

    def drop(self) -> None:
        """A meeting that was called by mistake."""
        if self.view is not None:
            told = self.tr("Đã bỏ cuộc họp: {title}").format(title=self.view.row.title)
            self._seat.do(
                self._seat.bus, partial(self._seat.desk.meetings.remove, self.view.row.id), told=told
            )

    def _open(self, change: Change[LetterRow]) -> None:
        self._seat.go("outgoing", change.result.id)

    def print_roll(self) -> None:
        view = self.view
        chosen = self.ask_file("Diem-danh.pdf", self.tr("PDF (*.pdf);;Văn bản Word (*.docx)")) if view else ""
        if view is not None and chosen:
            write = self._seat.desk.meeting_sheets.roll
            meeting = view.row.id
            job = self._seat.run.long(
                self, lambda _: write(meeting, Path(chosen)), title=self.tr("Đang ghi tệp")
            )
            job.then(
                lambda made: self._seat.tell.note(
                    self.tr("Đã ghi {file}").format(file=made.name), tone="done"
                )
            )

    def _ask_file(self, name: str, kinds: str) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(str(self._seat.memory.get("meetings.folder", "") or documents))
        chosen = QFileDialog.getSaveFileName(self, self.tr("Lưu tệp"), str(folder / name), kinds)[0]
        if chosen:
            self._seat.memory.put("meetings.folder", str(Path(chosen).parent))
        return chosen
