"""Typing in the record: input methods, keys alone, too much text, odd characters, somebody else writing meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.ui.pages.members.page import MembersPage


@pytest.fixture
def page(seat, qtbot, idle, watchdog):
    with watchdog.excused("the page is built once"):
        made = MembersPage(seat)
        qtbot.addWidget(made)
        made.resize(1190, 640)
        made.show()
        made.activateWindow()
        qtbot.waitExposed(made)
        idle(seat)
        made.record.finish()
        made.list.go(0)
        idle(seat)
    return made


def compose(widget, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize("name", ["occupation", "workplace", "full_name", "note"])
def test_composed_letters_survive_what_others_write_meanwhile(page, seat, idle, qtbot, desk, name):
    member = page.record.member_id
    field = page.record.fields[name]
    field.begin()
    field.editor.set_words("")
    compose(field.editor, "", "Th")
    compose(field.editor, "o")
    seat.bus.tell(desk.members.edit(desk.members.list()[3].id, fields={"phone": "1"}))
    seat.bus.tell(desk.members.edit(member, fields={"email": "a@vi.du"}))
    idle(seat)
    assert field.editor.words() == "Th"
    assert page.record.fields["email"].editor.words() == "a@vi.du"
    compose(field.editor, "ợ")
    compose(field.editor, "", "ợ điện")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    idle(seat)
    assert desk.members.show(member)["fields"][name] == "Thợ điện"


def test_the_record_is_walked_and_left_by_keys(page, qtbot, idle, seat):
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.record.fields["full_name"].editor.hasFocus()
    seen = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = next((key for key, one in page.record.fields.items() if one.editor.hasFocus()), None)
        if here:
            seen.append(here)
    assert seen[:4] == ["birth_date", "sex", "other_name", "birth_place"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_a_page_of_pasted_text_is_refused_in_a_sentence_and_stays(page, seat, idle, desk, watchdog):
    field = page.record.fields["current_address"]
    field.begin()
    QGuiApplication.clipboard().setText("Thôn Thượng Ẩn " * 7_000)
    with watchdog.excused("Qt itself lays out a hundred thousand letters"):
        field.editor.paste()
        field.save()
        idle(seat)
    assert "Nơi ở hiện nay" in field.fault.text() and "current_address" not in field.fault.text()
    assert len(field.editor.words()) > 100_000


@pytest.mark.parametrize(
    "text", ["a\u202eb\u2066c", "Lê\x00\x07 An", "\u200b\u200b", "e\u0302\u0301 tốt", "😀 An"]
)
def test_odd_characters_break_nothing(page, seat, idle, text, told):
    for name in ("other_name", "note"):
        field = page.record.fields[name]
        field.editor.set_words(text)
        field.save()
        idle(seat)
        assert field.fault.text() or not field.changed() or field.editor.words()
    page.search.setText(text)
    idle(seat)
    assert not told.faults


def test_what_is_typed_but_not_entered_is_saved_when_the_program_ends(page, seat, idle, desk):
    member = page.record.member_id
    page.record.fields["phone"].editor.set_words("0900 123")
    page.settle()
    idle(seat)
    assert desk.members.show(member)["fields"]["phone"] == "0900 123"
