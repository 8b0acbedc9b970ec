"""Hồ sơ: the list of a year at the left, the chosen dossier at the right; filing, closing, handing over, papers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.text import fold
from app.bootstrap import Desk
from app.services.dossier_rows import CLOSED, OPEN, DossierRow, DossierView
from app.services.sheets import write_paper
from app.ui.pages.base import Page
from app.ui.pages.dossiers.detail import DossierDetail
from app.ui.pages.dossiers.form import DossierForm
from app.ui.pages.dossiers.hand_over import HandOver
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import scrolled
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Words

LIST_WIDTH = 500


class _Read(NamedTuple):
    years: tuple[int, ...]
    rows: tuple[DossierRow, ...]
    known: tuple[DossierRow, ...]
    due: int
    """How many closed ones should be in the archive by now."""


class DossiersPage(Page):
    """``show_record``: a dossier's id, or '#new' for a new one."""

    name = "dossiers"
    subjects = frozenset({"dossier", "dossier_entry", "incoming_letter", "outgoing_letter"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.year = today(seat.desk.clock).year
        self._rows: tuple[DossierRow, ...] = ()
        self._known: tuple[DossierRow, ...] = ()
        self._select = ""
        self._latest = Latest(seat.run, self)
        self._showing = Latest(seat.run, self)
        self.head = PageHead(self.title(), self.tr("Đóng hồ sơ"), self.primary, meaning="lock")
        self.years = QComboBox()
        self.years.setAccessibleName(self.tr("Năm"))
        self.years.activated.connect(lambda _: self._year_chosen())
        self.search = SearchLine(self.tr("Tìm hồ sơ"))
        self.search.setMinimumWidth(px(160))
        self.search.asked.connect(lambda _: self._fill())
        self.more = Button(self.tr("Danh mục"), self.open_more, meaning="more")
        self.head.add(self.years)
        self.head.add(self.search, 1)
        self.head.add(self.more)
        self.head.add(Button(self.tr("Hồ sơ mới"), self.new, meaning="add", key="Ctrl+N"))
        self.empty = EmptyState("dossiers", "", "", self.tr("Lập hồ sơ đầu tiên"), self.new)
        columns: tuple[Column[DossierRow], ...] = (
            Column("code", self.tr("Số, ký hiệu"), lambda row: row.code, 108),
            Column("title", self.tr("Tiêu đề hồ sơ"), lambda row: row.title, 0, tip=lambda row: f"{row.heading} · {row.title}"),
            Column("letters", self.tr("Văn bản"), lambda row: str(row.letters), 78, right=True, sort=lambda row: row.letters),
            Column("state", self.tr("Tình trạng"), lambda row: row.state_name, 100,
                   tone=lambda row: {OPEN: "", CLOSED: "done"}.get(row.state, "quiet"),
                   meaning=lambda row: {OPEN: "", CLOSED: "lock"}.get(row.state, "check")),
        )  # fmt: skip
        self.table: Table[DossierRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="dossiers",
            name=self.title(),
            empty=self.empty,
        )
        self.search.serve(self.table)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._into_letters)
        self.detail = DossierDetail(seat)
        self.detail.edit_asked.connect(self.edit)
        self.form = DossierForm(seat)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave)
        self.handing = HandOver(seat)
        self.handing.done.connect(self._leave)
        self.handing.left.connect(self._leave)
        self.hint = EmptyState("dossiers", self.tr("Chọn một hồ sơ để xem văn bản trong đó"))
        self._lay_out()
        self.look_anew()

    def _lay_out(self) -> None:
        self.note = Words("", "note", wrap=True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        self.side = QStackedWidget()
        self.form_area = scrolled(self.form)
        for widget in (self.hint, self.detail, self.form_area, self.handing):
            self.side.addWidget(widget)
        self.side.setMinimumWidth(px(300))
        self.side.currentChanged.connect(lambda _: self._show_primary(self.detail.view))
        whole = self.column()
        whole.addWidget(self.head)
        row = QHBoxLayout()
        row.addWidget(Splitter(self.seat.memory, "dossiers", (left, self.side), (LIST_WIDTH, 0)))
        whole.addLayout(row, 1)
        self.setFocusProxy(self.table)

    # --- reading ----------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._latest.ask(partial(_read, self.seat.desk, self.year), self._take, self.seat.tell.error)
        self._show_chosen()

    def _take(self, found: _Read) -> None:
        self._rows, self._known = found.rows, found.known
        words = [self.tr("Năm {year}").format(year=year) for year in found.years]
        if [self.years.itemText(at) for at in range(self.years.count())] != words:
            self.years.clear()
            for text, year in zip(words, found.years, strict=True):
                self.years.addItem(text, year)
        self.years.setCurrentIndex(found.years.index(self.year))
        self._fill()
        due = self.tr(" · {count} hồ sơ đã đến lúc nộp lưu").format(count=found.due) if found.due else ""
        self.note.say(self.tr("{count} hồ sơ").format(count=len(found.rows)) + due, "due" if due else "")

    def _fill(self) -> None:
        words = fold(self.search.text()).split()
        rows = [
            row
            for row in self._rows
            if all(word in fold(f"{row.code} {row.heading} {row.subheading} {row.title}") for word in words)
        ]
        if words and not rows:
            self.empty.say(
                self.tr("Không có hồ sơ nào như thế"), self.tr("Bỏ bớt chữ tìm hoặc chọn năm khác.")
            )
        else:
            self.empty.say(
                self.tr("Năm {year} chưa có hồ sơ nào").format(year=self.year),
                self.tr("Lập từng hồ sơ, hoặc bấm “Danh mục” để lấy lại danh mục của năm trước."),
            )
        assert self.empty.button is not None
        self.empty.button.setVisible(not words)
        self.table.set_rows(rows, select=self._select)
        self._select = ""
        if self.table.current() is None and rows:
            self.table.select_first()
        self._chosen(self.table.current())

    def _chosen(self, row: DossierRow | None) -> None:
        if self.side.currentWidget() in (self.form_area, self.handing):
            return
        if row is None:
            self.detail.view = None
            self.side.setCurrentWidget(self.hint)
            self._show_primary(None)
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.current()
        if row is not None:
            self._showing.ask(
                partial(self.seat.desk.dossiers.show, row.id), self._show_view, self.seat.tell.error
            )

    def _show_view(self, view: DossierView) -> None:
        self.detail.show_view(view)
        if self.side.currentWidget() not in (self.form_area, self.handing):
            self.side.setCurrentWidget(self.detail)
        self._show_primary(view)

    def _show_primary(self, view: DossierView | None) -> None:
        primary = self.head.primary
        assert primary is not None
        if self.side.currentWidget() in (self.form_area, self.handing):
            saves = self.side.currentWidget() is self.form_area
            primary.setText(self.tr("Lưu hồ sơ") if saves else self.tr("Nộp lưu"))
            primary.set_meaning("save" if saves else "log-out")
            primary.setEnabled(True)
            return
        closed = view is not None and view.row.state == CLOSED
        primary.setText(self.tr("Nộp lưu") if closed else self.tr("Đóng hồ sơ"))
        primary.set_meaning("log-out" if closed else "lock")
        primary.setEnabled(view is not None and (closed or (view.row.state == OPEN and bool(view.entries))))

    # --- acts -------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: saves the form, else closes the dossier, else begins handing over."""
        if self.side.currentWidget() is self.form_area:
            self.form.save()
        elif self.side.currentWidget() is self.handing:
            self.handing.hand()
        elif self.detail.view is not None and self.detail.view.row.state == CLOSED:
            self.begin_hand_over()
        elif self.head.primary is not None and self.head.primary.isEnabled():
            self.detail.close_dossier()

    def new(self) -> None:
        self.side.setCurrentWidget(self.form_area)
        self.form.begin(None, year=self.year, known=self._known)

    def edit(self) -> None:
        """F2."""
        row = self.table.current()
        if row is not None and row.state == OPEN:
            self.side.setCurrentWidget(self.form_area)
            self.form.begin(row, year=self.year, known=self._known)

    def find(self) -> None:  # type: ignore[override]
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_one(self) -> None:
        self.table.step(1)

    def print_it(self) -> None:
        """Ctrl+P: the list of letters of the chosen dossier."""
        if self.side.currentWidget() is self.detail:
            self.detail.save_list()

    def open_more(self) -> None:
        menu = QMenu(self)
        menu.addAction(
            self.tr("Ghi danh mục hồ sơ năm {year} ra tệp").format(year=self.year)
        ).triggered.connect(lambda *_: self.save_yearly())
        menu.addAction(
            self.tr("Lập danh mục năm {year} theo danh mục năm {before}").format(
                year=self.year + 1, before=self.year
            )
        ).triggered.connect(lambda *_: self.begin_year())
        hand = menu.addAction(self.tr("Nộp lưu các hồ sơ đã đóng …"))
        hand.triggered.connect(lambda *_: self.begin_hand_over())
        hand.setEnabled(any(row.state == CLOSED for row in self._rows))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + Space.TIGHT)))

    def save_yearly(self) -> None:
        """'DANH MỤC HỒ SƠ' of the year."""
        year, papers = self.year, self.seat.desk.dossier_papers
        chosen = self.detail.ask_file(
            f"Danh-muc-ho-so-{year}.docx", self.tr("Văn bản Word (*.docx);;PDF (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_name(path.name + ".docx")
            job = self.seat.run.long(
                self, lambda _: write_paper(papers.yearly(year), path), title=self.tr("Đang ghi danh mục")
            )
            job.then(
                lambda made: self.seat.tell.note(self.tr("Đã ghi {file}").format(file=made.name), tone="done")
            )

    def begin_year(self) -> None:
        """The next year's list from this one's."""
        following = self.year + 1
        self.year = following
        self.seat.do(
            self.seat.bus,
            partial(self.seat.desk.dossiers.begin_year, following),
            told=self.tr("Đã lập danh mục hồ sơ năm {year}.").format(year=following),
        )

    def begin_hand_over(self) -> None:
        self.handing.begin([row for row in self._rows if row.state == CLOSED])
        self.side.setCurrentWidget(self.handing)

    def _saved(self, dossier_id: str) -> None:
        self._select = dossier_id
        self._leave()
        self.look_anew()

    def _into_letters(self, _: DossierRow) -> None:
        self.detail.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        self.side.setCurrentWidget(self.hint)
        self._chosen(self.table.current())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _year_chosen(self) -> None:
        self.year = int(self.years.currentData())
        self.look_anew()

    def show_record(self, record_id: str) -> None:
        if record_id == "#new":
            self.new()
            return
        self._select = record_id
        self.seat.read(self, partial(self.seat.desk.dossiers.show, record_id), self._show_found)

    def _show_found(self, view: DossierView) -> None:
        self.year = view.row.year
        self.search.clear()
        self.look_anew()


def _read(desk: Desk, year: int) -> _Read:
    known = desk.dossiers.list()
    years = {row.year for row in known} | {year, today(desk.clock).year}
    return _Read(
        tuple(sorted(years, reverse=True)),
        tuple(row for row in known if row.year == year),
        known,
        len(desk.dossiers.due_for_archive()),
    )
