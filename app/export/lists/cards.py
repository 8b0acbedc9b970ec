"""Labels, cards and certificates: many small sheets on one page, or one on each; PDF only.

Owns where they stand on the paper and how a text is fitted: it shrinks to its least size, then wraps, then ends in an ellipsis, so that
nothing overlaps. Refuses to know members: it draws what it is given.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app.export.lists import qr
from app.export.lists.faces import faces

if TYPE_CHECKING:
    from app.export.lists.faces import Faces

_PITCH: Final = 1.25
_LEAST: Final = 6.5
_SHRINK: Final = 0.5


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels as shops sell it, in millimetres."""

    across: int
    down: int
    wide: float
    high: float
    left: float
    top: float
    gap: float = 0.0
    """Between two columns."""

    @property
    def many(self) -> int:
        return self.across * self.down


SHEETS: Final[dict[str, LabelSheet]] = {
    "3x8": LabelSheet(3, 8, 70.0, 37.0, 0.0, 0.5),
    "3x7": LabelSheet(3, 7, 63.5, 38.1, 7.2, 15.15, 2.5),
    "2x7": LabelSheet(2, 7, 99.1, 38.1, 4.65, 15.15, 2.5),
    "2x8": LabelSheet(2, 8, 99.1, 33.9, 4.65, 12.9, 2.5),
    "2x4": LabelSheet(2, 4, 99.1, 67.7, 4.65, 13.1, 2.5),
}
CARD: Final = LabelSheet(2, 5, 85.6, 54.0, 14.4, 11.5, 10.0)
"""Cards of the size of a bank card (ISO/IEC 7810 ID-1), ten on a page."""


@dataclass(frozen=True, slots=True)
class Card:
    """A member's card. ``code`` is what its QR says; ``photo`` JPEG or empty."""

    name: str
    lines: tuple[str, ...]
    code: str
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class Certificate:
    """``lines`` between title and name's end stand in the middle; ``sign`` is (over, under) the signature."""

    over: str
    title: str
    lines: tuple[tuple[str, bool], ...]
    """(text, is the large one)."""
    dated: str
    sign: tuple[str, str]
    """Words over the signature, a line each, and the name under it."""


def labels(texts: Sequence[Sequence[str]], sheet: LabelSheet, *, first: int = 1, title: str = "") -> bytes:
    """One label for each; the first line of a label is bold. ``first``: place of the first free label on a begun sheet, from 1."""
    out = io.BytesIO()
    pen, face = _canvas(out, A4, title), faces()
    for page in _pages(range(first - 1, first - 1 + len(texts)), sheet.many):
        for place in page:
            x, y = _corner(sheet, place % sheet.many)
            _block(pen, face, texts[place - first + 1], x + 4 * mm, y, (sheet.wide - 8) * mm, sheet.high * mm)
        pen.showPage()
    pen.save()
    return out.getvalue()


def cards(made: Sequence[Card], head: Sequence[str], *, title: str = "") -> bytes:
    """Fronts on one page, backs on the next, mirrored, so that printing on both sides puts them back to back."""
    out = io.BytesIO()
    pen, face = _canvas(out, A4, title), faces()
    for page in _pages(range(len(made)), CARD.many):
        for place in page:
            _front(pen, face, made[place], head, *_corner(CARD, place % CARD.many))
        pen.showPage()
        for place in page:
            at = place % CARD.many
            mirrored = at - at % CARD.across + (CARD.across - 1 - at % CARD.across)
            _back(pen, face, made[place], *_corner(CARD, mirrored))
        pen.showPage()
    pen.save()
    return out.getvalue()


def certificates(made: Iterable[Certificate], *, title: str = "") -> bytes:
    """One lying A4 page each."""
    out = io.BytesIO()
    size = landscape(A4)
    pen, face = _canvas(out, size, title), faces()
    wide, high = size
    room = wide - 60 * mm
    for one in made:
        pen.setLineWidth(1.5)
        pen.rect(12 * mm, 12 * mm, wide - 24 * mm, high - 24 * mm)
        pen.setLineWidth(0.5)
        pen.rect(14 * mm, 14 * mm, wide - 28 * mm, high - 28 * mm)
        y = _centred(pen, face.bold, one.over, 13, wide / 2, high - 30 * mm, room)
        y = _centred(pen, face.bold, one.title, 36, wide / 2, y - 18 * mm, room)
        y -= 4 * mm
        for words, large in one.lines:
            y = _centred(
                pen,
                face.bold if large else face.regular,
                words,
                26 if large else 16,
                wide / 2,
                y - 3 * mm,
                room,
            )
        x = wide - 80 * mm
        y = _centred(pen, face.italic, one.dated, 13, x, min(y - 2 * mm, 68 * mm), 110 * mm)
        for words in one.sign[0].splitlines():
            y = _centred(pen, face.bold, words, 13, x, y, 110 * mm)
        _centred(pen, face.bold, one.sign[1], 13, x, 27 * mm, 110 * mm)
        pen.showPage()
    pen.save()
    return out.getvalue()


