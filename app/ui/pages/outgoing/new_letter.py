"""'Soạn mới': which kind of letter or which template, by which standard. Letterhead, place and signer come from the unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.base.text import fold
from app.standards import load
from app.ui.pages.outgoing.form_fields import STANDARDS
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Words

_OFTEN = ("CV", "KH", "BC", "TB", "QĐ", "TTr", "GM", "HD", "NQ")
_CODE = Qt.ItemDataRole.UserRole
KIND, BUILT_IN, OWN = "kind", "built-in", "own"


@dataclass(frozen=True, slots=True)
class Offer:
    """A template in the list. ``standard`` '' = one of our own."""

    name: str
    title: str
    standard: str


Load = Callable[[str, Callable[[Sequence[Offer]], object]], object]
"""Reads the templates of a standard off this thread ('' = our own) and hands them over."""


class NewLetter(QDialog):
    """Type to find a kind or a template, Enter begins. ``chosen``: (kind, standard); ``begun``: the ``Offer``."""

    chosen = Signal(str, str)
    begun = Signal(object)

    def __init__(
        self, parent: QWidget, standard: str, *, last: str = "CV", load_templates: Load | None = None
    ) -> None:
        super().__init__(parent)
        self._load = load_templates
        self._offers: dict[str, tuple[Offer, ...]] = {}
        self.what = ChipRow(
            [
                Chip(KIND, self.tr("Loại văn bản")),
                Chip(BUILT_IN, self.tr("Mẫu có sẵn")),
                Chip(OWN, self.tr("Mẫu của đơn vị")),
            ],
            name=self.tr("Soạn từ đâu"),
        )
        self.what.chosen.connect(lambda *_: self._turn())
        self.what.setVisible(load_templates is not None)
        self.setWindowTitle(self.tr("Soạn văn bản mới"))
        self.resize(px(420), px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Words(self.tr("Loại văn bản nào?"), "heading"))
        column.addWidget(self.what)
        self.search = SearchLine(self.tr("Gõ để tìm loại văn bản"))
        self.search.textChanged.connect(lambda *_: self._fill())
        self.search.asked.connect(lambda *_: None)
        self.search.left.connect(self.reject)
        self.search.installEventFilter(self)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(self.tr("Loại văn bản"))
        self.kinds.itemActivated.connect(lambda *_: self._take())
        self.search.down.connect(self.kinds.setFocus)
        self.standard = QComboBox()
        self.standard.setAccessibleName(self.tr("Thể thức"))
        names = (self.tr("Thể thức Đoàn"), self.tr("Thể thức Nhà nước"), self.tr("Thể thức Đảng"))
        for code, name in zip(STANDARDS, names, strict=True):
            self.standard.addItem(name, code)
        self.standard.setCurrentIndex(max(0, self.standard.findData(standard)))
        self.standard.currentIndexChanged.connect(lambda *_: self._fill())
        column.addWidget(self.search)
        column.addWidget(self.kinds, 1)
        row = QHBoxLayout()
        row.addWidget(self.standard)
        row.addStretch(1)
        no = Button(self.tr("Không soạn"), self.reject)
        no.setAutoDefault(False)
        self.yes = Button(self.tr("Soạn"), self._take, kind="primary")
        self.yes.setDefault(True)
        row.addWidget(no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self._fill(last)
        self.search.setFocus()

    def _turn(self) -> None:
        """Another list; its templates are read when it is first asked for."""
        self._fill()
        self.search.setFocus()

    def _fill(self, choose: str = "") -> None:
        """What matches in the list that is chosen."""
        if self.what.current() == KIND:
            self._fill_kinds(choose)
        else:
            self._fill_templates()

    def _fill_templates(self) -> None:
        mine = "" if self.what.current() == OWN else str(self.standard.currentData())
        self.kinds.clear()
        self.yes.setEnabled(False)
        if mine not in self._offers:
            if self._load is not None:
                self._load(mine, lambda found: self._loaded(mine, found))
            return
        words = fold(self.search.text()).split()
        for one in self._offers[mine]:
            if all(word in fold(one.title) for word in words):
                made = QListWidgetItem(one.title)
                made.setData(_CODE, one)
                self.kinds.addItem(made)
        self.kinds.setCurrentRow(0)
        self.yes.setEnabled(self.kinds.count() > 0)
        if not self._offers[mine] and not mine:
            empty = QListWidgetItem(self.tr("Chưa có mẫu. Mở một văn bản, chọn “Lưu thành mẫu …”."))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.kinds.addItem(empty)

    def _loaded(self, standard: str, found: Sequence[Offer]) -> None:
        self._offers[standard] = tuple(found)
        if self.what.current() != KIND:
            self._fill_templates()

    def _fill_kinds(self, choose: str) -> None:
        """The kinds that match, the usual ones first."""
        was = choose or self._code()
        words = fold(self.search.text()).split()
        kinds = load(self.standard.currentData()).kinds
        order = sorted(kinds, key=lambda code: _OFTEN.index(code) if code in _OFTEN else len(_OFTEN))
        self.kinds.clear()
        for code in order:
            kind = kinds[code]
            heap = fold(f"{kind.name} {kind.printed or code}")
            if all(word in heap for word in words):
                made = QListWidgetItem(kind.name)
                made.setData(_CODE, code)
                self.kinds.addItem(made)
                if code == was:
                    self.kinds.setCurrentItem(made)
        if self.kinds.currentRow() < 0:
            self.kinds.setCurrentRow(0)
        self.yes.setEnabled(self.kinds.count() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the search line begins with the kind that is marked; nothing else is taken from the line."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Up:
                self.kinds.setCurrentRow(max(0, self.kinds.currentRow() - 1))
                return True
        return super().eventFilter(watched, event)

    def _code(self) -> str:
        """The kind that is marked, '' for none."""
        data = self.kinds.currentItem().data(_CODE) if self.kinds.currentRow() >= 0 else None
        return data if isinstance(data, str) else ""

    def _take(self) -> None:
        offer = self.kinds.currentItem().data(_CODE) if self.kinds.currentRow() >= 0 else None
        if isinstance(offer, Offer):
            self.accept()
            self.begun.emit(offer)
            return
        code = self._code()
        if code:
            self.accept()
            self.chosen.emit(code, str(self.standard.currentData()))
