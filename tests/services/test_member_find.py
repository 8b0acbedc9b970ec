"""Finding members: who comes first for what is typed, what each filter means, and that a long list walks along indexes."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from sqlalchemy import text

from app.models.queries import members as queries
from app.models.queries.member_filters import Filters, from_kept
from app.models.queries.member_find import FOUND_MOST
from app.models.queries.members import ORDERS
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
        ("đỗ", ["Đỗ Ngoc Điệp"]),
        ("doan", []),
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


def plans(long_list, monkeypatch, ask):
    """The statements that ``ask(session)`` puts to members, with the database's plan for each."""
    asked = []
    bound = queries._bound

    def note(query, values):
        made = bound(query, values)
        asked.append((made, values))
        return made

    monkeypatch.setattr(queries, "_bound", note)
    with long_list.store.read() as session:
        ask(session)
        found = []
        for query, values in asked:
            given = {"limit": 100, "offset": 0} | values
            found.append(
                (str(query), [row[3] for row in session.execute(text(f"EXPLAIN QUERY PLAN {query}"), given)])
            )
        return found


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
    asked = plans(long_list, monkeypatch, lambda session: queries.rows(session, wanted, limit=100))
    assert asked
    for query, plan in asked:
        assert not [one for one in plan if one.startswith("SCAN m") and "INDEX" not in one], plan
        if "MATCH" not in query and len(asked) == 1:
            assert not any("TEMP B-TREE" in one and "LAST" not in one for one in plan), plan


CROWDED = ("thi", "van", "thị", "nguyen van", "thị hồng", "chi đoàn 1")


@pytest.mark.parametrize("typed", CROWDED)
def test_words_that_many_bear_are_not_gathered(long_list, typed, monkeypatch):
    """What a tenth of all are called fills the first page along the names: nothing is sorted but equal names."""
    wanted = Wanted(typed=typed, standing=Standing.PRESENT)
    asked = plans(long_list, monkeypatch, lambda session: queries.first_rows(session, wanted, 100))
    query, plan = asked[-1]  # the step that filled the page
    assert "MATCH" not in query
    assert not any("TEMP B-TREE" in one and "LAST" not in one for one in plan), plan


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("order", ["birth", "code", "card", "phone"])
def test_the_first_page_of_another_order_walks_along_its_index(long_list, order, down, monkeypatch):
    wanted = Wanted(order=order, down=down, standing=Standing.PRESENT)
    ((_, plan),) = plans(long_list, monkeypatch, lambda session: queries.first_rows(session, wanted, 100))
    assert "USING INDEX" in plan[0] or "USING COVERING INDEX" in plan[0], plan
    assert not any("TEMP B-TREE" in one and "LAST" not in one for one in plan), plan


@pytest.mark.parametrize("filters", [Filters(sex="Nam"), Filters(religion="Tin Lành"), Filters(age_from=18)])
def test_the_first_page_of_a_filter_walks_along_the_names(long_list, filters, monkeypatch):
    wanted = Wanted(standing=Standing.PRESENT, filters=filters, on=date(2026, 3, 1))
    ((_, plan),) = plans(long_list, monkeypatch, lambda session: queries.first_rows(session, wanted, 100))
    assert plan[0].startswith("SCAN m USING INDEX ix_member_present_sort"), plan
    assert not any("TEMP B-TREE" in one for one in plan), plan


LISTS = (
    *(Wanted(order=order, down=down) for order in ORDERS for down in (False, True)),
    Wanted(filters=Filters(sex="Nam")), Wanted(filters=Filters(sex="Nam"), down=True),
    Wanted(filters=Filters(religion="Tin Lành")), Wanted(filters=Filters(religion="Hòa Hảo")),
    Wanted(filters=Filters(position="*"), order="unit"), Wanted(lacking="phone", order="joined", down=True),
    Wanted(standing=Standing.GONE, order="sex"),
)  # fmt: skip


