"""``fee``: fees of members, the fund's cash book, hand-over, bank statements. ``members act fee`` pays for chosen members."""

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


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "fee", tr(mark("đoàn phí: thu, nợ, miễn, sổ thu chi, nộp cấp trên, sao kê ngân hàng"))
    )
    _paying(family)
    _members(family)
    _book(family)
    _periods(family)
    _bank(family)


def extend_act(family: Verbs) -> None:
    """``members act fee``: the same as ``fee pay``."""
    _pay_verb(family, "fee", tr(mark("thu đoàn phí của một hay nhiều đoàn viên")))


def _unit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("bỏ trống: đơn vị của mình")))


def _money_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày thu, chi; bỏ trống: hôm nay")))
    parser.add_argument("--way", choices=_WAYS, default="cash", help=tr(mark("tiền mặt hay chuyển khoản")))
    parser.add_argument(
        "--person", default="", metavar=tr(mark("TÊN")), help=tr(mark("người nộp hoặc nhận tiền"))
    )


def _pay_verb(family: Verbs, name: str, said: str) -> None:
    pay = family.verb(name, said, _pay)
    pay.add_argument("member", nargs="+", metavar=tr(mark("ĐOÀN_VIÊN")))
    pay.add_argument(
        "--month", action="append", default=[], metavar=tr(mark("THÁNG")),
        help=tr(mark("tháng đóng, như 2026-03 hoặc 2026-Q1; dùng được nhiều lần")),
    )  # fmt: skip
    pay.add_argument(
        "--amount",
        metavar=tr(mark("SỐ_TIỀN")),
        help=tr(mark("một số tiền: vào các tháng còn thiếu cũ nhất trước")),
    )
    _money_options(pay)


def _paying(family: Verbs) -> None:
    grid = family.verb("list", tr(mark("ai đã đóng tháng nào")), _list)
    _unit(grid)
    grid.add_argument("--from", dest="first", default="", metavar=tr(mark("THÁNG")))
    grid.add_argument("--to", dest="last", default="", metavar=tr(mark("THÁNG")))
    _pay_verb(family, "pay", tr(mark("thu đoàn phí")))
    undo = family.verb("undo", tr(mark("đảo một khoản thu, chi bằng bút toán ngược lại")), _undo)
    undo.add_argument("id", metavar=tr(mark("KHOẢN")))
    undo.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    undo.add_argument("--on", metavar=tr(mark("NGÀY")))
    arrears = family.verb("arrears", tr(mark("ai còn nợ tháng nào")), _arrears)
    _unit(arrears)
    arrears.add_argument(
        "--through", default="", metavar=tr(mark("THÁNG")), help=tr(mark("tính đến hết tháng này"))
    )
    notice = family.verb("notice", tr(mark("tin nhắn và giấy báo đóng đoàn phí có mã VietQR")), _notice)
    notice.add_argument(
        "member", nargs="*", metavar=tr(mark("ĐOÀN_VIÊN")), help=tr(mark("bỏ trống: mọi người còn nợ"))
    )
    _unit(notice)
    notice.add_argument("--through", default="", metavar=tr(mark("THÁNG")))
    notice.add_argument("--pdf", metavar=tr(mark("TỆP")), help=tr(mark("giấy báo A5, mỗi người một tờ")))
    notice.add_argument("--png", metavar=tr(mark("TỆP")), help=tr(mark("mã VietQR của một người")))


def _members(family: Verbs) -> None:
    show = family.verb("member", tr(mark("đoàn phí của một đoàn viên")), _member)
    show.add_argument("member", metavar=tr(mark("ĐOÀN_VIÊN")))
    kind = family.verb(
        "class", tr(mark("mức đóng của đoàn viên: có lương, chưa có lương, ở nước ngoài")), _class
    )
    kind.add_argument("kind", metavar=tr(mark("LOẠI")), help="unsalaried, salaried, abroad, exempt")
    kind.add_argument("member", nargs="+", metavar=tr(mark("ĐOÀN_VIÊN")))
    kind.add_argument("--since", default="", metavar=tr(mark("THÁNG")), help=tr(mark("từ tháng này")))
    waive = family.verb("waive", tr(mark("miễn đoàn phí có thời hạn, hoặc rút ngắn một lần miễn")), _waive)
    waive.add_argument("member", nargs="*", metavar=tr(mark("ĐOÀN_VIÊN")))
    waive.add_argument("--from", dest="first", default="", metavar=tr(mark("THÁNG")))
    waive.add_argument("--to", dest="last", default="", metavar=tr(mark("THÁNG")))
    waive.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    waive.add_argument("--decision", default="", metavar=tr(mark("SỐ")))
    waive.add_argument("--decided-on", metavar=tr(mark("NGÀY")))
    waive.add_argument(
        "--end", default="", metavar=tr(mark("MÃ")), help=tr(mark("lần miễn này chỉ đến --to"))
    )


