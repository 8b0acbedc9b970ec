"""What is done with a letter once it is entered: stamp, opinion, return, demands, message; and with several at once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.ui.pages.incoming.printing import printer_of


@pytest.fixture
def entered(bare_seat, open_page, papers, idle):
    """The page with one registered letter open."""

    def make(name="thu"):
        change = bare_seat.desk.incoming.receive(papers[name])
        bare_seat.desk.incoming.register(change.result)
        page = open_page(bare_seat)
        page.open_letter(change.result, focus=False)
        idle(bare_seat)
        return page, change.result

    return make


def test_the_stamp_lies_in_a_free_place_and_is_dragged(bare_seat, entered, idle, qtbot):
    page, letter_id = entered()
    qtbot.mouseClick(page.form.story.seal, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    picture, bar = page.paper.picture, page.paper.stamp
    assert bar.isVisible()
    x, y = picture.stamp_at()
    middle = picture._place_of_stamp().center().toPoint()
    qtbot.mousePress(picture.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(picture.viewport(), middle + QPoint(30, 20))
    qtbot.mouseRelease(picture.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 20))
    idle(bare_seat)
    place = bare_seat.desk.stamping.place(letter_id)
    assert (place.x, place.y) == picture.stamp_at() != (x, y)
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    idle(bare_seat)
    assert bare_seat.desk.stamping.place(letter_id).x == pytest.approx(place.x - 1)
    qtbot.mouseClick(bar.done, Qt.MouseButton.LeftButton)
    assert picture.stamp_at() is None and not bar.isVisible()


def test_a_stamped_copy_is_saved_and_printed(bare_seat, entered, idle, qtbot, tmp_path):
    page, _ = entered()
    page.paper.stamp.begin(page._letter)
    idle(bare_seat)
    bar = page.paper.stamp
    bar.save(tmp_path / "ban co dau.pdf")
    idle(bare_seat)
    assert (tmp_path / "ban co dau.pdf").read_bytes().startswith(b"%PDF")

    def to_file(_, title):
        printer = printer_of(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "in.pdf"))
        return printer

    bar.ask_printer = to_file
    bar.print_it(alone=True)
    idle(bare_seat)
    assert (tmp_path / "in.pdf").stat().st_size > 1000


def test_the_leaders_opinion_with_lead_coworkers_limit_and_task(
    bare_seat, entered, idle, qtbot, type_in, told
):
    page, letter_id = entered()
    part = page.form.handling
    assert part.isVisible()
    qtbot.mouseClick(part.opinion, Qt.MouseButton.LeftButton)
    assert part.step.opinion.hasFocus()
    type_in(part.step.opinion, "Văn phòng tham mưu báo cáo.")
    part.step.who.setEditText("Bí thư")
    part.step.lead.setEditText("Văn phòng")
    part.step.others.setText("Ban Tổ chức; Ban Tuyên giáo")
    part.step.due.setText("18/03/2026")
    qtbot.mouseClick(part.step.keep, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    view = bare_seat.desk.handling.look(letter_id)
    assert (view.handler, view.co_workers, view.due_on) == (
        "Văn phòng",
        ("Ban Tổ chức", "Ban Tuyên giáo"),
        date(2026, 3, 18),
    )
    assert "Văn phòng tham mưu báo cáo." in part.stage.text()
    assert [task.assignee for task in bare_seat.desk.tasks.list()] == ["Văn phòng"]
    assert "Đã ghi ý kiến." in told.words()


def test_the_slip_is_saved(bare_seat, entered, idle, tmp_path):
    page, _ = entered()
    page.form.handling.save_slip(tmp_path / "phieu.docx")
    idle(bare_seat)
    assert (tmp_path / "phieu.docx").read_bytes()[:2] == b"PK"


def test_a_letter_that_was_not_for_us_goes_back_with_its_reason(
    bare_seat, open_page, papers, idle, qtbot, type_in
):
    page = open_page(bare_seat)
    page.receive([papers["thu"]])
    idle(bare_seat)
    letter_id = page.form.form.id
    qtbot.mouseClick(page.form.back, Qt.MouseButton.LeftButton)
    step = page.form.handling.step
    assert step.note.hasFocus() and step.who.currentText()
    type_in(step.note, "Gửi nhầm nơi nhận")
    qtbot.mouseClick(step.keep, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert bare_seat.desk.handling.look(letter_id).stage == "returned"
    assert not page.form.back.isVisible()
    assert page.form.handling.slip.isVisible()


def test_a_demand_becomes_a_task_by_one_click(bare_seat, entered, idle, qtbot):
    page, letter_id = entered()
    (at, demand), *_ = [
        (at, one) for at, one in enumerate(bare_seat.desk.demands.look(letter_id)) if one.evidence
    ]
    page.form.story._open_demand(at)
    idle(bare_seat)
    (task,) = bare_seat.desk.tasks.list()
    assert task.due_on == demand.due_on == date(2026, 3, 20)
    assert bare_seat.desk.demands.look(letter_id)[at].opened


def test_the_message_is_on_the_clipboard_and_noted_as_sent(bare_seat, entered, idle, qtbot):
    bare_seat.desk.channels.add("Nhóm BCH", kind="zalo")
    page, letter_id = entered()
    qtbot.mouseClick(page.form.story.chat, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    part = page.form.story.message
    assert part.isVisible()
    assert "317-CV/TĐTN-VP" in QApplication.clipboard().text()
    assert "20/3/2026" in QApplication.clipboard().text()
    qtbot.mouseClick(part.file, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert QApplication.clipboard().mimeData().urls()[0].fileName() == "thu.pdf"
    qtbot.mouseClick(part.sent, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    (row,) = bare_seat.desk.messages.list(letter_id)
    assert row.channel == "Nhóm BCH"
    assert not part.isVisible()


def test_the_whole_story_stands_under_the_form(bare_seat, entered, idle):
    page, letter_id = entered()
    bare_seat.desk.handling.submit(letter_id, to="Bí thư")
    page.look_anew()
    idle(bare_seat)
    lines = page.form.story._lines
    words = [lines.itemAt(at).widget().text() for at in range(lines.count())]
    assert "Diễn biến" in words and "Tệp" in words and "Đã làm gì" in words
    assert any("Bí thư" in one for one in words)


def test_several_letters_are_registered_at_once_and_the_doubtful_ones_are_named(
    bare_seat, open_page, papers, idle, qtbot, told, tmp_path
):
    bare = tmp_path / "moi hop.txt"
    bare.write_text("Mời đồng chí đến họp lúc 8 giờ.\n", "utf-8")
    page = open_page(bare_seat)
    page.receive([papers["thu"], papers["khac"], bare])
    idle(bare_seat)
    page.close_letter()
    page.list.view.selectAll()
    idle(bare_seat)
    qtbot.mouseClick(page.list.batch.register, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert "Đã vào sổ 2 văn bản." in told.words()
    (sentence,) = page.refusals.sentences()
    assert "chưa đủ mục" in sentence
    assert bare_seat.desk.inbox.counts().received == 1


def test_several_letters_are_given_filed_and_stamped(
    bare_seat, open_page, papers, idle, qtbot, told, tmp_path
):
    desk = bare_seat.desk
    ids = [desk.incoming.receive(papers[name]).result for name in ("thu", "khac")]
    for one in ids:
        desk.incoming.register(one)
    dossier = desk.dossiers.add("Báo cáo số liệu năm 2026", year=2026).result
    page = open_page(bare_seat)
    page.list.view.selectAll()
    idle(bare_seat)
    batch = page.list.batch
    assert batch.isVisible() and not batch.register.isVisible()
    qtbot.mouseClick(batch.give, Qt.MouseButton.LeftButton)
    batch.person.setEditText("Văn phòng")
    qtbot.mouseClick(batch.assign, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert {row.handler for row in desk.incoming.list()} == {"Văn phòng"}
    assert len(desk.tasks.list()) == 2
    page.list.view.selectAll()
    idle(bare_seat)
    batch._put(dossier)
    idle(bare_seat)
    assert len(desk.dossiers.show(dossier.id).entries) == 2

    def to_file(_, title):
        printer = printer_of(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "dau.pdf"))
        return printer

    page.list.view.selectAll()
    idle(bare_seat)
    batch.ask_printer = to_file
    qtbot.mouseClick(batch.stamp, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    from app.export.pdf.raster import page_count

    assert page_count((tmp_path / "dau.pdf").read_bytes()) == 2
