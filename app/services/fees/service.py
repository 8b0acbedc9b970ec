"""The verbs of fees: payments, waivers, classes, the fund and its book. Reports and closing: reporting.py; banks: statements.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.base.clock import today
from app.base.text import fold, one_line
from app.domain.fees import (
    CLASS_NAMES,
    FeeClass,
    Month,
    Period,
    months,
    read_month,
    read_period,
    spoken,
    spread,
)
from app.domain.money_words import money
from app.models.fees import FeeClassing, FeeEntry, FeeFund, FeeWaiver
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.fees import cash
from app.services.fees.accounts import Accounts, Person, over_month, scope
from app.services.fees.banks import bank_named, bank_of
from app.services.fees.refusals import (
    AccountWrong,
    AmountWrong,
    ClassUnknown,
    MonthWrong,
    NothingDue,
    OpeningTwice,
    TooMuch,
    WaiverLong,
    WaiverMissing,
    WaiverOverlaps,
    WaiverReason,
)
from app.services.fees.rows import Arrear, CashBook, Cell, FundRow, Grid, GridRow, Paid, WaiverRow
from app.services.first_unit import our_unit
from app.services.members import find_member
from app.services.rules import rule_book
from app.services.units import find_unit, need_own

if TYPE_CHECKING:
    from app.services.fees.papers import FeePapers
    from app.services.fees.reporting import FeeReports
    from app.services.fees.statements import Statements


def period_from(text: str) -> Period:
    """Raises MonthWrong."""
    try:
        return read_period(text)
    except ValueError:
        raise MonthWrong(text=text) from None


def month_from(text: str) -> Month:
    """Raises MonthWrong."""
    try:
        return read_month(text)
    except ValueError:
        raise MonthWrong(text=text) from None


class Fees(Service):
    """Money in whole đồng everywhere."""

    @cached_property
    def reports(self) -> FeeReports:
        from app.services.fees.reporting import FeeReports

        return FeeReports(self.store, by=self.by, practice=self.practice)

    @cached_property
    def statements(self) -> Statements:
        from app.services.fees.statements import Statements

        return Statements(self.store, by=self.by, practice=self.practice)

    @cached_property
    def papers(self) -> FeePapers:
        from app.services.fees.papers import FeePapers

        return FeePapers(self.store, by=self.by, practice=self.practice)

    # --- reading ------------------------------------------------------------------------------------------

    def grid(self, unit: str | None = None, *, first: str = "", last: str = "") -> Grid:
        """Members and months: by default this year's. Raises UnitMissing, MonthWrong."""
        now = today(self.store.clock)
        begin = month_from(first) if first else f"{now.year}-01"
        shown = tuple(months(begin, month_from(last) if last else f"{begin[:4]}-12"))
        with self.store.read() as session:
            accounts = Accounts(session, [row.id for row in scope(session, unit)], today=now)
        over = over_month(now)
        rows = []
        for person in accounts.people:
            row = _grid_row(accounts, person, shown, over)
            if any(cell.why != "absent" or cell.paid for cell in row.cells):
                rows.append(row)
        columns = list(zip(*(row.cells for row in rows), strict=True)) or [()] * len(shown)
        return Grid(
            shown,
            tuple(rows),
            tuple(sum(cell.due for cell in column) for column in columns),
            tuple(sum(cell.paid for cell in column) for column in columns),
        )

    def arrears(self, unit: str | None = None, *, through: str = "") -> tuple[Arrear, ...]:
        """Who owes for months that are over (up to ``through``), the most first."""
        now = today(self.store.clock)
        last = month_from(through) if through else over_month(now)
        with self.store.read() as session:
            accounts = Accounts(session, [row.id for row in scope(session, unit)], today=now)
        found = []
        for person in accounts.people:
            lacking = list(accounts.open_months(person, last=last))
            if lacking:
                found.append(
                    Arrear(
                        person.id, person.name, person.unit_name, person.phone,
                        tuple(month for month, _ in lacking), sum(part for _, part in lacking),
                    )
                )  # fmt: skip
        return tuple(sorted(found, key=lambda one: -one.amount))

    def member(
        self, member: str, *, first: str = "", last: str = ""
    ) -> tuple[GridRow | None, tuple[WaiverRow, ...]]:
        """One member's months and waivers; None for who pays nothing here."""
        now = today(self.store.clock)
        begin = month_from(first) if first else f"{now.year}-01"
        shown = tuple(months(begin, month_from(last) if last else f"{now.year}-12"))
        with self.store.read() as session:
            record = find_member(session, member)
            accounts = Accounts(session, [record.unit_id], today=now)
            waivers = session.scalars(
                select(FeeWaiver).where(FeeWaiver.member_id == record.id).order_by(FeeWaiver.first.desc())
            )
            listed = tuple(_waiver_row(one, record.full_name) for one in waivers)
        person = next((one for one in accounts.people if one.id == record.id), None)
        return (_grid_row(accounts, person, shown, over_month(now)) if person else None), listed

    def book(self, unit: str | None = None, *, period: str = "") -> CashBook:
        """The cash book of a period, this year by default."""
        span = period_from(period or str(today(self.store.clock).year))
        with self.store.read() as session:
            found = find_unit(session, unit) if unit else need_own(session)
            return cash.cash_book(session, found, span.begins, span.ends)

    def fund(self, unit: str | None = None) -> FundRow:
        with self.store.read() as session:
            found = find_unit(session, unit) if unit else need_own(session)
            fund = session.scalars(select(FeeFund).where(FeeFund.unit_id == found.id)).first()
            return FundRow(
                found.id, found.name, fund.first_month if fund else f"{today(self.store.clock).year}-01",
                fund.bank_bin if fund else "", bank_of(fund.bank_bin) if fund else "", fund.account if fund else "",
                fund.holder if fund else "", fund.treasurer if fund else "",
                cash.balance(session, found.id), cash.closed_until(session, found.id),
            )  # fmt: skip

    # --- payments -----------------------------------------------------------------------------------------

    def pay(
        self,
        marks: Iterable[tuple[str, Month]],
        *,
        on: date | None = None,
        way: str = "cash",
        person: str = "",
    ) -> Change[Paid]:
        """Each marked month of each member is paid in full; months without anything lacking are passed over.

        One receipt per unit. Raises NothingDue, PeriodClosed, DayAhead.
        """
        wanted: dict[str, list[Month]] = {}
        for member, month in marks:
            wanted.setdefault(member, []).append(month_from(month))
        with self.work("fees.pay") as w:
            parts: dict[str, list[tuple[str, Month, int]]] = {}
            for one, who, accounts in _found(w, wanted):
                found = [(who.id, month, accounts.lacking(who, month)) for month in sorted(set(wanted[one]))]
                parts.setdefault(who.unit_id, []).extend(part for part in found if part[2] > 0)
            paid = _write(w, parts, on or w.today, way, person)
            return _answer(w, paid)

    def pay_amount(
        self,
        member: str,
        amount: int,
        *,
        month: str = "",
        on: date | None = None,
        way: str = "cash",
        person: str = "",
    ) -> Change[Paid]:
        """A sum of money on the oldest open months first, or on ``month`` alone (a part payment). Raises TooMuch, AmountWrong."""
        if amount <= 0:
            raise AmountWrong(amount=amount)
        with self.work("fees.pay") as w:
            ((_, who, accounts),) = _found(w, {find_member(w.session, member).id: []})
            only = month_from(month) if month else None
            taken, left = spread(amount, list(accounts.open_months(who, first=only, last=only)))
            if left:
                raise TooMuch(
                    name=who.name, amount=money(amount), months=accounts.most_ahead, left=money(left)
                )
            parts = {who.unit_id: [(who.id, one, part) for one, part in taken]}
            return _answer(w, _write(w, parts, on or w.today, way, person))

    def undo(self, entry: str = "", *, act: str = "", on: date | None = None, why: str = "") -> Change[Paid]:
        """Counter entries for an entry (and what was written with it, such as the other end of a hand-over) or for a whole act.

        Raises TakenBack, EntryMissing, PeriodClosed.
        """
        with self.work("fees.undo") as w:
            done = act or cash.act_of(w.session, cash.find_entry(w.session, entry).id) or ""
            together = cash.entries_of_act(w.session, done) if done else []
            entries = together if act else [cash.find_entry(w.session, entry)]
            if entries and entries[0].kind in ("handover", "receive"):
                entries = together or entries
            made = cash.take_back(w, entries, on=on or w.today, why=one_line(why))
            if done and len(entries) == len(together):
                cash.takes_back_act(w, done)
            paid = Paid(tuple(one.id for one in made), 0, 0, sum(one.amount for one in made))
            return Change.of(paid, w.commit())

    # --- the fund -----------------------------------------------------------------------------------------

    def set_fund(
        self,
        unit: str | None = None,
        *,
        first_month: str | None = None,
        bank: str | None = None,
        account: str | None = None,
        holder: str | None = None,
        treasurer: str | None = None,
    ) -> Change[str]:
        """From which month fees are kept, and the account for transfers. Raises AccountWrong, MonthWrong."""
        with self.work("fees.fund") as w:
            home = find_unit(w.session, unit) if unit else our_unit(w)
            fund = w.session.scalars(select(FeeFund).where(FeeFund.unit_id == home.id)).first()
            if fund is None:
                fund = w.add(FeeFund(unit_id=home.id, first_month=f"{w.today.year}-01"))
            if first_month is not None:
                fund.first_month = month_from(first_month)
            if bank is not None:
                fund.bank_bin = bank_named(bank) if bank.strip() else ""
            if account is not None:
                number = "".join(account.split())
                if number and not (number.isascii() and number.isalnum() and len(number) <= 19):
                    raise AccountWrong(reason=account)
                fund.account = number
            for name, value in (("holder", holder), ("treasurer", treasurer)):
                if value is not None:
                    setattr(fund, name, one_line(value))
            return Change.of(fund.id, w.commit())

    def opening(self, amount: int, *, unit: str | None = None, on: date | None = None) -> Change[str]:
        """What the fund held before the first entry. Raises OpeningTwice, AmountWrong."""
        if amount <= 0:
            raise AmountWrong(amount=amount)
        with self.work("fees.opening") as w:
            home = find_unit(w.session, unit) if unit else our_unit(w)
            said = w.session.scalars(
                select(FeeEntry).where(FeeEntry.unit_id == home.id, FeeEntry.kind == "opening")
            ).all()
            if sum(one.amount for one in said):
                raise OpeningTwice(unit=home.name)
            entry = cash.write(w, home.id, amount, on=on or w.today, kind="opening", words="Số dư đầu kỳ")
            return Change.of(entry.id, w.commit())

    def move_money(
        self,
        amount: int,
        words: str,
        *,
        unit: str | None = None,
        person: str = "",
        on: date | None = None,
        way: str = "cash",
    ) -> Change[str]:
        """Other income (above 0) or an expense (below 0). Raises FundShort, AmountWrong."""
        if not amount or not one_line(words):
            raise AmountWrong(amount=amount)
        with self.work("fees.money") as w:
            home = find_unit(w.session, unit) if unit else our_unit(w)
            if amount < 0:
                cash.need_money(w, home.id, -amount)
            kind = "income" if amount > 0 else "expense"
            entry = cash.write(
                w, home.id, amount, on=on or w.today, kind=kind, words=words, person=person, way=way
            )
            return Change.of(entry.id, w.commit())

    # --- classes and waivers --------------------------------------------------------------------------------

    def classify(self, members: Sequence[str], kind: str, *, since: str = "") -> Change[int]:
        """From a month on these members pay by this class; without a month, always. Raises ClassUnknown."""
        if kind not in tuple(FeeClass):
            raise ClassUnknown(kind=kind, known=", ".join(CLASS_NAMES))
        first = month_from(since) if since else "0001-01"
        with self.work("fees.classify") as w:
            for named in members:
                member = find_member(w.session, named)
                query = select(FeeClassing).where(FeeClassing.member_id == member.id)
                said = {one.since: one for one in w.session.scalars(query)}
                if first in said:
                    said[first].kind = kind
                    continue
                if not said and first > "0001-01":  # what was guessed till now stays for the months before
                    accounts = Accounts(w.session, [member.unit_id], today=w.today)
                    before = next((one for one in accounts.people if one.id == member.id), None)
                    if before is not None:
                        w.add(
                            FeeClassing(
                                member_id=member.id, since="0001-01", kind=before.payer.classes[0][1].value
                            )
                        )
                w.add(FeeClassing(member_id=member.id, since=first, kind=kind))
            return Change.of(len(members), w.commit())

    def waive(
        self,
        members: Sequence[str],
        first: str,
        last: str,
        *,
        reason: str,
        decision: str = "",
        decided_on: date | None = None,
        decided_by: str = "",
    ) -> Change[int]:
        """Months that need not be paid. Raises WaiverLong, WaiverOverlaps, WaiverReason, MonthWrong."""
        begin, end = month_from(first), month_from(last)
        count = len(list(months(begin, end)))
        if not count:
            raise MonthWrong(text=f"{first} - {last}")
        if not one_line(reason):
            raise WaiverReason
        with self.work("fees.waive") as w:
            rule = rule_book(w.session, decided_on or w.today).rule("fees.waiver_months")
            if count > int(rule.value):
                raise WaiverLong(asked=count, most=rule.value, source=rule.said_source)
            for named in members:
                member = find_member(w.session, named)
                query = select(FeeWaiver).where(
                    FeeWaiver.member_id == member.id, FeeWaiver.first <= end, FeeWaiver.last >= begin
                )
                other = w.session.scalars(query).first()
                if other is not None:
                    raise WaiverOverlaps(
                        name=member.full_name, months=spoken(list(months(other.first, other.last)))
                    )
                w.add(
                    FeeWaiver(
                        member_id=member.id, first=begin, last=end, reason=one_line(reason)[:500],
                        decision_number=one_line(decision)[:60], decided_on=decided_on,
                        decided_by=one_line(decided_by)[:200],
                    )
                )  # fmt: skip
            return Change.of(len(members), w.commit())

    def end_waiver(self, waiver: str, last: str = "") -> Change[str]:
        """The waiver ends with an earlier month; without one it is dropped whole. Raises WaiverMissing, MonthWrong."""
        end = month_from(last) if last else ""
        with self.work("fees.waive") as w:
            query = select(FeeWaiver).where(FeeWaiver.id.endswith(waiver, autoescape=True)).limit(2)
            found = w.session.scalars(query).all()
            if len(found) != 1:
                raise WaiverMissing(id=waiver)
            if not end:
                w.delete(found[0])
            elif not found[0].first <= end <= found[0].last:
                raise MonthWrong(text=last)
            else:
                found[0].last = end
            told = found[0].id
            return Change.of(told, w.commit())


