"""A clerk's way with letters: dropped, confirmed by Tab, registered by Ctrl+Enter, the next one open by itself."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.layout.parts import Number
from app.services.inbox import Box
from app.ui.widgets.guess_field import GuessState
from tests.factory import letter, letter_file


def drop(page, paths):
    """As a file manager drops them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), copy, data, left, none)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(200, 200), copy, data, left, none))


def numbers(seat):
    return [row.arrival_number for row in seat.desk.incoming.list()]


def test_an_empty_folder_says_what_to_do_first(bare_seat, open_page):
    page = open_page(bare_seat)
    assert page.list.empty.isVisible()
    assert page.list.empty.button is not None and page.list.empty.button.text() == "Chọn tệp…"
    assert not page.form.isVisible()
    assert page.head.primary is not None and not page.head.primary.isVisible()


def test_files_dropped_are_received_and_the_first_is_open(bare_seat, open_page, papers, idle, told):
    page = open_page(bare_seat)
    drop(page, [papers["thu"], papers["khac"]])
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().received == 2
    assert page.form.form is not None and page.form.values()["number"] == "317"
    assert "Đã nhận 2 văn bản." in told.words()
    assert page.paper.picture.page_count() == 1


def test_tab_confirms_and_ctrl_enter_registers_and_the_next_opens(
    bare_seat, open_page, papers, idle, qtbot, told
):
    page = open_page(bare_seat)
    drop(page, [papers["thu"], papers["khac"]])
    idle(bare_seat)
    first = page.form.form.id
    number = page.form.fields["number"]
    assert number.state is GuessState.GUESSED and number.editor.hasFocus()
    qtbot.keyClick(number.editor, Qt.Key.Key_Tab)
    assert number.state is GuessState.CONFIRMED
    assert page.form.fields["notation"].editor.hasFocus()
    page.primary()
    idle(bare_seat)
    assert bare_seat.desk.incoming.show(first)["state"] == "registered"
    assert page.form.form.id != first
    assert page.form.values()["number"] == "318"
    assert page.form.fields["number"].editor.hasFocus()
    assert "Đã vào sổ, số đến 1." in told.words()
    (task,) = bare_seat.desk.tasks.list()
    assert str(task.due_on) == "2026-03-20" and "20/3/2026" in task.evidence


def test_what_was_not_certain_is_not_filled_but_shown_large(bare_seat, open_page, papers, idle):
    page = open_page(bare_seat)
    page.receive([papers["trong"]])
    idle(bare_seat)
    assert page.form.values()["number"] == ""
    assert page.form.fields["number"].state is GuessState.EMPTY
    assert page.form.cuts["number"].isVisible()
    assert page.form.fields["number"].editor.hasFocus()


def test_keyboard_only_from_the_drop_to_the_number(bare_seat, open_page, papers, idle, qtbot, type_in):
    """A letter whose number was written by hand: 3 letters are the text; every other key counts."""
    page = open_page(bare_seat)
    page.receive([papers["trong"]])
    idle(bare_seat)
    keys = 0
    type_in(QApplication.focusWidget(), "127")
    while not page.form.fields["handler"].editor.hasFocus():
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        keys += 1
        assert keys < 20
    type_in(page.form.fields["handler"].editor, "Văn phòng")
    page.primary()  # Ctrl+Enter: the window's own shortcut
    keys += 1
    idle(bare_seat)
    (row,) = bare_seat.desk.incoming.list()
    assert (row.printed, row.arrival_number, row.handler) == ("127-CV/TĐTN-VP", 1, "Văn phòng")
    assert keys < 40
    assert bare_seat.desk.tasks.list()[0].assignee == "Văn phòng"


def test_focus_goes_through_the_form_in_the_order_of_work(bare_seat, open_page, papers, idle, qtbot):
    page = open_page(bare_seat)
    page.receive([papers["thu"]])
    idle(bare_seat)
    seen = []
    for _ in range(14):
        here = QApplication.focusWidget()
        seen.append(next((key for key, one in page.form.fields.items() if one.editor is here), str(here)))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert seen == list(page.form.fields)
    assert all(one.editor.accessibleName() for one in page.form.fields.values())


