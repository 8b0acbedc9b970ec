"""One line of the morning's page: what it is about, when it is due, and the one button that moves it on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.story import StoryLine
from app.services.today import Todo
from app.ui.tables.incoming_columns import TONES
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.times import due, when
from app.ui.widgets.words import Elided, IconLabel, Words

_ICONS = {"incoming_letter": "incoming", "outgoing_letter": "outgoing", "task": "tasks"}


class Line(QFrame):
    """An icon, words, perhaps a button. Enter or a click on the words opens what it is about."""

    def __init__(
        self, meaning: str, tone: str, title: str, about: str, *, open_it: Callable[[], object]
    ) -> None:
        super().__init__()
        self._open = open_it
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        self.row.setSpacing(Space.SMALL)
        self.texts = QVBoxLayout()
        self.texts.setSpacing(0)
        self.title = Elided(title)
        self.texts.addWidget(self.title)
        self.about = Elided(about, "note")
        self.about.setVisible(bool(about))
        self.texts.addWidget(self.about)
        self.row.addWidget(IconLabel(meaning, tone or "quiet", 18))
        self.row.addLayout(self.texts, 1)
        self.setAccessibleName(". ".join(part for part in (title, about) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)


def todo_line(
    one: Todo, day: date, act_words: str, *, act: Callable[[], object], open_it: Callable[[], object]
) -> Line:
    """A thing to do."""
    tone = TONES.get(one.due, "")
    line = Line(
        _ICONS[one.entity], tone, one.title or one.about, one.about if one.title else "", open_it=open_it
    )
    if one.due_on is not None:
        words = due(one.due_on, day)
        line.texts.addWidget(_due(words, one.due, tone))
        line.setAccessibleName(f"{line.accessibleName()}. {words}")
    if act_words:
        button = Button(act_words, act)
        button.setAccessibleName(f"{act_words}: {one.title}")
        line.row.addWidget(button)
    return line


def _due(words: str, state: str, tone: str) -> QWidget:
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.TIGHT)
    if tone:
        row.addWidget(IconLabel("late" if state == "late" else "due", tone, 12))
    row.addWidget(Words(words, "note", tone=tone))
    row.addStretch(1)
    return host


def story_line(one: StoryLine, now: datetime, *, open_it: Callable[[], object]) -> Line:
    """A thing that happened."""
    about = " · ".join(part for part in (one.about, when(one.at, now)) if part)
    return Line(_ICONS.get(one.entity, "history"), "quiet", one.act, about, open_it=open_it)
