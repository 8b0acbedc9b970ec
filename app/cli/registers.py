"""``register print``: a register as PDF to bind or XLSX to sort."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.base.clock import SystemClock, today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold
from app.cli.frame import Env, Verbs
from app.cli.usage import YEAR, UsageWrong

BOOKS = ("outgoing", "incoming")


class NoFile(InputRefused):
    code, what = "SO-002", mark("Chưa nói in sổ ra tệp nào.")
    remedy = mark("Thêm --pdf TỆP hoặc --xlsx TỆP.")


def add(verbs: Verbs) -> None:
    family = verbs.family("register", tr(mark("in sổ đăng ký văn bản")))
    made = family.verb(
        "print", tr(mark("in sổ văn bản đi hoặc đến theo mẫu Nghị định 30/2020, Phụ lục IV")), _print
    )
    made.add_argument(
        "book",
        type=_book,
        metavar=tr(mark("SỔ")),
        help=tr(mark("đi (outgoing): sổ văn bản đi; đến (incoming): sổ văn bản đến")),
    )
    span = made.add_mutually_exclusive_group()
    span.add_argument(
        "--year", type=YEAR, metavar=tr(mark("NĂM")), help=tr(mark("một năm; bỏ trống: năm nay"))
    )
    span.add_argument("--term", metavar=tr(mark("NHIỆM_KỲ")), help=tr(mark("một nhiệm kỳ, ví dụ 2022-2027")))
    made.add_argument("--pdf", metavar=tr(mark("TỆP")), help=tr(mark("bản để in, đóng quyển")))
    made.add_argument("--xlsx", metavar=tr(mark("TỆP")), help=tr(mark("bảng tính để lọc, sắp xếp")))
    made.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("tên hoặc mã đơn vị; bỏ trống: đơn vị của mình"))
    )
    made.add_argument("--volume", default="", metavar=tr(mark("QUYỂN")), help=tr(mark("quyển số, in ở bìa")))
    made.add_argument(
        "--secret", action="store_true", help=tr(mark("sổ văn bản mật (sổ riêng), chỉ với outgoing"))
    )


def _book(word: str) -> str:
    """A register by its English or Vietnamese name."""
    found = {"di": BOOKS[0], "den": BOOKS[1]}.get(fold(word).strip(), word)
    if found not in BOOKS:
        raise argparse.ArgumentTypeError(
            tr(mark("không có sổ “{word}” (chọn: đi hoặc outgoing, đến hoặc incoming)")).format(word=word)
        )
    return found


def _print(env: Env, args: argparse.Namespace) -> None:
    from app.export.lists import forms
    from app.export.lists.book import Book, Cover

    if not (args.pdf or args.xlsx):
        raise NoFile
    if args.year is not None and not 1 <= args.year <= 9999:
        raise UsageWrong(message=f"--year {args.year}", prog="vanthu register print")
    desk = env.desk_if_any()
    year = args.year if args.year or args.term else today(desk.clock if desk else SystemClock()).year
    if desk is None:
        form = forms.OUTGOING if args.book == "outgoing" else forms.INCOMING
        period = (forms.TERM, args.term) if args.term else (forms.YEAR, str(year))
        book = Book(form, Cover((), (), period, volume=args.volume))
    else:
        from app.services.registers import Span

        span = Span(year=year, term=args.term)
        if args.book == "outgoing":
            book = desk.registers.outgoing(span, unit=args.unit, secret=args.secret, volume=args.volume)
        else:
            book = desk.registers.incoming(span, unit=args.unit, volume=args.volume)
    files: dict[str, Path] = {}
    if args.pdf:
        from app.export.lists.pdf import write_pdf

        files["pdf"] = write_pdf(book, Path(args.pdf))
    if args.xlsx:
        from app.export.lists.xlsx import write_xlsx

        files["xlsx"] = write_xlsx(book, Path(args.xlsx))
    lines = [
        tr(mark("Đã in sổ: {file} ({rows} dòng).")).format(file=file, rows=book.rows)
        for file in files.values()
    ]
    env.answer({"file": next(iter(files.values())), "files": files, "rows": book.rows}, lines)
