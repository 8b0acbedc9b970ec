"""The rail: one button per page that works, with a badge of what needs a hand; folds to icons in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui.pages.registry import Entry
from app.ui.theme.icons import icon
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import RAIL, RAIL_FOLDED, Space
from app.ui.widgets.words import Badge


class RailButton(QPushButton):
    """A page on the rail."""

    def __init__(self, entry: Entry, number: int) -> None:
        super().__init__(entry.title)
        self.entry = entry
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self._key = f"Alt+{number}" if number <= 9 else ""
        self.setToolTip(f"{entry.title} · {self._key}" if self._key else entry.title)
        self._badge = Badge(parent=self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._folded = False
        self._count = 0
        self.toggled.connect(lambda *_: self.dress())
        self._name()

    def set_count(self, count: int) -> None:
        self._count = count
        self._badge.say(str(count) if count < 1000 else "999+") if count else self._badge.say("")
        self._name()
        self._place()

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self.setText("" if folded else self.entry.title)
        self._place()

    def dress(self) -> None:
        self.setIcon(icon(self.entry.icon, "act" if self.isChecked() else "text"))
        self.setIconSize(QSize(px(18), px(18)))

    def _name(self) -> None:
        count = self.tr("{count} việc chờ").format(count=self._count) if self._count else ""
        self.setAccessibleName(", ".join(part for part in (self.entry.title, count) if part))

    def _place(self) -> None:
        self._badge.adjustSize()
        size = self._badge.sizeHint()
        x = self.width() - size.width() - (px(2) if self._folded else px(8))
        y = px(1) if self._folded else (self.height() - size.height()) // 2
        self._badge.setGeometry(x, y, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class Rail(QFrame):
    """``chosen`` carries the name of a page."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(self.tr("Các trang"))
        self._folded = False
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.HAIR)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        apart = False
        for number, entry in enumerate(entries, 1):
            if entry.apart and not apart:
                apart = True
                column.addStretch(1)
            made = RailButton(entry, number)
            made.clicked.connect(lambda *_, name=entry.name: self.chosen.emit(name))
            self._group.addButton(made)
            self.buttons[entry.name] = made
            column.addWidget(made)
        if not apart:
            column.addStretch(1)
        dressing.changed.connect(self._dress)
        self._dress()

    def show_chosen(self, name: str) -> None:
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def set_count(self, name: str, count: int) -> None:
        """How many things on this page need a hand."""
        if name in self.buttons:
            self.buttons[name].set_count(count)

    def fold(self, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(px(RAIL_FOLDED if self._folded else RAIL))
        for made in self.buttons.values():
            made.fold(self._folded)
            made.dress()
