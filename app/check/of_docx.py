"""The eye on a DOCX: components by our style names or none, looks as Word resolves them.

Files made elsewhere carry no styles of ours; ``see`` then gives every paragraph an empty role, with its side, for
``recognise`` to name by position, look and words. The package is opened by the caller, with the guards that a file from
outside needs; this module only reads XML that was already parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from app.base.lengths import ZERO, Length, mm, pt
from app.base.text import storable
from app.check.docx_numbering import Numbering, list_of
from app.check.docx_props import Properties, StyleSheet, W
from app.check.docx_walk import MATH, Spot, blocks, runs, spots
from app.check.seen import Seen, SeenLetter, SeenPage, Stroke
from app.check.typed_layout import apart

if TYPE_CHECKING:
    from lxml.etree import _Element

_OURS: Final = re.compile(r"VT((?:[A-Z][a-z]*|\d+)+)$")
_NOT_PARTS: Final = frozenset({"spacer", "rule", "tail"})
_ALIGN: Final = {"both": "justify", "start": "left", "end": "right", "distribute": "justify"}
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD_SIZE: Final = pt(10)  # what Word prints where nothing names a size
_AUTO_GAP: Final = pt(14)  # what Word makes of an 'automatic' gap of a pasted web page
_FACELESS: Final = "Times New Roman"  # what Word prints where nothing names a face


class Package(Protocol):
    """An opened DOCX: parts by name, each parsed with care; None when there is no such part."""

    def xml(self, part: str) -> _Element | None: ...

    def body(self) -> _Element: ...

    def main_part(self) -> str: ...


@dataclass(frozen=True, slots=True)
class View:
    """What was seen, and for each paragraph the place in the file it was seen at (``Seen.origin`` counts them)."""

    seen: SeenLetter
    spots: tuple[Spot, ...]
    blocks: tuple[_Element, ...]  # what stands directly in the body
    eye: Eye  # looks at single paragraphs, as those of a table's cells


def see(package: Package, names: Mapping[str, str] | None = None) -> SeenLetter:
    """What stands in the file, in reading order; ``names`` are the names of our styles, by which a program that gives
    styles ids of its own is seen through."""
    return look(package, names).seen


def look(package: Package, names: Mapping[str, str] | None = None) -> View:
    """``see`` with the way back into the file."""
    root = package.body()
    folder = package.main_part().rpartition("/")[0]
    at = f"{folder}/" if folder else ""
    sheet = StyleSheet(package.xml(f"{at}styles.xml"), package.xml(f"{at}theme/theme1.xml"))
    eye = Eye(sheet, Numbering(package.xml(f"{at}numbering.xml")), names or {})
    body = root.find(W + "body")
    found = tuple(spots(body)) if body is not None else ()
    parts = eye.parts(found)
    letter = SeenLetter("docx", _page(root, package, folder, eye), tuple(parts), _ruled(parts))
    return View(letter, found, tuple(blocks(body)) if body is not None else (), eye)


def is_ours(seen: SeenLetter) -> bool:
    """Whether the components carry our names: a few paragraphs that were pasted in may not."""
    named = sum(bool(one.role) for one in seen.parts)
    return named > 0 and named * 2 >= len(seen.parts)


def with_lines(seen: SeenLetter) -> SeenLetter:
    """The letter with the components under lines named anew, after they got their roles."""
    return replace(seen, ruled=_ruled(seen.parts))


def _ruled(parts: tuple[Seen, ...] | list[Seen]) -> frozenset[str]:
    return frozenset(one.role for one in parts if one.ruled and one.role)


class Eye:
    """Looks at paragraphs in order; counts the lists on the way."""

    def __init__(self, sheet: StyleSheet, lists: Numbering, names: Mapping[str, str]) -> None:
        self.sheet, self._lists, self._names = sheet, lists, names

    def parts(self, found: tuple[Spot, ...]) -> list[Seen]:
        """Components with words; a blank paragraph lends its line to the one before and its height to the gap."""
        made: list[Seen] = []
        for origin, spot in enumerate(found):
            drawn = line_length(spot.paragraph)
            for one in self._pieces(spot, origin, made):
                if made and _TYPED_LINE.fullmatch(one.text):
                    _lend_line(made, None)
                elif one.text.strip() and one.role not in _NOT_PARTS:
                    made.append(replace(one, ruled=one.ruled or drawn is not None, rule_length=drawn or None))
                elif made and (drawn is not None or one.ruled):
                    _lend_line(made, drawn)
        return self._gaps(made, found)

    def _pieces(self, spot: Spot, origin: int, before: list[Seen]) -> Iterator[Seen]:
        """The paragraph as one component, or as two columns where a clerk without a table sets them with blanks."""
        one = self.seen(spot, origin)
        head = len(before) < _HEAD_LINES
        foot = any(_FOOT.search(other.text) for other in (*before[-_HEAD_LINES:], one))
        if one.role or spot.side != "full" or spot.table is not None or not (head or foot):
            yield one
            return
        pieces = list(apart(one))
        columns = any(other.side == "left" and other.align is None for other in before) and not any(
            other.side == "full" for other in before
        )
        if head and columns and len(pieces) == 1 and pieces[0].side == "full" and _is_short(one):
            yield replace(one, side="left", align=None)
        else:
            yield from pieces

    def seen(self, spot: Spot, origin: int | None = None) -> Seen:
        """One paragraph as Word shows it."""
        paragraph = spot.paragraph
        number, level = self._number(paragraph)
        held = self.sheet.paragraph(paragraph, table=spot.table_style, level=level)
        strokes = tuple(self._strokes(spot, number, level))
        hanging = held.twips("ind.hanging")
        exact = held.get("spacing.lineRule") in ("exact", "atLeast")
        line = held.twips("spacing.line")
        left = held.twips("ind.left") or held.twips("ind.start") or ZERO
        first = -hanging if hanging else (held.twips("ind.firstLine") or ZERO)
        framed = held.get("framePr.xAlign")
        align = framed or held.get("jc") or "left"
        return Seen(
            role=self._role(paragraph),
            strokes=strokes,
            side=spot.side,
            align=_ALIGN.get(align, align),
            left=left,
            first=Length(int(left) + int(first)) if number else first,
            after=_AUTO_GAP if held.on("spacing.afterAutospacing") else held.twips("spacing.after") or ZERO,
            pitch=line if exact else None,
            lines=None if exact else (int(line) / 635 / 240 if line is not None else 1.0),
            frame=any(self.sheet.run(run, paragraph).get("bdr") for run in runs(paragraph))
            or (spot.boxed and spot.side != "full"),
            row=spot.row,
            ruled=_bordered(paragraph),
            origin=origin,
        )

    def _number(self, paragraph: _Element) -> tuple[str, _Element | None]:
        """The automatic number before the words, and the level of the list it comes from."""
        props, style = self.sheet.numbered(paragraph)
        named = list_of(props)
        if named is None or named[0] == "0":
            return "", None
        ident, depth = named
        if depth is None:
            depth = self._lists.depth_of_style(ident, style)
        if not any(_words(run) for run in runs(paragraph)):
            return "", self._lists.level(ident, depth)  # Word counts an empty item, a reader does not see it
        return self._lists.next(ident, depth), self._lists.level(ident, depth)

    def _role(self, paragraph: _Element) -> str:
        style = self.sheet.style_of(paragraph)
        found = _OURS.match(style or "")
        named = self._names.get(self.sheet.name_of(style), "")
        if not found or named:
            return named
        return "-".join(word.lower() for word in re.findall(r"[A-Z][a-z]*|\d+", found[1]))

    def _strokes(self, spot: Spot, number: str, level: _Element | None) -> Iterator[Stroke]:
        first = True
        for run in runs(spot.paragraph):
            text = storable(_words(run))
            hung = run.find(W + "footnoteReference")
            if hung is not None:
                yield Stroke("", note=str(hung.get(W + "id")))
            if not text:
                continue
            held = self.sheet.run(run, spot.paragraph, table=spot.table_style)
            if held.on("vanish"):
                continue
            stroke = self._stroke(text.upper() if held.on("caps") else text, held)
            if first and number:
                yield self._stroke(
                    f"{number} ", held.under(level.find(W + "rPr") if level is not None else None)
                )
            first = False
            yield stroke

    def _stroke(self, text: str, held: Properties) -> Stroke:
        half = held.get("sz")
        return Stroke(
            text=text,
            size=Length(round(float(half) * 6350)) if half and half.isdigit() else _WORD_SIZE,
            bold=held.on("b"),
            italic=held.on("i"),
            underline=held.on("u"),
            raised=held.get("vertAlign") == "superscript",
            face=self.sheet.face(held) or _FACELESS,
        )

    def _gaps(self, parts: list[Seen], found: tuple[Spot, ...]) -> list[Seen]:
        """The room between two paragraphs is what the one leaves below and the other asks above."""
        made = list(parts)
        for index, one in enumerate(made[:-1]):
            after = made[index + 1]
            if one.origin is None or after.origin != one.origin + 1 or one.row != after.row:
                continue
            here, there = found[one.origin], found[after.origin]
            if here.table is not there.table or here.column != there.column:
                continue
            upper, lower = self._held(here), self._held(there)
            if upper.on("contextualSpacing") and self.sheet.style_of(here.paragraph) == self.sheet.style_of(
                there.paragraph
            ):
                gap = 0
            else:
                asked = _AUTO_GAP if lower.on("spacing.beforeAutospacing") else lower.twips("spacing.before")
                gap = int(one.after or ZERO) + int(asked or ZERO)
            made[index] = replace(one, after=Length(gap))
        return made

    def _held(self, spot: Spot) -> Properties:
        return self.sheet.paragraph(spot.paragraph, table=spot.table_style)


_TYPED_LINE: Final = re.compile(r"[\s_]*_{4,}[\s_]*|─{3,}")
_HEAD_LINES: Final = 16  # a letterhead, or a foot, has no more
_FOOT: Final = re.compile(r"N[ơƠ][iI] nh[ậẬ]n\s*:")


def _is_short(one: Seen) -> bool:
    """A line of the left column: short, at the left, neither numbered nor set in."""
    return (
        one.align == "left" and len(one.text) < 110 and not one.first and not re.match(r"\s*\d+\.", one.text)
    )


def _lend_line(made: list[Seen], drawn: Length | None) -> None:
    """A line on a blank paragraph belongs to the words over it: to both columns when they were typed side by side."""
    row = [
        index for index in range(max(0, len(made) - 2), len(made)) if made[index].origin == made[-1].origin
    ]
    for index in row:
        made[index] = replace(made[index], ruled=True, rule_length=drawn or None if len(row) == 1 else None)


def _bordered(paragraph: _Element) -> bool:
    """A line drawn as the paragraph's own lower border."""
    border = paragraph.find(f"{W}pPr/{W}pBdr/{W}bottom")
    return border is not None and border.get(W + "val") not in (None, "nil", "none")


