"""What looks wrong in a record: ages by the rules of their day, days in order, identity numbers, phones, mail, doubles."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.member_checks import Surroundings, check, double_keys, plain_phone
from app.domain.member_rules import RuleBook
from app.domain.members import age_on, birthday, period_of
from app.services.member_findings import provinces
from app.services.rules import given as rules_given

BOOK = RuleBook(rules_given())
TODAY = date(2026, 3, 2)
AROUND = Surroundings(lambda _: BOOK, TODAY, provinces())
GOOD = {
    "full_name": "Đỗ Văn Ân",
    "sex": "Nam",
    "birth_date": date(2008, 5, 5),
    "id_number": "034208012345",
    "id_issued_on": date(2022, 9, 29),
    "joined_on": date(2024, 3, 26),
    "phone": "0912345678",
    "email": "an@vidu.example",
}


def found(**changes):
    return {(one.field, one.late) for one in check({**GOOD, **changes}, AROUND)}


def test_a_good_record_has_nothing_to_say():
    assert check(GOOD, AROUND) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"joined_on": date(2023, 5, 5)}, "joined_on"),  # 15 years, and one day is missing
        ({"id_issued_on": date(2007, 1, 1)}, "id_issued_on"),
        ({"id_issued_on": date(2011, 1, 1)}, "id_issued_on"),  # twelve digits came in 2012
        ({"card_issued_on": date(2024, 1, 1)}, "card_issued_on"),
        ({"id_number": "077208012345"}, None),  # Bà Rịa - Vũng Tàu was a province when it was given
        ({"id_number": "003208012345"}, "id_number"),
        ({"id_number": "034308012345"}, "id_number"),
        ({"id_number": "034008012345"}, "id_number"),  # born 1908
        ({"id_number": "034207012345"}, "id_number"),
        ({"phone": "01689123456"}, "phone"),
        ({"phone": "912345678"}, "phone"),
        ({"phone": "02438571234"}, None),
        ({"email": "an@gmail.con"}, "email"),
        ({"email": "an @vidu"}, "email"),
        ({"full_name": "Ân"}, "full_name"),
        ({"full_name": "Đỗ Văn Ân 2"}, "full_name"),
        ({"party_joined_on": date(2026, 2, 3), "party_official_on": date(2025, 2, 3)}, "party_official_on"),
    ],
)
def test_each_slip_is_seen_in_its_field(changes, field):
    assert found(**changes) == ({(field, True)} if field else set())


def test_admission_on_the_first_day_and_on_the_last():
    born = GOOD["birth_date"]
    assert BOOK.youngest_day(born) == date(2023, 5, 6) and BOOK.last_day(born) == date(2039, 5, 4)
    assert found(joined_on=date(2023, 5, 6)) == set()
    grown = check(
        {**GOOD, "birth_date": date(1980, 1, 1), "id_number": "", "joined_on": date(2012, 1, 1)}, AROUND
    )
    assert ("joined_on", True) in {(one.field, one.late) for one in grown}


def test_the_rule_is_named_with_its_source_and_its_doubt():
    (one,) = check({**GOOD, "joined_on": date(2023, 5, 1)}, AROUND)
    assert "06/5/2023" in one.sentence and "20-HD" in one.source and "khác nhau" in one.source


def test_who_is_beyond_the_age_is_told_unless_he_may_stay():
    old = {"birth_date": date(1995, 3, 1), "id_number": "", "joined_on": date(2012, 1, 1)}
    assert found(**old) == {("birth_date", False)}
    assert found(**old, stays_until=date(2026, 12, 31)) == set()
    assert found(**old, status="matured") == set()
    assert found(**old, stays_until=date(2031, 3, 1)) == {("stays_until", True)}


def test_a_finding_offers_what_is_all_but_certain():
    (phone,) = check({**GOOD, "phone": "01689123456"}, AROUND)
    assert phone.fix == "0389123456"
    (mail,) = check({**GOOD, "email": "an@gmail.con"}, AROUND)
    assert mail.fix == "an@gmail.com"


@given(st.dates(date(1990, 1, 1), date(2012, 12, 31)), st.integers(-400, 20_000))
def test_admission_is_found_wrong_exactly_outside_the_rule(born, days):
    joined = born + timedelta(days=days)
    wrong = {
        one.field
        for one in check(
            {"full_name": "Lê An", "birth_date": born, "joined_on": joined, "status": "x"}, AROUND
        )
    }
    inside = BOOK.youngest_day(born) <= joined <= BOOK.last_day(born)
    assert ("joined_on" in wrong) is not inside


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_no_text_breaks_the_checks(name, phone, mail):
    for one in check({"full_name": name, "phone": phone, "email": mail, "id_number": phone}, AROUND):
        assert one.sentence and one.advice


@given(st.dates(date(1950, 1, 1), date(2020, 12, 31)), st.integers(1, 60))
def test_birthdays_and_ages_agree(born, years):
    day = birthday(born, years)
    assert age_on(born, day) == years and age_on(born, day - timedelta(days=1)) == years - 1


@given(
    st.sampled_from(["Nguyễn Thị Ánh", "Đỗ Văn Ân", "Lê Hoà"]),
    st.sampled_from(["NFC", "NFD"]),
    st.booleans(),
    st.integers(1, 3),
)
def test_doubles_are_seen_however_a_name_is_written(name, form, loud, blanks):
    written = unicodedata.normalize(form, name.upper() if loud else name).replace(" ", " " * blanks)
    assert double_keys({"full_name": written, "birth_date": TODAY}) == double_keys(
        {"full_name": name, "birth_date": TODAY}
    )


def test_doubles_by_code_and_by_number():
    one = double_keys({"code": "tb01", "id_number": "034 208 012345"})
    assert one == double_keys({"code": "TB01", "id_number": "034208012345"})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("hỏi mẹ", "hỏi mẹ"),
    ],
)
def test_phones_are_kept_as_digits_when_they_are_one_number(typed, kept):
    assert plain_phone(typed) == kept


def test_periods():
    assert [period_of(one) for one in ("2025", "2024-2025", "2024 - 25", "2024/2025")] == [
        "2025",
        "2024-2025",
        "2024-2025",
        "2024-2025",
    ]
    for wrong in ("2025-2024", "25", "2024-2026", "năm"):
        with pytest.raises(ValueError, match=wrong):
            period_of(wrong)
