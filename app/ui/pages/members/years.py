"""Positions, awards, discipline, grades and training of a member: a line each, opened and edited where it stands.

Owns which row is open and what is typed in it. Refuses to judge: the verbs do, and their sentence stands under the row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.base.language import tr as said
from app.services.member_codes import labels
from app.services.member_years import TABLES, YearField, YearRow, YearTable
from app.services.members import MemberPage
from app.ui.pages.members.fields import INSET
from app.ui.pages.members.parts import sentence
from app.ui.pages.settings.declared import Choice
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.words import Heading, Words

_LINE = {
    "grades": ("period", "grade", "state"),
    "training": ("period", "total", "state"),
    "positions": ("position", "body", "starts_on", "ends_on"),
    "awards": ("year", "form", "awarded_by"),
    "discipline": ("form", "decided_on", "state"),
}
"""What the closed line of a row says."""


_USUAL = {"grades": "graded", "discipline": "running"}
"""States that go without saying."""


class YearsSection(QWidget):
    """All the tables of the record in sight."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self.member_id = ""
        self.setAccessibleName(self.tr("Quá trình"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tables: dict[str, YearTableView] = {}
        for table in TABLES.values():
            view = YearTableView(table)
            view.put.connect(partial(self._put, table.kind))
            view.remove.connect(partial(self._remove, table.kind))
            self.tables[table.kind] = view
            column.addWidget(view)

    def show_member(self, member_id: str) -> None:
        """Read the rows of another record, or of this one again; a row that is open stays open."""
        if member_id != self.member_id:
            for view in self.tables.values():
                view.close_row()
                view.show_rows(())
        self.member_id = member_id
        self._latest.ask(partial(self._seat.desk.members.page, member_id), self._take)

    def _take(self, page: MemberPage) -> None:
        for kind, view in self.tables.items():
            view.show_rows(page.years.get(kind, ()))

    def _put(self, kind: str, row_id: str, fields: Mapping[str, str]) -> None:
        view, years = self.tables[kind], self._seat.desk.member_years
        self._seat.do(
            self,
            partial(years.put, self.member_id, kind, dict(fields), row_id=row_id or None),
            told=self.tr("Đã ghi {table}").format(table=said(TABLES[kind].title).lower()),
            then=lambda _: self._done(view),
            otherwise=partial(self._refused, view),
        )

    def _remove(self, kind: str, row_id: str) -> None:
        view, years = self.tables[kind], self._seat.desk.member_years
        self._seat.do(
            self,
            partial(years.remove, self.member_id, kind, row_id),
            told=self.tr("Đã bỏ một dòng {table}").format(table=said(TABLES[kind].title).lower()),
            then=lambda _: self._done(view),
            otherwise=partial(self._refused, view),
        )

    def _done(self, view: YearTableView) -> None:
        view.close_row()
        self.show_member(self.member_id)

    def _refused(self, view: YearTableView, fault: BaseException) -> None:
        if isinstance(fault, AppError):
            view.refuse(sentence(fault), str(fault.where or ""))
        else:
            self._seat.tell.error(fault)


class YearTableView(QWidget):
    """A heading with its button, the lines, and the form of the one that is open."""

    put = Signal(str, object)
    """(row id or '' for a new one, fields as typed)."""
    remove = Signal(str)

    def __init__(self, table: YearTable) -> None:
        super().__init__()
        self.table = table
        self._rows: dict[str, YearRow] = {}
        self.form: YearForm | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(INSET), Space.LARGE, 0, Space.TIGHT)
        title = said(table.title)
        head.addWidget(Heading(title), 1)
        self.add = IconButton(
            "add", self.tr("Thêm: {what}").format(what=title), partial(self.open, ""), tone="act"
        )
        head.addWidget(self.add)
        column.addLayout(head)
        self.none = Words(self.tr("chưa có"), "quiet")
        self.none.setContentsMargins(px(INSET), 0, 0, 0)
        column.addWidget(self.none)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)

    def show_rows(self, rows: tuple[YearRow, ...]) -> None:
        self._rows = {row.id: row for row in rows}
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.form:
                widget.deleteLater()
        placed = False
        for row in rows:
            line = LineButton(self._line(row), partial(self.open, row.id))
            line.setAccessibleName(self.tr("Sửa {line}").format(line=self._line(row)))
            self._lines.addWidget(line)
            if self.form is not None and self.form.row_id == row.id:
                self._lines.addWidget(self.form)
                placed = True
        if self.form is not None and not placed:
            if self.form.row_id:
                self.close_row()
            else:
                self._lines.insertWidget(0, self.form)
        self.none.setVisible(not rows and self.form is None)

    def _line(self, row: YearRow) -> str:
        names = [
            name for name in _LINE[self.table.kind] if row.values.get(name) != _USUAL.get(self.table.kind)
        ]
        return " · ".join(words for name in names if (words := row.words.get(name, "")))

    def open(self, row_id: str) -> None:
        """Open a row, or an empty one for ''."""
        if self.form is not None and self.form.row_id == row_id:
            self.close_row()
            return
        self.close_row()
        row = self._rows.get(row_id)
        self.form = YearForm(self.table, row)
        form = self.form
        form.saved.connect(lambda: self.put.emit(form.row_id, form.values()))
        form.left.connect(self.close_row)
        form.removed.connect(lambda: self.remove.emit(form.row_id))
        at = list(self._rows).index(row_id) + 1 if row else 0
        self._lines.insertWidget(at, form)
        self.none.hide()
        QTimer.singleShot(0, form, form.begin)

    def close_row(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.none.setVisible(not self._rows)

    def refuse(self, words: str, field: str) -> None:
        if self.form is not None:
            self.form.refuse(words, field)


class LineButton(Button):
    """A line to click, shortened with … where it has no room."""

    def __init__(self, words: str, act: Callable[[], object]) -> None:
        super().__init__(words, act, kind="line")
        self._whole = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * px(INSET) - 2
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, room)))


