"""The bar over everything: which unit, search, who works here (lock, keys, theme)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui.theme.icons import icon
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import Space
from app.ui.widgets.words import Elided

if TYPE_CHECKING:
    from app.domain.rows import PersonRow


class TopBar(QFrame):
    """Signals say what was chosen in the person's menu."""

    lock_asked = Signal()
    person_asked = Signal(str, str)
    """Id and name of who is to act."""
    people_asked = Signal()
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

    def set_people(self, people: Sequence[PersonRow], by: str) -> None:
        """Who acts, and who else could."""
        name = next((one.name for one in people if one.id == by), "")
        self.person.setText(f"{name}  ▾")
        self.person.setAccessibleName(self.tr("Đang làm việc: {name}").format(name=name))
        self.person.setToolTip(self.tr("Đang làm việc: {name}").format(name=name))
        self._people.clear()
        for one in people:
            if one.active:
                choose = partial(self.person_asked.emit, one.id, one.name)
                action = self._people.addAction(one.name.replace("&", "&&"))
                action.triggered.connect(lambda *_, choose=choose: choose())
                action.setCheckable(True)
                action.setChecked(one.id == by)
        self._people.addSeparator()
        self._people.addAction(self.tr("Thêm, sửa người dùng …"), self.people_asked.emit)

    def set_lockable(self, lockable: bool) -> None:
        """Without a password there is nothing to unlock with."""
        self._lock.setVisible(lockable)

    def _fill(self) -> None:
        self._people = self._menu.addMenu(self.tr("Đổi người làm việc"))
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
