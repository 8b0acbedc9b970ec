"""``members find`` and ``members filters``: the list by combined conditions, and conditions kept under a name."""

from __future__ import annotations

import argparse
from pathlib import Path
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
    _add_print(family)
    kept = family.family("filters", tr(mark("bộ lọc đoàn viên lưu theo tên")))
    kept.verb("list", tr(mark("các bộ lọc đã lưu")), _kept)
    save = kept.verb("save", tr(mark("lưu một bộ lọc; trùng tên thì thay")), _save)
    save.add_argument("name", metavar=tr(mark("TÊN")))
    _where(save)
    remove = kept.verb("remove", tr(mark("bỏ một bộ lọc đã lưu")), _remove)
    remove.add_argument("name", metavar=tr(mark("TÊN")))


def _add_print(family: Verbs) -> None:
    out = family.verb(
        "print",
        tr(mark("in danh sách, điểm danh, nhãn thư, thẻ QR, giấy chứng nhận của những người đã lọc")),
        _print,
    )
    out.add_argument("kind", choices=("list", "attendance", "labels", "cards", "certificates"))
    add_choice(out)
    out.add_argument("--out", type=Path, required=True, metavar=tr(mark("TỆP")))
    out.add_argument("--title", default="", metavar=tr(mark("CHỮ")))
    out.add_argument("--sheet", default="3x8", metavar=tr(mark("CỠ")), help="3x8, 3x7, 2x7, 2x8, 2x4")
    out.add_argument(
        "--first", type=int, default=1, metavar="N", help=tr(mark("ô trống đầu tiên trên tờ nhãn dùng dở"))
    )
    out.add_argument(
        "--line", action="append", default=[], dest="lines", metavar=tr(mark("DÒNG")),
        help=tr(mark("một dòng của nhãn hay giấy chứng nhận, có trường như {họ và tên}; # ở đầu: dòng lớn")),
    )  # fmt: skip
    out.add_argument(
        "--signer", metavar=tr(mark("HỌ_TÊN")),
        help=tr(mark("người ký giấy chứng nhận; bỏ trống: người thường ký")),
    )  # fmt: skip
    out.add_argument(
        "--photos", default="", metavar=tr(mark("MỤC_ĐÍCH")),
        help=tr(mark("in cả ảnh lên thẻ; mục đích được giữ trong nhật ký truy cập")),
    )  # fmt: skip


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Which members: words, unit, conditions, a kept filter, those who left."""
    parser.add_argument("text", nargs="*", metavar=tr(mark("CHỮ")))
    parser.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị này và các đơn vị trực thuộc"))
    )
    _where(parser)
    parser.add_argument("--filter", metavar=tr(mark("TÊN")), help=tr(mark("bộ lọc đã lưu")))
    parser.add_argument(
        "--standing", choices=("present", "gone", "all", "restricted"), default="present",
        help=tr(mark("present: đang sinh hoạt; gone: đã rời Đoàn; all: tất cả; restricted: đang hạn chế xử lý")),
    )  # fmt: skip
    parser.add_argument(
        "--purpose", default="", metavar=tr(mark("MỤC_ĐÍCH")),
        help=tr(mark("cần khi lọc theo dân tộc, tôn giáo; được giữ trong nhật ký truy cập")),
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
    """What ``add_choice`` asked for; a list by what is sensitive is written into the access log.

    Raises FilterWrong, FilterMissing, UnitMissing, PurposeMissing, LookRefused.
    """
    from app.services.member_find import sensitive
    from app.services.roster import Wanted

    desk = env.desk_there()
    filters = desk.member_filters.get(args.filter) if args.filter else filters_of(args)
    wanted = Wanted(
        branch=desk.units.get(args.unit).id if args.unit else None, typed=" ".join(args.text),
        standing=args.standing, filters=filters,
    )  # fmt: skip
    if sensitive(filters):
        desk.looking.narrow(wanted, purpose=args.purpose)
    return wanted


def _find(env: Env, args: argparse.Namespace) -> None:
    from app.services.member_fields import sex_name

    wanted = wanted_of(env, args)
    roster = env.desk_there().members.roster
    many, more = roster.listed(wanted, roster.count(wanted))
    found = roster.page(wanted, limit=args.limit)
    heads = [
        tr(one) for one in (mark("họ và tên"), mark("sinh"), mark("giới"), mark("đơn vị"), mark("chức vụ"))
    ]
    lines = [
        (
            row.full_name,
            day(row.birth_date) or row.birth_year,
            sex_name(row.sex),
            row.unit_name,
            row.union_position,
        )
        for row in found
    ]
    said = [
        *table(
            [*heads, tr(mark("mã"))], [(*line, row.id[-8:]) for line, row in zip(lines, found, strict=True)]
        )
    ]
    words = tr(mark("Hơn {count} người; gõ thêm chữ để thu hẹp.")) if more else tr(mark("{count} người."))
    total = words.format(count=many)
    env.answer({"members": found, "total": many, "more": more}, [*(said if found else ()), total])


def _print(env: Env, args: argparse.Namespace) -> None:
    from app.services.member_prints import MOST, Choice

    wanted = wanted_of(env, args)
    desk = env.desk_there()
    ids, prints = desk.members.roster.ids(wanted, limit=MOST + 1), desk.member_prints
    choice = Choice(
        title=args.title, sheet=args.sheet, first=args.first, text=tuple(args.lines), photos=args.photos,
        signer=prints.signer(args.signer) if args.signer else None,
    )  # fmt: skip
    path = prints.write(args.kind, ids, args.out, choice)
    said = tr(mark("Đã ghi {path}: {count} người.")).format(path=path, count=len(ids))
    env.answer({"file": str(path), "total": len(ids)}, said)


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
