"""``query``: searches over every field and the full text, kept under a name, written as DOCX, PDF or XLSX."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.output import table
from app.cli.usage import UsageWrong

if TYPE_CHECKING:
    from app.services.saved_searches import Condition, Query

SUBJECTS = ("incoming", "outgoing", "tasks")
_CONDITION = re.compile(r"\s*(\w+)\s*(>=|<=|!=|=|~|\bempty\b|\bfilled\b)\s*(.*?)\s*", re.DOTALL)


def add(verbs: Verbs) -> None:
    family = verbs.family("query", tr(mark("tìm theo mọi mục, lưu phép tìm, xuất kết quả")))
    run = family.verb("run", tr(mark("tìm; thêm --save để giữ lại, --out để ghi tệp")), _run)
    run.add_argument("subject", choices=SUBJECTS, metavar=tr(mark("LOẠI")), help=", ".join(SUBJECTS))
    run.add_argument(
        "text", nargs="*", metavar=tr(mark("CHỮ")), help=tr(mark("chữ trong toàn văn, không cần dấu"))
    )
    run.add_argument(
        "--where",
        action="append",
        default=[],
        metavar=tr(mark("ĐIỀU_KIỆN")),
        help=tr(
            mark("ví dụ “issuer ~ tinh doan”, “arrived >= 01/3/2026”, “handler empty”; ghi được nhiều lần")
        ),
    )
    run.add_argument("--columns", default="", metavar=tr(mark("MỤC,MỤC")), help=tr(mark("các mục hiện ra")))
    run.add_argument(
        "--order",
        default="",
        metavar=tr(mark("MỤC")),
        help=tr(mark("xếp theo mục; thêm dấu - phía trước để giảm dần")),
    )
    run.add_argument("--save", metavar=tr(mark("TÊN")))
    run.add_argument("--saved", metavar=tr(mark("TÊN")), help=tr(mark("dùng phép tìm đã lưu")))
    run.add_argument("--out", metavar=tr(mark("TỆP")), help=".docx, .pdf, .xlsx")
    family.verb("list", tr(mark("các phép tìm đã lưu")), _list)
    gone = family.verb("forget", tr(mark("bỏ một phép tìm đã lưu")), _forget)
    gone.add_argument("subject", choices=SUBJECTS, metavar=tr(mark("LOẠI")))
    gone.add_argument("name", metavar=tr(mark("TÊN")))


def _condition(text: str) -> Condition:
    from app.services.saved_searches import Condition

    found = _CONDITION.fullmatch(text)
    if found is None:
        message = tr(mark("chưa hiểu điều kiện “{text}”")).format(text=text)
        raise UsageWrong(message=message, prog="vanthu query run")
    return Condition(found[1], found[2], found[3])


def _query(env: Env, args: argparse.Namespace) -> Query:
    from app.services.saved_searches import Query

    if args.saved:
        kept = env.desk_there().saved_searches.get(args.subject, args.saved)
        more = tuple(_condition(one) for one in args.where)
        return replace(kept, conditions=(*kept.conditions, *more), text=" ".join(args.text) or kept.text)
    return Query(
        args.subject,
        " ".join(args.text),
        tuple(_condition(one) for one in args.where),
        tuple(one.strip() for one in args.columns.split(",") if one.strip()),
        args.order.lstrip("-"),
        args.order.startswith("-"),
    )


def _run(env: Env, args: argparse.Namespace) -> None:
    query = _query(env, args)
    desk = env.desk() if args.save else env.desk_there()
    result = desk.saved_searches.run(query)
    if args.save:
        desk.saved_searches.save(args.save, query)
    file = desk.saved_searches.write(result, Path(args.out), title=args.saved or "") if args.out else None
    lines = table(result.heads, result.rows) if result.rows else [tr(mark("Không có dòng nào."))]
    names = query.columns or ()
    env.answer(
        {
            "ids": result.ids,
            "columns": names,
            "heads": result.heads,
            "rows": result.rows,
            "total": result.total,
            "file": file,
        },
        [*lines, tr(mark("Cộng: {n} dòng.")).format(n=result.total)],
    )


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    kept = desk.saved_searches.list() if desk else ()
    lines = [f"{subject}: {name}" for subject, name, _ in kept]
    answer = [{"subject": subject, "name": name, "query": query} for subject, name, query in kept]
    env.answer({"queries": answer}, lines or tr(mark("Chưa lưu phép tìm nào.")))


def _forget(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    name = env.desk().saved_searches.forget(args.subject, args.name).result
    env.answer({"name": name}, tr(mark("Đã bỏ phép tìm “{name}”.")).format(name=name))
