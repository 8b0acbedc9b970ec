"""The editor in the real window: its keys reach it, the window's keys do not take the text's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.frame.main_window import MainWindow
from app.ui.pages.outgoing.page import OutgoingPage

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot, desk, draft, watchdog):
    letter_id = draft()
    with watchdog.excused("a whole window is built and painted"):
        made = MainWindow(desk.data)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.open_desk(desk)
        made.show()
        made.activateWindow()
        qtbot.waitExposed(made)
        made.go("outgoing", letter_id)  # as an answer from an incoming letter does
        page = made.frame.page()
        assert isinstance(page, OutgoingPage)
        qtbot.waitUntil(lambda: page.editing() and page.editor.pages.seen() is not None, timeout=20_000)
    yield made
    page.editor.save()
    assert made.run.finish(20_000)


def test_keys_of_text_are_the_text_s_and_keys_of_the_page_the_page_s(window, qtbot, desk) -> None:
    page = window.frame.page()
    body = page.editor.form.body
    page.edit()
    assert window.focusWidget() is body
    body.go_to("body[1].text")
    qtbot.keyClicks(body, " them")
    qtbot.keyClick(body, Qt.Key.Key_5, CTRL)
    assert body.labels()[1] == "1.1." or body.labels()[1] == "1."  # two numbers need a first one over them
    qtbot.keyClick(body, Qt.Key.Key_4, CTRL)
    assert body.labels()[1] == "1."
    for _ in range(4):
        qtbot.keyClick(body, Qt.Key.Key_Z, CTRL)
    assert body.rows()[1].text == "Rà soát danh sách đoàn viên."
    qtbot.keyClick(body, Qt.Key.Key_Down, ALT)
    assert body.rows()[2].text == "Rà soát danh sách đoàn viên."
    assert window.frame.page() is page, "Alt with an arrow is not for the window"
    qtbot.keyClick(body, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.editor.detail.row.state == "submitted", timeout=10_000)
    assert page.editor.letter().body[2].text == "Rà soát danh sách đoàn viên."
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.editing(), timeout=5_000)


def test_going_to_another_page_saves_and_coming_back_keeps_the_place(window, qtbot, desk) -> None:
    page = window.frame.page()
    letter_id = page.editor.detail.row.id
    page.editor.form.body.setFocus()
    page.editor.form.body.moveCursor(page.editor.form.body.textCursor().MoveOperation.Start)
    qtbot.keyClicks(page.editor.form.body, "Moi ")
    window.go("settings", None)
    qtbot.waitUntil(
        lambda: desk.letters.get(letter_id).parts["body"][0]["text"].startswith("Moi "), timeout=5_000
    )
    window.go("outgoing", None)
    assert page.editing() and page.editor.form.body.rows()[0].text.startswith("Moi ")


def test_tab_is_for_levels_in_the_body_and_ctrl_tab_leaves_it(window, qtbot) -> None:
    page = window.frame.page()
    body = page.editor.form.body
    body.setFocus()
    qtbot.keyClick(body, Qt.Key.Key_Tab)
    assert body.hasFocus()
    qtbot.keyClick(body, Qt.Key.Key_Tab, CTRL)
    assert window.focusWidget() is page.editor.form.authority.lines()[0][0]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert body.hasFocus()
    qtbot.keyClick(body, Qt.Key.Key_Backtab, CTRL)
    assert window.focusWidget() is not body
