"""The body as structured text: keys, levels, moving, pasting, undo; rows beside the text always agree with the text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from app.layout.compose import compose
from app.layout.parts import Item, Level, Paragraph, Run
from app.layout.sheet import Para
from app.standards import load
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.body_format import row_of
from app.ui.pages.outgoing.body_rows import canonical, labels_of, parts_of
from tests.factory import own_letter
from tests.pace import within
from tests.ui.outgoing.test_body_rows import ANNEXES, BODIES, IMAGES, Face

CTRL, ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def edit(qtbot, watchdog) -> BodyEdit:
    with watchdog.excused("the standard is read once"):
        made = BodyEdit(load("youth-union"))
        qtbot.addWidget(made)
        made.resize(520, 300)
        made.show()
        made.setFocus()
    return made


def true_rows(edit: BodyEdit) -> list:
    block, rows = edit.document().begin(), []
    while block.isValid():
        rows.append(row_of(block, edit.things))
        block = block.next()
    return rows


def paste(edit: BodyEdit, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    edit.insertFromMimeData(mime)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(body=BODIES, other=BODIES)
def test_a_body_goes_in_and_comes_out_and_undo_brings_it_back(
    edit: BodyEdit, body: list, other: list
) -> None:
    edit.load(body)
    assert edit.body() == canonical(body)
    assert list(edit.rows()) == true_rows(edit)
    edit.put(other)
    assert edit.body() == canonical(other)
    assert list(edit.rows()) == true_rows(edit)
    edit.undo()
    assert edit.body() == canonical(body)
    edit.redo()
    assert edit.body() == canonical(other)


KEYS = st.sampled_from(
    [
        ("key", Qt.Key.Key_Return, NONE),
        ("key", Qt.Key.Key_Return, SHIFT),
        ("key", Qt.Key.Key_Tab, NONE),
        ("key", Qt.Key.Key_Backtab, NONE),
        ("key", Qt.Key.Key_Backspace, NONE),
        ("key", Qt.Key.Key_Delete, NONE),
        ("key", Qt.Key.Key_Up, NONE),
        ("key", Qt.Key.Key_Left, SHIFT),
        ("key", Qt.Key.Key_Up, SHIFT),
        ("key", Qt.Key.Key_Home, NONE),
        ("key", Qt.Key.Key_Up, ALT),
        ("key", Qt.Key.Key_Down, ALT),
        ("key", Qt.Key.Key_Z, CTRL),
        ("key", Qt.Key.Key_Y, CTRL),
        ("text", "a", NONE),
        ("text", "1. ", NONE),
        ("text", "- ", NONE),
        ("paste", "một\nhai\r\nba", NONE),
        ("paste", "🙂 vui", NONE),
        ("paste", "5. năm\n6. sáu\n- gạch", NONE),
        ("copy", "", NONE),
        ("call", "insert_break", NONE),
        ("call", "insert_annex", NONE),
        ("call", "toggle_quote", NONE),
        ("call", "insert_note", NONE),
        ("table", "2x2", NONE),
        ("call", "toggle_title", NONE),
        ("call", "toggle_bold", NONE),
        ("call", "selectAll", NONE),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(body=BODIES, annexes=ANNEXES, keys=st.lists(KEYS, max_size=14))
def test_after_any_keys_the_rows_are_those_of_the_text(
    edit: BodyEdit, qtbot, body: list, annexes: list, keys: list
) -> None:
    """Numbers are the composer's, nothing is lost but what was taken away, and undo leads back to the beginning."""
    edit.load(body, annexes=annexes)
    begun = edit.body(), edit.annexes()
    for how, what, held in keys:
        if how == "key":
            qtbot.keyClick(edit, what, held)
        elif how == "text":
            qtbot.keyClicks(edit, what)
        elif how == "paste":
            paste(edit, what)
        elif how == "copy":
            edit.insertFromMimeData(edit.createMimeDataFromSelection())
        elif how == "table":
            edit.insert_table(2, 2)
            assert edit.cell() is not None
            qtbot.keyClicks(edit.cell(), "o")
            edit.close_cell(focus=True)
        else:
            getattr(edit, what)()
        assert list(edit.rows()) == true_rows(edit), (how, what)
        assert len(edit.labels()) == len(edit.paths()) == edit.document().blockCount()
        parts = parts_of(edit.rows())
        assert (edit.body(), edit.annexes(), list(edit.paths())) == (parts.body, parts.annexes, parts.paths)
        assert list(edit.labels()) == labels_of(edit.rows(), edit.standard())
    before = edit.body(), edit.annexes()
    assert_printed(edit)
    steps = 0
    while edit.document().isUndoAvailable():
        edit.undo()
        steps += 1
    assert (edit.body(), edit.annexes()) == begun
    for _ in range(steps):
        edit.redo()
    assert (edit.body(), edit.annexes()) == before
    edit.load(before[0], annexes=before[1])
    assert (edit.body(), edit.annexes()) == before


