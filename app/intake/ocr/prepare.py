"""From any picture of a page to one that reads well: colours parted, light evened, upright, straight, at one scale.

Every step is a matrix that is kept, so that a word's place can be told on the picture as it came. Never larger than
``MOST_PIXELS``; a picture of any size comes down to the scale of reading first.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from app.intake.ocr.words import Matrix, Picture, Straight

LEAST_DPI, BETTER_DPI, MOST_DPI = 180, 250, 320
MOST_PIXELS: Final = 24_000_000
_A4: Final = (210.0, 297.0)
_MOST_SKEW: Final = 10.0  # degrees
_COLOURED: Final = 60  # of 255: distance between the strongest and the weakest channel
_WORKING: Final = 75  # dots per inch for finding the skew


class Shape(NamedTuple):
    """How a page lies in its picture: quarter turns clockwise that make its lines level, and the skew left then."""

    quarter: int
    skew: float
    levelness: float


def scale_for(width: int, height: int, dpi: float | None) -> float:
    """The picture's dots per inch: as it says when that gives a page of sensible size, else as if it were A4."""
    if dpi is not None and dpi > 0:
        sides = sorted((width / dpi * 25.4, height / dpi * 25.4))
        if 90 <= sides[0] <= 450 and 130 <= sides[1] <= 650:
            return dpi
    short, long = sorted((width, height))
    return max(1.0, min(short / (_A4[0] / 25.4), long / (_A4[1] / 25.4)))


def target_dpi(dpi: float) -> float:
    """Dots per inch for reading: as scanned where that is fine enough, since every change of scale costs sharpness."""
    return dpi if LEAST_DPI <= dpi <= MOST_DPI else min(max(dpi, BETTER_DPI), MOST_DPI)


def level(ink: Picture, dpi: float) -> Shape:
    """Quarter turn (0 or 1) and skew of the lines of text."""
    import cv2
    import numpy as np

    small = _small(ink, dpi)
    threshold, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark = (small < min(200, max(90, threshold))).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    keep = (np.maximum(stats[:, 2], stats[:, 3]) < 40) & (stats[:, 4] > 2)
    keep[0] = False
    ys, xs = np.nonzero(keep[labels])
    if len(xs) < 200:
        return Shape(0, 0.0, 0.0)
    if len(xs) > 60_000:
        pick = np.random.default_rng(7).choice(len(xs), 60_000, replace=False)
        ys, xs = ys[pick], xs[pick]
    across_x, across_y = xs.astype(np.float64), ys.astype(np.float64)
    along, across = _best(across_x, across_y), _best(across_y.max() - across_y, across_x)
    if across[1] > 1.3 * along[1]:
        return Shape(1, across[0], across[1])
    return Shape(0, along[0], along[1])


def _small(ink: Picture, dpi: float) -> Picture:
    import cv2
    import numpy as np

    factor = min(1.0, _WORKING / dpi, 1400 / max(ink.shape))
    if factor < 1:
        return np.asarray(cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
    return ink


def _best(xs: Matrix, ys: Matrix) -> tuple[float, float]:
    """The angle at which ink gathers in rows most sharply, and how sharply."""
    import numpy as np

    def sharp(angle: float) -> float:
        turn = np.deg2rad(angle)
        rows = np.floor(ys * np.cos(turn) - xs * np.sin(turn)).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float((np.diff(counts) ** 2).sum() / len(xs))

    coarse = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.01, 0.5), key=sharp)
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.05), key=sharp)
    return float(fine), sharp(float(fine))


def part_colours(picture: Picture) -> tuple[Picture, Picture | None]:
    """Black ink, and coloured ink when the page has some: red stamps and blue pens leave the copy that is read."""
    import cv2
    import numpy as np

    if picture.ndim == 2:
        return picture, None
    high, low = picture.max(axis=2), picture.min(axis=2)
    spread = cv2.subtract(high, low)
    coloured = ((spread > _COLOURED) & (low < 200)).astype(np.uint8)
    coloured = np.asarray(cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), np.uint8)
    if coloured.mean() < 2e-4 or coloured.mean() > 0.35:
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8), None
    # Black stays dark in every channel; a coloured ink is light in its own.
    wide = cv2.dilate(coloured, np.ones((3, 3), np.uint8))
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    black = np.where(wide > 0, high, grey).astype(np.uint8)
    colour = np.where(wide > 0, low, 255).astype(np.uint8)
    return black, colour