def fitted(text: str, font: str, size: float, room: float, most: int) -> tuple[list[str], float]:
    """Lines and size: one line as long as it may shrink a little, then more lines, then smaller, then cut with an ellipsis."""
    for lines in range(1, most + 1):
        at = size
        while at >= max(_LEAST, size * (0.85 if lines < most else 0.5)):
            found = _wrapped(text, font, at, room)
            if len(found) <= lines and all(stringWidth(one, font, at) <= room for one in found):
                return found, at
            at -= _SHRINK
    least = max(_LEAST, size * 0.5)
    found = _wrapped(text, font, least, room)
    kept = found[:most]
    if len(found) > most:
        kept[-1] += " …"
    return [_cut(one, font, least, room) for one in kept], least


def _wrapped(text: str, font: str, size: float, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, font: str, size: float, room: float) -> str:
    if stringWidth(line, font, size) <= room:
        return line
    line = line.removesuffix(" …")
    while line and stringWidth(f"{line}…", font, size) > room:
        line = line[:-1]
    return f"{line}…"


def _canvas(out: io.BytesIO, size: tuple[float, float], title: str) -> Canvas:
    pen = Canvas(out, pagesize=size, lang="vi-VN", initialFontName=faces().regular)  # type: ignore[arg-type]  # a name it is
    pen.setTitle(title)
    pen.setCreator("Văn thư Đoàn")
    return pen


def _pages(places: range, many: int) -> Iterator[list[int]]:
    page: list[int] = []
    for place in places:
        if page and place % many == 0:
            yield page
            page = []
        page.append(place)
    if page:
        yield page


def _corner(sheet: LabelSheet, at: int) -> tuple[float, float]:
    """Lower left corner of a place, in points."""
    column, row = at % sheet.across, at // sheet.across
    x = sheet.left + column * (sheet.wide + sheet.gap)
    return x * mm, A4[1] - (sheet.top + (row + 1) * sheet.high) * mm


def _block(
    pen: Canvas, face: Faces, texts: Sequence[str], x: float, y: float, wide: float, high: float
) -> None:
    """Texts one under the other, in the middle of the height."""
    room = high - 6 * mm
    size, drawn = 11.0, [("", "", 0.0)]
    while True:
        drawn = [
            (line, font, at)
            for number, words in enumerate(texts)
            if words
            for font in (face.bold if number == 0 else face.regular,)
            for lines, at in (fitted(words, font, size, wide, 3 if number == 0 else 2),)
            for line in lines
        ]
        tall = sum(at * _PITCH for _, _, at in drawn)
        if tall <= room or size <= _LEAST:
            break
        size -= _SHRINK
    top = y + high / 2 + min(tall, room) / 2
    for line, font, at in drawn:
        top -= at * _PITCH
        if top < y + 2 * mm:
            break
        pen.setFont(font, at)
        pen.drawString(x, top + at * 0.25, line)


def _centred(pen: Canvas, font: str, text: str, size: float, x: float, y: float, room: float) -> float:
    """Draws below ``y``; gives where the next may begin."""
    lines, at = fitted(text, font, size, room, 2)
    for line in lines:
        y -= at * _PITCH
        pen.setFont(font, at)
        pen.drawCentredString(x, y, line)
    return y


def _frame(pen: Canvas, x: float, y: float) -> None:
    pen.setLineWidth(0.3)
    pen.roundRect(x, y, CARD.wide * mm, CARD.high * mm, 3 * mm)


def _front(pen: Canvas, face: Faces, card: Card, head: Sequence[str], x: float, y: float) -> None:
    _frame(pen, x, y)
    wide, middle = CARD.wide * mm, x + CARD.wide * mm / 2
    top = y + CARD.high * mm - 2 * mm
    for words, size in zip(head, (7.5, 8.5, 12.0), strict=False):
        if words:
            top = _centred(pen, face.bold, words, size, middle, top, wide - 8 * mm)
    picture = (x + 4 * mm, y + 5 * mm, 18 * mm, 24 * mm)
    pen.rect(*picture)
    if card.photo:
        pen.drawImage(ImageReader(io.BytesIO(card.photo)), *picture, preserveAspectRatio=True)
    left = x + 25 * mm
    _block(pen, face, (card.name, *card.lines), left, y + 3 * mm, wide - 29 * mm, top - y - 4 * mm)


def _back(pen: Canvas, face: Faces, card: Card, x: float, y: float) -> None:
    _frame(pen, x, y)
    side = 34 * mm
    middle = x + CARD.wide * mm / 2
    code = ImageReader(io.BytesIO(qr.png(card.code)))
    pen.drawImage(code, middle - side / 2, y + 14 * mm, side, side)
    _centred(pen, face.bold, card.name, 9, middle, y + 13 * mm, CARD.wide * mm - 10 * mm)
