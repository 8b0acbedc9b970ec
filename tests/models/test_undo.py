from __future__ import annotations

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.base.clock import FixedClock
from app.base.ids import Ids
from app.models.errors import AppError
from app.models.keys import DataKey
from app.models.letters import OutgoingLetter, Task
from app.models.members import Member
from app.models.numbers import IssuedNumber
from app.models.registry import RECORDS
from app.models.session import Store
from app.models.undo import (
    ChangedSince,
    NothingToUndo,
    NumberStands,
    SomebodyElses,
    StillNeeded,
    last_act,
    redo,
    undo,
)
from app.models.units import Unit
from tests.models.records import (
    CLERK,
    add_member,
    add_unit,
    changes,
    draft,
    edit_member,
    issue,
    operations,
    picture,
)


def test_undo_and_redo_walk_back_and_forth(store):
    states = [picture(store)]
    unit = add_unit(store)
    states.append(picture(store))
    member = add_member(store, unit, birth_date=date(2000, 1, 2))
    states.append(picture(store))
    edit_member(store, member, birth_date=None, phone="1", full_name="Đỗ Văn B")
    states.append(picture(store))
    with store.work(verb="members.delete", by=CLERK) as w:
        w.delete(w.get(Member, member))
        w.commit()
    states.append(picture(store))
    for state in reversed(states[:-1]):
        undo(store, by=CLERK)
        assert picture(store) == state
    with pytest.raises(NothingToUndo):
        undo(store, by=CLERK)
    for state in states[1:]:
        redo(store, by=CLERK)
        assert picture(store) == state
    with pytest.raises(NothingToUndo):
        redo(store, by=CLERK)
    undo(store, by=CLERK)
    assert picture(store) == states[-2]


def test_an_undo_is_an_act_with_its_own_history_and_operations(store):
    unit = add_unit(store)
    member = add_member(store, unit, phone="1")
    act = edit_member(store, member, phone="2")
    done = undo(store, by=CLERK)
    last, op = changes(store)[-1], operations(store)[-1]
    assert (last.verb, last.undoes, last.before, last.after) == (
        "undo",
        act.act_id,
        {"phone": "2"},
        {"phone": "1"},
    )
    assert op.fields == {"phone": "1"}
    assert done.of("member") == (member,)


def test_undoing_a_delete_leaves_empty_fields_empty(store):
    unit = add_unit(store)
    member = add_member(store, unit, sex=None, status="paused")
    before = picture(store)
    with store.work(verb="x", by=CLERK) as w:
        w.delete(w.get(Member, member))
        w.commit()
    undo(store, by=CLERK)
    assert picture(store) == before


def test_a_new_act_ends_redo(store):
    unit = add_unit(store)
    member = add_member(store, unit)
    edit_member(store, member, phone="1")
    undo(store, by=CLERK)
    edit_member(store, member, note="x")
    with pytest.raises(NothingToUndo):
        redo(store, by=CLERK)


def test_menu_names_the_act_that_undo_would_take_back(store):
    assert last_act(store, by=CLERK) is None
    unit = add_unit(store)
    member = add_member(store, unit)
    assert last_act(store, by=CLERK).verb == "members.add"
    edit_member(store, member, phone="1")
    undo(store, by=CLERK)
    assert last_act(store, by=CLERK).verb == "members.add"


def test_what_was_changed_since_is_refused(store):
    member = add_member(store, add_unit(store), phone="1")
    act = edit_member(store, member, phone="2")
    edit_member(store, member, phone="3")
    before = picture(store)
    with pytest.raises(ChangedSince):
        undo(store, by=CLERK, act_id=act.act_id)
    assert picture(store) == before


def test_an_older_act_on_other_fields_can_be_taken_back(store):
    member = add_member(store, add_unit(store), phone="1", note="")
    act = edit_member(store, member, phone="2")
    edit_member(store, member, note="x")
    undo(store, by=CLERK, act_id=act.act_id)
    with store.read() as session:
        record = session.get(Member, member)
        assert (record.phone, record.note) == ("1", "x")
    with pytest.raises(NothingToUndo):
        undo(store, by=CLERK, act_id=act.act_id)


def test_creation_that_others_build_on_is_refused(store):
    with store.work(verb="units.add", by=CLERK) as w:
        unit = w.add(Unit(level="branch", name="x"))
        act = w.commit().act_id
    add_member(store, unit.id)
    with pytest.raises(StillNeeded):
        undo(store, by=CLERK, act_id=act)
    assert len(picture(store)["unit"]) == 1


def test_acts_of_others_are_refused(store):
    member = add_member(store, add_unit(store))
    act = edit_member(store, member, phone="9", by="somebody")
    with pytest.raises(SomebodyElses):
        undo(store, by=CLERK, act_id=act.act_id)
    assert last_act(store, by=CLERK).verb == "members.add"


def test_acts_of_headquarters_are_refused(store):
    member = add_member(store, add_unit(store))
    with store.work(verb="sync.pull", by=CLERK, remote=True) as w:
        w.get(Member, member).phone = "1"
        act = w.commit().act_id
    with pytest.raises(SomebodyElses):
        undo(store, by=CLERK, act_id=act)


# --- numbers --------------------------------------------------------------------------------------------------


