"""Numbers in services: when they are given, how they are dated, what voiding keeps, what other rooms may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.base.clock import today
from app.base.errors import Exit
from app.check.findings import Finding, Severity
from app.domain.numbering import Caution
from app.domain.practice import Practice
from app.domain.refusals import (
    DateInFuture,
    FindingsStop,
    NumberMissing,
    NumberTaken,
    NumberVoidAlready,
    PeriodUnknown,
    ReasonMissing,
    SeriesClosed,
    SignerMissing,
    TermEnded,
)
from app.domain.states import NumberMoment, StepRefused
from app.layout.parts import Number, Organ
from app.models.numbers import IssuedNumber
from app.models.units import Unit
from app.services.counting import term_of
from app.services.letters import Letters
from app.services.numbering import take_arrival_number, take_number
from tests.numbering.office import ORGAN, TERM_FROM, Office, letter, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data")
    yield made
    made.store.close()


def test_a_draft_never_gets_a_number(office: Office) -> None:
    made = office.letters.new(letter()).result.id
    with pytest.raises(StepRefused) as refused:
        office.letters.issue(made)
    assert refused.value.exit is Exit.RULES
    assert "letter sign" in refused.value.advice()
    office.letters.submit(made)
    with pytest.raises(StepRefused):
        office.letters.issue(made)
    assert office.series.list() == ()


def test_each_kind_has_its_book_from_01(office: Office) -> None:
    assert [office.issued(kind) for kind in ("CV", "CV", "BC", "QĐ")] == [
        "01-CV/ĐTN",
        "02-CV/ĐTN",
        "01-BC/ĐTN",
        "01-QĐ/ĐTN",
    ]


def test_decisions_and_regulations_print_alike_and_share_a_book(office: Office) -> None:
    assert [office.issued(kind) for kind in ("QĐ", "QyĐ", "QĐ")] == ["01-QĐ/ĐTN", "02-QĐ/ĐTN", "03-QĐ/ĐTN"]


def test_kinds_without_a_symbol_share_a_book(office: Office) -> None:
    assert [office.issued(kind) for kind in ("TC", "TuB")] == ["01/ĐTN", "02/ĐTN"]


def test_from_10_on_no_zero(office: Office) -> None:
    office.series.open("CV", first=9)
    assert [office.issued(), office.issued()] == ["09-CV/ĐTN", "10-CV/ĐTN"]


def test_the_number_freezes_the_letter(office: Office) -> None:
    made = office.signed("CV", number=Number(printed="Số: … -CV/ĐTN"), draft="DỰ THẢO LẦN 2")
    change = office.letters.issue(made)
    parts = office.letters.get(made).parts
    assert parts["number"] == {"value": "01"}
    assert parts["date"] == {"place": "An Hòa", "day": 2, "month": 3, "year": 2026}
    assert "draft" not in parts
    assert parts["standard_version"]
    assert change.result.line == "Số: 01-CV/ĐTN"
    assert Caution.DRAFT_NOTE in {note.caution for note in change.notes}
    with pytest.raises(StepRefused):
        office.letters.edit(made, letter())
    assert office.letters.get(made).parts == parts


def test_the_composer_prints_the_registered_number(office: Office) -> None:
    """Register and paper must say the same: the composer's line is the services' line."""
    from app.layout.sheet import Grid
    from app.services.letters import letter_of
    from app.services.rendering import sheet_of

    for kind in ("CV", "QĐ", "TC"):
        made = office.signed(kind)
        line = office.letters.issue(made).result.line
        head = sheet_of(letter_of(office.letters.get(made).parts)).blocks[0]
        assert isinstance(head, Grid)
        texts = [
            getattr(block, "text", "") for row in head.rows for cell in row.cells for block in cell.blocks
        ]
        assert line in texts


def test_the_date_is_the_day_of_signing(office: Office) -> None:
    made = office.signed(on=date(2026, 2, 27))  # a Friday; today is Monday: the next working day
    change = office.letters.issue(made)
    assert change.result.dated == date(2026, 2, 27)
    assert change.notes == ()


def test_late_and_early_dates_are_allowed_with_a_word(office: Office) -> None:
    office.issued()
    made = office.signed(on=date(2026, 2, 20))
    cautions = {note.caution for note in office.letters.issue(made).notes}
    assert cautions == {Caution.BACK_DATED}
    made = office.signed(on=date(2026, 2, 20))
    notes = office.letters.issue(made, on=date(2026, 3, 2)).notes
    assert {note.caution for note in notes} == {Caution.LATE}
    assert "23/02/2026" in notes[0].text
    made = office.signed()
    cautions = {note.caution for note in office.letters.issue(made, on=date(2026, 3, 1)).notes}
    assert cautions == {Caution.BACK_DATED, Caution.BEFORE_SIGNING}


def test_a_date_to_come_is_refused(office: Office) -> None:
    made = office.signed()
    with pytest.raises(DateInFuture):
        office.letters.issue(made, on=today(office.clock) + timedelta(days=1))


def test_a_date_before_every_term_is_refused(office: Office) -> None:
    made = office.signed(on=TERM_FROM)
    with pytest.raises(PeriodUnknown):
        office.letters.issue(made, on=TERM_FROM - timedelta(days=1))


def test_after_the_term_a_new_one_must_be_declared(office: Office) -> None:
    office.issued()
    office.clock.forward(timedelta(days=600))
    made = office.signed()
    with pytest.raises(TermEnded) as refused:
        office.letters.issue(made)
    assert "nhiệm kỳ mới" in refused.value.advice()
    office.series.declare_term("2027-2032", starts_on=date(2027, 10, 16))
    assert office.letters.issue(made).result.printed == "01-CV/ĐTN"
    late = office.signed(on=date(2027, 10, 15))
    change = office.letters.issue(late)
    assert (change.result.printed, change.result.period) == ("02-CV/ĐTN", "2022-2027")
    assert {note.caution for note in change.notes} >= {Caution.OTHER_PERIOD}


def test_a_closed_series_gives_nothing(office: Office) -> None:
    office.issued()
    office.series.close(office.series.list()[0].id)
    made = office.signed()
    with pytest.raises(SeriesClosed):
        office.letters.issue(made)
    assert office.letters.get(made).row.state == "signed"


def test_an_error_finding_stops_the_number(office: Office) -> None:
    finding = Finding(
        Severity.ERROR, "title", "title", "ĐOÀN", "ĐOÀN TNCS HỒ CHÍ MINH", "HD29", "Sai tiêu đề."
    )
    strict = Letters(office.store, by="clerk", checker=lambda _: (finding,))
    made = office.signed()
    with pytest.raises(FindingsStop) as refused:
        strict.issue(made)
    assert "Sai tiêu đề." in refused.value.sentence()
    assert office.letters.issue(made).result.no == 1


def test_warnings_do_not_stop_it(office: Office) -> None:
    finding = Finding(Severity.WARNING, "size", "body", "13", "14", "HD29", "Cỡ chữ.")
    lenient = Letters(office.store, by="clerk", checker=lambda _: (finding,))
    notes = lenient.issue(office.signed()).notes
    assert [note.caution for note in notes] == [Caution.FINDINGS]


def test_the_checker_of_the_house_is_asked(office: Office) -> None:
    made = office.signed(recipients=[], storage=None, signature=letter().signature)
    house = Letters(office.store, by="clerk")
    findings = []
    try:
        findings = [note for note in house.issue(made).notes if note.caution is Caution.FINDINGS]
    except FindingsStop:
        return
    assert findings


def test_numbers_at_printing_come_before_the_pen(tmp_path: Path) -> None:
    office = open_office(tmp_path / "data", practice=Practice(number_when=NumberMoment.PRINTING))
    made = office.letters.new(letter()).result.id
    with pytest.raises(StepRefused):
        office.letters.issue(made)
    office.letters.submit(made)
    assert office.letters.issue(made).result.printed == "01-CV/ĐTN"
    row = office.letters.sign(made).result
    assert (row.state, row.signed_on) == ("issued", today(office.clock))
    office.store.close()


def test_signing_and_numbering_in_one_act(office: Office) -> None:
    made = office.letters.new(letter()).result.id
    office.letters.issue(made, signed_on=date(2026, 3, 2))
    row = office.letters.get(made).row
    assert (row.state, row.signed_on, row.printed) == ("issued", date(2026, 3, 2), "01-CV/ĐTN")
    unsigned = office.letters.new(letter(signature=None)).result.id
    with pytest.raises(SignerMissing):
        office.letters.issue(unsigned, signed_on=date(2026, 3, 2))


def test_another_symbol_than_ours_is_mentioned(office: Office) -> None:
    made = office.signed(organ=Organ(issuing=ORGAN.issuing, symbol="ĐTNN"))
    assert {note.caution for note in office.letters.issue(made).notes} == {Caution.SYMBOL}


# --- void -------------------------------------------------------------------------------------------------


def test_a_void_number_stays_and_is_never_given_again(office: Office) -> None:
    made = office.signed()
    office.letters.issue(made)
    change = office.numbers.void("Số: 01-CV/ĐTN", reason="gửi nhầm nơi nhận")
    assert not change.undo
    row = office.letters.get(made).row
    assert (row.state, row.printed, row.void_reason) == ("void", "01-CV/ĐTN", "gửi nhầm nơi nhận")
    assert office.issued() == "02-CV/ĐTN"
    with pytest.raises(NumberVoidAlready):
        office.numbers.void(made, reason="lần nữa")


@pytest.mark.parametrize("reason", ["", "   "])
def test_void_wants_a_reason(office: Office, reason: str) -> None:
    office.issued()
    with pytest.raises(ReasonMissing):
        office.numbers.void("01-CV/ĐTN", reason=reason)


@pytest.mark.parametrize("number", ["77-CV/ĐTN", "CV", "", "01-KH/ĐTN", "1", "01"])
def test_void_of_what_was_never_given(office: Office, number: str) -> None:
    office.issued()
    with pytest.raises(NumberMissing):
        office.numbers.void(number, reason="x")


# --- other organs and books -----------------------------------------------------------------------------------


def test_a_congress_has_one_series_for_all_kinds(office: Office) -> None:
    organ = Organ(issuing=["ĐẠI HỘI ĐOÀN TRƯỜNG THPT LÝ TỰ TRỌNG"], symbol="ĐH")
    office.units.add(
        "Đại hội Đoàn trường 2026", level="congress", issuing_lines=organ.issuing, symbol="ĐH",
        valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 3),
    )  # fmt: skip
    numbers = []
    for kind in ("BC", "NQ", "BB"):
        made = office.signed(kind, organ=organ)
        numbers.append(office.letters.issue(made).result)
    assert [row.no for row in numbers] == [1, 2, 3]
    assert {row.book for row in numbers} == {"congress"}
    assert numbers[0].period == "Đại hội Đoàn trường 2026"


def test_state_numbers_run_by_the_year_and_secret_ones_apart(office: Office) -> None:
    organ = Organ(issuing=["ỦY BAN NHÂN DÂN XÃ AN HÒA"], symbol="UBND", unit="VX")
    office.units.add(
        "UBND xã An Hòa", issuing_lines=organ.issuing, symbol="UBND", standard="decree-30", level="commune"
    )

    def issued(secrecy: str | None = None, on: date | None = None) -> str:
        made = office.signed("CV", on, organ=organ, standard="decree-30", secrecy=secrecy)
        return office.letters.issue(made).result.printed

    assert issued(on=date(2025, 12, 31)) == "01/UBND-VX"
    assert issued() == "01/UBND-VX"
    assert issued("MẬT") == "01/UBND-VX (mật)"
    assert issued() == "02/UBND-VX"


def test_a_common_series_of_a_state_organ(office: Office) -> None:
    organ = Organ(issuing=["ỦY BAN NHÂN DÂN XÃ AN HÒA"], symbol="UBND")
    office.units.add(
        "UBND xã An Hòa", issuing_lines=organ.issuing, standard="decree-30", books="common", level="commune"
    )
    made = [office.signed(kind, organ=organ, standard="decree-30") for kind in ("QĐ", "BC")]
    assert [office.letters.issue(one).result.printed for one in made] == ["01/QĐ-UBND", "02/BC-UBND"]


def test_arrival_numbers_use_the_same_machine(office: Office) -> None:
    def arrive(on: date) -> int:
        with office.letters.work("incoming.register") as w:
            unit = w.session.scalars(select(Unit)).one()
            taken = take_arrival_number(w, unit, on=on, letter_id=w.ids.new())
            w.commit()
            return taken.record.no

    assert [arrive(date(2025, 12, 31)), arrive(date(2026, 1, 2)), arrive(date(2026, 1, 2))] == [1, 1, 2]


def test_the_database_refuses_what_the_program_would_not_notice(office: Office) -> None:
    """Behind the rule stand the constraints: a printed number that is taken is refused by name."""
    office.issued()
    with pytest.raises(NumberTaken) as refused, office.letters.work("letters.issue") as w:
        unit = w.session.scalars(select(Unit)).one()
        take_number(
            w,
            unit,
            "out:KH",
            period=term_of(unit).period(),
            on=w.today,
            letter_id=None,
            printed=lambda _: "01-CV/ĐTN",
        )
        w.commit()
    assert "01-CV/ĐTN" in refused.value.sentence()
    with office.store.read() as s:
        assert len(s.scalars(select(IssuedNumber)).all()) == 1
