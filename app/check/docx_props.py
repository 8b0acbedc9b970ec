"""Effective properties in a DOCX: document defaults, style chains and direct formatting, laid over one another as Word does.

Written against ECMA-376 part 1, 17.7 (styles), not against our writer: the eye must see what Word would show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.base.lengths import Length

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_DEPTH: Final = 12  # a longer chain of styles is a loop
_TWIP: Final = 635


class Properties:
    """Flat properties of a paragraph or run: 'element.attribute' -> value; toggles as element -> '1' or '0'."""

    def __init__(self, values: dict[str, str] | None = None) -> None:
        self.values = dict(values or {})

    def under(self, props: _Element | None) -> Properties:
        """These properties with those of ``props`` laid over them."""
        made = Properties(self.values)
        for child in props if props is not None else ():
            name = str(child.tag).removeprefix(W)
            if not child.attrib:
                made.values[name] = "1"
            for key, value in child.attrib.items():
                short = str(key).removeprefix(W)
                made.values[name if short == "val" else f"{name}.{short}"] = str(value)
            if name == "ind":
                _one_first_line(made.values, child)
            elif name == "rFonts":
                _face_or_theme(made.values, child)
        return made

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def on(self, name: str) -> bool:
        return self.values.get(name, "0").lower() not in _OFF

    def twips(self, name: str) -> Length | None:
        try:
            return Length(round(float(self.values[name]) * _TWIP))
        except (KeyError, ValueError, OverflowError):
            return None


def _one_first_line(values: dict[str, str], child: _Element) -> None:
    """firstLine and hanging put each other out."""
    for mine, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
        if child.get(W + mine) is not None and child.get(W + other) is None:
            values.pop(f"ind.{other}", None)


def _face_or_theme(values: dict[str, str], child: _Element) -> None:
    """A face that is named puts out the theme's, which would win otherwise."""
    for script in ("ascii", "hAnsi"):
        if child.get(W + script) is not None and child.get(f"{W}{script}Theme") is None:
            values.pop(f"rFonts.{script}Theme", None)


class StyleSheet:
    """``styles.xml``: defaults and chains; may be missing. ``theme`` names the faces that it calls major and minor."""

    def __init__(self, root: _Element | None, theme: _Element | None = None) -> None:
        self._styles: dict[str, _Element] = {}
        self._faces = _theme_faces(theme)
        self._laid: dict[tuple[str, str | None, str | None], Properties] = {}
        self._run, self._paragraph = Properties(), Properties()
        self._usual: str | None = None
        if root is None:
            return
        self._run = self._run.under(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph = self._paragraph.under(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for style in root.iter(W + "style"):
            name = str(style.get(W + "styleId", ""))
            self._styles[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self._usual = name

    def style_of(self, paragraph: _Element) -> str | None:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return str(named.get(W + "val")) if named is not None else self._usual

    def name_of(self, style: str | None) -> str:
        """The name a clerk sees; the id behind it is the writing program's own affair."""
        found = self._styles.get(style or "")
        named = found.find(W + "name") if found is not None else None
        return str(named.get(W + "val") or "") if named is not None else ""

    def numbered(self, paragraph: _Element) -> tuple[_Element | None, str | None]:
        """The properties that put the paragraph in a list, and the style they stand in (None: its own)."""
        own = paragraph.find(W + "pPr")
        if own is not None and own.find(W + "numPr") is not None:
            return own, None
        name = self.style_of(paragraph)
        for style in reversed(self._chain(name)):
            props = style.find(W + "pPr")
            if props is not None and props.find(W + "numPr") is not None:
                return props, str(style.get(W + "styleId"))
        return None, None

    def paragraph(
        self, paragraph: _Element, *, table: str | None = None, level: _Element | None = None
    ) -> Properties:
        """What holds for a paragraph; ``table`` is the style of its table, ``level`` its level of a list."""
        made = self._base("pPr", table, self.style_of(paragraph))
        if level is not None:
            made = made.under(level.find(W + "pPr"))
        return made.under(paragraph.find(W + "pPr"))

    def run(self, run: _Element, paragraph: _Element, *, table: str | None = None) -> Properties:
        made = self._base("rPr", table, self.style_of(paragraph))
        own = run.find(W + "rPr")
        named = own.find(W + "rStyle") if own is not None else None
        if named is not None:
            for style in self._chain(str(named.get(W + "val"))):
                made = made.under(style.find(W + "rPr"))
        return made.under(own)

    def _base(self, which: str, table: str | None, style: str | None) -> Properties:
        """Defaults, the table's style and the paragraph's chain; the same for every paragraph of that style."""
        key = (which, table, style)
        if key not in self._laid:
            made = self._run if which == "rPr" else self._paragraph
            for one in (*self._chain(table), *self._chain(style)):
                made = made.under(one.find(W + which))
            self._laid[key] = made
        return self._laid[key]

    def ruled(self, table: str | None) -> bool:
        """Whether a style of tables draws lines; what a style is called says nothing of it."""
        ruled = False
        for style in self._chain(table):
            borders = style.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                ruled = any(is_line(side) for side in borders)
            ruled = ruled or any(is_line(side) for cell in style.iter(W + "tcBorders") for side in cell)
        return ruled

    def face(self, look: Properties) -> str | None:
        """The typeface that is printed: a theme's name resolved, Word's own default when nothing is named."""
        for script in ("ascii", "hAnsi"):
            theme = look.get(f"rFonts.{script}Theme")
            if theme is not None and theme[:5] in self._faces:
                return self._faces[theme[:5]]
            if named := look.get(f"rFonts.{script}"):
                return named
        return None

    def _chain(self, name: str | None) -> list[_Element]:
        """The style and what it is based on, from the base up."""
        chain: list[_Element] = []
        while name is not None and name in self._styles and len(chain) < _DEPTH:
            style = self._styles[name]
            chain.append(style)
            based = style.find(W + "basedOn")
            name = str(based.get(W + "val")) if based is not None else None
        return chain[::-1]


def is_line(side: _Element) -> bool:
    """Whether one side of a border is drawn."""
    return side.get(W + "val") not in (None, "nil", "none")


def _theme_faces(theme: _Element | None) -> dict[str, str]:
    """'major' and 'minor' to the Latin face each stands for."""
    made: dict[str, str] = {}
    for name in ("major", "minor") if theme is not None else ():
        for font in theme.iter(f"{_DRAWING}{name}Font") if theme is not None else ():
            latin = font.find(_DRAWING + "latin")
            if latin is not None and latin.get("typeface"):
                made[name] = str(latin.get("typeface"))
    return made
