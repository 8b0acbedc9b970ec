"""Which rules of ``resources/rules`` the program reads: named in the code, made there of parts, or named by other data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_KEY = re.compile(r'"([a-z]+\.(?:[a-z_]|\{[^"}]+\})+)"')
"""A key, or one that an f-string makes of parts."""


def _texts() -> Iterator[str]:
    for path in (ROOT / "app").rglob("*.py"):
        yield path.read_text(encoding="utf-8")
    for path in (ROOT / "resources").rglob("*.toml"):
        if path.parent.name != "rules":
            yield path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    keys = {key for text in _texts() for key in _KEY.findall(text)}
    return re.compile(
        "|".join(re.sub(r"\{.*?\}", "[a-z_]+", key).replace(".", r"\.") for key in sorted(keys))
    )


def is_read(key: str) -> bool:
    return _named().fullmatch(key) is not None
