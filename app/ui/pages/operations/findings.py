"""What the rules say of an operation: each with its source, the grave ones first; nothing where all is well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.operations.facts import RuleFinding
from app.ui.theme.tokens import Space
from app.ui.widgets.words import IconLabel, Words

_ALIKE = 3
"""Of the same finding on several members."""
_TOLD = 40


class Findings(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self.shown: tuple[RuleFinding, ...] = ()
        self.hide()

    def say(self, found: Sequence[RuleFinding]) -> None:
        """Show these in place of the others."""
        self.shown = tuple(sorted(found, key=lambda one: not one.stops))
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        alike: dict[tuple[str, str], list[RuleFinding]] = {}
        for one in self.shown:
            alike.setdefault((one.words, one.source), []).append(one)
        for several in alike.values():
            for one in several[:_ALIKE]:
                self._column.addWidget(_line(one))
            if len(several) > _ALIKE:
                more = Words(self.tr("và {n} người nữa cũng thế").format(n=len(several) - _ALIKE), "note")
                more.setToolTip("\n".join(one.text for one in several[_ALIKE:][:_TOLD]))
                self._column.addWidget(more)
        self.setVisible(bool(self.shown))


class Summary(Words):
    """How many findings there are, in one line that stands where it is seen; the findings themselves are further down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "note", wrap=True, parent=parent)
        self.hide()

    def count(self, found: Sequence[RuleFinding]) -> None:
        stops = sum(1 for one in found if one.stops)
        owing = sum(1 for one in found if one.owes)
        said = (
            (self.tr("{n} điều không làm được"), stops),
            (self.tr("còn thiếu {n} điều"), owing),
            (self.tr("{n} điều nên xem"), len(found) - stops - owing),
        )
        words = ", ".join(text.format(n=count) for text, count in said if count)
        self.say(words[:1].upper() + words[1:], "late" if stops else "due")
        self.setVisible(bool(words))


def _line(one: RuleFinding) -> QWidget:
    tone = "late" if one.stops else "due"
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    row.addWidget(IconLabel("error" if one.stops else "warning", tone, 16))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Words(one.text, tone=tone, wrap=True))
    column.addWidget(Words(one.source, "note", wrap=True))
    row.addLayout(column, 1)
    return made
