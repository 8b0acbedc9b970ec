"""'Soạn mới': which kind of letter, by which standard. Letterhead, place and signer come from the unit."""

from __future__ import annotations

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
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Words

_OFTEN = ("CV", "KH", "BC", "TB", "QĐ", "TTr", "GM", "HD", "NQ")
_CODE = Qt.ItemDataRole.UserRole


class NewLetter(QDialog):
    """Type to find a kind, Enter begins. ``chosen``: (kind, standard)."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget, standard: str, *, last: str = "CV") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Soạn văn bản mới"))
        self.resize(px(420), px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Words(self.tr("Loại văn bản nào?"), "heading"))
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

    def _fill(self, choose: str = "") -> None:
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
        return str(self.kinds.currentItem().data(_CODE)) if self.kinds.currentRow() >= 0 else ""

    def _take(self) -> None:
        code = self._code()
        if code:
            self.accept()
            self.chosen.emit(code, str(self.standard.currentData()))
