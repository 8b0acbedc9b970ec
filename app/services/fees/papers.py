"""What fees put on paper and on screens: messages, notices with VietQR, receipts and vouchers, hand-over lists, the cash book.

Owns the words of these papers, Vietnamese whatever the window's language. Reads only.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.files import write_atomic
from app.domain.fees import Period, spoken
from app.domain.money_words import money, money_words
from app.domain.vietqr import transfer_words, vietqr
from app.export.lists import money_sheet, qr
from app.export.lists.book import Setting
from app.export.lists.paper import Block, Grid, GridColumn, Head, Paper, Picture, Signing, Text
from app.models.fees import FeeEntry, FeeFund
from app.models.units import Unit
from app.services.change import Service
from app.services.fees import cash
from app.services.fees.accounts import Accounts, Person, over_month
from app.services.fees.banks import bank_of
from app.services.fees.matching import notice_code
from app.services.fees.refusals import NoAccount, NothingDue
from app.services.fees.reporting import FeeReports
from app.services.fees.rows import SUMS, Arrear, CashBook, FeeReport
from app.services.members import find_member
from app.services.sheets import EndingUnknown, head_of, write_paper, written_day
from app.services.units import find_unit, need_own

_R, _C = Setting.RIGHT, Setting.CENTER


@dataclass(frozen=True, slots=True)
class Account:
    bank_bin: str
    bank: str
    number: str
    holder: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What one member is told. ``qr``: a PNG, empty without an account."""

    member_id: str
    message: str
    code: str
    """What the QR code says."""
    qr: bytes
    amount: int


class FeePapers(Service):
    """Verbs that make papers."""

    def notice(self, member: str, *, through: str = "") -> Notice:
        """The message to paste, and the code to pay by. Raises NothingDue."""
        with self.store.read() as session:
            record = find_member(session, member)
            (owing,) = self._owing(session, [record.id], through)
            account = account_of(session, record.unit_id)
        code = _code(account, owing) if account else ""
        return Notice(record.id, _message(owing, account), code, qr.png(code) if code else b"", owing.amount)

    def notices(self, members: Sequence[str], path: Path, *, through: str = "") -> int:
        """A notice on A5 for each who owes, in one PDF. How many. Raises NothingDue, EndingUnknown."""
        import pikepdf

        from app.export.lists.paper_pdf import draw

        if path.suffix.casefold() != ".pdf":
            raise EndingUnknown(ending=path.suffix or path.name, known=".pdf")
        with self.store.read() as session:
            records = [find_member(session, one) for one in members]
            owing = self._owing(session, [one.id for one in records], through)
            units = {one.id: one.unit_id for one in records}
            papers = [
                _notice(
                    session.get(Unit, units[one.id]),
                    one,
                    account_of(session, units[one.id]),
                    today(self.store.clock),
                )
                for one in owing
            ]
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(draw(papers[0]))) as whole:
            for paper in papers[1:]:
                with pikepdf.open(io.BytesIO(draw(paper))) as one:
                    whole.pages.extend(one.pages)
            whole.save(out)
        write_atomic(path, out.getvalue())
        return len(papers)

    def qr(self, *, unit: str | None = None, amount: int = 0, words: str = "") -> tuple[str, bytes]:
        """The unit's code for transfers: its text and its PNG. Raises NoAccount."""
        with self.store.read() as session:
            home = find_unit(session, unit) if unit else need_own(session)
            account = account_of(session, home.id)
        if account is None:
            raise NoAccount
        code = vietqr(account.bank_bin, account.number, amount=amount, words=words or "Doan phi")
        return code, qr.png(code)

    def receipt(self, entry: str, path: Path) -> Path:
        """Phiếu thu or phiếu chi, A5 lying, as .pdf or .docx. Raises EntryMissing."""
        with self.store.read() as session:
            paper = _receipt(session, cash.find_entry(session, entry))
        return write_paper(paper, path)

    def hand_over_list(self, period: Period, path: Path, *, unit: str | None = None) -> Path:
        """The list that goes up with the money, per unit, as .pdf, .docx or .xlsx."""
        report = FeeReports(self.store, by=self.by).report(period, unit)
        if path.suffix.casefold() == ".xlsx":
            return money_sheet.write_xlsx([_report_sheet(report)], path)
        with self.store.read() as session:
            home = find_unit(session, unit) if unit else need_own(session)
            paper = _hand_over(session, home, report, today(self.store.clock))
        return write_paper(paper, path)

    def cash_book(self, book: CashBook, path: Path) -> Path:
        """Sổ thu chi as .pdf, .docx or .xlsx."""
        if path.suffix.casefold() == ".xlsx":
            return money_sheet.write_xlsx([_book_sheet(book)], path)
        with self.store.read() as session:
            paper = _cash_paper(session, book)
        return write_paper(paper, path)

    def _owing(self, session: Session, ids: Sequence[str], through: str) -> list[Arrear]:
        now = today(self.store.clock)
        records = {one: find_member(session, one) for one in ids}
        accounts = Accounts(session, sorted({one.unit_id for one in records.values()}), today=now)
        found = [
            _arrear(accounts, person, through or over_month(now))
            for person in accounts.people
            if person.id in records
        ]
        owing = [one for one in found if one.amount]
        if not owing:
            raise NothingDue
        return owing


