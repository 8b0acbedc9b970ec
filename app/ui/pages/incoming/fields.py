"""The fields of the form and their editors, in the order in which a clerk reads a letter.

Owns labels, limits and how an editor's words become the record's (codes of kinds, days). Refuses to know the letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.ui.pages.incoming.cleaning import cleaned
from app.ui.tables.incoming_columns import urgency_word
from app.ui.theme.look import px
from app.ui.widgets.guess_field import GuessField
from app.ui.widgets.pickers import DateField, PersonPicker

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Spec:
    """One field. ``most``: characters the record holds. ``share``: how much of its line it takes."""

    key: str
    most: int
    share: int = 1


LINES: Final[tuple[tuple[Spec, ...], ...]] = (
    (Spec("number", 20, 9), Spec("notation", 60, 19), Spec("date", 10, 21)),
    (Spec("issuer", 300),),
    (Spec("subject", 2000),),
    (Spec("deadline", 10, 4), Spec("handler", 200, 5)),
    (Spec("kind", 12), Spec("signer", 100)),
    (Spec("addressees", 2000, 13), Spec("arrived", 10, 9)),
    (Spec("urgency", 24), Spec("secrecy", 24)),
    (Spec("note", 2000),),
)
"""What a letter is found by and what it asks stand first: the clerk in a hurry has seen them after seven keys."""
SPECS: Final = {spec.key: spec for line in LINES for spec in line}
DAYS: Final = frozenset({"date", "arrived", "deadline"})
REQUIRED: Final = ("number", "notation", "date", "issuer", "subject")
"""Without these a letter is hard to find again; the cursor goes to the first that is blank."""


def labels() -> dict[str, str]:
    return {
        "number": translate("Form", "Số"),
        "notation": translate("Form", "Ký hiệu"),
        "date": translate("Form", "Ngày văn bản"),
        "arrived": translate("Form", "Ngày đến"),
        "issuer": translate("Form", "Cơ quan gửi"),
        "kind": translate("Form", "Loại"),
        "signer": translate("Form", "Người ký"),
        "subject": translate("Form", "Trích yếu"),
        "addressees": translate("Form", "Kính gửi"),
        "urgency": translate("Form", "Độ khẩn"),
        "secrecy": translate("Form", "Độ mật"),
        "deadline": translate("Form", "Hạn xử lý"),
        "handler": translate("Form", "Giao cho"),
        "note": translate("Form", "Ghi chú"),
    }


class ShortText(QPlainTextEdit):
    """A few lines of text; what is pasted is cleaned before it is laid out. Enter goes on like Tab."""

    trimmed = Signal(str)

    def __init__(self, most: int, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + px(20))

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]
        if hasattr(self, "_lines"):
            self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, said = cleaned(source.text(), self._most)
        self.insertPlainText(text)
        if said:
            self.trimmed.emit(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)


class Choice(QComboBox):
    """A short list; the wheel scrolls the form and never changes what was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Names(PersonPicker):
    """Names used before, or a new one."""

    accepted = Signal()
    """Ctrl+Enter while the list of names was open: it would swallow the window's own key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setMinimumContentsLength(6)
        finder = self.completer()
        assert finder is not None
        self._names = finder.popup()
        assert self._names is not None
        self._names.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._names is not None:
                    self._names.hide()
                self.accepted.emit()
                return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def make(key: str, label: str, *, today: date, kinds: Sequence[tuple[str, str]] = ()) -> GuessField:
    """The field of ``key`` with its editor."""
    editor: QLineEdit | QPlainTextEdit | QComboBox
    if key in DAYS:
        editor = DateField(today=today)
    elif key == "subject":
        editor = ShortText(SPECS[key].most, 3)
    elif key == "note":
        editor = ShortText(SPECS[key].most, 2)
    elif key in ("issuer", "handler"):
        editor = Names()
    elif key in ("kind", "urgency", "secrecy"):
        editor = Choice()
        for code, name in _choices(key):
            editor.addItem(name, code)
    else:
        editor = QLineEdit()
    return GuessField(key, label, editor)


def _choices(key: str) -> Sequence[tuple[str, str]]:
    words: tuple[str, ...] = ("",)
    if key == "urgency":
        words = (
            "",
            translate("Form", "Khẩn"),
            translate("Form", "Thượng khẩn"),
            translate("Form", "Hỏa tốc"),
        )
    elif key == "secrecy":
        words = ("", translate("Form", "Mật"), translate("Form", "Tối mật"), translate("Form", "Tuyệt mật"))
    return [(word.upper(), word) for word in words]


def set_kinds(field: GuessField, kinds: Sequence[tuple[str, str]]) -> None:
    """The kinds of letters to choose from; what is chosen stays."""
    editor = field.editor
    assert isinstance(editor, QComboBox)
    chosen = editor.currentData()
    editor.blockSignals(True)
    editor.clear()
    editor.addItem("", "")
    for code, name in kinds:
        editor.addItem(name, code)
    editor.setCurrentIndex(max(0, editor.findData(chosen)))
    editor.blockSignals(False)


def shown(key: str, text: str, field: GuessField) -> str:
    """The record's words as the editor shows them; a word that is in no list joins it."""
    editor = field.editor
    if key in ("kind", "urgency", "secrecy") and isinstance(editor, QComboBox) and text:
        at = editor.findData(text)
        if at < 0 and key == "urgency":
            at = editor.findText(urgency_word(text))
        if at < 0:
            editor.blockSignals(True)
            editor.addItem(text if key == "kind" else text.capitalize(), text)
            editor.blockSignals(False)
            at = editor.count() - 1
        return editor.itemText(at)
    return text


def kept(key: str, field: GuessField) -> str:
    """The editor's words as the record keeps them."""
    editor = field.editor
    if key in ("kind", "urgency", "secrecy") and isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    if isinstance(editor, DateField):
        day = editor.date()
        return f"{day:%d/%m/%Y}" if day else editor.text()
    return field.value()


def is_wrong(field: GuessField) -> bool:
    """A day that is none."""
    return isinstance(field.editor, DateField) and field.editor.is_wrong()
