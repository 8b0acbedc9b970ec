"""One form: its period, its figures, who stands behind the figure in hand, and what changed since it was handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.base.language import tr
from app.domain.reports import periods
from app.domain.reports.charts import grouped
from app.services.reports.filling import Behind
from app.services.reports.forms import calendar, form_of
from app.services.reports.service import STANDING_NAMES, Difference, Look
from app.ui.memory import Memory
from app.ui.pages.reports.grid import FigureGrid
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Badge, Elided, Words

_YEARS = 3
_TONES = {"late": "late", "open": "due", "reported": "done", "handed-late": "due", "ahead": ""}


class FormView(QWidget):
    """``asked``: another period or break-down is wanted. ``correction`` carries the reason of a new version."""

    asked = Signal()
    correction = Signal(str)
    opened = Signal(object)
    """A person or unit to be opened."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.look: Look | None = None
        self._form = ""
        self.title = Elided("", "heading")
        self.state = Badge()
        self.unseen = Badge(self.tr("chưa đối chiếu mẫu chính thức"), "due")
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Kỳ báo cáo"))
        self.period.activated.connect(lambda _: self.asked.emit())
        self.by = ChipRow(
            (Chip("groups", self.tr("Theo nhóm")), Chip("units", self.tr("Theo đơn vị"))),
            name=self.tr("Cột của biểu"),
        )
        self.by.chosen.connect(lambda _: self.asked.emit())
        self.note = Words("", "quiet", wrap=True)
        self.grid = FigureGrid()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Lý do sửa, ví dụ: sót 3 đoàn viên lớp 10A2"))
        self.reason.setAccessibleName(self.tr("Lý do sửa"))
        self.reason.returnPressed.connect(self._correct)
        self.reason_bar = QWidget()
        bar = QHBoxLayout(self.reason_bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.reason, 1)
        bar.addWidget(Button(self.tr("Lập bản sửa"), self._correct))
        bar.addWidget(Button(self.tr("Thôi"), self.reason_bar.hide, kind="quiet"))
        self.reason_bar.hide()
        self.behind_words = Elided("", "heading")
        self.people: Table[Behind] = Table(
            (
                Column("name", self.tr("Họ và tên"), lambda row: row.name or self.tr("(hồ sơ không còn)"), 0),
                Column("born", self.tr("Ngày sinh"), _born, 120, right=True, sort=lambda row: row.birth_date),
                Column("unit", self.tr("Đơn vị"), lambda row: row.detail, 260),
            ),
            id_of=lambda row: row.id,
            memory=memory,
            key="reports.people",
            name=self.tr("Những người sau con số"),
            empty=EmptyState("members", self.tr("Không có ai sau con số này")),
        )
        self.people.opened.connect(self.opened.emit)
        self.changes: Table[Difference] = Table(
            (
                Column("cell", self.tr("Chỉ tiêu"), lambda row: f"{row.moved.row} · {row.moved.column}", 0),
                Column("was", self.tr("Đã nộp"), lambda row: _value(row.moved.was), 84, right=True),
                Column("now", self.tr("Hiện nay"), lambda row: _value(row.moved.now), 84, right=True),
                Column(
                    "came",
                    self.tr("Thêm"),
                    lambda row: _names(row.came),
                    220,
                    tip=lambda row: _names(row.came),
                ),
                Column(
                    "gone",
                    self.tr("Bớt"),
                    lambda row: _names(row.gone),
                    220,
                    tip=lambda row: _names(row.gone),
                ),
            ),
            id_of=lambda row: row.moved.cell,
            memory=memory,
            key="reports.changes",
            name=self.tr("Thay đổi từ khi nộp"),
            empty=EmptyState("check", self.tr("Không có gì khác với bản đã nộp")),
        )
        self.foot = QStackedWidget()
        self.foot.addWidget(self.people)
        self.foot.addWidget(self.changes)
        self._lay_out(memory)

    def _lay_out(self, memory: Memory) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.title, 1)
        for widget in (self.unseen, self.state):
            top.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self.period)
        line.addWidget(self.by, 3)
        line.addStretch(1)
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, Space.SMALL, 0, 0)
        under.addWidget(self.behind_words)
        under.addWidget(self.foot, 1)
        panes = Splitter(memory, "reports.form", (self.grid, below), (0, 180), upright=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(top)
        whole.addLayout(line)
        whole.addWidget(self.reason_bar)
        whole.addWidget(self.note)
        whole.addWidget(panes, 1)
        self.period.setMinimumWidth(px(210))

    # --- what is asked ----------------------------------------------------------------------------------

    def choose_form(self, name: str, day: date, period: str = "") -> None:
        """Another form: its periods, ``period`` chosen, else the one due next."""
        if name == self._form:
            return
        self._form = name
        form = form_of(name)
        now = period or periods.current(calendar(), form.rhythm, day)
        self.period.clear()
        for year in range(day.year + 1, day.year - _YEARS, -1):
            for duty in reversed(calendar().duties):
                if duty.rhythm in form.rhythm and duty.day("first", year) <= day:
                    self.period.addItem(duty.title(year), duty.period(year))
        at = self.period.findData(now)
        if at < 0:
            self.period.insertItem(0, calendar().duty(now).title(periods.year_of(now)), now)
            at = 0
        self.period.setCurrentIndex(at)
        self.by.setVisible(form.computed)
        self.by.choose("groups")
        self.reason_bar.hide()

    def chosen_period(self) -> str:
        return str(self.period.currentData() or "")

    def by_units(self) -> bool:
        return self.by.current() == "units"

    # --- what is shown ----------------------------------------------------------------------------------

    def show_look(self, look: Look) -> None:
        self.look = look
        form = look.form
        self.title.say(f"{form.number}. {form.title}" if form.number else form.title)
        self.unseen.setVisible(not form.seen)
        self.unseen.setToolTip(self.tr("Nguồn: {source}").format(source=form.source))
        words = tr(STANDING_NAMES[look.standing])
        if look.state == "handed" and look.handed_on is not None:
            words = self.tr("đã nộp {day}, bản {version}").format(
                day=shown_day(look.handed_on), version=look.version
            )
        elif look.version > 1:
            words = self.tr("bản sửa {version}, chưa nộp").format(version=look.version)
        self.state.say(words, "done" if look.state == "handed" else _TONES[look.standing])
        said = [self.tr("Hạn {day}.").format(day=shown_day(look.due_on))]
        said += [
            self.tr("Số liệu {first} - {last}.").format(
                first=shown_day(look.first), last=shown_day(look.last)
            )
        ]
        said += [form.note] if form.note else []
        if form.typed and look.editable:
            said.append(self.tr("Ô nền màu: gõ số trực tiếp."))
        if look.state == "handed" and self.by_units():
            said.append(self.tr("Theo đơn vị: tính theo hồ sơ hiện nay, có thể khác bản đã nộp."))
        self.note.setText(" ".join(said))
        self.grid.show_look(look)

    def show_people(self, people: Sequence[Behind], total: int) -> None:
        self.foot.setCurrentWidget(self.people)
        self.people.set_rows(people)
        self.behind_words.say(self._behind(total))

    def show_changes(self, changes: Sequence[Difference]) -> None:
        self.foot.setCurrentWidget(self.changes)
        self.changes.set_rows(changes)
        self.behind_words.say(self.tr("Từ khi nộp đến nay: {count} ô thay đổi").format(count=len(changes)))

    def compares(self, look: Look) -> bool:
        """Whether what changed since this very report was handed in is in sight."""
        shown = self.look
        if shown is None or self.foot.currentWidget() is not self.changes:
            return False
        return (shown.form.name, shown.period, shown.version) == (look.form.name, look.period, look.version)

    def ask_reason(self) -> None:
        self.reason_bar.show()
        self.reason.setFocus()

    def _behind(self, total: int) -> str:
        index = self.grid.currentIndex()
        if not self.grid.cell():
            return ""
        line, head = self.grid.figures.line(index.row()), self.grid.figures.head(index.column())
        if line.typed:
            return self.tr("{row} · {column}: số do đơn vị nhập").format(row=line.label, column=head.label)
        return f"{line.label} · {head.label}: {grouped(total)}"

    def _correct(self) -> None:
        if self.reason.text().strip():
            self.correction.emit(self.reason.text())
            self.reason.clear()
            self.reason_bar.hide()
        else:
            self.reason.setFocus()


def _born(row: Behind) -> str:
    return shown_day(row.birth_date) or str(row.birth_year or "")


def _names(people: Sequence[Behind]) -> str:
    return ", ".join(one.name for one in people)


def _value(value: int | float | None) -> str:
    return "-" if value is None else grouped(value)
