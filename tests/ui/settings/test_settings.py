"""Settings: made from the declarations, kept at once, refused where they are wrong; the unit, signers and books of numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.base import settings
from app.ui.pages.settings.page import SettingsPage


@pytest.fixture
def page(qtbot, seat, idle, watchdog):
    with watchdog.excused("a page is built and painted"):
        made = SettingsPage(seat)
        qtbot.addWidget(made)
        made.resize(1200, 720)
        made.show()
        idle(seat)
        qtbot.wait(30)
    return made


def open_section(page, name, qtbot, seat, idle, watchdog):
    with watchdog.excused("a section is built and painted"):
        page.show_record(name)
        qtbot.wait(10)
        idle(seat)
        qtbot.wait(30)
    return page.section()


def test_every_declared_setting_is_on_the_page_but_who_acts_which_the_head_has(
    page, seat, qtbot, idle, watchdog
):
    shown = set()
    for name in ("look", "practice", "safety"):
        section = open_section(page, name, qtbot, seat, idle, watchdog)
        shown |= set(section.declared.editors)
    shown |= set(page._made["safety"].lock.editors)
    assert set(settings.BY_KEY) - shown == {"people.acting"}


def test_a_choice_is_kept_at_once(page, seat, qtbot, idle, watchdog):
    section = open_section(page, "practice", qtbot, seat, idle, watchdog)
    box = section.declared.editors["numbers.when"]
    assert isinstance(box, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    idle(seat)
    assert settings.load(seat.desk.data).text("numbers.when") == "printing"
    assert seat.desk.practice.number_when == "printing"


def test_a_wrong_value_is_said_under_the_field_and_not_kept(page, seat, qtbot, idle, watchdog):
    section = open_section(page, "practice", qtbot, seat, idle, watchdog)
    line = section.declared.editors["calendar.own_days"]
    line.setText("ngày mai")
    line.editingFinished.emit()
    idle(seat)
    assert section.declared._column._faults[id(line)].text()
    assert settings.load(seat.desk.data).text("calendar.own_days") == ""


def test_a_field_of_the_unit_is_kept_when_it_is_left_and_can_be_undone(
    page, seat, told, qtbot, idle, type_in
):
    unit = page.section()
    place = unit.fields["place"]
    assert place.text() == "Sông Trăng"
    place.setFocus()
    place.clear()
    type_in(place, "Trăng Sông")
    place.editingFinished.emit()
    idle(seat)
    assert seat.desk.units.own().place == "Trăng Sông"
    words, _, undo = told.notes[-1]
    assert words == "Đã lưu thông tin đơn vị"
    undo()
    idle(seat)
    assert seat.desk.units.own().place == "Sông Trăng"


def test_what_is_being_written_is_kept_when_the_program_ends(page, seat, idle, qtbot):
    lines = page.section().fields["issuing_lines"]
    qtbot.waitExposed(page)
    page.activateWindow()
    lines.setFocus()
    qtbot.waitUntil(lines.hasFocus)
    lines.setPlainText("BCH ĐOÀN TRƯỜNG\nSÔNG TRĂNG")
    page.settle()
    idle(seat)
    assert seat.desk.units.own().issuing_lines == ("BCH ĐOÀN TRƯỜNG", "SÔNG TRĂNG")


def test_a_signer_is_added_corrected_and_ended(page, seat, qtbot, idle, watchdog, told):
    section = open_section(page, "signers", qtbot, seat, idle, watchdog)
    section.name.setText("Lục Thị Én")
    qtbot.mouseClick(section.save, Qt.MouseButton.LeftButton)
    idle(seat)
    rows = {row.name: row for row in seat.desk.units.signers()}
    assert "Lục Thị Én" in rows
    section.table.select(rows["Lục Thị Én"].id)
    section.name.setText("Lục Thị Yến")
    qtbot.mouseClick(section.save, Qt.MouseButton.LeftButton)
    idle(seat)
    section.table.select(rows["Lục Thị Én"].id)
    qtbot.mouseClick(section.end, Qt.MouseButton.LeftButton)
    idle(seat)
    row = next(one for one in seat.desk.units.signers() if one.id == rows["Lục Thị Én"].id)
    assert row.name == "Lục Thị Yến"
    assert row.valid_to is not None


def test_people_are_added_given_another_duty_and_retired(page, seat, qtbot, idle, watchdog):
    section = open_section(page, "people", qtbot, seat, idle, watchdog)
    section.name.setText("Lê Thị Hoa")
    section.role.setCurrentIndex(section.role.findData("drafter"))
    qtbot.mouseClick(section.save, Qt.MouseButton.LeftButton)
    idle(seat)
    hoa = seat.desk.people.find("Lê Thị Hoa")
    assert hoa.role == "drafter"
    section.name.setText("lê thị hoa")
    qtbot.mouseClick(section.save, Qt.MouseButton.LeftButton)
    idle(seat)
    assert "Đã có người dùng" in section.form._faults[id(section.name)].text()
    section.table.select(hoa.id)
    assert section.role.currentData() == "drafter"
    section.role.setCurrentIndex(section.role.findData("head"))
    qtbot.mouseClick(section.save, Qt.MouseButton.LeftButton)
    idle(seat)
    assert seat.desk.people.find(hoa.id).role == "head"
    section.table.select(hoa.id)
    qtbot.mouseClick(section.retire, Qt.MouseButton.LeftButton)
    idle(seat)
    assert not seat.desk.people.find(hoa.id).active
    section.table.select(hoa.id)
    assert section.back.isVisible() and not section.retire.isVisible()
    qtbot.mouseClick(section.back, Qt.MouseButton.LeftButton)
    idle(seat)
    assert seat.desk.people.find(hoa.id).active
    section.table.select(seat.desk.by)
    qtbot.mouseClick(section.retire, Qt.MouseButton.LeftButton)
    idle(seat)
    assert "đang làm việc" in section.form._faults[id(section.name)].text()


def test_a_book_is_opened_where_the_paper_one_stopped_and_closed_after_a_question(
    page, seat, qtbot, idle, watchdog, answers
):
    section = open_section(page, "series", qtbot, seat, idle, watchdog)
    section.book.setCurrentIndex(section.book.findData("KH"))
    section.first.setValue(17)
    qtbot.mouseClick(section.open_book, Qt.MouseButton.LeftButton)
    idle(seat)
    row = next(one for one in seat.desk.series.list() if one.book == "out:KH")
    assert row.next == 17
    section.table.select(row.id)
    answers.ready = [True]
    qtbot.mouseClick(section.close_book, Qt.MouseButton.LeftButton)
    idle(seat)
    assert next(one for one in seat.desk.series.list() if one.id == row.id).closed
    assert "Không cấp thêm số" in answers.asked[0]


def test_copy_and_recovery_sheet(page, seat, qtbot, idle, watchdog, told, tmp_path):
    section = open_section(page, "safety", qtbot, seat, idle, watchdog)
    section.backup_to(tmp_path / "ban-sao.vtd")
    idle(seat)
    assert (tmp_path / "ban-sao.vtd").stat().st_size > 1000
    section.sheet_to(tmp_path / "phieu.pdf")
    idle(seat)
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")
    assert len(told.notes) == 2


def test_channels_are_added_changed_and_retired(page, seat, qtbot, idle, watchdog, desk):
    section = open_section(page, "channels", qtbot, seat, idle, watchdog)
    section._save()
    assert "tên kênh" in section.form._faults[id(section.name)].text()
    section.name.setText("Đoàn trường Sông Trăng")
    section.rubrics.setText("Tháng Thanh niên; Gương sáng")
    section._save()
    qtbot.waitUntil(lambda: section.table.rows.rowCount() == 1, timeout=5_000)
    (row,) = desk.channels.list()
    assert row.kind == "fanpage" and row.rubrics == ("Tháng Thanh niên", "Gương sáng")
    section.table.select_first()
    assert section.end.text() == "Thôi dùng"
    section._end()
    qtbot.waitUntil(lambda: not desk.channels.list(), timeout=5_000)
