"""``incoming``: the register of letters that come in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli import incoming_ways, letters_between
from app.cli.field_words import INCOMING, fields_of, incoming_lines, label, next_step
from app.cli.frame import Env, Verbs
from app.cli.output import day, table
from app.cli.usage import ROWS, YEAR, UsageWrong

if TYPE_CHECKING:
    from app.services.incoming import IncomingRow, Registered


def add(verbs: Verbs) -> None:
    family = verbs.family("incoming", tr(mark("văn bản đến: vào sổ, xem, tìm")))
    number = tr(mark("số đến (12, 12/2026) hoặc mã"))
    one = family.verb("add", tr(mark("nhận một tệp: giữ bản gốc, đọc, vào sổ và lấy số đến")), _add)
    one.add_argument("files", nargs="+", metavar=tr(mark("TỆP")))
    incoming_ways.together(one)
    one.add_argument(
        "--password-file", metavar=tr(mark("TỆP")), help=tr(mark("tệp chứa mật khẩu mở văn bản bị khóa"))
    )
    _settings(one)
    enter = family.verb("register", tr(mark("vào sổ một văn bản đã nhận, lấy số đến")), _register)
    enter.add_argument("id", metavar=tr(mark("SỐ")), help=number)
    _settings(enter)
    listing = family.verb("list", tr(mark("sổ văn bản đến, mới nhất trước")), _list)
    listing.add_argument("--year", type=YEAR, metavar=tr(mark("NĂM")), help=tr(mark("chỉ năm này")))
    listing.add_argument("--limit", type=ROWS, default=1000, metavar="N", help=tr(mark("nhiều nhất N dòng")))
    show = family.verb("show", tr(mark("mọi mục của một văn bản đến")), _show)
    show.add_argument("id", metavar=tr(mark("SỐ")), help=number)
    search = family.verb("search", tr(mark("tìm trong văn bản đến, không cần dấu")), _search)
    search.add_argument("text", nargs="+", metavar=tr(mark("CHỮ")))
    search.add_argument("--limit", type=ROWS, default=50, metavar="N", help=tr(mark("nhiều nhất N dòng")))
    edit = family.verb("edit", tr(mark("sửa các mục đã ghi; số đến giữ nguyên")), _edit)
    edit.add_argument("id", metavar=tr(mark("SỐ")), help=number)
    _settings(edit)
    incoming_ways.add(family)
    export = family.verb("export", tr(mark("lấy lại tệp gốc, nguyên vẹn")), _export)
    export.add_argument("id", metavar=tr(mark("SỐ")), help=number)
    export.add_argument(
        "--out", metavar=tr(mark("TỆP")), help=tr(mark("tệp hoặc thư mục để ghi; bỏ trống: ghi vào đây"))
    )


def _settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=tr(mark("MỤC=GIÁ_TRỊ")),
        dest="settings",
        help=tr(
            mark('ghi một mục, ví dụ "trích yếu=Đóng đoàn phí"; đứng trên mục máy đoán; dùng được nhiều lần')
        ),
    )


def _add(env: Env, args: argparse.Namespace) -> int:
    from app.services.arrival import FieldUnknown, read_settings

    settings = fields_of(args.settings, INCOMING, FieldUnknown)
    read_settings(settings)  # a wrong value is refused before anything is stored
    paths = [Path(one) for one in args.files]
    taken = incoming_ways.take_in(env, paths, as_one=args.together, password=_password(args.password_file))
    service = env.desk().incoming
    done = [service.register(one, fields=settings).result for one in taken.ids]
    if len(done) == 1 and not taken.refused:
        env.answer(_entered(done[0]), _told(done[0]))
        return 0
    env.answer(
        {"letters": [_entered(one) for one in done], "total": len(done), "refused": taken.told(env)},
        [line for one in done for line in (*_told(one), "")],
    )
    return taken.code()


def _register(env: Env, args: argparse.Namespace) -> None:
    from app.services.arrival import FieldUnknown

    settings = fields_of(args.settings, INCOMING, FieldUnknown)
    env.desk_there()
    done = env.desk().incoming.register(args.id, fields=settings).result
    env.answer(_entered(done), _told(done))


def _password(file: str | None) -> str | None:
    from app.base.files import read_bytes

    return read_bytes(Path(file)).decode("utf-8", "replace").rstrip("\r\n") if file else None


def _entered(done: Registered) -> dict[str, object]:
    return {
        "id": done.id,
        "arrival_number": done.arrival_number,
        "arrived_on": done.arrived_on,
        "duplicates": [{"id": one.id, "why": one.why, "kind": one.kind} for one in done.duplicates],
        "fields": done.fields,
        "unsure": list(done.unsure),
        "warnings": list(done.warnings),
    }


def _told(done: Registered) -> list[str]:
    lines = [
        tr(mark("Đã vào sổ: số đến {number}, ngày {day}.")).format(
            number=done.arrival_number, day=day(done.arrived_on)
        )
    ]
    lines += incoming_lines(done.fields)
    lines += [tr(mark("Chú ý, có thể trùng: {why}.")).format(why=one.why) for one in done.duplicates]
    lines += [
        tr(mark("Mục “{name}” đoán chưa chắc nên để trống; xem lại rồi ghi bằng incoming edit.")).format(
            name=label(name)
        )
        for name in done.unsure
    ]
    lines += [tr(mark("Lưu ý: {warning}")).format(warning=one) for one in done.warnings]
    number = done.arrival_number
    return [*lines, next_step(f"task add --letter {number} --assignee …", f"letter answer {number}")]


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.incoming.list(year=args.year, limit=args.limit) if desk else ()
    _answer_rows(env, rows)


def _search(env: Env, args: argparse.Namespace) -> None:
    desk, text = env.desk_if_any(), " ".join(args.text)
    found = desk.incoming.search(text, limit=args.limit) if desk else ()
    _answer_rows(env, found, tr(mark("Không thấy văn bản đến nào có “{text}”.")).format(text=text))


def _answer_rows(env: Env, rows: Sequence[IncomingRow], none: str | None = None) -> None:
    heads = [
        tr(word)
        for word in (mark("số đến"), mark("ngày đến"), mark("số, ký hiệu"), mark("ngày"), mark("nơi gửi"))
    ]
    heads += [tr(word) for word in (mark("hạn"), mark("trích yếu"))]
    lines = [
        (
            row.arrival_number or "-",
            row.arrived_on,
            row.printed,
            row.letter_date,
            row.issuer,
            row.due_on,
            row.subject,
        )
        for row in rows
    ]
    env.answer(
        {"letters": rows, "total": len(rows)},
        table(heads, lines) if rows else none or tr(mark("Chưa có văn bản đến nào.")),
    )


def _show(env: Env, args: argparse.Namespace) -> None:
    found = env.desk_there().incoming.show(args.id)
    lines = [
        tr(mark("Số đến {number}/{year}")).format(
            number=found["arrival_number"] or "…", year=found["arrival_year"] or "…"
        )
    ]
    lines += incoming_lines(found["fields"])
    lines += [
        tr(mark("  Tệp gốc: {name} ({size} byte)")).format(name=file["name"], size=file["size"])
        for file in found["files"]
    ]
    lines += [tr(mark("Chú ý, có thể trùng: {why}.")).format(why=one["why"]) for one in found["duplicates"]]
    steps = env.desk_there().handling.look(args.id).steps
    lines += incoming_ways.step_lines(steps)
    flows = env.desk_there().flows
    origin = flows.origin(found["id"])
    if origin is not None:
        flows.seen(origin.letter_id)
        lines += letters_between.origin_lines(origin)
    env.answer(found | {"steps": steps, "from_unit": origin}, lines)


def _edit(env: Env, args: argparse.Namespace) -> None:
    from app.services.arrival import FieldUnknown

    service = env.desk_there().incoming
    if not args.settings:
        service.show(args.id)  # a letter that is not there is told first
        message = tr(mark("chưa nói sửa mục nào"))
        raise UsageWrong(message=message, prog="vanthu incoming edit")
    fields = fields_of(args.settings, INCOMING, FieldUnknown)
    service.edit(args.id, fields=fields)
    _show(env, args)


def _export(env: Env, args: argparse.Namespace) -> None:
    from app.base.files import write_atomic

    name, content = env.desk_there().incoming.original(args.id)
    out = Path(args.out) if args.out else Path()
    path = out / Path(name).name if out.is_dir() else out
    write_atomic(path, content)
    env.answer(
        {"file": path, "name": name, "size": len(content)},
        tr(mark("Đã ghi bản gốc: {file} ({size} byte).")).format(file=path, size=len(content)),
    )
