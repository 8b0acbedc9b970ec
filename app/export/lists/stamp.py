"""The stamp 'ĐẾN' (Decree 30, Annex IV, V): 50 x 35 mm, drawn on a copy of the first page or alone on a blank one.

Owns its look, the free place for it on a page, and the way onto the page: its lines and letters are added over the page,
every other byte of content stays as it was. The page may be turned or cropped; places are those of the page as it is seen.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app.base.errors import InputRefused
from app.base.language import mark
from app.export.lists.faces import Faces, faces

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy
    from reportlab.pdfgen.canvas import Canvas

WIDE: Final = 50.0
HIGH: Final = 35.0
"""Millimetres."""
_POINT: Final = 72 / 25.4
_RED: Final = (0.78, 0.05, 0.08)
_HEAD, _NUMBER, _ROW = 8.0, 13.0, 7.0
_LEFT_CELL: Final = 16.0
_SCALE_DPI: Final = 50
_EDGE: Final = 4.0
_CLEAR: Final = 2.0
"""Blank kept around the stamp."""
_SPECKS: Final = 0.0004
"""Share of dark points that dust of a scan may leave in a blank place."""
_HANG_TOGETHER: Final = 3


class PageUnreadable(InputRefused):
    code, what = "DEN-030", mark("Không đóng được dấu lên tệp {file}: {reason}.")
    remedy = mark("In dấu riêng (incoming stamp --alone) rồi đóng lên bản giấy.")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands in its fields; blank ones are dots for the pen."""

    organ: str
    number: str = ""
    day: str = ""
    to: str = ""
    file_code: str = ""


class Place(NamedTuple):
    """Top left corner in mm from the top left of the page as seen; ``free``: nothing is covered there."""

    x: float
    y: float
    free: bool
    page_wide: float
    page_high: float


def alone(stamp: Stamp, *, x: float, y: float, wide: float = 210.0, high: float = 297.0) -> bytes:
    """A blank page with only the stamp, to be printed on the paper letter."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide * _POINT, high * _POINT), lang="vi-VN")
    canvas.setTitle("Dấu ĐẾN")
    canvas.setCreator("Văn thư Đoàn")
    canvas.translate(x * _POINT, (high - y - HIGH) * _POINT)
    _draw(canvas, stamp, faces())
    canvas.save()
    return out.getvalue()


def stamped(pdf: bytes, stamp: Stamp, *, x: float, y: float, name: str = "PDF") -> bytes:
    """A copy of ``pdf`` with the stamp on page 1. Raises PageUnreadable."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            page = document.pages[0]
            with pikepdf.open(io.BytesIO(alone(stamp, x=0, y=0, wide=WIDE, high=HIGH))) as drawn:
                form = document.copy_foreign(drawn.pages[0].as_form_xobject())
            resource = page.add_resource(form, pikepdf.Name.XObject)
            seen = _seen(page)
            left, bottom = x * _POINT / seen.unit, (seen.high - y - HIGH) * _POINT / seen.unit
            a, b, c, d, e, f = seen.turned(left, bottom)
            words = f"{a:g} {b:g} {c:g} {d:g} {e:.3f} {f:.3f} cm"
            # Whatever state the page's own content ends in must not turn or colour the stamp.
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"\nQ\nq {words} {resource} Do Q\n".encode("ascii"))
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
    except (pikepdf.PdfError, IndexError, ValueError, RuntimeError) as fault:
        raise PageUnreadable(
            file=name, reason=str(fault).splitlines()[0][:120] if str(fault) else "?"
        ) from fault


def from_picture(picture: bytes, *, name: str = "") -> bytes:
    """A PDF of one A4-wide page with the picture as it is. Raises PageUnreadable."""
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    try:
        with Image.open(io.BytesIO(picture)) as image:
            size = image.size
        wide = 297.0 if size[0] > size[1] else 210.0
        high = wide * size[1] / size[0]
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(wide * _POINT, high * _POINT), lang="vi-VN")
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, wide * _POINT, high * _POINT)
        canvas.save()
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as fault:
        raise PageUnreadable(file=name, reason=type(fault).__name__) from fault
    return out.getvalue()


