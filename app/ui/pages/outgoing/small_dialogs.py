"""Two small questions with an answer to type: a reason, a day. Enter accepts, Esc gives up."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.outgoing.lines import Line
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Quiet, Words


class SmallDialog(QDialog):
    def __init__(
        self, parent: QWidget, title: str, words: str, field: QWidget, act: str, *, danger: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Words(title, "heading"))
        column.addWidget(Quiet(words))
        column.addWidget(field)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = Button(self.tr("Không làm"), self.reject)
        self.yes = Button(act, self.accept, kind="danger" if danger else "primary")
        self.no.setAutoDefault(False)
        self.yes.setDefault(True)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        field.setFocus()


class ReasonDialog(SmallDialog):
    """Asks why; the act is possible once something is said."""

    def __init__(self, parent: QWidget, title: str, words: str, *, act: str, danger: bool = False) -> None:
        self.line = Line(title)
        super().__init__(parent, title, words, self.line, act, danger=danger)
        self.line.edited.connect(lambda: self.yes.setEnabled(bool(self.line.value())))
        self.yes.setEnabled(False)

    @classmethod
    def ask(cls, parent: QWidget, title: str, words: str, *, act: str, danger: bool = False) -> str:
        """The reason, '' when the person gave up."""
        asked = cls(parent, title, words, act=act, danger=danger)
        return asked.line.value() if asked.exec() == QDialog.DialogCode.Accepted else ""


class DayDialog(SmallDialog):
    """Asks for a day that is not after ``last``."""

    def __init__(self, parent: QWidget, title: str, words: str, *, act: str, last: date) -> None:
        self.field = DateField(today=last)
        self.field.setAccessibleName(title)
        self.field.set_date(last)
        self._last = last
        super().__init__(parent, title, words, self.field, act, danger=False)
        self.field.textChanged.connect(lambda *_: self.yes.setEnabled(self.day() is not None))

    def day(self) -> date | None:
        day = self.field.date()
        return day if day is not None and day <= self._last else None

    @classmethod
    def ask(cls, parent: QWidget, title: str, words: str, *, act: str, last: date) -> date | None:
        """The day, None when the person gave up."""
        asked = cls(parent, title, words, act=act, last=last)
        return asked.day() if asked.exec() == QDialog.DialogCode.Accepted else None
