"""``mailing``: one letter to many members, units or rows of a sheet; each copy seen, all numbered in one act, all as files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.field_words import next_step
from app.cli.frame import Env, Verbs
from app.cli.letter_way import named
from app.cli.letter_words import TAIL, notes_lines
from app.cli.output import day
from app.cli.templates import paired, pairs
from app.cli.usage import UsageWrong, whole

if TYPE_CHECKING:
    from app.services.mail_lists import Receiver
    from app.services.mailings import MailingRow


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "mailing", tr(mark("một văn bản gửi nhiều nơi: danh sách, xem từng bản, cấp số, ghi tệp"))
    )
    plan = family.verb("plan", tr(mark("đặt danh sách nơi nhận cho một văn bản có chỗ điền {…}")), _plan)
    named(plan)
    plan.add_argument("--members", action="store_true", help=tr(mark("gửi từng đoàn viên")))
    plan.add_argument("--units", action="store_true", help=tr(mark("gửi từng đơn vị trực thuộc")))
    plan.add_argument("--sheet", metavar=tr(mark("TỆP")), help=tr(mark("gửi theo bảng XLSX, ODS hoặc CSV")))
    plan.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("chỉ trong đơn vị này")))
    plan.add_argument(
        "--text", default="", metavar=tr(mark("CHỮ")), help=tr(mark("chỉ đoàn viên khớp chữ này"))
    )
    plan.add_argument("--filter", metavar=tr(mark("TÊN")), help=tr(mark("bộ lọc đã lưu")))
    plan.add_argument(
        "--purpose", default="", metavar=tr(mark("MỤC_ĐÍCH")),
        help=tr(mark("cần khi lọc theo dân tộc, tôn giáo; được giữ trong nhật ký truy cập")),
    )  # fmt: skip
    plan.add_argument(
        "--level",
        default="",
        metavar=tr(mark("CẤP")),
        help=tr(mark("đơn vị cấp này ở mọi tầng: cell, commune …")),
    )
    plan.add_argument(
        "--each", action="store_true", help=tr(mark("mỗi bản một số; bỏ trống: một số cho mọi bản"))
    )
    pairs(plan, "--set", tr(mark("giá trị chung cho mọi bản, ví dụ “ngày họp=20/3/2026”")))
    show = family.verb("show", tr(mark("danh sách của văn bản, hoặc một bản với --copy")), _show)
    named(show)
    show.add_argument("--copy", type=whole(1, 100_000), metavar="N", help=tr(mark("bản thứ N")))
    number = family.verb("number", tr(mark("kiểm tra mọi bản rồi cấp số trong một lần")), _number)
    named(number)
    number.add_argument("--date", metavar=tr(mark("NGÀY")), help=tr(mark("ngày văn bản; bỏ trống: ngày ký")))
    number.add_argument(
        "--signed-on", metavar=tr(mark("NGÀY")), help=tr(mark("ghi nhận luôn chữ ký vào ngày này"))
    )
    export = family.verb("export", tr(mark("ghi các bản ra tệp")), _export)
    named(export)
    export.add_argument(
        "--pdf", metavar=tr(mark("TỆP")), help=tr(mark("một tệp PDF có dấu trang cho từng bản"))
    )
    export.add_argument("--out", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("mỗi bản một tệp PDF")))
    export.add_argument("--docx", action="store_true", help=tr(mark("cùng --out: mỗi bản thêm một tệp DOCX")))
    drop = family.verb("drop", tr(mark("bỏ danh sách; văn bản vẫn còn")), _drop)
    named(drop)


def _receivers(env: Env, args: argparse.Namespace) -> tuple[Receiver, ...]:
    from app.services import mail_lists
    from app.services.roster import NONE, Wanted

    if bool(args.members) + bool(args.units) + bool(args.sheet) != 1:
        message = tr(mark("chọn một trong --members, --units, --sheet TỆP"))
        raise UsageWrong(message=message, prog="vanthu mailing plan")
    desk = env.desk_there()
    store = desk.store
    if args.members:
        filters = desk.member_filters.get(args.filter) if args.filter else NONE
        branch = desk.units.get(args.unit).id if args.unit else None
        desk.looking.narrow(Wanted(branch=branch, typed=args.text, filters=filters), purpose=args.purpose)
        return mail_lists.members(store, unit=args.unit, typed=args.text, filters=filters)
    if args.units:
        return mail_lists.units(store, under=args.unit, level=args.level)
    with env.progress() as progress:
        return mail_lists.sheet(Path(args.sheet), progress=progress)


def _json(row: MailingRow) -> dict[str, Any]:
    return {
        "id": row.letter_id, "mode": row.mode, "subject": row.subject, "copies": row.copies,
        "fields": list(row.fields), "to": list(row.to), "issued_on": row.issued_on,
    }  # fmt: skip


def _plan(env: Env, args: argparse.Namespace) -> None:
    from app.services.mailings import Mode

    mode = Mode.EACH if args.each else Mode.ONE
    values = paired(args, "mailing plan")
    row = env.desk_there().mailings.plan(args.id, _receivers(env, args), mode=mode, values=values).result
    tail = row.letter_id[-TAIL:]
    told = tr(mark("Đã đặt danh sách {n} nơi nhận.")).format(n=row.copies)
    env.answer(_json(row), [told, next_step(f"mailing show {tail} --copy 1", f"mailing number {tail}")])


def _show(env: Env, args: argparse.Namespace) -> None:
    from app.services.letter_lines import lines_of
    from app.services.letters import parts_of
    from app.services.mailings import MailingMissing

    mailings = env.desk_there().mailings
    if args.copy:
        copy = mailings.copy(args.id, args.copy)
        answer = {
            "at": copy.at,
            "to": copy.to,
            "printed": copy.printed or None,
            "letter": parts_of(copy.letter),
        }
        env.answer(answer, [line.text for line in lines_of(copy.letter)])
        return
    row = mailings.mailing(args.id)
    if row is None:
        raise MailingMissing(id=args.id)
    env.answer(_json(row), [f"{at}. {to}" for at, to in enumerate(row.to, 1)])


def _number(env: Env, args: argparse.Namespace) -> None:
    from app.cli.letter_way import read_date

    on, signed = read_date(args.date), read_date(args.signed_on)
    with env.progress() as progress:
        change = env.desk_there().mailings.number_all(args.id, on=on, signed_on=signed, progress=progress)
    sent = change.result
    told = tr(mark("Đã cấp số cho {n} bản: {first} đến {last}, ngày {day}."))
    if sent.first == sent.last:
        told = tr(mark("Đã cấp số {first} cho {n} bản, ngày {day}."))
    head = told.format(n=sent.copies, first=sent.first, last=sent.last, day=day(sent.dated))
    answer = {
        "id": sent.id, "copies": sent.copies, "first": sent.first, "last": sent.last, "date": sent.dated,
        "warnings": [note.text for note in change.notes],
    }  # fmt: skip
    after = next_step(f"mailing export {sent.id[-TAIL:]} --pdf …")
    env.answer(answer, [head, *notes_lines(change.notes), after])


def _export(env: Env, args: argparse.Namespace) -> None:
    from app.services.mailing_files import write

    if not (args.pdf or args.out):
        raise UsageWrong(
            message=tr(mark("chưa nói ghi ra đâu: --pdf TỆP hoặc --out THƯ_MỤC")),
            prog="vanthu mailing export",
        )
    desk = env.desk_there()
    with env.progress() as progress:
        done = write(
            desk.mailings.copies(args.id),
            merged=Path(args.pdf) if args.pdf else None,
            folder=Path(args.out) if args.out else None,
            docx=args.docx,
            images=desk.letter_pictures.images,
            progress=progress,
        )
    answer = {
        "pdf": str(done.merged) if done.merged else None, "files": [str(one) for one in done.files],
        "copies": done.copies, "pages": done.pages,
    }  # fmt: skip
    told = tr(mark("Đã ghi {copies} bản, {pages} trang.")).format(copies=done.copies, pages=done.pages)
    env.answer(answer, told)


def _drop(env: Env, args: argparse.Namespace) -> None:
    gone = env.desk_there().mailings.drop(args.id).result
    env.answer({"id": gone}, tr(mark("Đã bỏ danh sách gửi.")))
