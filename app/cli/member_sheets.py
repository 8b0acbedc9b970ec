"""``members import``, ``export``, ``compare``: sheets of members in and out."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.field_words import next_step
from app.cli.frame import Env, Verbs
from app.cli.output import table

if TYPE_CHECKING:
    from app.intake.sheets import Fault, SheetLook
    from app.services.member_compare import Comparison
    from app.services.member_import_plan import Decision, Options, Plan
    from app.services.member_imports import MemberImports

_SHOWN = 30
_REFUSING = mark("{count} người không đồng ý đưa dữ liệu lên hệ thống quốc gia: không có trong tệp.")


def extend(family: Verbs) -> None:
    """Hang the verbs under ``members``."""
    one = family.verb(
        "import", tr(mark("nhập đoàn viên từ bảng tính: mẫu quốc gia hoặc bảng bất kỳ")), _import
    )
    one.add_argument("file", metavar=tr(mark("TỆP")))
    one.add_argument(
        "--map", metavar="MAP.json", help=tr(mark("ghép cột, JSON “tên cột”: “mục”; bỏ trống: tự đoán"))
    )
    one.add_argument(
        "--sheet", metavar=tr(mark("TRANG")), help=tr(mark("trang của tệp; bỏ trống: trang có danh sách"))
    )
    one.add_argument("--dry-run", action="store_true", help=tr(mark("chỉ xem sẽ thêm, sửa gì; không ghi")))
    one.add_argument("--columns", action="store_true", help=tr(mark("chỉ xem các cột và mục đoán được")))
    one.add_argument(
        "--unit",
        metavar=tr(mark("ĐƠN_VỊ")),
        help=tr(mark("đơn vị cho dòng không ghi đơn vị đã có; bỏ trống: lập đơn vị mới theo tệp")),
    )
    one.add_argument(
        "--doubtful",
        choices=("same", "new"),
        help=tr(mark("dòng nghi trùng: same là cùng người, new là người mới; bỏ trống: để riêng")),
    )
    one.add_argument("--drop-bad", action="store_true", help=tr(mark("nhận dòng có ô sai, bỏ trống ô ấy")))
    one.add_argument("--wipe", action="store_true", help=tr(mark("ô trống trong tệp xoá giá trị đang có")))
    past = family.verb("imports", tr(mark("các tệp đã nhập; hoàn tác một lần nhập")), _past)
    past.add_argument(
        "--undo", metavar=tr(mark("LẦN_NHẬP")), help=tr(mark("hoàn tác cả lần nhập này trong một bước"))
    )
    out = family.verb("export", tr(mark("xuất danh sách đoàn viên theo mẫu của hệ thống quốc gia")), _export)
    out.add_argument("file", metavar=tr(mark("TỆP.xlsx")))
    out.add_argument(
        "--layout",
        choices=("yum",),
        default="yum",
        help=tr(mark("mẫu: yum là mẫu 33 cột của hệ thống quốc gia")),
    )
    out.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị này và các đơn vị trực thuộc"))
    )
    out.add_argument("--filter", metavar=tr(mark("TÊN")), help=tr(mark("bộ lọc đã lưu")))
    out.add_argument(
        "--unlisted", choices=("empty", "keep", "refuse"), default="empty",
        help=tr(mark("giá trị không có trong danh mục: empty để trống, keep giữ chữ, refuse không xuất")),
    )  # fmt: skip
    out.add_argument(
        "--purpose", default="", metavar=tr(mark("CHỮ")),
        help=tr(mark("mục đích, giữ trong nhật ký truy cập; bỏ trống: đưa lên hệ thống quốc gia")),
    )  # fmt: skip
    compare = family.verb("compare", tr(mark("so hồ sơ ở đây với bảng xuất từ hệ thống quốc gia")), _compare)
    compare.add_argument("file", metavar=tr(mark("TỆP")))
    compare.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("chỉ so đơn vị này và các đơn vị trực thuộc"))
    )


# --- in ---------------------------------------------------------------------------------------------------------


def _import(env: Env, args: argparse.Namespace) -> None:
    with _imports(env, dry=args.dry_run or args.columns) as imports:
        if args.columns:
            _show_columns(env, imports, args)
            return
        with env.progress() as progress:
            plan = imports.plan(Path(args.file), _options(imports, args), progress=progress)
            if args.dry_run:
                _answer(env, plan, None, ())
                return
            change = imports.carry_out(plan, _decisions(plan, args.doubtful), progress=progress)
        _answer(env, plan, change.result, _decisions(plan, args.doubtful), act=change.act_id)


@contextmanager
def _imports(env: Env, *, dry: bool) -> Iterator[MemberImports]:
    """The service; a look at a file where nothing was ever stored makes no data folder."""
    desk = env.desk_if_any() if dry else env.desk()
    if desk is not None:
        yield desk.member_imports
        return
    import tempfile

    from app.bootstrap import open_desk

    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key"
        passing = open_desk(Path(folder) / "data", key_file=key, ask=None)
        try:
            yield passing.member_imports
        finally:
            passing.close()


def _options(imports: MemberImports, args: argparse.Namespace) -> Options:
    from app.services.member_import_plan import Options
    from app.services.sheet_maps import columns_by, read_map

    options = Options(sheet=args.sheet, unit=args.unit, wipe=args.wipe, drop_bad=args.drop_bad)
    if args.map is None:
        return options
    given = read_map(Path(args.map))
    look = imports.look(Path(args.file), sheet=args.sheet)
    sheet = look.sheets[look.chosen or 0]
    return dataclasses.replace(options, sheet=sheet.name, columns=columns_by(given, sheet, Path(args.map)))


def _decisions(plan: Plan, said: str | None) -> Mapping[int, Decision]:
    from app.services.member_import_plan import Decision

    return dict.fromkeys(plan.doubts, Decision(said)) if said else {}


def _show_columns(env: Env, imports: MemberImports, args: argparse.Namespace) -> None:
    from app.intake.sheets.people import letters
    from app.services.sheet_maps import field_words

    look = imports.look(Path(args.file), sheet=args.sheet)
    lines: list[str] = []
    for at, sheet in enumerate(look.sheets):
        star = " *" if at == look.chosen else ""
        lines += [f"{sheet.name}{star}: {sheet.rows}", *table(
            [tr(mark("cột")), tr(mark("tên cột")), tr(mark("mục")), tr(mark("ví dụ"))],
            [
                (letters(n), head, field_words(sheet.columns[n]) if n in sheet.columns else "", ", ".join(sheet.samples[n][:2]))
                for n, head in enumerate(sheet.heads)
            ],
        )]  # fmt: skip
    env.answer(
        {"sheets": [_sheet(one) for one in look.sheets], "chosen": look.chosen, "warnings": look.warnings},
        [*lines, *look.warnings],
    )


def _sheet(look: SheetLook) -> dict[str, Any]:
    from app.intake.sheets.people import letters

    return {
        "name": look.name, "hidden": look.hidden, "rows": look.rows, "national": look.national,
        "columns": [
            {"column": letters(at), "head": head, "field": look.columns.get(at), "samples": look.samples[at]}
            for at, head in enumerate(look.heads)
        ],
    }  # fmt: skip


def _answer(env: Env, plan: Plan, done: Any, decided: Any, *, act: str | None = None) -> None:
    counts = {str(one): many for one, many in plan.counts.items()}
    aside = [doubt for row, doubt in plan.doubts.items() if row not in decided]
    answer = {
        "rows": plan.total,
        "added": done.added if done else counts.get("added", 0),
        "changed": done.changed if done else counts.get("changed", 0),
        "unchanged": done.unchanged if done else counts.get("unchanged", 0),
        "doubtful": aside,
        "refused": [_fault(plan, one) for one in plan.refused],
        "seconds": round(done.seconds if done else plan.seconds, 3),
        "fields": dict(plan.by_field),
        "notes": [_fault(plan, one) | {"kind": one.kind} for one in plan.notes],
        "skipped": [{"row": row, "text": text, "why": why} for row, text, why in plan.rows.skipped],
        "units": list(done.units if done else plan.new_units),
        "warnings": plan.rows.warnings,
        "sheet": plan.rows.sheet,
        "dry_run": done is None,
        "act": act,
    }
    env.answer(answer, list(_lines(plan, answer, aside)))


def _fault(plan: Plan, fault: Fault) -> dict[str, Any]:
    from app.intake.sheets.words import reason, remedy

    return {
        "sheet": plan.rows.sheet, "row": fault.row, "column": fault.column, "value": fault.value,
        "reason": reason(fault), "remedy": remedy(fault),
    }  # fmt: skip


def _lines(plan: Plan, answer: Mapping[str, Any], aside: list[Any]) -> Iterator[str]:
    from app.services.member_fields import label

    head = tr(mark("Sẽ nhập (chưa ghi gì):")) if answer["dry_run"] else tr(mark("Đã nhập:"))
    yield f"{head} " + tr(mark("{rows} dòng; thêm {added}, sửa {changed}, không đổi {unchanged}, nghi trùng {doubtful}, không nhận {refused}.")).format(
        rows=answer["rows"], added=answer["added"], changed=answer["changed"], unchanged=answer["unchanged"],
        doubtful=len(aside), refused=len({one["row"] for one in answer["refused"]}),
    )  # fmt: skip
    if answer["fields"]:
        told = ", ".join(f"{label(name)} {many}" for name, many in answer["fields"].items())
        yield tr(mark("Mục thay đổi: {fields}.")).format(fields=told)
    if answer["units"]:
        yield tr(mark("Đơn vị lập mới: {units}.")).format(units=", ".join(answer["units"][:20]))
    yield from answer["warnings"]
    for doubt in aside[:_SHOWN]:
        yield tr(mark("Dòng {row}: {name}, {why}.")).format(row=doubt.row, name=doubt.name, why=doubt.why)
    if aside:
        yield next_step("members import … --doubtful same|new")
    for one in [*answer["refused"], *answer["notes"]][:_SHOWN]:
        yield tr(mark("Trang {sheet}, dòng {row}, cột {column}: “{value}” {reason}. {remedy}")).format(**one)
    left = len(answer["refused"]) + len(answer["notes"]) - _SHOWN
    if left > 0:
        yield tr(mark("… và {count} ô khác (xem đủ với --json).")).format(count=left)


def _past(env: Env, args: argparse.Namespace) -> None:
    from app.base.clock import VIETNAM

    desk = env.desk() if args.undo else env.desk_there()
    if args.undo:
        desk.undo.undo(args.undo)
    rows = desk.member_imports.batches()
    heads = [
        mark("lúc"),
        mark("tệp"),
        mark("người nhập"),
        mark("thêm"),
        mark("sửa"),
        mark("để riêng"),
        mark("lần nhập"),
    ]
    lines = table(
        [tr(head) for head in heads],
        [
            (
                f"{one.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}", one.file, one.by, str(one.added), str(one.changed), str(one.set_aside),
                tr(mark("đã hoàn tác")) if one.taken_back else one.act_id,
            )
            for one in rows
        ],
    )  # fmt: skip
    env.answer(
        {"imports": [dataclasses.asdict(one) | {"undoable": one.undoable} for one in rows]},
        lines if rows else tr(mark("Chưa nhập tệp nào.")),
    )


# --- out ---------------------------------------------------------------------------------------------------------


def _export(env: Env, args: argparse.Namespace) -> None:
    from app.services.member_exports import Unlisted
    from app.services.member_fields import label
    from app.services.roster import NONE

    desk = env.desk_there()
    with env.progress() as progress:
        done = desk.member_exports.write(
            Path(args.file),
            unit=args.unit,
            filters=desk.member_filters.get(args.filter) if args.filter else NONE,
            unlisted=Unlisted(args.unlisted),
            purpose=args.purpose,
            progress=progress,
        )
    lines = [tr(mark("Đã ghi {rows} đoàn viên: {file}")).format(rows=done.rows, file=done.file)]
    if done.refusing:
        lines.append(tr(_REFUSING).format(count=done.refusing))
    if done.told_count:
        lines.append(
            tr(mark("{count} ô không ghi được theo danh mục quốc gia:")).format(count=done.told_count)
        )
        lines += [f"  {one.name}: {label(one.field)} “{one.value}”" for one in done.told[:_SHOWN]]
    env.answer(
        {
            "file": done.file, "rows": done.rows, "seconds": round(done.seconds, 3),
            "unlisted": [dataclasses.asdict(one) for one in done.told], "unlisted_count": done.told_count,
            "refusing": done.refusing,
        },
        lines,
    )  # fmt: skip


def _compare(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_there()
    with env.progress() as progress:
        found = desk.member_compare.compare(Path(args.file), unit=args.unit, progress=progress)
    env.answer(found.as_json, list(_compared(found)))


def _compared(found: Comparison) -> Iterator[str]:
    from app.domain.privacy import covered
    from app.services.member_fields import label

    yield tr(mark("Giống nhau {same}; khác {differing}; chưa có ở đây {here}; chưa có trên hệ thống {there}; không còn trên hệ thống {gone}; ở đây đã rời {left}.")).format(
        same=found.same, differing=len(found.differing), here=len(found.not_here), there=len(found.not_there),
        gone=len(found.gone_there), left=len(found.left_here),
    )  # fmt: skip
    for one in found.differing[:_SHOWN]:
        told = "; ".join(
            f"{label(name)}: {covered(name, old) or '∅'} → {covered(name, new) or '∅'}"
            for name, old, new in one.changes
        )
        yield f"  {one.name} ({one.birth}): {told}"
    for words, people in (
        (mark("Chưa có ở đây:"), [(one.name, one.birth, one.unit) for one in found.not_here]),
        (mark("Chưa có trên hệ thống:"), [(one.name, one.birth, one.unit) for one in found.not_there]),
        (mark("Không còn trên hệ thống:"), [(one.name, one.birth, one.unit) for one in found.gone_there]),
        (mark("Ở đây đã rời:"), [(one.name, one.birth, one.unit) for one in found.left_here]),
    ):
        if people:
            yield tr(words)
            yield from (f"  {', '.join(part for part in one if part)}" for one in people[:_SHOWN])
