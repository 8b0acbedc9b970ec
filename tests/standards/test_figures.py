"""The figures of the regulations, written down a second time from their text: the files must say the same.

Literal on purpose: nothing here is computed from the files under test. The article stands beside each row.
"""

from __future__ import annotations

import pytest

from app.base.lengths import mm, pt
from app.standards import available, load

# standard, top, bottom, left, right in mm: HD29 II.3; Decree 30 Annex I, I.I.3 (least values, right at most); HD36
MARGINS = [
    ("youth-union", 20, 20, 30, 20),
    ("decree-30", 20, 20, 30, 20),
    ("party", 20, 20, 30, 15),
]
BOLD, ITALIC, PLAIN, BOTH = (True, False), (False, True), (False, False), (True, True)
# role, size in pt, (bold, italic): HD29 mẫu 3, rows in order
YOUTH_UNION = [
    ("title", 15, BOLD),
    ("superior", 14, PLAIN),
    ("organ", 14, BOLD),
    ("number", 14, PLAIN),
    ("place-date", 13, ITALIC),
    ("letter-subject", 12, ITALIC),
    ("draft-note", 13, BOLD),
    ("secrecy", 13, BOLD),
    ("urgency", 13, BOLD),
    ("kind-name", 16, BOLD),
    ("abstract", 14, BOLD),
    ("addressee", 14, BOLD),
    ("addressee-label", 14, BOTH),
    ("body", 14, PLAIN),
    ("recipients-label", 13, BOLD),
    ("recipient", 11, PLAIN),
    ("authority", 14, BOLD),
    ("position", 14, PLAIN),
    ("signer", 14, BOLD),
    ("file-code", 8, ITALIC),
]
# role, least and most size: Decree 30, Annex I part I.II and I.III
DECREE_30 = [
    ("title", 12, 13, BOLD),
    ("motto", 13, 14, BOLD),
    ("superior", 12, 13, PLAIN),
    ("organ", 12, 13, BOLD),
    ("number", 13, 13, PLAIN),
    ("place-date", 13, 14, ITALIC),
    ("letter-subject", 12, 13, PLAIN),
    ("kind-name", 13, 14, BOLD),
    ("abstract", 13, 14, BOLD),
    ("ground", 13, 14, ITALIC),
    ("body", 13, 14, PLAIN),
    ("part", 13, 14, BOLD),
    ("section", 13, 14, BOLD),
    ("authority", 13, 14, BOLD),
    ("position", 13, 14, BOLD),
    ("signer", 13, 14, BOLD),
    ("addressee", 13, 14, PLAIN),
    ("recipients-label", 12, 12, BOTH),
    ("recipient", 11, 11, PLAIN),
    ("urgency", 13, 14, BOLD),
    ("file-code", 11, 11, PLAIN),
    ("page-number", 13, 14, PLAIN),
]
# HD36's table with HD05's changes (second hand)
PARTY = [
    ("title", 15, BOLD),
    ("superior", 14, PLAIN),
    ("organ", 14, BOLD),
    ("number", 14, PLAIN),
    ("place-date", 14, ITALIC),
    ("letter-subject", 12, ITALIC),
    ("body", 14, PLAIN),
    ("addressee-label", 14, ITALIC),
    ("addressee", 14, PLAIN),
    ("authority", 14, BOLD),
    ("position", 14, PLAIN),
    ("signer", 14, BOLD),
    ("recipients-label", 14, PLAIN),
    ("recipient", 12, PLAIN),
    ("secrecy", 14, BOLD),
    ("draft-note", 14, ITALIC),
    ("file-code", 8, PLAIN),
]


@pytest.mark.parametrize(("name", "top", "bottom", "left", "right"), MARGINS)
def test_margins(name: str, top: int, bottom: int, left: int, right: int) -> None:
    page = load(name).page
    assert (page.top.use, page.bottom.use) == (mm(top), mm(bottom))
    assert (page.left.use, page.right.use) == (mm(left), mm(right))
    assert (page.width.use, page.height.use) == (mm(210), mm(297))


def test_decree_margins_have_ranges() -> None:
    page = load("decree-30").page
    assert page.left.allows(mm(35))
    assert not page.left.allows(mm(35.5))
    assert page.left.allows(mm(35.5), within=mm(1))
    assert page.right.allows(mm(15))
    assert not page.top.allows(mm(19.9))


def test_youth_union_margins_have_none() -> None:
    assert not load("youth-union").page.left.allows(mm(35))


def test_the_back_of_a_sheet_mirrors() -> None:  # HD29 II.3
    page = load("youth-union").page
    assert (page.back_left.use, page.back_right.use) == (mm(20), mm(30))


@pytest.mark.parametrize(("standard", "rows"), [("youth-union", YOUTH_UNION), ("party", PARTY)])
def test_type(standard: str, rows: list[tuple[str, int, tuple[bool, bool]]]) -> None:
    read = load(standard)
    found = [
        (name, read.role(name).size.use.pt, (read.role(name).bold.use, read.role(name).italic.use))
        for name, _, _ in rows
    ]
    assert found == rows


