"""``task``: what must be answered, by whom, by when."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.field_words import next_step
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.output import day, table
from app.cli.usage import whole

if TYPE_CHECKING:
    from app.services.tasks import TaskRow

_DUE = {
    "late": mark("quá hạn"),
    "soon": mark("sắp đến hạn"),
    "ahead": mark("còn hạn"),
    "none": mark("không hạn"),
}


def add(verbs: Verbs) -> None:
    family = verbs.family("task", tr(mark("việc phải làm: ai làm, hạn nào")))
    one = family.verb("add", tr(mark("mở một việc, từ văn bản đến hoặc tự đặt")), _add)
    one.add_argument("title", nargs="?", default="", metavar=tr(mark("VIỆC")))
    one.add_argument(
        "--letter", metavar=tr(mark("SỐ")), help=tr(mark("văn bản đến: số đến (12, 12/2026) hoặc mã"))
    )
    one.add_argument(
        "--assignee", default="", metavar=tr(mark("NGƯỜI")), help=tr(mark("đơn vị hoặc người làm"))
    )
    one.add_argument(
        "--due",
        metavar=tr(mark("NGÀY")),
        help=tr(mark("hạn; bỏ trống: theo văn bản, nếu không thì theo quy định")),
    )
    one.add_argument(
        "--with",
        action="append",
        default=[],
        dest="co",
        metavar=tr(mark("NGƯỜI")),
        help=tr(mark("phối hợp; ghi được nhiều lần")),
    )
    asked = family.verb(
        "demands", tr(mark("những việc một văn bản đến yêu cầu; --open mở thành việc")), _demands
    )
    asked.add_argument("id", metavar=tr(mark("SỐ")))
    asked.add_argument("--open", action="store_true", help=tr(mark("mở mọi việc chưa mở")))
    asked.add_argument("--assignee", default="", metavar=tr(mark("NGƯỜI")))
    note = family.verb("note", tr(mark("ghi tiến độ của một việc")), _note)
    note.add_argument("id", metavar=tr(mark("MÃ")))
    note.add_argument("text", nargs="?", default="", metavar=tr(mark("CHỮ")))
    note.add_argument("--percent", type=whole(0, 100), metavar="N")
    _repeating(family)
    agenda = family.verb("agenda", tr(mark("việc theo ngày: lịch tháng, hoặc --late việc quá hạn")), _agenda)
    agenda.add_argument(
        "--days", type=whole(1, 366), default=14, metavar="N", help=tr(mark("N ngày kể từ hôm nay"))
    )
    agenda.add_argument("--late", action="store_true")
    family.verb("remind", tr(mark("những điều cần nhắc hôm nay")), _remind)
    ical = family.verb("ical", tr(mark("xuất việc có hạn ra tệp lịch .ics")), _ical)
    ical.add_argument("out", metavar=tr(mark("TỆP.ics")))
    ical.add_argument("--task", metavar=tr(mark("MÃ")), help=tr(mark("chỉ một việc")))
    listing = family.verb("list", tr(mark("việc đang mở, quá hạn đứng trước")), _list)
    listing.add_argument("--all", action="store_true", help=tr(mark("cả việc đã xong")))
    listing.add_argument("--assignee", metavar=tr(mark("NGƯỜI")), help=tr(mark("chỉ việc của người này")))
    done = family.verb("done", tr(mark("ghi một việc đã xong")), _done)
    done.add_argument("id", metavar=tr(mark("MÃ")))
    done.add_argument("--result", default="", metavar=tr(mark("KẾT_QUẢ")), help=tr(mark("đã làm gì")))
    done.add_argument(
        "--answer", metavar=tr(mark("MÃ")), help=tr(mark("văn bản đi trả lời: mã, hoặc số và ký hiệu"))
    )


def _repeating(family: Verbs) -> None:
    again = family.family("recurring", tr(mark("việc định kỳ: hằng tuần, tháng, quý, năm")))
    rule = again.verb("add", tr(mark("đặt một việc định kỳ")), _rule_add)
    rule.add_argument("title", metavar=tr(mark("VIỆC")))
    rule.add_argument("every", metavar=tr(mark("CHU_KỲ")), help="week, month, quarter, half, year")
    rule.add_argument(
        "day",
        type=int,
        metavar=tr(mark("NGÀY")),
        help=tr(mark("ngày trong tháng (-1: ngày cuối), hoặc thứ: 1 là thứ Hai")),
    )
    rule.add_argument(
        "--month",
        type=int,
        default=0,
        metavar="N",
        help=tr(mark("tháng thứ mấy trong kỳ; 0: tháng sau khi kỳ kết thúc")),
    )
    rule.add_argument("--assignee", default="", metavar=tr(mark("NGƯỜI")))
    rule.add_argument(
        "--ahead", type=whole(0, 90), default=7, metavar="N", help=tr(mark("mở việc trước hạn N ngày"))
    )
    for option in ("--from", "--until"):
        rule.add_argument(option, dest=f"{option[2:]}_on", metavar=tr(mark("NGÀY")))
    again.verb("list", tr(mark("các việc định kỳ và hạn kế tiếp")), _rules)
    stop = again.verb("stop", tr(mark("thôi một việc định kỳ")), _rule_stop)
    stop.add_argument("id", metavar=tr(mark("MÃ")))
    again.verb("open", tr(mark("mở các việc đã đến kỳ")), _rules_open)


def _add(env: Env, args: argparse.Namespace) -> None:
    from app.services.arrival import FieldDate, read_day

    due = None
    if args.due:
        try:
            due = read_day(args.due)
        except ValueError:
            raise FieldDate("--due", field="--due", text=args.due) from None
    task = (
        env.desk()
        .tasks.open(args.title, letter=args.letter, assignee=args.assignee, due_on=due, co_workers=args.co)
        .result
    )
    lines = [tr(mark("Đã mở việc: {title}")).format(title=task.title)]
    lines.append(tr(mark("  hạn: {day}")).format(day=day(task.due_on) or "-"))
    if task.evidence:
        lines.append(tr(mark("  theo câu: “{evidence}”")).format(evidence=task.evidence))
    if task.assignee:
        lines.append(tr(mark("  giao cho: {name}")).format(name=task.assignee))
    env.answer({"task": task}, [*lines, next_step(f"task done {task.id[-8:]}")])


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows: Sequence[TaskRow] = desk.tasks.list(all=args.all, assignee=args.assignee) if desk else ()
    heads = [
        tr(word) for word in (mark("hạn"), mark("tình trạng"), mark("người làm"), mark("mã"), mark("việc"))
    ]
    lines = [
        (
            row.due_on,
            tr(_DUE[row.due]) if row.due else tr(mark("đã xong")),
            row.assignee,
            row.id[-8:],
            row.title,
        )
        for row in rows
    ]
    env.answer(
        {"tasks": rows, "total": len(rows)}, table(heads, lines) if rows else tr(mark("Không có việc nào."))
    )


def _done(env: Env, args: argparse.Namespace) -> None:
    task = env.desk_there().tasks.done(args.id, result=args.result, outgoing=args.answer).result
    env.answer({"task": task}, tr(mark("Đã xong: {title}")).format(title=task.title))


def _demands(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    if args.open:
        rows = env.desk().demands.open_all(args.id, assignee=args.assignee).result
        lines = [f"{row.id[-8:]}  {day(row.due_on) or '-'}  {row.title}" for row in rows]
        env.answer({"tasks": rows, "total": len(rows)}, lines or tr(mark("Mọi việc của văn bản đã mở.")))
        return
    found = desk.demands.look(args.id)
    lines = [f"{'x' if one.opened else ' '} {day(one.due_on) or '-'}  {one.title}" for one in found]
    env.answer({"demands": found}, lines)


def _note(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    note = env.desk().progress_notes.add(args.id, args.text, percent=args.percent).result
    shown = f"{note.percent} % " if note.percent is not None else ""
    env.answer({"note": note}, tr(mark("Đã ghi: {words}")).format(words=f"{shown}{note.text}"))


def _rule_add(env: Env, args: argparse.Namespace) -> None:
    row = (
        env.desk()
        .recurring.add(
            args.title,
            every=args.every,
            day=args.day,
            month=args.month,
            assignee=args.assignee,
            ahead=args.ahead,
            starts_on=read_on(args.from_on, "--from"),
            ends_on=read_on(args.until_on, "--until"),
        )
        .result
    )
    words = tr(mark("Đã đặt: {title}, {every}, hạn kế tiếp {day}."))
    env.answer({"rule": row}, words.format(title=row.title, every=row.name, day=day(row.next_on) or "-"))


def _rules(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.recurring.list() if desk else ()
    heads = [
        tr(word)
        for word in (mark("hạn kế tiếp"), mark("chu kỳ"), mark("người làm"), mark("mã"), mark("việc"))
    ]
    lines = [(row.next_on, row.name, row.assignee, row.id[-8:], row.title) for row in rows]
    env.answer({"rules": rows}, table(heads, lines) if rows else tr(mark("Chưa có việc định kỳ nào.")))


def _rule_stop(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().recurring.stop(args.id).result
    env.answer({"rule": row}, tr(mark("Đã thôi: {title}")).format(title=row.title))


def _rules_open(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    rows = env.desk().recurring.open_due().result
    lines = [f"{day(row.due_on)}  {row.title}" for row in rows]
    env.answer({"tasks": rows, "total": len(rows)}, lines or tr(mark("Chưa có việc nào đến kỳ.")))


def _agenda(env: Env, args: argparse.Namespace) -> None:
    from datetime import timedelta

    from app.base.clock import SystemClock, today

    desk = env.desk_if_any()
    if args.late:
        late = desk.agenda.late() if desk else ()
        env.answer({"late": late}, [f"{day(one.on)}  {one.title} {one.about}" for one in late] or "-")
        return
    first = today(desk.clock if desk else SystemClock())
    days = desk.agenda.days(first, first + timedelta(days=args.days - 1)) if desk else ()
    lines = [
        f"{day(one.on)}{'' if one.working else ' *'}  " + "; ".join(due.title for due in one.due)
        for one in days
    ]
    env.answer({"days": days}, lines)


def _remind(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    found = desk.agenda.reminders() if desk else ()
    lines = [f"{one.title}: {one.text}" for one in found] or [tr(mark("Hôm nay không có gì phải nhắc."))]
    env.answer({"reminders": found, "total": len(found)}, lines)


def _ical(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().agenda.save_ical(Path(args.out), task=args.task)
    env.answer({"file": file}, tr(mark("Đã ghi: {file}")).format(file=file))
