"""Tra cứu: words and conditions over every field, the rows that fit, kept under a name, written as Word, PDF or Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QMenu, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.base.language import tr as said
from app.services.saved_searches import SUBJECTS, USUAL, Query, Result
from app.ui.pages.base import Page
from app.ui.pages.dossiers.put_menu import put_menu
from app.ui.pages.searches.conditions import Conditions
from app.ui.pages.settings.declared import Choice
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Words

_PAUSE_MS = 250
Row = tuple[str, tuple[str, ...]]
_FIELD_WIDTH = 52
_HEAD_ROOM = 24
_SHOWN = 2_000
"""Rows on the screen; files have all."""


class SearchesPage(Page):
    """``show_record``: 'incoming', 'outgoing' or 'tasks' begins a search there."""

    name = "searches"
    subjects = frozenset({"incoming_letter", "outgoing_letter", "task", "saved_search"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.query = Query("incoming")
        self.result: Result | None = None
        self._saved: dict[str, Query] = {}
        self._latest = Latest(seat.run, self, delay=_PAUSE_MS)
        self._listing = Latest(seat.run, self)
        self.ask_name: Callable[[str], str] = self._ask_name
        self.ask_file: Callable[[str, str], str] = self._ask_file
        self.head = PageHead(self.title(), self.tr("Xuất kết quả"), self.primary, meaning="export")
        self.kept = Choice()
        self.kept.setAccessibleName(self.tr("Phép tìm đã lưu"))
        self.kept.setMinimumWidth(px(180))
        self.kept.activated.connect(lambda _: self._kept_chosen())
        self.keep = Button(self.tr("Lưu phép tìm"), self.save_search, meaning="save")
        self.forget = Button(
            self.tr("Xóa"), self.forget_search, kind="quiet", tip=self.tr("Xóa phép tìm đã lưu này")
        )
        for widget in (self.kept, self.keep, self.forget):
            self.head.add(widget)
        self.chips = ChipRow(
            (
                Chip("incoming", self.tr("Văn bản đến")),
                Chip("outgoing", self.tr("Văn bản đi")),
                Chip("tasks", self.tr("Công việc")),
            ),
            name=self.tr("Tìm trong"),
        )
        self.chips.chosen.connect(self._subject_chosen)
        self.words = SearchLine(self.tr("Chữ bất kỳ trong văn bản, không cần dấu"))
        self.words.asked.connect(lambda _: self.look_anew())
        self.conditions = Conditions()
        self.conditions.changed.connect(self.look_anew)
        self.columns = Button(self.tr("Cột"), self.open_columns, meaning="columns")
        self.count = Words("", "quiet")
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        self.empty = EmptyState(
            "searches", self.tr("Không có gì khớp"), self.tr("Bỏ bớt điều kiện hoặc chữ tìm.")
        )
        self.table: Table[Row] | None = None
        self._lay_out()
        self._build_table()
        self._fill_kept()
        self.look_anew()

    def _lay_out(self) -> None:
        whole = self.column()
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self.head)
        whole.addWidget(self.chips)
        whole.addWidget(self.words)
        whole.addWidget(self.conditions)
        whole.addWidget(self.fault)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.columns)
        held = QWidget()
        self._room = QVBoxLayout(held)
        self._room.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(held, 1)
        whole.addLayout(foot)
        self.words.down.connect(lambda: self.table.setFocus() if self.table else None)
        self.setFocusProxy(self.words)

    def _build_table(self) -> None:
        """A table has the columns it was made with; another choice of columns is another table."""
        fields = [SUBJECTS[self.query.subject][1][name] for name in self.shown_columns()]
        columns = [
            Column(
                one.name,
                said(one.label),
                _reader(at, one.kind),
                0
                if one.width >= 6
                else max(round(one.width * _FIELD_WIDTH), self._head_width(said(one.label))),
                right=one.kind != "text",
                sort=None if one.kind == "text" else _sorter(at),
                tip=_reader(at, one.kind),
            )
            for at, one in enumerate(fields)
        ]
        old = self.table
        self.empty = EmptyState(
            "searches", self.tr("Không có gì khớp"), self.tr("Bỏ bớt điều kiện hoặc chữ tìm.")
        )
        self.table = Table(
            columns,
            id_of=_id_of,
            memory=self.seat.memory,
            key=f"searches.{self.query.subject}",
            name=self.tr("Kết quả"),
            empty=self.empty,
        )
        self.table.opened.connect(lambda row: self.seat.go(self.query.subject, row[0]))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self._room.addWidget(self.table)
        if old is not None:
            self._room.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _head_width(self, words: str) -> int:
        """Room for the head of a column, as if the window had its usual scale."""
        return self.fontMetrics().horizontalAdvance(words) * 100 // px(100) + _HEAD_ROOM

    def shown_columns(self) -> tuple[str, ...]:
        return self.query.columns or USUAL[self.query.subject]

    # --- asking -----------------------------------------------------------------------------------------

    def asked(self) -> Query:
        """What stands on the page."""
        return replace(self.query, text=self.words.text().strip(), conditions=self.conditions.conditions())

    def look_anew(self) -> None:
        self.query = self.asked()
        self._latest.ask(
            partial(self.seat.desk.saved_searches.run, self.query, most=_SHOWN), self._take, self._refused
        )
        self._listing.ask(self.seat.desk.saved_searches.list, self._take_saved)

    def _take(self, result: Result) -> None:
        if result.query.subject != self.query.subject or result.query.columns != self.query.columns:
            return
        self.result = result
        self.fault.hide()
        assert self.table is not None
        self.table.set_rows(list(zip(result.ids, result.rows, strict=True)))
        words = self.tr("{count} dòng").format(count=result.total)
        if result.total > len(result.rows):
            words += self.tr(", hiện {count} dòng đầu").format(count=len(result.rows))
        self.count.setText(words)
        assert self.head.primary is not None
        self.head.primary.setEnabled(bool(result.rows))

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.fault.setText(self.tr("Điều kiện chưa đúng: ngày ghi như 05/03/2026, số ghi bằng chữ số."))
            self.fault.show()
        else:
            self.seat.tell.error(error)

    def _subject_chosen(self, key: str) -> None:
        self._begin(Query(key))

    def _begin(self, query: Query) -> None:
        self.query = query
        self.chips.choose(query.subject)
        self.words.blockSignals(True)
        self.words.setText(query.text)
        self.words.blockSignals(False)
        self.conditions.set_conditions(query.subject, query.conditions)
        self._build_table()
        self._fill_kept()
        self.look_anew()

    def show_record(self, record_id: str) -> None:
        if record_id in SUBJECTS:
            self._begin(Query(record_id))

    def new(self) -> None:
        """Ctrl+N: one condition more."""
        self.conditions.add_one()

    def find(self) -> None:  # type: ignore[override]
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- columns ----------------------------------------------------------------------------------------

    def open_columns(self) -> None:
        shown = self.shown_columns()
        menu = QMenu(self)
        for one in SUBJECTS[self.query.subject][1].values():
            act = menu.addAction(said(one.label))
            act.setCheckable(True)
            act.setChecked(one.name in shown)
            act.toggled.connect(partial(self.show_column, one.name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.columns.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def show_column(self, name: str, on: bool) -> None:
        """In the order of the fields; the last one stays."""
        shown = set(self.shown_columns()) | {name} if on else set(self.shown_columns()) - {name}
        if shown:
            order = [one for one in SUBJECTS[self.query.subject][1] if one in shown]
            self.query = replace(self.query, columns=tuple(order))
            self._build_table()
            self.look_anew()

    # --- kept searches ----------------------------------------------------------------------------------

    def _take_saved(self, rows: tuple[tuple[str, str, Query], ...]) -> None:
        self._saved = {f"{subject}/{name}": query for subject, name, query in rows}
        self._fill_kept()

    def _fill_kept(self) -> None:
        kept = self.kept.currentData()
        self.kept.clear()
        self.kept.addItem(self.tr("Phép tìm đã lưu …"), "")
        for key in self._saved:
            subject, _, name = key.partition("/")
            if subject == self.query.subject:
                self.kept.addItem(name, key)
        self.kept.setCurrentIndex(max(0, self.kept.findData(kept)))
        self.kept.setEnabled(self.kept.count() > 1)
        self.forget.setVisible(bool(self.kept.currentData()))

    def _kept_chosen(self) -> None:
        key = str(self.kept.currentData() or "")
        if key in self._saved:
            self._begin(self._saved[key])
        self.forget.setVisible(bool(key))

    def save_search(self) -> None:
        name = self.ask_name(self.kept.currentText() if self.kept.currentData() else "").strip()
        if name:
            query = self.asked()
            self.seat.do(
                self.seat.bus,
                partial(self.seat.desk.saved_searches.save, name, query),
                told=self.tr("Đã lưu phép tìm “{name}”.").format(name=name),
            )

    def forget_search(self) -> None:
        subject, _, name = str(self.kept.currentData() or "").partition("/")
        if name:
            self.seat.do(
                self.seat.bus,
                partial(self.seat.desk.saved_searches.forget, subject, name),
                told=self.tr("Đã xóa phép tìm “{name}”.").format(name=name),
            )

    # --- results as files, letters into dossiers ----------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: the result as .docx, .pdf or .xlsx."""
        result = self.result
        if result is None or not result.rows:
            return
        chosen = self.ask_file(
            self.tr("Ket-qua-tim") + ".xlsx",
            self.tr("Bảng tính (*.xlsx);;Văn bản Word (*.docx);;PDF (*.pdf)"),
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_name(path.name + ".xlsx")
        searches, query = self.seat.desk.saved_searches, result.query
        title = str(self.kept.currentText()).upper() if self.kept.currentData() else ""
        job = self.seat.run.long(
            self,
            lambda _: searches.write(searches.run(query), path, title=title),
            title=self.tr("Đang xuất kết quả"),
        )
        job.then(
            lambda made: self.seat.tell.note(self.tr("Đã xuất {file}").format(file=made.name), tone="done")
        )

    def print_it(self) -> None:
        """Ctrl+P."""
        self.primary()

    def _menu(self, at: QPoint) -> None:
        assert self.table is not None
        row, subject = self.table.current(), self.query.subject
        if row is None:
            return
        place = self.table.viewport().mapToGlobal(at)
        menu = QMenu(self)
        menu.addAction(self.tr("Mở")).triggered.connect(lambda *_: self.seat.go(subject, row[0]))
        if subject != "tasks":
            menu.addAction(self.tr("Toàn bộ diễn biến")).triggered.connect(
                lambda *_: self.seat.go("story", row[0])
            )
            menu.addAction(self.tr("Đưa vào hồ sơ …")).triggered.connect(
                lambda *_: put_menu(self.seat, self, place, (row[0],))
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _ask_name(self, known: str) -> str:
        name, given = QInputDialog.getText(self, self.tr("Lưu phép tìm"), self.tr("Tên phép tìm"), text=known)
        return name if given else ""

    def _ask_file(self, name: str, kinds: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return QFileDialog.getSaveFileName(self, self.tr("Xuất kết quả"), str(Path(folder) / name), kinds)[0]


def _reader(at: int, kind: str) -> Callable[[Row], str]:
    """A cell as tables of the window show it: days have two figures everywhere ('02/03/2026')."""
    if kind != "day":
        return lambda row: row[1][at]
    return lambda row: "/".join(part.zfill(2) for part in row[1][at].split("/") if part)


def _sorter(at: int) -> Callable[[Row], tuple[int, ...] | None]:
    """Figures and days ('02/3/2026') in their own order; nothing goes last."""

    def key(row: Row) -> tuple[int, ...] | None:
        return tuple(int(one) for one in reversed(row[1][at].split("/"))) if row[1][at] else None

    return key


def _id_of(row: Row) -> str:
    return row[0]
