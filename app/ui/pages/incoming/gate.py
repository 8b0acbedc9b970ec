"""Where files enter the page: the file dialog, drag and drop, the clipboard; what they ask stands over the page.

Owns which things of a clipboard or a drag are files. Refuses to open letters: ``landed`` names those that were received.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from app.services.change import Change
from app.ui.pages.incoming.arrivals import Arrivals, Came
from app.ui.pages.incoming.bars import JoinBar, LockBar
from app.ui.pages.incoming.refusals import Refusals
from app.ui.seat import Seat
from app.ui.theme.tokens import Space

_PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif"})


class Gate(QWidget):
    """``receive`` paths, ``paste`` the clipboard; ``unpacked`` asks the page to show an archive."""

    landed = Signal(object)
    """Ids of the letters received."""
    attached = Signal(str)
    """The letter that a further file went to."""
    unpacked = Signal(object)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.refusals = Refusals()
        self.lock = LockBar()
        self.join = JoinBar()
        self.arrivals = Arrivals(seat, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for one in (self.lock, self.join, self.refusals):
            column.addWidget(one)
        self.arrivals.over.connect(self._over)
        self.arrivals.locked.connect(self.lock.ask)
        self.arrivals.unpacked.connect(self.unpacked)
        self.lock.given.connect(lambda came, password: self.arrivals.add([replace(came, password=password)]))
        self.join.answered.connect(self._joined)

    def choose_files(self) -> None:
        """Choose files by the system's dialog."""
        start = str(self.seat.memory.get("incoming.folder") or "")
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Chọn văn bản đến"),
            start,
            self.tr(
                "Văn bản (*.pdf *.docx *.doc *.rtf *.odt *.txt *.jpg *.jpeg *.png *.tif *.tiff *.heic *.zip *.eml *.msg *.xml *.edxml);;Tất cả tệp (*)"
            ),
        )
        if names:
            self.seat.memory.put("incoming.folder", str(Path(names[0]).parent))
            self.receive([Path(name) for name in names])

    def receive(self, paths: Sequence[Path]) -> None:
        """Take files and folders in. Of several pictures it is asked whether they are one letter."""
        self.refusals.hide()
        if len(paths) > 1 and all(path.suffix.casefold() in _PICTURES for path in paths):
            self.join.ask(paths)
        else:
            self.arrivals.take(paths)

    def attach_file(self, letter_id: str) -> None:
        """Choose a further file of a letter."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Kèm tệp vào văn bản"))
        if name:
            self.attach(letter_id, Path(name))

    def attach(self, letter_id: str, path: Path) -> None:
        incoming = self.seat.desk.incoming

        def then(change: Change[Any]) -> None:
            self.seat.bus.tell(change, None)
            self.seat.tell.note(self.tr("Đã kèm {file}.").format(file=path.name), tone="done")
            self.attached.emit(letter_id)

        self.seat.run.apart(self, lambda job: incoming.attach(letter_id, path, progress=job)).then(then)

    def can_take(self, data: QMimeData) -> bool:
        return data.hasImage() or any(url.isLocalFile() for url in data.urls())

    def take(self, data: QMimeData) -> bool:
        """Files, or a picture; False when there is neither."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.receive(paths)
            return True
        image: Any = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.refusals.hide()
            now = self.seat.desk.clock.now().astimezone()
            name = self.tr("Ảnh dán {when}.png").format(when=f"{now:%d-%m-%Y %H.%M.%S}")
            self.seat.run.read(self, lambda: _png(image)).then(
                lambda data: self.arrivals.add([Came(name, data=data)])
            )
            return True
        return False

    def paste(self) -> None:
        """What lies on the clipboard."""
        if not self.take(QApplication.clipboard().mimeData()):
            self.seat.tell.note(self.tr("Không có tệp hay ảnh nào vừa chép."), tone="due")

    def _joined(self, paths: Sequence[Path], together: bool) -> None:
        if together:
            self.arrivals.take_together(paths)
        else:
            self.arrivals.take(paths)

    def _over(self, done: list[str], refused: list[tuple[str, str]]) -> None:
        self.refusals.show_refused(refused)
        if done:
            count = len(set(done))
            self.seat.tell.note(self.tr("Đã nhận {count} văn bản.").format(count=count), tone="done")
            self.landed.emit(done)
        elif not refused:
            self.seat.tell.note(self.tr("Không có tệp nào trong đó."), tone="due")


def _png(image: QImage) -> bytes:
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(held, QByteArray(b"png")).write(image)
    return bytes(held.data().data())
