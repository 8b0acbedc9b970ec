"""Beside the list: the month, who has answered us, what comes again, how far a task has come."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.pages.tasks.page import ANSWERS, CALENDAR, RECURRING, TasksPage
from tests.factory import own_letter


@pytest.fixture
def calm(qtbot):
    def wait(seat) -> None:
        still = 0
        while still < 3:
            qtbot.wait(8)
            still = 0 if seat.run.busy() else still + 1

    return wait


@pytest.fixture
def page(bare_desk, bare_seat, qtbot, calm, watchdog):
    bare_desk.tasks.open("họp giao ban", due_on=date(2026, 3, 5), assignee="Trần Thị Bình")
    bare_desk.tasks.open("nộp báo cáo quý", due_on=date(2026, 3, 5))
    with watchdog.excused("building a page and its views"):
        made = TasksPage(bare_seat)
        qtbot.addWidget(made)
        made.resize(1190, 668)
        made.show()
        calm(bare_seat)
        for key in (CALENDAR, ANSWERS, RECURRING):
            made.show_view(key)
            calm(bare_seat)
        made.show_view("list")
        calm(bare_seat)
    return made


def test_a_day_of_the_month_lists_what_falls_due_on_it(page, bare_seat, calm, qtbot):
    page.show_record("#calendar")
    calm(bare_seat)
    view = page.views[CALENDAR]
    assert view.heading.text() == "Tháng 3 năm 2026" and view.chosen_day() == date(2026, 3, 2)
    for _ in range(3):
        qtbot.keyClick(view.grid, Qt.Key.Key_Right)
    assert view.chosen_day() == date(2026, 3, 5)
    assert sorted(row.title for row in view.list.rows.rows()) == ["họp giao ban", "nộp báo cáo quý"]
    qtbot.keyClick(view.grid, Qt.Key.Key_PageDown)
    calm(bare_seat)
    assert view.heading.text() == "Tháng 4 năm 2026" and view.chosen_day() == date(2026, 4, 5)
    assert not view._days[date(2026, 4, 30)].working, "a public holiday is a day of rest"


def test_a_new_task_from_the_calendar_has_that_day(page, bare_seat, calm, qtbot, tmp_path):
    page.show_view(CALENDAR)
    calm(bare_seat)
    view = page.views[CALENDAR]
    view.grid.select(date(2026, 3, 12))
    page.new()
    assert page.side.isVisible() and page.editor.due.date() == date(2026, 3, 12)
    view.ask_file = lambda name: str(tmp_path / name)
    view.save_ical()
    calm(bare_seat)
    assert (tmp_path / "viec-co-han.ics").read_bytes().count(b"BEGIN:VEVENT") == 2


def test_answers_are_counted_reminded_and_copied(page, bare_seat, bare_desk, calm, told, qtbot):
    letter = bare_desk.letters.new(own_letter(subject="báo cáo kết quả Tháng Thanh niên")).result
    own = bare_desk.units.own()
    for name in ("Chi đoàn 1", "Chi đoàn 2", "Chi đoàn 3"):
        bare_desk.units.add(name, parent=own.id, level="cell")
    page.show_view(ANSWERS)
    calm(bare_seat)
    view = page.views[ANSWERS]
    assert view.empty.isVisible()
    page.new()
    view.ask()
    assert "Chọn văn bản trước" in view.fault.text()
    view._letter_picked("outgoing_letter", letter.id, letter.subject)
    view.due.setText("1/3/2026")
    view.ask()
    calm(bare_seat)
    assert view.letters.current().asked == 3 and view.units.rows.rowCount() == 3
    view.answered()
    calm(bare_seat)
    assert view.letters.rows.data(view.letters.rows.index(0, 2)) == "1/3"
    view.copy_reminder()
    calm(bare_seat)
    text = QApplication.clipboard().text()
    assert "Đã trả lời 1/3" in text and "(đã quá hạn)" in text
    assert [row.reminded_on for row in view.units.rows.rows()][:2] == [date(2026, 3, 2)] * 2
    view.units.select_first()
    view.excuse_one()
    calm(bare_seat)
    assert bare_desk.following.tally(letter.id).asked == 2


def test_a_rule_opens_its_task_when_the_day_comes_near(page, bare_seat, bare_desk, calm):
    page.show_view(RECURRING)
    calm(bare_seat)
    view = page.views[RECURRING]
    page.primary()
    assert not bare_desk.recurring.list()
    view.title.setText("Báo cáo tháng")
    view.day.setCurrentIndex(view.day.findData(5))
    page.primary()
    calm(bare_seat)
    assert view.table.rows.rowCount() == 1
    assert "Báo cáo tháng (tháng 3/2026)" in [row.title for row in bare_desk.tasks.list()]
    view.table.select_first()
    view.stop_one()
    calm(bare_seat)
    assert not bare_desk.recurring.list()


def test_progress_stands_under_the_task(page, bare_seat, bare_desk, calm, qtbot):
    row = page.model.row(0)
    page.edit_task(row.task.id)
    calm(bare_seat)
    part = page.progress
    assert part.isVisible()
    part.co_workers.setText("Lê Văn An; Phạm Thị Dung")
    part._share()
    part.note.setText("đã gửi giấy mời")
    part.percent.setValue(40)
    part.add()
    calm(bare_seat)
    seen = bare_desk.progress_notes.look(row.task.id)
    assert seen.co_workers == ("Lê Văn An", "Phạm Thị Dung") and seen.percent == 40
    assert part._notes.itemAt(0).widget().text() == "02/03/2026 · 40 % · đã gửi giấy mời"
    letter = bare_desk.letters.new(own_letter()).result
    part._close_by(letter.id)
    calm(bare_seat)
    assert bare_desk.task_list.rows([row.task.id])[0].task.outgoing_id == letter.id
    assert not page.side.isVisible()
