"""Care of the server of an upper level: check, bundles of PCs without a network, backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.base.errors import Exit
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.hq_place import folder, server_at, verb

if TYPE_CHECKING:
    from app.hq.copies import Report

_CHECKS: Final = {
    "walls": mark("tường giữa các đơn vị"),
    "audit": mark("chuỗi nhật ký"),
    "feeds": mark("dòng thay đổi liền mạch"),
    "records": mark("bản ghi khớp dòng thay đổi"),
    "paths": mark("vị trí trong cây đơn vị"),
    "numbers": mark("dãy số không chồng nhau"),
    "files": mark("tệp đủ và đúng"),
}
_UNREAD: Final = {
    "epoch": mark(
        "Gói làm trước khi máy chủ này được khôi phục nên chưa nhận. Mang biên nhận về: máy ấy đọc rồi viết gói mới, không mất gì."
    ),
    "": mark(
        "Có phần của gói chưa nhận ({code}). Mang biên nhận về: máy ấy đọc rồi viết gói mới, không mất gì."
    ),
}
"""Why a message of a bundle was not taken as a whole."""


def add(family: Verbs) -> None:
    check = verb(family, "check", tr(mark("soát máy chủ: tường, nhật ký, dòng thay đổi, tệp")), _check)
    check.add_argument("--hashes", action="store_true", help=tr(mark("đọc và băm lại từng tệp")))
    check.add_argument(
        "--sweep",
        action="store_true",
        help=tr(mark("dọn mảnh tệp gửi dở và tệp không bản ghi nào nhắc đến, đã quá 30 ngày")),
    )
    bundle = verb(
        family, "bundle", tr(mark("đọc gói của một máy không có mạng, viết biên nhận cho máy ấy")), _bundle
    )
    bundle.add_argument("file", metavar=tr(mark("TỆP")))
    bundle.add_argument(
        "--receipt", required=True, metavar=tr(mark("TỆP")), help=tr(mark("tệp biên nhận gửi lại máy ấy"))
    )
    backup = verb(family, "backup", tr(mark("sao lưu cả máy chủ vào một tệp")), _backup)
    backup.add_argument("file", metavar=tr(mark("TỆP")))
    backup.add_argument(
        "--no-files", action="store_true", help=tr(mark("không kèm tệp văn bản (kho tệp có sao lưu riêng)"))
    )
    restore = verb(family, "restore", tr(mark("khôi phục máy chủ từ một bản sao lưu")), _restore)
    restore.add_argument("file", metavar=tr(mark("TỆP")))
    restore.add_argument("--replace", action="store_true", help=tr(mark("thay dữ liệu đang có")))


def _check(env: Env, args: argparse.Namespace) -> int:
    from app.hq.inspection import check
    from app.hq.sweeping import sweep

    with server_at(env, args) as server:
        swept = sweep(server) if args.sweep else None
        found = check(server, hashes=args.hashes)
    lines = [
        f"{'✓' if one.ok else '✗'} {tr(_CHECKS[one.name])}{': ' + one.detail if one.detail else ''}"
        for one in found
    ]
    good = all(one.ok for one in found)
    answer = {"ok": good, "checks": [one._asdict() for one in found]}
    if swept is not None:
        answer["swept"] = swept._asdict()
        told = tr(mark("Đã dọn {pieces} mảnh tệp gửi dở, {files} tệp không còn ai dùng ({bytes} byte)."))
        lines.append(told.format(**swept._asdict()))
    env.answer(answer, lines)
    return Exit.DONE if good else Exit.FAULT


def _bundle(env: Env, args: argparse.Namespace) -> int:
    from app.hq.bundles import read

    with server_at(env, args) as server:
        found = read(server, Path(args.file), Path(args.receipt))
    said = tr(mark("Đã nhận {taken} thay đổi, {files} tệp; không nhận {refused}. Biên nhận: {receipt}"))
    lines = [said.format(taken=found.taken, files=found.files, refused=found.refused, receipt=found.receipt)]
    if found.unread:
        lines.append(tr(_UNREAD.get(found.unread, _UNREAD[""])).format(code=found.unread))
    env.answer(found, lines)
    return Exit.INPUT if found.unread else Exit.DONE


def _backup(env: Env, args: argparse.Namespace) -> None:
    from app.hq.copies import backup

    with server_at(env, args) as server:
        report = backup(server, Path(args.file), files=not args.no_files)
    _tell(env, report, tr(mark("Đã sao lưu máy chủ vào {file}.")))


def _restore(env: Env, args: argparse.Namespace) -> None:
    from app.hq.copies import restore
    from app.hq.settings import load

    report = restore(load(folder(env, args)), Path(args.file), replace=args.replace)
    _tell(
        env, report, tr(mark("Đã khôi phục máy chủ từ {file}; các máy sẽ tự gửi lại phần bản sao chưa có."))
    )


def _tell(env: Env, report: Report, told: str) -> None:
    rows = sum(report.tables.values())
    more = tr(mark("  {rows} dòng, {files} tệp, kỷ {epoch}; {seconds:.1f} giây"))
    env.answer(
        report._asdict(),
        [
            told.format(file=report.file),
            more.format(rows=rows, files=report.files, epoch=report.epoch, seconds=report.seconds),
        ],
    )
