"""``intake read`` and ``intake open``: text and guesses of a file, the files in an archive or e-mail. Nothing is stored, no
data folder touched."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.files import make_folder, read_bytes, write_atomic
from app.base.language import mark, tr
from app.cli.field_words import kind_name, label, shown
from app.cli.frame import Env, Verbs
from app.cli.output import table

if TYPE_CHECKING:
    from app.intake import Opened, SourceText


def add(verbs: Verbs) -> None:
    family = verbs.family("intake", tr(mark("đọc tệp đến: chữ và các mục đoán được, không lưu gì")))
    read = family.verb(
        "read", tr(mark("đọc một tệp bất kỳ: PDF, ảnh, Word, RTF, HTML, ZIP, thư điện tử...")), _read
    )
    opened = family.verb(
        "open", tr(mark("mở gói ZIP hoặc thư điện tử: có những tệp nào, tệp nào là văn bản")), _open
    )
    for verb in (read, opened):
        verb.add_argument("file", metavar=tr(mark("TỆP")))
        verb.add_argument(
            "--password-file", metavar=tr(mark("TỆP")), help=tr(mark("tệp chứa mật khẩu mở văn bản bị khóa"))
        )
    read.add_argument(
        "--searchable",
        metavar=tr(mark("TỆP_PDF")),
        help=tr(mark("ghi thêm bản PDF tìm được chữ của bản quét hay ảnh")),
    )
    opened.add_argument("--out", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("chép các tệp bên trong ra đây")))


def _read(env: Env, args: argparse.Namespace) -> None:
    from app.intake import as_json, guess, read

    path, password = Path(args.file), _password(args.password_file)
    with env.progress() as progress:
        source = read(path, progress=progress, password=password)
    found = as_json(source, guess(source), str(path))
    if args.searchable:
        found["searchable"] = _searchable(path, source, password, Path(args.searchable))
    env.answer(found, _lines(found))


def _searchable(path: Path, source: SourceText, password: str | None, out: Path) -> str | None:
    """The PDF with the words that were read over its pages, written; None for a file that has no picture of a page."""
    from app.intake.door import file_bytes, searchable

    made = searchable(source, file_bytes(path), path.name, password=password)
    if made is None:
        return None
    write_atomic(out, made)
    return str(out)


def _password(file: str | None) -> str | None:
    """The first line of the file; a password on the command line itself would stay in its history."""
    lines = read_bytes(Path(file)).decode("utf-8", "replace").splitlines() if file else []
    return lines[0] if lines else None


def _open(env: Env, args: argparse.Namespace) -> None:
    from app.intake import open_file

    path = Path(args.file)
    with env.progress() as progress:
        opened = open_file(path, progress=progress, password=_password(args.password_file))
    files = _copied(opened, Path(args.out)) if args.out else [None] * len(opened.parts)
    parts = [
        {
            "name": part.name,
            "place": part.place,
            "type": part.type.value,
            "size": len(part.data),
            "letter": part.letter,
            "main": index == opened.main,
            "refused": part.refused,
            "warnings": list(part.text.warnings) if part.text is not None else [],
            "file": file,
        }
        for index, (part, file) in enumerate(zip(opened.parts, files, strict=True))
    ]
    found = {
        "file": str(path),
        "type": opened.type.value,
        "cover": opened.cover.text if opened.cover is not None else None,
        "parts": parts,
        "warnings": list(opened.warnings),
    }
    env.answer(found, _part_lines(found))


def _copied(opened: Opened, folder: Path) -> list[str | None]:
    """The files as they lay inside, under names that are safe; equal names get a number."""
    make_folder(folder)
    files: list[str | None] = []
    for part in opened.parts:
        target, count = folder / part.name, 1
        while str(target) in files:
            count += 1
            target = folder / f"{Path(part.name).stem} ({count}){Path(part.name).suffix}"
        write_atomic(target, part.data)
        files.append(str(target))
    return files


def _part_lines(found: dict[str, Any]) -> list[str]:
    rows = [
        (
            tr(mark("văn bản chính")) if part["main"] else tr(mark("văn bản")) if part["letter"] else "",
            part["type"],
            part["place"],
            part["refused"] or "",
        )
        for part in found["parts"]
    ]
    head = [tr(mark("Lưu ý: {warning}")).format(warning=one) for one in found["warnings"]]
    return [*head, *table(["", tr(mark("loại")), tr(mark("tệp")), tr(mark("không đọc được vì"))], rows)]


def _lines(found: dict[str, Any]) -> list[str]:
    head = tr(mark("{file}: {type}, {pages} trang")).format(**found)
    rows = []
    for name, guesses in found["guesses"].items():
        several = guesses if isinstance(guesses, list) else [guesses] if guesses else []
        rows += [
            (label(name), _shown(name, one["value"]), f"{one['certainty'] * 100:.0f} %", one["page"])
            for one in several
        ]
    lines = [head, *(tr(mark("Lưu ý: {warning}")).format(warning=one) for one in found["warnings"])]
    if rows:
        lines += [
            "",
            *table([tr(mark("mục")), tr(mark("giá trị")), tr(mark("chắc")), tr(mark("trang"))], rows),
        ]
    return [*lines, "", found["text"]]


def _shown(name: str, value: Any) -> str:
    if name == "kind":
        return kind_name(value)
    return shown(date.fromisoformat(value) if name in ("date", "deadlines") else value)
