"""What keys do to the body: Enter, Tab, Ctrl+1…9, Alt+↑↓, Ctrl+B/I/U, typed marks. Undo is the document's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.layout.parts import Annex, Level, Picture
from app.services.pasting import typed_mark
from app.ui.pages.outgoing.body_format import OBJECT, block_format, char_format, is_solid, shape_of
from app.ui.pages.outgoing.body_paste import BodyPaste
from app.ui.pages.outgoing.body_rows import EMPTY, BodyRow, Form, Quoted, as_level, section_end, stepped


class BodyEdit(BodyPaste):
    """The body with its keys."""

    # --- levels ----------------------------------------------------------------------------------------------

    def set_level(self, level: Level | None) -> None:
        """Give the chosen rows a level (None: a plain paragraph)."""
        if level is None or level.value in self._standard.levels:
            self._each(lambda row: as_level(row, level))

    def step_level(self, by: int) -> None:
        """One level deeper or shallower."""

        def turned(row: BodyRow) -> BodyRow:
            level = stepped(row.level, by)
            return as_level(row, level) if level is None or level.value in self._standard.levels else row

        self._each(turned)

    def toggle_title(self) -> None:
        """Make the element's words its heading, or words again."""

        def turned(row: BodyRow) -> BodyRow:
            form = Form.WORDS if row.form is Form.TITLE else Form.TITLE
            return replace(row, form=form) if row.level else row

        self._each(turned)

    def move_rows(self, by: int) -> None:
        """Move the chosen rows up or down past one neighbour; a title takes its words along, an annex all of its own."""
        if self.isReadOnly():
            return
        first, last = self._span()
        rows, column = self._rows, self.textCursor().positionInBlock()
        caret = self.textCursor().blockNumber()
        if isinstance(rows[first].thing, Annex):
            self._move_annex(first, by, caret, column)
            return
        first -= rows[first].form is Form.TAIL and first > 0
        while last + 1 < len(rows) and rows[last + 1].form is Form.TAIL:
            last += 1
        chosen = rows[first : last + 1]
        if by < 0 and first > 0:
            over = first - 1 - (rows[first - 1].form is Form.TAIL and first > 1)
            made = [*rows[:over], *chosen, *rows[over:first], *rows[last + 1 :]]
            moved = over - first
        elif by > 0 and last + 1 < len(rows):
            under = last + 1
            while under + 1 < len(rows) and rows[under + 1].form is Form.TAIL:
                under += 1
            made = [*rows[:first], *rows[last + 1 : under + 1], *chosen, *rows[under + 1 :]]
            moved = under - last
        else:
            return
        self.put_rows(made)
        self._caret_at(caret + moved, column)

    def _move_annex(self, at: int, by: int, caret: int, column: int) -> None:
        rows = self._rows
        heads = [i for i, row in enumerate(rows) if isinstance(row.thing, Annex)]
        order = heads.index(at)
        if not 0 <= order + by < len(heads):
            return
        one, other = sorted((at, heads[order + by]))
        end = section_end(rows, other, self._standard)
        self.put_rows([*rows[:one], *rows[other:end], *rows[one:other], *rows[end:]])
        self._caret_at(caret + (end - other if by > 0 else one - other), column)

    def toggle_bold(self) -> None:
        self._toggle("bold")

    def toggle_italic(self) -> None:
        self._toggle("italic")

    def toggle_underline(self) -> None:
        self._toggle("underline")

    def _toggle(self, what: str) -> None:
        cell = self.cell()
        if self.isReadOnly() or (cell is None and self.current().thing is not None):
            return
        if cell is not None:
            cell.toggle(what)
            return
        look, now = char_format(), self.currentCharFormat()
        if what == "bold":
            heavy = now.fontWeight() >= QFont.Weight.DemiBold
            look.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        elif what == "italic":
            look.setFontItalic(not now.fontItalic())
        else:
            look.setFontUnderline(not now.fontUnderline())
        self.mergeCurrentCharFormat(look)

    def toggle_quote(self) -> None:
        """The chosen rows as a quotation, or as our own words again."""
        first, last = self._span()
        chosen = [row for row in self._rows[first : last + 1] if row.thing is None]
        quote = not all(row.quoted for row in chosen)
        rows = list(self._rows)
        joined = first > 0 and bool(rows[first - 1].quoted)
        for at in range(first, last + 1):
            if rows[at].thing is None:
                more = joined or at > first
                rows[at] = replace(rows[at], quoted=_quoted(quote, more))
        if not quote and last + 1 < len(rows) and rows[last + 1].quoted is Quoted.MORE:
            rows[last + 1] = replace(rows[last + 1], quoted=Quoted.FIRST)
        self._put_under(rows)

    def align_rows(self, align: str) -> None:
        """Plain paragraphs to a side."""
        if self.cell_open():
            self.table_act(align)
        else:
            self._each(lambda row: row if row.level else replace(row, align=align))  # type: ignore[arg-type]

    def _put_under(self, rows: Sequence[BodyRow]) -> None:
        """Other rows, the caret left in its row and place."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        block, column = cursor.blockNumber(), cursor.positionInBlock()
        self.put_rows(rows)
        self._caret_at(block, column)

    def _caret_at(self, row: int, units: int) -> None:
        self.whole()
        place = self.document().findBlockByNumber(max(0, min(row, self.document().blockCount() - 1)))
        cursor = QTextCursor(place)
        cursor.setPosition(place.position() + min(units, place.length() - 1))
        self.setTextCursor(cursor)

    def _span(self) -> tuple[int, int]:
        """First and last row of the selection."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return first, last

    def _each(self, turned: Callable[[BodyRow], BodyRow]) -> None:
        if self.isReadOnly() or self.cell_open():
            return
        first, last = self._span()
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for at in range(first, last + 1):
            before = self._rows[at]
            after = before if before.thing is not None else turned(before)
            if after == before:
                continue
            block = self.document().findBlockByNumber(at)
            edit.setPosition(block.position())
            gone = len(before.text) - len(after.text)
            if gone > 0:
                edit.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, gone)
                edit.removeSelectedText()
            edit.setBlockFormat(block_format(after))
        edit.endEditBlock()
        self.level_changed.emit()

    # --- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.filling() and event.key() not in _NEAR and not (event.text() and event.text().isprintable()):
            self.whole()  # a key that may go beyond the rows that are there
        if self._asked_key(event) or (not self.isReadOnly() and self._structure_key(event)):
            event.accept()
            return
        super().keyPressEvent(event)
        self._mend()
        if event.text() == " ":
            self._typed_mark()

    def _asked_key(self, event: QKeyEvent) -> bool:
        """Keys on a table, picture or break, and F2 on what has more than words."""
        cursor = self.textCursor()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if event.key() == Qt.Key.Key_F2 and plain:
            mark = self.note_near()
            if mark is not None:
                self.note_opened.emit(mark)
            else:
                self.thing_asked.emit()
            return True
        if plain and not cursor.hasSelection() and is_solid(cursor.block()):
            return self.solid_key(event)
        return False

    def _mend(self) -> None:
        """Words that came into the row of a table, picture or break get a row of their own, in the same step of undo."""
        if not self._torn:
            return
        self._torn = False
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        block = self.document().begin()
        while block.isValid():
            if block.text() != OBJECT and is_solid(block):
                self._set_apart(cursor, block.position())
                block = self.document().findBlock(block.position())
            block = block.next()
        cursor.endEditBlock()

    def _set_apart(self, cursor: QTextCursor, start: int) -> None:
        block = self.document().findBlock(start)
        text = block.text()
        cursor.setPosition(start)
        for char in text:
            solid = False
            if char == OBJECT:
                probe = QTextCursor(self.document())
                probe.setPosition(cursor.position() + 1)
                solid = self.things.get(probe.charFormat()) is not None
            if solid and not cursor.atBlockStart():
                cursor.insertBlock(block_format(EMPTY))
            if solid:
                cursor.setBlockFormat(block_format(BodyRow(thing=_SOLID)))
            cursor.setPosition(cursor.position() + (2 if ord(char) > 0xFFFF else 1))
            if solid and not cursor.atBlockEnd():
                cursor.insertBlock(block_format(EMPTY))

    def _structure_key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none, shift, alt = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.AltModifier,
        )
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held in (none, shift):
            self._new_row(plain=held == shift)
        elif key == Qt.Key.Key_Tab and held == none:
            self.step_level(1)
        elif key == Qt.Key.Key_Backtab and held in (none, shift):
            self.step_level(-1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held == alt:
            self.move_rows(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and held == none:
            return self._plain_first() or self._onto_thing(-1)
        elif key == Qt.Key.Key_Delete and held == none:
            return self._onto_thing(1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and held & Qt.KeyboardModifier.ControlModifier:
            QWidget.focusNextPrevChild(self, key == Qt.Key.Key_Tab)  # past the text edit, which keeps Tab
        else:
            return False
        return True

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab is for levels here; Ctrl+Tab leaves."""
        return super().focusNextPrevChild(next_one) if self.isReadOnly() else False

    def _new_row(self, *, plain: bool) -> None:
        cursor = self.textCursor()
        row = self.current()
        if not row.runs and not plain and not cursor.hasSelection() and (row.level or row.quoted):
            # Enter on an empty element ends the list, and on an empty line of a quotation the quotation.
            quoted = row.quoted if row.level is not None else Quoted.NO
            cursor.setBlockFormat(block_format(replace(EMPTY, quoted=quoted)))
            return
        cursor.beginEditBlock()
        cursor.insertBlock()
        quoted = Quoted.MORE if row.quoted else Quoted.NO
        if plain or row.form is Form.TAIL or row.thing is not None:
            cursor.setBlockFormat(block_format(replace(EMPTY, quoted=quoted)))
        elif row.number is not None or row.quoted is Quoted.FIRST:
            fresh = BodyRow(level=row.level, form=row.form, align=row.align, quoted=quoted)
            cursor.setBlockFormat(block_format(fresh))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._mend()

    def _plain_first(self) -> bool:
        """Backspace before the first letter takes the number away; the next one joins the rows."""
        cursor = self.textCursor()
        row = self.current()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if isinstance(row.thing, Annex):
            return not row.runs and self._annex_gone(cursor.blockNumber())
        if row.level is None:
            return False
        cursor.setBlockFormat(block_format(replace(EMPTY, quoted=row.quoted)))
        return True

    def _annex_gone(self, at: int) -> bool:
        """Backspace in an empty title takes the annex away when nothing stands in it."""
        end = section_end(self._rows, at, self._standard)
        if any(row != EMPTY for row in self._rows[at + 1 : end]):
            return False
        self.remove_row(at)
        self._caret_to(at - 1)
        return True

    def _onto_thing(self, by: int) -> bool:
        """Backspace after a thing, Delete before one: the caret goes onto it; an empty row in between goes."""
        cursor = self.textCursor()
        at = cursor.blockNumber()
        edge = cursor.atBlockStart() if by < 0 else cursor.atBlockEnd()
        if cursor.hasSelection() or not edge or not 0 <= at + by < len(self._rows):
            return False
        other = self._rows[at + by]
        if by > 0 and isinstance(other.thing, Annex):
            return True  # an annex does not become the end of a paragraph
        if by < 0 and isinstance(self.current().thing, Annex):
            return True
        if not other.solid:
            return False
        if self._rows[at] == EMPTY:
            self.put_rows([*self._rows[:at], *self._rows[at + 1 :]])
        self._caret_to(at + by if by < 0 or self._rows[at].solid is False else at)
        return True

    def _typed_mark(self) -> None:
        """'- ' or '1. ' typed at the beginning of a plain paragraph becomes a level."""
        cursor = self.textCursor()
        block = cursor.block()
        if shape_of(block).level is not None or self.composing() or self.current().thing is not None:
            return
        typed = block.text()[: cursor.positionInBlock()]
        found = typed_mark(typed)
        if found is None or found[1] != len(typed) or found[0].value not in self._standard.levels:
            return
        cursor.beginEditBlock()
        cursor.setPosition(block.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        quoted = shape_of(block).quoted
        cursor.setBlockFormat(block_format(BodyRow(level=found[0], quoted=quoted)))
        cursor.endEditBlock()
        self.level_changed.emit()

    # --- input methods ------------------------------------------------------------------------------------------

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and is_solid(self.textCursor().block()) and not self.isReadOnly():
            self._row_after(self.textCursor().blockNumber())
        super().inputMethodEvent(event)
        self._mend()
        if event.commitString().endswith(" "):
            self._typed_mark()


_NEAR: Final = frozenset(
    (
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_CapsLock,
    )
)
"""Keys that do not leave the rows at the caret."""
_SOLID = Picture("")
"""Stands for any thing when only the look of its block is wanted."""


def _quoted(quote: bool, more: bool) -> Quoted:
    if not quote:
        return Quoted.NO
    return Quoted.MORE if more else Quoted.FIRST
