"""The line at the foot: saved when, copied when, what waits to be sent. It never flatters and never hides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.theme.tokens import Space
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


class StatusLine(QFrame):
    """Told by the frame how things stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.LARGE)
        self.saved, self.copied, self.sent = _Part(), _Part(), _Part()
        for part in (self.saved, self.copied, self.sent):
            row.addWidget(part)
        row.addStretch(1)
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
        self._tell_sent(standing)
        self.setAccessibleName(self.text())

    def not_known(self, why: str) -> None:
        """The state itself could not be read."""
        self.saved.say(why, "warning", "late")

    def text(self) -> str:
        """All that stands here, in words."""
        parts = (self.saved, self.copied, self.sent)
        return " · ".join(part.words.text() for part in parts if not part.isHidden())

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

    def _tell_sent(self, standing: Standing) -> None:
        if not standing.linked:
            self.sent.say(self.tr("Chưa nối máy chủ cấp trên: mọi dữ liệu chỉ ở máy này"), "offline")
        elif standing.waiting:
            words = self.tr("Chưa gửi được: {count} thay đổi đang chờ").format(count=standing.waiting)
            self.sent.say(words, "offline", "due")
        else:
            self.sent.say(self.tr("Đã gửi hết"), "saved")
