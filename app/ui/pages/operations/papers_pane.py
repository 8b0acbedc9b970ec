"""The papers of an operation beside it: which, of whom, the page as it prints; into one file, to its letter, to its number."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.base.clock import today
from app.layout.parts import Letter
from app.services.change import Change
from app.services.mailing_files import Written, plain_name
from app.services.operations.running import OperationDetail, PaperRow
from app.ui.pages.outgoing.page_view import PageView
from app.ui.pages.outgoing.small_dialogs import DayDialog
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Words


class PapersPane(QWidget):
    """``numbered`` when papers took their numbers."""

    numbered = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self.found: OperationDetail | None = None
        self._at = 0
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Giấy tờ"))
        self.which.setMinimumContentsLength(14)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.activated.connect(lambda _: self._chosen())
        self.before = IconButton("left", self.tr("Người trước"), partial(self._turn, -1))
        self.of = Words("", "quiet")
        self.behind = IconButton("next", self.tr("Người sau"), partial(self._turn, 1))
        self.note = Words("", "note", wrap=True)
        self.pages = PageView(seat.run, self.save)
        self.pages.refused.connect(seat.tell.error)
        self.file = Button(self.tr("Ghi PDF …"), self.save, meaning="export")
        self.letter = Button(self.tr("Mở văn bản"), self.open_letter, meaning="outgoing")
        self.number = Button(self.tr("Đã ký, cấp số …"), self.give_numbers, meaning="number")
        self.all = Button(self.tr("Ghi mọi giấy tờ …"), self.save_all, meaning="export")
        self._not_mine = ""
        """Why the person at this desk gives no numbers."""
        seat.read(self, seat.desk.operations.not_numbering, self._learn)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.which, 1)
        row.addWidget(self.before)
        row.addWidget(self.of)
        row.addWidget(self.behind)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.number, self.letter, self.file, self.all):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)

    # --- showing ------------------------------------------------------------------------------------------

    def show_operation(self, found: OperationDetail) -> None:
        other = self.found is None or self.found.row.id != found.row.id
        at_step = self.found is None or self.found.row.next_step != found.row.next_step
        self.found = found
        was = str(self.which.currentData() or "")
        self.which.clear()
        for one in found.papers:
            self.which.addItem(one.title, one.paper)
        at = self.which.findData(was)
        if other or at_step or at < 0:
            at = self._fitting(found)
            self._at = 0
        self.which.setCurrentIndex(max(0, at))
        self._chosen()

    @staticmethod
    def _fitting(found: OperationDetail) -> int:
        """The last paper whose step is done or next: what one has in hand now."""
        ready = {one.step for one in found.steps if one.done_on} | {found.row.next_step, ""}
        fitting = [at for at, one in enumerate(found.papers) if one.step in ready]
        return fitting[-1] if fitting else 0

    def paper(self) -> PaperRow | None:
        named = self.which.currentData()
        return next((one for one in self.found.papers if one.paper == named), None) if self.found else None

    def _chosen(self) -> None:
        one = self.paper()
        people = self._people(one)
        several = one is not None and one.each and len(people) > 1
        for widget in (self.before, self.of, self.behind):
            widget.setVisible(several)
        self._at = min(self._at, max(0, len(people) - 1)) if several else 0
        self.of.setText(f"{self._at + 1}/{len(people)}")
        for button in (self.file, self.all, self.letter, self.number):
            button.setVisible(False)
        if one is None or self.found is None or not people:
            self.note.clear()
            self.pages.say(self.tr("Việc này không có giấy tờ"))
            return
        self.file.setVisible(True)
        self.all.setVisible(len(self.found.papers) > 1)
        self.letter.setVisible(bool(one.letter_ids))
        waiting = len(one.letter_ids) - len(one.printed)
        self.number.setVisible(bool(one.letter_ids) and waiting > 0 and not self._not_mine)
        self.number.setText(
            self.tr("Đã ký, cấp {n} số …").format(n=waiting) if waiting > 1 else self.tr("Đã ký, cấp số …")
        )
        self._say(one)
        member = people[self._at] if one.each else None
        act = partial(self._seat.desk.operations.letter, self.found.row.id, one.paper, member)
        self._latest.ask(act, self._show, self._seat.tell.error)

    def _say(self, one: PaperRow) -> None:
        if one.printed:
            first = one.printed[0] if len(one.printed) == 1 else f"{one.printed[0]} … {one.printed[-1]}"
            self.note.say(self.tr("Đã cấp số: {numbers}").format(numbers=first), "done")
        elif one.letter_ids and self._not_mine:
            self.note.say(self._not_mine, "due")
        elif one.letter_ids:
            self.note.say(self.tr("Dự thảo nằm trong Văn bản đi, chờ ký và lấy số của sổ."), "due")
        elif one.numbered:
            self.note.say(self.tr("Dự thảo được lập khi ghi nhận bước có giấy tờ này."), "")
        else:
            self.note.say(self.tr("Theo {source}").format(source=one.source), "")

    def _show(self, letter: Letter) -> None:
        self.pages.show_letter(letter)

    def _learn(self, words: str) -> None:
        self._not_mine = words
        if words:
            self._chosen()

    def _people(self, paper: PaperRow | None) -> list[str]:
        if self.found is None or paper is None:
            return []
        return list(paper.member_ids)

    def _turn(self, by: int) -> None:
        people = self._people(self.paper())
        if people:
            self._at = (self._at + by) % len(people)
            self._chosen()

    # --- acts ---------------------------------------------------------------------------------------------

    def save(self) -> None:
        """All copies of the paper in one PDF."""
        one = self.paper()
        if one is None or self.found is None:
            return
        first = str(
            Path(self._folder())
            / f"{plain_name(one.title.split(' (')[0] + ' - ' + self.found.row.title)}.pdf"
        )
        chosen, _ = QFileDialog.getSaveFileName(self, one.title, first, self.tr("Tệp PDF (*.pdf)"))
        if chosen:
            self.write(Path(chosen))

    def save_all(self) -> None:
        """Every paper of the operation as PDF and DOCX, each in a file of its own."""
        if self.found is None:
            return
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Ghi mọi giấy tờ vào thư mục"), self._folder()
        )
        if chosen:
            self.write_all(Path(chosen) / plain_name(self.found.row.title))

    def write_all(self, folder: Path) -> None:
        """Into a folder of their own, off this thread."""
        if self.found is None:
            return
        operations, row = self._seat.desk.operations, self.found.row
        job = self._seat.run.long(
            self,
            lambda told: operations.write(row.id, folder=folder, docx=True, progress=told),
            title=self.tr("Đang ghi giấy tờ"),
        )
        job.then(partial(self._written_all, folder)).otherwise(self._seat.tell.error)

    def _written_all(self, folder: Path, made: Written) -> None:
        self._seat.tell.note(
            self.tr("Đã ghi {copies} bản, PDF và DOCX, vào thư mục {folder}").format(
                copies=made.copies, folder=folder.name
            ),
            tone="done",
        )

    def _folder(self) -> str:
        return self._seat.memory.get("outgoing.folder") or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )

    def write(self, path: Path) -> None:
        """Into one file, off this thread."""
        one = self.paper()
        if one is None or self.found is None:
            return
        operations, row = self._seat.desk.operations, self.found.row
        job = self._seat.run.long(
            self,
            lambda told: operations.write(row.id, [one.paper], pdf=path, progress=told),
            title=self.tr("Đang ghi giấy tờ"),
        )
        job.then(self._written).otherwise(self._seat.tell.error)

    def _written(self, made: Written) -> None:
        name = made.merged.name if made.merged else ""
        self._seat.tell.note(
            self.tr("Đã ghi {copies} bản, {pages} trang vào {file}").format(
                copies=made.copies, pages=made.pages, file=name
            ),
            tone="done",
        )

    def open_letter(self) -> None:
        one = self.paper()
        if one is not None and one.letter_ids:
            self._seat.go("outgoing", one.letter_ids[min(self._at, len(one.letter_ids) - 1)])

    def give_numbers(self) -> None:
        """All that wait take their numbers in one act. The day of the signature is asked before; a number cannot be taken back."""
        one = self.paper()
        if one is None or self.found is None:
            return
        waiting = len(one.letter_ids) - len(one.printed)
        question = self.tr("“{title}”: {n} văn bản lấy số của ngày ký. Số đã cấp không thu lại được.").format(
            n=waiting, title=one.title
        )
        day = DayDialog.ask(
            self, self.tr("Ngày ký"), question, act=self.tr("Cấp số"), last=today(self._seat.desk.clock)
        )
        if day is None:
            return
        act = partial(self._seat.desk.operations.issue, self.found.row.id, one.paper, signed_on=day)
        self._seat.do(self, act, then=self._numbered)

    def _numbered(self, change: Change[tuple[str, ...]]) -> None:
        numbers = change.result
        said = numbers[0] if len(numbers) == 1 else f"{numbers[0]} … {numbers[-1]}"
        self._seat.tell.note(self.tr("Đã cấp số {numbers}").format(numbers=said), tone="done")
        self.numbered.emit()
