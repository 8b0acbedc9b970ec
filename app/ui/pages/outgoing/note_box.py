"""The words of one footnote, written beside its mark. What is typed is in the letter at once; Esc or Enter goes back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.lines import Wrapped
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.words import Words


class NoteBox(QFrame):
    """Lies over the text under the mark."""

    def __init__(self, edit: BodyEdit) -> None:
        super().__init__(edit.viewport())
        self._edit = edit
        self._mark: QTextCursor | None = None
        self.setProperty("role", "panel")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.SMALL)
        self.number = Words("", "heading")
        self.line = Wrapped(self.tr("Lời chú thích cuối trang"), "", hint=self.tr("Lời chú thích cuối trang"))
        self.line.edited.connect(self._typed)
        self.line.returnPressed.connect(self.leave)
        gone = IconButton("delete", self.tr("Bỏ chú thích"), self._remove)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetFixedSize)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.line, 1)
        row.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        edit.note_opened.connect(self.open)
        edit.edited.connect(self._refresh)

    def open(self, position: int) -> None:
        """Write the footnote whose mark stands at a position."""
        words = self._edit.note_at(position)
        if words is None:
            return
        mark = QTextCursor(self._edit.document())
        mark.setPosition(position + 1)
        self._mark = mark
        self._edit.setTextCursor(QTextCursor(mark))
        self.number.say(str(self._edit.note_number(position)))
        self.line.put(words)
        self.line.setReadOnly(self._edit.isReadOnly())
        view = self._edit.viewport()
        self.line.setFixedWidth(min(px(340), view.width() - px(100)))
        self.adjustSize()
        box = self._edit.cursorRect()
        left = min(max(px(8), box.left() - px(120)), max(px(8), view.width() - self.width() - px(8)))
        top = box.bottom() + px(4)
        if top + self.height() > view.height():
            top = max(0, box.top() - self.height() - px(4))
        self.move(QPoint(left, top))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back into the text, behind the mark; an empty footnote goes."""
        position = self._position()
        self.hide()
        if position is not None:
            if not self.line.value():
                self._edit.remove_note(position)
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _position(self) -> int | None:
        position = self._mark.position() - 1 if self._mark is not None else -1
        return position if self._edit.note_at(position) is not None else None

    def _typed(self) -> None:
        position = self._position()
        if position is not None:
            self._edit.set_note(position, self.line.value())

    def _remove(self) -> None:
        self.line.put("")
        self.leave()

    def _refresh(self) -> None:
        """Undo changed the words, or took the mark away."""
        if not self.isVisible():
            return
        position = self._position()
        if position is None:
            self.hide()
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = self._edit.note_at(position) or ""
        if words.strip() != self.line.value():
            self.line.put(words)
