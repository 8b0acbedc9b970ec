"""What keys do to the body: Enter, Tab, Ctrl+1…9, Alt+↑↓, Ctrl+B/I, typed marks, clean pasting. Undo is the document's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from app.layout.parts import Level
from app.ui.pages.outgoing.body_format import block_format, char_format, row_of, shape_of
from app.ui.pages.outgoing.body_rows import EMPTY, BodyRow, Form, as_level, lines_of, stepped, typed_mark
from app.ui.pages.outgoing.body_text import BodyText


class BodyEdit(BodyText):
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
            return BodyRow(row.runs, row.level, form, row.number, row.align) if row.level else row

        self._each(turned)

    def move_rows(self, by: int) -> None:
        """Move the chosen rows up or down past one neighbour; a title takes its words along."""
        first, last = self._span()
        first -= self._rows[first].form is Form.TAIL and first > 0
        while last + 1 < len(self._rows) and self._rows[last + 1].form is Form.TAIL:
            last += 1
        cursor = self.textCursor()
        column, block = cursor.positionInBlock(), cursor.blockNumber()
        chosen = self._rows[first : last + 1]
        if by < 0 and first > 0:
            over = first - 1 - (self._rows[first - 1].form is Form.TAIL and first > 1)
            self._write(over, last + 1 - over, [*chosen, *self._rows[over:first]])
            block -= first - over
        elif by > 0 and last + 1 < len(self._rows):
            under = last + 1
            while under + 1 < len(self._rows) and self._rows[under + 1].form is Form.TAIL:
                under += 1
            self._write(first, under + 1 - first, [*self._rows[last + 1 : under + 1], *chosen])
            block += under - last
        else:
            return
        place = self.document().findBlockByNumber(block)
        cursor.setPosition(place.position() + min(column, place.length() - 1))
        self.setTextCursor(cursor)

    def toggle_bold(self) -> None:
        look = char_format()
        bold = self.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold
        look.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(look)

    def toggle_italic(self) -> None:
        look = char_format()
        look.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(look)

    def toggle_underline(self) -> None:
        look = char_format()
        look.setFontUnderline(not self.currentCharFormat().fontUnderline())
        self.mergeCurrentCharFormat(look)

    def _span(self) -> tuple[int, int]:
        """First and last row of the selection."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return first, last

    def _each(self, turned: Callable[[BodyRow], BodyRow]) -> None:
        if self.isReadOnly():
            return
        first, last = self._span()
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for at in range(first, last + 1):
            block = self.document().findBlockByNumber(at)
            before = row_of(block)
            after = turned(before)
            if after == before:
                continue
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
        if not self.isReadOnly() and self._structure_key(event):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text() == " ":
            self._typed_mark()

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
            return self._plain_first()
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
        row = row_of(cursor.block())
        if row.level is not None and not row.runs and not plain and not cursor.hasSelection():
            cursor.setBlockFormat(block_format(EMPTY))  # Enter on an empty element ends the list
            return
        cursor.beginEditBlock()
        cursor.insertBlock()
        if plain or row.form is Form.TAIL:
            cursor.setBlockFormat(block_format(EMPTY))
        elif row.number is not None:
            cursor.setBlockFormat(block_format(BodyRow(level=row.level, form=row.form)))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _plain_first(self) -> bool:
        """Backspace before the first letter takes the number away; the next one joins the rows."""
        cursor = self.textCursor()
        row = shape_of(cursor.block())
        if cursor.hasSelection() or not cursor.atBlockStart() or row.level is None:
            return False
        cursor.setBlockFormat(block_format(EMPTY))
        return True

    def _typed_mark(self) -> None:
        """'- ' or '1. ' typed at the beginning of a plain paragraph becomes a level."""
        cursor = self.textCursor()
        block = cursor.block()
        if shape_of(block).level is not None or self.composing():
            return
        typed = block.text()[: cursor.positionInBlock()]
        found = typed_mark(typed)
        if found is None or found[1] != len(typed) or found[0].value not in self._standard.levels:
            return
        cursor.beginEditBlock()
        cursor.setPosition(block.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(block_format(BodyRow(level=found[0])))
        cursor.endEditBlock()
        self.level_changed.emit()

    # --- input methods ------------------------------------------------------------------------------------------

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString().endswith(" "):
            self._typed_mark()

    # --- pasting ------------------------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Clean text: line ends make rows of the level the caret stands in."""
        lines = lines_of(source.text())
        if not lines:
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText("\n".join(lines), self._plain_look(cursor))
        if len(lines) > 1 and shape_of(cursor.block()).number is not None:
            cursor.setBlockFormat(block_format(BodyRow(level=shape_of(cursor.block()).level)))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _plain_look(self, cursor: QTextCursor) -> QTextCharFormat:
        return cursor.charFormat() if not cursor.hasSelection() else char_format()
