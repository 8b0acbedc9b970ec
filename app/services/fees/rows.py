"""What windows and the command line are shown of fees: plain values, money in whole đồng."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.base.language import mark, tr
from app.domain.bank_cells import CellValue
from app.domain.bank_statement import Line, Unread
from app.domain.fees import Month


class Cell(NamedTuple):
    """One member's month."""

    due: int
    paid: int
    why: str

    @property
    def state(self) -> str:
        """'paid', 'part', 'open', 'waived', 'exempt' or 'absent'."""
        if self.why != "due":
            return "paid" if self.paid > 0 else self.why
        if self.paid >= self.due:
            return "paid"
        return "part" if self.paid > 0 else "open"


@dataclass(frozen=True, slots=True)
class GridRow:
    id: str
    name: str
    unit_name: str
    kind: str
    """The class of the last month shown."""
    guessed: bool
    cells: tuple[Cell, ...]
    lacking: int
    """Of all months that are over, also those not shown."""
    folded: str = ""
    """Name and unit as they are searched."""


@dataclass(frozen=True, slots=True)
class Grid:
    months: tuple[Month, ...]
    rows: tuple[GridRow, ...]
    dues: tuple[int, ...]
    """Per month, the sum of the rows."""
    paid: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrear:
    """A member who owes for months that are over."""

    id: str
    name: str
    unit_name: str
    phone: str
    months: tuple[Month, ...]
    amount: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of the cash book."""

    id: str
    day: date
    kind: str
    number: str
    """'PT 12/2026' or 'PC 3/2026'."""
    words: str
    person: str
    way: str
    income: int
    outgo: int
    balance: int
    counter_of: str
    countered: bool


@dataclass(frozen=True, slots=True)
class CashBook:
    unit_id: str
    unit_name: str
    first: date
    last: date
    before: int
    """Balance carried over."""
    rows: tuple[EntryRow, ...]
    income: int
    outgo: int
    after: int
    closed_until: date | None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit in the report of a period."""

    unit_id: str
    name: str
    depth: int
    members: int
    """Who owed something in the period."""
    due: int
    collected: int
    received: int
    kept: int
    passed: int
    """What it has to hand over."""
    handed: int
    """What it has handed over."""
    arrears: int
    """At the end of the period, all months up to it."""
    balance: int
    """Of its fund at the end of the period."""


SUMS = ("members", "due", "collected", "received", "kept", "passed", "handed", "arrears", "balance")


@dataclass(frozen=True, slots=True)
class FeeReport:
    period: str
    words: str
    lines: tuple[UnitLine, ...]
    closed_on: date | None = None

    @property
    def total(self) -> dict[str, int]:
        return {name: sum(getattr(line, name) for line in self.lines) for name in SUMS}


@dataclass(frozen=True, slots=True)
class Paid:
    """What a payment wrote."""

    entries: tuple[str, ...]
    people: int
    months: int
    amount: int


@dataclass(frozen=True, slots=True)
class WaiverRow:
    id: str
    member_id: str
    name: str
    first: Month
    last: Month
    reason: str
    decision_number: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class FundRow:
    unit_id: str
    unit_name: str
    first_month: Month
    bank_bin: str
    bank: str
    account: str
    holder: str
    treasurer: str
    balance: int
    closed_until: date | None


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A line of a bank statement."""

    id: str
    day: date
    amount: int
    text: str
    payer: str
    reference: str
    state: str
    member_id: str
    member_name: str
    candidates: tuple[tuple[str, str], ...] = ()
    """(id, name and unit) of those it may be from."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a statement brought: lines new, known from before, not money in; and of the new ones what became of them."""

    lines: int
    new: int
    known: int
    outgoing: int
    entered: int
    doubtful: int
    amount: int
    rows: tuple[TransferRow, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    """(row, value) of lines whose day or money could not be read: nothing was written of them."""
    taken_back: tuple[tuple[int, str], ...] = ()
    """(row, member) of lines that the bank took back after they had been entered from an earlier file."""
    cut: bool = False
    """The file goes on after the last row that is read."""


@dataclass(frozen=True, slots=True)
class StatementLook:
    """A statement's file before anything is written: its rows, and what its columns seem to be."""

    file: str
    rows: list[list[CellValue]]
    head: int
    """Last row of the head, from 0; -1: there is none."""
    columns: Mapping[str, int]
    guessed: Mapping[str, int]
    """Where neither head nor memory tells: by what stands in the columns. To be looked at before anything is entered."""
    remembered: bool
    """A clerk said what these columns are, for another file of this bank."""
    cut: bool
    """There are more rows than are read."""


@dataclass(frozen=True, slots=True)
class StatementSum:
    """What a statement's columns give, with some lines to look at."""

    lines: tuple[Line, ...]
    coming: int
    going: int
    amount: int
    """Of all money in."""
    unread: tuple[Unread, ...]
    lacking: tuple[str, ...]
    """What no column says yet and cannot be missed."""


KIND_WORDS = {
    "opening": mark("số dư đầu kỳ"),
    "collect": mark("thu đoàn phí"),
    "receive": mark("cấp dưới nộp"),
    "handover": mark("nộp cấp trên"),
    "income": mark("thu khác"),
    "expense": mark("chi"),
}
WAY_WORDS = {"cash": mark("tiền mặt"), "bank": mark("chuyển khoản")}


def kind_words(kind: str) -> str:
    return tr(KIND_WORDS[kind])
