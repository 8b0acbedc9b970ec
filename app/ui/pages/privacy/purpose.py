"""The question before sensitive data are shown: why. One answer may serve for a while."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QWidget

from app.base.language import tr
from app.domain.privacy import REASONS
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Words


class Purpose(NamedTuple):
    """Why, and whether it holds for the next looks too."""

    words: str
    while_at_it: bool


class PurposeDialog(QDialog):
    """``purpose()`` after it was accepted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xem dữ liệu nhạy cảm"))
        self.setMinimumWidth(px(440))
        column = FormColumn(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.addWidget(
            Words(
                self.tr(
                    "Ai xem, lúc nào, xem mục nào, để làm gì được giữ trong nhật ký truy cập; giá trị thì không."
                ),
                wrap=True,
            )
        )
        column.addSpacing(Space.MEDIUM)
        self.words = QComboBox()
        self.words.setEditable(True)
        self.words.addItems([tr(one) for one in REASONS])
        self.words.setCurrentIndex(-1)
        line = self.words.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("chọn một dòng hoặc gõ"))
        column.field(self.tr("Xem để làm gì"), self.words)
        self.longer = QCheckBox(self.tr("Dùng mục đích này cho những lần xem sau, đến khi nghỉ 30 phút"))
        column.mark(self.longer)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Không xem"), self.reject))
        self.yes = Button(self.tr("Xem"), self.accept, kind="primary")
        self.yes.setDefault(True)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.words.editTextChanged.connect(lambda text: self.yes.setEnabled(len(text.strip()) > 2))
        self.yes.setEnabled(False)

    def purpose(self) -> Purpose:
        return Purpose(self.words.currentText().strip(), self.longer.isChecked())


def ask(parent: QWidget) -> Purpose | None:
    """Ask, and wait for the answer; None when the person would rather not look."""
    dialog = PurposeDialog(parent)
    return dialog.purpose() if dialog.exec() == QDialog.DialogCode.Accepted else None
