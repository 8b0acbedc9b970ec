"""How a task reads in a list."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.services.task_list import By, TaskLine
from app.ui.tables.incoming_columns import TONES, due_words
from app.ui.widgets.rows_model import Column, shown_day

translate = QCoreApplication.translate
SORTS: Final = {"due": By.DUE, "person": By.PERSON, "title": By.TITLE}


def columns(today: date) -> tuple[Column[TaskLine], ...]:
    """``today`` for the words of deadlines."""
    return (
        Column("due", translate("Tasks", "Hạn"), lambda row: shown_day(row.task.due_on), 108, right=True),
        Column(
            "state",
            translate("Tasks", "Còn"),
            lambda row: state_words(row, today),
            144,
            tone=lambda row: TONES.get(_state(row), ""),
            meaning=lambda row: {"late": "late", "soon": "due", "done": "done"}.get(_state(row), ""),
        ),
        Column(
            "person",
            translate("Tasks", "Giao cho"),
            lambda row: row.task.assignee or "—",
            180,
            tip=lambda row: row.task.assignee,
        ),
        Column(
            "title", translate("Tasks", "Việc"), lambda row: row.task.title, 0, tip=lambda row: row.task.title
        ),
        Column("letter", translate("Tasks", "Văn bản đến"), lambda row: row.letter, 170),
        Column("answer", translate("Tasks", "Trả lời"), lambda row: row.answer, 130),
    )


def state_words(row: TaskLine, today: date) -> str:
    """'quá hạn 3 ngày', 'còn 5 ngày', 'xong 05/03/2026'."""
    if not row.task.due:
        return translate("Tasks", "xong {day}").format(day=shown_day(row.task.done_on))
    return due_words(row.task.due, row.task.due_on, today)


def _state(row: TaskLine) -> str:
    return row.task.due or "done"