def _book(family: Verbs) -> None:
    fund = family.verb("fund", tr(mark("quỹ đoàn phí: tháng bắt đầu, tài khoản, thủ quỹ")), _fund)
    _unit(fund)
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
        _unit(verb)
        _money_options(verb)
    book = family.verb("book", tr(mark("sổ thu chi")), _cash_book)
    _unit(book)
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
        _unit(verb)
        if name == "hand-over":
            _money_options(verb)
        if name == "report":
            for kind in ("pdf", "docx", "xlsx"):
                verb.add_argument(f"--{kind}", metavar=tr(mark("TỆP")))


def _bank(family: Verbs) -> None:
    read = family.verb("import", tr(mark("nhập sao kê ngân hàng (XLSX, XLS, CSV)")), _import)
    read.add_argument("file", metavar=tr(mark("TỆP")))
    _unit(read)
    read.add_argument(
        "--map", default="", dest="columns", metavar="date=A,credit=E,text=F",
        help=tr(mark("cột nào là gì, khi chương trình không tự thấy: date, credit, debit, amount, text, reference, payer")),
    )  # fmt: skip
    read.add_argument("--dry-run", action="store_true", help=tr(mark("chỉ xem, không ghi")))
    waiting = family.verb("transfers", tr(mark("giao dịch chờ chọn người")), _transfers)
    waiting.add_argument("--all", action="store_true")
    decide = family.verb("transfer", tr(mark("một giao dịch là của ai, hoặc không phải đoàn phí")), _transfer)
    decide.add_argument("id", metavar=tr(mark("GIAO_DỊCH")))
    decide.add_argument("member", nargs="?", default="", metavar=tr(mark("ĐOÀN_VIÊN")))
    decide.add_argument("--ignore", action="store_true", help=tr(mark("không phải đoàn phí")))
    qr = family.verb("qr", tr(mark("mã VietQR của quỹ")), _qr)
    _unit(qr)
    qr.add_argument("--amount", type=whole(0, 10**12), default=0, metavar=tr(mark("SỐ_TIỀN")))
    qr.add_argument("--words", default="", metavar=tr(mark("NỘI_DUNG")))
    qr.add_argument("--png", metavar=tr(mark("TỆP")))


# --- runs -----------------------------------------------------------------------------------------------------


def _amount(text: str) -> int:
    from app.domain.money_words import read_money
    from app.services.fees.refusals import AmountWrong

    found = read_money(text)
    if found is None or found <= 0:
        raise AmountWrong(amount=text)
    return found


def _list(env: Env, args: argparse.Namespace) -> None:
    from app.domain.fees import CLASS_NAMES
    from app.domain.money_words import money

    grid = env.desk_there().fees.grid(args.unit, first=args.first, last=args.last)
    marks = {"paid": "x", "part": "/", "open": "-", "waived": "m", "exempt": "o", "absent": ""}
    heads = [
        tr(mark("họ và tên")),
        tr(mark("đơn vị")),
        tr(mark("mức")),
        *(one[5:] for one in grid.months),
        tr(mark("còn nợ")),
        tr(mark("mã")),
    ]
    lines = [
        (row.name, row.unit_name, tr(CLASS_NAMES[row.kind]), *(marks[cell.state] for cell in row.cells), money(row.lacking), row.id[-8:])
        for row in grid.rows
    ]  # fmt: skip
    said = table(heads, lines) if lines else [tr(mark("Không có đoàn viên nào."))]
    if lines:
        said.append(tr(mark("x đã đóng, / đóng một phần, - chưa đóng, m miễn, o không thu")))
    rows = [
        {"id": row.id, "name": row.name, "unit": row.unit_name, "class": row.kind, "guessed": row.guessed,
         "lacking": row.lacking,
         "months": {month: {"due": cell.due, "paid": cell.paid, "state": cell.state} for month, cell in zip(grid.months, row.cells, strict=True)}}
        for row in grid.rows
    ]  # fmt: skip
    env.answer({"months": grid.months, "members": rows, "due": grid.dues, "paid": grid.paid}, said)


