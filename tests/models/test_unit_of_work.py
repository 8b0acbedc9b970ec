from __future__ import annotations

import threading
import unicodedata
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from app.models.errors import (
    DatabaseBusy,
    FieldFixed,
    RecordForever,
    RecordInUse,
    RecordMissing,
    TextTooLong,
    ValueForbidden,
    ValueTaken,
)
from app.models.journal import BaseShadow, Change, Fact
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.members import Member
from app.models.numbers import IssuedNumber, Series
from app.models.undo import undo
from app.models.units import Unit
from tests.models.records import (
    CLERK,
    add_member,
    add_unit,
    changes,
    draft,
    edit_member,
    incoming,
    issue,
    operations,
    picture,
)


def test_one_act_is_one_change_and_one_operation_per_record(store):
    with store.work(verb="units.add", by=CLERK) as w:
        unit = w.add(Unit(level="branch", name="Chi đoàn 1"))
        w.add(Member(unit_id=unit.id, full_name="Lê Thị Ánh"))
        done = w.commit()
    assert done.subjects == {"unit", "member"}
    assert done.of("unit") == (unit.id,)
    assert done.undoable
    history, outbox = changes(store), operations(store)
    assert [(c.entity, c.kind, c.verb, c.by) for c in history] == [
        ("unit", "create", "units.add", CLERK),
        ("member", "create", "units.add", CLERK),
    ]
    assert {c.act_id for c in history} == {done.act_id} == {o.act_id for o in outbox}
    assert [o.dseq for o in outbox] == [1, 2]
    assert all(UUID(o.op).version == 7 for o in outbox)
    assert outbox[0].fields["name"] == "Chi đoàn 1"
    assert history[0].device == store.device != ""


def test_several_flushes_fold_into_first_old_and_last_new_value(store):
    member = add_member(store, add_unit(store), phone="1", note="x")
    with store.work(verb="members.edit", by=CLERK) as w:
        record = w.get(Member, member)
        record.phone, record.note = "2", "y"
        w.flush()
        record.phone, record.birth_date = "3", date(2004, 5, 6)
        w.flush()
        record.note = "x"  # back to what it was: no change
        w.commit()
    last = changes(store)[-1]
    assert last.before == {"phone": "1", "birth_date": None}
    assert last.after == {"phone": "3", "birth_date": "2004-05-06"}
    assert operations(store)[-1].base == {"phone": 0, "birth_date": 0}


def test_old_value_is_known_even_when_it_was_never_loaded(store):
    member = add_member(store, add_unit(store), phone="1")
    with store.work(verb="members.edit", by=CLERK) as w:
        record = w.get(Member, member)
        w.session.expire(record)
        record.phone = "2"
        w.commit()
    assert changes(store)[-1].before == {"phone": "1"}


def test_computed_columns_stand_neither_in_history_nor_outbox(store):
    add_member(store, add_unit(store))
    assert not {"folded", "sort_key"} & (
        changes(store)[-1].after.keys() | operations(store)[-1].fields.keys()
    )


def test_base_is_the_sequence_last_seen_from_headquarters(store):
    member = add_member(store, add_unit(store))
    with store.work(verb="sync.pull", by="hq", remote=True) as w:
        w.add(BaseShadow(entity="member", record_id=member, name="phone", value="1", seq=10233))
        w.commit()
    edit_member(store, member, phone="09", note="n")
    assert operations(store)[-1].base == {"phone": 10233, "note": 0}


def test_changes_from_headquarters_get_history_but_do_not_travel_back(store):
    member = add_member(store, add_unit(store))
    before = len(operations(store))
    with store.work(verb="sync.pull", by="hq", remote=True) as w:
        w.get(Member, member).phone = "1"
        done = w.commit()
    assert not done.undoable
    assert len(operations(store)) == before
    assert changes(store)[-1].verb == "sync.pull"


def test_leaving_without_commit_leaves_nothing(store):
    before = picture(store)
    with store.work(verb="units.add", by=CLERK) as w:
        w.add(Unit(level="branch", name="x"))
        w.flush()
    with pytest.raises(ZeroDivisionError), store.work(verb="units.add", by=CLERK) as w:
        w.add(Unit(level="branch", name="x"))
        w.flush()
        raise ZeroDivisionError
    assert picture(store) == before
    assert changes(store) == operations(store) == []


