"""What differs between two versions of a letter: lines under their part, new words underlined, gone words struck through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from app.services.letter_diff import DiffLine, Mark, changed_lines
from app.ui.theme.look import colour, dressing, interface_font, px
from app.ui.theme.tokens import TypeSize


class DiffView(QTextEdit):
    """Read only. Colour is never alone: added words are underlined, removed ones struck through."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._lines: tuple[DiffLine, ...] = ()
        dressing.changed.connect(self._draw)

    def show_lines(self, lines: Sequence[DiffLine]) -> None:
        """The changed lines with a line of their neighbours."""
        self._lines = tuple(lines)
        self._draw()

    def _draw(self) -> None:
        shown = changed_lines(self._lines)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if not shown:
            cursor.insertText(self.tr("Không có chỗ nào khác nhau."), self._look(Mark.SAME, quiet=True))
        part = ""
        for line in shown:
            if line.part != part:
                self._begin(cursor, over=12 if part else 0)
                part = line.part
                head = QTextCharFormat()
                head.setFont(interface_font(TypeSize.NOTE, strong=True))
                head.setForeground(colour("quiet"))
                cursor.insertText(line.label, head)
            self._begin(cursor, over=4)
            for piece in line.pieces:
                cursor.insertText(piece.text, self._look(piece.mark, quiet=line.same))
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(0)

    def _begin(self, cursor: QTextCursor, *, over: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(px(over))
        if cursor.atStart():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _look(self, mark: Mark, *, quiet: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(interface_font(TypeSize.BODY))
        made.setForeground(colour("quiet" if quiet else "text"))
        if mark is Mark.ADDED:
            made.setFontUnderline(True)
            made.setForeground(colour("done"))
            made.setBackground(colour("done_ground"))
        elif mark is Mark.REMOVED:
            made.setFontStrikeOut(True)
            made.setForeground(colour("late"))
            made.setBackground(colour("late_ground"))
        return made
