"""The line at the foot: saved when, copied when, how the line to headquarters stands. It never flatters and never hides.

A folder that never joined headquarters hears nothing of it here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.theme.icons import icon
from app.ui.theme.look import dressing, px, set_property
from app.ui.theme.tokens import Space
from app.ui.widgets.line_state import Line, Said, say
from app.ui.widgets.times import when
from app.ui.widgets.words import IconLabel, Words

if TYPE_CHECKING:
    from app.services.standing import Standing

_OLD_COPY: Final = timedelta(days=2)


class _Part(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        self.picture = IconLabel("done", "quiet", 14)
        self.words = Words("", "note")
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words)
        self.hide()

    def say(self, text: str, meaning: str, tone: str = "") -> None:
        self.words.say(text, tone)
        self.picture.set_look(meaning, tone or "quiet")
        self.show()


class _Link(QPushButton):
    """A sentence that opens a page; shortened where there is no room, whole in its tip."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Said("", "offline", "", "")
        self.setProperty("kind", "status")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(px(120))
        dressing.changed.connect(self._dress)
        self.hide()

    def say(self, said: Said) -> None:
        self._said = said
        self.setToolTip(said.tip)
        self.setAccessibleName(said.words)
        set_property(self, "tone", said.tone)
        self._dress()
        self.show()

    def words(self) -> str:
        """The whole sentence."""
        return self._said.words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        self.setIcon(icon(self._said.meaning, self._said.tone or "quiet", 14))
        self.setIconSize(QSize(px(14), px(14)))
        self._fit()

    def _fit(self) -> None:
        room = self.width() - px(38)
        self.setText(
            self.fontMetrics().elidedText(self._said.words, Qt.TextElideMode.ElideRight, max(0, room))
        )


class StatusLine(QFrame):
    """Told by the frame how things stand."""

    asked = Signal()
    """The sentence about the line was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.LARGE)
        self.saved, self.copied, self.sent = _Part(), _Part(), _Link()
        self.sent.clicked.connect(lambda *_: self.asked.emit())
        row.addWidget(self.saved)
        row.addWidget(self.copied)
        row.addWidget(self.sent, 1)
        row.addStretch(0)
        self.count = Words("", "note")
        row.addWidget(self.count)

    def tell(self, standing: Standing) -> None:
        """How things stand now."""
        if standing.saved_at is None:
            self.saved.say(self.tr("Chưa có gì để lưu"), "info")
        else:
            self.saved.say(
                self.tr("Đã lưu {when}").format(when=when(standing.saved_at, standing.now)), "done", ""
            )
        self._tell_copies(standing)
        self.setAccessibleName(self.text())

    def tell_line(self, line: Line) -> None:
        """How the line to headquarters stands; nothing of it for a folder that has none."""
        if line.status.enrolled:
            self.sent.say(say(line))
        else:
            self.sent.hide()
        self.setAccessibleName(self.text())

    def not_known(self, why: str) -> None:
        """The state itself could not be read."""
        self.saved.say(why, "warning", "late")

    def text(self) -> str:
        """All that stands here, in words."""
        said = [part.words.text() for part in (self.saved, self.copied) if not part.isHidden()]
        return " · ".join([*said, self.sent.words()] if not self.sent.isHidden() else said)

    def _tell_copies(self, standing: Standing) -> None:
        if standing.copied_at is None:
            words = (
                self.tr("Chưa có bản sao lưu")
                if standing.copies_on
                else self.tr("Sao lưu hằng ngày đang tắt")
            )
            self.copied.say(words, "warning", "due")
            return
        old = standing.now - standing.copied_at > _OLD_COPY
        words = self.tr("Sao lưu {when}").format(when=when(standing.copied_at, standing.now))
        self.copied.say(words, "warning" if old else "backup", "due" if old else "")
