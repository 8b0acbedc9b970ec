"""A bank's statement as rows of cells: which column says what, which line brought how much when.

Owns the heads that banks print and the reading of their cells. Whose money it is, others decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from app.base.text import fold, one_line
from app.domain.money_words import read_money

CellValue = str | int | float | None
COLUMNS: Final = ("date", "credit", "debit", "amount", "text", "reference", "payer")
_HEADS: Final[dict[str, tuple[str, ...]]] = {
    "date": (
        "ngay giao dich", "ngay gd", "ngay hach toan", "ngay hieu luc", "thoi gian giao dich", "ngay phat sinh",
        "transaction date", "tnx date", "posting date", "value date", "ngay", "date", "thoi gian",
    ),
    "credit": ("so tien ghi co", "phat sinh co", "ps co", "ghi co", "tien vao", "so tien vao", "credit amount", "credit", "co"),
    "debit": ("so tien ghi no", "phat sinh no", "ps no", "ghi no", "tien ra", "so tien ra", "debit amount", "debit", "no"),
    "amount": ("so tien giao dich", "so tien gd", "so tien", "gia tri giao dich", "transaction amount", "amount"),
    "text": (
        "noi dung chi tiet", "noi dung giao dich", "noi dung chuyen khoan", "noi dung", "dien giai", "mo ta", "chi tiet giao dich",
        "transactions in detail", "description", "remarks", "details", "narrative",
    ),
    "reference": (
        "so tham chieu", "ma tham chieu", "ma giao dich", "so giao dich", "so but toan", "so chung tu", "so ct", "so gd",
        "reference number", "reference", "ref no", "doc no", "transaction id", "ma gd", "seq. no",
    ),
    "payer": (
        "ten nguoi chuyen", "nguoi chuyen", "nguoi gui", "ten doi ung", "ten tai khoan doi ung", "ten don vi chuyen",
        "don vi chuyen", "doi tac", "remitter", "counter account name", "sender", "ben chuyen",
    ),
}  # fmt: skip
_LOOKED: Final = 60
_WHOLE: Final = frozenset({"co", "no", "ngay", "date"})
"""Words too short to be looked for inside others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One transaction. ``amount`` below 0 went out. ``row`` as the spreadsheet counts."""

    row: int
    day: date
    amount: int
    text: str
    payer: str
    reference: str
    key: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that looks like a transaction and cannot be read."""

    row: int
    column: str
    value: str


def find_columns(rows: Sequence[Sequence[CellValue]]) -> tuple[int, dict[str, int]] | None:
    """(row of the head, column by what it says); None where no head tells day, money in and words."""
    best: tuple[int, dict[str, int]] | None = None
    for at, row in enumerate(rows[:_LOOKED]):
        found = _columns(row)
        whole = "date" in found and "text" in found and ("credit" in found or "amount" in found)
        if whole and (best is None or len(found) > len(best[1])):
            best = (at, found)
    return best


def _columns(row: Sequence[CellValue]) -> dict[str, int]:
    scored: list[tuple[int, str, int]] = []
    for at, value in enumerate(row):
        if not isinstance(value, str) or len(value) > 120:
            continue
        words = " ".join(re.sub(r"[^a-z0-9.]+", " ", fold(value)).split())
        for name, heads in _HEADS.items():
            fits = [
                head
                for head in heads
                if words == head or (head not in _WHOLE and f" {head} " in f" {words} ")
            ]
            if fits:
                scored.append((max(len(head) for head in fits) + 100 * (words in fits), name, at))
    found: dict[str, int] = {}
    for _, name, at in sorted(scored, key=lambda one: (-one[0], one[2])):
        if name not in found and (at not in found.values() or name == "reference"):
            found[name] = at
    return found


def read_lines(
    rows: Sequence[Sequence[CellValue]], head: int, columns: Mapping[str, int]
) -> tuple[list[Line], list[Unread]]:
    """Transactions below the head. Rows without a day or without money (balances, totals, notes) are none."""
    lines: list[Line] = []
    faults: list[Unread] = []
    seen: dict[str, int] = {}
    for at in range(head + 1, len(rows)):
        cells = {name: rows[at][column] for name, column in columns.items() if column < len(rows[at])}
        day = read_day(cells.get("date"))
        if day is None:
            continue
        amount = _amount(cells)
        if amount is None:
            faults.append(Unread(at + 1, "credit", str(cells.get("credit", cells.get("amount")) or "")[:60]))
        elif amount:
            text, payer = _words(cells.get("text")), _words(cells.get("payer"))
            reference = _reference(
                cells.get("reference"), shared=columns.get("reference") == columns.get("date")
            )
            lines.append(
                Line(at + 1, day, amount, text, payer, reference, _key(seen, day, amount, text, reference))
            )
    return lines, faults


def _key(seen: dict[str, int], day: date, amount: int, text: str, reference: str) -> str:
    """Known again in another file: by the bank's reference, else by its words and how many alike stood before."""
    said = reference or f"{fold(text)}"
    base = f"{day.isoformat()}|{amount}|{said}"
    seen[base] = seen.get(base, 0) + 1
    return sha256(f"{base}|{seen[base]}".encode()).hexdigest()


def read_day(value: CellValue) -> date | None:
    """The first day in a cell: '05/03/2026 10:22', '2026-03-05', '05-03-2026'."""
    if not isinstance(value, str):
        return None
    if found := re.search(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", value):
        year, month, day = found.groups()
    elif found := re.search(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", value):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _amount(cells: Mapping[str, CellValue]) -> int | None:
    """In above 0, out below; 0: no money; None: unreadable."""
    credit, debit = _money(cells.get("credit")), _money(cells.get("debit"))
    if credit is None or debit is None:
        return None
    if credit or debit:
        return abs(credit) or -abs(debit)
    return _money(cells.get("amount"))


def _money(value: CellValue) -> int | None:
    if value is None or (isinstance(value, str) and not value.strip(" -")):
        return 0
    if isinstance(value, int | float):
        return int(value) if value == int(value) else None
    return read_money(value.strip().lstrip("+"))


def _words(value: CellValue) -> str:
    return "" if value is None else one_line(str(value))


def _reference(value: CellValue, *, shared: bool) -> str:
    """Where day and reference share a cell ('05/03/2026' above '5078 - 12345'), what is left without the day."""
    words = _words(value)
    return re.sub(r"^[\d/.-]{8,10}\s*", "", words) if shared else words
