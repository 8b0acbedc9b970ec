"""Letters between units through headquarters: ``letter dispatch``, ``sync units``, ``sync receipts``, ``sync remind``, ``sync fetch``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_way import named, read_date
from app.cli.output import day, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.sync_flows.receipts import ReceiptRow
    from app.services.sync_flows.service import FromUnit


def add_dispatch(family: Verbs) -> None:
    dispatch = family.verb(
        "dispatch", tr(mark("gửi văn bản đã có số cho các đơn vị trên, dưới qua hệ thống")), _dispatch
    )
    named(dispatch)
    unit, level = tr(mark("ĐƠN_VỊ")), tr(mark("CẤP"))
    dispatch.add_argument(
        "--to", nargs="+", default=[], metavar=unit, help=tr(mark("mã hoặc tên đơn vị; xem sync units"))
    )
    dispatch.add_argument(
        "--level",
        action="append",
        default=[],
        metavar=level,
        help=tr(mark("mọi đơn vị dưới mình của một cấp")),
    )
    dispatch.add_argument(
        "--below", action="append", default=[], metavar=unit, help=tr(mark("mọi đơn vị dưới đơn vị này"))
    )
    dispatch.add_argument(
        "--list", default="", metavar=tr(mark("TỆP")), help=tr(mark("tệp chữ: mỗi dòng một mã đơn vị"))
    )
    dispatch.add_argument("--answer-by", metavar=tr(mark("NGÀY")), help=tr(mark("hạn trả lời")))


def add_sync(family: Verbs) -> None:
    units = family.verb("units", tr(mark("các đơn vị trên, dưới: gửi văn bản được cho ai")), _units)
    units.add_argument("words", nargs="?", default="", metavar=tr(mark("CHỮ")))
    named(
        family.verb(
            "receipts", tr(mark("văn bản đã gửi: đơn vị nào đã đến, xem, vào sổ, trả lời")), _receipts
        )
    )
    named(family.verb("remind", tr(mark("nhắc các đơn vị chưa vào sổ")), _remind))
    named(family.verb("fetch", tr(mark("tải tệp của văn bản đến khi đang tiết kiệm mạng")), _fetch))


def _dispatch(env: Env, args: argparse.Namespace) -> None:
    from app.services.sync_flows.units import Chosen

    how = Chosen(units=[*args.to, *_listed(args.list)], levels=args.level, below=args.below)
    sent = env.desk().flows.dispatch(args.id, how, answer_by=read_date(args.answer_by)).result
    said = tr(mark("{printed}: gửi {count} đơn vị, {files} tệp; đi ở lần đồng bộ tới."))
    lines = [said.format(printed=sent.printed, count=len(sent.to), files=sent.files), *sent.names]
    if sent.already:
        lines.append(tr(mark("Đã gửi từ trước: {units}")).format(units=", ".join(sent.already)))
    env.answer(sent, lines)


def _listed(file: str) -> list[str]:
    from app.base.files import need_plain, read_bytes

    if not file:
        return []
    need_plain(Path(file))
    text = read_bytes(Path(file), most=1).decode("utf-8-sig", "replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _units(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk_there().flows.units(args.words)
    heads = [tr(head) for head in (mark("Mã"), mark("Đơn vị"), mark("Cấp"), "")]
    above = tr(mark("cấp trên"))
    lines = table(heads, ((one.org, one.name, one.level, above if one.above else "") for one in rows))
    env.answer(
        {"units": list(rows), "total": len(rows)},
        lines if rows else [tr(mark("Chưa có danh sách; đồng bộ một lần để nhận."))],
    )


def _receipts(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk_there().flows.receipts(args.id)
    env.answer(
        {"receipts": list(rows), "total": len(rows)},
        _receipt_lines(rows) if rows else [tr(mark("Chưa gửi cho đơn vị nào qua hệ thống."))],
    )


def _receipt_lines(rows: Sequence[ReceiptRow]) -> list[str]:
    from app.services.sync_flows.receipts import STATE_NAMES

    heads = [
        tr(head)
        for head in (
            mark("Đơn vị"), mark("Tình trạng"), mark("Đến"), mark("Xem"), mark("Vào sổ"), mark("Trả lời"), mark("Không nhận")
        )
    ]  # fmt: skip
    return table(
        heads,
        (
            (
                one.name,
                tr(STATE_NAMES[one.state]) + (tr(mark(", quá hạn")) if one.late else ""),
                day(one.arrived_on),
                day(one.seen_on),
                day(one.registered_on),
                day(one.answered_on),
                " ".join(part for part in (day(one.refused_on), one.note) if part),
            )
            for one in rows
        ),
    )


def _remind(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk().flows.remind(args.id).result
    said = tr(mark("Nhắc {count} đơn vị chưa vào sổ; lời nhắc đi ở lần đồng bộ tới."))
    env.answer(
        {"reminded": [one.org for one in rows]},
        [said.format(count=len(rows)), *(one.name for one in rows)],
    )


def _fetch(env: Env, args: argparse.Namespace) -> None:
    files = env.desk().flows.fetch(args.id)
    size = sum(one.size for one in files)
    said = tr(mark("Sẽ tải {count} tệp ({size} KB) ở lần đồng bộ tới."))
    env.answer({"files": list(files)}, said.format(count=len(files), size=-(-size // 1024)))


def origin_lines(origin: FromUnit) -> Iterator[str]:
    """How an incoming letter came from another unit, for ``incoming show``."""
    yield tr(mark("Nhận qua hệ thống từ {sender} ngày {day}.")).format(
        sender=origin.sender, day=day(origin.arrived_on)
    )
    if origin.sent_back_on is not None:
        yield tr(mark("Đã trả lại ngày {day}; nơi gửi được báo lý do qua hệ thống.")).format(
            day=day(origin.sent_back_on)
        )
    if origin.recalled_on is not None:
        yield tr(mark("Nơi gửi đã thu hồi ngày {day}: {reason}")).format(
            day=day(origin.recalled_on), reason=origin.recall_reason
        )
    if origin.replaced_by:
        yield tr(mark("Được thay thế bằng {letter}.")).format(letter=origin.replaced_by)
    if origin.reminded_on is not None and origin.registered_on is None:
        yield tr(mark("Nơi gửi nhắc vào sổ ngày {day}.")).format(day=day(origin.reminded_on))
    for file in origin.files:
        yield tr(mark("Tệp chưa tải: {name} ({size} KB); tải bằng sync fetch.")).format(
            name=file.name, size=-(-file.size // 1024)
        )
