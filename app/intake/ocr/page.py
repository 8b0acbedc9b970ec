"""One picture of a page in, one ``Reading`` out: prepared, cut into areas, read, doubtful areas read again."""

from __future__ import annotations

from dataclasses import replace

from app.intake.ocr import engine as engines
from app.intake.ocr.engine import Engine
from app.intake.ocr.lines import measured
from app.intake.ocr.prepare import binary, even_light, level, part_colours, scale_for, straighten
from app.intake.ocr.segment import Area, segment
from app.intake.ocr.words import Picture, Reading, Rect, Straight, Word


def read_page(engine: Engine, picture: Picture, dpi: float | None = None) -> Reading:
    """Read one page. ``picture`` is grey or blue-green-red, as it came; ``dpi`` is what its file says."""
    import numpy as np

    dpi = scale_for(picture.shape[1], picture.shape[0], dpi)
    ink, colour = part_colours(picture)
    ink = even_light(ink, dpi)
    shape = level(ink, dpi)
    straight = straighten(ink, colour, dpi, shape.quarter, shape.skew)
    words = _read(engine, straight)
    mm = straight.mm
    to_mm = np.diag([25.4 / dpi, 25.4 / dpi, 1.0]) @ straight.back @ np.diag([1 / mm, 1 / mm, 1.0])
    return Reading(
        tuple(words),
        straight.ink.shape[1] * mm,
        straight.ink.shape[0] * mm,
        mm,
        tuple(float(value) for value in to_mm.ravel()),
        (picture.shape[1] * 25.4 / dpi, picture.shape[0] * 25.4 / dpi),
        straight.turned,
    )


def _read(engine: Engine, straight: Straight) -> list[Word]:
    dark = binary(straight.ink)
    found = segment(dark, straight.dpi)
    clean = straight.ink.copy()
    clean[found.dirt > 0] = 255
    engine.show(clean, straight.dpi)
    words: list[Word] = []
    pad = round(0.3 * found.letter)
    for area in found.areas:
        words.extend(_area(engine, area, pad))
    return measured(words)


def _area(engine: Engine, area: Area, pad: int) -> list[Word]:
    rect = Rect(area.rect.x0 - pad * 2, area.rect.y0 - pad, area.rect.x1 + pad * 2, area.rect.y1 + pad)
    return engine.read(rect, engines.LINE if area.lines == 1 else engines.BLOCK)
