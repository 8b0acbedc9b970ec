"""What needs several numbers, or a number before there is a letter: mailings, copies, numbers kept back, between PCs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.layout.parts import Paragraph
from app.services.document_copies import EXTRACT
from app.services.leasing import NumbersElsewhere
from app.services.mail_lists import Receiver
from app.services.mailings import Mode
from app.services.undo import Undo
from tests.sync.test_numbers import lease, number_of, printed, two

__all__ = ["two"]


def planned(pc, count, mode=Mode.EACH):
    made = pc.signed("CV", addressees=["{tên}"], body=[Paragraph("Kính mời.")])
    people = [Receiver(f"Người {at}", {"ten": f"Người {at}"}) for at in range(count)]
    pc.mailings.plan(made, people, mode=mode)
    return made


def meet(*pcs):
    for pc in pcs:
        pc.meet()


def waits(pc):
    return [(one.entity, one.title) for one in pc.sync.waits()]


def test_the_holder_asks_for_as_many_numbers_as_a_mailing_takes(two):
    a, _ = two
    made = planned(a, 120)
    sent = a.mailings.number_all(made).result
    assert (sent.first, sent.last) == ("02-CV/ĐTN", "121-CV/ĐTN")
    assert lease(a).mine


def test_a_mailing_waits_and_the_holder_numbers_all_of_it(two):
    a, b = two
    made = planned(b, 60)  # more than are left of the range
    with pytest.raises(NumbersElsewhere):
        b.mailings.number_all(made)
    ((entity, title),) = waits(b)
    assert entity == "mailing" and title == "mượn hội trường"
    meet(b, a, b)
    copies = b.mailings.copies(made)
    assert [copies[0].printed, copies[-1].printed] == ["02-CV/ĐTN", "61-CV/ĐTN"]
    assert waits(a) == waits(b) == []
    assert printed(a) == printed(b)


def test_a_mailing_that_is_given_up_waits_no_more(two):
    a, b = two
    made = planned(b, 3, mode=Mode.ONE)
    with pytest.raises(NumbersElsewhere):
        b.mailings.number_all(made)
    b.mailings.drop(made)
    meet(b, a, b)
    assert waits(a) == waits(b) == []
    assert number_of(b, made) == ""


def test_a_number_kept_back_waits_and_is_the_same_on_both(two):
    a, b = two
    until = date(2026, 4, 1)
    for _ in range(2):  # asked for twice: it is one wish
        with pytest.raises(NumbersElsewhere):
            b.holding.hold("CV", reason="chờ Ban Thường vụ ký", until=until)
    ((entity, title),) = waits(b)
    assert entity == "held_number" and "chờ Ban Thường vụ ký" in title
    meet(b, a, b)
    (ours,), (theirs,) = a.holding.list(), b.holding.list()
    assert (ours.id, ours.printed, ours.until) == (theirs.id, theirs.printed, until)
    assert ours.printed == "02-CV/ĐTN" and waits(a) == waits(b) == []
    with pytest.raises(NumbersElsewhere):
        b.holding.hold("CV", reason="chờ Ban Thường vụ ký", until=until)  # one more of the same
    meet(b, a, b)
    assert len(b.holding.list()) == 2
    with pytest.raises(NumbersElsewhere):
        b.holding.release("02-CV/ĐTN", reason="không dùng nữa")
    assert waits(b) == [("held_release", "bỏ số giữ 02-CV/ĐTN: không dùng nữa")]
    meet(b, a, b)
    assert (
        [one.printed for one in a.holding.list()]
        == [one.printed for one in b.holding.list()]
        == ["03-CV/ĐTN"]
    )
    assert (2, "02-CV/ĐTN", "void") in printed(b) and waits(a) == waits(b) == []


def test_a_wish_can_be_taken_back_and_one_for_a_day_that_is_over_is_let_go(two):
    a, b = two
    for reason in ("nhầm", "muộn"):
        with pytest.raises(NumbersElsewhere):
            b.holding.hold("CV", reason=reason, until=date(2026, 3, 5))
        if reason == "nhầm":
            Undo(b.store, by=b.by).undo()
    assert len(waits(b)) == 1
    a.clock.forward(timedelta(days=10))
    meet(b, a, b)
    assert a.holding.list() == () and waits(a) == waits(b) == []


def test_a_copy_waits_and_is_made_once(two):
    a, b = two
    made = a.signed()
    a.letters.issue(made)
    a.copies.make(made, EXTRACT, text=["Điều 1."])  # the book of copies is held there from now on
    meet(a, b)
    with pytest.raises(NumbersElsewhere):
        b.copies.make(made, EXTRACT, text=["Điều 2. Các chi đoàn thi hành."], copies=3)
    ((entity, title),) = waits(b)
    assert entity == "document_copy" and title == "bản sao: mượn hội trường"
    meet(b, a, b)
    rows, theirs = a.copies.list(), b.copies.list()
    assert [row.printed for row in rows] == [row.printed for row in theirs]
    assert len(rows) == 2 and rows[1].copies == 3
    assert waits(a) == waits(b) == []