def assert_printed(edit: BodyEdit) -> None:
    """Every number beside the text is the one the composer prints there."""
    annexes = [msgspec.structs.replace(one, separate=False) for one in edit.annexes()]
    letter = own_letter(body=edit.body(), annexes=annexes)
    shown: dict[str, str] = {}
    for block in compose(letter, load("youth-union"), Face(), IMAGES).blocks:
        if isinstance(block, Para) and block.part:
            shown.setdefault(block.part, block.text.casefold().lstrip("“"))
    for path, label in zip(edit.paths(), edit.labels(), strict=True):
        block = path.rpartition(".")[0]
        names = ("number", "title", "text", "heading")
        printed = next((shown[f"{block}.{name}"] for name in names if f"{block}.{name}" in shown), None)
        if label:
            assert printed is not None, path
            assert printed.startswith(label.casefold()), (path, label, printed)


def test_enter_keeps_the_level_and_counts_on(edit: BodyEdit, qtbot) -> None:
    qtbot.keyClicks(edit, "1. Mot")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Hai")
    assert edit.labels() == ["1.", "2."]
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(edit, "con")
    assert edit.labels() == ["1.", "2.", "a)"]
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.labels()[-1] == "", "Enter in an empty element ends the list"
    assert edit.body()[:2] == [Item(level=Level.CLAUSE, text="Mot"), Item(level=Level.CLAUSE, text="Hai")]


def test_moving_counts_anew_and_takes_the_words_of_a_title_along(edit: BodyEdit, qtbot) -> None:
    title = Item(level=Level.CLAUSE, title="Hai", text="lời của hai")
    edit.load([Item(level=Level.CLAUSE, text="Một"), title, Paragraph("cuối")])
    edit.go_to("body[1].title")
    qtbot.keyClick(edit, Qt.Key.Key_Up, ALT)
    assert edit.body() == [title, Item(level=Level.CLAUSE, text="Một"), Paragraph("cuối")]
    assert edit.labels() == ["1.", "", "2.", ""]
    assert edit.part() == "body[0].title"
    qtbot.keyClick(edit, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(edit, Qt.Key.Key_Down, ALT)
    assert edit.body()[2] == title
    for _ in range(3):
        edit.undo()
    assert edit.body()[1] == title


def test_levels_by_number_keys_for_all_chosen_rows(edit: BodyEdit, qtbot, page_tools) -> None:
    paste(edit, "1. một\n2. hai\n3. ba")
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_4, CTRL)
    assert [row.text for row in edit.rows()] == ["một", "hai", "ba"], (
        "typed numbers go where the level counts"
    )
    assert edit.labels() == ["1.", "2.", "3."]
    qtbot.keyClick(edit, Qt.Key.Key_1, CTRL)
    assert edit.labels() == ["", "", ""]


@pytest.fixture
def page_tools(edit: BodyEdit, qtbot):
    from app.ui.pages.outgoing.body_tools import BodyTools

    made = BodyTools()
    qtbot.addWidget(made)
    made.serve(edit)
    made.set_standard(load("youth-union"))
    made.show()
    edit.activateWindow()
    edit.setFocus()
    return made


def test_bold_and_italic_are_kept_as_runs(edit: BodyEdit, qtbot, page_tools) -> None:
    qtbot.keyClicks(edit, "xin ")
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(edit, "dam")
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(edit, Qt.Key.Key_I, CTRL)
    qtbot.keyClicks(edit, " va nghieng")
    assert edit.body() == [
        Paragraph([Run("xin "), Run("dam", b=True), Run(" va nghieng", i=True)]),
    ]


def test_hostile_text_is_pasted_clean(edit: BodyEdit) -> None:
    paste(edit, "Đo\u0061\u0300n\u202e \u0000x\u200b\ufeff\r\n\r\n\tdòng\u2028hai\ue000")
    assert edit.body() == [Paragraph("Đoàn x"), Paragraph("dòng"), Paragraph("hai")]
    edit.undo()
    assert edit.body() == []


def test_html_loses_its_looks(edit: BodyEdit) -> None:
    mime = QMimeData()
    mime.setHtml("<b style='color:red'>đỏ</b> <img src='http://x/y.png'>")
    mime.setText("đỏ")
    edit.insertFromMimeData(mime)
    assert edit.body() == [Paragraph([Run("đỏ", b=True)])]


@pytest.mark.parametrize(
    "text", ["chữ nghĩa " * 10_000, "một dòng năm mươi chữ cái để dán vào phần soạn.\n" * 2_000]
)
def test_a_hundred_thousand_characters_do_not_freeze(edit: BodyEdit, text: str, watchdog) -> None:
    with watchdog.excused("pasting once may take a moment"), within(1.0):
        paste(edit, text)
    assert sum(len(row.text) for row in edit.rows()) >= 90_000
    edit.undo()
    assert edit.body() == []


def test_undo_goes_back_to_the_beginning(edit: BodyEdit, qtbot) -> None:
    edit.load([Paragraph("gốc")])
    edit.moveCursor(QTextCursor.MoveOperation.End)
    for at in range(40):
        qtbot.keyClicks(edit, f" {at}")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    while edit.document().isUndoAvailable():
        edit.undo()
    assert edit.body() == [Paragraph("gốc")]


def test_the_other_standard_counts_its_own_way(edit: BodyEdit) -> None:
    edit.load([Item(level=Level.ROMAN, title="Mục đích"), Item(level=Level.CLAUSE, text="Một")])
    assert edit.labels() == ["I.", "1."]
    edit.set_standard(load("party"))
    assert edit.labels() == ["I-", "1."]
