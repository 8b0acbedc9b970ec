"""Đoàn phí in the window: a month collected by keyboard and taken back, a part payment, arrears, a statement, a quarter closed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.ui.pages.fees.member_section import FeesSection
from app.ui.pages.fees.page import FeesPage
from app.ui.tables.fees import FIXED

NAMES = ("Nguyễn Văn Ấn", "Trần Quốc Bảo", "Lê Mỹ Dung", "Phạm Hữu Đạt")
TODAY = date(2026, 3, 2)


@pytest.fixture
def cell(desk):
    unit = desk.units.add("Chi đoàn 11B", level="cell").result
    for name in NAMES:
        desk.members.add(name, unit=unit.id, fields={"joined_on": "26/3/2024", "occupation": "Học sinh"})
    desk.fees.set_fund(first_month="2026-01", bank="BIDV", account="12345678", holder="DOAN TRUONG")
    return unit


@pytest.fixture
def page(qtbot, seat, watchdog, cell):
    with watchdog.excused("the page is built here"):
        made = FeesPage(seat)
        qtbot.addWidget(made)
        made.resize(1150, 660)
        made.show()
        qtbot.waitUntil(lambda: made.unit.count() > 0)
        made.unit.setCurrentIndex(made.unit.findData(cell.id))
        made._show()
        qtbot.waitUntil(lambda: [row.name for row in made.grid.model.rows] == sorted_names(made))
    return made


def sorted_names(page):
    return [row.name for row in page.grid.model.rows if row.name in NAMES] or ["-"]


def states(page, column=FIXED):
    return [page.grid.model.cell(row, column).state for row in range(len(page.grid.model.rows))]


def test_a_month_by_keyboard_and_back(qtbot, seat, desk, page):
    table = page.grid.table
    table.setFocus()
    table.setCurrentIndex(page.grid.model.index(0, FIXED))
    qtbot.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert "8.000" in page.grid.chosen.text()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: states(page) == ["paid"] * 4)
    assert page.grid.model.data(page.grid.model.index(0, FIXED)) == "✓"
    desk.undo.undo()
    page.look_anew()
    qtbot.waitUntil(lambda: states(page) == ["open"] * 4)


def test_a_part_payment_of_one(qtbot, page):
    page.grid.choose(1, FIXED, 1, FIXED)
    page.grid.amount.setText("500")
    page.grid.collect()
    qtbot.waitUntil(lambda: states(page)[1] == "part")
    assert page.grid.amount.text() == ""


def test_search_keeps_the_members_it_finds(qtbot, page):
    page.search.setText("my dung")
    page._show()
    qtbot.waitUntil(lambda: [row.name for row in page.grid.model.rows] == ["Lê Mỹ Dung"])


def test_arrears_with_message_and_code(qtbot, page, watchdog):
    with watchdog.excused("the view is built here"):
        page.turn("arrears")
    view = page.view("arrears")
    qtbot.waitUntil(lambda: view.notice is not None)
    assert "01-02/2026" in view.message.toPlainText()
    assert not view.picture.pixmap().isNull()


def test_a_statement_waits_for_the_clerk(qtbot, page, desk, tmp_path, watchdog):
    path = tmp_path / "sao-ke.csv"
    path.write_text(
        "Ngày,Ghi có,Nội dung\n01/03/2026,2000,Tran Quoc Bao doan phi\n01/03/2026,4000,chuyen tien\n",
        encoding="utf-8",
    )
    with watchdog.excused("the view is built here"):
        page.turn("bank")
    view = page.view("bank")
    view.take_in(path)
    qtbot.waitUntil(lambda: view.pane is not None and view.pane.enter.isEnabled(), timeout=20_000)
    assert "6.000" in view.pane.said.text()
    view.pane.accept()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 1, timeout=20_000)
    assert "2.000" in view.told.text()
    view.look_anew()
    qtbot.waitUntil(lambda: view.who.isEnabled())
    (dung,) = [row.id for row in desk.fees.grid().rows if row.name == "Lê Mỹ Dung"]
    view.who.addItem("Lê Mỹ Dung", dung)
    view.who.setCurrentIndex(view.who.count() - 1)
    view.decide()
    qtbot.waitUntil(lambda: desk.fees.statements.waiting() == ())
    assert desk.fees.member(dung)[0].lacking == 0


def test_columns_are_chosen_once_for_a_bank(qtbot, page, desk, tmp_path, watchdog):
    path = tmp_path / "la.csv"
    path.write_text("k,l,m\n01/03/2026,2000,Tran Quoc Bao doan phi\n", encoding="utf-8")
    with watchdog.excused("the view is built here"):
        page.turn("bank")
        view = page.view("bank")
        view.take_in(path)
        qtbot.waitUntil(lambda: view.pane is not None and bool(view.pane.said.text()), timeout=20_000)
    pane = view.pane
    assert not pane.enter.isEnabled()
    for name, at in (("date", 0), ("credit", 1), ("text", 1), ("text", 2), ("credit", 1)):
        pane.boxes[name].setCurrentIndex(at + 1)
        pane._chosen(name, at + 1)
    assert pane.columns() == {"date": 0, "credit": 1, "text": 2}
    qtbot.waitUntil(pane.enter.isEnabled)
    pane.accept()
    qtbot.waitUntil(
        lambda: view.faces.currentWidget() is not pane and "2.000" in view.told.text(), timeout=20_000
    )
    path.write_text("k,l,m\n02/03/2026,1000,Le My Dung doan phi\n", encoding="utf-8")
    view.take_in(path)
    qtbot.waitUntil(lambda: len(desk.fees.statements.waiting(all=True)) == 2, timeout=20_000)
    assert view.faces.currentWidget() is not pane


def test_the_book_and_a_quarter_closed(qtbot, page, desk, cell, answers, watchdog):
    rows = desk.fees.grid(cell.id).rows
    desk.fees.pay([(row.id, "2026-01") for row in rows], on=TODAY)
    with watchdog.excused("the views are built here"):
        page.turn("book")
        book = page.view("book")
        page.turn("periods")
    periods = page.view("periods")
    page.turn("book")
    qtbot.waitUntil(lambda: book.table.rows.rowCount() == 1)
    assert "8.000" in book.state.text()
    book.kind.setCurrentIndex(book.kind.findData("expense"))
    book.day.set_date(date(2026, 2, 20))
    book.amount.setText("3.000")
    book.words.setText("Mua phấn")
    book.write()
    qtbot.waitUntil(lambda: book.table.rows.rowCount() == 2)
    assert desk.fees.book(cell.id).rows[0].day == date(2026, 2, 20)
    page.turn("periods")
    qtbot.waitUntil(lambda: periods.report is not None)
    answers.ready.append(True)
    periods.close_period()
    qtbot.waitUntil(lambda: len(desk.fees.reports.closings(cell.id)) == 1)


def test_chosen_members_come_from_their_list(qtbot, page):
    wanted = page.grid.model.rows[2].id
    page.show_record(f"#new:{wanted}")
    assert page.grid.members() == [wanted]


def test_a_waiver_is_written_on_the_record(qtbot, seat, desk, cell, watchdog):
    member = desk.fees.grid(cell.id).rows[0].id
    with watchdog.excused("the section is built here"):
        section = FeesSection(seat)
        qtbot.addWidget(section)
        section.show_member(member)
        qtbot.waitUntil(lambda: "4.000" in section.state.text())
    section._begin()
    section.reason.setText("Hộ nghèo")
    section.save()
    qtbot.waitUntil(lambda: "Hộ nghèo" in section.waivers.text())
    section._begin_shorter()
    assert not section.shorter.isHidden()
    section.end.setText("4/2026")
    section.cut_short()
    qtbot.waitUntil(lambda: "03-04/2026" in section.waivers.text())
    section.remove_waiver()
    qtbot.waitUntil(section.waivers.isHidden)
