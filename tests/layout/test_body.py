"""Grounds, numbers, levels, the end mark."""

from __future__ import annotations

import itertools

import pytest

from app.base.lengths import mm, pt
from app.layout.compose_count import LETTERS, letters, roman, value_of
from app.layout.parts import Item, Level, Paragraph, Run
from app.layout.sheet import Align, Role
from tests.layout.sheets import one, paras, sheet, texts


def items(*given: tuple[Level, str] | tuple[Level, str, str]) -> list[Item]:
    return [Item(level=g[0], text=g[1], number=g[2] if len(g) > 2 else None) for g in given]


def numbers(standard: str, *given) -> list[str]:
    tree = sheet(standard=standard, kind="KH", body=[*items(*given), Paragraph(text="hết")])
    return [para.text.rsplit(" ", 1)[0] for para in paras(tree) if (para.part or "").startswith("body")][:-1]


A, C, P, R, D2, D3, D4 = (
    Level.ARTICLE, Level.CLAUSE, Level.POINT, Level.ROMAN, Level.DECIMAL_2, Level.DECIMAL_3, Level.DECIMAL_4,
)  # fmt: skip


def test_clauses_restart_under_articles_and_articles_run_on() -> None:
    given = [(A, "x"), (C, "x"), (C, "x"), (P, "x"), (A, "x"), (C, "x"), (P, "x"), (P, "x")]
    assert numbers("decree-30", *given) == ["Điều 1.", "1.", "2.", "a)", "Điều 2.", "1.", "a)", "b)"]


def test_articles_run_through_chapters() -> None:  # Decree 30, Annex I part I.II.6.đ
    body = [
        Item(level=Level.CHAPTER, title="một"),
        *items((A, "x"), (A, "x")),
        Item(level=Level.CHAPTER, title="hai"),
        Item(level=Level.SECTION, title="mục"),
        *items((A, "x")),
        Item(level=Level.CHAPTER, title="ba"),
        Item(level=Level.SECTION, title="mục"),
    ]
    tree = sheet(standard="decree-30", kind="QC", body=body)
    assert texts(tree, Role.CHAPTER) == ["Chương I", "Chương II", "Chương III"]
    assert texts(tree, Role.SECTION) == ["Mục 1", "Mục 1"]
    assert [text.split(".")[0] for text in texts(tree, Role.ARTICLE)] == ["Điều 1", "Điều 2", "Điều 3"]


def test_decimals_carry_their_clause() -> None:  # HD29 III.6
    given = [
        (R, "x"),
        (C, "x"),
        (D2, "x"),
        (D3, "x"),
        (D3, "x"),
        (D4, "x"),
        (D2, "x"),
        (D3, "x"),
        (C, "x"),
        (D2, "x"),
    ]
    assert numbers("youth-union", *given) == [
        "I.", "1.", "1.1.", "1.1.1.", "1.1.2.", "1.1.2.1.", "1.2.", "1.2.1.", "2.", "2.1.",
    ]  # fmt: skip


def test_overridden_numbers_are_printed_and_counted_on() -> None:
    given = [
        (C, "x", "12a"),
        (C, "x"),
        (P, "x", "đ"),
        (P, "x"),
        (R, "x", "IV"),
        (R, "x"),
        (C, "x"),
        (C, "x", "x"),
    ]
    assert numbers("youth-union", *given) == ["12a.", "13.", "đ)", "e)", "IV.", "V.", "1.", "x."]


def test_a_decimal_without_clause_stands_alone() -> None:
    assert numbers("youth-union", (D2, "x"), (D2, "x", "3.4"), (D2, "x")) == ["1.", "3.4.", "5."]


def test_numerals() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 49, 90, 400, 1994)] == [
        "I", "IV", "IX", "XIV", "XL", "XLIX", "XC", "CD", "MCMXCIV",
    ]  # fmt: skip
    assert "".join(LETTERS) == "abcdđeghiklmnopqrstuvxy"  # Decree 30, Annex I part I.II.6.đ
    assert [letters(n) for n in (1, 5, 6, 23, 24, 47)] == ["a", "đ", "e", "y", "aa", "ba"]
    assert [value_of(n, "roman") for n in ("IV", "xc", "?")] == [4, 90, None]
    for n in range(1, 200):
        assert value_of(roman(n), "roman") == n
    assert value_of("9" * 20, "arabic") is None