def place(pdf: bytes, *, after: tuple[float, float] | None = None, name: str = "PDF") -> Place:
    """Where the stamp goes on page 1: the free place nearest to ``after`` (the foot of the number line, in mm).

    Where nothing is free, the place that covers least, and ``free`` is False. Raises PageUnreadable.
    """
    import numpy
    import pikepdf

    from app.export.pdf.raster import pixels

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            seen = _seen(document.pages[0])
    except (pikepdf.PdfError, IndexError, ValueError, RuntimeError) as fault:
        raise PageUnreadable(
            file=name, reason=str(fault).splitlines()[0][:120] if str(fault) else "?"
        ) from fault
    if seen.wide < WIDE or seen.high < HIGH:
        return Place(0, 0, False, seen.wide, seen.high)
    (drawn,) = pixels(pdf, (1,), max(60, round(min(seen.wide, 2000) / 25.4 * _SCALE_DPI)))
    grey = numpy.frombuffer(drawn.data, numpy.uint8)[: drawn.stride * drawn.height]
    grey = grey.reshape(drawn.height, drawn.stride)[:, : drawn.width]
    x, y, free = _free_place(grey, drawn.width / seen.wide, after or (25.0, 42.0))
    return Place(round(x, 1), round(y, 1), free, round(seen.wide, 1), round(seen.high, 1))


def _free_place(
    grey: numpy.ndarray[Any, Any], scale: float, after: tuple[float, float]
) -> tuple[float, float, bool]:
    import numpy

    # Paper of a scan is grey or yellow: dark is what differs from the paper of this page.
    paper = float(numpy.percentile(grey, 85))
    dark = (grey < paper - 45).astype(numpy.int32)
    # A letter's strokes hang together; a dark point alone is dust.
    padded = numpy.pad(dark, 1)
    around = sum(
        padded[1 + dy : padded.shape[0] - 1 + dy, 1 + dx : padded.shape[1] - 1 + dx]
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
    )
    dark = dark * (around >= _HANG_TOGETHER)
    sums = numpy.zeros((dark.shape[0] + 1, dark.shape[1] + 1), numpy.int32)
    sums[1:, 1:] = dark.cumsum(0).cumsum(1)
    wide, high = round((WIDE + 2 * _CLEAR) * scale), round((HIGH + 2 * _CLEAR) * scale)
    wide, high = min(wide, dark.shape[1]), min(high, dark.shape[0])
    ink = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    ys, xs = numpy.mgrid[0 : ink.shape[0], 0 : ink.shape[1]] / scale
    far = numpy.hypot(xs - after[0], 1.3 * (ys - after[1]))
    # Above the number line stand the names of organs: a stamp goes there last.
    far = far + numpy.where(ys + HIGH / 2 < after[1], 60.0, 0.0)
    edge = _EDGE - _CLEAR
    page_wide, page_high = dark.shape[1] / scale, dark.shape[0] / scale
    outside = (xs < edge) | (ys < edge)
    outside |= (xs + WIDE + 2 * _CLEAR + edge > page_wide) | (ys + HIGH + 2 * _CLEAR + edge > page_high)
    if not outside.all():
        far = numpy.where(outside, 1e6, far)
    free = (ink <= _SPECKS * wide * high) & (far < 1e6)
    if free.any():
        best = int(numpy.where(free, far, 1e9).argmin())
    else:
        share = ink / max(1, wide * high)
        best = int((share * 2000 + far).argmin())
    at_y, at_x = divmod(best, ink.shape[1])
    return at_x / scale + _CLEAR, at_y / scale + _CLEAR, bool(free.flat[best])


class _Seen(NamedTuple):
    """A page as it is seen: size in mm after turning and cropping, and how it lies in its own space."""

    wide: float
    high: float
    box: tuple[float, float, float, float]
    turn: int
    unit: float

    def turned(self, u: float, v: float) -> tuple[float, float, float, float, float, float]:
        """The matrix that lays something drawn upright at (u, v) from the seen page's bottom left."""
        x0, y0, x1, y1 = self.box
        match self.turn:
            case 90:
                return 0, 1, -1, 0, x1 - v, y0 + u
            case 180:
                return -1, 0, 0, -1, x1 - u, y1 - v
            case 270:
                return 0, -1, 1, 0, x0 + v, y1 - u
            case _:
                return 1, 0, 0, 1, x0 + u, y0 + v


