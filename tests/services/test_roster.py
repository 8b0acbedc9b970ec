"""The members' list as windows ask for it: order, pages, branches, what is missing, words typed."""

from __future__ import annotations

import pytest

from app.services.members import MemberDate
from app.services.roster import LABELS, ORDERS, WANTING, Wanted
from tests.factory import desk as make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    made.units.add("Đoàn xã Đồng Rạng", own=True)
    made.units.add("Chi đoàn Thôn Ngọc", level="cell")
    made.units.add("Chi đoàn Thôn Đông", level="cell")
    for unit, name, fields in (
        (
            "Chi đoàn Thôn Ngọc",
            "Đỗ Văn Ân",
            {"birth_date": "05/5/2008", "sex": "Nam", "id_number": "001308012345"},
        ),
        ("Chi đoàn Thôn Ngọc", "Lê Thị An", {"birth_date": "2007", "sex": "Nữ", "phone": "0900000001"}),
        ("Chi đoàn Thôn Đông", "Trần Ấn", {"joined_on": "26/3/2024"}),
        ("Đoàn xã Đồng Rạng", "Nguyễn Đức Ẩn", {"code": "TB01", "card_number": "9"}),
    ):
        made.members.add(name, unit=unit, fields=fields)
    yield made
    made.close()


def shown(desk, wanted, **page):
    return [line.full_name for line in desk.members.roster.page(wanted, **page)]


def test_pages_follow_the_vietnamese_order_and_together_make_the_list(desk):
    names = ["Lê Thị An", "Đỗ Văn Ân", "Nguyễn Đức Ẩn", "Trần Ấn"]
    assert shown(desk, Wanted()) == names
    assert shown(desk, Wanted(), offset=0, limit=3) + shown(desk, Wanted(), offset=3) == names
    assert shown(desk, Wanted(down=True)) == names[::-1]
    assert desk.members.roster.count(Wanted()) == 4


def test_a_branch_holds_those_below_it_and_the_tree_counts_both(desk):
    tree = {one.unit.name: (one.here, one.whole) for one in desk.members.roster.tree()}
    assert tree == {"Đoàn xã Đồng Rạng": (1, 4), "Chi đoàn Thôn Ngọc": (2, 2), "Chi đoàn Thôn Đông": (1, 1)}
    ngoc = desk.units.get("Chi đoàn Thôn Ngọc").id
    assert shown(desk, Wanted(branch=ngoc)) == ["Lê Thị An", "Đỗ Văn Ân"]
    assert shown(desk, Wanted(branch=ngoc, typed="an")) == ["Lê Thị An", "Đỗ Văn Ân"]
    assert shown(desk, Wanted(branch=ngoc, typed="ấn")) == ["Lê Thị An", "Đỗ Văn Ân"]


def test_exact_accents_come_first_and_d_finds_d_with_a_stroke(desk):
    assert shown(desk, Wanted(typed="ấn"))[0] == "Trần Ấn"
    assert shown(desk, Wanted(typed="do van")) == ["Đỗ Văn Ân"]
    assert shown(desk, Wanted(typed="tb01")) == ["Nguyễn Đức Ẩn"]
    assert shown(desk, Wanted(typed="--")) == []
    assert desk.members.roster.count(Wanted(typed="an")) == 4


def test_what_is_missing_is_counted_and_can_be_listed(desk):
    counts = desk.members.roster.lacking(Wanted())
    assert counts["id_number"] == 3 and counts["birth_date"] == 3 and counts["sex"] == 2
    assert shown(desk, Wanted(lacking="sex")) == ["Nguyễn Đức Ẩn", "Trần Ấn"]
    (line,) = desk.members.roster.page(Wanted(typed="do van an"))
    assert line.lacking == ("phone", "joined_on", "card_number")
    assert set(WANTING) <= set(LABELS)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("typed", ["", "an"])
def test_every_order_holds_everybody_and_knows_everybodys_place(desk, order, down, typed):
    wanted = Wanted(order=order, down=down, typed=typed)
    lines = desk.members.roster.page(wanted)
    assert len(lines) == 4
    for at, line in enumerate(lines):
        assert desk.members.roster.place_of(wanted, line.id) == at
    assert desk.members.roster.place_of(wanted, "nobody") is None


def test_an_empty_value_stands_last_whichever_way(desk):
    for down in (False, True):
        assert desk.members.roster.page(Wanted(order="code", down=down))[0].code == "TB01"


def test_a_year_alone_is_a_birth_date_too_and_a_full_date_replaces_it(desk):
    (line,) = desk.members.roster.page(Wanted(typed="le thi an"))
    assert (line.birth_date, line.birth_year) == (None, 2007)
    desk.members.edit(line.id, fields={"birth_date": "1/2/2007"})
    (line,) = desk.members.roster.page(Wanted(typed="le thi an"))
    assert (line.birth_date.isoformat(), line.birth_year) == ("2007-02-01", None)


def test_refusals_name_the_field_as_people_do(desk):
    (line,) = desk.members.roster.page(Wanted(typed="tran an"))
    with pytest.raises(MemberDate) as refused:
        desk.members.edit(line.id, fields={"joined_on": "31/2/2020"})
    assert "Ngày vào Đoàn" in refused.value.sentence() and refused.value.where == "joined_on"


def test_a_draft_is_kept_with_the_data_and_is_no_act_to_take_back(desk, tmp_path):
    before = desk.undo.last()
    desk.members.draft.keep({"full_name": "Vũ Thị Ng", "phone": " "})
    assert desk.members.draft.kept() == {"full_name": "Vũ Thị Ng"}
    assert desk.undo.last() == before
    desk.members.draft.keep({"full_name": "x" * 100_000, "phone": "1"})
    assert desk.members.draft.kept()["phone"] == "1"
    desk.members.draft.keep({})
    assert desk.members.draft.kept() == {}
