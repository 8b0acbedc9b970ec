"""Kind name, abstract, addressees."""

from __future__ import annotations

import pytest

from app.base.lengths import pt
from app.layout.sheet import Align, Grid, Para, Role, Rule
from tests.layout.sheets import EvenRuler, grid, one, paras, sheet, texts

LONG = (
    "Ban Thường vụ các tỉnh, thành đoàn, đoàn trực thuộc và các cơ quan, đơn vị, trường học trên địa bàn " * 2
)


def test_name_and_abstract() -> None:  # HD29 mẫu 3.10, 3.11; III.5
    tree = sheet(kind="TB", subject="Về việc thử")
    name, abstract = one(tree, Role.KIND_NAME), one(tree, Role.ABSTRACT)
    assert (name.text, name.look.size, name.look.align) == ("THÔNG BÁO", pt(16), Align.CENTER)
    assert (abstract.text, abstract.look.size, abstract.spans[0].bold) == ("Về việc thử", pt(14), True)
    assert one(tree, Role.ABSTRACT_MARK).text == "-" * 11  # HD29's own page 1
    assert name.look.keep_next


def test_a_cong_van_has_no_name() -> None:
    tree = sheet(kind="CV", subject="thử")
    assert not paras(tree, Role.KIND_NAME)
    assert not paras(tree, Role.ABSTRACT)


def test_other_lines_under_the_abstract() -> None:
    assert one(sheet(standard="party", kind="TB", subject="a"), Role.ABSTRACT_MARK).text == "-----"
    tree = sheet(standard="decree-30", kind="TB", subject="Về việc thử một chút")
    (rule,) = [block for block in tree.blocks if isinstance(block, Rule)]
    width = EvenRuler().width("Về việc thử một chút", pt(14))
    assert width / 3 <= rule.length <= width / 2  # Decree 30, Annex I part I.II.5.b


def test_a_long_abstract_has_a_rule_of_its_longest_line() -> None:
    subject = "Về việc " + "thử " * 40
    tree = sheet(standard="decree-30", kind="TB", subject=subject)
    (rule,) = [block for block in tree.blocks if isinstance(block, Rule)]
    look = one(tree, Role.ABSTRACT).look
    measure = tree.page.text_width - look.left - look.right
    assert measure / 4 < rule.length <= measure / 2


def test_one_addressee_on_one_centred_line() -> None:  # HD29 mẫu 3.12
    para = one(sheet(addressees=["Ban Thường vụ Tỉnh đoàn X"]), Role.ADDRESSEE)
    assert para.text == "Kính gửi: Ban Thường vụ Tỉnh đoàn X"
    assert para.look.align is Align.CENTER
    label, name = para.spans
    assert (label.bold, label.italic) == (True, True)
    assert (name.bold, name.italic) == (True, False)
    assert para.look.size == pt(14)


def test_two_addressees_in_a_centred_block() -> None:
    tree = sheet(addressees=["Đoàn A;", "Đoàn B dài hơn"])
    assert texts(tree, Role.ADDRESSEE) == ["Kính gửi:", "- Đoàn A;", "- Đoàn B dài hơn"]
    block = grid(tree, "addressees")
    whole = block.columns[0] + block.columns[1]
    assert abs(block.left - (tree.page.text_width - whole) / 2) <= 635 * 2


def test_a_long_addressee_wraps_beside_its_label() -> None:
    tree = sheet(addressees=[LONG])
    block = grid(tree, "addressees")
    assert block.left == 0
    assert texts(tree, Role.ADDRESSEE) == ["Kính gửi:", LONG.strip()]
    tree = sheet(addressees=[LONG, "B"])
    item = paras(tree, Role.ADDRESSEE)[1]
    assert item.look.first == -item.look.left < 0  # hangs under the words, not under the dash


def test_co_addressees_have_their_own_label() -> None:  # HD29 III.8
    tree = sheet(addressees=["Đoàn A"], co_addressees=["Đoàn B", "Đoàn C"])
    assert texts(tree, Role.ADDRESSEE) == ["Kính gửi:", "Đoàn A", "Đồng kính gửi:", "- Đoàn B;", "- Đoàn C"]


def test_decree_addressees_under_the_colon() -> None:  # Annex I part I.II.9.d
    tree = sheet(standard="decree-30", addressees=["Sở A", "Sở B."])
    assert texts(tree, Role.ADDRESSEE) == ["Kính gửi:", "- Sở A;", "- Sở B."]
    label, first, _ = paras(tree, Role.ADDRESSEE)
    assert (label.spans[0].bold, label.spans[0].italic) == (False, False)
    dash = first.look.left + first.look.first
    assert abs(dash - label.look.left - EvenRuler().width("Kính gửi", pt(14))) <= 635 * 2
    assert not [block for block in tree.blocks if isinstance(block, Grid) and block.role == "addressees"]


def test_party_memorial_is_presented() -> None:  # HD05: Kính trình
    tree = sheet(standard="party", kind="TTr", addressees=["Đảng ủy A"])
    para = one(tree, Role.ADDRESSEE)
    assert para.text == "Kính trình: Đảng ủy A"
    assert [(span.bold, span.italic) for span in para.spans] == [(False, True), (False, False)]


@pytest.mark.parametrize("kind", ["CV", "QĐ"])
def test_without_addressees_nothing_is_printed(kind: str) -> None:
    tree = sheet(kind=kind)
    assert not paras(tree, Role.ADDRESSEE)
    assert not any(isinstance(b, Para) and "Kính" in b.text for b in tree.blocks)
