"""The cells of a table, edited where they stand: a small text lies over the cell of the caret, what it says is in the letter at once.

Keys typed one after another into one word are one step of undo. Arrows, Tab and the mouse go from cell to cell, Shift chooses
several, acts work on those that are chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor

from app.layout.parts import Paragraph, Table
from app.services.pasting import Pasted
from app.ui.pages.outgoing.body_format import OBJECT
from app.ui.pages.outgoing.body_rows import EMPTY, Thing, find_path
from app.ui.pages.outgoing.body_text import plain_offset
from app.ui.pages.outgoing.body_things import BodyThings
from app.ui.pages.outgoing.cell_edit import CellEdit
from app.ui.pages.outgoing.table_acts import TABLE_ACTS
from app.ui.pages.outgoing.table_grid import (
    Area,
    Place,
    filled,
    grid_of,
    new_table,
    paragraphs_of,
    row_added,
    with_cell,
    words_of_cell,
)
from app.ui.pages.outgoing.table_sketch import PAD
from app.ui.theme.look import px

_CELL: Final = re.compile(r"\.rows\[(\d+)\]\.cells\[(\d+)\]")


class BodyCells(BodyThings):
    """The body with the cells of its tables."""

    cell_made = Signal(object)
    """CellEdit that was made: for its keys."""
    cell_changed = Signal()
    """Another cell, or none, holds the caret."""

    _cell: CellEdit | None = None
    _anchor: QTextCursor | None = None
    """Stands before the object character of the table whose cell is open; moves with the text."""
    _place: Place = (0, 0)
    _area: Area | None = None
    _from: Place | None = None

    def insert_table(self, rows: int, columns: int) -> None:
        """An empty table, the caret in its first cell."""
        if not self.isReadOnly():
            self.open_cell(self.insert_thing(new_table(rows, columns)), (0, 0))

    # --- cells --------------------------------------------------------------------------------------------------

    def cell_open(self) -> bool:
        return self.cell() is not None

    def cell(self) -> CellEdit | None:
        return self._cell if self._cell is not None and self._cell.isVisibleTo(self) else None

    def composing(self) -> bool:
        cell = self.cell()
        return super().composing() or (cell is not None and cell.composing())

    def cell_place(self) -> Place | None:
        return self._place if self.cell_open() else None

    def open_place(self, at: int) -> Place | None:
        return self._place if self.cell_open() and at == self.cell_row() else None

    def area(self, at: int) -> Area | None:
        several = self._area is not None and self.cell_open() and at == self.cell_row()
        return self._area if several else None

    def open_cell(self, at: int, place: Place, *, start: int | None = None, end: int | None = None) -> None:
        """Put the caret into a cell, at its end or over some characters of its first paragraph."""
        table = self._rows[at].thing
        if not isinstance(table, Table):
            return
        self.whole()
        if self._cell is None:
            self._cell = self._new_cell()
        block = self.document().findBlockByNumber(at)
        self._anchor = QTextCursor(block)
        self._anchor.setKeepPositionOnInsert(False)
        self.setTextCursor(QTextCursor(block))
        self._place = grid_of(table).anchor(place)
        self._choose(None)
        self._cell.setReadOnly(self.isReadOnly())
        self._show_cell(table)
        self._cell.show()
        self._cell.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self._cell.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if start is not None:
            cursor.setPosition(min(start, cursor.position()))
            last = self._cell.document().characterCount() - 1
            cursor.setPosition(min(end or start, last), QTextCursor.MoveMode.KeepAnchor)
        self._cell.setTextCursor(cursor)
        self._tell_cell()

    def close_cell(self, *, focus: bool = False) -> None:
        """Back to the text; the caret stands on the table."""
        if self._cell is None or not self.cell_open():
            return
        at = self.cell_row()
        self._choose(None)
        self._cell.hide()
        if focus:
            if at is not None:
                self._caret_to(at)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_cell()

    def _new_cell(self) -> CellEdit:
        made = CellEdit(self._note_object, self.viewport())
        made.take_paste = self.insertFromMimeData
        made.hide()
        made.changed.connect(self._cell_typed)
        made.stepped.connect(self._cell_stepped)
        made.walked.connect(self._cell_walked)
        made.closed.connect(lambda: self.close_cell(focus=True))
        made.undo_asked.connect(lambda again: self.redo() if again else self.undo())
        made.moved_row.connect(lambda by: self.table_act("row_up" if by < 0 else "row_down"))
        made.cleared.connect(lambda: self.table_act("clear"))
        made.cursorPositionChanged.connect(lambda: self.part_changed.emit(self.part()))
        made.currentCharFormatChanged.connect(lambda *_: self.level_changed.emit())
        self.cell_made.emit(made)
        return made

    def cell_row(self) -> int | None:
        return self._anchor.blockNumber() if self._anchor is not None else None

    def _show_cell(self, table: Table) -> None:
        assert self._cell is not None
        assert self._anchor is not None
        at = self._anchor.blockNumber()
        sketch = self._thing_object.sketch(table)
        self._place = sketch.grid.anchor(self._place)
        cell = sketch.grid.cells[self._place]
        self._cell.put(paragraphs_of(cell), side=sketch.side(self._place), strong=self._place[0] < table.head)
        words = self.tr("Ô hàng {row}, cột {column}")
        self._cell.setAccessibleName(words.format(row=self._place[0] + 1, column=self._place[1] + 1))
        box = sketch.rect(self._place).translated(self.thing_box(at).topLeft())
        high = self._cell.document().size().height() + 2 * px(PAD) + 2
        self._cell.setGeometry(
            QRect(
                round(box.x()) + 1,
                round(box.y()) + 1,
                round(box.width()) - 1,
                round(max(box.height() - 1, high)),
            )
        )

    def _cell_typed(self, paragraphs: Sequence[Paragraph]) -> None:
        here = self._here()
        if here is None:
            return
        at, table = here
        self._choose(None)
        self.change_thing(at, with_cell(table, self._place, paragraphs), "cell" if self._same_word() else "")
        self._ended("cell", at)

    def _same_word(self) -> bool:
        """Typing within a word is one step; a blank begins the next."""
        assert self._cell is not None
        cursor = self._cell.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return not before.endswith((" ", OBJECT)) and bool(before)

    def _here(self) -> tuple[int, Table] | None:
        at = self.cell_row() if self.cell_open() else self.textCursor().blockNumber()
        if at is None or at >= len(self._rows):
            return None
        thing = self._rows[at].thing
        return (at, thing) if isinstance(thing, Table) else None

    def _cell_stepped(self, by: int) -> None:
        here = self._here()
        if here is None:
            return
        at, table = here
        order = grid_of(table).order()
        to = order.index(self._place) + by
        if to >= len(order):
            if self.isReadOnly():
                return
            self.change_thing(at, row_added(table, grid_of(table).rows))
            self.open_cell(at, (grid_of(table).rows, 0))
        elif to >= 0:
            self.open_cell(at, order[to])

    def _cell_walked(self, down: int, across: int, choosing: bool) -> None:
        here = self._here()
        if here is None:
            return
        at, table = here
        grid = grid_of(table)
        cell = grid.cells[self._place]
        if choosing:
            self._stretch(table, down, across)
            return
        row = self._place[0] + (cell.down if down > 0 else down)
        column = self._place[1] + (cell.across if across > 0 else across)
        if across and not 0 <= column < grid.columns:
            self._cell_stepped(across)
        elif not 0 <= row < grid.rows:
            self.close_cell(focus=True)
            self._past(at, down)
        else:
            start = 0 if across > 0 or down > 0 else None
            self.open_cell(at, (row, column), start=start)

    def _past(self, at: int, down: int) -> None:
        """The caret into the row above or below a thing; below the last one a paragraph is made."""
        if down > 0 and at + 1 >= len(self._rows):
            if not self.isReadOnly():
                self.put_rows([*self._rows, EMPTY])
                self._caret_to(at + 1)
        elif 0 <= at + down < len(self._rows):
            self._caret_to(at + down)

    def _stretch(self, table: Table, down: int, across: int) -> None:
        grid = grid_of(table)
        area = self._area or Area.of(self._place, self._place)
        corner = (
            area.bottom if area.top == self._place[0] else area.top,
            area.right if area.left == self._place[1] else area.left,
        )
        row = min(max(corner[0] + down, 0), grid.rows - 1)
        column = min(max(corner[1] + across, 0), grid.columns - 1)
        self._choose(grid.closed(Area.of(self._place, (row, column))))

    def _choose(self, area: Area | None) -> None:
        self._area = area
        if self._cell is not None:
            self._cell.several = area is not None
        self.viewport().update()

    def _tell_cell(self) -> None:
        self.cell_changed.emit()
        self.level_changed.emit()
        self.part_changed.emit(self.part())

    def part(self) -> str:
        """The part of the caret; in a table its cell."""
        here = self._here() if self.cell_open() else None
        if here is None:
            return super().part()
        at, table = here
        row, number = grid_of(table).index.get(self._place, (0, 0))
        return f"{self._parts.paths[at]}.rows[{row}].cells[{number}]"

    def go_to(self, part: str, start: int | None = None, end: int | None = None) -> bool:
        """Also into a cell, by its place in the letter."""
        found = _CELL.search(part)
        at = find_path(self._parts.paths, part)
        table = self._rows[at].thing if at is not None else None
        if at is None or found is None or not isinstance(table, Table):
            self.close_cell()
            return super().go_to(part, start, end)
        index = int(found[1]), int(found[2])
        places = grid_of(table).index
        place = next((place for place, one in places.items() if one == index), (0, 0))
        self.open_cell(at, place, start=start, end=end)
        return True

    def caret_part(self) -> tuple[str, int]:
        """The part of the caret and the characters before it there; of a cell over all its paragraphs."""
        cell = self.cell()
        if cell is None:
            return self.part(), self.offset()
        cursor = cell.textCursor()
        before, block = 0, cell.document().begin()
        while block.isValid() and block != cursor.block():
            before += plain_offset(block, block.length()) + 1
            block = block.next()
        return self.part(), before + plain_offset(block, cursor.positionInBlock())

    def words_of_part(self, part: str) -> str:
        """The words of a part of the body, as characters are counted in it; '' of what is not here."""
        at = find_path(self._parts.paths, part)
        row = self._rows[at] if at is not None else None
        found = _CELL.search(part)
        if row is None or at is None:
            return ""
        if isinstance(row.thing, Table) and found is not None:
            cell = row.thing.rows[int(found[1])].cells[int(found[2])]
            return cell if isinstance(cell, str) else words_of_cell(cell)
        return row.text if self._parts.paths[at] == part else ""

    def caret_box(self) -> QRect:
        """Where the caret is in the viewport, in a cell too."""
        cell = self.cell()
        if cell is None or not cell.hasFocus():
            return self.cursorRect()
        box = cell.cursorRect()
        return QRect(cell.viewport().mapTo(self.viewport(), box.topLeft()), box.size())

    def holds_caret(self) -> bool:
        """Whether keys go into the body or one of its cells."""
        cell = self.cell()
        return self.hasFocus() or (cell is not None and cell.hasFocus())

    def chosen_words(self) -> str:
        """The chosen words, of one line."""
        text = (self.cell() or self).textCursor().selectedText().replace("\ufffc", "")
        return "" if "\u2029" in text else text

    # --- acts on a table ----------------------------------------------------------------------------------------

    def table_act(self, name: str) -> bool:
        """One act on the rows, columns or cells that are chosen; False when it cannot be done here."""
        here = self._here()
        if here is None or self.isReadOnly():
            return False
        at, table = here
        place = self._place if self.cell_open() else (0, 0)
        area = self._area or Area.of(place, place)
        made = TABLE_ACTS[name](table, grid_of(table).closed(area))
        if made is None:
            if name in ("row_gone", "column_gone"):
                self.remove_row(at)
                return True
            return False
        table, place = made
        self.change_thing(at, table)
        if self.cell_open():
            self.open_cell(at, place)
        return True

    def put_cells(self, pasted: Pasted) -> bool:
        """A pasted table laid over the cells from the open one on. False when it is no table."""
        here = self._here()
        tables = [one for one in pasted.blocks if isinstance(one, Table)]
        if here is None or len(tables) != 1 or len(pasted.blocks) != 1:
            return False
        at, table = here
        self.change_thing(at, filled(table, self._place, tables[0]))
        self.open_cell(at, self._place)
        return True

    # --- what changed beneath an open cell ------------------------------------------------------------------------

    def _counted(self) -> None:
        if not self.cell_open():
            return
        at = self.cell_row()
        thing = self._rows[at].thing if at is not None and at < len(self._rows) else None
        if isinstance(thing, Table):
            self._show_cell(thing)
        else:
            self.close_cell(focus=True)

    def _fit(self) -> None:
        super()._fit()
        here = self._here() if self.cell_open() else None
        if here is not None:
            self._show_cell(here[1])

    # --- mouse --------------------------------------------------------------------------------------------------

    def _hit(self, point: QPoint) -> tuple[int, Thing, QPointF] | None:
        """The solid thing under a point, and the point from its corner."""
        at = self.cursorForPosition(point).blockNumber()
        row = self._rows[at] if at < len(self._rows) else EMPTY
        if row.thing is None or not row.solid:
            return None
        box = self.thing_box(at)
        inside = box.contains(QPointF(point))
        return (at, row.thing, QPointF(point) - box.topLeft()) if inside else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = None
        hit = self._hit(event.position().toPoint())
        if hit is None:
            self.close_cell()
            super().mousePressEvent(event)
            return
        at, thing, point = hit
        place = self._thing_object.sketch(thing).place_at(point) if isinstance(thing, Table) else None
        if place is None:
            self.close_cell()
            self._caret_to(at)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        self.open_cell(at, place)
        self._from = place
        assert self._cell is not None
        inner = self._cell.viewport().mapFrom(self.viewport(), event.position().toPoint())
        self._cell.setTextCursor(self._cell.cursorForPosition(inner))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            super().mouseMoveEvent(event)
            return
        hit = self._hit(event.position().toPoint())
        if hit is not None and isinstance(hit[1], Table) and hit[0] == self.cell_row():
            place = self._thing_object.sketch(hit[1]).place_at(hit[2])
            if place is not None:
                area = grid_of(hit[1]).closed(Area.of(self._from, place))
                self._choose(None if place == self._from else area)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            super().mouseReleaseEvent(event)
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position().toPoint()) is not None:
            self.thing_asked.emit()
        else:
            super().mouseDoubleClickEvent(event)

    # --- keys on a thing --------------------------------------------------------------------------------------------

    def solid_key(self, event: QKeyEvent) -> bool:
        """A key while the caret stands on a table, picture or break."""
        at = self.textCursor().blockNumber()
        thing = self._rows[at].thing
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            if isinstance(thing, Table):
                self.open_cell(at, (0, 0))
            elif key == Qt.Key.Key_Tab:
                self.thing_asked.emit()
            else:
                self._row_after(at)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self.isReadOnly():
            self.remove_row(at)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right) and at + 1 >= len(self._rows):
            self._past(at, 1)
        elif event.text() and event.text().isprintable():
            self._row_after(at)
            return False  # the character goes into the new row
        else:
            return False
        return True
