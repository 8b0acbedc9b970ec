"""The head: boxes 1-7 of HD29's mẫu 1, and those of Decree 30 and the Party."""

from __future__ import annotations

import pytest

from app.base.lengths import mm, pt
from app.layout.compose_head import padded
from app.layout.parts import DateLine, Number, Organ
from app.layout.sheet import Align, Role, Rule
from tests.layout.sheets import EvenRuler, grid, one, paras, sample, sheet, texts
from tests.layout.test_compose import made

NBSP = "\u00a0"
ORGAN = Organ(issuing=["BCH ĐOÀN XÃ A"], symbol="ĐTN")


def shown(text: str) -> str:
    return " ".join(text.split())


def test_number_and_date_stand_on_one_row() -> None:  # HD29 III.4: ngang hàng với số ký hiệu văn bản
    head = grid(sheet(), "head")
    roles = [[[block.role for block in cell.blocks] for cell in row.cells] for row in head.rows]
    assert roles == [[[Role.ORGAN, Role.SEPARATOR], [Role.TITLE]], [[Role.NUMBER], [Role.PLACE_DATE]]]


def test_youth_union_head_type() -> None:  # HD29 mẫu 3.1-3.5
    tree = sheet(
        organ=Organ(superior=["TỈNH ĐOÀN X"], issuing=["BCH ĐOÀN XÃ A"], symbol="ĐTN"), subject="thử"
    )
    figures = {
        para.role: (para.look.size, para.spans[0].bold, para.spans[0].italic, para.look.align)
        for para in paras(tree)
    }
    assert figures[Role.TITLE] == (pt(15), True, False, Align.CENTER)
    assert one(tree, Role.TITLE).spans[0].underline
    assert figures[Role.SUPERIOR] == (pt(14), False, False, Align.CENTER)
    assert figures[Role.ORGAN] == (pt(14), True, False, Align.CENTER)
    assert figures[Role.NUMBER] == (pt(14), False, False, Align.CENTER)
    assert figures[Role.PLACE_DATE] == (pt(13), False, True, Align.CENTER)
    assert figures[Role.LETTER_SUBJECT] == (pt(12), False, True, Align.CENTER)
    assert one(tree, Role.SEPARATOR).text == "***"
    assert one(tree, Role.LETTER_SUBJECT).text == "“V/v thử”"


@pytest.mark.parametrize(
    ("standard", "kind", "unit", "value", "printed"),
    [
        ("youth-union", "CV", "VP", "245", "Số: 245-CV/ĐTN-VP"),  # HD29 III.3
        ("youth-union", "CV", "", "226", "Số: 226-CV/ĐTN"),
        ("youth-union", "QyĐ", "", "1", "Số: 01-QĐ/ĐTN"),  # III.3.4: Quy định also QĐ
        ("youth-union", "BC", "", "12a", "Số: 12a-BC/ĐTN"),
        ("youth-union", "LKG", "", "7", "Số: 07/ĐTN"),
        ("decree-30", "QĐ", "", "15", "Số: 15/QĐ-ĐTN"),  # Annex I part I.II.3
        ("decree-30", "CV", "VP", "5", "Số: 05/ĐTN-VP"),
        ("decree-30", "QyĐ", "", "9", "Số: 09/QyĐ-ĐTN"),
        ("party", "QĐ", "", "399", "Số 399-QĐ/ĐTN"),  # no colon
        ("party", "CV", "", "09", "Số 09-CV/ĐTN"),
    ],
)
def test_number_by_standard(standard: str, kind: str, unit: str, value: str, printed: str) -> None:
    organ = Organ(issuing=["BCH ĐOÀN XÃ A"], symbol="ĐTN", unit=unit)
    assert (
        one(sheet(standard=standard, kind=kind, organ=organ, number=Number(value=value)), Role.NUMBER).text
        == printed
    )


def test_number_as_printed_overrides() -> None:
    text = "Số: 856 - CV/TWĐTĐN-BTG"
    assert one(sheet(number=Number(value="1", printed=text)), Role.NUMBER).text == text


@pytest.mark.parametrize("standard", ["youth-union", "decree-30", "party"])
def test_blank_number_leaves_room_for_the_pen(standard: str) -> None:
    text = one(sheet(standard=standard, kind="KH", organ=ORGAN), Role.NUMBER).text
    number = {"youth-union": "Số: -KH/ĐTN", "decree-30": "Số: /KH-ĐTN", "party": "Số -KH/ĐTN"}[standard]
    assert shown(text) == number
    blanks = text.count(NBSP)
    assert EvenRuler().width(NBSP * blanks, pt(14)) >= mm(10)
    assert " " not in text.replace(NBSP, "")


@pytest.mark.parametrize(
    ("given", "printed"),
    [("1", "01"), ("9", "09"), ("10", "10"), ("05", "05"), ("0", "00"), ("a", "a"), ("", "")],
)
def test_zero_under_ten(given: str, printed: str) -> None:
    assert padded(given, 10) == printed


@pytest.mark.parametrize(
    ("day", "month", "printed"),
    [
        (9, 2, "Hà Nội, ngày 09 tháng 02 năm 2013"),  # HD29 III.4.3's own example
        (29, 10, "Hà Nội, ngày 29 tháng 10 năm 2013"),
        (5, 5, "Hà Nội, ngày 05 tháng 5 năm 2013"),  # months 1 and 2 only
        (1, 1, "Hà Nội, ngày 01 tháng 01 năm 2013"),
        (10, 3, "Hà Nội, ngày 10 tháng 3 năm 2013"),
        (None, 3, "Hà Nội, ngày tháng 3 năm 2013"),
        (None, None, "Hà Nội, ngày tháng năm 2013"),
    ],
)
def test_date(day: int | None, month: int | None, printed: str) -> None:
    for standard in ("youth-union", "decree-30", "party"):
        tree = sheet(standard=standard, date=DateLine(place="Hà Nội", day=day, month=month, year=2013))
        assert shown(one(tree, Role.PLACE_DATE).text) == printed


