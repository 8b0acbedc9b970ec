"""The register on the screen: one endless page as wide as the view, heads that stay in sight, lines that open their letter.

Owns heights of lines (measured a few at a time, those in sight first), the floating heads and the jump to found words.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from app.services.register_view import Kind, Line, Sheet
from app.ui.pages.registers.paper import Paper, ink
from app.ui.tables.registers import SheetModel
from app.ui.theme.look import colour, dressing, px

_AT_ONCE: Final = 24
"""Lines measured in one turn of the loop."""
_GUESS: Final = 40


class _Cells(QStyledItemDelegate):
    """Draws cells as the paper says."""

    def __init__(self, view: BookView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        paper = self._view.paper
        if paper is None:
            return
        line = self._view.lines.line(index.row())
        rect: QRect = option.rect
        painter.save()
        if self._view.lines.in_margin(index.column()):
            painter.fillRect(rect, colour("paper"))
        elif line is None:
            painter.fillRect(rect, colour("paper"))
            paper.draw_cover(painter, rect)
        elif line.kind in (Kind.TITLE, Kind.TOTAL):
            painter.fillRect(rect, colour("paper"))
            paper.draw_through(painter, rect, line)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            paper.draw_cell(painter, rect, line, index.column() - 1, chosen=chosen)
        painter.restore()

    def sizeHint(self, option: Any, index: Any) -> QSize:
        return QSize(px(40), px(_GUESS))


class _Heads(QWidget):
    """The heads of the book, over its lines once their own row has gone out of sight."""

    def __init__(self, view: BookView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        view, paper = self._view, self._view.paper
        line = view.heads_line()
        if paper is None or line is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("paper"))
        left = paper.margin
        for column, width in enumerate(paper.widths):
            paper.draw_cell(painter, QRect(left, 0, width, self.height()), line, column, chosen=False)
            left += width
        painter.setPen(ink())
        painter.drawLine(paper.margin, self.height() - 1, left, self.height() - 1)


class BookView(QTableView):
    """``opened`` carries the id of the letter whose line was entered."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SheetModel()
        self.paper: Paper | None = None
        self.search_line: QLineEdit | None = None
        self._measured: set[int] = set()
        self._next = 0
        self._heads_row = 0
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(self.tr("Sổ đăng ký"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._heads = _Heads(self)
        self._measure = QTimer(self)
        self._measure.setInterval(0)
        self._measure.timeout.connect(self._some_more)
        self._width = QTimer(self)
        self._width.setSingleShot(True)
        self._width.setInterval(60)
        self._width.timeout.connect(self._lay_out)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        dressing.changed.connect(self._dress)
        self._dress()

    # --- the sheet --------------------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, *, again: bool = False) -> None:
        """Another register, from its top; ``again``: the same one read anew, nobody's place moves."""
        place = self.verticalScrollBar().value() if again else 0
        chosen = self.current_id() if again else ""
        self.clearSpans()
        self.lines.set_sheet(sheet)
        for row in range(self.lines.rowCount()):
            line = self.lines.line(row)
            if line is None or line.kind in (Kind.TITLE, Kind.TOTAL):
                self.setSpan(row, 1, 1, len(sheet.columns))
        self._lay_out()
        at = self.lines.row_of(chosen) if chosen else -1
        if at > 0:
            self.go(at, show=False)
        self.verticalScrollBar().setValue(place)

    def current_id(self) -> str:
        index = self.currentIndex()
        line = self.lines.line(index.row()) if index.isValid() else None
        return line.id if line is not None else ""

    def show_record(self, record_id: str) -> bool:
        row = self.lines.row_of(record_id)
        if row > 0:
            self.go(row)
        return row > 0

    def go(self, row: int, *, show: bool = True) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.lines.index(row, 1), flags)
        if show:
            self._measure_rows(range(max(0, row - 20), min(self.lines.rowCount(), row + 20)))
            self.scrollTo(self.lines.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _lay_out(self) -> None:
        sheet = self.lines.sheet
        width = self.viewport().width()
        if sheet is None or width < px(200):
            return
        top = self.rowAt(1)
        self.paper = Paper(sheet, width)
        for at, wide in enumerate((self.paper.margin, *self.paper.widths)):
            self.setColumnWidth(at, wide)
        self.setColumnWidth(len(sheet.columns) + 1, max(1, width - self.paper.margin - self.paper.width))
        self.verticalHeader().setDefaultSectionSize(max(px(_GUESS), self.paper.mm(9)))
        self._measured.clear()
        self._next = 0
        self._measure_rows(range(min(_AT_ONCE, self.lines.rowCount())))
        if top > 0:
            self._measure_rows(range(top, min(top + _AT_ONCE, self.lines.rowCount())))
            self.scrollTo(self.lines.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self._measure.start()
        self._place_heads()
        self.viewport().update()

    # --- heights ------------------------------------------------------------------------------------------

    def _measure_rows(self, rows: range) -> None:
        if self.paper is None:
            return
        for row in rows:
            if row not in self._measured:
                self._measured.add(row)
                line = self.lines.line(row)
                self.setRowHeight(row, self.paper.cover_height() if line is None else self.paper.height(line))

    def _some_more(self) -> None:
        """Measure the next lines; what is above the sight keeps the sight where it is."""
        many = self.lines.rowCount()
        if self._next >= many:
            self._measure.stop()
            return
        top = self.rowAt(1)
        before = self.rowViewportPosition(top) if top >= 0 else 0
        self._measure_rows(range(self._next, min(self._next + _AT_ONCE, many)))
        self._next += _AT_ONCE
        if top > 0:
            moved = self.rowViewportPosition(top) - before
            if moved:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + moved)

    def _scrolled(self) -> None:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        self._measure_rows(range(first, (last if last >= 0 else self.lines.rowCount() - 1) + 1))
        self._place_heads()

    # --- heads that stay ------------------------------------------------------------------------------------

    def heads_line(self) -> Line | None:
        return self.lines.line(self._heads_row)

    def _place_heads(self) -> None:
        top = self.rowAt(0)
        row = top
        while row > 0:
            line = self.lines.line(row)
            if line is not None and line.kind is Kind.HEADS:
                break
            row -= 1
        self._heads_row = row
        at_top = self.lines.line(top)
        run_through = at_top is not None and at_top.kind in (Kind.TITLE, Kind.TOTAL)
        shown = row > 0 and self.rowViewportPosition(row) < 0 and self.paper is not None and not run_through
        if shown and self.paper is not None:
            self._heads.setGeometry(0, 0, self.viewport().width(), self.rowHeight(row))
            self._heads.update()
        self._heads.setVisible(shown)

    def _dress(self) -> None:
        self._width.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._width.start()
        self._place_heads()

    # --- keys -------------------------------------------------------------------------------------------------

    def _open(self, row: int) -> None:
        line = self.lines.line(row)
        if line is not None and line.id:
            self.opened.emit(line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Home and plain:
            self.verticalScrollBar().setValue(0)
        elif event.key() == Qt.Key.Key_End and plain:
            self.scrollToBottom()
        elif self.search_line is not None and plain and event.text().strip() and event.text().isprintable():
            self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_line.setText(event.text())
        else:
            super().keyPressEvent(event)
