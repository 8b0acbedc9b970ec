"""What can stand on a page without being cut: lines, rules, rows, pictures, with the footnotes that hang on them.

Owns heights and the places where a page may end; ``flow`` fills pages with them. Measured on LibreOffice 7.4 and copied:

* with exact spacing the baseline stands at four fifths of the pitch below the line's top, whatever the size of type
  (14 pt on 12, 14, 16.1, 18 and 28 pt; 8 to 15 pt on 12 to 18 pt: all within 0.05 pt);
* a paragraph is split only so that two lines stand on either side (the sheet's orphans and widows), and never when
  it must stay with what follows (Word would split it; the DOCX therefore says "keep lines" too);
* a picture's line is as high as the picture, when that is a whole number of hundredths of a millimetre.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final, NamedTuple, Protocol, assert_never

from app.export.pdf.placed import (
    Placed,
    PlacedFrame,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
    PlacedStrokes,
    moved,
)
from app.layout.lines import TWIP, Gauge, Line, Ticks, break_lines, ticks
from app.layout.sheet import (
    Align,
    Block,
    Cell,
    Grid,
    NewSection,
    PageBreak,
    Para,
    Picture,
    Row,
    Rule,
    Section,
    Sheet,
    Table,
)

FRAME_ROOM: Final[Ticks] = 414  # between the words and the middle of their frame, left and right
FRAME_ASCENT: Final = 1030  # of the frame over the baseline, in thousandths of the size of type
FRAME_DESCENT: Final = 215
FRAME_THICKNESS: Final[Ticks] = 60  # half a point, as the DOCX draws it
BAR_THICKNESS: Final[Ticks] = 90  # three quarters of a point


class NoteLine(NamedTuple):
    """A line of a footnote."""

    height: Ticks
    items: tuple[Placed, ...]
    first: bool  # of its footnote
    free: bool  # the rest of the footnote may go on over leaf, from this line on


class Torn(Protocol):
    """A row higher than a page."""

    def cut(self, room: Ticks) -> tuple[Atom, Atom] | None:
        """What of it fits, and the rest; None when nothing fits or nothing is left over."""
        ...


@dataclass(frozen=True, slots=True)
class TableFrame:
    """What the rows of one table share: its head, repeated on every page, and the line that closes it."""

    head: tuple[Atom, ...]
    closing: tuple[Placed, ...]  # as if the table ended at 0, 0


class Atom(NamedTuple):
    """What never splits: a line, a rule, a row. Its items lie as if its upper left corner were 0, 0."""

    height: Ticks
    gap: Ticks  # below it, when something follows on the page
    items: tuple[Placed, ...]
    ease: int  # how easily a page ends before it: one of the three below
    forced: bool = False  # a page break stands before it
    notes: tuple[NoteLine, ...] = ()
    end: Ticks = 0  # more room it takes when it ends the page
    frame: TableFrame | None = None  # of a row that is not in the head
    torn: Torn | None = None


FREE: Final = 2
KEPT: Final = 1  # a keep would be broken; done only when the kept things are higher than a page
TORN: Final = 0  # a single line would be left alone; done only when a page holds nothing else


def atoms_of(section: Section, sheet: Sheet, gauge: Gauge) -> list[Atom]:
    return _Reader(section, sheet, gauge).atoms()


class _Reader:
    """One pass over the blocks of a section; keeps what is held to what."""

    def __init__(self, section: Section, sheet: Sheet, gauge: Gauge) -> None:
        self._blocks, self._sheet, self._gauge = section.blocks, sheet, gauge
        self._width = ticks(section.page.text_width)

    def atoms(self) -> list[Atom]:
        found: list[Atom] = []
        held = forced = False
        for block, behind in zip_longest(self._blocks, self._blocks[1:]):
            if isinstance(block, PageBreak):
                if forced:
                    found.append(Atom(0, 0, (), FREE, forced=True))  # a page left empty
                forced = True
                continue
            grabbed = isinstance(behind, Grid) and behind.keep_with_previous
            atoms, holds = self._block(block, grabbed=grabbed)
            if atoms:
                ease = min(atoms[0].ease, KEPT) if held else FREE
                atoms[0] = atoms[0]._replace(ease=ease, forced=forced)
                forced, held = False, holds or grabbed
                found += atoms
        if forced:
            found.append(Atom(0, 0, (), FREE, forced=True))
        elif found and not isinstance(self._blocks[-1], Para):
            found[-1] = found[-1]._replace(height=found[-1].height + TWIP)
        return found

    def _block(self, block: Block, *, grabbed: bool) -> tuple[list[Atom], bool]:
        """Its atoms, and whether what follows must stay with them."""
        match block:
            case Para():
                whole = grabbed or block.look.keep_next
                return para_atoms(block, self._sheet, self._width, self._gauge, whole=whole), whole
            case Rule():
                return [Atom(ticks(block.height), 0, (_rule(block, self._width),), FREE)], False
            case Grid():
                ease = KEPT if block.keep else FREE
                return [_row(block, row, ease, self._gauge) for row in block.rows], False
            case Table():
                from app.export.pdf.rows import table_atoms

                return table_atoms(block, self._sheet, self._width, self._gauge), block.rows[-1].keep_next
            case Picture():
                wide, high = ticks(block.width), ticks(block.height)
                placed = PlacedPicture(block, (self._width - wide) // 2, 0, wide, high)
                return [Atom(high, 0, (placed,), FREE)], block.keep_next
            case PageBreak() | NewSection():
                return [], False
            case _:
                assert_never(block)


def para_atoms(para: Para, sheet: Sheet, width: Ticks, gauge: Gauge, *, whole: bool) -> list[Atom]:
    if para.look.box is not None:
        items: list[Placed] = []
        height = _boxed(para, 0, 0, width, items, gauge)
        return [Atom(height, ticks(para.look.after), tuple(items), FREE)]
    lines = break_lines(para, width, gauge)
    count, pitch = len(lines), ticks(para.look.pitch)
    legal = KEPT if whole or para.look.keep_lines else FREE
    noted = any(span.note is not None for span in para.spans)
    atoms = []
    for index, line in enumerate(lines):
        alone = index < sheet.orphans or count - index < sheet.widows
        notes = notes_of(line, sheet, width, gauge) if noted else ()
        atoms.append(
            Atom(pitch, 0, line_items(para, lines, index, 0, 0), TORN if alone else legal, notes=notes)
        )
    atoms[-1] = atoms[-1]._replace(gap=ticks(para.look.after))
    return atoms


def notes_of(line: Line, sheet: Sheet, width: Ticks, gauge: Gauge) -> tuple[NoteLine, ...]:
    """The footnotes that hang on a line, line by line."""
    found: list[NoteLine] = []
    for piece in line.pieces:
        if piece.span.note is not None:
            atoms = para_atoms(piece.span.note, sheet, width, gauge, whole=False)
            found += (
                NoteLine(one.height + one.gap, one.items, not nth, nth > 0 and one.ease == FREE)
                for nth, one in enumerate(atoms)
            )
    return tuple(found)


def _row(grid: Grid, row: Row, ease: int, gauge: Gauge) -> Atom:
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
        items += [moved(item, 0, drop) for item in inner] if drop else inner
    if grid.bar:
        items.append(
            PlacedStrokes(
                x + ticks(grid.columns[0] + grid.columns[1]), 0, ((0, 0, 0, height),), BAR_THICKNESS
            )
        )
    return Atom(height, 0, tuple(items), ease)


def _cell(cell: Cell, x: Ticks, width: Ticks, items: list[Placed], gauge: Gauge) -> Ticks:
    """Add the cell's contents to ``items``; its height, with the gap after its last paragraph."""
    top = 0
    for block in cell.blocks:
        match block:
            case Para():
                top = _whole(block, x, top, width, items, gauge) + ticks(block.look.after)
            case Rule():
                items.append(moved(_rule(block, width), x, top))
                top += ticks(block.height)
            case Grid():
                for row in block.rows:
                    atom = _row(block, row, KEPT, gauge)
                    items.extend(moved(item, x, top) for item in atom.items)
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
        items.extend(line_items(para, lines, index, x, top))
        top += ticks(para.look.pitch)
    return top


