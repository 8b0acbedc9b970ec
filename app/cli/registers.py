"""``register``: books as PDF to bind or XLSX to sort, closed for good, and the lines of post and loans."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import SystemClock, today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold
from app.cli.frame import Env, Verbs
from app.cli.incoming_ways import read_on
from app.cli.output import day
from app.cli.usage import YEAR, UsageWrong, whole

if TYPE_CHECKING:
    from app.cli.usage import Parser
    from app.services.book_rows import Kind
    from app.services.registers import Span

BOOKS = ("outgoing", "incoming", "follow-up", "post", "loan", "secret", "secret-in", "members", "admissions")
_SHOWN = (
    ("đi", "outgoing"),
    ("đến", "incoming"),
    ("theo dõi", "follow-up"),
    ("bưu điện", "post"),
    ("bản lưu", "loan"),
    ("mật đi", "secret"),
    ("mật đến", "secret-in"),
    ("đoàn viên", "members"),
    ("kết nạp", "admissions"),
)
_SPOKEN = {fold(spoken): book for spoken, book in _SHOWN}


class NoFile(InputRefused):
    code, what = "SO-002", mark("Chưa nói in sổ ra tệp nào.")
    remedy = mark("Thêm --pdf TỆP hoặc --xlsx TỆP.")


def add(verbs: Verbs) -> None:
    family = verbs.family("register", tr(mark("sổ: in, đóng sổ, ghi sổ bưu điện và sổ bản lưu")))
    made = family.verb(
        "print", tr(mark("in một sổ theo mẫu Nghị định 30/2020, Phụ lục IV, hoặc sổ của Đoàn")), _print
    )
    _named(made)
    made.add_argument("--pdf", metavar=tr(mark("TỆP")), help=tr(mark("bản để in, đóng quyển")))
    made.add_argument("--xlsx", metavar=tr(mark("TỆP")), help=tr(mark("bảng tính để lọc, sắp xếp")))
    made.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("tên hoặc mã đơn vị; bỏ trống: đơn vị của mình"))
    )
    made.add_argument(
        "--secret",
        action="store_true",
        help=tr(mark("sổ văn bản mật (sổ riêng), với outgoing hoặc incoming")),
    )
    shut = family.verb("close", tr(mark("đóng sổ: in trang cuối, giữ nguyên các trang từ nay")), _close)
    _named(shut)
    shut.add_argument(
        "--signed-by", default="", metavar=tr(mark("HỌ_TÊN")), help=tr(mark("người ký đóng sổ"))
    )
    shut.add_argument("--pdf", metavar=tr(mark("TỆP")))
    family.verb("closed", tr(mark("các sổ đã đóng và mã kiểm")), _closed)
    _lines(family)


def _named(parser: Parser) -> None:
    parser.add_argument(
        "book",
        type=_book,
        metavar=tr(mark("SỔ")),
        help=", ".join(f"{spoken} ({book})" for spoken, book in _SHOWN),
    )
    span = parser.add_mutually_exclusive_group()
    span.add_argument(
        "--year", type=YEAR, metavar=tr(mark("NĂM")), help=tr(mark("một năm; bỏ trống: năm nay"))
    )
    span.add_argument("--term", metavar=tr(mark("NHIỆM_KỲ")), help=tr(mark("một nhiệm kỳ, ví dụ 2022-2027")))
    parser.add_argument(
        "--volume", default="", metavar=tr(mark("QUYỂN")), help=tr(mark("quyển số, in ở bìa"))
    )


def _lines(family: Verbs) -> None:
    post = family.verb("post", tr(mark("ghi một dòng sổ gửi bưu điện")), _post)
    post.add_argument("recipient", metavar=tr(mark("NƠI_NHẬN")))
    post.add_argument("--letter", metavar=tr(mark("MÃ")), help=tr(mark("văn bản đi: mã, hoặc số và ký hiệu")))
    post.add_argument(
        "--number", default="", metavar=tr(mark("SỐ")), help=tr(mark("khi văn bản không có trong sổ"))
    )
    post.add_argument(
        "--envelopes", type=whole(1, 9999), default=1, metavar="N", help=tr(mark("số lượng bì"))
    )
    post.add_argument("--receipt", default="", metavar=tr(mark("SỐ_BIÊN_NHẬN")))
    lend = family.verb("lend", tr(mark("ghi cho mượn một bản lưu")), _lend)
    lend.add_argument("person", metavar=tr(mark("NGƯỜI_MƯỢN")))
    lend.add_argument("letter", metavar=tr(mark("MÃ")))
    lend.add_argument("--incoming", action="store_true", help=tr(mark("là văn bản đến")))
    lend.add_argument("--allowed-by", default="", metavar=tr(mark("NGƯỜI_CHO_PHÉP")))
    back = family.verb("back", tr(mark("ghi đã trả bản lưu")), _back)
    back.add_argument("id", metavar=tr(mark("MÃ")))
    family.verb("lent", tr(mark("bản lưu đang cho mượn")), _lent)
    for verb in (post, lend):
        verb.add_argument("--note", default="", metavar=tr(mark("GHI_CHÚ")))
    for verb in (post, lend, back):
        verb.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("ngày; bỏ trống: hôm nay")))


def _book(word: str) -> str:
    """A register by its English or Vietnamese name."""
    found = _SPOKEN.get(fold(word).strip(), word)
    if found not in BOOKS:
        known = ", ".join(f"{spoken} ({book})" for spoken, book in _SHOWN)
        raise argparse.ArgumentTypeError(
            tr(mark("không có sổ “{word}” (chọn: {known})")).format(word=word, known=known)
        )
    return found


def _print(env: Env, args: argparse.Namespace) -> None:
    from app.export.lists.book import Book, Cover

    if not (args.pdf or args.xlsx):
        raise NoFile
    kind, span, year = _which(env, args, "print")
    desk = env.desk_if_any()
    frozen = None
    if desk is None:
        from app.export.lists import forms
        from app.services.book_rows import FORMS

        own = {"outgoing": forms.OUTGOING, "incoming": forms.INCOMING}
        form = own.get(kind.value) or FORMS.get(kind) or forms.OUTGOING
        period = (forms.TERM, args.term) if args.term else (forms.YEAR, str(year))
        book = Book(form, Cover((), (), period, volume=args.volume))
    else:
        book = desk.books.book(kind, span, unit=args.unit, volume=args.volume)
        frozen = desk.books.pages(kind, span, volume=args.volume) if args.unit is None else None
    files: dict[str, Path] = {}
    if args.pdf:
        from app.base.files import write_atomic
        from app.export.lists.pdf import write_pdf

        files["pdf"] = Path(args.pdf)
        if frozen is not None:
            write_atomic(files["pdf"], frozen)
        else:
            write_pdf(book, files["pdf"])
    if args.xlsx:
        from app.export.lists.xlsx import write_xlsx

        files["xlsx"] = write_xlsx(book, Path(args.xlsx))
    lines = [
        tr(mark("Đã in sổ: {file} ({rows} dòng).")).format(file=file, rows=book.rows)
        for file in files.values()
    ]
    if frozen is not None and args.pdf:
        lines.append(tr(mark("Sổ này đã đóng: tệp PDF là đúng những trang đã đóng.")))
    answer = {
        "file": next(iter(files.values())),
        "files": files,
        "rows": book.rows,
        "closed": frozen is not None,
    }
    env.answer(answer, lines)


def _which(env: Env, args: argparse.Namespace, verb: str) -> tuple[Kind, Span, int | None]:
    from app.services.book_rows import Kind
    from app.services.registers import Span

    if args.year is not None and not 1 <= args.year <= 9999:
        raise UsageWrong(message=f"--year {args.year}", prog=f"vanthu register {verb}")
    desk = env.desk_if_any()
    year = args.year if args.year or args.term else today(desk.clock if desk else SystemClock()).year
    kind = Kind(args.book)
    if getattr(args, "secret", False):
        kind = Kind.SECRET_IN if kind is Kind.INCOMING else Kind.SECRET
    return kind, Span(year=year, term=args.term), year


def _close(env: Env, args: argparse.Namespace) -> None:
    from app.base.files import write_atomic

    env.desk_there()
    kind, span, _ = _which(env, args, "close")
    desk = env.desk()
    row = desk.books.close(kind, span, volume=args.volume, signed_by=args.signed_by).result
    if args.pdf:
        write_atomic(Path(args.pdf), desk.books.pages(kind, span, volume=args.volume) or b"")
    words = mark("Đã đóng {title} {period}: {rows} dòng, mã kiểm {digest}.")
    line = tr(words).format(
        title=row.title.capitalize(), period=row.period, rows=row.rows, digest=row.pdf_sha256[:16]
    )
    env.answer({"book": row, "file": args.pdf}, line)


def _closed(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.books.closed() if desk else ()
    answer = [{**asdict(row), "changed": desk.books.changed_since(row.id) if desk else False} for row in rows]
    lines = [
        f"{day(row.closed_on)}  {row.title} {row.period} {row.volume}  {row.pdf_sha256[:16]}" for row in rows
    ]
    env.answer({"books": answer}, lines or tr(mark("Chưa đóng sổ nào.")))


def _post(env: Env, args: argparse.Namespace) -> None:
    row = (
        env.desk()
        .books.post(
            args.recipient,
            letter=args.letter,
            number=args.number,
            envelopes=args.envelopes,
            on=read_on(args.on),
            receipt=args.receipt,
            note=args.note,
        )
        .result
    )
    env.answer({"line": row}, f"{day(row.sent_on)}  {row.number}  {row.recipient}  {row.envelopes}")


def _lend(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = (
        env.desk()
        .books.lend(
            args.person,
            args.letter,
            incoming=args.incoming,
            allowed_by=args.allowed_by,
            on=read_on(args.on),
            note=args.note,
        )
        .result
    )
    env.answer({"line": row}, f"{row.id[-8:]}  {day(row.lent_on)}  {row.person}  {row.letter}")


def _back(env: Env, args: argparse.Namespace) -> None:
    env.desk_there()
    row = env.desk().books.give_back(args.id, on=read_on(args.on)).result
    env.answer({"line": row}, f"{day(row.back_on)}  {row.person}  {row.letter}")


def _lent(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.books.lent() if desk else ()
    lines = [f"{row.id[-8:]}  {day(row.lent_on)}  {row.person}  {row.letter}" for row in rows]
    env.answer({"lines": rows}, lines or tr(mark("Không có bản lưu nào đang cho mượn.")))
