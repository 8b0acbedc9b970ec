"""``unit`` verbs on what happens to units: founded, merged, split, renamed, another level, moved, dissolved; the story of one."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.field_words import LEVEL_NAMES, named
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import UsageWrong

if TYPE_CHECKING:
    from app.domain.rows import UnitRow
    from app.services.change import Change
    from app.services.unit_acts import Decision


def extend(family: Verbs) -> None:
    """Add the verbs to ``unit``."""
    unit, text = tr(mark("ĐƠN_VỊ")), tr(mark("TÊN"))
    found = family.verb("found", tr(mark("thành lập đơn vị, kèm đoàn viên chuyển sang")), _found)
    found.add_argument("name", metavar=text)
    found.add_argument("--parent", metavar=unit, help=tr(mark("đơn vị cấp trên; bỏ trống: đơn vị của mình")))
    found.add_argument("--level", default="", metavar=tr(mark("CẤP")))
    found.add_argument(
        "--member",
        action="append",
        default=[],
        metavar=tr(mark("MÃ")),
        help=tr(mark("đoàn viên chuyển sang")),
    )
    _decision(found)
    merge = family.verb(
        "merge", tr(mark("nhập các đơn vị vào một đơn vị; đoàn viên và đơn vị con chuyển theo")), _merge
    )
    merge.add_argument("units", nargs="+", metavar=unit)
    into = merge.add_mutually_exclusive_group(required=True)
    into.add_argument("--into", default="", metavar=unit, help=tr(mark("vào một trong các đơn vị đang có")))
    into.add_argument("--new", default="", metavar=text, help=tr(mark("thành một đơn vị mới")))
    _decision(merge)
    split = family.verb("split", tr(mark("chia tách: lập đơn vị mới từ một đơn vị")), _split)
    split.add_argument("unit", metavar=unit)
    split.add_argument(
        "--part",
        action="append",
        required=True,
        metavar=tr(mark("TÊN=MÃ,MÃ")),
        help=tr(mark("đơn vị mới và mã đoàn viên chuyển sang")),
    )
    split.add_argument(
        "--ends",
        action="store_true",
        help=tr(mark("đơn vị cũ thôi hoạt động; số còn lại sang đơn vị mới đầu tiên")),
    )
    _decision(split)
    rename = family.verb("rename", tr(mark("đổi tên đơn vị từ một ngày")), _rename)
    rename.add_argument("unit", metavar=unit)
    rename.add_argument("name", metavar=text)
    _decision(rename)
    level = family.verb("level", tr(mark("đổi cấp, chuyển đổi mô hình đơn vị")), _level)
    level.add_argument("unit", metavar=unit)
    level.add_argument("level", metavar=tr(mark("CẤP")), help=", ".join(LEVEL_NAMES))
    level.add_argument("--name", default="", metavar=text, help=tr(mark("tên mới, nếu đổi")))
    _decision(level)
    move = family.verb("move", tr(mark("chuyển đơn vị về trực thuộc đơn vị khác")), _move)
    move.add_argument("unit", metavar=unit)
    move.add_argument("--under", required=True, metavar=unit)
    _decision(move)
    end = family.verb("dissolve", tr(mark("giải thể đơn vị; đoàn viên chuyển về đơn vị khác")), _dissolve)
    end.add_argument("unit", metavar=unit)
    end.add_argument(
        "--to", default="", metavar=unit, help=tr(mark("nơi nhận đoàn viên và đơn vị trực thuộc"))
    )
    _decision(end)
    story = family.verb("story", tr(mark("những việc đã xảy ra với một đơn vị")), _story)
    story.add_argument("unit", nargs="?", metavar=unit)
    grades = family.verb("grades", tr(mark("chi đoàn được xếp loại mức nào, từng năm")), _grades)
    grades.add_argument("unit", nargs="?", metavar=unit)


def _decision(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", metavar=tr(mark("NGÀY")), help=tr(mark("có hiệu lực từ ngày; bỏ trống: hôm nay"))
    )
    parser.add_argument("--decision", default="", metavar=tr(mark("SỐ")), help=tr(mark("số quyết định")))
    parser.add_argument("--decided-on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày quyết định")))
    parser.add_argument("--note", default="", metavar=tr(mark("CHỮ")))


def _by(args: argparse.Namespace) -> Decision:
    from app.services.unit_acts import Decision

    return Decision(read_date(args.on), args.decision, read_date(args.decided_on), args.note)


# --- runs -----------------------------------------------------------------------------------------------------


def _found(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk()
    members = [desk.members.show(one)["id"] for one in args.member]
    change = desk.unit_acts.found(
        args.name, parent=args.parent, level=args.level, members=members, decision=_by(args)
    )
    _tell(env, change, tr(mark("Đã thành lập {name}: {members} đoàn viên chuyển sang.")))


def _merge(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().unit_acts.merge(args.units, into=args.into, new=args.new, decision=_by(args))
    _tell(env, change, tr(mark("Đã nhập vào {name}: {members} đoàn viên chuyển theo.")), head="into")


def _split(env: Env, args: argparse.Namespace) -> None:
    from app.services.unit_acts import Part

    desk = env.desk()
    parts = []
    for one in args.part:
        name, equals, ids = one.partition("=")
        if not name.strip():
            raise UsageWrong(message=tr(mark("--part ghi TÊN=MÃ,MÃ")), prog="vanthu unit split")
        named_ids = (
            [desk.members.show(word.strip())["id"] for word in ids.split(",") if word.strip()]
            if equals
            else []
        )
        parts.append(Part(name.strip(), members=named_ids))
    change = desk.unit_acts.split(args.unit, parts, ends=args.ends, decision=_by(args))
    _tell(env, change, tr(mark("Đã chia tách {name}: {members} đoàn viên sang đơn vị mới.")))


def _rename(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().unit_acts.rename(args.unit, args.name, decision=_by(args))
    _tell(env, change, tr(mark("Từ nay đơn vị tên là {name}.")))


def _level(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().unit_acts.set_level(args.unit, args.level, name=args.name, decision=_by(args))
    _tell(env, change, tr(mark("Đã đổi cấp của {name}.")))


def _move(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().unit_acts.move(args.unit, under=args.under, decision=_by(args))
    _tell(env, change, tr(mark("Đã chuyển {name} về đơn vị cấp trên mới.")))


def _dissolve(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().unit_acts.dissolve(args.unit, to=args.to, decision=_by(args))
    _tell(env, change, tr(mark("Đã giải thể {name}: {members} đoàn viên chuyển đi.")))


def _story(env: Env, args: argparse.Namespace) -> None:
    from app.domain.units import EVENT_NAMES

    desk = env.desk_there()
    unit = desk.units.get(args.unit) if args.unit else desk.units.own()
    rows = desk.unit_acts.story(unit.id) if unit is not None else ()
    heads = [
        tr(head) for head in (mark("Ngày"), mark("Việc"), mark("Đơn vị"), mark("Đến"), mark("Quyết định"))
    ]
    cells = (
        (
            day(row.happened_on),
            named(row.kind, EVENT_NAMES),
            row.unit_name,
            row.other_name,
            row.decision_number,
        )
        for row in rows
    )
    env.answer(
        {"events": rows, "total": len(rows)},
        table(heads, cells) if rows else tr(mark("Chưa có việc nào được ghi.")),
    )


def _grades(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    unit = desk.units.get(args.unit) if args.unit else desk.units.own()
    rows = desk.unit_acts.grades(unit.id) if unit is not None else ()
    heads = [tr(head) for head in (mark("Năm"), mark("Xếp loại"), mark("Tình trạng"), mark("Ngày"))]
    cells = ((row.period, row.grade_name, row.state_name, day(row.on)) for row in rows)
    env.answer(
        {"grades": rows, "total": len(rows)},
        table(heads, cells) if rows else tr(mark("Chưa xếp loại năm nào.")),
    )


def tree_lines(env: Env, on: Any) -> None:
    """``unit list --as-of``: the tree of a past day."""
    desk = env.desk_if_any()
    rows = desk.unit_acts.tree_on(on) if desk is not None else ()
    heads = [tr(mark("Đơn vị")), tr(mark("Cấp")), tr(mark("Mã"))]
    cells = (
        ("· " * row.depth + row.name, named(row.level, LEVEL_NAMES), row.code or row.id[-8:]) for row in rows
    )
    lines = table(heads, cells) if rows else [tr(mark("Ngày ấy chưa có đơn vị nào."))]
    env.answer({"units": rows, "total": len(rows)}, lines)


def _tell(env: Env, change: Change[UnitRow], said: str, *, head: str = "unit") -> None:
    moved = {
        "units": sum(1 for entity, _ in change.ids if entity == "unit"),
        "members": sum(1 for entity, _ in change.ids if entity == "member"),
    }
    ended = sum(1 for entity, _ in change.ids if entity == "committee")
    lines = [said.format(name=change.result.name, members=moved["members"])]
    if ended:
        lines.append(
            tr(mark("{n} ban hết nhiệm vụ cùng đơn vị; chức vụ, quyền ký kết thúc.")).format(n=ended)
        )
    lines += [f"! {one.text}" for one in change.notes]
    told = {head: change.result, "changed": {**moved, "committees": ended}}
    env.answer({**told, "notes": [one.text for one in change.notes]}, lines)
