"""One condition of a search in a row: which field, how compared, with what. Rows are added and taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.language import tr as said
from app.services.saved_searches import SUBJECTS, Condition
from app.ui.pages.settings.declared import Choice
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton

_NO_VALUE = frozenset({"empty", "filled"})


def sign_words(sign: str, *, day: bool) -> str:
    """A comparison as a clerk says it; days have their own words."""
    translate = QCoreApplication.translate
    named = {
        "~": translate("Searches", "có chữ"),
        "=": translate("Searches", "đúng bằng"),
        "!=": translate("Searches", "khác"),
        ">=": translate("Searches", "từ ngày") if day else translate("Searches", "từ"),
        "<=": translate("Searches", "đến ngày") if day else translate("Searches", "đến"),
        "empty": translate("Searches", "để trống"),
        "filled": translate("Searches", "đã ghi"),
    }
    return named[sign]


class ConditionRow(QWidget):
    """``changed`` when anything of it changed; ``gone`` when it is to be taken away."""

    changed = Signal()
    gone = Signal(object)

    def __init__(self, subject: str, condition: Condition | None = None) -> None:
        super().__init__()
        self._subject = subject
        self.field, self.sign, self.value = Choice(), Choice(), QLineEdit()
        for one in SUBJECTS[subject][1].values():
            self.field.addItem(said(one.label), one.name)
        self.field.setAccessibleName(self.tr("Mục"))
        self.sign.setAccessibleName(self.tr("So sánh"))
        self.value.setAccessibleName(self.tr("Giá trị"))
        self.field.setMinimumWidth(px(150))
        self.sign.setMinimumWidth(px(110))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.field)
        row.addWidget(self.sign)
        row.addWidget(self.value, 1)
        row.addWidget(
            IconButton("close", self.tr("Bỏ điều kiện này"), lambda: self.gone.emit(self), tone="quiet")
        )
        if condition is not None:
            self.field.setCurrentIndex(self.field.findData(condition.field))
        self._offer_signs()
        if condition is not None:
            self.sign.setCurrentIndex(self.sign.findData(condition.sign))
            self.value.setText(condition.value)
        self._show_value()
        self.field.activated.connect(lambda _: self._field_chosen())
        self.sign.activated.connect(lambda _: self._sign_chosen())
        self.value.textChanged.connect(lambda _: self.changed.emit())

    def condition(self) -> Condition | None:
        """None while it says nothing yet."""
        sign, value = str(self.sign.currentData()), self.value.text().strip()
        if sign not in _NO_VALUE and not value:
            return None
        return Condition(str(self.field.currentData()), sign, "" if sign in _NO_VALUE else value)

    def _offer_signs(self) -> None:
        kind = SUBJECTS[self._subject][1][str(self.field.currentData())].kind
        signs = (
            ("~", "=", "!=", "empty", "filled") if kind == "text" else (">=", "<=", "=", "empty", "filled")
        )
        kept = self.sign.currentData()
        self.sign.clear()
        for sign in signs:
            self.sign.addItem(sign_words(sign, day=kind == "day"), sign)
        self.sign.setCurrentIndex(max(0, self.sign.findData(kept)))
        self.value.setPlaceholderText(self.tr("ngày/tháng/năm") if kind == "day" else "")

    def _show_value(self) -> None:
        self.value.setVisible(self.sign.currentData() not in _NO_VALUE)

    def _field_chosen(self) -> None:
        self._offer_signs()
        self._show_value()
        self.changed.emit()

    def _sign_chosen(self) -> None:
        self._show_value()
        self.changed.emit()


class Conditions(QWidget):
    """All conditions; a record fits when every one of them holds."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._subject = "incoming"
        self.rows: list[ConditionRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.TIGHT)
        column.addLayout(self._column)
        self.more = Button(self.tr("Thêm điều kiện"), self.add_one, meaning="add")
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        column.addLayout(line)

    def set_conditions(self, subject: str, conditions: Sequence[Condition]) -> None:
        self._subject = subject
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for one in conditions:
            self._add(one)

    def conditions(self) -> tuple[Condition, ...]:
        return tuple(one for one in (row.condition() for row in self.rows) if one is not None)

    def add_one(self) -> None:
        self._add(None).field.setFocus()

    def _add(self, condition: Condition | None) -> ConditionRow:
        row = ConditionRow(self._subject, condition)
        row.changed.connect(self.changed)
        row.gone.connect(self._take_away)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _take_away(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()
