"""Who issues, signs and copies, written down a second time from the texts."""

from __future__ import annotations

import pytest

from app.base.lengths import mm, pt
from app.standards import Standard, available, load
from app.standards.schema import SigningRule

# Decree 30, Annex III part I: 27 kinds with an abbreviation, and công văn and thư công without
DECREE_30 = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB CV ThC".split()
)
# HD29 III.3.4 and the working table of levels (QĐ367)
YOUTH_UNION = "NQ QĐ QyĐ QC CT KL TT HD TB BC KH CTr TTr CV BB ĐA LKG TC TuB GM TM GGT CN GĐĐ PG PC".split()
# QĐ399's list of kinds and papers
PARTY = (
    "CLCT ĐLĐ CL NQ QĐ CT KL QC QyĐ TT HD TB TC TuB LKG BC KH QH CTr ĐA PA DA TTr CV BB "
    "GGT GCN GĐĐ GNP GM PC PG ThC".split()
)
# level, kinds it may issue, kinds it may not
LEVELS = [
    ("youth-union", "central", "NQ QyĐ CT TT LKG TC TuB", ""),
    ("youth-union", "province", "NQ QyĐ CT TT ĐA", "LKG TC TuB"),
    ("youth-union", "commune", "NQ QĐ QC KL HD TB ĐA GM", "QyĐ CT TT LKG"),
    ("youth-union", "grassroots-cell", "NQ QĐ CV BB", "QC HD KL CT"),
    ("youth-union", "cell", "NQ TB BC KH CV BB", "QĐ QC HD ĐA GGT"),
    ("party", "committee", "NQ QĐ KL TB QC QyĐ", "HD CT TT"),  # QĐ399 Art. 11, 13
    ("party", "standing-committee", "NQ QĐ HD QyĐ", "QC CT TT"),
    ("party", "cell", "NQ QĐ QC", "QyĐ HD CT TT"),
]
LETTERHEADS = [
    ("youth-union", ["BAN CHẤP HÀNH TRUNG ƯƠNG"], "TWĐTN", "", "central"),
    ("youth-union", ["BCH ĐOÀN TỈNH AN GIANG"], "", "", "province"),
    ("youth-union", ["BCH ĐOÀN TP. HỒ CHÍ MINH"], "", "", "province"),
    ("youth-union", ["BCH ĐOÀN PHƯỜNG", "HỒNG BÀNG"], "ĐTN", "", "commune"),
    ("youth-union", ["BCH ĐOÀN TRƯỜNG ĐH NGOẠI NGỮ"], "ĐTN", "", "grassroots"),
    ("youth-union", ["BCH LIÊN CHI ĐOÀN KHOA", "ĐIỀU KHIỂN TỰ ĐỘNG"], "", "", "cell-union"),
    ("youth-union", ["CHI ĐOÀN BẢN A PA CHẢI"], "CĐ", "", "cell"),
    ("youth-union", ["CHI ĐOÀN BẢN A PA CHẢI"], "CĐCS", "", "grassroots-cell"),
    ("youth-union", ["ĐOÀN CHỦ TỊCH"], "ĐH", "", "congress"),
    ("youth-union", ["BAN TỔ CHỨC - VĂN PHÒNG"], "BTC-VP", "", "board"),
    ("party", ["ĐẢNG ỦY TRƯỜNG THPT TÂN LỘC"], "ĐU", "T/M BAN THƯỜNG VỤ", "standing-committee"),
    ("party", ["ĐẢNG ỦY TRƯỜNG THPT TÂN LỘC"], "ĐU", "T/M ĐẢNG ỦY", "committee"),
    ("party", ["ĐẢNG ỦY XÃ PHÚ LÂM"], "ĐU", "T/M ĐẢNG ỦY", "upper"),
    ("party", ["CHI BỘ THÔN ĐÔNG"], "CB", "", "cell"),
]


@pytest.mark.parametrize(
    ("name", "kinds"), [("decree-30", DECREE_30), ("youth-union", YOUTH_UNION), ("party", PARTY)]
)
def test_every_kind_of_the_tables_is_there(name: str, kinds: list[str]) -> None:
    assert set(kinds) <= set(load(name).kinds)


@pytest.mark.parametrize(("name", "level", "may", "may_not"), LEVELS)
def test_levels_issue_what_the_tables_say(name: str, level: str, may: str, may_not: str) -> None:
    standard = load(name)
    issuer = standard.issuers[level]
    assert [code for code in may.split() if not standard.may_issue(standard.kind(code), issuer)] == []
    assert [code for code in may_not.split() if standard.may_issue(standard.kind(code), issuer)] == []


