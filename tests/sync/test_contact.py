"""Real folders against a real headquarters: what one PC writes the others have, whatever the line does."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models.members import Member
from app.sync.refusals import NoConnection
from tests.models.records import add_member, add_unit, edit_member, picture


def test_two_pcs_share_what_each_wrote(pcs):
    a, b = pcs(), pcs()
    unit = add_unit(a.store)
    first = add_member(a.store, unit, phone="0901")
    done = a.meet()
    assert (done.sent, done.waiting, done.refused) == (2, 0, [])
    assert b.meet().received >= 2
    edit_member(b.store, first, note="bên B")
    edit_member(a.store, first, phone="0902")
    for pc in (a, b, a, b):
        pc.meet()
    assert picture(a.store) == picture(b.store)
    with b.store.read() as s:
        assert (s.get(Member, first).phone, s.get(Member, first).note) == ("0902", "bên B")


def test_without_a_line_the_work_waits(pcs):
    a = pcs()
    add_unit(a.store)
    a.wire.cut = True
    with pytest.raises(NoConnection):
        a.meet()
    a.wire.cut = False
    assert a.meet().sent == 1


@pytest.mark.parametrize("at", range(1, 7))
def test_a_lost_answer_doubles_nothing(pcs, at):
    a, b = pcs(), pcs()
    add_member(a.store, add_unit(a.store))
    a.wire.lose = {at}
    try:
        a.meet()
    except NoConnection:
        a.wire.lose = set()
        a.meet()
    b.meet()
    with b.store.read() as s:
        assert len(s.scalars(select(Member)).all()) == 1
    assert picture(a.store) == picture(b.store)
