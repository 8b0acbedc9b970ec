"""A row of chips that choose what a list shows: 'Chưa đăng ký 3 · Quá hạn 1 · Tất cả'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.ui.theme.look import set_property
from app.ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Chip:
    """``count`` None shows no figure. ``tone`` 'late' or 'due' where the figure asks for a hand."""

    key: str
    label: str
    count: int | None = None
    tone: str = ""


class ChipRow(QWidget):
    """One of the chips is chosen. ``chosen`` carries its key, only when a person chose it."""

    chosen = Signal(str)

    def __init__(self, chips: Sequence[Chip] = (), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=6)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(str(button.property("chip"))))
        self._buttons: dict[str, QPushButton] = {}
        if name:
            self.setAccessibleName(name)
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Other chips or other figures. The choice stays where its key stays, else goes to the first."""
        was = self.current()
        if [one.key for one in chips] != list(self._buttons):
            for button in self._buttons.values():
                self._group.removeButton(button)
                self._flow.removeWidget(button)
                button.deleteLater()
            self._buttons = {one.key: self._button(one) for one in chips}
        for one in chips:
            button = self._buttons[one.key]
            button.setText(one.label if one.count is None else f"{one.label} {one.count}")
            set_property(button, "tone", one.tone if one.count else "")
        if chips:
            self.choose(was if was in self._buttons else chips[0].key)

    def current(self) -> str:
        """Key of the chosen chip; '' when there is none."""
        button = self._group.checkedButton()
        return str(button.property("chip")) if button is not None else ""

    def choose(self, key: str) -> None:
        """Choose without telling."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "chip")
        button.setProperty("chip", chip.key)
        button.setCheckable(True)
        self._group.addButton(button)
        self._flow.addWidget(button)
        return button
