"""In the real window, by keyboard alone: pages, form, register, next, back. Keys beyond the text itself are counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.frame.main_window import MainWindow
from app.ui.pages.incoming.page import IncomingPage

KEYS_MOST = 40


@pytest.fixture
def window(qtbot, bare_desk, papers, watchdog):
    for name in ("trong", "khac"):
        bare_desk.incoming.receive(papers[name])
    with watchdog.excused("a whole window is built and painted"):
        made = MainWindow(bare_desk.data)
        qtbot.addWidget(made)
        made.open_desk(bare_desk)
        made.resize(1366, 768)
        made.show()
        made.activateWindow()
        qtbot.waitExposed(made)
        qtbot.waitUntil(lambda: not made.run.busy(), timeout=10_000)
        made.go("incoming")
        qtbot.waitUntil(lambda: page_of(made).form.isVisible(), timeout=10_000)
        qtbot.waitUntil(lambda: not made.run.busy(), timeout=10_000)
    yield made
    assert made.run.finish(20_000)


def page_of(window) -> IncomingPage:
    page = window.frame.page()
    assert isinstance(page, IncomingPage)
    return page


def test_two_letters_by_keyboard_alone(window, bare_desk, qtbot, type_in):
    """The first has a number written by hand; the second is read whole and is only confirmed."""
    page, keys = page_of(window), 0

    def press(key, *, control=False):
        nonlocal keys
        keys += 1
        where = QApplication.focusWidget() or window
        qtbot.keyClick(
            where, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        )

    press(Qt.Key.Key_F2)
    number = page.form.fields["number"]
    qtbot.waitUntil(number.editor.hasFocus, timeout=2_000)
    type_in(number.editor, "127")
    while not page.form.fields["handler"].editor.hasFocus():
        press(Qt.Key.Key_Tab)
    type_in(QApplication.focusWidget(), "Lê Văn An")
    qtbot.wait(50)  # the list of names closes when nothing fits
    window.activateWindow()  # the offscreen platform leaves the window inactive behind a list
    press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: page.form.values()["number"] == "318" and number.editor.hasFocus(), timeout=5_000)
    first = keys
    assert first < KEYS_MOST, first
    for _ in range(6):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: bare_desk.inbox.counts().received == 0, timeout=5_000)
    qtbot.waitUntil(lambda: not window.run.busy(), timeout=5_000)
    assert keys - first < 10
    rows = bare_desk.incoming.list()
    assert sorted((row.arrival_number, row.printed) for row in rows) == [
        (1, "127-CV/TĐTN-VP"),
        (2, "318-CV/TĐTN-VP"),
    ]
    assert bare_desk.tasks.list()[0].assignee == "Lê Văn An"
    assert page.list.view.hasFocus()


def test_leaving_the_page_and_closing_the_window_keep_every_word(window, bare_desk, qtbot, type_in):
    page = page_of(window)
    one = page.form.form.id
    page.form.fields["note"].editor.setFocus()
    type_in(page.form.fields["note"].editor, "gọi chị Ẩn trước 10 giờ")
    window.go("today")
    window.go("incoming")
    assert page.form.values()["note"] == "gọi chị Ẩn trước 10 giờ"
    type_in(page.form.fields["note"].editor, "!")
    window.frame.settle()
    qtbot.waitUntil(lambda: not window.run.busy(), timeout=5_000)
    assert bare_desk.inbox_forms.form(one).values["note"].endswith("giờ!")


def test_pages_go_to_each_other(window, bare_desk, qtbot):
    waiting = bare_desk.inbox.ids()[0]
    window.go("today")
    today = window.frame.page()
    qtbot.waitUntil(lambda: bool(today.todo.lines), timeout=5_000)
    window.go("incoming", waiting)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.form.form is not None and page.form.form.id == waiting, timeout=5_000)
    window.go("tasks", "#late")
    qtbot.waitUntil(lambda: not window.run.busy(), timeout=5_000)
    assert window.frame.page().pile() == "late"
