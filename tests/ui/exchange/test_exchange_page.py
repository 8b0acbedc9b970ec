"""The page of the exchange: joining, two columns in words, two versions decided by key, numbers, USB; nothing typed is overwritten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app.hq import bundles as headquarters_bundles
from app.models.members import Member
from app.models.syncing import SetAside
from app.ui.frame.meeting import Meeting
from app.ui.pages.exchange.join import read_invitation
from app.ui.pages.exchange.numbers import TakeoverDialog
from app.ui.pages.exchange.page import ExchangePage
from app.ui.widgets.line_state import Line, read_line, say
from tests.models.records import edit_member
from tests.sync.branch import URL
from tests.ui.exchange.conftest import ORG, found


def shown(seat, qtbot, idle, watchdog):
    with watchdog.excused("the page is built once"):
        made = ExchangePage(seat)
        qtbot.addWidget(made)
        made.resize(1190, 660)
        made.show()
        idle(seat)
    return made


@pytest.fixture
def page(unit, bare_seat, qtbot, idle, watchdog):
    return shown(bare_seat, qtbot, idle, watchdog)


def words_of(widget):
    return [one.accessibleName() or one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def name(unit):
    with unit.desk.store.read() as session:
        return session.get(Member, unit.member).full_name


# --- joining ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "url"),
    [
        ("vanthu:enrol?url=https%3A%2F%2Fhq.example&code=7H2KM-4PQR9-X&key=ab", "7H2KM-4PQR9-X", "https://hq.example"),
        ("  vanthu sync --enrol 7H2KM-4PQR9-X https://hq.example:8443", "7H2KM-4PQR9-X", "https://hq.example:8443"),
        ("Gửi đồng chí mã 7h2km4pqr9x, địa chỉ https://hq.example.", "7h2km4pqr9x", "https://hq.example"),
        ("Kính gửi các đồng chí", "", ""),
    ],
)  # fmt: skip
def test_an_invitation_is_read_from_whatever_was_pasted(text, code, url):
    assert read_invitation(text) == (code, url)


def test_a_folder_that_never_joined_is_offered_to_join_and_joins(
    wired, bare_seat, bare_desk, headquarters, qtbot, idle, watchdog, told
):
    found(bare_desk)
    page = shown(bare_seat, qtbot, idle, watchdog)
    assert page.outside.isVisible() and not page.head.primary.isVisible()
    page.primary()
    assert page.join.code.hasFocus() or not page.join.code.text()
    code = headquarters.invite(ORG)
    QGuiApplication.clipboard().setText(f"vanthu sync --enrol {code} {URL}")
    page.join.paste_it()
    page.join.url.setText("ftp://nowhere")
    page.join.send()
    idle(bare_seat)
    assert any("ftp://nowhere" in one for one in words_of(page.join))
    page.join.url.setText(URL)
    page.join.send()
    idle(bare_seat, 30_000)
    assert page.inside.isVisible() and bare_desk.sync.status().enrolled
    assert any("Đã nối với cấp trên" in one for one in told.words())


def test_a_wrong_code_is_told_at_its_field_and_what_was_typed_stays(wired, bare_seat, qtbot, idle, watchdog):
    page = shown(bare_seat, qtbot, idle, watchdog)
    page.join.code.setText("00000-00000-0")
    page.join.url.setText(URL)
    page.join.send()
    idle(bare_seat)
    assert page.join.code.text() == "00000-00000-0" and page.join.go.isEnabled()
    assert any("không nhận mã này" in one for one in words_of(page.join))


# --- the two columns ---------------------------------------------------------------------------------------------------


def test_changes_are_told_by_person_in_words(page, unit, bare_seat, idle, qtbot):
    unit.desk.members.edit(unit.member, fields={"phone": "0912000000", "note": "đã gặp"})
    edit_member(unit.other.store, unit.member, by=unit.hoa, email="mo@vidu.example")
    unit.other.meet()
    page.look_anew()
    idle(bare_seat)
    (row,) = page.columns.queue.rows.rows()
    assert (row.title, row.what) == ("Lê Thị Mơ", "Sửa điện thoại, ghi chú")
    assert page.sentence.text() == "Đã kết nối, 1 thay đổi chờ gửi"
    page.meet()
    qtbot.waitUntil(lambda: page.columns.queue.rows.rowCount() == 0)
    idle(bare_seat)
    row = next(one for one in page.columns.arrivals.rows.rows() if one.title == "Lê Thị Mơ")
    assert (row.what, row.by) == ("Sửa thư điện tử", "Lê Thị Hoa")


def test_enter_opens_what_a_line_is_about(page, unit, bare_seat, idle, qtbot, gone):
    unit.desk.members.edit(unit.member, fields={"note": "đã gặp"})
    page.look_anew()
    idle(bare_seat)
    page.columns.queue.select_first()
    qtbot.keyClick(page.columns.queue, Qt.Key.Key_Return)
    assert gone.to == [("members", unit.member)]


# --- the inbox -----------------------------------------------------------------------------------------------------------


def test_both_versions_stand_side_by_side_and_a_key_decides(page, unit, bare_seat, idle, qtbot, told):
    unit.quarrel()
    page.look_anew()
    idle(bare_seat)
    (item,) = page.inbox._items
    words = words_of(page.inbox)
    assert "Của tôi, Họ và tên: Lê Thị Mơ Hồng" in words and "Của họ, Họ và tên: Lê Thị Mơ Hoa" in words
    assert item.ours.who == "Văn thư" and name(unit) == "Lê Thị Mơ Hoa"
    assert any("lịch sử" in one for one in words)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.inbox.ours.setFocus()
    qtbot.keyClick(page.inbox.ours, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    idle(bare_seat)
    assert name(unit) == "Lê Thị Mơ Hồng" and not page.inbox.isVisible()
    assert any("Đã giữ bản của tôi" in one for one in told.words())


def test_the_pc_whose_value_stands_sees_it_as_its_own(unit):
    unit.quarrel()
    unit.other.meet()
    unit.other.sync.devices()
    (item,) = unit.other.sync.inbox()
    assert not item.ours_here and item.theirs.who == "Văn thư" and item.theirs.device == "Máy văn phòng"
    assert (item.keep(True), item.keep(False)) == ("theirs", "mine")
    unit.other.sync.resolve(item.id, item.keep(False))
    unit.meet()
    assert name(unit) == "Lê Thị Mơ Hồng"


def test_a_third_value_is_typed_and_what_comes_meanwhile_does_not_disturb_it(
    page, unit, bare_seat, idle, type_in, qtbot
):
    unit.quarrel()
    page.look_anew()
    idle(bare_seat)
    page.edit()
    field = page.inbox._editors["full_name"]
    field.setText("Lê Thị Mơ ")
    type_in(field, "Mai")
    edit_member(unit.other.store, unit.member, by=unit.hoa, note="x")
    unit.meet()
    page.look_anew()
    idle(bare_seat)
    assert field.isVisible() and field.text() == "Lê Thị Mơ Mai"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    idle(bare_seat)
    assert name(unit) == "Lê Thị Mơ Mai" and unit.desk.sync.inbox() == ()


def test_each_field_may_be_decided_by_itself(page, unit, bare_seat, idle):
    edit_member(unit.other.store, unit.member, by=unit.hoa, full_name="Lê Thị Mơ Hoa", card_number="B-2")
    unit.desk.members.edit(unit.member, fields={"full_name": "Lê Thị Mơ Hồng", "card_number": "A-1"})
    unit.other.meet()
    unit.desk.sync.once()
    page.look_anew()
    idle(bare_seat)
    assert not page.inbox.chosen.isVisible()
    page.inbox._choices["full_name"].button(1).click()
    page.inbox._choices["card_number"].button(2).click()
    assert page.inbox.chosen.isVisible()
    page.inbox.keep_chosen()
    idle(bare_seat)
    with unit.desk.store.read() as session:
        member = session.get(Member, unit.member)
        assert (member.full_name, member.card_number) == ("Lê Thị Mơ Hồng", "B-2")


def test_a_refused_change_keeps_its_words_and_giving_it_up_copies_them(page, unit, bare_seat, idle):
    with unit.desk.store.work(verb="sync.pull", by="", remote=True) as w:
        w.session.add(
            SetAside(
                op=w.ids.new(), code="size", entity="member", record_id=unit.member, mine={"note": "chữ dài"},
                now={}, at=w.clock.now(), state="open",
            )
        )  # fmt: skip
        w.commit()
    unit.desk.members.edit(unit.member, fields={"note": "chữ dài"})
    page.look_anew()
    idle(bare_seat)
    assert page.inbox.drop.isVisible() and page.inbox.by_hand.text() == "Sửa và gửi lại"
    assert "cấp trên không nhận 1: lớn quá mức máy chủ nhận" in page.sentence.text()
    page.inbox.give_up()
    idle(bare_seat)
    assert "chữ dài" in QGuiApplication.clipboard().text()
    with unit.desk.store.read() as session:
        assert (
            session.get(Member, unit.member).note == "chữ dài"
        )  # what headquarters did not tell is not emptied here
    assert not page.inbox.isVisible()


# --- the line ------------------------------------------------------------------------------------------------------------


def test_the_sentence_is_honest_about_the_line(unit):
    unit.wire.cut = True
    with pytest.raises(Exception, match="Không nối được"):
        unit.desk.sync.once()
    unit.desk.members.edit(unit.member, fields={"note": "đã gặp"})
    line = read_line(unit.desk)
    later = line._replace(now=line.now + timedelta(days=63))
    said = say(later)
    assert said.words == "Chưa kết nối 63 ngày, 1 thay đổi chờ gửi" and said.meaning == "offline"
    assert "localhost" in said.tip
    assert say(line._replace(meeting=True)).words == "Đang gửi nhận: còn 1 thay đổi"
    for word in ("op", "cursor", "epoch", "lease"):
        assert word not in said.words.split()


@pytest.mark.parametrize(("state", "tone"), [("revoked", "late"), ("old", "late"), ("wiped", "late")])
def test_a_pc_that_is_shut_out_says_what_stays(unit, state, tone):
    from dataclasses import replace

    line = read_line(unit.desk)
    said = say(Line(replace(line.status, state=state), "", False, line.now))
    assert said.tone == tone and "thay đổi" in said.words


def test_headquarters_is_met_by_itself_while_the_window_is_open(unit, bare_seat, qtbot, idle):
    heard = []
    bare_seat.bus.changed.connect(lambda subjects, _: heard.append(subjects))
    unit.desk.members.edit(unit.member, fields={"note": "đã gặp"})
    meeting = Meeting(bare_seat, bare_seat.bus)
    qtbot.waitUntil(lambda: any("sync" in one for one in heard), timeout=30_000)
    assert meeting.running() and unit.desk.sync.status().waiting == 0
    meeting.rest()
    assert not meeting.running()


def test_a_folder_that_never_joined_has_no_thread(bare_seat, idle):
    meeting = Meeting(bare_seat, bare_seat.bus)
    idle(bare_seat)
    assert not meeting.running()
    meeting.rest()


# --- numbers, PCs, sticks ---------------------------------------------------------------------------------------------------


def test_books_and_pcs_have_names(page, unit, bare_seat, idle):
    page.show_view("devices")
    idle(bare_seat)
    rows = page.devices.table.rows.rows()
    assert [(row.name, row.here) for row in rows] == [("Máy văn phòng", True), ("Máy phòng Đoàn", False)]
    key = f"{unit.desk.units.own().id}|CV|2026"
    unit.desk.sync.take_lease(key)
    unit.other.meet()
    unit.other.sync.devices()
    (held,) = [row for row in unit.other.sync.leases() if row.series == key]
    assert not held.mine and held.device == "Máy văn phòng"
    page.look_anew()
    idle(bare_seat)
    page.show_view("numbers")
    page.numbers.table.select(key)
    assert page.numbers.give.isVisible() and not page.numbers.over.isVisible()
    page.numbers.give_back()
    idle(bare_seat)
    assert not [row for row in unit.desk.sync.leases() if row.series == key and row.mine]


def test_a_takeover_needs_the_reason_and_the_name_of_the_book(unit, bare_seat, qtbot, idle, page):
    key = f"{unit.desk.units.own().id}|CV|2026"
    unit.other.sync.take_lease(key)
    unit.desk.sync.once()
    page.look_anew()
    idle(bare_seat)
    page.show_view("numbers")
    page.numbers.table.select(key)
    row = page.numbers.table.current()
    assert page.numbers.over.isVisible() and not page.numbers.take.isVisible()
    other = next(one for one in unit.desk.sync.known_devices() if not one.here)
    dialog = TakeoverDialog(page, row, other, unit.desk.clock.now() + timedelta(days=3))
    qtbot.addWidget(dialog)
    assert any(
        "Máy phòng Đoàn" in one and "3 ngày" in one and "1 đến 50" in one for one in words_of_all(dialog)
    )
    assert not dialog.yes.isEnabled()
    dialog.reason.setText("hỏng ổ cứng")
    assert not dialog.yes.isEnabled()
    dialog.name.setText("công văn (CV)")
    assert dialog.yes.isEnabled() and dialog.answer() == ("hỏng ổ cứng", None)
    dialog.last.setValue(12)
    assert dialog.answer() == ("hỏng ổ cứng", 12)
    page.numbers.ask_takeover = lambda _: ("hỏng ổ cứng", None)
    page.numbers.take_over()
    idle(bare_seat)
    (row,) = [one for one in unit.desk.sync.leases() if one.series == key]
    assert row.mine and row.low == 51


def words_of_all(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def test_by_stick_there_and_back(page, unit, bare_seat, idle, told, tmp_path):
    unit.wire.cut = True
    unit.desk.members.edit(unit.member, fields={"note": "đã gặp"})
    page.sticks.ask_save = lambda name: str(tmp_path / "goi")
    page.sticks.write()
    idle(bare_seat)
    assert (tmp_path / "goi.vtg").exists() and any("Đã ghi 1 thay đổi" in one for one in told.words())
    headquarters_bundles.read(unit.office.server, tmp_path / "goi.vtg", tmp_path / "tra-loi")
    page.sticks.ask_open = lambda: str(tmp_path / "tra-loi")
    page.sticks.read()
    idle(bare_seat)
    assert any("cấp trên nhận 1 thay đổi" in one for one in told.words())
    page.sticks.read(str(tmp_path / "tra-loi"))
    idle(bare_seat)
    assert any("đã đọc rồi" in one for one in told.words())
    page.sticks.read(str(tmp_path / "goi.vtg"))
    idle(bare_seat)
    assert told.refusals[-1][1]


def test_a_letter_without_a_right_shows_that_it_waits_and_the_way_out(
    unit, page, bare_seat, idle, gone, qtbot
):
    from app.services.leasing import NumbersElsewhere
    from app.ui.tables.outgoing import columns
    from tests.numbering.office import letter

    made = unit.desk.letters.new(letter("CV")).result.id
    unit.desk.letters.sign(made)
    unit.other.sync.take_lease("CV")
    unit.desk.sync.once()
    with pytest.raises(NumbersElsewhere):
        unit.desk.letters.issue(made)
    (row,) = unit.desk.letters.page().rows
    (state,) = [one for one in columns() if one.key == "state"]
    assert row.waits and state.read(row) == "Chờ số máy khác" and "Quyền cấp số" in state.tip(row)
    page.look_anew()
    idle(bare_seat)
    assert page.views._buttons["numbers"].text() == "Quyền cấp số 1"
    page.show_view("numbers")
    page.numbers.waits.select_first()
    qtbot.keyClick(page.numbers.waits, Qt.Key.Key_Return)
    assert gone.to == [("outgoing", made)]
    unit.desk.sync.once()
    unit.other.meet(2)
    unit.desk.sync.once()
    (row,) = unit.desk.letters.page().rows
    assert not row.waits and row.row.number == "01"
