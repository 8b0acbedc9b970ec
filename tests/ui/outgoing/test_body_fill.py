"""A long letter comes into the body in slices: whole as data at once, writable at once, undone as if it had been there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea

from app.layout.parts import Annex, Item, Level, Paragraph
from app.standards import load
from app.ui.pages.outgoing.body_edit import BodyEdit
from tests.ui.outgoing.test_body_edit import true_rows

BODY = [
    Item(level=Level.CLAUSE, text=f"Việc {n}.") if n % 3 else Paragraph(f"Đoạn {n}.") for n in range(1_500)
]
ANNEXES = [Annex(subject="Danh sách", body=[Paragraph("Hết.")])]


@pytest.fixture
def edit(qtbot, watchdog) -> Iterator[BodyEdit]:
    with watchdog.excused("the standard is read once"):
        around = QScrollArea()  # as in the window: only what is in sight is painted
        qtbot.addWidget(around)
        around.setWidgetResizable(True)
        made = BodyEdit(load("youth-union"))
        around.setWidget(made)
        around.resize(520, 300)
        around.show()
        made.setFocus()
    yield made
    around.close()


def filled(edit: BodyEdit, qtbot) -> None:
    qtbot.waitUntil(lambda: not edit.filling(), timeout=20_000)
    assert true_rows(edit) == list(edit.rows())


def test_the_letter_is_whole_before_the_text_is(edit: BodyEdit, qtbot) -> None:
    edit.load(BODY, annexes=ANNEXES)
    assert edit.filling() and edit.document().blockCount() < 300
    assert edit.body() == BODY and edit.annexes() == ANNEXES
    filled(edit, qtbot)
    assert edit.body() == BODY and edit.annexes() == ANNEXES
    assert not edit.document().isUndoAvailable()


def test_what_is_typed_meanwhile_stays_and_one_undo_takes_it_back(edit: BodyEdit, qtbot) -> None:
    edit.load(BODY)
    edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClicks(edit, " them")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Moi")
    assert edit.filling(), "typing waits for nothing"
    caret = edit.textCursor().position()
    filled(edit, qtbot)
    assert edit.body()[:2] == [Paragraph("Đoạn 0. them"), Paragraph("Moi")]
    assert edit.body()[2:] == BODY[1:]
    assert edit.textCursor().position() == caret
    edit.undo()
    assert edit.body() == BODY
    edit.redo()
    assert edit.body()[1] == Paragraph("Moi")


def test_what_lies_beyond_is_written_when_it_is_asked_for(edit: BodyEdit, watchdog) -> None:
    with watchdog.excused("all rows in one go"):
        edit.load(BODY)
        assert edit.go_to("body[1400].text")
        assert not edit.filling()
        assert edit.textCursor().blockNumber() == 1_400


def test_the_end_key_reaches_the_end(edit: BodyEdit, qtbot, watchdog) -> None:
    with watchdog.excused("all rows in one go"):
        edit.load(BODY)
        qtbot.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert edit.textCursor().blockNumber() == len(BODY) - 1


def test_another_letter_stops_it(edit: BodyEdit, qtbot) -> None:
    edit.load(BODY)
    edit.load([Paragraph("Ngắn.")])
    assert not edit.filling()
    qtbot.wait(20)
    assert edit.body() == [Paragraph("Ngắn.")] and edit.document().blockCount() == 1
    qtbot.keyClicks(edit, "A")
    edit.undo()
    assert edit.body() == [Paragraph("Ngắn.")]
