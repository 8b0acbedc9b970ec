"""Units: the tree, our own, mergers, signers, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.refusals import (
    BooksFixed,
    LevelWrong,
    NoOwnUnit,
    SectorWrong,
    SignerUnknown,
    StandardWrong,
    UnitAmbiguous,
    UnitFieldUnknown,
    UnitLoop,
    UnitMissing,
    UnitPlaceUnknown,
)
from app.models.members import Member
from app.models.session import Store
from app.services.places import full_name
from app.services.unit_acts import Decision, UnitActs
from app.services.units import Units
from tests.numbering.office import KEY, Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data")
    yield made
    made.store.close()


def test_an_empty_folder_has_no_unit(tmp_path: Path) -> None:
    with Store.create(tmp_path / "data", KEY) as store:
        units = Units(store, by="clerk")
        assert units.own() is None
        assert units.tree() == ()
        with pytest.raises(NoOwnUnit):
            units.set(name="Đoàn xã")


def test_the_tree_in_order(office: Office) -> None:
    office.units.add("Liên chi đoàn khối 10", level="cell-union", position=1)
    office.units.add("Chi đoàn 10A2", parent="liên chi đoàn khối 10")
    office.units.add("Chi đoàn 10A1", parent="Liên chi đoàn khối 10")
    office.units.add("Chi đoàn Giáo viên", level="cell")
    assert [("-" * row.depth + row.name, row.level) for row in office.units.tree()] == [
        ("Đoàn trường THPT Lý Tự Trọng", "grassroots"),
        ("-Chi đoàn Giáo viên", "cell"),
        ("-Liên chi đoàn khối 10", "cell-union"),
        ("--Chi đoàn 10A1", "cell"),
        ("--Chi đoàn 10A2", "cell"),
    ]


def test_finding_by_code_name_or_part(office: Office) -> None:
    office.units.add("Chi đoàn 10A1", code="TB.1.1")
    office.units.add("Chi đoàn 10A10")
    assert office.units.get("TB.1.1").name == "Chi đoàn 10A1"
    assert office.units.get("chi doan 10a1").name == "Chi đoàn 10A1"
    with pytest.raises(UnitAmbiguous):
        office.units.get("chi đoàn")
    with pytest.raises(UnitMissing):
        office.units.get("đoàn xã nào đó")


def test_a_unit_is_not_under_itself(office: Office) -> None:
    child = office.units.add("Chi đoàn 10A1").result
    own = office.units.own()
    assert own is not None
    with pytest.raises(UnitLoop):
        office.units.set(parent_id=child.id)
    with pytest.raises(UnitLoop):
        office.units.set(child.id, parent_id=child.id)


def test_wrong_values_are_refused_with_what_is_possible(office: Office) -> None:
    with pytest.raises(LevelWrong) as level:
        office.units.set(level="huyện")
    assert "commune" in level.value.advice()
    with pytest.raises(StandardWrong):
        office.units.set(standard="other")
    with pytest.raises(UnitFieldUnknown):
        office.units.set(colour="đỏ")


def test_a_unit_lies_in_a_commune_of_today_and_belongs_to_a_group(office: Office) -> None:
    row = office.units.set(
        sector="Trường phổ thông", place_id="phường Bến Nghé, Quận 1, TP. Hồ Chí Minh"
    ).result
    assert (row.sector, full_name(row.place_id)) == ("school", "Phường Sài Gòn, Thành phố Hồ Chí Minh")
    assert office.units.set(place_id=row.place_id).result.place_id == row.place_id
    for wrong, fault in (
        ({"sector": "khối gì đó"}, SectorWrong),
        ({"place_id": "ở đâu đó"}, UnitPlaceUnknown),
    ):
        with pytest.raises(fault):
            office.units.set(**wrong)
    assert office.units.set(sector="", place_id="").result.sector == ""


def test_books_are_chosen_before_the_first_number_of_the_year(office: Office) -> None:
    office.units.set(standard="decree-30", books="common")
    from app.services.letters import Letters
    from tests.numbering.office import letter

    letters = Letters(office.store, by="clerk", checker=lambda _: ())
    made = letters.new(letter(standard="decree-30")).result.id
    letters.issue(made, signed_on=date(2026, 3, 2))
    with pytest.raises(BooksFixed):
        office.units.set(books="kind")
    office.units.set(books="common")


def test_merging_moves_members_and_sub_units_and_keeps_the_event(office: Office) -> None:
    one = office.units.add("Chi đoàn 10A1").result
    two = office.units.add("Chi đoàn 10A2").result
    office.units.add("Phân đoàn 1", parent=one.id)
    with office.letters.work("test") as w:
        member = w.add(Member(unit_id=one.id, full_name="Lê Văn An"))
        w.commit()
    UnitActs(office.store, by="clerk").merge(
        [one.id], into=two.id, decision=Decision(on=date(2026, 3, 1), note="lớp nhập")
    )
    with office.store.read() as s:
        moved = s.get(Member, member.id)
        assert moved is not None
        assert moved.unit_id == two.id
    assert office.units.get(one.id).valid_to == date(2026, 3, 1)
    assert office.units.get("Phân đoàn 1").parent_id == two.id
    with pytest.raises(UnitLoop):
        UnitActs(office.store, by="clerk").merge(
            [two.id], into=two.id, decision=Decision(on=date(2026, 3, 1))
        )


def test_our_own_unit_goes_over_in_a_merger(office: Office) -> None:
    bigger = office.units.add("Đoàn xã An Hòa", level="commune", parent=None).result
    own = office.units.own()
    assert own is not None
    office.units.set(bigger.id, parent_id=None)
    UnitActs(office.store, by="clerk").merge([own.id], into=bigger.id, decision=Decision(on=date(2026, 3, 1)))
    now = office.units.own()
    assert now is not None
    assert now.id == bigger.id


def test_signers_in_order(office: Office) -> None:
    office.units.add_signer("Phạm Văn Cường", position="PHÓ BÍ THƯ", rank=1)
    first = office.units.add_signer("Trần Thị Bình", position="BÍ THƯ").result
    assert [row.name for row in office.units.signers()] == ["Trần Thị Bình", "Phạm Văn Cường"]
    assert office.units.end_signer(first.id, on=date(2026, 3, 1)).result.valid_to == date(2026, 3, 1)
    with pytest.raises(SignerUnknown):
        office.units.end_signer("nobody", on=date(2026, 3, 1))
