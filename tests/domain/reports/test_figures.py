"""Figures against a naive count, row by row; forms that are sound; periods and their windows; what changed; charts within their room."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reports import charts, periods
from app.domain.reports.compare import Frozen, changes
from app.domain.reports.crowd import Crowd, Span, WhereUnknown
from app.domain.reports.forms import Form, Head, Line, cell, faults
from app.domain.reports.periods import Standing
from app.domain.reports.sheet import by_columns, fill, wrongs
from app.services.reports.facts import FIELDS
from app.services.reports.forms import board_rules, calendar, forms

SPAN = Span("2026-01-01", "2026-06-30")
DAYS = [None, "2024-05-01", "2025-12-31", "2026-01-01", "2026-03-26", "2026-06-30", "2026-07-01"]


def passes(value, wanted) -> bool:
    """The words of the language, said the slow way."""
    if isinstance(wanted, list):
        return value in wanted
    if isinstance(wanted, int):
        return value == wanted
    if wanted == "*":
        return bool(value) or value == 0
    if wanted == "":
        return value is None or value == ""
    if wanted == "period":
        return value is not None and SPAN.first <= value <= SPAN.last
    if wanted == "until":
        return value is not None and value <= SPAN.last
    if wanted == "!until":
        return not passes(value, "until")
    if ".." in wanted:
        low, high = wanted.split("..")
        return value is not None and (not low or value >= int(low)) and (not high or value <= int(high))
    if wanted.startswith("!"):
        return bool(value) and value != wanted[1:]
    return value == wanted


people = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d", "e"]),
        st.sampled_from([None, "", "Nam", "Nữ"]),
        st.sampled_from([None, 0, 15, 16, 30, 31]),
        st.sampled_from(DAYS),
    ),
    max_size=40,
)
where = st.fixed_dictionaries(
    {},
    optional={
        "sex": st.sampled_from(["Nữ", "!Nam", "*", "", ["Nam", "Nữ"]]),
        "age": st.sampled_from(["..16", "16..30", "31..", 15, "*", ""]),
        "joined_on": st.sampled_from(["period", "until", "!until", "*", ""]),
    },
)


def crowd_of(rows) -> Crowd:
    columns = {name: [row[at] for row in rows] for at, name in enumerate(("sex", "age", "joined_on"), 1)}
    return Crowd([row[0] for row in rows], columns, SPAN)


@given(people, where)
def test_a_figure_is_what_counting_by_hand_gives(rows, asked) -> None:
    crowd = crowd_of(rows)
    names = ("sex", "age", "joined_on")
    wanted = [
        row for row in rows if all(passes(row[1 + names.index(name)], what) for name, what in asked.items())
    ]
    chosen = crowd.choose(asked)
    assert crowd.rows(chosen) == len(wanted)
    assert list(crowd.people(chosen)) == list(dict.fromkeys(row[0] for row in wanted))
    assert crowd.many(chosen) == len({row[0] for row in wanted})


def test_columns_of_many_values_count_alike() -> None:
    random = Random(7)
    values = [random.randrange(900) for _ in range(3000)]
    crowd = Crowd([str(at) for at in range(3000)], {"unit": [f"u{value}" for value in values]}, SPAN)
    for size in (1, 2, 300, 700):
        wanted = random.sample(range(900), size)
        chosen = crowd.choose({"unit": [f"u{one}" for one in wanted]})
        assert crowd.rows(chosen) == sum(1 for value in values if value in set(wanted))


@pytest.mark.parametrize("wanted", ["x..y", ".."])
def test_words_that_mean_nothing_are_refused(wanted) -> None:
    with pytest.raises(WhereUnknown):
        crowd_of([("a", "Nam", 15, None)]).choose({"age": wanted})
    with pytest.raises(WhereUnknown):
        crowd_of([]).choose({"zodiac": "Nam"})


def test_every_form_is_sound_and_says_where_it_comes_from() -> None:
    assert [form.number for form in forms()][:9] == list(range(1, 10))
    for form in forms():
        assert faults(form, FIELDS) == ()
        assert form.source and not form.seen
        assert form.rhythm and all(
            any(duty.rhythm == one for duty in calendar().duties) for one in form.rhythm
        )
        assert form.computed or form.typed
    assert [form.name for form in forms() if form.typed and not form.computed] == ["6", "7", "8", "9"]
    assert board_rules().fields


def test_faults_of_a_form_are_named() -> None:
    rows = (
        Line("a", "A", source="members", where={"zodiac": "x"}),
        Line("a", "A", sum=("later",), typed=True),
        Line("b", "B", source="stars"),
        Line("c", "C", percent=("a",), within="nobody", only=("nowhere",)),
    )
    found = faults(
        Form("x", "X", ("year",), "s", "sure", rows, (Head("all", "Tổng", sum=("none",)),)), FIELDS
    )
    told = " | ".join(found)
    for part in (
        "certainty sure",
        "zodiac",
        "twice a",
        "later",
        "stars",
        "nobody",
        "nowhere",
        "part and whole",
        "none",
        "not 2",
    ):
        assert part in told, part


FORM = Form(
    "x",
    "X",
    ("year",),
    "s",
    "memory",
    (
        Line("all", "Tất cả", source="people"),
        Line("women", "Nữ", source="people", where={"sex": "Nữ"}, within="all", level=1),
        Line("share", "Tỷ lệ", percent=("women", "all")),
        Line("men", "Còn lại", sum=("all", "-women")),
        Line("head", "Nhập", heading=True),
        Line("classes", "Lớp", typed=True),
        Line("best", "Lớp giỏi", typed=True, within="classes"),
        Line("both", "Cộng", sum=("classes", "best"), only=("all",)),
    ),
    (Head("all", "Tổng"), Head("young", "Trẻ", {"age": "..16"}, within="all")),
)
ROWS = [("a", "Nữ", 15, None), ("b", "Nam", 16, None), ("c", "Nữ", 30, None)]


def test_sums_shares_and_whom_they_count() -> None:
    sheet = fill(FORM, lambda _: crowd_of(ROWS), {"classes/all": 3, "best/all": 5, "classes/young": 4})
    assert (
        sheet.values["women/all"] == 2 and sheet.values["share/all"] == 66.7 and sheet.values["men/all"] == 1
    )
    assert sheet.values["both/all"] == 8 and "both/young" not in sheet.values
    assert sheet.people("women/young") == ("a",) and sheet.people("classes/all") == ()
    assert sheet.people("share/all") == ("a", "c")
    told = {(one.cell, one.kind) for one in wrongs(sheet)}
    assert told == {("best/all", "more"), ("classes/young", "more"), ("best/young", "missing")}
    empty = fill(FORM, lambda _: crowd_of([]), {})
    assert empty.values["share/all"] is None and empty.values["both/all"] is None


def test_by_units_only_what_is_counted_is_left() -> None:
    form = by_columns(FORM, (Head("u1", "Một", {"sex": "Nam"}),))
    assert [row.key for row in form.rows] == ["all", "women", "share", "men"]
    sheet = fill(form, lambda _: crowd_of(ROWS), {})
    assert sheet.values[cell("all", "u1")] == 1


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026", "2026"),
        ("2026-h1", "2026-H1"),
        ("H2/2026", "2026-H2"),
        ("q3 2026", "2026-Q3"),
        (" 2026-Q4 ", "2026-Q4"),
    ],
)
def test_periods_are_read_as_people_type_them(typed, read) -> None:
    assert periods.read_period(typed) == read


@pytest.mark.parametrize("typed", ["", "26", "2026-Q5", "2026-H3", "nửa đầu"])
def test_what_is_no_period_is_refused(typed) -> None:
    with pytest.raises(ValueError, match=r".*"):
        periods.read_period(typed)


def test_a_report_counts_only_when_handed_in_within_its_window() -> None:
    year, half = calendar().duty("2026"), calendar().duty("2026-H1")
    assert (year.day("due", 2026), half.day("due", 2026)) == (date(2026, 11, 30), date(2026, 6, 30))
    early, within, late = date(2026, 10, 30), date(2026, 10, 31), date(2026, 12, 1)
    assert periods.standing(year, 2026, [early], date(2026, 10, 30)) is Standing.AHEAD
    assert (
        periods.standing(year, 2026, [early], within) is Standing.OPEN
    )  # on 31/10 'not reported' is set again
    assert periods.standing(year, 2026, [within], within) is Standing.REPORTED
    assert periods.standing(year, 2026, [], date(2026, 11, 30)) is Standing.OPEN
    assert periods.standing(year, 2026, [], late) is Standing.LATE
    assert periods.standing(year, 2026, [late], late) is Standing.HANDED_LATE
    assert periods.standing(half, 2026, [], date(2025, 12, 30)) is Standing.AHEAD
    assert periods.standing(half, 2026, [], date(2025, 12, 31)) is Standing.OPEN


def test_the_period_meant_is_the_one_due_next_or_just_past() -> None:
    assert periods.current(calendar(), ("half", "year"), date(2026, 3, 2)) == "2026-H1"
    assert periods.current(calendar(), ("half", "year"), date(2026, 7, 30)) == "2026-H1"
    assert periods.current(calendar(), ("half", "year"), date(2026, 7, 31)) == "2026"
    assert periods.current(calendar(), ("quarter",), date(2026, 2, 10)) == "2026-Q1"
    assert periods.day_of("02-29", 2027) == date(2027, 2, 28)


def test_changes_name_figures_and_persons_even_when_the_figure_stayed() -> None:
    def frozen(values, people) -> Frozen:
        return Frozen("X", (("r", "Dòng"),), (("c", "Cột"), ("d", "Khác")), values, people)

    was = frozen({"r/c": 2, "r/d": 1}, {"r/c": ("a", "b"), "r/d": ("a",)})
    now = frozen({"r/c": 2, "r/d": 1}, {"r/c": ("a", "c"), "r/d": ("a",)})
    (one,) = changes(was, now)
    assert (one.cell, one.row, one.was, one.now, one.came, one.gone) == ("r/c", "Dòng", 2, 2, ("c",), ("b",))
    assert changes(was, was) == ()


@given(
    st.sampled_from(["bars", "line"]),
    st.lists(st.tuples(st.text("Đoàn viên 0123", max_size=40), st.integers(0, 1_000_000)), max_size=24),
    st.booleans(),
)
def test_a_chart_stays_in_its_room(kind, rows, parts) -> None:
    labels, values = tuple(one for one, _ in rows), tuple(many for _, many in rows)
    done = tuple(value // 2 for value in values) if parts else ()
    chart = charts.Chart("x", "X", kind, labels, values, done, shares=not parts)
    wide, high, em = 500.0, charts.height_of(chart, 10), 10.0
    for one in charts.marks(chart, wide, high, em):
        if isinstance(one, charts.Box):
            assert one.x >= -5 and one.x + one.wide <= wide + 0.01 and one.y >= 0 and one.y + one.high <= high
        elif isinstance(one, charts.Stroke):
            assert all(0 <= x <= wide and 0 <= y <= high for x, y in one.points)
        else:
            assert one.x + one.wide <= wide + 0.01 or one.side == "left"
            assert 0 <= one.y <= high
    assert len(chart.rows) == len(rows)


def test_figures_are_written_as_vietnamese_writes_them() -> None:
    assert charts.grouped(1234567) == "1.234.567" and charts.grouped(1234.56) == "1.234,6"
    assert charts.value_words(125, 1000) == "125 (12,5 %)" and charts.value_words(700, 0, 658) == "658/700"
    assert charts.largest([("a", 1), ("b", 3), ("c", 2)], 1, "khác") == (("b", 3), ("khác", 3))
