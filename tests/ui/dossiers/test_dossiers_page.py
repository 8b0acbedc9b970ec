"""The page of dossiers: a line of the list, letters filed by their words, closing, handing over, papers and files."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import Qt

from app.ui.pages.dossiers.page import DossiersPage
from app.ui.pages.dossiers.put_menu import put


@pytest.fixture
def idle(qtbot):
    def wait(seat, timeout: int = 10_000) -> None:
        calm = 0
        while calm < 3:
            qtbot.wait(8)
            calm = 0 if seat.run.busy() else calm + 1

    return wait


@pytest.fixture
def out(tmp_path):
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def page(seat, qtbot, idle, watchdog):
    with watchdog.excused("the page is built once"):
        made = DossiersPage(seat)
        qtbot.addWidget(made)
        made.resize(1190, 660)
        made.show()
        idle(seat)
    return made


@pytest.fixture
def one(desk):
    return desk.dossiers.add("Công văn chỉ đạo năm 2026", heading="Tuyên giáo", retention="10").result


def letter_in(desk):
    (found,) = desk.inbox.rows(desk.inbox.ids()[:1])
    return found


def test_the_empty_list_says_what_to_do_and_a_new_dossier_gets_its_code(
    page, seat, idle, desk, type_in, qtbot
):
    assert page.empty.isVisible() and page.empty.button.text() == "Lập hồ sơ đầu tiên"
    page.new()
    type_in(page.form.title, "Tháng Thanh niên 2026")
    page.form.heading.setEditText("Phong trào")
    page.form.retention.setEditText("5")
    qtbot.keyClick(page.form.title, Qt.Key.Key_Return)
    idle(seat)
    (row,) = desk.dossiers.list()
    assert (row.code, row.retention) == ("01.PT", "5 năm")
    assert page.detail.isVisible() and page.detail.heading.text() == "01.PT · Tháng Thanh niên 2026"


def test_a_wrong_retention_is_refused_at_the_form(page, seat, idle, desk):
    page.new()
    page.form.title.setText("Hồ sơ hội nghị")
    page.form.retention.setEditText("mãi mãi")
    page.form.save()
    idle(seat)
    assert desk.dossiers.list() == () and page.form_area.isVisible()


def test_a_letter_is_found_by_its_words_and_filed_by_enter(page, seat, idle, desk, one, qtbot, told):
    page.look_anew()
    idle(seat)
    came = letter_in(desk)
    page.detail.finder.line.setText(came.subject[:30])
    idle(seat)
    qtbot.waitUntil(lambda: page.detail.finder.hits.count() > 0, timeout=5_000)
    qtbot.keyClick(page.detail.finder.line, Qt.Key.Key_Return)
    idle(seat)
    (filed,) = desk.dossiers.show(one.id).entries
    assert page.detail.table.rows.rowCount() == 1
    words, _, undo = told.notes[-1]
    assert "hồ sơ" in words and undo is not None
    page.detail.table.select(filed.id)
    qtbot.keyClick(page.detail.table, Qt.Key.Key_Delete)
    idle(seat)
    assert desk.dossiers.show(one.id).entries == ()


def test_closed_means_closed_and_then_it_is_handed_over_with_its_papers(
    page, seat, idle, desk, one, out, told
):
    desk.dossiers.put(one.id, [letter_in(desk).id])
    page.look_anew()
    idle(seat)
    page.primary()
    idle(seat)
    assert desk.dossiers.show(one.id).row.state == "closed"
    assert not page.detail.finder.isVisible() and page.head.primary.text() == "Nộp lưu"
    page.primary()
    assert page.handing.isVisible() and page.handing.chosen() == (one.id,)
    page.handing.ask_folder = lambda: str(out)
    page.primary()
    idle(seat)
    assert desk.dossiers.show(one.id).row.state == "handed"
    assert {file.name for file in out.iterdir()} == {
        "Muc-luc-ho-so-nop-luu.docx",
        "Bien-ban-giao-nhan.docx",
    }


def test_list_of_letters_and_the_whole_dossier_as_files(page, seat, idle, desk, one, out, told):
    desk.dossiers.put(one.id, [letter_in(desk).id])
    page.look_anew()
    idle(seat)
    page.detail.ask_file = lambda name, kinds: str(out / name)
    page.print_it()
    page.detail._export(".zip", "")
    page.detail._export(".xml", "")
    page.save_yearly()
    idle(seat)
    made = {file.name for file in out.iterdir()}
    assert made == {
        "Muc-luc-van-ban-01-TG-2026.docx",
        "Ho-so-01-TG-2026.zip",
        "Ho-so-01-TG-2026.xml",
        "Danh-muc-ho-so-2026.docx",
    }
    with zipfile.ZipFile(out / "Ho-so-01-TG-2026.zip") as whole:
        assert "ho_so.xml" in whole.namelist()


def test_filing_from_another_page_can_be_taken_back(page, seat, idle, desk, one, told):
    put(seat, one, (letter_in(desk).id,))
    idle(seat)
    assert desk.dossiers.show(one.id).row.letters == 1
    told.notes[-1][2]()
    idle(seat)
    assert desk.dossiers.show(one.id).row.letters == 0


def test_the_next_years_list_is_made_from_this_one(page, seat, idle, desk, one):
    page.look_anew()
    idle(seat)
    page.begin_year()
    idle(seat)
    assert [row.title for row in desk.dossiers.list(year=2027)] == ["Công văn chỉ đạo năm 2027"]
    assert page.years.currentText() == "Năm 2027" and page.table.rows.rowCount() == 1
