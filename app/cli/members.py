"""``members``: member records, basics. What stands behind a record, sheets and operations are verbs of other modules here."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from app.base.language import mark, tr
from app.cli.field_words import aligned, fields_of, next_step
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import ROWS, UsageWrong

if TYPE_CHECKING:
    from app.services.members import MemberRow


MORE: Final = ("member_records", "member_find", "member_sheets", "operations")
"""Modules that add verbs to ``members`` by their ``extend(family)``; one that is not there adds none."""


def add(verbs: Verbs) -> None:
    family = verbs.family("members", tr(mark("đoàn viên: thêm, sửa, xem, tìm")))
    one = family.verb("add", tr(mark("thêm một đoàn viên")), _add)
    one.add_argument("name", metavar=tr(mark("HỌ_TÊN")))
    _fields(one)
    edit = family.verb("edit", tr(mark("sửa hồ sơ một đoàn viên")), _edit)
    edit.add_argument("id", metavar=tr(mark("MÃ")))
    _fields(edit)
    edit.add_argument(
        "--slip", action="store_true",
        help=tr(mark("cùng --unit: chỉ sửa đơn vị đã ghi nhầm, không phải chuyển hôm nay")),
    )  # fmt: skip
    listing = family.verb("list", tr(mark("danh sách đoàn viên theo thứ tự tên")), _list)
    listing.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị này và các đơn vị trực thuộc"))
    )
    listing.add_argument(
        "--limit", type=ROWS, default=10_000, metavar="N", help=tr(mark("nhiều nhất N dòng"))
    )
    listing.add_argument(
        "--as-of", metavar=tr(mark("NGÀY")), help=tr(mark("ai là đoàn viên, ở đơn vị nào vào ngày này"))
    )
    search = family.verb("search", tr(mark("tìm theo họ tên, mã, số điện thoại; không cần dấu")), _search)
    search.add_argument("text", nargs="+", metavar=tr(mark("CHỮ")))
    search.add_argument("--limit", type=ROWS, default=50, metavar="N", help=tr(mark("nhiều nhất N dòng")))
    show = family.verb("show", tr(mark("hồ sơ một đoàn viên")), _show)
    show.add_argument("id", metavar=tr(mark("MÃ")))
    show.add_argument(
        "--reveal", metavar=tr(mark("MỤC_ĐÍCH")),
        help=tr(mark("hiện cả mục nhạy cảm; mục đích được giữ trong nhật ký truy cập")),
    )  # fmt: skip
    for name in MORE:
        if find_spec(f"app.cli.{name}") is not None:
            importlib.import_module(f"app.cli.{name}").extend(family)


def _fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("tên hoặc mã đơn vị; bỏ trống: đơn vị của mình"))
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=tr(mark("MỤC=GIÁ_TRỊ")),
        dest="settings",
        help=tr(mark('ghi một mục, ví dụ "ngày sinh=05/5/2008"; dùng được nhiều lần')),
    )


def _set(args: argparse.Namespace) -> dict[str, str]:
    from app.services.members import FIELDS, MemberField
    from app.services.roster import LABELS

    return fields_of(args.settings, {name: LABELS[name] for name in FIELDS}, MemberField)


def _add(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().members.add(args.name, unit=args.unit, fields=_set(args)).result
    said = tr(mark("Đã thêm {name} ({unit}): {id}")).format(
        name=row.full_name, unit=row.unit_name, id=row.id[-8:]
    )
    env.answer({"member": row}, [said, next_step(f"members edit {row.id[-8:]} --set …")])


def _edit(env: Env, args: argparse.Namespace) -> None:
    fields = _set(args)
    if not (fields or args.unit):
        raise UsageWrong(message=tr(mark("chưa nói sửa mục nào")), prog="vanthu members edit")
    row = env.desk_there().members.edit(args.id, fields=fields, unit=args.unit, slip=args.slip).result
    env.answer(
        {"member": row}, tr(mark("Đã sửa {name} ({unit}).")).format(name=row.full_name, unit=row.unit_name)
    )


def _list(env: Env, args: argparse.Namespace) -> None:
    desk, on = env.desk_if_any(), read_date(args.as_of)
    if desk is not None and on is not None:
        _answer_rows(env, desk.members.list_on(on, unit=args.unit)[: args.limit])
        return
    _answer_rows(env, desk.members.list(unit=args.unit, limit=args.limit) if desk else ())


def _search(env: Env, args: argparse.Namespace) -> None:
    desk, text = env.desk_if_any(), " ".join(args.text)
    found = desk.members.search(text, limit=args.limit) if desk else ()
    _answer_rows(env, found, tr(mark("Không thấy đoàn viên nào khớp “{text}”.")).format(text=text))


def _answer_rows(env: Env, rows: Sequence[MemberRow], none: str | None = None) -> None:
    from app.services.member_fields import sex_name

    heads = [
        tr(word)
        for word in (
            mark("họ và tên"),
            mark("sinh"),
            mark("giới"),
            mark("đơn vị"),
            mark("chức vụ"),
            mark("mã"),
        )
    ]
    lines = [
        (
            row.full_name,
            day(row.birth_date) or row.birth_year,
            sex_name(row.sex),
            row.unit_name,
            row.union_position,
            row.id[-8:],
        )
        for row in rows
    ]
    env.answer(
        {"members": rows, "total": len(rows)},
        table(heads, lines) if rows else none or tr(mark("Không có đoàn viên nào.")),
    )


def _show(env: Env, args: argparse.Namespace) -> None:
    from app.cli.member_records import findings_json, page_lines
    from app.domain.members import STATUS_NAMES, named
    from app.domain.privacy import COLUMNS, covered_all
    from app.services.members import MemberErased
    from app.services.roster import label

    members = env.desk_there().members
    found = members.show(args.id)
    hidden: list[str] = []
    if args.reveal is not None:
        env.desk_there().looking.reveal(found["id"], purpose=args.reveal)
    else:
        hidden = sorted(name for name in COLUMNS if found["fields"].get(name) is not None)
        found["fields"] = covered_all(found["fields"])
    page = members.page(found["id"])
    said = [f"{found['fields']['full_name']} ({found['unit']}), {named(STATUS_NAMES, found['status'])}"]
    if found["erased"]:
        said = [MemberErased().sentence()]
    said += aligned((label(name), value) for name, value in found["fields"].items() if name != "full_name")
    said += page_lines(page)
    years = {kind: [{"id": row.id, **row.values} for row in rows] for kind, rows in page.years.items()}
    more = {"years": years, "units": page.spells, "findings": findings_json(page.findings)}
    if hidden:
        said.append(tr(mark("Mục nhạy cảm được che; thêm --reveal MỤC_ĐÍCH để xem.")))
    env.answer({**found, **more, "hidden": hidden}, said)
