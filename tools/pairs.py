"""Writes resources/language/pairs.txt: syllables that stand together in the program's own Vietnamese texts.

Run by hand when the texts have grown: `.venv/bin/python tools/pairs.py`. Reads what we wrote ourselves (messages, guide,
rules of layout), never a letter of others and never the letters that reading is measured with.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.base.text import nfc  # noqa: E402
from app.intake.encodings.syllables import is_syllable  # noqa: E402

_WORD: Final = re.compile(r"[^\W\d_]+")
SOURCES: Final = (("app", "*.py"), ("resources", "*.toml"), ("resources", "*.json"), ("docs", "*.md"))
LEAST: Final = 2


def lines() -> Iterator[str]:
    for folder, pattern in SOURCES:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if "samples" in path.parts:  # our sample letters are what reading is measured with
                continue
            yield from nfc(path.read_text("utf-8")).splitlines()


def main() -> int:
    seen: Counter[tuple[str, str]] = Counter()
    for line in lines():
        words = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(line)]
        for (one, _, end), (two, start, _) in pairwise(words):
            marked = not (one.isascii() and two.isascii())
            if marked and line[end:start] == " " and is_syllable(one) and is_syllable(two):
                seen[one, two] += 1
    kept = sorted(f"{one} {two}" for (one, two), count in seen.items() if count >= LEAST)
    target = ROOT / "resources" / "language" / "pairs.txt"
    target.write_text(
        "# Made by tools/pairs.py from the program's own texts.\n" + "\n".join(kept) + "\n", "utf-8"
    )
    print(f"{len(kept)} pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