def account_of(session: Session, unit_id: str) -> Account | None:
    """Where members of a unit pay: its own account, else that of the nearest above."""
    at: str | None = unit_id
    seen: set[str] = set()
    while at and at not in seen:
        seen.add(at)
        fund = session.scalars(select(FeeFund).where(FeeFund.unit_id == at)).first()
        if fund is not None and fund.bank_bin and fund.account:
            return Account(fund.bank_bin, bank_of(fund.bank_bin), fund.account, fund.holder)
        unit = session.get(Unit, at)
        at = unit.parent_id if unit else None
    return None


def _arrear(accounts: Accounts, person: Person, through: str) -> Arrear:
    lacking = list(accounts.open_months(person, last=through))
    return Arrear(
        person.id, person.name, person.unit_name, person.phone, tuple(month for month, _ in lacking),
        sum(part for _, part in lacking),
    )  # fmt: skip


def _transfer(owing: Arrear) -> str:
    first, last = owing.months[0], owing.months[-1]
    return transfer_words(f"{notice_code(owing.id)} {first[5:]}{first[2:4]}-{last[5:]}{last[2:4]}")


def _code(account: Account, owing: Arrear) -> str:
    return vietqr(account.bank_bin, account.number, amount=owing.amount, words=_transfer(owing))


def _message(owing: Arrear, account: Account | None) -> str:
    said = (
        f"Gửi bạn {owing.name} ({owing.unit_name}): đoàn phí còn thiếu tháng {spoken(owing.months)}, "
        f"tổng cộng {money(owing.amount)} đồng."
    )
    if account is None:
        return f"{said}\nBạn đóng giúp với Bí thư hoặc thủ quỹ chi đoàn nhé."
    holder = f" ({account.holder})" if account.holder else ""
    return f"{said}\nChuyển khoản: {account.bank}, {account.number}{holder}; nội dung ghi đúng: {_transfer(owing)}"


