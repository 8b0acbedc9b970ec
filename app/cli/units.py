"""``unit``: our unit and the tree, letterhead, term, mergers, signers."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli import unit_acts
from app.cli.field_words import LEVEL_NAMES, STANDARD_NAMES, aligned, named
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import UsageWrong, whole
from app.domain.units import SECTORS

if TYPE_CHECKING:
    from app.domain.rows import SignerRow, UnitRow

_TEXTS = ("name", "short-name", "code", "symbol", "drafting-unit", "place", "email", "phone", "address")
_HELP = {
    "name": mark("tên đơn vị"),
    "short-name": mark("tên gọi tắt"),
    "code": mark("mã trên hệ thống quốc gia"),
    "symbol": mark("ký hiệu trên văn bản: ĐTN, TĐTN, CĐ …"),
    "drafting-unit": mark("đơn vị tham mưu trong ký hiệu: VP, BTG"),
    "place": mark("địa danh ghi trước ngày tháng"),
    "email": mark("thư điện tử"),
    "phone": mark("điện thoại"),
    "address": mark("địa chỉ"),
}


def add(verbs: Verbs) -> None:
    family = verbs.family(
        "unit",
        tr(mark("đơn vị của mình và cây đơn vị: tên, phần đầu văn bản, nhiệm kỳ, người ký")),
        also=("units",),
    )
    show = family.verb("show", tr(mark("một đơn vị; bỏ trống: đơn vị của mình")), _show)
    show.add_argument("unit", nargs="?", metavar=tr(mark("ĐƠN_VỊ")))
    change = family.verb("set", tr(mark("khai hoặc sửa đơn vị; bỏ trống: đơn vị của mình")), _set)
    change.add_argument("unit", nargs="?", metavar=tr(mark("ĐƠN_VỊ")))
    _fields(change)
    change.add_argument("--term", metavar=tr(mark("TÊN")), help=tr(mark("nhiệm kỳ đang chạy: 2022-2027")))
    change.add_argument(
        "--from", dest="term_from", metavar=tr(mark("NGÀY")), help=tr(mark("ngày đầu nhiệm kỳ"))
    )
    change.add_argument("--to", dest="term_to", metavar=tr(mark("NGÀY")), help=tr(mark("ngày cuối nhiệm kỳ")))
    change.add_argument("--own", action="store_true", help=tr(mark("đây là đơn vị của mình")))
    new = family.verb("add", tr(mark("thêm đơn vị")), _add)
    new.add_argument("name", metavar=tr(mark("TÊN")))
    _fields(new, name=False)
    new.add_argument("--own", action="store_true", help=tr(mark("đây là đơn vị của mình")))
    listing = family.verb("list", tr(mark("cây đơn vị")), _list)
    listing.add_argument("--as-of", metavar=tr(mark("NGÀY")), help=tr(mark("cây đơn vị vào ngày này")))
    unit_acts.extend(family)
    _add_signers(family.family("signer", tr(mark("người ký của đơn vị"))))


def _fields(parser: argparse.ArgumentParser, *, name: bool = True) -> None:
    text = tr(mark("CHỮ"))
    for field in _TEXTS:
        if field != "name" or name:
            parser.add_argument(f"--{field}", metavar=text, help=tr(_HELP[field]))
    parser.add_argument("--level", metavar=tr(mark("CẤP")), help=_choices(LEVEL_NAMES))
    parser.add_argument(
        "--sector",
        metavar=tr(mark("KHỐI")),
        help=tr(mark("khối đối tượng, cho báo cáo: {known}")).format(known=_choices(SECTORS)),
    )
    parser.add_argument(
        "--commune",
        dest="place_id",
        metavar=text,
        help=tr(mark("xã, phường và tỉnh nơi đơn vị đóng; tên cũ cũng được")),
    )
    parser.add_argument("--parent", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị cấp trên")))
    parser.add_argument(
        "--superior", action="append", metavar=text, help=tr(mark("dòng tên cấp trên ở đầu văn bản"))
    )
    parser.add_argument(
        "--issuing", action="append", metavar=text, help=tr(mark("dòng tên cơ quan ban hành"))
    )
    parser.add_argument("--standard", metavar=text, help=_choices(STANDARD_NAMES))
    parser.add_argument(
        "--books", choices=("kind", "common"), help=tr(mark("sổ số theo từng loại hay chung (Nhà nước)"))
    )
    parser.add_argument("--seal-mm", type=whole(1, 200), metavar="MM", help=tr(mark("đường kính dấu")))
    parser.add_argument("--valid-from", metavar=tr(mark("NGÀY")))
    parser.add_argument("--valid-to", metavar=tr(mark("NGÀY")))


def _choices(names: Mapping[str, str]) -> str:
    """What may be typed, each with its meaning."""
    return ", ".join(f"{word} ({tr(name)})" for word, name in names.items())


def _add_signers(family: Verbs) -> None:
    new = family.verb("add", tr(mark("thêm người ký")), _signer_add)
    new.add_argument("name", metavar=tr(mark("HỌ_TÊN")))
    new.add_argument("--unit", metavar=tr(mark("ĐƠN_VỊ")))
    new.add_argument(
        "--position", default="", metavar=tr(mark("CHỨC_VỤ")), help=tr(mark("dòng chức vụ: BÍ THƯ"))
    )
    new.add_argument(
        "--authority", action="append", default=[], metavar=tr(mark("DÒNG")), help="TM. BAN CHẤP HÀNH"
    )
    new.add_argument("--from", dest="valid_from", metavar=tr(mark("NGÀY")))
    new.add_argument(
        "--rank",
        type=whole(-1000, 1000),
        default=0,
        metavar="N",
        help=tr(mark("thứ tự chọn; 0 là thường ký")),
    )
    listing = family.verb("list", tr(mark("người ký của một đơn vị")), _signer_list)
    listing.add_argument("unit", nargs="?", metavar=tr(mark("ĐƠN_VỊ")))
    end = family.verb("end", tr(mark("người này thôi ký")), _signer_end)
    end.add_argument("id", metavar=tr(mark("MÃ")))
    end.add_argument("--on", required=True, metavar=tr(mark("NGÀY")))


# --- runs -------------------------------------------------------------------------------------------------------


def _values(args: argparse.Namespace) -> dict[str, Any]:
    """The fields that were named on the command line."""
    found = {field.replace("-", "_"): getattr(args, field.replace("-", "_"), None) for field in _TEXTS}
    found |= {
        "level": args.level,
        "sector": args.sector,
        "place_id": args.place_id,
        "parent_id": args.parent,
        "superior_lines": args.superior,
        "issuing_lines": args.issuing,
        "standard": args.standard,
        "books": args.books,
        "seal_mm": args.seal_mm,
        "valid_from": read_date(args.valid_from),
        "valid_to": read_date(args.valid_to),
    }
    return {name: value for name, value in found.items() if value is not None}


def _show(env: Env, args: argparse.Namespace) -> None:
    units = env.desk().units
    row = units.get(args.unit) if args.unit else units.own()
    if row is None:
        from app.domain.refusals import NoOwnUnit

        raise NoOwnUnit
    env.answer(row, _lines(row))


def _set(env: Env, args: argparse.Namespace) -> None:
    desk, values = env.desk(), _values(args)
    starts_on, ends_on = read_date(args.term_from), read_date(args.term_to)
    if args.term and starts_on is None:
        message = tr(mark("--term cần có --from (ngày đầu nhiệm kỳ)"))
        raise UsageWrong(message=message, prog="vanthu unit set")
    if not (values or args.term or args.own):
        raise UsageWrong(message=tr(mark("chưa nói sửa mục nào")), prog="vanthu unit set")
    if args.unit is None and desk.units.own() is None and "name" in values:
        row = desk.units.add(
            values.pop("name"), own=True, parent=values.pop("parent_id", None), **values
        ).result
    elif values:
        row = desk.units.set(args.unit, **values).result
    if args.own and args.unit:
        row = desk.units.choose_own(args.unit).result
    if args.term and starts_on is not None:
        row = desk.series.declare_term(args.term, starts_on=starts_on, ends_on=ends_on, unit=args.unit).result
    env.answer(row, [tr(mark("Đã ghi đơn vị.")), *_lines(row)])


def _add(env: Env, args: argparse.Namespace) -> None:
    values = _values(args)
    del values["name"]
    parent, level = values.pop("parent_id", None), values.pop("level", None)
    row = env.desk().units.add(args.name, level=level, parent=parent, own=args.own, **values).result
    env.answer(row, tr(mark("Đã thêm đơn vị {name}.")).format(name=row.name))


def _list(env: Env, args: argparse.Namespace) -> None:
    on = read_date(args.as_of)
    if on is not None:
        unit_acts.tree_lines(env, on)
        return
    desk = env.desk_if_any()
    rows = desk.units.tree() if desk is not None else ()
    heads = [tr(mark("Đơn vị")), tr(mark("Cấp")), tr(mark("Ký hiệu")), tr(mark("Mã"))]
    cells = [
        (
            "· " * row.depth + row.name + (" *" if row.own else "") + _ended(row),
            named(row.level, LEVEL_NAMES),
            row.symbol,
            row.code or row.id[-8:],
        )
        for row in rows
    ]
    lines = table(heads, cells) if cells else [tr(mark("Chưa khai đơn vị nào."))]
    env.answer({"units": list(rows), "total": len(rows)}, lines)


def _ended(row: UnitRow) -> str:
    """Behind a name: since when the unit is no more."""
    return tr(mark(" (đến {day})")).format(day=day(row.valid_to)) if row.valid_to else ""


def _signer_add(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().units.add_signer(
        args.name,
        unit=args.unit,
        position=args.position,
        authority_lines=args.authority,
        valid_from=read_date(args.valid_from),
        rank=args.rank,
    )
    env.answer(change.result, tr(mark("Đã thêm người ký {name}.")).format(name=change.result.name))


def _signer_list(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk().units.signers(args.unit)
    heads = [tr(mark("Họ và tên")), tr(mark("Chức vụ")), tr(mark("Thể thức ký")), tr(mark("Mã"))]
    lines = (
        table(heads, (_signer_cells(row) for row in rows)) if rows else [tr(mark("Chưa có người ký nào."))]
    )
    env.answer({"signers": list(rows)}, lines)


def _signer_cells(row: SignerRow) -> tuple[str, ...]:
    return row.name, row.position, " / ".join(row.authority_lines), row.id


def _signer_end(env: Env, args: argparse.Namespace) -> None:
    on = read_date(args.on)
    assert on is not None  # argparse demands it
    row = env.desk().units.end_signer(args.id, on=on).result
    env.answer(row, tr(mark("{name} thôi ký từ sau {day}.")).format(name=row.name, day=day(row.valid_to)))


def _lines(row: UnitRow) -> list[str]:
    from app.services.places import full_name

    pairs = [
        (mark("Tên"), row.name),
        (mark("Cấp"), named(row.level, LEVEL_NAMES)),
        (mark("Cấp trên ở đầu văn bản"), " / ".join(row.superior_lines)),
        (mark("Cơ quan ban hành"), " / ".join(row.issuing_lines)),
        (mark("Ký hiệu"), row.symbol),
        (mark("Địa danh"), row.place),
        (mark("Khối đối tượng"), named(row.sector, SECTORS)),
        (mark("Nơi đóng"), full_name(row.place_id)),
        (mark("Tiêu chuẩn"), named(row.standard, STANDARD_NAMES)),
        (
            mark("Nhiệm kỳ"),
            f"{row.term_name}: {day(row.term_from)} – {day(row.term_to) or '…'}" if row.term_name else "",
        ),
        (mark("Mã"), row.id),
    ]
    return aligned(((tr(name), value) for name, value in pairs), indent="")
