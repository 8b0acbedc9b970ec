"""Series: paper registers already begun, terms declared late, terms that follow one another, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.domain.numbering import UNDECLARED, Caution
from app.domain.refusals import FirstNumberWrong, IdAmbiguous, SeriesMissing, SeriesPresent, TermWrong
from app.models.session import Store
from app.services.letters import Letters
from app.services.series import SeriesBooks
from tests.numbering.office import KEY, TERM, TERM_FROM, TERM_TO, Office, letter, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data")
    yield made
    made.store.close()


def test_a_paper_register_goes_on(office: Office) -> None:
    row = office.series.open("CV", first=48, note="sổ giấy đến số 47").result
    assert (row.book, row.period, row.next) == ("out:CV", TERM, 48)
    assert office.issued() == "48-CV/ĐTN"
    (gap,) = office.series.gaps()
    assert (gap.report.first, gap.report.last, gap.report.missing) == (48, 48, ())


def test_the_first_number_may_be_corrected_until_one_is_given(office: Office) -> None:
    office.series.open("QyĐ", first=5)
    assert office.series.open("QĐ", first=7).result.next == 7
    assert office.issued("QyĐ") == "07-QĐ/ĐTN"
    with pytest.raises(SeriesPresent):
        office.series.open("QĐ", first=9)


@pytest.mark.parametrize("first", [0, -3])
def test_numbers_begin_at_one_or_later(office: Office, first: int) -> None:
    with pytest.raises(FirstNumberWrong):
        office.series.open("CV", first=first)


def test_only_books_of_the_standard_are_opened(office: Office) -> None:
    with pytest.raises(SeriesMissing):
        office.series.open("XYZ")
    assert office.series.open("in", first=120).result.period == "2026"


def test_close_by_the_end_of_an_id(office: Office) -> None:
    office.issued("CV")
    office.issued("QĐ")
    row = office.series.list()[0]
    assert office.series.close(row.id[-8:]).result.closed
    with pytest.raises(SeriesMissing):
        office.series.close("nothing")
    with pytest.raises((SeriesMissing, IdAmbiguous)):
        office.series.close("")


def test_gaps_name_void_numbers_with_their_reason(office: Office) -> None:
    for _ in range(3):
        office.issued()
    office.numbers.void("02-CV/ĐTN", reason="in hỏng")
    (gap,) = office.series.gaps(book="CV")
    assert gap.report.whole
    assert [(one.no, one.reason) for one in gap.report.void] == [(2, "in hỏng")]
    assert gap.printed == {2: "02-CV/ĐTN"}
    assert office.series.gaps(book="KH") == ()


# --- terms --------------------------------------------------------------------------------------------------


def test_a_term_declared_late_goes_on_with_the_numbers(tmp_path: Path) -> None:
    """First run by data: nobody knows the term yet. Numbers run; the declared term continues them."""
    clock = FixedClock(datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    store = Store.create(tmp_path / "data", KEY, clock=clock)
    letters = Letters(store, by="clerk", checker=lambda _: ())
    series = SeriesBooks(store, by="clerk")

    def issue() -> tuple[str, str, set[Caution]]:
        made = letters.new(letter()).result.id
        letters.sign(made)
        change = letters.issue(made)
        return change.result.printed, change.result.period, {note.caution for note in change.notes}

    assert issue() == ("01-CV/ĐTN", UNDECLARED, {Caution.TERM_UNDECLARED})
    assert issue()[0] == "02-CV/ĐTN"
    series.declare_term(TERM, starts_on=TERM_FROM, ends_on=TERM_TO)
    assert issue() == ("03-CV/ĐTN", TERM, set())
    old, new = sorted(series.list(), key=lambda row: row.first)
    assert (old.period, old.closed, old.last) == (UNDECLARED, True, 2)
    assert (new.period, new.first, new.last) == (TERM, 3, 3)
    assert all(gap.report.whole for gap in series.gaps())
    store.close()


def test_bounds_may_be_corrected_while_all_numbers_stay_inside(office: Office) -> None:
    office.issued()
    row = office.series.declare_term(TERM, starts_on=date(2022, 10, 20), ends_on=date(2026, 12, 31)).result
    assert (row.term_from, row.term_to) == (date(2022, 10, 20), date(2026, 12, 31))
    assert office.series.list()[0].ends_on == date(2026, 12, 31)
    with pytest.raises(TermWrong):
        office.series.declare_term(TERM, starts_on=TERM_FROM, ends_on=date(2026, 3, 1))


def test_a_congress_held_early_ends_the_term_before(office: Office) -> None:
    office.issued()
    office.series.declare_term("2026-2031", starts_on=date(2026, 3, 3))
    old = next(row for row in office.series.list() if row.period == TERM)
    assert old.ends_on == date(2026, 3, 2)
    office.clock.forward(timedelta(days=3))
    assert office.issued() == "01-CV/ĐTN"


@pytest.mark.parametrize(
    ("name", "starts_on", "ends_on"),
    [
        ("", date(2026, 3, 1), None),
        ("2026-2031", date(2026, 3, 1), date(2026, 2, 1)),
        ("2026-2031", TERM_FROM, None),
        ("2026-2031", date(2026, 3, 2), None),  # a number of the old term is dated that day
    ],
)
def test_terms_that_cannot_be(office: Office, name: str, starts_on: date, ends_on: date | None) -> None:
    office.issued()
    with pytest.raises(TermWrong):
        office.series.declare_term(name, starts_on=starts_on, ends_on=ends_on)


def test_the_name_of_an_earlier_term_is_not_used_again(office: Office) -> None:
    office.issued()
    office.series.declare_term("2026-2031", starts_on=date(2026, 3, 3))
    with pytest.raises(TermWrong):
        office.series.declare_term(TERM, starts_on=date(2031, 3, 3))
