"""The days a letter sets: the sentence behind the form's own deadline, and further days that may become tasks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.inbox_form import Form, Guessed, shown
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.words import Words

_MOST = 6
_SENTENCE = 140


class Deadlines(QWidget):
    """``sentence(day)`` is the evidence of a day; ``wished`` the further days that were ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[tuple[date, Guessed], ...] = ()
        self._boxes: dict[date, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        self.words = Words("", "note", wrap=True)
        self._column.addWidget(self.words)

    def show_days(self, form: Form, *, with_task: bool) -> None:
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        self._days = form.deadlines if with_task else ()
        first = self._days[0] if self._days else None
        if first is not None:
            self.words.setText(self.tr("Việc: “{words}”").format(words=_short(first[1].evidence)))
        elif with_task:
            self.words.setText(
                self.tr("Để trống hạn: nếu giao việc thì hạn là {day}.").format(day=shown(form.usual_due))
            )
        self.words.setVisible(with_task)
        for day, why in self._days[1:_MOST]:
            box = QCheckBox(
                self.tr("Thêm việc {day}: {words}").format(day=shown(day), words=_short(why.evidence, 40))
            )
            box.setToolTip(why.evidence)
            box.setChecked(day.isoformat() in form.wishes)
            box.setMinimumHeight(px(28))
            box.toggled.connect(lambda *_: self.changed.emit())
            self._boxes[day] = box
            self._column.addWidget(box)

    def sentence(self, day: date | None) -> str:
        """The sentence that sets ``day``; '' when the letter does not."""
        return next((why.evidence for at, why in self._days if at == day), "")

    def chosen(self) -> list[str]:
        """ISO days that are ticked."""
        return [day.isoformat() for day, box in self._boxes.items() if box.isChecked()]

    def wished(self, but: date | None) -> list[tuple[date, Guessed]]:
        """The ticked days with their sentences, ``but`` the form's own."""
        picked = set(self.chosen())
        return [(day, why) for day, why in self._days if day.isoformat() in picked and day != but]


def _short(text: str, most: int = _SENTENCE) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + " …"
