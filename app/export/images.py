"""Any picture a clerk brings, made ready to print: upright, grey or RGB without alpha, no larger than paper can show.

Pillow is loaded when the first picture comes. A picture that cannot be read is refused with its name.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING, Final

from app.base.errors import InputRefused
from app.base.language import mark
from app.layout.sheet import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

DPI: Final = 220  # what a printer shows of a photograph
MOST_PIXELS: Final = 120_000_000
_LONGEST: Final = round(297 / 25.4 * DPI)  # the long side of A4
_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "MPO", "PPM", "HEIF")
_QUALITY: Final = 88


class PictureUnreadable(InputRefused):
    code, what = "VB-115", mark("Tệp ảnh “{name}” hỏng hoặc không phải ảnh mà chương trình đọc được.")
    remedy = mark("Mở ảnh bằng chương trình xem ảnh, lưu lại thành PNG hoặc JPEG, rồi chèn lại.")


class PictureTooLarge(InputRefused):
    code, what = "VB-116", mark("Ảnh “{name}” có {pixels} triệu điểm ảnh, nhiều hơn mức {most} triệu.")
    remedy = mark("Thu nhỏ ảnh rồi chèn lại; in trên khổ A4 chỉ cần 9 triệu điểm ảnh.")


def prepared(data: bytes, name: str, *, share: float = 1.0) -> Image:
    """The picture for a place as wide as ``share`` of a page's long side. Raises PictureUnreadable, PictureTooLarge."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the size we judge ourselves, of odd metadata
            _know_heif()
            with Pillow.open(io.BytesIO(data), formats=_FORMATS) as opened:
                pixels = opened.width * opened.height
                if pixels > MOST_PIXELS:
                    raise PictureTooLarge(
                        name, name=name, pixels=pixels // 1_000_000, most=MOST_PIXELS // 1_000_000
                    )
                photo = opened.format in ("JPEG", "MPO", "HEIF", "WEBP")
                most = max(64, round(_LONGEST * share))
                opened.draft(None, (most, most))  # a JPEG is read at half or a quarter of its size at once
                opened.thumbnail((most, most), Pillow.Resampling.LANCZOS, reducing_gap=2.0)
                upright = ImageOps.exif_transpose(opened)
                return _packed(_plain(upright), photo=photo)
    except PictureTooLarge:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, Pillow.DecompressionBombError, MemoryError) as fault:
        raise PictureUnreadable(name, name=name) from fault


def _know_heif() -> None:
    import pi_heif

    pi_heif.register_heif_opener()


def _plain(pixels: Pixels) -> Pixels:
    """Eight bits of grey or RGB on white."""
    from PIL import Image as Pillow

    if pixels.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        low, high = pixels.getextrema()
        top = (
            65535.0 if pixels.mode.startswith("I;16") or 255 < float(high) <= 65535 else max(float(high), 1.0)
        )
        return (
            pixels.convert("F").point(lambda value: value * (255.0 / top)).convert("L")
            if low != high
            else (Pillow.new("L", pixels.size, min(255, round(float(high) * 255 / top))))
        )
    if pixels.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in pixels.info:
        layer = pixels.convert("RGBA")
        ground = Pillow.new("RGBA", layer.size, "white")
        return Pillow.alpha_composite(ground, layer).convert("RGB")
    return pixels if pixels.mode in ("L", "RGB") else pixels.convert("L" if pixels.mode == "1" else "RGB")


def _packed(pixels: Pixels, *, photo: bool) -> Image:
    box = io.BytesIO()
    if photo:
        pixels.save(box, "JPEG", quality=_QUALITY, optimize=True)
    else:
        pixels.save(box, "PNG", optimize=pixels.width * pixels.height < 2_000_000)
    data = box.getvalue()
    kind = "jpeg" if photo else "png"
    return Image(hashlib.sha256(data).hexdigest(), kind, pixels.width, pixels.height, data)
