"""Tables, pictures, footnotes, quotations and annexes in the open editor: by keys alone, saved by themselves, found on the page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app.layout.parts import Annex, Break, Item, Level, Paragraph, Picture, Quote, Run, Table, TableRow
from app.services.preview_spots import Spot
from app.ui.pages.outgoing.table_grid import Area
from tests.ui.outgoing.test_body_edit import ALT, CTRL, NONE, SHIFT

TABLE = Table([TableRow(["TT", "Họ và tên"]), TableRow(["1", "Nguyễn Văn An"])], caption="Đoàn viên")
BODY = [
    Paragraph("Mở đầu của văn bản."),
    Item(level=Level.CLAUSE, text="Khoản thứ nhất của văn bản."),
    TABLE,
    Paragraph([Run("Có chú thích", note="Lời chú thích thứ nhất"), Run(" ở đây.")]),
]


@pytest.fixture
def png(tmp_path: Path) -> Path:
    file = tmp_path / "anh.png"
    Image.new("RGBA", (640, 480), (200, 40, 40, 128)).save(file)
    return file


def saved(stored, letter_id: str, qtbot, check) -> None:
    def there() -> bool:
        try:
            return check(stored(letter_id))
        except (IndexError, AttributeError):  # what is asked for is not yet in the stored letter
            return False

    qtbot.waitUntil(there, timeout=8_000)


def test_a_table_is_written_by_keys_alone_and_saved(page, opened, stored, qtbot, watchdog) -> None:
    letter_id = opened()
    body = page.editor.form.body
    body.go_to("body[2].text")
    with watchdog.excused("a popup is made"):
        qtbot.keyClick(body, Qt.Key.Key_B, CTRL | SHIFT)
    board = QApplication.activePopupWidget()
    assert board is not None
    qtbot.keyClick(board, Qt.Key.Key_Up)
    qtbot.keyClick(board, Qt.Key.Key_Left)
    qtbot.keyClick(board, Qt.Key.Key_Return)
    cell = body.cell()
    assert cell is not None
    assert body.cell_place() == (0, 0)
    for words in ("TT", "Ten", "1", "An"):
        qtbot.keyClicks(cell, words)
        qtbot.keyClick(cell, Qt.Key.Key_Tab)
    qtbot.keyClicks(cell, "2")
    qtbot.keyClick(cell, Qt.Key.Key_Escape)
    assert body.cell() is None
    qtbot.keyClick(body, Qt.Key.Key_Down)
    qtbot.keyClicks(body, "sau bang")
    want = [["TT", "Ten"], ["1", "An"], ["2", ""]]
    saved(
        stored,
        letter_id,
        qtbot,
        lambda letter: (
            isinstance(letter.body[3], Table)
            and [row.cells for row in letter.body[3].rows] == want
            and letter.body[4] == Paragraph("sau bang")
        ),
    )
    qtbot.waitUntil(
        lambda: any(one.part == "body[3].rows[1].cells[1]" for one in page.editor.pages.seen().places),
        timeout=8_000,
    )


def test_words_typed_in_a_cell_go_back_word_by_word(page, opened, qtbot) -> None:
    opened(body=BODY)
    body = page.editor.form.body
    assert body.go_to("body[2].rows[1].cells[1]")
    cell = body.cell()
    qtbot.keyClicks(cell, " moi nhat")
    qtbot.keyClick(cell, Qt.Key.Key_Z, CTRL)
    assert body.body()[2].rows[1].cells[1] == "Nguyễn Văn An moi"
    for _ in range(6):
        qtbot.keyClick(cell, Qt.Key.Key_Z, CTRL)
    assert body.body() == BODY
    qtbot.keyClick(cell, Qt.Key.Key_Y, CTRL)
    assert body.body() != BODY


def test_cells_are_joined_and_a_row_moved_by_keys(page, opened, qtbot) -> None:
    opened(body=BODY)
    body = page.editor.form.body
    body.go_to("body[2].rows[1].cells[0]")
    cell = body.cell()
    qtbot.keyClick(cell, Qt.Key.Key_Right, SHIFT)
    assert body.area(2) is not None
    assert body.table_act("join")
    assert len(body.body()[2].rows[1].cells) == 1
    body.undo()
    body.go_to("body[2].rows[1].cells[0]")
    qtbot.keyClick(body.cell(), Qt.Key.Key_Up, ALT)
    assert body.body()[2].rows[0].cells == ["1", "Nguyễn Văn An"]


def test_a_footnote_is_written_and_counted(page, opened, stored, qtbot, watchdog) -> None:
    letter_id = opened(body=BODY)
    body, note = page.editor.form.body, page.editor.form.note
    body.go_to("body[1].text", 5)
    with watchdog.excused("the box is made"):
        qtbot.keyClick(body, Qt.Key.Key_F, CTRL | ALT)
    assert note.line.hasFocus()
    qtbot.keyClicks(note.line, "nguon so lieu")
    assert note.number.text() == "1"
    qtbot.keyClick(note.line, Qt.Key.Key_Return)
    assert body.hasFocus()
    assert body.body()[1].text == [Run("Khoản", note="nguon so lieu"), Run(" thứ nhất của văn bản.")]
    assert [body.note_number(body.note_position(n)) for n in (1, 2)] == [1, 2]
    saved(stored, letter_id, qtbot, lambda letter: letter.body[1].text[0].note == "nguon so lieu")
    qtbot.keyClick(body, Qt.Key.Key_F2)
    note.line.clear()
    qtbot.keyClick(note.line, Qt.Key.Key_Escape)
    assert body.body()[1].text == "Khoản thứ nhất của văn bản.", "a footnote without words goes"


def test_a_picture_is_kept_with_the_letter_and_printed(
    page, opened, stored, desk, qtbot, png, watchdog
) -> None:
    letter_id = opened()
    editor = page.editor
    editor.form.body.go_to("body[0].text")
    with watchdog.excused("a picture is read for the first time"):
        editor.writing.insert_files([png])
        qtbot.waitUntil(
            lambda: any(isinstance(one, Picture) for one in editor.form.body.body()), timeout=8_000
        )
        qtbot.wait(300)
    strip = editor.form.strip
    assert strip.picture_caption.hasFocus()
    qtbot.keyClicks(strip.picture_caption, "Le ra quan")
    strip.width_of.setValue(50)
    saved(
        stored,
        letter_id,
        qtbot,
        lambda letter: (
            isinstance(letter.body[1], Picture)
            and (letter.body[1].caption, letter.body[1].width) == ("Le ra quan", 0.5)
        ),
    )
    reference = stored(letter_id).body[1].image
    assert Image.open(BytesIO(desk.letter_pictures.data(reference))).mode == "RGB"
    qtbot.waitUntil(
        lambda: any(p.part == "body[1].caption" for p in editor.pages.seen().places), timeout=8_000
    )


def test_annexes_are_added_moved_and_saved(page, opened, stored, qtbot) -> None:
    letter_id = opened()
    body = page.editor.form.body
    body.go_to("body[0].text")
    for title in ("Danh sach", "Bieu mau"):
        qtbot.keyClick(body, Qt.Key.Key_L, CTRL | SHIFT)
        qtbot.keyClicks(body, title)
        qtbot.keyClick(body, Qt.Key.Key_Down)
        qtbot.keyClicks(body, "1. mot")
    assert body.labels()[3] == "Phụ lục I"
    page.editor.form.strip.enter()
    saved(stored, letter_id, qtbot, lambda letter: len(letter.annexes) == 2)
    assert stored(letter_id).annexes[1] == Annex(
        subject="Bieu mau", body=[Item(level=Level.CLAUSE, text="mot")]
    )
    body.go_to("annexes[1].subject")
    qtbot.keyClick(body, Qt.Key.Key_Up, ALT)
    assert [one.subject for one in body.annexes()] == ["Bieu mau", "Danh sach"]
    page.editor.form.strip.annex_wide.setChecked(True)
    saved(stored, letter_id, qtbot, lambda letter: letter.annexes[0].wide)


def test_quotation_and_page_break_by_keys(page, opened, qtbot) -> None:
    opened()
    body = page.editor.form.body
    body.go_to("body[1].text")
    qtbot.keyClick(body, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(body, Qt.Key.Key_Q, CTRL | SHIFT)
    quote = body.body()[1]
    assert isinstance(quote, Quote) and len(quote.blocks) == 2
    qtbot.keyClick(body, Qt.Key.Key_Return, CTRL | SHIFT)
    assert any(isinstance(one, Break) for one in body.body())
    while body.document().isUndoAvailable():
        body.undo()
    assert len(body.body()) == 3


def test_a_click_on_the_page_goes_to_the_word_and_the_caret_to_the_line(page, opened, qtbot) -> None:
    opened(body=BODY)
    editor = page.editor
    seen = editor.pages.seen()
    flow = seen.flow
    for part, word in (
        ("body[1].text", "nhất"),
        ("body[2].rows[1].cells[1]", "Văn"),
        ("body[3].text", "đây"),
    ):
        page_no, x, y = _place_of(flow, part, word)
        editor.pages._clicked(page_no, x, y)
        where, offset = editor.form.body.caret_part()
        assert where == part
        words = editor.form.body.words_of_part(part)
        assert words.index(word) <= offset <= words.index(word) + len(word), (part, offset)
        assert "line" in {box.key for box in editor.pages.paper._boxes}


def _place_of(flow, part: str, word: str) -> tuple[int, float, float]:
    from app.export.pdf.fonts import typeface
    from app.services.preview import TICKS_PER_MM

    for one in flow.pages:
        for line in one.lines():
            if line.para.part == part:
                for box in line.words(typeface()):
                    if box.text.startswith(word):
                        x = (box.x + box.width / 2) / TICKS_PER_MM
                        return one.number, x, (line.top + line.bottom) / 2 / TICKS_PER_MM
    raise AssertionError((part, word))


def test_a_click_on_a_footnote_opens_it(page, opened, qtbot, watchdog) -> None:
    opened(body=BODY)
    editor = page.editor
    with watchdog.excused("the box is made"):
        editor.go_to_spot(Spot("body[3].text", "1 Lời chú thích thứ nhất", 4, footnote=1))
    assert editor.form.note.line.value() == "Lời chú thích thứ nhất"


def test_found_words_are_replaced_everywhere_and_back(page, opened, qtbot, told) -> None:
    opened(body=BODY, subject="văn bản của đoàn")
    editor = page.editor
    qtbot.keyClick(editor.form.body, Qt.Key.Key_F, CTRL)
    find = editor.writing.find
    qtbot.waitUntil(lambda: find.what.hasFocus())
    find.what.setText("VĂN")
    find.instead.setText("Thư")
    qtbot.waitUntil(lambda: find.count.text() == "4 chỗ")
    qtbot.keyClick(find.what, Qt.Key.Key_Return)
    assert find.count.text() == "1/4"
    for _ in range(3):
        qtbot.keyClick(find.what, Qt.Key.Key_Return)
    assert editor.form.body.cell_place() == (1, 1), "the last one stands in the table"
    find.replace_all()
    letter = editor.letter()
    assert letter.subject == "Thư bản của đoàn"
    assert letter.body[2].rows[1].cells[1] == "Nguyễn Thư An"
    _, _, undo = told.notes[-1]
    undo()
    assert editor.letter().body == BODY
    qtbot.keyClick(find.what, Qt.Key.Key_Escape)
    assert not find.isVisible()


@pytest.mark.parametrize("place", ["find", "subject", "body"])
def test_replacing_everywhere_is_one_step_of_undo_wherever_the_caret_is(page, opened, qtbot, place) -> None:
    opened(body=BODY, subject="văn bản của đoàn")
    editor = page.editor
    page.activateWindow()
    find = editor.writing.find
    editor.writing.open_find()
    find.what.setText("văn")
    find.instead.setText("Thư")
    before = editor.letter()
    find.replace_all()
    after = editor.letter()
    assert after.subject == "Thư bản của đoàn" and after.body != before.body
    field = {"find": find.what, "subject": editor.form.subject, "body": editor.form.body}[place]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert editor.letter() == before
    qtbot.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert editor.letter() == after
    body = editor.form.body
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, "x")
    qtbot.keyClick(body, Qt.Key.Key_Z, CTRL)  # the letter that was typed, and nothing else
    assert editor.letter() == after
    qtbot.keyClick(body, Qt.Key.Key_Z, CTRL)
    assert editor.letter() == before


def test_sections_move_in_the_outline(page, opened, qtbot) -> None:
    heads = [
        Item(level=Level.ROMAN, title="Mục đích"),
        Paragraph("Lời một."),
        Item(level=Level.ROMAN, title="Nội dung"),
        Paragraph("Lời hai."),
    ]
    opened(body=heads)
    outline = page.editor.outline
    qtbot.waitUntil(lambda: any(one.part == "body[2].title" for one in outline._entries))
    outline.light("body[2].title")
    qtbot.keyClick(outline, Qt.Key.Key_Up, ALT)
    assert page.editor.form.body.body() == [*heads[2:], *heads[:2]]
    page.editor.form.body.undo()
    assert page.editor.form.body.body() == heads


def test_a_cell_is_clicked_and_cells_are_dragged_over(page, opened, qtbot) -> None:
    opened(body=BODY)
    body = page.editor.form.body
    box = body.thing_box(2)
    sketch = body._thing_object.sketch(TABLE)

    def middle(place) -> QPoint:
        return (sketch.rect(place).translated(box.topLeft())).center().toPoint()

    qtbot.mousePress(body.viewport(), Qt.MouseButton.LeftButton, NONE, middle((0, 0)))
    assert body.cell_place() == (0, 0)
    qtbot.mouseMove(body.viewport(), middle((1, 1)))
    qtbot.mouseRelease(body.viewport(), Qt.MouseButton.LeftButton, NONE, middle((1, 1)))
    assert body.area(2) == Area(0, 0, 1, 1)
    assert body.table_act("clear")
    assert [row.cells for row in body.body()[2].rows] == [["", ""], ["", ""]]


def test_a_picture_is_in_the_file_and_a_landscape_annex_on_its_paper(
    page, opened, qtbot, png, tmp_path, watchdog
) -> None:
    opened(annexes=[Annex(subject="Danh sách", body=[Paragraph("một")], wide=True)])
    editor = page.editor
    editor.form.body.go_to("body[0].text")
    with watchdog.excused("a picture is read for the first time"):
        editor.writing.insert_files([png])
        qtbot.waitUntil(
            lambda: any(isinstance(one, Picture) for one in editor.form.body.body()), timeout=8_000
        )
    file = tmp_path / "ra.pdf"
    done = []
    editor.files.write(editor.letter(), file).then(done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=15_000)
    with pikepdf.open(file) as pdf:
        assert any("/XObject" in one.get("/Resources", {}) for one in pdf.pages)
        wide = [float(one.mediabox[2]) > float(one.mediabox[3]) for one in pdf.pages]
    assert wide[-1] and not wide[0]
