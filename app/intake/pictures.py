"""Pictures out of files: JPEG, PNG, TIFF of many pages, HEIC; and pages of a PDF as pictures.

Owns decoding and its bounds. A picture is turned as its camera said (EXIF) and comes down to what reading needs before it
lies whole in memory, where its format allows. Nothing here reads text.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app.base.errors import InputRefused
from app.base.language import mark

if TYPE_CHECKING:
    from PIL.Image import Image

    from app.intake.ocr.words import Picture

MOST_PIXELS: Final = 260_000_000  # a decoded picture; 100 Mpx phones are common, a gigapixel is an attack
WORKING_PIXELS: Final = 36_000_000
MOST_FRAMES: Final = 400
LEAST_SIDE: Final = 60  # pixels; smaller holds no line of text
_PDF_LOW, _PDF_HIGH, _PDF_USUAL = 150.0, 400.0, 250.0
_POINTS: Final = 72.0


class PictureBroken(InputRefused):
    code, what = "OCR-002", mark("Tệp ảnh {file} bị hỏng, không mở được.")
    remedy = mark("Xin lại tệp từ nơi gửi; có thể tệp chưa tải hoặc chép xong.")


class PictureTooLarge(InputRefused):
    code, what = "OCR-003", mark("Ảnh {file} quá lớn ({size} triệu điểm ảnh; đọc tối đa {limit}).")
    remedy = mark("Quét lại ở 300 điểm/inch, hoặc thu nhỏ ảnh rồi đọc lại.")


class PictureTooSmall(InputRefused):
    code, what = (
        "OCR-004",
        mark("Ảnh {file} quá nhỏ ({width} x {height} điểm ảnh), không có chữ nào đọc được."),
    )
    remedy = mark("Chụp gần hơn hoặc quét ở 200 đến 300 điểm/inch.")


class Shot(NamedTuple):
    """One picture of a page: blue-green-red or grey, upright as its file says; dots per inch when the file tells."""

    picture: Picture
    dpi: float | None


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Image]:
    """The picture file, checked for its size before anything is decoded. Raises the refusals above."""
    from PIL import Image, UnidentifiedImageError

    if data[4:8] == b"ftyp":
        import pi_heif  # type: ignore[import-untyped, unused-ignore]

        pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # our own bound stands below, with a sentence a clerk understands
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            _bounded(picture, name)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        raise PictureBroken(name, file=name) from None
    try:
        yield picture
    finally:
        picture.close()


def _bounded(picture: Image, name: str) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PictureTooLarge(
            name, file=name, size=width * height // 1_000_000, limit=MOST_PIXELS // 1_000_000
        )
    if min(width, height) < LEAST_SIDE:
        raise PictureTooSmall(name, file=name, width=width, height=height)


def frame_count(picture: Image) -> int:
    """Pages of the file; at least one."""
    try:
        return max(1, min(MOST_FRAMES, int(getattr(picture, "n_frames", 1))))
    except (OSError, ValueError, SyntaxError, EOFError):
        return 1


def shot(picture: Image, index: int, name: str) -> Shot:
    """Frame ``index``, decoded. Raises the refusals above."""
    try:
        if index:
            picture.seek(index)
            _bounded(picture, name)
        return _decoded(picture)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, RuntimeError):
        raise PictureBroken(name, file=name) from None


def _decoded(picture: Image) -> Shot:
    import numpy as np
    from PIL import Image, ImageOps

    dpi = _dpi(picture)
    width, height = picture.size
    if width * height > WORKING_PIXELS:
        factor = (WORKING_PIXELS / (width * height)) ** 0.5
        if picture.format == "JPEG":  # decoded small at once
            picture.draft(picture.mode, (int(width * factor), int(height * factor)))
        picture.load()
        if picture.size[0] * picture.size[1] > WORKING_PIXELS:
            left = (WORKING_PIXELS / (picture.size[0] * picture.size[1])) ** 0.5
            size = (max(1, int(picture.size[0] * left)), max(1, int(picture.size[1] * left)))
            exif = picture.getexif()
            picture = picture.convert("RGB").resize(size, Image.Resampling.BOX)
            picture.getexif().update(exif)
        dpi = dpi * picture.size[0] / width if dpi is not None else None
    turned = ImageOps.exif_transpose(picture)
    if "A" in turned.getbands() or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        turned = Image.alpha_composite(paper, clear)
    if turned.mode.startswith(("I", "F")):
        deep = np.asarray(turned, np.float32)
        low, high = float(deep.min()), float(deep.max())
        return Shot(((deep - low) * (255 / max(1.0, high - low))).astype(np.uint8), dpi)
    if turned.mode in ("1", "L"):
        return Shot(np.asarray(turned.convert("L")), dpi)
    return Shot(_grey_when_grey(np.ascontiguousarray(np.asarray(turned.convert("RGB"))[:, :, ::-1])), dpi)


def _grey_when_grey(picture: Picture) -> Picture:
    """A coloured file of a grey page is grey: one channel of three."""
    sample = picture[::7, ::7]
    spread = sample.max(axis=2).astype(int) - sample.min(axis=2)
    return picture if int((spread > 24).sum()) > 3 else picture[:, :, 1].copy()


def _dpi(picture: Image) -> float | None:
    """What the file says, when it says something a scanner would. Cameras write 72 and mean nothing by it."""
    said = picture.info.get("dpi")
    try:
        value = float(said[0]) if said else 0.0
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return value if 90 <= value <= 2400 else None


def pdf_shots(document: Any, indexes: Sequence[int]) -> Iterator[Shot | None]:
    """Pages of an open pdfium document as pictures, at the sharpness of the scan they hold; None where drawing fails."""
    import pypdfium2 as pdfium

    for index in indexes:
        try:
            yield _page_shot(document[index])
        except (pdfium.PdfiumError, MemoryError, ValueError):
            yield None


def _page_shot(page: Any) -> Shot:
    import numpy as np

    try:
        dpi = _sharpness(page)
        width, height = page.get_size()
        dpi = min(dpi, _POINTS * (WORKING_PIXELS / max(1.0, width * height)) ** 0.5)
        picture = page.render(scale=dpi / _POINTS, rev_byteorder=False).to_numpy()
        if picture.ndim == 3:
            return Shot(_grey_when_grey(np.ascontiguousarray(picture[:, :, :3])), dpi)
        return Shot(np.ascontiguousarray(picture), dpi)
    finally:
        page.close()


def _sharpness(page: Any) -> float:
    """Dots per inch of the page's largest picture: drawn at that, a scan keeps its own dots."""
    import pypdfium2.raw as raw

    best, found = 0.0, _PDF_USUAL
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = item.get_bounds() if hasattr(item, "get_bounds") else item.get_pos()
        area = (right - left) * (top - bottom)
        if area > best and right > left and top > bottom:
            across, down = item.get_px_size() if hasattr(item, "get_px_size") else item.get_size()
            best = area
            found = _POINTS * (max(across, down) / max(right - left, top - bottom))
    return min(_PDF_HIGH, max(_PDF_LOW, found))
