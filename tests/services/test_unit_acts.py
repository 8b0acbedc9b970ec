"""What happens to units: each one act, members following, the tree and the list of any past day, all of it undone at once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.refusals import LevelWrong, UnitLoop
from app.models.members import MemberPosition
from app.models.units import Signer
from app.services.meetings.seating import Person
from app.services.unit_acts import (
    Decision,
    Part,
    UnitActLater,
    UnitActOrder,
    UnitEnded,
    UnitNotEmpty,
    UnitNotHere,
    UnitPartsMissing,
    UnitSame,
)
from tests.factory import desk as make_desk

D1, D2, D3 = date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1)
PAPER = Decision(D2, "15-QĐ/ĐTN", date(2025, 6, 20), "sắp xếp")


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    made.units.add("Đoàn xã Đồng Rạng", own=True, level="commune")
    for name in ("Chi đoàn Thôn Ngọc", "Chi đoàn Thôn Đông"):
        made.unit_acts.found(name, level="cell", decision=Decision(D1))
    for unit, name in (("Thôn Ngọc", "Đỗ Văn Ân"), ("Thôn Ngọc", "Lê Thị An"), ("Thôn Đông", "Trần Ấn")):
        made.members.add(name, unit=unit, fields={"joined_on": "26/3/2024"})
    yield made
    made.close()


def tree(desk, on):
    return [row.name for row in desk.unit_acts.tree_on(on)]


def homes(desk, on, unit=None):
    return {row.full_name: row.unit_name for row in desk.members.list_on(on, unit=unit)}


def state(desk):
    rows = [(one.id, one.name, one.level, one.parent_id, one.valid_to) for one in desk.units.tree()]
    return rows, {row.id: row.unit_id for row in desk.members.list()}


def test_units_and_members_begin_on_their_days(desk):
    assert tree(desk, date(2024, 12, 31)) == ["Đoàn xã Đồng Rạng"]
    assert tree(desk, D1)[1:] == ["Chi đoàn Thôn Đông", "Chi đoàn Thôn Ngọc"]
    assert homes(desk, date(2024, 3, 25)) == {}
    assert set(homes(desk, D1)) == {"Đỗ Văn Ân", "Lê Thị An", "Trần Ấn"}


def test_a_merger_takes_members_along_and_past_days_stay_as_they_were(desk):
    change = desk.unit_acts.merge(["Thôn Đông"], into="Thôn Ngọc", decision=PAPER)
    assert change.result.name == "Chi đoàn Thôn Ngọc"
    assert homes(desk, D2)["Trần Ấn"] == "Chi đoàn Thôn Ngọc"
    assert homes(desk, date(2025, 6, 30))["Trần Ấn"] == "Chi đoàn Thôn Đông"
    assert list(homes(desk, date(2025, 6, 30), "Thôn Đông")) == ["Trần Ấn"]
    assert "Chi đoàn Thôn Đông" not in tree(desk, D2) and "Chi đoàn Thôn Đông" in tree(
        desk, date(2025, 6, 30)
    )
    event = desk.unit_acts.story("Thôn Đông")[0]
    assert (event.kind, event.other_name, event.decision_number) == (
        "merge",
        "Chi đoàn Thôn Ngọc",
        "15-QĐ/ĐTN",
    )


def test_a_merger_into_a_new_unit(desk):
    desk.unit_acts.merge(["Thôn Đông", "Thôn Ngọc"], new="Chi đoàn Thôn Đông Ngọc", decision=PAPER)
    assert tree(desk, D2)[1:] == ["Chi đoàn Thôn Đông Ngọc"]
    assert set(homes(desk, D2).values()) == {"Chi đoàn Thôn Đông Ngọc"}


def test_a_split_takes_those_who_were_named(desk):
    an = desk.members.search("le thi an")[0].id
    part = Part("Chi đoàn Thôn Ngọc Thượng", members=[an])
    desk.unit_acts.split("Thôn Ngọc", [part], decision=PAPER)
    assert homes(desk, D2) == {
        "Lê Thị An": "Chi đoàn Thôn Ngọc Thượng", "Đỗ Văn Ân": "Chi đoàn Thôn Ngọc", "Trần Ấn": "Chi đoàn Thôn Đông",
    }  # fmt: skip
    desk.unit_acts.split(
        "Chi đoàn Thôn Đông", [Part("Chi đoàn Thôn Đông Hạ")], ends=True, decision=Decision(D3)
    )
    assert homes(desk, D3)["Trần Ấn"] == "Chi đoàn Thôn Đông Hạ"
    with pytest.raises(UnitEnded):
        desk.unit_acts.rename(desk.unit_acts.tree_on(D2)[1].id, "Chi đoàn khác", decision=Decision(D3))
    with pytest.raises(UnitPartsMissing):
        desk.unit_acts.split("Thôn Ngọc Thượng", [], decision=Decision(D3))
    with pytest.raises(UnitNotHere):
        desk.unit_acts.split("Thôn Ngọc Thượng", [Part("X", members=[desk.members.search("tran an")[0].id])])


def test_names_levels_and_places_of_past_days(desk):
    desk.unit_acts.rename("Thôn Ngọc", "Chi đoàn Thôn Ngọc Ẩn", decision=PAPER)
    desk.unit_acts.set_level(
        "Thôn Ngọc Ẩn", "grassroots-cell", name="Chi đoàn cơ sở Ngọc Ẩn", decision=Decision(D3)
    )
    desk.unit_acts.move("Thôn Đông", under="Ngọc Ẩn", decision=Decision(D3))
    was = {row.name: (row.level, row.depth) for row in desk.unit_acts.tree_on(D1)}
    assert was["Chi đoàn Thôn Ngọc"] == ("cell", 1) and was["Chi đoàn Thôn Đông"] == ("cell", 1)
    between = {row.name: row.level for row in desk.unit_acts.tree_on(date(2025, 12, 31))}
    assert between["Chi đoàn Thôn Ngọc Ẩn"] == "cell"
    now = {row.name: (row.level, row.depth) for row in desk.unit_acts.tree_on(D3)}
    assert now["Chi đoàn cơ sở Ngọc Ẩn"] == ("grassroots-cell", 1) and now["Chi đoàn Thôn Đông"] == (
        "cell",
        2,
    )
    assert desk.units.get("Ngọc Ẩn").issuing_lines == ("CHI ĐOÀN CƠ SỞ NGỌC ẨN",)
    assert homes(desk, D1)["Đỗ Văn Ân"] == "Chi đoàn Thôn Ngọc"


def test_a_dissolved_unit_gives_its_members_to_another(desk):
    with pytest.raises(UnitNotEmpty) as full:
        desk.unit_acts.dissolve("Thôn Ngọc", decision=PAPER)
    assert "2 đoàn viên" in full.value.sentence()
    desk.unit_acts.dissolve("Thôn Ngọc", to="Thôn Đông", decision=PAPER)
    assert set(homes(desk, D2).values()) == {"Chi đoàn Thôn Đông"}
    empty = desk.unit_acts.found("Chi đoàn Trống", level="cell").result
    assert desk.unit_acts.dissolve(empty.id).result.valid_to == date(2026, 3, 2)


@pytest.mark.parametrize("act", ["merge", "dissolve"])
def test_who_led_a_unit_that_is_no_more_leads_nothing_and_signs_nothing(desk, act):
    of = "Chi đoàn Thôn Đông"
    desk.committees.set_up(
        [Person("Trần Ấn", "secretary"), Person("Người Ngoài", "deputy")], unit=of, since=D1
    )
    named = desk.committees.list(unit=of)[0].id
    desk.committees.signers(named)
    if act == "merge":
        change = desk.unit_acts.merge([of], into="Thôn Ngọc", decision=PAPER)
    else:
        change = desk.unit_acts.dissolve(of, to="Thôn Ngọc", decision=PAPER)
    view = desk.committees.show(named)
    assert (view.row.ended_on, view.findings) == (D2, ())
    assert {(one.name, one.until) for one in view.people} == {("Trần Ấn", D2), ("Người Ngoài", D2)}
    assert all(one.left_why for one in view.people)
    with desk.store.read() as session:
        assert {one.valid_to for one in session.scalars(select(Signer))} == {D2}
        assert {one.ends_on for one in session.scalars(select(MemberPosition))} == {D2}
    desk.undo.undo(change.act_id)
    assert desk.committees.show(named).row.ended_on is None


def test_a_unit_smaller_than_the_rules_ask_is_told_with_the_source(desk):
    people = [row.id for row in desk.members.list(unit="Thôn Ngọc")]
    change = desk.unit_acts.split("Thôn Ngọc", [Part("Chi đoàn Mới", members=people[:1])], decision=PAPER)
    said = [one.text for one in change.notes]
    assert said == [
        "Chi đoàn Thôn Ngọc có 1 đoàn viên, quy định cần ít nhất 3 (Điều lệ Đoàn (theo cách làm quen, chưa thấy văn bản)).",
        "Chi đoàn Mới có 1 đoàn viên, quy định cần ít nhất 3 (Điều lệ Đoàn (theo cách làm quen, chưa thấy văn bản)).",
    ]
    raised = desk.unit_acts.set_level("Thôn Đông", "grassroots", name="Đoàn thôn Đông", decision=Decision(D3))
    assert [one.text.split(",")[0] for one in raised.notes] == [
        "Đoàn thôn Đông có 1 đoàn viên", "Đoàn thôn Đông có 0 chi đoàn",
    ]  # fmt: skip
    assert desk.unit_acts.found("Chi đoàn Còn trống", level="cell").notes == ()  # its list is still to come


def test_who_had_left_stays_where_he_was(desk):
    an = desk.members.search("le thi an")[0].id
    desk.members.set_status(an, "matured", on=date(2025, 3, 26))
    desk.unit_acts.merge(["Thôn Ngọc"], into="Thôn Đông", decision=PAPER)
    assert desk.members.show(an)["unit"] == "Chi đoàn Thôn Ngọc"
    assert "Lê Thị An" in homes(desk, date(2025, 3, 25)) and "Lê Thị An" not in homes(desk, date(2025, 3, 26))


def test_cycles_days_to_come_and_turned_days_are_refused_and_nothing_is_written(desk):
    before = state(desk)
    own = desk.units.own().id
    for act, refusal in (
        (lambda: desk.unit_acts.move(own, under="Thôn Ngọc"), UnitLoop),
        (lambda: desk.unit_acts.merge([own], into="Thôn Ngọc"), UnitLoop),
        (lambda: desk.unit_acts.merge(["Thôn Ngọc"], into="Thôn Ngọc"), UnitLoop),
        (lambda: desk.unit_acts.dissolve(own, to="Thôn Ngọc"), UnitLoop),
        (
            lambda: desk.unit_acts.rename("Thôn Ngọc", "Chi đoàn Y", decision=Decision(date(2027, 1, 1))),
            UnitActLater,
        ),
        (
            lambda: desk.unit_acts.rename("Thôn Ngọc", "Chi đoàn Y", decision=Decision(date(2024, 1, 1))),
            UnitActOrder,
        ),
        (lambda: desk.unit_acts.rename("Thôn Ngọc", "Chi đoàn Thôn Ngọc"), UnitSame),
        (lambda: desk.unit_acts.set_level("Thôn Ngọc", "cell"), UnitSame),
        (lambda: desk.unit_acts.set_level("Thôn Ngọc", "làng"), LevelWrong),
    ):
        with pytest.raises(refusal):
            act()
    assert state(desk) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda acts: acts.merge(["Thôn Đông"], into="Thôn Ngọc", decision=PAPER),
        lambda acts: acts.split("Thôn Ngọc", [Part("Chi đoàn Mới")], ends=True, decision=PAPER),
        lambda acts: acts.dissolve("Thôn Đông", to="Thôn Ngọc", decision=PAPER),
        lambda acts: acts.move("Thôn Đông", under="Thôn Ngọc", decision=PAPER),
        lambda acts: acts.rename("Thôn Đông", "Chi đoàn Khác", decision=PAPER),
    ],
)
def test_each_act_is_taken_back_as_one(desk, act):
    before, then = state(desk), homes(desk, date(2025, 8, 1))
    change = act(desk.unit_acts)
    assert state(desk) != before
    desk.undo.undo(change.act_id)
    assert state(desk) == before and homes(desk, date(2025, 8, 1)) == then
