"""The eye on a DOCX of ours: components by style name, looks as Word resolves them.

Files made elsewhere carry no styles of ours; ``see`` then gives every paragraph an empty role, with its side, for
``recognise`` to name by position, look and words. The package is opened by the caller, with the guards that a file from
outside needs; this module only reads XML that was already parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Protocol

from app.base.lengths import ZERO, Length, mm
from app.base.text import nfc
from app.check.docx_props import Properties, StyleSheet, W
from app.check.seen import Seen, SeenLetter, SeenPage, Side, Stroke

if TYPE_CHECKING:
    from lxml.etree import _Element

_OURS: Final = re.compile(r"VT((?:[A-Z][a-z]*|\d+)+)$")
_NOT_PARTS: Final = frozenset({"spacer", "rule", "tail"})
_ALIGN: Final = {"both": "justify", "start": "left", "end": "right", "distribute": "justify"}
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Package(Protocol):
    """An opened DOCX: parts by name, each parsed with care; None when there is no such part."""

    def xml(self, part: str) -> _Element | None: ...

    def body(self) -> _Element: ...

    def main_part(self) -> str: ...


def see(package: Package) -> SeenLetter:
    """What stands in the file, in reading order."""
    root = package.body()
    folder = package.main_part().rpartition("/")[0]
    sheet = StyleSheet(package.xml(f"{folder}/styles.xml" if folder else "styles.xml"))
    body = root.find(W + "body")
    parts: list[Seen] = []
    ruled: set[str] = set()
    if body is not None:
        last_role = ""
        for paragraph, side, row in _paragraphs(body):
            one = _seen(paragraph, sheet, side, row)
            if next(paragraph.iter(_DRAWN), None) is not None:
                ruled.add(one.role if one.role not in ("", *_NOT_PARTS) else last_role)
            if one.text.strip() and one.role not in _NOT_PARTS:
                parts.append(one)
                last_role = one.role
    return SeenLetter("docx", _page(root, package, folder, sheet), tuple(parts), frozenset(ruled - {""}))


_DRAWN: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"


def is_ours(seen: SeenLetter) -> bool:
    """Whether the components carry our names."""
    return any(one.role for one in seen.parts)


def _paragraphs(body: _Element) -> Iterator[tuple[_Element, Side, int | None]]:
    """Paragraphs in order with the side of the letterhead or foot they stand in."""
    for child in body:
        if child.tag == W + "p":
            yield child, "full", None
        elif child.tag == W + "tbl":
            for row_index, row in enumerate(child.iter(W + "tr")):
                cells = row.findall(W + "tc")
                for column, cell in enumerate(cells):
                    side: Side = "full" if len(cells) != 2 else ("left", "right")[column]
                    for paragraph in cell.iter(W + "p"):
                        yield paragraph, side, row_index
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from _paragraphs(content)


def _role(style: str | None) -> str:
    found = _OURS.match(style or "")
    if not found:
        return ""
    return "-".join(word.lower() for word in re.findall(r"[A-Z][a-z]*|\d+", found[1]))


def _seen(paragraph: _Element, sheet: StyleSheet, side: Side, row: int | None) -> Seen:
    look = sheet.paragraph(paragraph)
    strokes = tuple(_strokes(paragraph, sheet))
    hanging = look.twips("ind.hanging")
    exact = look.get("spacing.lineRule") in ("exact", "atLeast")
    line = look.twips("spacing.line")
    return Seen(
        role=_role(sheet.style_of(paragraph)),
        strokes=strokes,
        side=side,
        align=_ALIGN.get(look.get("jc") or "left", look.get("jc") or "left"),
        left=look.twips("ind.left") or look.twips("ind.start") or ZERO,
        first=-hanging if hanging else (look.twips("ind.firstLine") or ZERO),
        after=look.twips("spacing.after") or ZERO,
        pitch=line if exact else None,
        lines=None if exact else (int(line) / 635 / 240 if line is not None else 1.0),
        frame=any(sheet.run(run, paragraph).get("bdr") for run in paragraph.iter(W + "r")),
        row=row,
    )


def _strokes(paragraph: _Element, sheet: StyleSheet) -> Iterator[Stroke]:
    for run in paragraph.iter(W + "r"):
        text = nfc("".join(_words(run)))
        if not text:
            continue
        look: Properties = sheet.run(run, paragraph)
        half = look.get("sz")
        yield Stroke(
            text=text.upper() if look.on("caps") else text,
            size=Length(round(float(half) * 6350)) if half and half.isdigit() else None,
            bold=look.on("b"),
            italic=look.on("i"),
            underline=look.on("u"),
            raised=look.get("vertAlign") == "superscript",
            face=look.get("rFonts.ascii") or look.get("rFonts.hAnsi"),
        )


def _words(run: _Element) -> Iterator[str]:
    for child in run:
        match child.tag:
            case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t":
                yield child.text or ""
            case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tab":
                yield "\t"
            case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}br":
                yield "\n"
            case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}noBreakHyphen":
                yield "-"
            case _:
                pass


def _page(root: _Element, package: Package, folder: str, sheet: StyleSheet) -> SeenPage:
    section = next(iter(root.iter(W + "sectPr")), None)
    look = Properties().under(section)
    number, on_first = _number(section, package, folder, sheet)
    return SeenPage(
        width=look.twips("pgSz.w") or mm(0),
        height=look.twips("pgSz.h") or mm(0),
        top=look.twips("pgMar.top"),
        bottom=look.twips("pgMar.bottom"),
        left=look.twips("pgMar.left"),
        right=look.twips("pgMar.right"),
        number=number,
        number_first=on_first,
    )


def _number(
    section: _Element | None, package: Package, folder: str, sheet: StyleSheet
) -> tuple[Seen | None, bool | None]:
    """The running page number and whether page 1 shows one."""
    if section is None:
        return None, None
    targets = _targets(package, folder)
    title_page = section.find(W + "titlePg")
    first_differs = title_page is not None and str(title_page.get(W + "val", "1")).lower() not in (
        "0",
        "false",
    )
    found: dict[str, Seen] = {}
    for kind in ("headerReference", "footerReference"):
        for reference in section.findall(W + kind):
            part = package.xml(targets.get(str(reference.get(_REL)), "?"))
            field = _page_field(part, sheet) if part is not None else None
            if field is not None:
                found.setdefault(str(reference.get(W + "type", "default")), field)
    return found.get("default"), ("first" in found) if first_differs else "default" in found


def _targets(package: Package, folder: str) -> dict[str, str]:
    name = package.main_part().rpartition("/")[2]
    relations = package.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    made: dict[str, str] = {}
    for relation in relations if relations is not None else ():
        target = str(relation.get("Target", ""))
        made[str(relation.get("Id"))] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    return made


def _page_field(part: _Element, sheet: StyleSheet) -> Seen | None:
    for paragraph in part.iter(W + "p"):
        codes = " ".join(str(code.text) for code in paragraph.iter(W + "instrText"))
        codes += " ".join(str(code.get(W + "instr")) for code in paragraph.iter(W + "fldSimple"))
        if re.search(r"\bPAGE\b", codes):
            return _seen(paragraph, sheet, "full", None)
    return None
