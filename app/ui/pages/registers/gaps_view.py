"""What became of every number: one line per book, those with something unexplained first. Reads nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.register_view import GapLine
from app.ui.memory import Memory
from app.ui.theme.tokens import Space
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.rows_model import Column
from app.ui.widgets.table import Table
from app.ui.widgets.words import Words


class GapsView(QWidget):
    """A sentence that sums up, and the table."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self.verdict = Words("", "heading", wrap=True)
        column.addWidget(self.verdict)
        columns: tuple[Column[GapLine], ...] = (
            Column("book", self.tr("Sổ"), lambda row: row.book[:1].upper() + row.book[1:], 160, meaning=lambda row: "check" if row.whole else "warning",
                   tone=lambda row: "" if row.whole else "late"),
            Column("period", self.tr("Kỳ"), lambda row: row.period, 100),
            Column("span", self.tr("Từ số – đến số"), lambda row: row.span, 120, right=True),
            Column("given", self.tr("Đã cấp"), lambda row: str(row.given), 80, right=True, sort=lambda row: row.given),
            Column("missing", self.tr("Số bị thiếu"), self._missing, 180, tone=lambda row: "late" if row.missing else "quiet",
                   tip=lambda row: row.missing),
            Column("void", self.tr("Số đã hủy và lý do"), lambda row: "; ".join(row.void), 0,
                   tip=lambda row: "\n".join(row.void)),
            Column("disputed", self.tr("Số trùng cần xem"), lambda row: ", ".join(row.disputed), 130,
                   tone=lambda row: "late", tip=lambda row: ", ".join(row.disputed)),
        )  # fmt: skip
        self.table: Table[GapLine] = Table(
            columns,
            id_of=lambda row: f"{row.unit}/{row.book}/{row.period}",
            memory=memory,
            key="registers.gaps",
            name=self.tr("Soát số"),
            empty=EmptyState(
                "number", self.tr("Chưa cấp số nào"), self.tr("Số hiện ở đây khi có văn bản đầu tiên.")
            ),
        )
        column.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[GapLine]) -> None:
        bad = sum(1 for line in lines if not line.whole)
        if not lines:
            self.verdict.say("")
        elif bad:
            words = self.tr(
                "{count} sổ có số chưa rõ. Tìm văn bản giữ số ấy, hoặc ghi lý do thiếu vào ghi chú của sổ."
            )
            self.verdict.say(words.format(count=bad), "late")
        else:
            self.verdict.say(self.tr("Mọi số đều có văn bản hoặc lý do hủy."), "done")
        self.table.set_rows(lines)

    def _missing(self, row: GapLine) -> str:
        return row.missing or self.tr("không")
