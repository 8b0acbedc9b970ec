"""The money side of ``fee``: the fund and its cash book, periods, bank statements, the VietQR code."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import UsageWrong, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.fees.rows import TransferRow

_WAYS = ("cash", "bank")


def extend(family: Verbs) -> None:
    """Add the verbs to ``fee``."""
    _book(family)
    _periods(family)
    _bank(family)


def unit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("bỏ trống: đơn vị của mình")))


def money_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày thu, chi; bỏ trống: hôm nay")))
    parser.add_argument("--way", choices=_WAYS, default="cash", help=tr(mark("tiền mặt hay chuyển khoản")))
    parser.add_argument(
        "--person", default="", metavar=tr(mark("TÊN")), help=tr(mark("người nộp hoặc nhận tiền"))
    )


def _book(family: Verbs) -> None:
    fund = family.verb("fund", tr(mark("quỹ đoàn phí: tháng bắt đầu, tài khoản, thủ quỹ")), _fund)
    unit(fund)
    fund.add_argument("--since", metavar=tr(mark("THÁNG")), help=tr(mark("theo dõi đoàn phí từ tháng này")))
    fund.add_argument("--bank", metavar=tr(mark("NGÂN_HÀNG")))
    fund.add_argument("--account", metavar=tr(mark("SỐ_TÀI_KHOẢN")))
    fund.add_argument("--holder", metavar=tr(mark("CHỦ_TÀI_KHOẢN")))
    fund.add_argument("--treasurer", metavar=tr(mark("THỦ_QUỸ")))
    for name, said in (
        ("opening", mark("ghi số dư đầu kỳ của quỹ")),
        ("income", mark("ghi một khoản thu khác")),
        ("expense", mark("ghi một khoản chi")),
    ):
        verb = family.verb(name, tr(said), _money)
        verb.set_defaults(kind=name)
        verb.add_argument("amount", metavar=tr(mark("SỐ_TIỀN")))
        if name != "opening":
            verb.add_argument("words", metavar=tr(mark("DIỄN_GIẢI")))
        unit(verb)
        money_options(verb)
    book = family.verb("book", tr(mark("sổ thu chi")), _cash_book)
    unit(book)
    book.add_argument(
        "--period", default="", metavar=tr(mark("KỲ")), help=tr(mark("như 2026-Q1, 2026-03, 2026"))
    )
    for kind in ("pdf", "docx", "xlsx"):
        book.add_argument(f"--{kind}", metavar=tr(mark("TỆP")))
    receipt = family.verb("receipt", tr(mark("phiếu thu, phiếu chi của một khoản")), _receipt)
    receipt.add_argument("id", metavar=tr(mark("KHOẢN")))
    receipt.add_argument("file", metavar=tr(mark("TỆP")), help=".pdf, .docx")


def _periods(family: Verbs) -> None:
    for name, said, run in (
        ("report", mark("thu, nộp đoàn phí của một kỳ theo từng đơn vị"), _report),
        ("hand-over", mark("nộp phần của kỳ lên cấp trên"), _hand_over),
        ("close", mark("khóa sổ một kỳ: không ghi, không sửa được nữa"), _close),
    ):
        verb = family.verb(name, tr(said), run)
        verb.add_argument("period", metavar=tr(mark("KỲ")))
        unit(verb)
        if name == "hand-over":
            money_options(verb)
        if name == "report":
            for kind in ("pdf", "docx", "xlsx"):
                verb.add_argument(f"--{kind}", metavar=tr(mark("TỆP")))


def _bank(family: Verbs) -> None:
    read = family.verb("import", tr(mark("nhập sao kê ngân hàng (XLSX, XLS, CSV)")), _import)
    read.add_argument("file", metavar=tr(mark("TỆP")))
    unit(read)
    read.add_argument(
        "--map", default="", dest="columns", metavar="date=A,credit=E,text=F",
        help=tr(mark("cột nào là gì, khi chương trình không tự thấy: date, credit, debit, amount, side, text, reference, payer; nhớ cho lần sau")),
    )  # fmt: skip
    read.add_argument("--dry-run", action="store_true", help=tr(mark("chỉ xem, không ghi")))
    waiting = family.verb("transfers", tr(mark("giao dịch chờ chọn người")), _transfers)
    waiting.add_argument("--all", action="store_true")
    decide = family.verb("transfer", tr(mark("một giao dịch là của ai, hoặc không phải đoàn phí")), _transfer)
    decide.add_argument("id", metavar=tr(mark("GIAO_DỊCH")))
    decide.add_argument("member", nargs="?", default="", metavar=tr(mark("ĐOÀN_VIÊN")))
    decide.add_argument("--ignore", action="store_true", help=tr(mark("không phải đoàn phí")))
    qr = family.verb("qr", tr(mark("mã VietQR của quỹ")), _qr)
    unit(qr)
    qr.add_argument("--amount", type=whole(0, 10**12), default=0, metavar=tr(mark("SỐ_TIỀN")))
    qr.add_argument("--words", default="", metavar=tr(mark("NỘI_DUNG")))
    qr.add_argument("--png", metavar=tr(mark("TỆP")))


def read_amount(text: str) -> int:
    from app.domain.money_words import read_money
    from app.services.fees.refusals import AmountWrong

    found = read_money(text)
    if found is None or found <= 0:
        raise AmountWrong(amount=text)
    return found


def write(file: str, data: bytes) -> None:
    from app.base.files import write_atomic

    write_atomic(Path(file), data)


def _fund(env: Env, args: argparse.Namespace) -> None:
    from app.domain.money_words import money

    given = {
        "first_month": args.since, "bank": args.bank, "account": args.account, "holder": args.holder,
        "treasurer": args.treasurer,
    }  # fmt: skip
    if any(value is not None for value in given.values()):
        env.desk().fees.set_fund(args.unit, **given)
    row = env.desk_there().fees.fund(args.unit)
    said = [
        tr(mark("{unit}: quỹ {amount} đồng, theo dõi từ {month}")).format(
            unit=row.unit_name, amount=money(row.balance), month=row.first_month
        )
    ]
    if row.account:
        said.append(f"{row.bank} {row.account} {row.holder}")
    env.answer(row, said)


def _money(env: Env, args: argparse.Namespace) -> None:
    fees, on, amount = env.desk().fees, read_date(args.on), read_amount(args.amount)
    if args.kind == "opening":
        entry = fees.opening(amount, unit=args.unit, on=on).result
    else:
        signed = amount if args.kind == "income" else -amount
        entry = fees.move_money(
            signed, args.words, unit=args.unit, person=args.person, on=on, way=args.way
        ).result
    env.answer({"id": entry}, tr(mark("Đã ghi sổ: {id}")).format(id=entry[-8:]))


def _files(args: argparse.Namespace) -> list[Path]:
    return [Path(named) for kind in ("pdf", "docx", "xlsx") if (named := getattr(args, kind))]


def _cash_book(env: Env, args: argparse.Namespace) -> None:
    from app.domain.money_words import money

    fees = env.desk_there().fees
    book = fees.book(args.unit, period=args.period)
    files = [fees.papers.cash_book(book, path) for path in _files(args)]
    heads = [tr(one) for one in (mark("ngày"), mark("phiếu"), mark("diễn giải"), mark("thu"), mark("chi"), mark("tồn"), mark("mã"))]  # fmt: skip
    lines = [
        (
            day(row.day),
            row.number,
            row.words,
            money(row.income),
            money(row.outgo),
            money(row.balance),
            row.id[-8:],
        )
        for row in book.rows
    ]
    said = [tr(mark("Số dư đầu kỳ: {amount} đồng")).format(amount=money(book.before))]
    said += table(heads, lines) if lines else []
    said.append(
        tr(mark("Thu {income}, chi {outgo}, tồn {after} đồng")).format(
            income=money(book.income), outgo=money(book.outgo), after=money(book.after)
        )
    )
    env.answer({"book": book, "files": files}, said)


def _receipt(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().fees.papers.receipt(args.id, Path(args.file))
    env.answer({"file": file}, tr(mark("Đã ghi {file}")).format(file=file))


def _report(env: Env, args: argparse.Namespace) -> None:
    from app.domain.money_words import money
    from app.services.fees.rows import SUMS
    from app.services.fees.service import period_from

    fees, period = env.desk_there().fees, period_from(args.period)
    report = fees.reports.report(period, args.unit)
    files = [fees.papers.hand_over_list(period, path, unit=args.unit) for path in _files(args)]
    names = (
        mark("phải đóng"), mark("phải thu"), mark("đã thu"), mark("dưới nộp"), mark("giữ lại"), mark("phải nộp"), mark("đã nộp"),
        mark("còn nợ"), mark("tồn"),
    )  # fmt: skip
    lines = [
        ("  " * line.depth + line.name, *(money(getattr(line, name)) for name in SUMS))
        for line in report.lines
    ]
    lines.append((tr(mark("Cộng")), *(money(value) for value in report.total.values())))
    said = table([tr(mark("đơn vị")), *(tr(one) for one in names)], lines)
    if report.closed_on:
        said.append(tr(mark("Đã khóa sổ ngày {day}.")).format(day=day(report.closed_on)))
    env.answer({"report": report, "total": report.total, "files": files}, said)


def _hand_over(env: Env, args: argparse.Namespace) -> None:
    from app.domain.money_words import money, money_words
    from app.services.fees.service import period_from

    amount = (
        env.desk_there()
        .fees.reports.hand_over(
            period_from(args.period), args.unit, on=read_date(args.on), way=args.way, person=args.person
        )
        .result
    )
    said = tr(mark("Đã ghi nộp {amount} đồng ({words}).")).format(
        amount=money(amount), words=money_words(amount)
    )
    env.answer({"amount": amount, "words": money_words(amount)}, said)


def _close(env: Env, args: argparse.Namespace) -> None:
    from app.services.fees.service import period_from

    count = env.desk_there().fees.reports.close(period_from(args.period), args.unit).result
    env.answer(
        {"books": count}, tr(mark("Đã khóa {n} sổ; kỳ này không ghi, không sửa được nữa.")).format(n=count)
    )


def _import(env: Env, args: argparse.Namespace) -> None:
    from app.domain.money_words import money

    columns = {}
    for part in filter(None, args.columns.split(",")):
        name, _, letter = part.partition("=")
        columns[name.strip()] = letter.strip()
    with env.progress() as progress:
        taken = (
            env.desk_there()
            .fees.statements.take(
                Path(args.file), unit=args.unit, columns=columns, dry_run=args.dry_run, progress=progress
            )
            .result
        )
    said = [
        tr(
            mark("{lines} giao dịch: {new} mới, {known} đã có, {out} tiền ra; vào sổ {entered} ({amount} đồng), chờ chọn người {doubtful}")
        ).format(
            lines=taken.lines, new=taken.new, known=taken.known, out=taken.outgoing, entered=taken.entered,
            amount=money(taken.amount), doubtful=taken.doubtful,
        )
    ]  # fmt: skip
    said += [
        tr(mark("Dòng {row}: không đọc được “{value}”")).format(row=row, value=value)
        for row, value in taken.unread
    ]
    said += [
        tr(mark("Dòng {row}: ngân hàng đảo lại khoản đã vào sổ của {name}; đảo bằng fee undo.")).format(
            row=row, name=name
        )
        for row, name in taken.taken_back
    ]
    if taken.cut:
        said.append(tr(mark("Tệp dài hơn mức đọc: chia nhỏ theo tháng rồi nhập phần còn lại.")))
    env.answer(taken, [*said, *_transfer_lines([one for one in taken.rows if one.state == "doubtful"])])


def _transfer_lines(rows: Sequence[TransferRow]) -> list[str]:
    from app.domain.money_words import money

    heads = [
        tr(one)
        for one in (
            mark("ngày"),
            mark("số tiền"),
            mark("nội dung"),
            mark("có thể là"),
            mark("vì sao"),
            mark("mã"),
        )
    ]
    lines = [
        (day(one.day), money(one.amount), one.text[:60], one.member_name or "; ".join(name for _, name in one.candidates), one.why, one.id[-8:])
        for one in rows
    ]  # fmt: skip
    return table(heads, lines) if lines else []


def _transfers(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.fees.statements.waiting(all=args.all) if desk else ()
    env.answer({"transfers": rows}, _transfer_lines(rows) or tr(mark("Không có giao dịch nào chờ.")))


def _transfer(env: Env, args: argparse.Namespace) -> None:
    statements = env.desk_there().fees.statements
    if args.ignore:
        row = statements.ignore(args.id).result
    elif args.member:
        row = statements.decide(args.id, args.member).result
    else:
        raise UsageWrong(message=tr(mark("chưa nói của ai")), prog="vanthu fee transfer")
    env.answer(
        row, tr(mark("Đã ghi: {name}")).format(name=row.member_name or tr(mark("không phải đoàn phí")))
    )


def _qr(env: Env, args: argparse.Namespace) -> None:
    code, png = env.desk_there().fees.papers.qr(unit=args.unit, amount=args.amount, words=args.words)
    if args.png:
        write(args.png, png)
    env.answer({"qr": code, "file": args.png}, code)
