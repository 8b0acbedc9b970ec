"""A piece of the page, large, over the field it belongs to: for a number written by hand. Owns its size on the form."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.look import colour, px
from app.ui.theme.tokens import RADIUS


class CutOut(QWidget):
    """Shows an image as wide as it may be; hidden while there is none."""

    _LEAST, _MOST = 44, 120

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
        self._fit()
        self.update()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """As high as the piece is when it fills the width."""
        if not self._image.isNull():
            high = round((self.width() - 6) * self._image.height() / max(1, self._image.width())) + 6
            self.setFixedHeight(max(px(self._LEAST), min(px(self._MOST), high)))

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(self._LEAST))

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
        painter.end()
