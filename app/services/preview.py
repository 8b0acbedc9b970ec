"""A letter as it will print, for the eye of the person who writes it: pictures, where each part stands, what the checker says.

Pure: no database, nothing written. Quick enough for every keystroke; called in the reading pool, from one thread or several.
Only the pages asked for are made into pictures, at the width they are shown in.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Final

from app.base.errors import AppError
from app.base.progress import Progress, Silent
from app.export.pdf import raster
from app.export.pdf.placed import PlacedFrame, PlacedLine, PlacedPicture
from app.export.pdf.raster import Pixels
from app.layout.parts import Letter
from app.layout.sheet import Role

if TYPE_CHECKING:
    from app.check.findings import Finding
    from app.export.pdf.placed import Flow, PlacedPage
    from app.layout.compose_picture import Images

TICKS_PER_MM: Final = 120 * 72 / 25.4
PRINT_DPI: Final = 300
_pen: Final = Lock()
"""The fonts of the PDF writer are shared by a process; one letter is drawn at a time."""


@dataclass(frozen=True, slots=True)
class PartPlace:
    """Where a part of the letter stands, in millimetres from the paper's upper left corner. Pages count from 1."""

    part: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Preview:
    """All that the editor shows of one state of a letter."""

    sizes: tuple[tuple[float, float], ...]
    """Width and height of every page in millimetres."""
    pictures: tuple[Pixels, ...]
    places: tuple[PartPlace, ...]
    findings: tuple[Finding, ...]
    undrawn: tuple[str, ...]
    """Characters that the typeface lacks."""
    flow: Flow = field(repr=False, compare=False)
    """Every line with its place: for ``preview_spots`` and more pictures."""
    files: tuple[int, ...] = ()
    """The pages with which annexes that are files of their own begin: they follow the letter."""

    @property
    def pages(self) -> int:
        return len(self.sizes)


def warm() -> None:
    """Read standards, typeface and writer before the first letter asks for them. A fault is said when a letter is drawn.

    The search for garbage becomes rarer: drawing thirty pages makes enough objects to start one that looks at all there is,
    10 ms in the middle of a key.
    """
    from app.export.pdf import writer  # noqa: F401
    from app.export.pdf.fonts import typeface
    from app.standards import available

    gc.set_threshold(20_000, 20, 100)
    try:
        available()
        typeface()
    except AppError:
        return


def draw(letter: Letter, *, wide: int, pages: Sequence[int] = (1,), images: Images | None = None) -> Preview:
    """The letter now. Raises KindUnknown, LevelUnknown, StandardUnknown, PictureMissing, NoTypeface."""
    from app.check.conform import check_letter
    from app.export.pdf import writer
    from app.export.pdf.flow import flow
    from app.export.pdf.fonts import typeface
    from app.layout.compose import compose, separate_annexes, standard_of

    face, standard = typeface(), standard_of(letter)
    sheet = writer.composed(compose(letter, standard, face, images or {}))
    findings = check_letter(letter, standard, sheet)
    sheets = [sheet]
    if any(annex.separate for annex in letter.annexes):
        sheets += map(writer.composed, separate_annexes(letter, standard, face, images or {}))
    flows = [flow(one, face) for one in sheets]
    placed, files = _one_after_another(flows)
    lacking = [
        lack for one, own in zip(sheets, flows, strict=True) for lack in writer.missing_in(one, own, face)
    ]
    sizes = tuple((page.width / TICKS_PER_MM, page.height / TICKS_PER_MM) for page in placed.pages)
    return Preview(
        sizes=sizes,
        pictures=_pictures(placed, pages, wide),
        places=_places(placed),
        findings=findings,
        undrawn=tuple(dict.fromkeys(one.name for one in lacking)),
        flow=placed,
        files=files,
    )


def _one_after_another(flows: Sequence[Flow]) -> tuple[Flow, tuple[int, ...]]:
    """The pages of several files in one row, and with which of them each but the first begins."""
    if len(flows) == 1:
        return flows[0], ()
    pages: list[PlacedPage] = []
    begins: list[int] = []
    for one in flows:
        begins.append(len(pages) + 1)
        pages += [replace(page, number=number) for number, page in enumerate(one.pages, len(pages) + 1)]
    return replace(flows[0], pages=pages), tuple(begins[1:])


def pictures(seen: Preview, pages: Sequence[int], *, wide: int) -> tuple[Pixels, ...]:
    """More pages of what was drawn: scrolled to, or at another size. Numbers that it has not are left out."""
    return _pictures(seen.flow, pages, wide)


def _pictures(placed: Flow, pages: Sequence[int], wide: int) -> tuple[Pixels, ...]:
    from app.export.pdf import writer
    from app.export.pdf.fonts import typeface

    numbers = sorted({number for number in pages if 1 <= number <= len(placed.pages)})
    if not numbers:
        return ()
    with _pen:
        drawn = writer.glimpse(placed, numbers, typeface())
    coloured = {at for at, number in enumerate(numbers, 1) if _has_colour(placed.pages[number - 1])}
    made = raster.pixels(drawn, range(1, len(numbers) + 1), wide, coloured=coloured)
    return tuple(one._replace(number=number) for one, number in zip(made, numbers, strict=True))


def _has_colour(page: PlacedPage) -> bool:
    """Whether grey would lose something: a picture, red words, a red frame. Most pages have none and are drawn quicker."""
    return any(
        isinstance(one, PlacedPicture) or (isinstance(one, PlacedLine | PlacedFrame) and one.para.look.colour)
        for one in page.items
    )


def print_pages(
    letter: Letter, *, dpi: int = PRINT_DPI, progress: Progress | None = None, images: Images | None = None
) -> tuple[Pixels, ...]:
    """Every page at the resolution of a printer. Ten grey pages take some 90 MB, one with colour as much as three."""
    watch = progress or Silent()
    drawn = draw(letter, wide=1, pages=(), images=images)
    made: list[Pixels] = []
    for number, (width, _) in enumerate(drawn.sizes, 1):
        watch.step(number - 1, drawn.pages, "")
        made += pictures(drawn, (number,), wide=round(width / 25.4 * dpi))
    return tuple(made)


def _places(placed: Flow) -> tuple[PartPlace, ...]:
    """One box for every part and page: the union of its lines."""
    boxes: dict[tuple[str, int], list[int]] = {}
    for page in placed.pages:
        for one in page.lines():
            part = one.para.part
            if part is None or not one.line.pieces or one.para.role is Role.FOOTNOTE:
                continue
            left, right = one.x + one.line.x, one.x + one.line.x + one.line.width
            box = boxes.setdefault((part, page.number), [left, one.top, right, one.bottom])
            box[0], box[1] = min(box[0], left), min(box[1], one.top)
            box[2], box[3] = max(box[2], right), max(box[3], one.bottom)
    return tuple(
        PartPlace(part, page, *(side / TICKS_PER_MM for side in box)) for (part, page), box in boxes.items()
    )


__all__ = ["PartPlace", "Pixels", "Preview", "draw", "pictures", "print_pages"]
