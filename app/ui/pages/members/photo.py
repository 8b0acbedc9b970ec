"""The picture 3x4 in a record: shown, taken from a file or dropped on it, cut by hand, taken out.

Owns the picture's place and the dialog that cuts. Refuses to write pictures: the verb does.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app.services.member_photos import RATIO, Box, fitting
from app.ui.theme.icons import icon
from app.ui.theme.look import colour, dressing, px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Quiet

WIDE, HIGH = 72, 96
_SMALLEST = 0.15
"""Of the picture's width: no smaller part is cut out."""


class PhotoBox(QToolButton):
    """``chosen`` carries (file, box); ``removed`` when it is to go. A covered picture is there and not drawn."""

    chosen = Signal(object, object)
    removed = Signal()
    uncovering = Signal()
    """There is a picture, covered; somebody wants to see it."""

    def __init__(self) -> None:
        super().__init__()
        self._has = self._covered = False
        self.setAcceptDrops(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.clicked.connect(self._clicked)
        dressing.changed.connect(self._dress)
        self._pixmap: QPixmap | None = None
        self.show_photo(None)

    def show_covered(self) -> None:
        """A picture is there; a face is sensitive, so it is drawn when somebody says why."""
        self._pixmap, self._has, self._covered = None, True, True
        words = self.tr("Ảnh được che; bấm để xem")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._dress()

    def show_photo(self, data: bytes | None) -> None:
        """Another picture, or none."""
        self._covered = False
        self._pixmap = QPixmap() if data else None
        if self._pixmap is not None and not self._pixmap.loadFromData(data or b""):
            self._pixmap = None
        self._has = self._pixmap is not None
        words = self.tr("Ảnh 3x4; bấm để thay") if self._has else self.tr("Thêm ảnh 3x4")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._dress()

    def _dress(self) -> None:
        size = QSize(px(WIDE), px(HIGH))
        self.setFixedSize(size)
        if self._pixmap is not None:
            ratio = self.devicePixelRatioF()
            scaled = self._pixmap.scaled(
                size * ratio,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            self.setIcon(scaled)
            self.setIconSize(size - QSize(px(4), px(4)))
        else:
            self.setIcon(icon("eye" if self._covered else "image", "quiet"))
            self.setIconSize(QSize(px(24), px(24)))

    def _clicked(self) -> None:
        if not self._has:
            self.ask()
            return
        if self._covered:
            self.uncovering.emit()
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Thay ảnh …"), self.ask)
        menu.addAction(self.tr("Bỏ ảnh"), self.removed.emit)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def ask(self) -> None:
        """Choose a file."""
        kinds = self.tr("Ảnh") + " (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.heic)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn ảnh chân dung"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> None:
        """A file: cut it where it can be shown here; else the program cuts it by itself."""
        reader = QImageReader(str(file))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and max(size.width(), size.height()) > 1600:
            reader.setScaledSize(size.scaled(1600, 1600, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            self.chosen.emit(file, None)
            return
        dialog = CutDialog(QPixmap.fromImage(image), self)
        dialog.accepted.connect(lambda: self.chosen.emit(file, dialog.area.box()))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))


class CutDialog(QDialog):
    """The picture with its frame of 3 by 4."""

    def __init__(self, picture: QPixmap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cắt ảnh 3x4"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        self.area = CutArea(picture)
        column.addWidget(self.area, 1)
        column.addWidget(Quiet(self.tr("Kéo khung, lăn chuột để đổi cỡ; phím mũi tên và + − cũng được.")))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.reject))
        keep = Button(self.tr("Lấy ảnh này"), self.accept, kind="primary")
        keep.setDefault(True)
        row.addWidget(keep)
        column.addLayout(row)
        self.area.setFocus()


class CutArea(QWidget):
    """Draws the picture darkened around the frame."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._picture = picture
        left, top, right, bottom = fitting(picture.width(), picture.height())
        self._frame = QRectF(left, top, right - left, bottom - top)
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Khung cắt ảnh"))
        self.setMinimumSize(px(360), px(420))
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    def box(self) -> Box:
        frame = self._frame
        return (frame.left(), frame.top(), frame.right(), frame.bottom())

    def _shown(self) -> QRectF:
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2,
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._shown()
        painter.drawPixmap(shown.toRect(), self._picture)
        frame = QRectF(
            shown.left() + self._frame.left() * shown.width(), shown.top() + self._frame.top() * shown.height(),
            self._frame.width() * shown.width(), self._frame.height() * shown.height(),
        )  # fmt: skip
        shade = QColor(0, 0, 0, 130)
        painter.fillRect(QRectF(shown.left(), shown.top(), shown.width(), frame.top() - shown.top()), shade)
        painter.fillRect(
            QRectF(shown.left(), frame.bottom(), shown.width(), shown.bottom() - frame.bottom()), shade
        )
        painter.fillRect(
            QRectF(shown.left(), frame.top(), frame.left() - shown.left(), frame.height()), shade
        )
        painter.fillRect(
            QRectF(frame.right(), frame.top(), shown.right() - frame.right(), frame.height()), shade
        )
        painter.setPen(QPen(colour("act" if self.hasFocus() else "line"), px(2)))
        painter.drawRect(frame)
        painter.end()

    def move_by(self, right: float, down: float) -> None:
        """Move the frame by parts of the picture; it stays inside."""
        frame = self._frame
        frame.moveLeft(min(max(0.0, frame.left() + right), 1 - frame.width()))
        frame.moveTop(min(max(0.0, frame.top() + down), 1 - frame.height()))
        self.update()

    def grow(self, factor: float) -> None:
        """Another size around the same middle, 3 by 4."""
        frame, middle = self._frame, self._frame.center()
        per = self._picture.width() / self._picture.height() / RATIO
        """Height for a width of 1, in parts of the picture."""
        wide = min(max(_SMALLEST, frame.width() * factor), 1.0, 1.0 / per)
        self._frame = QRectF(middle.x() - wide / 2, middle.y() - wide * per / 2, wide, wide * per)
        self.move_by(0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            shown, way = self._shown(), event.position() - self._grip
            self._grip = event.position()
            self.move_by(way.x() / shown.width(), way.y() / shown.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.grow(0.95 if event.angleDelta().y() > 0 else 1.05)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 0.02
        ways = {
            Qt.Key.Key_Left: (-step, 0.0), Qt.Key.Key_Right: (step, 0.0), Qt.Key.Key_Up: (0.0, -step), Qt.Key.Key_Down: (0.0, step),
        }  # fmt: skip
        if (way := ways.get(Qt.Key(event.key()))) is not None:
            self.move_by(*way)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.grow(1.05)
        elif event.key() == Qt.Key.Key_Minus:
            self.grow(0.95)
        else:
            super().keyPressEvent(event)
