"""Operations in the window: begun from what is due or from chosen members, carried step by step, their papers beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.services.operations.plans import plan_of
from app.ui.pages.members.sections import acts
from app.ui.pages.operations.leave_out import LeaveOutDialog
from app.ui.pages.operations.member_section import OperationsSection
from app.ui.pages.operations.page import OperationsPage
from app.ui.pages.outgoing.small_dialogs import DayDialog
from tests.services.operations.office import CELL, DAY, furnish, member, youths


@pytest.fixture
def idle(qtbot):
    def wait(seat) -> None:
        qtbot.wait(260)  # the rules are asked after a pause
        calm = 0
        while calm < 3:
            qtbot.wait(8)
            calm = 0 if seat.run.busy() else calm + 1

    return wait


@pytest.fixture
def office(bare_desk):
    furnish(bare_desk)
    return bare_desk


def opened(seat, qtbot, watchdog, idle) -> OperationsPage:
    with watchdog.excused("a page is made when it is first opened"):
        page = OperationsPage(seat)
        qtbot.addWidget(page)
        page.resize(1190, 660)
        page.show()
        idle(seat)
    return page


def test_what_is_due_becomes_an_operation(office, bare_seat, qtbot, watchdog, idle, told) -> None:
    old = [
        member(office, f"Bùi Văn {at}", birth_date="05/5/1995", joined_on="26/3/2011", card_number=f"HC {at}")
        for at in range(1, 4)
    ]
    page = opened(bare_seat, qtbot, watchdog, idle)
    chip = next(
        one for one in page.due_area.children() if "đến tuổi trưởng thành" in str(getattr(one, "text", str)())
    )
    assert "3 đoàn viên đến tuổi trưởng thành năm 2026" in chip.text()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    idle(bare_seat)
    assert set(page.start.people) == set(old)
    page.start.asks.table.item(2, 1).setText("Xin ở lại sinh hoạt")
    page.primary()
    idle(bare_seat)
    (row,) = office.operations.list()
    assert (row.kind, row.count, row.next_step) == ("mature", 3, "propose")
    page.primary()
    idle(bare_seat)
    page.primary()
    idle(bare_seat)
    found = office.operations.get(row.id)
    assert sorted(one.outcome for one in found.members) == ["", "", "failed"]
    assert page.papers.paper().paper == "certificate"
    assert page.papers.of.text() == "1/2"
    assert any("Đã ghi nhận" in words for words in told.words())


def test_a_class_is_typed_in_and_voted_on(office, bare_seat, qtbot, watchdog, idle) -> None:
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.begin(plan_of("admit"))
    page.start.new_names.setPlainText("Trịnh Mẫu Một; 05/01/2010; Nữ\nTrịnh Mẫu Hai; 06/01/2010; Nam")
    page.start.unit.setCurrentIndex(page.start.unit.findText(CELL, Qt.MatchFlag.MatchContains))
    page.primary()
    idle(bare_seat)
    page.primary()
    idle(bare_seat)
    fields = {name: editor for name, (_, editor) in page.view.asks._editors.items()}
    fields["total"].setText("30")
    fields["present"].setText("28")
    table = page.view.asks.table
    table.item(0, 1).setText("27")  # the first line fills all
    table.item(2, 1).setText("9")
    page.primary()
    idle(bare_seat)
    (row,) = office.operations.list()
    found = office.operations.get(row.id)
    assert [(one.full_name, one.data["yes"], one.outcome) for one in found.members] == [
        ("Trịnh Mẫu Một", 27, ""),
        ("Trịnh Mẫu Hai", 9, "failed"),
    ]
    assert "Trịnh Mẫu Hai" in page.view.out.text()


def test_forty_names_fill_the_sheet_in_a_small_turn(office, bare_seat, qtbot, watchdog, idle) -> None:
    office.operations.act("admit", new=youths(40), unit=CELL, on=DAY, through="apply")
    page = opened(bare_seat, qtbot, watchdog, idle)
    assert page.view.asks.table.rowCount() == 41
    page.view.found = None
    page.look_anew()  # the watchdog fails the test if it takes long
    idle(bare_seat)


def test_numbers_are_given_as_of_the_day_of_signing(
    office, bare_seat, qtbot, watchdog, idle, monkeypatch
) -> None:
    days, asked = [None, DAY], []
    monkeypatch.setattr(DayDialog, "ask", lambda *words, **more: (asked.append(words[2]), days.pop(0))[1])
    done = office.operations.act(
        "admit", new=youths(3), unit=CELL, on=DAY, through="vote", data={"separate": "yes"}, note="thử"
    )
    page = opened(bare_seat, qtbot, watchdog, idle)
    assert page.papers.paper().paper == "resolution"
    page.papers.give_numbers()
    idle(bare_seat)
    assert office.operations.get(done.result.row.id).papers[2].printed == ()
    page.papers.give_numbers()
    idle(bare_seat)
    assert office.operations.get(done.result.row.id).papers[2].printed == (
        "01-NQ/ĐTN",
        "02-NQ/ĐTN",
        "03-NQ/ĐTN",
    )
    assert "3 văn bản" in asked[0]
    assert {one.dated for one in office.letters.list()} == {DAY}
    assert "01-NQ/ĐTN" in page.papers.note.text()


def test_papers_are_written_and_an_operation_is_given_up(
    office, bare_seat, qtbot, watchdog, idle, told, tmp_path
) -> None:
    office.operations.act("admit", new=youths(2), unit=CELL, on=DAY)
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.papers.write(tmp_path / "don.pdf")
    idle(bare_seat)
    assert (tmp_path / "don.pdf").is_file()
    page.drop()
    idle(bare_seat)
    assert office.operations.list()[0].state == "dropped"
    assert page.table.current() is None


def test_members_menu_and_record_lead_here(office, bare_seat, qtbot, watchdog, idle, gone) -> None:
    one = member(office, "Ngô Thị Hương")
    office.operations.act("reward", [one], on=DAY, data={"merit": "xuất sắc"})
    lines = {line.words: line for line in acts(bare_seat)}
    lines["Chuyển sinh hoạt …"].act([one])
    assert gone.to[-1] == ("operations", f"#new:transfer:{one}")
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.show_record(f"#new:transfer:{one}")
    idle(bare_seat)
    assert page.start.people == {one: "Ngô Thị Hương"}
    assert any("Chưa ghi nơi đến" in found.text for found in page.start.findings.shown)
    section = OperationsSection(bare_seat)
    qtbot.addWidget(section)
    section.show_member(one)
    idle(bare_seat)
    assert section.isVisibleTo(None)


def test_a_class_asks_for_its_unit_and_is_judged_before_it_is_entered(
    office, bare_seat, qtbot, watchdog, idle
) -> None:
    office.units.add("Chi đoàn 12A2", level="cell")
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.begin(plan_of("admit"))
    page.start.new_names.setPlainText("Trịnh Mẫu Một; 05/01/2012; Nữ")
    idle(bare_seat)
    assert any("mới đủ tuổi" in one.text for one in page.start.findings.shown)
    assert page.start.seen.text()
    page.primary()
    idle(bare_seat)
    assert office.operations.list() == ()  # two chi đoàn: nobody guesses which
    page.start.unit.setCurrentIndex(page.start.unit.findText("12A2", Qt.MatchFlag.MatchContains))
    page.start.on.setText("31/02/2026")
    page.primary()
    idle(bare_seat)
    assert office.operations.list() == ()
    page.start.on.set_date(DAY)
    page.primary()
    idle(bare_seat)
    (row,) = office.operations.list()
    assert (row.unit_name, row.begun_on) == ("Chi đoàn 12A2", DAY)


def test_what_a_step_lacks_is_told_while_one_types(
    office, bare_seat, qtbot, watchdog, idle, told, monkeypatch
) -> None:
    done = office.operations.act("admit", new=youths(3), unit=CELL, on=DAY, through="apply")
    page = opened(bare_seat, qtbot, watchdog, idle)
    view = page.view
    assert next(one.text for one in view.findings.shown if one.owes) == "Chưa ghi tổng số đoàn viên."
    page.primary()
    idle(bare_seat)
    assert "còn thiếu" in told.refusals[-1][0]
    for name, words in (("total", "30"), ("present", "28")):
        editor = view.asks._editors[name][1]
        editor.setText(words)
        editor.editingFinished.emit()
    view.asks.table.item(0, 1).setText("30")
    idle(bare_seat)
    assert any("nhiều hơn số có mặt" in one.text for one in view.findings.shown)
    chosen = [done.result.members[1].member_id]
    monkeypatch.setattr(LeaveOutDialog, "ask", lambda *words: (chosen, "chưa đủ tuổi"))
    view.leave_out()
    idle(bare_seat)
    assert "Trịnh Mẫu 02 (chưa đủ tuổi)" in view.out.text()
    view.note.setText("biên bản viết tay")
    page.primary()
    idle(bare_seat)
    assert office.operations.get(done.result.row.id).steps[1].note == "biên bản viết tay"


def test_who_is_left_out_is_ticked_and_needs_a_reason(qtbot) -> None:
    dialog = LeaveOutDialog(None, "Rút người khỏi việc", [("1", "Lê An"), ("2", "Lê Bình")])
    qtbot.addWidget(dialog)
    assert not dialog.yes.isEnabled()
    dialog.names.item(1).setCheckState(Qt.CheckState.Checked)
    assert not dialog.yes.isEnabled()
    dialog.reason.setText("xin rút đơn")
    assert dialog.yes.isEnabled()
    assert dialog.chosen() == ["2"]


def test_a_transfer_is_begun_from_its_letter(
    office, bare_seat, qtbot, watchdog, idle, tmp_path, gone
) -> None:
    came = office.inbox_forms.write_down().result
    office.incoming.register(
        came, fields={"number": "27", "notation": "GGT/ĐTN", "issuer": "Đoàn xã Phú Lâm"}
    )
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.begin(plan_of("transfer"), data={"way": "in"})
    assert not page.start.unit_part.isVisibleTo(page.start)
    page.start.asks._editors["letter"][1].put(came, "27-GGT/ĐTN")
    page.start.new_names.setPlainText("Lò Thị Đến; 05/5/2004; Nữ")
    unit = page.start.asks._editors["to_unit"][1]
    unit.setCurrentIndex(unit.findText(CELL, Qt.MatchFlag.MatchContains))
    page.primary()
    idle(bare_seat)
    (row,) = office.operations.list()
    assert office.operations.get(row.id).data["slip_number"] == "27-GGT/ĐTN"
    assert "27-GGT/ĐTN" in page.view.letter.text()
    qtbot.mouseClick(page.view.letter, Qt.MouseButton.LeftButton)
    assert gone.to[-1] == ("story", came)
    page.papers.write_all(tmp_path / "giay")
    idle(bare_seat)
    assert {one.suffix for one in (tmp_path / "giay").iterdir()} == {".pdf", ".docx"}


def test_arrow_down_leads_from_the_search_into_the_list(office, bare_seat, qtbot, watchdog, idle) -> None:
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.activateWindow()
    page.search.setFocus()
    qtbot.waitUntil(page.search.hasFocus)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_what_was_said_at_the_beginning_is_put_right(office, bare_seat, qtbot, watchdog, idle) -> None:
    one = member(office, "Ngô Thị Hương")
    done = office.operations.act("reward", [one], on=DAY, data={"merit": "xuất sắt"})
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.view.ask_first()
    page.view.asks._editors["merit"][1].setText("xuất sắc")
    page.view.keep_answers()
    idle(bare_seat)
    found = office.operations.get(done.result.row.id)
    assert (found.data["merit"], found.row.next_step) == ("xuất sắc", "propose")
    assert page.view.first.isVisibleTo(page.view)


def test_a_whole_chi_doan_is_added_at_once(office, bare_seat, qtbot, watchdog, idle) -> None:
    people = {member(office, f"Lý Thị {name}") for name in ("Bông", "Cúc", "Đào")}
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.begin(plan_of("train"))
    cell = next(row.id for row in office.units.tree() if row.name == CELL)
    page.start.add_unit(cell)
    idle(bare_seat)
    assert set(page.start.people) == people


def test_choices_of_each_stay_when_somebody_is_added(office, bare_seat, qtbot, watchdog, idle) -> None:
    one, two = member(office, "Ngô Thị Hương"), member(office, "Ngô Văn Hai")
    page = opened(bare_seat, qtbot, watchdog, idle)
    page.begin(plan_of("remove"), {one: "Ngô Thị Hương"})
    table = page.start.asks.table
    assert table.item(1, 1).text() == "Không tham gia sinh hoạt"
    table.item(1, 1).setText("Không đóng đoàn phí")
    page.start.add_people({two: "Ngô Văn Hai"})
    idle(bare_seat)
    assert [table.item(at, 1).text() for at in (1, 2)] == ["Không đóng đoàn phí", "Không tham gia sinh hoạt"]
