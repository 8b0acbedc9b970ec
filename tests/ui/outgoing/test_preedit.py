"""Vietnamese input methods: composing text is shown, nothing is rewritten under it, the committed word arrives whole and NFC."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.pages.outgoing.lines import Line, Wrapped


def compose(field: QWidget, *steps: str, commit: str) -> None:
    """What an input method sends: composing texts, each instead of the one before, then the word."""
    for text in steps:
        QCoreApplication.sendEvent(field, QInputMethodEvent(text, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


def text_of(field: QWidget) -> str:
    return field.value() if isinstance(field, Line | Wrapped) else field.toPlainText()


@pytest.mark.parametrize(
    "part", ["subject", "addressees[0]", "date", "signature.name", "recipients[0]", "storage"]
)
def test_every_field_takes_a_composed_word(page, opened, qtbot, part: str) -> None:
    opened()
    form = page.editor.form
    assert form.reach(part)
    field = page.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.selectAll()
    compose(field, "đ", "đo", "đoa", "đoàn", commit="đoàn")
    compose(field, "t", "te", "tê", commit=" te\u0302")  # some methods commit decomposed
    assert text_of(field) == "đoàn tê"
    assert unicodedata.is_normalized("NFC", text_of(field))


def test_the_body_is_left_alone_while_composing_and_redraws_after(page, opened, stored, qtbot) -> None:
    letter_id = opened()
    editor = page.editor
    body = editor.form.body
    assert editor.form.reach("body[1].text")
    for text in ("v", "vi", "viê", "việ", "việt"):
        QCoreApplication.sendEvent(body, QInputMethodEvent(text, []))
        qtbot.wait(30)  # redraw, outline and saving all have their turn
        assert body.composing()
        assert body.textCursor().block().layout().preeditAreaText() == text
    revision = body.document().revision()
    editor.save()
    editor.read_again()
    qtbot.wait(120)
    assert body.composing() and body.textCursor().block().layout().preeditAreaText() == "việt"
    assert body.document().revision() == revision
    assert body.body()[1].text == "Rà soát danh sách đoàn viên."
    event = QInputMethodEvent("", [])
    event.setCommitString(" việt")
    QCoreApplication.sendEvent(body, event)
    assert not body.composing()
    assert body.body()[1].text == "Rà soát danh sách đoàn viên. việt"
    qtbot.waitUntil(lambda: stored(letter_id).body[1].text.endswith("việt"), timeout=5_000)
    seen = editor.pages.seen()
    qtbot.waitUntil(lambda: editor.pages.seen() is not None, timeout=5_000)
    assert seen is not None


def test_a_word_that_replaces_letters_before_it(page, opened, qtbot) -> None:
    """Unikey-like methods take back what they committed: a replacement of letters before the caret."""
    opened(body=[])
    body = page.editor.form.body
    body.setFocus()
    compose(body, commit="doa")
    event = QInputMethodEvent("", [])
    event.setCommitString("đoà", -3, 3)
    QCoreApplication.sendEvent(body, event)
    compose(body, commit="n")
    assert body.rows()[0].text == "đoàn"


def test_a_mark_committed_by_an_input_method_becomes_a_level(page, opened, qtbot) -> None:
    opened(body=[])
    body = page.editor.form.body
    body.setFocus()
    compose(body, commit="1.")
    compose(body, commit=" ")
    assert body.labels() == ["1."]
    compose(body, "m", "mộ", commit="một")
    assert body.rows()[0].text == "một"
