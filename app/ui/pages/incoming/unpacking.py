"""What an archive or an e-mail holds, a line a file: which are letters, which go behind them, which stay away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.intake.opened import Part
from app.ui.pages.incoming.arrivals import Unpacked
from app.ui.pages.incoming.fields import Choice
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Elided, Heading, IconLabel, Quiet

LETTER, ANNEX, AWAY = "letter", "annex", "away"
_FIRST_WORDS = 160


class Unpacking(QWidget):
    """``chosen``: the ``Unpacked``, places of its letters, places that are not taken."""

    chosen = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Unpacked | None = None
        self.roles: list[Choice] = []
        self.head = Heading("")
        self.take = Button("", self.accept, kind="primary", meaning="check", key="Ctrl+Return")
        self.leave = Button(self.tr("Không nhận gì"), self.refuse, kind="quiet", meaning="back", key="Esc")
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.leave)
        top.addWidget(self.take)
        inner = QWidget()
        inner.setProperty("role", "flow")
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(0, 0, Space.SMALL, 0)
        self._lines.setSpacing(Space.SMALL)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(top)
        column.addWidget(
            Quiet(
                self.tr(
                    "Mỗi văn bản được đăng ký riêng; tệp kèm theo đi cùng văn bản đứng trên nó. Cả gói gốc được giữ nguyên."
                )
            )
        )
        column.addWidget(area, 1)

    def show_found(self, found: Unpacked) -> None:
        """One archive; what looks like a letter is proposed as one."""
        self._found = found
        opened = found.opened
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.roles = []
        self.head.setText(
            self.tr("{file} có {count} tệp").format(file=found.came.name, count=len(opened.parts))
        )
        for at, part in enumerate(opened.parts):
            role = LETTER if part.letter or at == opened.main else ANNEX
            self._lines.addWidget(self._line(part, role))
        self._lines.addStretch(1)
        self._count()
        self.roles[0].setFocus()

    def accept(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            self.chosen.emit(found, self._places(LETTER), self._places(AWAY))

    def refuse(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            self.chosen.emit(found, [], [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.refuse()
        else:
            super().keyPressEvent(event)

    def _places(self, role: str) -> list[int]:
        return [at for at, one in enumerate(self.roles) if one.currentData() == role]

    def _count(self) -> None:
        count = len(self._places(LETTER))
        self.take.setText(self.tr("Nhận {count} văn bản").format(count=count))
        self.take.setEnabled(count > 0)

    def _line(self, part: Part, role: str) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Elided(part.name))
        words = part.refused or " ".join(part.text.text.split())[:_FIRST_WORDS] if part.text else part.refused
        texts.addWidget(Elided(words or part.type.value.upper(), "note", tone="due" if part.refused else ""))
        choice = Choice()
        for key, name in (
            (LETTER, self.tr("Văn bản")),
            (ANNEX, self.tr("Kèm theo")),
            (AWAY, self.tr("Không lấy")),
        ):
            choice.addItem(name, key)
        choice.setCurrentIndex(choice.findData(role))
        choice.setAccessibleName(self.tr("{file} là gì").format(file=part.name))
        choice.setMinimumWidth(px(130))
        choice.currentIndexChanged.connect(lambda *_: self._count())
        self.roles.append(choice)
        row.addWidget(IconLabel("mail" if part.type.value in ("eml", "msg") else "file", "quiet", 18))
        row.addLayout(texts, 1)
        row.addWidget(choice)
        return whole
