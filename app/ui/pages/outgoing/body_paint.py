"""Drawing what is no text in the body: numbers, bars of quotations, heads of annexes, footnote marks, tables, pictures, breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextDocument,
    QTextFormat,
)

from app.layout.parts import Annex, Break, Picture, Table
from app.ui.pages.outgoing.body_format import ANNEX_TOP, shape_of
from app.ui.pages.outgoing.body_rows import Form, Quoted
from app.ui.pages.outgoing.table_grid import Area, Place
from app.ui.pages.outgoing.table_sketch import TableSketch
from app.ui.theme.icons import pixmap
from app.ui.theme.look import colour, interface_font, px
from app.ui.theme.tokens import TypeSize

if TYPE_CHECKING:
    from app.ui.pages.outgoing.body_text import BodyText

LABEL_GAP: Final = 6
_SKETCHES: Final = 32
_CAPTION: Final = 26
_UNSEEN: Final = 0.6
"""Height over width of a picture that is not read yet."""


class ThingObject(QPyTextObject):
    """Tables, pictures and breaks within the text."""

    def __init__(self, edit: BodyText) -> None:
        super().__init__(edit)
        self._edit = edit
        self._sketches: dict[tuple[int, int], TableSketch] = {}

    def sketch(self, table: Table) -> TableSketch:
        """The table at the width of today; the last few are remembered."""
        wide = self._width()
        key = id(table), wide
        found = self._sketches.get(key)
        if found is None or found.table is not table:
            if len(self._sketches) >= _SKETCHES:
                del self._sketches[next(iter(self._sketches))]
            found = self._sketches[key] = TableSketch(table, float(wide))
        return found

    def forget(self) -> None:
        """Fonts changed."""
        self._sketches.clear()

    def _width(self) -> int:
        document = self._edit.document()
        return max(px(120), int(document.textWidth() - 2 * document.documentMargin()) - 2)

    def intrinsicSize(self, document: QTextDocument, position: int, look: QTextFormat) -> QSizeF:
        thing, wide = self._edit.things.get(look), self._width()
        if isinstance(thing, Table):
            return QSizeF(wide, self.sketch(thing).height + px(8))
        if isinstance(thing, Picture):
            return QSizeF(wide, self._picture_height(thing, wide))
        return QSizeF(wide, px(28))

    def _picture_height(self, picture: Picture, wide: int) -> float:
        image = self._edit.images.image(picture.image)
        shape = image.height() / max(1, image.width()) if image is not None else _UNSEEN
        caption = px(_CAPTION) if picture.caption is not None else 0
        return min(wide * picture.width * shape, px(640)) + caption + px(8)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        look: QTextFormat,
    ) -> None:
        box = QRectF(rect)
        thing = self._edit.things.get(look)
        at = document.findBlock(position).blockNumber()
        painter.save()
        if isinstance(thing, Table):
            area = self._edit.area(at)
            self._table(painter, box, thing, self._edit.caption(at), area, self._edit.open_place(at))
        elif isinstance(thing, Picture):
            self._picture(painter, box, thing, self._edit.caption(at))
        elif isinstance(thing, Break):
            _rule(painter, box, self.tr("Ngắt trang"))
        if self._edit.on_thing(at):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -px(6)))
        painter.restore()

    def _table(
        self,
        painter: QPainter,
        box: QRectF,
        table: Table,
        caption: str,
        area: Area | None,
        place: Place | None,
    ) -> None:
        clip = painter.clipBoundingRect() if painter.hasClipping() else box
        sketch = self.sketch(table)
        sketch.draw(painter, box.topLeft(), clip.intersected(box), caption, area)
        if place is not None:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(sketch.rect(place).translated(box.topLeft()))

    def _picture(self, painter: QPainter, box: QRectF, picture: Picture, caption: str) -> None:
        below = px(_CAPTION) if picture.caption is not None else 0
        room = box.adjusted(0, 0, 0, -below - px(8))
        image: QImage | None = self._edit.images.image(picture.image)
        if image is None or image.isNull():
            frame = QRectF(0, 0, room.width() * picture.width, room.height())
            frame.moveCenter(room.center())
            painter.setPen(QPen(colour("line")))
            painter.fillRect(frame, colour("sunken"))
            painter.drawRect(frame)
            icon = pixmap("image", "quiet", 24)
            painter.drawPixmap(frame.center() - QPointF(px(12), px(12)), icon)
        else:
            size = QSizeF(image.size()).scaled(
                QSizeF(room.width() * picture.width, room.height()), Qt.AspectRatioMode.KeepAspectRatio
            )
            frame = QRectF(QPointF(), size)
            frame.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(frame, image)
        if below:
            painter.setFont(interface_font(TypeSize.TABLE))
            painter.setPen(colour("text"))
            line = QRectF(box.left(), room.bottom(), box.width(), below)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, caption)


class NoteObject(QPyTextObject):
    """The mark of a footnote."""

    def __init__(self, edit: BodyText) -> None:
        super().__init__(edit)
        self._edit = edit

    def intrinsicSize(self, document: QTextDocument, position: int, look: QTextFormat) -> QSizeF:
        font = QFontMetricsF(interface_font(TypeSize.BODY))
        return QSizeF(px(9), font.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        look: QTextFormat,
    ) -> None:
        painter.save()
        painter.setFont(interface_font(TypeSize.NOTE, strong=True))
        painter.setPen(colour("act"))
        box = QRectF(rect)
        number = str(self._edit.note_number(position))
        painter.drawText(box.adjusted(-px(4), -px(1), px(4), 0), Qt.AlignmentFlag.AlignHCenter, number)
        painter.restore()


def _rule(painter: QPainter, box: QRectF, words: str) -> None:
    """A line across with words in its middle."""
    font = interface_font(TypeSize.NOTE)
    wide = QFontMetricsF(font).horizontalAdvance(words) + px(24)
    middle = box.center().y() - px(3)
    painter.setPen(QPen(colour("quiet"), 1, Qt.PenStyle.DashLine))
    centre = box.center().x()
    painter.drawLine(QPointF(box.left(), middle), QPointF(centre - wide / 2, middle))
    painter.drawLine(QPointF(centre + wide / 2, middle), QPointF(box.right(), middle))
    painter.setFont(font)
    painter.setPen(colour("quiet"))
    painter.drawText(
        QRectF(centre - wide / 2, middle - px(12), wide, px(24)), Qt.AlignmentFlag.AlignCenter, words
    )


def draw_beside(edit: BodyText, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
    """Number, bar of a quotation, or the head of an annex."""
    at = block.blockNumber()
    rows = edit.rows()
    if at >= len(rows) or not block.layout().lineCount():
        return
    row, label = rows[at], edit.labels()[at]
    if isinstance(row.thing, Annex):
        _annex(edit, painter, box, row.thing, label)
        return
    line = block.layout().lineAt(0)
    left = block.layout().position().x() + line.x()
    if row.quoted:
        on = at + 1 < len(rows) and rows[at + 1].quoted is Quoted.MORE
        painter.fillRect(QRectF(px(14), box.top(), px(3), box.height() + (4 if on else 0)), colour("act"))
    if not label:
        return
    painter.setFont(interface_font(TypeSize.BODY, strong=shape_of(block).form is Form.TITLE))
    painter.setPen(colour("act") if not edit.isReadOnly() else colour("quiet"))
    room = QRectF(0, box.top() + line.y(), left - px(LABEL_GAP), line.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, label)


def _annex(edit: BodyText, painter: QPainter, box: QRectF, annex: Annex, label: str) -> None:
    wide = edit.viewport().width()
    painter.setPen(QPen(colour("line"), 2))
    top = box.top() - ANNEX_TOP  # the block's own box begins below its margin
    painter.drawLine(QPointF(0, top + 8), QPointF(wide, top + 8))
    painter.setFont(interface_font(TypeSize.BODY, strong=True))
    painter.setPen(colour("act"))
    room = QRectF(0, top + 12, wide, ANNEX_TOP - 12)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label)
    words = edit.annex_words(annex)
    if words:
        painter.setFont(interface_font(TypeSize.NOTE))
        painter.setPen(colour("quiet"))
        right = room.adjusted(0, 0, -px(8), 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
