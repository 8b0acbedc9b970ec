"""The bar over everything: which unit, search, who works here (lock, keys, theme)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui.theme.icons import icon
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import Space
from app.ui.widgets.words import Elided


class TopBar(QFrame):
    """Signals say what was chosen in the person's menu."""

    lock_asked = Signal()
    keys_asked = Signal()
    settings_asked = Signal()
    theme_asked = Signal(str)
    quit_asked = Signal()

    def __init__(self, search: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        self._row.setSpacing(Space.LARGE)
        self.unit = Elided("", "heading")
        self.person = QToolButton()
        self.person.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.person.setProperty("kind", "menu")
        self.person.setAccessibleName(self.tr("Người dùng"))
        self._row.addWidget(self.unit, 3)
        self._row.addWidget(search, 4)
        self._row.addStretch(1)
        self._row.addWidget(self.person, 0, Qt.AlignmentFlag.AlignRight)
        self._menu = QMenu(self)
        self.person.setMenu(self._menu)
        self._lockable = True
        self._fill()
        dressing.changed.connect(self._dress)
        self._dress()

    def set_unit(self, name: str) -> None:
        self.unit.say(name)

    def set_person(self, name: str) -> None:
        self.person.setText(f"{name}  ▾")
        self.person.setAccessibleName(self.tr("Người dùng: {name}").format(name=name))

    def set_lockable(self, lockable: bool) -> None:
        """Without a password there is nothing to unlock with."""
        self._lock.setVisible(lockable)

    def _fill(self) -> None:
        self._lock = self._menu.addAction(self.tr("Khoá màn hình"), self.lock_asked.emit)
        self._lock.setShortcut(QKeySequence("Ctrl+L"))
        themes = self._menu.addMenu(self.tr("Giao diện"))
        for name, words in (
            ("system", self.tr("Theo hệ thống")),
            ("light", self.tr("Sáng")),
            ("dark", self.tr("Tối")),
            ("contrast", self.tr("Tương phản cao")),
        ):
            themes.addAction(words, partial(self.theme_asked.emit, name))
        self._menu.addAction(self.tr("Cài đặt"), self.settings_asked.emit)
        self._menu.addAction(self.tr("Các phím"), self.keys_asked.emit).setShortcut(QKeySequence("F1"))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Đóng chương trình"), self.quit_asked.emit).setShortcut(
            QKeySequence("Ctrl+Q")
        )
        for action in self._menu.actions():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, acted on by the window

    def _dress(self) -> None:
        self.person.setIcon(icon("person"))
        self.person.setIconSize(QSize(px(18), px(18)))
        self.setFixedHeight(px(52))
