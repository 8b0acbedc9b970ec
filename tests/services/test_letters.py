"""Outgoing letters: first run by data, the way to the signature, finding, drafts that answer and guide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.base.clock import today
from app.domain.numbering import Caution
from app.domain.refusals import (
    IdAmbiguous,
    LetterMissing,
    NoOwnUnit,
    OrganUnknown,
    ReasonMissing,
    SignedEarly,
    SignerMissing,
    UnitEnded,
)
from app.domain.states import StepRefused
from app.layout.parts import Organ, Paragraph
from app.models.letters import IncomingLetter
from app.models.session import Store
from app.models.units import Unit
from app.services.dispatch import Dispatch, NotIssued
from app.services.drafting import Drafting
from app.services.first_unit import our_unit
from app.services.letters import Letters, letter_of, parts_of
from app.services.units import Units
from app.standards import KindUnknown, StandardUnknown
from tests.numbering.office import KEY, ORGAN, Office, letter, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data")
    yield made
    made.store.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    store = Store.create(tmp_path / "empty", KEY)
    yield store
    store.close()


def test_the_first_letter_makes_our_unit(empty: Store) -> None:
    change = Letters(empty, by="clerk").new(letter())
    assert [note.caution for note in change.notes] == [Caution.UNIT_MADE]
    assert "Đoàn trường THPT Lý Tự Trọng" in change.notes[0].text
    own = Units(empty, by="clerk").own()
    assert own is not None
    assert (own.symbol, own.place, own.issuing_lines) == ("ĐTN", "An Hòa", tuple(ORGAN.issuing))
    assert Letters(empty, by="clerk").new(letter()).notes == ()


def test_a_stand_in_becomes_the_unit_of_the_letterhead(empty: Store) -> None:
    letters = Letters(empty, by="clerk")
    with letters.work("incoming.register") as w:
        before = our_unit(w).id
        w.commit()
    letters.new(letter())
    units = Units(empty, by="clerk").tree()
    assert [(unit.id, unit.name, unit.own) for unit in units] == [
        (before, "Đoàn trường THPT Lý Tự Trọng", True)
    ]


def test_a_strange_organ_is_refused(office: Office) -> None:
    with pytest.raises(OrganUnknown) as refused:
        office.letters.new(letter(organ=Organ(issuing=["BCH ĐOÀN XÃ BÌNH MINH"], symbol="ĐTN")))
    assert refused.value.where == "$.organ.issuing"
    assert "unit add" in refused.value.advice()
    assert office.letters.list() == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["BAN CHẤP HÀNH", "ĐOÀN TRƯỜNG THPT LÝ TỰ TRỌNG"],
        ["Đoàn trường THPT Lý Tự Trọng"],
        ["BCH  ĐOÀN TRƯỜNG THPT", "LÝ TỰ TRỌNG"],
    ],
)
def test_one_organ_written_in_several_ways(office: Office, lines: list[str]) -> None:
    assert office.letters.new(letter(organ=Organ(issuing=lines, symbol="ĐTN"))).notes == ()


def test_kind_and_standard_must_exist(office: Office) -> None:
    with pytest.raises(KindUnknown):
        office.letters.new(letter("XYZ"))
    with pytest.raises(StandardUnknown):
        office.letters.new(letter(standard="nhà-nước"))


def test_saving_the_same_parts_again_changes_nothing(office: Office) -> None:
    made = office.letters.new(letter()).result.id
    assert office.letters.edit(made, letter()).ids == ()
    change = office.letters.edit(made, letter(subject="mượn sân"))
    assert change.ids == (("outgoing_letter", made),)
    assert office.letters.get(made).row.subject == "mượn sân"


def test_the_way_to_the_signature_and_back(office: Office) -> None:
    letters = office.letters
    made = letters.new(letter()).result.id
    letters.submit(made)
    with pytest.raises(StepRefused):
        letters.edit(made, letter())
    with pytest.raises(ReasonMissing):
        letters.give_back(made, reason=" ")
    assert letters.give_back(made, reason="thiếu nơi nhận").result.state == "returned"
    assert letters.get(made).return_reason == "thiếu nơi nhận"
    letters.edit(made, letter(subject="mượn hội trường lần 2"))
    letters.submit(made)
    signed = letters.sign(made, on=date(2026, 3, 1)).result
    assert (signed.state, signed.signed_on) == ("signed", date(2026, 3, 1))
    with pytest.raises(StepRefused):
        letters.edit(made, letter())
    assert letters.give_back(made, reason="sai ngày").result.signed_on is None


def test_a_signature_needs_a_signer_and_a_day_that_came(office: Office) -> None:
    made = office.letters.new(letter()).result.id
    with pytest.raises(SignedEarly):
        office.letters.sign(made, on=today(office.clock) + timedelta(days=1))
    nobody = office.letters.new(letter(signature=None)).result.id
    with pytest.raises(SignerMissing):
        office.letters.sign(nobody)


def test_finding_a_letter(office: Office) -> None:
    made = office.signed()
    office.letters.issue(made)
    assert office.letters.get(made[-8:]).row.id == made
    assert office.letters.get("01-CV/ĐTN").row.id == made
    for wrong in ("", "zz", "00000000", "%"):
        with pytest.raises((LetterMissing, IdAmbiguous)):
            office.letters.get(wrong)


def test_lists_are_filtered(office: Office) -> None:
    office.issued("CV", subject="mượn hội trường")
    office.letters.new(letter("BC", subject="kết quả tháng Thanh niên"))
    assert [row.kind for row in office.letters.list()] == ["BC", "CV"]
    assert [row.kind for row in office.letters.list(state="issued")] == ["CV"]
    assert [row.kind for row in office.letters.list(text="hoi truong")] == ["CV"]
    assert [row.kind for row in office.letters.list(kind="BC")] == ["BC"]
    assert [row.printed for row in office.letters.list(year=2026)] == ["01-CV/ĐTN"]
    assert len(office.letters.list(limit=1)) == 1


def test_stored_parts_give_the_same_letter_back() -> None:
    written = letter("QĐ", subject="Đoàn viên ưu tú")
    assert letter_of(parts_of(written)) == written
    assert parts_of(written)["form"] == 1
    assert parts_of(written)["standard"] == "youth-union"


def test_a_unit_that_ended_gives_no_numbers(office: Office) -> None:
    made = office.signed()
    office.units.set(valid_to=date(2026, 3, 1))
    with pytest.raises(UnitEnded):
        office.letters.issue(made)


def test_sending(office: Office) -> None:
    dispatch = Dispatch(office.store, by="clerk")
    made = office.signed()
    with pytest.raises(NotIssued):
        dispatch.send(made)
    office.letters.issue(made)
    assert dispatch.send(made, copies=5).result.sent_on == today(office.clock)
    with office.store.read() as s:
        from app.models.letters import OutgoingLetter

        record = s.get(OutgoingLetter, made)
        assert record is not None
        assert (record.copies, record.keeper) == (5, "VP")


# --- drafts ---------------------------------------------------------------------------------------------------


@pytest.fixture
def came(office: Office) -> str:
    """An incoming letter of an invented provincial union."""
    with office.letters.work("test") as w:
        letter_in = w.add(
            IncomingLetter(
                unit_id=w.session.query(Unit).first().id, arrived_on=w.today, number="856", notation="CV/TĐTN-BTG", kind="CV",
                letter_date=date(2026, 2, 5), issuer="BCH ĐOÀN TỈNH PHÚ GIANG", authority="TM. BAN THƯỜNG VỤ",
                subject="tuyên truyền tháng Thanh niên",
            )
        )  # fmt: skip
        w.commit()
        return letter_in.id


def test_an_answer_cites_what_it_answers(office: Office, came: str) -> None:
    office.units.add_signer("Trần Thị Bình", position="BÍ THƯ", authority_lines=["TM. BAN CHẤP HÀNH"])
    row = Drafting(office.store, by="clerk").answer(came, text=["Đã tuyên truyền tới 12 chi đoàn."]).result
    found = office.letters.get(row.id)
    written = letter_of(found.parts)
    assert found.row.answers_id == came
    assert written.addressees == ["BCH Đoàn tỉnh Phú Giang"]
    assert isinstance(written.body[0], Paragraph)
    assert written.body[0].text == (
        "Phúc đáp Công văn số 856-CV/TĐTN-BTG ngày 05/02/2026 của BCH Đoàn tỉnh Phú Giang "
        "về việc tuyên truyền tháng Thanh niên, Đoàn trường THPT Lý Tự Trọng báo cáo như sau:"
    )
    assert written.signature is not None
    assert (written.signature.name, written.signature.position) == ("Trần Thị Bình", "BÍ THƯ")
    assert written.subject == "phúc đáp Công văn số 856-CV/TĐTN-BTG"


def test_a_guide_goes_to_the_branches(office: Office, came: str) -> None:
    office.units.add("Chi đoàn 10A1", level="cell")
    office.units.add("Liên chi đoàn khối 11", level="cell-union")
    drafting = Drafting(office.store, by="clerk")
    written = letter_of(office.letters.get(drafting.guide(came).result.id).parts)
    assert written.addressees == ["Các chi đoàn và liên chi đoàn trực thuộc"]
    assert isinstance(written.body[0], Paragraph)
    assert str(written.body[0].text).startswith("Thực hiện Công văn số 856-CV/TĐTN-BTG")
    plan = drafting.guide(came, kind="KH", subject="Triển khai tháng Thanh niên").result.id
    assert [one["name"] for one in office.letters.get(plan).parts["recipients"]] == [
        "Các chi đoàn và liên chi đoàn trực thuộc",
        "BCH Đoàn tỉnh Phú Giang",
    ]


def test_a_branch_without_a_letterhead_gets_the_usual_one(office: Office) -> None:
    office.units.add("Chi đoàn 10A1", level="cell")
    row = (
        Drafting(office.store, by="clerk")
        .from_words(kind="BB", subject="Họp chi đoàn", unit="Chi đoàn 10A1")
        .result
    )
    organ = letter_of(office.letters.get(row.id).parts).organ
    assert (organ.superior, organ.issuing, organ.symbol) == (
        ["ĐOÀN TRƯỜNG THPT LÝ TỰ TRỌNG"],
        ["CHI ĐOÀN 10A1"],
        "CĐ",
    )


def test_a_stand_in_writes_no_letters(empty: Store) -> None:
    drafting = Drafting(empty, by="clerk")
    with drafting.work("incoming.register") as w:
        our_unit(w)
        w.commit()
    with pytest.raises(NoOwnUnit):
        drafting.from_words(kind="TB", subject="Lịch họp")


def test_a_draft_from_words(office: Office) -> None:
    row = (
        Drafting(office.store, by="clerk")
        .from_words(kind="TB", subject="Lịch họp", text=["Họp ngày 05/3."])
        .result
    )
    assert (row.kind, row.state, row.subject) == ("TB", "draft", "Lịch họp")
