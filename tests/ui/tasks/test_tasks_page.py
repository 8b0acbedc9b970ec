"""Tasks by day and person: late in words, done and undone, edited beside the list, their letter opened."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.services.task_list import Pile
from app.services.wanted import Wanted
from app.ui.pages.tasks.page import TasksPage


@pytest.fixture
def office(bare_desk):
    bare_desk.tasks.open("gọi điện", due_on=date(2026, 2, 27), assignee="Lê Văn An")
    bare_desk.tasks.open("họp giao ban", due_on=date(2026, 3, 5), assignee="Trần Thị Bình")
    one = bare_desk.inbox_forms.write_down().result
    bare_desk.incoming.register(
        one,
        fields={"number": "7", "notation": "CV/ĐTN", "subject": "báo cáo"},
        tasks=[Wanted(due_on=date(2026, 3, 20), assignee="Lê Văn An", evidence="Gửi báo cáo trước 20/3.")],
    )
    return bare_desk


@pytest.fixture
def page(office, bare_seat, qtbot, idle, watchdog):
    with watchdog.excused("building a page"):
        made = TasksPage(bare_seat)
        qtbot.addWidget(made)
        made.resize(1190, 668)
        made.show()
        qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.model.rowCount() == 3, timeout=3_000)
    idle(bare_seat)
    return made


def titles(page):
    return [page.model.row(at).task.title for at in range(page.model.rowCount())]


def test_late_stands_first_in_words(page):
    assert titles(page)[0] == "gọi điện"
    assert page.model.data(page.model.index(0, 1)) == "quá hạn 3 ngày"
    assert page.model.data(page.model.index(0, 1), Qt.ItemDataRole.DecorationRole) is not None
    assert [button.text() for button in page.chips._buttons.values()] == [
        "Quá hạn 1",
        "Hôm nay 0",
        "Bảy ngày tới 1",
        "Đang làm 3",
        "Đã xong 0",
    ]


def test_done_and_undone_by_the_primary_key(page, bare_seat, qtbot, idle, told):
    first = page.model.row(0).task.id
    page.view.select(first)
    page._show_acts()
    page.primary()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=3_000)
    words, _, undo = told.notes[-1]
    assert words == "Việc đã xong." and undo is not None
    undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=3_000)
    bare_seat.desk.tasks.done(first)
    page.show_record(f"#{Pile.DONE}")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=3_000)
    page.view.select(first)
    page._show_acts()
    assert page.head.primary.text() == "Mở lại việc"
    page.primary()
    qtbot.waitUntil(lambda: bare_seat.desk.task_list.counts().open == 3, timeout=3_000)


def test_edit_beside_the_list_by_keys(page, bare_seat, qtbot):
    page.view.select(page.model.row(0).task.id)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.side.isVisible() and page.editor.title.hasFocus()
    page.editor.person.set_name("Trần Thị Bình")
    page.editor.due.setText("5/3")
    page.primary()
    qtbot.waitUntil(lambda: not page.side.isVisible(), timeout=3_000)
    row = bare_seat.desk.task_list.rows(bare_seat.desk.task_list.ids())[0].task
    assert (row.title, row.assignee, row.due_on) == ("gọi điện", "Trần Thị Bình", date(2026, 3, 5))


def test_a_wrong_day_and_an_empty_title_are_said_in_place(page):
    page.new()
    page.editor.save()
    assert "việc gì" in page.editor.fault.text()
    page.editor.title.setText("x")
    page.editor.due.setText("32/13")
    page.editor.save()
    assert "không phải là ngày" in page.editor.fault.text()


def test_by_person_and_search(page, qtbot):
    page.people.set_name("Lê Văn An")
    page.people.picked.emit("", "Lê Văn An")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=3_000)
    page.people.picked.emit("", "")
    page.search.setText("hop giao")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["họp giao ban"], timeout=3_000)


def test_its_letter_opens(page, gone, qtbot):
    row = next(page.model.row(at) for at in range(3) if page.model.row(at).task.incoming_id)
    page.view.select(row.task.id)
    page._show_acts()
    assert "Gửi báo cáo" in page.evidence.text()
    qtbot.mouseClick(page.letter, Qt.MouseButton.LeftButton)
    assert gone.to == [("incoming", row.task.incoming_id)]
