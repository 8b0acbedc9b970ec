"""One field of the record, edited where it stands: Enter saves, Esc puts back, leaving it saves too.

Owns what is typed and not yet saved, and the sentence under it. Refuses to judge: the service does, the page tells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme.look import dressing, px, set_property
from app.ui.theme.tokens import CONTROL, Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.words import Words

LABEL: Final = 134
INSET: Final = 10
"""Words stand as far in as the words inside a field."""
_MASK: Final = "••••••••"
_MOST_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Hint:
    """A remark under a field: its words and tone, its source in the tip, what to put instead when that is all but certain."""

    words: str
    tone: str = "due"
    tip: str = ""
    fix: str = ""


class LineEdit(QLineEdit):
    """One line; tells when it is left and when it is given up."""

    left = Signal()
    given_up = Signal()
    entered = Signal()

    def words(self) -> str:
        return self.text()

    def set_words(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()


class TextEdit(QPlainTextEdit):
    """Several lines, as high as what stands in it. Enter saves; Shift+Enter begins a new line where that is allowed."""

    left = Signal()
    given_up = Signal()
    entered = Signal()

    def __init__(self, *, lines: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(px(2))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        dressing.changed.connect(self._grow)

    def words(self) -> str:
        return self.toPlainText()

    def set_words(self, text: str) -> None:
        self.setPlainText(text)
        self._grow()

    def _grow(self) -> None:
        block = self.document().firstBlock()
        lines = 0
        while block.isValid() and lines < _MOST_LINES:
            lines += max(1, block.layout().lineCount())
            block = block.next()
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines >= _MOST_LINES else always
        )
        high = min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + px(16)
        self.setFixedHeight(max(px(CONTROL), high))

    def sizeHint(self) -> QSize:
        return QSize(px(160), self.height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif enter and not event.modifiers():
            self.entered.emit()
        elif enter and not self._lines:
            event.ignore()  # Ctrl+Enter belongs to the page
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()


class InPlaceField(QWidget):
    """Label, editor, sentence. ``edited`` carries (key, text) when something is to be saved."""

    edited = Signal(str, str)
    gone_back = Signal()
    """Esc where nothing was changed: back to the list."""
    uncovering = Signal(object)
    """Somebody wants to see a covered value: whoever hears it calls ``uncover`` once he may."""
    came = Signal(object)
    """The focus came here: keep it in sight."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        long: bool = False,
        lines: bool = False,
        secret: bool = False,
        hint: str = "",
        offers: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key, self.secret = key, secret
        self._value = ""
        self._sent: str | None = None
        self._masked = False
        self.editor: LineEdit | TextEdit = TextEdit(lines=lines) if long else LineEdit()
        self.editor.setProperty("plain", "true")
        self.editor.setAccessibleName(label)
        self.editor.setPlaceholderText(hint)
        if offers and isinstance(self.editor, LineEdit):
            completer = QCompleter(list(offers), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.editor.setCompleter(completer)
        self.label = Words(label, "quiet", wrap=True)
        self.label.setBuddy(self.editor)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(Space.HAIR)
        row.addWidget(self.editor, 1)
        self.eye: IconButton | None = None
        if secret:
            self.eye = IconButton("eye", "", self.toggle)
            row.addWidget(self.eye)
        grid.addWidget(self.label, 0, 0)
        grid.addLayout(row, 0, 1)
        grid.addWidget(self.fault, 1, 1)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        grid.addLayout(self._notes, 2, 1)
        grid.setColumnStretch(1, 1)
        self.editor.entered.connect(self._enter)
        self.editor.left.connect(self.save)
        self.editor.given_up.connect(self.restore)
        self.editor.installEventFilter(self)
        dressing.changed.connect(self._dress)
        self._dress()
        self._look()

    # --- the value --------------------------------------------------------------------------------------

    def set_value(self, text: str, *, typed: str | None = None) -> None:
        """What is stored; ``typed`` is what stood here unsaved when this record was left."""
        self._value, self._sent, self._wanted = text, None, None
        self._masked = self.secret and bool(text) and typed is None
        self.say_fault("")
        self._put(text if typed is None else typed)

    def accept_value(self, text: str) -> bool:
        """The record was read anew: take it unless something else is being typed here. True: over a value that came from elsewhere."""
        if self.changed() and self._sent != self.editor.words():
            fresh = text != self._value
            elsewhere = (
                fresh and self._sent is None
            )  # else it is what was saved from here while the typing went on
            if fresh:
                self._value, self._sent = text, None
            return elsewhere and self.changed()
        if text != self._value or self._sent is not None:
            masked = self._masked
            self.set_value(text)
            self._masked = masked and bool(text) if self.secret else False
            self._put(text)
        return False

    def value(self) -> str:
        return self._value

    def typed(self) -> str:
        """What stands here now, masked or not."""
        return self._value if self._masked else self.editor.words()

    def changed(self) -> bool:
        return not self._masked and self.editor.words().strip() != self._value.strip()

    def save(self) -> None:
        """Hand over what was typed, once."""
        text = self.editor.words()
        if not self.changed():
            self.say_fault("")
        elif text != self._sent:
            self._sent = text
            self.edited.emit(self.key, text)

    def restore(self) -> None:
        """Esc: what is stored stands here again; a second Esc goes back."""
        if not self.changed() and not self.fault.text():
            self.gone_back.emit()
            return
        self._sent = None
        self.say_fault("")
        self._put(self._value)

    def say_fault(self, sentence: str) -> None:
        """Why it was not saved; '' when all is well."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        if sentence and self.editor.hasFocus():
            QTimer.singleShot(0, self, lambda: self.came.emit(self))  # the sentence too must be in sight
        set_property(self.editor, "tone", "late" if sentence else "")
        set_property(self.editor, "plain", "false" if sentence or self.editor.hasFocus() else "true")

    def say_notes(self, notes: Sequence[Hint]) -> None:
        """What looks wrong or is good to know, under the field; each may carry what to put instead."""
        while (item := self._notes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in notes:
            shown = Words(one.words, "note", tone=one.tone, wrap=True)
            shown.setToolTip(one.tip)
            shown.setContentsMargins(px(INSET), 0, 0, px(2))
            self._notes.addWidget(shown)
            if one.fix:
                mend = Button(
                    self.tr("Sửa thành {value}").format(value=one.fix),
                    partial(self._mend, one.fix),
                    kind="quiet",
                )
                mend.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                self._notes.addWidget(mend, 0, Qt.AlignmentFlag.AlignLeft)

    def _mend(self, text: str) -> None:
        if self._masked:
            self._wanted = partial(self._mend, text)
            self.toggle()
            return
        self.editor.set_words(text)
        self.save()

    # --- mask -----------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Ask to see a sensitive value, or cover it again."""
        if self._masked:
            self.uncovering.emit(self)
            return
        if self._value and not self.changed():
            self._masked = True
        else:
            return  # what is being typed is not hidden
        self._put(self._value)

    def uncover(self) -> None:
        """The look stands in the log: show the value, and go on with what it was wanted for."""
        if self._masked:
            self._masked = False
            self._put(self._value)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    _wanted: Callable[[], object] | None = None

    def is_masked(self) -> bool:
        return self._masked

    def begin(self) -> None:
        """F2 or a chip: the cursor goes into this field."""
        if self._masked:
            self._wanted = self.begin
            self.toggle()
            return
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.selectAll()

    def _put(self, text: str) -> None:
        self.editor.setReadOnly(self._masked)
        self.editor.set_words(_MASK if self._masked else text)
        self._look()

    def _look(self) -> None:
        if self.eye is not None:
            self.eye.set_look("eye" if self._masked else "eye-off", "quiet")
            words = self.tr("Hiện {label}") if self._masked else self.tr("Che {label}")
            words = words.format(label=self.label.text())
            self.eye.setAccessibleName(words)
            self.eye.setToolTip(words)
            self.eye.setVisible(bool(self._value))

    def _enter(self) -> None:
        if self._masked:
            self.begin()
        else:
            self.save()

    def _dress(self) -> None:
        self.label.setFixedWidth(px(LABEL))
        self.label.setContentsMargins(px(INSET), px(8), 0, 0)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            set_property(self.editor, "plain", "false")  # where the cursor is must be seen
            self.came.emit(self)
        elif event.type() == QEvent.Type.FocusOut:
            set_property(self.editor, "plain", "false" if self.fault.text() else "true")
        return False
