"""``members`` verbs on what stands behind a record: moves, status, rows of the years, the picture, checks, places."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.language import mark, tr
from app.cli.field_words import aligned, fields_of
from app.cli.frame import Env, Verbs
from app.cli.letter_way import read_date
from app.cli.output import day, table
from app.cli.usage import UsageWrong

if TYPE_CHECKING:
    from app.domain.member_checks import Finding
    from app.services.member_spells import Spell
    from app.services.members import MemberPage


def extend(family: Verbs) -> None:
    """Add the verbs to ``members``."""
    move = family.verb(
        "move", tr(mark("chuyển đoàn viên sang đơn vị khác trong cây, giữ thời gian ở đơn vị cũ")), _move
    )
    move.add_argument("ids", nargs="+", metavar=tr(mark("MÃ")))
    move.add_argument("--to", required=True, metavar=tr(mark("ĐƠN_VỊ")))
    move.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("bỏ trống: hôm nay")))
    move.add_argument("--note", default="", metavar=tr(mark("CHỮ")))
    status = family.verb("status", tr(mark("ghi trạng thái của đoàn viên từ một ngày")), _status)
    status.add_argument("id", metavar=tr(mark("MÃ")))
    status.add_argument("status", metavar=tr(mark("TRẠNG_THÁI")), help=_statuses())
    status.add_argument("--on", metavar=tr(mark("NGÀY")), help=tr(mark("bỏ trống: hôm nay")))
    rows = family.family("row", tr(mark("chức vụ, khen thưởng, kỷ luật, xếp loại, rèn luyện từng năm")))
    for word, help, run in (
        ("add", mark("thêm một dòng"), _row_add),
        ("edit", mark("sửa một dòng"), _row_edit),
        ("remove", mark("bỏ một dòng"), _row_remove),
    ):
        one = rows.verb(word, tr(help), run)
        one.add_argument("id", metavar=tr(mark("MÃ")))
        one.add_argument(
            "table", metavar=tr(mark("BẢNG")), help="grades, training, positions, awards, discipline"
        )
        if word != "add":
            one.add_argument("row", metavar=tr(mark("DÒNG")))
        if word != "remove":
            one.add_argument(
                "--set", action="append", default=[], dest="settings", metavar=tr(mark("MỤC=GIÁ_TRỊ")),
                help=tr(mark('ghi một mục, ví dụ "năm=2025"; dùng được nhiều lần')),
            )  # fmt: skip
    photo = family.verb("photo", tr(mark("ảnh 3x4 của đoàn viên: ghi, lấy ra, bỏ")), _photo)
    photo.add_argument("id", metavar=tr(mark("MÃ")))
    photo.add_argument(
        "file", nargs="?", type=Path, metavar=tr(mark("TỆP")), help=tr(mark("tệp ảnh để ghi vào hồ sơ"))
    )
    photo.add_argument(
        "--save", type=Path, metavar=tr(mark("TỆP")), help=tr(mark("ghi ảnh trong hồ sơ ra tệp"))
    )
    photo.add_argument(
        "--reveal",
        default="",
        metavar=tr(mark("MỤC_ĐÍCH")),
        help=tr(mark("mục đích lấy ảnh ra, giữ trong nhật ký truy cập")),
    )
    photo.add_argument("--remove", action="store_true", help=tr(mark("bỏ ảnh khỏi hồ sơ")))
    check = family.verb(
        "check", tr(mark("hồ sơ có điểm nên xem lại: ngày, tuổi, căn cước, điện thoại, trùng")), _check
    )
    check.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị này và các đơn vị trực thuộc"))
    )
    place = family.verb("place", tr(mark("một địa chỉ cũ nay thuộc xã, phường, tỉnh nào")), _place)
    place.add_argument("text", nargs="+", metavar=tr(mark("ĐỊA_CHỈ")))


def _statuses() -> str:
    from app.domain.members import STATUS_NAMES

    return ", ".join(f"{status} ({tr(name)})" for status, name in STATUS_NAMES.items())


# --- runs -----------------------------------------------------------------------------------------------------


def _move(env: Env, args: argparse.Namespace) -> None:
    members = env.desk_there().members
    ids = [members.show(one)["id"] for one in args.ids]
    rows = members.move(ids, to=args.to, on=read_date(args.on), note=args.note).result
    said = [
        tr(mark("{name} chuyển đến {unit}.")).format(name=row.full_name, unit=row.unit_name) for row in rows
    ]
    env.answer({"members": rows, "total": len(rows)}, said)


def _status(env: Env, args: argparse.Namespace) -> None:
    from app.domain.members import STATUS_NAMES, named

    row = env.desk_there().members.set_status(args.id, args.status, on=read_date(args.on)).result
    said = tr(mark("{name}: {status}.")).format(name=row.full_name, status=named(STATUS_NAMES, row.status))
    env.answer({"member": row}, said)


def _fields(args: argparse.Namespace) -> dict[str, str]:
    from app.services.member_years import YearsFieldUnknown, table_of

    named = table_of(args.table)
    return fields_of(args.settings, {one.name: one.label for one in named.fields}, YearsFieldUnknown)


def _row_add(env: Env, args: argparse.Namespace) -> None:
    fields = _fields(args)
    desk = env.desk_there()
    member = desk.members.show(args.id)["id"]
    row = desk.member_years.put(member, args.table, fields).result
    env.answer(
        row, [tr(mark("Đã ghi: {row}")).format(row=row.id[-8:]), *aligned(_words(row.kind, row.words))]
    )


def _row_edit(env: Env, args: argparse.Namespace) -> None:
    fields = _fields(args)
    if not fields:
        raise UsageWrong(message=tr(mark("chưa nói sửa mục nào")), prog="vanthu members row edit")
    desk = env.desk_there()
    member, row_id = _row_id(env, args)
    row = desk.member_years.put(member, args.table, fields, row_id=row_id).result
    env.answer(
        row, [tr(mark("Đã sửa dòng {row}.")).format(row=row.id[-8:]), *aligned(_words(row.kind, row.words))]
    )


def _row_remove(env: Env, args: argparse.Namespace) -> None:
    member, row_id = _row_id(env, args)
    env.desk_there().member_years.remove(member, args.table, row_id)
    env.answer({"removed": row_id}, tr(mark("Đã bỏ dòng {row}.")).format(row=row_id[-8:]))


def _row_id(env: Env, args: argparse.Namespace) -> tuple[str, str]:
    """The member's id and the row's, from the last characters that lists print."""
    desk = env.desk_there()
    member = desk.members.show(args.id)["id"]
    rows = desk.member_years.of(member).get(args.table, ())
    return member, next((row.id for row in rows if row.id.endswith(args.row)), args.row)


def _photo(env: Env, args: argparse.Namespace) -> None:
    from app.base.files import write_atomic
    from app.domain.privacy import PHOTO

    desk = env.desk_there()
    member = desk.members.show(args.id)["id"]
    if args.remove:
        desk.member_photos.remove(member)
        env.answer({"photo": None}, tr(mark("Đã bỏ ảnh.")))
        return
    if args.file is not None:
        kept = desk.member_photos.set(member, args.file).result
        env.answer({"photo": kept}, tr(mark("Đã ghi ảnh vào hồ sơ.")))
        return
    data = desk.member_photos.data(member)
    if data is not None and args.save is not None:
        desk.looking.reveal(member, (PHOTO,), purpose=args.reveal)
        write_atomic(args.save, data)
    saved = str(args.save) if data is not None and args.save else None
    words = tr(mark("Hồ sơ có ảnh.")) if data is not None else tr(mark("Hồ sơ chưa có ảnh."))
    env.answer({"photo": data is not None, "file": saved}, words)


def _check(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    with env.progress() as progress:
        rows = desk.member_findings.all(unit=args.unit, progress=progress) if desk else ()
    lines: list[str] = []
    for row in rows:
        lines += [f"{row.full_name} ({row.unit_name}) {row.id[-8:]}", *finding_lines(row.findings)]
    answer = [
        {
            "id": row.id,
            "full_name": row.full_name,
            "unit": row.unit_name,
            "findings": findings_json(row.findings),
        }
        for row in rows
    ]
    env.answer(
        {"members": answer, "total": len(rows)}, lines or tr(mark("Không thấy điểm nào phải xem lại."))
    )


def _place(env: Env, args: argparse.Namespace) -> None:
    from app.services.places import book, full_name, recognise

    text = " ".join(args.text)
    found = recognise(text)
    choices = [full_name(one) for one in found.choices] if found else []
    answer = {
        "id": found.id if found else None,
        "name": full_name(found.id) if found else None,
        "code": book().places[found.id].code if found else None,
        "certain": bool(found and found.certain),
        "old": found.old.full if found and found.old else None,
        "choices": choices,
    }
    if found is None:
        words = [tr(mark("Không nhận ra tỉnh, thành phố trong “{text}”.")).format(text=text)]
    else:
        words = [full_name(found.id)]
        words += [tr(mark("Trước 01/7/2025: {old}")).format(old=found.old.full)] if found.old else []
        words += [tr(mark("Có thể là: {choices}")).format(choices="; ".join(choices))] if choices else []
    env.answer(answer, words)


# --- words ------------------------------------------------------------------------------------------------------


def findings_json(findings: tuple[Finding, ...]) -> list[dict[str, object]]:
    return [
        {
            "field": one.field, "what": one.sentence, "remedy": one.advice, "source": one.source, "fix": one.fix or None,
            "severity": "warning" if one.late else "info",
        }
        for one in findings
    ]  # fmt: skip


def finding_lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    from app.services.member_fields import label

    for one in findings:
        source = f" [{one.source}]" if one.source else ""
        yield f"  {label(one.field)}: {one.sentence} {one.advice}{source}"


def page_lines(page: MemberPage) -> Iterator[str]:
    """Rows of the years, times in units and what looks wrong, as ``members show`` prints them."""
    from app.services.member_years import TABLES

    for kind, rows in page.years.items():
        if rows:
            yield tr(TABLES[kind].title)
            for row in rows:
                words = "; ".join(f"{name}: {value}" for name, value in _words(kind, row.words) if value)
                yield f"  {row.id[-8:]}  {words}"
    if len(page.spells) > 1:
        yield tr(mark("Thời gian ở các đơn vị"))
        yield from table(
            [tr(mark("Đơn vị")), tr(mark("Từ")), tr(mark("Đến")), ""], (_spell(one) for one in page.spells)
        )
    if page.findings:
        yield tr(mark("Nên xem lại"))
        yield from finding_lines(page.findings)


def _spell(one: Spell) -> tuple[str, str, str, str]:
    from app.domain.members import LEAVING_NAMES, named

    return (
        one.unit_name,
        day(one.starts_on),
        day(one.ends_on),
        named(LEAVING_NAMES, one.how) if one.how else "",
    )


def _words(kind: str, words: object) -> list[tuple[str, str]]:
    from app.services.member_years import TABLES

    assert isinstance(words, dict)
    found = [(tr(field.label), str(words.get(field.name, ""))) for field in TABLES[kind].fields]
    return [*found, *([(tr(mark("Tổng điểm")), str(words["total"]))] if words.get("total") else [])]
