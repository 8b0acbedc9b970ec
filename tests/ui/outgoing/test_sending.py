"""A letter goes to other units from the window: ticked by level and search, sent in one act, its receipts told, those behind reminded."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.models.flows import Delivery, Directive, KnownUnit
from app.services.sync_flows.receipts import ReceiptRow
from app.services.sync_flows.units import Chosen
from app.ui.pages.outgoing.sending import ReceiptsDialog, UnitsDialog


@pytest.fixture
def units(desk):
    with desk.store.work(verb="sync.pull", by="", remote=True) as w:
        for org, path, name, level in (
            ("p1", "p1/", "Tỉnh đoàn Hà Châu", "province"),
            ("c1", "p1/x1/c1/", "Đoàn trường THPT Một", "grassroots"),
            ("c2", "p1/x1/c2/", "Đoàn trường THPT Hai", "grassroots"),
            ("c3", "p1/x1/c3/", "Chi đoàn Công an xã", "cell"),
        ):
            w.session.add(KnownUnit(org=org, path=path, name=name, level=level, told_at=w.clock.now()))
        w.commit()
    return desk.flows.units()


@pytest.fixture
def issued(desk, draft):
    made = draft()
    desk.letters.sign(made)
    desk.letters.issue(made)
    return made


def test_units_are_ticked_by_level_and_by_search(page, units, watchdog):
    with watchdog.excused("building a dialog"):
        dialog = UnitsDialog(page, "05-CV/ĐTN", units)
        dialog.show()
    assert not dialog.yes.isEnabled()
    dialog.level.setCurrentIndex(dialog.level.findData("grassroots"))
    dialog.all.click()
    assert dialog.chosen() == ("c1", "c2")
    dialog.level.setCurrentIndex(0)
    dialog.search.setText("cong an")
    dialog.all.click()
    assert dialog.chosen() == ("c1", "c2", "c3")
    dialog.all.click()
    assert dialog.chosen() == ("c1", "c2")
    assert dialog.yes.isEnabled()
    dialog.answer_by.setText("hôm nào")
    assert not dialog.yes.isEnabled()
    assert dialog.list.item(1).checkState() is Qt.CheckState.Checked


def test_sent_from_the_window_it_waits_for_the_next_contact(page, issued, units, seat, idle, told, desk):
    page.show_record(issued)
    idle(seat)
    page.editor.sending._send(page.editor.detail, ("c1", "c2"), date(2026, 3, 20))
    idle(seat)
    rows = desk.flows.receipts(issued)
    assert [(row.name, row.state, row.answer_by) for row in rows] == [
        ("Đoàn trường THPT Một", "waiting", date(2026, 3, 20)),
        ("Đoàn trường THPT Hai", "waiting", date(2026, 3, 20)),
    ]
    assert any("2 đơn vị" in words for words in told.words())
    page.editor.sending._remind(page.editor.detail)
    idle(seat)
    with desk.store.read() as session:
        assert session.query(Directive).one().reminded_on == date(2026, 3, 2)


def test_who_has_not_seen_it_stands_first(page, issued, units, desk, watchdog, seat, idle):
    sent = desk.flows.dispatch(issued, Chosen(units=["c1", "c2", "c3"]), answer_by=date(2026, 3, 20)).result
    day = date(2026, 3, 2)
    with desk.store.work(verb="sync.pull", by="", remote=True) as w:
        w.add(Delivery(directive=sent.directive, org="c1", arrived_on=day, seen_on=day, registered_on=day))
        w.add(Delivery(directive=sent.directive, org="c3", arrived_on=day))
        w.commit()
    rows = desk.flows.receipts(issued)
    page.show_record(issued)
    idle(seat)
    words = page.editor.sending.bar.words.whole()
    assert page.editor.sending.bar.isVisibleTo(page.editor) and "3 đơn vị qua hệ thống: 1 đã vào sổ" in words
    assert "2 chưa vào sổ" in words
    listed = next(one for one in desk.letters.page().rows if one.row.id == issued)
    assert listed.sent == desk.flows.tally(issued)
    with watchdog.excused("building a dialog"):
        dialog = ReceiptsDialog(page, "05-CV/ĐTN", rows)
        dialog.show()
    shown = [
        [dialog.table.item(at, column).text() for column in (0, 1, 4)]
        for at in range(dialog.table.rowCount())
    ]
    assert shown == [
        ["Đoàn trường THPT Hai", "chờ gửi", ""],
        ["Chi đoàn Công an xã", "đã đến, chưa xem", ""],
        ["Đoàn trường THPT Một", "đã vào sổ", "02/03/2026"],
    ]
    assert dialog.yes.isVisible()


def test_who_does_not_take_it_says_why(page, watchdog):
    row = ReceiptRow("c1", "Đoàn trường Một", "refused", refused_on=date(2026, 3, 2), note="gửi nhầm")
    with watchdog.excused("building a dialog"):
        dialog = ReceiptsDialog(page, "05-CV/ĐTN", (row,))
    assert dialog.reasons.text() == "Đoàn trường Một không nhận: 02/03/2026 · gửi nhầm"


def test_nothing_to_remind_nothing_to_send(page, watchdog):
    with watchdog.excused("building dialogs"):
        none, done, empty = (
            ReceiptsDialog(page, "05-CV/ĐTN", ()),
            ReceiptsDialog(page, "05-CV/ĐTN", (ReceiptRow("c1", "Một", "answered"),)),
            UnitsDialog(page, "05-CV/ĐTN", ()),
        )
    for dialog in (none, done, empty):
        assert not dialog.yes.isVisibleTo(dialog)
