"""Names of organs: equal letterheads, levels guessed from them, names in running text, citations."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.units import UnitLevel, guess_level, letterhead, organ_key, plain_name
from app.domain.wording import citation, in_text, issuer_in_text, listed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["BCH ĐOÀN XÃ AN HÒA"], ["BAN CHẤP HÀNH", "ĐOÀN XÃ AN HOÀ"]),
        (["BCH ĐOÀN TP. HOA LƯ"], ["Đoàn Thành phố Hoa Lư"]),
        (["ĐOÀN TRƯỜNG ĐH PHÚ GIANG"], ["Đoàn trường Đại học Phú Giang"]),
    ],
)
def test_the_same_organ(one: list[str], other: list[str]) -> None:
    assert organ_key(one) == organ_key(other)


def test_other_organs() -> None:
    assert organ_key(["CHI ĐOÀN 10A1"]) != organ_key(["CHI ĐOÀN 10A10"])
    assert organ_key(["BAN CHẤP HÀNH"]) != ""


@pytest.mark.parametrize(
    ("lines", "symbol", "level"),
    [
        (["BAN CHẤP HÀNH TRUNG ƯƠNG"], "", UnitLevel.CENTRAL),
        (["BCH ĐOÀN TỈNH PHÚ GIANG"], "TĐTN", UnitLevel.PROVINCE),
        (["BCH ĐOÀN XÃ AN HÒA"], "ĐTN", UnitLevel.COMMUNE),
        (["BCH ĐOÀN TRƯỜNG THPT LÝ TỰ TRỌNG"], "ĐTN", UnitLevel.GRASSROOTS),
        (["BCH LIÊN CHI ĐOÀN KHOA TOÁN"], "", UnitLevel.CELL_UNION),
        (["CHI ĐOÀN 10A1"], "CĐ", UnitLevel.CELL),
        (["ĐẠI HỘI ĐOÀN XÃ AN HÒA"], "", UnitLevel.CONGRESS),
        (["TIỂU BAN NỘI DUNG"], "TB", UnitLevel.GROUP),
        (["VĂN PHÒNG"], "", UnitLevel.BOARD),
        (["BAN TUYÊN GIÁO"], "", UnitLevel.BOARD),
    ],
)
def test_levels_of_letterheads(lines: list[str], symbol: str, level: UnitLevel) -> None:
    assert guess_level(lines, symbol) is level


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("BCH ĐOÀN XÃ AN HÒA", "Đoàn xã An Hòa"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
        ("BCH ĐOÀN TRƯỜNG THPT LÝ TỰ TRỌNG", "Đoàn trường THPT Lý Tự Trọng"),
        ("CHI ĐOÀN 10A1", "Chi đoàn 10A1"),
    ],
)
def test_names_for_lists(printed: str, plain: str) -> None:
    assert plain_name([printed]) == plain


@pytest.mark.parametrize(
    ("name", "level", "line"),
    [
        ("Đoàn xã An Hòa", "commune", "BCH ĐOÀN XÃ AN HÒA"),
        ("Liên chi đoàn khoa Toán", "cell-union", "BCH LIÊN CHI ĐOÀN KHOA TOÁN"),
        ("Chi đoàn 10A1", "cell", "CHI ĐOÀN 10A1"),
        ("Ban Tuyên giáo", "board", "BAN TUYÊN GIÁO"),
    ],
)
def test_letterheads_of_names_and_back(name: str, level: str, line: str) -> None:
    assert letterhead(name, level) == [line]
    assert organ_key([line]) == organ_key([name])


def test_names_in_running_text() -> None:
    assert in_text("ỦY BAN NHÂN DÂN XÃ AN HÒA") == "Ủy ban nhân dân xã An Hòa"
    assert in_text("Đoàn xã An Hòa") == "Đoàn xã An Hòa"
    assert (
        issuer_in_text("BAN CHẤP HÀNH TRUNG ƯƠNG", "TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN")
        == "Ban Bí thư Trung ương Đoàn"
    )
    assert issuer_in_text("BCH ĐOÀN TỈNH PHÚ GIANG", "TM. BAN THƯỜNG VỤ") == "BCH Đoàn tỉnh Phú Giang"


@pytest.mark.parametrize(
    ("issuer", "superior", "named"),
    [
        ("BAN THƯỜNG VỤ", "TỈNH ĐOÀN SÔNG LAM", "Ban Thường vụ Tỉnh đoàn Sông Lam"),
        ("VĂN PHÒNG", "TỈNH ỦY SÔNG LAM", "Văn phòng Tỉnh ủy Sông Lam"),
        ("ỦY BAN KIỂM TRA", "BCH ĐOÀN TỈNH SÔNG LAM", "Ủy ban Kiểm tra BCH Đoàn tỉnh Sông Lam"),
        ("BCH ĐOÀN XÃ TÂN LỘC", "TỈNH ĐOÀN SÔNG LAM", "BCH Đoàn xã Tân Lộc"),
        ("ĐOÀN TRƯỜNG THPT BẠCH MÃ", "ĐOÀN XÃ TÂN LỘC", "Đoàn trường THPT Bạch Mã"),
        ("SỞ NỘI VỤ", "UBND TỈNH SÔNG LAM", "Sở Nội Vụ"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "", "Ban Chấp hành Trung ương"),
    ],
)
def test_a_body_without_a_name_of_its_own_is_named_with_its_superior(issuer, superior, named):
    assert issuer_in_text(issuer, "", superior) == named


def test_citations() -> None:
    cited = citation(
        kind_name="Công văn",
        printed="05-CV/TĐTN",
        day=date(2026, 5, 5),
        issuer="Tỉnh đoàn Phú Giang",
        subject="V/v góp ý",
    )
    assert cited == "Công văn số 05-CV/TĐTN ngày 05/5/2026 của Tỉnh đoàn Phú Giang về việc góp ý"
    assert citation(kind_name="Văn bản", printed="", day=None, issuer="") == "Văn bản"
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a và b",
        "a, b và c",
    ]
