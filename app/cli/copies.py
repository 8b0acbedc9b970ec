"""``backup``, ``restore``, ``drill``: copies of the data folder, and the proof that they restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import VIETNAM
from app.base.errors import FileMissing
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs

if TYPE_CHECKING:
    from app.models.copies import CopyReport


def add(verbs: Verbs) -> None:
    backup = verbs.verb("backup", tr(mark("sao lưu toàn bộ dữ liệu vào một tệp")), _backup)
    backup.add_argument("file", metavar=tr(mark("TỆP")))
    restore = verbs.verb("restore", tr(mark("khôi phục dữ liệu từ một bản sao lưu")), _restore)
    restore.add_argument("file", metavar=tr(mark("TỆP")))
    restore.add_argument(
        "--into",
        metavar=tr(mark("THƯ_MỤC")),
        help=tr(mark("ra thư mục mới; dữ liệu đang dùng không bị đụng đến")),
    )
    restore.add_argument(
        "--look", action="store_true", help=tr(mark("chỉ xem bản sao có gì, không khôi phục"))
    )
    verbs.verb("drill", tr(mark("diễn tập: sao lưu, khôi phục ra chỗ khác, so sánh")), _drill)


def _backup(env: Env, args: argparse.Namespace) -> None:
    with env.progress() as progress:
        report = env.desk_there().backup(Path(args.file), progress=progress)
    _answer(env, report, tr(mark("Đã sao lưu: {file}")))


def _restore(env: Env, args: argparse.Namespace) -> None:
    from app.bootstrap import restore_data

    file = Path(args.file)
    if not file.exists():
        raise FileMissing(str(file), file=file.name)
    if args.look:
        _look(env, file)
        return
    if args.into:
        _restore_beside(env, file, Path(args.into))
        return
    report = restore_data(file, env.data, key_file=env.key_file, ask=env.ask())
    _answer(env, report, tr(mark("Đã khôi phục từ {file}; dữ liệu cũ giữ trong copies một tuần.")))


def _look(env: Env, file: Path) -> None:
    from app.services.copy_restore import look

    found = look(file)
    when = f"{found.made_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if found.made_at else "?"
    words = mark(
        "{file}: sao lưu lúc {when}; {received} văn bản đến, {sent} văn bản đi, {members} đoàn viên."
    )
    counts = found.counts
    lines = [
        tr(words).format(
            file=file,
            when=when,
            received=counts.get("incoming_letter", 0),
            sent=counts.get("outgoing_letter", 0),
            members=counts.get("member", 0),
        )
    ]
    if not found.whole:
        lines.append(tr(mark("  Bản sao hằng ngày: không kèm tệp đính kèm.")))
    env.answer(found, lines)


def _restore_beside(env: Env, file: Path, folder: Path) -> None:
    from app.services.copy_restore import look, restore_beside

    ask, password = env.ask(), None
    if env.key_file is None and ask is not None and "password" in look(file).ways:
        password = ask(tr(mark("Mật khẩu của bản sao:")))
    desk = env.desk_if_any()
    with env.progress() as progress:
        report = restore_beside(
            file,
            folder,
            key_file=env.key_file,
            password=password,
            beside=desk.store if desk else None,
            source=(lambda: desk.vault) if desk else None,
            progress=progress,
        )
    _answer(env, report, tr(mark("Đã khôi phục {file} ra thư mục mới.")))


def _drill(env: Env, args: argparse.Namespace) -> None:
    with env.progress() as progress:
        report = env.desk_there().drill(progress=progress)
    _answer(env, report, tr(mark("Diễn tập đạt: bản sao khôi phục được và giống hệt dữ liệu đang dùng.")))


def _answer(env: Env, report: CopyReport, told: str) -> None:
    rows = sum(report.tables.values())
    lines = [
        told.format(file=report.file),
        tr(mark("  {rows} bản ghi trong {tables} bảng; mã kiểm {digest}; {seconds:.1f} giây")).format(
            rows=rows, tables=len(report.tables), digest=report.digest[:16], seconds=report.seconds
        ),
    ]
    if report.missing:
        lines.append(tr(mark("  Chú ý: thiếu {count} tệp đính kèm.")).format(count=report.missing))
    env.answer(report, lines)
