"""Sheets as offices really keep them: names that look like totals, no head, two tables side by side, formulas without results."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.intake.sheets import Rows, read_rows
from app.intake.sheets.days import read_day
from app.intake.sheets.heads import field_of
from app.intake.sheets.row_words import is_total, unit_in
from app.intake.sheets.words import NoPeople, SheetBroken
from tests.intake.sheets_made import book
from tests.intake.test_sheets_people import TODAY, WISH, people

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Lớp"]


def rows_of(path: Path, rows: list[Any]) -> Rows:
    return read_rows(book(path, rows), WISH)


def test_people_whose_names_look_like_totals_are_people(tmp_path: Path) -> None:
    names = [
        "Tống Thị Mai",
        "Tổng Văn Hợp",
        "Công Tằng Tôn Nữ Ngọc Lan",
        "Cộng Thị Hoà",
        "Bí Văn Thư",
        "TỐNG VĂN BA",
    ]
    found = rows_of(
        tmp_path / "x.xlsx", [["Họ và tên", "Ngày sinh"], *[[name, "05/03/2008"] for name in names]]
    )
    assert len(people(found)) == len(names) and not found.skipped
    found = rows_of(
        tmp_path / "y.xlsx",
        [HEAD, [1, "Tống Thị Mai", "", ""], ["", "Tổng", 1, ""], ["", "TỔNG SỐ ĐOÀN VIÊN", "", 1]],
    )
    assert [one["full_name"] for one in people(found)] == ["Tống Thị Mai"]
    assert [why for _, _, why in found.skipped] == ["total", "total"]


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (["II", "Chi đoàn 10A1"], "Chi đoàn 10A1"),
        (["Lớp: 10A2", "35"], "Lớp 10A2"),
        (["DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN 11B9"], "CHI ĐOÀN 11B9"),
        (["Đơn vị: Chi đoàn Giáo viên"], "Chi đoàn Giáo viên"),
        (["1", "Nguyễn Văn An"], ""),
    ],
)
def test_rows_that_name_the_unit_of_those_below(texts: list[str], unit: str) -> None:
    assert unit_in(texts) == unit


def test_sections_give_their_unit(tmp_path: Path) -> None:
    rows = [
        HEAD[:3],
        ["I", "Chi đoàn 10A1"],
        [1, "Nguyễn Văn An", "05/03/2008"],
        ["II", "Chi đoàn 10A2"],
        [1, "Lê Thị Ba", "06/03/2008"],
    ]
    assert [one["unit"] for one in people(rows_of(tmp_path / "x.xlsx", rows))] == [
        "Chi đoàn 10A1",
        "Chi đoàn 10A2",
    ]


def test_a_sheet_without_a_head_loses_nobody(tmp_path: Path) -> None:
    rows = [["Nguyễn Văn An", "05/03/2008", "0912345678"], ["Trần Thị Bình", "09/12/2008", "0912345679"]]
    found = people(rows_of(tmp_path / "x.xlsx", rows))
    assert [(one["full_name"], one["birth_date"], one["phone"]) for one in found] == [
        ("Nguyễn Văn An", "2008-03-05", "0912345678"), ("Trần Thị Bình", "2008-12-09", "0912345679"),
    ]  # fmt: skip


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    beside = rows_of(
        tmp_path / "x.xlsx",
        [[*HEAD[:3], "", *HEAD[:3]], [1, "Nguyễn Văn An", "05/03/2008", "", 2, "Lê Thị Ba", "06/03/2008"]],
    )
    assert len(people(beside)) == 1 and any("từ E" in words for words in beside.warnings)
    path = book(tmp_path / "y.xlsx", [HEAD, [1, "Nguyễn Văn An", "05/03/2008", "10A1"]])
    made = openpyxl.load_workbook(path)
    made.active["D2"] = '="10"&"A1"'
    made.save(path)
    assert any("1 ô công thức chưa có kết quả" in words for words in read_rows(path, WISH).warnings)
    numbered = rows_of(
        tmp_path / "z.xlsx", [HEAD, [1, "Nguyễn Văn An", "05/03/2008", "10A1"], [2, "", "06/03/2008", "10A1"]]
    )
    assert [(one.row, one.code) for one in numbered.faults] == [(3, "nameless")]


def test_a_stray_cell_far_below_is_no_hindrance(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", [HEAD, [1, "Nguyễn Văn An", "05/03/2008", "10A1"]])
    made = openpyxl.load_workbook(path)
    made.active.cell(1_048_576, 2).value = "Lê Thị Cuối"
    made.active.cell(1_048_576, 3).value = "06/03/2008"
    made.save(path)
    assert [one["full_name"] for one in people(read_rows(path, WISH))] == ["Nguyễn Văn An", "Lê Thị Cuối"]


def test_days_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.epoch = CALENDAR_MAC_1904
    made.active.append(HEAD)
    made.active.append([1, "Nguyễn Văn An", datetime.date(2004, 3, 5), "10A1"])
    made.active.append([2, "Trần Thị Bình", 36589, "10A1"])
    made.save(tmp_path / "x.xlsx")
    assert [one["birth_date"] for one in people(read_rows(tmp_path / "x.xlsx", WISH))] == [
        "2004-03-05",
        "2004-03-05",
    ]


@pytest.mark.parametrize("typed", ["05-Mar-04", "5 Mar 2004", "March 5, 2004", "5-thg 3-2004"])
def test_months_as_spreadsheets_write_them(typed: str) -> None:
    assert read_day(typed, TODAY, birth=True).day == datetime.date(2004, 3, 5)


def test_a_day_of_zeros_is_a_year() -> None:
    assert (
        read_day("00/00/2004", TODAY, birth=True).year == read_day("0/0/2004", TODAY, birth=True).year == 2004
    )


def test_words_of_totals() -> None:
    assert [is_total(text) for text in ("Tổng cộng: 35", "CỘNG", "Tong so", "Tống Thị Mai", "Công Tằng")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Họ tên HS", "full_name"),
        ("Họ và tên thanh niên", "full_name"),
        ("Họ tên cha", None),
        ("Họ tên PH", None),
    ],
)
def test_heads_that_say_whose_name(head: str, field: str | None) -> None:
    assert field_of(head) == field


def test_a_csv_with_a_cell_of_millions_of_characters_refuses_its_row(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        f"Họ và tên,Ngày sinh,Quê quán\nNguyễn Văn An,05/03/2008,Xã A\nLê Thị Ba,06/03/2008,{'y' * 5_000_000}\n",
        encoding="utf-8",
    )
    found = read_rows(path, WISH)
    assert [one["full_name"] for one in people(found)] == ["Nguyễn Văn An"]
    assert [(one.row, one.code) for one in found.faults] == [(3, "long")]


def test_names_alone_are_a_list_and_a_hidden_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Họ và tên\nNguyễn Văn An\nTrần Thị Bình\n", encoding="utf-8")
    assert len(people(read_rows(tmp_path / "x.csv", WISH))) == 2
    path = book(tmp_path / "y.xlsx", [["Bìa"]])
    made = openpyxl.load_workbook(path)
    made.create_sheet("Danh sách").sheet_state = "hidden"
    made.save(path)
    with pytest.raises(NoPeople) as refused:
        read_rows(path, WISH)
    assert "trang ẩn: Danh sách" in str(refused.value)


def test_a_workbook_as_xml_of_2003_under_the_name_xls(tmp_path: Path) -> None:
    cells = (
        '<Row ss:Index="3"><Cell><Data ss:Type="String">Họ và tên</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">Ngày sinh</Data></Cell></Row>'
        '<Row><Cell><Data ss:Type="String">Nguyễn Văn An</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2008-03-05T00:00:00.000</Data></Cell></Row>'
    )
    space = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    whole = f'<?xml version="1.0"?><Workbook {space}><Worksheet ss:Name="DS"><Table>{cells}</Table></Worksheet></Workbook>'
    path = tmp_path / "x.xls"
    path.write_text(whole, encoding="utf-8")
    found = read_rows(path, WISH)
    assert [(one["full_name"], one["birth_date"]) for one in people(found)] == [
        ("Nguyễn Văn An", "2008-03-05")
    ]
    assert found.sheet == "DS" and found.packs
    for torn in (whole[:-20], whole.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1)):
        path.write_text(torn, encoding="utf-8")
        with pytest.raises(SheetBroken):
            read_rows(path, WISH)