# --- looks -----------------------------------------------------------------------------------------


def test_body_paragraph() -> None:  # HD29 III.6
    para = one(sheet(body=[Paragraph(text="Lời văn")]), Role.BODY)
    look = para.look
    assert (look.size, look.pitch, look.first, look.left, look.after) == (pt(14), pt(18), mm(12.7), 0, pt(6))
    assert look.align is Align.JUSTIFY
    assert not (para.spans[0].bold or para.spans[0].italic)


def test_rich_runs_keep_their_look() -> None:
    tree = sheet(body=[Paragraph(text=[Run(t="(a "), Run(t="b", i=True), Run(t=")")])])
    assert [(span.text, span.italic) for span in one(tree, Role.BODY).spans] == [
        ("(a ", False),
        ("b", True),
        (").", False),
    ]


def test_other_alignments_have_no_first_line_indent() -> None:
    tree = sheet(body=[Paragraph(text="a", align="center"), Paragraph(text="b", align="left")])
    centred, left = paras(tree, Role.BODY)
    assert (centred.look.align, centred.look.first) == (Align.CENTER, 0)
    assert (left.look.align, left.look.first) == (Align.LEFT, mm(12.7))


@pytest.mark.parametrize(
    ("level", "text", "bold", "italic"),
    [
        (Level.ROMAN, "I. MỤC ĐÍCH", True, False),  # HD29 III.6: chữ hoa, đậm
        (Level.CLAUSE, "1. Mục đích", True, False),  # đậm, dòng riêng
        (Level.DECIMAL_2, "1. Mục đích", True, True),  # 1.1. nghiêng, đậm
        (Level.DECIMAL_3, "1. Mục đích", False, True),  # 1.1.2. nghiêng
        (Level.DECIMAL_4, "1. Mục đích", False, False),  # 1.1.2.1. đứng
        (Level.ARTICLE, "Điều 1. Mục đích", True, False),
    ],
)
def test_youth_union_titles(level: Level, text: str, bold: bool, italic: bool) -> None:
    tree = sheet(kind="KH", body=[Item(level=level, title="Mục đích", text="Lời văn")])
    para = next(p for p in paras(tree) if p.part == "body[0].title")
    assert para.text == text
    assert {(span.bold, span.italic) for span in para.spans} == {(bold, italic)}
    assert (para.look.first, para.look.size) == (mm(12.7), pt(14))
    assert para.look.keep_next
    assert para.outline == 1
    assert one(tree, Role.BODY).text == "Lời văn."


def test_parts_are_stacked_and_centred() -> None:  # HD29 III.6: phần 15-16, tiêu đề 14 chữ thường
    tree = sheet(kind="BC", body=[Item(level=Level.PART, title="Tình hình chung")])
    number, title = one(tree, Role.PART), one(tree, Role.PART_TITLE)
    assert (number.text, number.look.size, number.look.align) == ("Phần I", pt(15), Align.CENTER)
    assert (title.text, title.look.size, title.look.align) == ("Tình hình chung", pt(14), Align.CENTER)
    assert number.spans[0].bold
    assert title.spans[0].bold
    tree = sheet(standard="decree-30", kind="BC", body=[Item(level=Level.PART, title="Tình hình chung")])
    assert one(tree, Role.PART_TITLE).text == "TÌNH HÌNH CHUNG"  # Decree 30: chữ in hoa


def test_numbers_without_title() -> None:
    body = [
        Item(level=Level.CLAUSE, text="a"),
        Item(level=Level.ARTICLE, text="b"),
        Item(level=Level.DASH, text="c"),
    ]
    tree = sheet(kind="KH", body=body)
    clause, article, dash = (p.spans for p in paras(tree) if (p.part or "").startswith("body"))
    assert [(s.text, s.bold) for s in clause] == [("1. a", False)]  # HD29 trang 17: số đứng, không đậm
    assert [(s.text, s.bold) for s in article] == [("Điều 1. ", True), ("b", False)]
    assert [(s.text, s.bold) for s in dash] == [("- c.", False)]
    tree = sheet(standard="decree-30", kind="KH", body=body[:1])
    assert [(s.text, s.bold) for s in one(tree, Role.CLAUSE).spans] == [
        ("1. a./.", False)
    ]  # khoản: kiểu chữ đứng


