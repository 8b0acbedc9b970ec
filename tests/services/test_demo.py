"""The demonstration's people and letters: invented, the same each time, with all the letters of the alphabet."""

from __future__ import annotations

import unicodedata
from datetime import date

from app.base.text import nfc
from app.layout.compose import standard_of
from app.services.checking import check_data
from app.services.demo_letters import province_letter
from app.services.demo_people import People

TODAY = date(2026, 3, 2)


def people(seed=20_260_326, today=TODAY):
    source = People(today, seed=seed)
    return [one for _ in range(8) for one in source.branch(8)]


def test_the_same_seed_gives_the_same_people():
    assert people() == people()
    assert people() != people(seed=1)


def test_names_are_distinct_composed_and_of_all_tones():
    names = [one.name for one in people()]
    assert len(set(names)) == len(names) == 64
    assert all(name == nfc(name) for name in names)
    letters = " ".join(names)
    marks = {c for c in unicodedata.normalize("NFD", letters) if unicodedata.combining(c)}
    assert {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} <= marks
    assert "Đ" in letters or "đ" in letters


def test_dates_of_people_are_reasonable_on_any_day():
    for today in (date(2026, 1, 1), date(2028, 2, 29), date(2030, 12, 31)):
        for one in people(today=today):
            born = date.fromisoformat(one.fields["birth_date"])
            joined = date.fromisoformat(one.fields["joined_on"])
            assert 15 <= today.year - born.year <= 31
            assert born < joined < today
            assert joined.year - born.year >= 15


def test_the_sample_letter_is_faultless_by_its_standard():
    letter = province_letter(TODAY, deadline=date(2026, 3, 23))
    findings = check_data(letter)
    assert [one for one in findings if one.severity == "error"] == []
    assert standard_of(letter).id == "youth-union"
    text = str(letter)
    assert "{" not in text.replace("Letter(", "")
    assert "23/3/2026" in text
