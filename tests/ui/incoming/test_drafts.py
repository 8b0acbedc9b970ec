"""Nothing typed is lost: drafts by themselves, a new window on the same data, odd characters, a bus that never stands still."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.ui.pages.incoming.cleaning import cleaned
from app.ui.widgets.guess_field import GuessState
from tests.factory import desk as open_desk


def received(seat, papers, name="thu"):
    return seat.desk.incoming.receive(papers[name]).result


def test_a_draft_is_on_disk_within_two_seconds(bare_seat, open_page, papers, qtbot, type_in, idle):
    one = received(bare_seat, papers)
    page = open_page(bare_seat)
    editor = page.form.fields["note"].editor
    editor.setFocus()
    type_in(editor, "gọi lại cho chị Ẩn")
    qtbot.wait(1_500)  # the timer's own time; what it has begun is then written, however busy the machine
    idle(bare_seat)
    assert bare_seat.desk.inbox_forms.form(one).values["note"] == "gọi lại cho chị Ẩn"
    assert page.form.saved.text() == "đã lưu"


def test_a_new_window_on_the_same_data_has_the_draft(
    bare_seat, open_page, papers, qtbot, type_in, idle, tmp_path
):
    one = received(bare_seat, papers)
    page = open_page(bare_seat)
    page.form.focus_first()
    page.form.fields["number"].confirm()
    editor = page.form.fields["handler"].editor
    editor.setFocus()
    type_in(editor, "Chi đoàn 10A1")
    page.settle()
    idle(bare_seat)
    other = open_desk(tmp_path)  # as after kill -9: nobody closed the first one
    try:
        form = other.inbox_forms.form(one)
        assert form.values["handler"] == "Chi đoàn 10A1"
        assert "number" in form.confirmed
    finally:
        other.close()
    again = open_page(bare_seat)
    assert again.form.values()["handler"] == "Chi đoàn 10A1"
    assert again.form.fields["number"].state is GuessState.CONFIRMED
    assert again.form.fields["subject"].state is GuessState.GUESSED


def test_going_to_another_letter_saves_and_never_asks(bare_seat, open_page, papers, type_in, idle):
    one, other = received(bare_seat, papers), received(bare_seat, papers, "khac")
    page = open_page(bare_seat)
    page.open_letter(one, focus=True)
    idle(bare_seat)
    type_in(page.form.fields["note"].editor, "dở dang")
    page.open_letter(other, focus=True)
    idle(bare_seat)
    assert page.form.values()["note"] == ""
    assert bare_seat.desk.inbox_forms.form(one).values["note"] == "dở dang"
    assert bare_seat.desk.inbox_forms.form(other).values["note"] == ""


def test_changes_elsewhere_leave_what_is_typed_alone(bare_seat, open_page, papers, type_in, idle):
    received(bare_seat, papers)
    page = open_page(bare_seat)
    editor = page.form.fields["note"].editor
    editor.setFocus()
    type_in(editor, "đang gõ")
    bare_seat.bus.tell(frozenset({"*"}))
    idle(bare_seat)
    assert page.form.values()["note"] == "đang gõ"
    assert editor.hasFocus()


def test_the_letter_in_the_list_stays_chosen_when_the_list_is_read_anew(bare_seat, open_page, papers, idle):
    one = received(bare_seat, papers)
    received(bare_seat, papers, "khac")
    page = open_page(bare_seat)
    page.open_letter(one, focus=False)
    idle(bare_seat)
    assert page.list.view.current_id() == one
    bare_seat.desk.inbox_forms.write_down()
    bare_seat.bus.tell(frozenset({"incoming_letter"}))
    idle(bare_seat)
    assert page.list.view.current_id() == one


def test_preedit_of_an_input_method_passes_through_every_field(bare_seat, open_page, papers, idle, watchdog):
    received(bare_seat, papers)
    page = open_page(bare_seat)
    for key, made in page.form.fields.items():
        if key in ("kind", "urgency", "secrecy"):
            continue  # chosen from a list
        made.editor.setFocus()
        target = QApplication.focusWidget()
        made.set_value("")
        QApplication.sendEvent(target, QInputMethodEvent("đo", []))
        assert made.value() == "", key
        done = QInputMethodEvent("", [])
        done.setCommitString("Đoàn")
        QApplication.sendEvent(target, done)
        assert made.value() == "Đoàn", key


def test_pasted_masses_and_unseen_letters_become_a_sentence_not_a_freeze(
    bare_seat, open_page, papers, idle, watchdog
):
    one = received(bare_seat, papers)
    page = open_page(bare_seat)
    subject = page.form.fields["subject"]
    subject.editor.setFocus()
    subject.editor.selectAll()
    data = QMimeData()
    data.setText("dài " * 25_000)
    with watchdog.turn("pasting 100,000 letters"):
        subject.editor.insertFromMimeData(data)
    assert len(subject.value()) == 2000
    assert "2.000 chữ đầu" in subject.fault.text()
    issuer = page.form.fields["signer"]
    with watchdog.turn("typing odd letters"):
        issuer.editor.setText("Vũ \u202eThị\x07 Ẩn\u200b")
    assert issuer.value() == "Vũ Thị Ẩn"
    assert "ký tự ẩn" in issuer.fault.text()
    page.settle()
    idle(bare_seat)
    assert bare_seat.desk.inbox_forms.form(one).values["signer"] == "Vũ Thị Ẩn"


def test_a_day_that_is_none_is_said_under_its_field(bare_seat, open_page, papers, idle):
    received(bare_seat, papers)
    page = open_page(bare_seat)
    page.form.fields["date"].editor.setText("45/13/2026")
    page.primary()
    idle(bare_seat)
    assert "Không phải ngày" in page.form.fields["date"].fault.text()
    assert page.form.fields["date"].editor.hasFocus()
    assert bare_seat.desk.inbox.counts().received == 1


def test_a_disk_that_fills_while_typing_keeps_the_words(
    bare_seat, open_page, papers, idle, told, type_in, monkeypatch
):
    from app.base.errors import DiskFull

    one = received(bare_seat, papers)
    page = open_page(bare_seat)
    forms = bare_seat.desk.inbox_forms
    plain = forms.save_draft

    def full(*words, **more):
        raise DiskFull(file="vanthu.db")

    monkeypatch.setattr(forms, "save_draft", full)
    type_in(page.form.fields["note"].editor, "còn đây")
    page.form.save()
    idle(bare_seat)
    assert told.refusals and "đầy" in told.refusals[0][0]
    assert page.form.saved.text() == "chưa lưu được"
    assert page.form.values()["note"] == "còn đây"
    monkeypatch.setattr(forms, "save_draft", plain)
    page.form.save()
    idle(bare_seat)
    assert forms.form(one).values["note"] == "còn đây"


def test_cleaning_keeps_what_can_be_seen():
    assert cleaned("Nguyễn Thị Ánh 😀", 100) == ("Nguyễn Thị Ánh 😀", "")
    assert cleaned("một\r\nhai\tba", 100) == ("một hai ba", "")
    assert cleaned("một\r\nhai", 100, lines=True)[0] == "một\nhai"
    text, said = cleaned("x" * 100_000, 300)
    assert len(text) == 300 and "100.000" in said
