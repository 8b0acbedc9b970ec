"""The frame that sections share which keep a list: heading, sentence, table, the form of one row, its buttons.

Owns where a refusal is told (beside one field of the form) and what follows an act; which rows, fields and verbs there
are stays with the section.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import FormColumn
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Heading, Quiet

if TYPE_CHECKING:
    from app.services.change import Change


class Identified(Protocol):
    """Any row of a list: its record's id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Identified)


class KeptList(QWidget, Generic[R]):
    """A list whose rows are added and changed one at a time. Nothing is kept before a button is pressed."""

    _blamed: QWidget
    """The field beside which a refusal stands."""

    def __init__(self, seat: Seat, title: str, words: str) -> None:
        super().__init__()
        self._seat, self._title = seat, title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addWidget(Heading(title))
        self._column.addWidget(Quiet(words))

    def _lay(self, key: str, columns: Sequence[Column[R]], empty: EmptyState) -> None:
        """The table, and below it the form, empty as yet."""
        self.table: Table[R] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=self._seat.memory,
            key=f"settings.{key}",
            name=self._title,
            empty=empty,
        )
        self.table.setMinimumHeight(px(200))
        self.table.chosen.connect(self._edit)
        self._column.addWidget(self.table, 1)
        box = QWidget()
        box.setMaximumWidth(px(460))
        self.form = FormColumn(box)
        self._column.addWidget(box)

    def _foot(self, *buttons: Button) -> None:
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    if TYPE_CHECKING:  # said by each section: Qt's classes know no abstract methods

        def look_anew(self) -> None:
            """Read the rows again."""

        def _edit(self, row: R | None) -> None:
            """Another row was chosen, or none."""

    def _do(self, act: Callable[[], Change[Any]], told: str) -> None:
        def done(_: object) -> None:
            self.form.refuse(self._blamed, "")
            self.table.clearSelection()
            self._edit(None)
            self.look_anew()

        self._seat.do(self, act, told=told, then=done, otherwise=self._refused)

    def _refused(self, fault: BaseException) -> None:
        if isinstance(fault, AppError):
            self.form.refuse(self._blamed, f"{fault.sentence()} {fault.advice()}")
        else:
            self._seat.tell.error(fault)
