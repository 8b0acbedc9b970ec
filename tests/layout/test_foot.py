"""Recipients and signature: level, order, marks."""

from __future__ import annotations

from app.base.lengths import mm, pt
from app.layout.parts import Recipient, Signature, Storage
from app.layout.sheet import Align, Grid, Role
from tests.layout.sheets import grid, one, paras, sheet, texts

SIGNED = Signature(name="Đinh Hoài Lam", position="BÍ THƯ", authority=["TM. BAN THƯỜNG VỤ"])
LISTED = [
    Recipient(name="Ban Bí thư Trung ương Đoàn", purpose="để báo cáo"),
    Recipient(name="Các ban;", copies=3),
]


def rows(tree) -> list[tuple[list[Role], list[Role]]]:
    return [
        tuple([b.role for b in cell.blocks if b.role is not Role.SPACER] for cell in row.cells)
        for row in grid(tree, "foot").rows
    ]


def test_youth_union_label_is_level_with_the_position() -> None:  # HD29 III.8; its page 17
    tree = sheet(signature=SIGNED, recipients=LISTED, storage=Storage(units="BTG, VP", copies=4))
    gap, first, second = rows(tree)
    assert gap == ([], [])
    assert first == ([], [Role.AUTHORITY])
    assert second[0][0] is Role.RECIPIENTS_LABEL
    assert second[1] == [Role.POSITION, Role.SIGNER]


def test_decree_label_is_level_with_the_authority() -> None:  # Annex I part I.II.9.d
    tree = sheet(standard="decree-30", kind="TB", signature=SIGNED, recipients=LISTED)
    _, only = rows(tree)
    assert only[0][0] is Role.RECIPIENTS_LABEL
    assert only[1] == [Role.AUTHORITY, Role.POSITION, Role.SIGNER]


def test_without_position_the_label_is_level_with_the_last_line() -> None:
    tree = sheet(signature=Signature(name="A", authority=["TM. BAN BÍ THƯ"]), recipients=LISTED)
    assert rows(tree)[1][1] == [Role.AUTHORITY, Role.SIGNER]


def test_type() -> None:  # HD29 mẫu 3.14-3.17
    tree = sheet(signature=SIGNED, recipients=LISTED)
    looks = {p.role: (p.look.size, p.spans[0].bold, p.look.align) for p in paras(tree)}
    assert looks[Role.RECIPIENTS_LABEL] == (pt(13), True, Align.LEFT)
    assert looks[Role.RECIPIENT] == (pt(11), False, Align.LEFT)
    assert looks[Role.AUTHORITY] == (pt(14), True, Align.CENTER)
    assert looks[Role.POSITION] == (pt(14), False, Align.CENTER)
    assert looks[Role.SIGNER] == (pt(14), True, Align.CENTER)
    decree = sheet(standard="decree-30", kind="TB", signature=SIGNED, recipients=LISTED)
    assert one(decree, Role.POSITION).spans[0].bold  # both lines bold
    assert (one(decree, Role.RECIPIENTS_LABEL).spans[0].italic) is True
    party = sheet(standard="party", kind="TB", signature=SIGNED, recipients=LISTED)
    assert one(party, Role.RECIPIENTS_LABEL).spans[0].underline


def test_recipient_lines() -> None:  # HD29 III.8, its samples of công văn and báo cáo
    tree = sheet(
        addressees=["A"], signature=SIGNED, recipients=LISTED, storage=Storage(units="TNNT, VT-LT", copies=4)
    )
    assert texts(tree, Role.RECIPIENT) == [
        "- Như trên;",
        "- Ban Bí thư Trung ương Đoàn (để báo cáo);",
        "- Các ban(3b);",
        "- Lưu TNNT, VT-LT. (4b)",
    ]
    raised = [s.text for p in paras(tree, Role.RECIPIENT) for s in p.spans if s.raised]
    assert raised == ["(3b)", "(4b)"]


def test_the_last_line_without_storage_ends_with_a_full_stop() -> None:
    assert texts(sheet(recipients=LISTED), Role.RECIPIENT)[-1] == "- Các ban(3b)."


def test_storage_by_standard() -> None:
    def stored(standard: str, units: str, copies: int | None = None) -> str:
        tree = sheet(standard=standard, kind="TB", storage=Storage(units=units, copies=copies))
        return texts(tree, Role.RECIPIENT)[-1]

    assert stored("youth-union", "VP") == "- Lưu VP."
    assert stored("youth-union", "") == "- Lưu."
    assert stored("decree-30", "VT, TH") == "- Lưu: VT, TH."
    assert stored("decree-30", "VT", 3) == "- Lưu: VT (3b)."
    assert stored("party", "Văn phòng Đảng ủy") == "- Lưu Văn phòng Đảng ủy."


def test_as_above_follows_kind_and_addressees() -> None:
    def first(**fields) -> str:
        return texts(sheet(recipients=LISTED, **fields), Role.RECIPIENT)[0]

    assert first(addressees=["A"]) == "- Như trên;"
    assert first() != "- Như trên;"
    assert first(kind="QĐ", addressees=["A"]) != "- Như trên;"
    assert first(kind="QĐ", as_above=True) == "- Như trên;"
    assert first(addressees=["A"], as_above=False) != "- Như trên;"


def test_a_head_who_signs_alone_has_one_bold_line() -> None:  # HD29 III.7.2: CHÁNH VĂN PHÒNG
    tree = sheet(signature=Signature(name="A", position="CHÁNH VĂN PHÒNG"))
    assert one(tree, Role.AUTHORITY).text == "CHÁNH VĂN PHÒNG"
    assert one(tree, Role.AUTHORITY).spans[0].bold
    assert not paras(tree, Role.POSITION)


def test_the_foot_stays_together_and_with_the_text() -> None:
    foot = grid(sheet(signature=SIGNED, recipients=LISTED), "foot")
    assert foot.keep
    assert foot.keep_with_previous
    assert sum(foot.columns) <= mm(160) + 635  # in whole twips, as the DOCX counts the room


def test_no_foot_without_words() -> None:
    assert not [b for b in sheet().blocks if isinstance(b, Grid) and b.role == "foot"]


def test_long_recipients_hang() -> None:
    para = paras(sheet(recipients=[Recipient(name="x" * 90)]), Role.RECIPIENT)[0]
    assert para.look.first == -para.look.left < 0
