"""``task``: what must be answered, by whom, by when."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.field_words import next_step
from app.cli.frame import Env, Verbs
from app.cli.output import day, table

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
    listing = family.verb("list", tr(mark("việc đang mở, quá hạn đứng trước")), _list)
    listing.add_argument("--all", action="store_true", help=tr(mark("cả việc đã xong")))
    listing.add_argument("--assignee", metavar=tr(mark("NGƯỜI")), help=tr(mark("chỉ việc của người này")))
    done = family.verb("done", tr(mark("ghi một việc đã xong")), _done)
    done.add_argument("id", metavar=tr(mark("MÃ")))
    done.add_argument("--result", default="", metavar=tr(mark("KẾT_QUẢ")), help=tr(mark("đã làm gì")))
    done.add_argument(
        "--answer", metavar=tr(mark("MÃ")), help=tr(mark("văn bản đi trả lời: mã, hoặc số và ký hiệu"))
    )


def _add(env: Env, args: argparse.Namespace) -> None:
    from app.services.arrival import FieldDate, read_day

    due = None
    if args.due:
        try:
            due = read_day(args.due)
        except ValueError:
            raise FieldDate("--due", field="--due", text=args.due) from None
    task = env.desk().tasks.open(args.title, letter=args.letter, assignee=args.assignee, due_on=due).result
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
