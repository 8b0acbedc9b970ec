"""The list of outgoing letters: chips by state, search without accents, a virtual table read by the screenful."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.states import NUMBERED, LetterState
from app.services.letter_rows import DeskPage, DeskRow
from app.ui.pages.outgoing.held import Held
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.tables.outgoing import columns
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.table import Table

AT_ONCE: Final = 200
_S = LetterState
STATES: Final[dict[str, tuple[str, ...]]] = {
    "drafts": (_S.DRAFT.value, _S.RETURNED.value),
    "submitted": (_S.SUBMITTED.value, _S.APPROVED.value),
    "signed": (_S.SIGNED.value,),
    "issued": tuple(one.value for one in NUMBERED),
    "all": (),
}


class Listing(QWidget):
    """``opened`` carries the id of a letter."""

    opened = Signal(str)

    def __init__(
        self, seat: Seat, title: str, new: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.seat = seat
        self._read_rows = Latest(seat.run, self)
        self._first = True
        self._select = ""
        self.head = PageHead(title, self.tr("Soạn mới"), new, meaning="add")
        self.chips = ChipRow(self._chips({}), name=self.tr("Tình trạng"))
        self.chips.chosen.connect(lambda *_: self.look_anew())
        self.search = SearchLine(self.tr("Tìm trích yếu, số, người ký …"))
        self.search.setMinimumWidth(px(240))
        self.search.asked.connect(lambda *_: self.look_anew())
        self.empty = EmptyState("outgoing", "", "", self.tr("Soạn mới"), new)
        self.table: Table[DeskRow] = Table(
            columns(),
            id_of=lambda one: one.row.id,
            memory=seat.memory,
            key="outgoing",
            empty=self.empty,
            name=title,
        )
        self.table.search_line = self.search
        self.table.opened.connect(lambda one: self.opened.emit(one.row.id))
        self.table.wanted_more.connect(self._read_more)
        self.search.down.connect(self._into_table)
        self.search.left.connect(self._into_table)
        self.held = Held(seat, self)
        self.hold = Button(self.tr("Giữ số"), lambda: self.held.offer(self.hold), meaning="number")
        self.head.add(self.hold)
        self.head.add(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.head)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def look_anew(self, select: str = "") -> None:
        """Read again what the chips and the words ask for."""
        self._select = select or self._select
        self._read_rows.ask(self._asked(0), self._take, self.seat.tell.error)

    def choose(self, state: str) -> None:
        """Show one of the groups."""
        self.chips.choose(state)
        self.look_anew()

    def step_id(self, by: int) -> str:
        """The letter ``by`` further in the list, '' at its end."""
        return self.table.current_id() if self.table.step(by) else ""

    def _asked(self, offset: int) -> Callable[[], DeskPage]:
        states, words = STATES[self.chips.current()], self.search.text()
        return partial(self.seat.desk.letters.page, states=states, text=words, limit=AT_ONCE, offset=offset)

    def _take(self, page: DeskPage) -> None:
        if self._first:
            self._first = False
            if not page.total and page.counts:  # nothing in drafts: begin where something is
                self.chips.choose("all")
                self.look_anew()
        self.chips.set_chips(self._chips(page.counts))
        self._say_empty(bool(sum(page.counts.values())))
        self.table.set_rows(page.rows, total=page.total, select=self._select)
        self._select = ""
        self.head.note.say(self.tr("{count} văn bản").format(count=page.total) if page.total else "")
        if self.table.current() is None:
            self.table.select_first()

    def _read_more(self, offset: int) -> None:
        asked = (self.chips.current(), self.search.text())

        def take(page: DeskPage) -> None:
            if asked == (self.chips.current(), self.search.text()):
                self.table.append_rows(page.rows)

        self.seat.read(self, self._asked(offset), take)

    def _say_empty(self, any_there: bool) -> None:
        words = self.search.text().strip()
        button = self.empty.button
        if button is not None:
            button.setVisible(not words)
        if words:
            self.empty.say(self.tr("Không có văn bản nào khớp “{words}”").format(words=words))
        elif any_there:
            self.empty.say(self.tr("Không có văn bản nào ở mục này"))
        else:
            self.empty.say(
                self.tr("Chưa có văn bản đi"),
                self.tr("Soạn văn bản đầu tiên: phần đầu, nơi ban hành và người ký đã có sẵn từ đơn vị."),
            )

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.current() is None:
            self.table.select_first()

    def _chips(self, counts: dict[str, int]) -> tuple[Chip, ...]:
        def count(key: str) -> int | None:
            return sum(counts.get(state, 0) for state in STATES[key]) if counts else None

        returned = counts.get(_S.RETURNED.value, 0)
        return (
            Chip("drafts", self.tr("Nháp"), count("drafts"), "late" if returned else ""),
            Chip("submitted", self.tr("Trình ký"), count("submitted")),
            Chip("signed", self.tr("Chờ số"), count("signed"), "due"),
            Chip("issued", self.tr("Đã phát hành"), count("issued")),
            Chip("all", self.tr("Tất cả"), sum(counts.values()) if counts else None),
        )
