"""``sync`` and ``bundle``: the exchange with headquarters, over the network and by a file."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.errors import AppError, Exit, Offline
from app.base.language import mark, tr
from app.cli import letters_between
from app.cli.frame import Env, Verbs
from app.cli.output import table
from app.cli.usage import whole

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.sync import Sync
    from app.services.sync_rows import ConflictRow, LeaseRow, SyncStatus
    from app.sync.contact import Done


def add(verbs: Verbs) -> None:
    sync = verbs.verb("sync", tr(mark("đồng bộ với cấp trên: nối máy, gửi nhận, xung đột, giữ số")), _run)
    how = sync.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help=tr(mark("gửi nhận một lần (mặc định)")))
    how.add_argument("--watch", action="store_true", help=tr(mark("liên tục cho đến khi dừng (Ctrl+C)")))
    how.add_argument(
        "--enrol",
        nargs=2,
        metavar=(tr(mark("MÃ")), tr(mark("ĐỊA_CHỈ"))),
        help=tr(mark("nối máy này với cấp trên bằng mã một lần")),
    )
    sync.add_argument(
        "--name", default="", metavar=tr(mark("TÊN_MÁY")), help=tr(mark("khi nối: tên của máy này"))
    )
    sync.add_argument("--no-files", action="store_true", help=tr(mark("chỉ dữ liệu, không gửi nhận tệp")))
    family = Verbs.under(sync)
    _add_meeting(family)
    _add_looking(family)
    letters_between.add_sync(family)
    _add_leases(family.family("lease", tr(mark("máy nào cấp số của từng sổ"))))
    bundle = verbs.family("bundle", tr(mark("gói tệp thay cho đường mạng: viết, đọc")))
    write = bundle.verb(
        "write", tr(mark("viết gói gửi cấp trên, chép ra USB hoặc thư điện tử")), _bundle_write
    )
    write.add_argument("file", metavar=tr(mark("TỆP")))
    write.add_argument("--to", choices=("hq",), default="hq", help=tr(mark("gửi cho ai: cấp trên")))
    write.add_argument("--no-files", action="store_true", help=tr(mark("chỉ dữ liệu, không kèm tệp văn bản")))
    read = bundle.verb("read", tr(mark("đọc gói hoặc biên nhận cấp trên gửi về")), _bundle_read)
    read.add_argument("file", metavar=tr(mark("TỆP")))


def _add_meeting(family: Verbs) -> None:
    leave = family.verb("leave", tr(mark("thôi nối với cấp trên; dữ liệu trên máy giữ nguyên")), _leave)
    leave.add_argument("--yes", action="store_true", required=True, help=tr(mark("xác nhận")))
    saving = family.verb("saving", tr(mark("tiết kiệm mạng: chỉ nhận tệp khi hỏi đến")), _saving)
    saving.add_argument("wanted", choices=("on", "off"))
    family.verb("digest", tr(mark("so từng bản ghi với cấp trên, lấy lại phần khác")), _digest)


def _add_looking(family: Verbs) -> None:
    family.verb("status", tr(mark("nối được không, còn chờ bao nhiêu, cần quyết định gì")), _status)
    family.verb("queue", tr(mark("thay đổi đang chờ gửi")), _queue)
    family.verb("arrivals", tr(mark("thay đổi mới nhận về")), _arrivals)
    family.verb("waits", tr(mark("văn bản, đợt gửi, bản sao, số giữ trước đang chờ số")), _waits)
    family.verb("devices", tr(mark("các máy của đơn vị")), _devices)
    conflicts = family.verb(
        "conflicts", tr(mark("hai nơi cùng sửa, hoặc cấp trên không nhận: chờ quyết định")), _conflicts
    )
    conflicts.add_argument("--all", action="store_true", help=tr(mark("cả mục đã quyết định")))
    resolve = family.verb("resolve", tr(mark("quyết định một mục: giữ bản nào")), _resolve)
    resolve.add_argument("id", metavar=tr(mark("MÃ_MỤC")))
    resolve.add_argument("--keep", choices=("mine", "theirs"), default="theirs")
    resolve.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="TRƯỜNG=mine|theirs",
        help=tr(mark("chọn riêng từng trường")),
    )
    resolve.add_argument(
        "--value",
        action="append",
        default=[],
        metavar=tr(mark("TRƯỜNG=GIÁ_TRỊ")),
        help=tr(mark("ghi giá trị khác")),
    )


def _add_leases(lease: Verbs) -> None:
    lease.verb("list", tr(mark("các sổ dùng chung và máy đang giữ")), _leases)
    for name, told, run in (
        ("take", mark("nhận quyền giữ sổ, nếu không máy nào giữ"), _take),
        ("give-back", mark("trả sổ cho máy khác cấp số"), _give_back),
        ("takeover", mark("tiếp quản sổ từ một máy đã hỏng hẳn"), _takeover),
    ):
        verb = lease.verb(name, tr(told), run)
        verb.add_argument(
            "series", metavar=tr(mark("SỔ")), help=tr(mark("ký hiệu loại (CV …), in, hoặc mã sổ"))
        )
        if name != "takeover":
            continue
        verb.add_argument("--reason", required=True, metavar=tr(mark("LÝ_DO")))
        how = verb.add_mutually_exclusive_group(required=True)
        how.add_argument(
            "--last", type=whole(0, 9_999_999), metavar="N", help=tr(mark("nối tiếp số cuối trong sổ giấy"))
        )
        how.add_argument("--skip", action="store_true", help=tr(mark("bỏ qua cả dải số của máy cũ")))
        verb.add_argument("--yes", action="store_true", required=True, help=tr(mark("xác nhận lần nữa")))


# --- meeting ---------------------------------------------------------------------------------------------------


def _sync(env: Env) -> Sync:
    return env.desk_there().sync


def _enrol(env: Env, args: argparse.Namespace) -> None:
    sync = env.desk().sync
    done = sync.enrol(args.enrol[0], args.enrol[1], name=args.name)
    env.desk().join_line()
    status = sync.status()
    said = tr(mark("Đã nối với {name}: gửi {sent}, nhận {received}."))
    env.answer(
        {
            "org": status.org,
            "name": status.org_name,
            "url": status.url,
            "device": status.device,
            **_done(done),
        },
        said.format(name=status.org_name or status.org, sent=done.sent, received=done.received),
    )


def _run(env: Env, args: argparse.Namespace) -> int:
    if args.enrol:
        _enrol(env, args)
        return Exit.DONE
    sync = env.desk_there().sync
    if args.watch:
        return _watch(env, sync)
    done = sync.once(files=not args.no_files)
    said = tr(mark("Đã gửi {sent}, nhận {received}; còn chờ {waiting}."))
    lines = [said.format(sent=done.sent, received=done.received, waiting=done.waiting)]
    if done.conflicts or done.refused:
        lines.append(
            tr(mark("Có {count} mục chờ quyết định (sync conflicts).")).format(
                count=done.conflicts + len(done.refused)
            )
        )
    env.answer(_done(done), lines)
    return Exit.DONE


def _done(done: Done) -> dict[str, Any]:
    return {
        "sent": done.sent,
        "received": done.received,
        "conflicts": done.conflicts,
        "refused": done.refused,
        "waiting": done.waiting,
        "epoch": done.epoch,
        "files": done.files,
        "bytes_up": done.bytes_up,
        "bytes_down": done.bytes_down,
    }


def _watch(env: Env, sync: Sync) -> int:
    """Until Ctrl+C. A fault of the line is told once and is no end: the schedule says when it is tried again."""
    from app.sync.contact import is_due

    last = ""
    while True:
        if is_due(sync.store):
            try:
                done = sync.once()
            except Offline as fault:
                said = fault.sentence()
            except AppError:
                raise
            else:
                said = tr(mark("Đã gửi {sent}, nhận {received}; còn chờ {waiting}.")).format(
                    sent=done.sent, received=done.received, waiting=done.waiting
                )
            if said != last:
                env.say(said)
                last = said
        time.sleep(2)


def _leave(env: Env, args: argparse.Namespace) -> None:
    from app.sync.enrolling import leave

    desk = env.desk_there()
    leave(desk.store, by=desk.by)
    env.answer({"left": True}, tr(mark("Máy này không còn nối với cấp trên; dữ liệu giữ nguyên.")))


def _saving(env: Env, args: argparse.Namespace) -> None:
    _sync(env).spare(args.wanted == "on")
    said = mark("Tiết kiệm mạng: bật.") if args.wanted == "on" else mark("Tiết kiệm mạng: tắt.")
    env.answer({"saving": args.wanted == "on"}, tr(said))


def _digest(env: Env, args: argparse.Namespace) -> None:
    from app.services.sync_names import kind_words, low

    found = _sync(env).digest()
    if not found.compared:
        line = tr(mark("Chưa so được: còn thay đổi chờ gửi hoặc nhận. Đồng bộ rồi so lại."))
    elif found.same:
        line = tr(mark("Giống cấp trên: {records} bản ghi.")).format(records=found.records)
    else:
        line = tr(mark("Có phần khác ({kinds}); đã lấy lại của cấp trên.")).format(
            kinds=", ".join(dict.fromkeys(low(kind_words(one)) for one in found.differing))
        )
    env.answer(
        {
            "same": found.same and found.compared,
            "compared": found.compared,
            "records": found.records,
            "differing": found.differing,
        },
        line,
    )


# --- looking ---------------------------------------------------------------------------------------------------


def _status(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    if desk is None:
        env.answer(
            {
                "enrolled": False,
                "connected": False,
                "last_contact": None,
                "waiting": 0,
                "conflicts": 0,
                "leases": [],
            },
            tr(mark("Máy này chưa nối với cấp trên.")),
        )
        return
    status = desk.sync.status()
    plain = {name: getattr(status, name) for name in status.__dataclass_fields__}
    plain["conflicts"] = status.conflicts + status.refused
    env.answer(plain, _status_lines(status))


def _status_lines(status: SyncStatus) -> list[str]:
    if not status.enrolled:
        return [tr(mark("Máy này chưa nối với cấp trên."))]
    if status.state != "active":
        head = tr(mark("Đã ngừng nối với {name}: {fault}")).format(name=status.org_name, fault=status.fault)
    elif status.connected:
        head = tr(mark("Nối được với cấp trên ({name}), lần cuối {at}.")).format(
            name=status.org_name, at=_when(status.last_contact)
        )
    else:
        head = tr(mark("Chưa nối được từ {at}: {fault}")).format(
            at=_when(status.down_since), fault=status.fault or tr(mark("chưa liên lạc lần nào"))
        )
    lines = [
        head,
        tr(mark("Chờ gửi {waiting}, đã gửi {sent}, đã nhận {received}; tệp chờ {files}.")).format(
            waiting=status.waiting, sent=status.sent, received=status.received, files=status.files_waiting
        ),
    ]
    if status.conflicts or status.refused:
        lines.append(
            tr(mark("Chờ quyết định: {count} (sync conflicts).")).format(
                count=status.conflicts + status.refused
            )
        )
    if status.numbers_waiting:
        lines.append(tr(mark("Đang chờ số: {count} (sync waits).")).format(count=status.numbers_waiting))
    lines += [
        tr(mark("Sổ {book}, {period}: còn {left} số trên máy này, sắp hết; cho máy gặp mạng.")).format(
            book=row.book, period=row.period, left=row.left
        )
        for row in status.leases
        if row.running_low
    ]
    return lines


def _when(at: datetime | None) -> str:
    from app.base.clock import VIETNAM

    return f"{at.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if at is not None else ""


def _words(*heads: str) -> list[str]:
    return [tr(one) if one else "" for one in heads]


def _queue(env: Env, args: argparse.Namespace) -> None:
    sync = _sync(env)
    rows = sync.queue()
    heads = _words(mark("Lúc"), mark("Loại"), mark("Của"), mark("Thay đổi"))
    lines = table(heads, ((_when(one.at), one.kind, one.title, one.what) for one in sync.told_queue()))
    env.answer(
        {"queue": list(rows), "total": len(rows)}, lines if rows else [tr(mark("Không còn gì chờ gửi."))]
    )


def _arrivals(env: Env, args: argparse.Namespace) -> None:
    sync = _sync(env)
    rows = sync.arrivals()
    heads = _words(mark("Lúc"), mark("Loại"), mark("Của"), mark("Thay đổi"), mark("Người"), mark("Máy"))
    told = sync.told_arrivals()
    lines = table(heads, ((_when(one.at), one.kind, one.title, one.what, one.by, one.device) for one in told))
    env.answer(
        {"arrivals": list(rows), "total": len(rows)}, lines if rows else [tr(mark("Chưa nhận gì về."))]
    )


def _waits(env: Env, args: argparse.Namespace) -> None:
    rows = _sync(env).waits()
    heads = _words(mark("Từ lúc"), mark("Sổ"), mark("Kỳ"), mark("Văn bản"), mark("Người"))
    lines = table(heads, ((_when(row.since), row.book, row.period, row.title, row.by) for row in rows))
    env.answer(
        {"waits": list(rows), "total": len(rows)}, lines if rows else [tr(mark("Không có gì chờ số."))]
    )


def _devices(env: Env, args: argparse.Namespace) -> None:
    rows = _sync(env).devices()
    heads = _words(mark("Máy"), mark("Tình trạng"), mark("Liên lạc cuối"), "")
    here = tr(mark("máy này"))
    lines = table(heads, ((row.name, row.state, _when(row.seen), here if row.here else "") for row in rows))
    env.answer({"devices": list(rows), "total": len(rows)}, lines)


def _conflicts(env: Env, args: argparse.Namespace) -> None:
    rows = _sync(env).conflicts(decided=args.all)
    lines = [line for row in rows for line in _conflict_lines(row)]
    env.answer(
        {"conflicts": list(rows), "total": len(rows)}, lines or [tr(mark("Không có gì chờ quyết định."))]
    )


def _conflict_lines(row: ConflictRow) -> list[str]:
    from app.services.sync_names import kind_words, low

    head = tr(mark("{id}  {title} ({entity}): {reason}; {by} {at}")).format(
        id=row.id[-8:],
        title=row.title,
        entity=low(kind_words(row.entity)),
        reason=row.reason,
        by=row.by,
        at=_when(row.at),
    )
    return [
        head.rstrip(),
        *(
            tr(mark("  {name}: bản chưa nhận “{mine}”, cấp trên “{theirs}”")).format(
                name=_field(one.name), mine=one.mine, theirs=one.theirs
            )
            for one in row.fields
        ),
    ]


def _field(name: str) -> str:
    """A field for people, with the name that ``--field`` takes."""
    from app.services.sync_names import field_words

    words = field_words(name)
    return f"{words} [{name}]" if words else name


def _resolve(env: Env, args: argparse.Namespace) -> None:
    fields = dict(_pair(text) for text in args.field)
    values = {name: _value(text) for name, text in map(_pair, args.value)}
    row = env.desk_there().sync.resolve(args.id, args.keep, fields=fields, values=values).result
    env.answer(
        {
            "id": row.id,
            "entity": row.entity,
            "record_id": row.record_id,
            "kept": "value" if values else args.keep,
        },
        tr(mark("Đã quyết định: {title}.")).format(title=row.title),
    )


def _pair(text: str) -> tuple[str, str]:
    from app.sync.refusals import ChoiceWrong

    name, sign, value = text.partition("=")
    if not sign:
        raise ChoiceWrong(value=text, field=name)
    return name.strip(), value


def _value(text: str) -> Any:
    """A JSON value where the text is one (numbers, null, lists), else the text itself."""
    import json

    try:
        return json.loads(text)
    except ValueError:
        return text


# --- numbers ---------------------------------------------------------------------------------------------------


def _leases(env: Env, args: argparse.Namespace) -> None:
    rows = _sync(env).leases()
    heads = _words(mark("Sổ"), mark("Kỳ"), mark("Máy giữ"), mark("Số kế tiếp"), mark("Còn"))
    lines = table(heads, (_lease_cells(row) for row in rows))
    env.answer(
        {"leases": list(rows), "total": len(rows)},
        lines if rows else [tr(mark("Chưa có sổ nào dùng chung."))],
    )


def _lease_cells(row: LeaseRow) -> tuple[object, ...]:
    holder = tr(mark("máy này")) if row.mine else (row.device or row.holder[:8] or tr(mark("chưa máy nào")))
    return row.book, row.period, holder, row.next if row.mine else "", row.left if row.mine else ""


def _take(env: Env, args: argparse.Namespace) -> None:
    _say_lease(env, env.desk_there().sync.take_lease(args.series))


def _give_back(env: Env, args: argparse.Namespace) -> None:
    row = env.desk_there().sync.give_back_lease(args.series)
    env.answer(row, tr(mark("Đã trả sổ {book}, {period}.")).format(book=row.book, period=row.period))


def _takeover(env: Env, args: argparse.Namespace) -> None:
    sync = env.desk_there().sync
    _say_lease(env, sync.take_over_lease(args.series, reason=args.reason, last=args.last, skip=args.skip))


def _say_lease(env: Env, row: LeaseRow) -> None:
    said = tr(mark("Máy này giữ sổ {book}, {period}: số kế tiếp {next}, còn {left}."))
    env.answer(row, said.format(book=row.book, period=row.period, next=row.next, left=row.left))


# --- without a network -----------------------------------------------------------------------------------------


def _bundle_write(env: Env, args: argparse.Namespace) -> None:
    with env.progress() as told:
        done = _sync(env).write_bundle(Path(args.file), files=not args.no_files, progress=told)
    said = tr(
        mark("Đã viết gói {file}: {operations} thay đổi, {files} tệp. Gửi cho cấp trên, rồi đọc biên nhận.")
    )
    env.answer(done, said.format(file=done.file, operations=done.operations, files=done.files))


def _bundle_read(env: Env, args: argparse.Namespace) -> None:
    done = env.desk_there().sync.read_bundle(Path(args.file))
    said = tr(mark("Đã đọc: {sent} thay đổi được nhận, {received} thay đổi về, {refused} không được nhận."))
    env.answer(
        {"file": done.file, **_done(done.done)},
        said.format(sent=done.done.sent, received=done.done.received, refused=len(done.done.refused)),
    )
