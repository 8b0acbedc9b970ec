"""Registers as plain rows: order, change of term, secret letters apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.services.registers import Registers, Span, TermUnknown
from tests.factory import desk as make_desk
from tests.factory import own_letter


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def issue(desk, on=None, **changes):
    made = desk.letters.new(own_letter(**changes)).result
    desk.letters.sign(made.id, on=on)
    return desk.letters.issue(made.id, on=on).result


def numbers(book):
    return {section.title: [entry.cells[0] for entry in section.entries] for section in book.sections}


def test_lines_stand_by_number_even_when_dates_go_back(desk):
    for day in (date(2026, 3, 2), date(2026, 2, 25), date(2026, 3, 1)):
        issue(desk, on=day)
    book = desk.registers.outgoing(Span(year=2026))
    assert numbers(book) == {"Sổ công văn (CV)": ["01-CV/ĐTN", "02-CV/ĐTN", "03-CV/ĐTN"]}
    assert (book.cover.first_day, book.cover.last_day) == ("25/02/2026", "02/3/2026")
    assert book.sections[0].numbers == ("01", "03")


def test_numbers_given_before_the_term_was_declared_stand_in_it(desk):
    issue(desk)
    desk.series.declare_term("2025-2030", starts_on=date(2025, 1, 1))
    issue(desk)
    assert numbers(desk.registers.outgoing(Span(term="2025-2030"))) == {
        "Sổ công văn (CV)": ["01-CV/ĐTN", "02-CV/ĐTN"]
    }
    assert numbers(desk.registers.outgoing(Span(year=2026))) == {
        "Sổ công văn (CV)": ["01-CV/ĐTN", "02-CV/ĐTN"]
    }
    with pytest.raises(TermUnknown):
        desk.registers.outgoing(Span(term="1990"))


def test_two_terms_in_one_year_are_two_sections(desk):
    desk.letters.new(own_letter())  # the first letter makes our unit
    desk.series.declare_term("2021-2026", starts_on=date(2021, 1, 1))
    issue(desk)
    desk.clock.forward(timedelta(days=60))
    desk.series.declare_term("2026-2031", starts_on=date(2026, 4, 1))
    issue(desk)
    found = numbers(desk.registers.outgoing(Span(year=2026)))
    assert found == {
        "Sổ công văn (CV) - 2021-2026": ["01-CV/ĐTN"],
        "Sổ công văn (CV) - 2026-2031": ["01-CV/ĐTN"],
    }
    assert numbers(desk.registers.outgoing(Span(term="2021-2026"))) == {"Sổ công văn (CV)": ["01-CV/ĐTN"]}


def test_void_numbers_stay_with_their_reason(desk):
    issue(desk)
    issue(desk)
    desk.numbers.void("01-CV/ĐTN", reason="in nhầm")
    (section,) = desk.registers.outgoing(Span(year=2026)).sections
    assert [(entry.cells[0], entry.void, entry.cells[9]) for entry in section.entries] == [
        ("01-CV/ĐTN", True, "Hủy: in nhầm"),
        ("02-CV/ĐTN", False, ""),
    ]
    assert section.voids == 1


def test_what_a_line_says(desk):
    issue(desk, addressees=["Ban Thường vụ Tỉnh đoàn"])
    (section,) = desk.registers.outgoing(Span(year=2026)).sections
    cells = section.entries[0].cells
    assert cells[1] == "02/3/2026"
    assert cells[2] == "Công văn V/v báo cáo số liệu đoàn viên quý I năm 2026"
    assert cells[3] == "Đỗ Đình Đạt"
    assert cells[4] == "Ban Thường vụ Tỉnh đoàn; Thường trực Tỉnh đoàn (để báo cáo)"
    assert cells[5] == "VP"
    assert cells[8] == ""


def test_an_empty_folder_gives_blank_books(desk):
    registers = Registers(desk.store)
    assert registers.outgoing(Span(year=2026)).rows == registers.incoming(Span(year=2026)).rows == 0
