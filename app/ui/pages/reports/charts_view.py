"""Charts of the members, each with its table of the same figures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.base.language import tr
from app.domain.reports.charts import Chart
from app.services.reports.charts import NAMES
from app.ui.memory import Memory
from app.ui.theme.tokens import Space
from app.ui.widgets.charts import ChartView
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Heading, Words


class ChartsPane(QWidget):
    """``asked``: another chart is wanted."""

    asked = Signal(str)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.chips = ChipRow([Chip(key, tr(words)) for key, words in NAMES.items()], name=self.tr("Biểu đồ"))
        self.chips.chosen.connect(self.asked.emit)
        self.title = Heading("")
        self.note = Words("", "quiet")
        self.chart = ChartView()
        area = QScrollArea()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)
        column.addStretch(1)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table: Table[tuple[str, str]] = Table(
            (
                Column("label", self.tr("Nhóm"), lambda row: row[0], 0),
                Column("value", self.tr("Số đoàn viên"), lambda row: row[1], 140, right=True),
            ),
            id_of=lambda row: row[0],
            memory=memory,
            key="reports.chart",
            name=self.tr("Số liệu của biểu đồ"),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        for widget in (self.chips, self.title, self.note):
            whole.addWidget(widget)
        whole.addWidget(Splitter(memory, "reports.charts", (area, self.table), (0, 340)), 1)

    def chosen(self) -> str:
        return self.chips.current()

    def show_chart(self, chart: Chart) -> None:
        self.title.setText(chart.title)
        self.note.setText(chart.note or ("" if chart.values else self.tr("Chưa có số liệu.")))
        self.chart.show_chart(chart)
        self.table.set_rows(chart.rows)
