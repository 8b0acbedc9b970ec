"""The list of incoming letters: boxes as chips, a line to search in, cards or a table. Owns what is asked of the inbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.base.clock import today
from app.services.inbox import Box, Counts, InboxRow, Order
from app.ui.pages.incoming.batch import Batch
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.tables.incoming_cards import CARD_HEIGHT, CardDelegate
from app.ui.tables.incoming_columns import SORTS, card, columns
from app.ui.tables.incoming_paged import CHUNK, PagedModel
from app.ui.tables.incoming_view import PagedView
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Words

NARROW_BELOW = 560
MOST_AT_ONCE = 1000


class ListPane(QWidget):
    """``chosen`` when a person moves to a letter, ``opened`` by Enter or double click."""

    chosen = Signal(str)
    opened = Signal(str)
    filled = Signal()
    """The list was read anew."""
    counted = Signal(object)

    def __init__(self, seat: Seat, add_files: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._day = today(seat.desk.clock)
        self._counts: Counts | None = None
        self._text = ""
        self._select = ""
        self._asked = Latest(seat.run, self)
        self._counting = Latest(seat.run, self)
        self.chips = ChipRow(self._chips(), name=self.tr("Chọn văn bản nào"))
        known = seat.memory.get("incoming.box")
        self.chips.choose(known if known in list(Box) else Box.ALL)
        self.chips.chosen.connect(self._box_chosen)
        self.search = SearchLine(self.tr("Tìm trong văn bản đến"))
        self.search.asked.connect(self._search)
        self.note = Words("", "note")
        self.order = IconButton("sort-down", self.tr("Sắp xếp"), self._order_menu)
        self.empty = EmptyState(
            "drop",
            self.tr("Kéo tệp vào đây"),
            self.tr(
                "PDF, ảnh chụp, bản quét, Word, ZIP, thư điện tử; cả thư mục cũng được. Hoặc dán bằng Ctrl+V."
            ),
            self.tr("Chọn tệp…"),
            add_files,
        )
        self.model: PagedModel[InboxRow] = PagedModel(
            columns(self._day), lambda row: row.id, spoken=lambda row: card(row, self._day).spoken()
        )
        self.model.wanted.connect(self._fetch)
        self.view: PagedView[InboxRow] = PagedView(
            self.model,
            memory=seat.memory,
            key="incoming",
            name=self.tr("Văn bản đến"),
            empty=self.empty,
            cards=CardDelegate(lambda row: card(row, self._day), self),
            card_height=CARD_HEIGHT,
            several=True,
        )
        self.batch = Batch(seat)
        self.batch.cleared.connect(self.view.pick_one)
        self.view.picked.connect(self._picked)
        self.search.serve(self.view)
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.sorted_by.connect(lambda *_: self.refresh())
        line = QHBoxLayout()
        line.setSpacing(Space.TIGHT)
        line.addWidget(self.search, 1)
        line.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.chips)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        column.addWidget(self.batch)
        column.addWidget(self.note)
        self.setMinimumWidth(px(220))

    # --- reading --------------------------------------------------------------------------------------

    def box(self) -> Box:
        return Box(self.chips.current() or Box.ALL)

    def choose_box(self, box: Box) -> None:
        self.chips.choose(box)
        self._box_chosen(box)

    def refresh(self, *, select: str = "") -> None:
        """Read the list again; the current letter stays current. ``select`` becomes current when it is there."""
        self._select = select or self._select
        self._day = today(self.seat.desk.clock)
        key, rising = self.view.order()
        inbox = self.seat.desk.inbox
        order = SORTS.get(key, Order.ARRIVAL)
        ask = partial(_read, inbox, self.box(), order, rising if key else False, self._text)
        self._asked.ask(ask, self._take, self.seat.tell.error)
        if not self._text:
            self._counting.ask(inbox.counts, self._take_counts, self.seat.tell.error)

    def _take_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.chips.set_chips(self._chips())
        self._say(self.model.rowCount())
        self.counted.emit(counts)

    def _take(self, answer: tuple[Sequence[str], Sequence[InboxRow]]) -> None:
        ids, rows = answer
        was = self._select or self.view.current_id()
        place = self.view.verticalScrollBar().value()
        self._select = ""
        self.model.set_ids(ids, rows)
        self.view.verticalScrollBar().setValue(place)
        if was:
            self.view.select(was, show=False)
        self._say(len(ids))
        self.filled.emit()

    def _fetch(self, ids: Sequence[str]) -> None:
        self.seat.read(self, partial(self.seat.desk.inbox.rows, ids), self.model.take)

    def read_row(self, letter_id: str) -> None:
        """One row again: its form was saved."""
        self._fetch((letter_id,))

    def _say(self, count: int) -> None:
        if self._text:
            self.note.setText(self.tr("{count} văn bản khớp “{text}”").format(count=count, text=self._text))
            self.empty.say(
                self.tr("Không có văn bản nào khớp “{text}”").format(text=self._text),
                self.tr("Thử ít chữ hơn; không cần gõ dấu."),
            )
        else:
            self.note.setText(self.tr("{count} văn bản").format(count=f"{count:,}".replace(",", ".")))
            if self._counts is not None and self._counts.all and self.box() is not Box.ALL:
                self.empty.say(
                    self.tr("Không còn văn bản nào ở đây"), self.tr("Kéo tệp mới vào đây, hoặc xem Tất cả.")
                )
            else:
                self.empty.say(
                    self.tr("Kéo tệp vào đây"),
                    self.tr(
                        "PDF, ảnh chụp, bản quét, Word, ZIP, thư điện tử; cả thư mục cũng được. Hoặc dán bằng Ctrl+V."
                    ),
                )

    def _picked(self, ids: Sequence[str]) -> None:
        """Several rows were chosen. Rows that were never on the screen are read for it."""
        known = [self.model.known(one) for one in ids]
        if all(row is not None for row in known):
            self.batch.choose([row for row in known if row is not None])
        else:
            self.seat.read(self, partial(_all_rows, self.seat.desk.inbox, tuple(ids)), self._rows_of_picked)

    def _rows_of_picked(self, rows: Sequence[InboxRow]) -> None:
        if len(self.view.picked_ids()) == len(rows):
            self.batch.choose(rows)

    # --- choosing -------------------------------------------------------------------------------------

    def _chips(self) -> list[Chip]:
        now = self._counts
        return [
            Chip(Box.RECEIVED, self.tr("Chưa đăng ký"), now.received if now else None),
            Chip(Box.UNASSIGNED, self.tr("Chưa giao"), now.unassigned if now else None),
            Chip(Box.LATE, self.tr("Quá hạn"), now.late if now else None, "late"),
            Chip(Box.ALL, self.tr("Tất cả")),
        ]

    def _box_chosen(self, key: str) -> None:
        self.seat.memory.put("incoming.box", str(key))
        self.view.verticalScrollBar().setValue(0)
        self.refresh()

    def _search(self, text: str) -> None:
        if text.strip() != self._text:
            self._text = text.strip()
            self.refresh()

    def _order_menu(self) -> None:
        menu = QMenu(self)
        key, rising = self.view.order()
        newest = menu.addAction(self.tr("Mới đến trước"), lambda: self.view.set_order("", True))
        newest.setCheckable(True)
        newest.setChecked(not key)
        for at in self.model.columns:
            if at.key not in SORTS:
                continue
            one = menu.addAction(at.title, partial(self._order_by, at.key, key, rising))
            one.setCheckable(True)
            one.setChecked(at.key == key)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def _order_by(self, key: str, was: str, rising: bool) -> None:
        self.view.set_order(key, not rising if key == was else True)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW_BELOW)
        self.view.set_narrow(narrow)
        self.order.setVisible(narrow)


def _all_rows(inbox: Any, ids: Sequence[str]) -> list[InboxRow]:
    """Rows of as many letters as anybody treats at once."""
    taken = ids[:MOST_AT_ONCE]
    return [row for at in range(0, len(taken), CHUNK) for row in inbox.rows(taken[at : at + CHUNK])]


def _read(
    inbox: Any, box: Box, order: Order, rising: bool, text: str
) -> tuple[tuple[str, ...], tuple[InboxRow, ...]]:
    ids = inbox.ids(box, order=order, rising=rising, text=text)
    return ids, inbox.rows(ids[:CHUNK])
