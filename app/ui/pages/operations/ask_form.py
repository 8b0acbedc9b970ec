"""The questions of a plan as fields: what is asked of the whole, then of each member. Fields come and go with the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.operations.plan import Ask, Plan, holds
from app.domain.rows import UnitRow
from app.ui.pages.operations.each_table import EachTable
from app.ui.pages.operations.letter_field import LetterField
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField

Editor = QLineEdit | QComboBox | DateField | LetterField


class AskForm(QWidget):
    """``changed`` when an answer changed; ``data`` and ``each`` give the answers."""

    changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._plan: Plan | None = None
        self._step = ""
        self._base: dict[str, Any] = {}
        self._people: tuple[tuple[str, str], ...] = ()
        self._known: Mapping[str, Mapping[str, Any]] = {}
        self._editors: dict[str, tuple[Ask, Editor]] = {}
        self._parts: dict[str, QWidget] = {}
        self._units: Sequence[UnitRow] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.TIGHT)
        self._fields = QVBoxLayout()
        self.column.addLayout(self._fields)
        self.table = EachTable()
        self.table.hide()
        self.table.typed.connect(self.changed.emit)
        self.column.addWidget(self.table)

    def set_units(self, units: Sequence[UnitRow]) -> None:
        self._units = [one for one in units if one.valid_to is None]

    def ask(
        self,
        plan: Plan,
        step: str,
        data: Mapping[str, Any],
        people: Sequence[tuple[str, str]],
        known: Mapping[str, Mapping[str, Any]],
    ) -> None:
        """Show what a step asks. ``data``: answers so far; ``known``: of each member."""
        self._plan, self._step, self._base = plan, step, dict(data)
        self._people, self._known = tuple(people), known
        while (item := self._fields.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._editors, self._parts = {}, {}
        for one in plan.asks:
            if one.each or not one.at(step):
                continue
            part = QWidget()
            form = FormColumn(part)
            editor = self._editor(one, data.get(one.name))
            form.field(one.label[:1].upper() + one.label[1:], editor, one.hint)
            self._editors[one.name] = (one, editor)
            self._parts[one.name] = part
            self._fields.addWidget(part)
        self._settle()
        self.set_people(people, known)

    def set_people(
        self, people: Sequence[tuple[str, str]], known: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        """Other members; what was typed of those who stay is kept."""
        typed = self.table.values()
        self._people = tuple(people)
        merged = {one: {**(known or self._known).get(one, {}), **typed.get(one, {})} for one, _ in people}
        asks = self._plan.asked(self._step, self.data(), each=True) if self._plan else ()
        self.table.set_asks(asks, people, merged)

    def data(self) -> dict[str, Any]:
        """Answers so far with what stands in the fields."""
        return {**self._base, **self.given()}

    def given(self) -> dict[str, str]:
        """What stands in the fields that are shown."""
        made: dict[str, str] = {}
        for name, (ask, editor) in self._editors.items():
            if not holds(ask.when, {**self._base, **made}):
                continue
            made[name] = _value(editor)
        return made

    def each(self) -> dict[str, dict[str, str]]:
        return self.table.values()

    def _editor(self, ask: Ask, value: Any) -> Editor:
        if ask.kind in ("choice", "yes", "unit"):
            box = QComboBox()
            if not ask.needed and not ask.default:
                box.addItem("", "")
            for key, label in self._choices(ask):
                box.addItem(label, key)
            box.setCurrentIndex(max(0, box.findData(str(value or ask.default))))
            box.activated.connect(lambda _: self._answered())
            return box
        if ask.kind == "date":
            field = DateField()
            field.set_date(date.fromisoformat(value) if value else None)
            field.date_changed.connect(lambda _: self._answered())
            return field
        if ask.kind == "letter":
            letter = LetterField(self._seat, str(value or ""))
            letter.changed.connect(self._answered)
            return letter
        line = QLineEdit("" if value is None else str(value))
        line.editingFinished.connect(self._answered)
        return line

    def _choices(self, ask: Ask) -> list[tuple[str, str]]:
        if ask.kind == "unit":
            return [(one.id, "   " * one.depth + one.name) for one in self._units]
        if ask.kind == "yes":
            return [("1", self.tr("Có"))]
        return list(ask.choices.items())

    def _answered(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        data: dict[str, Any] = dict(self._base)
        for name, (ask, editor) in self._editors.items():
            shown = holds(ask.when, data)
            self._parts[name].setVisible(shown)
            if shown:
                data[name] = _value(editor)


def _value(editor: Editor) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    if isinstance(editor, DateField):
        day = editor.date()
        return day.isoformat() if day else editor.text().strip()  # what is no day is refused by name
    if isinstance(editor, LetterField):
        return editor.value()
    return editor.text().strip()
