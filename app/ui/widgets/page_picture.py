"""Pages as pictures: fits the width, zooms by wheel or keys, pans by dragging, outlines places in millimetres.

Pages count from 1, millimetres from the page's top left corner, as ``app.intake.source.Box`` has them. Paper is white in every
theme. Owns drawing and pointing; refuses to read files: pictures are made off the window's thread (``read_images``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.theme.look import colour, dressing, px

if TYPE_CHECKING:
    from app.services.preview import Pixels

A4: Final = (210.0, 297.0)
_GAP: Final = 12
_OVER: Final = 28
_LEAST, _MOST = 0.2, 5.0
_STEP: Final = 1.15
_SCREEN_MM: Final = 96 / 25.4  # pixels of 100 %
_DRAG: Final = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page. ``tone``: 'guess' (outlined softly), 'act', 'due', 'late', 'done'."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    key: str = ""
    tone: str = "guess"


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: its picture, its size in millimetres, and what is said over it where something new begins."""

    image: QImage
    width: float = A4[0]
    height: float = A4[1]
    over: str = ""


def read_images(sources: Sequence[Path | bytes], sizes: Sequence[tuple[float, float]] = ()) -> list[Picture]:
    """PNG files or bytes as pictures. Takes tens of milliseconds a page: call it in the reading pool."""
    made = []
    for at, source in enumerate(sources):
        image = QImage.fromData(source) if isinstance(source, bytes) else QImage(str(source))
        if at < len(sizes):
            width, height = sizes[at]
        else:
            width = A4[1] if image.width() > image.height() else A4[0]
            height = width * image.height() / max(1, image.width())
        made.append(Picture(image, width, height))
    return made


