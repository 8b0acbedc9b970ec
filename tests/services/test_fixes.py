"""Safe fixes: each does its one thing, twice is once, the finding is gone, other parts are untouched."""

from __future__ import annotations

from typing import Any

import pytest

from app.layout.compose import standard_of
from app.layout.parts import Item, Level, Number, Paragraph, Recipient, Run, Signature, Storage
from app.services.checking import check_data
from app.services.fixes import Advice, advice
from tests.factory import own_letter

TYPED = [
    Paragraph("Mở đầu:"),
    Item(level=Level.CLAUSE, text=[Run("1. ", b=True), Run("Rà soát danh sách.")]),
]
CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("missing.recipient", {"storage": None}, {"storage": Storage("VP")}),
    ("missing.recipient", {"storage": None, "standard": "decree-30"}, {"storage": Storage("VT")}),
    ("recipients.first", {"as_above": False}, {"as_above": None}),
    (
        "recipients.above",
        {"addressees": [], "recipients": [Recipient("Như trên")]},
        {"as_above": False, "recipients": []},
    ),
    ("body.ending", {"ending": ";"}, {"ending": None}),
    ("number.form", {"number": Number(printed="Số 5")}, {"number": Number()}),
    (
        "addressee.kind",
        {"kind": "TB", "addressees": ["Chi đoàn Một"], "recipients": [Recipient("Chi đoàn Hai")]},
        {"addressees": [], "recipients": [Recipient("Chi đoàn Một"), Recipient("Chi đoàn Hai")]},
    ),
    (
        "sign.mark",
        {"signature": Signature("Đỗ Đình Đạt", position="BÍ THƯ", authority=["T/M BAN CHẤP HÀNH"])},
        {"signature": Signature("Đỗ Đình Đạt", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH"])},
    ),
    (
        "text.spaces",
        {"body": [Paragraph([Run("Đề nghị  các chi đoàn "), Run("báo cáo ,", b=True), Run(" trả lời.")])]},
        {"body": [Paragraph([Run("Đề nghị các chi đoàn "), Run("báo cáo,", b=True), Run(" trả lời.")])]},
    ),
    (
        "spelling.tone",
        {"body": [Paragraph("Tổ chức họat động hè.")]},
        {"body": [Paragraph("Tổ chức hoạt động hè.")]},
    ),
    (
        "spelling.capitals",
        {"body": [Paragraph("Thăm thủ đô Hà Nội trong hè.")]},
        {"body": [Paragraph("Thăm Thủ đô Hà Nội trong hè.")]},
    ),
    (
        "sign.title",
        {"signature": Signature("ThS. Đỗ Đình Đạt", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH"])},
        {"signature": Signature("Đỗ Đình Đạt", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH"])},
    ),
    (
        "sign.name",
        {"signature": Signature("ĐỖ ĐÌNH ĐẠT", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH"])},
        {"signature": Signature("Đỗ Đình Đạt", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH"])},
    ),
    ("subject.end", {"kind": "TB", "addressees": [], "subject": "Về hè 2026."}, {"subject": "Về hè 2026"}),
    (
        "body.sequence",
        {"body": [Item(level=Level.CLAUSE, text="Một."), Item(level=Level.CLAUSE, text="Hai.", number="3")]},
        {"body": [Item(level=Level.CLAUSE, text="Một."), Item(level=Level.CLAUSE, text="Hai.")]},
    ),
    ("hint.subject", {"subject": "V/v báo cáo số liệu"}, {"subject": "báo cáo số liệu"}),
    ("hint.subject", {"subject": "“Về việc báo cáo”"}, {"subject": "báo cáo"}),
    ("hint.addressees", {"addressees": ["Kính gửi: Tỉnh đoàn"]}, {"addressees": ["Tỉnh đoàn"]}),
    ("hint.grounds", {"kind": "QĐ", "grounds": ["- Căn cứ Điều lệ"]}, {"grounds": ["Căn cứ Điều lệ"]}),
    (
        "hint.storage",
        {"recipients": [Recipient("Lưu: VP, BTG.")], "storage": None},
        {"recipients": [], "storage": Storage("VP, BTG")},
    ),
    ("hint.above", {"recipients": [Recipient("- Như trên;")]}, {"recipients": []}),
    (
        "hint.number",
        {"body": TYPED},
        {"body": [TYPED[0], Item(level=Level.CLAUSE, text=[Run("Rà soát danh sách.")])]},
    ),
]


def told(letter: Any) -> list[Advice]:
    return list(advice(letter, standard_of(letter), check_data(letter)))


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_a_fix_mends_its_finding_and_nothing_else(
    rule: str, wrong: dict[str, Any], right: dict[str, Any]
) -> None:
    letter = own_letter(**wrong)
    one = next((one for one in told(letter) if one.finding.rule == rule and one.fix), None)
    assert one is not None and one.fix is not None, [a.finding.rule for a in told(letter)]
    mended = one.fix(letter)
    assert mended == own_letter(**{**wrong, **right})
    assert rule not in {one.finding.rule for one in told(mended)}
    if rule != "hint.storage":
        assert one.fix(mended) == mended


def test_a_good_letter_has_nothing_to_fix() -> None:
    assert [one for one in told(own_letter()) if one.fix] == []


def test_what_only_a_person_knows_has_no_fix() -> None:
    found = {one.finding.rule: one.fix for one in told(own_letter(addressees=[], signature=None))}
    assert found["missing.addressee"] is None and found["missing.signer"] is None