@pytest.mark.parametrize(("name", "issuing", "symbol", "authority", "level"), LETTERHEADS)
def test_a_letterhead_shows_its_level(
    name: str, issuing: list[str], symbol: str, authority: str, level: str
) -> None:
    found = load(name).issuer(issuing, symbol, authority)
    assert found is not None
    assert found.level == level


def test_a_letterhead_that_shows_no_level_is_not_guessed() -> None:
    assert load("youth-union").issuer(["CÂU LẠC BỘ TUỔI TRẺ"], "CLB") is None
    assert load("decree-30").issuer(["SỞ NỘI VỤ"], "SNV") is None


def test_what_no_table_names_is_not_judged() -> None:
    youth = load("youth-union")
    assert youth.may_issue(youth.kind("NQ"), youth.issuers["congress"])
    assert youth.may_issue(youth.kind("CT"), youth.issuers["board"])


def test_every_judgement_names_its_source() -> None:
    for standard in available():
        for kind in standard.kinds.values():
            assert kind.levels is None or kind.levels.source
        assert all(one.source for one in standard.issuers.values())
        assert all(one.source and one.case for one in standard.signing_rules)


def rules_of(standard: Standard, level: str) -> list[SigningRule]:
    """The rows of the matrix for a level."""
    issuer = standard.issuers[level]
    return [one for one in standard.signing_rules if not one.issuers or issuer.level in one.issuers]


def test_the_matrix_of_signing() -> None:
    youth, decree, party = load("youth-union"), load("decree-30"), load("party")
    lines = {rule.authority: rule.positions for rule in rules_of(youth, "congress")}
    assert lines == {"TM. ĐOÀN CHỦ TỊCH": (), "TM. ĐOÀN THƯ KÝ": ("TRƯỞNG ĐOÀN",)}  # HD29 III.7.2
    cell = {rule.authority for rule in rules_of(youth, "cell")}
    assert cell == {"TM. BAN CHẤP HÀNH CHI ĐOÀN", "TM. CHI ĐOÀN"}
    assert {rule.mark for rule in decree.signing_rules} == {"", "TM", "Q", "KT", "TL", "TUQ"}  # Điều 13
    assert {rule.mark for rule in party.signing_rules} == {"", "TM", "Q", "KT", "TL"}
    for standard in (youth, decree, party):
        for rule in standard.signing_rules:
            if rule.mark:
                assert rule.authority.startswith(standard.signing[rule.mark].printed.use), rule.case


# Decree 30 Annex I part I.III.2.b; secrecy as reported of Circular 24/2020/TT-BCA
@pytest.mark.parametrize(
    ("words", "width"),
    [
        ("KHẨN", 20),
        ("THƯỢNG KHẨN", 40),
        ("HỎA TỐC", 30),
        ("HOẢ TỐC", 30),
        ("MẬT", 20),
        ("TỐI MẬT", 30),
        ("TUYỆT MẬT", 40),
    ],
)
def test_frames_of_marks(words: str, width: int) -> None:
    frame = load("decree-30").frames[words]
    assert (frame.width.use, frame.height.use) == (mm(width), mm(8))


def test_copies() -> None:
    decree, youth = load("decree-30"), load("youth-union")
    assert {one.symbol for one in decree.copies.values()} == {"SY", "SL", "TrS"}  # Annex III part I
    assert {one.symbol for one in youth.copies.values()} == {"BS"}  # HD29, part on copies 1.3
    assert youth.copies["SY"].printed.use == "Sao nguyên văn bản chính"
    assert decree.role("signing-text").size.use == pt(10)  # Annex I part I.II.8.d
    assert not decree.role("signing-text").italic.use
    assert decree.role("copy-kind").upper.use


def test_annexes_of_the_decree() -> None:  # Annex I part I.III.1
    decree = load("decree-30")
    assert decree.word("annex_label") == "Phụ lục[ {n}]"
    label, title, reference = (decree.role(f"annex-{name}") for name in ("label", "title", "reference"))
    assert (label.size.use, label.bold.use, label.upper.use) == (pt(14), True, False)
    assert (title.bold.use, title.upper.use, title.size.least, title.size.most) == (
        True,
        True,
        pt(13),
        pt(14),
    )
    assert (reference.italic.use, reference.bold.use) == (True, False)


def test_a5_papers_of_the_union() -> None:  # HD29 II.1
    youth = load("youth-union")
    across, upright = youth.on_paper("A5"), youth.on_paper("A5-upright")
    assert (across.page.width.use, across.page.height.use) == (mm(210), mm(148))
    assert (upright.page.width.use, upright.page.height.use) == (mm(148), mm(210))
    assert youth.for_size(mm(210), mm(148)).page.height.use == mm(148)
    assert youth.for_size(mm(210), mm(297)) is youth
    assert load("decree-30").on_paper("A5") is load("decree-30")
