"""Search over everything, from every page: type, arrow down, Enter goes to the record. Accents optional.

Owns the list under the box. Refuses to search itself: services.search does, off the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.run import Latest, Runner
from app.ui.theme.icons import pixmap
from app.ui.theme.look import colour, interface_font, px
from app.ui.theme.tokens import Space, TypeSize
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Words

if TYPE_CHECKING:
    from app.services.search import Found

PAGE_OF: Final = {
    "incoming_letter": "incoming",
    "outgoing_letter": "outgoing",
    "member": "members",
    "task": "tasks",
}
_HIT: Final = Qt.ItemDataRole.UserRole
_MOST: Final = 12


class _Lines(QStyledItemDelegate):
    """A hit in two lines: what it is, and where the words stand in it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(px(200), px(48))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        hit = index.data(_HIT)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, colour("selection"))
        ink = colour("selection_text" if chosen else "text")
        room = option.rect.adjusted(px(12), px(4), -px(12), -px(4))
        picture = pixmap(PAGE_OF.get(hit.kind, "file"), "selection_text" if chosen else "quiet")
        painter.drawPixmap(room.left(), room.top() + px(10), picture)
        room.setLeft(room.left() + px(30))
        painter.setPen(ink)
        painter.setFont(interface_font(TypeSize.BODY, strong=True))
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setPen(ink if chosen else colour("quiet"))
        self._draw_snippet(painter, hit, QPoint(room.left(), room.top() + px(21)), room.width())
        painter.restore()

    def _draw_snippet(self, painter: QPainter, hit: Any, at: QPoint, width: int) -> None:
        font = interface_font(TypeSize.TABLE)
        text = hit.snippet.replace("\n", " ")
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(shown, font)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        ranges = []
        for start, end in hit.marks:
            if end <= len(shown):
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, end - start, strong
                ranges.append(one)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width * 2)
        layout.endLayout()
        layout.draw(painter, at)


class SearchBox(SearchLine):
    """``went`` carries (page, record id)."""

    went = Signal(str, str)

    def __init__(self, runner: Runner, search: Callable[[str], Found], over: QWidget) -> None:
        super().__init__("", parent=over)
        self.setPlaceholderText(self.tr("Tìm văn bản, đoàn viên, việc …   Ctrl+K"))
        self.setAccessibleName(self.tr("Tìm trong tất cả"))
        self._latest = Latest(runner, self)
        self._search = search
        self._over = over
        self._panel = QFrame(over)
        self._panel.setProperty("role", "card")
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        column.setSpacing(Space.TIGHT)
        self.list = QListWidget()
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Kết quả tìm"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda *_: self._go())
        self.foot = Words("", "note")
        column.addWidget(self.list)
        column.addWidget(self.foot)
        self._panel.hide()
        self.asked.connect(self._ask)
        self.textEdited.connect(lambda text: None if text.strip() else self.fold())
        self.left.connect(self.fold)
        self._last = ""

    def focus(self) -> None:
        """Ctrl+K."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def fold(self) -> None:
        """Close the list."""
        self._latest.drop()
        self._panel.hide()

    def open_list(self) -> bool:
        return self._panel.isVisible()

    def _ask(self, text: str) -> None:
        words = text.strip()
        if not any(char.isalnum() for char in words):
            self.fold()
            return
        if words == self._last and self._panel.isVisible():
            self._go()  # Enter on a list that is there
            return
        self._latest.ask(partial(self._search, words), lambda found: self._show(words, found))

    def _show(self, words: str, found: Found) -> None:
        if not self.hasFocus():
            return
        self._last = words
        self.list.clear()
        for hit in found.hits[:_MOST]:
            item = QListWidgetItem(hit.title or self.tr("(chưa có trích yếu)"))
            item.setData(_HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title}. {hit.snippet}")
            self.list.addItem(item)
        if found.total:
            self.list.setCurrentRow(0)
            shown = self.tr("{shown} trong {total} kết quả · Enter mở · Esc đóng")
            self.foot.setText(shown.format(shown=self.list.count(), total=found.total))
        else:
            self.foot.setText(
                self.tr("Không có gì khớp “{words}”. Thử ít chữ hơn; không cần gõ dấu.").format(words=words)
            )
        self.list.setVisible(bool(found.total))
        self._place()
        self._panel.show()
        self._panel.raise_()

    def _place(self) -> None:
        corner = self.mapTo(self._over, QPoint(0, self.height() + px(4)))
        width = max(self.width(), px(480))
        rows = self.list.count()
        high = (rows * px(48) if rows else 0) + px(40)
        left = min(corner.x(), max(0, self._over.width() - width - px(16)))
        self._panel.setGeometry(left, corner.y(), width, min(high, self._over.height() - corner.y() - px(24)))

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        hit = item.data(_HIT)
        self.fold()
        self.clear()
        self.went.emit(PAGE_OF.get(hit.kind, ""), hit.id)

    def keyPressEvent(self, event: Any) -> None:
        key = event.key()
        if self._panel.isVisible() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            at = self.list.currentRow() + step
            if 0 <= at < self.list.count():
                self.list.setCurrentRow(at)
            return
        if key == Qt.Key.Key_Escape and self._panel.isVisible():
            self.fold()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self._panel.underMouse():
            self.fold()
        return super().event(event)
