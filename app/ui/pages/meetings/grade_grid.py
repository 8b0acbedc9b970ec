"""The sheet of a chi đoàn's grades, filled by keyboard: digits 1-4 write a grade, Enter goes down, Ctrl+D fills what is empty below."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget

from app.domain.grading import NEW_GRADES
from app.domain.members import GRADE_NAMES, named
from app.ui.theme.look import px

NAME, ACTIVITIES, TRAINING, OWN, GRADE, YES, REMARK = range(7)
EACH: Final = {ACTIVITIES: "activities", OWN: "own_grade", GRADE: "grade", YES: "yes", REMARK: "remark"}


class GradeGrid(QTableWidget):
    """In a column of grades a digit writes the grade; Enter goes to the next member."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 7, parent)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(REMARK, QHeaderView.ResizeMode.Stretch)
        for at, width in (
            (NAME, 190),
            (ACTIVITIES, 92),
            (TRAINING, 120),
            (OWN, 150),
            (GRADE, 150),
            (YES, 84),
        ):
            self.setColumnWidth(at, px(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column, row = self.currentColumn(), self.currentRow()
        digit = event.text()
        if column in (OWN, GRADE) and digit in ("1", "2", "3", "4"):
            self.put_grade(row, column, NEW_GRADES[int(digit) - 1])
            self._down()
        elif column in (OWN, GRADE) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put_grade(row, column, "")
        elif event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._down()
        else:
            super().keyPressEvent(event)

    def put_grade(self, row: int, column: int, grade: str) -> None:
        item = self.item(row, column)
        if item is not None:
            item.setText(named(GRADE_NAMES, grade).removesuffix(" nhiệm vụ") if grade else "")
            item.setData(Qt.ItemDataRole.UserRole, grade)

    def fill_down(self) -> None:
        """What stands in the current cell goes into the empty ones below it."""
        row, column = self.currentRow(), self.currentColumn()
        here = self.item(row, column)
        if here is None or column in (NAME, TRAINING) or not here.text():
            return
        for at in range(row + 1, self.rowCount()):
            item = self.item(at, column)
            if item is not None and not item.text():
                item.setText(here.text())
                item.setData(Qt.ItemDataRole.UserRole, here.data(Qt.ItemDataRole.UserRole))

    def grade_at(self, row: int, column: int) -> str:
        """The grade that stands in a cell."""
        item = self.item(row, column)
        return str(item.data(Qt.ItemDataRole.UserRole) or "") if item is not None else ""

    def text_at(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def answers(self, row: int) -> dict[str, Any]:
        """What a row says of its member; figures as they were typed, for the verb names the one that is none."""
        made: dict[str, Any] = {
            name: self.grade_at(row, column) if column in (OWN, GRADE) else self.text_at(row, column)
            for column, name in EACH.items()
        }
        made["activities"] = made["activities"].rstrip("% ")
        ungraded = not made["grade"] and not made["own_grade"]
        made["excused"] = made["remark"] if ungraded else ""
        return made

    def _down(self) -> None:
        if self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, self.currentColumn())
