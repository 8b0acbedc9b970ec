"""Automatic numbering of a DOCX: the numbers and bullets that Word shows before a paragraph and does not keep in its text.

Written against ECMA-376 part 1, 17.9. A list is counted as Word counts: all that name one abstract definition go on from
one another, a larger level begins the smaller ones again, an override begins its list once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.check.docx_props import W
from app.layout.compose_count import roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE: Final = re.compile(r"%(\d)")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_LEVELS: Final = 9
# Signs of the symbol fonts that Word and LibreOffice put for bullets; a Vietnamese letter prints a dash or a plus.
_BULLETS: Final = {
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "-": "-",
    "+": "+",
    "\uf02d": "-",
    "\uf02b": "+",
}


class Numbering:
    """``numbering.xml`` with its counters; ask once for every paragraph, in order."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, _Element] = {}
        self._of_list: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], _Element] = {}
        self._count: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for one in root.findall(W + "abstractNum"):
            self._abstract[str(one.get(W + "abstractNumId"))] = one
        for one in root.findall(W + "num"):
            link = one.find(W + "abstractNumId")
            ident = str(one.get(W + "numId"))
            self._of_list[ident] = str(link.get(W + "val")) if link is not None else ""
            for override in one.findall(W + "lvlOverride"):
                self._overrides[ident, _whole(override.get(W + "ilvl"))] = override

    def level(self, ident: str, depth: int) -> _Element | None:
        """The definition of one level of a list: its override, else the abstract one's."""
        override = self._overrides.get((ident, depth))
        own = override.find(W + "lvl") if override is not None else None
        if own is not None:
            return own
        abstract = self._abstract.get(self._of_list.get(ident, ""))
        for level in abstract.findall(W + "lvl") if abstract is not None else ():
            if _whole(level.get(W + "ilvl")) == depth:
                return level
        return None

    def depth_of_style(self, ident: str, style: str | None) -> int:
        """The level that a style of paragraphs stands for, 0 when the list names none."""
        abstract = self._abstract.get(self._of_list.get(ident, ""))
        for level in abstract.findall(W + "lvl") if abstract is not None else ():
            linked = level.find(W + "pStyle")
            if linked is not None and linked.get(W + "val") == style:
                return _whole(level.get(W + "ilvl"))
        return 0

    def next(self, ident: str, depth: int) -> str:
        """What is printed before the next paragraph of this list and level: '1.', 'a)', 'II.', '-'; '' for no number."""
        level = self.level(ident, depth)
        if level is None:
            return ""
        counts = self._count.setdefault(self._of_list[ident], {})
        override = self._overrides.get((ident, depth))
        start = override.find(W + "startOverride") if override is not None else None
        if start is not None and (ident, depth) not in self._begun:
            counts[depth] = _whole(start.get(W + "val")) - 1
        self._begun.add((ident, depth))
        counts[depth] = counts.get(depth, _start(level) - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._printed(ident, depth, level, counts)

    def _printed(self, ident: str, depth: int, level: _Element, counts: dict[int, int]) -> str:
        text = _value(level, "lvlText")
        if _value(level, "numFmt") == "bullet":
            return _BULLETS.get(text.strip(), "•") if text.strip() else ""
        legal = level.find(W + "isLgl") is not None

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self.level(ident, at)
            form = "decimal" if other is None or (legal and at < depth) else _value(other, "numFmt")
            first = _start(other) if other is not None else 1
            return _numeral(counts.get(at, first), form)

        return _PLACE.sub(number, text).strip()


def list_of(props: _Element | None) -> tuple[str, int | None] | None:
    """List and level that paragraph properties name; ('0', …) takes a style's list away."""
    numbered = props.find(W + "numPr") if props is not None else None
    ident = numbered.find(W + "numId") if numbered is not None else None
    if numbered is None or ident is None:
        return None
    depth = numbered.find(W + "ilvl")
    return str(ident.get(W + "val")), None if depth is None else min(
        _whole(depth.get(W + "val")), _LEVELS - 1
    )


def _numeral(value: int, form: str) -> str:
    match form:
        case "lowerRoman":
            return roman(value).lower()
        case "upperRoman":
            return roman(value)
        case "lowerLetter":
            return _letter(value)
        case "upperLetter":
            return _letter(value).upper()
        case "decimalZero":
            return f"{value:02d}"
        case "none":
            return ""
        case _:
            return str(value)


def _letter(value: int) -> str:
    """Word's own count of letters: 26 of them, then doubled."""
    if not 0 < value <= 26 * 20:
        return str(value)
    return _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)


def _start(level: _Element) -> int:
    return _whole(_value(level, "start") or "1")


def _value(level: _Element, name: str) -> str:
    one = level.find(W + name)
    return str(one.get(W + "val") or "") if one is not None else ""


def _whole(text: object) -> int:
    try:
        return int(str(text))
    except ValueError:
        return 0
