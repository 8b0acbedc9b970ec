"""An act over the whole letter, head and foot and body, as one step of Ctrl+Z wherever the caret stands, and of Ctrl+Y again.

Each field has its own steps; none of them knows of the others. While nothing else was changed since, the keys are taken here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.layout.parts import Letter

if TYPE_CHECKING:
    from app.ui.pages.outgoing.editor import Editor


@dataclass(slots=True)
class _Act:
    letter_id: str
    before: Letter
    after: Letter
    in_body: bool
    """The body has a step of its own for it."""


class OneStep(QObject):
    """``put`` another letter in the editor's place; the keys bring the one before back while it stands as it was put."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._act: _Act | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def put(self, letter: Letter) -> None:
        """Show it, and hear the keys from now on."""
        editor = self._editor
        before, steps = editor.letter(), editor.form.body.document().availableUndoSteps()
        editor.put(letter)
        after, detail = editor.letter(), editor.detail
        if before is None or after is None or detail is None:
            return
        in_body = editor.form.body.document().availableUndoSteps() > steps
        self._act = _Act(detail.row.id, before, after, in_body)
        self._moved(None, QApplication.focusWidget())

    def back(self) -> bool:
        """As it was before. False when something else was changed since."""
        return self._go(undo=True)

    def again(self) -> bool:
        """Once more, after ``back``."""
        return self._go(undo=False)

    def _go(self, *, undo: bool) -> bool:
        act, editor = self._act, self._editor
        if act is None or not self._stands(act.after if undo else act.before):
            return False
        body = editor.form.body
        if act.in_body:  # its own step, so that the steps before and after it stay in their order
            (body.undo if undo else body.redo)()
        editor.put(act.before if undo else act.after)
        return True

    def _stands(self, letter: Letter) -> bool:
        """Whether the editor shows exactly this: what else was done since has to be taken back first."""
        act, editor = self._act, self._editor
        return (
            act is not None
            and editor.detail is not None
            and editor.detail.row.id == act.letter_id
            and (editor.letter() == letter)
        )

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only the field with the caret is listened to, and only when there is an act."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self._act is not None and self._editor.isAncestorOf(new):
            new.removeEventFilter(self)
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y in any field of the editor, before the field sees them."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if self._act is None or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if not (undo or event.matches(QKeySequence.StandardKey.Redo)):
            return False
        if not self._stands(self._act.after if undo else self._act.before):
            return False  # something else was done since: that goes first, by its field's own steps
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self._go(undo=undo)
        return True
