"""Places the blocks of a sheet on pages: the paginator. Owns every vertical position; refuses to draw.

The result is a plain tree of placed lines, rules and frames; ``writer`` only draws it, and the editor can go from a
point on the page to the part of the letter by it. Measures are ticks (1/120 pt), ``x`` and ``y`` from the paper's
upper left corner. What LibreOffice 7.4 does, measured, and is copied:

* with exact spacing the baseline stands at four fifths of the pitch below the line's top, whatever the size of type
  (14 pt on 12, 14, 16.1, 18 and 28 pt; 8 to 15 pt on 12 to 18 pt: all within 0.05 pt);
* a gap after a paragraph is dropped when nothing follows on the page, and a page begins without one;
* a paragraph is split only so that two lines stand on either side (the sheet's orphans and widows), and never when
  it must stay with what follows (Word would split it; the DOCX therefore says "keep lines" too);
* a line fits when its whole pitch does;
* a table that ends the letter needs one twip more: a word processor demands a paragraph behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias, assert_never

from app.layout.lines import TWIP, Gauge, Line, Ticks, Word, break_lines, ticks, words
from app.layout.sheet import Align, Cell, Field, Grid, Page, PageBreak, Para, Row, Rule, Sheet

FRAME_ROOM: Final[Ticks] = 3 * 120  # between the words and their frame, left and right
FRAME_ASCENT: Final = 950  # of the frame over the baseline, in thousandths of the size of type
FRAME_DESCENT: Final = 280
FRAME_THICKNESS: Final[Ticks] = 60  # half a point, as the DOCX draws it


class PlacedLine(NamedTuple):
    para: Para
    nth: int  # which line of the paragraph, from 0
    line: Line
    x: Ticks  # left edge of the column
    top: Ticks
    baseline: Ticks

    @property
    def bottom(self) -> Ticks:
        return self.top + ticks(self.para.look.pitch)

    def words(self, gauge: Gauge) -> Iterator[Word]:
        """Words with their boxes, from the paper's left edge."""
        for word in words(self.line, gauge):
            yield word._replace(x=word.x + self.x)


class PlacedRule(NamedTuple):
    rule: Rule
    x: Ticks
    y: Ticks
    length: Ticks


class PlacedFrame(NamedTuple):
    """A rectangle round framed text."""

    para: Para
    x: Ticks
    top: Ticks
    width: Ticks
    height: Ticks
    thickness: Ticks


class PlacedBar(NamedTuple):
    """An upright line."""

    x: Ticks
    top: Ticks
    height: Ticks


Placed: TypeAlias = PlacedLine | PlacedRule | PlacedFrame | PlacedBar


@dataclass(slots=True)
class PlacedPage:
    number: int  # from 1
    width: Ticks
    height: Ticks
    items: list[Placed]

    def lines(self) -> Iterator[PlacedLine]:
        return (item for item in self.items if isinstance(item, PlacedLine))


class Bookmark(NamedTuple):
    title: str
    level: int  # from 1
    page: int  # from 1
    top: Ticks


@dataclass(slots=True)
class Flow:
    pages: list[PlacedPage]
    bookmarks: list[Bookmark]


class _Atom(NamedTuple):
    """What never splits: a line, a rule, a row. Its items lie as if its upper left corner were 0, 0."""

    height: Ticks
    gap: Ticks  # below it, when something follows on the page
    items: tuple[Placed, ...]
    ease: int  # how easily a page ends before it: one of the three below
    forced: bool = False  # a page break stands before it


_FREE: Final = 2
_KEPT: Final = 1  # a keep would be broken; done only when the kept things are higher than a page
_TORN: Final = 0  # a single line would be left alone; done only when a page holds nothing else


def flow(sheet: Sheet, gauge: Gauge) -> Flow:
    """Set ``sheet`` on pages. Ends for any sheet: what is higher than a page stands alone on one and runs over."""
    page = sheet.page
    room = ticks(page.height) - ticks(page.top) - ticks(page.bottom)
    pages = [
        _place(page, number, atoms, gauge)
        for number, atoms in enumerate(_pages(_atoms(sheet, gauge), room), start=1)
    ]
    return Flow(pages, list(_bookmarks(pages)))


# --- what can stand on a page -------------------------------------------------------------------------


def _text_width(page: Page) -> Ticks:
    return ticks(page.width) - ticks(page.left) - ticks(page.right)


