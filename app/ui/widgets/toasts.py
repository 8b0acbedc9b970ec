"""Passing notes over the page: what was done, with undo for ten seconds; what was refused, with the way out.

Stands at the foot of the page and covers nothing that is worked on. A refusal stays until it is closed or the next act succeeds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.tell import UNDO_SECONDS
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import IconLabel, Words

_PLAIN_SECONDS: Final = 5
_WARNING_SECONDS: Final = 20
_MOST: Final = 3
_MEANING: Final = {"done": "done", "due": "warning", "late": "error", "": "info"}


class Toast(QFrame):
    """One note."""

    def __init__(self, parent: QWidget, words: str, *, remedy: str = "", tone: str = "") -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        if tone == "late":
            self.setProperty("tone", tone)
        self.words, self.remedy = words, remedy
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(
            IconLabel(_MEANING[tone], "late" if tone == "late" else "raised"), 0, Qt.AlignmentFlag.AlignTop
        )
        column = QVBoxLayout()
        column.setSpacing(Space.HAIR)
        column.addWidget(Words(words, wrap=True))
        if remedy:
            column.addWidget(Words(remedy, wrap=True))
        row.addLayout(column, 1)
        self._row = row
        self.setAccessibleName(words if not remedy else f"{words} {remedy}")

    def one_line(self) -> int:
        """Width at which the longer of its texts needs one line."""
        text = max((self.words, self.remedy), key=len)
        buttons = sum(one.sizeHint().width() + px(16) for one in self.findChildren(QPushButton))
        return self.fontMetrics().horizontalAdvance(text) + buttons + px(84)

    def add_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        made = Button(text, act, parent=self)
        self._row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made


class ToastHost(QObject):
    """Keeps the notes of one window at the foot of ``over``."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._shown: list[Toast] = []
        over.installEventFilter(self)

    def note(self, words: str, tone: str = "", undo: Callable[[], object] | None = None) -> Toast:
        """A note that goes by itself: after 5 seconds, with ``undo`` after 10, a warning (tone 'due') after 20."""
        toast = Toast(self._over, words, tone="" if tone == "late" else tone)
        if undo is not None:
            act = undo

            def take_back() -> None:
                self.close(toast)
                act()

            toast.add_button(self.tr("Hoàn tác"), take_back)
        elif tone == "due":
            toast.add_button(self.tr("Đóng"), lambda: self.close(toast))
        self._clear_refusals()
        usual = _WARNING_SECONDS if tone == "due" else _PLAIN_SECONDS
        self._show(toast, UNDO_SECONDS if undo is not None else usual)
        return toast

    def refuse(self, what: str, remedy: str) -> Toast:
        """What was refused and the way out; stays until closed."""
        self._clear_refusals()
        toast = Toast(self._over, what, remedy=remedy, tone="late")
        toast.add_button(self.tr("Đóng"), lambda: self.close(toast))
        self._show(toast, 0)
        return toast

    def shown(self) -> list[Toast]:
        return list(self._shown)

    def close(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def clear(self) -> None:
        for toast in list(self._shown):
            self.close(toast)

    def _clear_refusals(self) -> None:
        for toast in [one for one in self._shown if one.remedy]:
            self.close(toast)

    def _show(self, toast: Toast, seconds: int) -> None:
        self._shown.append(toast)
        while len(self._shown) > _MOST:
            self.close(self._shown[0])
        if seconds:
            timer = QTimer(toast)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self.close(toast))
            timer.start(seconds * 1000)
        toast.show()
        toast.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))

    def _place(self) -> None:
        room = self._over.rect()
        bottom = room.bottom() - px(Space.LARGE)
        for toast in reversed(self._shown):
            width = min(px(640), room.width() - 2 * px(Space.LARGE))
            toast.setFixedWidth(min(width, max(px(280), toast.one_line())))
            height = toast.heightForWidth(toast.width()) if toast.hasHeightForWidth() else -1
            toast.resize(toast.width(), max(height, toast.sizeHint().height() if height < 0 else height))
            toast.move((room.width() - toast.width()) // 2, bottom - toast.height())
            bottom -= toast.height() + px(Space.SMALL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False
