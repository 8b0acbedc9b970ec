"""``copy``: copies of letters with numbers of their own, and their register."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import table
from app.cli.usage import YEAR, whole


def add(verbs: Verbs) -> None:
    family = verbs.family("copy", tr(mark("sao y, sao lục, trích sao: cấp số bản sao, ghi tệp, sổ bản sao")))
    make = family.verb("new", tr(mark("sao một văn bản đi đã có số, hoặc một văn bản đến")), _new)
    make.add_argument(
        "id",
        metavar=tr(mark("VĂN_BẢN")),
        help=tr(mark("mã, hoặc số và ký hiệu; với --incoming: số đến hoặc mã")),
    )
    make.add_argument("--incoming", action="store_true", help=tr(mark("sao văn bản đến")))
    make.add_argument(
        "--kind", choices=("SY", "SL", "TrS"), default="SY", help=tr(mark("sao y, sao lục, trích sao"))
    )
    make.add_argument(
        "--electronic",
        action="store_true",
        help=tr(mark("bản sao điện tử: ghi chữ ở góc trên bên phải trang đầu")),
    )
    many: dict[str, Any] = {"action": "append", "default": []}
    make.add_argument(
        "--text",
        **many,
        metavar=tr(mark("ĐOẠN")),
        help=tr(mark("trích sao: một đoạn được trích; dùng nhiều lần")),
    )
    make.add_argument("--to", **many, metavar=tr(mark("NƠI_NHẬN")), help=tr(mark("nơi nhận bản sao")))
    make.add_argument("--copies", type=whole(1, 1_000_000), metavar="N", help=tr(mark("số lượng bản")))
    make.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày sao; bỏ trống: hôm nay")))
    make.add_argument("--pdf", metavar=tr(mark("TỆP")), help=tr(mark("ghi bản sao ra tệp này")))
    listing = family.verb("list", tr(mark("các bản sao đã cấp số")), _list)
    listing.add_argument("--year", type=YEAR, metavar=tr(mark("NĂM")))
    write = family.verb("write", tr(mark("ghi lại tệp của một bản sao")), _write)
    write.add_argument("id", metavar=tr(mark("BẢN_SAO")), help=tr(mark("số và ký hiệu bản sao, hoặc mã")))
    write.add_argument("--pdf", required=True, metavar=tr(mark("TỆP")))
    book = family.verb("register", tr(mark("in sổ đăng ký bản sao của một năm")), _register)
    book.add_argument("out", metavar=tr(mark("TỆP.pdf|.docx")))
    book.add_argument("--year", type=YEAR, required=True, metavar=tr(mark("NĂM")))


def _new(env: Env, args: argparse.Namespace) -> None:
    copies = env.desk().document_copies
    row = copies.make(
        args.id,
        args.kind,
        incoming=args.incoming,
        electronic=args.electronic,
        text=args.text,
        recipients=args.to,
        copies=args.copies,
        on=read_date(args.on),
    ).result
    lines = [tr(mark("Đã cấp số bản sao: {printed}.")).format(printed=row.printed)]
    if args.pdf:
        copies.write(row.id, Path(args.pdf))
        lines.append(tr(mark("Đã ghi {file}")).format(file=args.pdf))
    env.answer({"copy": row, "files": {"pdf": args.pdf}}, lines)


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.document_copies.list(year=args.year) if desk is not None else ()
    heads = [
        tr(head)
        for head in (
            mark("Số, ký hiệu"),
            mark("Ngày"),
            mark("Hình thức"),
            mark("Văn bản được sao"),
            mark("Người ký"),
        )
    ]
    cells = ((row.printed, row.on, row.kind, row.about, row.signer) for row in rows)
    lines = table(heads, cells) if rows else [tr(mark("Chưa có bản sao nào."))]
    env.answer({"copies": list(rows), "total": len(rows)}, lines)


def _write(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().document_copies.write(args.id, Path(args.pdf))
    env.answer({"files": {"pdf": str(file)}}, tr(mark("Đã ghi {file}")).format(file=file))


def _register(env: Env, args: argparse.Namespace) -> None:
    file = env.desk_there().document_copies.register(Path(args.out), year=args.year)
    env.answer({"file": str(file)}, tr(mark("Đã ghi {file}")).format(file=file))
