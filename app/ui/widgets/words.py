"""Words on a page: title, heading, quiet line, badge, icon. Each by role, so that the style sheet gives the look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme.icons import pixmap
from app.ui.theme.look import dressing, px, set_property


class Words(QLabel):
    """A label with a ``role`` ('title', 'heading', 'figure', 'quiet', 'note', 'badge') and a ``tone`` by meaning.

    Plain text only: what comes from files and records is never read as markup. ``wrap`` breaks lines.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)

    def set_tone(self, tone: str) -> None:
        set_property(self, "tone", tone)

    def say(self, text: str, tone: str | None = None) -> None:
        """Other words, and another tone when given."""
        self.setText(text)
        if tone is not None:
            self.set_tone(tone)


def Title(text: str = "", parent: QWidget | None = None) -> Words:
    """The name of a page, once at its top."""
    return Words(text, "title", parent=parent)


def Heading(text: str = "", parent: QWidget | None = None) -> Words:
    """A small heading over a group: space and this word group things, no frame does."""
    return Words(text, "heading", parent=parent)


def Quiet(text: str = "", *, wrap: bool = True, parent: QWidget | None = None) -> Words:
    """Second-rank words: help, explanation."""
    return Words(text, "quiet", wrap=wrap, parent=parent)


class Badge(Words):
    """A small count or state: Badge('3', 'late'). Hidden when empty."""

    def __init__(self, text: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "badge", tone=tone, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        if not text:
            self.hide()  # with words it shows with what it stands in; shown before, it would flash as a window

    def say(self, text: str, tone: str | None = None) -> None:
        super().say(text, tone)
        self.setVisible(bool(text))


class Elided(Words):
    """One line that gives way: shortened with … when there is no room, whole in the tip."""

    def __init__(
        self, text: str = "", role: str = "", *, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, tone=tone, parent=parent)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(px(24))

    def say(self, text: str, tone: str | None = None) -> None:
        self._whole = text
        super().say(text, tone)
        self._fit()

    def whole(self) -> str:
        return self._whole

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 2)
        )
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setAccessibleName(self._whole)


class IconLabel(QLabel):
    """An icon by meaning in a colour by meaning. Give ``name`` when it says something no word beside it says."""

    def __init__(
        self,
        meaning: str,
        tone: str = "text",
        size: int = 18,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawn = (meaning, tone, size)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dressing.changed.connect(self._dress)
        self._dress()

    def set_look(self, meaning: str, tone: str) -> None:
        self._drawn = (meaning, tone, self._drawn[2])
        self._dress()

    def _dress(self) -> None:
        self.setPixmap(pixmap(*self._drawn))
