"""Rules of member work: data with sources, set otherwise from a day on with the reason, never forgotten."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from app.domain.member_rules import KINDS, RuleBook, RuleUnknown, RuleValueWrong, read_value, spoken, wanted
from app.services.rules import RuleUnexplained, given
from tests.factory import desk as make_desk
from tests.services.rule_readers import is_read


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def test_every_rule_has_a_source_and_a_value_that_reads_back():
    book = RuleBook(given())
    assert len(book.rules) > 60
    for rule in book.rules:
        assert rule.source and rule.name and rule.kind in KINDS and wanted(rule)
        assert read_value(rule, rule.words) == rule.value, rule.key
        assert spoken(rule, rule.value)


def test_a_rule_that_nothing_reads_says_so():
    for rule in given():
        assert rule.reference or is_read(rule.key), rule.key
    book = RuleBook(given())
    assert "Để tra cứu" in book.rule("admission.card_by").remarks
    assert "tra cứu" not in book.rule("admission.oldest").remarks


def test_a_rule_set_from_a_day_on_leaves_the_days_before(desk):
    desk.rules.set("admission.youngest", "Đủ 16 tuổi", why="Điều lệ Đoàn khóa XIII", since=date(2026, 2, 1))
    now, before = desk.rules.book(), desk.rules.book(date(2026, 1, 31))
    born = date(2010, 5, 5)
    assert now.youngest_day(born) == date(2026, 5, 5) and before.youngest_day(born) == date(2025, 5, 6)
    rule = now.rule("admission.youngest")
    assert (rule.given, rule.why, rule.doubtful) == ("15+1", "Điều lệ Đoàn khóa XIII", False)
    desk.rules.reset("admission.youngest", why="nhầm")
    assert desk.rules.book().rule("admission.youngest").value == "15+1"
    assert [why for _, _, _, why in desk.rules.history("admission.youngest")] == [
        "nhầm",
        "Điều lệ Đoàn khóa XIII",
    ]


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("fees.without_salary", "3.000 đồng", 3000), ("fees.keep", " 3 / 4 ", "3/4"), ("bodies.committee_cell", "3 – 7", "3-7"),
        ("grading.school_year", "không", False), ("admission.card_by", "Đoàn xã, phường, đặc khu", "commune"),
        ("reports.half_due", "15/6", "06-15"), ("admission.oldest", "28 tuổi", 28),
    ],
)  # fmt: skip
def test_values_as_people_type_them(desk, key, typed, kept):
    assert desk.rules.set(key, typed, why="thử").result.value == kept


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("fees.keep", "3/2"), ("fees.keep", "1/0"), ("admission.oldest", "-3"), ("admission.oldest", "ba mươi"), ("bodies.committee_cell", "5-3"),
        ("reports.half_due", "31/6"), ("admission.card_by", "cấp huyện"), ("grading.excellent_percent", "101"), ("fees.abroad", "²"),
    ],
)  # fmt: skip
def test_values_that_are_none_are_refused_with_what_is_wanted(desk, key, typed):
    with pytest.raises(RuleValueWrong) as refused:
        desk.rules.set(key, typed, why="thử")
    assert refused.value.advice() and desk.rules.history(key) == ()


def test_without_a_reason_nothing_is_set(desk):
    with pytest.raises(RuleUnexplained):
        desk.rules.set("fees.keep", "1/2", why="  ")
    with pytest.raises(RuleUnknown):
        desk.rules.set("fees.none", "1/2", why="x")
    assert desk.rules.book().share("fees.keep") == Fraction(2, 3)
    assert desk.rules.book().bounds("bodies.committee_cell") == (3, 5)
    assert desk.rules.book().is_on("grading.school_year")
