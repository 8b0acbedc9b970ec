"""The message catalogue of every room but the window: extract, compare, compile.

Owns resources/i18n/<language>/LC_MESSAGES/vanthu.po (kept in the tree) and .mo (made at set-up). Vietnamese is the
source; each other language must translate every text. Refuses the window's strings, which Qt's own tools keep.

    python tools/strings.py refresh | check | compile
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[1]
CATALOGUES: Final = ROOT / "resources" / "i18n"
KEYWORDS: Final = frozenset({"tr", "mark"})
WINDOW: Final = (ROOT / "app" / "ui", ROOT / "app" / "main.py")

# No date and no tool's version: two people's refreshes of one tree are equal.
HEADER: Final = """\
# Messages outside the window. Source: Vietnamese. Refreshed by `./dev strings`.
msgid ""
msgstr ""
"Project-Id-Version: van-thu-doan\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def sources() -> list[Path]:
    """Every module whose messages go through gettext, in a fixed order."""
    return sorted(
        path
        for path in (ROOT / "app").rglob("*.py")
        if not any(path == window or window in path.parents for window in WINDOW)
    )


def texts_of(tree: ast.AST) -> Iterator[tuple[int, str | None]]:
    """(line, text) of each marked text; None where a text is put together at run time and can never be found."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS):
            continue
        for argument in node.args[:1]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield node.lineno, argument.value
            elif isinstance(argument, ast.JoinedStr | ast.BinOp):
                yield node.lineno, None


def extract() -> tuple[Catalog, list[str]]:
    """What the code says today, and the faults found on the way."""
    found = Catalog(project="vanthu", charset="utf-8")
    faults = []
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        for line, text in texts_of(ast.parse(path.read_text("utf-8"))):
            if text is None:
                faults.append(f"{name}:{line}: text joined inside tr() or mark(); use .format() after it.")
            elif text:
                found.add(text, locations=[(name, 0)])
    return found, faults


def catalogues() -> list[Path]:
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/vanthu.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parents[1].name, charset="utf-8")


def written(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalogue, width=0, sort_output=True, omit_header=True, include_lineno=False)
    return HEADER.format(language=catalogue.locale_identifier).encode() + out.getvalue()


def fields(text: str) -> set[str]:
    """Names in braces: a translation that loses one would lose a fact, one that adds one would fail."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"<broken braces>"}


def faults_of(path: Path, found: Catalog) -> list[str]:
    """Where one catalogue and the code differ."""
    name = path.relative_to(ROOT).as_posix()
    have = {str(entry.id): entry for entry in read(path) if entry.id}
    want = {str(entry.id) for entry in found if entry.id}
    faults = [f"{name}: not in the catalogue: {text!r}" for text in sorted(want - have.keys())]
    faults += [f"{name}: no longer in the code: {text!r}" for text in sorted(have.keys() - want)]
    for text in sorted(want & have.keys()):
        entry = have[text]
        translated = str(entry.string or "")
        if not translated.strip() or entry.fuzzy:
            faults.append(f"{name}: no translation: {text!r}")
        elif fields(translated) != fields(text):
            faults.append(f"{name}: other names in braces than the source: {text!r}")
    return faults


def check() -> int:
    found, faults = extract()
    for path in catalogues():
        faults += faults_of(path, found)
    if not catalogues():
        faults.append("resources/i18n: no catalogue at all.")
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    if faults:
        sys.stdout.write("Run `./dev strings`, then translate the empty entries.\n")
    return 1 if faults else 0


def refresh() -> int:
    found, faults = extract()
    english = CATALOGUES / "en" / "LC_MESSAGES" / "vanthu.po"
    for path in catalogues() or [english]:
        path.parent.mkdir(parents=True, exist_ok=True)
        language = path.parents[1].name
        old = read(path) if path.exists() else Catalog(locale=language)
        # Built anew: the header holds no date and no tool's version, so that two people's refreshes are equal.
        new = Catalog(locale=language, project="Văn thư Đoàn", charset="utf-8", fuzzy=False)
        new.header_comment = (
            "# Messages outside the window. Source: Vietnamese. Refreshed by `./dev strings`."
        )
        new.mime_headers = [
            ("Language", language),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        for entry in found:
            if entry.id:
                known = old.get(entry.id)
                new.add(entry.id, known.string if known else "", locations=entry.locations)
        path.write_bytes(written(new))
        empty = sum(1 for entry in new if entry.id and not entry.string)
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(new)} texts, {empty} without translation\n")
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def compile_all() -> int:
    for path in catalogues():
        fresh = path.with_suffix(".mo.new")
        with fresh.open("wb") as stream:
            write_mo(stream, read(path))
        fresh.replace(path.with_suffix(".mo"))  # one step: a reader never sees half a file
    return 0


VERBS: Final = {"check": check, "refresh": refresh, "compile": compile_all}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in VERBS:
        sys.exit(__doc__)
    sys.exit(VERBS[sys.argv[1]]())
