"""One line of the morning's page: what it is about, when it is due, and the one button that moves it on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.story import StoryLine
from app.services.today import Todo
from app.ui.tables.incoming_columns import TONES, urgency_word
from app.ui.theme.look import colour
from app.ui.theme.tokens import RADIUS, Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.times import due, when
from app.ui.widgets.words import Elided, IconLabel, Words

_ICONS = {
    "incoming_letter": "incoming",
    "outgoing_letter": "outgoing",
    "task": "tasks",
    "operation": "members",
    "report": "reports",
}


class Pressed(QFrame):
    """A piece of the page that opens something by a click, Enter or the space bar."""

    def __init__(self, open_it: Callable[[], object]) -> None:
        super().__init__()
        self.open_it = open_it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open_it()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.open_it()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            painter.end()


class Line(Pressed):
    """An icon, words, perhaps a button. ``boxed``: something to act on, not only to read."""

    def __init__(
        self,
        meaning: str,
        tone: str,
        title: str,
        about: str,
        *,
        open_it: Callable[[], object],
        boxed: bool = True,
    ) -> None:
        super().__init__(open_it)
        if boxed:
            self.setProperty("role", "card")
        side = Space.MEDIUM if boxed else Space.TIGHT
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(side, Space.SMALL if boxed else Space.TIGHT, Space.SMALL, Space.SMALL)
        self.row.setSpacing(Space.SMALL)
        self.texts = QVBoxLayout()
        self.texts.setSpacing(0)
        self.row.addWidget(IconLabel(meaning, tone or "quiet", 18))
        self.row.addLayout(self.texts, 1)
        self.title = Elided(title)
        self.texts.addWidget(self.title)
        self.about = Elided(about, "note")
        self.texts.addWidget(self.about)
        self.about.setVisible(
            bool(about)
        )  # once it has its place: a widget shown without one is a window of its own
        self.setAccessibleName(". ".join(part for part in (title, about) if part))


def todo_line(
    one: Todo, day: date, act_words: str, *, act: Callable[[], object], open_it: Callable[[], object]
) -> Line:
    """A thing to do."""
    tone = "late" if one.urgency else TONES.get(one.due, "")
    about = " · ".join(part for part in (*_waits(one), one.about if one.title else "") if part)
    icon = "urgent" if one.urgency else _ICONS[one.entity]
    line = Line(icon, tone, one.title or one.about, about, open_it=open_it)
    if one.due_on is not None:
        words = due(one.due_on, day)
        line.texts.addWidget(_due(words, one.due, tone))
        line.setAccessibleName(f"{line.accessibleName()}. {words}")
    if act_words:
        button = Button(act_words, act)
        button.setAccessibleName(f"{act_words}: {one.title}")
        line.row.addWidget(button)
    return line


def _waits(one: Todo) -> tuple[str, str]:
    """How urgent a letter is, and for how long it waits for its number."""
    age = ""
    if one.age > 0:
        age = QCoreApplication.translate("TodayPage", "chờ đăng ký {days} ngày làm việc").format(days=one.age)
    return urgency_word(one.urgency) if one.urgency else "", age


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
    title = ": ".join(part for part in (one.act, one.about) if part)
    about = " · ".join(part for part in (when(one.at, now), one.who) if part)
    return Line(_ICONS.get(one.entity, "history"), "quiet", title, about, open_it=open_it, boxed=False)
