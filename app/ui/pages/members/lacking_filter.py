"""The button that lists records by what they lack, with how many each time it is opened. Refuses to count."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.ui.pages.members.parts import chip
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button


class LackingFilter(Button):
    """``asked``: count, then ``show_counts``. ``chosen`` carries a field, '' for all records."""

    asked = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("", meaning="filter")
        self._now = ""
        self.setCheckable(True)
        self.clicked.connect(lambda *_: self._asked())
        self.choose("")

    def choose(self, name: str) -> None:
        """Show a choice without telling."""
        self._now = name
        words = chip(name) if name else self.tr("Hồ sơ thiếu")
        self.setText(words[:1].upper() + words[1:])
        self.setChecked(bool(name))

    def show_counts(self, counts: dict[str, int]) -> None:
        menu = QMenu(self)
        everybody = QAction(self.tr("Tất cả hồ sơ"), menu)
        everybody.triggered.connect(partial(self._take, ""))
        menu.addAction(everybody)
        menu.addSeparator()
        for name, count in counts.items():
            words = chip(name)
            act = QAction(f"{words[:1].upper()}{words[1:]}: {count:,}".replace(",", "."), menu)
            act.setEnabled(bool(count))
            act.setCheckable(True)
            act.setChecked(name == self._now)
            act.triggered.connect(partial(self._take, name))
            menu.addAction(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + Space.TIGHT)))

    def _asked(self) -> None:
        self.setChecked(bool(self._now))
        self.asked.emit()

    def _take(self, name: str, *_: object) -> None:
        self.choose(name)
        self.chosen.emit(name)
