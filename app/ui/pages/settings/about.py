"""About: version, where the data lie, whose software is in it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import __version__
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Quiet, Words


class AboutSection(QWidget):
    """Nothing to change here."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.setMaximumWidth(px(560))
        column = FormColumn(self)
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

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._seat.desk.data)))