def line_length(paragraph: _Element) -> Length | None:
    """The length of a straight line hung on the paragraph, as Word and LibreOffice draw it; zero when it is not told,
    None when there is no line."""
    for shape in paragraph.iter(_WPS + "wsp", _WPS + "cxnSp"):
        form = next(shape.iter(_A + "prstGeom"), None)
        size = next(shape.iter(_A + "ext"), None)
        width, height = (_whole(size.get("cx")), _whole(size.get("cy"))) if size is not None else (0, 0)
        straight = form is not None and form.get("prst") in ("line", "straightConnector1")
        if straight or (height < _THIN and not _has_words(shape)):
            return Length(width) if width > _THIN else ZERO
    for shape in paragraph.iter(_VML + "line", _VML + "shape", _VML + "rect"):
        style = str(shape.get("style") or "")
        flat = re.search(r"(?:^|;)\s*height:\s*(?:0|\.\d+|[01](?:\.\d+)?)(?:pt|in|mm)?\s*(?:;|$)", style)
        if shape.tag == _VML + "line":
            return _ends(str(shape.get("from") or ""), str(shape.get("to") or ""))
        if shape.get("type") == "#_x0000_t32" or (flat and not _has_words(shape)):
            wide = re.search(r"(?:^|;)\s*width:\s*([\d.]+)pt", style)
            return pt(float(wide[1])) if wide else ZERO
    return None


