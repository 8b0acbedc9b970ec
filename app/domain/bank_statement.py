"""A bank's statement as rows of cells: which column says what, which line brought how much when.

Owns the heads that banks print and which line takes another back; cells are read by ``bank_cells``. Whose money it is, others
decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Final

from app.base.text import fold
from app.domain.bank_cells import CellValue, read_amount, read_day, read_side, reference_of, written

COLUMNS: Final = ("date", "credit", "debit", "amount", "side", "text", "reference", "payer")
"""What a column can be. ``amount``: one column for both ways, with a sign or with ``side`` beside it."""
_HEADS: Final[dict[str, tuple[str, ...]]] = {
    "date": (
        "ngay giao dich", "ngay gd", "ngay hach toan", "ngay hieu luc", "thoi gian giao dich", "ngay phat sinh",
        "transaction date", "tnx date", "posting date", "value date", "ngay", "date", "thoi gian",
    ),
    "side": ("c d", "d c", "cr dr", "dr cr", "no co", "co no", "ghi no co", "loai giao dich", "chieu giao dich", "debit credit", "credit debit"),
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
_MONTHS: Final = 12
_SHORT: Final = 8
"""Words up to so long say too little to be looked for inside others."""
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
    back_in: int = 0
    """The row in which the bank takes this money back; 0: it stays."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that looks like a transaction and cannot be read."""

    row: int
    column: str
    value: str


def find_columns(rows: Sequence[Sequence[CellValue]]) -> tuple[int, dict[str, int]] | None:
    """(last row of the head, column by what it says); None where no head tells day, money in and words."""
    best: tuple[int, dict[str, int]] | None = None
    for at, row in _heads(rows):
        found = _columns(row)
        if not lacking(found) and (best is None or len(found) > len(best[1])):
            best = (at, found)
    return best


def lacking(columns: Mapping[str, int]) -> tuple[str, ...]:
    """What a statement cannot be read without and no column says."""
    missing = [name for name in ("date", "text") if name not in columns]
    return tuple(missing if {"credit", "amount"} & columns.keys() else [*missing, "credit"])


def _heads(rows: Sequence[Sequence[CellValue]]) -> Iterator[tuple[int, Sequence[CellValue]]]:
    """Rows that may be a head, and pairs of rows: 'Số tiền' merged above 'Ghi nợ', 'Ghi có'."""
    for at, row in enumerate(rows[:_LOOKED]):
        yield at, row
        below = rows[at + 1] if at + 1 < len(rows) else ()
        if below and not _is_line(below):
            above, pair = "", []
            for place in range(max(len(row), len(below))):
                own = written(row[place]) if place < len(row) else ""
                under = written(below[place]) if place < len(below) else ""
                above = own or above
                alone = not under or _columns([under])  # 'Nợ', 'Có' say it without the words above them
                pair.append((under or own) if alone else f"{above} {under}")
            yield at + 1, pair


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


def first_line(rows: Sequence[Sequence[CellValue]]) -> int:
    """The first row that looks like a transaction, for a sheet without a known head; their number when none does."""
    return next((at for at, row in enumerate(rows) if _is_line(row)), len(rows))


def guess_columns(rows: Sequence[Sequence[CellValue]], first: int) -> dict[str, int]:
    """Day, money with a sign and words by what stands in the columns, for a sheet whose head says nothing. To be looked at."""
    body = [row for row in rows[first : first + _LOOKED] if _is_line(row)]
    width = max(map(len, body), default=0)
    columns = [
        [written(row[at]) for row in body if at < len(row) and written(row[at])] for at in range(width)
    ]
    found: dict[str, int] = {}
    for at, cells in enumerate(columns):
        if cells and "date" not in found and all(map(read_day, cells)):
            found["date"] = at
        elif (
            "amount" not in found
            and any(re.match(r"[-+(]", cell) for cell in cells)
            and all(map(read_amount, cells))
        ):
            found["amount"] = at
    lengths = {at: sum(map(len, cells)) for at, cells in enumerate(columns) if at not in found.values()}
    wordy = [at for at in lengths if any(not (read_day(cell) or read_amount(cell)) for cell in columns[at])]
    if found and wordy:
        found["text"] = max(wordy, key=lambda at: lengths[at])
    return found


