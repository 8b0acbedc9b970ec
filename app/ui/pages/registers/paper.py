"""How a register is drawn on the screen: the printed book's proportions, its typeface, black on white in every theme.

Owns millimetres on the screen, the height of lines and the drawing of cells. Refuses to know where the sheet comes from.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPainter, QPen

from app.base.paths import resource
from app.services.register_view import Kind, Line, Sheet
from app.ui.theme.look import colour, px
from app.ui.theme.tokens import TypeSize

_POINTS: Final = 10.5
_MM_OF_POINT: Final = 25.4 / 72
_PAD: Final = 1.2
_LEAST_ROW: Final = 9.0
_MARGIN: Final = 6.0
"""Narrower than the printed 15 mm: on the screen the room goes to the words."""
_FAMILY: Final = "Tinos"
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_TOP: Final = int(Qt.AlignmentFlag.AlignTop)
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignHCenter)


@lru_cache(maxsize=1)
def _family() -> str:
    """The face registers are printed in."""
    if _FAMILY not in QFontDatabase.families():
        for file in sorted(resource("fonts").glob(f"{_FAMILY}-*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    return _FAMILY if _FAMILY in QFontDatabase.families() else QFont().family()


class Paper:
    """A sheet at a width on the screen."""

    def __init__(self, sheet: Sheet, width: int) -> None:
        self.sheet = sheet
        whole = sum(column.width for column in sheet.columns) + 2 * _MARGIN
        self.per_mm = width / whole
        self.margin = round(_MARGIN * self.per_mm)
        edges = [0.0]
        for column in sheet.columns:
            edges.append(edges[-1] + column.width * self.per_mm)
        marks = [round(edge) for edge in edges]
        self.widths = tuple(b - a for a, b in pairwise(marks))
        self.width = marks[-1]
        self._fonts: dict[tuple[float, bool, bool, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool, bool, bool], QFontMetrics] = {}

    def mm(self, length: float) -> int:
        return round(length * self.per_mm)

    def font(
        self, points: float = _POINTS, *, bold: bool = False, italic: bool = False, strike: bool = False
    ) -> QFont:
        """The printed size at this width; never under what can be read."""
        key = (points, bold, italic, strike)
        if key not in self._fonts:
            font = QFont(_family())
            font.setPixelSize(max(px(TypeSize.NOTE), round(points * _MM_OF_POINT * self.per_mm)))
            font.setBold(bold)
            font.setItalic(italic)
            font.setStrikeOut(strike)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, points: float = _POINTS, *, bold: bool = False, italic: bool = False) -> QFontMetrics:
        key = (points, bold, italic, False)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(points, bold=bold, italic=italic))
        return self._metrics[key]

    # --- heights ----------------------------------------------------------------------------------------

    def cover_height(self) -> int:
        return sum(high for *_, high in self._cover_lines()) + self.mm(10)

    def height(self, line: Line) -> int:
        """How high a line must be for all its words."""
        pad = self.mm(_PAD)
        if line.kind is Kind.COUNTS:
            return self.metrics(9).height() + pad
        if line.kind is Kind.TITLE:
            return self.metrics(12, bold=True).height() + self.mm(6)
        if line.kind is Kind.TOTAL:
            return self.metrics(italic=True).height() + self.mm(4)
        metrics = self.metrics(bold=line.kind is Kind.HEADS)
        most = metrics.height()
        for text, width in zip(line.cells, self.widths, strict=False):
            room = width - 2 * pad
            if text and (len(text) > 8 or "\n" in text):
                most = max(most, metrics.boundingRect(QRect(0, 0, room, 100_000), _WRAP, text).height())
        least = self.mm(_LEAST_ROW) if line.kind is Kind.ENTRY else 0
        return max(most + 2 * pad, least)

    # --- drawing ----------------------------------------------------------------------------------------

    def draw_cover(self, painter: QPainter, rect: QRect) -> None:
        top = rect.top() + self.mm(4)
        painter.setPen(ink())
        for text, font, high in self._cover_lines():
            painter.setFont(font)
            box = QRect(rect.left(), top, rect.width(), high)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _CENTRE | _MIDDLE, shown)
            top += high

    def draw_through(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """A line that runs through: a book's title, a total."""
        title = line.kind is Kind.TITLE
        painter.setFont(self.font(12, bold=True) if title else self.font(italic=True))
        painter.setPen(ink())
        low = rect.adjusted(0, 0, 0, -self.mm(1.2)) if title else rect.adjusted(0, self.mm(1), 0, 0)
        side = int(Qt.AlignmentFlag.AlignBottom) if title else _TOP
        painter.drawText(low, _LEFT | side, line.cells[0])

    def draw_cell(self, painter: QPainter, rect: QRect, line: Line, column: int, *, chosen: bool) -> None:
        pad = self.mm(_PAD)
        painter.fillRect(rect, colour("paper"))
        if line.kind in (Kind.HEADS, Kind.COUNTS):
            painter.fillRect(rect, QColor(0, 0, 0, 15))
        if chosen:
            ground = colour("act")
            ground.setAlpha(36)
            painter.fillRect(rect, ground)
        painter.setPen(QPen(ink(), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if column == 0:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if line.kind is Kind.HEADS:
            painter.drawLine(rect.topLeft(), rect.topRight())
        text = line.cells[column] if column < len(line.cells) else ""
        if not text:
            return
        room = rect.adjusted(pad, pad, -pad, -pad)
        if line.kind is Kind.HEADS:
            painter.setFont(self.font(bold=True))
            painter.drawText(room, _CENTRE | _MIDDLE | _WRAP, text)
        elif line.kind is Kind.COUNTS:
            painter.setFont(self.font(9))
            painter.drawText(rect, _CENTRE | _MIDDLE, text)
        else:
            painter.setFont(self.font(strike=line.void and column != self.sheet.note))
            side = _CENTRE if self.sheet.columns[column].centred else _LEFT
            painter.drawText(room, side | _TOP | _WRAP, text)

    def _cover_lines(self) -> list[tuple[str, QFont, int]]:
        sheet = self.sheet
        rows = [(text, 11.0, False, False) for text in sheet.superior]
        rows += [(text, 11.0, True, False) for text in sheet.organ]
        rows += [(sheet.title, 16.0, True, False), (sheet.period, 12.0, False, True)]
        rows += [(sheet.days, 11.0, False, True)]
        if len(sheet.numbers) == 1:
            rows += [(sheet.numbers[0], 11.0, False, True)]
        made = []
        for at, (text, points, bold, italic) in enumerate(rows):
            extra = self.mm(3) if text == sheet.title and at else 0
            made.append(
                (
                    text,
                    self.font(points, bold=bold, italic=italic),
                    self.metrics(points, bold=bold, italic=italic).height() + px(3) + extra,
                )
            )
        return made


def ink() -> QColor:
    """What stands on paper is black in every theme."""
    return QColor(Qt.GlobalColor.black)
