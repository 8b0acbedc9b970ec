"""Days, votes and conditions of operations: pure, on all inputs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.member_rules import RuleBook
from app.domain.operations.admission import check as check_admission
from app.domain.operations.facts import Case, MemberFacts, Penalty
from app.domain.operations.leaving import expires_on, running
from app.domain.operations.plan import Due, due_on, holds, months_on
from app.domain.operations.votes import carried
from app.services.rules import given as given_rules

RULES = RuleBook(given_rules())
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS, st.integers(-240, 240))
def test_months_keep_the_day_or_take_the_last_of_the_month(day: date, months: int) -> None:
    made = months_on(day, months)
    assert (made.year * 12 + made.month) - (day.year * 12 + day.month) == months
    assert made.day <= day.day
    assert made.day == day.day or date.fromordinal(made.toordinal() + 1).day == 1


@given(st.integers(0, 60), st.integers(0, 60))
def test_more_than_half_of_those_present(yes: int, present: int) -> None:
    if present == 0:
        assert carried(yes, present, Fraction(1, 2)) is None
    else:
        assert carried(yes, present, Fraction(1, 2)) is (2 * yes > present)


def test_due_by_days_rule_and_answer() -> None:
    begun, done = date(2026, 1, 31), {"decide": date(2026, 2, 10)}
    assert due_on(None, begun, done, RULES, {}) is None
    assert due_on(Due(months=1), begun, done, RULES, {}) == date(2026, 2, 28)
    assert due_on(Due(after="decide", days=5), begun, done, RULES, {}) == date(2026, 2, 15)
    assert due_on(Due(after="other", days=5), begun, done, RULES, {}) is None
    assert due_on(Due(after="decide", rule="discipline.complaint_days"), begun, done, RULES, {}) == date(
        2026, 3, 12
    )
    assert due_on(Due(after="decide", answer="until"), begun, done, RULES, {"until": "2026-05-01"}) == date(
        2026, 5, 1
    )
    assert due_on(Due(start="came", days=30), begun, done, RULES, {"came": ""}) is None
    assert due_on(Due(start="came", days=30), begun, done, RULES, {"came": "2026-03-01"}) == date(2026, 3, 31)


def test_when_a_part_belongs() -> None:
    assert holds({}, {})
    assert holds({"way": ["out"], "type": ["a", "b"]}, {"way": "out", "type": "b"})
    assert not holds({"way": ["out"]}, {})
    assert holds({"came": ["*"]}, {"came": "2026-03-01"})
    assert not holds({"came": ["*"]}, {"came": ""})


@given(DAYS, DAYS)
def test_age_of_admission_is_judged_by_the_rule(born: date, on: date) -> None:
    facts = MemberFacts("1", "Trịnh Mẫu", "u", "candidate", birth_date=born, introducer="Lê Thị Giới")
    found = list(check_admission(Case("admit", on, {}, (facts,)), RULES))
    fits = RULES.youngest_day(born) <= on <= RULES.last_day(born)
    assert (found == []) is fits
    assert not any(one.stops for one in found)


def test_a_measure_runs_until_it_expires() -> None:
    decided = date(2026, 2, 2)
    ends = expires_on("warning", decided, None, RULES)
    assert ends == date(2027, 2, 2)
    penalty = Penalty("warning", decided, ends, "running")
    assert running((penalty,), date(2027, 2, 1)) == (penalty,)
    assert running((penalty,), date(2027, 2, 2)) == ()
    assert expires_on("expulsion", decided, None, RULES) is None
    assert expires_on("suspension", decided, None, RULES) == date(2026, 5, 2)
