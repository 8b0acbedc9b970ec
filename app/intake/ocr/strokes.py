"""A printed line that a pen ran through: the name under a signature.

The letters that a stroke touches are one piece with it and were taken for too large to be print, so the line is found by the
letters left over, followed to both sides, cut out by itself and read in several ways: as it is, without the strokes that
come in from above and below (print ends at its line, a pen does not), its darkest ink alone, and larger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from app.intake.ocr import engine as engines
from app.intake.ocr.engine import Engine
from app.intake.ocr.words import Picture, Rect, Word

_MARGIN: Final = 12  # pixels of paper round a cut-out
_WIDER: Final = 1.5  # a stroke this much wider than where it came in has met a letter
_SCALES: Final = (1.0, 1.5)


def bands(dark: Picture, rows: Sequence[Rect], large: Sequence[Rect], letter: float) -> list[Rect]:
    """Lines that strokes run through, whole: from the letters left over to both sides while ink goes on."""
    out: list[Rect] = []
    for row in rows:
        # A line of print, at the foot, wider than high.
        if not 0.7 * letter < row.height < 2.4 * letter or row.y0 < 0.25 * dark.shape[0]:
            continue
        if not any(_through(row, stroke, letter) for stroke in large):
            continue
        band = _followed(
            dark, Rect(row.x0, int(row.y0 - 0.15 * letter), row.x1, int(row.y1 + 0.15 * letter)), letter
        )
        twin = next((index for index, other in enumerate(out) if _same_line(band, other)), None)
        if twin is None:
            out.append(band)
        else:
            out[twin] = _joined(out[twin], band)
    return out


def _through(row: Rect, stroke: Rect, letter: float) -> bool:
    """The stroke's box meets the row, or the letters beside it that are lost."""
    beside = stroke.x0 - 3 * letter < row.x1 and row.x0 < stroke.x1 + 3 * letter
    return beside and stroke.y0 < row.y1 - 0.3 * letter and stroke.y1 > row.y0 + 0.3 * letter


def _same_line(one: Rect, two: Rect) -> bool:
    shared = min(one.y1, two.y1) - max(one.y0, two.y0)
    return shared > 0.6 * min(one.height, two.height) and one.x0 < two.x1 and two.x0 < one.x1


def _joined(one: Rect, two: Rect) -> Rect:
    return Rect(min(one.x0, two.x0), min(one.y0, two.y0), max(one.x1, two.x1), max(one.y1, two.y1))


def _followed(dark: Picture, row: Rect, letter: float) -> Rect:
    """The row with what stands beside it, up to a gap that is no blank between words."""
    import numpy as np

    inked = np.flatnonzero(dark[max(0, row.y0) : row.y1].any(axis=0))
    left, right, gap, most = row.x0, row.x1 - 1, 0.9 * letter, 14 * letter
    for x in inked[inked < row.x0][::-1]:
        if left - x > gap or row.x0 - x > most:
            break
        left = int(x)
    for x in inked[inked >= row.x1]:
        if x - right > gap or x - row.x1 > most:
            break
        right = int(x)
    return Rect(left, max(0, row.y0), right + 1, min(dark.shape[0], row.y1))


def read_band(engine: Engine, ink: Picture, dark: Picture, band: Rect, dpi: int) -> Iterator[list[Word]]:
    """The line's words, read in several ways."""
    import cv2
    import numpy as np

    part = ink[band.y0 : band.y1, band.x0 : band.x1]
    pen = dark[band.y0 : band.y1, band.x0 : band.x1] & ~without_pen(dark, band)
    pen = np.asarray(cv2.dilate(pen, np.ones((3, 3), np.uint8)))
    bare = np.where(pen > 0, np.uint8(255), part)
    for picture in (part, _darkest(part), bare, _darkest(bare)):
        for scale in _SCALES:
            yield _alone(engine, picture, band, dpi, scale)


def without_pen(dark: Picture, band: Rect) -> Picture:
    """The line's ink (255 on 0) without the strokes that come in from above and below."""
    part = dark[band.y0 : band.y1, band.x0 : band.x1]
    return part & ~_pen(part)


def _darkest(part: Picture) -> Picture:
    """Without the ink that is lighter than print: stamps and pens in a grey picture, what is left of wiped rings."""
    import cv2
    import numpy as np

    inked = part[part < 200].reshape(-1, 1)
    if inked.size < 100:
        return part
    bar, _ = cv2.threshold(inked, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    core = cv2.dilate((part <= bar).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return np.where(core, part, np.uint8(255))


def _alone(engine: Engine, part: Any, band: Rect, dpi: int, scale: float) -> list[Word]:
    import cv2

    if scale != 1.0:
        part = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    picture = cv2.copyMakeBorder(part, *(_MARGIN,) * 4, cv2.BORDER_CONSTANT, value=255)
    engine.show(picture, int(dpi * scale))

    def back(value: int, begin: int) -> int:
        return int(begin + (value - _MARGIN) / scale)

    return [
        replace(
            word,
            rect=Rect(
                back(word.rect.x0, band.x0),
                back(word.rect.y0, band.y0),
                back(word.rect.x1, band.x0),
                back(word.rect.y1, band.y0),
            ),
        )
        for word in engine.read(Rect(0, 0, picture.shape[1], picture.shape[0]), engines.LINE)
    ]


def _pen(part: Picture) -> Picture:
    """Pixels of strokes that come in over the upper or the lower edge, followed as long as they keep their width."""
    import numpy as np

    out = np.zeros_like(part)
    high = part.shape[0]
    for begin, step in ((0, 1), (high - 1, -1)):
        for x0, x1 in _runs(part[begin]):
            if x1 - x0 < 0.5 * high:
                _follow(part, out, begin, step, (x0, x1))
    return out


def _follow(part: Picture, out: Picture, begin: int, step: int, run: tuple[int, int]) -> None:
    most = _WIDER * (run[1] - run[0]) + 2
    x0, x1 = run
    for y in range(begin, part.shape[0] if step > 0 else -1, step):
        near = [(left, right) for left, right in _runs(part[y]) if left < x1 + 2 and x0 - 2 < right]
        if len(near) != 1 or near[0][1] - near[0][0] > most:
            return  # it met a letter, or parted
        x0, x1 = near[0]
        out[y, x0:x1] = 255


def _runs(line: Any) -> list[tuple[int, int]]:
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], (line > 0).astype(np.int8), [0]))))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
