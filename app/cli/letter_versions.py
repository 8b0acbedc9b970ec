"""``letter versions``, ``keep``, ``diff``, ``bring-back``, ``word-back``, ``report``: what a draft was, and what came back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import VIETNAM
from app.base.language import mark, tr
from app.cli.field_words import next_step
from app.cli.frame import Env, Verbs
from app.cli.letter_way import named, tell
from app.cli.letter_words import TAIL, letter_json
from app.cli.output import table
from app.cli.usage import whole

if TYPE_CHECKING:
    from app.services.letter_diff import DiffLine

_NO = whole(0, 1_000_000)


def add(family: Verbs) -> None:
    report = family.verb("report", tr(mark("thảo báo cáo kết quả thực hiện một văn bản đến")), _report)
    report.add_argument(
        "incoming", metavar=tr(mark("VĂN_BẢN_ĐẾN")), help=tr(mark("số đến (12, 12/2026) hoặc mã"))
    )
    report.add_argument(
        "--kind", default="BC", metavar=tr(mark("LOẠI")), help=tr(mark("bỏ trống: báo cáo (BC)"))
    )
    report.add_argument("--subject", default="", metavar=tr(mark("CHỮ")), help=tr(mark("trích yếu")))
    report.add_argument("--text", action="append", default=[], metavar=tr(mark("ĐOẠN")))
    report.add_argument("--no-figures", action="store_true", help=tr(mark("không kèm số liệu đoàn viên")))
    versions = family.verb("versions", tr(mark("các phiên bản đã giữ của một văn bản")), _versions)
    named(versions)
    keep = family.verb("keep", tr(mark("giữ lại văn bản như hiện nay thành một phiên bản")), _keep)
    named(keep)
    keep.add_argument("--note", default="", metavar=tr(mark("GHI_CHÚ")))
    diff = family.verb("diff", tr(mark("so hai phiên bản, đánh dấu chữ thêm và bỏ")), _diff)
    named(diff)
    diff.add_argument("before", type=_NO, metavar=tr(mark("PHIÊN_BẢN")))
    diff.add_argument(
        "after",
        type=_NO,
        nargs="?",
        default=0,
        metavar=tr(mark("PHIÊN_BẢN")),
        help=tr(mark("bỏ trống: hiện nay")),
    )
    diff.add_argument("--all", action="store_true", help=tr(mark("in cả những dòng không đổi")))
    back = family.verb(
        "bring-back", tr(mark("lấy lại một phiên bản; bản hiện nay được giữ trước")), _bring_back
    )
    named(back)
    back.add_argument("version", type=_NO, metavar=tr(mark("PHIÊN_BẢN")))
    word = family.verb("word-back", tr(mark("nhận lại tệp DOCX đã sửa trong Word")), _word_back)
    named(word)
    word.add_argument("file", metavar=tr(mark("TỆP.docx")))
    word.add_argument("--accept", action="store_true", help=tr(mark("nhận; bỏ trống: chỉ xem khác nhau")))


def _report(env: Env, args: argparse.Namespace) -> None:
    change = env.desk().drafting.report(
        args.incoming, subject=args.subject, text=args.text, kind=args.kind, figures=not args.no_figures
    )
    tell(env, change, tr(mark("Đã thảo báo cáo.")))


def _versions(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk_there().versions.list(args.id)
    heads = [tr(word) for word in (mark("Số"), mark("Lúc"), mark("Ai"), mark("Khi"), mark("Ghi chú"))]
    lines = [
        (row.no, f"{row.made_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}", row.who, row.why, row.note)
        for row in rows
    ]
    answer = [
        {
            "version": row.no, "at": row.made_at, "by": row.who or None, "reason": row.reason, "note": row.note or None,
            "same_as_now": row.same_as_now,
        }
        for row in rows
    ]  # fmt: skip
    none = tr(mark("Chưa có phiên bản nào; giữ lại bằng letter keep."))
    env.answer({"versions": answer}, table(heads, lines) if rows else none)


def _keep(env: Env, args: argparse.Namespace) -> None:
    row = env.desk_there().versions.keep(args.id, note=args.note).result
    env.answer({"version": row.no}, tr(mark("Đã giữ phiên bản {no}.")).format(no=row.no))


def _diff(env: Env, args: argparse.Namespace) -> None:
    lines = env.desk_there().versions.diff(args.id, args.before, args.after)
    _show(env, lines, whole_text=args.all)


def _show(env: Env, lines: Sequence[DiffLine], *, whole_text: bool) -> None:
    changed = [line for line in lines if whole_text or not line.same]
    none = tr(mark("Không có chỗ nào khác nhau."))
    env.answer(
        {"lines": [line.to_json() for line in changed], "changed": sum(not line.same for line in lines)},
        diff_lines(changed) or none,
    )


def diff_lines(lines: Sequence[DiffLine]) -> list[str]:
    """'Trích yếu: mời họp [-quý I-]{+quý II+}'."""
    return [f"{line.label}: {line.marked()}" for line in lines]


def _bring_back(env: Env, args: argparse.Namespace) -> None:
    change = env.desk_there().versions.bring_back(args.id, args.version)
    tell(env, change, tr(mark("Đã lấy lại phiên bản {no}.")).format(no=args.version))


def _word_back(env: Env, args: argparse.Namespace) -> None:
    word = env.desk_there().word_back
    found = word.look(args.id, Path(args.file))
    changed = [line for line in found.diff if not line.same]
    lines = diff_lines(changed) or [tr(mark("Tệp không khác văn bản đang giữ."))]
    lines += [tr(mark("Chú ý: {text}")).format(text=one) for one in found.doubts]
    answer = {"changes": [line.to_json() for line in changed], "doubts": list(found.doubts)}
    if not (args.accept and found.changed):
        if found.changed:
            lines.append(next_step(f"letter word-back {found.letter_id[-TAIL:]} {args.file} --accept"))
        env.answer({**answer, "accepted": False}, lines)
        return
    row = word.take(found).result
    told = tr(mark("Đã nhận bản Word; bản trước giữ trong letter versions."))
    env.answer({**answer, "accepted": True, **letter_json(row)}, [*lines, told])
