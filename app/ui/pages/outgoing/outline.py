"""The letter's outline: its parts and headings in the order of the page; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.layout.parts import Level
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


def body_entries(
    rows: Sequence[BodyRow], labels: Sequence[str], paths: Sequence[str], *, most: int = 200
) -> list[Entry]:
    """Headings, and numbered elements where a body has few; dashes and plain paragraphs are left out."""
    numbered = [at for at, row in enumerate(rows) if row.level not in (None, Level.DASH, Level.PLUS)]
    titled = [at for at in numbered if rows[at].form is Form.TITLE or rows[at].level in _DEEP]
    return [
        Entry(f"{labels[at]} {rows[at].text[:80]}".strip(), paths[at], 1 + _deep(rows[at].level))
        for at in (titled or numbered)[:most]
    ]


class Outline(QListWidget):
    """Words are shortened to the width; the whole stands in the tip."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bố cục văn bản"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStyleSheet("QListWidget { border: none; background: transparent; }")
        self._entries: list[Entry] = []
        self.itemClicked.connect(lambda item: self.chosen.emit(str(item.data(_PART))))
        self.itemActivated.connect(lambda item: self.chosen.emit(str(item.data(_PART))))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; lines that are the same stay."""
        if list(entries) == self._entries:
            return
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
        self._entries = list(entries)
        self.setCurrentRow(min(at, self.count() - 1))
        self.setUpdatesEnabled(True)

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