def _notice(unit: Unit | None, owing: Arrear, account: Account | None, day: date) -> Paper:
    blocks: list[Block] = [
        Text(f"Kính gửi: đoàn viên {owing.name}, {owing.unit_name}", bold=True),
        Text(
            f"Đoàn phí chưa đóng của các tháng: {spoken(owing.months)}. Số tiền: {money(owing.amount)} đồng "
            f"({money_words(owing.amount).lower()}).",
            indent=True,
        ),
    ]
    if account is None:
        blocks.append(Text("Đề nghị đoàn viên đóng trực tiếp cho Bí thư hoặc thủ quỹ.", indent=True))
    else:
        holder = f", chủ tài khoản {account.holder}" if account.holder else ""
        blocks += [
            Text(
                f"Đóng trực tiếp, hoặc chuyển khoản: {account.bank}, số {account.number}{holder}.",
                indent=True,
            ),
            Text(f"Nội dung chuyển khoản: {_transfer(owing)}", bold=True),
            Picture(qr.png(_code(account, owing)), 46),
            Text(
                "Quét mã VietQR bằng ứng dụng ngân hàng: số tiền và nội dung có sẵn.", italic=True, setting=_C
            ),
        ]
    head = _small_head(unit, day)
    return Paper("GIẤY BÁO ĐÓNG ĐOÀN PHÍ", tuple(blocks), head, small=True, numbered=False)


def _small_head(unit: Unit | None, day: date) -> Head:
    """A receipt of a fund stands under its organ's name alone."""
    return replace(head_of(unit, day), title=())


def _receipt(session: Session, entry: FeeEntry) -> Paper:
    unit = session.get(Unit, entry.unit_id)
    fund = session.scalars(select(FeeFund).where(FeeFund.unit_id == entry.unit_id)).first()
    comes = entry.amount >= 0
    said = cash.paid_by(session, entry.id)
    way = "tiền mặt" if entry.way == "cash" else "chuyển khoản"
    blocks: list[Block] = [
        Text(f"Họ và tên người {'nộp' if comes else 'nhận'} tiền: {entry.person or '.' * 60}"),
        Text(f"Lý do {'nộp' if comes else 'chi'}: {entry.words}"),
        Text(f"Số tiền: {money(abs(entry.amount))} đồng ({way})", bold=True),
        Text(f"Viết bằng chữ: {money_words(abs(entry.amount))}.", italic=True),
        Signing(
            (("BÍ THƯ", ""), ("THỦ QUỸ", fund.treasurer if fund else ""),
             ("NGƯỜI NỘP TIỀN" if comes else "NGƯỜI NHẬN TIỀN", ""))
        ),
    ]  # fmt: skip
    if len(said) > 1:
        blocks.append(_people_grid(said))
    head = _small_head(unit, entry.day)
    under = (f"Số: {cash.printed(entry)}",)
    return Paper("PHIẾU THU" if comes else "PHIẾU CHI", tuple(blocks), head, under, small=True, lying=True)


def _people_grid(said: list[tuple[str, list[tuple[str, int]]]]) -> Grid:
    rows = [
        (str(at), name, spoken([month for month, _ in parts]), money(sum(part for _, part in parts)))
        for at, (name, parts) in enumerate(said, 1)
    ]
    rows.insert(0, ("Danh sách kèm theo", "", "", ""))
    rows.append(("", "Cộng", "", money(sum(part for _, parts in said for _, part in parts))))
    columns = (
        GridColumn("TT", 1, _C),
        GridColumn("Họ và tên", 6),
        GridColumn("Tháng", 5),
        GridColumn("Số tiền (đồng)", 3, _R),
    )
    return Grid(columns, tuple(rows), spans=frozenset({0}), totals=frozenset({len(rows) - 1}))


_REPORT_HEADS = (
    "Số đoàn viên phải đóng", "Phải thu", "Đã thu của đoàn viên", "Cấp dưới nộp", "Được giữ lại", "Phải nộp cấp trên",
    "Đã nộp", "Còn nợ đến cuối kỳ", "Tồn quỹ cuối kỳ",
)  # fmt: skip


