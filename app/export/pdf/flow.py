"""Places the blocks of a sheet on pages: the paginator. Owns every vertical position; refuses to draw.

The result is a plain tree of placed lines, rules and frames; ``writer`` only draws it, and the editor can go from a
point on the page to the part of the letter by it. What LibreOffice 7.4 does, measured, and is copied:

* a gap after a paragraph is dropped when nothing follows on the page, and a page begins without one;
* a line fits when its whole pitch does; a table's row, when the line that would close the table fits too;
* what ends a section and is no paragraph needs one twip more: a word processor demands a paragraph behind it;
* what is counted anew begins on a front side, when both sides are printed: a back may be left empty;
* footnotes stand at the foot of the page, on that of the line they hang on; 124 twips lie between them and the text.
  A footnote that cannot go on over leaf takes its line with it to the next page; one that can, leaves two lines behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.export.pdf.atoms import (
    FREE,
    KEPT,
    TORN,
    Atom,
    NoteLine,
    TableFrame,
    atoms_of,
    note_height,
    placed_notes,
    stack,
)
from app.export.pdf.placed import (
    Bookmark,
    Flow,
    Placed,
    PlacedLine,
    PlacedPage,
    PlacedStrokes,
    moved,
)
from app.layout.lines import TWIP, Gauge, Ticks, ticks
from app.layout.sheet import Field, Page, Para, Sheet

NOTES_APART: Final[Ticks] = 124 * TWIP  # from the text to the first footnote, the line between them included
_NOTES_LINE: Final[Ticks] = 62 * TWIP  # from that line's middle to the first footnote
_NOTES_THICKNESS: Final[Ticks] = 10 * TWIP


def flow(sheet: Sheet, gauge: Gauge) -> Flow:
    """Set ``sheet`` on pages. Ends for any sheet: what is higher than a page stands alone on one and runs over."""
    pages: list[PlacedPage] = []
    printed = 0
    for section in sheet.sections:
        page = section.page
        printed = 0 if section.restart else printed
        if section.restart and page.mirror and len(pages) % 2:
            pages.append(PlacedPage(len(pages) + 1, ticks(page.width), ticks(page.height), []))
        for filled in _pages(atoms_of(section, sheet, gauge), ticks(page.text_height)):
            printed += 1
            pages.append(_place(page, len(pages) + 1, printed, filled, gauge))
    return Flow(pages, list(_bookmarks(pages)))


# --- pages ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Filled:
    """A page's atoms with their tops, and its footnotes."""

    carried: list[NoteLine]  # what the page before had no room for
    body: list[tuple[Ticks, Atom]] = field(default_factory=list)
    heads: int = 0  # how many at its beginning are a table's head said again
    notes: list[NoteLine] = field(default_factory=list)

    @property
    def fresh(self) -> bool:
        return len(self.body) == self.heads

    @property
    def bottom(self) -> Ticks:
        if not self.body:
            return 0
        top, last = self.body[-1]
        return top + last.height + last.end

    def wanted(self) -> list[NoteLine]:
        return [*self.carried, *(line for _, atom in self.body for line in atom.notes)]


def _pages(atoms: list[Atom], room: Ticks) -> Iterator[_Filled]:
    """Page by page. At least one page; on each at least one atom or a line of a footnote, but for an empty letter."""
    start = 0
    carried: list[NoteLine] = []
    again = True
    while again or start < len(atoms) or carried:
        again = False
        page = _Filled(carried)
        start += _fill(page, atoms, start, room)
        wanted = page.wanted()
        count = _notes_that_fit(wanted, room - page.bottom - NOTES_APART, any_at_all=not page.body)
        page.notes, carried = wanted[:count], wanted[count:]
        yield page


def _fill(page: _Filled, atoms: list[Atom], start: int, room: Ticks) -> int:
    """Put atoms on the page; how many were used up. A torn row's rest takes its place among ``atoms``."""
    top = 0
    there = list(page.carried)  # footnotes so far
    for at in range(start, len(atoms)):
        atom = atoms[at]
        if atom.forced and not page.fresh:
            break
        if page.fresh and not page.heads and atom.frame is not None:
            top = _head_again(page, atom.frame, room)
        notes = [*there, *atom.notes] if atom.notes else there
        under = NOTES_APART + note_height(notes) if notes else 0
        if top + atom.height + atom.end + under > room:
            least = NOTES_APART + note_height(notes[: _least(notes, len(there))])
            if atom.notes and top + atom.height + atom.end + least <= room:
                page.body.append((top, atom))  # its footnote goes on over leaf; nothing else fits
                return at + 1 - start
            if atom.torn is not None and (cut := atom.torn.cut(room - top - atom.end - under)):
                part, atoms[at] = cut
                page.body.append((top, part))
                return at - start
            if not page.fresh:
                _take_back(page.body, atom, page.heads)
            elif not page.carried:
                page.body.append((top, atom))  # higher than a page
            break
        page.body.append((top, atom))
        there = notes
        top += atom.height + atom.gap
    if page.fresh:
        page.body.clear()
        page.heads = 0
    return len(page.body) - page.heads


