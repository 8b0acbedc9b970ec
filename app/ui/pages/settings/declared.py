"""A form made from the declared settings: a box for choices, a number field, a check mark, a line. Each change is written at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.base.errors import AppError
from app.base.language import tr
from app.base.settings import BY_KEY, Setting, Value
from app.ui.pages.settings.words import choice
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.number_box import NumberBox

SUBJECT = "setting:"
"""Begins the subjects by which the bus says that a setting changed: 'setting:language'."""
_FOLDERS = frozenset({"copies.folder", "watch.folder"})


class Number(NumberBox):
    """A number that a turning wheel does not change while the page scrolls under it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(QComboBox):
    """The same for a box of choices."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Declared(QObject):
    """Adds fields for ``keys`` to a column and keeps them and the settings file in step."""

    def __init__(self, seat: Seat, column: FormColumn, keys: Sequence[str], owner: QWidget) -> None:
        super().__init__(owner)
        self._seat, self._column, self._owner = seat, column, owner
        self.editors: dict[str, QWidget] = {}
        for key in keys:
            self._add(BY_KEY[key])

    def _add(self, setting: Setting) -> None:
        value = self._seat.desk.settings[setting.key]
        label, help = tr(setting.label), tr(setting.help)
        write = partial(self._write, setting)
        editor: QWidget
        if setting.choices:
            box = Choice()
            for one in setting.choices:
                box.addItem(choice(setting.key, one), one)
            box.setCurrentIndex(box.findData(value))
            box.activated.connect(lambda *_: write(str(box.currentData())))
            editor = box
        elif isinstance(value, bool):
            mark = QCheckBox(label)
            mark.setChecked(value)
            mark.toggled.connect(write)
            self.editors[setting.key] = mark
            self._column.mark(mark, help)
            return
        elif isinstance(value, int):
            number = Number()
            number.setRange(setting.least or 0, setting.most if setting.most is not None else 9999)
            number.setValue(value)
            number.setKeyboardTracking(False)
            number.valueChanged.connect(write)
            editor = number
        else:
            editor = self._line(setting, str(value), write)
        self.editors[setting.key] = editor
        if not isinstance(editor, QLineEdit) and setting.key not in _FOLDERS:
            editor.setMaximumWidth(360)
        self._column.field(label, editor, help)

    def _line(self, setting: Setting, value: str, write: Callable[[Value], None]) -> QWidget:
        line = QLineEdit(value)
        line.editingFinished.connect(lambda: write(line.text().strip()))
        if setting.key not in _FOLDERS:
            return line
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(line, 1)

        def choose() -> None:
            named = QFileDialog.getExistingDirectory(whole, tr(setting.label), line.text())
            if named:
                line.setText(named)
                write(named)

        row.addWidget(Button(self.tr("Chọn thư mục"), choose))
        whole.setFocusProxy(line)
        return whole

    def _write(self, setting: Setting, value: Value) -> None:
        desk, key = self._seat.desk, setting.key
        if desk.settings[key] == value:
            return
        before = desk.settings[key]

        def act() -> None:
            desk.settings.set(key, value)
            try:
                desk.practise_anew()
            except AppError:
                desk.settings.set(key, before)  # days that are none, say: the file must open again tomorrow
                raise

        def done(_: object) -> None:
            self._column.refuse(self.editors[key], "")
            self._seat.bus.tell(frozenset({SUBJECT + key}), self._owner)

        job = self._seat.run.write(self._owner, act).then(done)
        job.otherwise(lambda error: self._refused(key, error))

    def _refused(self, key: str, error: BaseException) -> None:
        if isinstance(error, AppError):
            self._column.refuse(self.editors[key], f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)
