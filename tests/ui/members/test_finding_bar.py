"""The line above the list: who left stands apart, conditions show as chips and go one by one, several lines are chosen at once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.services.roster import Filters, Standing
from app.ui.pages.members.finding.dialog import FilterDialog
from app.ui.pages.members.page import MembersPage
from app.ui.pages.members.prints.member_acts import PrintDialog
from app.ui.pages.privacy.purpose import Purpose


@pytest.fixture
def page(bare_seat, qtbot, idle):
    desk = bare_seat.desk
    desk.units.add("Đoàn trường Đồng Rạng", own=True)
    desk.units.add("Chi đoàn 10A1", level="cell")
    for name, sex in (("Lê An", "Nam"), ("Lê Bình", "Nữ"), ("Lê Cúc", "Nữ"), ("Lê Dung", "Nữ")):
        desk.members.add(name, fields={"sex": sex})
    gone = desk.members.add("Lê Xa").result
    desk.members.set_status(gone.id, "transferred", on=date(2026, 1, 5))
    made = MembersPage(bare_seat)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.show()
    idle(bare_seat)
    return made


def names(page):
    return [page.list.lines.line(at).full_name for at in range(page.list.lines.many())]


def test_who_left_is_shown_when_asked_for(page, bare_seat, idle, qtbot):
    assert names(page) == ["Lê An", "Lê Bình", "Lê Cúc", "Lê Dung"]
    assert page.tree.topLevelItem(0).text(1) == "4"
    for key, shown in (
        (Standing.GONE, ["Lê Xa"]),
        (Standing.ALL, ["Lê An", "Lê Bình", "Lê Cúc", "Lê Dung", "Lê Xa"]),
    ):
        qtbot.mouseClick(page.bar.standing._buttons[key], Qt.MouseButton.LeftButton)
        idle(bare_seat)
        assert names(page) == shown


def test_who_is_restricted_stands_in_a_list_of_their_own(page, bare_seat, idle, qtbot):
    assert Standing.RESTRICTED not in page.bar.standing._buttons
    dung = bare_seat.desk.members.search("dung")[0].id
    bare_seat.do(page, lambda: bare_seat.desk.consents.restrict(dung))
    idle(bare_seat)
    assert names(page) == ["Lê An", "Lê Bình", "Lê Cúc"] and page.tree.topLevelItem(0).text(1) == "3"
    qtbot.mouseClick(page.bar.standing._buttons[Standing.RESTRICTED], Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert names(page) == ["Lê Dung"]
    bare_seat.do(page, lambda: bare_seat.desk.consents.lift(dung))
    idle(bare_seat)
    assert page.bar.standing.current() == Standing.PRESENT and len(names(page)) == 4


def test_conditions_are_chips_and_are_kept_under_a_name(page, bare_seat, idle, qtbot):
    dialog = FilterDialog(bare_seat, page.bar.filters, page)
    qtbot.addWidget(dialog)
    dialog.taken.connect(page.bar._take)
    dialog.fields["age_from"].setText("không phải số")
    dialog._take()
    assert not dialog.fault.isHidden() and not dialog.result()
    dialog.fields["age_from"].clear()
    dialog.fields["sex"].setCurrentIndex(dialog.fields["sex"].findData("Nữ"))
    dialog.gaps["phone"].setChecked(True)
    dialog.name.setText("nữ thiếu số")
    dialog._take()
    idle(bare_seat)
    assert names(page) == ["Lê Bình", "Lê Cúc", "Lê Dung"]
    assert bare_seat.desk.member_filters.get("nữ thiếu số") == Filters(sex="Nữ", lacking=("phone",))
    assert len(page.bar._chips) == 2
    page.bar._chips[0].click()
    idle(bare_seat)
    assert page.wanted.filters == Filters(lacking=("phone",)) and len(names(page)) == 4


def test_a_condition_on_what_is_sensitive_asks_why_first(page, bare_seat, idle):
    answers = [None, Purpose("thống kê", while_at_it=False)]
    page.bar.looks.ask = lambda _: answers.pop(0)
    for shown in (4, 0):
        page.bar._take(Filters(religion="Phật giáo"))
        idle(bare_seat)
        assert len(names(page)) == shown
    (row,) = bare_seat.desk.access_log.rows()
    assert row.purpose == "thống kê" and row.act == "filter"


def test_several_lines_are_chosen_and_moved_in_one_act(page, bare_seat, idle, qtbot):
    first, third = (page.list.visualRect(page.list.lines.index(at, 0)).center() for at in (0, 2))
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, third
    )
    idle(bare_seat)
    assert page.list.many_picked() == 3 and "3" in page.bar.many.text() and not page.bar.many.isHidden()
    cell = bare_seat.desk.units.get("Chi đoàn 10A1").id
    page._move(cell, "Chi đoàn 10A1")
    idle(bare_seat)
    assert [row.full_name for row in bare_seat.desk.members.list(unit=cell)] == ["Lê An", "Lê Bình", "Lê Cúc"]
    assert page.list.many_picked() == 3  # the list was read anew, the choice stays
    bare_seat.desk.undo.undo()
    assert bare_seat.desk.members.list(unit=cell) == ()


def test_a_list_counted_later_grows_where_it_stands(page):
    many = page.list.lines.many()
    page.list.lines.grow(many + 500)
    assert page.list.lines.rowCount() == many + 500 and page.list.lines.line(many) is None


def test_those_chosen_are_printed_in_the_order_of_the_list(
    page, bare_seat, idle, qtbot, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr("app.ui.pages.members.prints.member_acts.QDesktopServices.openUrl", opened.append)
    ids = [page.list.lines.line(at).id for at in (0, 2)]
    dialog = PrintDialog(bare_seat, ids, page)
    qtbot.addWidget(dialog)
    assert dialog.sheet.isHidden() and dialog.text.isHidden()
    for at in range(dialog.kind.count()):
        dialog.kind.setCurrentIndex(at)
        dialog.write_to(tmp_path / f"{at}.pdf")
        idle(bare_seat)
        assert (tmp_path / f"{at}.pdf").read_bytes().startswith(b"%PDF")
    assert len(opened) == dialog.kind.count()
