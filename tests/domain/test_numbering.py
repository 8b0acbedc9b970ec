"""The pure rules of numbers: books, periods, next number, cautions, gaps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbering import (
    CONGRESS,
    COPIES,
    SECRET,
    UNDECLARED,
    Caution,
    Given,
    Period,
    PeriodKind,
    Term,
    book_of,
    check_date,
    date_cautions,
    event_period,
    gap_report,
    next_number,
    read_number,
    spans,
    term_period,
    written,
    year_period,
)
from app.domain.refusals import DateInFuture, PeriodUnknown, TermEnded

TERM = Term("2022-2027", date(2022, 10, 16), date(2027, 10, 15))
OLD = Period(PeriodKind.TERM, "2017-2022", date(2017, 9, 1), date(2022, 10, 15))


@pytest.mark.parametrize(
    ("level", "more", "book"),
    [
        ("grassroots", {}, "out:QĐ"),
        ("grassroots", {"per_kind": False}, "out:*"),
        ("congress", {}, CONGRESS),
        ("group", {}, "group:TB"),
        ("grassroots", {"copy": True}, COPIES),
        ("grassroots", {"secret": True, "secret_apart": True}, SECRET),
        ("grassroots", {"secret": True}, "out:QĐ"),
        ("congress", {"secret": True, "secret_apart": True}, CONGRESS),
    ],
)
def test_the_book_of_a_letter(level: str, more: dict[str, bool], book: str) -> None:
    values = {"per_kind": True, "secret": False, "secret_apart": False} | more
    assert book_of("QĐ", level=level, symbol="TB", **values) == book


def test_a_year_is_its_own_period() -> None:
    period = year_period(date(2026, 12, 31))
    assert (period.name, period.starts_on, period.ends_on) == ("2026", date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("day", [date(2022, 10, 16), date(2025, 1, 1), date(2027, 10, 15)])
def test_both_ends_belong_to_the_term(day: date) -> None:
    assert term_period(day, TERM, ()).name == "2022-2027"


def test_days_outside_the_running_term() -> None:
    assert term_period(date(2022, 10, 15), TERM, (OLD,)) == OLD
    with pytest.raises(TermEnded) as ended:
        term_period(date(2027, 10, 16), TERM, (OLD,))
    assert "16/10/2027" in ended.value.sentence()
    assert "khai nhiệm kỳ mới" in ended.value.advice().lower()
    with pytest.raises(PeriodUnknown):
        term_period(date(2017, 8, 31), TERM, (OLD,))


def test_an_undeclared_term_holds_every_day_but_never_an_earlier_one() -> None:
    assert term_period(date(1999, 1, 1), Term(), ()).name == UNDECLARED
    with pytest.raises(PeriodUnknown):
        term_period(date(2020, 1, 1), TERM, (Period(PeriodKind.TERM, UNDECLARED),))


def test_an_event_has_its_days() -> None:
    assert event_period(date(2026, 3, 2), "Đại hội", date(2026, 3, 1), date(2026, 3, 3)).name == "Đại hội"
    with pytest.raises(PeriodUnknown):
        event_period(date(2026, 3, 4), "Đại hội", date(2026, 3, 1), date(2026, 3, 3))


@given(st.integers(1, 500), st.sets(st.integers(1, 800)))
def test_the_next_number_is_beyond_all_given_and_never_below_the_first(first: int, used: set[int]) -> None:
    following = next_number(first, used)
    assert following >= first
    assert all(following > one for one in used)
    assert following in (first, max(used, default=0) + 1)


@pytest.mark.parametrize(
    ("no", "suffix", "text"),
    [(1, "", "01"), (9, "", "09"), (10, "", "10"), (123, "", "123"), (5, "a", "05a"), (12, "a", "12a")],
)
def test_numbers_as_written_and_read(no: int, suffix: str, text: str) -> None:
    assert written(no, suffix) == text
    assert read_number(text) == (no, suffix)


@pytest.mark.parametrize("text", ["", "0", "00", "a", "-1", "1.5", "12-CV", "99999999"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_number(text)


def test_dates() -> None:
    check_date(date(2026, 3, 2), date(2026, 3, 2))
    with pytest.raises(DateInFuture):
        check_date(date(2026, 3, 3), date(2026, 3, 2))


def test_cautions() -> None:
    running = TERM.period()
    found = date_cautions(
        date(2022, 10, 1),
        given=(Given(1, date(2022, 10, 2)),),
        running=running,
        period=OLD,
        signed_on=date(2022, 10, 3),
        number_by=None,
    )
    assert found == (Caution.BACK_DATED, Caution.OTHER_PERIOD, Caution.BEFORE_SIGNING)
    assert date_cautions(
        date(2026, 3, 5),
        given=(),
        running=running,
        period=running,
        signed_on=date(2026, 3, 2),
        number_by=date(2026, 3, 3),
    ) == (Caution.LATE,)


@given(st.integers(1, 30), st.lists(st.integers(0, 60), unique=True))
def test_gap_report_accounts_for_every_number(first: int, used: list[int]) -> None:
    numbers = [Given(first + no, date(2026, 1, 1)) for no in used]
    report = gap_report(first, numbers)
    seen = {one.no for one in numbers} | set(report.missing)
    assert seen == set(range(first, report.last + 1))
    assert len(report.missing) + len(numbers) == report.last - first + 1
    assert report.whole == (not report.missing)


def test_void_numbers_are_no_gap_and_suffixes_fill_none() -> None:
    report = gap_report(
        1, [Given(1, date(2026, 1, 1), state="void", reason="nhầm"), Given(3, date(2026, 1, 1), suffix="a")]
    )
    assert report.missing == (2, 3)
    assert [one.reason for one in report.void] == ["nhầm"]
    assert gap_report(48, []).last == 47


def test_spans() -> None:
    assert spans((2, 4, 5, 6, 9)) == ["2", "4–6", "9"]
    assert spans(()) == []
