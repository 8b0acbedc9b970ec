"""Copies the program's icons from an installed package into resources/icons: only those that theme/icons.py names.

Owns where they come from. The list of meanings is read as text, not imported: set-up calls this before Qt can be loaded.
Refuses a drawing that does not take its colour from the theme. Uses the standard library alone.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import sys
import zipfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "resources" / "icons"
MEANINGS: Final = ROOT / "app" / "ui" / "theme" / "icons.py"

# Lucide's drawings (ISC) as package lucide 1.1.4 (MIT) carries them.
DIGEST: Final = "522230c8b53f88517710e3e1693ffc03ffe68f2e839893909f1d9e0305a6eadf"


def wanted() -> list[str]:
    """Names of the drawings that the window asks for."""
    for node in ast.parse(MEANINGS.read_text("utf-8")).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "MEANINGS" and node.value:
            return sorted(set(ast.literal_eval(node.value).values()))
    raise SystemExit(f"{MEANINGS.name}: no MEANINGS")


def archive() -> Path | None:
    spec = importlib.util.find_spec("lucide")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "lucide.zip"


def missing() -> list[str]:
    """Drawings that are not in resources/icons."""
    return [name for name in wanted() if not (TARGET / f"{name}.svg").is_file()]


def main() -> int:
    source = archive()
    if source is None or not source.is_file():
        sys.stderr.write("icons: the package lucide is not installed.\n")
        return 1
    if hashlib.sha256(source.read_bytes()).hexdigest() != DIGEST:
        sys.stderr.write("icons: lucide.zip is not the file this program was drawn with (SHA-256 differs).\n")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    faults = 0
    with zipfile.ZipFile(source) as pictures:
        there = set(pictures.namelist())
        for name in wanted():
            file = f"{name}.svg"
            drawing = pictures.read(file).decode("utf-8") if file in there else ""
            if "currentColor" not in drawing:
                sys.stderr.write(f"icons: no drawing {name} that takes its colour.\n")
                faults += 1
                continue
            (TARGET / file).write_text(drawing, encoding="utf-8")
    for old in TARGET.glob("*.svg"):
        if old.stem not in set(wanted()):
            old.unlink()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
