"""A letter that came from another unit through headquarters: ready in the form, registered with one key; its sender's news are told."""

from __future__ import annotations

from datetime import date

from app.models.flows import Grant, KnownUnit
from app.models.letters import IncomingLetter
from app.services.inbox import Came
from app.services.sync_flows import receiving
from app.ui.tables.incoming_columns import card
from app.wire.messages import Object

GRANT = "5f2c2b9e-0000-5000-8000-00000000a001"
LETTER = {
    "number": "05", "notation": "CV/TĐTN", "date": "2026-02-27", "issuer": "Tỉnh đoàn Hà Châu", "kind": "CV",
    "subject": "triển khai Tháng Thanh niên năm 2026", "signer": "Vũ Thị Ngọc Ẩn", "urgency": "KHẨN", "text": "Kính gửi",
}  # fmt: skip
FILE = {"sha256": "ab" * 32, "name": "05-CV.pdf", "mime": "application/pdf", "size": 2_400_000}


def came(desk, **news):
    """As a contact leaves it: the grant from the feed, then the letter it points to."""
    with desk.store.work(verb="sync.pull", by="", remote=True) as w:
        w.session.add(
            KnownUnit(org="p1", path="p1/", name="Tỉnh đoàn Hà Châu", level="province", told_at=w.clock.now())
        )
        w.add(Grant(id=GRANT, directive=GRANT, sender="p1", urgent=True))
        w.commit()
    said = Object(grant=GRANT, letter=LETTER, files=[FILE], answer_by="2026-03-20")
    receiving.take(desk.store, [said])
    receiving.show_guesses(desk.store)
    with desk.store.work(verb="sync.pull", by="", remote=True) as w:
        for name, value in news.items():
            setattr(w.get(Grant, GRANT), name, value)
        w.commit()
    return receiving.letter_id(GRANT)


def grant(desk):
    with desk.store.read() as session:
        return session.get(Grant, GRANT)


def test_it_stands_filled_in_and_one_key_registers_it(seat, open_page, idle, qtbot):
    desk = seat.desk
    letter = came(desk)
    page = open_page(seat)
    page.open_letter(letter, focus=False)
    idle(seat)
    part = page.form.came
    assert "Tỉnh đoàn Hà Châu" in part.unit.text() and part.fetch.isVisible()
    assert "MB" in part.fetch.text()
    assert page.form.values()["subject"] == LETTER["subject"]
    assert page.form.values()["deadline"] == "20/03/2026"
    qtbot.waitUntil(lambda: grant(desk).seen_on == date(2026, 3, 2), timeout=10_000)
    part.fetch.click()
    idle(seat)
    assert not part.fetch.isVisible() and "lần đồng bộ tới" in part.unit.text()
    page.primary()
    idle(seat)
    qtbot.waitUntil(lambda: grant(desk).registered_on == date(2026, 3, 2), timeout=10_000)
    with desk.store.read() as session:
        assert session.get(IncomingLetter, letter).arrival_number
    assert any(task.due_on == date(2026, 3, 20) for task in desk.inbox_forms.form(letter).tasks)


def test_a_recalled_letter_stays_and_says_so(seat, open_page, idle):
    letter = came(
        seat.desk, recalled_on=date(2026, 3, 1), recall_reason="nhầm số liệu", replaced_by="07-CV/TĐTN"
    )
    page = open_page(seat)
    page.open_letter(letter, focus=False)
    idle(seat)
    (listed,) = seat.desk.inbox.rows([letter])
    assert listed.came == Came.REPLACED
    assert "bị thay thế" in card(listed, date(2026, 3, 2)).spoken()
    words = page.form.came.unit.text()
    assert "thu hồi ngày 01/03/2026: nhầm số liệu" in words and "07-CV/TĐTN" in words


def test_it_goes_back_with_a_reason_that_its_sender_sees(seat, open_page, idle, told):
    desk = seat.desk
    letter = came(desk)
    page = open_page(seat)
    page.open_letter(letter, focus=False)
    idle(seat)
    page.form.back.click()
    page.form.handling.step.note.setPlainText("gửi nhầm, việc này của Đoàn trường Mười")
    page.form.handling.step.keep.click()
    idle(seat)
    page.look_anew()
    idle(seat)
    assert (grant(desk).refused_on, grant(desk).note) == (
        "2026-03-02",
        "gửi nhầm, việc này của Đoàn trường Mười",
    )
    assert "đã trả lại 02/03/2026" in page.form.came.unit.text()
    assert any("nơi gửi thấy lý do" in words for words in told.words())
