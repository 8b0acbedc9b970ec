"""Completion of places while an address is typed: today's communes, found by their old names too.

Owns the list under the field and what it puts in. Refuses to read the table: that is asked for in the pool before the first key.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView

from app.services import places
from app.ui.pages.members.fields import LineEdit, TextEdit

_FEWEST = 2
"""Letters from which on places are offered."""
_ARROW = "  ←  "


class PlaceCompletion(QObject):
    """Hangs on an editor; the last part of what is typed that finds places is what a choice replaces."""

    def __init__(self, editor: LineEdit | TextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._begin = 0
        self._putting = False
        self._model = QStringListModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(editor)
        self._popup = QListView()
        self._popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setPopup(self._popup)
        self._list.activated.connect(self._take)
        editor.textChanged.connect(lambda *_: self._typed())

    def _typed(self) -> None:
        if self._putting or not self._editor.hasFocus():
            return
        text = self._editor.words()
        lines = self.offered(text)
        self._model.setStringList(lines)
        if lines:
            area = self._editor.rect()
            area.setWidth(max(area.width(), 420))
            self._list.complete(area)
        else:
            self._popup.hide()

    def offered(self, text: str) -> list[str]:
        """The lines for what is typed: by all of it, else by what follows a comma."""
        starts = [0, *(at + 1 for at, char in enumerate(text) if char in ",\n")]
        for start in starts:
            part = text[start:].strip()
            if len(part) < _FEWEST:
                return []
            found = places.offers(part)
            if found:
                self._begin = start
                return [one.text + (_ARROW + one.old if one.old else "") for one in found]
        return []

    def _take(self, line: str) -> None:
        text = self._editor.words()
        head = text[: self._begin]
        self._putting = True
        self._editor.set_words(f"{head}{' ' if head else ''}{line.partition(_ARROW)[0]}")
        self._putting = False
