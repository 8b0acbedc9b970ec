"""The code lists of the national member system: which labels a field may carry, and which one people mean.

Owns reading ``resources/codes/national.csv`` (labels to the letter) and ``also.csv`` (what else people write). Refuses to write
a value: a record may keep words that no list knows; the checks and the export say so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.base.paths import resource
from app.base.text import fold, nfc, one_line

LIST_OF: Final = {
    "ethnicity": "dan_toc",
    "religion": "ton_giao",
    "education": "trinh_do_van_hoa",
    "qualification": "chuyen_mon",
    "political_theory": "ly_luan_chinh_tri",
    "foreign_language": "ngoai_ngu",
    "computing": "tin_hoc",
    "union_position": "chuc_vu",
    "association": "hoi",
    "occupation": "nghe_nghiep",
}
"""The list behind each field that has one."""
PROVINCES: Final = "tinh_thanh"
_NOT_WORD: Final = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=1)
def lists() -> dict[str, tuple[tuple[str, str], ...]]:
    """(code, label) of each list, in the order of the national sheet."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("national.csv"):
        found.setdefault(row["list"], []).append((row["code"], nfc(row["label"])))
    return {name: tuple(entries) for name, entries in found.items()}


def labels(field: str) -> tuple[str, ...]:
    """The labels a field of a member may carry; empty when no list stands behind it."""
    return tuple(label for _, label in lists().get(LIST_OF.get(field, ""), ()))


def label_of(field: str, text: str) -> str | None:
    """The label that ``text`` means: itself, without accents, or by another name of the same thing. None: no list knows it."""
    typed = nfc(one_line(text))
    if typed in labels(field):
        return typed
    return _by_key(LIST_OF.get(field, "")).get(key_of(typed))


def spelt(field: str, text: str) -> str:
    """``text`` with the list's own spelling when it is one of its labels but for accents and case; else as it was typed."""
    typed = nfc(one_line(text))
    same = [label for label in labels(field) if key_of(label) == key_of(typed)]
    return same[0] if len(same) == 1 and typed not in same else typed


def key_of(text: str) -> str:
    """Equal keys mean the same: no accents, no case, no marks between words."""
    return " ".join(_NOT_WORD.sub(" ", fold(text)).split())


@lru_cache(maxsize=16)
def _by_key(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for _, label in lists().get(name, ()):
        key = key_of(label)
        if key in found:  # two labels that differ in accents alone: only the exact one is meant
            doubtful.add(key)
        found[key] = label
    for row in _rows("also.csv"):
        if row["list"] == name:
            found.setdefault(key_of(row["word"]), nfc(row["label"]))
    return {key: label for key, label in found.items() if key not in doubtful}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resource("codes", name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
