"""Votes of a meeting: asked, counted line by line, the verdict with its source beside; ballots and the second round."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.committees import meant
from app.domain.voting import Ballots
from app.services.meetings.rows import MeetingView, VoteRow
from app.services.meetings.rules import matter_names
from app.services.meetings.votes import Got
from app.ui.pages.meetings.room_parts import buttons_row, plain_column
from app.ui.seat import Seat
from app.ui.theme.look import colour, px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import FormColumn, scrolled
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Words

_NAME, _YES, _NO, _OTHER, _SHARE, _FATE = range(6)
_TONES = {"passed": "done", "failed": "late", "tied": "due", "left": "quiet"}


class VoteForm(QWidget):
    """A new vote: what kind, the question, the names."""

    saved = Signal()
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._meeting = ""
        self.matter = QComboBox()
        self.matter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, name in matter_names().items():
            self.matter.addItem(name, key)
        self.matter.currentIndexChanged.connect(lambda _: self._suit())
        self.question, self.tellers = QLineEdit(), QLineEdit()
        self.names = QPlainTextEdit()
        self.names.setFixedHeight(px(110))
        self.names.setTabChangesFocus(True)
        self.seats = NumberBox()
        self.seats.setRange(1, 500)
        self.secret = QCheckBox(self.tr("Bỏ phiếu kín"))
        self._column = column = FormColumn(self)
        column.field(self.tr("Loại vấn đề"), self.matter)
        column.field(self.tr("Câu hỏi, tên cuộc bầu"), self.question)
        column.field(
            self.tr("Danh sách, mỗi dòng một người"),
            self.names,
            self.tr("Để trống khi chỉ biểu quyết một câu hỏi."),
        )
        self._seats_label = column.field(self.tr("Số lượng được bầu"), self.seats)
        column.mark(self.secret)
        column.field(
            self.tr("Ban kiểm phiếu"), self.tellers, self.tr("Trưởng ban trước, cách nhau bằng dấu phẩy.")
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        row.addWidget(Button(self.tr("Lập lượt biểu quyết"), self.save, meaning="save"))
        column.addLayout(row)
        column.addStretch(1)  # fmt: skip

    def begin(self, meeting: str) -> None:
        self._meeting = meeting
        for editor in (self.question, self.tellers):
            editor.clear()
        self.names.clear()
        self._suit()
        self.question.setFocus()

    def _suit(self) -> None:
        key = str(self.matter.currentData())
        election = key.startswith("election")
        for widget in (self.seats, self._seats_label):
            widget.setVisible(election)
        self.secret.setChecked(
            election or key in ("discipline", "discipline-body", "dissolve-body", "cadres")
        )

    def save(self) -> None:
        self._column.refuse(self.question, "" if self.question.text().strip() else self.tr("Ghi câu hỏi."))
        if not self.question.text().strip():
            return
        key = str(self.matter.currentData())
        act = partial(
            self._seat.desk.votes.ask, self._meeting, self.question.text(), matter_key=key,
            names=[one for one in self.names.toPlainText().splitlines() if one.strip()],
            seats=self.seats.value() if key.startswith("election") else None,
            secret=self.secret.isChecked(), tellers=self.tellers.text().split(","),
        )  # fmt: skip
        self._seat.do(
            self._seat.bus, act, told=self.tr("Đã lập lượt biểu quyết."), then=lambda _: self.saved.emit()
        )


class VotesPart(QWidget):
    """The list of votes over the one that is chosen."""

    def __init__(
        self, seat: Seat, ask_file: Callable[[str, str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._seat, self.ask_file = seat, ask_file
        self._view: MeetingView | None = None
        columns: tuple[Column[VoteRow], ...] = (
            Column("question", self.tr("Biểu quyết, bầu cử"), lambda row: f"{row.position}. {row.question}", 0,
                   tip=lambda row: f"{row.matter_name} · {row.source}"),
            Column("way", self.tr("Cách"), self._way, 90),
            Column("state", self.tr("Kết quả"), self._result, 130, tone=lambda row: "done" if row.counted else "quiet"),
        )  # fmt: skip
        self.table: Table[VoteRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="meetings.votes",
            name=self.tr("Các lượt biểu quyết"),
            empty=EmptyState(
                "check", self.tr("Chưa biểu quyết gì"), self.tr("Bấm “Biểu quyết mới” để hỏi một việc hoặc lập danh sách bầu.")
            ),
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.table.setMaximumHeight(px(116))
        self.grid = QTableWidget(0, 6)
        self.grid.setAccessibleName(self.tr("Kết quả từng dòng"))
        self.grid.verticalHeader().hide()
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.grid.setHorizontalHeaderLabels(
            [
                self.tr("Họ và tên"),
                self.tr("Đồng ý"),
                self.tr("Không"),
                self.tr("Khác"),
                self.tr("Tỉ lệ %"),
                self.tr("Kết quả"),
            ]
        )
        head = self.grid.horizontalHeader()
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for at, width in ((_YES, 60), (_NO, 54), (_OTHER, 50), (_SHARE, 60), (_FATE, 126)):
            self.grid.setColumnWidth(at, px(width))
        self.boxes: dict[str, NumberBox] = {}
        counts = QHBoxLayout()
        for key, words in (
            ("issued", self.tr("Phát ra")), ("returned", self.tr("Thu vào")), ("invalid", self.tr("Không hợp lệ")),
            ("blank", self.tr("Phiếu trắng")),
        ):  # fmt: skip
            box = NumberBox()
            box.setRange(-1, 100_000)
            box.setSpecialValueText(" ")
            box.setAccessibleName(words)
            self.boxes[key] = box
            counts.addWidget(Words(words, "note"))
            counts.addWidget(box)
        counts.addStretch(1)
        self.counts = QWidget()
        self.counts.setLayout(counts)
        counts.setContentsMargins(0, 0, 0, 0)
        self.said = Words("", "note", wrap=True)
        self.keep = Button(self.tr("Ghi kết quả"), self.save, meaning="save")
        self.ballots = Button(self.tr("In phiếu A5"), self.print_ballots, meaning="print")
        self.form_paper = Button(self.tr("Biên bản kiểm phiếu"), self.print_form, meaning="print")
        self.second = Button(self.tr("Bầu lần hai"), self.begin_second, meaning="redo")
        self.seat_them = Button(self.tr("Lập ban từ kết quả"), self.make_committee, meaning="members")
        self.drop = Button(self.tr("Bỏ lượt này"), self.drop_vote, kind="quiet", meaning="delete")
        self._faces = QStackedWidget()
        self._form: VoteForm | None = None
        shown = QWidget()
        column = plain_column(shown)
        column.addWidget(self.table)
        column.addWidget(self.grid, 1)
        column.addWidget(self.counts)
        column.addWidget(self.said)
        column.addWidget(
            buttons_row(
                Button(self.tr("Biểu quyết mới"), self.new, meaning="add"), self.keep, self.ballots, self.form_paper,
                self.second, self.seat_them, self.drop,
            )
        )  # fmt: skip
        self._faces.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self._faces)

    @property
    def form(self) -> VoteForm:
        """Built when first needed."""
        if self._form is None:
            self._form = VoteForm(self._seat)
            self._form.saved.connect(lambda: self._faces.setCurrentIndex(0))
            self._form.left.connect(lambda: self._faces.setCurrentIndex(0))
            self._area = scrolled(self._form)
            self._faces.addWidget(self._area)
        return self._form

    def _way(self, row: VoteRow) -> str:
        return self.tr("kín") if row.secret else self.tr("công khai")

    def _result(self, row: VoteRow) -> str:
        if not row.counted:
            return self.tr("chưa kiểm phiếu")
        passed = sum(one.fate == "passed" for one in row.lines)
        if len(row.lines) == 1:
            return row.lines[0].fate_name
        return self.tr("{passed}/{all} đạt").format(passed=passed, all=row.seats or len(row.lines))

    # --- showing ------------------------------------------------------------------------------------------

    def show_view(self, view: MeetingView) -> None:
        other = self._view is None or self._view.row.id != view.row.id
        self._view = view
        self.table.set_rows(view.votes)
        if other:
            self._faces.setCurrentIndex(0)
        if self.table.current() is None and view.votes:
            self.table.select_first()
        self._chosen(self.table.current())

    def _chosen(self, row: VoteRow | None) -> None:
        for widget in (
            self.grid,
            self.counts,
            self.said,
            self.keep,
            self.ballots,
            self.form_paper,
            self.drop,
        ):
            widget.setVisible(row is not None)
        self.second.setVisible(row is not None and bool(row.next))
        self.seat_them.setVisible(row is not None and row.election and row.counted)
        if row is None:
            return
        posts = bool(meant(row.question)[1])
        self.seat_them.setText(self.tr("Ghi chức vụ vào ban") if posts else self.tr("Lập ban từ kết quả"))
        self.counts.setVisible(row.secret)
        self.ballots.setVisible(row.secret)
        self.form_paper.setVisible(row.secret)
        for key, box in self.boxes.items():
            value = getattr(row, key)
            box.setValue(-1 if value is None else value)
        self._fill(row)
        lines = [f"{one.text} ({one.source})" if one.source else one.text for one in row.findings]
        if row.next:
            again = self.tr("Còn {seats} vị trí, bầu lần thứ hai: {names}.")
            lines.append(again.format(seats=row.open_seats, names=", ".join(row.next)))
        passing = self.tr("Đạt khi được quá {majority} {base}. Căn cứ: {source}.")
        lines.append(passing.format(majority=row.majority, base=row.base_name, source=row.source))
        self.said.say("\n".join(lines), "due" if row.findings else "")

    def _fill(self, row: VoteRow) -> None:
        self.grid.setRowCount(len(row.lines))
        for at, line in enumerate(row.lines):
            texts = (line.name, line.yes, line.no, line.other, line.per_cent, line.fate_name)
            for column, value in enumerate(texts):
                item = QTableWidgetItem("" if value is None else str(value))
                if column in (_NAME, _SHARE, _FATE):
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                else:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if column == _NAME and line.detail:
                    item.setToolTip(line.detail)
                if column == _FATE and line.fate in _TONES:
                    item.setForeground(colour(_TONES[line.fate]))
                self.grid.setItem(at, column, item)
        if row.lines:
            self.grid.setCurrentCell(0, _YES)

    # --- acts ---------------------------------------------------------------------------------------------

    def new(self) -> None:
        if self._view is not None:
            form = self.form
            self._faces.setCurrentWidget(self._area)
            form.begin(self._view.row.id)

    def save(self) -> None:
        """Keep what was counted."""
        row = self.table.current()
        if self._view is None or row is None:
            return
        odd = self._odd()
        if odd is not None:
            self.grid.setCurrentCell(*odd)
            item = self.grid.item(*odd)
            words = self.tr("“{text}” không phải một con số; ghi số phiếu, hoặc để trống.")
            self._seat.tell.note(words.format(text=item.text() if item else ""), tone="late")
            return
        got = [
            Got(self._figure(at, _YES), self._figure(at, _NO), self._figure(at, _OTHER))
            for at in range(len(row.lines))
        ]
        counted = {key: None if box.value() < 0 else box.value() for key, box in self.boxes.items()}
        ballots = Ballots(**counted) if row.secret else None
        act = partial(self._seat.desk.votes.count, self._view.row.id, row.id, got=got, ballots=ballots)
        self._seat.do(self._seat.bus, act, told=self.tr("Đã ghi kết quả."))

    def _odd(self) -> tuple[int, int] | None:
        """The first cell that should hold a figure and holds something else."""
        for at in range(self.grid.rowCount()):
            for column in (_YES, _NO, _OTHER):
                item = self.grid.item(at, column)
                text = item.text().strip() if item else ""
                if text and not text.isdigit():
                    return at, column
        return None

    def _figure(self, at: int, column: int) -> int | None:
        item = self.grid.item(at, column)
        text = item.text().strip() if item else ""
        return int(text) if text.isdigit() else None

    def begin_second(self) -> None:
        self._with(self._seat.desk.votes.second, self.tr("Đã lập danh sách bầu lần thứ hai."))

    def drop_vote(self) -> None:
        self._with(self._seat.desk.votes.drop, self.tr("Đã bỏ lượt biểu quyết."))

    def _with(self, verb: Callable[[str, str], object], told: str) -> None:
        row = self.table.current()
        if self._view is not None and row is not None:
            self._seat.do(self._seat.bus, partial(verb, self._view.row.id, row.id), told=told)  # type: ignore[arg-type]

    def make_committee(self) -> None:
        """The body or post that the election's name says; where it says neither, a menu asks."""
        row = self.table.current()
        if row is None:
            return
        body, post = meant(row.question)
        if body or post:
            self._make(body, post)
            return
        menu = QMenu(self)
        for key, words in (
            ("committee", self.tr("Ban Chấp hành")),
            ("standing", self.tr("Ban Thường vụ")),
            ("inspection", self.tr("Ủy ban Kiểm tra")),
        ):
            menu.addAction(words, partial(self._make, key, ""))
        menu.addSeparator()
        for key, words in (
            ("secretary", self.tr("Bí thư của ban đương nhiệm")),
            ("deputy", self.tr("Phó Bí thư của ban đương nhiệm")),
        ):
            menu.addAction(words, partial(self._make, "", key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.seat_them.mapToGlobal(QPoint(0, self.seat_them.height() + Space.TIGHT)))

    def _make(self, body: str, post: str) -> None:
        row = self.table.current()
        if self._view is None or row is None:
            return
        committees, meeting, vote = self._seat.desk.committees, self._view.row.id, row.first_id or row.id
        if post:
            told = self.tr("Đã ghi chức vụ vào danh sách ban.")
            self._seat.do(
                self._seat.bus, partial(committees.elect_posts, meeting, post, vote=vote), told=told
            )
        else:
            told = self.tr("Đã lập danh sách ban; xem ở mục “Ban Chấp hành”, rồi chọn bí thư, phó bí thư.")
            self._seat.do(self._seat.bus, partial(committees.elect, meeting, body=body, vote=vote), told=told)

    def print_ballots(self) -> None:
        self._sheet("Phieu-bau.pdf", self.tr("PDF (*.pdf)"), self._seat.desk.meeting_sheets.ballots)

    def print_form(self) -> None:
        kinds = self.tr("PDF (*.pdf);;Văn bản Word (*.docx)")
        self._sheet("Bien-ban-kiem-phieu.pdf", kinds, self._seat.desk.meeting_sheets.counting)

    def _sheet(self, name: str, kinds: str, write: Callable[[str, str, Path], Path]) -> None:
        row = self.table.current()
        chosen = self.ask_file(name, kinds) if self._view is not None and row is not None else ""
        if not chosen or self._view is None or row is None:
            return
        meeting, vote, path = self._view.row.id, row.id, Path(chosen)
        job = self._seat.run.long(self, lambda _: write(meeting, vote, path), title=self.tr("Đang ghi tệp"))
        job.then(
            lambda made: self._seat.tell.note(self.tr("Đã ghi {file}").format(file=made.name), tone="done")
        )
