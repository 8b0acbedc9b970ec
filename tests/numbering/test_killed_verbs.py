"""Every verb of units, series and letters, killed at every point of its commit: all of it is there, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.models.journal import Change, Fact, Operation
from app.models.letters import OutgoingLetter
from app.models.registry import LOCAL, RECORDS
from app.models.session import Store
from app.models.units import Unit
from app.services.dispatch import Dispatch
from app.services.drafting import Drafting
from app.services.unit_acts import Decision, UnitActs
from app.services.units import OWN_UNIT
from tests.numbering.office import KEY, Office, letter, open_office
from tests.numbering.soundness import faults

POINTS = ("work.begun", "work.flushed", "work.journaled", "work.committed")
Verb = Callable[[Office], object]


def prepared(office: Office) -> None:
    """One letter in each state, the same in every run."""
    for subject in ("nháp", "trình", "ký", "cấp số"):
        made = office.letters.new(letter(subject=subject)).result.id
        if subject == "trình":
            office.letters.submit(made)
        if subject in ("ký", "cấp số"):
            office.letters.sign(made)
        if subject == "cấp số":
            office.letters.issue(made)
    office.units.add("Chi đoàn 10A1")
    office.units.add("Chi đoàn 10A2")
    office.letters.new(letter(subject="mới nhất"))


def the(office: Office, subject: str) -> str:
    return next(row.id for row in office.letters.list() if row.subject == subject)


VERBS: dict[str, Verb] = {
    "letter new": lambda o: o.letters.new(letter("BC")),
    "letter draft": lambda o: Drafting(o.store, by="clerk").from_words(kind="TB", subject="Lịch họp"),
    "letter edit": lambda o: o.letters.edit(the(o, "nháp"), letter(subject="khác")),
    "letter submit": lambda o: o.letters.submit(the(o, "nháp")),
    "letter return": lambda o: o.letters.give_back(the(o, "trình"), reason="sửa"),
    "letter sign": lambda o: o.letters.sign(the(o, "trình")),
    "letter issue": lambda o: o.letters.issue(the(o, "ký")),
    "letter issue with its signature": lambda o: o.letters.issue(the(o, "nháp"), signed_on=date(2026, 3, 2)),
    "letter void": lambda o: o.numbers.void("01-CV/ĐTN", reason="nhầm"),
    "letter send": lambda o: Dispatch(o.store, by="clerk").send(the(o, "cấp số"), copies=3),
    "undo": lambda o: o.undo.undo(),
    "unit add": lambda o: o.units.add("Chi đoàn 10A3"),
    "unit set": lambda o: o.units.set(place="Thôn Đông"),
    "unit own": lambda o: o.units.choose_own("Chi đoàn 10A1"),
    "unit merge": lambda o: UnitActs(o.store, by="clerk").merge(
        ["Chi đoàn 10A1"], into="Chi đoàn 10A2", decision=Decision(on=date(2026, 3, 1))
    ),
    "unit signer": lambda o: o.units.add_signer("Trần Thị Bình", position="BÍ THƯ"),
    "term": lambda o: o.series.declare_term("2026-2031", starts_on=date(2026, 3, 3)),
    "series open": lambda o: o.series.open("KH", first=12),
    "series close": lambda o: o.series.close(o.series.list()[0].id),
}


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as it lies there."""
    with store.read() as s:
        models = (*RECORDS, *LOCAL)
        return {
            model.__tablename__: sorted(
                (tuple(row) for row in s.execute(select(*model.__table__.columns))), key=repr
            )
            for model in models
        }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child process that dies in the act is made by fork")
@pytest.mark.parametrize("verb", list(VERBS))
def test_all_or_nothing(tmp_path: Path, verb: str) -> None:
    office = open_office(tmp_path / "data")
    prepared(office)
    before = everything(office.store)
    for point in POINTS:
        office.store.close()
        child = os.fork()
        if child == 0:
            _die_in(tmp_path / "data", verb, point)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 137, f"{verb} did not reach {point}"
        office = open_office(tmp_path / "data")
        after = everything(office.store)
        assert (after == before) is (point != "work.committed"), point
    assert faults(office.store) == []
    with office.store.read() as s:
        changes = s.execute(select(Change.act_id, func.count()).group_by(Change.act_id)).all()
        operations = s.execute(select(Operation.act_id, func.count()).group_by(Operation.act_id)).all()
        assert sorted(map(tuple, changes)) == sorted(map(tuple, operations)), "history and outbox go together"
    office.store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child process that dies in the act is made by fork")
def test_the_first_run_by_data_is_all_or_nothing(tmp_path: Path) -> None:
    """Our unit, the fact that it is ours, and the letter stand together or not at all."""
    folder = tmp_path / "data"
    Store.create(folder, KEY).close()
    for point in POINTS:
        child = os.fork()
        if child == 0:
            _die_in(folder, "letter new", point)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 137
        with Store(folder, KEY) as store, store.read() as s:
            found = [s.scalar(select(func.count()).select_from(model)) for model in (Unit, OutgoingLetter)]
            own = s.get(Fact, OWN_UNIT)
        made = point == "work.committed"
        assert (found, own is not None) == ([int(made), int(made)], made)


def _die_in(folder: Path, verb: str, point: str) -> None:
    """In the child: run the verb and end without any clean-up when it reaches the point."""
    try:
        office = open_office(folder)

        def stop(at: str) -> None:
            if at == point:
                os._exit(137)

        office.store.stop = stop
        VERBS[verb](office)
    finally:
        os._exit(1)
