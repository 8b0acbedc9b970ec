"""About: version, where the data lie, whose work is in it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app import __version__
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Quiet, Words


class AboutSection(QWidget):
    """Nothing to change here but who works at this desk."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.setMaximumWidth(px(560))
        column = FormColumn(self)
        column.head(self.tr("Người dùng"))
        self.person = QLineEdit()
        self.person.editingFinished.connect(self._rename)
        column.field(
            self.tr("Tên của anh, chị"), self.person, self.tr("Hiện ở góc màn hình và trong lịch sử sửa đổi.")
        )
        column.head("Văn thư Đoàn")
        versions = f"{__version__} · Qt {qVersion()} · Python {sys.version.split()[0]}"
        column.addWidget(Words(self.tr("Phiên bản {versions}").format(versions=versions)))
        where = Words(self.tr("Dữ liệu ở {folder}").format(folder=seat.desk.data), wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(where)
        row = QHBoxLayout()
        row.addWidget(Button(self.tr("Mở thư mục dữ liệu"), self._open_folder, meaning="open"))
        row.addStretch(1)
        column.addLayout(row)
        column.head(self.tr("Phần mềm của người khác trong chương trình"))
        column.addWidget(
            Quiet(
                "Qt và PySide6 (LGPL-3.0) · SQLCipher, SQLAlchemy · ReportLab · python-docx · pypdfium2 · Be Vietnam Pro, Tinos (OFL-1.1) "
                "· Lucide (ISC)"
            )
        )
        column.addStretch(1)

    def look_anew(self) -> None:
        desk = self._seat.desk
        self._seat.read(
            self, lambda: next((one.name for one in desk.people.list() if one.id == desk.by), ""), self._show
        )

    def _show(self, name: str) -> None:
        if not self.person.hasFocus():
            self.person.setText(name)
        self._name = name

    _name = ""

    def _rename(self) -> None:
        name, desk = self.person.text().strip(), self._seat.desk
        if name and name != self._name:
            self._name = name
            self._seat.do(self, lambda: desk.people.edit(desk.by, name=name), told=self.tr("Đã đổi tên"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._seat.desk.data)))
