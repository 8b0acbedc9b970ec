"""``backup``, ``restore``, ``drill``: copies of the data folder, and the proof that they restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

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
    report = restore_data(file, env.data, key_file=env.key_file, ask=env.ask())
    _answer(env, report, tr(mark("Đã khôi phục từ {file}; dữ liệu cũ giữ trong copies một tuần.")))


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
