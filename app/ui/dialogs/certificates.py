"""The certificates of a file with their whole fingerprints, to be compared before anybody trusts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.signatures import TrustedRow
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import scrolled
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.words import Quiet, Words

_PAIRS_A_LINE: Final = 16


class OfferDialog(QDialog):
    """Yes = a person compared them. Enter alone trusts nothing."""

    def __init__(self, parent: QWidget, name: str, rows: Sequence[TrustedRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chứng thư trong {file}").format(file=name))
        self.setMinimumWidth(px(600))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Words(self.windowTitle(), "heading", wrap=True))
        column.addWidget(
            Quiet(
                self.tr(
                    "So từng mã dưới đây với mã công bố ở trang chính thức của nơi cấp. Khác một chữ cũng không thêm."
                )
            )
        )
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, Space.MEDIUM, 0)
        lines.setSpacing(Space.TIGHT)
        for row in rows:
            lines.addWidget(Words(row.subject, "heading", wrap=True))
            self._line(lines, self.tr("Nơi cấp: {issuer}").format(issuer=row.issuer))
            begin, end = shown_day(row.valid_from.date()), shown_day(row.valid_to.date())
            until = self.tr("Hiệu lực từ {begin} đến {end}").format(begin=begin, end=end)
            if row.ended:
                until = f"{until}. {self.tr('Đã hết hạn: chữ ký mới dựa vào nó không được nhận.')}"
            self._line(lines, until, tone="late" if row.ended else "")
            self._line(lines, self.tr("Mã SHA-256: {code}").format(code=grouped(row.sha256)), picked=True)
            if not row.authority:
                words = self.tr("Đây là chứng thư riêng của một người, một cơ quan, không phải của nơi cấp.")
                self._line(lines, words, tone="due")
            lines.addSpacing(Space.MEDIUM)
        lines.addStretch(1)
        area = scrolled(inner)
        area.setAccessibleName(self.windowTitle())
        area.setMinimumHeight(px(min(420, 40 + 150 * len(rows))))
        column.addWidget(area, 1)
        row_of = QHBoxLayout()
        row_of.addStretch(1)
        self.no = Button(self.tr("Không thêm"), self.reject)
        self.no.setDefault(True)
        self.yes = Button(self.tr("Đã so mã, tin chứng thư này"), self.accept, kind="primary")
        self.yes.setAutoDefault(False)
        row_of.addWidget(self.no)
        row_of.addWidget(self.yes)
        column.addLayout(row_of)

    def _line(self, lines: QVBoxLayout, text: str, *, tone: str = "", picked: bool = False) -> None:
        words = Words(text, "quiet", tone=tone, wrap=True)
        if picked:
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines.addWidget(words)


def grouped(code: str) -> str:
    """A fingerprint as issuers print it: 'AB CD EF …', two lines."""
    pairs = [code[at : at + 2].upper() for at in range(0, len(code), 2)]
    return "\n".join(" ".join(pairs[at : at + _PAIRS_A_LINE]) for at in range(0, len(pairs), _PAIRS_A_LINE))