def test_an_empty_commit_writes_nothing(store):
    member = add_member(store, add_unit(store), phone="1")
    count = len(changes(store))
    done = edit_member(store, member, phone="1")
    assert not done
    assert not done.undoable
    assert done.ids == ()
    assert len(changes(store)) == count


def test_made_and_deleted_in_one_act_is_no_change(store):
    with store.work(verb="x", by=CLERK) as w:
        unit = w.add(Unit(level="branch", name="x"))
        w.flush()
        w.delete(unit)
        assert not w.commit()


def test_deleted_and_made_again_in_one_act_is_an_update(store):
    unit = add_unit(store, "Cũ")
    with store.work(verb="x", by=CLERK) as w:
        w.delete(w.get(Unit, unit))
        w.flush()
        w.add(Unit(id=unit, level="branch", name="Mới"))
        w.commit()
    last = changes(store)[-1]
    assert (last.kind, last.before, last.after) == ("update", {"name": "Cũ"}, {"name": "Mới"})


def test_a_savepoint_rolled_back_leaves_no_trace_in_history(store):
    unit = add_unit(store, "Cũ")
    with store.work(verb="x", by=CLERK) as w:
        record = w.get(Unit, unit)
        inner = w.session.begin_nested()
        record.name = "Sai"
        w.add(Unit(level="branch", name="thừa"))
        w.flush()
        inner.rollback()
        record.symbol = "ĐTN"
        w.commit()
    assert changes(store)[-1].after == {"symbol": "ĐTN"}
    assert len(changes(store)) == 2


def test_delete_keeps_the_whole_record_in_history(store):
    unit = add_unit(store)
    member = add_member(store, unit, phone="09", birth_date=date(2000, 1, 2))
    with store.work(verb="members.delete", by=CLERK) as w:
        w.delete(w.get(Member, member))
        w.commit()
    last, op = changes(store)[-1], operations(store)[-1]
    assert last.kind == op.kind == "delete"
    assert last.before["birth_date"] == "2000-01-02"
    assert last.after == op.fields == {}


# --- what cannot be done by accident ----------------------------------------------------------------------


def test_a_reading_session_cannot_write(store):
    unit = add_unit(store)
    with store.read() as session:
        session.get(Unit, unit).name = "x"
        with pytest.raises(RuntimeError):
            session.commit()
    with store.read() as session, pytest.raises(RuntimeError):
        session.execute(update(Unit).values(name="x"))
    with store.read() as session, pytest.raises(DBAPIError):
        session.execute(text("UPDATE unit SET name = 'x'"))
    with store.read() as session, pytest.raises(DBAPIError):
        session.connection().exec_driver_sql("UPDATE unit SET name = 'x'")
    assert picture(store)["unit"][0] != "x"


@pytest.mark.parametrize(
    "statement",
    [
        update(Unit).values(name="x"),
        delete(Unit),
        insert(Unit).values(id="1", level="b", name="x"),
        text("UPDATE unit SET name = 'x'"),
        text("  delete from unit"),
        text("WITH a AS (SELECT 1) UPDATE unit SET name = 'x'"),
        text("REPLACE INTO fact VALUES ('a', 'b')"),
    ],
)
def test_bulk_statements_are_refused_inside_a_unit_of_work(store, statement):
    add_unit(store)
    with store.work(verb="x", by=CLERK) as w, pytest.raises(RuntimeError, match="one by one"):
        w.session.execute(statement)


def test_the_guard_is_back_after_a_flush_that_failed(store):
    with pytest.raises(ValueForbidden), store.work(verb="x", by=CLERK) as w:
        w.add(Unit(level=None, name="x"))
        w.flush()
    with store.work(verb="x", by=CLERK) as w, pytest.raises(RuntimeError, match="one by one"):
        w.session.execute(text("DELETE FROM unit"))


def test_history_is_not_rewritten(store):
    add_unit(store)
    with store.work(verb="x", by=CLERK) as w, pytest.raises(RuntimeError, match="history"):
        w.session.scalars(select(Change)).one().by = "somebody"
        w.commit()


