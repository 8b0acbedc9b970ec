"""One cell of a bank's statement: a day, an amount with its side, words. Written by banks, so read more widely than what people type."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import Final

from app.base.text import fold, one_line
from app.domain.money_words import read_money

CellValue = str | int | float | None
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIALS: Final = range(36_526, 73_051)
"""Days of the years 2000 to 2099 as a spreadsheet counts them."""
_SERIAL_START: Final = date(1899, 12, 30)
_IN: Final = frozenset({"c", "cr", "co", "credit", "+", "ghi co", "tien vao", "in", "nhan"})
_OUT: Final = frozenset({"d", "dr", "db", "no", "debit", "-", "ghi no", "tien ra", "out", "chuyen"})
_SIDE: Final = r"(?:CR|DR|DB|C|D|Có|Nợ|CÓ|NỢ)"


def written(value: CellValue) -> str:
    """A cell's words on one line."""
    return "" if value is None else one_line(str(value))


def read_day(value: CellValue, *, month_first: bool = False) -> date | None:
    """The first day in a cell: '05/03/2026 10:22', '2026-03-05', '5-3-26', '05-Mar-2026', '20260305', a spreadsheet's number."""
    if isinstance(value, int | float):
        return _numbered(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if found := re.search(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", text):
        return _day(found[1], found[2], found[3])
    if found := re.search(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)", text):
        day, month = (found[2], found[1]) if month_first else (found[1], found[2])
        return _day(found[3], month, day)
    if found := re.search(r"(?<!\d)(\d{1,2})[-/ ]?([A-Za-z]{3})[a-z]*[-/ ,]*(\d{4}|\d{2})(?!\d)", text):
        name = found[2].lower()
        return _day(found[3], str(_MONTHS.index(name) + 1), found[1]) if name in _MONTHS else None
    if found := re.fullmatch(r"(20\d\d)(\d\d)(\d\d)(?:\s*\d{4,6})?", text):
        return _day(found[1], found[2], found[3])
    return None


def _numbered(value: float) -> date | None:
    if not math.isfinite(value):
        return None
    if int(value) in _SERIALS:
        return _SERIAL_START + timedelta(days=int(value))
    whole = str(int(value))
    return _day(whole[:4], whole[4:6], whole[6:]) if re.fullmatch(r"20\d{6}", whole) else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def read_amount(value: CellValue) -> int | None:
    """Whole đồng with their side as the sign: '1.200.000', '(200,000)', '200,000.00 DR', '50.000-'. 0: empty; None: no amount."""
    if isinstance(value, int | float):
        return int(value) if math.isfinite(value) and value == int(value) else None
    text = written(value).replace("\u2212", "-").replace("\u2013", "-")
    if not text.strip(" -"):
        return 0
    sign = side = 0
    if found := re.fullmatch(rf"(?:(?P<front>{_SIDE})[\s.]+)?(?P<sum>.*?)(?:\s+(?P<back>{_SIDE})\.?)?", text):
        text, side = found["sum"], read_side(found["front"] or found["back"])
    if found := re.fullmatch(r"\((.+)\)|(.+?)\s*-", text):
        text, sign = found[1] or found[2], -1
    text = re.sub(r"^(?:VND|VNĐ|₫)\s*|\s*₫$", "", text.strip(), flags=re.IGNORECASE)
    amount = read_money(re.sub(r"(?<=\d)['\u2019](?=\d{3})", "", text).lstrip("+ "))
    if amount is None or not (sign or side):
        return amount
    return abs(amount) * (side or sign)


def read_side(value: CellValue) -> int:
    """1: money came in; -1: it went out; 0: the cell does not say."""
    said = fold(written(value))
    said = said if said in ("+", "-") else " ".join(re.findall(r"[a-z]+", said))
    return 1 if said in _IN else -1 if said in _OUT else 0


def reference_of(value: CellValue, *, shared: bool) -> str:
    """Where day and reference share a cell ('05/03/2026' above '5078 - 12345'), what is left without the day."""
    words = written(value)
    return re.sub(r"^[\d/.-]{8,10}\s*", "", words) if shared else words
