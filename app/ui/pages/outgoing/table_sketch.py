"""A table laid out for the editor: where its columns, rows and cells are, and drawing them. Not the page: that is printed.

Long tables have rows of one height with their words shortened, so that ten thousand rows cost no more than the few in sight;
the cell under the caret shows its whole text all the same.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from app.layout.parts import Cell, Paragraph, Table
from app.layout.rich import runs_of
from app.ui.pages.outgoing.table_grid import Area, Grid, Place, grid_of, paragraphs_of, words_of_cell
from app.ui.theme.look import colour, interface_font, px
from app.ui.theme.tokens import TypeSize

PAD: Final = 6
LONG: Final = 150
"""Rows from which a table is drawn with rows of one height."""
_ALIGN: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignLeft,
}


class _Laid(NamedTuple):
    height: float
    lines: tuple[tuple[float, QTextLayout], ...]


class TableSketch:
    """One table at one width."""

    def __init__(self, table: Table, width: float) -> None:
        self.table, self.width = table, width
        self.grid: Grid = grid_of(table)
        self._font = interface_font(TypeSize.TABLE)
        self._row = QFontMetricsF(self._font).height() * 1.2 + 2 * px(PAD)
        self.caption_height = self._row if table.caption is not None else 0.0
        self.xs = [0.0, *accumulate(_widths(self.grid, width))]
        self.long = self.grid.rows > LONG
        self._laid: dict[Place, _Laid] = {}
        self.ys = [0.0, *accumulate(self._heights())]
        self.height = self.ys[-1] + self.caption_height

    def _heights(self) -> list[float]:
        heights = [self._row] * self.grid.rows
        if self.long:
            return heights
        for place, cell in self.grid.cells.items():
            laid = self._laid[place] = self._lay(place, cell)
            wanted = laid.height + 2 * px(PAD)
            last = place[0] + cell.down - 1
            missing = wanted - sum(heights[place[0] : last + 1])
            if missing > 0:
                heights[last] += missing
        return heights

    def _lay(self, place: Place, cell: Cell) -> _Laid:
        wide = self.xs[min(place[1] + cell.across, self.grid.columns)] - self.xs[place[1]] - 2 * px(PAD)
        side = self.side(place)
        strong = place[0] < self.table.head
        if isinstance(cell.text, str) and not cell.paragraphs:
            return _plain(cell.text, round(wide), side, strong, self._font.toString())
        return _lay(paragraphs_of(cell), wide, side, strong, self._font)

    def side(self, place: Place) -> str:
        """How the words of a cell stand here."""
        cell = self.grid.cells[place]
        column = self.table.columns[place[1]].align if place[1] < len(self.table.columns) else None
        return cell.align or ("center" if place[0] < self.table.head else column or "left")

    # --- places -----------------------------------------------------------------------------------------

    def rect(self, place: Place) -> QRectF:
        """The box of the cell that covers a place, from the table's upper left corner (caption counted in)."""
        row, column = self.grid.anchor(place)
        cell = self.grid.cells[row, column]
        top, bottom = self.ys[row], self.ys[min(row + cell.down, self.grid.rows)]
        left, right = self.xs[column], self.xs[min(column + cell.across, self.grid.columns)]
        return QRectF(left, top + self.caption_height, right - left, bottom - top)

    def place_at(self, point: QPointF) -> Place | None:
        """The cell under a point; None over the caption."""
        y = point.y() - self.caption_height
        if y < 0:
            return None
        row = min(max(bisect_right(self.ys, y) - 1, 0), self.grid.rows - 1)
        column = min(max(bisect_right(self.xs, point.x()) - 1, 0), self.grid.columns - 1)
        return self.grid.anchor((row, column))

    def draw(self, painter: QPainter, at: QPointF, clip: QRectF, caption: str, area: Area | None) -> None:
        """Draw what ``clip`` shows of it."""
        painter.save()
        painter.translate(at)
        clip = clip.translated(-at)
        if self.table.caption is not None:
            painter.setFont(interface_font(TypeSize.TABLE, strong=True))
            painter.setPen(colour("text"))
            box = QRectF(0, 0, self.width, self.caption_height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, caption)
        first = max(0, bisect_right(self.ys, clip.top() - self.caption_height) - 1)
        last = min(self.grid.rows, bisect_right(self.ys, clip.bottom() - self.caption_height) + 1)
        for place in self._between(first, last):
            self._draw_cell(painter, place, area)
        painter.restore()

    def _between(self, first: int, last: int) -> list[Place]:
        if not self.long:
            return list(self.grid.cells)
        seen = {self.grid.anchor((r, c)) for r in range(first, last) for c in range(self.grid.columns)}
        return sorted(seen)

    def _draw_cell(self, painter: QPainter, place: Place, area: Area | None) -> None:
        box = self.rect(place)
        head = place[0] < self.table.head
        if area is not None and place in area:
            painter.fillRect(box, colour("act_ground"))
        elif head:
            painter.fillRect(box, colour("sunken"))
        pen = QPen(colour("line"))
        pen.setStyle(Qt.PenStyle.SolidLine if self.table.borders else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRect(box)
        painter.setPen(colour("text"))
        inner = box.adjusted(px(PAD), px(PAD), -px(PAD), -px(PAD))
        if self.long:
            font = interface_font(TypeSize.TABLE, strong=head)
            painter.setFont(font)
            words = words_of_cell(self.grid.cells[place]).replace("\n", " ")
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, _ALIGN[self.side(place)] | Qt.AlignmentFlag.AlignTop, shown)
            return
        for y, layout in self._laid[place].lines:
            layout.draw(painter, inner.topLeft() + QPointF(0, y))