def test_undo_stops_before_an_issued_number(store):
    unit = add_unit(store)
    letter = draft(store, unit)
    with store.work(verb="letters.save", by=CLERK) as w:
        w.get(OutgoingLetter, letter).subject = "mời họp lần hai"
        edited = w.commit().act_id
    issued = issue(store, unit, letter)
    assert not issued.undoable
    before = picture(store)
    with pytest.raises(NumberStands):
        undo(store, by=CLERK)
    with pytest.raises(NumberStands):
        undo(store, by=CLERK, act_id=issued.act_id)
    with pytest.raises(NumberStands):
        undo(store, by=CLERK, act_id=edited)
    assert picture(store) == before


def test_acts_after_the_number_can_be_taken_back_until_it(store):
    unit = add_unit(store)
    letter = draft(store, unit)
    issue(store, unit, letter)
    with store.work(verb="letters.note", by=CLERK) as w:
        w.get(OutgoingLetter, letter).note = "đã gửi"
        w.commit()
    undo(store, by=CLERK)
    with pytest.raises(NumberStands):
        undo(store, by=CLERK)


def test_a_void_is_not_undone_and_bars_what_lies_before(store):
    unit = add_unit(store)
    letter = draft(store, unit)
    issue(store, unit, letter)
    with store.work(verb="letters.note", by=CLERK) as w:
        w.get(OutgoingLetter, letter).note = "x"
        noted = w.commit().act_id
    with store.work(verb="letters.void", by=CLERK) as w:
        number = w.session.scalars(select(IssuedNumber)).one()
        number.state, number.reason = "void", "gửi nhầm"
        w.get(OutgoingLetter, letter).state = "void"
        assert not w.commit().undoable
    for act in (None, noted):
        with pytest.raises(NumberStands):
            undo(store, by=CLERK, act_id=act)


# --- random edits ---------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(["", "a", "Đặng Thị Ước", "Nguye\u0302\u0303n", "x" * 40])
FIELDS = {
    Member: {
        "full_name": TEXTS,
        "phone": TEXTS,
        "birth_date": st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2010, 1, 1))),
        "birth_year": st.one_of(st.none(), st.integers(1950, 2010)),
        "extra": st.dictionaries(st.sampled_from("ab"), st.integers(0, 3)),
    },
    Task: {"title": TEXTS, "due_on": st.one_of(st.none(), st.just(date(2026, 1, 1))), "state": TEXTS},
    Unit: {"name": TEXTS, "issuing_lines": st.lists(TEXTS, max_size=2), "position": st.integers(0, 3)},
}
STEP = st.tuples(
    st.sampled_from(["add", "edit", "edit", "delete", "flush"]),
    st.sampled_from([Member, Task, Unit]),
    st.integers(0, 5),
    st.data(),
)


def _do(w, root: str, step) -> None:
    verb, model, which, data = step
    rows = [r for r in w.session.scalars(select(model).order_by(model.id)) if r.id != root]
    if verb == "add":
        values = {name: data.draw(values) for name, values in FIELDS[model].items()}
        w.add(model(**values) if model is not Unit else Unit(level="branch", parent_id=root, **values))
        if model is not Unit:
            next(r for r in w.session.new if isinstance(r, model) and r.unit_id is None).unit_id = root
    elif verb == "flush":
        w.flush()
    elif rows:
        row = rows[which % len(rows)]
        if verb == "delete":
            w.delete(row)
        else:
            name = data.draw(st.sampled_from(sorted(FIELDS[model])))
            setattr(row, name, data.draw(FIELDS[model][name]))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(STEP, min_size=1, max_size=5), min_size=1, max_size=8))
def test_undoing_everything_brings_back_the_beginning(acts):
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock()
        ids = Ids(clock, random.Random(1).getrandbits)
        with Store.create(Path(folder) / "d", DataKey(bytes(32)), clock=clock, ids=ids) as store:
            root = add_unit(store, "gốc")
            states, done = [picture(store)], 0
            for act in acts:
                clock.forward(timedelta(minutes=1))
                try:
                    with store.work(verb="x", by=CLERK) as w:
                        for step in act:
                            _do(w, root, step)
                        changed = w.commit()
                except AppError:
                    changed = None
                if changed:
                    done += 1
                    states.append(picture(store))
                else:
                    assert picture(store) == states[-1]
            for state in reversed(states[:-1]):
                undo(store, by=CLERK)
                assert picture(store) == state
            for state in states[1:]:
                redo(store, by=CLERK)
                assert picture(store) == state
            _outbox_rebuilds_the_records(store)


def _outbox_rebuilds_the_records(store: Store) -> None:
    """Whoever applies the outbox in order must end where we are: the promise to headquarters."""
    built: dict[tuple[str, str], dict] = {}
    for op in operations(store):
        key = (op.entity, op.record_id)
        if op.kind == "delete":
            del built[key]
        elif op.kind == "create":
            assert key not in built
            built[key] = dict(op.fields)
        else:
            built[key] |= op.fields
    from app.models.history import snapshot

    with store.read() as session:
        for model in RECORDS:
            for row in session.scalars(select(model)):
                there = built.pop((model.__tablename__, row.id))
                assert {k: v for k, v in there.items() if v is not None} == snapshot(row)
    assert built == {}
