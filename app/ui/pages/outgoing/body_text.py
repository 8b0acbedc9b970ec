"""The body as a text document with rows beside it: read, replaced, counted, drawn. What keys do to it is in body_edit.

The rows always say what the text says; only touched blocks are read again. Numbers are drawn, never part of the text, and
while an input method composes the document is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.layout.parts import BodyBlock
from app.standards import Standard
from app.ui.pages.outgoing.body_format import STEP, row_of, shape_of, write_row
from app.ui.pages.outgoing.body_rows import (
    EMPTY,
    BodyRow,
    Form,
    body_of,
    find_path,
    labels_of,
    paths_of,
    rows_of,
)
from app.ui.pages.outgoing.body_titles import Titles
from app.ui.theme.look import colour, dressing, interface_font, px
from app.ui.theme.tokens import TypeSize

_LABEL_GAP = 6


class BodyText(QTextEdit):
    """Grows with its text: the page around it scrolls."""

    edited = Signal()
    """Words or structure changed, by a person or by undo."""
    part_changed = Signal(str)
    """The caret stands in another part of the letter."""
    level_changed = Signal()

    def __init__(self, standard: Standard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standard = standard
        self._rows: list[BodyRow] = [EMPTY]
        self._paths: list[str] = paths_of(self._rows)
        self._labels: list[str] = [""]
        self._loading = False
        self._part = ""
        self._dirty_from, self._dirty_to = 0, -1
        self.setAccessibleName(self.tr("Nội dung văn bản"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.setUndoRedoEnabled(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(self.tr("Viết nội dung ở đây"))
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.timeout.connect(self.edited)
        document = self.document()
        document.setDocumentMargin(4)
        document.contentsChange.connect(self._changed)
        document.documentLayout().documentSizeChanged.connect(lambda *_: self._fit())
        self.cursorPositionChanged.connect(self._tell_part)
        self._titles = Titles(document, self._is_title)
        dressing.changed.connect(self._dress)
        self._dress()
        self.load([])

    # --- the body ---------------------------------------------------------------------------------------

    def load(self, body: Sequence[BodyBlock], standard: Standard | None = None) -> None:
        """Another letter's body: nothing to undo afterwards."""
        self._standard = standard or self._standard
        rows = rows_of(body) or [EMPTY]
        self._loading = True
        try:
            self.document().clear()
            self._write(0, 1, rows)
            self.document().clearUndoRedoStacks()
        finally:
            self._loading = False
        self._read_all()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._count()
        self._fit()

    def put(self, body: Sequence[BodyBlock]) -> None:
        """Another body as one step that undo takes back; only the rows that differ are touched."""
        rows = rows_of(body) or [EMPTY]
        old = self._rows
        first = 0
        while first < min(len(old), len(rows)) and old[first] == rows[first]:
            first += 1
        last = 0
        while last < min(len(old), len(rows)) - first and old[-1 - last] == rows[-1 - last]:
            last += 1
        if first == len(old) == len(rows):
            return
        if first == len(old) - last or first == len(rows) - last:  # something must be left to write from
            first, last = (first - 1, last) if first else (first, last - 1)
        self._write(first, len(old) - last - first, rows[first : len(rows) - last])

    def set_standard(self, standard: Standard) -> None:
        """Count and call levels by another standard."""
        self._standard = standard
        self._count()

    def body(self) -> list[BodyBlock]:
        """The body as it stands; composing text of an input method is not in it."""
        return body_of(self._rows)

    def rows(self) -> Sequence[BodyRow]:
        return self._rows

    def labels(self) -> Sequence[str]:
        return self._labels

    def paths(self) -> Sequence[str]:
        return self._paths

    # --- parts ---------------------------------------------------------------------------------------------

    def part(self) -> str:
        """The part the caret stands in."""
        at = self.textCursor().blockNumber()
        return self._paths[at] if at < len(self._paths) else ""

    def go_to(self, part: str) -> bool:
        """Put the caret into a part; False when it is not here."""
        at = find_path(self._paths, part)
        if at is None:
            return False
        self.go_to_row(at)
        return True

    def go_to_row(self, at: int) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(at))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_part(self) -> None:
        part = self.part()
        if part != self._part:
            self._part = part
            self.part_changed.emit(part)
        self.level_changed.emit()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._part = self.part()
        self.part_changed.emit(self._part)

    def current(self) -> BodyRow:
        """The row of the caret."""
        return shape_of(self.textCursor().block())

    def composing(self) -> bool:
        """Whether an input method holds text that is not yet in the document."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    # --- keeping rows beside the text ------------------------------------------------------------------------------

    def _write(self, first: int, old: int, rows: Sequence[BodyRow]) -> None:
        """Replace ``old`` (at least one) blocks from ``first`` by ``rows`` (at least one), as one step of undo."""
        document = self.document()
        cursor = QTextCursor(document)
        start, end = document.findBlockByNumber(first), document.findBlockByNumber(first + old - 1)
        cursor.beginEditBlock()
        cursor.setPosition(start.position())
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for at, row in enumerate(rows):
            if at:
                cursor.insertBlock()
            write_row(cursor, row)
        cursor.endEditBlock()

    def _read_all(self) -> None:
        block = self.document().begin()
        self._rows = []
        while block.isValid():
            self._rows.append(row_of(block))
            block = block.next()

    def _changed(self, position: int, removed: int, added: int) -> None:
        """Read again only the blocks that were touched."""
        if self._loading:
            return
        document = self.document()
        first = max(0, document.findBlock(position).blockNumber() - 1)
        touched = document.findBlock(min(position + added, document.characterCount() - 1))
        last = min(
            document.blockCount() - 1,
            (touched.blockNumber() if touched.isValid() else document.blockCount()) + 1,
        )
        grown = document.blockCount() - len(self._rows)
        if last - grown < first - 1:  # cannot be told apart: read everything
            self._read_all()
        else:
            fresh: list[BodyRow] = []
            block: QTextBlock = document.findBlockByNumber(first)
            while block.isValid() and block.blockNumber() <= last:
                fresh.append(row_of(block))
                block = block.next()
            if fresh == self._rows[first : last + 1 - grown] and not grown:
                return
            self._rows[first : last + 1 - grown] = fresh
        self._count()
        self._told.start()

    def _count(self) -> None:
        self._paths = paths_of(self._rows)
        self._labels = labels_of(self._rows, self._standard)
        self.viewport().update()

    def _is_title(self, block: QTextBlock) -> bool:
        return shape_of(block).form is Form.TITLE

    # --- drawing ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > event.rect().bottom():
                break
            self._draw_label(painter, block, box)
            block = block.next()

    def _draw_label(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        at = block.blockNumber()
        label = self._labels[at] if at < len(self._labels) else ""
        if not label or not block.layout().lineCount():
            return
        line = block.layout().lineAt(0)
        strong = shape_of(block).form is Form.TITLE
        painter.setFont(interface_font(TypeSize.BODY, strong=strong))
        painter.setPen(colour("act") if not self.isReadOnly() else colour("quiet"))
        right = box.left() + line.x() - px(_LABEL_GAP)
        room = QRectF(0, box.top() + line.y(), right, line.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the text, and never so low that it looks closed."""
        frame = 2 * self.frameWidth() + self.contentsMargins().top() + self.contentsMargins().bottom()
        wanted = max(px(160), round(self.document().size().height()) + frame + px(24))
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def _dress(self) -> None:
        self.document().setDefaultFont(interface_font(TypeSize.BODY))
        self.document().setIndentWidth(px(STEP))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, colour("quiet"))
        self.setPalette(palette)
        self._titles.rehighlight()