def test_party_roman_has_a_dash() -> None:
    tree = sheet(standard="party", kind="KH", body=[Item(level=Level.ROMAN, title="mục đích")])
    assert one(tree, Role.ROMAN).text == "I- MỤC ĐÍCH"


def test_bookmarks_never_skip_a_step() -> None:
    body = [Item(level=level, title="t") for level in (D3, R, C, D3, D2, R, Level.PART, C)]
    outlines = [p.outline for p in paras(sheet(kind="KH", body=body)) if p.outline]
    assert outlines == [1, 1, 2, 3, 3, 1, 1, 2]
    assert outlines[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(outlines))


# --- grounds and end mark --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standard", "printed", "italic"),
    [
        (
            "youth-union",
            ["- Căn cứ A;", "- Căn cứ B;", "- Xét C,"],
            True,
        ),  # HD29 III.6: cuối cùng là dấu phẩy
        ("decree-30", ["Căn cứ A;", "Căn cứ B;", "Xét C."], True),  # Annex I part I.II.6.a
        ("party", ["- Căn cứ A;", "- Căn cứ B;", "- Xét C,"], False),  # QĐ399
    ],
)
def test_grounds(standard: str, printed: list[str], italic: bool) -> None:
    tree = sheet(
        standard=standard, kind="QĐ", grounds=["Căn cứ A;", "Căn cứ B", [Run(t="Xét C"), Run(t=".")]]
    )
    assert texts(tree, Role.GROUND) == printed
    assert {span.italic for para in paras(tree, Role.GROUND) for span in para.spans} == {italic}
    assert one(tree, Role.RESOLVING).text == "QUYẾT ĐỊNH:"


def test_who_decides_stands_over_the_grounds_and_under_them_in_the_party() -> None:
    def order(standard: str) -> list[Role]:
        tree = sheet(standard=standard, kind="NQ", authority_line="Ban Thường vụ", grounds=["a"])
        return [p.role for p in paras(tree) if p.role in (Role.AUTHORITY_LINE, Role.GROUND, Role.RESOLVING)]

    assert order("youth-union") == [Role.AUTHORITY_LINE, Role.GROUND, Role.RESOLVING]
    assert order("decree-30") == [Role.AUTHORITY_LINE, Role.GROUND, Role.RESOLVING]
    assert order("party") == [Role.GROUND, Role.AUTHORITY_LINE, Role.RESOLVING]
    assert one(sheet(kind="NQ", grounds=["a"]), Role.RESOLVING).text == "QUYẾT NGHỊ:"
    assert not paras(sheet(kind="NQ", body=[Paragraph(text="a")]), Role.RESOLVING)


@pytest.mark.parametrize(
    ("standard", "ending", "typed", "printed"),
    [
        ("youth-union", None, "Hết", "Hết."),
        ("youth-union", None, "Hết.", "Hết."),
        ("youth-union", None, "Hết./.", "Hết./."),  # typed, and the standard lets it pass
        ("youth-union", "./.", "Hết.", "Hết./."),
        ("youth-union", ".", "Hết./.", "Hết."),
        ("youth-union", "", "Hết.", "Hết"),
        ("youth-union", None, "Trân trọng!", "Trân trọng!"),
        ("decree-30", None, "Hết", "Hết./."),  # every form of Annex III
        ("decree-30", None, "Hết.", "Hết./."),
        ("decree-30", None, "Hết ./.", "Hết./."),
        ("decree-30", None, "Hết./.", "Hết./."),
        ("party", None, "Hết./.", "Hết."),  # never ./.
    ],
)
def test_end_mark(standard: str, ending: str | None, typed: str, printed: str) -> None:
    body = [Paragraph(text="Một"), Paragraph(text=typed)]
    assert texts(sheet(standard=standard, kind="TB", ending=ending, body=body), Role.BODY) == ["Một", printed]


def test_a_heading_at_the_end_bears_no_mark() -> None:
    tree = sheet(kind="TB", body=[Paragraph(text="Một"), Item(level=Level.ROMAN, title="Hai")])
    assert texts(tree, Role.BODY) == ["Một"]
    assert texts(tree, Role.ROMAN) == ["I. HAI"]
