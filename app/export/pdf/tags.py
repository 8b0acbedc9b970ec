"""What everything on the pages is, for those who hear a letter and for programs that read it: the tree of a sheet.

Reading order is the tree's: the head's left column, then its right one, the body, the recipients, the signature. Headings
never skip a level. Lines, frames, dashes under a title, running heads and heads of tables said again are no contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, assert_never

from app.export.pdf.structure import Element
from app.layout.sheet import (
    Block,
    Grid,
    NewSection,
    PageBreak,
    Para,
    Picture,
    Role,
    Rule,
    Section,
    Sheet,
    Table,
    TableCell,
)

_ORNAMENTS: Final = frozenset((Role.SEPARATOR, Role.ABSTRACT_MARK))
_TOPS: Final = frozenset((Role.KIND_NAME, Role.ANNEX_LABEL))  # headings above all levels of the body
_GOES_ON: Final = {  # the second line of a heading, by what the first one is
    Role.ABSTRACT: Role.KIND_NAME,
    Role.PART_TITLE: Role.PART,
    Role.CHAPTER_TITLE: Role.CHAPTER,
    Role.SECTION_TITLE: Role.SECTION,
    Role.SUBSECTION_TITLE: Role.SUBSECTION,
    Role.ANNEX_TITLE: Role.ANNEX_LABEL,
}
_LISTED: Final = {Role.POINT: 0, Role.DASH: 1, Role.PLUS: 2, Role.RECIPIENT: 3}  # the later in the earlier
_LABEL: Final = re.compile(r"([-+*•–]|\w{1,3}[).])(?=[ \u00a0])")
_COLUMNWISE: Final = frozenset(("head", "foot", "recipients"))
_DEEPEST: Final = 6
_PICTURE: Final = "Ảnh"


class Leaf:
    """The element that holds a paragraph's words. ``label``: so many of its first letters are the number or dash of a list's
    entry, or of a footnote."""

    __slots__ = ("element", "label", "parent")

    def __init__(self, element: Element, parent: Element | None = None, label: int = 0) -> None:
        self.element, self.parent, self.label = element, parent, label


@dataclass(slots=True)
class _List:
    depth: int
    element: Element
    body: Element  # of its last entry


class Tree:
    """The elements of one sheet, and where its paragraphs and pictures belong."""

    def __init__(self, sheet: Sheet) -> None:
        self.root = Element("Document")
        self._leaves: dict[int, list[Leaf]] = {}
        self._notes: dict[Para, Leaf] = {}
        self._figures: dict[int, list[Element]] = {}
        self._headings: list[int] = []
        self._tables = 0
        for section in sheet.sections:
            self._section(section)

    def leaf(self, para: Para, nth: int) -> Leaf | None:
        """Where line ``nth`` of a paragraph belongs. One paragraph may stand in several places of the tree: they are used in
        their order. None: it is no contents."""
        there = self._leaves.get(id(para))
        if there is None:
            # Lines once broken are kept by their words, so a footnote may be another one's equal.
            return self._notes.get(para) if para.role is Role.FOOTNOTE else None
        if nth == 0 and len(there) > 1:
            there.append(there.pop(0))
            return there[-1]
        return there[-1]

    def figure(self, picture: Picture) -> Element:
        there = self._figures[id(picture)]
        return there.pop(0) if len(there) > 1 else there[0]

    # --- blocks -------------------------------------------------------------------------------------------

    def _section(self, section: Section) -> None:
        holder = self.root.add("Sect")
        self._blocks((*section.page.first_head, *section.blocks, *section.page.first_foot), holder)

    def _blocks(self, blocks: Sequence[Block], holder: Element) -> None:
        lists: list[_List] = []  # those still open, each in the last entry of the one before
        before: Para | None = None
        for block, behind in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Para):
                if block.role in _LISTED and _LABEL.match(block.text):
                    self._entry(block, holder, lists)
                elif block.spans:
                    lists.clear()
                    self._para(block, holder, before, behind)
                before = block if block.spans else before
                continue
            lists.clear()
            self._block(block, holder, before, behind)
            before = None

    def _block(self, block: Block, holder: Element, before: Para | None, behind: Block | None) -> None:
        match block:
            case Para() | Rule() | PageBreak() | NewSection():
                pass
            case Grid():
                self._grid(block, holder.add("Div") if block.role in _COLUMNWISE else holder)
            case Table():
                self._table(block, holder, before)
            case Picture():
                self._picture(block, holder, behind)
            case _:
                assert_never(block)

    def _put(self, para: Para, leaf: Leaf) -> None:
        self._leaves.setdefault(id(para), []).append(leaf)

    def _para(self, para: Para, holder: Element, before: Para | None, behind: Block | None) -> None:
        if para.role in _ORNAMENTS:
            return
        if para.role is Role.TABLE_CAPTION and isinstance(behind, Table):
            return  # said within its table
        if para.role is Role.PICTURE_CAPTION and (figure := self._captioned(holder)) is not None:
            element = figure.add("Caption")
        elif before is not None and _GOES_ON.get(para.role) is before.role:
            element = self._leaves[id(before)][-1].element
        else:
            element = holder.add(self._kind(para))
        self._put(para, Leaf(element))
        self._footnotes(para, holder)

    def _kind(self, para: Para) -> str:
        level = 0 if para.role in _TOPS else para.outline
        if level is None:
            return "P"
        while self._headings and self._headings[-1] >= level:
            self._headings.pop()
        self._headings.append(level)
        return f"H{min(len(self._headings), _DEEPEST)}"

    def _entry(self, para: Para, holder: Element, lists: list[_List]) -> None:
        depth = _LISTED[para.role]
        while lists and lists[-1].depth > depth:
            lists.pop()
        if not lists or lists[-1].depth < depth:
            outer = lists[-1].body if lists else holder
            lists.append(_List(depth, outer.add("L"), outer))
        entry = lists[-1].element.add("LI")
        body = lists[-1].body = entry.add("LBody")
        label = _LABEL.match(para.text)
        self._put(para, Leaf(body, entry, label.end() if label else 0))
        self._footnotes(para, body)

    def _footnotes(self, para: Para, holder: Element) -> None:
        for span in para.spans:
            if span.note is not None:
                note = holder.add("Note", name=f"n{len(self._notes) + 1:05}")
                label = len(span.note.spans[0].text) if span.note.spans and span.note.spans[0].raised else 0
                self._notes[span.note] = Leaf(note.add("P"), note, label)

    def _grid(self, grid: Grid, holder: Element) -> None:
        if grid.role in _COLUMNWISE:
            for column in range(len(grid.columns)):
                self._blocks([block for row in grid.rows for block in row.cells[column].blocks], holder)
        else:
            self._blocks([block for row in grid.rows for cell in row.cells for block in cell.blocks], holder)

    # --- tables and pictures ----------------------------------------------------------------------------------

    def _table(self, table: Table, holder: Element, before: Para | None) -> None:
        made = holder.add("Table")
        self._tables += 1
        if before is not None and before.role is Role.TABLE_CAPTION:
            self._put(before, Leaf(made.add("Caption")))
            self._footnotes(before, holder)
        head = table.head if table.head < len(table.rows) else 0
        named = head > 1 or any(cell.across > 1 for row in table.rows[:head] for cell in row.cells)
        over: list[list[str]] = [[] for _ in table.columns]  # names of the heads of every column
        for at, (row, places) in enumerate(zip(table.rows, _columns(table), strict=True)):
            line = made.add("TR")
            for cell, column in zip(row.cells, places, strict=True):
                covered = range(column, column + cell.across)
                if at < head:
                    name = f"t{self._tables}r{at}c{column}" if named else ""
                    element = line.add("TH", attributes=_look(cell, "/Scope/Column"), name=name)
                    for one in covered if named else ():
                        over[one].append(name)
                else:
                    heads = dict.fromkeys(name for one in covered for name in over[one])
                    said = f"/Headers[{''.join(f'({name})' for name in heads)}]" if heads else ""
                    element = line.add("TD", attributes=_look(cell, said))
                self._cell(cell, element)

    def _cell(self, cell: TableCell, element: Element) -> None:
        if len(cell.paras) == 1 and not any(span.note for span in cell.paras[0].spans):
            self._put(cell.paras[0], Leaf(element))
        else:
            self._blocks(cell.paras, element)

    def _picture(self, picture: Picture, holder: Element, behind: Block | None) -> None:
        said = picture.alt
        if not said and isinstance(behind, Para) and behind.role is Role.PICTURE_CAPTION:
            said = behind.text
        figure = holder.add("Figure", alt=said or _PICTURE)
        self._figures.setdefault(id(picture), []).append(figure)

    @staticmethod
    def _captioned(holder: Element) -> Element | None:
        last = holder.kids[-1] if holder.kids else None
        return last if last is not None and last.kind == "Figure" else None


def _columns(table: Table) -> Iterator[list[int]]:
    """Where the cells of every row begin."""
    until = [0] * len(table.columns)  # the row before which what covers a column ends
    for at, row in enumerate(table.rows):
        column, found = 0, []
        for cell in row.cells:
            while until[column] > at:
                column += 1
            found.append(column)
            until[column : column + cell.across] = [at + cell.down] * cell.across
            column += cell.across
        yield found


def _look(cell: TableCell, said: str) -> str:
    across = f"/ColSpan {cell.across}" if cell.across > 1 else ""
    down = f"/RowSpan {cell.down}" if cell.down > 1 else ""
    return f"/A<</O/Table{said}{across}{down}>>" if said or across or down else ""
