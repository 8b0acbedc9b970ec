"""``intake read``: text and guesses of a file, nothing stored, no data folder touched."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from app.base.language import mark, tr
from app.cli.field_words import kind_name, label, shown
from app.cli.frame import Env, Verbs
from app.cli.output import table


def add(verbs: Verbs) -> None:
    family = verbs.family("intake", tr(mark("đọc tệp đến: chữ và các mục đoán được, không lưu gì")))
    read = family.verb("read", tr(mark("đọc một tệp PDF, DOCX hay văn bản thuần")), _read)
    read.add_argument("file", metavar=tr(mark("TỆP")))


def _read(env: Env, args: argparse.Namespace) -> None:
    from app.intake import as_json, guess, read

    path = Path(args.file)
    with env.progress() as progress:
        source = read(path, progress=progress)
    found = as_json(source, guess(source), str(path))
    env.answer(found, _lines(found))


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
