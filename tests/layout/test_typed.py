"""What is printed by rule never stands twice, and no line of a letterhead ends inside a word."""

from __future__ import annotations

import pytest

from app.base.lengths import pt
from app.layout import typed
from app.layout.binding import NBSP, splits_a_word
from app.layout.parts import DateLine, Item, Level, Organ, Paragraph, Recipient, Run, Signature, Storage
from app.layout.sheet import Role, Rule
from tests.layout.sheets import RULER, grid, one, paras, sheet, texts


def test_labels_dashes_and_marks_typed_by_hand_stand_once() -> None:
    tree = sheet(
        subject="“V/v đăng ký tham gia”",
        date=DateLine(place="Bình Minh,", day=6, month=7, year=2026),
        addressees=["Kính gửi: Đảng ủy xã;", "- Các chi đoàn."],
        co_addressees=["Đồng kính gửi: Tỉnh đoàn;"],
        recipients=[
            Recipient(name="- Như trên;"),
            Recipient(name="+ Đảng ủy;", purpose="(để báo cáo);"),
            Recipient(name="Các ban…"),
        ],
        storage=Storage(units="- Lưu: VP."),
    )
    assert one(tree, Role.LETTER_SUBJECT).text == "“V/v đăng ký tham gia”"
    assert one(tree, Role.PLACE_DATE).text.startswith("Bình Minh, ngày")
    assert texts(tree, Role.ADDRESSEE) == [
        "Kính gửi:",
        "- Đảng ủy xã;",
        "- Các chi đoàn",
        "Đồng kính gửi:",
        "Tỉnh đoàn",
    ]
    assert texts(tree, Role.RECIPIENT) == [
        "- Như trên;",
        "- Đảng ủy (để báo cáo);",
        "- Các ban…;",
        "- Lưu VP.",
    ]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("V/v báo cáo", "báo cáo"),
        ("Về việc mời họp", "mời họp"),
        ("về việc V/v mời họp", "mời họp"),
        ("“Học sinh 3 tốt” và “Sinh viên 5 tốt”", "“Học sinh 3 tốt” và “Sinh viên 5 tốt”"),
        ("hưởng ứng “Ngày Chủ nhật xanh”", "hưởng ứng “Ngày Chủ nhật xanh”"),
        ("V/v", "V/v"),
    ],
)
def test_subject_of_a_letter(given: str, left: str) -> None:
    assert typed.letter_subject(given) == left


@pytest.mark.parametrize(
    ("level", "words", "printed"),
    [
        (Level.CLAUSE, "1. Nội dung", "1. Nội dung."),
        (Level.CLAUSE, "3. Nội dung", "1. 3. Nội dung."),  # another number says something
        (Level.CLAUSE, "1.5 triệu đồng", "1. 1.5 triệu đồng."),
        (Level.CLAUSE, "1 đội", "1. 1 đội."),
        (Level.POINT, "a) nội dung", "a) nội dung."),
        (Level.ARTICLE, "Điều 1: Nội dung", "Điều 1. Nội dung."),
        (Level.DASH, "- nội dung", "- nội dung."),
        (Level.DASH, "-5 độ", "- -5 độ."),
        (Level.PLUS, "+ nội dung", "+ nội dung."),
    ],
)
def test_a_typed_number_stands_once_when_it_is_the_counted_one(
    level: Level, words: str, printed: str
) -> None:
    tree = sheet(kind="TB", body=[Item(level=level, text=words)])
    assert paras(tree, Role(level.value))[0].text == printed


def test_a_typed_number_before_a_title() -> None:
    tree = sheet(kind="KH", body=[Item(level=Level.ROMAN, title="I. Mục đích"), Paragraph(text="Lời")])
    assert one(tree, Role.ROMAN).text == "I. MỤC ĐÍCH"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("xong trước ngày 20/7;", "xong trước ngày 20/7."),
        ("v.v....", "v.v..."),
        ("và các nội dung khác….", "và các nội dung khác…"),
        ("và các nội dung khác...", "và các nội dung khác..."),
    ],
)
def test_one_mark_at_the_end(words: str, printed: str) -> None:
    assert one(sheet(kind="TB", body=[Paragraph(text=words)]), Role.BODY).text == printed


