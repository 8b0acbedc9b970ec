"""``template`` and ``block``: the clerk's own templates and text blocks, letters begun from a template, sharing as files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.output import table
from app.cli.usage import UsageWrong

if TYPE_CHECKING:
    from app.services.templates import TemplateRow
    from app.services.text_blocks import BlockRow

STANDARDS = ("youth-union", "decree-30", "party")


def add(verbs: Verbs) -> None:
    _add_templates(verbs.family("template", tr(mark("mẫu văn bản của đơn vị: lưu, soạn từ mẫu, chia sẻ"))))
    _add_blocks(verbs.family("block", tr(mark("đoạn mẫu: chữ dùng lại nhiều lần, gọi bằng tên ngắn"))))


def _add_templates(family: Verbs) -> None:
    name = tr(mark("TÊN_MẪU"))
    listing = family.verb("list", tr(mark("mẫu của đơn vị (letter templates: mẫu có sẵn)")), _list)
    listing.add_argument("--standard", choices=STANDARDS)
    listing.add_argument("--text", default="", metavar=tr(mark("CHỮ")))
    ask = family.verb("fields", tr(mark("những chỗ phải điền, và chỗ nào đã biết trước")), _fields)
    ask.add_argument("name", metavar=name)
    _built_in(ask)
    new = family.verb("new", tr(mark("soạn văn bản từ một mẫu")), _new)
    new.add_argument("name", metavar=name)
    _built_in(new)
    pairs(new, "--set", tr(mark("điền một chỗ, ví dụ “họ và tên=Lê Thị Mơ”; dùng được nhiều lần")))
    save = family.verb("save", tr(mark("lưu một văn bản thành mẫu")), _save)
    save.add_argument("name", metavar=name)
    save.add_argument("letter", metavar=tr(mark("VĂN_BẢN")), help=tr(mark("mã văn bản, hoặc tệp .json")))
    pairs(save, "--field", tr(mark("biến chữ thành chỗ điền: “Lê Thị Mơ=họ và tên”; dùng được nhiều lần")))
    save.add_argument("--note", default="", metavar=tr(mark("GHI_CHÚ")))
    _replace(save)
    rename = family.verb("rename", tr(mark("đổi tên mẫu")), _rename)
    rename.add_argument("name", metavar=name)
    rename.add_argument("new", metavar=tr(mark("TÊN_MỚI")))
    remove = family.verb("remove", tr(mark("xóa mẫu; văn bản đã soạn từ mẫu vẫn còn")), _remove)
    remove.add_argument("name", metavar=name)
    export = family.verb("export", tr(mark("ghi mẫu ra tệp để gửi nơi khác")), _export)
    export.add_argument("name", metavar=name)
    export.add_argument("file", metavar=tr(mark("TỆP.vtmau")))
    take = family.verb("import", tr(mark("lấy mẫu từ tệp")), _import)
    take.add_argument("file", metavar=tr(mark("TỆP.vtmau")))
    take.add_argument("--name", default="", metavar=name, help=tr(mark("đặt tên khác tên trong tệp")))
    _replace(take)


def _add_blocks(family: Verbs) -> None:
    name = tr(mark("TÊN_ĐOẠN"))
    listing = family.verb("list", tr(mark("các đoạn mẫu")), _blocks)
    listing.add_argument("--text", default="", metavar=tr(mark("CHỮ")))
    put = family.verb("put", tr(mark("lưu một đoạn mẫu")), _put)
    put.add_argument("name", metavar=name)
    put.add_argument("text", nargs="+", metavar=tr(mark("ĐOẠN")), help=tr(mark("mỗi đoạn một đối số")))
    _replace(put)
    rename = family.verb("rename", tr(mark("đổi tên đoạn mẫu")), _rename_block)
    rename.add_argument("name", metavar=name)
    rename.add_argument("new", metavar=tr(mark("TÊN_MỚI")))
    remove = family.verb("remove", tr(mark("xóa đoạn mẫu")), _remove_block)
    remove.add_argument("name", metavar=name)
    export = family.verb("export", tr(mark("ghi các đoạn mẫu ra tệp")), _export_blocks)
    export.add_argument("file", metavar=tr(mark("TỆP.json")))
    export.add_argument("names", nargs="*", metavar=name, help=tr(mark("bỏ trống: tất cả")))
    take = family.verb("import", tr(mark("lấy đoạn mẫu từ tệp")), _import_blocks)
    take.add_argument("file", metavar=tr(mark("TỆP.json")))
    _replace(take)


def pairs(parser: argparse.ArgumentParser, option: str, help: str) -> None:
    """An option 'TÊN=GIÁ_TRỊ' that may be given many times."""
    parser.add_argument(
        option, action="append", default=[], dest="pairs", metavar=tr(mark("TÊN=GIÁ_TRỊ")), help=help
    )


def paired(args: argparse.Namespace, prog: str) -> dict[str, str]:
    """The pairs of ``pairs``. Raises UsageWrong for one without '='."""
    found: dict[str, str] = {}
    for one in args.pairs:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            message = tr(mark("“{text}” thiếu dấu = giữa tên và giá trị")).format(text=one)
            raise UsageWrong(message=message, prog=f"vanthu {prog}")
        found[name.strip()] = value.strip()
    return found


def _built_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--standard",
        choices=STANDARDS,
        help=tr(mark("mẫu có sẵn của tiêu chuẩn này; bỏ trống: mẫu của đơn vị")),
    )


def _replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help=tr(mark("ghi đè cái cùng tên")))


# --- templates --------------------------------------------------------------------------------------------------


def _row_json(row: TemplateRow) -> dict[str, Any]:
    return {
        "id": row.id, "name": row.name, "standard": row.standard, "kind": row.kind, "subject": row.subject,
        "fields": list(row.fields), "note": row.note or None,
    }  # fmt: skip


def _list(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows: Sequence[TemplateRow] = desk.templates.list(standard=args.standard, text=args.text) if desk else ()
    heads = [tr(word) for word in (mark("Tên mẫu"), mark("Loại"), mark("Trích yếu"), mark("Chỗ điền"))]
    lines = [(row.name, row.kind, row.subject, ", ".join(row.fields)) for row in rows]
    none = tr(mark("Chưa có mẫu nào của đơn vị. Lưu một văn bản thành mẫu: template save TÊN VĂN_BẢN."))
    env.answer({"templates": [_row_json(row) for row in rows]}, table(heads, lines) if rows else none)


def _fields(env: Env, args: argparse.Namespace) -> None:
    asked = env.desk_there().templates.questions(args.name, standard=args.standard)
    lines = [f"{one.name}: {one.known}" if one.known else one.name for one in asked]
    env.answer(
        {"fields": [{"name": one.name, "known": one.known or None} for one in asked]},
        lines or tr(mark("Mẫu này không có chỗ điền.")),
    )


def _new(env: Env, args: argparse.Namespace) -> None:
    from app.cli.letter_way import tell

    values = paired(args, "template new")
    change = env.desk_there().templates.begin(args.name, values=values, standard=args.standard)
    tell(env, change, tr(mark("Đã soạn từ mẫu.")))


def _save(env: Env, args: argparse.Namespace) -> None:
    from app.services.rendering import read_letter_file

    letter = read_letter_file(Path(args.letter)) if args.letter.endswith(".json") else args.letter
    fields = paired(args, "template save")
    row = (
        env.desk_there()
        .templates.save(args.name, letter, fields=fields, note=args.note, replace=args.replace)
        .result
    )
    told = tr(mark("Đã lưu mẫu “{name}”, {n} chỗ điền.")).format(name=row.name, n=len(row.fields))
    env.answer(_row_json(row), told)


def _rename(env: Env, args: argparse.Namespace) -> None:
    row = env.desk_there().templates.rename(args.name, args.new).result
    env.answer(_row_json(row), tr(mark("Đã đổi tên thành “{name}”.")).format(name=row.name))


def _remove(env: Env, args: argparse.Namespace) -> None:
    name = env.desk_there().templates.remove(args.name).result
    env.answer({"removed": name}, tr(mark("Đã xóa “{name}”. Lấy lại bằng undo.")).format(name=name))


def _export(env: Env, args: argparse.Namespace) -> None:
    path = env.desk_there().templates.export(args.name, Path(args.file))
    env.answer({"file": str(path)}, tr(mark("Đã ghi {file}")).format(file=path))


def _import(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().templates.take_in(Path(args.file), name=args.name, replace=args.replace).result
    env.answer(_row_json(row), tr(mark("Đã lấy mẫu “{name}”.")).format(name=row.name))


# --- text blocks ------------------------------------------------------------------------------------------------


def _block_json(row: BlockRow) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "words": row.words}


def _blocks(env: Env, args: argparse.Namespace) -> None:
    desk = env.desk_if_any()
    rows = desk.text_blocks.list(args.text) if desk else ()
    none = tr(mark("Chưa có đoạn mẫu nào."))
    env.answer(
        {"blocks": [_block_json(row) for row in rows]},
        [f"{row.name}: {row.words}" for row in rows] or none,
    )


def _put(env: Env, args: argparse.Namespace) -> None:
    row = env.desk().text_blocks.put(args.name, "\n".join(args.text), replace=args.replace).result
    env.answer(_block_json(row), tr(mark("Đã lưu đoạn mẫu “{name}”.")).format(name=row.name))


def _rename_block(env: Env, args: argparse.Namespace) -> None:
    row = env.desk_there().text_blocks.rename(args.name, args.new).result
    env.answer(_block_json(row), tr(mark("Đã đổi tên thành “{name}”.")).format(name=row.name))


def _remove_block(env: Env, args: argparse.Namespace) -> None:
    name = env.desk_there().text_blocks.remove(args.name).result
    env.answer({"removed": name}, tr(mark("Đã xóa “{name}”. Lấy lại bằng undo.")).format(name=name))


def _export_blocks(env: Env, args: argparse.Namespace) -> None:
    count = env.desk_there().text_blocks.export(Path(args.file), args.names)
    env.answer({"file": args.file, "blocks": count}, tr(mark("Đã ghi {file}")).format(file=args.file))


def _import_blocks(env: Env, args: argparse.Namespace) -> None:
    rows = env.desk().text_blocks.take_in(Path(args.file), replace=args.replace).result
    told = tr(mark("Đã lấy {n} đoạn mẫu.")).format(n=len(rows))
    env.answer({"blocks": [_block_json(row) for row in rows]}, told)
