"""Buttons: with words, with an icon alone. They redraw their icon when theme or scale changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.ui.theme.icons import icon
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import TARGET

_ROOM = 4  # between icon and words; Qt leaves too little of it
_TONE = {"primary": "act_text", "danger": "late", "quiet": "act"}


class Button(QPushButton):
    """A button with words. ``kind``: '' usual, 'primary' (one per page), 'quiet' (no ground), 'danger', 'chip'."""

    def __init__(
        self,
        text: str,
        act: Callable[[], object] | None = None,
        *,
        kind: str = "",
        meaning: str = "",
        tip: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._meaning = meaning
        if kind:
            self.setProperty("kind", kind)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        words = " · ".join(part for part in (tip, shown) if part)
        if words:
            self.setToolTip(words)
        if act is not None:
            self.clicked.connect(lambda *_: act())
        dressing.changed.connect(self._dress)
        self._dress()

    def setText(self, text: str) -> None:
        """Words that come later leave the same room beside the icon."""
        had = bool(self.text())
        super().setText(text)
        if bool(text) != had:
            self._dress()

    def set_meaning(self, meaning: str) -> None:
        """Another icon."""
        self._meaning = meaning
        self._dress()

    def _dress(self) -> None:
        if self._meaning:
            tone = _TONE.get(str(self.property("kind") or ""), "text")
            self.setIcon(icon(self._meaning, tone, 16, room=_ROOM if self.text() else 0))
            self.setIconSize(QSize(px(16 + (_ROOM if self.text() else 0)), px(16)))


class IconButton(QToolButton):
    """A button that shows an icon only; ``name`` is what it does, in words, for the tip and for screen readers."""

    def __init__(
        self,
        meaning: str,
        name: str,
        act: Callable[[], object] | None = None,
        *,
        key: str = "",
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meaning, self._tone = meaning, tone
        self.setAccessibleName(name)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self.setToolTip(f"{name} · {shown}" if shown else name)
        if act is not None:
            self.clicked.connect(lambda *_: act())
        dressing.changed.connect(self._dress)
        self._dress()

    def set_look(self, meaning: str, tone: str = "text") -> None:
        """Another icon or colour."""
        self._meaning, self._tone = meaning, tone
        self._dress()

    def _dress(self) -> None:
        self.setIcon(icon(self._meaning, self._tone))
        self.setIconSize(QSize(px(18), px(18)))
        self.setMinimumSize(px(TARGET), px(TARGET))


def button(text: str, act: Callable[[], object] | None = None, **more: str) -> Button:
    """Short for ``Button``: button(self.tr("Lưu"), self.save, kind="primary", meaning="save", key="Ctrl+Return")."""
    return Button(text, act, **more)  # type: ignore[arg-type]
