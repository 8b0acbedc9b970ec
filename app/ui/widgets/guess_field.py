"""A field that knows whether its value was guessed by the program or confirmed by a person.

A guess has a soft ground and the mark ◌; Tab or Enter confirms it (●), so does typing. Owns the look and the state; refuses
to know where guesses come from.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme.look import set_property
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.words import Words

Editor = QLineEdit | QPlainTextEdit | QTextEdit | QComboBox


class GuessState(StrEnum):
    EMPTY = "empty"
    GUESSED = "guessed"
    CONFIRMED = "confirmed"


class GuessField(QWidget):
    """Label, editor, mark. ``key`` names the field in its signals and to the page picture beside it."""

    hovered = Signal(str, bool)
    """Mouse or focus came to (True) or left the field: light its outline on the page."""
    confirmed = Signal(str)
    edited = Signal(str, str)
    """(key, text) at every change by a person."""
    asked_where = Signal(str)
    """The mark was clicked: show where on the page the guess came from."""

    def __init__(
        self,
        key: str,
        label: str,
        editor: Editor | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.editor: Editor = editor or QLineEdit()
        self._state = GuessState.EMPTY
        self._setting = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        self.label = Words(label, "quiet")
        self.label.setBuddy(self.editor)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        self._mark = IconButton("guessed", "", lambda: self.asked_where.emit(self.key), tone="guess")
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.label, 1)
        row.addWidget(self._mark)
        column.addLayout(row)
        column.addWidget(self.editor)
        column.addWidget(self.fault)
        self.editor.setAccessibleName(label)
        if isinstance(self.editor, QPlainTextEdit | QTextEdit):
            self.editor.setTabChangesFocus(True)
            self.editor.textChanged.connect(self._typed)
        elif isinstance(self.editor, QComboBox):
            self.editor.currentTextChanged.connect(lambda *_: self._typed())
        else:
            self.editor.textChanged.connect(lambda *_: self._typed())
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)
        self._show_state()

    # --- value and state ------------------------------------------------------------------------------

    @property
    def state(self) -> GuessState:
        return self._state

    def value(self) -> str:
        if isinstance(self.editor, QPlainTextEdit | QTextEdit):
            return self.editor.toPlainText()
        return self.editor.currentText() if isinstance(self.editor, QComboBox) else self.editor.text()

    def set_value(self, text: str) -> None:
        """A value that a person gave or confirmed; '' empties the field."""
        self._put(text)
        self._go(GuessState.CONFIRMED if text else GuessState.EMPTY)

    def set_guess(self, text: str, *, sure: bool = False, tip: str = "") -> None:
        """A value that the program found. ``sure``: so certain that it stands as confirmed. ``tip``: why, in words."""
        self._put(text)
        self.editor.setToolTip(tip)
        self._go(GuessState.EMPTY if not text else GuessState.CONFIRMED if sure else GuessState.GUESSED)

    def confirm(self) -> None:
        """The person agrees with what stands there."""
        if self._state is GuessState.GUESSED:
            self._go(GuessState.CONFIRMED)
            self.confirmed.emit(self.key)

    def refuse(self, reason: str) -> None:
        """Say under the field what is wrong with it; '' takes it back."""
        self.fault.setText(reason)
        self.fault.setVisible(bool(reason))
        set_property(self.editor, "tone", "late" if reason else "")

    def mark_visible(self, visible: bool) -> None:
        """Forms without guesses show no marks."""
        self._mark.setVisible(visible)

    # --- inside -------------------------------------------------------------------------------------------

    def _put(self, text: str) -> None:
        self._setting = True
        try:
            if text == self.value():
                return
            if isinstance(self.editor, QPlainTextEdit | QTextEdit):
                self.editor.setPlainText(text)
            elif isinstance(self.editor, QComboBox):
                at = self.editor.findText(text)
                if at >= 0 or not self.editor.isEditable():
                    self.editor.setCurrentIndex(at)
                else:
                    self.editor.setEditText(text)
            else:
                self.editor.setText(text)
                self.editor.setCursorPosition(0)
        finally:
            self._setting = False

    def _typed(self) -> None:
        if self._setting:
            return
        text = self.value()
        self._go(GuessState.CONFIRMED if text else GuessState.EMPTY)
        if not self.fault.isHidden():
            self.refuse("")
        self.edited.emit(self.key, text)

    def _go(self, state: GuessState) -> None:
        if state is not self._state:
            self._state = state
            self._show_state()

    def _show_state(self) -> None:
        guessed = self._state is GuessState.GUESSED
        set_property(self.editor, "guess", guessed)
        if guessed:
            name = self.tr("Máy đọc được, chưa ai xác nhận. Bấm để xem chỗ trên trang; Tab là đúng.")
            self._mark.set_look("guessed", "guess")
        elif self._state is GuessState.CONFIRMED:
            name = self.tr("Đã xác nhận")
            self._mark.set_look("done", "done")
        else:
            name = self.tr("Chưa có")
            self._mark.set_look("guessed", "line")
        self._mark.setToolTip(name)
        self._mark.setAccessibleName(name)
        self.editor.setAccessibleDescription(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
                self.editor, QLineEdit
            )
            if plain and (event.key() == Qt.Key.Key_Tab or enter):
                self.confirm()
                if enter:
                    self.focusNextChild()
                    return True
        elif kind == QEvent.Type.FocusIn:
            self.hovered.emit(self.key, True)
        elif kind == QEvent.Type.FocusOut:
            self.hovered.emit(self.key, False)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered.emit(self.key, True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.editor.hasFocus():
            self.hovered.emit(self.key, False)
        super().leaveEvent(event)
