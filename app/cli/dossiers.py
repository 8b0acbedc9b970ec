"""``dossier``: the yearly list of dossiers, filing letters, closing, handing over, papers and files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import today
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.output import table
from app.cli.usage import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.cli.frame import Run
    from app.cli.usage import Parser
    from app.services.dossier_rows import DossierRow, DossierView

_FIELDS = ("heading", "subheading", "retention", "person", "note")


def add(verbs: Verbs) -> None:
    family = verbs.family("dossier", tr(mark("hồ sơ: danh mục, đưa văn bản vào, đóng, nộp lưu, xuất")))

    def one(name: str, help_text: str, run: Run) -> Parser:
        verb = family.verb(name, help_text, run)
        verb.add_argument(
            "dossier", metavar=tr(mark("HỒ_SƠ")), help=tr(mark("số và ký hiệu: 01.TG, 01.TG/2026"))
        )
        return verb

    new = family.verb("add", tr(mark("thêm một hồ sơ vào danh mục năm")), _add)
    new.add_argument("title", metavar=tr(mark("TIÊU_ĐỀ")))
    new.add_argument("--year", type=YEAR, metavar=tr(mark("NĂM")))
    new.add_argument(
        "--code", default="", metavar=tr(mark("SỐ_KÝ_HIỆU")), help=tr(mark("bỏ trống: đánh số tiếp theo"))
    )
    edit = one("edit", tr(mark("sửa một hồ sơ chưa đóng")), _edit)
    edit.add_argument("--title", default="", metavar=tr(mark("TIÊU_ĐỀ")))
    for verb in (new, edit):
        verb.add_argument("--heading", metavar=tr(mark("ĐỀ_MỤC_LỚN")))
        verb.add_argument("--subheading", metavar=tr(mark("ĐỀ_MỤC_NHỎ")))
        verb.add_argument(
            "--retention", metavar=tr(mark("THỜI_HẠN")), help=tr(mark("vĩnh viễn, hoặc số năm"))
        )
        verb.add_argument("--person", metavar=tr(mark("NGƯỜI_LẬP")))
        verb.add_argument("--note", metavar=tr(mark("GHI_CHÚ")))
    begin = family.verb("year", tr(mark("lập danh mục năm mới từ danh mục năm trước")), _year)
    begin.add_argument("year", type=YEAR, metavar=tr(mark("NĂM")))
    listing = family.verb("list", tr(mark("danh mục hồ sơ")), _list)
    listing.add_argument("--year", type=YEAR, metavar=tr(mark("NĂM")))
    one("show", tr(mark("văn bản trong hồ sơ")), _show)
    for name, words, run in (
        ("put", tr(mark("đưa văn bản vào hồ sơ; một văn bản nằm được trong nhiều hồ sơ")), _put),
        ("take", tr(mark("lấy một văn bản ra khỏi hồ sơ chưa đóng")), _take),
    ):
        verb = one(name, words, run)
        verb.add_argument("letters", nargs="+", metavar=tr(mark("SỐ")), help=tr(mark("số đến hoặc mã")))
        verb.add_argument("--outgoing", action="store_true", help=tr(mark("là văn bản đi")))
    one("arrange", tr(mark("xếp lại văn bản theo ngày")), _arrange)
    one("close", tr(mark("đóng hồ sơ: từ nay không đổi")), _close)
    hand = family.verb("hand-over", tr(mark("nộp lưu các hồ sơ đã đóng")), _hand)
    hand.add_argument("dossiers", nargs="+", metavar=tr(mark("HỒ_SƠ")))
    hand.add_argument("--to", required=True, metavar=tr(mark("NƠI_NHẬN")))
    hand.add_argument("--on", metavar=tr(mark("NGÀY")))
    hand.add_argument(
        "--list", metavar=tr(mark("TỆP.pdf|.docx")), dest="out", help=tr(mark("mục lục hồ sơ nộp lưu"))
    )
    hand.add_argument(
        "--minutes", metavar=tr(mark("TỆP.pdf|.docx")), dest="pdf", help=tr(mark("biên bản giao nhận"))
    )
    printed = family.verb(
        "print", tr(mark("in danh mục hồ sơ của năm, hoặc mục lục văn bản của một hồ sơ")), _print
    )
    printed.add_argument("out", metavar=tr(mark("TỆP.pdf|.docx")))
    which = printed.add_mutually_exclusive_group()
    which.add_argument("--year", type=YEAR, metavar=tr(mark("NĂM")))
    which.add_argument("--dossier", metavar=tr(mark("HỒ_SƠ")))
    export = one("export", tr(mark("xuất hồ sơ: .xml, .pdf, hoặc .zip đủ mọi tệp")), _export)
    export.add_argument("out", metavar=tr(mark("TỆP")))


def _fields(args: argparse.Namespace) -> dict[str, str]:
    return {name: getattr(args, name) for name in _FIELDS if getattr(args, name) is not None}


def _rows(env: Env, rows: Sequence[DossierRow], none: str) -> None:
    from app.services.dossier_rows import retention_words

    heads = [
        tr(word)
        for word in (
            mark("số"),
            mark("năm"),
            mark("thời hạn"),
            mark("tình trạng"),
            mark("văn bản"),
            mark("tiêu đề"),
        )
    ]
    lines = [
        (row.code, row.year, retention_words(row.retention_years), row.state_name, row.letters, row.title)
        for row in rows
    ]
    env.answer({"dossiers": rows, "total": len(rows)}, table(heads, lines) if rows else none)


def _view(env: Env, view: DossierView) -> None:
    from app.services.dossier_rows import retention_words

    row = view.row
    lines = [
        f"{row.code} ({row.year}) {row.title} · {retention_words(row.retention_years)} · {row.state_name}",
        "",
    ]
    heads = [
        tr(word)
        for word in (mark("STT"), mark("số, ký hiệu"), mark("ngày"), mark("tác giả"), mark("trích yếu"))
    ]
    lines += table(
        heads, [(one.ordinal, one.printed, one.dated, one.author, one.subject) for one in view.entries]
    )
    env.answer({"dossier": row, "letters": view.entries}, lines)


def _add(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().dossiers.add(args.title, year=args.year, code=args.code, **_fields(args)).result
    _rows(env, (row,), "")


def _edit(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().dossiers.edit(args.dossier, title=args.title, **_fields(args)).result
    _rows(env, (row,), "")


def _year(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _rows(
        env,
        env.desk().dossiers.begin_year(args.year).result,
        tr(mark("Năm trước không có hồ sơ nào để lập lại.")),
    )


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    _rows(env, desk.dossiers.list(year=args.year) if desk else (), tr(mark("Chưa có hồ sơ nào.")))


def _show(env: Env, args: argparse.Namespace) -> None:
    _view(env, env.desk_there().dossiers.show(args.dossier))


def _put(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().dossiers.put(args.dossier, args.letters, outgoing=args.outgoing).result)


def _take(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    for letter in args.letters:
        view = env.desk().dossiers.take_out(args.dossier, letter, outgoing=args.outgoing).result
    _view(env, view)


def _arrange(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().dossiers.arrange(args.dossier).result)


def _close(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    _view(env, env.desk().dossiers.close(args.dossier).result)


def _hand(env: Env, args: argparse.Namespace) -> None:
    from app.services.sheets import write_paper

    env.desk_there()
    desk = env.desk()
    rows = desk.dossiers.hand_over(args.dossiers, to=args.to, on=read_on(args.on)).result
    if args.out:
        sheets = {row.id: sum(one.sheets or 0 for one in desk.dossiers.show(row.id).entries) for row in rows}
        write_paper(desk.dossier_papers.handed(rows, sheets=sheets), Path(args.out))
    if args.pdf:
        write_paper(desk.dossier_papers.minutes(rows), Path(args.pdf))
    _rows(env, rows, "")


def _print(env: Env, args: argparse.Namespace) -> None:
    from app.services.sheets import write_paper

    desk = env.desk_there()
    if args.dossier:
        paper = desk.dossier_papers.letters(desk.dossiers.show(args.dossier))
    else:
        paper = desk.dossier_papers.yearly(args.year or today(desk.clock).year)
    file = write_paper(paper, Path(args.out))
    env.answer({"file": file}, tr(mark("Đã ghi: {file}")).format(file=file))


def _export(env: Env, args: argparse.Namespace) -> None:
    with env.progress() as progress:
        file = env.desk_there().dossier_export.save(args.dossier, Path(args.out), progress=progress)
    env.answer({"file": file, "size": file.stat().st_size}, tr(mark("Đã ghi: {file}")).format(file=file))
