"""``nominee``: quarterly remarks on those introduced to the Party; ``unit-papers``: the papers of acts on units.

Grading, training and the five steps themselves are ``members act grade|train|nominate``.
"""

from __future__ import annotations

import argparse

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.output import day, table


def add(verbs: Verbs) -> None:
    family = verbs.family("nominee", tr(mark("đoàn viên ưu tú: nhận xét hằng quý, ai còn thiếu")))
    write = family.verb("remark", tr(mark("ghi nhận xét một quý")), _write)
    write.add_argument("member", metavar=tr(mark("ĐOÀN_VIÊN")))
    write.add_argument("text", metavar=tr(mark("NHẬN_XÉT")))
    write.add_argument("--quarter", default="", metavar="2026-Q1")
    listing = family.verb("list", tr(mark("các nhận xét về một người")), _list)
    listing.add_argument("member", metavar=tr(mark("ĐOÀN_VIÊN")))
    due = family.verb("due", tr(mark("ai chưa có nhận xét của quý vừa qua")), _due)
    due.add_argument("--on", metavar=tr(mark("NGÀY")))
    papers = verbs.verb(
        "unit-papers",
        tr(mark("dự thảo tờ trình, đề án, quyết định thành lập, sáp nhập, chia tách, giải thể, đổi cấp")),
        _papers,
    )
    papers.add_argument(
        "act", choices=("founded", "merge", "split", "dissolved", "level", "renamed", "moved")
    )
    papers.add_argument(
        "--unit", action="append", default=[], metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị liên quan"))
    )
    papers.add_argument(
        "--result", default="", metavar=tr(mark("TÊN")), help=tr(mark("đơn vị mới, hoặc nơi nhận"))
    )
    papers.add_argument("--under", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đoàn cấp trên ra quyết định")))
    papers.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    papers.add_argument("--paper", action="append", choices=("proposal", "scheme", "decision"))  # fmt: skip


def _write(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().remarks.write(args.member, args.text, quarter=args.quarter).result
    env.answer(
        row, tr(mark("Đã ghi nhận xét {quarter} về {name}.")).format(quarter=row.quarter, name=row.name)
    )


def _list(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk_there().remarks.list(args.member)
    heads = [tr(one) for one in (mark("quý"), mark("ngày"), mark("nơi nhận xét"), mark("nhận xét"))]
    lines = [(one.quarter, day(one.written_on), one.written_by, one.text) for one in rows]
    env.answer({"remarks": rows}, table(heads, lines) if rows else tr(mark("Chưa có nhận xét nào.")))


def _due(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.remarks.missing(on=read_on(args.on)) if desk else ()
    heads = [tr(one) for one in (mark("họ và tên"), mark("đơn vị"), mark("quý"))]
    lines = [(one.name, one.unit_name, one.quarter) for one in rows]
    env.answer({"missing": rows}, table(heads, lines) if rows else tr(mark("Không thiếu nhận xét nào.")))


def _papers(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    made = (
        env.desk()
        .unit_papers.draft(
            args.act, units=args.unit, result=args.result, reason=args.reason, under=args.under,
            papers=args.paper or ("proposal", "scheme", "decision"),
        )
        .result
    )  # fmt: skip
    words = tr(mark("Dự thảo: {id} · {subject}"))
    env.answer(
        {"letters": [one.letter for one in made]},
        [words.format(id=one.letter.id, subject=one.letter.subject) for one in made],
    )
