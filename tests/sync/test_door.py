"""Rows of headquarters come into the records, or wait beside them; what is foreign is never sent back."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models import undo
from app.models.history import PULLED
from app.models.journal import Change, Operation
from app.models.members import Member
from app.models.numbers import IssuedNumber
from app.models.queries.search import everywhere
from app.models.syncing import ForeignRow
from app.models.units import Unit
from app.sync.door import Arrival, retry_beside, take_in
from tests.models.records import CLERK, add_member, add_unit, edit_member

UNIT = {"level": "branch", "name": "Chi đoàn Suối Mơ"}


def pull(store, *rows):
    with store.work(verb=PULLED, by="", remote=True) as w:
        intake = take_in(w, rows)
        w.commit()
        return intake


def unit(unit_id="u1", **more):
    return Arrival("unit", unit_id, UNIT | more, seq=1, by="anh-ba", device="d-2")


def member(member_id="m1", seq=2, *, by="anh-ba", **fields):
    return Arrival("member", member_id, {"unit_id": "u1", "full_name": "Lê Thị Mơ"} | fields, seq, by, "d-2")


def beside(store):
    with store.read() as s:
        return {(r.entity, r.record_id): (r.why, r.detail) for r in s.scalars(select(ForeignRow))}


def test_a_row_becomes_a_record_with_history_and_search_and_without_an_operation(store):
    pull(store, unit(), member())
    with store.read() as s:
        made = s.get(Member, "m1")
        assert (made.full_name, made.folded) == ("Lê Thị Mơ", "le thi mo")
        change = s.scalars(select(Change).where(Change.record_id == "m1")).one()
        assert (change.verb, change.by, change.device, change.kind) == (PULLED, "anh-ba", "d-2", "create")
        assert not change.undoable
        assert s.scalar(select(func.count()).select_from(Operation)) == 0
        assert [hit.id for hit in everywhere(s, "le thi mo", limit=5).hits] == ["m1"]


def test_each_row_is_an_act_of_its_own(store):
    pull(store, unit(), member("m1"), member("m2", by="chị-tư"))
    with store.read() as s:
        rows = s.execute(select(Change.act_id, Change.by)).all()
    assert len({row.act_id for row in rows}) == 3
    assert {row.by for row in rows} == {"anh-ba", "chị-tư"}


def test_children_may_come_before_their_parents_in_a_batch_or_batches_earlier(store):
    pull(store, member(), unit())
    pull(store, member("m2", unit_id="u2"))
    assert beside(store) == {("member", "m2"): ("parent", "unit/u2")}
    pull(store, Arrival("member", "m2", {"phone": "0900000000"}, 5))
    pull(store, unit("u2"))
    assert beside(store) == {}
    with store.read() as s:
        woken = s.get(Member, "m2")
        assert (woken.unit_id, woken.full_name, woken.phone) == ("u2", "Lê Thị Mơ", "0900000000")


@pytest.mark.parametrize(
    "bad",
    [
        {"full_name": None},
        {"full_name": 7},
        {"full_name": "x" * 5000},
        {"birth_date": "hôm qua"},
        {"unit_id": {"$ne": 1}},
    ],
)
def test_a_bad_row_waits_beside_and_the_rest_goes_on(store, bad):
    intake = pull(store, unit(), member("m1"), member("m2", **bad), member("m3"))
    assert {key for key, _ in intake.aside} == {("member", "m2")}
    assert beside(store)["member", "m2"][0] == "refused"
    with store.read() as s:
        assert set(s.scalars(select(Member.id))) == {"m1", "m3"}
    pull(store, member("m2", seq=9, full_name="Đã sửa", birth_date="1999-03-26"))
    assert beside(store) == {}


def test_a_clash_that_only_the_database_sees_takes_one_row_with_it(store):
    number = {"series_id": "s1", "unit_id": "u1", "period": "2026", "given_on": "2026-03-02"}
    series = {"unit_id": "u1", "book": "in", "period_kind": "year", "period": "2026"}
    pull(
        store,
        unit(),
        Arrival("series", "s1", series, 2),
        Arrival("issued_number", "n1", number | {"no": 1, "printed": "Đến 01"}, 3),
        Arrival("issued_number", "n2", number | {"no": 1, "printed": "Đến 1"}, 4),
        Arrival("issued_number", "n3", number | {"no": 2, "printed": "Đến 02"}, 5),
    )
    with store.read() as s:
        assert set(s.scalars(select(IssuedNumber.id))) == {"n1", "n3"}
    assert beside(store)["issued_number", "n2"][0] == "refused"


def test_a_parent_is_not_deleted_under_its_children(store):
    pull(store, unit(), member())
    pull(store, Arrival("unit", "u1", {}, 5, delete=True))
    assert beside(store)["unit", "u1"][0] == "refused"
    pull(store, Arrival("member", "m1", {}, 6, delete=True))
    with store.work(verb=PULLED, by="", remote=True) as w:
        retry_beside(w)
        w.commit()
    with store.read() as s:
        assert s.get(Unit, "u1") is None
        assert s.get(Member, "m1") is None
    assert beside(store) == {}


def test_made_changed_and_deleted_in_one_batch(store):
    pull(
        store, unit(), member(), member(phone="1"), Arrival("member", "m1", {}, 4, delete=True), member("m2")
    )
    with store.read() as s:
        assert set(s.scalars(select(Member.id))) == {"m2"}


def test_what_a_newer_program_knows_is_kept_and_lifted_after_an_upgrade(store):
    pull(store, unit(), member(blood_group="O"), Arrival("choir", "c1", {"name": "Ban nhạc"}, 3))
    assert beside(store) == {("choir", "c1"): ("unknown", "")}
    with store.read() as s:
        assert s.get(Member, "m1").extra == {"blood_group": "O"}
    # As if this column had been unknown when it came.
    pull(store, member(extra={"phone": "0900", "blood_group": "O"}))
    with store.work(verb=PULLED, by="", remote=True) as w:
        retry_beside(w)
        w.commit()
    with store.read() as s:
        lifted = s.get(Member, "m1")
        assert (lifted.phone, lifted.extra) == ("0900", {"blood_group": "O"})
    assert beside(store) == {("choir", "c1"): ("unknown", "")}


def test_undo_passes_over_what_was_pulled_and_never_takes_it_back(store):
    unit_id = add_unit(store)
    mine = add_member(store, unit_id)
    edit_member(store, mine, note="của tôi")
    pull(store, Arrival("member", mine, {"phone": "0911"}, 5, by=CLERK, device="d-2"))
    undo.undo(store, by=CLERK)
    with store.read() as s:
        now = s.get(Member, mine)
        assert (now.note or "", now.phone) == ("", "0911")
    with pytest.raises(undo.ChangedSince):  # the create: a field came from elsewhere since
        undo.undo(store, by=CLERK)


def test_undo_stops_where_somebody_elsewhere_changed_the_same_field(store):
    mine = add_member(store, add_unit(store))
    edit_member(store, mine, note="của tôi")
    pull(store, Arrival("member", mine, {"note": "nơi khác"}, 5, by="anh-ba"))
    with pytest.raises(undo.ChangedSince):
        undo.undo(store, by=CLERK)
