"""A new member in six fields; the rest is filled in on the record. What is typed is kept as a draft by itself.

Owns the fields and their sentences. Refuses to save and to look for doubles: it asks the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.services.roster import MemberLine, label
from app.ui.pages.members.parts import offers, to_store
from app.ui.tables.members import birth_of
from app.ui.theme.look import set_property
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.pickers import PersonPicker
from app.ui.widgets.words import Elided, Heading, Words

_FIELDS: Final = ("full_name", "birth_date", "sex", "phone", "joined_on")
_DRAFT_AFTER_MS: Final = 800


class AddForm(QWidget):
    """``saved`` asks to add what ``values`` says; ``draft`` carries what is typed, a moment after the last key."""

    saved = Signal(bool)
    """True: and then another one."""
    left = Signal()
    draft = Signal(object)
    named = Signal(str)
    """The name as it is being typed: look for doubles."""
    wanted = Signal(str)
    """A double was clicked: its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Thêm đoàn viên"))
        self._editors: dict[str, QLineEdit | QComboBox] = {}
        self._faults: dict[str, Words] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "flow")
        scroll.setWidget(inner)
        outer.addWidget(scroll)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.LARGE)
        column.setSpacing(Space.TIGHT)
        column.addWidget(Heading(self.tr("Đoàn viên mới")))
        for name in _FIELDS:
            editor: QLineEdit | QComboBox
            if name == "sex":
                editor = QComboBox()
                editor.addItems(["", *offers("sex")])
                editor.activated.connect(self._typed)
            else:
                editor = QLineEdit()
                editor.textEdited.connect(self._typed)
            self._add(column, name, label(name), editor)
        self.unit = PersonPicker(self.tr("Chi đoàn, đơn vị"))
        self.unit.picked.connect(lambda *_: self._typed())
        self._add(column, "unit", self.tr("Đơn vị"), self.unit)
        name_line = self._editors["full_name"]
        assert isinstance(name_line, QLineEdit)
        name_line.setPlaceholderText(self.tr("như trong giấy khai sinh"))
        name_line.textChanged.connect(self.named.emit)
        for name in ("birth_date", "joined_on"):
            day = self._editors[name]
            assert isinstance(day, QLineEdit)
            day.setPlaceholderText(
                self.tr("ngày/tháng/năm, hoặc năm") if name == "birth_date" else self.tr("ngày/tháng/năm")
            )
        self._doubles = QVBoxLayout()
        self._doubles.setSpacing(0)
        column.insertLayout(3, self._doubles)
        column.addSpacing(Space.MEDIUM)
        row = QHBoxLayout()
        row.addWidget(
            Button(self.tr("Lưu, thêm người nữa"), lambda: self.saved.emit(True), key="Ctrl+Shift+Return")
        )
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet", key="Esc"))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DRAFT_AFTER_MS)
        self._pause.timeout.connect(lambda: self.draft.emit(self.values()))

    def _add(self, column: QVBoxLayout, name: str, words: str, editor: QLineEdit | QComboBox) -> None:
        shown = Words(words, "quiet")
        shown.setBuddy(editor)
        shown.setContentsMargins(0, Space.SMALL, 0, 0)
        editor.setAccessibleName(words)
        fault = Words("", "note", tone="late", wrap=True)
        fault.hide()
        self._editors[name], self._faults[name] = editor, fault
        column.addWidget(shown)
        column.addWidget(editor)
        column.addWidget(fault)

    # --- values -----------------------------------------------------------------------------------------

    def values(self) -> dict[str, str]:
        """Everything as typed; ``unit`` is an id where a known unit was chosen, else the words."""
        found = {
            name: editor.text() if isinstance(editor, QLineEdit) else editor.currentText()
            for name, editor in self._editors.items()
        }
        found["unit"] = self.unit.person()[0] or found["unit"].strip()
        return found

    def to_store(self) -> tuple[str, str, dict[str, str]]:
        """(name, unit, other fields) for the service."""
        values = self.values()
        fields: dict[str, str] = {}
        for name in _FIELDS[1:]:
            if values[name].strip():
                fields |= to_store(name, values[name])
        return values["full_name"], values["unit"], fields

    def typed(self) -> bool:
        """Something stands here that would be lost."""
        values = self.values()
        return any(values[name].strip() for name in _FIELDS)

    def put(self, values: Mapping[str, str]) -> None:
        """Values of a draft, or of a new beginning."""
        for name, editor in self._editors.items():
            text = values.get(name, "")
            if name == "unit":
                continue
            if isinstance(editor, QLineEdit):
                editor.setText(text)
            else:
                editor.setCurrentIndex(max(0, editor.findText(text)))
        if values.get("unit"):
            self.unit.set_id(values["unit"])
        self.refuse("", "")

    def begin(self, units: Sequence[tuple[str, str]], unit: str, values: Mapping[str, str]) -> None:
        """Open with these units to choose from."""
        self.unit.set_people(units)
        self.unit.set_id(unit)
        self.put(values)
        line = self.unit.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # a long name is read from its beginning
        self.show_doubles(())
        self._editors["full_name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def again(self) -> None:
        """For the next one: unit and day of admission stay, the rest is empty."""
        values = self.values()
        self._pause.stop()
        self.put({"joined_on": values["joined_on"], "unit": values["unit"]})
        self.show_doubles(())
        self._editors["full_name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Keep the draft now."""
        if self._pause.isActive():
            self._pause.stop()
            self.draft.emit(self.values())

    def forget_draft(self) -> None:
        self._pause.stop()

    def refuse(self, name: str, words: str) -> None:
        """A sentence under a field; others go."""
        for key, fault in self._faults.items():
            fault.setText(words if key == name else "")
            fault.setVisible(key == name and bool(words))
            set_property(self._editors[key], "tone", "late" if key == name and words else "")
        if name in self._editors and words:
            self._editors[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def knows(self, name: str) -> bool:
        return name in self._editors

    def show_doubles(self, lines: Sequence[MemberLine]) -> None:
        """People of the same name who are there already."""
        while (item := self._doubles.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for line in lines:
            words = " · ".join(part for part in (line.full_name, birth_of(line), line.unit_name) if part)
            there = QWidget()
            row = QHBoxLayout(there)
            row.setContentsMargins(0, 0, 0, 0)
            found = Elided("", "note", tone="due")
            row.addWidget(found, 1)
            found.say(self.tr("Đã có: {who}").format(who=words))
            look = Button(self.tr("Mở xem"), partial(self.wanted.emit, line.id), kind="quiet")
            look.setAccessibleName(self.tr("Mở hồ sơ {who}").format(who=words))
            look.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(look)
            self._doubles.addWidget(there)

    def _typed(self, *_: object) -> None:
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & both == both:
                self.saved.emit(True)
            elif not event.modifiers():
                self.focusNextChild()  # Enter goes on; Ctrl+Enter is the page's
            else:
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)