def test_a_click_on_an_outline_goes_to_its_field_and_a_field_lights_its_outline(
    bare_seat, open_page, papers, idle
):
    page = open_page(bare_seat)
    page.receive([papers["thu"]])
    idle(bare_seat)
    keys = {box.key for box in page.paper.picture._boxes}
    assert {"number", "date", "issuer", "subject", "deadline"} <= keys
    page.paper.picture.box_clicked.emit("subject")
    assert page.form.fields["subject"].editor.hasFocus()
    assert page.paper.picture._lit == "subject"


def test_a_docx_stands_as_text_with_outlines(bare_seat, open_page, papers, idle):
    page = open_page(bare_seat)
    page.receive([papers["docx"]])
    idle(bare_seat)
    assert page.paper.picture.page_count() >= 1
    assert "subject" in {box.key for box in page.paper.picture._boxes}


def test_twenty_files_some_bad_each_bad_one_has_its_sentence(
    bare_seat, open_page, papers, idle, tmp_path, told
):
    folder = tmp_path / "thư mục"
    folder.mkdir()
    for at in range(16):
        (folder / f"v{at:02d}.txt").write_text(f"Kính gửi: Đoàn xã\nMời họp lần {at}.\n", "utf-8")
    page = open_page(bare_seat)
    drop(
        page,
        [folder, papers["hong"], papers["rong"], papers["anh"], papers["thu"], tmp_path / "không có.pdf"],
    )
    idle(bare_seat, 20_000)
    assert bare_seat.desk.inbox.counts().received == 17
    sentences = page.refusals.sentences()
    assert len(sentences) == 4
    assert page.refusals.isVisible()
    for name in ("hong.pdf", "rong.pdf", "anh.png", "không có.pdf"):
        assert sum(name in one for one in sentences) == 1, name
    assert "Đã nhận 17 văn bản." in told.words()


def test_stopping_keeps_what_came_and_says_what_did_not(bare_seat, open_page, idle, tmp_path, told):
    for at in range(30):
        (tmp_path / f"v{at:02d}.txt").write_text(f"Mời họp lần {at}.\n", "utf-8")
    page = open_page(bare_seat)
    page.arrivals.came.connect(lambda *_: page.arrivals._job.cancel() if page.arrivals._job else None)
    page.receive(sorted(tmp_path.glob("v*.txt")))
    idle(bare_seat)
    assert 1 <= bare_seat.desk.inbox.counts().received < 30
    assert any("chưa nhận" in words for words in told.words())


