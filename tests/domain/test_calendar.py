"""Working days, public holidays that follow sun and moon, deadlines of Decree 30."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import WorkCalendar, public_holidays, read_own_days
from app.domain.deadlines import DueState, due_state, handle_by, issue_by, number_by, register_by, urgent
from app.domain.lunar import solar

USUAL = WorkCalendar()


@pytest.mark.parametrize(
    ("year", "tet", "hung_kings"),
    [
        (2007, date(2007, 2, 17), date(2007, 4, 26)),  # China began this year a day later
        (2023, date(2023, 1, 22), date(2023, 4, 29)),  # leap second month: the third comes late
        (2024, date(2024, 2, 10), date(2024, 4, 18)),
        (2025, date(2025, 1, 29), date(2025, 4, 7)),
        (2026, date(2026, 2, 17), date(2026, 4, 26)),
        (2027, date(2027, 2, 6), date(2027, 4, 16)),
        (2028, date(2028, 1, 26), date(2028, 4, 4)),
        (2030, date(2030, 2, 2), date(2030, 4, 12)),  # and this one
    ],
)
def test_holidays_of_the_moon(year: int, tet: date, hung_kings: date) -> None:
    assert (solar(year, 1, 1), solar(year, 3, 10)) == (tet, hung_kings)


def test_a_holiday_on_a_sunday_gives_monday() -> None:
    assert date(2026, 4, 26).weekday() == 6
    assert date(2026, 4, 27) in public_holidays(2026)
    assert not USUAL.working(date(2026, 4, 27))


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_the_next_working_day_is_one_and_none_lies_between(day: date) -> None:
    following = USUAL.next_working(day)
    assert USUAL.working(following)
    between = (day + timedelta(days=n) for n in range(1, (following - day).days))
    assert not any(USUAL.working(one) for one in between)
    assert (following - day).days <= 12
    assert USUAL.working_days_between(day, following) == 1


def test_the_own_list_goes_first() -> None:
    own = read_own_days(["2026-11-24", "+2026-03-07", " "])
    assert read_own_days(["24/11/2026", "+07/03/2026"]) == own  # as a clerk writes days
    calendar = WorkCalendar(own=own)
    assert not calendar.working(date(2026, 11, 24))
    assert calendar.working(date(2026, 3, 7))
    assert USUAL.working(date(2026, 11, 24))
    with pytest.raises(ValueError, match="isoformat"):
        read_own_days(["24.11.2026"])
    with pytest.raises(ValueError, match="day"):
        read_own_days(["31/02/2026"])


def test_same_day_or_the_next_working_day() -> None:
    friday = date(2026, 3, 6)
    assert register_by(friday, USUAL) == date(2026, 3, 9)
    assert register_by(friday, USUAL, urgency="HỎA TỐC") == friday
    assert number_by(friday, USUAL) == date(2026, 3, 9)
    assert issue_by(friday, USUAL, urgency="KHẨN") == friday
    assert number_by(date(2026, 2, 13), USUAL) == date(2026, 2, 23)  # over Tết


def test_handling() -> None:
    arrived = date(2026, 3, 6)
    assert handle_by(arrived, USUAL, set_in_letter=date(2026, 6, 30), working_days=5) == date(2026, 6, 30)
    assert handle_by(arrived, USUAL, set_in_letter=None, working_days=5) == date(2026, 3, 13)
    assert handle_by(arrived, USUAL, set_in_letter=None, working_days=5, urgency="Thượng khẩn") == arrived


@pytest.mark.parametrize(
    ("mark", "is_urgent"),
    [("HOẢ TỐC", True), ("HỎA TỐC HẸN GIỜ", True), ("KHẨN", True), (None, False), ("MẬT", False)],
)
def test_urgency(mark: str | None, is_urgent: bool) -> None:
    assert urgent(mark) is is_urgent


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (None, DueState.NONE),
        (date(2026, 3, 5), DueState.LATE),
        (date(2026, 3, 6), DueState.SOON),
        (date(2026, 3, 9), DueState.SOON),
        (date(2026, 3, 10), DueState.AHEAD),
    ],
)
def test_how_a_deadline_stands_on_a_friday(due: date | None, state: DueState) -> None:
    assert due_state(due, date(2026, 3, 6), USUAL) is state
