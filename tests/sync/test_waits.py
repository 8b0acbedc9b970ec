"""What needs several numbers, or a number before there is a letter: mailings, copies, numbers kept back, between PCs."""

from __future__ import annotations

from app.layout.parts import Paragraph
from app.services.mail_lists import Receiver
from app.services.mailings import Mailings, Mode
from tests.sync.test_numbers import lease, two

__all__ = ["two"]


def mailings(pc):
    return Mailings(pc.store, by=pc.by, checker=lambda _: ())


def planned(pc, count, mode=Mode.EACH):
    made = pc.signed("CV", addressees=["{tên}"], body=[Paragraph("Kính mời.")])
    people = [Receiver(f"Người {at}", {"ten": f"Người {at}"}) for at in range(count)]
    mailings(pc).plan(made, people, mode=mode)
    return made


def test_the_holder_asks_for_as_many_numbers_as_a_mailing_takes(two):
    a, _ = two
    made = planned(a, 120)
    sent = mailings(a).number_all(made).result
    assert (sent.first, sent.last) == ("02-CV/ĐTN", "121-CV/ĐTN")
    assert lease(a).mine
