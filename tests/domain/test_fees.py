"""Fees as pure rules: what is due, how money is spread and split, amounts in words, the VietQR string, banks' statements."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bank_statement import find_columns, first_line, guess_columns, read_lines
from app.domain.fees import (
    Due,
    FeeClass,
    Payer,
    Tariff,
    Why,
    due,
    later,
    months,
    read_month,
    read_period,
    split,
    spoken,
    spread,
)
from app.domain.money_words import money, money_words, number_words, read_money
from app.domain.vietqr import MOST_WORDS, crc16, fields_of, vietqr

TARIFF = Tariff({"unsalaried": 2000, "salaried": 5000, "abroad": 5000}, month_joined=True, month_left=True)


def payer(**more: object) -> Payer:
    values: dict[str, object] = {
        "since": None, "until": None, "classes": (("0001-01", FeeClass.UNSALARIED),), **more,
    }  # fmt: skip
    return Payer("x", **values)  # type: ignore[arg-type]


# --- words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (15, "Mười lăm đồng"),
        (21_000, "Hai mươi mốt nghìn đồng"),
        (24_000, "Hai mươi tư nghìn đồng"),
        (14_000, "Mười bốn nghìn đồng"),
        (11_001, "Mười một nghìn không trăm linh một đồng"),
        (105_000, "Một trăm linh năm nghìn đồng"),
        (1_205_000, "Một triệu hai trăm linh năm nghìn đồng"),
        (1_000_055, "Một triệu không trăm năm mươi lăm đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (-2_000, "Âm hai nghìn đồng"),
    ],
)
def test_amounts_in_words(amount, words):
    assert money_words(amount) == words


_VALUES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip


def _heard(words: str) -> int:
    """The number again, as somebody would understand it: an independent reading."""
    whole = group = 0
    last: int | None = None
    for word in words.split():
        if word in _VALUES:
            group += last or 0
            last = _VALUES[word]
        elif word == "trăm":
            group, last = group + (last or 0) * 100, None
        elif word == "mươi":
            group, last = group + (last or 0) * 10, None
        elif word == "mười":
            group, last = group + 10, None
        elif word in ("nghìn", "triệu"):
            group += last or 0
            whole, group, last = whole + group * (1000 if word == "nghìn" else 1_000_000), 0, None
        elif word == "tỷ":
            whole, group, last = (whole + group + (last or 0)) * 1_000_000_000, 0, None
    return whole + group + (last or 0)


@given(st.integers(0, 10**15))
def test_words_say_the_number_and_no_other(number):
    said = number_words(number)
    assert _heard(said) == number
    assert "  " not in said
    assert not re.search(r"mươi (một|bốn|năm)\b|mười (mốt|lăm lăm|tư)\b|linh không", said)


@given(st.integers(0, 10**12))
def test_figures_are_read_as_they_are_written(number):
    assert read_money(money(number)) == number
    assert read_money(f"{number:,} VND") == number


@pytest.mark.parametrize("text", ["", "abc", "1.2", "12.50.000", "1,5 triệu", "--5", "1.00.000"])
def test_what_is_no_amount_is_none(text):
    assert read_money(text) is None


# --- months -------------------------------------------------------------------------------------------------------


def test_periods_as_people_write_them():
    for text in ("2026-Q1", "quý 1/2026", "Q1 2026", "quý I/2026", "2026 q1"):
        assert read_period(text).name == "2026-Q1"
    assert read_period("2026").last == "2026-12"
    assert read_period("3/2026").words == "tháng 03 năm 2026"
    for text in ("2026-13", "quý 5/2026", "năm nay", ""):
        with pytest.raises(ValueError):
            read_period(text)
    assert read_month("tháng 7/2026") == "2026-07"
    assert spoken(["2026-03", "2026-01", "2026-02", "2025-12", "2026-06"]) == "12/2025, 01-03/2026, 06/2026"


@given(st.integers(2000, 2100), st.integers(1, 12), st.integers(-60, 60))
def test_months_go_there_and_back(year, month, by):
    start = f"{year:04d}-{month:02d}"
    assert later(later(start, by), -by) == start
    assert len(list(months(start, later(start, abs(by))))) == abs(by) + 1


# --- what is due ---------------------------------------------------------------------------------------------------


def test_joining_and_leaving_within_a_month():
    came = payer(since=date(2026, 3, 26), until=date(2026, 6, 10))
    assert [due(came, month, TARIFF).amount for month in months("2026-02", "2026-07")] == [
        0,
        2000,
        2000,
        2000,
        2000,
        0,
    ]
    free = Tariff(TARIFF.amounts, month_joined=False, month_left=False)
    assert [due(came, month, free).amount for month in months("2026-02", "2026-07")] == [
        0,
        0,
        2000,
        2000,
        0,
        0,
    ]
    assert due(payer(until=date(2026, 6, 1)), "2026-06", TARIFF) == Due(0, Why.ABSENT)
    assert due(payer(until=date(2026, 6, 10), died=True), "2026-06", TARIFF).amount == 0
    assert due(payer(since=date(2026, 3, 1)), "2026-03", free).amount == 2000


def test_class_and_waiver_by_month():
    worker = payer(
        classes=(
            ("0001-01", FeeClass.UNSALARIED),
            ("2026-04", FeeClass.SALARIED),
            ("2026-08", FeeClass.EXEMPT),
        ),
        waivers=(("2026-05", "2026-06"),),
    )
    got = [due(worker, month, TARIFF) for month in months("2026-03", "2026-08")]
    assert [one.amount for one in got] == [2000, 5000, 0, 0, 5000, 0]
    assert [one.why for one in got] == [Why.DUE, Why.DUE, Why.WAIVED, Why.WAIVED, Why.DUE, Why.EXEMPT]


@given(st.integers(0, 10**9), st.lists(st.integers(0, 50_000), max_size=30))
def test_money_spread_is_never_lost(amount, lacking):
    open_months = [(later("2026-01", at), part) for at, part in enumerate(lacking)]
    parts, left = spread(amount, open_months)
    assert sum(part for _, part in parts) + left == amount
    assert all(0 < part <= dict(open_months)[month] for month, part in parts)
    assert left == max(0, amount - sum(lacking))


@given(
    st.integers(-(10**9), 10**9),
    st.sampled_from(["2/3", "1/2", "1/3", "1"]),
    st.sampled_from([1, 100, 500, 1000]),
)
def test_a_split_makes_the_sum(total, keep, step):
    parts = split(total, Fraction(keep), step=step)
    assert parts.kept + parts.passed == total
    assert parts.passed % step == 0
    assert abs(parts.passed) <= abs(total)


def test_the_third_is_rounded_down_once():
    assert split(100_000, Fraction("2/3")).passed == 33_333
    assert split(100_000, Fraction("2/3"), step=1000).passed == 33_000
    assert split(100_000, Fraction("2/3"), level="cell-union").passed == 100_000


# --- VietQR -------------------------------------------------------------------------------------------------------


def test_the_checksum_is_the_standards():
    assert crc16(b"123456789") == 0x29B1


@given(
    st.from_regex(r"[0-9A-Z]{1,19}", fullmatch=True), st.integers(0, 10**12),
    st.text(alphabet="Đoàn phí quý 1/2026ạậ-,;<>'", max_size=60),
)  # fmt: skip
def test_a_code_says_what_was_asked(account, amount, words):
    code = vietqr("970436", account, amount=amount, words=words)
    found = fields_of(code)
    assert code.isascii()
    assert [*found][:1] + [*found][-1:] == ["00", "63"]
    assert int(found["63"], 16) == crc16(code[:-4].encode())
    to = fields_of(fields_of(found["38"])["01"])
    assert (to["00"], to["01"]) == ("970436", account)
    assert found.get("54", "0") == str(amount)
    assert found["01"] == ("12" if amount else "11")
    assert len(fields_of(found["62"])["08"]) <= MOST_WORDS if "62" in found else True


def test_what_is_no_account_has_no_code():
    for bank, account in (("97043", "1"), ("970436", ""), ("970436", "12 34"), ("970436", "1" * 20)):
        with pytest.raises(ValueError):
            vietqr(bank, account)


# --- statements ----------------------------------------------------------------------------------------------------


STATEMENTS = {
    "two columns of money": (
        ["SAO KÊ TÀI KHOẢN"], ["Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung giao dịch"],
        ["05/03/2026 10:22", "FT26064", "", "6.000", "1.006.000", "DP 1A2B3C4D 0126-0326"],
        ["06/03/2026", "FT26065", "500,000", "", "506.000", "Chi mua hoa"], ["", "", "500.000", "6.000", "", "Cộng phát sinh"],
    ),
    "signed amount, English": (
        [None], ["Transaction Date", "Reference Number", "Amount", "Description", "Remitter"],
        ["2026-03-05", "A1", 6000, "doan phi", "NGUYEN VAN A"], ["2026-03-06", "A2", -500000, "hoa", ""],
    ),
    "day and document in one cell": (
        ["Ngân hàng"], ["Ngày GD/\nTNX Date/\nSố CT/ Doc No", "Số tiền ghi nợ/ Debit", "Số tiền ghi có/ Credit", "Số dư", "Nội dung chi tiết/ Transactions in detail"],
        ["05/03/2026\n5078 - 12", None, 6000.0, 1, "doan phi thang 3"], ["06/03/2026\n5078 - 13", 500000.0, None, 1, "hoa"],
    ),
    "a head of two rows, merged": (
        ["STT", "Ngày", "Số tiền", None, "Diễn giải"], [None, None, "Nợ", "Có", None],
        [1, "05-Mar-2026", None, "6,000.00", "doan phi"], [2, "06-Mar-2026", "500,000.00", "0.00", "hoa"],
    ),
    "a side beside the sum": (
        ["Ngày", "Số tiền", "Nợ/Có", "Mô tả"], ["20260305", "6.000", "C", "doan phi"], ["20260306", "500.000", "D", "hoa"],
    ),
    "the side after the sum, days the American way": (
        ["Date", "Amount", "Details"], ["3/5/26", "6,000 CR", "doan phi"], ["3/6/26", "500,000 DR", "hoa"], ["3/20/26", "", "so du"],
    ),
    "serial days, out in brackets": (
        ["Value date", "Amount", "Narrative"], [46086, 6000, "doan phi"], [46087, "(500.000)", "hoa"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATEMENTS)
def test_statements_of_several_banks(name):
    rows = [list(row) for row in STATEMENTS[name]]
    head, columns = find_columns(rows)
    lines, faults = read_lines(rows, head, columns)
    assert not faults
    assert [(one.day, one.amount) for one in lines] == [
        (date(2026, 3, 5), 6000),
        (date(2026, 3, 6), -500_000),
    ]


def test_what_the_bank_takes_back_is_marked():
    rows = [
        ["Ngày", "Ghi nợ", "Ghi có", "Nội dung", "Mã giao dịch"],
        ["05/03/2026", "", "6.000", "Le An doan phi", "A1"],
        ["05/03/2026", "", "6.000", "Le An doan phi", "A2"],
        ["06/03/2026", "6.000", "", "Huy giao dich A2", "A3"],
        ["06/03/2026", "", "-2.000", "hoan", "A4"],
        ["hôm qua", "", "2.000", "doan phi", "A5"],
        ["31/02/2026", "", "2.000", "doan phi", "A6"],
    ]
    lines, faults = read_lines(rows, *find_columns(rows))
    assert [(one.amount, one.back_in) for one in lines] == [(6000, 0), (6000, 4), (-6000, 0), (-2000, 0)]
    assert [(one.row, one.column, one.value) for one in faults] == [(7, "date", "31/02/2026")]


def test_columns_are_guessed_where_the_head_says_nothing():
    rows = [
        ["CTY ABC"],
        ["STT", "Thời điểm", "Biến động", "Thông tin", "Bên kia"],
        [1, "05/03/2026 10:22", "+20.000", "Le An dong doan phi thang 3", "LE VAN B"],
        [2, "06/03/2026 09:00", "-500.000", "mua hoa cho le ket nap", None],
    ]
    assert find_columns(rows) is None
    assert first_line(rows) == 2
    assert guess_columns(rows, 2) == {"date": 1, "amount": 2, "text": 3}


def test_two_equal_lines_are_two_and_known_again():
    rows = [
        ["Ngày", "Ghi có", "Nội dung"],
        ["05/03/2026", 2000, "doan phi"],
        ["05/03/2026", 2000, "doan phi"],
        ["05/03/2026", "2.000x", "?"],
    ]
    head, columns = find_columns(rows)
    first, faults = read_lines(rows, head, columns)
    again, _ = read_lines(rows, head, columns)
    assert len({one.key for one in first}) == 2
    assert [one.key for one in again] == [one.key for one in first]
    assert faults[0].row == 4


def test_a_sheet_of_something_else_is_none():
    assert find_columns([["Họ và tên", "Ngày sinh"], ["Lê An", "05/05/2005"]]) is None