def _pay(env: Env, args: argparse.Namespace) -> None:
    from app.domain.fees import months
    from app.domain.money_words import money
    from app.services.fees.service import period_from

    fees, on = env.desk_there().fees, read_date(args.on)
    if args.amount and len(args.member) == 1 and len(args.month) < 2:
        month = args.month[0] if args.month else ""
        change = fees.pay_amount(
            args.member[0], _amount(args.amount), month=month, on=on, way=args.way, person=args.person
        )
    elif args.month and not args.amount:
        spans = [period_from(one) for one in args.month]
        marks = [
            (one, month) for one in args.member for span in spans for month in months(span.first, span.last)
        ]
        change = fees.pay(marks, on=on, way=args.way, person=args.person)
    else:
        raise UsageWrong(message=tr(mark("cần --month, hoặc --amount cho một người")), prog="vanthu fee pay")
    paid = change.result
    said = tr(mark("Đã thu {amount} đồng: {people} người, {months} tháng. Khoản: {ids}"))
    env.answer(
        paid,
        said.format(
            amount=money(paid.amount), people=paid.people, months=paid.months,
            ids=", ".join(one[-8:] for one in paid.entries),
        ),
    )  # fmt: skip


def _undo(env: Env, args: argparse.Namespace) -> None:
    paid = env.desk_there().fees.undo(args.id, on=read_date(args.on), why=args.reason).result
    env.answer(
        paid, tr(mark("Đã ghi bút toán đảo: {ids}.")).format(ids=", ".join(one[-8:] for one in paid.entries))
    )


def _arrears(env: Env, args: argparse.Namespace) -> None:
    from app.domain.fees import spoken
    from app.domain.money_words import money

    rows = env.desk_there().fees.arrears(args.unit, through=args.through)
    heads = [
        tr(one) for one in (mark("họ và tên"), mark("đơn vị"), mark("tháng"), mark("còn nợ"), mark("mã"))
    ]
    lines = [(one.name, one.unit_name, spoken(one.months), money(one.amount), one.id[-8:]) for one in rows]
    total = sum(one.amount for one in rows)
    said = table(heads, lines) if rows else [tr(mark("Không ai còn nợ đoàn phí."))]
    if rows:
        said.append(
            tr(mark("Cộng: {people} người, {amount} đồng")).format(people=len(rows), amount=money(total))
        )
    env.answer({"arrears": rows, "total": total}, said)


def _notice(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    members = args.member or [one.id for one in desk.fees.arrears(args.unit, through=args.through)]
    papers = desk.fees.papers
    found = [papers.notice(one, through=args.through) for one in members]
    files = []
    if args.pdf:
        papers.notices(members, Path(args.pdf), through=args.through)
        files.append(args.pdf)
    if args.png:
        if len(found) != 1 or not found[0].qr:
            raise UsageWrong(
                message=tr(mark("--png cần đúng một người và một tài khoản")), prog="vanthu fee notice"
            )
        _write(args.png, found[0].qr)
        files.append(args.png)
    told = [
        {"id": one.member_id, "message": one.message, "qr": one.code, "amount": one.amount} for one in found
    ]
    env.answer({"notices": told, "files": files}, [line for one in found for line in (one.message, "")])


def _write(file: str, data: bytes) -> None:
    from app.base.files import write_atomic

    write_atomic(Path(file), data)


def _member(env: Env, args: argparse.Namespace) -> None:
    from app.domain.fees import CLASS_NAMES
    from app.domain.money_words import money

    row, waivers = env.desk_there().fees.member(args.member)
    said = []
    if row is not None:
        said.append(f"{row.name} ({row.unit_name}), {tr(CLASS_NAMES[row.kind])}")
        said.append(tr(mark("Còn nợ: {amount} đồng")).format(amount=money(row.lacking)))
    said += [f"{tr(mark('Miễn'))} {one.first} - {one.last}: {one.reason} ({one.id[-8:]})" for one in waivers]
    env.answer({"member": row, "waivers": waivers}, said or tr(mark("Người này không đóng đoàn phí ở đây.")))


def _class(env: Env, args: argparse.Namespace) -> None:
    count = env.desk_there().fees.classify(args.member, args.kind, since=args.since).result
    env.answer({"members": count}, tr(mark("Đã ghi mức đóng của {n} đoàn viên.")).format(n=count))


def _waive(env: Env, args: argparse.Namespace) -> None:
    fees = env.desk_there().fees
    if args.end:
        env.answer({"id": fees.end_waiver(args.end, args.last).result}, tr(mark("Đã rút ngắn lần miễn.")))
        return
    if not args.member:
        raise UsageWrong(message=tr(mark("chưa nói miễn cho ai")), prog="vanthu fee waive")
    count = fees.waive(
        args.member, args.first, args.last, reason=args.reason, decision=args.decision,
        decided_on=read_date(args.decided_on),
    ).result  # fmt: skip
    env.answer({"members": count}, tr(mark("Đã ghi miễn đoàn phí cho {n} đoàn viên.")).format(n=count))


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
    fees, on, amount = env.desk().fees, read_date(args.on), _amount(args.amount)
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
        tr(mark("Dòng {row}: không đọc được số tiền “{value}”")).format(row=row, value=value)
        for row, value in taken.unread
    ]
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
        _write(args.png, png)
    env.answer({"qr": code, "file": args.png}, code)
