"""``series``: books of numbers, paper registers already begun, gaps."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import whole
from app.domain.numbering import written

if TYPE_CHECKING:
    from app.domain.rows import GapRow, SeriesRow


def add(verbs: Verbs) -> None:
    family = verbs.family("series", tr(mark("sổ số: mở, khóa, số còn thiếu")))
    unit = tr(mark("ĐƠN_VỊ"))
    listing = family.verb("list", tr(mark("các sổ số và số kế tiếp")), _list)
    listing.add_argument("--unit", metavar=unit)
    start = family.verb("open", tr(mark("mở sổ số, nối tiếp sổ giấy đang dùng")), _open)
    start.add_argument(
        "book", metavar=tr(mark("SỔ")), help=tr(mark("ký hiệu loại (CV, QĐ …), hoặc in: văn bản đến"))
    )
    start.add_argument(
        "--first",
        type=whole(-9_999_999, 9_999_999),
        default=1,
        metavar="N",
        help=tr(mark("số đầu do chương trình cấp")),
    )
    start.add_argument(
        "--on", metavar=tr(mark("NGÀY")), help=tr(mark("một ngày trong kỳ của sổ; bỏ trống: hôm nay"))
    )
    start.add_argument("--unit", metavar=unit)
    start.add_argument("--note", default="", metavar=tr(mark("CHỮ")))
    close = family.verb("close", tr(mark("khóa sổ: không cấp số thêm")), _close)
    close.add_argument(
        "id", metavar=tr(mark("MÃ_SỔ")), help=tr(mark("mã hoặc vài ký tự cuối của mã (series list)"))
    )
    close.add_argument("--note", default="", metavar=tr(mark("CHỮ")))
    rules = family.verb("set", tr(mark("cho hay không cho chèn số có chữ (12a) trong sổ")), _set)
    rules.add_argument(
        "id", metavar=tr(mark("MÃ_SỔ")), help=tr(mark("mã hoặc vài ký tự cuối của mã (series list)"))
    )
    rules.add_argument("--inserts", choices=("yes", "no"), required=True)
    gaps = family.verb("gaps", tr(mark("từng sổ: số đã cấp, số hủy, số thiếu")), _gaps)
    gaps.add_argument("book", nargs="?", metavar=tr(mark("SỔ")))
    gaps.add_argument("--unit", metavar=unit)


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.series.list(args.unit) if desk is not None else ()
    heads = [
        tr(mark(head)) for head in ("Sổ", "Kỳ", "Từ", "Đến", "Số cuối", "Số kế tiếp", "Tình trạng", "Mã")
    ]
    lines = table(heads, (_cells(row) for row in rows)) if rows else [tr(mark("Chưa mở sổ số nào."))]
    env.answer({"series": list(rows), "total": len(rows)}, lines)


def _cells(row: SeriesRow) -> tuple[object, ...]:
    state = tr(mark("đã khóa")) if row.closed else tr(mark("đang mở"))
    return _book(row.book), row.period, row.starts_on, row.ends_on, row.last, row.next, state, row.id[-8:]


def _open(env: Env, args: argparse.Namespace) -> None:
    row = (
        env.desk()
        .series.open(args.book, first=args.first, unit=args.unit, on=read_date(args.on), note=args.note)
        .result
    )
    said = tr(mark("Sổ {book}, {period}: số kế tiếp là {next}."))
    env.answer(row, said.format(book=_book(row.book), period=row.period, next=row.next))


def _close(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().series.close(args.id, note=args.note).result
    env.answer(row, tr(mark("Đã khóa sổ {book}, {period}.")).format(book=_book(row.book), period=row.period))


def _set(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().series.set_inserts(args.id, args.inserts == "yes").result
    said = (
        tr(mark("Sổ {book}, {period}: cho chèn số."))
        if row.inserts
        else tr(mark("Sổ {book}, {period}: không chèn số."))
    )
    env.answer(row, said.format(book=_book(row.book), period=row.period))


def _gaps(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.series.gaps(args.unit, book=args.book) if desk is not None else ()
    answer = {"series": [_gap_json(row) for row in rows], "whole": all(row.report.whole for row in rows)}
    lines = [line for row in rows for line in _gap_lines(row)]
    env.answer(answer, lines or [tr(mark("Chưa cấp số nào."))])


def _gap_json(row: GapRow) -> dict[str, Any]:
    series, report = row.series, row.report
    return {
        "series_id": series.id,
        "unit": series.unit_name,
        "book": series.book,
        "period": series.period,
        "closed": series.closed,
        "first": report.first,
        "last": series.last,
        "given": report.given,
        "void": [_void_json(row, one.no, one.reason, one.on.isoformat()) for one in report.void],
        "disputed": [_void_json(row, one.no, one.reason, one.on.isoformat()) for one in report.disputed],
        "missing": list(report.missing),
        "held": [
            {
                "number": one.no,
                "printed": one.printed,
                "reason": one.reason,
                "since": one.since,
                "until": one.until,
            }
            for one in report.held
        ],
        "inserted": [
            {"number": written(one.no, one.suffix), "date": one.on, "state": one.state}
            for one in report.inserted
        ],
    }


def _void_json(row: GapRow, no: int, reason: str, on: str) -> dict[str, Any]:
    return {"number": no, "printed": row.printed.get(no), "reason": reason, "date": on}


def _gap_lines(row: GapRow) -> list[str]:
    from app.domain.numbering import spans

    report, series = row.report, row.series
    head = tr(mark("{book}, {period}: từ {first} đến {last}, đã cấp {given}")).format(
        book=_book(series.book),
        period=series.period,
        first=report.first,
        last=report.last,
        given=report.given,
    )
    lines = [head]
    lines += [
        tr(mark("  {printed} ({day}) đã hủy: {reason}")).format(
            printed=row.printed.get(one.no, one.no), day=day(one.on), reason=one.reason
        )
        for one in report.void
    ]
    lines += [
        tr(mark("  {printed} đang giữ đến {until}: {reason}")).format(
            printed=one.printed, until=day(one.until), reason=one.reason
        )
        for one in report.held
    ]
    if report.inserted:
        named = ", ".join(written(one.no, one.suffix) for one in report.inserted)
        lines.append(tr(mark("  số chèn: {numbers}")).format(numbers=named))
    if report.missing:
        lines.append(
            tr(mark("  thiếu, chưa rõ lý do: {numbers}")).format(numbers=", ".join(spans(report.missing)))
        )
    return lines


def _book(book: str) -> str:
    from app.services.numbering import book_name

    return book_name(book)
