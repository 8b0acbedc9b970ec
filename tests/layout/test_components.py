"""Components beside the common ones: marks in frames, notes, joint signatures, bars, margins, papers, annexes, copies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.base.clock import VIETNAM
from app.base.lengths import mm
from app.layout.compose import compose, separate_annexes, standard_of
from app.layout.compose_copy import compose_copy, copy_text, margin_text
from app.layout.compose_envelope import SIZES, compose_envelope
from app.layout.compose_type import TWIP
from app.layout.papers import Copied, Copy, Envelope
from app.layout.parts import Annex, DateLine, Letter, Number, Organ, Paragraph, Recipient, Signature, Storage
from app.layout.read import LetterRefused, read_paper
from app.layout.sheet import Align, Grid, NewSection, Para, Role, Rule
from app.standards import load
from tests.layout.sheets import RULER, grid, letter, one, paras, sheet, texts

CO = Signature(name="Trần Thị Một", position="THƯ KÝ")
CHAIR = Signature(name="Lê Văn Hai", position="CHỦ TỌA")
DECREE = {"standard": "decree-30", "kind": "BC"}


def full(**fields) -> Letter:
    given = {
        "organ": Organ(issuing=["BCH ĐOÀN XÃ PHÚ LÂM"], superior=["TỈNH ĐOÀN X"], symbol="ĐTN"),
        "number": Number(value="5"),
        "date": DateLine(place="Phú Lâm", day=5, month=1, year=2026),
        "signature": Signature(name="Lê Văn Hai", position="BÍ THƯ", authority=["TM. BAN THƯỜNG VỤ"]),
        "body": [Paragraph(text="Nội dung.")],
    }
    return letter(**{**given, **fields})


# --- marks and notes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wide"), [("KHẨN", 20), ("thượng khẩn", 40), ("HỎA TỐC", 30), ("HOẢ TỐC", 30)]
)
def test_urgency_has_the_frame_of_the_decree(words: str, wide: int) -> None:
    tree = sheet(**DECREE, urgency=words)
    mark = one(tree, Role.URGENCY)
    head = grid(tree, "head")
    assert mark.look.box is not None
    assert not mark.look.frame
    inner = head.columns[0] - mark.look.left - mark.look.right
    assert abs(int(inner) - int(mm(wide))) <= 2 * 635
    assert abs(int(mark.look.pitch + mark.look.box.added) - int(mm(8))) <= 635
    assert mark.look.colour == "ff0000"  # PL I.III.2.b: bright red
    assert mark.text == words.upper()


def test_an_hour_behind_the_urgency_keeps_a_frame_of_its_own() -> None:
    mark = one(sheet(**DECREE, urgency="HỎA TỐC 8 giờ"), Role.URGENCY)
    assert mark.look.frame
    assert mark.look.box is None


def test_the_union_frames_secrecy_by_its_words() -> None:
    assert one(sheet(secrecy="MẬT"), Role.SECRECY).look.frame
    assert one(sheet(secrecy="MẬT"), Role.SECRECY).look.colour == ""


def test_conference_note_stands_in_quotes_once() -> None:
    for note in ("Tài liệu hội nghị lần thứ 5", "“Tài liệu hội nghị lần thứ 5”"):
        assert texts(sheet(conference_note=note), Role.CONFERENCE_NOTE) == ["“Tài liệu hội nghị lần thứ 5”"]
    assert one(sheet(conference_note="x"), Role.CONFERENCE_NOTE).look.size.pt == 12  # mẫu 3.6


def test_circulation_stands_over_the_title_of_page_1() -> None:
    tree = compose(full(circulation="Xem xong trả lại"), load("youth-union"), RULER)
    (mark,) = tree.page.first_head
    assert mark.text == "XEM XONG TRẢ LẠI"
    assert mark.look.left >= grid(tree, "head").columns[0]
    assert tree.page.first_head_top + mark.look.pitch < tree.page.top


def test_the_address_stands_under_a_line_as_wide_as_the_text() -> None:
    tree = compose(full(standard="decree-30", contact="Số 12, ĐT: 0123"), load("decree-30"), RULER)
    rule, words = tree.page.first_foot
    assert isinstance(rule, Rule)
    assert 0 <= int(tree.page.text_width - rule.length) < TWIP
    assert isinstance(words, Para)
    assert words.role is Role.CONTACT
    high = rule.height + words.look.pitch
    assert tree.page.foot_bottom + high <= tree.page.bottom


def test_the_drafters_code_ends_the_storage_line_of_the_decree() -> None:
    one_letter = full(standard="decree-30", file_code="PL.(300)", storage=Storage(units="VT, VP"))
    tree = compose(one_letter, load("decree-30"), RULER)
    assert texts(tree, Role.RECIPIENT)[-1] == "- Lưu: VT, VP. PL.(300)"
    assert tree.page.first_foot == ()
    alone = compose(full(file_code="BC/VP"), load("youth-union"), RULER)
    assert [block.role for block in alone.page.first_foot] == [Role.FILE_CODE]


# --- signatures ----------------------------------------------------------------------------------------


def test_minutes_are_signed_by_two_with_the_chair_at_the_right() -> None:
    tree = sheet(
        standard="decree-30", kind="BB", signature=CHAIR, co_signatures=[CO], recipients=[Recipient(name="A")]
    )
    foot = grid(tree, "foot")
    signed = next(
        row
        for row in foot.rows
        if any(isinstance(b, Para) and b.role is Role.POSITION for b in row.cells[0].blocks)
    )
    left, right = (
        [block.text for block in cell.flat() if isinstance(block, Para) and block.spans]
        for cell in signed.cells
    )
    assert (left, right) == (["THƯ KÝ", "Trần Thị Một"], ["CHỦ TỌA", "Lê Văn Hai"])
    below = foot.rows[-1]
    assert next(below.cells[0].flat()).role is Role.RECIPIENTS_LABEL  # form 1.9: under the left signature
    assert below.cells[1].blocks == ()


def test_state_minutes_have_no_place_and_date() -> None:
    assert (
        texts(sheet(standard="decree-30", kind="BB", date=DateLine(place="X", day=1)), Role.PLACE_DATE) == []
    )
    assert texts(sheet(kind="BB"), Role.PLACE_DATE)


def test_three_sign_with_the_leading_organ_last_at_the_right() -> None:
    third = Signature(name="Phạm Ba", position="TRƯỞNG BAN", also=["kiêm", "TRƯỞNG BAN CHỈ ĐẠO"])
    foot = grid(sheet(signature=CHAIR, co_signatures=[CO, third]), "foot")
    names = [
        [
            next((b.text for b in cell.flat() if isinstance(b, Para) and b.role is Role.SIGNER), "")
            for cell in row.cells
        ]
        for row in foot.rows
    ]
    assert [pair for pair in names if any(pair)] == [["", "Trần Thị Một"], ["Phạm Ba", "Lê Văn Hai"]]
    lines = texts(sheet(signature=third), Role.POSITION)
    assert lines == ["kiêm", "TRƯỞNG BAN CHỈ ĐẠO"]  # the first stands in the look of the authority line


def test_names_beside_each_other_stand_level() -> None:
    one_line = Signature(name="Vũ Ngọc Ánh", position="THƯ KÝ")
    two_lines = Signature(name="Hoàng Minh Châu", authority=["TM. BAN KIỂM PHIẾU"], position="TRƯỞNG BAN")
    for left, right in ((one_line, two_lines), (two_lines, one_line)):
        foot = grid(sheet(kind="BB", signature=right, co_signatures=[left]), "foot")
        paras = [[b for b in cell.flat() if isinstance(b, Para)] for row in foot.rows for cell in row.cells]
        signed = [inner for inner in paras if inner and inner[-1].role is Role.SIGNER]
        over = [sum(int(one.look.pitch) for one in inner[:-1]) for inner in signed]
        assert len(over) == 2
        assert over[0] == over[1]


def test_a_place_confirms_a_leave_under_the_recipients() -> None:
    tree = sheet(
        standard="decree-30",
        kind="GNP",
        signature=CHAIR,
        recipients=[Recipient(name="A")],
        confirmation=Signature(name="", authority=["Xác nhận của nơi nghỉ phép"]),
    )
    last = grid(tree, "foot").rows[-1]
    assert [b.role for b in last.cells[0].flat() if isinstance(b, Para) and b.spans] == [Role.CONFIRMATION]


# --- recipients -------------------------------------------------------------------------------------------


def test_recipients_of_one_purpose_share_a_bar() -> None:
    shared = [Recipient(name=name, shared_purpose="Để báo cáo") for name in ("Tỉnh ủy", "Văn phòng")]
    tree = sheet(recipients=[*shared, Recipient(name="Các chi đoàn")], storage=Storage(units="VP"))
    cell = grid(tree, "foot").rows[-1].cells[0]
    (barred,) = [block for block in cell.blocks if isinstance(block, Grid)]
    names, _, purpose = barred.rows[0].cells
    assert barred.bar
    assert [b.text for b in names.flat() if isinstance(b, Para)] == ["- Tỉnh ủy;", "- Văn phòng;"]
    assert [b.text for b in purpose.flat() if isinstance(b, Para)] == ["Để báo cáo"]
    assert purpose.middle
    assert texts(tree, Role.RECIPIENT) == ["- Tỉnh ủy;", "- Văn phòng;", "- Các chi đoàn;", "- Lưu VP."]


# --- kinds of their own -----------------------------------------------------------------------------------


def test_a_telegram_names_who_sends_it() -> None:
    organ = Organ(issuing=["SỞ X"], name="Giám đốc Sở X")
    tree = sheet(standard="decree-30", kind="CĐ", organ=organ, addressees=["A", "B"])
    assert texts(tree, Role.ADDRESSEE) == ["Giám đốc Sở X điện:", "- A;", "- B."]


def test_the_paper_of_a_person_has_the_title_alone() -> None:
    tree = sheet(kind="ĐXVĐ", signature=Signature(name="Lê Văn Hai", position="NGƯỜI VIẾT ĐƠN"))
    assert not [block for block in tree.blocks if isinstance(block, Grid) and block.role == "head"]
    assert one(tree, Role.TITLE).look.align is Align.CENTER
    assert not paras(tree, Role.ORGAN)
    assert not paras(tree, Role.NUMBER)


# --- paper -----------------------------------------------------------------------------------------------


def test_half_a_sheet_lies_across() -> None:
    across, upright = (
        compose(full(kind="GGT", paper=paper), load("youth-union"), RULER).page
        for paper in ("A5", "A5-upright")
    )
    assert (across.width, across.height) == (mm(210), mm(148))
    assert (upright.width, upright.height) == (mm(148), mm(210))
    plain = compose(full(standard="decree-30", kind="GGT", paper="A5"), load("decree-30"), RULER).page
    assert (plain.width, plain.left) == (mm(210), mm(30))


def test_both_sides_of_a_sheet_mirror_where_the_standard_says_so() -> None:
    assert compose(full(duplex=True), load("youth-union"), RULER).page.mirror
    assert not compose(full(), load("youth-union"), RULER).page.mirror
    assert not compose(full(standard="decree-30", duplex=True), load("decree-30"), RULER).page.mirror


# --- annexes -----------------------------------------------------------------------------------------------


def test_annexes_are_counted_and_name_their_letter() -> None:
    made = full(
        kind="QĐ", annexes=[Annex(subject="Danh sách"), Annex(heading="ĐỀ CƯƠNG"), Annex(subject="Biểu mẫu")]
    )
    tree = compose(made, load("youth-union"), RULER)
    assert texts(tree, Role.ANNEX_LABEL) == ["Phụ lục I", "ĐỀ CƯƠNG", "Phụ lục II"]
    assert texts(tree, Role.ANNEX_TITLE) == ["DANH SÁCH", "BIỂU MẪU"]
    told = "(Kèm theo Quyết định số 05-QĐ/ĐTN ngày 05 tháng 01 năm 2026 của BCH Đoàn xã Phú Lâm)"
    assert texts(tree, Role.ANNEX_REFERENCE) == [told] * 3
    sections = [block for block in tree.blocks if isinstance(block, NewSection)]
    assert all(section.restart for section in sections)
    assert len(sections) == 3


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("BAN THƯỜNG VỤ ĐOÀN XÃ PHÚ LÂM", "của Ban Thường vụ Đoàn xã Phú Lâm)"),
        ("BAN THƯỜNG VỤ", "của BCH Đoàn xã Phú Lâm)"),  # of whom, the line does not say
    ],
)
def test_an_annex_names_who_decided(line: str, told: str) -> None:
    tree = compose(full(kind="QĐ", authority_line=line, annexes=[Annex()]), load("youth-union"), RULER)
    assert texts(tree, Role.ANNEX_REFERENCE)[0].endswith(told)


def test_a_lone_annex_has_no_number() -> None:
    assert texts(compose(full(annexes=[Annex()]), load("decree-30"), RULER), Role.ANNEX_LABEL) == ["Phụ lục"]


def test_a_document_issued_with_a_decision_has_a_head_without_number() -> None:
    made = full(standard="decree-30", kind="QĐ", annexes=[Annex(kind="QC", subject="Tổ chức")])
    tree = compose(made, load("decree-30"), RULER)
    heads = [block for block in tree.blocks if isinstance(block, Grid) and block.role == "head"]
    assert [len(head.rows) for head in heads] == [2, 1]
    assert len(texts(tree, Role.TITLE)) == 2
    assert len(texts(tree, Role.NUMBER)) == 1
    assert texts(tree, Role.KIND_NAME) == ["QUYẾT ĐỊNH", "QUY CHẾ"]


def test_a_separate_annex_shows_the_signature_of_the_organ() -> None:
    made = full(standard="decree-30", kind="QĐ", annexes=[Annex(subject="Danh sách", separate=True)])
    standard = load("decree-30")
    assert not [b for b in compose(made, standard, RULER).blocks if isinstance(b, NewSection)]
    signed = datetime(2026, 1, 5, 8, 30, 15, tzinfo=VIETNAM)
    (tree,) = separate_annexes(made, standard, RULER, signed=signed)
    (text,) = tree.page.first_head
    assert text.text == "Số: 05/QĐ-ĐTN; 05/01/2026; 08:30:15 +07:00"  # form 2.2
    assert (text.look.align, text.look.size.pt) == (Align.RIGHT, 10)
    assert "05" not in one(tree, Role.ANNEX_REFERENCE).text  # left blank in electronic files
    (plain,) = separate_annexes(made, standard, RULER)
    assert plain.page.first_head == ()


# --- copies and envelopes ------------------------------------------------------------------------------------


def copy_of(**fields) -> Copy:
    given = {
        "standard": "decree-30",
        "organ": Organ(issuing=["ỦY BAN NHÂN DÂN XÃ X"], symbol="UBND"),
        "number": Number(value="3"),
        "date": DateLine(place="X", day=9, month=2, year=2026),
        "signature": Signature(name="Phạm Thị Ba", position="CHÁNH VĂN PHÒNG", authority=["TL. CHỦ TỊCH"]),
        "storage": Storage(units="VT"),
    }
    return Copy(**{**given, **fields})


@pytest.mark.parametrize(
    ("standard", "kind", "shown", "number"),
    [
        ("decree-30", "SY", "SAO Y", "Số: 03/SY-UBND"),
        ("decree-30", "SL", "SAO LỤC", "Số: 03/SL-UBND"),
        ("decree-30", "TrS", "TRÍCH SAO", "Số: 03/TrS-UBND"),
        ("youth-union", "SY", "Sao nguyên văn bản chính", "Số: 03-BS/UBND"),
        (
            "youth-union",
            "TrS",
            "Trích sao từ bản chính số 15-QĐ/TĐTN ngày 05/01/2026 của Tỉnh đoàn",
            "Số: 03-BS/UBND",
        ),
        ("party", "SY", "SAO Y", "Số 03-BS/UBND"),
    ],
)
def test_the_form_of_a_copy(standard: str, kind: str, shown: str, number: str) -> None:
    of = Copied(number="15-QĐ/TĐTN", date="05/01/2026", organ="Tỉnh đoàn")
    tree = compose_copy(copy_of(standard=standard, kind=kind, of=of), load(standard), RULER)
    rule = next(block for block in tree.blocks if isinstance(block, Rule))
    assert 0 <= int(tree.page.text_width - rule.length) < TWIP
    assert texts(tree, Role.COPY_KIND) == [shown]
    assert texts(tree, Role.NUMBER) == [number]
    assert texts(tree, Role.SIGNER) == ["Phạm Thị Ba"]
    assert not paras(tree, Role.TITLE)


def test_the_copied_text_stands_over_the_form() -> None:
    tree = compose_copy(copy_of(letter=full(standard="decree-30")), load("decree-30"), RULER)
    assert texts(tree, Role.SIGNER) == ["Lê Văn Hai", "Phạm Thị Ba"]
    assert len(paras(tree, Role.TITLE)) == 1


def test_the_text_of_an_electronic_copy() -> None:
    standard = load("decree-30")
    signed = datetime(2026, 1, 5, 8, 30, 15, tzinfo=VIETNAM)
    text = copy_text(copy_of(), "Tỉnh đoàn X", standard, signed, RULER)
    assert text == "SAO Y; Tỉnh đoàn X; 05/01/2026; 08:30:15 +07:00"  # form 3.2
    tree = margin_text(text, standard, RULER, mm(297), mm(210))
    assert (tree.page.width, tree.page.height) == (mm(297), mm(210))
    assert one(tree, Role.SIGNING_TEXT).look.align is Align.RIGHT


@pytest.mark.parametrize("size", sorted(SIZES))
def test_an_envelope(size: str) -> None:
    envelope = Envelope(
        organ=["ĐOÀN XÃ X"], address="Số 1", number="05-CV/ĐTN", to=["Đoàn Trường Y", "xã Z"], size=size
    )
    tree = compose_envelope(envelope, load("decree-30"), RULER)
    assert (tree.page.width, tree.page.height) == SIZES[size]
    assert texts(tree, Role.ADDRESSEE) == ["Kính gửi:", "Đoàn Trường Y", "xã Z"]
    assert texts(tree, Role.CONTACT) == ["Địa chỉ: Số 1"]
    assert texts(tree, Role.NUMBER) == ["Số/ký hiệu văn bản: 05-CV/ĐTN"]
    label = next(para for para in paras(tree, Role.ADDRESSEE) if para.text == "Kính gửi:")
    printed = RULER.width("Kính gửi: ", label.look.size)
    assert grid(tree, "addressees").columns[0] >= printed, "a blank stands between the label and the name"


def test_papers_are_told_apart_by_their_document() -> None:
    assert isinstance(read_paper('{"document": "envelope", "organ": ["A"], "to": ["B"]}'), Envelope)
    assert isinstance(read_paper('{"document": "copy", "organ": {"issuing": ["A"]}}'), Copy)
    assert isinstance(read_paper('{"kind": "CV", "organ": {"issuing": ["A"]}}'), Letter)
    for wrong in (
        '{"document": "menu"}',
        '{"document": "envelope", "organ": []}',
        '{"document": "copy", "x": 1}',
    ):
        with pytest.raises(LetterRefused):
            read_paper(wrong)


def test_every_standard_sets_every_component() -> None:
    for name in ("youth-union", "decree-30", "party"):
        made = full(
            standard=name, circulation="XEM XONG TRẢ LẠI", conference_note="Tài liệu", contact="Số 1", co_signatures=[CO],
            confirmation=CO, recipients=[Recipient(name="A", shared_purpose="Để báo cáo")], annexes=[Annex()],
        )  # fmt: skip
        assert compose(made, standard_of(made), RULER).blocks, Path(name)