def test_a_run_keeps_its_look_when_its_number_goes() -> None:
    assert typed.without_number([Run(t="1. "), Run(t="đậm", b=True)], "1.") == [
        Run(t="1. "),
        Run(t="đậm", b=True),
    ]
    assert typed.without_number([Run(t="1. đậm", b=True)], "1.") == [Run(t="đậm", b=True)]


@pytest.mark.parametrize(
    ("words", "torn"),
    [
        ("BCH ĐOÀN THÀNH | PHỐ ĐỒNG CHÂU", True),
        ("BCH ĐOÀN | THÀNH PHỐ ĐỒNG CHÂU", False),
        ("ĐẢNG ỦY XÃ AN | THUẬN ĐÔNG", True),
        ("ĐẢNG ỦY | XÃ AN THUẬN ĐÔNG", False),
        ("Làm việc của Ban Chấp hành Tỉnh | đoàn khóa XI", True),
        ("Đoàn TNCS Hồ | Chí Minh tỉnh Phú Giang", True),
        ("tỉnh Phú | Giang", True),
        ("giai đoạn 2026 - | 2030", True),
        ("giai đoạn 2026 | - 2030", True),
        ("tổ chức chính trị | - xã hội", True),
        ("nhiệm kỳ 2025 - 2030, | triển khai", False),
        ("năm | 2026", True),
        ("học tập, | công tác", False),
    ],
)
def test_where_a_line_should_not_end(words: str, torn: bool) -> None:
    before, _, after = words.partition(" | ")
    listed = [*before.split(), *after.split()]
    assert splits_a_word(listed, len(before.split())) is torn


def test_the_letterhead_breaks_between_words() -> None:
    tree = sheet(
        organ=Organ(issuing=["BCH ĐOÀN THÀNH PHỐ ĐỒNG CHÂU"], symbol="TĐTN"),
        date=DateLine(place="Thành phố Đồng Châu", day=11, month=11, year=2026),
    )
    organ = one(tree, Role.ORGAN)
    assert organ.look.left > 0
    assert f"THÀNH{NBSP}PHỐ" in organ.text
    assert " PHỐ ĐỒNG CHÂU" in organ.text.replace(NBSP, " ")


def test_text_on_one_line_has_no_fixed_blanks() -> None:
    tree = sheet(organ=Organ(issuing=["BCH ĐOÀN XÃ AN"], symbol="ĐTN"), subject="mời họp")
    for role in (Role.ORGAN, Role.LETTER_SUBJECT):
        assert NBSP not in one(tree, role).text


def test_the_rule_under_a_broken_organ_is_a_part_of_its_longest_line() -> None:  # PL I.II.2.b: 1/3 đến 1/2
    name = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG VÀ PHÁT TRIỂN NÔNG THÔN"
    tree = sheet(standard="decree-30", kind="TB", organ=Organ(issuing=[name], symbol="S"))
    cell = grid(tree, "head").rows[0].cells[0]
    (line,) = [block for block in cell.blocks if isinstance(block, Rule)]
    organ = one(tree, Role.ORGAN)
    measure = grid(tree, "head").columns[0] - organ.look.left - organ.look.right
    lines: list[str] = []
    for word in organ.text.split(" "):
        if lines and RULER.width(f"{lines[-1]} {word}", pt(12), bold=True) <= measure:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    longest = max(RULER.width(one, pt(12), bold=True) for one in lines)
    assert len(lines) > 1
    assert longest / 3 <= line.length <= longest / 2


def test_a_signing_line_too_long_for_any_column_leaves_room_for_the_recipients() -> None:
    signature = Signature(
        authority=["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG CẤP TỈNH NĂM HỌC MỚI"],
        position="BÍ THƯ",
        name="Lê Thị Mẫu",
    )
    tree = sheet(kind="TB", signature=signature, recipients=[Recipient(name="Tỉnh đoàn")])
    left, right = grid(tree, "foot").columns
    assert left > 0.4 * (left + right)


def test_a_purpose_is_not_torn_when_the_line_breaks() -> None:
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội"
    tree = sheet(kind="TB", recipients=[Recipient(name=name, purpose="để báo cáo")])
    text = paras(tree, Role.RECIPIENT)[0].text
    assert text.endswith(f"(để{NBSP}báo{NBSP}cáo).")
