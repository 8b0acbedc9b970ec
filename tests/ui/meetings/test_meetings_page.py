"""Họp, bầu cử in the window: an evening from the call to the committee, and a year's grades by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.models.members import MemberGrade
from app.ui.pages.meetings.page import MeetingsPage

NAMES = ("Nguyễn Văn Ấn", "Trần Quốc Bảo", "Lê Mỹ Dung", "Phạm Hữu Đạt", "Võ Thị Én")


@pytest.fixture
def cell(desk):
    """A chi đoàn of five."""
    unit = desk.units.add("Chi đoàn thôn Bãi", level="cell").result
    for name in NAMES:
        desk.members.add(name, unit=unit.id, fields={"birth_date": "05/5/2005"})
    return unit


@pytest.fixture
def evening(desk, cell):
    return desk.meetings.call(
        "Sinh hoạt tháng 3", body="cell", held_on=date(2026, 3, 5), unit=cell.id, starts_at="19h30", chair="Nguyễn Văn Ấn",
        secretary="Lê Mỹ Dung",
    ).result.row.id  # fmt: skip


@pytest.fixture
def page(qtbot, seat, watchdog, idle, cell):
    def open_page() -> MeetingsPage:
        with watchdog.excused("the page is built here"):
            made = MeetingsPage(seat)
            qtbot.addWidget(made)
            made.resize(1100, 640)
            made.show()
            qtbot.waitUntil(lambda: made._known is not None)
            if made.table.rows.rowCount():
                qtbot.waitUntil(lambda: made._detail is not None and made._detail.view is not None)
        return made

    return open_page


def test_an_empty_folder_says_what_to_do(page):
    made = page()
    assert made.table.rows.rowCount() == 0
    assert made.empty.isVisible()


def test_a_meeting_is_called_by_the_form(qtbot, seat, page, idle, cell):
    made = page()
    made.new()
    form = made.form
    form.title.setText("Họp chuẩn bị đại hội")
    form.unit.setCurrentIndex(form.unit.findData(cell.id))
    form.clock.setText("tối nay")
    made.primary()
    idle(seat)
    assert seat.desk.meetings.list() == ()
    form.clock.setText("19h30")
    form.agenda.setPlainText("Nhân sự\nChương trình")
    made.primary()
    qtbot.waitUntil(lambda: bool(made._detail and made._detail.view))
    (row,) = seat.desk.meetings.list()
    assert (row.title, row.starts_at, row.summoned) == ("Họp chuẩn bị đại hội", "19:30", 5)
    assert made.detail.view.row.id == row.id


def test_space_ticks_somebody_off_and_the_reason_is_kept(qtbot, seat, page, idle, evening):
    made = page()
    part = made.detail.part("roll")
    part.table.select_first()
    qtbot.keyClick(part.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: made.detail.view.row.present == 4)
    part.reason.setText("ốm")
    qtbot.keyClick(part.reason, Qt.Key.Key_Return)
    idle(seat)
    (away,) = [one for one in seat.desk.meetings.show(evening).attendance if not one.present]
    assert (away.name, away.reason) == ("Nguyễn Văn Ấn", "ốm")


def test_an_election_from_the_list_to_the_committee(qtbot, seat, page, idle, evening, told, tmp_path):
    seat.desk.meetings.attend(evening)
    made = page()
    made.detail.turn("votes")
    part = made.detail.part("votes")
    part.new()
    part.form.matter.setCurrentIndex(part.form.matter.findData("election"))
    part.form.question.setText("Bầu Ban Chấp hành")
    part.form.names.setPlainText("\n".join(NAMES[:4]))
    part.form.seats.setValue(3)
    part.form.save()
    qtbot.waitUntil(lambda: part.grid.rowCount() == 4)
    part.grid.item(1, 1).setText("bốn")
    part.save()
    assert "bốn" in told.words()[-1] and part.grid.currentRow() == 1
    for at, votes in enumerate(("5", "4", "3", "1")):
        part.grid.item(at, 1).setText(votes)
    part.boxes["issued"].setValue(5)
    part.boxes["returned"].setValue(5)
    part.save()
    idle(seat)
    assert [one.fate for one in seat.desk.meetings.show(evening).votes[0].lines] == [
        "passed",
        "passed",
        "passed",
        "failed",
    ]
    made.detail.ask_file = lambda name, kinds: str(tmp_path / name)
    part.print_ballots()
    idle(seat)
    assert (tmp_path / "Phieu-bau.pdf").stat().st_size > 1000
    part.make_committee()
    idle(seat)
    made.turn("committees")
    qtbot.waitUntil(lambda: made.committees.view is not None)
    assert {one.name for one in made.committees.view.people} == set(NAMES[:3])
    assert "Chưa có bí thư" in made.committees.fault.text()


def test_the_message_is_copied_and_minutes_open(qtbot, seat, page, idle, evening, gone):
    made = page()
    made.detail.copy_message()
    idle(seat)
    assert "Sinh hoạt tháng 3" in QApplication.clipboard().text()
    made.primary()
    qtbot.waitUntil(lambda: bool(gone.to))
    (where, letter) = gone.to[-1]
    assert where == "outgoing"
    assert seat.desk.meetings.show(evening).minutes_id == letter


def test_tasks_and_points_of_the_agenda(seat, page, idle, evening):
    made = page()
    items, tasks = made.detail.part("items"), made.detail.part("tasks")
    items.title.setText("Kiểm điểm")
    items.conclusion.setText("Hoàn thành")
    items.save()
    tasks.title.setText("Dọn vệ sinh")
    tasks.save()
    idle(seat)
    view = seat.desk.meetings.show(evening)
    assert [(one.title, one.conclusion) for one in view.items] == [("Kiểm điểm", "Hoàn thành")]
    assert [one.title for one in view.tasks] == ["Dọn vệ sinh"]


def test_a_year_of_grades_by_keyboard(qtbot, seat, page, idle, cell, told):
    made = page()
    made.turn("grading")
    view = made.grading
    view.unit.setCurrentIndex(view.unit.findData(cell.id))
    view.look_anew()
    idle(seat)
    view.begin()
    qtbot.waitUntil(lambda: view.grid.rowCount() == 5)
    view.grid.setCurrentCell(0, 3)
    for digit in "12234":
        qtbot.keyClick(view.grid, digit)
    assert view.tally() == {"excellent": 1, "good": 2, "done": 1, "failed": 1}
    view.on.set_date(date(2026, 2, 27))
    made.primary()
    qtbot.waitUntil(lambda: view.detail.steps[0].done_on == date(2026, 2, 27))
    view.present.setValue(5)
    view.grid.setCurrentCell(0, 5)
    view.grid.item(0, 5).setText("5")
    qtbot.keyClick(view.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [view.grid.item(at, 5).text() for at in range(5)] == ["5"] * 5
    view.on.set_date(date(2026, 2, 27))
    view.grid.item(0, 5).setText("5 phiếu")
    made.primary()
    idle(seat)
    assert view.detail.steps[1].done_on is None  # no figure: the verb says where
    assert "số tán thành" in told.refusals[-1][0]
    view.grid.item(0, 5).setText("5")
    view.chair.setText("Nguyễn Văn Ấn")
    made.primary()
    qtbot.waitUntil(lambda: view.detail.steps[1].done_on is not None)
    assert (view.detail.data["chair"], view.detail.steps[1].done_on) == ("Nguyễn Văn Ấn", date(2026, 2, 27))
    with seat.desk.store.read() as session:
        grades = sorted(one.grade for one in session.scalars(select(MemberGrade)))
    assert grades == ["done", "excellent", "failed", "good", "good"]


def test_remarks_on_nominees_are_written_quarter_by_quarter(qtbot, seat, page, idle, cell, told):
    made = page()
    made.turn("remarks")
    idle(seat)
    assert not made.remarks.ready and made.head.primary.isHidden()
    ids = [row.id for row in seat.desk.members.list(unit=cell.id)][:2]
    begun = seat.desk.operations.act(
        "nominate", ids, on=date(2025, 10, 1), data={"total": 5, "present": 5}, each={"*": {"yes": 5}}, through="vote"
    ).result  # fmt: skip
    seat.desk.operations.step(begun.row.id, "list", on=date(2025, 11, 3))
    made.show_record(f"#remarks:{ids[1]}")
    view = made.remarks
    qtbot.waitUntil(lambda: view.ready)
    assert view.quarter.currentData() == "2025-Q4"
    assert (view.table.current().member_id, view.heading.text()) == (ids[1], view.table.current().name)
    made.primary()  # nothing written yet
    idle(seat)
    assert "Chưa ghi nhận xét" in told.refusals[-1][0]
    view.text.setPlainText("Gương mẫu.")
    made.primary()
    idle(seat)
    qtbot.waitUntil(lambda: view.table.current().member_id == ids[0])  # the next one who has none
    assert [one.text for one in seat.desk.remarks.list(ids[1])] == ["Gương mẫu."]
    assert [one.member_id for one in seat.desk.remarks.missing()] == [ids[0]]
