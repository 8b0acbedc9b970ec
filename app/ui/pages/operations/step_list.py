"""The steps of an operation, a line each: done with its day and by whom, the next, those to come with the day they are due."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.operations.running import OperationDetail, StepRow
from app.ui.theme.tokens import Space
from app.ui.widgets.words import IconLabel, Words


class StepList(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.SMALL, 0, 0)
        self._column.setSpacing(Space.TIGHT)

    def show_steps(self, found: OperationDetail, day: date) -> None:
        """These in place of the others."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        running = found.row.state == "open"
        ahead = next((one for one in found.steps if one.done_on is None), None)
        for one in found.steps:
            late = running and one.done_on is None and one.due_on is not None and one.due_on < day
            self._column.addWidget(self._line(one, late=late, ahead=one is ahead and running))

    def _line(self, one: StepRow, *, late: bool, ahead: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        meaning, tone = (
            ("check", "done") if one.done_on else ("late", "late") if late else ("guessed", "quiet")
        )
        if ahead and not late:
            meaning, tone = "next", "act"
        row.addWidget(IconLabel(meaning, tone, 18))
        title = Words(one.title, "" if ahead or one.done_on else "quiet", wrap=True)
        title.setToolTip("\n".join(part for part in (one.who, one.source) if part))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(title)
        if told := self._told(one, ahead=ahead):
            column.addWidget(Words(told, "note", tone="late" if late else "", wrap=True))
        row.addLayout(column, 1)
        return made

    def _told(self, one: StepRow, *, ahead: bool) -> str:
        if one.done_on:
            return " · ".join(part for part in (f"{one.done_on:%d/%m/%Y}", one.done_by, one.note) if part)
        due = self.tr("trước {date}").format(date=f"{one.due_on:%d/%m/%Y}") if one.due_on else ""
        return " · ".join(part for part in (due, one.who if ahead else "") if part)