class YearForm(QWidget):
    """The fields of one row, one under the other. Enter saves, Esc leaves it as it was."""

    saved = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, table: YearTable, row: YearRow | None) -> None:
        super().__init__()
        self.row_id = row.id if row else ""
        self.editors: dict[str, QLineEdit | QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET), Space.TIGHT, 0, Space.MEDIUM)
        column.setSpacing(Space.TIGHT)
        for field in table.fields:
            value = row.words.get(field.name, "") if row else ""
            editor = self._editor(table, field, value)
            words = said(field.label)
            editor.setAccessibleName(words)
            line = QHBoxLayout()
            named = Words(words, "quiet")
            named.setBuddy(editor)
            named.setFixedWidth(px(112))
            line.addWidget(named)
            line.addWidget(editor, 1)
            column.addLayout(line)
            self.editors[field.name] = editor
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        acts = QHBoxLayout()
        acts.addWidget(Button(self.tr("Lưu"), self.saved.emit))
        acts.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        acts.addStretch(1)
        if row is not None:
            acts.addWidget(IconButton("delete", self.tr("Bỏ dòng này"), self.removed.emit, tone="late"))
        column.addLayout(acts)

    def _editor(self, table: YearTable, field: YearField, value: str) -> QLineEdit | QComboBox:
        if field.how == "choice" and field.choices:
            box = Choice()
            names = [said(name) for name in field.choices.values()]
            box.addItems(names if field.needed or value else ["", *names])
            box.setCurrentIndex(max(0, box.findText(value)))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            return box
        line = QLineEdit(value)
        line.setCursorPosition(0)
        if field.how in ("day", "period"):
            line.setPlaceholderText(
                self.tr("ngày/tháng/năm") if field.how == "day" else self.tr("2025 hoặc 2024-2025")
            )
        if table.kind == "positions" and field.name == "position":
            completer = QCompleter(list(labels("union_position")), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line

    def begin(self) -> None:
        next(iter(self.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str]:
        """Every field as it stands; an empty choice of a new row is left to the program."""
        found = {
            name: one.text() if isinstance(one, QLineEdit) else one.currentText()
            for name, one in self.editors.items()
        }
        return {
            name: text for name, text in found.items() if text or isinstance(self.editors[name], QLineEdit)
        }

    def refuse(self, words: str, field: str) -> None:
        self.fault.setText(words)
        self.fault.show()
        if field in self.editors:
            self.editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.saved.emit()
        else:
            super().keyPressEvent(event)
