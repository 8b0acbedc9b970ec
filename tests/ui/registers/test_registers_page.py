"""The page of registers: the book as it prints, chosen by year, term and kind; files, paper, and the check of numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from app.services.book_rows import Kind as Register
from app.services.register_view import Kind
from app.ui.pages.registers.line_menu import give_back
from app.ui.pages.registers.page import RegistersPage
from app.ui.pages.registers.printing import wide_printer
from tests.factory import own_letter
from tests.pace import too_long


@pytest.fixture
def page(seat, qtbot, idle, watchdog):
    with watchdog.excused("the page is built once"):
        made = RegistersPage(seat)
        qtbot.addWidget(made)
        made.resize(1190, 640)
        made.show()
        idle(seat)
    return made


def issue(desk, **changes):
    made = desk.letters.new(own_letter(organ=_organ(desk), **changes)).result
    desk.letters.sign(made.id)
    return desk.letters.issue(made.id).result


def _organ(desk):
    from app.layout.parts import Organ

    own = desk.units.own()
    return Organ(issuing=list(own.issuing_lines), superior=list(own.superior_lines), symbol=own.symbol)


def entries(page):
    return [line for line in page.view.lines.sheet.lines if line.kind is Kind.ENTRY]


def test_the_sheet_on_the_screen_is_the_register(page, desk):
    lines = page.view.lines
    shown = desk.books.view.sheet(Register.OUTGOING, page.span)
    assert lines.sheet == shown and page.view.isVisible()
    assert lines.data(lines.index(0, 1)) == "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
    assert page.head.note.text() == f"{shown.entries} văn bản"


def test_one_book_can_be_shown_alone(page, seat, idle):
    assert page.books.isVisible() and page.books.count() > 2
    page.books.setCurrentIndex(1)
    page._book_chosen()
    idle(seat)
    assert [line.cells[0] for line in page.view.lines.sheet.lines if line.kind is Kind.TITLE] == [
        page.books.currentText()
    ]
    assert page.books.count() > 2


def test_terms_can_be_chosen_beside_years(page, seat, idle):
    words = [page.spans.itemText(at) for at in range(page.spans.count())]
    assert words[0] == "Năm 2026" and any(one.startswith("Nhiệm kỳ") for one in words)
    page.spans.setCurrentIndex(len(words) - 1)
    page._span_chosen()
    idle(seat)
    assert page.view.lines.sheet.period.startswith("Nhiệm kỳ: ")


def test_enter_on_a_line_opens_its_letter(page, qtbot, gone):
    row = next(at + 1 for at, line in enumerate(page.view.lines.sheet.lines) if line.kind is Kind.ENTRY)
    page.view.go(row)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert gone.to == [("outgoing", page.view.lines.line(row).id)]


def test_a_new_number_appears_and_the_place_stays(page, seat, idle, desk):
    before = len(entries(page))
    made = issue(desk)
    page.view.verticalScrollBar().setValue(60)
    seat.bus.tell(frozenset({"issued_number"}))
    idle(seat)
    assert len(entries(page)) == before + 1
    assert page.view.verticalScrollBar().value() == 60
    desk.numbers.void(made.id, reason="trùng nội dung")
    seat.bus.tell(frozenset({"issued_number"}))
    idle(seat)
    (void,) = [line for line in entries(page) if line.void]
    assert void.cells[page.view.lines.sheet.note] == "Hủy: trùng nội dung"


def test_search_goes_to_the_line_and_leaves_the_book_whole(page, seat, idle, desk, qtbot):
    for at in range(30):
        issue(desk, subject=f"giới thiệu đoàn viên ưu tú mùa {'xuân' if at % 3 else 'đông'}")
    page.look_anew()
    idle(seat)
    whole = len(entries(page))
    page.view.setFocus()
    qtbot.keyClick(page.view, "u")
    page.search.setText("uu tu mua dong")
    idle(seat)
    assert len(entries(page)) == whole and len(page._found) == 10
    assert page.found.text() == "10 dòng"
    first = page.view.currentIndex().row()
    page.next_one()
    assert page.view.currentIndex().row() > first


def test_long_registers_scroll_smoothly_and_keep_their_heads(page, seat, idle, desk, watchdog, qtbot):
    from time import thread_time

    from PySide6.QtWidgets import QApplication

    view = desk.books.view
    sheet = view.sheet(Register.OUTGOING, page.span)
    from dataclasses import replace

    one = next(line for line in sheet.lines if line.kind is Kind.ENTRY)
    page.view.show_sheet(replace(sheet, lines=(*sheet.lines[:3], *(one,) * 2_000, sheet.lines[-1])))
    frames = []
    bar = page.view.verticalScrollBar()
    for step in range(120):
        start = thread_time()
        bar.setValue(bar.value() + (45 if step < 80 else 900))
        QApplication.processEvents()
        frames.append(thread_time() - start)
    assert page.view._heads.isVisible()
    assert not too_long(sorted(frames)[int(len(frames) * 0.95)], 0.033), max(frames)
    qtbot.waitUntil(lambda: not page.view._measure.isActive(), timeout=20_000)


def test_files_are_written_where_asked_and_told(page, seat, idle, told, tmp_path):
    for kind, start in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        page.ask_file = lambda name, kind: str(tmp_path / name)
        page._save_as(kind)
        idle(seat)
        (file,) = tmp_path.glob(f"So-van-ban-di-2026.{kind}")
        assert file.read_bytes().startswith(start)
        assert told.words()[-1] == f"Đã xuất {file.name}"
    page.ask_file = lambda name, kind: ""
    page._save_as("pdf")
    idle(seat)
    assert len(told.notes) == 2


def test_a_folder_that_cannot_be_written_is_a_sentence(page, seat, idle, told, tmp_path):
    page.ask_file = lambda name, kind: str(tmp_path / "nowhere" / "so.pdf")
    page._save_as("pdf")
    idle(seat)
    assert told.refusals and not told.notes


def test_printing_paints_every_page(page, seat, idle, told, tmp_path):
    printer = wide_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.ask_printer = lambda title: printer
    page.print_it()
    idle(seat)
    assert (tmp_path / "printed.pdf").stat().st_size > 5_000
    assert told.words() == ["Đã gửi 2 trang tới máy in"]


def test_the_check_of_numbers_names_what_is_missing(page, seat, idle):
    page.chips.choose("gaps")
    page._register_chosen("gaps")
    idle(seat)
    assert page.gaps.isVisible() and page.gaps.table.rows.rowCount() >= 3
    assert "Mọi số" in page.gaps.verdict.text()
    assert not page.head.primary.isVisible()
    page.chips.choose("incoming")
    page._register_chosen("incoming")
    idle(seat)
    assert page.view.isVisible() and page.view.lines.sheet.register is Register.INCOMING


def test_an_empty_register_says_what_fills_it(bare_seat, qtbot, idle):
    made = RegistersPage(bare_seat)
    qtbot.addWidget(made)
    made.show()
    idle(bare_seat)
    assert made.empty.isVisible() and "2026" in made.empty._headline.text()


def test_lines_are_read_aloud_with_their_heads(page):
    lines = page.view.lines
    row = next(at + 1 for at, line in enumerate(lines.sheet.lines) if line.kind is Kind.ENTRY)
    spoken = lines.data(lines.index(row, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Số, ký hiệu văn bản: ")


def choose(page, seat, idle, register):
    page.chips.choose(register)
    page._register_chosen(register)
    idle(seat)


def test_every_book_of_the_annex_and_of_the_union_can_be_seen(page, seat, idle):
    keys = [key for key in page.chips._buttons if key != "gaps"]
    assert set(keys) == set(Register) - {"secret", "secret-in"}, "secret books stand only where there is one"
    for key in keys:
        choose(page, seat, idle, key)
        shown = page.view.lines.sheet.register if page.body.currentWidget() is page.view else key
        assert shown == key
    choose(page, seat, idle, Register.MEMBERS)
    assert page.head.note.text().endswith("đoàn viên")


def test_pages_are_turned_one_by_one_as_they_print(page, seat, idle, qtbot):
    page.paged.setChecked(True)
    page._pages_asked()
    idle(seat)
    leaves = page.leaves
    assert leaves.isVisible() and leaves.pages == 2 and leaves.at.text() == "Trang 1 trên 2"
    leaves.picture.setFocus()
    qtbot.keyClick(leaves.picture, Qt.Key.Key_PageDown)
    idle(seat)
    assert leaves.page == 2 and not leaves.after.isEnabled()


def test_a_book_is_closed_for_good_and_shows_its_kept_pages(page, seat, idle, desk, answers, told, tmp_path):
    page.begin_closing()
    assert page.card.isVisible()
    answers.ready.append(True)
    page.card.close_book()
    idle(seat)
    assert "Kỳ 2026 chưa hết" in page.card.fault.text(), "a year is closed when it is over"
    page.card.volume.setText("1")
    answers.ready.append(True)
    page.card.close_book()
    idle(seat)
    (kept,) = desk.books.closed()
    assert told.words()[-1].startswith("Đã đóng sổ") and not page.card.isVisible()
    assert page.leaves.isVisible() and kept.pdf_sha256 in page.verdict.text()
    assert [page.copies.itemText(at) for at in range(2)] == ["Bản đang ghi", "Quyển 1, đóng 02/03/2026"]
    was = page.leaves._drawn
    issue(desk)
    seat.bus.tell(frozenset({"issued_number"}))
    idle(seat)
    assert page.leaves._drawn == was and "vẫn nguyên như lúc đóng" in page.verdict.text()
    page.ask_file = lambda name, kind: str(tmp_path / name)
    page._save_as("pdf")
    idle(seat)
    assert (tmp_path / "So-van-ban-di-2026-quyen-1.pdf").read_bytes() == was


def test_lines_of_post_and_loans_are_written_on_the_page(page, seat, idle, desk):
    ours = desk.letters.list()[0]
    choose(page, seat, idle, Register.POST)
    page.new()
    assert page.writing.isVisible() and page.line.isVisible()
    page.writing.save()
    assert page.writing.fault.text() == "Ghi nơi nhận."
    page.writing.who.setText("Tỉnh đoàn Hà Châu")
    page.writing.envelopes.setValue(2)
    page.writing.save()
    idle(seat)
    assert [line.cells[2:4] for line in entries(page)] == [("Tỉnh đoàn Hà Châu", "2")]
    assert not page.writing.isVisible()
    choose(page, seat, idle, Register.LOAN)
    page.new()
    page.writing._picked("outgoing_letter", ours.id, ours.subject)
    page.writing.who.setText("Lê Văn An")
    page.writing.save()
    idle(seat)
    (lent,) = entries(page)
    assert lent.cells[1] == "Lê Văn An" and lent.cells[6] == ""
    give_back(seat, lent.id)
    idle(seat)
    assert entries(page)[0].cells[6] == "02/3/2026"
    choose(page, seat, idle, Register.OUTGOING)
    page.new()
    assert not page.writing.isVisible() and not page.line.isVisible()