_THIN: Final = 36_000  # a millimetre: what is flatter is a line


def _ends(start: str, end: str) -> Length:
    """Length of a level line between two points like '12pt,3pt'; zero when they are in other units."""
    found = [re.match(r"\s*(-?[\d.]+)(?:pt)?\s*,", one) for one in (start, end)]
    if found[0] is None or found[1] is None:
        return ZERO
    return pt(abs(float(found[1][1]) - float(found[0][1])))


def _whole(text: object) -> int:
    digits = str(text)
    return int(digits) if digits.isdigit() else 0


def _has_words(shape: _Element) -> bool:
    return next(shape.iter(W + "txbxContent"), None) is not None


_PLAIN: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}


def _words(run: _Element) -> str:
    """The words of a run as they are printed."""
    if str(run.tag).startswith(MATH):
        return "".join(str(text.text or "") for text in run.iter(MATH + "t"))
    made = ""
    for child in run:
        if child.tag == W + "t":
            made += str(child.text or "")
        elif child.tag == W + "sym":
            made += _symbol(str(child.get(W + "char") or ""))
        elif child.tag == W + "br" and child.get(W + "type") in ("page", "column"):
            continue
        else:
            made += _PLAIN.get(str(child.tag), "")
    return made


def _symbol(code: str) -> str:
    """A sign of a symbol font: its plain letter where it has one, else a bullet."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    plain = chr(value - 0xF000) if 0xF020 <= value <= 0xF07E else ""
    return plain if plain in "-+" and plain else "•"


def _page(root: _Element, package: Package, folder: str, eye: Eye) -> SeenPage:
    section = next(iter(root.iter(W + "sectPr")), None)
    held = Properties().under(section)
    number, on_first, foot = _number(section, package, folder, eye)
    left, gutter = held.twips("pgMar.left"), held.twips("pgMar.gutter")
    return SeenPage(
        width=held.twips("pgSz.w") or mm(0),
        height=held.twips("pgSz.h") or mm(0),
        top=held.twips("pgMar.top"),
        bottom=held.twips("pgMar.bottom"),
        left=Length(int(left) + int(gutter)) if left is not None and gutter is not None else left,
        right=held.twips("pgMar.right"),
        number=number,
        number_first=on_first,
        number_foot=foot,
    )


def _number(
    section: _Element | None, package: Package, folder: str, eye: Eye
) -> tuple[Seen | None, bool | None, bool | None]:
    """The running page number, whether page 1 shows one, and whether it stands in the lower margin."""
    if section is None:
        return None, None, None
    known = targets(package, folder)
    title_page = section.find(W + "titlePg")
    first_differs = title_page is not None and str(title_page.get(W + "val", "1")).lower() not in (
        "0",
        "false",
    )
    found: dict[str, Seen] = {}
    foot: bool | None = None
    for kind in ("headerReference", "footerReference"):
        for reference in section.findall(W + kind):
            part = package.xml(known.get(str(reference.get(_REL)), "?"))
            field = _page_field(part, eye) if part is not None else None
            if field is not None:
                found.setdefault(str(reference.get(W + "type", "default")), field)
                foot = kind == "footerReference" if foot is None else foot
    return found.get("default"), ("first" in found) if first_differs else "default" in found, foot


def targets(package: Package, folder: str) -> dict[str, str]:
    name = package.main_part().rpartition("/")[2]
    relations = package.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    made: dict[str, str] = {}
    for relation in relations if relations is not None else ():
        target = str(relation.get("Target", ""))
        made[str(relation.get("Id"))] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    return made


def _page_field(part: _Element, eye: Eye) -> Seen | None:
    for paragraph in part.iter(W + "p"):
        codes = " ".join(str(code.text) for code in paragraph.iter(W + "instrText"))
        codes += " ".join(str(code.get(W + "instr")) for code in paragraph.iter(W + "fldSimple"))
        if re.search(r"\bPAGE\b", codes):
            seen = eye.seen(Spot(paragraph, 0))
            return replace(seen, role="page-number")
    return None
