"""Báo cáo: the forms with the days they are due, the board of completeness, charts; each to be saved or printed.

Owns which view is in sight and what is read for it. Counting runs off the window's thread and can be stopped.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.base.files import write_atomic
from app.base.language import tr
from app.domain.reports.charts import Chart
from app.services.reports.board import BoardRow, BoardView, Lacking
from app.services.reports.charts import NAMES
from app.services.reports.duties import DutyRow
from app.services.reports.filling import Behind
from app.services.reports.forms import forms
from app.services.reports.service import STANDING_NAMES, Difference, Look
from app.ui.pages.base import Page
from app.ui.pages.members.parts import sentence
from app.ui.pages.reports.board_view import BoardPane
from app.ui.pages.reports.charts_view import ChartsPane
from app.ui.pages.reports.forms_view import FormView
from app.ui.run import Job, Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.table import Column, Table, shown_day

FORMS, BOARD, CHARTS = "forms", "board", "charts"
_MOST = 2_000
"""Persons listed behind a figure or as lacking something; the sheet has them all."""
_TONES = {"late": "late", "open": "due", "handed-late": "due", "reported": "done", "ahead": "quiet"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A form in the list at the left, with how it stands in the period due next."""

    id: str
    title: str
    standing: str
    due: str
    period: str


class ReportsPage(Page):
    """``show_record``: '#board', '#charts', or the name of a form."""

    name = "reports"
    subjects = frozenset(
        {"member", "member_spell", "member_report", "member_entry_target", "member_grade", "member_award", "member_discipline",
         "member_training", "member_position", "unit", "unit_event", "committee", "committee_seat", "operation_step"}
    )  # fmt: skip

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.day = today(seat.desk.clock)
        self._duties, self._behind = Latest(seat.run, self), Latest(seat.run, self, delay=60)
        self._lacking, self._drawing, self._boarding = (Latest(seat.run, self) for _ in range(3))
        self._counting: Job | None = None
        self._busy_with = 0
        self.ask_file: Callable[[str, str], str] = self._ask_file
        self.ask_printer: Callable[[str], Any] = self._ask_printer
        self.head = PageHead(self.title(), self.tr("Nộp biểu"), self.primary, meaning="check")
        self.views = ChipRow(
            (
                Chip(FORMS, self.tr("Biểu mẫu")),
                Chip(BOARD, self.tr("Hoàn thiện dữ liệu")),
                Chip(CHARTS, self.tr("Biểu đồ")),
            ),
            name=self.tr("Mục"),
        )
        self.views.chosen.connect(self.turn)
        self.correct = Button(
            self.tr("Lập bản sửa"), meaning="edit", tip=self.tr("Bản đã nộp giữ nguyên; bản sửa là bản mới")
        )
        self.compare = Button(self.tr("Khác từ khi nộp"), self.show_changes, meaning="split")
        self.export = Button(self.tr("Lưu thành tệp"), self._open_export, meaning="export")
        self.print = Button(self.tr("In"), self.print_it, meaning="print", key="Ctrl+P")
        for widget in (self.correct, self.compare, self.export, self.print):
            self.head.add(widget)
        self.list: Table[_Line] = Table(
            (
                Column("title", self.tr("Biểu"), lambda row: row.title, 0, tip=lambda row: row.title),
                Column("state", self.tr("Tình trạng"), lambda row: row.standing and tr(STANDING_NAMES[row.standing]), 104,
                       tone=lambda row: _TONES.get(row.standing, ""), tip=lambda row: row.due),
            ),
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="reports.forms",
            name=self.tr("Các biểu"),
        )  # fmt: skip
        self.list.setFixedWidth(px(308))
        self.list.chosen.connect(self._form_chosen)
        self.form = FormView(seat.memory)
        self.correct.clicked.connect(lambda _: self.form.ask_reason())
        self.form.asked.connect(self.count)
        self.form.correction.connect(self._correct)
        self.form.opened.connect(self._open)
        self.form.grid.chosen.connect(lambda _: self._ask_behind())
        self.form.grid.figures.typed.connect(self._type)
        self.board = BoardPane(seat.memory)
        self.board.row_chosen.connect(self._row_chosen)
        self.board.field_chosen.connect(lambda _: self._ask_lacking())
        self.board.aimed.connect(self._aim)
        self.board.dropped.connect(self._drop_aim)
        self.board.needed.connect(self._need)
        self.board.opened.connect(lambda row: seat.go("members", row.id))
        self.charts = ChartsPane(seat.memory)
        self.charts.asked.connect(lambda _: self._draw())
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.list)
        row.addWidget(self.form, 1)
        self.stack = QStackedWidget()
        for view in (both, self.board, self.charts):
            self.stack.addWidget(view)
        column = self.column()
        column.addWidget(self.head)
        column.addWidget(self.views)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.list)
        self._acts()
        self.look_anew()

    # --- which view ---------------------------------------------------------------------------------------

    def turn(self, key: str) -> None:
        self.views.choose(key)
        self.stack.setCurrentIndex((FORMS, BOARD, CHARTS).index(key))
        self._acts()
        self.look_anew()

    def show_record(self, record_id: str) -> None:
        if record_id in (f"#{BOARD}", f"#{CHARTS}"):
            self.turn(record_id[1:])
        else:
            self.turn(FORMS)
            at = self.list.rows.find(record_id)
            if at >= 0:
                self.list.set_rows(self.list.rows.rows(), select=record_id)

    def look_anew(self) -> None:
        view = self.views.current()
        if view == FORMS:
            self._duties.ask(self.seat.desk.reports.duties.year, self._list_forms)
            if self.list.current() is not None:
                self.count()
        elif view == BOARD:
            self._boarding.ask(self.seat.desk.board.look, self._show_board, self._refused)
        else:
            self._draw()

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        """Also what this page did itself: taking an act back is told in its name."""
        super()._heard(subjects, None)

    def _acts(self) -> None:
        """Which buttons mean something now."""
        view, look = self.views.current(), self.form.look
        in_forms = view == FORMS
        handed = in_forms and look is not None and look.state == "handed"
        if self.head.primary is not None:
            self.head.primary.setVisible(in_forms)
            self.head.primary.setEnabled(look is not None and not handed and not self.form.by_units())
        self.correct.setVisible(handed)
        self.compare.setVisible(in_forms and look is not None and (handed or look.version > 1))

    # --- forms ----------------------------------------------------------------------------------------------

    def _list_forms(self, rows: tuple[DutyRow, ...]) -> None:
        """Each form with its standing in the period called for: the earliest one due from today on."""
        known: dict[str, tuple[str, str, str]] = {}
        # what is past comes last, and of it the latest first
        for row in sorted(rows, key=lambda one: (one.due_on < self.day, abs(one.due_on - self.day))):
            said = self.tr("{period}: hạn {day}").format(period=row.name, day=shown_day(row.due_on))
            for one in row.forms:
                known.setdefault(one.form, (one.standing, said, row.period))
        lines = [
            _Line(one.name, f"{one.number}. {one.title}" if one.number else one.short, *known[one.name])
            for one in forms()
        ]
        self.list.set_rows(lines, select=self.list.current_id() or lines[0].id)

    def _form_chosen(self, row: _Line | None) -> None:
        if row is not None:
            self.form.choose_form(row.id, self.day, row.period)
            self.count()

    def count(self) -> None:
        """Fill the form in sight anew; what is still being counted is stopped."""
        row = self.list.current()
        if row is None:
            return
        if self._counting is not None:
            self._counting.cancel()
            self._counting.mute()
        self._busy_with += 1
        mine = self._busy_with
        reports, period, units = self.seat.desk.reports, self.form.chosen_period(), self.form.by_units()

        def act(job: Job) -> Look:
            return reports.look(row.id, period=period, units=units, progress=job)

        job = self.seat.run.long(self, act, title=self.tr("Đang tính biểu"))
        self._counting = job
        job.then(lambda look: self._show(look) if mine == self._busy_with else None)
        job.otherwise(lambda fault: self._refused(fault) if mine == self._busy_with else None)
        job.ended.connect(partial(self._counted, mine))

    def _counted(self, mine: int) -> None:
        if mine == self._busy_with:
            self._counting = None

    def _refused(self, fault: BaseException) -> None:
        """A folder that has no unit of its own yet says so in its place; all else is told."""
        if isinstance(fault, AppError):
            words = sentence(fault)
            self.form.note.setText(words)
            self.board.said.setText(words)
            self.charts.note.setText(words)
        else:
            self.seat.tell.error(fault)

    def _show(self, look: Look) -> None:
        compared = self.form.compares(
            look
        )  # what is being read is not taken away when the figures are counted anew
        self.form.show_look(look)
        self._acts()
        if compared:
            self._behind.drop()
        else:
            self._ask_behind()

    def _ask_behind(self) -> None:
        look, at = self.form.look, self.form.grid.cell()
        if look is None or not at:
            return

        def read() -> tuple[tuple[Behind, ...], int]:
            return self.seat.desk.reports.behind(look, at, limit=_MOST), len(look.sheet.people(at))

        self._behind.ask(read, lambda found: self.form.show_people(*found), self._not_behind)

    def _not_behind(self, fault: BaseException) -> None:
        """Who may not see sensitive data sees the figure, not the names behind it."""
        if isinstance(fault, AppError):
            self.form.show_people((), 0)
            self.form.behind_words.say(sentence(fault))
        else:
            self.seat.tell.error(fault)

    def _type(self, at: str, number: object) -> None:
        row = self.list.current()
        if row is not None:
            value = number if isinstance(number, int) else None
            period = self.form.chosen_period()
            self.seat.do(self, partial(self.seat.desk.reports.type, row.id, {at: value}, period=period))

    def primary(self) -> None:
        """Ctrl+Enter: hand the form in."""
        row, look = self.list.current(), self.form.look
        if self.views.current() != FORMS or row is None or look is None or not look.editable:
            return
        self.seat.do(
            self,
            partial(self.seat.desk.reports.hand_in, row.id, period=look.period),
            told=self.tr("Đã nộp biểu {form}, {period}.").format(form=row.title, period=look.period_name),
        )

    def _correct(self, why: str) -> None:
        row = self.list.current()
        if row is not None:
            period = self.form.chosen_period()
            verb = partial(self.seat.desk.reports.correct, row.id, why, period=period)
            self.seat.do(self, verb, told=self.tr("Đã lập bản sửa."))

    def show_changes(self) -> None:
        """What changed since the form was handed in."""
        row = self.list.current()
        if row is None:
            return
        reports, period = self.seat.desk.reports, self.form.chosen_period()
        job = self.seat.run.long(
            self,
            lambda job: reports.changes(row.id, period=period, progress=job),
            title=self.tr("Đang so với bản đã nộp"),
        )
        job.then(self._compared)

    def _compared(self, changes: tuple[Difference, ...]) -> None:
        self._behind.drop()  # asked before, answered after: it would take the place of what was asked for last
        self.form.show_changes(changes)

    def _open(self, one: Behind) -> None:
        if one.kind != "gone":
            self.seat.go("units" if one.kind == "unit" else "members", one.id)

    # --- board, charts ----------------------------------------------------------------------------------------

    def _show_board(self, view: BoardView) -> None:
        self.board.show_view(view)
        self._ask_lacking()

    def _row_chosen(self, row: BoardRow | None) -> None:
        if row is not None:
            self.board.show_row(row)
            self._ask_lacking()

    def _ask_lacking(self) -> None:
        view = self.board.view
        if view is None:
            return
        row = self.board.table.current() or view.whole
        # The members that hang on our own unit stand in a row of their own beside the whole.
        here = row.id == view.unit_id and row is not view.whole and row.name != view.whole.name
        field = self.board.chosen_field()
        desk = self.seat.desk

        def read() -> tuple[Lacking, ...]:
            return desk.board.lacking(row.id, field=field, here=here, limit=_MOST)

        self._lacking.ask(read, partial(self.board.show_people, row))

    def _aim(self, unit: str, wanted: object, due: object) -> None:
        verb = partial(self.seat.desk.board.aim, unit=unit, wanted=wanted, due=due)  # type: ignore[arg-type]
        self.seat.do(self, verb, told=self.tr("Đã đặt chỉ tiêu."))

    def _drop_aim(self, unit: str) -> None:
        self.seat.do(self, partial(self.seat.desk.board.no_aim, unit), told=self.tr("Đã bỏ chỉ tiêu."))

    def _need(self, fields: list[str]) -> None:
        verb = partial(self.seat.desk.board.need, fields)
        self.seat.do(self, verb, told=self.tr("Đã đổi các mục phải có."))

    def _draw(self) -> None:
        name = self.charts.chosen() or next(iter(NAMES))
        self._drawing.ask(
            partial(self.seat.desk.report_charts.draw, name), self.charts.show_chart, self._refused
        )

    # --- files, print -------------------------------------------------------------------------------------------

    def _open_export(self) -> None:
        menu = QMenu(self)
        kinds = [("xlsx", self.tr("Bảng tính (XLSX)")), ("pdf", self.tr("Bản in (PDF)"))]
        if self.views.current() == CHARTS:
            kinds.append(("png", self.tr("Hình (PNG)")))
        for kind, words in kinds:
            act = QAction(words, menu)
            act.triggered.connect(partial(self.save_as, kind))
            menu.addAction(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + Space.TIGHT)))

    def save_as(self, kind: str, *_: object) -> None:
        """What is in sight as a file."""
        chosen = self.ask_file(f"{self._file_stem()}.{kind}", kind)
        if not chosen:
            return
        path = Path(chosen)
        if kind == "png":
            data = self.charts.chart.png()
            job = self.seat.run.read(self, lambda: write_atomic(path, data))
        else:
            job = self.seat.run.long(
                self, self._writer(path), title=self.tr("Đang ghi {file}").format(file=path.name)
            )
        job.then(lambda _: self.seat.tell.note(self.tr("Đã lưu {file}").format(file=path.name), tone="done"))

    def print_it(self) -> None:
        printer = self.ask_printer(self._file_stem())
        if printer is None:
            return
        from app.ui.pages.registers.printing import print_pages

        job = self.seat.run.long(
            self, lambda job: print_pages(printer, self._pages(job)), title=self.tr("Đang in")
        )
        job.then(
            lambda many: self.seat.tell.note(
                self.tr("Đã gửi {pages} trang đến máy in").format(pages=many), tone="done"
            )
        )

    def _pages(self, job: Job) -> Iterator[bytes]:
        from app.services.register_view import page_count, page_picture

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bao-cao.pdf"
            self._writer(path)(job)
            data = path.read_bytes()
        many = page_count(data)
        for number in range(1, many + 1):
            job.step(number - 1, many, "")
            yield page_picture(data, number, dpi=200)

    def _writer(self, path: Path) -> Callable[[Job], object]:
        """How the view in sight is written; made in the window's thread, run in another."""
        desk, view = self.seat.desk, self.views.current()
        if view == BOARD:
            return lambda job: desk.report_sheets.board(desk.board.look(), path, lacking=desk.board.lacking())
        if view == CHARTS:
            drawn: list[Chart] = [self.charts.chart.chart] if self.charts.chart.chart else []
            return lambda job: desk.report_sheets.charts(drawn, path, unit=desk.reports.own_unit_id())
        if self.form.look is None:
            return lambda job: desk.reports.own_unit_id()  # which refuses: nothing is in sight
        look, wide = self.form.look, path.suffix == ".xlsx" and not self.form.by_units()

        def write(job: Job) -> object:
            name, period = look.form.name, look.period
            units = None
            if wide and look.form.computed:
                units = desk.reports.look(name, period=period, units=True, until=look.last, progress=job)
            same = look.state == "handed" and not self.form.by_units()
            frozen = desk.reports.handed(name, period=period) if same else None
            return desk.report_sheets.report(look, path, units=units, frozen=frozen)

        return write

    def _file_stem(self) -> str:
        view, look = self.views.current(), self.form.look
        if view == FORMS and look is not None:
            return f"bieu-{look.form.name}-{look.period}"
        return "hoan-thien-du-lieu" if view == BOARD else f"bieu-do-{self.charts.chosen()}"

    def _ask_file(self, name: str, kind: str) -> str:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return QFileDialog.getSaveFileName(self, self.tr("Lưu báo cáo"), str(folder / name), f"*.{kind}")[0]

    def _ask_printer(self, title: str) -> Any:
        from app.ui.pages.registers.printing import ask_printer

        return ask_printer(self, title)