def _seen(page: Any) -> _Seen:
    box, media = ([float(one) for one in found] for found in (page.cropbox, page.mediabox))
    x0, x1 = _within(box[0], box[2], media[0], media[2])
    y0, y1 = _within(box[1], box[3], media[1], media[3])
    if x1 - x0 < 1 or y1 - y0 < 1:
        raise ValueError("empty page")
    turn = _inherited_turn(page.obj)
    unit = float(page.obj.get("/UserUnit", 1)) or 1.0
    wide, high = (x1 - x0) * unit / _POINT, (y1 - y0) * unit / _POINT
    if turn in (90, 270):
        wide, high = high, wide
    return _Seen(wide, high, (x0, y0, x1, y1), turn, unit)


def _within(one: float, other: float, edge: float, far_edge: float) -> tuple[float, float]:
    """The part of the crop that lies on the paper."""
    return max(min(one, other), min(edge, far_edge)), min(max(one, other), max(edge, far_edge))


def _inherited_turn(node: Any) -> int:
    """/Rotate of the page or of the page tree above it; a damaged tree may run in a circle."""
    for _ in range(50):
        if "/Rotate" in node:
            return int(node["/Rotate"]) % 360
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return 0


def _draw(canvas: Canvas, stamp: Stamp, face: Faces) -> None:
    """Origin at the stamp's bottom left."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    mm = _POINT
    canvas.setStrokeColorRGB(*_RED)
    canvas.setFillColorRGB(*_RED)
    line = 0.3
    canvas.setLineWidth(2 * line * mm)
    canvas.rect(line * mm, line * mm, (WIDE - 2 * line) * mm, (HIGH - 2 * line) * mm)
    canvas.setLineWidth(0.2 * mm)
    second, third = 2 * _ROW, _ROW
    for height in (second + _NUMBER, second, third):
        canvas.line(0.3 * mm, height * mm, (WIDE - 0.3) * mm, height * mm)
    canvas.line(_LEFT_CELL * mm, second * mm, _LEFT_CELL * mm, (second + _NUMBER) * mm)

    def size_of(text: str, font: str, size: float, room: float) -> float:
        while size > 5 and stringWidth(text, font, size) > room * mm:
            size -= 0.25
        return size

    lines = _two_lines(stamp.organ, face.bold, 9, (WIDE - 3) * mm)
    size = min(size_of(one, face.bold, 9 if len(lines) == 1 else 8, WIDE - 3) for one in lines)
    middle = second + _NUMBER + _HEAD / 2
    for at, text in enumerate(lines):
        drop = (at - (len(lines) - 1) / 2) * size * 1.12 + size * 0.35
        canvas.setFont(face.bold, size)
        canvas.drawCentredString(WIDE / 2 * mm, middle * mm - drop, text)
    canvas.setFont(face.bold, 14)
    canvas.drawCentredString(_LEFT_CELL / 2 * mm, (second + _NUMBER / 2) * mm - 5, "ĐẾN")

    def field(label: str, value: str, left: float, base: float, right: float) -> None:
        canvas.setFont(face.regular, 9)
        canvas.drawString(left * mm, base * mm, label)
        start = left + stringWidth(label, face.regular, 9) / mm + 1
        if value:
            size = size_of(value, face.bold, 9.5, right - start)
            shown = value
            while stringWidth(shown, face.bold, size) > (right - start) * mm and len(shown) > 1:
                shown = shown[:-2] + "…"
            canvas.setFont(face.bold, size)
            canvas.drawString(start * mm, base * mm, shown)
        else:
            canvas.setDash(0.2, 1.6)
            canvas.line(start * mm, base * mm, right * mm, base * mm)
            canvas.setDash()

    inner = _LEFT_CELL + 1.5
    field("Số:", stamp.number, inner, second + _NUMBER - 4.7, WIDE - 1.5)
    field("Ngày:", stamp.day, inner, second + 2.2, WIDE - 1.5)
    field("Chuyển:", stamp.to, 1.8, third + 2.3, WIDE - 1.5)
    field("Số và ký hiệu HS:", stamp.file_code, 1.8, 2.3, WIDE - 1.5)


def _two_lines(text: str, font: str, size: float, room: float) -> Sequence[str]:
    """One line where it fits, else two about equally long."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    words = text.split()
    if stringWidth(text, font, size) <= room or len(words) < 2:
        return [text]
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=lambda pair: max(stringWidth(one, font, size) for one in pair))
