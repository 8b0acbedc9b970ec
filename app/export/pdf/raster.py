"""Pages as pictures, for the preview and for files: a page of a finished PDF drawn by pdfium.

Owns no layout: what the picture shows is what the PDF is. pdfium is not safe for threads; a lock stands here.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

from app.base.errors import FileEmpty, FileUnreadable
from app.base.files import make_folder, read_bytes, write_atomic

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PRINT: Final = 150
_one_at_a_time: Final = Lock()


class Pixels(NamedTuple):
    """One page as bare pixels: what a window shows without packing and unpacking a file."""

    number: int  # from 1
    data: bytes
    width: int
    height: int
    stride: int  # bytes from line to line
    colour: bool = False  # blue, green, red of every pixel; else a byte of grey


@contextmanager
def _opened(source: bytes | Path) -> Iterator[PdfDocument]:
    import pypdfium2

    data = source if isinstance(source, bytes) else read_bytes(source)
    name = "PDF" if isinstance(source, bytes) else str(source)
    if not data:
        raise FileEmpty(file=name)
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as fault:
            raise FileUnreadable(file=name, reason=str(fault)) from fault
        try:
            yield document
        finally:
            document.close()


def page_count(source: bytes | Path) -> int:
    """Raises FileMissing, FileUnreadable, FileEmpty, like every function here."""
    with _opened(source) as document:
        return len(document)


def page_png(source: bytes | Path, number: int, dpi: int = PRINT) -> bytes:
    """Page ``number`` (from 1) as a PNG that knows its resolution."""
    with _opened(source) as document:
        return _png(document, number, dpi)


def pixels(
    source: bytes | Path, numbers: Sequence[int], wide: int, *, coloured: Collection[int] = ()
) -> tuple[Pixels, ...]:
    """Pages drawn ``wide`` pixels wide, grey but for the ``coloured`` ones; numbers that the file has not are left out."""
    with _opened(source) as document:
        return tuple(
            _pixels(document, number, wide, colour=number in coloured)
            for number in numbers
            if 1 <= number <= len(document)
        )


def pictures(source: bytes | Path, folder: Path, dpi: int = PRINT) -> list[Path]:
    """Every page as ``folder/trang-1.png`` and so on; the files written. Also raises DiskFull, FolderReadOnly."""
    make_folder(folder)
    written = []
    with _opened(source) as document:
        for number in range(1, len(document) + 1):
            path = folder / f"trang-{number}.png"
            write_atomic(path, _png(document, number, dpi))
            written.append(path)
    return written


def _pixels(document: PdfDocument, number: int, wide: int, *, colour: bool) -> Pixels:
    page = document[number - 1]
    try:
        bitmap = page.render(scale=max(1, wide) / page.get_width(), grayscale=not colour)
        made = Pixels(number, bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, colour)
        bitmap.close()
        return made
    finally:
        page.close()


def _png(document: PdfDocument, number: int, dpi: int) -> bytes:
    page = document[number - 1]
    try:
        bitmap = page.render(scale=dpi / 72)
        image = bitmap.to_pil()
        file = io.BytesIO()
        image.save(file, "PNG", dpi=(dpi, dpi), compress_level=3)
        bitmap.close()
        return file.getvalue()
    finally:
        page.close()
