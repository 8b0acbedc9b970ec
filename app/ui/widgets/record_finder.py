"""Find a letter by any words and take it: a line to type in, the hits under it. For filing, answering, linking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.services.search import Found
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Words

_ID = Qt.ItemDataRole.UserRole
_MOST = 12


class _Hits(QListWidget):
    """Enter takes the hit; Up on the first goes back to the line."""

    taken = Signal()
    up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.up.emit()
        else:
            super().keyPressEvent(event)


class RecordFinder(QWidget):
    """``kinds`` are those of the search: 'incoming', 'outgoing', 'task'. Esc in the empty line: ``left``."""

    picked = Signal(str, str, str)
    """Kind of the record, its id, its title."""
    left = Signal()

    def __init__(
        self, seat: Seat, placeholder: str, *, kinds: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._seat, self._kinds = seat, tuple(kinds)
        self._latest = Latest(seat.run, self)
        self._asking = self._wanting = False
        self.line = SearchLine(placeholder)
        self.hits = _Hits()
        self.hits.setAccessibleName(self.tr("Kết quả tìm được"))
        self.hits.setMaximumHeight(px(180))
        self.hits.hide()
        self.note = Words("", "note")
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for widget in (self.line, self.hits, self.note):
            column.addWidget(widget)
        self.line.textChanged.connect(self._typed)
        self.line.down.connect(self._into_hits)
        self.line.left.connect(self.left.emit)
        self.line.installEventFilter(self)
        self.hits.taken.connect(self._take)
        self.hits.itemDoubleClicked.connect(lambda _: self._take())
        self.hits.up.connect(self.line.setFocus)
        self.setFocusProxy(self.line)

    def clear(self) -> None:
        self.line.clear()
        self.clear_hits()

    def _typed(self, text: str) -> None:
        if not any(char.isalnum() for char in text):
            self.clear_hits()
            return
        self._asking, self._wanting = True, False
        ask = partial(self._seat.desk.search.find, text, kinds=self._kinds, limit=_MOST)
        self._latest.ask(ask, self._show)

    def clear_hits(self) -> None:
        self._latest.drop()
        self._asking = self._wanting = False
        self.hits.clear()
        self.hits.hide()
        self.note.hide()

    def _show(self, found: Found) -> None:
        self._asking = False
        self.hits.clear()
        for hit in found.hits:
            item = QListWidgetItem(hit.title or hit.snippet)
            item.setToolTip(hit.snippet)
            item.setData(_ID, (hit.kind, hit.id))
            self.hits.addItem(item)
        self.hits.setVisible(bool(found.hits))
        more = found.total - len(found.hits)
        self.note.setText(
            self._none()
            if not found.hits
            else self.tr("Còn {count} kết quả nữa: gõ thêm chữ.").format(count=more)
        )
        self.note.setVisible(not found.hits or more > 0)
        if self._wanting:
            self._first()

    def _none(self) -> str:
        if self._kinds == ("member",):
            return self.tr("Không có đoàn viên nào như thế.")
        return self.tr("Không có văn bản nào như thế.")

    def _into_hits(self) -> None:
        if self.hits.count():
            self.hits.setCurrentRow(0)
            self.hits.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Enter takes the first hit, also when it is quicker than the search."""
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            return False
        self._first()
        return True

    def _first(self) -> None:
        if self._asking:
            self._wanting = True
        elif self.hits.count():
            self.hits.setCurrentRow(max(0, self.hits.currentRow()))
            self._take()

    def _take(self) -> None:
        item = self.hits.currentItem()
        if item is not None:
            kind, record_id = item.data(_ID)
            self.picked.emit(kind, record_id, item.text())
