"""Fields to fill: of a template before the letter begins, of a letter to many for all copies; words that become fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.templates import Question
from app.ui.pages.outgoing.lines import Line
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn, scrolled
from app.ui.widgets.words import Quiet, Words


class FieldsDialog(QDialog):
    """A form of the fields a template asks; what stays empty stays a field in the letter."""

    def __init__(self, parent: QWidget, title: str, asked: Sequence[Question]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(px(520), px(min(680, 220 + 62 * len(asked))))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Words(title, "heading"))
        column.addWidget(
            Quiet(self.tr("Điền được gì điền trước; chỗ để trống vẫn nằm trong ngoặc nhọn để điền khi soạn."))
        )
        inner = QWidget()
        form = FormColumn(inner)
        self.lines: dict[str, Line] = {}
        for one in asked:
            line = Line(one.name)
            line.put(one.known)
            form.field(one.name[:1].upper() + one.name[1:], line)
            self.lines[one.name] = line
        form.addStretch(1)
        column.addWidget(scrolled(inner), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(self.tr("Không soạn"), self.reject)
        no.setAutoDefault(False)
        self.yes = Button(self.tr("Soạn"), self.accept, kind="primary")
        self.yes.setDefault(True)
        row.addWidget(no)
        row.addWidget(self.yes)
        column.addLayout(row)
        first = next((line for line in self.lines.values() if not line.value()), None)
        (first or self.yes).setFocus()

    def values(self) -> dict[str, str]:
        """What was filled in, by field."""
        return {name: line.value() for name, line in self.lines.items() if line.value()}


class SaveTemplateDialog(QDialog):
    """A name for the template, and which words of the letter become fields."""

    def __init__(self, parent: QWidget, name: str, taken: Sequence[str]) -> None:
        super().__init__(parent)
        self._taken = {one.casefold() for one in taken}
        title = self.tr("Lưu thành mẫu")
        self.setWindowTitle(title)
        self.setMinimumWidth(px(540))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Words(title, "heading"))
        column.addWidget(
            Quiet(
                self.tr(
                    "Mẫu bỏ số và ngày của văn bản này. Chữ nào mỗi lần mỗi khác thì đổi thành chỗ điền: ghi chữ đang có bên trái, "
                    "tên chỗ điền bên phải."
                )
            )
        )
        form = FormColumn()
        self.name = Line(self.tr("Tên mẫu"))
        self.name.put(name)
        form.field(self.tr("Tên mẫu"), self.name)
        self.pairs: list[tuple[Line, Line]] = []
        for _ in range(4):
            words, field = Line(self.tr("Chữ đang có")), Line(self.tr("Tên chỗ điền"))
            words.setPlaceholderText(self.tr("Chữ đang có, ví dụ: Lê Thị Mơ"))
            field.setPlaceholderText(self.tr("Chỗ điền, ví dụ: họ và tên"))
            row = QHBoxLayout()
            row.addWidget(words)
            row.addWidget(field)
            form.addLayout(row)
            self.pairs.append((words, field))
        column.addLayout(form)
        self.replace = QCheckBox(self.tr("Ghi đè mẫu cùng tên"))
        column.addWidget(self.replace)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        no = Button(self.tr("Không lưu"), self.reject)
        no.setAutoDefault(False)
        self.yes = Button(self.tr("Lưu mẫu"), self.accept, kind="primary")
        self.yes.setDefault(True)
        buttons.addWidget(no)
        buttons.addWidget(self.yes)
        column.addLayout(buttons)
        self.name.edited.connect(self._settle)
        self.replace.toggled.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        taken = self.name.value().casefold() in self._taken
        self.replace.setVisible(taken)
        self.yes.setEnabled(bool(self.name.value()) and (not taken or self.replace.isChecked()))

    def fields(self) -> dict[str, str]:
        """Words of the letter by the field they become."""
        return {
            words.value(): field.value() for words, field in self.pairs if words.value() and field.value()
        }
