"""The letter's outline: its parts and headings in the order of the page; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.layout.parts import Annex, Level
from app.ui.pages.outgoing.body_rows import BodyRow, Form
from app.ui.theme.look import interface_font, px
from app.ui.theme.tokens import TARGET, TypeSize

_PART = Qt.ItemDataRole.UserRole
_DEEP = {Level.PART: 0, Level.CHAPTER: 0, Level.ROMAN: 1, Level.ARTICLE: 1, Level.SECTION: 1}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline."""

    words: str
    part: str
    deep: int = 0
    strong: bool = False
    moves: bool = False
    """It may be dragged, or moved by Alt+↑↓, with all that stands under it."""


def body_entries(
    rows: Sequence[BodyRow], labels: Sequence[str], paths: Sequence[str], *, most: int = 400
) -> tuple[list[Entry], list[Entry]]:
    """Headings, and numbered elements where a body has few; dashes and plain paragraphs are left out. The annexes apart."""
    heads = [at for at, row in enumerate(rows) if isinstance(row.thing, Annex)]
    end = heads[0] if heads else len(rows)
    own = _entries(rows, labels, paths, 0, end, most)
    annexes: list[Entry] = []
    for at, after in pairwise([*heads, len(rows)]):
        annexes.append(
            Entry(f"{labels[at]} {rows[at].text[:80]}".strip(), paths[at], strong=True, moves=True)
        )
        annexes += _entries(rows, labels, paths, at + 1, after, most)
    return own, annexes


def _entries(
    rows: Sequence[BodyRow], labels: Sequence[str], paths: Sequence[str], first: int, end: int, most: int
) -> list[Entry]:
    numbered = [
        at
        for at in range(first, end)
        if rows[at].level not in (None, Level.DASH, Level.PLUS) and not rows[at].quoted
    ]
    titled = [at for at in numbered if rows[at].form is Form.TITLE or rows[at].level in _DEEP]
    return [
        Entry(f"{labels[at]} {rows[at].text[:80]}".strip(), paths[at], 1 + _deep(rows[at].level), moves=True)
        for at in (titled or numbered)[:most]
    ]


class Outline(QListWidget):
    """Words are shortened to the width; the whole stands in the tip."""

    chosen = Signal(str)
    moved = Signal(str, str)
    """A section is to stand before another part ('' = at the end)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bố cục văn bản"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStyleSheet("QListWidget { border: none; background: transparent; padding-left: 12px; }")
        self._entries: list[Entry] = []
        self._fixed = False
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.itemClicked.connect(lambda item: self.chosen.emit(str(item.data(_PART))))
        self.itemActivated.connect(lambda item: self.chosen.emit(str(item.data(_PART))))

    def show_entries(self, entries: Sequence[Entry], *, fixed: bool = False) -> None:
        """Show these; lines that are the same stay. ``fixed``: nothing can be moved."""
        if list(entries) == self._entries and fixed == self._fixed:
            return
        if fixed != self._fixed:
            self._entries = []
        self._fixed = fixed
        at = self.currentRow()
        self.setUpdatesEnabled(False)
        while self.count() > len(entries):
            self.takeItem(self.count() - 1)
        for number, entry in enumerate(entries):
            if number < len(self._entries) and number < self.count() and self._entries[number] == entry:
                continue
            item = self.item(number) if number < self.count() else None
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            item.setText("    " * max(0, entry.deep - 1) + entry.words)
            item.setToolTip(entry.words)
            item.setData(_PART, entry.part)
            item.setFont(interface_font(TypeSize.TABLE, strong=entry.strong))
            item.setSizeHint(QSize(0, px(TARGET)))
            drags = Qt.ItemFlag.ItemIsDragEnabled if entry.moves and not fixed else Qt.ItemFlag.NoItemFlags
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | drags)
        self._entries = list(entries)
        self.setCurrentRow(min(at, self.count() - 1))
        self.setUpdatesEnabled(True)

    # --- moving -----------------------------------------------------------------------------------------

    def dropEvent(self, event: QDropEvent) -> None:
        """The list is made anew from the letter: nothing is moved here."""
        at, before = self.currentRow(), self._before(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if at >= 0 and before is not None and self._entries[at].moves:
            self.moved.emit(self._entries[at].part, before)

    def _before(self, event: QDropEvent) -> str | None:
        """The part before which the drop stands; None where no section can stand."""
        index = self.indexAt(event.position().toPoint())
        to = index.row() if index.isValid() else len(self._entries)
        if index.isValid() and event.position().y() > self.visualRect(index).center().y():
            to += 1
        return self._part_at(to)

    def _part_at(self, to: int) -> str | None:
        if to < len(self._entries) and self._entries[to].moves:
            return self._entries[to].part
        if to > 0 and self._entries[to - 1].moves:  # behind the last one of the body, or of all
            first = next((one.part for one in self._entries[to:] if one.moves), "")
            return first
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in arrows:
            self._step(arrows[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """The section past its neighbour of the same depth."""
        at = self.currentRow()
        if at < 0 or self._fixed or not self._entries[at].moves:
            return
        deep = self._entries[at].deep
        to = at + by
        while 0 <= to < len(self._entries) and self._entries[to].moves and self._entries[to].deep > deep:
            to += by
        if by > 0 and to < len(self._entries) and self._entries[to].moves:
            to += 1  # behind that one and what stands under it
            while to < len(self._entries) and self._entries[to].moves and self._entries[to].deep > deep:
                to += 1
        before = self._part_at(to) if to >= 0 else None
        if before is not None and to != at:
            self.moved.emit(self._entries[at].part, before)

    def light(self, part: str) -> None:
        """Mark the line that a part stands under."""
        self.setCurrentRow(place_of(self._entries, part))


def _deep(level: Level | None) -> int:
    return _DEEP.get(level, 1) if level is not None else 1


def place_of(entries: Sequence[Entry], part: str) -> int:
    """The line of a part: its own, else the last line of the body before it, else that of its group; -1 for none."""
    for at, entry in enumerate(entries):
        if entry.part == part:
            return at
    name = part.partition("[")[0].partition(".")[0]
    if name == "body":
        index = _index(part)
        inside = [at for at, entry in enumerate(entries) if entry.part.startswith("body")]
        before = [at for at in inside if _index(entries[at].part) <= index]
        return before[-1] if before else inside[0] if inside else -1
    group = (at for at, entry in enumerate(entries) if entry.part.partition("[")[0].partition(".")[0] == name)
    return next(group, -1)


def _index(part: str) -> int:
    digits = part.partition("[")[2].partition("]")[0]
    return int(digits) if digits.isdigit() else -1
