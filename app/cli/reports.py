"""``report``: the forms by name (``report 1 --period 2026-H1 --xlsx F``), the days they are due, the board of completeness, charts."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.output import day, table
from app.cli.usage import UsageWrong, whole

if TYPE_CHECKING:
    from app.cli.usage import Parser
    from app.services.reports.service import Look

FORMS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "quarter", "half", "year")
_ALSO: Final = {"quarter": ("quy",), "half": ("6-thang",), "year": ("nam",)}
_TYPED: Final = re.compile(r"([a-z0-9-]+/[a-z0-9-]+)=(\d*)")
_SHOWN = 50


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "report", tr(mark("báo cáo số liệu đoàn viên: biểu mẫu, nộp, thay đổi, hoàn thiện dữ liệu, biểu đồ"))
    )
    for name in FORMS:
        words = tr(mark("biểu {form}: xem, nhập, nộp")).format(form=name)
        parser = family.verb(name, words, _form)
        parser.set_defaults(form=name)
        _form_options(parser)
    listing = family.verb("list", tr(mark("các biểu và tình trạng nộp")), _list)
    listing.add_argument("--year", type=whole(1990, 2100), metavar=tr(mark("NĂM")))
    board = family.verb(
        "board", tr(mark("hoàn thiện dữ liệu: mỗi đơn vị đủ bao nhiêu, thiếu gì, chỉ tiêu")), _board
    )
    _unit(board)
    board.add_argument(
        "--lacking", nargs="?", const="", metavar=tr(mark("MỤC")), help=tr(mark("ai còn thiếu (mục nào)"))
    )
    board.add_argument(
        "--wanted", type=whole(1, 10**9), metavar="N", help=tr(mark("đặt chỉ tiêu: bao nhiêu hồ sơ đầy đủ"))
    )
    board.add_argument("--due", metavar=tr(mark("NGÀY")), help=tr(mark("đặt chỉ tiêu: đến ngày nào")))
    board.add_argument(
        "--fields",
        metavar=tr(mark("MỤC,MỤC")),
        help=tr(mark("hồ sơ đầy đủ cần những mục nào; để trống “”: như có sẵn")),
    )
    board.add_argument("--no-target", action="store_true", help=tr(mark("bỏ chỉ tiêu")))
    _files(board)
    charts = family.verb(
        "charts", tr(mark("biểu đồ: tuổi, giới tính, dân tộc, trình độ, xếp loại, biến động")), _charts
    )
    charts.add_argument(
        "name",
        nargs="*",
        metavar=tr(mark("TÊN")),
        help="age sex ethnicity religion education object grades months years",
    )
    charts.add_argument("--on", metavar=tr(mark("NGÀY")))
    _unit(charts)
    _files(charts)


def _form_options(parser: Parser) -> None:
    parser.add_argument(
        "--period",
        default="",
        metavar="2026-H1",
        help=tr(mark("kỳ: năm, 2026-H1, 2026-Q3; bỏ trống: kỳ đến hạn")),
    )
    parser.add_argument(
        "--until", metavar=tr(mark("NGÀY")), help=tr(mark("ngày chốt; bỏ trống: cuối kỳ hoặc hôm nay"))
    )
    parser.add_argument("--by-unit", action="store_true", help=tr(mark("theo đơn vị trực thuộc")))
    parser.add_argument(
        "--people", metavar=tr(mark("DÒNG/CỘT")), help=tr(mark("ai đứng sau một ô, ví dụ members/women"))
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=tr(mark("DÒNG/CỘT=SỐ")),
        help=tr(mark("nhập số vào ô (biểu 3, 6-9)")),
    )
    act = parser.add_mutually_exclusive_group()
    act.add_argument(
        "--hand-in", action="store_true", help=tr(mark("nộp: giữ nguyên số liệu và danh sách sau mỗi ô"))
    )
    act.add_argument("--changes", action="store_true", help=tr(mark("từ khi nộp đến nay khác gì")))
    act.add_argument("--correct", metavar=tr(mark("LÝ_DO")), help=tr(mark("lập bản sửa của biểu đã nộp")))
    act.add_argument("--versions", action="store_true", help=tr(mark("các bản của biểu")))
    parser.add_argument("--to", default="", metavar=tr(mark("NƠI_NHẬN")))
    _unit(parser)
    _files(parser)


def _unit(parser: Parser) -> None:
    parser.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("bỏ trống: đơn vị của mình")))


def _files(parser: Parser) -> None:
    parser.add_argument("--xlsx", metavar=tr(mark("TỆP")))
    parser.add_argument("--pdf", metavar=tr(mark("TỆP")))


# --- a form ---------------------------------------------------------------------------------------------------------


def _form(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    named = {"period": args.period, "unit": args.unit}
    if args.set:
        env.desk().reports.type(args.form, _values(args.set), **named)
    if args.correct is not None:
        made = env.desk().reports.correct(args.form, args.correct, **named).result
        env.answer(made, tr(mark("Đã lập bản sửa lần {number}.")).format(number=made.version - 1))
        return
    if args.versions:
        _versions(env, args, named)
    elif args.changes:
        _changes(env, args, named)
    elif args.hand_in:
        with env.progress() as told:
            made = (
                env.desk()
                .reports.hand_in(args.form, until=read_on(args.until), to=args.to, progress=told, **named)
                .result
            )
        look = env.desk().reports.look(args.form, **named)
        files = _write(env, args, look)
        words = tr(mark("Đã nộp biểu {form}, {period}, bản {version}."))
        shown = words.format(form=args.form, period=look.period_name, version=made.version)
        env.answer({"report": made, **_figures(look), "files": files}, shown)
    else:
        _show(env, args, named)


def _values(typed: list[str]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for one in typed:
        known = _TYPED.fullmatch(one)
        if known is None:
            raise UsageWrong(
                message=tr(mark("“{text}” không có dạng DÒNG/CỘT=SỐ")).format(text=one), prog="vanthu report"
            )
        found[known[1]] = int(known[2]) if known[2] else None
    return found


def _show(env: Env, args: argparse.Namespace, named: dict[str, Any]) -> None:
    reports = env.desk_there().reports
    with env.progress() as told:
        look = reports.look(args.form, units=args.by_unit, until=read_on(args.until), progress=told, **named)
    files = _write(env, args, look)
    if args.people:
        found = reports.behind(look, args.people)
        heads = [tr(one) for one in (mark("họ và tên"), mark("ngày sinh"), mark("đơn vị"))]
        behind = [(one.name, day(one.birth_date) or one.birth_year, one.detail) for one in found]
        env.answer(
            {"cell": args.people, "value": look.sheet.values[args.people], "people": found, "files": files},
            table(heads, behind),
        )
        return
    heads = [tr(mark("mã dòng")), tr(mark("chỉ tiêu")), *(head.label for head in look.sheet.form.columns)]
    rows = [
        (
            "" if row.heading else row.key,
            "  " * row.level + row.label,
            *(look.sheet.values.get(f"{row.key}/{head.key}") for head in look.sheet.form.columns),
        )
        for row in look.sheet.form.rows
    ]
    from app.services.reports.service import wrong_words

    lines = [
        f"{look.form.title} · {look.period_name} · {look.unit_name} · {day(look.first)} - {day(look.last)}"
    ]
    if not look.form.seen:
        lines.append(f"({_unseen()})")
    lines += table(heads, rows)
    lines += [f"! {wrong_words(one)}" for one in look.wrong if one.kind != "missing"]
    env.answer({**_figures(look), "files": files}, lines)


def _unseen() -> str:
    return tr(mark("Chưa đối chiếu mẫu chính thức"))


def _figures(look: Look) -> dict[str, Any]:
    sheet = look.sheet
    return {
        "form": look.form.name,
        "title": look.form.title,
        "seen": look.form.seen,
        "source": look.form.source,
        "certainty": look.form.certainty,
        "unit": look.unit_name,
        "period": look.period,
        "from": look.first,
        "until": look.last,
        "state": look.state,
        "version": look.version,
        "handed_on": look.handed_on,
        "standing": look.standing,
        "due_on": look.due_on,
        "rows": [{"key": row.key, "label": row.label} for row in sheet.form.rows if not row.heading],
        "columns": [{"key": head.key, "label": head.label} for head in sheet.form.columns],
        "figures": sheet.values,
        "people": {at: len(sheet.people(at)) for at in sheet.chosen},
        "wrong": [one for one in look.wrong if one.kind != "missing"],
    }


def _write(env: Env, args: argparse.Namespace, look: Look) -> dict[str, Path]:
    """The files that were asked for; a workbook of computed figures has a second sheet by sub-units."""
    files: dict[str, Path] = {}
    desk = env.desk_there()
    for kind in ("xlsx", "pdf"):
        named = getattr(args, kind)
        if not named:
            continue
        units = None
        if kind == "xlsx" and look.form.computed and not args.by_unit:
            units = desk.reports.look(
                look.form.name, period=look.period, unit=look.unit_id, units=True, until=look.last
            )
        frozen = None
        if look.state == "handed" and not args.by_unit:
            frozen = desk.reports.handed(look.form.name, period=look.period, unit=look.unit_id)
        people = []
        if args.people:
            people = [(args.people.replace("/", " - "), desk.reports.behind(look, args.people))]
        files[kind] = desk.report_sheets.report(look, Path(named), units=units, frozen=frozen, people=people)
    return files


def _versions(env: Env, args: argparse.Namespace, named: dict[str, Any]) -> None:
    rows = env.desk_there().reports.versions(args.form, **named)
    heads = [tr(one) for one in (mark("bản"), mark("tình trạng"), mark("ngày nộp"), mark("lý do sửa"))]
    names = {"draft": tr(mark("dự thảo")), "handed": tr(mark("đã nộp"))}
    lines = [(one.version, names[one.state], day(one.handed_on), one.note) for one in rows]
    env.answer({"versions": rows}, table(heads, lines) if rows else tr(mark("Chưa có bản nào.")))


def _changes(env: Env, args: argparse.Namespace, named: dict[str, Any]) -> None:
    with env.progress() as told:
        found = env.desk_there().reports.changes(args.form, progress=told, **named)
    lines: list[str] = []
    for one in found:
        moved = one.moved
        lines.append(f"{moved.row} · {moved.column}: {_value(moved.was)} → {_value(moved.now)}")
        lines += [f"  + {who.name} ({who.detail})" for who in one.came[:_SHOWN]]
        lines += [f"  - {who.name} ({who.detail})" for who in one.gone[:_SHOWN]]
    answer = [
        {
            "cell": one.moved.cell, "row": one.moved.row, "column": one.moved.column, "was": one.moved.was, "now": one.moved.now,
            "came": one.came, "gone": one.gone,
        }
        for one in found
    ]  # fmt: skip
    env.answer({"changes": answer}, lines or tr(mark("Không có gì khác với bản đã nộp.")))


def _value(value: object) -> str:
    return "-" if value is None else str(value)


# --- calendar, board, charts ----------------------------------------------------------------------------------------


def _list(env: Env, args: argparse.Namespace) -> None:
    from app.services.reports.forms import forms
    from app.services.reports.service import STANDING_NAMES

    desk = env.desk_if_any()
    rows = desk.reports.duties.year(args.year) if desk else ()
    lines = []
    for row in rows:
        lines.append(tr(mark("{name}: hạn {due}")).format(name=row.name, due=day(row.due_on)))
        lines += [f"  {one.form:8}{tr(STANDING_NAMES[one.standing]):16}{one.title}" for one in row.forms]
    known = [
        {
            "form": one.name, "title": one.title, "rhythm": one.rhythm, "typed": one.typed, "computed": one.computed, "seen": one.seen,
            "source": one.source, "certainty": one.certainty,
        }
        for one in forms()
    ]  # fmt: skip
    env.answer({"duties": rows, "forms": known}, lines or [f"{one['form']:8}{one['title']}" for one in known])


def _board(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    if args.no_target:
        env.desk().board.no_aim(args.unit)
    elif args.wanted or args.due:
        whole = env.desk_there().board.look(args.unit).whole  # what is not named stays
        wanted, due = args.wanted or whole.wanted, read_on(args.due) or whole.due_on
        env.desk().board.aim(unit=args.unit, wanted=wanted, due=due)
    if args.fields is not None:
        env.desk().board.need([one.strip() for one in args.fields.split(",") if one.strip()])
    desk = env.desk_there()
    view = desk.board.look(args.unit)
    lacking = desk.board.lacking(args.unit, field=args.lacking or "") if args.lacking is not None else ()
    files = {
        kind: desk.report_sheets.board(view, Path(named), lacking=lacking or desk.board.lacking(args.unit))
        for kind in ("xlsx", "pdf")
        if (named := getattr(args, kind))
    }
    from app.services.member_fields import label

    heads = [
        tr(one)
        for one in (
            mark("đơn vị"),
            mark("đoàn viên"),
            mark("đã đủ"),
            mark("chỉ tiêu"),
            mark("thiếu nhiều nhất"),
        )
    ]
    rows = [
        (
            one.name,
            one.members,
            one.complete,
            one.goal,
            ", ".join(f"{label(name)} {many}" for name, many in one.missing[:3]),
        )
        for one in (*view.rows, view.whole)
    ]
    lines = table(heads, rows)
    lines += [
        f"{one.full_name} ({one.unit_name}): {', '.join(label(name) for name in one.missing)}"
        for one in lacking
    ]
    answer = {
        "unit": view.unit_name, "fields": view.fields, "due_on": view.whole.due_on, "rows": [_board_row(one) for one in view.rows],
        "whole": _board_row(view.whole), "lacking": lacking, "files": files,
    }  # fmt: skip
    env.answer(answer, lines)


def _board_row(row: Any) -> dict[str, Any]:
    return {
        "id": row.id, "unit": row.name, "members": row.members, "complete": row.complete, "goal": row.goal, "left": row.left,
        "missing": dict(row.missing), "due_on": row.due_on,
    }  # fmt: skip


def _charts(env: Env, args: argparse.Namespace) -> None:
    from app.services.reports.charts import NAMES

    desk = env.desk_there()
    drawn = [
        desk.report_charts.draw(name, unit=args.unit, on=read_on(args.on)) for name in args.name or NAMES
    ]
    files = {
        kind: desk.report_sheets.charts(drawn, Path(named), unit=args.unit or desk.reports.own_unit_id())
        for kind in ("xlsx", "pdf")
        if (named := getattr(args, kind))
    }
    lines = [line for chart in drawn for line in (chart.title, *table(["", ""], chart.rows)[2:], "")]
    answer = [
        {"name": one.key, "title": one.title, "labels": one.labels, "values": one.values, "note": one.note}
        for one in drawn
    ]
    env.answer({"charts": answer, "files": files}, lines)
