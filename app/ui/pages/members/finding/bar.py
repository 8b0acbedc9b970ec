"""The line above the list: those present or those who left, the conditions that narrow it, how many are chosen.

Owns which conditions hold. Refuses to read the list: ``narrowed`` tells the page.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.services.roster import NONE, Filters, Standing, Wanted
from app.ui.pages.members.finding.dialog import FilterDialog
from app.ui.pages.privacy.look import Looks
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from app.ui.seat import Seat


class FindingBar(QWidget):
    """``narrowed`` carries (standing, filters); ``acts_asked``: what is done with those chosen."""

    narrowed = Signal(str, object)
    acts_asked = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.filters: Filters = NONE
        self.looks = Looks(seat, self)
        self.standing = ChipRow(self._standings(0), name=self.tr("Ai đứng trong danh sách"))
        self.standing.chosen.connect(lambda _: self._tell())
        self.open = Button(self.tr("Lọc"), self._menu, kind="quiet", meaning="filter")
        self.many = Button("", self.acts_asked.emit, kind="chip")
        self.many.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        row = QHBoxLayout()
        row.addWidget(self.standing, 1)
        row.addWidget(self.many)
        row.addWidget(self.open)
        column.addLayout(row)
        self._held = QWidget()
        self._flow = FlowLayout(self._held, gap=6)
        self._held.hide()
        column.addWidget(self._held)
        self._chips: list[Button] = []

    def _standings(self, restricted: int) -> tuple[Chip, ...]:
        usual = (
            Chip(Standing.PRESENT, self.tr("Đang sinh hoạt")),
            Chip(Standing.GONE, self.tr("Đã rời")),
            Chip(Standing.ALL, self.tr("Tất cả")),
        )
        return (
            (*usual, Chip(Standing.RESTRICTED, self.tr("Hạn chế xử lý"), restricted)) if restricted else usual
        )

    def say_restricted(self, count: int) -> None:
        """Those whose processing is restricted are in no other list: while there are some, they have their own."""
        before = self.standing.current()
        self.standing.set_chips(self._standings(count))
        if self.standing.current() != before:  # nobody is restricted any more
            self._tell()

    def put(self, filters: Filters, standing: str | None = None) -> None:
        """Show other conditions, without telling."""
        self.filters = filters
        if standing is not None:
            self.standing.choose(standing)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for name, words in self._seat.desk.member_filters.told(filters):
            chip = Button(
                f"{words}  ×", partial(self._without, name), kind="chip", tip=self.tr("Bỏ điều kiện này")
            )
            chip.setAccessibleName(self.tr("Bỏ điều kiện: {words}").format(words=words))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._held.setVisible(bool(self._chips))

    def say_chosen(self, many: int) -> None:
        """How many lines are chosen; nothing is said of one."""
        self.many.setText(self.tr("Đã chọn {count} người …").format(count=f"{many:,}".replace(",", ".")))
        self.many.setVisible(many > 1)

    def _without(self, name: str) -> None:
        self._take(replace(self.filters, **{name: getattr(NONE, name)}))

    def _take(self, filters: Filters) -> None:
        """Conditions on what is sensitive ask for a purpose first; it is written down with how many stand in the list."""

        def take() -> None:
            self.put(filters)
            self._tell()

        self.looks.narrow(Wanted(standing=self.standing.current(), filters=filters), take)

    def _tell(self) -> None:
        self.narrowed.emit(self.standing.current(), self.filters)

    def _menu(self) -> None:
        """What is kept under a name is read first: the menu opens with it."""
        self._seat.read(self, self._seat.desk.member_filters.list, self._show_menu)

    def _show_menu(self, kept: tuple[tuple[str, Filters], ...]) -> None:
        menu = QMenu(self)
        self._line(menu, self.tr("Đặt điều kiện …"), self._ask)
        if self.filters:
            self._line(menu, self.tr("Bỏ mọi điều kiện"), partial(self._take, NONE))
        if kept:
            menu.addSeparator()
        for name, filters in kept:
            self._line(menu, name, partial(self._take, filters)).setCheckable(True)
            menu.actions()[-1].setChecked(filters == self.filters)
        if kept:
            below = menu.addMenu(self.tr("Bỏ bộ lọc đã lưu"))
            for name, _ in kept:
                self._line(below, name, partial(self._forget, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.open.mapToGlobal(QPoint(0, self.open.height() + Space.TIGHT)))

    def _line(self, menu: QMenu, words: str, act: partial[None] | object) -> QAction:
        made = QAction(words, menu)
        made.triggered.connect(lambda *_: act())  # type: ignore[operator]
        menu.addAction(made)
        return made

    def _ask(self) -> None:
        dialog = FilterDialog(self._seat, self.filters, self)
        dialog.taken.connect(self._take)
        dialog.open()

    def _forget(self, name: str) -> None:
        self._seat.do(
            self, partial(self._seat.desk.member_filters.forget, name),
            told=self.tr("Đã bỏ bộ lọc {name}").format(name=name),
        )  # fmt: skip
