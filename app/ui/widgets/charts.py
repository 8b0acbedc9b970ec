"""A chart on the screen: the marks of domain/reports/charts in the colours of the theme. What it shows is told in words as well."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.reports.charts import Box, Chart, Label, Stroke, height_of, marks
from app.ui.theme.look import colour, dressing, interface_font, px
from app.ui.theme.tokens import Space, TypeSize

_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_LEAST = 360
"""Pixels of the design that a chart needs across."""


class ChartView(QWidget):
    """Draws one chart; as high as it wants to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dressing.changed.connect(self._dress)

    def show_chart(self, chart: Chart) -> None:
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription("; ".join(f"{label}: {words}" for label, words in chart.rows))
        self._dress()

    def sizeHint(self) -> QSize:
        high = height_of(self.chart, _em()) if self.chart is not None else 0
        return QSize(px(_LEAST), round(high) + 2 * Space.MEDIUM)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def png(self, wide: int = 1400) -> bytes:
        """The picture, twice as sharp as the screen, on the ground of the page."""
        if self.chart is None:
            return b""
        high = round(height_of(self.chart, _em())) + 2 * Space.LARGE
        image = QImage(wide, high * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        image.fill(colour("raised"))
        painter = QPainter(image)
        try:
            self._paint(painter, wide / 2, high)
        finally:
            painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes for the format's name
        return bytes(buffer.data().data())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter, self.width(), self.height())
        finally:
            painter.end()

    def _paint(self, painter: QPainter, wide: float, high: float) -> None:
        if self.chart is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(interface_font(TypeSize.TABLE))
        edge = Space.MEDIUM
        painter.translate(edge, edge)
        for one in marks(self.chart, wide - 2 * edge, high - 2 * edge, _em()):
            match one:
                case Box():
                    painter.fillRect(QRectF(one.x, one.y, one.wide, one.high), colour(one.tone))
                case Stroke():
                    painter.setPen(QPen(colour(one.tone), 2.0 if one.thick else 1.0))
                    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in one.points]))
                case Label():
                    _word(painter, one)
                case _:
                    assert_never(one)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


def _em() -> float:
    return float(QFontMetricsF(interface_font(TypeSize.TABLE)).ascent())


def _word(painter: QPainter, one: Label) -> None:
    painter.setPen(colour(one.tone))
    metrics = QFontMetricsF(painter.font())
    text = metrics.elidedText(one.text, Qt.TextElideMode.ElideRight, one.wide)
    high = metrics.height()
    room = QRectF(one.x, one.y - high / 2, one.wide, high)
    painter.drawText(room, _SIDES[one.side] | Qt.AlignmentFlag.AlignVCenter, text)
