"""A chart on a page of a PDF: the marks of domain/reports/charts drawn in the typeface of lists, in ink that prints well."""

from __future__ import annotations

from typing import Final, assert_never

from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from app.domain.reports.charts import Box, Chart, Label, Stroke, height_of, marks
from app.export.lists.faces import Faces

_SIZE: Final = 10.5
_INK: Final = {
    "act": colors.Color(0.043, 0.388, 0.69),
    "done": colors.Color(0.118, 0.42, 0.227),
    "quiet": colors.Color(0.25, 0.29, 0.34),
    "line": colors.Color(0.82, 0.85, 0.88),
    "text": colors.black,
}


class ChartFlow(Flowable):
    """As wide as the page, as high as it wants, never higher than ``most``."""

    def __init__(self, chart: Chart, face: Faces, wide: float, most: float) -> None:
        super().__init__()
        self._chart, self._face = chart, face
        self.width, self.height = wide, min(height_of(chart, _SIZE), most)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        pen, high = self.canv, self.height
        for one in marks(self._chart, self.width, high, _SIZE):
            match one:
                case Box():
                    pen.setFillColor(_INK[one.tone])
                    pen.rect(one.x, high - one.y - one.high, one.wide, one.high, stroke=0, fill=1)
                case Stroke():
                    pen.setStrokeColor(_INK[one.tone])
                    pen.setLineWidth(1.4 if one.thick else 0.5)
                    path = pen.beginPath()
                    path.moveTo(one.points[0][0], high - one.points[0][1])
                    for x, y in one.points[1:]:
                        path.lineTo(x, high - y)
                    pen.drawPath(path)
                case Label():
                    self._word(one, high)
                case _:
                    assert_never(one)

    def _word(self, one: Label, high: float) -> None:
        pen, font = self.canv, self._face.regular
        text = shortened(one.text, font, one.wide)
        pen.setFont(font, _SIZE)
        pen.setFillColor(_INK[one.tone])
        y = high - one.y - _SIZE * 0.34
        if one.side == "right":
            pen.drawRightString(one.x + one.wide, y, text)
        elif one.side == "centre":
            pen.drawCentredString(one.x + one.wide / 2, y, text)
        else:
            pen.drawString(one.x, y, text)


def shortened(text: str, font: str, wide: float) -> str:
    """The words, cut with … where they have no room."""
    if stringWidth(text, font, _SIZE) <= wide:
        return text
    while text and stringWidth(f"{text}…", font, _SIZE) > wide:
        text = text[:-1]
    return f"{text.rstrip()}…"