def _head_again(page: _Filled, frame: TableFrame, room: Ticks) -> Ticks:
    """Say the head at the top of a page; how high it is. One that would fill the page is said only once."""
    high = sum(atom.height for atom in frame.head)
    if high > room // 2:
        return 0
    top = 0
    for atom in frame.head:
        page.body.append((top, atom))
        top += atom.height
    page.heads = len(frame.head)
    return high


def _least(notes: Sequence[NoteLine], own: int) -> int:
    """How many lines must stand on this page: to the first place at which those from ``own`` on may go on over leaf."""
    return next((at for at in range(own + 1, len(notes)) if notes[at].free), len(notes))


def _notes_that_fit(notes: Sequence[NoteLine], room: Ticks, *, any_at_all: bool) -> int:
    best, high = 0, 0
    for at, line in enumerate(notes):
        if at and line.free:
            best = at
        high += line.height
        if high > room:
            return best or (max(at, 1) if any_at_all else 0)
    return len(notes)


def _take_back(body: list[tuple[Ticks, Atom]], over: Atom, heads: int) -> None:
    """``over`` does not fit: shorten the page to the last place where it may end, its first atom excepted."""
    for ease in (FREE, KEPT, TORN):
        if over.ease >= ease:
            return
        for index in range(len(body) - 1, heads, -1):
            if body[index][1].ease >= ease:
                del body[index:]
                return


def _place(page: Page, number: int, printed: int, filled: _Filled, gauge: Gauge) -> PlacedPage:
    width = ticks(page.text_width)
    x = ticks(page.right) if page.mirror and number % 2 == 0 else ticks(page.left)
    y = ticks(page.top)
    items: list[Placed] = []
    if page.number is not None and printed > 1:
        items += stack((_numbered(page.number, printed),), x, ticks(page.number_top), width, gauge)[0]
    if page.first_head and printed == 1:
        items += stack(page.first_head, x, ticks(page.first_head_top), width, gauge)[0]
    running = 0 if printed == 1 else len(items)
    for at, (top, atom) in enumerate(filled.body):
        items += [moved(item, x, y + top) for item in atom.items]
        running = len(items) if at < filled.heads else running
    items += [moved(item, x, y) for item in _table_ends(filled)]
    items += [moved(item, x, y) for item in _footnotes(filled.notes, page)]
    if page.first_foot and printed == 1:
        foot, height = stack(page.first_foot, x, 0, width, gauge)
        drop = ticks(page.height) - ticks(page.foot_bottom) - height
        items += [moved(item, 0, drop) for item in foot]
    return PlacedPage(number, ticks(page.width), ticks(page.height), items, running)


def _table_ends(filled: _Filled) -> Iterator[Placed]:
    """The lines over and under a table that a page's end cuts in two."""
    if not filled.body:
        return
    first, (top, last) = filled.body[0][1], filled.body[-1]
    if first.frame is not None:
        yield from first.frame.closing
    if last.frame is not None:
        yield from (moved(item, 0, top + last.height) for item in last.frame.closing)


def _footnotes(notes: Sequence[NoteLine], page: Page) -> Iterator[Placed]:
    if notes:
        top = ticks(page.text_height) - note_height(notes)
        quarter = ticks(page.text_width) // 4
        yield PlacedStrokes(0, top - _NOTES_LINE, ((0, 0, quarter, 0),), _NOTES_THICKNESS)
        yield from placed_notes(notes, top)


def _numbered(para: Para, number: int) -> Para:
    spans = (replace(span, text=str(number)) if span.field is Field.PAGE else span for span in para.spans)
    return replace(para, spans=tuple(spans))


def _bookmarks(pages: Sequence[PlacedPage]) -> Iterator[Bookmark]:
    for page in pages:
        for item in page.items:
            if isinstance(item, PlacedLine) and item.para.outline and not item.nth:
                yield Bookmark(" ".join(item.para.text.split()), item.para.outline, page.number, item.top)