def test_a_unit_of_work_is_not_nested_and_not_committed_twice(store):
    with store.work(verb="x", by=CLERK) as w:
        with pytest.raises(RuntimeError), store.work(verb="y", by=CLERK):
            pass
        w.commit()
        with pytest.raises(RuntimeError):
            w.commit()
    add_unit(store)  # the lane is free again


def test_another_thread_waits_its_turn_and_is_told_when_it_waited_too_long(store):
    inside, leave, seen = threading.Event(), threading.Event(), []

    def hold() -> None:
        with store.work(verb="x", by=CLERK):
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    inside.wait(10)
    store.busy = 0.1
    try:
        with store.work(verb="y", by=CLERK):
            seen.append("entered")
    except DatabaseBusy:
        seen.append("busy")
    leave.set()
    thread.join()
    assert seen == ["busy"]
    add_unit(store)


# --- the door ---------------------------------------------------------------------------------------------


def test_text_is_composed_at_the_door_in_columns_and_documents(store):
    loose = unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ")
    unit = add_unit(store, loose)
    with store.work(verb="x", by=CLERK) as w:
        w.get(Unit, unit).issuing_lines = [loose, "b"]
        w.add(
            OutgoingLetter(
                unit_id=unit,
                standard="party",
                kind="CV",
                form=1,
                parts={loose: {"x": [loose]}},
                subject=loose,
            )
        )
        w.commit()
    with store.read() as session:
        record = session.get(Unit, unit)
        letter = session.scalars(select(OutgoingLetter)).one()
    good = "Nguyễn Thị Thuỷ"
    assert (record.name, record.issuing_lines) == (good, [good, "b"])
    assert letter.parts == {good: {"x": [good]}}
    assert record.folded == "nguyen thi thuy"


def test_a_change_inside_a_document_is_not_lost(store):
    unit = add_unit(store)
    letter = draft(store, unit)
    with store.work(verb="x", by=CLERK) as w:
        record = w.get(OutgoingLetter, letter)
        record.parts["a"].append("y")
        w.flush()
        record.parts["b"] = {"c": unicodedata.normalize("NFD", "ế")}
        w.session.get(Unit, unit).issuing_lines.append("ĐTN")
        w.commit()
    before = {c.entity: c.before for c in changes(store)[-2:]}
    after = {c.entity: c.after for c in changes(store)[-2:]}
    assert before == {"outgoing_letter": {"parts": {"a": ["x"]}}, "unit": {"issuing_lines": []}}
    assert after["outgoing_letter"] == {"parts": {"a": ["x", "y"], "b": {"c": "ế"}}}
    with store.read() as session:
        assert session.get(OutgoingLetter, letter).parts == after["outgoing_letter"]["parts"]
    undo(store, by=CLERK)
    with store.read() as session:
        assert session.get(OutgoingLetter, letter).parts == {"a": ["x"]}


def test_a_document_changed_and_given_back_is_not_lost(store):
    letter = draft(store, add_unit(store))
    with store.work(verb="x", by=CLERK) as w:
        record = w.get(OutgoingLetter, letter)
        parts = record.parts
        parts["a"] = ["y"]
        record.parts = parts
        w.commit()
    assert (changes(store)[-1].before, changes(store)[-1].after) == (
        {"parts": {"a": ["x"]}},
        {"parts": {"a": ["y"]}},
    )
    with store.work(verb="x", by=CLERK) as w:
        record = w.get(OutgoingLetter, letter)
        record.parts["a"].append("z")
        record.parts = dict(record.parts)
        w.flush()
        w.delete(record)
        w.commit()
    assert changes(store)[-1].before["parts"] == {"a": ["y"]}


def test_a_change_inside_a_document_of_a_new_record_is_not_lost(store):
    with store.work(verb="x", by=CLERK) as w:
        unit = w.add(Unit(level="branch", name="x", issuing_lines=["a"]))
        w.flush()
        unit.issuing_lines.append("b")
        w.commit()
    assert changes(store)[-1].after["issuing_lines"] == ["a", "b"]
    with store.read() as session:
        assert session.get(Unit, unit.id).issuing_lines == ["a", "b"]


