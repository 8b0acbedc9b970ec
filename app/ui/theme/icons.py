"""Icons by meaning, drawn in a colour of the theme. The drawings are Lucide's, fetched at set-up into resources/icons."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.base.paths import resource
from app.ui.theme.look import colour, px

# Meaning -> name of the drawing. tests/ui/theme holds that each drawing is there.
MEANINGS: Final = {
    "today": "sun",
    "incoming": "inbox",
    "outgoing": "send",
    "members": "users",
    "tasks": "list-checks",
    "registers": "book-open",
    "settings": "settings",
    "dossiers": "folder-open",
    "searches": "list-filter",
    "story": "history",
    "reports": "chart-no-axes-column",
    "exchange": "refresh-cw",
    "search": "search",
    "add": "plus",
    "open": "folder-open",
    "save": "save",
    "print": "printer",
    "export": "file-down",
    "check": "circle-check",
    "warning": "triangle-alert",
    "error": "circle-x",
    "info": "info",
    "late": "alarm-clock",
    "due": "clock",
    "done": "check",
    "guess": "sparkles",
    "edit": "pencil",
    "delete": "trash-2",
    "undo": "undo-2",
    "back": "arrow-left",
    "next": "chevron-right",
    "down": "chevron-down",
    "up": "chevron-up",
    "close": "x",
    "person": "user",
    "unit": "building-2",
    "lock": "lock",
    "key": "key-round",
    "file": "file-text",
    "drop": "file-plus-corner",
    "reply": "reply",
    "number": "hash",
    "sign": "pen-line",
    "calendar": "calendar-days",
    "zoom-in": "zoom-in",
    "zoom-out": "zoom-out",
    "fit": "maximize-2",
    "backup": "database-backup",
    "copy": "copy",
    "more": "ellipsis",
    "filter": "list-filter",
    "phone": "phone",
    "mail": "mail",
    "saved": "cloud-check",
    "offline": "cloud-off",
    "urgent": "zap",
    "help": "circle-question-mark",
    "guessed": "circle-dashed",
    "confirmed": "circle-check-big",
    "home": "house",
    "history": "history",
    "left": "chevron-left",
    "sort-up": "arrow-up",
    "sort-down": "arrow-down",
    "drag": "grip-vertical",
    "link": "link",
    "attach": "paperclip",
    "stamp": "stamp",
    "book": "book",
    "layers": "layers",
    "columns": "columns-3",
    "image": "image",
    "eye": "eye",
    "eye-off": "eye-off",
    "user-add": "user-plus",
    "unlock": "lock-open",
    "refresh": "refresh-cw",
    "rotate": "rotate-cw",
    "empty": "inbox",
    "keyboard": "keyboard",
    "bell": "bell",
    "pin": "pin",
    "flag": "flag",
    "split": "split",
    "log-out": "log-out",
    "redo": "redo-2",
    "quote": "text-quote",
    "footnote": "superscript",
    "table": "table",
    "page-break": "separator-horizontal",
    "annex": "files",
    "replace": "replace",
}


def icon(meaning: str, tone: str = "text", size: int = 18, *, room: int = 0) -> QIcon:
    """The icon of a meaning in a colour of the theme; also its disabled look. Raises KeyError for an unknown meaning.

    ``room``: empty pixels at its right, where words follow.
    """
    made = QIcon()
    made.addPixmap(_roomy(pixmap(meaning, tone, size), room), QIcon.Mode.Normal)
    made.addPixmap(_roomy(pixmap(meaning, "quiet", size), room), QIcon.Mode.Disabled)
    return made


def _roomy(drawn: QPixmap, room: int) -> QPixmap:
    if not room:
        return drawn
    ratio = drawn.devicePixelRatio()
    made = QPixmap(drawn.width() + round(px(room) * ratio), drawn.height())
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return made


def pixmap(meaning: str, tone: str = "text", size: int = 18, ratio: float = 2.0) -> QPixmap:
    """The drawing at ``size`` pixels of the design (grown by the scale that is on)."""
    return _drawn(MEANINGS[meaning], colour(tone).name(), px(size), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    file = resource("icons", f"{name}.svg")
    if file.is_file():
        svg = file.read_text(encoding="utf-8").replace("currentColor", ink)
        painter = QPainter(made)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
    return made