def _atoms(sheet: Sheet, gauge: Gauge) -> list[_Atom]:
    width = _text_width(sheet.page)
    found: list[_Atom] = []
    held = forced = False
    for block, behind in zip_longest(sheet.blocks, sheet.blocks[1:]):
        grabbed = isinstance(behind, Grid) and behind.keep_with_previous
        match block:
            case Para():
                atoms = _para(block, sheet, width, gauge, whole=grabbed or block.look.keep_next)
                holds = grabbed or block.look.keep_next
            case Rule():
                atoms = [_Atom(ticks(block.height), 0, (_rule(block, width),), _FREE)]
                holds = grabbed
            case Grid():
                atoms = [_row(block, row, gauge) for row in block.rows]
                holds = grabbed
            case PageBreak():
                if forced:
                    found.append(_Atom(0, 0, (), _FREE, forced=True))  # a page left empty
                forced = True
                continue
            case _:
                assert_never(block)
        if atoms:
            atoms[0] = atoms[0]._replace(ease=_KEPT if held else _FREE, forced=forced)
            forced, held = False, holds
            found += atoms
    if forced:
        found.append(_Atom(0, 0, (), _FREE, forced=True))
    elif sheet.blocks and isinstance(sheet.blocks[-1], Grid) and found:
        found[-1] = found[-1]._replace(height=found[-1].height + TWIP)
    return found


def _para(para: Para, sheet: Sheet, width: Ticks, gauge: Gauge, *, whole: bool) -> list[_Atom]:
    if para.look.box is not None:
        items: list[Placed] = []
        height = _boxed(para, 0, 0, width, items, gauge)
        return [_Atom(height, ticks(para.look.after), tuple(items), _FREE)]
    lines = break_lines(para, width, gauge)
    count, pitch = len(lines), ticks(para.look.pitch)
    legal = _KEPT if whole or para.look.keep_lines else _FREE
    atoms = []
    for index in range(count):
        alone = index < sheet.orphans or count - index < sheet.widows
        placed = _line_items(para, lines, index, 0, 0)
        atoms.append(_Atom(pitch, 0, placed, _TORN if alone else legal))
    atoms[-1] = atoms[-1]._replace(gap=ticks(para.look.after))
    return atoms


def _row(grid: Grid, row: Row, gauge: Gauge) -> _Atom:
    x = ticks(grid.left)
    drawn: list[tuple[Cell, list[Placed], Ticks]] = []
    edge = x
    for cell, column in zip(row.cells, grid.columns, strict=True):
        inner: list[Placed] = []
        drawn.append((cell, inner, _cell(cell, edge, ticks(column), inner, gauge)))
        edge += ticks(column)
    height = max((high for _, _, high in drawn), default=0)
    items: list[Placed] = []
    for cell, inner, high in drawn:
        drop = (height - high) // 2 if cell.middle else 0
        items += [_moved(item, 0, drop) for item in inner] if drop else inner
    if grid.bar:
        items.append(PlacedBar(x + ticks(grid.columns[0]), 0, height))
    return _Atom(height, 0, tuple(items), _KEPT if grid.keep else _FREE)


def _cell(cell: Cell, x: Ticks, width: Ticks, items: list[Placed], gauge: Gauge) -> Ticks:
    """Add the cell's contents to ``items``; its height, with the gap after its last paragraph."""
    top = 0
    for block in cell.blocks:
        match block:
            case Para():
                top = _whole(block, x, top, width, items, gauge) + ticks(block.look.after)
            case Rule():
                items.append(_moved(_rule(block, width), x, top))
                top += ticks(block.height)
            case Grid():
                for row in block.rows:
                    atom = _row(block, row, gauge)
                    items.extend(_moved(item, x, top) for item in atom.items)
                    top += atom.height
            case _:
                assert_never(block)
    return top


def _whole(para: Para, x: Ticks, top: Ticks, width: Ticks, items: list[Placed], gauge: Gauge) -> Ticks:
    """Add all lines of a paragraph that does not split; where it ends."""
    if para.look.box is not None:
        return _boxed(para, x, top, width, items, gauge)
    lines = break_lines(para, width, gauge)
    for index in range(len(lines)):
        items.extend(_line_items(para, lines, index, x, top))
        top += ticks(para.look.pitch)
    return top


def _boxed(para: Para, x: Ticks, top: Ticks, width: Ticks, items: list[Placed], gauge: Gauge) -> Ticks:
    """Add a paragraph in a rectangle of its own between its indents; where that ends."""
    box = para.look.box
    assert box is not None
    thick, left, right = ticks(box.thickness), ticks(para.look.left), ticks(para.look.right)
    ends = _whole(
        replace(para, look=replace(para.look, box=None)),
        x,
        top + thick + ticks(box.above),
        width,
        items,
        gauge,
    )
    ends += ticks(box.below) + thick
    # A line is drawn along the middle of its thickness.
    half = thick // 2
    items.append(
        PlacedFrame(
            para, x + left - half, top + half, width - left - right + thick, ends - top - thick, thick
        )
    )
    return ends


