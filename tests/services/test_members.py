"""Members as a service: Vietnamese order, the stand-in unit, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from app.services.members import MemberNameless, MemberTwice
from tests.factory import desk as make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def test_the_first_member_makes_a_unit_that_can_be_named_later(desk):
    desk.members.add("Lê Bình")
    own = desk.units.own()
    assert own is not None
    desk.units.set(name="Đoàn xã Đồng Rạng")
    (row,) = desk.members.list()
    assert (row.unit_id, row.unit_name) == (own.id, "Đoàn xã Đồng Rạng")


def test_order_is_given_name_then_family_then_middle(desk):
    names = ["Đỗ Văn Ân", "Đặng Văn Ân", "Trần Ấn", "Lê Thị An", "Lê An", "Nguyễn Đức", "Nguyễn Duy"]
    for name in names:
        desk.members.add(name)
    assert [row.full_name for row in desk.members.list()] == [
        "Lê An",
        "Lê Thị An",
        "Đặng Văn Ân",
        "Đỗ Văn Ân",
        "Trần Ấn",
        "Nguyễn Duy",
        "Nguyễn Đức",
    ]


def test_names_are_composed_and_found_however_typed(desk):
    decomposed = "Nguye\u0302\u0303n Thu\u031b\u0300a"
    desk.members.add(decomposed)
    (row,) = desk.members.search("nguyễn thừa")
    assert row.full_name == "Nguyễn Thừa"


def test_two_members_with_one_number_are_refused_and_nothing_is_written(desk):
    first = desk.members.add("Lê Bình", fields={"code": "A1"}).result
    with pytest.raises(MemberTwice) as refused:
        desk.members.add("Lê An", fields={"code": "A1"})
    assert first.id in refused.value.advice()
    other = desk.members.add("Lê An").result
    with pytest.raises(MemberTwice):
        desk.members.edit(other.id, fields={"code": "A1"})
    with pytest.raises(MemberNameless):
        desk.members.edit(other.id, fields={"full_name": "  "})
    assert [row.code for row in desk.members.list()] == [None, "A1"]


def test_blank_clears_a_field(desk):
    row = desk.members.add("Lê Bình", fields={"birth_date": "2008-05-05", "phone": "1", "code": "A1"}).result
    desk.members.edit(row.id, fields={"birth_date": "", "phone": "", "code": ""})
    fields = desk.members.show(row.id)["fields"]
    assert fields["birth_date"] is None
    assert fields["phone"] is None
    assert fields["code"] is None


def test_a_unit_entered_wrongly_is_mended_without_a_move(desk):
    desk.units.add("Đoàn trường", own=True)
    for name in ("Chi đoàn A", "Chi đoàn B"):
        desk.units.add(name, level="cell")
    one = desk.members.add("Lê Bình", unit="Chi đoàn A", fields={"unit_since": "2025-09-05"}).result
    assert desk.members.edit(one.id, fields={}, unit="Chi đoàn B", slip=True).result.unit_name == "Chi đoàn B"
    assert [(spell.unit_name, spell.starts_on) for spell in desk.members.page(one.id).spells] == [
        ("Chi đoàn B", date(2025, 9, 5))
    ]
    desk.members.mend_unit([one.id], to="Chi đoàn A")
    desk.members.edit(one.id, fields={}, unit="Chi đoàn B")
    assert [spell.unit_name for spell in desk.members.page(one.id).spells] == ["Chi đoàn A", "Chi đoàn B"]


def test_a_sex_is_shown_and_typed_in_either_language_and_stored_in_one():
    from app.base.language import use_language
    from app.services.member_fields import read, sex_name

    try:
        use_language("en")
        assert [sex_name(one) for one in ("Nam", "Nữ", None, "khác")] == ["Male", "Female", "", "khác"]
        assert [read("sex", one, date(2026, 3, 2)) for one in ("female", "Nữ", "Male")] == ["Nữ", "Nữ", "Nam"]
    finally:
        use_language("vi")
