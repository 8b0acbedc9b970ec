"""``fee``: fees of members: who paid, who owes, classes, waivers, notices. The fund, periods and banks: fee_money.py.

``members act fee`` pays for chosen members.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app.base.language import mark, tr
from app.cli import fee_money
from app.cli.fee_money import money_options, read_amount, unit, write
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import table
from app.cli.usage import UsageWrong


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "fee", tr(mark("đoàn phí: thu, nợ, miễn, sổ thu chi, nộp cấp trên, sao kê ngân hàng"))
    )
    _paying(family)
    _members(family)
    fee_money.extend(family)


def extend_act(family: Verbs) -> None:
    """``members act fee``: the same as ``fee pay``."""
    _pay_verb(family, "fee", tr(mark("thu đoàn phí của một hay nhiều đoàn viên")))


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
    money_options(pay)


def _paying(family: Verbs) -> None:
    grid = family.verb("list", tr(mark("ai đã đóng tháng nào")), _list)
    unit(grid)
    grid.add_argument("--from", dest="first", default="", metavar=tr(mark("THÁNG")))
    grid.add_argument("--to", dest="last", default="", metavar=tr(mark("THÁNG")))
    _pay_verb(family, "pay", tr(mark("thu đoàn phí")))
    undo = family.verb("undo", tr(mark("đảo một khoản thu, chi bằng bút toán ngược lại")), _undo)
    undo.add_argument("id", metavar=tr(mark("KHOẢN")))
    undo.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    undo.add_argument("--on", metavar=tr(mark("NGÀY")))
    arrears = family.verb("arrears", tr(mark("ai còn nợ tháng nào")), _arrears)
    unit(arrears)
    arrears.add_argument(
        "--through", default="", metavar=tr(mark("THÁNG")), help=tr(mark("tính đến hết tháng này"))
    )
    notice = family.verb("notice", tr(mark("tin nhắn và giấy báo đóng đoàn phí có mã VietQR")), _notice)
    notice.add_argument(
        "member", nargs="*", metavar=tr(mark("ĐOÀN_VIÊN")), help=tr(mark("bỏ trống: mọi người còn nợ"))
    )
    unit(notice)
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
        "--end",
        default="",
        metavar=tr(mark("MÃ")),
        help=tr(mark("lần miễn này chỉ đến --to; không có --to: bỏ hẳn")),
    )


# --- runs -----------------------------------------------------------------------------------------------------


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
            args.member[0], read_amount(args.amount), month=month, on=on, way=args.way, person=args.person
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
        write(args.png, found[0].qr)
        files.append(args.png)
    told = [
        {"id": one.member_id, "message": one.message, "qr": one.code, "amount": one.amount} for one in found
    ]
    env.answer({"notices": told, "files": files}, [line for one in found for line in (one.message, "")])


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
        said = tr(mark("Đã rút ngắn lần miễn.")) if args.last else tr(mark("Đã bỏ lần miễn."))
        env.answer({"id": fees.end_waiver(args.end, args.last).result}, said)
        return
    if not args.member:
        raise UsageWrong(message=tr(mark("chưa nói miễn cho ai")), prog="vanthu fee waive")
    count = fees.waive(
        args.member, args.first, args.last, reason=args.reason, decision=args.decision,
        decided_on=read_date(args.decided_on),
    ).result  # fmt: skip
    env.answer({"members": count}, tr(mark("Đã ghi miễn đoàn phí cho {n} đoàn viên.")).format(n=count))
