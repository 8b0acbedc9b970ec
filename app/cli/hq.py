"""``hq``: the server of an upper level, from its first day to its copies. Every verb but ``serve`` is a keeper's act on the spot."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.base.errors import Exit
from app.base.language import mark, tr
from app.cli import hq_care
from app.cli.frame import Env, Verbs
from app.cli.hq_place import folder, server_at, verb
from app.cli.output import table
from app.cli.usage import whole

if TYPE_CHECKING:
    from app.hq.settings import Settings

_ROOT: Final = "goc"
_ROLES: Final = ("branch", "officer", "admin")
_ROLE_WORDS: Final = {
    "branch": mark("máy của đơn vị"),
    "officer": mark("cán bộ cấp trên, xem được đơn vị dưới"),
    "admin": mark("quản trị: mời, thu hồi, ra lệnh cho đơn vị dưới"),
}
_STATES: Final = {
    "active": mark("đang hoạt động"),
    "merged": mark("đã sáp nhập"),
    "closed": mark("đã thôi"),
    "revoked": mark("đã thu hồi"),
    "lost": mark("đã mất"),
}
_STEPS: Final = {
    "database": mark("Lập cơ sở dữ liệu"),
    "files": mark("Thử kho tệp"),
    "keys": mark("Tạo khóa của máy chủ"),
    "settings": mark("Ghi cài đặt hq.toml"),
}


def add(verbs: Verbs) -> None:
    family = verbs.family("hq", tr(mark("máy chủ cấp trên: lập, chạy, mời đơn vị, sao lưu")))
    _add_serving(family)
    _add_units(family)
    _add_devices(family)
    hq_care.add(family)


def _add_serving(family: Verbs) -> None:
    init = verb(family, "init", tr(mark("lập máy chủ: SQLite và thư mục, hoặc PostgreSQL và S3")), _init)
    init.add_argument("--database", default="", metavar="URL", help="postgresql://…")
    init.add_argument("--files", default="", metavar="URL", help="s3://…")
    init.add_argument("--files-endpoint", default="", metavar="URL", help=tr(mark("địa chỉ kho S3 riêng")))
    init.add_argument("--address", default="", metavar="IP", help=tr(mark("địa chỉ lắng nghe")))
    init.add_argument("--port", type=whole(1, 65_535), metavar="N")
    init.add_argument("--public-url", default="", metavar="URL", help=tr(mark("địa chỉ mà các đơn vị dùng")))
    init.add_argument("--unit", default=_ROOT, metavar=tr(mark("MÃ")), help=tr(mark("mã đơn vị đứng đầu")))
    init.add_argument("--name", default="", metavar=tr(mark("TÊN")), help=tr(mark("tên đơn vị đứng đầu")))
    serve = verb(family, "serve", tr(mark("chạy máy chủ cho đến khi dừng bằng Ctrl+C")), _serve)
    serve.add_argument("--port", type=whole(1, 65_535), metavar="N")
    serve.add_argument("--address", metavar="IP")
    serve.add_argument(
        "--workers", type=whole(1, 256), metavar="N", help=tr(mark("số tiến trình cùng phục vụ"))
    )


def _add_units(family: Verbs) -> None:
    verb(family, "units", tr(mark("cây đơn vị trên máy chủ")), _units)
    unit = family.family("unit", tr(mark("thêm, chuyển, sáp nhập đơn vị trên máy chủ")))
    new = verb(unit, "add", tr(mark("thêm một đơn vị")), _unit_add)
    new.add_argument("code", metavar=tr(mark("MÃ")))
    new.add_argument("name", metavar=tr(mark("TÊN")))
    new.add_argument("--parent", default="", metavar=tr(mark("MÃ")), help=tr(mark("đơn vị cấp trên")))
    new.add_argument("--level", default="", metavar=tr(mark("CẤP")))
    sheet = verb(
        unit, "import", tr(mark("thêm cả cây từ bảng CSV hoặc XLSX: mã, mã cấp trên, tên")), _unit_import
    )
    sheet.add_argument("file", metavar=tr(mark("TỆP")))
    move = verb(
        unit, "move", tr(mark("chuyển một đơn vị, cùng các đơn vị dưới nó, sang cấp trên khác")), _unit_move
    )
    move.add_argument("code", metavar=tr(mark("MÃ")))
    move.add_argument("--to", required=True, metavar=tr(mark("MÃ")))
    merge = verb(unit, "merge", tr(mark("sáp nhập các đơn vị vào một đơn vị")), _unit_merge)
    merge.add_argument("codes", nargs="+", metavar=tr(mark("MÃ")))
    merge.add_argument("--into", required=True, metavar=tr(mark("MÃ")))


def _add_devices(family: Verbs) -> None:
    invite = verb(family, "invite", tr(mark("mã mời dùng một lần cho máy của một đơn vị")), _invite)
    invite.add_argument("unit", metavar=tr(mark("MÃ")))
    invite.add_argument("--role", choices=_ROLES, default="branch", help=_roles())
    invite.add_argument("--qr", metavar=tr(mark("TỆP")), help=tr(mark("ghi mã QR ra tệp PNG hoặc SVG")))
    devices = verb(family, "devices", tr(mark("các máy của một đơn vị, hoặc của tất cả")), _devices)
    devices.add_argument("unit", nargs="?", metavar=tr(mark("MÃ")))
    revoke = verb(family, "revoke", tr(mark("không cho một máy vào nữa")), _revoke)
    revoke.add_argument("device", metavar=tr(mark("MÁY")))
    revoke.add_argument("--wipe", action="store_true", help=tr(mark("máy ấy xóa dữ liệu khi gọi về lần tới")))
    lease = verb(family, "lease", tr(mark("dãy số đang do máy nào giữ; cho cấp lại sau khôi phục")), _lease)
    lease.add_argument("unit", metavar=tr(mark("MÃ")))
    lease.add_argument(
        "--resume",
        action="store_true",
        help=tr(mark("cho giữ dãy số lại dù chưa đủ máy báo về sau khôi phục")),
    )


def _roles() -> str:
    return "; ".join(f"{role}: {tr(words)}" for role, words in _ROLE_WORDS.items())


def _plain(found: object) -> Any:
    """Shapes of messages as JSON knows them."""
    import msgspec

    return msgspec.to_builtins(found)


def _now() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)


def _day(moment: int) -> str:
    return (
        datetime.fromtimestamp(moment / 1000, UTC).astimezone().strftime("%d/%m/%Y %H:%M") if moment else ""
    )


# --- serving ------------------------------------------------------------------------------------------------------


def _init(env: Env, args: argparse.Namespace) -> None:
    from app.hq import units
    from app.hq.refusals import AlreadyFounded
    from app.hq.server import found, open_server
    from app.hq.settings import FILE, make

    at = folder(env, args)
    if (at / FILE).exists():
        raise AlreadyFounded(folder=str(at))
    names = ("database", "files", "files_endpoint", "address", "port", "public_url")
    settings = make(at, {name: value for name in names if (value := getattr(args, name))})
    found(settings, step=lambda name: env.say(tr(_STEPS[name]) + " …"))
    server = open_server(at, settings=settings)
    try:
        with server.database.owner() as tx:
            if not units.tree(tx):
                name = args.name or tr(mark("Đơn vị đứng đầu"))
                units.add_one(tx, units.Entry(args.unit, "", name), now=_now())
    finally:
        server.close()
    env.answer(
        {"folder": at, "url": settings.url, "database": server.database.name, "unit": args.unit},
        [
            tr(mark("Đã lập máy chủ ở {folder}.")).format(folder=at),
            tr(mark("Chạy: vanthu hq serve")) + _again(args),
            tr(mark("Thêm đơn vị: vanthu hq unit add MÃ TÊN --parent {unit}")).format(unit=args.unit)
            + _again(args),
            tr(mark("Mời máy của đơn vị: vanthu hq invite {unit}")).format(unit=args.unit) + _again(args),
        ],
    )


def _again(args: argparse.Namespace) -> str:
    return f" --hq {args.hq}" if args.hq else ""


def _serve(env: Env, args: argparse.Namespace) -> int:
    import msgspec

    from app.hq.serving import serve
    from app.hq.settings import load

    settings = load(folder(env, args))
    chosen = {
        name: value for name in ("port", "address", "workers") if (value := getattr(args, name)) is not None
    }
    settings = msgspec.structs.replace(settings, **chosen)
    env.say(tr(mark("Mở cơ sở dữ liệu và kho tệp …")))

    def ready() -> None:
        env.answer(
            {
                "url": settings.url,
                "workers": settings.workers,
                "database": _kind(settings),
                "folder": settings.folder,
            },
            [
                tr(mark("Máy chủ đang chạy ở {url} ({workers} tiến trình, {database}).")).format(
                    url=settings.url, workers=settings.workers, database=_kind(settings)
                ),
                tr(mark("Mời một máy: mở cửa sổ lệnh khác, gõ “vanthu hq invite MÃ_ĐƠN_VỊ”"))
                + _again(args)
                + ".",
                tr(mark("Dừng bằng Ctrl+C; việc đang dở được làm xong trước khi dừng.")),
            ],
        )
        import sys

        sys.stdout.flush()

    serve(settings, ready=ready)
    env.say("" if env.json else tr(mark("Máy chủ đã dừng.")))
    return Exit.DONE


def _kind(settings: Settings) -> str:
    return "PostgreSQL" if settings.postgres else "SQLite"


# --- units --------------------------------------------------------------------------------------------------------


def _units(env: Env, args: argparse.Namespace) -> None:
    from app.hq import units

    with server_at(env, args) as server, server.database.owner() as tx:
        found = units.tree(tx)
    rows = [
        ("  " * (unit.path.count("/") - 1) + unit.org, unit.name, unit.devices, tr(_STATES[unit.state]))
        for unit in found
    ]
    heads = [tr(mark("Mã")), tr(mark("Tên")), tr(mark("Số máy")), tr(mark("Tình trạng"))]
    env.answer({"units": [unit._asdict() for unit in found]}, table(heads, rows))


def _unit_add(env: Env, args: argparse.Namespace) -> None:
    from app.hq import units

    with server_at(env, args) as server, server.database.owner() as tx:
        unit = units.add_one(tx, units.Entry(args.code, args.parent, args.name, args.level), now=_now())
    env.answer(unit._asdict(), tr(mark("Đã thêm {name} ({path}).")).format(name=unit.name, path=unit.path))


def _unit_import(env: Env, args: argparse.Namespace) -> None:
    from app.hq import units

    with server_at(env, args) as server:
        rows, added = units.import_sheet(server.database, Path(args.file), now=_now())
    env.answer(
        {"rows": rows, "added": added},
        tr(mark("{rows} dòng, thêm {added} đơn vị.")).format(rows=rows, added=added),
    )


def _unit_move(env: Env, args: argparse.Namespace) -> None:
    from app.hq import units

    with server_at(env, args) as server, server.database.owner() as tx:
        count = units.move(tx, args.code, args.to, now=_now())
    told = tr(mark("Đã chuyển {count} đơn vị sang dưới “{to}”; các máy biết khi gọi về lần tới."))
    env.answer({"moved": count, "to": args.to}, told.format(count=count, to=args.to))


def _unit_merge(env: Env, args: argparse.Namespace) -> None:
    from app.hq import units

    with server_at(env, args) as server, server.database.owner() as tx:
        count = units.merge(tx, args.codes, args.into, now=_now())
    told = tr(
        mark("Đã sáp nhập {count} đơn vị vào “{into}”; các máy của chúng vẫn gửi nốt được việc đang chờ.")
    )
    env.answer({"merged": count, "into": args.into}, told.format(count=count, into=args.into))


# --- devices ------------------------------------------------------------------------------------------------------


def _invite(env: Env, args: argparse.Namespace) -> None:
    from app.hq import identity, invitation
    from app.hq.refusals import UnitUnknown

    with server_at(env, args) as server:
        hours = server.settings.invitation_hours
        with server.database.owner() as tx:
            place = identity.place_of(tx, args.unit)
            if place is None or place.state != "active":
                raise UnitUnknown(unit=args.unit)
            now = _now()
            code = identity.invite(tx, args.unit, args.role, hours=hours, now=now, by="")
        paper = invitation.Paper(code, server.settings.url, server.keys.public)
    if args.qr:
        paper.draw(Path(args.qr))
    until = now + hours * 3_600_000
    env.answer(
        {
            "unit": args.unit,
            "role": args.role,
            "code": code,
            "url": paper.url,
            "until": until,
            "link": paper.link,
        },
        [
            tr(mark("Mã mời cho {unit} ({role}): {code}")).format(
                unit=place.name, role=tr(_ROLE_WORDS[args.role]), code=code
            ),
            tr(mark("Dùng một lần, đến {until}. Trên máy của đơn vị, gõ:")).format(until=_day(until)),
            f"  vanthu sync --enrol {code} {paper.url}",
            *([] if args.qr else paper.blocks()),
        ],
    )


def _devices(env: Env, args: argparse.Namespace) -> None:
    from app.hq import keeping
    from app.hq.identity import place_of
    from app.hq.refusals import UnitUnknown

    with server_at(env, args) as server, server.database.owner() as tx:
        if args.unit and place_of(tx, args.unit) is None:
            raise UnitUnknown(unit=args.unit)
        found = keeping.devices(tx, args.unit)
    rows = [
        (one.org, one.device, one.name, tr(_ROLE_WORDS[one.role]), tr(_STATES[one.state]), _day(one.seen))
        for one in found
    ]
    words = (
        mark("Đơn vị"),
        mark("Máy"),
        mark("Tên"),
        mark("Vai trò"),
        mark("Tình trạng"),
        mark("Gọi về lần cuối"),
    )
    env.answer({"devices": _plain(found)}, table([tr(word) for word in words], rows))


def _revoke(env: Env, args: argparse.Namespace) -> None:
    from app.hq import identity, marks
    from app.hq.refusals import DeviceUnknown

    with server_at(env, args) as server:
        with server.database.owner() as tx:
            known = identity.device_of(tx, args.device)
            if known is None:
                raise DeviceUnknown(device=args.device)
            identity.revoke(tx, known.caller, wipe=args.wipe, now=_now(), by="")
        marks.note_revoked(server.objects, args.device)
    told = [tr(mark("Máy {device} không vào được nữa.")).format(device=args.device)]
    if args.wipe:
        told.append(
            tr(mark("Máy ấy sẽ xóa dữ liệu khi gọi về lần tới; máy không nối mạng thì lệnh còn chờ."))
        )
    env.answer({"device": args.device, "state": "revoked", "wipe": args.wipe}, told)


def _lease(env: Env, args: argparse.Namespace) -> None:
    from app.hq import keeping
    from app.hq.refusals import UnitUnknown

    with server_at(env, args) as server, server.database.owner() as tx:
        found = keeping.leases(tx, args.unit, resume=args.resume, now=_now())
        if found is None:
            raise UnitUnknown(unit=args.unit)
    rows = [
        (one.series, one.device, f"{one.lo}–{one.hi}" if one.holder else "", one.epoch)
        for one in found.leases
    ]
    lines = table([tr(mark("Dãy số")), tr(mark("Máy giữ")), tr(mark("Dải số")), tr(mark("Lượt"))], rows)
    if found.paused:
        lines.append(
            tr(mark("Đang tạm ngừng cấp: chờ {count} máy báo về sau khi khôi phục.")).format(
                count=len(found.waiting)
            )
        )
    env.answer(_plain(found._asdict()), lines)