def test_blanks_of_the_date_neither_stretch_nor_break() -> None:
    text = one(sheet(date=DateLine(place="Hà Nội", year=2022)), Role.PLACE_DATE).text
    assert text.split(NBSP)[0] == "Hà Nội, ngày"
    assert text.endswith("năm 2022")
    assert EvenRuler().width(NBSP * (text.count(NBSP) // 2), pt(13)) >= mm(8)
    assert shown(one(sheet(), Role.PLACE_DATE).text) == "ngày tháng năm ……"


def test_decree_head() -> None:  # Annex I part I.II.1, II.2
    tree = made(sample("decree-30/cong-van"))
    assert one(tree, Role.TITLE).text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert one(tree, Role.MOTTO).text == "Độc lập - Tự do - Hạnh phúc"
    rules = [
        block
        for row in grid(tree, "head").rows
        for cell in row.cells
        for block in cell.blocks
        if isinstance(block, Rule)
    ]
    organ, motto = rules
    last = one(tree, Role.ORGAN)
    width = EvenRuler().width(last.text, last.look.size, bold=True)
    assert width / 3 <= organ.length <= width / 2  # 1/3 to 1/2 of the text
    assert (
        abs(motto.length - EvenRuler().width("Độc lập - Tự do - Hạnh phúc", pt(13))) < 635
    )  # as long as the text
    assert not one(tree, Role.TITLE).spans[0].underline
    assert one(tree, Role.LETTER_SUBJECT).text.startswith("V/v phối hợp")


def test_party_head() -> None:
    tree = made(sample("party/cong-van"))
    assert one(tree, Role.TITLE).text == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert one(tree, Role.SEPARATOR).text == "*"


def test_marks_come_in_order_and_framed() -> None:  # HD29 III.9; mẫu 3.7-3.9
    tree = sheet(subject="thử", draft="Dự thảo", secrecy="MẬT", urgency="KHẨN")
    left = grid(tree, "head").rows[2].cells[0].blocks
    shown_roles = [block.role for block in left if block.role is not Role.SPACER]
    assert shown_roles == [Role.LETTER_SUBJECT, Role.DRAFT_NOTE, Role.SECRECY, Role.URGENCY]
    assert one(tree, Role.DRAFT_NOTE).text == "DỰ THẢO"
    assert [one(tree, role).look.frame for role in shown_roles] == [False, True, True, False]


def test_title_and_date_never_break_and_organs_break_evenly() -> None:
    long = "BAN CHẤP HÀNH ĐOÀN KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH PHÚ GIANG"
    tree = sheet(
        organ=Organ(issuing=[long], symbol="A"), date=DateLine(place="Phú Giang", day=1, month=2, year=2026)
    )
    left, right = grid(tree, "head").columns
    ruler = EvenRuler()
    assert ruler.width(one(tree, Role.TITLE).text, pt(15)) < right
    assert ruler.width(one(tree, Role.PLACE_DATE).text, pt(13)) < right
    assert left + right <= mm(160) + 635
    look = one(tree, Role.ORGAN).look
    room = left - look.left - look.right
    lines: list[str] = []
    for word in one(tree, Role.ORGAN).text.split(" "):
        if lines and ruler.width(f"{lines[-1]} {word}", pt(14)) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    assert len(lines) > 1
    assert min(map(len, lines)) > 0.5 * max(map(len, lines))
    assert not any(line.endswith(("CƠ", "DOANH", "TỈNH", "CHẤP")) for line in lines)


def lines_of(text: str, room: int, size: int) -> list[str]:
    """The text as a program fills lines with it."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and EvenRuler().width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [line.replace(NBSP, " ") for line in lines]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("BCH ĐOÀN XÃ AN - XÃ B", "BCH ĐOÀN XÃ AN - XÃ B"),
        ("BAN CHẤP HÀNH ĐOÀN XÃ PHÚ LÂM - CÔNG AN XÃ PHÚ LÂM", "BAN CHẤP HÀNH ĐOÀN XÃ PHÚ LÂM -"),
        ("BTV ĐOÀN XÃ AN - ỦY BAN MẶT TRẬN TỔ QUỐC XÃ AN", "BTV ĐOÀN XÃ AN -"),
        (
            "BAN CHẤP HÀNH ĐOÀN XÃ PHÚ LÂM - HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM XÃ PHÚ LÂM",
            "BAN CHẤP HÀNH ĐOÀN XÃ PHÚ LÂM -",
        ),
    ],
)
def test_joint_organs_part_behind_the_dash(name: str, first: str) -> None:
    """Unless one line is enough; no line begins with the dash."""
    tree = sheet(organ=Organ(issuing=[name], symbol="ĐTN"))
    para, left = one(tree, Role.ORGAN), grid(tree, "head").columns[0]
    lines = lines_of(para.text, left - para.look.left - para.look.right, para.look.size)
    assert " ".join(lines) == name
    assert lines[0] == first
    assert not any(line.startswith("-") for line in lines)


def test_organ_lines_stand_as_given_in_capitals() -> None:
    tree = sheet(organ=Organ(superior=["Tỉnh đoàn X"], issuing=["BCH ĐOÀN", "XÃ A"], symbol="ĐTN"))
    assert texts(tree, Role.SUPERIOR) == ["TỈNH ĐOÀN X"]
    assert texts(tree, Role.ORGAN) == ["BCH ĐOÀN", "XÃ A"]
    assert [para.part for para in paras(tree, Role.ORGAN)] == ["organ.issuing[0]", "organ.issuing[1]"]
