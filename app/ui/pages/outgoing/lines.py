"""Fields of the letter's parts: one line of clean text, and one that wraps.

They hold what was typed; ``value`` is NFC without what cannot be printed. They never write into a field a person is
composing in.
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.layout.rich import cleaned, lines_of
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import CONTROL


class Line(QLineEdit):
    """One line. ``part`` is what it prints."""

    edited = Signal()
    entered = Signal(str)
    several = Signal(object)
    """More than one line was pasted: list of str."""
    step = Signal(int)
    """Alt+↑ or Alt+↓."""
    emptied = Signal()
    """Backspace in an empty line."""

    def __init__(self, name: str, part: str = "", *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.takes_several = False
        self._quiet = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMinimumWidth(px(40))
        self.textChanged.connect(lambda *_: None if self._quiet else self.edited.emit())
        self.editingFinished.connect(self._tidy)

    def value(self) -> str:
        return cleaned(self.text()).strip()

    def put(self, text: str) -> None:
        """Show another value without telling; what is shown already stays as it is, caret and all."""
        if text == self.value():
            return
        self._quiet = True
        try:
            self.setText(text)
            self.setCursorPosition(0)
        finally:
            self._quiet = False

    def _tidy(self) -> None:
        self._quiet = True
        try:
            if self.value() != self.text() and not self.isReadOnly():
                self.setText(self.value())
        finally:
            self._quiet = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            lines = lines_of(QGuiApplication.clipboard().text())
            if len(lines) > 1 and self.takes_several:
                self.several.emit(lines)
            else:
                self.insert(" ".join(lines))
        elif (
            event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.step.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class Wrapped(QPlainTextEdit):
    """One paragraph over as many lines as it needs. Enter leaves it; the signals are those of a ``Line``."""

    edited = Signal()
    entered = Signal(str)
    several = Signal(object)
    step = Signal(int)
    emptied = Signal()
    returnPressed = Signal()  # noqa: N815  as QLineEdit calls it

    def __init__(self, name: str, part: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.takes_several = False
        self._quiet = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda *_: self._fit())
        dressing.changed.connect(self._fit)
        self._fit()

    def value(self) -> str:
        return cleaned(self.toPlainText()).strip()

    def put(self, text: str) -> None:
        """Show another value without telling; what is shown already stays as it is, caret and all."""
        if text == self.value():
            return
        self._quiet = True
        try:
            self.setPlainText(text)
        finally:
            self._quiet = False

    def insert(self, text: str) -> None:
        self.insertPlainText(text)

    def text(self) -> str:
        return self.toPlainText()

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not held & Qt.KeyboardModifier.ControlModifier:
                self.returnPressed.emit()
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held & Qt.KeyboardModifier.AltModifier:
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = lines_of(source.text())
        if len(lines) > 1 and self.takes_several:
            self.several.emit(lines)
        else:
            self.insertPlainText(" ".join(lines))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A plain text edit measures its document in lines.
        margin = self.viewportMargins().top()
        chrome = self.height() - self.viewport().height() - margin
        lines = max(1, min(6, round(self.document().size().height())))
        high = lines * self.fontMetrics().lineSpacing() + chrome
        wanted = max(px(CONTROL), high)
        if (wanted - high) // 2 != margin:
            self.setViewportMargins(0, (wanted - high) // 2, 0, 0)
        if wanted != self.height():
            self.setFixedHeight(wanted)


Field: TypeAlias = Line | Wrapped


def choose(field: QWidget | None, start: int | None, end: int | None) -> None:
    """Set the caret of a field before a character, or choose some."""
    if start is None:
        return
    last = start if end is None else end
    if isinstance(field, Line):
        field.setSelection(start, last - start)
    elif isinstance(field, Wrapped):
        cursor = field.textCursor()
        most = field.document().characterCount() - 1
        cursor.setPosition(min(start, most))
        cursor.setPosition(min(last, most), cursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
