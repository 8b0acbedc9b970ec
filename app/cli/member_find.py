"""``members find`` and ``members filters``: the list by combined conditions, and conditions kept under a name."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.output import day, table
from app.cli.usage import ROWS, UsageWrong

if TYPE_CHECKING:
    from app.models.queries.member_filters import Filters
    from app.services.roster import Wanted


def extend(family: Verbs) -> None:
    find = family.verb("find", tr(mark("danh sách theo nhiều điều kiện cùng lúc")), _find)
    add_choice(find)
    find.add_argument("--limit", type=ROWS, default=200, metavar="N", help=tr(mark("nhiều nhất N dòng")))
    kept = family.family("filters", tr(mark("bộ lọc đoàn viên lưu theo tên")))
    kept.verb("list", tr(mark("các bộ lọc đã lưu")), _kept)
    save = kept.verb("save", tr(mark("lưu một bộ lọc; trùng tên thì thay")), _save)
    save.add_argument("name", metavar=tr(mark("TÊN")))
    _where(save)
    remove = kept.verb("remove", tr(mark("bỏ một bộ lọc đã lưu")), _remove)
    remove.add_argument("name", metavar=tr(mark("TÊN")))


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Which members: words, unit, conditions, a kept filter, those who left."""
    parser.add_argument("text", nargs="*", metavar=tr(mark("CHỮ")))
    parser.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị này và các đơn vị trực thuộc"))
    )
    _where(parser)
    parser.add_argument("--filter", metavar=tr(mark("TÊN")), help=tr(mark("bộ lọc đã lưu")))
    parser.add_argument(
        "--standing", choices=("present", "gone", "all"), default="present",
        help=tr(mark("present: đang sinh hoạt; gone: đã rời Đoàn; all: tất cả")),
    )  # fmt: skip


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--where", action="append", default=[], dest="settings", metavar=tr(mark("MỤC=GIÁ_TRỊ")),
        help=tr(mark('một điều kiện, ví dụ "tuổi từ=18"; dùng được nhiều lần')),
    )  # fmt: skip


def filters_of(args: argparse.Namespace) -> Filters:
    """Conditions as typed. Raises UsageWrong, FilterWrong."""
    from app.services.member_find import read

    settings = {}
    for one in args.settings:
        name, sign, value = one.partition("=")
        if not sign:
            raise UsageWrong(message=one, prog="vanthu members find --where")
        settings[name.strip()] = value.strip()
    return read(settings)


def wanted_of(env: Env, args: argparse.Namespace) -> Wanted:
    """What ``add_choice`` asked for. Raises FilterWrong, FilterMissing, UnitMissing."""
    from app.services.roster import Wanted

    desk = env.desk_there()
    filters = desk.member_filters.get(args.filter) if args.filter else filters_of(args)
    return Wanted(
        branch=desk.units.get(args.unit).id if args.unit else None, typed=" ".join(args.text),
        standing=args.standing, filters=filters,
    )  # fmt: skip


def _find(env: Env, args: argparse.Namespace) -> None:
    wanted = wanted_of(env, args)
    roster = env.desk_there().members.roster
    many = roster.count(wanted)
    found = roster.page(wanted, limit=args.limit)
    heads = [
        tr(one) for one in (mark("họ và tên"), mark("sinh"), mark("giới"), mark("đơn vị"), mark("chức vụ"))
    ]
    lines = [
        (row.full_name, day(row.birth_date) or row.birth_year, row.sex, row.unit_name, row.union_position)
        for row in found
    ]
    said = [
        *table(
            [*heads, tr(mark("mã"))], [(*line, row.id[-8:]) for line, row in zip(lines, found, strict=True)]
        )
    ]
    total = tr(mark("{count} người.")).format(count=many)
    env.answer({"members": found, "total": many}, [*(said if found else ()), total])


def _kept(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    kept = desk.member_filters.list() if desk else ()
    answer = [{"name": name, "filters": filters.kept()} for name, filters in kept]
    said = [
        f"{name}: {'; '.join(words for _, words in desk.member_filters.told(filters))}"
        for name, filters in kept
        if desk is not None
    ]
    env.answer({"filters": answer, "total": len(answer)}, said or tr(mark("Chưa lưu bộ lọc nào.")))


def _save(env: Env, args: argparse.Namespace) -> None:
    filters = filters_of(args)
    name = env.desk_there().member_filters.save(args.name, filters).result
    env.answer(
        {"name": name, "filters": filters.kept()}, tr(mark("Đã lưu bộ lọc “{name}”.")).format(name=name)
    )


def _remove(env: Env, args: argparse.Namespace) -> None:
    name = env.desk_there().member_filters.forget(args.name).result
    env.answer({"removed": name}, tr(mark("Đã bỏ bộ lọc “{name}”.")).format(name=name))
