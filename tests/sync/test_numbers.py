"""Numbers between PCs: one holder numbers without a gap, the others' letters wait and get theirs; nobody gives one twice."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.numbers import IssuedNumber
from app.models.syncing import SyncLink
from app.services.leasing import NumbersBefore, NumbersElsewhere
from app.sync.refusals import SeriesHeld, TakeoverUnclear
from app.sync.witness import Verdict
from tests.models.records import incoming


def printed(pc):
    with pc.store.read() as s:
        return sorted(
            (one.no, one.printed, one.state) for one in s.scalars(select(IssuedNumber)) if one.suffix == ""
        )


def number_of(pc, letter_id):
    with pc.store.read() as s:
        return s.get(OutgoingLetter, letter_id).number_printed


def lease(pc, book="CV"):
    return next(row for row in pc.sync.leases() if row.book == book)


def device_of(pc):
    with pc.store.read() as s:
        return s.get(SyncLink, 1).device


@pytest.fixture
def two(pcs):
    """A founded PC that holds its books, and a second one of the same unit."""
    a = pcs(founded=True)
    assert a.issued() == "01-CV/ĐTN"  # asked for online, at once
    a.meet()
    b = pcs()
    b.meet()
    return a, b


def test_a_single_pc_never_notices(pcs):
    a = pcs(founded=True)
    a.issued()
    a.meet()
    a.wire.cut = True
    assert [a.issued() for _ in range(3)] == ["02-CV/ĐTN", "03-CV/ĐTN", "04-CV/ĐTN"]
    row = lease(a)
    assert (row.mine, row.next, row.left > 40) == (True, 5, True)


def test_a_folder_that_joins_with_numbers_goes_on_after_them(pcs, office):
    a = pcs(founded=True)
    a.issued()
    a.meet()
    assert lease(a).next == 2


def test_the_second_pc_knows_our_unit(two):
    a, b = two
    from app.services.units import own_unit

    with a.store.read() as s, b.store.read() as t:
        assert own_unit(s).id == own_unit(t).id


def test_the_others_letter_waits_and_the_holder_numbers_it(two):
    a, b = two
    waiting = b.signed()
    with pytest.raises(NumbersElsewhere):
        b.letters.issue(waiting)
    assert [row.id for row in b.sync.waits()] == [waiting]
    assert b.sync.status().numbers_waiting == 1
    b.meet()
    a.meet()
    assert number_of(a, waiting) == "02-CV/ĐTN"
    b.meet()
    assert number_of(b, waiting) == "02-CV/ĐTN"
    assert b.sync.waits() == a.sync.waits() == ()
    assert printed(a) == printed(b)


def test_offline_the_other_waits_and_nothing_is_lost(two):
    a, b = two
    b.wire.cut = True
    waiting = b.signed()
    with pytest.raises(NumbersElsewhere):
        b.letters.issue(waiting)
    assert a.issued() == "02-CV/ĐTN"
    b.wire.cut = False
    b.meet()
    a.meet()
    b.meet()
    assert number_of(b, waiting) == "03-CV/ĐTN"


def test_arrival_numbers_are_shared_the_same_way(two):
    a, b = two
    with a.store.read() as s:
        unit = s.scalars(select(OutgoingLetter.unit_id)).first()
    first = incoming(a.store, unit)
    a.incoming.register(first, fields={"subject": "mượn sân", "issuer": "Xã"})
    a.meet()
    b.meet()
    second = incoming(b.store, unit)
    with pytest.raises(NumbersElsewhere):
        b.incoming.register(second, fields={"subject": "chữ của văn thư", "issuer": "Huyện"})
    for pc in (b, a, b):
        pc.meet()
    with b.store.read() as s:
        got = s.get(IncomingLetter, second)
        assert (got.arrival_number, got.subject, got.state) == (2, "chữ của văn thư", "registered")


def test_given_back_the_next_holder_goes_on_without_a_gap(two):
    a, b = two
    with pytest.raises(SeriesHeld):
        b.sync.take_lease("CV")
    assert not a.sync.give_back_lease("CV").mine
    assert b.sync.take_lease("CV").next == 2
    assert b.issued() == "02-CV/ĐTN"
    with pytest.raises(NumbersElsewhere):
        a.issued()


def test_takeover_after_the_paper_register_or_above_the_range(two):
    a, b = two
    a.wire.cut = True
    a.issued()  # 02, never heard of again
    with pytest.raises(TakeoverUnclear):
        b.sync.take_over_lease("CV", reason="máy hỏng")
    with pytest.raises(TakeoverUnclear):
        b.sync.take_over_lease("CV", reason=" ", last=2)
    row = b.sync.take_over_lease("CV", reason="máy A hỏng ổ cứng", last=2)
    assert (row.mine, row.next) == (True, 3)
    assert b.issued() == "03-CV/ĐTN"


def test_takeover_by_skipping_leaves_no_unexplained_gap(two):
    a, b = two
    a.wire.cut = True
    row = b.sync.take_over_lease("CV", reason="máy A mất", skip=True)
    assert row.next > 50
    got = b.issued()
    rows = printed(b)
    assert [no for no, _, _ in rows] == list(range(1, len(rows) + 1))
    assert {state for no, _, state in rows if 1 < no < row.next} == {"void"}
    assert got == f"{row.next}-CV/ĐTN"


def test_the_old_holder_comes_back_and_no_number_is_lost_in_silence(two):
    a, b = two
    a.wire.cut = True
    old = a.signed()
    a.letters.issue(old)  # 02
    b.sync.take_over_lease("CV", reason="tưởng máy A hỏng", last=1)
    assert b.issued() == "02-CV/ĐTN"  # the paper register was not read well
    b.meet()
    a.wire.cut = False
    a.meet()
    for pc in (b, a, b):
        pc.meet()
    assert not lease(a).mine
    assert any(row.why == "disputed" for row in (*a.sync.conflicts(), *b.sync.conflicts()))
    assert number_of(a, old) == "02-CV/ĐTN"  # the paper bears it: never renumbered in silence


# --- folders that are not what they were ---------------------------------------------------------------------------


def test_a_folder_put_back_from_an_old_image_gives_up_its_numbers(two, tmp_path):
    a, _ = two
    image = a.image(tmp_path / "image")
    a.wire.cut = True
    assert a.issued() == "02-CV/ĐTN"
    a.put_back(image)
    assert a.verdict is Verdict.RESTORED
    with pytest.raises(NumbersElsewhere):
        a.issued()
    assert a.verdict is Verdict.RESTORED


def test_a_pc_that_was_put_back_is_told_that_it_is_the_holder_itself(two, tmp_path):
    """Nobody else will ever give these numbers: to wait for another PC would be to wait for ever."""
    a, b = two
    image = a.image(tmp_path / "image")
    assert a.issued() == "02-CV/ĐTN"
    a.put_back(image)
    a.meet()
    for refused in (a.issued, lambda: a.sync.take_lease("CV")):
        with pytest.raises(NumbersBefore, match="tiếp quản"):
            refused()
    with pytest.raises(SeriesHeld) as held:
        b.sync.take_lease("CV")
    assert held.value.values["device"] == "Máy 1"
    assert a.sync.take_over_lease("CV", reason="khôi phục dữ liệu", last=2).mine
    assert [row[0] for row in printed(a)] == [1, 2, 3]  # the letter that waited
    a.meet()
    b.meet()
    assert printed(a) == printed(b)


def test_a_folder_copied_to_another_place_gives_up_its_numbers(two, tmp_path, office):
    from tests.sync.branch import Branch

    a, b = two
    clone = Branch(a.image(tmp_path / "clone"), office, seed=77)
    try:
        assert clone.verdict is Verdict.CLONED
        with pytest.raises(NumbersElsewhere):
            clone.issued()
        assert a.issued() == "02-CV/ĐTN"
        waiting = clone.sync.waits()[0].id
        for pc in (clone, a, clone, b):
            pc.meet()
        assert number_of(clone, waiting) == "03-CV/ĐTN"
        assert printed(a) == printed(b) == printed(clone)
    finally:
        clone.close()


def test_a_folder_that_was_moved_keeps_its_numbers(two, tmp_path):
    a, _ = two
    a.close()
    a.folder = a.folder.rename(tmp_path / "elsewhere")
    a.open()
    assert a.verdict is Verdict.MOVED
    a.wire.cut = True
    assert a.issued() == "02-CV/ĐTN"


def test_a_copy_without_its_witness_is_not_trusted(two, monkeypatch, tmp_path):
    a, _ = two
    monkeypatch.setenv("VANTHU_WITNESS", str(tmp_path / "another-account"))
    assert a.again().verdict is Verdict.UNKNOWN
    with pytest.raises(NumbersElsewhere):
        a.issued()


def test_the_key_store_bears_witness_where_it_opens_the_folder(two, tmp_path, monkeypatch):
    a, _ = two
    kept = {}
    monkeypatch.setattr("app.sync.witness._uses_store", lambda _: True)
    monkeypatch.setattr("app.models.slots.put_secret", kept.__setitem__)
    monkeypatch.setattr("app.models.slots.get_secret", kept.get)
    monkeypatch.setattr("app.models.slots.drop_secret", kept.pop)
    assert a.again().verdict is Verdict.SAME
    a.meet()
    image = a.image(tmp_path / "image")
    a.wire.cut = True
    a.issued()
    assert list(kept) == [f"witness/{device_of(a)}"]
    monkeypatch.setenv("VANTHU_WITNESS", str(tmp_path / "wiped"))  # the account's own folder is lost
    assert a.put_back(image).verdict is Verdict.RESTORED
    with pytest.raises(NumbersElsewhere):
        a.issued()


def test_a_folder_that_never_joined_asks_nobody(tmp_path):
    from tests.sync.branch import Branch

    alone = Branch(tmp_path / "alone", None).found()
    try:
        assert alone.verdict is None
        assert [alone.issued(), alone.issued()] == ["01-CV/ĐTN", "02-CV/ĐTN"]
        assert not (tmp_path / "witness").exists()
    finally:
        alone.close()


def test_a_disputed_number_stands_beside_the_first_one_on_every_pc(two):
    """Found by the whole stack: its row was refused by the other PC, and with it what the letter bears on paper."""
    from tests.models.records import picture

    a, b = two
    a.wire.cut = True
    old = a.signed()
    a.letters.issue(old)  # 02, on paper
    b.sync.take_over_lease("CV", reason="tưởng máy A hỏng", skip=True)
    b.meet()
    a.wire.cut = False
    for pc in (a, b, a, b):
        pc.meet()
    assert number_of(b, old) == number_of(a, old) == "02-CV/ĐTN"
    assert [row for row in printed(b) if row[0] == 2] == [
        (2, "02 (CV, bỏ qua)", "void"),
        (2, "02-CV/ĐTN", "disputed"),
    ]
    assert picture(a.store) == picture(b.store)


def receipts(pc):
    from app.services.fees.service import Fees

    return {row.number for row in Fees(pc.store, by=pc.by).book().rows}


def take_money(pc):
    from app.services.fees.service import Fees

    Fees(pc.store, by=pc.by).move_money(50_000, "Ủng hộ quỹ")


def test_two_pcs_write_receipts_in_books_of_their_own(two):
    a, b = two
    for pc in (a, b, a):
        take_money(pc)
    for pc in (a, b, a):
        pc.meet()
    assert receipts(a) == receipts(b)
    assert len(receipts(a)) == 3
    marks = {number[5:].partition("/")[0] for number in receipts(a)}
    assert len(marks) == 2
    assert all(len(mark) == 3 for mark in marks)
    before = receipts(b)
    take_money(b.again())
    assert {number[:5] for number in receipts(b) - before} == {"PT 02"}