class PagePicture(QAbstractScrollArea):
    """Shows pages one under the other. Wheel scrolls, Ctrl+wheel and + − zoom, 0 fits the width, dragging pans."""

    clicked = Signal(int, float, float)
    """Page, x mm, y mm."""
    box_clicked = Signal(str)
    zoomed = Signal(int)
    """Per cent, 100 = as large as paper."""
    page_changed = Signal(int, int)
    """The page in the middle of the view, and how many there are."""

    def __init__(
        self, message: str = "", *, wheel_zooms: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pages: list[Picture] = []
        self._boxes: list[Box] = []
        self._lit = ""
        self._message = message
        self._wheel_zooms = wheel_zooms
        self._fits = True
        self._zoom = 1.0
        self._scaled: dict[int, tuple[int, QPixmap]] = {}
        self._pressed: QPoint | None = None
        self._from = QPoint()
        self._dragged = False
        self._at = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Trang văn bản"))
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.verticalScrollBar().valueChanged.connect(lambda *_: self._tell_page())
        dressing.changed.connect(self.viewport().update)
        self._sharpen = QTimer(self)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(120)
        self._sharpen.timeout.connect(self._forget_rough)

    # --- what is shown --------------------------------------------------------------------------------

    def set_pages(self, pages: Sequence[Picture | QImage]) -> None:
        """Other pages. Zoom and place stay where they can: a letter redrawn while typing does not jump."""
        kept = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._pages = [one if isinstance(one, Picture) else Picture(one) for one in pages]
        self._scaled.clear()
        self._set_ranges()
        self.verticalScrollBar().setValue(kept[0])
        self.horizontalScrollBar().setValue(kept[1])
        self.viewport().update()
        self._tell_page(force=True)

    def clear(self, message: str = "") -> None:
        """No page; ``message`` stands in its place."""
        self._message = message
        self._boxes = []
        self.set_pages([])

    def set_boxes(self, boxes: Sequence[Box]) -> None:
        """Places to outline."""
        self._boxes = list(boxes)
        self.viewport().update()

    def light(self, key: str, *, reach: bool = False) -> None:
        """Light the outline of ``key`` ('' none); with ``reach`` scroll so that it is seen."""
        if key != self._lit:
            self._lit = key
            self.viewport().update()
        if reach and key:
            self.reach(key)

    def reach(self, key: str) -> None:
        """Scroll to the first place of ``key``."""
        for box in self._boxes:
            if box.key == key and box.page <= len(self._pages):
                self.reach_place(box.page, box.x0, box.y0)
                return

    def reach_place(self, page: int, x: float, y: float) -> None:
        """Scroll so that a point in millimetres is seen, in the upper third."""
        if not 1 <= page <= len(self._pages):
            return
        top = self._tops()[page - 1] + y * self._scale()
        bar = self.verticalScrollBar()
        if not bar.value() + 24 <= top <= bar.value() + self.viewport().height() - 48:
            bar.setValue(round(top - self.viewport().height() / 3))

    def page_count(self) -> int:
        return len(self._pages)

    # --- zoom -----------------------------------------------------------------------------------------------

    def wanted_width(self) -> int:
        """How many pixels wide a page is drawn now: render pictures so and they stay sharp without scaling."""
        wide = self._pages[0].width if self._pages else A4[0]
        return round(wide * self._scale() * self.devicePixelRatioF())

    def fit_width(self) -> None:
        self._fits = True
        self._rescaled()

    def set_zoom(self, per_cent: float) -> None:
        self._fits = False
        self._zoom = min(_MOST, max(_LEAST, per_cent / 100))
        self._rescaled()

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom so that the point under the mouse stays."""
        at = around or QPointF(self.viewport().rect().center())
        before = self._scale()
        x, y = self.horizontalScrollBar().value() + at.x(), self.verticalScrollBar().value() + at.y()
        self.set_zoom(self.zoom() * factor)
        ratio = self._scale() / before
        self.horizontalScrollBar().setValue(round(x * ratio - at.x()))
        self.verticalScrollBar().setValue(round(y * ratio - at.y()))

    def zoom(self) -> float:
        """Per cent, 100 = as large as paper."""
        return self._scale() / _SCREEN_MM * 100

    def _scale(self) -> float:
        """Pixels of the screen for a millimetre."""
        if not self._fits:
            return self._zoom * _SCREEN_MM
        widest = max((page.width for page in self._pages), default=A4[0])
        return max(0.3, (self.viewport().width() - 2 * px(_GAP)) / widest)

    def _rescaled(self) -> None:
        self._set_ranges()
        self._sharpen.start()
        self.viewport().update()
        self.zoomed.emit(round(self.zoom()))

    def _forget_rough(self) -> None:
        self._scaled.clear()
        self.viewport().update()

    # --- geometry ---------------------------------------------------------------------------------------

    def _tops(self) -> list[float]:
        """Top of every page in pixels from the top of all."""
        scale, at, tops = self._scale(), float(px(_GAP)), []
        for page in self._pages:
            at += px(_OVER) if page.over else 0
            tops.append(at)
            at += page.height * scale + px(_GAP)
        return [*tops, at]

    def _rect(self, number: int, tops: Sequence[float] | None = None) -> QRectF:
        """Where a page (from 1) stands in the viewport."""
        page, scale = self._pages[number - 1], self._scale()
        wide = page.width * scale
        whole = max(self.viewport().width(), self._widest() + 2 * px(_GAP))
        left = (whole - wide) / 2 - self.horizontalScrollBar().value()
        top = (tops or self._tops())[number - 1] - self.verticalScrollBar().value()
        return QRectF(left, top, wide, page.height * scale)

    def _widest(self) -> float:
        return max((page.width for page in self._pages), default=0.0) * self._scale()

    def _set_ranges(self) -> None:
        size = self.viewport().size()
        high = self._tops()[-1] if self._pages else 0
        wide = self._widest() + 2 * px(_GAP) if self._pages else 0
        self.verticalScrollBar().setRange(0, max(0, round(high - size.height())))
        self.verticalScrollBar().setPageStep(max(1, size.height()))
        self.verticalScrollBar().setSingleStep(px(40))
        self.horizontalScrollBar().setRange(0, max(0, round(wide - size.width())))
        self.horizontalScrollBar().setPageStep(max(1, size.width()))
        self.horizontalScrollBar().setSingleStep(px(40))

    def place(self, point: QPointF) -> tuple[int, float, float] | None:
        """Page and millimetres under a point of the viewport."""
        tops, scale = self._tops(), self._scale()
        for number in range(1, len(self._pages) + 1):
            rect = self._rect(number, tops)
            if rect.contains(point):
                return number, (point.x() - rect.x()) / scale, (point.y() - rect.y()) / scale
        return None

    def box_at(self, point: QPointF) -> Box | None:
        """The smallest outline under a point."""
        found = self.place(point)
        if found is None:
            return None
        number, x, y = found
        under = [
            box
            for box in self._boxes
            if box.page == number and box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1
        ]
        return min(under, key=lambda box: (box.x1 - box.x0) * (box.y1 - box.y0), default=None)

    def _tell_page(self, *, force: bool = False) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        at = sum(1 for top in self._tops()[:-1] if top <= middle)
        if force or at != self._at:
            self._at = at
            self.page_changed.emit(max(1, at) if self._pages else 0, len(self._pages))

    # --- drawing --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("sunken"))
        if not self._pages:
            painter.setPen(colour("quiet"))
            room = self.viewport().rect().adjusted(px(24), px(24), -px(24), -px(24))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        tops = self._tops()
        for number in range(1, len(self._pages) + 1):
            rect = self._rect(number, tops)
            if rect.adjusted(0, -px(_OVER), 0, 0).intersects(QRectF(event.rect())):
                self._draw_page(painter, number, rect)

    def _draw_page(self, painter: QPainter, number: int, rect: QRectF) -> None:
        whole = rect.toAlignedRect()
        self._draw_over(painter, self._pages[number - 1].over, whole)
        painter.fillRect(whole, colour("paper"))
        painter.drawPixmap(whole, self._pixmap(number, whole.size()))
        painter.setPen(QPen(colour("paper_edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole.adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxes:
            if box.page == number:
                self._draw_box(painter, box, rect)

    def _draw_over(self, painter: QPainter, words: str, page: QRect) -> None:
        """Words between two lines, in the gap over a page."""
        if not words:
            return
        room = QRect(page.x(), page.y() - px(_OVER), page.width(), px(_OVER))
        fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width() - px(40))
        half = (room.width() - painter.fontMetrics().horizontalAdvance(fits)) // 2 - px(8)
        painter.setPen(colour("line"))
        for left in (room.left(), room.right() - half):
            painter.drawLine(left, room.center().y(), left + half, room.center().y())
        painter.setPen(colour("quiet"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, fits)

    def _draw_box(self, painter: QPainter, box: Box, rect: QRectF) -> None:
        scale, lit = self._scale(), bool(box.key) and box.key == self._lit
        place = QRectF(
            rect.x() + box.x0 * scale,
            rect.y() + box.y0 * scale,
            (box.x1 - box.x0) * scale,
            (box.y1 - box.y0) * scale,
        ).adjusted(-3, -2, 3, 2)
        line = QColor(_ON_PAPER[box.tone])
        ground = QColor(line)
        ground.setAlpha(56 if lit else 14)
        painter.setBrush(ground)
        painter.setPen(QPen(line, 2.5 if lit else 1.2))
        painter.drawRoundedRect(place, 3, 3)

    def _pixmap(self, number: int, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wide = round(size.width() * ratio)
        known = self._scaled.get(number)
        if known is not None and (known[0] == wide or self._sharpen.isActive()):
            return known[1]
        image = self._pages[number - 1].image
        if image.isNull():
            return QPixmap()
        if abs(image.width() - wide) > 1:
            image = image.scaled(
                wide,
                round(size.height() * ratio),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        made = QPixmap.fromImage(image)
        self._scaled[number] = (wide, made)
        return made

    # --- mouse, wheel, keys ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._from = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self.box_at(event.position())
            hand = Qt.CursorShape.PointingHandCursor if over and over.key else Qt.CursorShape.OpenHandCursor
            self.viewport().setCursor(hand)
            return
        moved = event.position().toPoint() - self._pressed
        if self._dragged or moved.manhattanLength() > _DRAG:
            self._dragged = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.horizontalScrollBar().setValue(self._from.x() - moved.x())
            self.verticalScrollBar().setValue(self._from.y() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        if pressed is None or self._dragged:
            return
        box, found = self.box_at(event.position()), self.place(event.position())
        if box is not None and box.key:
            self.box_clicked.emit(box.key)
        if found is not None:
            self.clicked.emit(*found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if turned and control != self._wheel_zooms:
            self.zoom_by(_STEP ** (turned / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        place = self._middle()
        self._set_ranges()
        if place is not None and self._fits:
            number, y = place
            top = self._tops()[number - 1] + y * self._scale()
            self.verticalScrollBar().setValue(round(top))
            self._sharpen.start()
            self.zoomed.emit(round(self.zoom()))
        super().resizeEvent(event)  # type: ignore[arg-type]

    def _middle(self) -> tuple[int, float] | None:
        """What stands at the view's top edge, in millimetres: kept while the width changes."""
        if not self._pages:
            return None
        value, tops = self.verticalScrollBar().value(), self._tops()
        number = max(1, sum(1 for top in tops[:-1] if top <= value))
        return number, (value - tops[number - 1]) / self._scale()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(560))


# Outlines stand on white paper in every theme, so they do not follow it: the light theme's own colours.
def _on_paper() -> dict[str, str]:
    from dataclasses import asdict

    from app.ui.theme.tokens import load

    return {name: value for name, value in asdict(load("light").colours).items() if value.startswith("#")}


_ON_PAPER: Final = _on_paper()


def drawn_image(pixels: Pixels) -> QImage:
    """A page that ``services.preview`` drew; Qt keeps no bytes of its own, so it is a copy and Python may let the others go."""
    look = QImage.Format.Format_BGR888 if pixels.colour else QImage.Format.Format_Grayscale8
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, look).copy()


def drawn_picture(pixels: Pixels, size: tuple[float, float]) -> Picture:
    """The same at its size in millimetres."""
    return Picture(drawn_image(pixels), *size)
