"""The way through a DOCX: every paragraph that is printed, in reading order, with the place it stands in.

Tables, text boxes, content controls and what was inserted under tracked changes are walked; what was deleted, and the
second copy of a text box that is kept for old programs, is not. A table that only sets the letterhead or the foot apart
gives its paragraphs a side; any other is a table of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.check.docx_props import W
from app.check.seen import Side

if TYPE_CHECKING:
    from lxml.etree import _Element

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_THROUGH: Final = frozenset(
    W + name for name in ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "customXml", "bdo", "dir")
)
_HEAD: Final = re.compile(
    r"ĐOÀN (TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH|CỘNG H(ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Số\s*:?.{0,24}[-/]"
    r"|.{0,40}ngày.{0,14}tháng.{0,12}năm|(Đồng\s+)?Kính\s+(gửi|trình)\s*:",
    re.IGNORECASE,
)
_FOOT: Final = re.compile(
    r"N[ơƠ][iI] nh[ậẬ]n\s*:|(TM|KT|TL|TUQ|Q)\s*\.\s*\S|(T/M|K/T|T/L)\s|"
    r"(PHÓ )?(BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)\b|THƯ KÝ$|CHỦ T(ỌA|OẠ|RÌ)|NGƯỜI GHI|"
    r"NGƯỜI LẬP",
)
_MOST_ROWS: Final = 12  # of a table that sets words apart
_DEPTH: Final = 40  # tables in tables; deeper ones are no letter


@dataclass(frozen=True, slots=True)
class Spot:
    """One paragraph and where it stands. ``block`` counts what stands directly in the body."""

    paragraph: _Element
    block: int
    side: Side = "full"
    row: int | None = None
    column: int | None = None
    table: _Element | None = None  # the table it is a cell of, when that is one of the body
    table_style: str | None = None
    boxed: bool = False  # in a text box


def spots(body: _Element) -> Iterator[Spot]:
    """Every printed paragraph of the body."""
    for block, child in enumerate(_flow(body)):
        yield from _spots(child, block)


def runs(paragraph: _Element) -> Iterator[_Element]:
    """The runs of a paragraph as they are printed, without those of its text boxes."""
    for child in paragraph:
        if child.tag == W + "r" or str(child.tag).startswith(MATH):
            yield child
        elif child.tag in _THROUGH:
            yield from runs(child)
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from runs(content)


def blocks(body: _Element) -> list[_Element]:
    """What stands directly in the body: paragraphs and tables; controls round them are opened."""
    return list(_flow(body))


def _flow(parent: _Element) -> Iterator[_Element]:
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from _flow(content)
        elif child.tag in (W + "ins", W + "moveTo", W + "customXml"):
            yield from _flow(child)


def _spots(child: _Element, block: int) -> Iterator[Spot]:
    if child.tag == W + "p":
        yield from _with_boxes(Spot(child, block))
    else:
        yield from _table(child, block)


def _table(table: _Element, block: int, depth: int = 0) -> Iterator[Spot]:
    apart = _sets_apart(table)
    named = table.find(f"{W}tblPr/{W}tblStyle")
    style = str(named.get(W + "val")) if named is not None else None
    for row_index, row in enumerate(rows(table)):
        cells = row_cells(row)
        for column, cell in enumerate(cells):
            side: Side = _side(cells, column) if apart else "full"
            for child in _flow(cell):
                if child.tag == W + "tbl":
                    if depth < _DEPTH:
                        yield from _table(child, block, depth + 1)
                    continue
                spot = Spot(child, block, side, row_index, column, None if apart else table, style)
                yield from _with_boxes(spot)


def rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "ins", W + "customXml"):
            inner = child.find(W + "sdtContent") if child.tag == W + "sdt" else child
            yield from rows(inner) if inner is not None else ()


def row_cells(row: _Element) -> list[_Element]:
    made: list[_Element] = []
    for child in row:
        if child.tag == W + "tc":
            made.append(child)
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            made += row_cells(content) if content is not None else []
    return made


def _side(cells: list[_Element], column: int) -> Side:
    """The half of the row that the middle of the cell lies in."""
    if len(cells) < 2:
        return "full"
    widths = [_width(cell) for cell in cells]
    if not all(widths) or len(cells) == 2:
        return "left" if column * 2 < len(cells) - 1 or (len(cells) == 2 and column == 0) else "right"
    middle = sum(widths[:column]) + widths[column] / 2
    return "left" if middle < sum(widths) / 2 else "right"


def _width(cell: _Element) -> int:
    named = cell.find(f"{W}tcPr/{W}tcW")
    text = str(named.get(W + "w") or "") if named is not None else ""
    return int(text) if text.isdigit() else 0


def _sets_apart(table: _Element) -> bool:
    """Whether a table only sets the letterhead or the foot apart: a few rows of two or three cells with their words."""
    lines = list(rows(table))
    if not lines or len(lines) > _MOST_ROWS or any(len(row_cells(row)) > 3 for row in lines):
        return False
    if not any(len(row_cells(row)) > 1 for row in lines):
        return False
    for row in lines:
        for cell in row_cells(row):
            for paragraph in cell.iter(W + "p"):
                text = " ".join(_plain(paragraph).split())
                if _HEAD.match(text) or _FOOT.match(text):
                    return True
    return False


def _plain(paragraph: _Element) -> str:
    return "".join(str(text.text or "") for run in runs(paragraph) for text in run.iter(W + "t"))


def _with_boxes(spot: Spot) -> Iterator[Spot]:
    """The text boxes hung on a paragraph, then the paragraph itself."""
    for box in spot.paragraph.iter(W + "txbxContent"):
        if _nearest_paragraph(box) is not spot.paragraph or _second_copy(box):
            continue
        side = spot.side if spot.side != "full" else _box_side(box)
        for child in _flow(box):
            if child.tag == W + "p":
                yield from _with_boxes(
                    Spot(child, spot.block, side, spot.row, spot.column, spot.table, boxed=True)
                )
            else:
                yield from _table(child, spot.block, 1)
    yield spot


def _nearest_paragraph(box: _Element) -> _Element | None:
    return next((one for one in box.iterancestors() if one.tag == W + "p"), None)


def _second_copy(box: _Element) -> bool:
    """Whether the box is the one kept for programs that cannot read the first."""
    for one in box.iterancestors():
        if one.tag == MC + "Fallback":
            parent = one.getparent()
            choice = parent.find(MC + "Choice") if parent is not None else None
            return choice is not None and next(choice.iter(W + "txbxContent"), None) is not None
    return False


def _box_side(box: _Element) -> Side:
    """The half of the page that a floating box lies in, by its middle; 'full' when it spans both."""
    for one in box.iterancestors():
        if one.tag == _WP + "anchor":
            extent, at = one.find(_WP + "extent"), one.find(f"{_WP}positionH/{_WP}posOffset")
            align = one.find(f"{_WP}positionH/{_WP}align")
            if align is not None and align.text in ("left", "right"):
                return "left" if align.text == "left" else "right"
            if extent is not None and at is not None:
                return _half(_number(at.text) / 36000, _number(extent.get("cx")) / 36000)
        style = str(one.get("style") or "")
        if "margin-left" in style or "left:" in style:
            found = dict(re.findall(r"(?:^|;)\s*(margin-left|left|width)\s*:\s*(-?[\d.]+)pt", style))
            left = _number(found.get("margin-left", found.get("left")))
            return _half(left * 0.3528, _number(found.get("width")) * 0.3528)
    return "full"


def _half(left: float, width: float) -> Side:
    """Half of a text 160 mm wide."""
    if width > 120:
        return "full"
    return "left" if left + width / 2 < 80 else "right"


def _number(text: object) -> float:
    try:
        return float(str(text or 0))
    except ValueError:
        return 0.0
