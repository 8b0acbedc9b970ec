"""What a letter asks: the sentence behind the form's own deadline, and further demands and days that may become tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.inbox_form import Form, Guessed, shown
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.words import Words

_MOST = 6
_SENTENCE = 140


@dataclass(frozen=True, slots=True)
class Wish:
    """A further task that may be opened. ``key`` is kept with the draft: an ISO day, or the demand's place."""

    key: str
    title: str
    day: date | None
    evidence: str


class Deadlines(QWidget):
    """``sentence(day)`` is the evidence of a day; ``wished`` the further tasks that were ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[tuple[date, Guessed], ...] = ()
        self._wishes: list[Wish] = []
        self._boxes: dict[str, QCheckBox] = {}
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
        self._wishes = _wishes(form)[:_MOST] if with_task else []
        first = self._days[0] if self._days else None
        if first is not None:
            self.words.setText(self.tr("Việc: “{words}”").format(words=_short(first[1].evidence)))
        elif with_task:
            self.words.setText(
                self.tr("Để trống hạn: nếu giao việc thì hạn là {day}.").format(day=shown(form.usual_due))
            )
        self.words.setVisible(with_task)
        for wish in self._wishes:
            words = (
                self.tr("Thêm việc {day}: {words}").format(day=shown(wish.day), words=_short(wish.title, 40))
                if wish.day
                else self.tr("Thêm việc: {words}").format(words=_short(wish.title, 50))
            )
            box = QCheckBox(words)
            box.setToolTip(wish.evidence)
            box.setChecked(wish.key in form.wishes)
            box.setMinimumHeight(px(28))
            box.toggled.connect(lambda *_: self.changed.emit())
            self._boxes[wish.key] = box
            self._column.addWidget(box)

    def sentence(self, day: date | None) -> str:
        """The sentence that sets ``day``; '' when the letter does not."""
        return next((why.evidence for at, why in self._days if at == day), "")

    def chosen(self) -> list[str]:
        """Keys of what is ticked."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def wished(self, but: date | None) -> list[Wish]:
        """What is ticked, ``but`` the form's own day."""
        picked = set(self.chosen())
        return [wish for wish in self._wishes if wish.key in picked and (wish.day is None or wish.day != but)]


def _wishes(form: Form) -> list[Wish]:
    """The demands but the one that set the form's own day, then the days that no demand speaks of."""
    first = form.deadlines[0][0] if form.deadlines else None
    read = [(at, one) for at, one in enumerate(form.demands) if one.evidence and one.title != one.evidence]
    own = next((at for at, one in read if first is not None and one.due_on == first), None)
    found = [Wish(f"d{at}", one.title, one.due_on, one.evidence) for at, one in read if at != own]
    spoken = {one.due_on for _, one in read}
    found += [
        Wish(day.isoformat(), why.evidence, day, why.evidence)
        for day, why in form.deadlines[1:]
        if day not in spoken
    ]
    return found


def _short(text: str, most: int = _SENTENCE) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + " …"
