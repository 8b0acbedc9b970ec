"""The body and the annexes as one text document with rows beside it: read, replaced, counted. What keys do is in body_edit.

The rows always say what the text says; only touched blocks are read again. Numbers are drawn, never part of the text, and
while an input method composes the document is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.layout.parts import Annex, BodyBlock, Picture, Table
from app.standards import Standard
from app.standards.pattern import fill
from app.ui.pages.outgoing.body_format import (
    ANNEX_TOP,
    NOTE_OBJECT,
    OBJECT,
    SOLID_OBJECT,
    STEP,
    Things,
    row_of,
    shape_of,
    write_row,
)
from app.ui.pages.outgoing.body_images import Images
from app.ui.pages.outgoing.body_paint import NoteObject, ThingObject, draw_beside
from app.ui.pages.outgoing.body_rows import (
    EMPTY,
    BodyRow,
    Form,
    Parts,
    counts_alike,
    find_path,
    labels_of,
    parts_of,
    retold,
    rows_of,
    same_shape,
)
from app.ui.pages.outgoing.body_titles import Titles
from app.ui.pages.outgoing.row_counts import Counts
from app.ui.pages.outgoing.table_grid import Area, Place
from app.ui.theme.look import colour, dressing, interface_font, px
from app.ui.theme.tokens import TypeSize


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
        self.things = Things()
        self.images = Images(self)
        self._rows: list[BodyRow] = [EMPTY]
        self._parts: Parts = parts_of(self._rows)
        self._labels: list[str] = [""]
        self._counts = Counts()
        self._loading = False
        self._notes_before = 0
        self._torn = False
        """A solid row got words beside it: it has to be set apart again."""
        self._part = ""
        self.setAccessibleName(self.tr("Nội dung văn bản"))
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
        self._thing_object, self._note_object = ThingObject(self), NoteObject(self)
        document.documentLayout().registerHandler(SOLID_OBJECT, self._thing_object)
        document.documentLayout().registerHandler(NOTE_OBJECT, self._note_object)
        self.images.came.connect(self._picture_came)
        self.cursorPositionChanged.connect(self._tell_part)
        self._titles = Titles(document, self._is_title)
        dressing.changed.connect(self._dress)
        self._dress()
        self.load([])

    # --- the body ---------------------------------------------------------------------------------------

    def load(
        self,
        body: Sequence[BodyBlock],
        standard: Standard | None = None,
        annexes: Sequence[Annex] = (),
        rows: Sequence[BodyRow] | None = None,
    ) -> None:
        """Another letter's body: nothing to undo afterwards. ``rows`` where they were made of it already."""
        self._standard = standard or self._standard
        rows = list(rows or rows_of(body, annexes) or [EMPTY])
        self._loading = True
        try:
            self.document().clear()
            self.images.forget()
            self._write(0, 1, self._at_once(rows))
            self.document().clearUndoRedoStacks()
        finally:
            self._loading = False
        self._rows = rows  # what was just written need not be read again
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._count()
        self._fit()

    def put(self, body: Sequence[BodyBlock], annexes: Sequence[Annex] = ()) -> None:
        """Another body as one step that undo takes back; only the rows that differ are touched."""
        self.put_rows(rows_of(body, annexes) or [EMPTY])

    def put_rows(self, rows: Sequence[BodyRow]) -> None:
        """Other rows as one step of undo."""
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
        return self._parts.body

    def annexes(self) -> list[Annex]:
        """The annexes as they stand."""
        return self._parts.annexes

    def rows(self) -> Sequence[BodyRow]:
        return self._rows

    def labels(self) -> Sequence[str]:
        return self._labels

    def paths(self) -> Sequence[str]:
        return self._parts.paths

    def standard(self) -> Standard:
        return self._standard

    # --- parts ---------------------------------------------------------------------------------------------

    def part(self) -> str:
        """The part the caret stands in."""
        at = self.textCursor().blockNumber()
        return self._parts.paths[at] if at < len(self._parts.paths) else ""

    def go_to(self, part: str, start: int | None = None, end: int | None = None) -> bool:
        """Put the caret into a part, at a character or over some; False when it is not here."""
        at = find_path(self._parts.paths, part)
        if at is None:
            return False
        if start is None or self._rows[at].solid:
            self.go_to_row(at)
        else:
            self.select_in_row(at, start, start if end is None else end)
        return True

    def go_to_row(self, at: int) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(at))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def select_in_row(self, at: int, start: int, end: int) -> None:
        """Choose characters of a row, counted without footnote marks."""
        block = self.document().findBlockByNumber(at)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + qt_offset(block, start))
        cursor.setPosition(block.position() + qt_offset(block, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offset(self) -> int:
        """Characters before the caret in its row, footnote marks not counted."""
        cursor = self.textCursor()
        return plain_offset(cursor.block(), cursor.positionInBlock())

    def _tell_part(self) -> None:
        part = self.part()
        if part != self._part:
            self._part = part
            self.part_changed.emit(part)
        self.level_changed.emit()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._part = self.part()
        self.part_changed.emit(self._part)

    def current(self) -> BodyRow:
        """The row of the caret."""
        at = self.textCursor().blockNumber()
        return self._rows[at] if at < len(self._rows) else shape_of(self.textCursor().block())

    def composing(self) -> bool:
        """Whether an input method holds text that is not yet in the document."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    # --- things ------------------------------------------------------------------------------------------------

    def caption(self, at: int) -> str:
        """'Bảng 1: …' of the thing in a row, as it is counted and printed."""
        thing = self._rows[at].thing if at < len(self._rows) else None
        if not isinstance(thing, Table | Picture) or not (thing.caption or "").strip():
            return ""
        word = self._standard.word("table_caption" if isinstance(thing, Table) else "picture_caption")
        return fill(word, {"n": str(self._counts.caption(at)), "text": (thing.caption or "").strip()})

    def annex_words(self, annex: Annex) -> str:
        """What is said beside the head of an annex."""
        both = ((self.tr("trang ngang"), annex.wide), (self.tr("tệp riêng"), annex.separate))
        return " · ".join(words for words, on in both if on)

    def set_notes_before(self, count: int) -> None:
        """Footnotes that stand in the letter before the body: in its grounds."""
        self._notes_before = count

    def note_number(self, position: int) -> int:
        """The number of the footnote whose mark stands at a position; an empty one has the number it would get."""
        block = self.document().findBlock(position)
        at = block.blockNumber()
        before = self._rows[at].runs if at < len(self._rows) else ()
        notes = [run.note for run in before if run.note is not None][: marks_before(block, position)]
        here = sum(bool(one.strip()) for one in notes)
        return self._notes_before + self._counts.notes_before(at) + here + 1

    def note_position(self, number: int) -> int | None:
        """Where the mark of a footnote with this number stands in the text; None for one in a table."""
        wanted = number - self._notes_before
        at = self._counts.note_row(wanted)
        if at is None or self._rows[at].thing is not None:
            return None
        block = self.document().findBlockByNumber(at)
        text = block.text()
        for mark in [i for i, char in enumerate(text) if char == OBJECT]:
            position = block.position() + len(text[:mark].encode("utf-16-le")) // 2
            if self.note_number(position) == number:
                return position
        return None

    def area(self, at: int) -> Area | None:
        """Cells that are chosen in the table of a row: told by who edits tables."""
        return None

    def open_place(self, at: int) -> Place | None:
        """The cell of the table in a row that holds the caret: told by who edits tables."""
        return None

    def on_thing(self, at: int) -> bool:
        """Whether the caret stands on the thing of a row."""
        return self.hasFocus() and self.textCursor().blockNumber() == at

    def thing_box(self, at: int) -> QRectF:
        """Where the thing of a row lies in the viewport."""
        block = self.document().findBlockByNumber(at)
        box = self.document().documentLayout().blockBoundingRect(block)
        margin = self.document().documentMargin()
        return QRectF(QPointF(margin, box.top()), box.size())

    def _picture_came(self, reference: str) -> None:
        for at, row in enumerate(self._rows):
            if isinstance(row.thing, Picture) and row.thing.image == reference:
                block = self.document().findBlockByNumber(at)
                self.document().markContentsDirty(block.position(), block.length())

    # --- keeping rows beside the text ------------------------------------------------------------------------------

    def _at_once(self, rows: Sequence[BodyRow]) -> Sequence[BodyRow]:
        """Which of the first rows are written before anything else happens: told by who fills a long text."""
        return rows

    def _owed(self) -> Sequence[BodyRow]:
        """The last rows, as long as they are not in the text."""
        return ()

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
            write_row(cursor, row, self.things)
        cursor.endEditBlock()

    def _read_all(self) -> None:
        block = self.document().begin()
        self._rows = []
        while block.isValid():
            self._rows.append(self._read(block))
            block = block.next()
        self._rows += self._owed()

    def _read(self, block: QTextBlock) -> BodyRow:
        row = row_of(block, self.things)
        self._torn = self._torn or (row.solid and block.text() != OBJECT)
        return row

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
        grown = document.blockCount() + len(self._owed()) - len(self._rows)
        if last - grown < first - 1:  # cannot be told apart: read everything
            self._read_all()
        else:
            fresh: list[BodyRow] = []
            block: QTextBlock = document.findBlockByNumber(first)
            while block.isValid() and block.blockNumber() <= last:
                fresh.append(self._read(block))
                block = block.next()
            old = self._rows[first : last + 1 - grown]
            if fresh == old and not grown:
                return
            self._rows[first : last + 1 - grown] = fresh
            if not grown and all(map(same_shape, old, fresh)):
                self._retell(first, old)
                self._told.start()
                return
        self._count()
        self._told.start()

    def _retell(self, first: int, old: Sequence[BodyRow]) -> None:
        """Other words in rows whose numbers and paths stay: what one key in a long letter changes."""
        alike = True
        for at, before in enumerate(old, first):
            row = self._rows[at]
            if row != before:
                self._parts = retold(self._parts, at, row)
                alike = alike and counts_alike(before, row)
        if not alike:
            self._counts = Counts.of(self._rows)
            self.viewport().update()
        self._counted()

    def _counted(self) -> None:
        """Rows were read anew."""

    def _count(self) -> None:
        self._parts = parts_of(self._rows)
        self._labels = labels_of(self._rows, self._standard)
        self._counts = Counts.of(self._rows)
        self.viewport().update()
        self._counted()

    def _is_title(self, block: QTextBlock) -> bool:
        return shape_of(block).form is Form.TITLE or self.things.get(block.blockFormat()) is not None

    # --- drawing ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() - ANNEX_TOP > event.rect().bottom():
                break
            draw_beside(self, painter, block, box)
            block = block.next()

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
        self._thing_object.forget()
        self._titles.rehighlight()


# --- characters and Qt's units ---------------------------------------------------------------------------------


def qt_offset(block: QTextBlock, plain: int) -> int:
    """Where the character with this count stands in a block: footnote marks are passed, wide characters count twice."""
    units, seen = 0, 0
    for char in block.text():
        if seen >= plain:
            break
        seen += char != OBJECT
        units += 2 if ord(char) > 0xFFFF else 1
    return units


def plain_offset(block: QTextBlock, units: int) -> int:
    """The other way round."""
    at, seen = 0, 0
    for char in block.text():
        if at >= units:
            break
        seen += char != OBJECT
        at += 2 if ord(char) > 0xFFFF else 1
    return seen


def marks_before(block: QTextBlock, position: int) -> int:
    """Footnote marks of a block before a position of the document."""
    units = position - block.position()
    return block.text().encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").count(OBJECT)