def test_derived_columns_follow(store):
    unit = add_unit(store)
    member = add_member(store, unit, "Đặng Văn Ước")
    edit_member(store, member, full_name="Trần Thị Ơn")
    letter = incoming(
        store,
        unit,
        number="05",
        notation="CV/TWĐTN-BTG",
        issuer="Trung ương Đoàn",
        letter_date=date(2026, 2, 3),
    )
    with store.read() as session:
        record = session.get(Member, member)
        assert record.folded == "tran thi on"
        found = session.get(IncomingLetter, letter)
        assert found.letter_year == 2026
        assert found.same_key == "5|cv/twdtn-btg|trung uong doan|2026"


def test_too_long_text_is_refused_with_field_and_lengths(store):
    with pytest.raises(TextTooLong) as refusal:
        add_unit(store, "x" * 201)
    assert refusal.value.values == {"field": "name", "length": 201, "most": 200}
    assert changes(store) == []


def test_immutable_fields_stay(store):
    unit = add_unit(store)
    letter = draft(store, unit)
    issue(store, unit, letter)
    with store.work(verb="x", by=CLERK) as w, pytest.raises(FieldFixed):
        w.session.scalars(select(IssuedNumber)).one().no = 2
        w.commit()
    with store.work(verb="x", by=CLERK) as w, pytest.raises(RecordForever):
        w.delete(w.session.scalars(select(IssuedNumber)).one())
        w.commit()


def test_immutable_fields_may_be_filled_in_the_act_that_makes_the_record(store):
    unit = add_unit(store)
    with store.work(verb="x", by=CLERK) as w:
        series = w.add(Series(unit_id=unit, book="a", period_kind="year", period="2026"))
        w.flush()
        series.period = "2027"
        assert w.commit()
    assert changes(store)[-1].after["period"] == "2027"


def test_constraints_become_sentences(store):
    unit = add_unit(store)
    add_member(store, unit, code="TB1")
    with pytest.raises(ValueTaken, match=r"member\.code"):
        add_member(store, unit, code="TB1")
    with pytest.raises(RecordInUse):
        add_member(store, "nowhere")
    with pytest.raises(RecordInUse), store.work(verb="x", by=CLERK) as w:
        w.delete(w.get(Unit, unit))
        w.commit()
    with pytest.raises(ValueForbidden, match="period_kind"), store.work(verb="x", by=CLERK) as w:
        w.add(Series(unit_id=unit, book="a", period_kind="moon", period="2026"))
        w.commit()
    with pytest.raises(RecordMissing), store.work(verb="x", by=CLERK) as w:
        w.get(Unit, "nowhere")
    assert len(picture(store)["member"]) == 1
    add_member(store, unit)  # the writer is usable after each refusal


def test_constraint_errors_name_no_values(store):
    unit = add_unit(store)
    add_member(store, unit, code="SECRET-1")
    with pytest.raises(ValueTaken) as refusal:
        add_member(store, unit, code="SECRET-1")
    chain = f"{refusal.value} {refusal.value.__cause__} {refusal.value.__context__}"
    assert "SECRET" not in chain


def test_records_of_one_act_may_name_each_other_in_any_order(store):
    with store.work(verb="x", by=CLERK) as w:
        child = Unit(id="c", level="cell", name="con", parent_id="p")
        w.add(child)
        w.flush()
        w.add(Unit(id="p", level="branch", name="cha"))
        assert len(w.commit().ids) == 2


def test_facts_are_not_history(store):
    with store.work(verb="x", by=CLERK) as w:
        w.add(Fact(key="a", value="b"))
        assert not w.commit()
    with store.read() as session:
        assert session.get(Fact, "a").value == "b"


def test_moments_keep_their_zone(store):
    unit = add_unit(store)
    letter = draft(store, unit)
    moment = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    with store.work(verb="x", by=CLERK) as w:
        w.get(OutgoingLetter, letter).issued_at = moment
        w.commit()
    assert changes(store)[-1].after == {"issued_at": "2026-03-02T10:00:00Z"}
    with store.read() as session:
        assert session.get(OutgoingLetter, letter).issued_at == moment
