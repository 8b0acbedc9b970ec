"""The report of a fault of ours: what happened in one sentence, the report to copy, and the window stays."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.base.fault_report import lines
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading, Words


class FaultReport(QDialog):
    """One at a time: further faults are added to it."""

    def __init__(self, parent: QWidget, fault: BaseException) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chương trình gặp lỗi"))
        self.setMinimumSize(px(560), px(360))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(self.tr("Chương trình gặp lỗi, việc vừa làm có thể chưa xong")))
        words = self.tr(
            "Dữ liệu đã lưu còn nguyên. Xem lại việc vừa làm rồi làm tiếp; nếu lỗi lặp lại, gửi báo cáo dưới đây cho người hỗ trợ. "
            "Báo cáo không chứa tên người hay nội dung văn bản."
        )
        column.addWidget(Words(words, wrap=True))
        self.report = QPlainTextEdit("\n".join(lines(fault)))
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Báo cáo lỗi"))
        column.addWidget(self.report, 1)
        row = QHBoxLayout()
        self.copy = Button(self.tr("Chép báo cáo"), self._copy, meaning="copy")
        row.addWidget(self.copy)
        row.addStretch(1)
        close = Button(self.tr("Làm tiếp"), self.accept, kind="primary")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)

    def add(self, fault: BaseException) -> None:
        """Another fault before this one was closed."""
        self.report.appendPlainText("\n" + "\n".join(lines(fault)[2:]))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(self.tr("Đã chép"))
