"""Tổ chức: the tree of a day, the acts through their form, taken back from the note."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.ui.pages.units.details import UnitDetails
from app.ui.pages.units.page import UnitsPage


@pytest.fixture
def page(seat, qtbot, idle_seat, watchdog):
    with watchdog.excused("the page is built once"):
        made = UnitsPage(seat)
        qtbot.addWidget(made)
        made.resize(1190, 640)
        made.show()
        idle_seat(seat)
    return made


@pytest.fixture
def idle_seat(qtbot):
    def wait(seat) -> None:
        calm = 0
        while calm < 3:
            qtbot.wait(8)
            calm = 0 if seat.run.busy() else calm + 1

    return wait


def cells(desk):
    return [row for row in desk.units.tree() if row.level == "cell" and row.valid_to is None]


def shown(page):
    return list(page._items)


def test_the_tree_shows_all_units_and_the_members_of_the_chosen_one(page, desk, seat, idle_seat):
    assert shown(page) == [row.id for row in desk.units.tree()]
    unit = next(row for row in cells(desk) if desk.members.list(unit=row.id))
    page.show_record(unit.id)
    idle_seat(seat)
    assert [row.id for row in page.members.rows.rows()] == [row.id for row in desk.members.list(unit=unit.id)]
    assert page.side.name.text() == unit.name


def test_a_name_is_changed_through_the_form_and_the_past_keeps_the_old_one(page, desk, seat, idle_seat, told):
    unit = cells(desk)[0]
    page.show_record(unit.id)
    idle_seat(seat)
    page.side.acts.findChildren(QPushButton)[0].click()
    assert page.form.name.text() == unit.name
    page.form.name.setText("Chi đoàn Ẩn Danh")
    page.form.number.setText("15-QĐ/ĐTN")
    page.primary()
    idle_seat(seat)
    assert page.side.name.text() == "Chi đoàn Ẩn Danh" and page.stack.currentWidget() is page.side
    page.shown_on(date(2026, 3, 1))
    idle_seat(seat)
    assert page.side.name.text() == unit.name and not page.side.acts.isVisibleTo(page)
    assert not page.head.primary.isEnabled()
    page.shown_on(date(2030, 1, 1))
    assert page.on == page.today
    told.notes[-1][2]()
    idle_seat(seat)
    assert desk.units.get(unit.id).name == unit.name


def test_a_merger_asks_which_units_and_a_split_which_members(page, desk, seat, idle_seat):
    one, other = cells(desk)[:2]
    page.show_record(one.id)
    idle_seat(seat)
    page.begin("merge")
    page.form.save()
    assert "ít nhất một" in page.form.fault.text()
    for at in range(page.form.units.count()):
        item = page.form.units.item(at)
        if item.text() == other.name:
            item.setCheckState(Qt.CheckState.Checked)
    page.form.save()
    idle_seat(seat)
    assert other.id not in shown(page)
    page.begin("split")
    page.form.name.setText("Chi đoàn Mới Tách")
    page.form.members.item(0).setCheckState(Qt.CheckState.Checked)
    page.form.save()
    idle_seat(seat)
    assert len(desk.members.list(unit="Chi đoàn Mới Tách")) == 1


def test_a_refusal_stands_in_the_form_and_nothing_is_lost(page, desk, seat, idle_seat):
    page.show_record(cells(desk)[0].id)
    idle_seat(seat)
    page.begin("rename")
    page.form.name.setText("Chi đoàn Sau Này")
    page.form.on.set_date(date(2027, 1, 1))
    page.form.save()
    idle_seat(seat)
    assert "chưa đến" in page.form.fault.text() and page.form.name.text() == "Chi đoàn Sau Này"
    page.form.left.emit()
    assert page.stack.currentWidget() is page.side


def test_rules_are_set_on_the_settings_page_with_their_reason(seat, desk, qtbot, idle_seat, watchdog):
    from app.ui.pages.settings.rules import RulesSection

    with watchdog.excused("the section is built once"):
        section = RulesSection(seat)
        qtbot.addWidget(section)
        section.show()
        idle_seat(seat)
    section._choose(desk.rules.book().rule("fees.without_salary"))
    section.value.setText("3.000")
    section._save()
    idle_seat(seat)
    assert desk.rules.book().number("fees.without_salary") == 2000  # no reason, so not set
    section.why.setText("Thông báo năm 2026")
    section._save()
    idle_seat(seat)
    assert desk.rules.book().number("fees.without_salary") == 3000
    section.chips.choose("!")
    section._fill()
    assert [row.key for row in section.table.rows.rows()] == ["fees.without_salary"]


def test_the_papers_of_an_act_are_drafted_before_it_is_entered(page, desk, seat, idle_seat, gone):
    unit = cells(desk)[0]
    page.show_record(unit.id)
    idle_seat(seat)
    page.begin("rename")
    page.form.name.setText("Chi đoàn Tên Mới")
    page.form.draft_papers()
    idle_seat(seat)
    where, letter = gone.to[-1]
    assert where == "outgoing"
    assert desk.letters.get(letter).row.subject == f"Về việc đổi tên {unit.name} thành Chi đoàn Tên Mới"
    assert desk.units.get(unit.id).name == unit.name


def test_group_and_commune_of_a_unit_are_said_beside_its_name(page, desk, seat, idle_seat, qtbot):
    unit = cells(desk)[0]
    page.show_record(unit.id)
    idle_seat(seat)
    dialog = UnitDetails(seat, page._unit, page)
    qtbot.addWidget(dialog)
    dialog.sector.setCurrentIndex(dialog.sector.findData("residential"))
    dialog.lines["place_id"].setText("nơi nào không biết")
    dialog.save.click()
    idle_seat(seat)
    assert not dialog.fault.isHidden() and desk.units.get(unit.id).sector != "residential"
    dialog.lines["place_id"].setText("Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh")
    dialog.save.click()
    idle_seat(seat)
    assert desk.units.get(unit.id).sector == "residential"
    assert "Sài Gòn" in page.side.facts.text() and "địa bàn dân cư" in page.side.facts.text()
