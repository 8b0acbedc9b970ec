"""What the rules say of an operation: each with its source, the grave ones first; nothing where all is well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.operations.facts import RuleFinding
from app.ui.theme.tokens import Space
from app.ui.widgets.words import IconLabel, Words

_MOST = 12


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
        for one in self.shown[:_MOST]:
            self._column.addWidget(_line(one))
        if len(self.shown) > _MOST:
            left = len(self.shown) - _MOST
            self._column.addWidget(Words(self.tr("và {n} điều nữa").format(n=left), "note"))
        self.setVisible(bool(self.shown))


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