# --- parts ----------------------------------------------------------------------------------------------------------


def _grid_row(accounts: Accounts, person: Person, shown: Sequence[Month], over: Month) -> GridRow:
    cells = []
    for month in shown:
        owed = accounts.due(person, month)
        cells.append(Cell(owed.amount, accounts.paid.get((person.id, month), 0), owed.why.value))
    lacking = sum(part for _, part in accounts.open_months(person, last=over))
    kind = person.payer.class_in(shown[-1]) if shown else person.payer.classes[-1][1]
    folded = fold(f"{person.name} {person.unit_name}")
    return GridRow(
        person.id, person.name, person.unit_name, kind.value, person.guessed, tuple(cells), lacking, folded
    )  # fmt: skip


def _found(w: UnitOfWork, wanted: dict[str, list[Month]]) -> list[tuple[str, Person, Accounts]]:
    """(as asked, the payer, the accounts of the unit). Raises MemberMissing, NothingDue for who pays nothing here."""
    asked = [(one, find_member(w.session, one)) for one in wanted]
    units = sorted({member.unit_id for _, member in asked})
    accounts = Accounts(w.session, units, today=w.today)
    people = {person.id: person for person in accounts.people}
    if any(member.id not in people for _, member in asked):
        raise NothingDue
    return [(one, people[member.id], accounts) for one, member in asked]


