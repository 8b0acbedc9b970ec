"""How a signature looks on the page (Decree 30, Annex I): the picture of a hand or a seal, or a line of black type.

Each look is a page of exactly the size of its box, without ground: what lies under it stays to be read. Pictures are PNG,
true to size; the line is Times New Roman 10, upright.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.base.clock import VIETNAM
from app.base.errors import InputRefused
from app.base.language import mark
from app.base.text import nfc, one_line
from app.export.lists.faces import faces

if TYPE_CHECKING:
    from PIL import Image

_SIZE: Final = 10.0
_DESCENT: Final = 0.22
_MOST_PIXELS: Final = 40_000_000
_POINT: Final = 72 / 25.4
_PNG: Final = b"\x89PNG\r\n\x1a\n"


class MarkUnusable(InputRefused):
    code, what = "KY-040", mark("Không dùng được hình {file}: {reason}.")
    remedy = mark("Lưu hình chữ ký hoặc con dấu thành tệp .png nền trong suốt rồi chọn lại.")


_NOT_PNG: Final = mark("không phải tệp .png")
_TOO_LARGE: Final = mark("hình quá lớn")


def mark_size(png: bytes, name: str, *, wide: float | None = None) -> tuple[float, float]:
    """Width and height in mm: of the given width, else as the picture itself says (dots per inch), else 30 mm wide.

    Raises MarkUnusable.
    """
    picture = _opened(png, name)
    dots = picture.info.get("dpi")
    if wide is None:
        wide = picture.width / float(dots[0]) * 25.4 if dots and float(dots[0]) >= 50 else 30.0
    return wide, wide * picture.height / picture.width


def see_through(png: bytes, name: str) -> bool:
    """Whether something of its ground is transparent; a white ground would cover what lies under it."""
    picture = _opened(png, name)
    if "transparency" in picture.info:
        return True
    if "A" not in picture.getbands():
        return False
    low, _ = picture.getchannel("A").getextrema()
    return isinstance(low, int | float) and low < 255


def picture_look(png: bytes, name: str, *, size: tuple[float, float], box: tuple[float, float]) -> bytes:
    """The picture in the middle of a box, in its size (mm); smaller where the box (points) has no room for it."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    wide, high = size[0] * _POINT, size[1] * _POINT
    shrink = min(1.0, box[0] / wide, box[1] / high)
    wide, high = wide * shrink, high * shrink
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=box, invariant=1, pageCompression=1)
    picture = _opened(png, name).convert("RGBA")
    canvas.drawImage(
        ImageReader(picture), (box[0] - wide) / 2, (box[1] - high) / 2, width=wide, height=high, mask="auto"
    )
    canvas.save()
    return out.getvalue()


def _opened(png: bytes, name: str) -> Image.Image:
    from PIL import Image

    if not png.startswith(_PNG):
        raise MarkUnusable(file=name, reason=_NOT_PNG)
    try:
        picture = Image.open(io.BytesIO(png), formats=["PNG"])
        if picture.width * picture.height > _MOST_PIXELS:
            raise MarkUnusable(file=name, reason=_TOO_LARGE)
        picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise MarkUnusable(file=name, reason=_NOT_PNG) from None
    return picture


def moment_words(at: datetime, *, strict: bool = False) -> str:
    """'05/01/2026 08:30:15 +07:00', or by ISO 8601 to the letter: '2026-01-05T08:30:15+07:00'."""
    there = at.astimezone(VIETNAM)
    return there.isoformat(timespec="seconds") if strict else f"{there:%d/%m/%Y %H:%M:%S} +07:00"


def annex_line(number: str, at: datetime) -> str:
    """Over a separately filed annex: 'Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00'."""
    return f"Số: {one_line(nfc(number))}; {_parted(at)}"


def copy_line(kind: str, organ: str, at: datetime) -> str:
    """Over an electronic copy: 'SAO Y; Tỉnh đoàn X; 05/01/2026; 08:30:15 +07:00'."""
    return f"{one_line(nfc(kind))}; {one_line(nfc(organ))}; {_parted(at)}"


def _parted(at: datetime) -> str:
    return moment_words(at).replace(" ", "; ", 1)


def line_box(text: str) -> tuple[float, float]:
    """The box (points) that a line of type needs."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return stringWidth(text, faces().regular, _SIZE) + 2.0, _SIZE * 1.3


def line_look(text: str, box: tuple[float, float]) -> bytes:
    """One line at the right end of its box."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=box, invariant=1, pageCompression=1)
    canvas.setFont(faces().regular, _SIZE)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawRightString(box[0] - 1.0, (box[1] - _SIZE) / 2 + _SIZE * _DESCENT, text)
    canvas.save()
    return out.getvalue()


def above_words(data: bytes, words: str) -> tuple[int, float, float] | None:
    """Where a name stands last in a PDF: page from 1, its middle from the left and its top from the bottom, in points."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        for number in range(len(document), 0, -1):
            page = document[number - 1].get_textpage()
            search, last = page.search(nfc(words)), None
            while (found := search.get_next()) is not None:
                last = found
            if last is not None:
                boxes = [page.get_charbox(at) for at in range(last[0], last[0] + last[1])]
                left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
                return number, (left + right) / 2, max(box[3] for box in boxes)
        return None
    finally:
        document.close()
