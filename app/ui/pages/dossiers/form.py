"""The form of a dossier: what a line of the yearly list says. For a new one and to change one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.base.errors import AppError
from app.services.change import Change
from app.services.dossier_rows import DossierRow, retention_words
from app.services.dossiers import DossierFields
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn


class DossierForm(QWidget):
    """Enter saves, Esc leaves everything as it was."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._row: DossierRow | None = None
        self._year = 0
        self.title, self.code, self.person, self.note = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.heading, self.subheading, self.retention = QComboBox(), QComboBox(), QComboBox()
        for box in (self.heading, self.subheading, self.retention):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaximumWidth(px(560))
        self.column = FormColumn(self)
        self.column.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        self.column.field(self.tr("Tiêu đề hồ sơ"), self.title)
        self.column.field(
            self.tr("Đề mục"),
            self.heading,
            self.tr("Mảng công tác; các chữ đầu thành ký hiệu: Tuyên giáo → TG."),
        )
        self.column.field(self.tr("Đề mục nhỏ"), self.subheading)
        self.column.field(
            self.tr("Số và ký hiệu"), self.code, self.tr("Để trống: chương trình đánh số tiếp theo.")
        )
        self.column.field(
            self.tr("Thời hạn bảo quản"), self.retention, self.tr("“Vĩnh viễn”, hoặc số năm: 10.")
        )
        self.column.field(self.tr("Người lập hồ sơ"), self.person)
        self.column.field(self.tr("Ghi chú"), self.note)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        self.keep = Button(self.tr("Lưu hồ sơ"), self.save, meaning="save")
        row.addWidget(self.keep)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def begin(self, row: DossierRow | None, *, year: int, known: Sequence[DossierRow]) -> None:
        """A new dossier of ``year``, or ``row`` to change; ``known`` gives words used before."""
        self._row, self._year = row, year
        _fill(self.heading, [one.heading for one in known])
        _fill(self.subheading, [one.subheading for one in known])
        used = sorted({one.retention_years for one in known if one.retention_years})
        _fill(self.retention, [retention_words(None), *(retention_words(years) for years in used)])
        self.title.setText(row.title if row else "")
        self.code.setText(row.code if row else "")
        self.code.setEnabled(row is None)
        self.heading.setEditText(row.heading if row else "")
        self.subheading.setEditText(row.subheading if row else "")
        self.retention.setEditText(retention_words(row.retention_years if row else None))
        self.person.setText(row.person if row else "")
        self.note.setText(row.note if row else "")
        self.column.refuse(self.title, "")
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        title = self.title.text().strip()
        if not title:
            self.column.refuse(self.title, self.tr("Ghi tiêu đề hồ sơ."))
            self.title.setFocus()
            return
        fields: DossierFields = {
            "heading": self.heading.currentText(),
            "subheading": self.subheading.currentText(),
            "retention": self.retention.currentText(),
            "person": self.person.text(),
            "note": self.note.text(),
        }
        dossiers = self._seat.desk.dossiers
        if self._row is None:
            act = partial(dossiers.add, title, year=self._year, code=self.code.text(), **fields)
            told = self.tr("Đã lập hồ sơ.")
        else:
            act = partial(dossiers.edit, self._row.id, title=title, **fields)
            told = self.tr("Đã sửa hồ sơ.")
        self._seat.do(self._seat.bus, act, told=told, then=self._over, otherwise=self._refused)

    def _over(self, change: Change[DossierRow]) -> None:
        self.saved.emit(change.result.id)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.column.refuse(self.title, f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _fill(box: QComboBox, words: Sequence[str]) -> None:
    box.clear()
    box.addItems(list(dict.fromkeys(one for one in words if one)))