def even_colours(picture: Picture, dpi: float) -> Picture:
    """A photograph's tint taken away, channel by channel: under lamp light white paper is yellow, and no coloured ink."""
    import numpy as np

    if picture.ndim == 2:
        return picture
    paper = np.percentile(picture[::5, ::5].reshape(-1, 3), 85, axis=0)
    if float(paper.max() - paper.min()) < 8 and float(paper.min()) > 235:
        return picture
    return np.stack([_divided(np.ascontiguousarray(picture[:, :, index]), dpi) for index in range(3)], axis=2)


def even_light(ink: Picture, dpi: float) -> Picture:
    """Paper to white: shadows and uneven light are divided away. A picture of two tones is left alone."""
    import numpy as np

    histogram = np.bincount(ink.ravel(), minlength=256)
    if histogram[:16].sum() + histogram[240:].sum() > 0.98 * ink.size:
        return ink
    evened = _divided(ink, dpi)
    # Faint ink becomes dark again: the tone of the darkest twentieth of what is ink goes to black.
    dark = evened[evened < 160]
    floor = float(np.percentile(dark, 20)) if len(dark) > 500 else 0.0
    if floor > 30:
        stretched = (evened.astype(np.float32) - floor * 0.8) * (245 / (245 - floor * 0.8))
        evened = np.clip(stretched, 0, 255)
    return np.asarray(evened, np.uint8)


def _divided(tone: Picture, dpi: float) -> Picture:
    """The tone by that of the paper around it."""
    import cv2
    import numpy as np

    factor = min(1.0, 50 / dpi)
    small = cv2.resize(tone, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    paper = cv2.resize(paper, (tone.shape[1], tone.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(tone, np.maximum(paper, 24), scale=245), np.uint8)


def straighten(
    ink: Picture, colour: Picture | None, dpi: float, quarter: int, skew: float, before: Matrix | None = None
) -> Straight:
    """Turn by quarters and by the skew and bring to the scale of reading, in one step, that blurs once."""
    import cv2
    import numpy as np

    height, width = ink.shape
    target = int(min(target_dpi(dpi), dpi * (MOST_PIXELS / (width * height)) ** 0.5))
    factor = target / dpi
    if abs(factor - 1) < 0.02:
        factor = 1.0  # as it is: every change of scale costs sharpness
    angle = np.deg2rad(90 * quarter - skew)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1.0]])
    there = turn @ np.diag([factor, factor, 1.0])
    corners = there @ np.array([[0, width, 0, width], [0, 0, height, height], [1, 1, 1, 1.0]])
    low, high = corners[:2].min(axis=1), corners[:2].max(axis=1)
    there = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1.0]]) @ there
    size = (int(np.ceil(high[0] - low[0])), int(np.ceil(high[1] - low[1])))

    def moved(picture: Picture) -> Picture:
        shrunk, way = picture, there
        if factor < 0.6:  # many pixels into one: area first, or thin strokes are lost
            by = 1 / np.floor(1 / factor) if factor < 0.5 else factor
            shrunk = np.asarray(
                cv2.resize(picture, None, fx=by, fy=by, interpolation=cv2.INTER_AREA), np.uint8
            )
            way = there @ np.diag([width / shrunk.shape[1], height / shrunk.shape[0], 1.0])
        out = cv2.warpAffine(
            shrunk, way[:2], size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=255
        )
        return np.asarray(out, np.uint8)

    back = np.linalg.inv(there)
    if before is not None:
        back = before @ back
    return Straight(
        moved(ink), moved(colour) if colour is not None else None, target, back, (quarter % 4) * 90
    )


def binary(ink: Picture) -> Picture:
    """Ink 255 on 0."""
    import cv2
    import numpy as np

    threshold, _ = cv2.threshold(ink, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray((ink < min(190, max(100, threshold + 10))) * np.uint8(255), np.uint8)