def _line_items(para: Para, lines: Sequence[Line], index: int, x: Ticks, top: Ticks) -> tuple[Placed, ...]:
    line = lines[index]
    baseline = top + para.look.pitch.twips * 4 // 5 * TWIP
    placed = PlacedLine(para, index, line, x, top, baseline)
    if not para.look.frame or not line.pieces:
        return (placed,)
    size = ticks(para.look.size)
    over, under = size * FRAME_ASCENT // 1000, size * FRAME_DESCENT // 1000
    frame = PlacedFrame(
        para,
        x + line.x - FRAME_ROOM,
        baseline - over,
        line.width + 2 * FRAME_ROOM,
        over + under,
        FRAME_THICKNESS,
    )
    return (placed, frame)


def _rule(rule: Rule, width: Ticks) -> PlacedRule:
    length = ticks(rule.length)
    match rule.align:
        case Align.CENTER:
            x = (width - length) // 2
        case Align.RIGHT:
            x = width - length
        case Align.LEFT | Align.JUSTIFY:
            x = 0
    return PlacedRule(rule, x, ticks(rule.offset), length)


# --- pages ---------------------------------------------------------------------------------------------


def _pages(atoms: Sequence[_Atom], room: Ticks) -> Iterator[list[tuple[Ticks, _Atom]]]:
    """Atoms with their tops, page by page. At least one page, at least one atom on each but an empty letter's."""
    start = 0
    while start < len(atoms) or not start:
        page: list[tuple[Ticks, _Atom]] = []
        top = 0
        for atom in atoms[start:]:
            if page and (atom.forced or top + atom.height > room):
                if not atom.forced:
                    _take_back(page, atom)
                break
            page.append((top, atom))
            top += atom.height + atom.gap
        yield page
        start += max(len(page), 1)


def _take_back(page: list[tuple[Ticks, _Atom]], over: _Atom) -> None:
    """``over`` does not fit: shorten ``page`` to the last place where it may end, its first atom excepted."""
    for ease in (_FREE, _KEPT, _TORN):
        if over.ease >= ease:
            return
        for index in range(len(page) - 1, 0, -1):
            if page[index][1].ease >= ease:
                del page[index:]
                return


def _place(page: Page, number: int, atoms: Sequence[tuple[Ticks, _Atom]], gauge: Gauge) -> PlacedPage:
    left, right = ticks(page.left), ticks(page.right)
    x = right if page.mirror and number % 2 == 0 else left
    y = ticks(page.top)
    items: list[Placed] = []
    if page.number is not None and number > 1:
        items += _stack((_numbered(page.number, number),), x, ticks(page.number_top), page, gauge)[0]
    if page.first_head and number == 1:
        items += _stack(page.first_head, x, ticks(page.first_head_top), page, gauge)[0]
    for top, atom in atoms:
        items += [_moved(item, x, y + top) for item in atom.items]
    if page.first_foot and number == 1:
        foot, height = _stack(page.first_foot, x, 0, page, gauge)
        drop = ticks(page.height) - ticks(page.foot_bottom) - height
        items += [_moved(item, 0, drop) for item in foot]
    return PlacedPage(number, ticks(page.width), ticks(page.height), items)


def _stack(
    blocks: Sequence[Para | Rule], x: Ticks, top: Ticks, page: Page, gauge: Gauge
) -> tuple[list[Placed], Ticks]:
    """Paragraphs and lines one below the other outside the text, and where the last of them ends."""
    items: list[Placed] = []
    width, gap = _text_width(page), 0
    for block in blocks:
        top += gap
        if isinstance(block, Para):
            top, gap = _whole(block, x, top, width, items, gauge), ticks(block.look.after)
        else:
            items.append(_moved(_rule(block, width), x, top))
            top, gap = top + ticks(block.height), 0
    return items, top


def _numbered(para: Para, number: int) -> Para:
    spans = (replace(span, text=str(number)) if span.field is Field.PAGE else span for span in para.spans)
    return replace(para, spans=tuple(spans))


def _moved(item: Placed, x: Ticks, y: Ticks) -> Placed:
    match item:
        case PlacedLine():
            return PlacedLine(item.para, item.nth, item.line, item.x + x, item.top + y, item.baseline + y)
        case PlacedRule():
            return item._replace(x=item.x + x, y=item.y + y)
        case PlacedFrame():
            return item._replace(x=item.x + x, top=item.top + y)
        case PlacedBar():
            return item._replace(x=item.x + x, top=item.top + y)
        case _:
            assert_never(item)


def _bookmarks(pages: Sequence[PlacedPage]) -> Iterator[Bookmark]:
    for page in pages:
        for item in page.items:
            if isinstance(item, PlacedLine) and item.para.outline and not item.nth:
                yield Bookmark(" ".join(item.para.text.split()), item.para.outline, page.number, item.top)
