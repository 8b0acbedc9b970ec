"""Letters as they really arrive: number and day written with a pen, a stamp and a signature over the signature's block, scanned
grey, in two tones or in colour, or photographed under a lamp with a hand's shadow. From ``blind_scans.txt``, by one random source.

``{46}`` in a line is written with a pen; what is written so is not asked of the reader (``truth`` holds None).
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from app.base.paths import resource
from tests.corpus.blind import Blind, blind_letters, draw_blind
from tests.corpus.page import Sheet

DPI: Final = 200
_PEN: Final = re.compile(r"\{(\d+)\}")
_PENS: Final = ((150, 60, 30), (120, 40, 40), (45, 40, 40))  # blue, violet, black (blue-green-red)
_SEAL: Final = "ĐƠN VỊ ĐÓNG DẤU XÁC NHẬN VĂN BẢN - "


class Place(NamedTuple):
    """Millimetres of a page, counted from 1."""

    page: int
    x: float
    y: float


class PenSheet(Sheet):
    """A sheet that leaves room for what a pen writes, and notes where; ``foot`` are the printed lines of the right column."""

    def __init__(self, face: str = "times") -> None:
        super().__init__(face)
        self.pens: list[tuple[Place, str]] = []
        self.foot: list[Place] = []

    def at(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 13,
        *,
        bold: bool = False,
        italic: bool = False,
        anchor: str = "left",
    ) -> None:
        def place(x: float, text: str, anchor: str) -> None:
            Sheet.at(self, x, y, text, size, bold=bold, italic=italic, anchor=anchor)

        if anchor == "centre" and x > 100 and y > 90:
            self.foot.append(Place(self.page, x, y))
        match = _PEN.search(text)
        if match is None:
            place(x, text, anchor)
            return
        before, figures, behind = text[: match.start()], match[1], text[match.end() :]
        room = 4.0 * len(figures) + 3
        left, right = (self.width(part, size, bold=bold, italic=italic) for part in (before, behind))
        start = x - (left + room + right) / 2 if anchor == "centre" else x
        place(start, before, "left")
        place(start + left + room, behind, "left")
        self.pens.append((Place(self.page, start + left + 1.5, y), figures))


class Rough(NamedTuple):
    """One letter as it came: the file, and what its reader must find."""

    name: str
    manner: str
    data: bytes
    truth: dict[str, Any]
    text: str


MANNERS: Final = ("colour", "grey", "two tones", "photo")


def rough_letters(random: Random) -> Iterator[Rough]:
    """Every letter once, the manners by turns."""
    for index, letter in enumerate(blind_letters("blind_scans.txt")):
        manner = MANNERS[index % len(MANNERS)]
        yield Rough(letter.name, manner, as_arrived(letter, manner, random), *_asked(letter))


def _asked(letter: Blind) -> tuple[dict[str, Any], str]:
    """The truth without what a pen wrote, with the recipients as they stand; and the printed words."""
    truth = {key: value or None if isinstance(value, str) else value for key, value in letter.truth.items()}
    penned = [line for line in letter.lines if _PEN.search(line)]
    if any("Số" in line for line in penned):
        truth["number"] = None
    if any("ngày" in line for line in penned):
        truth["date"] = None
    items = [line.split("- ", 1)[1] for line in letter.lines if line.startswith("<s - ")]
    truth["recipients"] = [item.rstrip(";.,") for item in items]
    return truth, _PEN.sub("", letter.text)


def as_arrived(letter: Blind, manner: str, random: Random) -> bytes:
    """A PDF of pictures: pen, stamp and signature on the sheet, then the scanner or the telephone."""
    sheet = PenSheet()
    pdf = draw_blind(letter, sheet=sheet, small=random.choice((10.5, 11, 11.5)))
    dpi = DPI if manner != "photo" else 220
    pages = _pages(pdf, dpi)
    mm = dpi / 25.4
    for place, figures in sheet.pens:
        _write(pages[place.page - 1], place, figures, mm, random)
    if sheet.foot:
        foot = [place for place in sheet.foot if place.page == sheet.foot[-1].page]
        _sign(pages[foot[-1].page - 1], foot, mm, random)
        _seal(pages[foot[-1].page - 1], foot, mm, random)
    shots = [Image.fromarray(_MADE[manner](page, mm, random)) for page in pages]
    stream = io.BytesIO()
    shots[0].save(stream, "PDF", save_all=True, append_images=shots[1:], resolution=dpi, quality=78)
    return stream.getvalue()


def _pages(pdf: bytes, dpi: int) -> list[Any]:
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_numpy()[..., :3].copy() for page in document]
    finally:
        document.close()


def _write(page: Any, place: Place, figures: str, mm: float, random: Random) -> None:
    """Figures by pen: slanted, of uneven height, not quite on the line."""
    colour, x = random.choice(_PENS), place.x
    for figure in figures:
        size = random.uniform(0.026, 0.034) * mm * 4.2
        box = np.full((int(9 * mm), int(8 * mm)), 255, np.uint8)
        cv2.putText(box, figure, (int(1.5 * mm), int(6.5 * mm)), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, size, 0, 3, cv2.LINE_AA)  # fmt: skip
        bend = np.array([[1, -random.uniform(0, 0.35), 0.9 * mm], [random.uniform(-0.1, 0.1), 1, 0]])
        box = cv2.warpAffine(box, bend, box.shape[::-1], borderValue=255)
        top = int((place.y + random.uniform(-0.5, 0.9) - 6.5) * mm)
        _lay(page, box, int((x - 1.5) * mm), top, colour)
        x += random.uniform(3.2, 4.1)


def _lay(page: Any, mask: Any, left: int, top: int, colour: tuple[int, int, int]) -> None:
    """Ink (dark on white) of one colour onto the page."""
    part = page[top : top + mask.shape[0], left : left + mask.shape[1]]
    share = (255 - mask[: part.shape[0], : part.shape[1]].astype(np.float32)) / 255
    inked = 255 - share[..., None] * (255 - np.array(colour, np.float32))
    part[:] = np.minimum(part, inked.astype(np.uint8))


def _sign(page: Any, foot: list[Place], mm: float, random: Random) -> None:
    """A flourish between position and name; every second one runs into the name."""
    name = foot[-1]
    middle = name.y - (3 if random.random() < 0.5 else 9)
    points = []
    for step in range(140):
        angle = step / 140 * random.choice((5, 6, 7)) * math.pi / 2
        points.append((name.x - 16 + 32 * step / 140 + 6 * math.sin(2.3 * angle), middle + 5.5 * math.cos(1.9 * angle) - 4 * step / 140))  # fmt: skip
    smooth = np.array(points)
    for axis in (0, 1):
        smooth[:, axis] = np.convolve(np.pad(smooth[:, axis], 4, mode="edge"), np.ones(9) / 9, mode="valid")
    mask = np.full(page.shape[:2], 255, np.uint8)
    cv2.polylines(mask, [(smooth * mm).astype(np.int32)], False, 0, random.choice((2, 3, 4)), cv2.LINE_AA)
    _lay(page, mask, 0, 0, random.choice(_PENS))


def _seal(page: Any, foot: list[Place], mm: float, random: Random) -> None:
    """A round red stamp over a third of the signature: its ink uneven, its letters round the ring."""
    size = int(40 * mm)
    picture = Image.new("L", (size, size), 255)
    middle, radius = size / 2, 18 * mm
    draw = ImageDraw.Draw(picture)
    for share, thick in ((1.0, 5), (0.66, 2)):
        reach = radius * share
        draw.ellipse((middle - reach, middle - reach, middle + reach, middle + reach), outline=0, width=thick)
    font = ImageFont.truetype(str(resource("fonts", "Tinos-Bold.ttf")), int(3.6 * mm))
    for index, char in enumerate(_SEAL):
        letter = Image.new("L", (int(7 * mm), int(7 * mm)), 255)
        ImageDraw.Draw(letter).text((3.5 * mm, 3.5 * mm), char, 0, font, anchor="mm")
        angle = 360 * index / len(_SEAL)
        letter = letter.rotate(-angle, fillcolor=255)
        x = middle + 0.83 * radius * math.sin(math.radians(angle))
        y = middle - 0.83 * radius * math.cos(math.radians(angle))
        box = Image.new("L", picture.size, 255)
        box.paste(letter, (int(x - 3.5 * mm), int(y - 3.5 * mm)))
        picture = Image.fromarray(np.minimum(np.asarray(picture), np.asarray(box)))
    grain = np.random.default_rng(random.randrange(1 << 30))
    worn = cv2.GaussianBlur(grain.random((size, size)).astype(np.float32), (0, 0), 2.0 * mm)
    worn = (worn - worn.min()) / (worn.max() - worn.min())
    ink = 255 - (255 - np.asarray(picture).astype(np.float32)) * np.clip(0.45 + worn, 0, 1)
    mask = np.asarray(Image.fromarray(ink.astype(np.uint8)).rotate(random.uniform(-25, 25), fillcolor=255))
    x = foot[0].x - random.uniform(20, 27)
    y = (foot[0].y + foot[-1].y) / 2 + random.uniform(-6, 4)
    _lay(page, mask, int((x - 20) * mm), max(0, int((y - 20) * mm)), (70, 60, random.choice((200, 215))))


def _turned(page: Any, random: Random) -> Any:
    high, wide = page.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), random.uniform(-1.2, 1.2), 1)
    return cv2.warpAffine(page, turn, (wide, high), borderValue=(250, 250, 250))


def _noisy(page: Any, random: Random, sigma: float, blur: float) -> Any:
    grain = np.random.default_rng(random.randrange(1 << 30))
    soft = cv2.GaussianBlur(page, (0, 0), blur).astype(np.float32) * 0.93 + 10
    return np.clip(soft + grain.normal(0, sigma, soft.shape[:2])[..., None], 0, 255).astype(np.uint8)


def _colour(page: Any, mm: float, random: Random) -> Any:
    del mm
    return cv2.cvtColor(_noisy(_turned(page, random), random, 6, 0.7), cv2.COLOR_BGR2RGB)


def _grey(page: Any, mm: float, random: Random) -> Any:
    """As machines with the colour switched off do."""
    del mm
    return cv2.cvtColor(_noisy(_turned(page, random), random, 6, 0.7), cv2.COLOR_BGR2GRAY)


def _two_tones(page: Any, mm: float, random: Random) -> Any:
    """As a copying machine sends it: black and white, the stamp as black as the print."""
    grey = _grey(page, mm, random)
    return np.where(grey < random.randrange(150, 185), 0, 255).astype(np.uint8)


def _photo(page: Any, mm: float, random: Random) -> Any:
    """A telephone above a dark table: perspective, a lamp's falling light, the shadow of a hand."""
    high, wide = page.shape[:2]
    edge = 0.05
    table = cv2.copyMakeBorder(page, *(int(edge * high),) * 2, *(int(edge * wide),) * 2, cv2.BORDER_CONSTANT, value=(70, 84, 96))  # fmt: skip
    tall, broad = table.shape[:2]

    def off(length: int) -> float:
        return random.uniform(-0.02, 0.02) * length

    corners = np.array([[0, 0], [broad, 0], [broad, tall], [0, tall]], np.float32)
    seen = corners + np.array([[off(broad), off(tall)] for _ in range(4)], np.float32)
    table = cv2.warpPerspective(
        table, cv2.getPerspectiveTransform(corners, seen), (broad, tall), borderValue=(70, 84, 96)
    )
    ys, xs = np.mgrid[0:tall, 0:broad].astype(np.float32)
    lamp = 1 - 0.35 * np.hypot(xs / broad - random.uniform(0.2, 0.8), ys / tall - random.uniform(0.1, 0.6))
    side = (xs / broad - random.uniform(0.35, 0.7)) + 0.5 * (ys / tall - 0.6)
    shade = 1 - 0.38 / (1 + np.exp(-np.clip(side * 40, -40, 40)))
    lit = table.astype(np.float32) * (lamp * shade)[..., None] * np.array([0.92, 0.98, 1.0], np.float32)
    soft = _noisy(np.clip(lit, 0, 255).astype(np.uint8), random, 5, 0.9)
    return cv2.cvtColor(soft, cv2.COLOR_BGR2RGB)


_MADE: Final[dict[str, Callable[[Any, float, Random], Any]]] = {
    "colour": _colour,
    "grey": _grey,
    "two tones": _two_tones,
    "photo": _photo,
}
