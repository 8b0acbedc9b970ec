"""The record as a page: its rows of the years, its picture, its remarks, its rare fields, its history."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton

from app.ui.pages.members.photo import CutDialog
from app.ui.widgets.words import Badge, Words


@pytest.fixture
def page(page, seat, idle):
    page.list.go(0)
    idle(seat)
    return page


@pytest.fixture
def years(page):
    return page.record.sections[0]


def lines(view):
    return [one.toolTip() for one in view.findChildren(QPushButton) if one.property("kind") == "line"]


def badges(page):
    return [one.text() for one in page.record.head._strip.findChildren(Badge)]


def test_a_row_is_entered_mended_taken_out_and_brought_back(page, years, seat, idle, desk, told, qtbot):
    member, view = page.record.member_id, years.tables["grades"]
    view.open("")
    idle(seat)
    view.form.editors["period"].setText("2024-25")
    view.form.editors["grade"].setCurrentText("Hoàn thành tốt nhiệm vụ")
    qtbot.keyClick(view.form.editors["period"], Qt.Key.Key_Return)
    idle(seat)
    assert lines(view) == ["2024-2025 · Hoàn thành tốt nhiệm vụ"] and view.form is None
    assert badges(page) == ["2024-2025 Tốt"]
    (row,) = desk.member_years.of(member)["grades"]
    view.open(row.id)
    view.form.editors["grade"].setCurrentText("Không hoàn thành nhiệm vụ")
    view.form.saved.emit()
    idle(seat)
    assert badges(page) == ["2024-2025 Không HT"]
    view.open(row.id)
    view.form.removed.emit()
    idle(seat)
    assert lines(view) == [] and view.none.isVisibleTo(page)
    told.notes[-1][2]()
    idle(seat)
    assert lines(view) == ["2024-2025 · Không hoàn thành nhiệm vụ"]


def test_a_refused_row_stays_open_with_its_sentence(page, years, seat, idle, qtbot):
    view = years.tables["training"]
    view.open("")
    idle(seat)
    view.form.editors["period"].setText("2025")
    view.form.editors["group1"].setText("25")
    view.form.saved.emit()
    idle(seat)
    assert "0 đến 20" in view.form.fault.text() and view.form.editors["group1"].text() == "25"
    qtbot.keyClick(view.form.editors["group1"], Qt.Key.Key_Escape)
    assert view.form is None


def test_another_record_shows_its_own_rows(page, years, seat, idle, desk):
    member, view = page.record.member_id, years.tables["awards"]
    seat.bus.tell(desk.member_years.put(member, "awards", {"form": "Giấy khen", "year": "2025"}))
    idle(seat)
    assert lines(view) == ["2025 · Giấy khen"]
    page.list.go(1)
    idle(seat)
    assert page.record.member_id != member and lines(view) == []


def test_a_remark_stands_under_its_field_and_its_fix_is_one_click(page, seat, idle, desk):
    member = page.record.member_id
    seat.bus.tell(desk.members.edit(member, fields={"phone": "01689123456"}))
    idle(seat)
    field = page.record.fields["phone"]
    assert any("0168" in one.text() for one in field.findChildren(Words))
    (mend,) = field.findChildren(QPushButton)
    mend.click()
    idle(seat)
    assert desk.members.show(member)["fields"]["phone"] == "0389123456"
    assert not any("0168" in one.text() and one.isVisibleTo(page) for one in field.findChildren(Words))


def test_rare_fields_wait_behind_their_button_until_they_hold_something(page, seat, idle, desk):
    health = page.record.fields["health"]
    assert not health.isVisibleTo(page)
    seat.bus.tell(desk.members.edit(page.record.member_id, fields={"health": "Tốt"}))
    idle(seat)
    assert health.isVisibleTo(page) and not page.record.fields["abroad"].isVisibleTo(page)
    page.record._more["Bản thân"].click()
    assert page.record.fields["abroad"].isVisibleTo(page)


def test_todays_name_of_an_old_place_stands_under_it(page, seat, idle, desk):
    seat.bus.tell(
        desk.members.edit(page.record.member_id, fields={"home_town": "Xã Thái Hưng, Thái Thụy, Thái Bình"})
    )
    idle(seat)
    words = [one.text() for one in page.record.fields["home_town"].findChildren(Words)]
    assert "Nay: Xã Thái Ninh, Tỉnh Hưng Yên" in words


def test_places_are_offered_for_what_follows_the_last_comma(page):
    from app.ui.pages.members.place_edit import PlaceCompletion

    editor = page.record.fields["home_town"].editor
    completion = editor.findChild(PlaceCompletion)
    assert completion.offered("Thôn Thượng, phường ba đì")[0] == "Phường Ba Đình, Thành phố Hà Nội"
    editor.set_words("Thôn Thượng, phuc xa")
    line = completion.offered(editor.words())[0]
    assert "←" in line
    completion._take(line)
    assert editor.words() == "Thôn Thượng, Phường Hồng Hà, Thành phố Hà Nội"
    assert completion.offered("zz zz") == [] and completion.offered("") == []


def test_a_picture_is_kept_shown_and_taken_out(page, seat, idle, desk, tmp_path, watchdog):
    file = tmp_path / "anh.png"
    out = io.BytesIO()
    Image.new("RGB", (400, 400), (90, 120, 200)).save(out, "PNG")
    file.write_bytes(out.getvalue())
    page.record.photo.chosen.emit(file, None)
    idle(seat)
    assert desk.members.show(page.record.member_id)["photo_id"] and "thay" in page.record.photo.toolTip()
    page.record.photo.removed.emit()
    idle(seat)
    assert desk.members.show(page.record.member_id)["photo_id"] is None
    file.write_bytes(b"no picture")
    with watchdog.excused("reading a foreign file is the pool's"):
        page.record.photo.take(file)
        idle(seat)
    assert desk.members.show(page.record.member_id)["photo_id"] is None


def test_the_frame_stays_inside_and_three_by_four(page, qtbot):
    dialog = CutDialog(QPixmap(800, 400), page)
    area = dialog.area
    area.resize(400, 400)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Plus,
        Qt.Key.Key_Down,
        Qt.Key.Key_Minus,
        Qt.Key.Key_Minus,
        Qt.Key.Key_Left,
    ):
        qtbot.keyClick(area, key)
        left, top, right, bottom = area.box()
        assert left >= -1e-9 and top >= -1e-9 and right <= 1 + 1e-9 and bottom <= 1 + 1e-9
        assert (right - left) * 800 / ((bottom - top) * 400) == pytest.approx(0.75)
    dialog.reject()


def test_the_history_is_read_when_asked(page, seat, idle):
    past = page.record.sections[-1]
    past.ask.click()
    idle(seat)
    words = [one.text() for one in past.findChildren(Words)]
    assert "Lập hồ sơ" in words