@lru_cache(maxsize=20_000)
def _plain(text: str, wide: int, side: str, strong: bool, font: str) -> _Laid:
    """Cells of plain words are laid once, however often the table around them changes."""
    made = QFont()
    made.fromString(font)
    return _lay([Paragraph(text)], wide, side, strong, made)


def _lay(paragraphs: list[Paragraph], wide: float, side: str, strong: bool, font: QFont) -> _Laid:
    y, made = 0.0, []
    for one in paragraphs:
        words, formats = "", []
        for run in runs_of(one.text):
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold if run.b or strong else QFont.Weight.Normal)
            look.setFontItalic(run.i)
            look.setFontUnderline(run.u)
            formats.append(_range(len(words), len(run.t), look))
            words += run.t
            if run.note is not None:
                raised = QTextCharFormat()
                raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                raised.setForeground(colour("act"))
                formats.append(_range(len(words), 1, raised))
                words += "*"
        layout = QTextLayout(words, font)
        option = QTextOption(_ALIGN[one.align if one.align != "justify" else side])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        at = y
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(8.0, wide))
            line.setPosition(QPointF(0, y - at))
            y += line.height() * 1.2
        layout.endLayout()
        made.append((at, layout))
    return _Laid(y, tuple(made))


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _widths(grid: Grid, width: float) -> list[float]:
    """Widths of the columns: as the table says, else by the words in them."""
    columns = grid.table.columns
    shares = [
        (columns[at].width if at < len(columns) else None) or _wanted(grid, at) for at in range(grid.columns)
    ]
    if columns and any(one.width for one in columns):
        mean = sum(one.width or 0 for one in columns) / sum(bool(one.width) for one in columns)
        shares = [(columns[at].width if at < len(columns) else None) or mean for at in range(grid.columns)]
    least = px(2 * PAD) + px(12)
    total = sum(shares)
    return [max(least, width * share / total) for share in shares]


def _wanted(grid: Grid, column: int) -> float:
    longest = 3
    for row in range(min(grid.rows, 40)):
        place = grid.anchor((row, column))
        cell = grid.cells[place]
        if cell.across == 1:
            longest = max(longest, min(40, max(map(len, words_of_cell(cell).split("\n")), default=0)))
    return float(longest)
