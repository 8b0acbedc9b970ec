"""The letter leaves the window: DOCX and PDF by a file dialog, opened with the system's program, printed with its dialog.

Files are written off the window's thread, whole or not at all. What is printed is our own PDF, drawn at the printer's resolution.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from PySide6.QtCore import QObject, QRectF, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from app.base.progress import Progress
from app.layout.compose_picture import Images
from app.layout.parts import Letter
from app.services import preview, rendering
from app.services.preview import Pixels
from app.ui.memory import Memory
from app.ui.run import Job
from app.ui.seat import Seat
from app.ui.widgets.page_picture import drawn_image

_BAD: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\r\t', " "))
_LONGEST: Final = 80


def file_stem(letter: Letter) -> str:
    """'05-CV báo cáo số liệu': a name that every file system takes."""
    number = letter.number.value or ""
    words = " ".join(f"{number}-{letter.kind} {letter.subject}".lstrip("-").translate(_BAD).split())
    return words[:_LONGEST].rstrip(" .") or letter.kind


def last_folder(memory: Memory) -> str:
    """Where a file of this page was last taken from or put; the documents at first."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return str(memory.get("outgoing.folder") or QStandardPaths.writableLocation(documents))


class Files(QObject):
    """For one editor."""

    def __init__(self, seat: Seat, owner: QWidget) -> None:
        super().__init__(owner)
        self._seat, self._owner = seat, owner

    # --- files --------------------------------------------------------------------------------------------

    def export(self, letter: Letter, kind: str) -> None:
        """Ask where, write, offer to open. ``kind`` is 'docx' or 'pdf'."""
        folder = last_folder(self._seat.memory)
        words = self.tr("Tệp Word (*.docx)") if kind == "docx" else self.tr("Tệp PDF (*.pdf)")
        first = str(Path(folder) / f"{file_stem(letter)}.{kind}")
        chosen, _ = QFileDialog.getSaveFileName(self._owner, self.tr("Xuất văn bản"), first, words)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")
        self._seat.memory.put("outgoing.folder", str(path.parent))
        self.write(letter, path)

    def write(self, letter: Letter, path: Path) -> Job:
        """Write a file by its ending and say where it is."""
        job = self._seat.run.long(
            self._owner,
            partial(_written, self._seat.desk.letter_pictures.images, letter, path),
            title=self.tr("Đang ghi {name}").format(name=path.name),
        )
        return job.then(
            lambda _: self._seat.tell.note(self.tr("Đã ghi {name}").format(name=path.name), tone="done")
        )

    def open(self, letter: Letter, kind: str) -> None:
        """Write a copy for looking at and open it with the system's program."""
        # Not the exported file: what is opened from here is a copy that may be thrown away.
        path = Path(mkdtemp(prefix="vanthu-")) / f"{file_stem(letter)}.{kind}"
        self.write_quietly(letter, path).then(lambda _: self._opened(path))

    def write_quietly(self, letter: Letter, path: Path) -> Job:
        return self._seat.run.long(
            self._owner,
            partial(_written, self._seat.desk.letter_pictures.images, letter, path),
            title=self.tr("Đang mở {name}").format(name=path.name),
        )

    def _opened(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._seat.tell.note(
                self.tr("Máy chưa có chương trình mở tệp {kind}.").format(kind=path.suffix), tone="due"
            )

    # --- printing -----------------------------------------------------------------------------------------

    def print_it(self, letter: Letter) -> None:
        """Draw the pages, then the system's dialog with its preview."""

        def work(progress: Progress) -> tuple[Pixels, ...]:
            images = self._seat.desk.letter_pictures.images(letter)
            return preview.print_pages(letter, progress=progress, images=images)

        job = self._seat.run.long(self._owner, work, title=self.tr("Đang chuẩn bị in"))
        job.then(lambda pages: self._preview(letter, pages))

    def _preview(self, letter: Letter, pages: Sequence[Pixels]) -> None:
        printer = printer_for(letter)
        dialog = QPrintPreviewDialog(printer, self._owner)
        dialog.setWindowTitle(self.tr("In: {name}").format(name=file_stem(letter)))
        images = [drawn_image(one) for one in pages]
        dialog.paintRequested.connect(lambda asked: paint(asked, images))
        dialog.exec()


def printer_for(letter: Letter) -> QPrinter:
    """A4 upright, without margins of the printer's own: the page has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(file_stem(letter))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def paint(printer: QPrinter, images: Sequence[QImage]) -> None:
    """Each picture on its page, as large as the paper."""
    first = max(1, printer.fromPage()) if printer.fromPage() else 1
    last = printer.toPage() or len(images)
    chosen = images[first - 1 : last]
    if chosen:
        _turn(printer, chosen[0])
    painter = QPainter(printer)
    painter.setRenderHint(
        QPainter.RenderHint.SmoothPixmapTransform
    )  # the dialog's own preview is smaller than the picture
    for at, image in enumerate(chosen):
        if at:
            _turn(printer, image)
            printer.newPage()
        painter.drawImage(printer.paperRect(QPrinter.Unit.DevicePixel), image, QRectF(image.rect()))
    painter.end()


def _turn(printer: QPrinter, image: QImage) -> None:
    """Paper upright or across, as the page is."""
    wide = image.width() > image.height()
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )


def _written(images: Callable[[Letter], Images], letter: Letter, path: Path, progress: Progress) -> Path:
    progress.step(0, 1, "")
    rendering.render(
        letter,
        docx=path if path.suffix.lower() == ".docx" else None,
        pdf=path if path.suffix.lower() == ".pdf" else None,
        check=False,
        images=images(letter),
    )
    return path
