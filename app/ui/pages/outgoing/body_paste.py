"""Copying out of the body and pasting into it: our own parts as they are, everything else read into parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor

from app.layout.parts import Annex, BodyBlock, Picture
from app.services.pasting import Pasted, pasted
from app.ui.pages.outgoing import clip
from app.ui.pages.outgoing.body_cells import BodyCells
from app.ui.pages.outgoing.body_format import OBJECT, char_format, note_format
from app.ui.pages.outgoing.body_insert import Place, inserted, taken_out
from app.ui.pages.outgoing.body_rows import BodyRow, rows_of
from app.ui.pages.outgoing.body_text import plain_offset

PICTURES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif"))
Read = Callable[[str, str, Callable[[Pasted], object]], object]
"""Read HTML and text of a clipboard and give the parts back, at once or later."""
Keep = Callable[[Sequence[bytes], Callable[[Sequence[str]], object]], object]
"""Keep pictures with the letter; gives their references."""


class BodyPaste(BodyCells):
    """The body with its clipboard. ``read_paste`` and ``keep_pictures`` are given by who can work off the window's thread."""

    files_dropped = Signal(object)
    """Picture files: list of Path."""

    read_paste: Read = staticmethod(lambda html, text, take: take(pasted(html, text)))
    keep_pictures: Keep = staticmethod(lambda images, take: take(()))
    tell_left: Callable[[int], object] = staticmethod(lambda count: None)
    """So many pictures of the clipboard could not be had."""

    def chosen_rows(self) -> tuple[list[BodyRow], Sequence[str]]:
        """The rows of the selection, cut to it, and their numbers."""
        start, end = self._ends()
        rows = list(self._rows[start.row : end.row + 1])
        last = len(rows) - 1
        rows[last] = clip.part_of_row(rows[last], 0, end.at)
        rows[0] = clip.part_of_row(rows[0], start.at, None if last else end.at)
        if start.row == end.row and not rows[0].solid:
            return [BodyRow(rows[0].runs)], [""]
        return rows, self._labels[start.row : end.row + 1]

    def _ends(self) -> tuple[Place, Place]:
        """First and last place of the selection."""
        cursor, document = self.textCursor(), self.document()
        made = []
        for position in (cursor.selectionStart(), cursor.selectionEnd()):
            block = document.findBlock(position)
            made.append(Place(block.blockNumber(), plain_offset(block, position - block.position())))
        return made[0], made[1]

    def createMimeDataFromSelection(self) -> QMimeData:
        rows, labels = self.chosen_rows()
        made = QMimeData()
        made.setData(clip.PARTS, clip.packed(rows))
        made.setText(clip.plain_text(rows, labels))
        made.setHtml(clip.as_html(rows, labels))
        return made

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if any(one.isLocalFile() for one in source.urls()):
            return bool(self._files_of(source))  # another file is for the page, not a path for the text
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasFormat(clip.PARTS)

    def _files_of(self, source: QMimeData) -> list[Path]:
        files = [Path(one.toLocalFile()) for one in source.urls() if one.isLocalFile()]
        return [one for one in files if one.suffix.lower() in PICTURES]

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Our own parts as they are, everything else read into parts."""
        if self.isReadOnly():
            return
        files = self._files_of(source) if source.hasUrls() else []
        if files:
            self.files_dropped.emit(files)
            return
        ours = unpacked_of(source)
        if ours is not None:
            self.insert_rows(ours)
            return
        if not source.hasText() and not source.hasHtml():
            data = image_bytes(source)
            if data:
                self._take_paste(Pasted((Picture("paste:0"),), (data,)))
            return
        html = source.html() if source.hasHtml() else ""
        self.read_paste(html, source.text(), self._take_paste)

    def _take_paste(self, made: Pasted) -> None:
        if made.pictures_left:
            self.tell_left(made.pictures_left)
        if self.cell_open() and self.put_cells(made):
            return
        if made.images:
            self.keep_pictures(made.images, lambda names: self._insert_parts(made, names))
        else:
            self._insert_parts(made, ())

    def _insert_parts(self, made: Pasted, names: Sequence[str]) -> None:
        kept = {f"paste:{at}": name for at, name in enumerate(names)}
        blocks = [
            Picture(kept[one.image], alt=one.alt, caption=one.caption, width=one.width)
            if isinstance(one, Picture) and one.image in kept
            else one
            for one in made.blocks
            if not isinstance(one, Picture) or one.image in kept
        ]
        if self.cell_open():
            self._into_cell(blocks)
        elif blocks:
            self.insert_rows(rows_of(blocks))

    def _into_cell(self, blocks: Sequence[BodyBlock]) -> None:
        cell = self.cell()
        if cell is None:
            return
        rows = rows_of([one for one in blocks if not isinstance(one, Picture)])
        cursor = cell.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for number, row in enumerate(row for row in rows if row.thing is None):
            if number:
                cursor.insertBlock()
            for run in row.runs:
                cursor.insertText(run.t, char_format(run))
                if run.note is not None:
                    cursor.insertText(OBJECT, note_format(run.note))
        cursor.endEditBlock()
        cell.setTextCursor(cursor)

    def insert_rows(self, fresh: Sequence[BodyRow]) -> None:
        """Rows in place of the selection, as one step of undo; the caret behind them."""
        if self.isReadOnly() or not fresh:
            return
        start, end = self._ends()
        row = self._rows[start.row]
        inline = len(fresh) == 1 and fresh[0].thing is None and (fresh[0].level is None or bool(row.runs))
        if inline and start.row == end.row and not row.solid:
            self._insert_runs(fresh[0])
            return
        rows = taken_out(self._rows, start, end)
        rows, caret = inserted(rows, start, fresh, self._standard)
        self.put_rows(rows)
        self.select_in_row(caret.row, caret.at, caret.at)

    def _insert_runs(self, row: BodyRow) -> None:
        cursor = self.textCursor()
        here = self._plain_look(cursor)
        only_words = isinstance(self.current().thing, Annex)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for run in row.runs:
            plain = only_words or not (run.b or run.i or run.u)
            cursor.insertText(run.t, here if plain else char_format(run))
            if run.note is not None and not only_words:
                cursor.insertText(OBJECT, note_format(run.note))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _plain_look(self, cursor: QTextCursor) -> QTextCharFormat:
        here = cursor.charFormat() if not cursor.hasSelection() else char_format()
        return here if not here.objectType() else char_format()


def unpacked_of(source: QMimeData) -> list[BodyRow] | None:
    """Rows that were copied out of a letter of ours."""
    if not source.hasFormat(clip.PARTS):
        return None
    found = clip.unpacked(bytes(source.data(clip.PARTS).data()))
    return rows_of(*found) if found is not None else None


def image_bytes(source: QMimeData) -> bytes:
    """A picture of the clipboard as PNG."""
    image = QImage(source.imageData())
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(made, "PNG")  # type: ignore[call-overload]
    return bytes(made.data().data())
