"""Sổ: a register as it prints, by year or term and by book; as a file, on paper; and the check of its numbers.

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
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QStackedWidget, QWidget

from app.base.text import fold
from app.services.register_view import GapLine, Register, Sheet
from app.services.registers import Span
from app.ui.pages.base import Page
from app.ui.pages.registers.book_view import BookView
from app.ui.pages.registers.gaps_view import GapsView
from app.ui.run import Latest
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.ui.seat import Seat

GAPS: Final = "gaps"


class _Read(NamedTuple):
    spans: tuple[Span, ...]
    span: Span
    sheet: Sheet
    secret: bool


class RegistersPage(Page):
    """The page of the rail's 'Sổ'."""

    name = "registers"
    subjects = frozenset({"issued_number", "outgoing_letter", "incoming_letter", "series", "unit"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.registers = seat.desk.registers.view
        self.register = Register.OUTGOING
        self.span: Span | None = None
        self.book = ""
        self.ask_file: Callable[[str, str], str] = self._ask_file
        self.ask_printer: Callable[[str], QPrinter | None] = self._ask_printer
        self._found: list[int] = []
        self._go_to = ""
        self._latest = Latest(seat.run, self)
        self._lay_out()
        self._read(again=False)

    # --- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = self.column()
        self.head = PageHead(self.title(), self.tr("In sổ"), self.print_it, meaning="print")
        self.chips = ChipRow(name=self.tr("Loại sổ"))
        self.chips.chosen.connect(self._register_chosen)
        self._set_chips(secret=False)
        self.spans = QComboBox()
        self.spans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.spans.setAccessibleName(self.tr("Năm hoặc nhiệm kỳ"))
        self.spans.activated.connect(lambda _: self._span_chosen())
        self.books = QComboBox()
        self.books.setAccessibleName(self.tr("Sổ theo loại văn bản"))
        self.books.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.books.setMinimumContentsLength(18)
        self.books.activated.connect(lambda _: self._book_chosen())
        self.search = SearchLine(self.tr("Tìm trong sổ"))
        self.search.setMinimumWidth(px(180))
        self.found = Words("", "note")
        self.export = Button(self.tr("Xuất tệp"), self.open_export, meaning="export")
        for widget in (self.spans, self.books, self.search, self.found, self.export):
            self.head.add(widget, 1 if widget is self.search else 0)
        column.addWidget(self.head)
        column.addWidget(self.chips)
        self.view = BookView()
        self.view.search_line = self.search
        self.view.opened.connect(self._open)
        self.gaps = GapsView(self.seat.memory)
        self.empty = EmptyState("registers", "")
        self.body = QStackedWidget()
        for one in (self.view, self.gaps, self.empty):
            self.body.addWidget(one)
        column.addWidget(self.body, 1)
        order: list[QWidget] = [self.chips, self.spans, self.books, self.search, self.export, self.view]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.search.textChanged.connect(lambda _: self._search())
        self.search.down.connect(self.next_one)
        self.search.left.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.setFocusProxy(self.view)

    def _set_chips(self, *, secret: bool) -> None:
        chips = [
            Chip(Register.OUTGOING.value, self.tr("Sổ văn bản đi")),
            Chip(Register.INCOMING.value, self.tr("Sổ văn bản đến")),
        ]
        if secret:
            chips.append(Chip(Register.SECRET.value, self.tr("Sổ văn bản mật")))
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

        def read() -> _Read:
            spans = view.spans(register)
            there = span if span in spans else spans[0]
            return _Read(spans, there, view.sheet(register, there, book=book), view.has_secret())

        self._latest.ask(read, partial(self._take, again=again))

    def _take(self, found: _Read, *, again: bool) -> None:
        self._set_chips(secret=found.secret)
        self.span = found.span
        self._fill(self.spans, [self._span_words(one) for one in found.spans], found.spans.index(found.span))
        self.spans.setProperty("spans", list(found.spans))
        books = found.sheet.books
        if self.book not in books:
            self.book = ""
        several = [self.tr("Tất cả các sổ"), *books]
        self._fill(self.books, several, several.index(self.book) if self.book else 0)
        self.books.setVisible(len(books) > 1)
        self._tell_count(found.sheet)
        if found.sheet.entries or found.span.term:
            self.body.setCurrentWidget(self.view)
            self.view.show_sheet(found.sheet, again=again)
        else:
            self._show_empty(found)
        if self._go_to and self.view.show_record(self._go_to):
            self._go_to = ""
        self._search(jump=False)

    def _take_gaps(self, lines: tuple[GapLine, ...]) -> None:
        self.body.setCurrentWidget(self.gaps)
        self.gaps.show_lines(lines)
        self.head.note.setText("")

    def _show_empty(self, found: _Read) -> None:
        incoming = self.register is Register.INCOMING
        words = self.tr("Sổ {period} chưa có văn bản nào").format(period=self._span_words(found.span).lower())
        helps = (
            self.tr("Vào sổ một văn bản ở trang Văn bản đến, nó hiện ngay ở đây.")
            if incoming
            else self.tr("Cấp số một văn bản ở trang Văn bản đi, nó hiện ngay ở đây.")
        )
        self.empty.say(words, helps)
        self.body.setCurrentWidget(self.empty)

    def _tell_count(self, sheet: Sheet) -> None:
        self.head.note.setText(self.tr("{count} văn bản").format(count=sheet.entries))

    @staticmethod
    def _fill(box: QComboBox, words: list[str], at: int) -> None:
        if [box.itemText(n) for n in range(box.count())] != words:
            box.clear()
            box.addItems(words)
        box.setCurrentIndex(at)

    def _span_words(self, span: Span) -> str:
        if span.term is not None:
            return self.tr("Nhiệm kỳ {term}").format(term=span.term)
        return self.tr("Năm {year}").format(year=span.year)

    # --- choosing -----------------------------------------------------------------------------------------

    def checking(self) -> bool:
        """The check of numbers is in sight, not a register."""
        return self.chips.current() == GAPS

    def _register_chosen(self, key: str) -> None:
        if key != GAPS:
            self.register, self.book = Register(key), ""
        for widget in (self.spans, self.search, self.found, self.export):
            widget.setVisible(key != GAPS)
        self.books.setVisible(False)
        if self.head.primary is not None:
            self.head.primary.setVisible(key != GAPS)
        self._read(again=False)

    def _span_chosen(self) -> None:
        self.span = self.spans.property("spans")[self.spans.currentIndex()]
        self._read(again=False)

    def _book_chosen(self) -> None:
        self.book = self.books.currentText() if self.books.currentIndex() > 0 else ""
        self._read(again=False)

    def _open(self, letter_id: str) -> None:
        self.seat.go("incoming" if self.register is Register.INCOMING else "outgoing", letter_id)

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

        register, book, view = self.register, self.book, self.registers
        job = self.seat.run.long(
            self,
            lambda progress: print_pages(printer, view.pages(register, span, book=book, progress=progress)),
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
        register, book, view = self.register, self.book, self.registers
        job = self.seat.run.long(
            self,
            lambda progress: view.save(register, span, path, book=book, progress=progress),
            title=self.tr("Đang xuất sổ"),
        )
        job.then(self._saved)

    def _saved(self, path: Path) -> None:
        self.seat.tell.note(self.tr("Đã xuất {file}").format(file=path.name), tone="done")
        self.seat.memory.put("registers.folder", str(path.parent))

    def _title(self) -> str:
        """Name of the file and of the print job: 'So-van-ban-di-2026'."""
        names = {
            Register.OUTGOING: "So-van-ban-di",
            Register.INCOMING: "So-van-ban-den",
            Register.SECRET: "So-van-ban-mat",
        }
        period = (self.span.term or str(self.span.year)) if self.span else ""
        return f"{names[self.register]}-{period}".replace("/", "-")

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
