"""``edxml``: packages of the national document exchange, read, written, receipted."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.output import day, table
from app.cli.usage import ROWS, UsageWrong

if TYPE_CHECKING:
    from app.exchange.package import Office, Opened
    from app.services.change import Change
    from app.services.exchange_rows import PackageRow, Written

_STATUSES = (
    "arrived refused accepted assigned in-work finished taken-back recall-agreed recall-refused".split()
)
_ACTS = "new recall update replace".split()


def add(verbs: Verbs) -> None:
    family = verbs.family("edxml", tr(mark("gói tin liên thông văn bản (edXML)")))
    read = family.verb(
        "read", tr(mark("đọc một gói tin: các mục, tệp đính kèm, chỗ lạ; không lưu gì")), _read
    )
    read.add_argument("file", metavar=tr(mark("TỆP")))
    read.add_argument("--out", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("chép các tệp đính kèm ra đây")))
    write = family.verb("write", tr(mark("viết gói tin của một văn bản đi đã có số")), _write)
    write.add_argument("id", metavar=tr(mark("SỐ")), help=tr(mark("số, ký hiệu hoặc mã văn bản đi")))
    write.add_argument("out", metavar=tr(mark("TỆP.edxml")))
    write.add_argument(
        "--act",
        choices=_ACTS,
        default="new",
        help=tr(mark("nghiệp vụ: gửi mới, thu hồi, cập nhật, thay thế")),
    )
    write.add_argument("--reason", default="", metavar=tr(mark("LÝ_DO")))
    write.add_argument("--paper", action="store_true", help=tr(mark("bản giấy gửi sau")))
    write.add_argument(
        "--attach",
        action="append",
        default=[],
        dest="files",
        metavar=tr(mark("TỆP")),
        help=tr(mark("tệp kèm thêm")),
    )
    receipt = family.verb("receipt", tr(mark("viết thông tin trạng thái về một văn bản đến")), _receipt)
    receipt.add_argument("id", metavar=tr(mark("SỐ")), help=tr(mark("số đến (12, 12/2026) hoặc mã")))
    receipt.add_argument("out", metavar=tr(mark("TỆP.edxml")))
    receipt.add_argument(
        "--status",
        choices=_STATUSES,
        default="arrived",
        help=tr(mark("đã đến, từ chối, tiếp nhận, phân công, đang xử lý, hoàn thành…")),
    )
    receipt.add_argument("--description", default="", metavar=tr(mark("LỜI")))
    receipt.add_argument("--staff", default="", metavar=tr(mark("NGƯỜI")), help=tr(mark("người xử lý")))
    for verb in (write, receipt):
        verb.add_argument(
            "--office-id", default="", metavar=tr(mark("MÃ")), help=tr(mark("mã định danh của đơn vị mình"))
        )
        verb.add_argument(
            "--to", action="append", default=[], metavar=tr(mark("MÃ=TÊN")), help=tr(mark("nơi nhận gói tin"))
        )
    take = family.verb("take", tr(mark("ghi nhận một thông tin trạng thái gửi về cho văn bản đi")), _take)
    take.add_argument("file", metavar=tr(mark("TỆP")))
    listing = family.verb("list", tr(mark("các gói tin đã nhận, đã viết")), _list)
    listing.add_argument("--limit", type=ROWS, default=1000, metavar="N", help=tr(mark("nhiều nhất N dòng")))


def _read(env: Env, args: argparse.Namespace) -> None:
    from app.intake.door import file_bytes, open_package
    from app.services.exchange_rows import package_json

    path = Path(args.file)
    package = open_package(file_bytes(path), path.name)
    answer = package_json(package, name=str(path))
    if args.out:
        answer["files"] = _copied(package, Path(args.out))
    env.answer(answer, _package_lines(answer))


def _copied(package: Opened, folder: Path) -> list[str]:
    """The attachments under names that are safe; equal names get a number."""
    from app.base.files import make_folder, write_atomic
    from app.intake.names import safe_name

    make_folder(folder)
    written: list[str] = []
    for one in getattr(package.package, "files", ()):
        if one.data is None:
            continue
        name, count = safe_name(one.name or "tep"), 1
        target = folder / name
        while str(target) in written:
            count += 1
            target = folder / f"{Path(name).stem} ({count}){Path(name).suffix}"
        write_atomic(target, one.data)
        written.append(str(target))
    return written


_LABELS = {
    "document_id": mark("Mã văn bản"),
    "number": mark("Số"),
    "notation": mark("Ký hiệu"),
    "day": mark("Ngày văn bản"),
    "place": mark("Địa danh"),
    "kind_name": mark("Loại"),
    "subject": mark("Trích yếu"),
    "authority": mark("Thể thức ký"),
    "position": mark("Chức vụ"),
    "signer": mark("Người ký"),
    "due": mark("Hạn"),
    "recipients": mark("Nơi nhận"),
    "description": mark("Nội dung"),
    "at": mark("Lúc"),
}


def _package_lines(answer: dict[str, Any]) -> list[str]:
    fields, lines = answer["fields"], []
    lines.append(tr(mark("Nơi gửi: {office}")).format(office=_office_words(fields["sender"])))
    lines += [
        tr(mark("Gửi đến: {office}")).format(office=_office_words(one)) for one in fields.get("receivers", ())
    ]
    if answer["type"] == "receipt":
        about = fields["about"]
        about_words = "/".join(filter(None, (about["number"], about["notation"]))) or about["document_id"]
        words = mark("Về văn bản {about}: {status}")
        lines.append(tr(words).format(about=about_words, status=answer["status"]["words"]))
    lines += answer.get("acts", ())
    for name, label in _LABELS.items():
        value = fields.get(name)
        if value:
            lines.append(f"{tr(label)}: {_value_words(name, value)}")
    for one in answer["attachments"]:
        size = (
            tr(mark("{size} byte")).format(size=one["size"]) if one["whole"] else tr(mark("không đọc được"))
        )
        lines.append(tr(mark("Tệp: {name} ({size})")).format(name=one["name"], size=size))
    return [*lines, *(tr(mark("Lưu ý: {warning}")).format(warning=one["message"]) for one in answer["notes"])]


def _value_words(name: str, value: Any) -> str:
    if name in ("day", "due"):
        return day(date.fromisoformat(value))
    return "; ".join(value) if isinstance(value, list | tuple) else str(value)


def _office_words(office: dict[str, Any]) -> str:
    return " · ".join(filter(None, (office["id"], office["name"] or office["in_charge"])))


def _offices(pairs: list[str], prog: str) -> tuple[Office, ...]:
    """'H37.02=Tỉnh đoàn X' as an office."""
    from app.exchange.package import Office
    from app.exchange.values import good_office_id

    made = []
    for pair in pairs:
        number, sign, name = pair.partition("=")
        if not sign or not good_office_id(number.strip()):
            message = tr(mark("--to cần dạng MÃ=TÊN, ví dụ H37.02.02=Tỉnh đoàn")).format()
            raise UsageWrong(message=message, prog=prog)
        made.append(Office(id=number.strip(), name=name.strip()))
    return tuple(made)


def _write(env: Env, args: argparse.Namespace) -> None:
    from app.exchange.package import Act

    to = _offices(args.to, "vanthu edxml write")
    env.desk_there()
    desk = env.desk()
    done = desk.exchange.write(
        args.id,
        office_id=args.office_id or desk.settings.text("exchange.office_id"),
        to=to,
        more=[Path(one) for one in args.files],
        act=Act[args.act.upper()],
        reason=args.reason,
        paper=args.paper,
        out=Path(args.out),
    )
    _answer_written(env, done, Path(args.out))


def _receipt(env: Env, args: argparse.Namespace) -> None:
    from app.services.exchange import STATUSES

    to = _offices(args.to, "vanthu edxml receipt")
    env.desk_there()
    desk = env.desk()
    done = desk.exchange.receipt(
        args.id,
        status=STATUSES[args.status],
        office_id=args.office_id or desk.settings.text("exchange.office_id"),
        description=args.description,
        staff=args.staff,
        to=to[0] if to else None,
        out=Path(args.out),
    )
    _answer_written(env, done, Path(args.out))


def _answer_written(env: Env, done: Change[Written], out: Path) -> None:
    row = done.result.row
    answer = {
        "file": str(out),
        "type": row.kind,
        "document_id": row.document_id or None,
        "status": row.status or None,
        "size": len(done.result.data),
        "sha256": row.sha256,
    }
    env.answer(
        answer, tr(mark("Đã viết gói tin: {file} ({size} byte).")).format(file=out, size=answer["size"])
    )


def _take(env: Env, args: argparse.Namespace) -> None:
    from app.intake.door import file_bytes

    path = Path(args.file)
    data = file_bytes(path)
    env.desk_there()
    row = env.desk().exchange.take(data, path.name).result
    env.answer(_row_json(row), _row_lines((row,)))


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.exchange.list(limit=args.limit) if desk else ()
    env.answer(
        {"packages": [_row_json(row) for row in rows], "total": len(rows)},
        _row_lines(rows) if rows else tr(mark("Chưa có gói tin nào.")),
    )


def _row_json(row: PackageRow) -> dict[str, Any]:
    return {field: getattr(row, field) for field in row.__slots__}


_WAYS = {"in": mark("đến"), "out": mark("đi")}
_KINDS = {"letter": mark("văn bản"), "receipt": mark("trạng thái")}


def _row_lines(rows: tuple[PackageRow, ...]) -> list[str]:
    heads = [
        tr(one)
        for one in (
            mark("lúc"),
            mark("chiều"),
            mark("loại"),
            mark("trạng thái"),
            mark("nơi"),
            mark("mã văn bản"),
        )
    ]
    return table(
        heads,
        [
            (
                f"{row.said_at or row.at:%d/%m/%Y %H:%M}",
                tr(_WAYS[row.direction]),
                tr(_KINDS[row.kind]),
                row.status_words or "-",
                row.office,
                row.document_id or "-",
            )
            for row in rows
        ],
    )
