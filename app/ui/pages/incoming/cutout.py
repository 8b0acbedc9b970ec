"""A piece of the page, large, over the field it belongs to: for a number written by hand. Owns its size on the form."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.look import colour, px
from app.ui.theme.tokens import RADIUS


class CutOut(QWidget):
    """Shows an image as wide as it may be; hidden while there is none."""

    _HEIGHT = 96

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_image(self, image: QImage | None) -> None:
        """The piece, or None to hide."""
        self._image = image or QImage()
        self.setVisible(not self._image.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(self._HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("guess"))
        painter.setBrush(colour("paper"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        inner = self.rect().adjusted(3, 3, -3, -3)
        ratio = self.devicePixelRatioF()
        scaled = QPixmap.fromImage(
            self._image.scaled(
                inner.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        scaled.setDevicePixelRatio(ratio)
        size = scaled.deviceIndependentSize().toSize()
        place = QRect(inner.topLeft(), size)
        place.moveCenter(inner.center())
        painter.drawPixmap(place, scaled)
