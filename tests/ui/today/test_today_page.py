"""The morning's page: one button a thing, late ones first, figures that open their lists, a calm beginning."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.services.task_list import Pile
from app.services.wanted import Wanted
from app.ui.pages.today.page import TodayPage
from tests.factory import letter_file


@pytest.fixture
def open_page(qtbot, idle, watchdog):
    def make(seat):
        with watchdog.excused("building a page"):
            page = TodayPage(seat)
            qtbot.addWidget(page)
            page.resize(1190, 668)
            page.show()
            qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: page._morning is not None, timeout=5_000)
        idle(seat)
        return page

    return make


def registered(desk, *, tasks=(), **fields):
    one = desk.inbox_forms.write_down().result
    desk.incoming.register(one, fields=fields, tasks=tasks)
    return one


def test_a_fresh_folder_says_what_to_do_first(bare_seat, open_page, gone, qtbot):
    page = open_page(bare_seat)
    assert page.stack.currentWidget() is page.fresh
    assert page.fresh.button is not None
    qtbot.mouseClick(page.fresh.button, Qt.MouseButton.LeftButton)
    assert gone.to == [("incoming", None)]
    assert page.head.primary is not None and not page.head.primary.isVisible()


def test_late_first_each_with_its_one_button(seat, open_page, gone, idle, qtbot, tmp_path, told):
    desk = seat.desk
    waiting = desk.incoming.receive(letter_file(tmp_path / "a.pdf")).result
    loose = registered(desk, subject="Hiến máu", number="5", notation="CV/ĐTN")
    late = registered(desk, subject="Báo cáo", tasks=[Wanted(due_on=date(2026, 2, 20), assignee="An")])
    call = desk.tasks.open("gọi điện", due_on=date(2026, 2, 27)).result.id
    desk.tasks.open("họp", due_on=date(2026, 3, 9))
    page = open_page(seat)
    words = [line.title.whole() for line in page.todo.lines]
    assert words[0].startswith("Giải quyết") and words[1] == "gọi điện"
    assert [line.title.whole() for line in page.soon.lines] == ["họp"]
    assert len(page.lately.lines) >= 4
    page.primary()
    idle(seat)
    assert gone.to.pop()[0] == "outgoing"
    assert desk.inbox_forms.form(late).answers
    for one in page._morning.todo:
        if one.id in (call, waiting, loose):
            page.act(one)
    idle(seat)
    assert gone.to == [("incoming", waiting), ("incoming", f"{loose}#give")]
    assert "Việc đã xong." in told.words()
    assert call in desk.task_list.ids(Pile.DONE)
    qtbot.waitUntil(lambda: "gọi điện" not in [line.title.whole() for line in page.todo.lines], timeout=2_000)


def test_figures_open_their_lists(seat, open_page, gone, qtbot):
    page = open_page(seat)
    for figure in page.figures:
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert gone.to == [("incoming", "#received"), ("tasks", "#late"), ("outgoing", None), ("tasks", "#open")]
    assert all(figure.accessibleName() for figure in page.figures)


def test_keys_alone_reach_every_line(bare_seat, open_page, gone, qtbot):
    registered(bare_seat.desk, subject="Hiến máu")
    page = open_page(bare_seat)
    line = page.todo.lines[0]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert gone.to[0][0] == "incoming"
    assert line.accessibleName().startswith("Hiến máu")


def test_many_things_to_do_do_not_hold_the_window(bare_seat, open_page):
    for at in range(70):
        bare_seat.desk.tasks.open(f"việc {at}", due_on=date(2026, 2, 20))
    page = open_page(bare_seat)
    assert page._morning.todo_total == 70
    assert len(page.todo.lines) < 70
    assert page.todo.count.text() == "70"


def test_an_urgent_letter_stands_on_top_and_others_say_how_long_they_wait(bare_seat, open_page, tmp_path):
    desk = bare_seat.desk
    waiting = desk.incoming.receive(letter_file(tmp_path / "thu.pdf")).result
    desk.clock.forward(timedelta(days=3))
    hot = desk.inbox_forms.write_down().result
    desk.inbox_forms.save_draft(hot, fields={"subject": "phòng chống bão", "urgency": "HỎA TỐC"})
    page = open_page(bare_seat)
    first, second = page.todo.lines[:2]
    assert page._morning.todo[0].id == hot and page._morning.todo[1].id == waiting
    assert "Hỏa tốc" in first.accessibleName()
    assert "chờ đăng ký 3 ngày làm việc" in second.accessibleName()
    assert page._morning.todo[1].due == "late"
