"""A long list: only what is looked at is read; search, order, chips, badges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.services.inbox import Box, InboxRow
from app.services.wanted import Wanted
from app.ui.tables.incoming_columns import card, columns, urgency_word
from app.ui.tables.incoming_paged import CHUNK, PagedModel
from tests.pace import within


def row(at, **more):
    given = {
        "state": "registered",
        "arrival_number": at,
        "arrived_on": date(2026, 3, 2),
        "printed": f"{at}-CV/ĐTN",
        "letter_date": None,
        "issuer": "Tỉnh đoàn",
        "subject": "V/v họp",
        "urgency": "",
        "secrecy": "",
        "handler": "",
        "due_on": None,
        "due": "none",
    }
    return InboxRow(id=str(at), **{**given, **more})


def test_a_hundred_thousand_rows_are_listed_and_a_few_are_read(qapp, qtbot):
    model = PagedModel(columns(date(2026, 3, 2)), lambda one: one.id)
    wanted = []
    model.wanted.connect(wanted.append)
    ids, first = [str(at) for at in range(100_000)], [row(at) for at in range(CHUNK)]
    with within(0.05):
        model.set_ids(ids, first)
        assert model.rowCount() == 100_000
    assert model.data(model.index(0, 2)) == "0-CV/ĐTN"
    assert model.data(model.index(50_000, 2)) == "…"
    qtbot.waitUntil(lambda: bool(wanted), timeout=1000)
    assert wanted == [tuple(str(at) for at in range(50_000, 50_000 + CHUNK))]
    model.take([row(at) for at in range(50_000, 50_000 + CHUNK)])
    assert model.data(model.index(50_000, 2)) == "50000-CV/ĐTN"
    assert model.loaded() == 2 * CHUNK


@pytest.fixture
def many(bare_desk):
    """Three hundred letters on paper."""
    for at in range(300):
        bare_desk.clock.forward(timedelta(seconds=1))
        one = bare_desk.inbox_forms.write_down().result
        fields = {
            "number": str(at + 1),
            "notation": "CV/ĐTN",
            "issuer": f"Đoàn xã {at % 7}",
            "subject": f"việc {at}",
        }
        if at == 5:
            fields |= {"urgency": "HỎA TỐC", "subject": "Hiến máu tình nguyện"}
        bare_desk.incoming.register(
            one, fields=fields, tasks=[Wanted(due_on=date(2026, 2, 20))] if at == 5 else []
        )
    return bare_desk


def test_the_page_reads_what_it_shows(many, bare_seat, open_page, idle, qtbot):
    page = open_page(bare_seat)
    view, model = page.list.view, page.list.model
    assert model.rowCount() == 300
    assert model.loaded() == CHUNK
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 299
    qtbot.waitUntil(lambda: model.loaded() == 2 * CHUNK, timeout=2_000)
    assert model.row(299).arrival_number == 1
    assert page.list.note.text() == "300 văn bản"


def test_chips_search_and_order(many, bare_seat, open_page, idle, qtbot):
    page = open_page(bare_seat)
    page.list.chips._buttons[Box.LATE].click()
    model = page.list.model
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=2_000)
    assert model.row(0).subject == "Hiến máu tình nguyện"
    assert page.list.chips._buttons[Box.LATE].text() == "Quá hạn 1"
    page.list.choose_box(Box.ALL)
    qtbot.waitUntil(lambda: model.rowCount() == 300, timeout=2_000)
    page.list.search.setText("hien mau")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=2_000)
    page.list.search.setText("không có gì như thế")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    qtbot.waitUntil(page.list.empty.isVisible, timeout=2_000)
    page.list.search.clear()
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.rowCount() == 300, timeout=2_000)
    page.list.view.set_order("issuer", True)
    qtbot.waitUntil(lambda: model.row(0).issuer == "Đoàn xã 0", timeout=2_000)
    again = open_page(bare_seat)
    assert again.list.view.order() == ("issuer", True)


def test_typing_on_the_list_searches(many, bare_seat, open_page, qtbot):
    page = open_page(bare_seat)
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_V)
    assert page.list.search.hasFocus() and page.list.search.text() == "v"


def test_badges_say_it_in_words():
    day = date(2026, 3, 2)
    late = card(row(7, urgency="HỎA TỐC", due="late", due_on=date(2026, 2, 27), secrecy="MẬT"), day)
    assert [mark.word for mark in late.marks] == ["Hỏa tốc", "Mật", "quá hạn 3 ngày"]
    assert all(mark.meaning and mark.tone for mark in late.marks)
    assert "quá hạn" in late.spoken()
    fresh = card(row(8, state="received", arrival_number=None), day)
    assert [mark.word for mark in fresh.marks] == ["mới"]
    assert urgency_word("THƯỢNG KHẨN") == "Thượng khẩn"


def test_a_letter_that_waits_too_long_says_so_on_its_card(bare_seat, papers):
    desk = bare_seat.desk
    one = desk.incoming.receive(papers["thu"]).result
    (row,) = desk.inbox.rows([one])
    assert [mark.word for mark in card(row, date(2026, 3, 2)).marks] == ["mới"]
    desk.clock.forward(timedelta(days=2))
    (row,) = desk.inbox.rows([one])
    (mark,) = card(row, date(2026, 3, 4)).marks
    assert (mark.word, mark.tone) == ("chờ 2 ngày", "late")
    desk.handling.send_back(one, reason="gửi nhầm")
    (row,) = desk.inbox.rows([one])
    assert [mark.word for mark in card(row, date(2026, 3, 4)).marks] == ["đã trả lại"]
