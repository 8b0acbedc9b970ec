"""Erasing a member: what goes, where the name stays, why, and the name typed once more."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from app.base.text import fold, one_line
from app.services.privacy.erasure import Preview
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Words

_SHOWN = 6


class EraseDialog(QDialog):
    """``reason`` and ``name`` hold what was typed; the danger is only open when both are there."""

    def __init__(self, parent: QWidget, found: Preview) -> None:
        super().__init__(parent)
        self._found = found
        self.setWindowTitle(self.tr("Xóa dữ liệu của {name}").format(name=found.name))
        self.setMinimumWidth(px(520))
        column = FormColumn(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        words = self.tr(
            "Xóa hẳn hồ sơ, {rows} dòng các năm, lịch sử, ảnh, tệp gắn kèm, cả trong các bản sao lưu của thư mục này. Không hoàn tác được. "
            "Ở lại: bằng chứng đã xóa (không có tên), văn bản đã cấp số, tiền đã thu trong sổ quỹ."
        )
        column.addWidget(Words(words.format(rows=sum(count for _, count in found.rows)), wrap=True))
        if found.ledger:
            column.addSpacing(Space.SMALL)
            column.addWidget(
                Words(
                    self.tr(
                        "Người này đã nộp đoàn phí: luật kế toán giữ khoản thu, nên một dòng “(đã xóa)”, không còn mục nào, ở lại "
                        "cho khoản ấy."
                    ),
                    wrap=True,
                )
            )
        if found.named:
            column.addSpacing(Space.SMALL)
            column.addWidget(Words(self.tr("Tên còn đứng trong:"), wrap=True))
            for one in found.named[:_SHOWN]:
                stays = self.tr("lưu theo luật") if one.stays else self.tr("nên xem lại")
                column.addWidget(Words(f"· {one.title} ({stays})", "note", wrap=True))
        column.addSpacing(Space.MEDIUM)
        self.reason, self.name = QLineEdit(), QLineEdit()
        column.field(self.tr("Lý do"), self.reason, self.tr("Theo yêu cầu ngày nào, quyết định nào."))
        column.field(self.tr("Gõ lại họ tên để xác nhận"), self.name)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = Button(self.tr("Không xóa"), self.reject)
        self.yes = Button(self.tr("Xóa hẳn"), self.accept, kind="danger")
        self.yes.setAutoDefault(False)
        self.no.setDefault(True)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        for line in (self.reason, self.name):
            line.textChanged.connect(lambda _: self._weigh())
        self._weigh()

    def _weigh(self) -> None:
        same = fold(one_line(self.name.text())) == fold(self._found.name)
        self.yes.setEnabled(same and bool(self.reason.text().strip()))
