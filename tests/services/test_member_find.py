"""Finding members: who comes first for what is typed, what each filter means, and that a long list walks along indexes."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from sqlalchemy import text

from app.models.queries import members as queries
from app.models.queries.member_filters import Filters, from_kept
from app.services import mail_lists
from app.services.member_find import FilterMissing, FilterWrong, read
from app.services.roster import Standing, Wanted
from benchmarks.members import crowd
from tests.factory import desk as make_desk

PEOPLE = (
    ("Chi đoàn 10A1", "Nguyễn Văn An", {"birth_date": "05/3/2004", "phone": "0912 345 678", "sex": "Nam"}),
    ("Chi đoàn 10A1", "Trần Thị Ân", {"birth_date": "2004", "phone": "+84 987 654 321", "sex": "Nữ"}),
    ("Chi đoàn 10A2", "Lê Ngọc Anh", {"birth_date": "01/3/2006", "id_number": "001306001234", "sex": "Nữ"}),
    ("Chi đoàn 10A2", "An Thị Bình", {"code": "TB0099", "birth_date": "05/3/1990", "joined_on": "26/3/2006"}),
    ("Chi đoàn 10A2", "Đỗ Ngoc Điệp", {"card_number": "77123", "ethnicity": "Tày"}),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = make_desk(tmp_path_factory.mktemp("find"))
    made.units.add("Đoàn trường Đồng Rạng", own=True)
    made.units.add("Chi đoàn 10A1", level="cell")
    made.units.add("Chi đoàn 10A2", level="cell")
    for unit, name, fields in PEOPLE:
        made.members.add(name, unit=unit, fields=fields)
    yield made
    made.close()


def found(desk, typed, **more):
    return [line.full_name for line in desk.members.roster.page(Wanted(typed=typed, **more))]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("an", ["Nguyễn Văn An", "Trần Thị Ân", "Lê Ngọc Anh", "An Thị Bình"]),
        ("ân", ["Trần Thị Ân", "Nguyễn Văn An", "Lê Ngọc Anh", "An Thị Bình"]),
        ("ngọ", ["Lê Ngọc Anh", "Đỗ Ngoc Điệp"]),
        ("diep", ["Đỗ Ngoc Điệp"]),
        ("nva", ["Nguyễn Văn An"]),
        ("n v an", ["Nguyễn Văn An"]),
        ("van an", ["Nguyễn Văn An"]),
        ("an van", ["Nguyễn Văn An"]),
        ("345678", ["Nguyễn Văn An"]),
        ("0987 654", ["Trần Thị Ân"]),
        ("+84987654321", ["Trần Thị Ân"]),
        ("tb00", ["An Thị Bình"]),
        ("7712", ["Đỗ Ngoc Điệp"]),
        ("001306001234", ["Lê Ngọc Anh"]),
        ("0013060", []),
        ("5/3/2004", ["Nguyễn Văn An"]),
        ("2004-03-05", ["Nguyễn Văn An"]),
        ("05-03", ["Nguyễn Văn An", "An Thị Bình"]),
        ("2004", ["Nguyễn Văn An", "Trần Thị Ân"]),
        ("an 2004", ["Nguyễn Văn An", "Trần Thị Ân"]),
        ("10a2", ["Lê Ngọc Anh", "An Thị Bình", "Đỗ Ngoc Điệp"]),
        ("chi doan 10a1", ["Nguyễn Văn An", "Trần Thị Ân"]),
        ("31/2", []),
        ("*", []),
        ("an*[", ["Nguyễn Văn An", "Trần Thị Ân", "Lê Ngọc Anh", "An Thị Bình"]),
    ],
)
def test_the_likeliest_come_first(desk, typed, names):
    for form in ("NFC", "NFD"):
        assert found(desk, unicodedata.normalize(form, typed)) == names
    assert desk.members.roster.count(Wanted(typed=typed)) == len(names)
    assert sorted(found(desk, typed, order="birth")) == sorted(names)
    pages = [
        line
        for at in range(len(names) + 1)
        for line in desk.members.roster.page(Wanted(typed=typed), offset=at, limit=1)
    ]
    assert [line.full_name for line in pages] == names


def test_names_stand_as_an_independent_collation_puts_them():
    from vn_collate import collate_key

    from app.base.text import name_key

    syllables = "An Ân Ấn Ẩn Ẫn Ậng Bà Bả Bã Bá Bạ Đan Dân Ê Ế Ô Ồ Ơ Ở Ư Ự Ỷ Ý".split()
    names = [
        f"{family} {middle} {given}"
        for given in syllables
        for family in ("Lê", "Đỗ")
        for middle in ("Văn", "Thị")
    ]
    by_parts = sorted(
        names,
        key=lambda one: [collate_key(part) for part in (one.split()[2], one.split()[0], one.split()[1])],
    )
    assert sorted(names, key=name_key) == by_parts


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"giới tính": "Nữ"}, ["Lê Ngọc Anh", "Trần Thị Ân"]),
        ({"tuổi từ": "30"}, ["An Thị Bình"]),
        ({"tuổi đến": "20"}, ["Lê Ngọc Anh"]),
        ({"tuổi từ": "19", "tuổi đến": "22"}, ["Nguyễn Văn An", "Lê Ngọc Anh", "Trần Thị Ân"]),
        ({"dân tộc": "Tày"}, ["Đỗ Ngoc Điệp"]),
        ({"thiếu": "Số điện thoại,Số CCCD"}, None),
        ({"vào Đoàn từ": "1/1/2006", "vào Đoàn đến": "31/12/2006"}, ["An Thị Bình"]),
        ({"trưởng thành năm": "2021"}, ["An Thị Bình"]),
    ],
)
def test_filters_hold_together_and_are_kept_as_they_were(desk, settings, names):
    if names is None:
        filters = Filters(lacking=("phone", "id_number"))
        names = ["An Thị Bình", "Đỗ Ngoc Điệp"]
    else:
        filters = read(settings)
    assert sorted(found(desk, "", filters=filters)) == sorted(names)
    assert from_kept(filters.kept()) == filters
    desk.member_filters.save("thử", filters)
    assert dict(desk.member_filters.list())["thử"] == filters == desk.member_filters.get("thử")
    assert desk.saved_searches.list() == ()
    desk.member_filters.forget("thử")
    with pytest.raises(FilterMissing):
        desk.member_filters.get("thử")


def test_a_letter_to_many_goes_to_those_a_filter_names(desk):
    found = mail_lists.members(desk.store, filters=read({"giới tính": "Nữ", "tuổi đến": "20"}))
    assert [one.to for one in found] == ["Lê Ngọc Anh"]


def test_a_condition_nobody_knows_is_refused(desk):
    for settings in (
        {"màu": "đỏ"},
        {"tuổi từ": "mười"},
        {"trạng thái": "lạ"},
        {"tuổi từ": "9", "tuổi đến": "8"},
    ):
        with pytest.raises(FilterWrong):
            read(settings)


def test_who_left_stands_apart(tmp_path):
    made = make_desk(tmp_path)
    made.units.add("Chi đoàn 1", own=True)
    here, gone = (made.members.add(name).result for name in ("Lê An", "Lê Bình"))
    made.members.set_status(gone.id, "transferred", on=date(2026, 1, 5))
    roster = made.members.roster
    for standing, names in (
        (Standing.PRESENT, ["Lê An"]),
        (Standing.GONE, ["Lê Bình"]),
        (Standing.ALL, ["Lê An", "Lê Bình"]),
    ):
        assert [line.full_name for line in roster.page(Wanted(standing=standing))] == names
        assert roster.count(Wanted(standing=standing)) == len(names)
    assert roster.ids(Wanted(standing=Standing.PRESENT), limit=9) == (here.id,)
    made.close()


# --- a long list -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_list(tmp_path_factory):
    made = make_desk(tmp_path_factory.mktemp("long"))
    made.units.add("Đoàn xã Đồng Rạng", own=True)
    crowd(made.store, 20_000)
    yield made
    made.close()


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(), Wanted(down=True), Wanted(standing=Standing.PRESENT), Wanted(standing=Standing.PRESENT, down=True),
        *(
            Wanted(typed=typed, standing=standing)
            for typed in ("n", "nguyen v", "an", "ân", "ngọ", "van an", "nva", "n v a", "0912", "TB0001", "5/3/2004", "2004")
            for standing in (Standing.PRESENT, Standing.ALL)
        ),
    ],
    ids=lambda one: f"{one.typed or 'all'}-{one.standing}{'-down' if one.down else ''}",
)  # fmt: skip
def test_the_first_page_walks_along_an_index(long_list, wanted, monkeypatch):
    """No step of the stair that a first page needs reads the whole table or sorts it."""
    asked = []
    bound = queries._bound

    def note(query, values):
        made = bound(query, values)
        asked.append((made, values))
        return made

    monkeypatch.setattr(queries, "_bound", note)
    with long_list.store.read() as session:
        queries.rows(session, wanted, limit=100)
        for query, values in asked:
            given = {"limit": 100, "offset": 0} | values
            plan = [row[3] for row in session.execute(text(f"EXPLAIN QUERY PLAN {query}"), given)]
            walks = [one for one in plan if one.startswith("SCAN m") and "INDEX" not in one]
            assert not walks, plan
            if ":match" not in str(query) and len(asked) == 1:
                assert not any("TEMP B-TREE" in one and "LAST" not in one for one in plan), plan
