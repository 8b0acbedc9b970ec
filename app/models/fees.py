"""Fees (đoàn phí): the fund of a unit, its cash book, what members paid for which month, waivers, bank lines, closed periods.

Owns the columns. Money is in whole đồng. Entries and payments stay for ever as they were written: they are put right by a
counter entry.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Record

ENTRY_KINDS: Final = ("opening", "collect", "receive", "handover", "income", "expense")
"""Opening balance; fees of members; what units below hand over; what goes to the level above; other."""
TRANSFER_STATES: Final = ("doubtful", "entered", "ignored")


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values)})", name=column)


class FeeFund(Record):
    """The fund of one unit: from which month fees are kept here, and the account that members pay into."""

    __tablename__ = "fee_fund"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), unique=True, info=IMMUTABLE)
    first_month: Mapped[str] = mapped_column(String(7))
    """What was due before it is not asked for."""
    bank_bin: Mapped[str] = mapped_column(String(6), default="")
    account: Mapped[str] = mapped_column(String(19), default="")
    holder: Mapped[str] = mapped_column(String(100), default="")
    treasurer: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    """Thủ quỹ: signs receipts."""


class FeeClassing(Record):
    """From a month on a member pays by this class."""

    __tablename__ = "fee_classing"
    __table_args__ = (UniqueConstraint("member_id", "since"),)

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    since: Mapped[str] = mapped_column(String(7), info=IMMUTABLE)
    kind: Mapped[str] = mapped_column(String(12))
    """One of domain.fees.FeeClass."""


class FeeWaiver(Record):
    """Months a member need not pay (miễn đoàn phí), with who decided."""

    __tablename__ = "fee_waiver"
    __table_args__ = (CheckConstraint("last >= first", name="order"),)

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    first: Mapped[str] = mapped_column(String(7))
    last: Mapped[str] = mapped_column(String(7))
    reason: Mapped[str] = mapped_column(String(500))
    decision_number: Mapped[str] = mapped_column(String(60), default="")
    decided_on: Mapped[date | None] = mapped_column(Date)
    decided_by: Mapped[str] = mapped_column(String(200), default="")


class FeeEntry(Record):
    """One line of a fund's cash book: a receipt (phiếu thu) when money comes in, a voucher (phiếu chi) when it goes out."""

    __tablename__ = "fee_entry"
    __table_args__ = (_one_of("kind", ENTRY_KINDS), Index("ix_fee_entry_unit_day", "unit_id", "day"))

    final: ClassVar[bool] = True
    forever: ClassVar[bool] = True

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), info=IMMUTABLE)
    day: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    kind: Mapped[str] = mapped_column(String(12), info=IMMUTABLE)
    amount: Mapped[int] = mapped_column(BigInteger, info=IMMUTABLE)
    """Above 0: came in; below: went out. A counter entry has the other sign."""
    number: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    """Of the year, receipts and vouchers apart; with it the book of the PC that wrote it (services.fees.receipt_books)."""
    words: Mapped[str] = mapped_column(String(500), default="", info=IMMUTABLE)
    person: Mapped[str] = mapped_column(String(200), default="", info=IMMUTABLE)
    """Who brought or got the money."""
    way: Mapped[str] = mapped_column(String(8), default="cash", info=IMMUTABLE)
    """'cash' or 'bank'."""
    period: Mapped[str] = mapped_column(String(7), default="", info=IMMUTABLE)
    """Of a hand-over: the quarter whose part it is."""
    other_id: Mapped[str | None] = mapped_column(ForeignKey("unit.id"), info=IMMUTABLE)
    """Of a hand-over: the unit at the other end."""
    counter_of: Mapped[str | None] = mapped_column(ForeignKey("fee_entry.id"), unique=True, info=IMMUTABLE)
    """The entry that this one takes back."""


class FeePayment(Record):
    """What one member paid for one month, as a part of an entry."""

    __tablename__ = "fee_payment"
    __table_args__ = (Index("ix_fee_payment_member_month", "member_id", "month"),)

    final: ClassVar[bool] = True
    forever: ClassVar[bool] = True

    entry_id: Mapped[str] = mapped_column(ForeignKey("fee_entry.id"), index=True, info=IMMUTABLE)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), info=IMMUTABLE)
    month: Mapped[str] = mapped_column(String(7), info=IMMUTABLE)
    amount: Mapped[int] = mapped_column(BigInteger, info=IMMUTABLE)


class FeeTransfer(Record):
    """A line of a bank statement that brought money."""

    __tablename__ = "fee_transfer"
    __table_args__ = (_one_of("state", TRANSFER_STATES),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True, info=IMMUTABLE)
    key: Mapped[str] = mapped_column(String(64), unique=True, info=IMMUTABLE)
    """Digest of what the bank says: the same line in another file is known by it."""
    day: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    amount: Mapped[int] = mapped_column(BigInteger, info=IMMUTABLE)
    text: Mapped[str] = mapped_column(String(1000), default="", info=IMMUTABLE)
    payer: Mapped[str] = mapped_column(String(200), default="", info=IMMUTABLE)
    reference: Mapped[str] = mapped_column(String(100), default="", info=IMMUTABLE)
    state: Mapped[str] = mapped_column(String(12), default="doubtful", info=WORKFLOW)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"), index=True, info=WORKFLOW)
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("fee_entry.id"), info=WORKFLOW)


class FeeClosing(Record):
    """A period closed for good: nothing is written in it any more. Its report as it was then."""

    __tablename__ = "fee_closing"
    __table_args__ = (UniqueConstraint("unit_id", "period"),)

    final: ClassVar[bool] = True
    forever: ClassVar[bool] = True

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), info=IMMUTABLE)
    period: Mapped[str] = mapped_column(String(7), info=IMMUTABLE)
    until: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    """Last day that is closed."""
    closed_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    balance: Mapped[int] = mapped_column(BigInteger, info=IMMUTABLE)
    """At the end of that day."""
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info=IMMUTABLE)