def _is_line(row: Sequence[CellValue]) -> bool:
    """A day in one cell, money in another, words in a third."""
    days = [
        at for at, value in enumerate(row) if isinstance(value, str) and len(value) < 40 and read_day(value)
    ]
    others = [value for at, value in enumerate(row) if at not in days and written(value)]
    return bool(days) and len(others) > 1 and any(read_amount(value) for value in others)


def read_lines(
    rows: Sequence[Sequence[CellValue]], head: int, columns: Mapping[str, int]
) -> tuple[list[Line], list[Unread]]:
    """Transactions below the head. Rows without a day or without money (balances, totals, notes) are none."""
    lines: list[Line] = []
    faults: list[Unread] = []
    seen: dict[str, int] = {}
    month_first = _month_first(rows, head, columns.get("date"))
    shared = columns.get("reference") == columns.get("date")
    for at in range(head + 1, len(rows)):
        cells = {name: rows[at][column] for name, column in columns.items() if column < len(rows[at])}
        day, amount = read_day(cells.get("date"), month_first=month_first), _amount(cells)
        text = written(cells.get("text"))
        if day is None:
            said = written(cells.get("date"))
            if amount and text and re.match(r"\d", said):  # a day nobody can read, not a total
                faults.append(Unread(at + 1, "date", said[:60]))
        elif amount is None:
            faults.append(Unread(at + 1, "credit", _said_money(cells)))
        elif amount:
            reference = reference_of(cells.get("reference"), shared=shared)
            key = _key(seen, day, amount, text, reference)
            lines.append(Line(at + 1, day, amount, text, written(cells.get("payer")), reference, key))
    return _taken_back(lines), faults


def _taken_back(lines: list[Line]) -> list[Line]:
    """Money in that the bank takes back further down: the same sum out with the same reference or words, or naming them."""
    found = list(lines)
    for out in lines:
        if out.amount >= 0:
            continue
        for at, one in enumerate(found):
            if (
                one.amount == -out.amount
                and not one.back_in
                and one.day <= out.day
                and _same_business(one, out)
            ):
                found[at] = replace(one, back_in=out.row)
                break
    return found


def _same_business(one: Line, out: Line) -> bool:
    told, words = fold(out.text), fold(one.text)
    if one.reference and (one.reference == out.reference or fold(one.reference) in told):
        return True
    return bool(words) and (words == told or (len(words) > _SHORT and words in told))


def _month_first(rows: Sequence[Sequence[CellValue]], head: int, column: int | None) -> bool:
    """Whether the days of a column are written the American way: a second figure above 12, never a first one."""
    firsts, seconds = [0], [0]
    for row in rows[head + 1 :]:
        value = row[column] if column is not None and column < len(row) else None
        found = re.match(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2}", value) if isinstance(value, str) else None
        if found:
            firsts.append(int(found[1]))
            seconds.append(int(found[2]))
    return max(seconds) > _MONTHS >= max(firsts)


def _key(seen: dict[str, int], day: date, amount: int, text: str, reference: str) -> str:
    """Known again in another file: by the bank's reference, else by its words and how many alike stood before."""
    said = reference or f"{fold(text)}"
    base = f"{day.isoformat()}|{amount}|{said}"
    seen[base] = seen.get(base, 0) + 1
    return sha256(f"{base}|{seen[base]}".encode()).hexdigest()


def _amount(cells: Mapping[str, CellValue]) -> int | None:
    """In above 0, out below; 0: no money; None: unreadable."""
    credit, debit = read_amount(cells.get("credit")), read_amount(cells.get("debit"))
    if credit is None or debit is None:
        return None
    if credit or debit:  # below 0 in the column of money in: the bank takes it back
        return credit or -abs(debit)
    amount, side = read_amount(cells.get("amount")), read_side(cells.get("side"))
    return abs(amount) * side if amount and side else amount


def _said_money(cells: Mapping[str, CellValue]) -> str:
    return next(
        (said[:60] for name in ("credit", "debit", "amount") if (said := written(cells.get(name)))), ""
    )