def test_the_same_letter_is_shown_beside_the_first_and_may_be_thrown_away(
    bare_seat, open_page, papers, idle, qtbot, told
):
    bare_seat.desk.incoming.register(bare_seat.desk.incoming.receive(papers["thu"]).result)
    page = open_page(bare_seat)
    page.receive([papers["thu"]])
    idle(bare_seat)
    assert page.form.twins.isVisible()
    page.primary()
    idle(bare_seat)
    assert page.stack.currentWidget() is page.twins
    assert "số đến 1/2026" in page.twins.why.text()
    assert page.twins.papers[0].picture.page_count() == page.twins.papers[1].picture.page_count() == 1
    qtbot.mouseClick(page.twins.throw, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().all == 1
    _, _, undo = next(note for note in told.notes if note[0] == "Đã bỏ văn bản.")
    assert undo is not None
    undo()
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().received == 1


def test_the_same_letter_may_be_registered_all_the_same(bare_seat, open_page, papers, idle, qtbot):
    bare_seat.desk.incoming.register(bare_seat.desk.incoming.receive(papers["thu"]).result)
    page = open_page(bare_seat)
    page.receive([papers["thu"]])
    idle(bare_seat)
    page.primary()
    idle(bare_seat)
    qtbot.mouseClick(page.twins.keep, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert sorted(numbers(bare_seat)) == [1, 2]
    assert page.stack.currentWidget() is page.splitter


def test_a_registered_letter_shows_its_story_and_what_can_be_done(seat, open_page, idle, qtbot, gone, opened):
    page = open_page(seat)
    one = seat.desk.inbox.ids()[0]
    page.show_record(one)
    idle(seat)
    assert page.form.number.text().startswith("Số đến 1/")
    assert page.head.primary is not None and not page.head.primary.isVisible()
    part = page.form.story
    assert part.acts.isVisible() and part.reply.isVisible()
    qtbot.mouseClick(page.paper.file, Qt.MouseButton.LeftButton)
    idle(seat)
    (path,) = opened.paths
    assert path.read_bytes() == seat.desk.incoming.original(one)[1]
    qtbot.mouseClick(part.reply, Qt.MouseButton.LeftButton)
    idle(seat)
    ((name, answer),) = gone.to
    assert name == "outgoing"
    assert answer in [letter.id for letter in seat.desk.inbox_forms.form(one).answers]


def test_a_task_is_given_from_a_registered_letter(seat, open_page, idle, qtbot, type_in):
    page = open_page(seat)
    one = seat.desk.inbox.ids()[0]
    page.show_record(one)
    idle(seat)
    part = page.form.story
    qtbot.mouseClick(part.give, Qt.MouseButton.LeftButton)
    assert part.editor.isVisible()
    part.editor.person.setEditText("Trần Thị Bình")
    part.editor.save()
    idle(seat)
    assert "Trần Thị Bình" in [task.assignee for task in seat.desk.inbox_forms.form(one).tasks]
    assert not part.editor.isVisible()


def test_esc_goes_back_to_the_list_and_enter_opens(seat, open_page, idle, qtbot):
    page = open_page(seat)
    page.show_record(seat.desk.inbox.ids()[0])
    idle(seat)
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert not page.form.isVisible() and page.list.view.hasFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    idle(seat)
    assert page.form.isVisible()


def test_a_page_asked_for_a_box_shows_it(seat, open_page, idle):
    page = open_page(seat)
    page.show_record("#late")
    idle(seat)
    assert page.list.box() is Box.LATE


def test_a_letter_that_needs_nobody_is_put_away(bare_seat, open_page, idle, qtbot):
    one = bare_seat.desk.inbox_forms.write_down().result
    bare_seat.desk.incoming.register(one, fields={"subject": "Để biết"})
    assert bare_seat.desk.inbox.counts().unassigned == 1
    page = open_page(bare_seat)
    page.show_record(one)
    idle(bare_seat)
    qtbot.mouseClick(page.form.story.put_away, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.form.story.put_away.isVisible(), timeout=3_000)
    assert bare_seat.desk.inbox.counts().unassigned == 0
    assert page.form.values()["handler"] == "Lưu hồ sơ"


def test_a_paper_letter_is_typed_and_may_be_thrown_away(bare_seat, open_page, idle, qtbot, type_in, told):
    page = open_page(bare_seat)
    page.new()
    qtbot.waitUntil(
        lambda: page.form.isVisible() and page.form.fields["number"].editor.hasFocus(), timeout=3_000
    )
    type_in(page.form.fields["number"].editor, "44")
    page.form.fields["subject"].editor.setFocus()
    type_in(page.form.fields["subject"].editor, "Mời họp")
    page.form.save()
    idle(bare_seat)
    qtbot.waitUntil(
        lambda: page.list.model.rowCount() == 1 and page.list.model.row(0).subject == "Mời họp", timeout=3_000
    )
    qtbot.mouseClick(page.form.throw, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().all == 0
    assert any(words == "Đã bỏ văn bản." and undo is not None for words, _, undo in told.notes)


def test_a_stack_of_ten_letters(bare_seat, open_page, idle, qtbot, tmp_path):
    files = [
        letter_file(
            tmp_path / f"v{at}.pdf", letter(number=Number(value=str(400 + at)), subject=f"việc thứ {at}")
        )
        for at in range(10)
    ]
    page = open_page(bare_seat)
    page.receive(files)
    qtbot.waitUntil(lambda: bare_seat.desk.inbox.counts().received == 10, timeout=20_000)
    idle(bare_seat)
    for left in range(9, -1, -1):
        page.primary()
        qtbot.waitUntil(lambda left=left: bare_seat.desk.inbox.counts().received == left, timeout=5_000)
        idle(bare_seat)
    assert [row.arrival_number for row in reversed(bare_seat.desk.incoming.list())] == list(range(1, 11))
    assert len(bare_seat.desk.tasks.list()) == 10


def test_ctrl_enter_counts_while_the_list_of_names_is_open(
    bare_seat, open_page, papers, idle, qtbot, type_in
):
    bare_seat.desk.tasks.open("x", assignee="Văn phòng")
    page = open_page(bare_seat)
    page.receive([papers["thu"]])
    idle(bare_seat)
    names = page.form.fields["handler"].editor
    names.setFocus()
    type_in(names, "van")
    popup = names.completer().popup()
    qtbot.waitUntil(popup.isVisible, timeout=2_000)
    qtbot.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().received == 0
    assert not popup.isVisible()
