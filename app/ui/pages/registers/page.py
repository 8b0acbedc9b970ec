"""Sổ: every book as it prints, by year or term; page by page, as a file, on paper; closed for good; the check of numbers.

Owns what is chosen to be shown. Reads in the pool; files and printing are long work with progress and a way to stop.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QWidget

from app.base.language import tr as said
from app.base.text import fold
from app.services.book_rows import BOOK_TITLES
from app.services.book_rows import Kind as Register
from app.services.register_view import GapLine, Kept, Sheet
from app.services.registers import Span
from app.ui.pages.base import Page
from app.ui.pages.registers.book_view import BookView
from app.ui.pages.registers.closing import ClosingCard
from app.ui.pages.registers.gaps_view import GapsView
from app.ui.pages.registers.line_card import LineCard
from app.ui.pages.registers.line_menu import line_menu
from app.ui.pages.registers.pages_view import PagesView
from app.ui.pages.registers.words import counted, empty_help, file_name, label, opens, span_words
from app.ui.run import Latest
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.ui.seat import Seat

GAPS: Final = "gaps"
_WRITTEN: Final = (Register.POST, Register.LOAN)
"""Books whose lines are written here; the others are made of records."""


class _Read(NamedTuple):
    spans: tuple[Span, ...]
    span: Span
    sheet: Sheet
    secret: frozenset[Register]
    kept: tuple[Kept, ...]
    signer: str


class RegistersPage(Page):
    """The page of the rail's 'Sổ'."""

    name = "registers"
    subjects = frozenset(
        {
            "issued_number",
            "outgoing_letter",
            "incoming_letter",
            "series",
            "unit",
            "task",
            "posting",
            "loan",
            "member",
            "closed_book",
        }
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.registers = seat.desk.books.view
        self.register = Register.OUTGOING
        self.span: Span | None = None
        self.book = ""
        self.volume: str | None = None
        """The closed book that is shown: '' the whole, else its volume; None: what is being written."""
        self._signer = ""
        self.ask_file: Callable[[str, str], str] = self._ask_file
        self.ask_printer: Callable[[str], QPrinter | None] = self._ask_printer
        self._found: list[int] = []
        self._go_to = ""
        self._latest = Latest(seat.run, self)
        self._drawing = Latest(seat.run, self)
        self._lay_out()
        self._read(again=False)

    # --- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = self.column()
        self.head = PageHead(self.title(), self.tr("In sổ"), self.print_it, meaning="print")
        self.chips = ChipRow(name=self.tr("Loại sổ"))
        self.chips.chosen.connect(self._register_chosen)
        self._set_chips(frozenset())
        self.spans = QComboBox()
        self.spans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.spans.setAccessibleName(self.tr("Năm hoặc nhiệm kỳ"))
        self.spans.activated.connect(lambda _: self._span_chosen())
        self.books = QComboBox()
        self.books.setAccessibleName(self.tr("Sổ theo loại văn bản"))
        self.books.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.books.setMinimumContentsLength(18)
        self.books.activated.connect(lambda _: self._book_chosen())
        self.copies = QComboBox()
        self.copies.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.copies.setAccessibleName(self.tr("Bản đang ghi hoặc bản đã đóng"))
        self.copies.activated.connect(lambda _: self._copy_chosen())
        self.search = SearchLine(self.tr("Tìm trong sổ"))
        self.search.setMinimumWidth(px(140))
        self.found = Words("", "note")
        self.paged = Button(self.tr("Từng trang"), self._pages_asked, meaning="eye")
        self.paged.setCheckable(True)
        self.paged.setToolTip(self.tr("Xem từng trang đúng như khi in"))
        self.export = Button(self.tr("Xuất tệp"), self.open_export, meaning="export")
        self.line = Button(self.tr("Thêm dòng"), self.new, meaning="add", key="Ctrl+N")
        self.line.hide()
        self.end = Button(self.tr("Đóng sổ"), self.begin_closing, meaning="lock")
        for widget in (self.spans, self.books, self.copies, self.search, self.found):
            self.head.add(widget, 1 if widget is self.search else 0)
        acts = QHBoxLayout()
        acts.setSpacing(Space.SMALL)
        acts.addWidget(self.chips, 1)
        for button in (self.line, self.paged, self.export, self.end):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.head)
        column.addLayout(acts)
        self.card = ClosingCard(self.seat)
        self.card.closed.connect(self._book_closed)
        self.card.left.connect(self._closing_left)
        self.card.hide()
        column.addWidget(self.card)
        self.writing = LineCard(self.seat)
        self.writing.left.connect(self._writing_left)
        self.writing.hide()
        column.addWidget(self.writing)
        self.verdict = Words("", "note", wrap=True)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.verdict.hide()
        column.addWidget(self.verdict)
        self.view = BookView()
        self.view.search_line = self.search
        self.view.opened.connect(self._open)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.gaps = GapsView(self.seat.memory)
        self.empty = EmptyState("registers", "")
        self.leaves = PagesView(self.seat)
        self.body = QStackedWidget()
        for one in (self.view, self.gaps, self.empty, self.leaves):
            self.body.addWidget(one)
        column.addWidget(self.body, 1)
        order: list[QWidget] = [
            self.chips,
            self.spans,
            self.books,
            self.copies,
            self.search,
            self.paged,
            self.export,
            self.end,
        ]
        order += [self.view]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.search.textChanged.connect(lambda _: self._search())
        self.search.down.connect(self.next_one)
        self.search.left.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.setFocusProxy(self.view)

    def _set_chips(self, secret: frozenset[Register]) -> None:
        hidden = {Register.SECRET, Register.SECRET_IN} - secret
        chips = [Chip(one.value, label(one)) for one in Register if one not in hidden]
        chips.append(Chip(GAPS, self.tr("Soát số")))
        self.chips.set_chips(chips)

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._read(again=True)

    def _read(self, *, again: bool) -> None:
        register, span, book, view = self.register, self.span, self.book, self.registers
        if self.checking():
            self._latest.ask(view.gaps, self._take_gaps)
            return

        desk = self.seat.desk

        def read() -> _Read:
            spans = view.spans(register)
            there = span if span in spans else spans[0]
            sheet = view.sheet(register, there, book=book)
            signers = desk.units.signers() if desk.units.own() else ()
            return _Read(
                spans,
                there,
                sheet,
                view.secret(),
                view.kept(register, there),
                signers[0].name if signers else "",
            )

        self._latest.ask(read, partial(self._take, again=again))

    def _take(self, found: _Read, *, again: bool) -> None:
        self._set_chips(found.secret)
        if found.span != self.span:
            self.leaves.to_first()
        self.span, self._signer = found.span, found.signer
        self._fill(self.spans, [span_words(one) for one in found.spans], found.spans.index(found.span))
        self.spans.setProperty("spans", list(found.spans))
        books = found.sheet.books
        if self.book not in books:
            self.book = ""
        several = [self.tr("Tất cả các sổ"), *books]
        self._fill(self.books, several, several.index(self.book) if self.book else 0)
        self._take_kept(found.kept)
        self.books.setVisible(len(books) > 1 and self.volume is None)
        self._tell_count(found.sheet)
        if self.volume is not None or (self.paged.isChecked() and found.sheet.entries):
            self._draw_pages()
            return
        if found.sheet.entries or found.span.term:
            self.body.setCurrentWidget(self.view)
            self.view.show_sheet(found.sheet, again=again)
        else:
            self._show_empty(found)
        if self._go_to and self.view.show_record(self._go_to):
            self._go_to = ""
        self._search(jump=False)

    def _take_kept(self, kept: tuple[Kept, ...]) -> None:
        """Closed books of this period stand beside what is being written; a whole one takes its place."""
        whole = any(not one.row.volume for one in kept)
        volumes: list[str | None] = [] if whole else [None]
        words = [] if whole else [self.tr("Bản đang ghi")]
        for one in kept:
            volumes.append(one.row.volume)
            day = shown_day(one.row.closed_on)
            words.append(
                self.tr("Quyển {volume}, đóng {day}").format(volume=one.row.volume, day=day)
                if one.row.volume
                else self.tr("Đã đóng {day}").format(day=day)
            )
        if self.volume not in volumes:
            self.volume = volumes[0]
        self._fill(self.copies, words, volumes.index(self.volume))
        self.copies.setProperty("volumes", volumes)
        self.copies.setVisible(bool(kept))
        self.end.setVisible(not whole)
        self.paged.setEnabled(self.volume is None)
        self.verdict.hide()
        for one in kept:
            if one.row.volume == self.volume:
                self._tell_kept(one)

    def _tell_kept(self, kept: Kept) -> None:
        words = self.tr(
            "Sổ đã đóng ngày {day}, gồm {rows} dòng. Mã kiểm tra (SHA-256) của các trang: {digest}"
        ).format(day=shown_day(kept.row.closed_on), rows=kept.row.rows, digest=kept.row.pdf_sha256)
        if kept.changed:
            words += "\n" + self.tr(
                "Dữ liệu đã sửa sau ngày đóng sổ; các trang dưới đây vẫn nguyên như lúc đóng."
            )
        self.verdict.say(words, "due" if kept.changed else "")
        self.verdict.show()

    def _draw_pages(self) -> None:
        span, register, book, volume, view = self.span, self.register, self.book, self.volume, self.registers
        if span is None:
            return
        self.body.setCurrentWidget(self.leaves)
        self._drawing.ask(lambda: view.drawn(register, span, book=book, volume=volume), self.leaves.show_pdf)

    def _pages_asked(self) -> None:
        self.leaves.to_first()
        self._read(again=False)

    def _copy_chosen(self) -> None:
        self.volume = self.copies.property("volumes")[self.copies.currentIndex()]
        self.leaves.to_first()
        self._read(again=False)

    # --- closing --------------------------------------------------------------------------------------------

    def begin_closing(self) -> None:
        """The card over the book; nothing happens before its button."""
        if self.span is not None and not self.checking():
            self.writing.hide()
            named = f"{said(BOOK_TITLES[self.register])}, {span_words(self.span).lower()}"
            self.card.begin(self.register, self.span, named, self._signer)

    def _book_closed(self, volume: str) -> None:
        self.volume = volume
        self.leaves.to_first()
        self._read(again=False)

    def new(self) -> None:
        """Ctrl+N: a line of a book that is written by hand."""
        if self.chips.current() in _WRITTEN:
            self.card.hide()
            self.writing.begin(self.register)

    def _writing_left(self) -> None:
        self.writing.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _closing_left(self) -> None:
        self.card.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_gaps(self, lines: tuple[GapLine, ...]) -> None:
        self.body.setCurrentWidget(self.gaps)
        self.gaps.show_lines(lines)
        self.head.note.setText("")

    def _show_empty(self, found: _Read) -> None:
        words = self.tr("{book} {period} chưa có dòng nào").format(
            book=said(BOOK_TITLES[self.register]), period=span_words(found.span).lower()
        )
        helps = empty_help(self.register)
        self.empty.say(words, helps)
        self.body.setCurrentWidget(self.empty)

    def _tell_count(self, sheet: Sheet) -> None:
        self.head.note.setText(counted(sheet.entries, sheet.counted))

    @staticmethod
    def _fill(box: QComboBox, words: list[str], at: int) -> None:
        if [box.itemText(n) for n in range(box.count())] != words:
            box.clear()
            box.addItems(words)
        box.setCurrentIndex(at)

    # --- choosing -----------------------------------------------------------------------------------------

    def checking(self) -> bool:
        """The check of numbers is in sight, not a register."""
        return self.chips.current() == GAPS

    def _register_chosen(self, key: str) -> None:
        if key != GAPS:
            self.register, self.book, self.volume = Register(key), "", None
        for widget in (self.spans, self.search, self.found, self.export, self.paged, self.end):
            widget.setVisible(key != GAPS)
        for hidden in (self.books, self.copies, self.verdict, self.card, self.writing):
            hidden.setVisible(False)
        self.line.setVisible(key in _WRITTEN)
        self.leaves.to_first()
        if self.head.primary is not None:
            self.head.primary.setVisible(key != GAPS)
        self._read(again=False)

    def _span_chosen(self) -> None:
        self.span = self.spans.property("spans")[self.spans.currentIndex()]
        self._read(again=False)

    def _book_chosen(self) -> None:
        self.book = self.books.currentText() if self.books.currentIndex() > 0 else ""
        self._read(again=False)

    def _open(self, record_id: str) -> None:
        where = opens(self.register)
        if where:
            self.seat.go(where, record_id)

    def _menu(self, at: QPoint) -> None:
        if self.view.current_id():
            place = self.view.viewport().mapToGlobal(at)
            line_menu(self.seat, self, place, self.register, self.view.current_id())

    def show_record(self, record_id: str) -> None:
        self._go_to = record_id
        self._read(again=True)

    # --- searching: the book stays whole, the sight goes to the words ---------------------------------------

    def _search(self, *, jump: bool = True) -> None:
        words = fold(self.search.text()).split()
        self._found = self.view.lines.matches(words) if words else []
        if not words:
            self.found.setText("")
            return
        count = len(self._found)
        self.found.setText(self.tr("{count} dòng").format(count=count) if count else self.tr("không có"))
        if jump and self._found:
            self.view.go(self._found[0])

    def next_one(self) -> None:
        """F3: the next line in which the words stand; without words the next line."""
        at = self.view.currentIndex().row()
        if self._found:
            self.view.go(next((row for row in self._found if row > at), self._found[0]))
        elif at + 1 < self.view.lines.rowCount():
            self.view.go(at + 1)

    def find(self) -> None:  # type: ignore[override]
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- files and paper ------------------------------------------------------------------------------------

    def primary(self) -> None:
        self.print_it()

    def print_it(self) -> None:
        """Ctrl+P: the system's dialog, then page after page."""
        span = self.span
        if span is None or self.checking():
            return
        printer = self.ask_printer(self._title())
        if printer is None:
            return
        from app.ui.pages.registers.printing import print_pages

        register, book, volume, view = self.register, self.book, self.volume, self.registers
        job = self.seat.run.long(
            self,
            lambda progress: print_pages(
                printer, view.pages(register, span, book=book, volume=volume, progress=progress)
            ),
            title=self.tr("Đang in sổ"),
        )
        job.then(
            lambda pages: self.seat.tell.note(
                self.tr("Đã gửi {pages} trang tới máy in").format(pages=pages), tone="done"
            )
        )

    def open_export(self) -> None:
        menu = QMenu(self)
        for words, kind in (
            (self.tr("PDF để in và đóng quyển"), "pdf"),
            (self.tr("Bảng tính Excel (XLSX)"), "xlsx"),
        ):
            act = QAction(words, menu)
            act.triggered.connect(partial(self._save_as, kind))
            menu.addAction(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + Space.TIGHT)))

    def _save_as(self, kind: str, *_: object) -> None:
        span = self.span
        if span is None:
            return
        chosen = self.ask_file(f"{self._title()}.{kind}", kind)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.casefold() != f".{kind}":
            path = path.with_name(f"{path.name}.{kind}")
        register, book, volume, view = self.register, self.book, self.volume, self.registers
        job = self.seat.run.long(
            self,
            lambda progress: view.save(register, span, path, book=book, volume=volume, progress=progress),
            title=self.tr("Đang xuất sổ"),
        )
        job.then(self._saved)

    def _saved(self, path: Path) -> None:
        self.seat.tell.note(self.tr("Đã xuất {file}").format(file=path.name), tone="done")
        self.seat.memory.put("registers.folder", str(path.parent))

    def _title(self) -> str:
        """Name of the file and of the print job: 'So-van-ban-di-2026'."""
        return file_name(self.register, self.span, self.volume or "")

    def _ask_file(self, name: str, kind: str) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(str(self.seat.memory.get("registers.folder", "") or documents))
        wanted = self.tr("Sổ PDF (*.pdf)") if kind == "pdf" else self.tr("Bảng tính (*.xlsx)")
        return QFileDialog.getSaveFileName(self, self.tr("Lưu sổ"), str(folder / name), wanted)[0]

    def _ask_printer(self, title: str) -> QPrinter | None:
        from app.ui.pages.registers.printing import ask_printer

        return ask_printer(self, title)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("chữ bất kỳ"), self.tr("tìm trong sổ; F3: dòng khớp tiếp theo")),
            ("Enter", self.tr("mở văn bản của dòng đang chọn")),
        )