def _write(
    w: UnitOfWork, parts: dict[str, list[tuple[str, Month, int]]], on: date, way: str, person: str
) -> Paid:
    entries, people, count, amount = [], set(), 0, 0
    for unit_id, found in parts.items():
        if not found:
            continue
        ids = {one for one, *_ in found}
        name = person or (
            w.get(Member, next(iter(ids))).full_name if len(ids) == 1 else w.get(Unit, unit_id).name
        )
        words = f"Đoàn phí {spoken(sorted({month for _, month, _ in found}))}"
        if len(ids) > 1:
            words += f", {len(ids)} đoàn viên"
        entry = cash.collect(w, unit_id, found, on=on, way=way, words=words, person=name)
        entries.append(entry.id)
        people |= ids
        count += len(found)
        amount += entry.amount
    if not entries:
        raise NothingDue
    return Paid(tuple(entries), len(people), count, amount)


def _answer(w: UnitOfWork, paid: Paid) -> Change[Paid]:
    changed = w.commit()
    return Change(paid, changed.subjects, changed.ids, True, changed.act_id)  # undone by a counter entry


def _waiver_row(one: FeeWaiver, name: str) -> WaiverRow:
    return WaiverRow(
        one.id, one.member_id, name, one.first, one.last, one.reason, one.decision_number, one.decided_on
    )
