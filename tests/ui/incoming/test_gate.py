"""What comes in by other ways than one file: locked, packed, pasted, several pictures, several letters in one file."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.intake import ocr
from app.layout.parts import Number
from tests.factory import letter, letter_file


def arrivals(page):
    return [row.printed for row in page.seat.desk.incoming.list()]


@pytest.fixture
def locked(papers, tmp_path):
    path = tmp_path / "khoa.pdf"
    with pikepdf.open(papers["thu"]) as document:
        document.save(path, encryption=pikepdf.Encryption(user="Xuan-2026", owner="Xuan-2026"))
    return path


@pytest.fixture
def two_in_one(papers, tmp_path):
    """Two letters scanned into one PDF."""
    path = tmp_path / "gop.pdf"
    whole = pikepdf.new()
    for name in ("thu", "khac"):
        with pikepdf.open(papers[name]) as part:
            whole.pages.extend(part.pages)
    whole.save(path)
    return path


def test_a_locked_file_asks_for_its_password_and_its_pages_are_drawn(
    bare_seat, open_page, locked, idle, qtbot, type_in
):
    page = open_page(bare_seat)
    page.receive([locked])
    idle(bare_seat)
    bar = page.gate.lock
    assert bar.isVisible() and "khoa.pdf" in bar.words.text() and bar.password.hasFocus()
    assert bar.password.accessibleName()
    type_in(bar.password, "sai")
    qtbot.keyClick(bar.password, Qt.Key.Key_Return)
    idle(bare_seat)
    assert bar.isVisible() and "Gõ lại" in bar.words.text()
    assert bare_seat.desk.inbox.counts().received == 0
    type_in(bar.password, "Xuan-2026")
    qtbot.keyClick(bar.password, Qt.Key.Key_Return)
    idle(bare_seat)
    assert not bar.isVisible()
    assert page.form.values()["number"] == "317"
    assert page.paper._paged


def test_a_locked_file_can_be_passed_over(bare_seat, open_page, locked, papers, idle, qtbot):
    page = open_page(bare_seat)
    page.receive([locked, papers["thu"]])
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().received == 1  # the other file did not wait
    qtbot.mouseClick(page.gate.lock.skip, Qt.MouseButton.LeftButton)
    assert not page.gate.lock.isVisible()


def packed(papers, *names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.write(papers[name], papers[name].name)
        archive.writestr("ghi chu.txt", "Gửi kèm hai văn bản.\n")
    return held.getvalue()


def test_an_archive_is_opened_for_choosing(bare_seat, open_page, papers, idle, tmp_path, qtbot):
    path = tmp_path / "thang 3.zip"
    path.write_bytes(packed(papers, "thu", "khac"))
    page = open_page(bare_seat)
    page.receive([path])
    idle(bare_seat)
    side = page.stack.unpacking
    assert page.stack.currentWidget() is side and len(side.roles) == 3
    assert "thang 3.zip" in side.head.text()
    assert [one.currentData() for one in side.roles].count("letter") == 2
    assert all(one.accessibleName() for one in side.roles)
    at = next(n for n, one in enumerate(side.roles) if one.currentData() != "letter")
    side.roles[at].setCurrentIndex(side.roles[at].findData("away"))
    page.primary()
    idle(bare_seat)
    assert page.stack.is_home()
    assert bare_seat.desk.inbox.counts().received == 2
    assert page.form.values()["number"] in ("317", "318")


def test_nothing_of_an_archive_that_is_not_wanted_stays(bare_seat, open_page, papers, idle, tmp_path, qtbot):
    path = tmp_path / "goi.zip"
    path.write_bytes(packed(papers, "thu"))
    page = open_page(bare_seat)
    page.receive([path])
    idle(bare_seat)
    qtbot.keyClick(page.stack.unpacking, Qt.Key.Key_Escape)
    idle(bare_seat)
    assert page.stack.is_home()
    assert bare_seat.desk.inbox.counts().all == 0


def test_one_file_with_two_letters_is_cut_at_the_marked_pages(
    bare_seat, open_page, two_in_one, idle, qtbot, told
):
    page = open_page(bare_seat)
    page.receive([two_in_one])
    idle(bare_seat)
    assert page.form.split.isVisible()
    qtbot.mouseClick(page.form.split, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    side = page.stack.splitting
    assert page.stack.currentWidget() is side and side.pages.count() == 2
    assert side.firsts() == (1, 2)  # the second page has a head of its own
    side.pages.setCurrentRow(1)
    qtbot.keyClick(side, Qt.Key.Key_Space)
    assert side.firsts() == (1,) and not side.cut.isEnabled()
    qtbot.keyClick(side, Qt.Key.Key_Space)
    page.primary()
    idle(bare_seat)
    assert page.stack.is_home()
    assert bare_seat.desk.inbox.counts().received == 2
    assert page.form.values()["number"] == "317"
    assert "Đã tách thành 2 văn bản." in told.words()


def test_letters_chosen_in_the_list_are_joined_and_undo_parts_them(
    bare_seat, open_page, papers, idle, qtbot, told
):
    page = open_page(bare_seat)
    page.receive([papers["thu"], papers["khac"]])
    idle(bare_seat)
    page.close_letter()
    page.list.view.selectAll()
    idle(bare_seat)
    batch = page.list.batch
    assert batch.isVisible() and batch.join.isVisible() and not batch.stamp.isVisible()
    qtbot.mouseClick(batch.join, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().received == 1
    assert page.paper.picture.page_count() == 2  # both files are drawn
    undo = next(undo for words, _, undo in told.notes if "gộp" in words)
    undo()
    idle(bare_seat)
    assert bare_seat.desk.inbox.counts().received == 2


def test_pictures_that_come_together_are_asked_about(bare_seat, open_page, idle, tmp_path, qtbot):
    paths = []
    for name in ("trang 10.png", "trang 2.png"):
        image = QImage(60, 80, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        image.save(str(tmp_path / name))
        paths.append(tmp_path / name)
    page = open_page(bare_seat)
    page.receive(paths)
    assert page.gate.join.isVisible() and not page.arrivals.busy()
    qtbot.mouseClick(page.gate.join.one, Qt.MouseButton.LeftButton)
    idle(bare_seat, timeout=60_000)
    assert not page.gate.join.isVisible()
    if bare_seat.desk.inbox.counts().received:  # a reader without its data refuses pictures
        (row,) = bare_seat.desk.incoming.list()
        files = bare_seat.desk.incoming.show(row.id)["files"]
        assert [one["name"] for one in files if one["role"] in ("original", "annex")] == [
            "trang 2.png",
            "trang 10.png",
        ]


def test_a_copied_file_is_pasted(bare_seat, open_page, papers, idle, qtbot):
    page = open_page(bare_seat)
    data = QMimeData()
    data.setUrls([f"file://{papers['thu']}"])
    QApplication.clipboard().setMimeData(data)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    idle(bare_seat)
    assert page.form.values()["number"] == "317"


@pytest.mark.skipif(not ocr.available(), reason="the data for reading pictures are not installed")
def test_a_pasted_picture_is_read_and_its_words_can_be_seen(
    bare_seat, open_page, papers, idle, watchdog, qtbot
):
    from app.export.pdf.raster import page_png

    page = open_page(bare_seat)
    image = QImage.fromData(page_png(papers["thu"].read_bytes(), 1, 150))
    QApplication.clipboard().setImage(image)
    page.gate.paste()
    idle(bare_seat, timeout=120_000)
    form = page.form.form
    assert form is not None and form.scanned and form.file_name.startswith("Ảnh dán")
    assert "317" in page.form.values()["number"] or page.form.cuts["number"].isVisible()
    assert page.paper._paged and page.paper.as_text.isVisible()
    with watchdog.excused("a page of text is laid out in the reading pool"):
        qtbot.mouseClick(page.paper.as_text, Qt.MouseButton.LeftButton)
        idle(bare_seat)
    assert not page.paper._paged and page.paper.picture.page_count() >= 1


def test_progress_names_the_page_and_can_be_stopped(bare_seat, open_page, papers, idle, tmp_path, told):
    from app.ui.pages.incoming.arrivals import page_words

    assert page_words("OCR 3/12") == "đọc ảnh trang 3/12"
    assert page_words("PDF 3/12") == "trang 3/12"
    page = open_page(bare_seat)
    many = [
        letter_file(tmp_path / f"{at}.pdf", letter(number=Number(value=str(at)))) for at in range(400, 404)
    ]
    page.receive(many)
    page.arrivals.came.connect(lambda _: page.arrivals._job and page.arrivals._job.cancel())
    idle(bare_seat)
    assert 1 <= bare_seat.desk.inbox.counts().received < 4
    assert any("còn" in words for words in told.words())