def _hand_over(session: Session, home: Unit, report: FeeReport, day: date) -> Paper:
    sums = report.total
    rows = [
        (str(at), "  " * line.depth + line.name, *(money(getattr(line, name)) for name in SUMS))
        for at, line in enumerate(report.lines, 1)
    ]
    rows.append(("", "Tổng cộng", *(money(sums[name]) for name in SUMS)))
    columns = (
        GridColumn("TT", 1, _C),
        GridColumn("Đơn vị", 5),
        *(GridColumn(head, 2.2, _R) for head in _REPORT_HEADS),
    )
    own = report.lines[0]
    state = f"Sổ đã khóa ngày {written_day(report.closed_on)}. " if report.closed_on else ""
    blocks: tuple[Block, ...] = (
        Grid(columns, tuple(rows), totals=frozenset({len(rows) - 1})),
        Text(
            f"{state}{own.name} nộp lên cấp trên: {money(own.passed)} đồng ({money_words(own.passed).lower()}).",
            indent=True,
        ),
        Signing((("NGƯỜI LẬP", ""), ("THỦ QUỸ", ""), ("BÍ THƯ", ""))),
    )
    return Paper(
        "BÁO CÁO THU, NỘP ĐOÀN PHÍ",
        blocks,
        head_of(home, day),
        (report.words[0].upper() + report.words[1:],),
        wide=True,
    )


def _report_sheet(report: FeeReport) -> money_sheet.MoneySheet:
    sums = report.total
    return money_sheet.MoneySheet(
        "Đoàn phí", "BÁO CÁO THU, NỘP ĐOÀN PHÍ", report.words, ("Đơn vị", *_REPORT_HEADS),
        tuple((line.name, *(getattr(line, name) for name in SUMS)) for line in report.lines),
        ("Tổng cộng", *(sums[name] for name in SUMS)), (34, *(14 for _ in SUMS)),
    )  # fmt: skip


def _cash_paper(session: Session, book: CashBook) -> Paper:
    rows: list[tuple[str, ...]] = [("", "", "Số dư đầu kỳ", "", "", money(book.before))]
    rows += [
        (written_day(row.day), row.number, row.words + (f" - {row.person}" if row.person else ""),
         money(row.income) if row.income else "", money(row.outgo) if row.outgo else "", money(row.balance))
        for row in book.rows
    ]  # fmt: skip
    rows.append(
        ("", "", "Cộng phát sinh; số dư cuối kỳ", money(book.income), money(book.outgo), money(book.after))
    )
    columns = (
        GridColumn("Ngày", 3, _C), GridColumn("Số phiếu", 2.8, _C), GridColumn("Diễn giải", 7.5),
        GridColumn("Thu", 2.4, _R), GridColumn("Chi", 2.4, _R), GridColumn("Tồn", 2.6, _R),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        Text("Đơn vị tính: đồng", italic=True, setting=_R),
        Grid(columns, tuple(rows), counts=True, totals=frozenset({0, len(rows) - 1})),
        Signing((("NGƯỜI GHI SỔ", ""), ("THỦ QUỸ", ""), ("BÍ THƯ", ""))),
    )
    unit = session.get(Unit, book.unit_id)
    under = (f"Từ ngày {written_day(book.first)} đến ngày {written_day(book.last)}",)
    return Paper("SỔ THU CHI ĐOÀN PHÍ", blocks, head_of(unit, None), under)


def _book_sheet(book: CashBook) -> money_sheet.MoneySheet:
    return money_sheet.MoneySheet(
        "Sổ thu chi", "SỔ THU CHI ĐOÀN PHÍ", f"{book.unit_name}, {written_day(book.first)} - {written_day(book.last)}",
        ("Ngày", "Số phiếu", "Diễn giải", "Người nộp, nhận", "Thu", "Chi", "Tồn"),
        (
            ("", "", "Số dư đầu kỳ", "", 0, 0, book.before),
            *(
                (written_day(row.day), row.number, row.words, row.person, row.income, row.outgo, row.balance)
                for row in book.rows
            ),
        ),
        ("", "", "Cộng", "", book.income, book.outgo, book.after), (12, 14, 44, 24, 14, 14, 14),
    )  # fmt: skip
