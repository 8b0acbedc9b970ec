"""``letter`` and ``undo``: the outgoing register from the draft to the number, and letters as files without any database."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.language import mark, tr
from app.cli import letter_files, letter_paper, letter_versions, letter_way, letters_between
from app.cli.frame import Env, Verbs
from app.cli.letter_way import named, tell
from app.cli.letter_words import (
    detail_json,
    detail_lines,
    letter_json,
    letter_lines,
    state_of,
)
from app.cli.output import table
from app.cli.usage import ROWS, YEAR
from app.domain.states import STATE_NAMES

if TYPE_CHECKING:
    from app.domain.rows import LetterRow
    from app.services.drafting import Drafting


def add(verbs: Verbs) -> None:
    family = verbs.family("letter", tr(mark("văn bản đi: soạn, trình, ký, cấp số, hủy số, xuất tệp")))
    letter_files.add(family)
    _add_writing(family)
    letter_versions.add(family)
    letter_way.add(family)
    letters_between.add_dispatch(family)
    letter_paper.add(family)
    _add_looking(family)
    back = verbs.verb("undo", tr(mark("hoàn tác việc gần nhất của mình; không qua số đã cấp")), _undo)
    back.add_argument("--redo", action="store_true", help=tr(mark("làm lại việc vừa hoàn tác")))


def _add_writing(family: Verbs) -> None:
    new = family.verb("new", tr(mark("thêm văn bản: từ tệp JSON, hoặc từ --kind và --subject")), _new)
    new.add_argument("file", nargs="?", metavar=tr(mark("TỆP.json")))
    new.add_argument(
        "--kind", metavar=tr(mark("LOẠI")), help=tr(mark("loại văn bản: CV, BC, KH, TB, QĐ, TTr …"))
    )
    _words(new)
    new.add_argument(
        "--unit", metavar=tr(mark("ĐƠN_VỊ")), help=tr(mark("đơn vị ban hành; bỏ trống: đơn vị của mình"))
    )
    edit = family.verb("edit", tr(mark("thay nội dung của bản thảo bằng tệp JSON")), _edit)
    named(edit)
    edit.add_argument("file", metavar=tr(mark("TỆP.json")))
    for name, help_text, run in (
        ("answer", tr(mark("thảo văn bản trả lời một văn bản đến, có câu viện dẫn")), _answer),
        ("guide", tr(mark("thảo văn bản triển khai một văn bản đến xuống các đơn vị trực thuộc")), _guide),
    ):
        parser = family.verb(name, help_text, run)
        parser.add_argument(
            "incoming", metavar=tr(mark("VĂN_BẢN_ĐẾN")), help=tr(mark("số đến (12, 12/2026) hoặc mã"))
        )
        parser.add_argument(
            "--kind", default="CV", metavar=tr(mark("LOẠI")), help=tr(mark("bỏ trống: công văn (CV)"))
        )
        _words(parser)


def _words(parser: argparse.ArgumentParser) -> None:
    many: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument("--subject", default="", metavar=tr(mark("CHỮ")), help=tr(mark("trích yếu")))
    parser.add_argument(
        "--to", **many, metavar=tr(mark("NƠI_NHẬN")), help=tr(mark("nơi nhận chính; dùng được nhiều lần"))
    )
    parser.add_argument(
        "--text", **many, metavar=tr(mark("ĐOẠN")), help=tr(mark("một đoạn nội dung; dùng được nhiều lần"))
    )


def _add_looking(family: Verbs) -> None:
    listing = family.verb("list", tr(mark("văn bản đi, mới nhất trước")), _list)
    listing.add_argument(
        "--state",
        metavar=tr(mark("TRẠNG_THÁI")),
        help=tr(mark("dự thảo, đã trình ký, trả lại để sửa, đã ký, đã cấp số, đã hủy số")),
    )
    listing.add_argument("--kind", metavar=tr(mark("LOẠI")))
    listing.add_argument("--year", type=YEAR, metavar=tr(mark("NĂM")), help=tr(mark("chỉ năm này")))
    listing.add_argument(
        "--text", default="", metavar=tr(mark("CHỮ")), help=tr(mark("chữ trong trích yếu, không cần dấu"))
    )
    listing.add_argument("--limit", type=ROWS, default=1000, metavar="N", help=tr(mark("nhiều nhất N dòng")))
    show = family.verb("show", tr(mark("một văn bản đi với toàn bộ nội dung")), _show)
    named(show)
    export = family.verb("export", tr(mark("xuất văn bản ra DOCX, PDF, ảnh")), _export)
    named(export)
    letter_files.targets(export)


# --- runs -------------------------------------------------------------------------------------------------------


def _letters(env: Env) -> Drafting:
    return env.desk().drafting


def _new(env: Env, args: argparse.Namespace) -> None:
    if bool(args.file) == bool(args.kind):
        _wrong_use("letter new", tr(mark("cần một tệp JSON, hoặc --kind với --subject, không phải cả hai")))
    if args.file:
        from app.services.rendering import read_letter_file

        letter = read_letter_file(Path(args.file))
        change = _letters(env).new(letter)
    else:
        change = _letters(env).from_words(
            kind=args.kind, subject=args.subject, text=args.text, addressees=args.to, unit=args.unit
        )
    tell(env, change, tr(mark("Đã thêm bản thảo.")))


def _edit(env: Env, args: argparse.Namespace) -> None:
    from app.services.rendering import read_letter_file

    letter = read_letter_file(Path(args.file))
    tell(env, _letters(env).edit(args.id, letter), tr(mark("Đã sửa bản thảo.")))


def _answer(env: Env, args: argparse.Namespace) -> None:
    change = _letters(env).answer(
        args.incoming, subject=args.subject, text=args.text, addressees=args.to, kind=args.kind
    )
    tell(env, change, tr(mark("Đã thảo văn bản trả lời.")))


def _guide(env: Env, args: argparse.Namespace) -> None:
    change = _letters(env).guide(
        args.incoming, subject=args.subject, text=args.text, addressees=args.to, kind=args.kind
    )
    tell(env, change, tr(mark("Đã thảo văn bản triển khai.")))


def _list(env: Env, args: argparse.Namespace) -> None:
    found: Sequence[LetterRow] = ()
    state = state_of(args.state) if args.state else None
    if args.state and state is None:
        names = ", ".join(f"{one.value} ({tr(name)})" for one, name in STATE_NAMES.items())
        message = tr(mark("không có trạng thái “{state}” (chọn trong: {names})"))
        _wrong_use("letter list", message.format(state=args.state, names=names))
    if env.desk_if_any() is not None:
        found = _letters(env).list(
            state=state, kind=args.kind, year=args.year, text=args.text, limit=args.limit
        )
    heads = [
        tr(mark(head))
        for head in ("Mã", "Số, ký hiệu", "Ngày", "Loại", "Trạng thái", "Trích yếu", "Người ký")
    ]
    lines = (
        table(heads, (letter_lines(row) for row in found)) if found else [tr(mark("Chưa có văn bản đi nào."))]
    )
    env.answer({"letters": [letter_json(row) for row in found], "total": len(found)}, lines)


def _show(env: Env, args: argparse.Namespace) -> None:
    found = _letters(env).get(args.id)
    env.answer(detail_json(found), detail_lines(found))


def _export(env: Env, args: argparse.Namespace) -> None:
    from app.services.letters import letter_of

    letter_files.need_target("letter export", args)
    found = _letters(env).get(args.id)
    letter = letter_of(found.parts)
    rendered = letter_files.render_to(letter, args, env.desk().letter_pictures.images(letter))
    env.answer(
        {**letter_json(found.row), **letter_files.rendered_json(rendered)},
        letter_files.rendered_lines(rendered),
    )


def _undo(env: Env, args: argparse.Namespace) -> None:
    from app.services.story import act_name

    undo = env.desk().undo
    change = undo.redo() if args.redo else undo.undo()
    said = tr(mark("Đã làm lại.")) if args.redo else tr(mark("Đã hoàn tác."))
    if not args.redo and (act := act_name(change.result)) is not None:
        said = tr(mark("Đã hoàn tác: {act}. Làm lại bằng undo --redo.")).format(act=act)
    answer = {
        "undone": change.result or None,
        "changed": [{"entity": entity, "id": record} for entity, record in change.ids],
    }
    env.answer(answer, said)


def _wrong_use(prog: str, message: str) -> None:
    from app.cli.usage import UsageWrong

    raise UsageWrong(message=message, prog=f"vanthu {prog}")
