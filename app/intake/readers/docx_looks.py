"""How runs of a DOCX look (font, size, bold, italic, capitals) and what automatic lists print before a paragraph.

Follows Word's order: document defaults, paragraph style, character style, the run itself. Knows nothing else of styles.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from app.intake.encodings import legacy_of_font

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF: Final = frozenset({"0", "false", "off"})
_DEPTH: Final = 12  # style chains longer than this are loops


@dataclass(frozen=True, slots=True)
class Look:
    """Resolved look; None = nobody said."""

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def under(self, props: _Element | None) -> Look:
        """This look with the properties of ``w:rPr`` laid over it."""
        if props is None:
            return self
        look = self
        for child in props:
            match child.tag:
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rFonts":
                    name = _named(child)
                    look = replace(look, font=name or look.font)
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sz":
                    look = replace(look, size=_half_points(child.get(W + "val")) or look.size)
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}b":
                    look = replace(look, bold=_on(child))
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}i":
                    look = replace(look, italic=_on(child))
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}caps":
                    look = replace(look, caps=_on(child))
                case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}vanish":
                    look = replace(look, hidden=_on(child))
                case _:
                    pass
        return look


def _named(fonts: _Element) -> str | None:
    """The font of ``w:rFonts``. Letters of the old encodings lie beyond ASCII: where one is named for those, it counts."""
    ascii_font, high = fonts.get(W + "ascii"), fonts.get(W + "hAnsi")
    return high if legacy_of_font(high) is not None else ascii_font or high


def _on(element: _Element) -> bool:
    return str(element.get(W + "val", "1")).lower() not in _OFF


def _half_points(value: str | None) -> float | None:
    try:
        size = float(value or "") / 2
    except ValueError:
        return None
    return size if 0 < size < 1000 else None


@dataclass
class Styles:
    """Styles by id; ``styles.xml`` may be missing."""

    root: _Element | None
    _known: dict[str, _Element] = field(default_factory=dict)
    _default: Look = field(default_factory=Look)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        defaults = self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = Look(bold=False, italic=False).under(defaults)
        for style in self.root.iter(W + "style"):
            self._known[str(style.get(W + "styleId", ""))] = style
            if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph":
                self._default = self._default.under(style.find(W + "rPr"))

    def of_paragraph(self, paragraph: _Element) -> Look:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._chain(named, self._default)

    def of_run(self, run: _Element, paragraph: Look) -> Look:
        props = run.find(W + "rPr")
        named = props.find(W + "rStyle") if props is not None else None
        return self._chain(named, paragraph).under(props)

    def _chain(self, named: _Element | None, below: Look) -> Look:
        chain: list[_Element] = []
        while named is not None and len(chain) < _DEPTH:
            style = self._known.get(str(named.get(W + "val", "")))
            if style is None:
                break
            chain.append(style)
            named = style.find(W + "basedOn")
        for style in reversed(chain):
            below = below.under(style.find(W + "rPr"))
        return below

    def list_of(self, paragraph: _Element) -> _Element | None:
        """``w:numPr`` of a paragraph, its own or its style's."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return own
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        for _ in range(_DEPTH):
            style = self._known.get(str(named.get(W + "val", ""))) if named is not None else None
            if style is None:
                return None
            props = style.find(f"{W}pPr/{W}numPr")
            if props is not None:
                return props
            named = style.find(W + "basedOn")
        return None


class Lists:
    """Counters of automatic lists: what Word prints before a paragraph ("- ", "1. ", "a) ")."""

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if root is None:
            return
        kinds: dict[str, dict[int, tuple[str, str, int]]] = {}
        for abstract in root.iter(W + "abstractNum"):
            levels = {_number(level.get(W + "ilvl")): _level(level) for level in abstract.iter(W + "lvl")}
            kinds[str(abstract.get(W + "abstractNumId"))] = levels
        for num in root.iter(W + "num"):
            link = num.find(W + "abstractNumId")
            if link is not None:
                self._levels[str(num.get(W + "numId"))] = kinds.get(str(link.get(W + "val")), {})

    def mark(self, num_props: _Element | None) -> str:
        """Mark of the next paragraph of this list, with a blank after it; empty when there is none."""
        if num_props is None:
            return ""
        number, level_of = num_props.find(W + "numId"), num_props.find(W + "ilvl")
        list_id = str(number.get(W + "val", "0")) if number is not None else "0"
        level = _number(level_of.get(W + "val")) if level_of is not None else 0
        levels = self._levels.get(list_id)
        if not levels or level not in levels:
            return ""
        form, pattern, start = levels[level]
        if form == "bullet":
            return "- "
        if form == "none":
            return ""
        self._counts[list_id, level] = self._counts.get((list_id, level), start - 1) + 1
        for deeper in range(level + 1, 9):
            self._counts.pop((list_id, deeper), None)
        for index in range(level + 1):
            shape = levels.get(index, ("decimal", "", 1))
            count = self._counts.get((list_id, index), shape[2])
            pattern = pattern.replace(f"%{index + 1}", _figure(count, shape[0]))
        return pattern + " " if pattern else ""


def _number(value: str | None) -> int:
    return int(value) if value and value.isdigit() and len(value) < 6 else 0


def _level(level: _Element) -> tuple[str, str, int]:
    form, text, start = level.find(W + "numFmt"), level.find(W + "lvlText"), level.find(W + "start")
    return (
        str(form.get(W + "val", "decimal")) if form is not None else "decimal",
        str(text.get(W + "val", "")) if text is not None else "",
        _number(start.get(W + "val")) if start is not None else 1,
    )


def _figure(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    return str(count)


def _roman(count: int) -> str:
    figures = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for value, figure in figures:
        while count >= value and len(text) < 20:
            text += figure
            count -= value
    return text
