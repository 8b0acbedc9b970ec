"""A long letter comes into the body in slices: the first screen at once, the rest between events, so that nobody waits.

The rows are whole from the first moment, so reading, saving and counting know no difference; only the text grows. Until it is
whole nothing can be undone; what was typed meanwhile becomes one step of undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from time import perf_counter
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from app.layout.parts import Annex, BodyBlock
from app.standards import Standard
from app.ui.pages.outgoing.body_format import write_row
from app.ui.pages.outgoing.body_rows import BodyRow
from app.ui.pages.outgoing.body_text import BodyText

_FIRST: Final = 120
"""Rows written at once: more than a screen."""
_STEP: Final = 10
_SLICE: Final = 0.002
"""Seconds of writing between two looks at the events; laying out takes some times as long."""


class BodyFill(BodyText):
    """The body that is filled while one reads."""

    def __init__(self, standard: Standard, parent: QWidget | None = None) -> None:
        self._owing: Sequence[BodyRow] = ()
        self._loaded: Sequence[BodyRow] = ()
        self._filler: QTimer | None = None
        super().__init__(standard, parent)

    def filling(self) -> bool:
        """Whether rows are still to come into the text."""
        return self._filler is not None

    def whole(self) -> None:
        """Write now all that is owed: something beyond it is asked for."""
        if self._filler is not None:
            self._add(inf)
            self._end()

    def put_rows(self, rows: Sequence[BodyRow]) -> None:
        self.whole()
        super().put_rows(rows)

    def go_to_row(self, at: int) -> None:
        self.whole()
        super().go_to_row(at)

    def select_in_row(self, at: int, start: int, end: int) -> None:
        self.whole()
        super().select_in_row(at, start, end)

    def note_position(self, number: int) -> int | None:
        self.whole()
        return super().note_position(number)

    def load(
        self,
        body: Sequence[BodyBlock],
        standard: Standard | None = None,
        annexes: Sequence[Annex] = (),
        rows: Sequence[BodyRow] | None = None,
    ) -> None:
        self._stop()
        super().load(body, standard, annexes, rows)

    def _at_once(self, rows: Sequence[BodyRow]) -> Sequence[BodyRow]:
        if len(rows) <= 2 * _FIRST:
            return rows
        self._owing, self._loaded = rows[_FIRST:], tuple(rows)
        self.document().setUndoRedoEnabled(False)
        self._filler = QTimer(self)
        self._filler.timeout.connect(self._fill)
        self._filler.start(0)
        return rows[:_FIRST]

    def _owed(self) -> Sequence[BodyRow]:
        return self._owing

    def _fill(self) -> None:
        if self._owing:
            self._add(perf_counter() + _SLICE)
        elif not self.composing():
            self._end()

    def _add(self, until: float) -> None:
        self._loading = True
        cursor, at = QTextCursor(self.document()), 0
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        while at < len(self._owing) and perf_counter() < until:
            for row in self._owing[at : at + _STEP]:
                cursor.insertBlock()
                write_row(cursor, row, self.things)
            at += _STEP
        cursor.endEditBlock()
        self._owing = self._owing[at:]
        self._loading = False

    def _stop(self) -> None:
        if self._filler is not None:
            self._filler.stop()
            self._filler.deleteLater()
            self._filler = None
            self.document().setUndoRedoEnabled(True)
        self._owing = ()

    def _end(self) -> None:
        """All rows are there: from here on every step can be undone, what was typed meanwhile as one."""
        self._stop()
        loaded, typed, self._loaded = self._loaded, list(self._rows), ()
        if typed == list(loaded) or self.composing():
            return
        caret = self.textCursor()
        row, column = caret.blockNumber(), caret.positionInBlock()
        self.put_rows(loaded)
        self.document().clearUndoRedoStacks()
        self.put_rows(typed)
        caret.setPosition(self.document().findBlockByNumber(row).position() + column)
        self.setTextCursor(caret)
