"""The window's strings: extract with Qt's own tool, compare, compile.

Owns resources/i18n/qt: app_en.ts (made from the code by ``refresh``, translated by hand) and qtbase_vi.ts (Qt's own words, kept
by hand). The .qm files are made at set-up. Vietnamese is the source.

    python tools/window_strings.py refresh | check | compile
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "resources" / "i18n" / "qt"
ENGLISH: Final = FOLDER / "app_en.ts"
BIN: Final = Path(sys.executable).parent
_MOST: Final = 40

Key = tuple[str, str, str]


def sources() -> list[Path]:
    """Every module of the window, in a fixed order."""
    return sorted([*(ROOT / "app" / "ui").rglob("*.py"), ROOT / "app" / "main.py"])


def extract(target: Path) -> None:
    """Bring ``target`` up to the code; translations stay."""
    with tempfile.NamedTemporaryFile("w", suffix=".lst", encoding="utf-8", delete=False) as names:
        names.write("\n".join(str(path) for path in sources()))
    words = [str(BIN / "pyside6-lupdate"), f"@{names.name}", "-ts", str(target)]
    words += ["-no-obsolete", "-locations", "none", "-sort-messages", "-disable-heuristic", "similartext"]
    words += ["-source-language", "vi_VN", "-target-language", "en_GB"]
    try:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        Path(names.name).unlink()
    if done.returncode or "error" in done.stderr.lower():
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit(1)


def read(path: Path) -> dict[Key, str | None]:
    """(context, source, comment) -> translation, None while it has none."""
    found: dict[Key, str | None] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            key = (name, message.findtext("source") or "", message.findtext("comment") or "")
            node = message.find("translation")
            forms = [] if node is None else [one.text or "" for one in node.iter("numerusform")]
            text = "" if node is None else (forms[0] if forms else node.text or "")
            done = node is not None and node.get("type") != "unfinished" and bool(text)
            found[key] = text if done else None
    return found


def fields(text: str) -> list[str]:
    import string

    try:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return ["<broken braces>"]


def check() -> int:
    faults = []
    have = read(ENGLISH)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "app_en.ts"
        extract(fresh)
        want = read(fresh)
    faults += [
        f"app_en.ts: not in the catalogue: {one[0]}: {one[1]!r}" for one in sorted(want.keys() - have.keys())
    ]
    faults += [
        f"app_en.ts: no longer in the code: {one[0]}: {one[1]!r}" for one in sorted(have.keys() - want.keys())
    ]
    for key in sorted(have.keys() & want.keys()):
        english = have[key]
        if english is None:
            faults.append(f"app_en.ts: no translation: {key[0]}: {key[1]!r}")
        elif fields(english) != fields(key[1]):
            faults.append(f"app_en.ts: other names in braces than the source: {key[0]}: {key[1]!r}")
    faults += [
        f"qtbase_vi.ts: no translation: {one[1]!r}"
        for one, text in read(FOLDER / "qtbase_vi.ts").items()
        if not text
    ]
    sys.stdout.writelines(f"{fault}\n" for fault in faults[:_MOST])
    if len(faults) > _MOST:
        sys.stdout.write(f"… and {len(faults) - _MOST} more\n")
    if faults:
        sys.stdout.write("Run `./dev strings`, then translate the unfinished entries of app_en.ts.\n")
    return 1 if faults else 0


def refresh() -> int:
    extract(ENGLISH)
    found = read(ENGLISH)
    empty = sum(1 for text in found.values() if text is None)
    sys.stdout.write(f"resources/i18n/qt/app_en.ts: {len(found)} texts, {empty} without translation\n")
    return 0


def compile_all() -> int:
    code = 0
    for path in sorted(FOLDER.glob("*.ts")):
        fresh = path.with_suffix(".qm.new")
        words = [str(BIN / "pyside6-lrelease"), "-silent", str(path), "-qm", str(fresh)]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stdout + done.stderr)
            code = 1
            continue
        fresh.replace(path.with_suffix(".qm"))  # one step: a reader never sees half a file
    return code


VERBS: Final = {"check": check, "refresh": refresh, "compile": compile_all}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in VERBS:
        sys.exit(__doc__)
    sys.exit(VERBS[sys.argv[1]]())
