"""The words of one table cell under the caret: a small text over the drawn table. Undo is the body's; leaving is told by a direction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.layout.parts import Paragraph
from app.layout.rich import rich_of, runs_of
from app.ui.pages.outgoing.body_format import (
    ALIGN,
    NOTE_OBJECT,
    char_format,
    note_format,
    runs_in,
    write_runs,
)
from app.ui.pages.outgoing.body_rows import ALIGNS
from app.ui.pages.outgoing.table_sketch import PAD
from app.ui.theme.look import dressing, interface_font, px
from app.ui.theme.tokens import TypeSize

_QT_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignLeft,
}
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellEdit(QTextEdit):
    """``put`` a cell's words; ``changed`` tells other ones."""

    changed = Signal(object)
    """list[Paragraph]."""
    stepped = Signal(int)
    """Tab: to the next cell (1) or the one before (-1)."""
    walked = Signal(int, int, bool)
    """An arrow over the edge: rows and columns, and whether Shift was held."""
    closed = Signal()
    undo_asked = Signal(bool)
    """True: again."""
    moved_row = Signal(int)
    cleared = Signal()
    """Delete while several cells are chosen."""

    def __init__(self, note_object: object, parent: QWidget) -> None:
        super().__init__(parent)
        self.several = False
        """More than one cell is chosen."""
        self.take_paste: Callable[[QMimeData], object] = lambda source: None
        self._side, self._strong, self._loading = "left", False, False
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTextEdit { border: none; padding: 0; border-radius: 0; }")
        self.document().setDocumentMargin(0)
        self.document().documentLayout().registerHandler(NOTE_OBJECT, note_object)  # type: ignore[arg-type]
        self.textChanged.connect(self._tell)
        dressing.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.document().setDefaultFont(interface_font(TypeSize.TABLE, strong=self._strong))
        self.setViewportMargins(px(PAD), px(PAD), px(PAD), px(PAD))

    def put(self, paragraphs: Sequence[Paragraph], *, side: str, strong: bool) -> None:
        """Show other words; the caret stays where it can."""
        if self.paragraphs() == list(paragraphs) and (side, strong) == (self._side, self._strong):
            return
        self._side, self._strong = side, strong
        at = self.textCursor().position()
        self._loading = True
        self.document().clear()
        self._dress()
        cursor = QTextCursor(self.document())
        for number, one in enumerate(paragraphs):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(one.align))
            cursor.setBlockCharFormat(char_format())
            write_runs(cursor, runs_of(one.text))
        self._loading = False
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _block(self, align: str) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setProperty(ALIGN, align)
        made.setAlignment(_QT_ALIGN[align if align != "justify" else self._side])
        made.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    def paragraphs(self) -> list[Paragraph]:
        """The words as they stand."""
        made, block = [], self.document().begin()
        while block.isValid():
            align = str(block.blockFormat().property(ALIGN) or "justify")
            made.append(
                Paragraph(rich_of(runs_in(block)), align=align if align in ALIGNS else "justify")  # type: ignore[arg-type]
            )
            block = block.next()
        return made

    def composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def _tell(self) -> None:
        if not self._loading:
            self.changed.emit(self.paragraphs())

    # --- looks and notes ------------------------------------------------------------------------------------

    def toggle(self, what: str) -> None:
        """'bold', 'italic' or 'underline'."""
        look, now = char_format(), self.currentCharFormat()
        if what == "bold":
            heavy = now.fontWeight() >= QFont.Weight.DemiBold
            look.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        elif what == "italic":
            look.setFontItalic(not now.fontItalic())
        else:
            look.setFontUnderline(not now.fontUnderline())
        self.mergeCurrentCharFormat(look)
        self._tell()

    def add_note(self) -> None:
        """The mark of an empty footnote after the chosen words."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText("\ufffc", note_format(""))
        self.setTextCursor(cursor)

    # --- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            self.undo_asked.emit(event.matches(QKeySequence.StandardKey.Redo))
        elif not self._leaving_key(event):
            super().keyPressEvent(event)

    def _leaving_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        control = Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not held & control:
            self.stepped.emit(-1 if key == Qt.Key.Key_Backtab or shift else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held == Qt.KeyboardModifier.AltModifier:
            self.moved_row.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.several:
            self.cleared.emit()
        elif key in _ARROWS and not held & ~Qt.KeyboardModifier.ShiftModifier:
            if not (self._at_edge(key) or (self.several and shift)):
                return False
            self.walked.emit(*_ARROWS[Qt.Key(key)], shift)
        else:
            return False
        return True

    def _at_edge(self, key: int) -> bool:
        cursor = QTextCursor(self.textCursor())
        at = cursor.position()
        move = {
            Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
            Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
            Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
            Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
        }[Qt.Key(key)]
        cursor.movePosition(move)
        return cursor.position() == at

    def focusNextPrevChild(self, next_one: bool) -> bool:
        return False

    # --- pasting ------------------------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.take_paste(source)