@pytest.mark.parametrize(("name", "least", "most", "look"), DECREE_30)
def test_decree_type(name: str, least: int, most: int, look: tuple[bool, bool]) -> None:
    role = load("decree-30").role(name)
    assert (role.bold.use, role.italic.use) == look
    assert role.size.allows(pt(least))
    assert role.size.allows(pt(most))
    assert not role.size.allows(pt(least - 1))
    assert not role.size.allows(pt(most + 1))
    assert least <= role.size.use.pt <= most


def test_youth_union_body() -> None:  # HD29 III.6
    body = load("youth-union").role("body")
    assert body.align.use == "justify"
    assert body.first.use == mm(12.7)
    assert body.after.allows(pt(6))
    assert body.after.allows(pt(0))
    assert not body.after.allows(pt(6.5))
    assert body.spacing.allows_multiple(1.0, pt(14))
    assert body.spacing.allows_multiple(1.2, pt(14))
    assert not body.spacing.allows_multiple(1.3, pt(14))
    assert not body.spacing.allows_multiple(0.9, pt(14))
    assert body.spacing.allows_exact(pt(17), pt(14))
    assert not body.spacing.allows_exact(pt(21), pt(14))
    assert body.spacing.use == pt(18)


def test_decree_body() -> None:  # Annex I part I.II.6.e
    body = load("decree-30").role("body")
    assert body.first.allows(mm(10))
    assert body.first.allows(mm(12.7))
    assert not body.first.allows(mm(15))
    assert not body.after.allows(pt(5))
    assert body.after.allows(pt(12))
    assert body.spacing.allows_multiple(1.5, pt(14))
    assert not body.spacing.allows_multiple(1.6, pt(14))


def test_party_body() -> None:  # HD36: at least 18 pt; HD05: 18 to 20
    spacing = load("party").role("body").spacing
    assert spacing.allows_exact(pt(18), pt(14))
    assert spacing.allows_exact(pt(20), pt(14))
    assert not spacing.allows_exact(pt(17), pt(14))


@pytest.mark.parametrize(
    ("standard", "grounds", "ending", "label"),
    [
        ("youth-union", (";", ","), ".", "Nơi nhận:"),  # HD29 III.6, III.8
        ("decree-30", (";", "."), "./.", "Nơi nhận:"),  # Annex I part I.II.6.a; Annex III
        ("party", (";", ","), ".", "Nơi nhận:"),  # QĐ399's own opening
    ],
)
def test_marks(standard: str, grounds: tuple[str, str], ending: str, label: str) -> None:
    words = load(standard).words
    assert (words["ground_end"].use, words["ground_last"].use) == grounds
    assert words["ending"].use == ending
    assert words["recipients_label"].use == label


def test_titles() -> None:
    assert load("youth-union").word("title") == "ĐOÀN TNCS HỒ CHÍ MINH"
    assert load("decree-30").word("title") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert load("decree-30").words["title"].allows("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert load("decree-30").word("motto") == "Độc lập - Tự do - Hạnh phúc"
    assert load("party").word("title") == "ĐẢNG CỘNG SẢN VIỆT NAM"


def test_series() -> None:
    youth, decree, party = (load(name) for name in ("youth-union", "decree-30", "party"))
    assert (youth.numbering.period, decree.numbering.period, party.numbering.period) == (
        "term",
        "year",
        "term",
    )
    assert {s.symbol for s in youth.numbering.special} >= {"ĐH", "BS"}
    for standard in (youth, party):  # HD29 III.3.4; 399-QĐ/TW
        assert standard.kind("QyĐ").printed == standard.kind("QĐ").printed == "QĐ"
        assert standard.kind("QyĐ").book == standard.kind("QĐ").book
    assert decree.kind("QyĐ").printed == "QyĐ"
    assert decree.kind("QyĐ").book != decree.kind("QĐ").book
    assert decree.kind("CV").printed == ""


def test_decree_has_the_29_types() -> None:  # Decree 30, Điều 7
    assert len(load("decree-30").kinds) == 29


def test_kinds_with_one_symbol_share_a_book() -> None:
    for standard in available():
        books: dict[str, set[str]] = {}
        for kind in standard.kinds.values():
            if kind.printed:
                books.setdefault(kind.printed, set()).add(kind.book)
        assert all(len(found) == 1 for found in books.values()), standard.id


def test_signing_marks() -> None:
    printed = {s.id: {mark.printed.use for mark in s.signing.values()} for s in available()}
    assert printed["youth-union"] == {"TM.", "KT.", "TL.", "Q."}  # HD29 III.7.2: no TUQ.
    assert printed["decree-30"] == {"TM.", "KT.", "TL.", "TUQ.", "Q."}  # Điều 13
    assert printed["party"] == {"T/M", "K/T", "T/L", "Q."}
