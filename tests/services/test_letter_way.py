"""The way of a letter through the services: rights, approvals, seal, recall, replacement, held and inserted numbers, papers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app.base.clock import today
from app.base.errors import Exit, RuleRefused
from app.domain.numbering import Caution, next_suffix
from app.domain.practice import Practice
from app.domain.refusals import (
    ApprovedAlready,
    DayTooEarly,
    HeldMissing,
    HoldTooLong,
    InsertAfterNothing,
    InsertForbidden,
    NotSent,
    ReasonMissing,
    ReplacementWrong,
    SealMissing,
    StepNotYours,
)
from app.domain.states import NumberMoment, Step, StepRefused, Way
from app.models.vault import Vault
from app.services.dispatch import Dispatch
from app.services.document_copies import DocumentCopies, ExtractEmpty, NotNumbered
from app.services.letter_way import LetterWay
from app.services.people import People
from app.services.posting import NobodyToSend, Posting
from app.services.presenting import Presenting
from app.services.registers import Registers, Span
from app.services.rendering import render
from app.services.signed_copies import NoSignedCopy, NotAPaper, SignedCopies
from tests.numbering.office import Office, letter, open_office
from tests.numbering.soundness import faults

FULL = Practice(way=Way.FULL)


@pytest.fixture
def office(tmp_path: Path):
    made = open_office(tmp_path / "d")
    yield made
    made.store.close()


@pytest.fixture
def full(tmp_path: Path):
    made = open_office(tmp_path / "d", practice=FULL)
    yield made
    made.store.close()


@pytest.fixture
def vault(office: Office):
    made = Vault(office.store)
    yield made
    made.close()


def dispatch(office: Office, practice: Practice | None = None) -> Dispatch:
    return Dispatch(office.store, by="clerk", practice=practice)


# --- states and rights --------------------------------------------------------------------------------------


def test_a_secretary_s_full_way(full: Office) -> None:
    made = full.letters.new(letter()).result.id
    with pytest.raises(StepRefused):
        full.letters.sign(made)
    full.letters.submit(made, who="Lê Thị Hoa")
    full.way.approve(made, Step.CONTENT, who="Trần Văn Nam", note="đúng chủ trương")
    with pytest.raises(ApprovedAlready):
        full.way.approve(made, Step.CONTENT)
    with pytest.raises(StepRefused):
        full.letters.sign(made)
    assert full.way.approve(made).result.state == "approved"
    full.letters.sign(made)
    printed = full.letters.issue(made).result.printed
    with pytest.raises(SealMissing):
        dispatch(full, FULL).send(made)
    full.way.seal(made)
    assert dispatch(full, FULL).send(made).result.sent_on
    told = [(one.step, one.who, one.reason) for one in full.way.history(made)]
    assert told[0] == ("submit", "Lê Thị Hoa", "")
    assert told[1] == ("content", "Trần Văn Nam", "đúng chủ trương")
    assert [one[0] for one in told] == ["submit", "content", "format", "sign", "issue", "seal", "send"]
    assert told[4][2] == printed and told[3][1] == "Trần Thị Bình"


def test_a_returned_letter_is_approved_anew(full: Office) -> None:
    made = full.letters.new(letter()).result.id
    full.letters.submit(made)
    full.way.approve(made)
    full.letters.give_back(made, reason="thiếu căn cứ", who="Bí thư")
    full.letters.submit(made)
    assert full.letters.get(made).approved == ()
    full.way.approve(made, Step.FORMAT)
    assert full.letters.get(made).row.state == "submitted"
    assert full.letters.get(made).approved == ("format",)


def test_solo_branch_signs_and_numbers_in_one_act(office: Office) -> None:
    made = office.letters.new(letter()).result.id
    office.letters.issue(made, signed_on=today(office.clock))
    assert [one.step for one in office.way.history(made)] == ["sign", "issue"]


def test_number_at_printing_after_the_approvals(tmp_path: Path) -> None:
    office = open_office(tmp_path / "p", practice=Practice(way=Way.FULL, number_when=NumberMoment.PRINTING))
    made = office.letters.new(letter()).result.id
    office.letters.submit(made)
    with pytest.raises(StepRefused):
        office.letters.issue(made)
    office.way.approve(made)
    assert office.letters.issue(made).result.no == 1
    office.store.close()


def test_each_step_is_done_by_whom_it_belongs_to(full: Office) -> None:
    people = People(full.store, by="clerk")
    drafter = people.add("Lê Thị Hoa", role="drafter").result.id
    made = full.letters.new(letter()).result.id
    full.letters.submit(made)
    alone = LetterWay(full.store, by=drafter, practice=FULL)
    alone.approve(made, Step.CONTENT)  # who works alone does everything
    head = people.add("Trần Văn Nam", role="head").result.id
    with pytest.raises(StepNotYours) as refused:
        alone.approve(made, Step.FORMAT)
    assert refused.value.exit is Exit.RIGHTS
    assert "duyệt thể thức" in refused.value.sentence() and "người soạn thảo" in refused.value.sentence()
    with pytest.raises(StepNotYours):
        LetterWay(full.store, by=head, practice=FULL).approve(made, Step.FORMAT)
    clerk = people.add("Ngô Thu Hà", role="clerk").result.id
    assert LetterWay(full.store, by=clerk, practice=FULL).approve(made).result.state == "approved"


def test_recall_and_replacement_keep_numbers_and_tell_whom(office: Office) -> None:
    first, second = office.issued(), office.issued(subject="mượn hội trường (thay)")
    with pytest.raises(NotSent):
        office.way.recall(first, reason="nhầm")
    dispatch(office).send(first)
    with pytest.raises(ReasonMissing):
        office.way.recall(first, reason="  ")
    row, told = office.way.recall(first, reason="nhầm nơi nhận").result
    assert row.state == "recalled" and row.printed == first
    assert told == ("Ban Giám hiệu nhà trường", "Các chi đoàn")
    for wrong in (first, office.letters.new(letter()).result.id):
        with pytest.raises(ReplacementWrong):
            office.way.replace(first, wrong)
    row, _ = office.way.replace(first, second, reason="ghi sai ngày").result
    assert row.state == "replaced" and row.replaced_by == second
    with pytest.raises(RuleRefused):
        office.numbers.void(first, reason="x")
    book = Registers(office.store).outgoing(Span(year=2026))
    notes = {entry.cells[0]: entry.cells[-1] for section in book.sections for entry in section.entries}
    assert "thu hồi" in notes[first] and second in notes[first]
    assert notes[second] == ""
    assert faults(office.store) == []


def test_sealed_on_a_day_between_letter_and_today(office: Office) -> None:
    printed = office.issued()
    with pytest.raises(DayTooEarly):
        office.way.seal(printed, on=today(office.clock) - timedelta(days=1))
    assert office.way.seal(printed).result.sealed_on == today(office.clock)


# --- numbers ------------------------------------------------------------------------------------------------


def test_a_held_number_waits_and_the_next_goes_on_behind_it(office: Office) -> None:
    assert office.issued() == "01-CV/ĐTN"
    held = office.holding.hold("CV", reason="chờ chữ ký", until=date(2026, 3, 10)).result
    assert (held.printed, held.number) == ("02-CV/ĐTN", "02")
    assert office.issued() == "03-CV/ĐTN"
    with pytest.raises(RuleRefused):
        office.undo.undo()
    (gap,) = [row for row in office.series.gaps() if row.series.book == "out:CV"]
    assert [one.reason for one in gap.report.held] == ["chờ chữ ký"] and gap.report.whole
    assert gap.series.next == 4
    made = office.signed()
    assert office.letters.issue(made, held="02").result.printed == "02-CV/ĐTN"
    with pytest.raises(HeldMissing):
        office.letters.issue(office.signed(), held="2")
    assert faults(office.store) == []


def test_a_released_number_stands_void_with_its_reason(office: Office) -> None:
    with pytest.raises(HoldTooLong):
        office.holding.hold("CV", reason="chờ", until=date(2026, 3, 1))
    with pytest.raises(ReasonMissing):
        office.holding.hold("CV", reason=" ", until=date(2026, 3, 10))
    held = office.holding.hold("CV", reason="chờ", until=date(2026, 3, 10)).result
    office.holding.release(held.printed, reason="không ban hành")
    assert office.holding.list() == ()
    assert office.issued() == "02-CV/ĐTN"
    book = Registers(office.store).outgoing(Span(year=2026))
    first = book.sections[0].entries[0]
    assert first.cells[0] == held.printed and "không ban hành" in first.cells[-1]
    with pytest.raises(HeldMissing):
        office.holding.release(held.printed, reason="lần nữa")


def test_a_held_number_used_late_is_said(office: Office) -> None:
    office.holding.hold("CV", reason="chờ", until=date(2026, 3, 10))
    office.clock.forward(timedelta(days=20))
    assert office.holding.list()[0].late
    office.issued()
    notes = office.letters.issue(office.signed(), held="1").notes
    assert Caution.HELD_LATE in [one.caution for one in notes]
    assert all(one.text for one in notes)


def test_a_number_between_two_others_where_the_book_allows_it(office: Office) -> None:
    office.issued()
    office.issued()
    made = office.signed()
    with pytest.raises(InsertForbidden):
        office.letters.issue(made, behind="1")
    (cv,) = office.series.list()
    office.series.set_inserts(cv.id[-8:], True)
    with pytest.raises(InsertAfterNothing):
        office.letters.issue(made, behind="7")
    row = office.letters.issue(made, behind="1").result
    assert (row.number, row.printed) == ("01a", "01a-CV/ĐTN")
    assert office.letters.issue(office.signed(), behind="01").result.number == "01b"
    assert office.letters.get(made).parts["number"]["value"] == "01a"
    assert office.issued() == "03-CV/ĐTN"
    (gap,) = office.series.gaps()
    assert [one.suffix for one in gap.report.inserted] == ["a", "b"] and gap.report.whole
    assert faults(office.store) == []


def test_letters_behind_a_number_follow_the_alphabet() -> None:
    assert next_suffix([""]) == "a"
    assert next_suffix(["", "a", "d"]) == "đ"
    with pytest.raises(ValueError):
        next_suffix(["y"])


# --- papers -------------------------------------------------------------------------------------------------


def test_the_copy_for_the_signature_has_empty_fields_in_their_places(office: Office, tmp_path: Path) -> None:
    made = office.letters.new(letter()).result.id
    office.letters.submit(made)
    desk = Presenting(office.store, by="clerk")
    pdf, docx, slip = (tmp_path / name for name in ("trinh.pdf", "trinh.docx", "phieu.pdf"))
    done = desk.present(made, pdf=pdf, docx=docx, slip=slip, copies=5)
    assert all(path.stat().st_size for path in (pdf, docx, slip))
    with pikepdf.open(pdf) as document:
        fields = {str(one.T): [float(edge) for edge in one.Rect] for one in document.Root.AcroForm.Fields}
        assert all(one.FT == "/Sig" and "/V" not in one for one in document.Root.AcroForm.Fields)
    person, seal = fields["ChuKy"], fields["DauCoQuan"]
    assert seal[2] == pytest.approx(
        person[0] + (person[2] - person[0]) / 3, abs=1
    )  # over a third, on its left
    assert seal[2] - seal[0] == pytest.approx(36 / 25.4 * 72, abs=1)
    # Between the position and the name, as they print.
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    places = {}
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        places[text.get_text_bounded(left, bottom, right, top).strip()] = (left, bottom, right, top)
    document.close()
    position, name = places["BÍ THƯ"], places["Trần Thị Bình"]
    assert name[3] <= person[1] + 4 and person[3] <= position[1] + 4
    assert (person[0] + person[2]) / 2 == pytest.approx((name[0] + name[2]) / 2, abs=1.5)
    assert {one["name"] for one in done.fields} == {"ChuKy", "DauCoQuan"}


def test_a_held_number_prints_on_the_copy_for_the_signature(office: Office, tmp_path: Path) -> None:
    office.holding.hold("CV", reason="chờ ký", until=date(2026, 3, 10))
    made = office.letters.new(letter()).result.id
    pdf = tmp_path / "trinh.pdf"
    Presenting(office.store, by="clerk").present(made, pdf=pdf, held="01-CV/ĐTN")
    document = pypdfium2.PdfDocument(pdf)
    assert "01-CV/ĐTN" in document[0].get_textpage().get_text_range()
    document.close()
    with pytest.raises(HeldMissing):
        Presenting(office.store, by="clerk").present(made, pdf=pdf, held="09-CV/ĐTN")


def scan_of(office: Office, printed: str, tmp_path: Path, name: str = "quet.pdf") -> Path:
    from app.services.letters import letter_of

    path = tmp_path / name
    render(letter_of(office.letters.get(printed).parts), pdf=path)
    return path


def test_the_signed_paper_is_compared_and_kept(office: Office, vault: Vault, tmp_path: Path) -> None:
    first = office.issued()
    second = office.issued(subject="tổ chức hội trại kỷ niệm ngày thành lập Đoàn")
    signed = SignedCopies(office.store, by="clerk", vault=lambda: vault)
    with pytest.raises(NoSignedCopy):
        signed.paper(first)
    right = scan_of(office, first, tmp_path)
    change = signed.take_back(first, right)
    assert change.notes == () and change.result.has_signed
    assert signed.paper(first) == ("quet.pdf", right.read_bytes())
    wrong = signed.take_back(first, scan_of(office, second, tmp_path, "nham.pdf"))
    said = " ".join(one.text for one in wrong.notes)
    assert "“2”" in said and "“1”" in said and "hội trại" in said
    assert signed.paper(first)[0] == "nham.pdf"  # the later one is the one that counts
    text = tmp_path / "ghi chu.txt"
    text.write_text("không phải bản ký", encoding="utf-8")
    with pytest.raises(NotAPaper):
        signed.take_back(first, text)
    book = Registers(office.store).outgoing(Span(year=2026))
    assert any("bản ký" in entry.cells[-1] for entry in book.sections[0].entries)


def test_copies_have_numbers_of_their_own(office: Office, vault: Vault, tmp_path: Path) -> None:
    copies = DocumentCopies(office.store, by="clerk", vault=lambda: vault)
    with pytest.raises(NotNumbered):
        copies.make(office.letters.new(letter()).result.id, "SY")
    printed = office.issued()
    one = copies.make(printed, "SY", copies=3).result
    two = copies.make(printed, "SL", electronic=True).result
    with pytest.raises(ExtractEmpty):
        copies.make(printed, "TrS", text=["  "])
    three = copies.make(printed, "TrS", text=["Chỉ đoạn này."]).result
    assert [row.printed for row in (one, two, three)] == ["01-BS/ĐTN", "02-BS/ĐTN", "03-BS/ĐTN"]
    texts = {}
    for row in (one, two, three):
        copies.write(row.id, tmp_path / "sao.pdf")
        document = pypdfium2.PdfDocument(tmp_path / "sao.pdf")
        texts[row.kind] = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    assert "01-BS/ĐTN" in texts["SY"] and "mượn hội trường" in texts["SY"]
    assert "SAO LỤC; " in texts["SL"] and "+07:00" in texts["SL"]
    assert "Chỉ đoạn này." in texts["TrS"] and "kính đề nghị" not in texts["TrS"]
    office.numbers.void("02-BS/ĐTN", reason="in hỏng")
    assert [row.void_reason for row in copies.list(year=2026)] == ["", "in hỏng", ""]
    assert copies.register(tmp_path / "so.pdf", year=2026).stat().st_size
    # The outgoing register and its numbers know nothing of copies.
    assert office.issued() == "02-CV/ĐTN"


def test_a_copy_that_cannot_be_drawn_costs_no_number(office: Office, vault: Vault, tmp_path: Path) -> None:
    printed = office.issued()
    scan = scan_of(office, printed, tmp_path)
    with pikepdf.open(scan, allow_overwriting_input=True) as document:
        document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        document.save(scan)
    SignedCopies(office.store, by="clerk", vault=lambda: vault).take_back(printed, scan)
    copies = DocumentCopies(office.store, by="clerk", vault=lambda: vault)
    from app.export.pdf.overlay import PdfRefused

    with pytest.raises(PdfRefused):
        copies.make(printed, "SY")
    assert copies.list() == ()
    assert not [row for row in office.series.list() if row.book == "copies" and row.last]


def test_an_envelope_for_each_recipient(office: Office, tmp_path: Path) -> None:
    printed = office.issued()
    desk = Posting(office.store, by="clerk")
    assert desk.print_envelopes(printed, tmp_path / "bi.pdf") == 2
    document = pypdfium2.PdfDocument(tmp_path / "bi.pdf")
    assert "01-CV/ĐTN" in document[1].get_textpage().get_text_range()
    document.close()
    assert desk.print_slips(printed, tmp_path / "phieu.docx").stat().st_size
    bare = office.letters.new(letter(kind="BC", addressees=[], recipients=[])).result.id
    with pytest.raises(NobodyToSend):
        desk.envelopes(bare)
