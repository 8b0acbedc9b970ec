"""Tables, pictures, breaks, footnotes and annexes in the body: put in, changed, taken out, each as one step of undo."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from app.layout.parts import Annex, Break, Picture, Table
from app.ui.pages.outgoing.body_fill import BodyFill
from app.ui.pages.outgoing.body_format import (
    NOTE,
    NOTE_OBJECT,
    OBJECT,
    THING,
    is_solid,
    note_format,
    thing_format,
)
from app.ui.pages.outgoing.body_rows import EMPTY, BodyRow, Thing, section_end
from app.ui.pages.outgoing.cell_edit import CellEdit

_MERGED: Final = ("cell", "caption", "width", "note")
"""Acts whose repetitions on one thing are one step."""


class BodyThings(BodyFill):
    """The body with its things."""

    note_opened = Signal(int)
    """A footnote is to be written: where its mark stands."""
    thing_asked = Signal()
    """The words and looks of the thing under the caret are to be edited."""

    _last: tuple[str, object, int] = ("", None, 0)

    # --- told by who edits cells --------------------------------------------------------------------------------

    def cell(self) -> CellEdit | None:
        """The text of the open cell."""
        return None

    def cell_row(self) -> int | None:
        """The row of the table whose cell is open."""
        return None

    def cell_open(self) -> bool:
        return self.cell() is not None

    def close_cell(self, *, focus: bool = False) -> None:
        """Back to the text."""

    # --- one thing --------------------------------------------------------------------------------------------

    def thing_here(self) -> tuple[int, Thing] | None:
        """The thing under the caret (or around its cell, or the annex whose title it is) and its row."""
        at = self.cell_row() if self.cell_open() else self.textCursor().blockNumber()
        thing = self._rows[at].thing if at is not None and at < len(self._rows) else None
        return (at, thing) if at is not None and thing is not None else None

    def change_thing(self, at: int, thing: Thing, act: str = "") -> None:
        """Other data of the thing in a row; ``act`` names what may be one step with the same act just before."""
        if self.isReadOnly() or at >= len(self._rows) or self._rows[at].thing == thing:
            return
        block = self.document().findBlockByNumber(at)
        cursor = QTextCursor(block)
        self._begin(cursor, act, at)
        if isinstance(thing, Annex):
            look = block.blockFormat()
            look.setProperty(THING, self.things.keep(thing))
            cursor.setBlockFormat(look)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(thing_format(self.things.keep(thing)))
        cursor.endEditBlock()
        self._ended(act, at)

    def _begin(self, cursor: QTextCursor, act: str, key: object) -> None:
        same = act in _MERGED and self._last == (act, key, self.document().availableUndoSteps())
        if same:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()

    def _ended(self, act: str, key: object) -> None:
        self._last = act, key, self.document().availableUndoSteps()

    def insert_thing(self, thing: Table | Picture | Break) -> int:
        """A table, picture or break after the row of the caret (in its place when it is empty). Its row."""
        self.close_cell()
        at = self.textCursor().blockNumber()
        row = self._rows[at]
        fresh = BodyRow(thing=thing)
        after = [EMPTY] if at + 1 >= len(self._rows) or self._rows[at + 1].thing is not None else []
        rows = list(self._rows)
        if row == EMPTY:
            rows[at : at + 1] = [fresh, *after]
        else:
            at += 1
            rows[at:at] = [fresh, *after]
        self.put_rows(rows)
        self._caret_to(at + 1 if isinstance(thing, Break) else at)
        return at

    def insert_break(self) -> None:
        """A new page from here."""
        if not self.isReadOnly():
            self.insert_thing(Break())

    def insert_annex(self) -> None:
        """An empty annex after the one of the caret, else at the end; the caret in its title."""
        if self.isReadOnly():
            return
        self.close_cell()
        at = self.textCursor().blockNumber()
        heads = [i for i, row in enumerate(self._rows) if isinstance(row.thing, Annex)]
        inside = [i for i in heads if i <= at]
        end = section_end(self._rows, inside[-1], self._standard) if inside else len(self._rows)
        self.put_rows([*self._rows[:end], BodyRow(thing=Annex()), EMPTY, *self._rows[end:]])
        self._caret_to(end)

    def remove_row(self, at: int) -> None:
        """Take a row out; of an annex its head and all that stands in it."""
        if self.isReadOnly():
            return
        self.close_cell()
        annex = isinstance(self._rows[at].thing, Annex)
        end = section_end(self._rows, at, self._standard) if annex else at + 1
        self.put_rows([*self._rows[:at], *self._rows[end:]] or [EMPTY])
        self._caret_to(min(at, len(self._rows) - 1))

    def _caret_to(self, at: int) -> None:
        self.whole()
        block = self.document().findBlockByNumber(max(0, at))
        cursor = QTextCursor(block)
        if not is_solid(block):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)

    # --- footnotes --------------------------------------------------------------------------------------------

    def insert_note(self) -> None:
        """The mark of a footnote after the chosen words, to be written at once."""
        if self.isReadOnly():
            return
        cell = self.cell()
        if cell is not None:
            cell.add_note()
            return
        if self.current().thing is not None:
            return
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        at = cursor.position()
        cursor.insertText(OBJECT, note_format(""))
        self.setTextCursor(cursor)
        self.note_opened.emit(at)

    def note_at(self, position: int) -> str | None:
        """The words of the footnote whose mark stands at a position."""
        cursor = QTextCursor(self.document())
        if not 0 <= position < self.document().characterCount() - 1:
            return None
        cursor.setPosition(position + 1)
        look = cursor.charFormat()
        return str(look.property(NOTE) or "") if look.objectType() == NOTE_OBJECT else None

    def set_note(self, position: int, words: str) -> None:
        """Other words of a footnote."""
        if self.isReadOnly() or self.note_at(position) in (None, words):
            return
        cursor = QTextCursor(self.document())
        self._begin(cursor, "note", position)
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(note_format(words))
        cursor.endEditBlock()
        self._ended("note", position)

    def remove_note(self, position: int) -> None:
        """Take a footnote out."""
        if not self.isReadOnly() and self.note_at(position) is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.deleteChar()

    def note_near(self) -> int | None:
        """The mark at the caret: before it, or after it."""
        at = self.textCursor().position()
        return next((one for one in (at - 1, at) if self.note_at(one) is not None), None)

    def _row_after(self, at: int) -> None:
        if not self.isReadOnly():
            self.put_rows([*self._rows[: at + 1], EMPTY, *self._rows[at + 1 :]])
            self._caret_to(at + 1)

    def change_here(self, **changes: object) -> None:
        """Some data of the thing under the caret."""
        here = self.thing_here()
        if here is not None:
            act = next(iter(changes)) if len(changes) == 1 else ""
            self.change_thing(here[0], msgspec.structs.replace(here[1], **changes), act)
