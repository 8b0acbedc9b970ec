"""Sheets of people read: heads found, columns guessed, cells understood, everything odd named with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import AppError
from app.base.text import fold
from app.intake.sheets import Rows, Wish, look, read_rows
from app.intake.sheets.cells import id_number, listed, phone, proper_name
from app.intake.sheets.days import read_day
from app.intake.sheets.words import reason, remedy
from tests.intake.sheets_made import bomb, book, national, ods

TODAY = date(2026, 11, 22)
WISH = Wish(today=TODAY.isoformat(), lengths={"home_town": 200, "full_name": 100})


def people(rows: Rows) -> list[dict[str, Any]]:
    found = []
    for number in range(len(rows.packs)):
        pack = rows.pack(number)
        found += [dict(zip(rows.fields, values, strict=True)) for values in zip(*pack.values, strict=True)]
    return found


def read(path: Path, **more: Any) -> list[dict[str, Any]]:
    return people(read_rows(path, Wish(today=TODAY.isoformat(), lengths=WISH.lengths, **more)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5/3/2004", date(2004, 3, 5)),
        ("05-03-04", date(2004, 3, 5)),
        ("05.03.2004", date(2004, 3, 5)),
        ("2004-03-05", date(2004, 3, 5)),
        ("2004-03-05 00:00:00", date(2004, 3, 5)),
        (" 5 / 3 / 2004 ", date(2004, 3, 5)),
        ("ngày 5 tháng 3 năm 2004", date(2004, 3, 5)),
        ("'05/03/2004", date(2004, 3, 5)),
        ("05032004", date(2004, 3, 5)),
        ("20040305", date(2004, 3, 5)),
        (5032004.0, date(2004, 3, 5)),
        (38051.0, date(2004, 3, 5)),
        ("38051", date(2004, 3, 5)),
        (datetime(2004, 3, 5, 7, 30), date(2004, 3, 5)),  # noqa: DTZ001  cells have no zone
        (date(2004, 3, 5), date(2004, 3, 5)),
        ("03/15/2004", date(2004, 3, 15)),
        ("năm 2004", 2004),
        ("2004", 2004),
        (2004.0, 2004),
        ("3/2004", 2004),
        (date(1905, 6, 26), 2004),
        ("", None),
        ("không rõ", None),
    ],
)
def test_birth_dates_as_people_type_them(typed: Any, expected: Any) -> None:
    found = read_day(typed, TODAY, birth=True)
    assert not found.fault
    assert (found.day if isinstance(expected, date) else found.year) == expected


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("31/02/2004", "impossible"),
        ("5/3", "date"),
        ("hôm qua", "date"),
        ("1/1/2024", "late"),
        ("1/1/2030", "late"),
        ("12/12/1804", "early"),
        (True, "date"),
        (12.5, "date"),
        ("99/99/9999", "impossible"),
    ],
)
def test_what_is_no_birth_date_says_why(typed: Any, fault: str) -> None:
    assert read_day(typed, TODAY, birth=True).fault == fault


def test_what_was_guessed_is_said() -> None:
    assert read_day("03/15/2004", TODAY, birth=True).note == "swapped"
    assert read_day("05-03-04", TODAY, birth=True).note == "two_digits"
    assert read_day(38051.0, TODAY, birth=True).note == "serial"


@given(st.dates(date(1950, 1, 1), date(2010, 12, 31)), st.sampled_from("/-. "))
def test_a_written_day_is_read_back(day: date, mark: str) -> None:
    written = mark.join((f"{day.day:02d}", f"{day.month:02d}", str(day.year)))
    assert read_day(written, TODAY, birth=True).day == day
    assert read_day(day.isoformat(), TODAY, birth=True).day == day


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans()))
def test_any_cell_gives_an_answer(cell: Any) -> None:
    found = read_day(cell, TODAY)
    assert not (found.fault and found.day)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("NGUYỄN  VĂN AN", "Nguyễn Văn An"),
        ("nguyễn thị hoà", "Nguyễn Thị Hoà"),
        ("Nguye\u0302\u0303n Va\u0306n Đức", "Nguyễn Văn Đức"),
        ("Lê Thị THU", "Lê Thị THU"),
        ("H'MAI ÊBAN", "H'Mai Êban"),
        ("Y Wăn", "Y Wăn"),
        ("ĐẶNG THUỶ", "Đặng Thuỷ"),
    ],
)
def test_names_get_their_form_and_lose_nothing(typed: str, expected: str) -> None:
    assert proper_name(typed) == expected


@given(st.text(alphabet="aăâbcdđeêfghiklmnoôơpqrstuưvxyÁÀẢÃẠẮỂỠỰĐ ", min_size=3, max_size=40))
def test_a_name_keeps_its_letters(name: str) -> None:
    assert fold(proper_name(name)) == fold(name)


def test_numbers_that_lost_their_zero() -> None:
    assert phone(912345678.0).value == "0912345678" and phone(912345678.0).note == "zero"
    assert phone("+84 912 345 678").value == "0912345678"
    assert phone("0912.345.678").value == "0912345678" and not phone("0912.345.678").note
    assert phone("0912345678 / 0987654321").note == "phone"
    assert id_number(34205001234.0).value == "034205001234" and id_number(34205001234.0).note == "zero"
    assert id_number("034 205 001 234").value == "034205001234"
    assert id_number("3.4205E+10").bad == "rounded"
    assert id_number("12345").bad == "id_number"


def test_labels_of_lists_whatever_their_case() -> None:
    reader = listed(["Kinh", "Mường", "Mông", "Hệ 12/12"], 60)
    assert reader("KINH").value == "Kinh"
    assert reader("hệ 12/12").value == "Hệ 12/12"
    assert reader("mường").value == "Mường"
    assert reader("Tày Nùng") == ("Tày Nùng", "unlisted", "", {})


def test_the_national_sheet(tmp_path: Path) -> None:
    path = national(
        tmp_path / "a.xlsx",
        [
            {
                "full_name": "Nguyễn Văn An",
                "code": "9000001",
                "sex": "Nam",
                "born": "05/03/2004",
                "unit": "Chi đoàn 10A1",
            },
            {
                "full_name": "Trần Thị Bình",
                "code": "9000002",
                "sex": "Nữ",
                "born": "09/12/2005",
                "phone": "0912345678",
            },
        ],
    )
    (sheet,) = look(path, WISH).sheets
    assert sheet.national and sheet.head == (4, 5) and len(sheet.columns) == 33
    an, binh = read(path)
    assert (an["full_name"], an["birth_date"], an["sex"], an["code"], an["unit"]) == (
        "Nguyễn Văn An", "2004-03-05", "Nam", "9000001", "Chi đoàn 10A1",
    )  # fmt: skip
    assert (binh["birth_date"], binh["sex"], binh["phone"], binh["unit"]) == (
        "2005-12-09",
        "Nữ",
        "0912345678",
        None,
    )


def test_a_class_list_with_all_that_stands_around_it(tmp_path: Path) -> None:
    path = book(
        tmp_path / "lop.xlsx",
        [
            ["TRƯỜNG THPT ĐỒNG RẠNG"],
            ["DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2025 - 2026"],
            [],
            ["STT", "Họ và tên", None, "Ngày, tháng, năm sinh", "Giới tính", "SĐT", "Ghi chú"],
            ["(1)", "(2)", None, "(3)", "(4)", "(5)", "(6)"],
            ["CHI ĐOÀN 10A1"],
            [1, "NGUYỄN VĂN", "AN", date(2009, 5, 3), "Nam", 912345678, None],
            [2, "Trần Thị", "Bình", "12/09/2009", "nữ", "0987 654 321", None],
            ["CHI ĐOÀN 10A2"],
            ["STT", "Họ và tên", None, "Ngày, tháng, năm sinh", "Giới tính", "SĐT", "Ghi chú"],
            [1, "Lê", "Cường", "năm 2009", None, None, None],
            ["Tổng cộng: 03 đoàn viên"],
            [None, None, None, "Đồng Rạng, ngày 05 tháng 9 năm 2026"],
            [None, "NGƯỜI LẬP", None, None, "BÍ THƯ"],
        ],
    )
    rows = read_rows(path, WISH)
    an, binh, cuong = people(rows)
    assert (an["full_name"], an["birth_date"], an["sex"], an["phone"], an["unit"]) == (
        "Nguyễn Văn An", "2009-05-03", "Nam", "0912345678", "CHI ĐOÀN 10A1",
    )  # fmt: skip
    assert (binh["full_name"], binh["sex"], binh["phone"]) == ("Trần Thị Bình", "Nữ", "0987654321")
    assert (cuong["full_name"], cuong["birth_date"], cuong["birth_year"], cuong["unit"]) == (
        "Lê Cường",
        None,
        2009,
        "CHI ĐOÀN 10A2",
    )
    whys = [why for _, _, why in rows.skipped]
    assert whys.count("section") == 2 and "total" in whys and "head" in whys
    assert not [fault for fault in rows.faults if fault.kind == "refused"]


def test_birth_in_three_columns_and_sex_as_a_mark(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["TT", "Họ đệm", "Tên", "Ngày sinh", None, None, "Nữ", "Lớp"],
            [None, None, None, "Ngày", "Tháng", "Năm", None, None],
            [1, "Nguyễn Văn", "An", 5, 3, 2008, None, "10A1"],
            [2, "Trần Thị", "Bình", "09", "12", "2008", "x", "10A1"],
        ],
    )
    an, binh = read(path)
    assert (an["full_name"], an["birth_date"], an["sex"]) == ("Nguyễn Văn An", "2008-03-05", "Nam")
    assert (binh["full_name"], binh["birth_date"], binh["sex"], binh["unit"]) == (
        "Trần Thị Bình",
        "2008-12-09",
        "Nữ",
        "10A1",
    )


def test_columns_without_heads_are_known_by_what_stands_in_them(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["Họ tên", "A", "B", "C"],
            ["Nguyễn Văn An", "0912345678", "034205001234", "an@example.org"],
            ["Trần Thị Bình", "0987654321", "034305001235", "binh@example.org"],
        ],
    )
    (sheet,) = look(path, WISH).sheets
    assert sheet.columns == {0: "full_name", 1: "phone", 2: "id_number", 3: "email"}
    assert sheet.by_content == [1, 2, 3]


def test_a_parents_telephone_is_not_the_members_and_each_part_of_a_name_gets_its_form(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["TT", "Họ đệm", "Tên", "Sinh ngày", "SĐT PH", "Họ tên mẹ", "Điện thoại HS"],
            [1, "BÙI NGỌC", "An", "5/3/2008", "0900000001", "Lê Thị Hoa", "0912 345 001"],
            [2, "Trần Thị", "BÌNH", "6/3/2008", "0900000002", "Lê Thị Huệ", "0912 345 002"],
        ],
    )
    (an, binh) = read(path)
    assert (an["full_name"], an["phone"]) == ("Bùi Ngọc An", "0912345001")
    assert (binh["full_name"], binh["phone"]) == ("Trần Thị Bình", "0912345002")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8", "cp1258"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_text_files_in_their_encodings(tmp_path: Path, encoding: str, between: str) -> None:
    import unicodedata

    lines = [
        ("Họ và tên", "Ngày sinh", "Quê quán"),
        ("Nguyễn Văn Đức", "5/3/2004", "Xã Đồng Rạng"),
        ("Lê Thị Ước", "2005", "Xã Phước Mỹ"),
    ]
    text = "\r\n".join(between.join(line) for line in lines)
    if encoding == "cp1258":  # letters composed, tones apart: what that code page holds
        text = "".join(
            unicodedata.normalize("NFC", one[0]) + one[1] if len(one) == 2 else one[0]
            for one in (_tone_apart(char) for char in text)
        )
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    duc, uoc = read(path)
    assert (duc["full_name"], duc["birth_date"], duc["home_town"]) == (
        "Nguyễn Văn Đức",
        "2004-03-05",
        "Xã Đồng Rạng",
    )
    assert (uoc["full_name"], uoc["birth_year"]) == ("Lê Thị Ước", 2005)


def _tone_apart(char: str) -> tuple[str, ...]:
    import unicodedata

    loose = unicodedata.normalize("NFD", char)
    tones = [mark for mark in loose if mark in "\u0300\u0301\u0303\u0309\u0323"]
    return (loose.replace(tones[0], ""), tones[0]) if tones else (char,)


def test_old_fonts_turn_into_unicode(tmp_path: Path) -> None:
    from app.intake.encodings.tcvn3 import TABLE

    back = {letter: chr(code) for code, letter in TABLE.items()}

    def old(text: str) -> str:
        return "".join(back.get(char, char) for char in text)

    path = book(
        tmp_path / "a.xlsx",
        [
            ["Họ và tên", "Quê quán", "Điện thoại"],
            *[
                [old(name), old("Xã Đồng Rạng, huyện Nước Trong"), "0912345678"]
                for name in (
                    "Nguyễn Văn Đức",
                    "Trần Thị Bình",
                    "Lê Quốc Cường",
                    "Phạm Thị Hương",
                    "Đặng Văn Thắng",
                )
            ],
        ],
    )
    rows = read_rows(path, WISH)
    assert [one["full_name"] for one in people(rows)][:2] == ["Nguyễn Văn Đức", "Trần Thị Bình"]
    assert people(rows)[0]["home_town"] == "Xã Đồng Rạng, huyện Nước Trong"
    assert any("TCVN3" in words for words in rows.warnings)


def test_every_refusal_names_row_column_value_and_remedy(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["Họ và tên", "Ngày sinh", "CCCD", "Quê quán", "Giới tính", "Ngày vào Đoàn"],
            ["Nguyễn Văn An", "31/02/2004", "034205001234", "Xã A", "Nam", "26/3/2020"],
            ["Trần Thị Bình", "5/3/2004", "12", "Xã A", "Nữ", "26/3/2020"],
            [None, "5/3/2004", "034205001235", "Xã A", "Nữ", "26/3/2020"],
            ["Lê Văn Cường", "5/3/2004", None, "x" * 40_000, "Nam", None],
            ["Phạm Thị Dung", "5/3/2004", None, "Xã A", "Bò", None],
            ["Hoàng Văn Em", "5/3/2004", None, "Xã A", "Nam", "2020"],
        ],
    )
    rows = read_rows(path, WISH)
    refused = {(fault.row, fault.code): fault for fault in rows.faults if fault.kind == "refused"}
    assert set(refused) == {(2, "impossible"), (3, "id_number"), (4, "nameless"), (5, "long"), (6, "sex")}
    assert (
        refused[(2, "impossible")].column == "B (Ngày sinh)"
        and refused[(2, "impossible")].value == "31/02/2004"
    )
    assert all(reason(fault) and remedy(fault) for fault in rows.faults)
    assert [one["full_name"] for one in people(rows)] == ["Hoàng Văn Em"]
    assert [(fault.kind, fault.code) for fault in rows.faults if fault.row == 7] == [("dropped", "year_only")]
    kept = read(path, drop_bad=True)
    assert [one["full_name"] for one in kept] == [
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Lê Văn Cường",
        "Phạm Thị Dung",
        "Hoàng Văn Em",
    ]
    assert kept[0]["birth_date"] is None and kept[1]["id_number"] is None


def test_a_second_table_with_another_head_ends_the_reading(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["Họ và tên", "Ngày sinh", "Điện thoại"],
            ["Nguyễn Văn An", "5/3/2004", "0912345678"],
            [],
            ["STT", "Đơn vị", "Họ và tên", "Chức vụ", "Email"],
            [1, "Chi đoàn 10A1", "Trần Thị Bình", "Bí thư", "b@example.org"],
        ],
    )
    rows = read_rows(path, WISH)
    assert [one["full_name"] for one in people(rows)] == ["Nguyễn Văn An"]
    assert [(fault.row, fault.code) for fault in rows.faults] == [(4, "other_head")]


def test_hidden_sheets_merged_cells_and_formulas(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["Họ và tên", "Năm sinh", "Chi đoàn"],
            ["Nguyễn Văn An", 2004, "10A1"],
            ["Trần Thị Bình", "=2000+4", None],
            ["Lê Văn Cường", 2005, None],
        ],
        merges=["C2:C4"],
        hidden_old=[["Họ và tên", "Năm sinh"], ["Người Cũ Một", 1990], ["Người Cũ Hai", 1991]],
    )
    made = openpyxl.load_workbook(path)
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["B"].hidden = True
    made.save(path)
    rows = read_rows(path, WISH)
    assert [one["unit"] for one in people(rows)] == ["10A1", "10A1", "10A1"]
    assert len(rows.warnings) == 5  # a hidden sheet, a hidden row, a hidden column, a formula, merged cells


def test_a_million_empty_rows_with_a_format_cost_nothing(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["Họ và tên", "Năm sinh"], ["Nguyễn Văn An", 2004]])
    made = openpyxl.load_workbook(path)
    made.active.cell(1_048_576, 3).number_format = "@"
    made.save(path)
    assert [one["full_name"] for one in read(path)] == ["Nguyễn Văn An"]


def test_files_that_are_none(tmp_path: Path) -> None:
    timetable = book(
        tmp_path / "tkb.xlsx", [["Tiết", "Thứ 2", "Thứ 3"], [1, "Toán", "Văn"], [2, "Lý", "Hoá"]]
    )
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(timetable.read_bytes()[:3000])
    picture = tmp_path / "anh.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    letter = tmp_path / "thu.csv"
    letter.write_text("Kính gửi các chi đoàn\nĐề nghị gửi danh sách\n", encoding="utf-8")
    empty = book(tmp_path / "trong.xlsx", [["Họ và tên", "Năm sinh"]])
    far = book(tmp_path / "xa.xlsx", [["Họ và tên", "Năm sinh"], ["Nguyễn Văn An", 2004]])
    made = openpyxl.load_workbook(far)
    made.active.cell(1_048_576, 16_000).value = "x"
    made.save(far)
    codes = {}
    for path in (timetable, torn, picture, letter, empty, far, bomb(tmp_path / "bom.xlsx")):
        with pytest.raises(AppError) as refused:
            read_rows(path, WISH)
        assert refused.value.advice()
        codes[path.name] = refused.value.code
    assert codes == {
        "tkb.xlsx": "BANG-006", "torn.xlsx": "BANG-002", "anh.xlsx": "BANG-005", "thu.csv": "BANG-005", "trong.xlsx": "BANG-010",
        "xa.xlsx": "BANG-009", "bom.xlsx": "BANG-003",
    }  # fmt: skip


def test_tables_of_a_page_named_xls_and_of_an_ods(tmp_path: Path) -> None:
    page = tmp_path / "xuat.xls"
    page.write_text(
        "<html><meta charset='utf-8'><table><tr><th rowspan=2>Họ và tên</th><th colspan=2>Ngày sinh</th></tr>"
        "<tr><th>Nam</th><th>Nữ</th></tr><tr><td>Nguyễn Văn An</td><td>5/3/2004</td><td></td></tr>"
        "<tr><td>Trần Thị Bình</td><td></td><td>9/12/2005</td></tr></table></html>",
        encoding="utf-8",
    )
    rows = read_rows(page, WISH)
    assert [(one["full_name"], one["birth_date"], one["sex"]) for one in people(rows)] == [
        ("Nguyễn Văn An", "2004-03-05", "Nam"),
        ("Trần Thị Bình", "2005-12-09", "Nữ"),
    ]
    assert any(".xls" in words for words in rows.warnings)
    assert [
        one["full_name"]
        for one in read(ods(tmp_path / "a.ods", [["Họ và tên", "Năm sinh"], ["Lê Văn Cường", "2004"]]))
    ] == ["Lê Văn Cường"]