@pytest.mark.parametrize("wanted", LISTS, ids=lambda one: f"{one.order}-{one.down}-{one.filters.kept()}")
def test_a_long_list_kept_by_numbers_is_the_one_the_database_sorts(long_list, wanted):
    """First page, far pages, count and place agree with one plain statement over all columns."""
    roster = long_list.members.roster
    with long_list.store.read() as session:
        plain = queries.ids_of_rows(session, queries._sorted(session, wanted, indexed=False))
    assert roster.count(wanted) == len(plain)
    for offset in (0, len(plain) // 2, max(0, len(plain) - 50)):
        assert roster.ids(wanted, offset=offset, limit=100) == tuple(plain[offset : offset + 100])
    if plain:
        assert roster.place_of(wanted, plain[len(plain) // 2]) == len(plain) // 2


@pytest.mark.parametrize("typed", ["n", "nguyen", "thị", "van an", "nva", "0912", "chi đoàn 7"])
def test_what_words_find_is_the_same_on_the_first_page_and_in_the_whole(long_list, typed):
    roster = long_list.members.roster
    for wanted in (Wanted(typed=typed), Wanted(typed=typed, filters=Filters(religion="Phật giáo"))):
        with long_list.store.read() as session:
            first = queries.ids_of_rows(session, queries.climbed(session, wanted, 100))
            whole = queries.ids_of_rows(session, queries.climbed(session, wanted, FOUND_MOST + 1))
        assert roster.ids(wanted, limit=100) == tuple(first) == tuple(whole[:100])
        many = roster.count(wanted)
        assert many == len(whole) == len(set(whole))
        assert roster.listed(wanted, many) == (min(many, FOUND_MOST), many > FOUND_MOST)
        by_birth = Wanted(typed=typed, order="birth", filters=wanted.filters)
        if many <= FOUND_MOST:
            assert sorted(roster.ids(by_birth, limit=FOUND_MOST)) == sorted(whole)
        else:
            assert roster.count(by_birth) >= many


def test_a_kept_list_follows_what_changes(tmp_path):
    made = make_desk(tmp_path)
    made.units.add("Chi đoàn 1", own=True)
    an, binh = (
        made.members.add(name, fields={"birth_date": born}).result
        for name, born in (("Lê An", "1/1/2004"), ("Lê Bình", "2/1/2004"))
    )
    by_birth, roster = Wanted(order="birth"), made.members.roster
    assert roster.ids(by_birth, limit=9) == (an.id, binh.id) and roster.count(by_birth) == 2
    made.members.edit(an.id, fields={"birth_date": "3/1/2004"})
    assert roster.ids(by_birth, limit=9) == (binh.id, an.id) and roster.place_of(by_birth, an.id) == 1
    made.members.set_status(binh.id, "transferred", on=date(2026, 1, 5))
    assert roster.ids(Wanted(order="birth", standing=Standing.PRESENT), limit=9) == (an.id,)
    made.close()


def test_words_find_among_the_restricted_alone_and_never_them_elsewhere(tmp_path):
    made = make_desk(tmp_path)
    made.units.add("Chi đoàn 1", own=True)
    an, binh = (made.members.add(name).result.id for name in ("Lê An", "Lê Bình"))
    made.consents.restrict(binh, reason="đang xem lại")
    roster = made.members.roster
    for standing, there in ((Standing.RESTRICTED, (binh,)), (Standing.ALL, (an,)), (Standing.GONE, ())):
        for order in ("name", "birth"):
            wanted = Wanted(typed="le", standing=standing, order=order)
            assert roster.ids(wanted, limit=9) == there and roster.count(wanted) == len(there)
    assert roster.count(Wanted(typed="le", branch=roster.tree()[0].unit.id)) == 1
    made.close()


def test_who_owes_fees_is_not_reckoned_for_a_province(long_list, monkeypatch):
    from app.services import member_find

    monkeypatch.setattr(member_find, "OWING_MOST", 1_000)
    wanted = Wanted(filters=Filters(owes_fees=True))
    with pytest.raises(member_find.FilterTooWide):
        long_list.members.roster.count(wanted)
    cell = long_list.members.roster.tree()[-1].unit.id
    inside = Wanted(filters=Filters(owes_fees=True), branch=cell)
    assert 0 < long_list.members.roster.count(inside) <= 100


def test_a_question_that_becomes_long_is_given_up(long_list):
    from app.models.queries.bounded import bounded

    with long_list.store.read() as session:
        long = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        assert bounded(session, lambda: session.scalar(long), seconds=0.01) is None
        assert bounded(session, lambda: session.scalar(text("SELECT 7")), seconds=0.01) == 7
        assert session.scalar(text("SELECT count(*) FROM member")) == 20_000


def test_what_is_typed_does_not_push_long_lists_out(long_list):
    roster = long_list.members.roster
    by_sex = Wanted(order="sex")
    roster.count(by_sex)
    with long_list.store.read() as session:
        for at in range(30):
            roster.count(Wanted(typed=f"nguyen{at}"))
        assert roster._kept.holds(session, by_sex, roster._today)
    for order in ("unit", "birth", "position", "joined", "category", "code"):
        roster.count(Wanted(order=order))
    assert len([one for _, one in roster._kept._kept.values() if len(one) > FOUND_MOST + 1]) == 5
