"""Slips that a secretary marks in the words, and letters whose few lines show little: no false alarm on their PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from app.check.findings import Severity
from app.layout.parts import (
    DateLine,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Recipient,
    Signature,
    Storage,
)
from app.services.checking import check_data, check_file
from tests.check.letters import PROSE, state_letter, union_decision, union_letter
from tests.check.test_conform import TOLD, rules, written


def _clauses(*numbers: str) -> list[Item]:
    return [Item(level=Level.CLAUSE, text="Nội dung.", number=number) for number in numbers]


def _signed(**changes: object) -> Signature:
    made = Signature(authority=["TM. BAN CHẤP HÀNH"], position="BÍ THƯ", name="Trần Thị Mẫu")
    return msgspec.structs.replace(made, **changes)


FAULTS: dict[str, tuple[Callable[[], Letter], dict[str, object], str, Severity]] = {
    "30 February": (
        union_letter,
        {"date": DateLine(place="Phú Lâm", day=30, month=2, year=2026)},
        "date.calendar",
        Severity.ERROR,
    ),
    "a degree before the name": (
        union_letter,
        {"signature": _signed(name="ThS. Trần Thị Mẫu")},
        "sign.title",
        Severity.WARNING,
    ),
    "a name in small letters": (
        union_letter,
        {"signature": _signed(name="trần thị Mẫu")},
        "sign.name",
        Severity.WARNING,
    ),
    "a name in capitals": (
        union_letter,
        {"signature": _signed(name="TRẦN THỊ MẪU")},
        "sign.name",
        Severity.WARNING,
    ),
    "KT. after TM. in the Union": (
        union_letter,
        {"signature": _signed(authority=["TM. BAN CHẤP HÀNH", "KT. BÍ THƯ"], position="PHÓ BÍ THƯ")},
        "sign.deputy",
        Severity.WARNING,
    ),
    "no position after TM.": (
        union_letter,
        {"signature": _signed(position=None)},
        "missing.position",
        Severity.WARNING,
    ),
    "an urgency of one's own": (union_letter, {"urgency": "GẤP"}, "urgency.words", Severity.WARNING),
    "a State degree of secrecy": (
        union_letter,
        {"secrecy": "TỐI MẬT"},
        "secrecy.words",
        Severity.WARNING,
    ),
    "a full stop after the subject": (
        union_decision,
        {"subject": "Về việc trao thẻ đoàn viên."},
        "subject.end",
        Severity.WARNING,
    ),
    "grounds, and nobody decides": (
        union_decision,
        {"authority_line": None},
        "missing.authority-line",
        Severity.WARNING,
    ),
    "an article that is not there": (
        union_decision,
        {"recipients": [Recipient(name="Như Điều 9")]},
        "recipients.article",
        Severity.WARNING,
    ),
    "a number left out": (
        union_letter,
        {"body": _clauses("1", "2", "4")},
        "body.sequence",
        Severity.WARNING,
    ),
    "a number twice": (union_letter, {"body": _clauses("1", "1")}, "body.sequence", Severity.WARNING),
    "a number by hand that does not follow": (
        union_letter,
        {"body": [*_clauses("1"), Paragraph(text="3. Nội dung.")]},
        "body.sequence",
        Severity.WARNING,
    ),
    "two numbers": (
        union_letter,
        {"body": [Item(level=Level.CLAUSE, text="2. Nội dung.")]},
        "typed.twice",
        Severity.WARNING,
    ),
    "a number without words": (
        union_letter,
        {"body": [Paragraph(text=PROSE), Item(level=Level.CLAUSE)]},
        "body.empty",
        Severity.WARNING,
    ),
    "two blanks": (
        union_letter,
        {"body": [Paragraph(text="Các chi đoàn  báo cáo")]},
        "text.spaces",
        Severity.INFO,
    ),
    "a blank before a comma": (
        union_letter,
        {"body": [Paragraph(text="Các chi đoàn , liên chi đoàn báo cáo")]},
        "text.spaces",
        Severity.INFO,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_slips_are_found(fault: str) -> None:
    make, change, rule, severity = FAULTS[fault]
    found = [one for one in check_data(msgspec.structs.replace(make(), **change)) if one.rule == rule]
    assert [one.severity for one in found[:1]] == [severity]
    assert found[0].source
    assert "{" not in found[0].message


FINE: dict[str, tuple[Callable[[], Letter], dict[str, object]]] = {
    "thanks with an exclamation mark": (union_letter, {"body": [Paragraph(text="Trân trọng cảm ơn!")]}),
    "dots that say 'and so on'": (union_letter, {"body": [Paragraph(text="Báo cáo, biên bản...")]}),
    "a name in one with a surname like a title": (
        union_letter,
        {"signature": _signed(name="Ông Ích Mẫu")},
    ),
    "a name of the highlands": (union_letter, {"signature": _signed(name="H'Hen Ayŭn")}),
    "an hour after HỎA TỐC": (union_letter, {"urgency": "HỎA TỐC 14 GIỜ"}),
    "a congress's resolution without grounds": (
        union_letter,
        {
            "kind": "NQ",
            "organ": Organ(issuing=["ĐẠI HỘI ĐOÀN XÃ PHÚ LÂM"], symbol="ĐH"),
            "subject": "Đại hội Đoàn xã Phú Lâm",
            "addressees": [],
            "recipients": [Recipient(name="Các đại biểu")],
            "signature": Signature(authority=["TM. ĐOÀN CHỦ TỊCH"], name="Trần Thị Mẫu"),
        },
    ),
    "clauses that begin again under an article": (
        union_decision,
        {
            "body": [
                Item(level=Level.ARTICLE, text="Một:"),
                *_clauses("1", "2"),
                Item(level=Level.ARTICLE, text="Hai:"),
                *_clauses("1", "2"),
                Item(level=Level.ARTICLE, text="Ba."),
            ]
        },
    ),
    "points beyond the alphabet": (
        state_letter,
        {
            "body": [
                Item(level=Level.CLAUSE, text="Gồm:"),
                *(Item(level=Level.POINT, text=f"nội dung {k};") for k in range(25)),
            ]
        },
    ),
    "amounts, hours and addresses": (
        union_letter,
        {
            "body": [
                Paragraph(text="Chi 1.000.000 đồng, đạt 99,33% (50,5%); lúc 14:30; xem https://vi.du/a,b."),
            ]
        },
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_let_be(name: str) -> None:
    make, change = FINE[name]
    assert check_data(msgspec.structs.replace(make(), **change)) == ()


def _few_lines() -> Letter:
    """No line of it is full: nothing on the page shows where the right margin is."""
    return msgspec.structs.replace(
        union_letter(),
        kind="TB",
        addressees=[],
        subject="Lịch sinh hoạt",
        body=[Paragraph(text=f"Đoạn thứ {k}: các chi đoàn thực hiện.") for k in range(1, 9)],
    )


def _near() -> Letter:
    """Number and date so near to each other that a reader takes them for one line."""
    return msgspec.structs.replace(
        union_letter(),
        organ=Organ(
            superior=["TỈNH ĐOÀN HÒA AN"], issuing=["BCH ĐOÀN THÀNH PHỐ PHÚ"], symbol="ĐTN", unit="BTG"
        ),
        number=Number(value="501"),
        date=DateLine(place="Thành phố Đồng Châu", day=11, month=11, year=2025),
    )


def _two_pages() -> Letter:
    """A paragraph runs over the foot of the page: its first line there is not set in."""
    return msgspec.structs.replace(
        union_letter(), body=[Paragraph(text=f"{PROSE}; {PROSE}; {PROSE}.") for _ in range(7)]
    )


def _appeal() -> Letter:
    """Neither grounds nor position; all its lines are short and set in."""
    return Letter(
        kind="LKG",
        organ=Organ(issuing=["BAN CHẤP HÀNH TRUNG ƯƠNG"], symbol="TWĐTN"),
        date=DateLine(place="Hà Nội", month=3, year=2026),
        subject="Tuổi trẻ chung tay bảo vệ môi trường!",
        body=[Paragraph(text="Hỡi đoàn viên, thanh niên!"), Paragraph(text="Hãy hành động ngay hôm nay!")],
        signature=Signature(authority=["TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN"], name="Bế Ích Mẫu"),
        recipients=[Recipient(name="Các tỉnh, thành đoàn")],
        storage=Storage(units="VP"),
    )


def _state_decision() -> Letter:
    """In capitals under the subject: who decides, not another line of the subject."""
    return Letter(
        standard="decree-30",
        kind="QĐ",
        organ=Organ(superior=["TỈNH HÒA AN"], issuing=["ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"], symbol="UBND"),
        number=Number(value="7"),
        date=DateLine(place="Phú Lâm", day=20, month=5, year=2026),
        subject="Về việc thành lập Ban Chỉ đạo",
        authority_line="Ủy ban nhân dân xã Phú Lâm",
        grounds=["Căn cứ Luật Tổ chức chính quyền địa phương"],
        body=[Item(level=Level.ARTICLE, text=PROSE), Item(level=Level.ARTICLE, text=PROSE)],
        signature=Signature(
            authority=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], position="PHÓ CHỦ TỊCH", name="Phạm Văn Ví"
        ),
        recipients=[Recipient(name="Như Điều 2")],
        storage=Storage(units="VT"),
    )


@pytest.mark.parametrize("make", [_few_lines, _near, _two_pages, _appeal, _state_decision])
def test_pages_that_show_little_raise_no_false_alarm(make: Callable[[], Letter], tmp_path: Path) -> None:
    letter = make()
    assert check_data(letter) == ()
    for ending in (".pdf", ".docx"):
        report = check_file(written(letter, tmp_path, ending))
        assert rules(report.findings) <= TOLD, ending


def test_pages_without_numbers_are_reported(tmp_path: Path) -> None:
    letter = msgspec.structs.replace(_two_pages(), page_number=False)
    found = check_file(written(letter, tmp_path, ".pdf")).findings
    assert rules(found) == {"page.number-missing"}