def _boxed(para: Para, x: Ticks, top: Ticks, width: Ticks, items: list[Placed], gauge: Gauge) -> Ticks:
    """Add a paragraph in a rectangle of its own between its indents; where that ends."""
    box = para.look.box
    assert box is not None
    thick, left, right = ticks(box.thickness), ticks(para.look.left), ticks(para.look.right)
    bare = replace(para, look=replace(para.look, box=None))
    inner: list[Placed] = []
    ends = _whole(bare, x, top + thick + ticks(box.above), width, inner, gauge) + ticks(box.below) + thick
    items += (item._replace(para=para) if isinstance(item, PlacedLine) else item for item in inner)
    half = thick // 2  # a line is drawn along the middle of its thickness
    wide = width - left - right + thick
    items.append(PlacedFrame(para, x + left - half, top + half, wide, ends - top - thick, thick))
    return ends


def line_items(para: Para, lines: Sequence[Line], index: int, x: Ticks, top: Ticks) -> tuple[Placed, ...]:
    line = lines[index]
    baseline = top + para.look.pitch.twips * 4 // 5 * TWIP
    placed = PlacedLine(para, index, line, x, top, baseline)
    if not para.look.frame or not line.pieces:
        return (placed,)
    size = ticks(para.look.size)
    over, under = size * FRAME_ASCENT // 1000, size * FRAME_DESCENT // 1000
    wide = line.width + 2 * FRAME_ROOM
    frame = PlacedFrame(para, x + line.x - FRAME_ROOM, baseline - over, wide, over + under, FRAME_THICKNESS)
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


def stack(
    blocks: Sequence[Para | Rule], x: Ticks, top: Ticks, width: Ticks, gauge: Gauge
) -> tuple[list[Placed], Ticks]:
    """Paragraphs and lines one below the other outside the text, and where the last of them ends."""
    items: list[Placed] = []
    gap = 0
    for block in blocks:
        top += gap
        if isinstance(block, Para):
            top, gap = _whole(block, x, top, width, items, gauge), ticks(block.look.after)
        else:
            items.append(moved(_rule(block, width), x, top))
            top, gap = top + ticks(block.height), 0
    return items, top


def note_height(lines: Sequence[NoteLine]) -> Ticks:
    return sum(line.height for line in lines)


def placed_notes(lines: Sequence[NoteLine], top: Ticks) -> Iterator[Placed]:
    for line in lines:
        for item in line.items:
            yield moved(item, 0, top)
        top += line.height
