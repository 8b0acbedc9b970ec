"""Clean pages made into what really arrives: scans with noise, skew and a stamp over the text; phone photos with slant and
shadow. Deterministic: one seed, one picture. Draws with invented strokes only.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def scan(
    page: Picture, seed: int, *, dpi: int = 200, signed: bool = True, hand: tuple[float, float] | None = None
) -> Picture:
    """A grey or coloured 200-dpi scan of a clean page (white, blue-green-red or grey, at ``dpi``).

    Skew up to 2 degrees, noise, blur; where it is ``signed`` a red or grey stamp and a signature over the lower right; ``hand`` is a place in mm
    where a number is written by pen.
    """
    rng = np.random.default_rng(seed)
    out = _coloured(page)
    if hand is not None:
        pen_number(out, hand, rng, dpi)
    if signed:
        place = stamp_place(out, rng, dpi)
        stamp(out, place, rng, dpi, red=bool(rng.random() < 0.6))
        signature(out, place, rng, dpi)
    out = turned(out, float(rng.uniform(-2, 2)))
    out = specks(out, rng)
    if rng.random() < 0.5:
        out = cv2.cvtColor(cv2.cvtColor(out, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    out = cv2.GaussianBlur(out, (0, 0), 0.5 + 0.2 * rng.random())
    out = noise(out, rng, 8)
    return jpeg(out, int(rng.integers(60, 80)))


def photo(page: Picture, seed: int, *, dpi: int = 200, signed: bool = True) -> Picture:
    """A phone photo: the page on a darker table, seen at a slant, with a shadow over it, warm light, blur and JPEG."""
    rng = np.random.default_rng(seed)
    out = _coloured(page)
    if signed:
        place = stamp_place(out, rng, dpi)
        stamp(out, place, rng, dpi, red=True)
        signature(out, place, rng, dpi)
    height, width = out.shape[:2]
    margin = int(0.07 * width)
    ground = np.empty((height + 2 * margin, width + 2 * margin, 3), np.uint8)
    ground[:] = rng.integers(40, 110, 3)
    ground = noise(ground, rng, 12)

    def jitter() -> float:
        return float(rng.uniform(-0.03, 0.03) * width)

    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    target = np.array([[x + margin + jitter(), y + margin + jitter()] for x, y in source], np.float32)
    warp = cv2.getPerspectiveTransform(source, target)
    size = (ground.shape[1], ground.shape[0])
    seen = cv2.warpPerspective(out, warp, size, flags=cv2.INTER_AREA)
    inside = cv2.warpPerspective(np.full((height, width), 255, np.uint8), warp, size)
    out = np.where(inside[:, :, None] > 127, seen, ground).astype(np.uint8)
    out = lit(out, rng)
    out = cv2.GaussianBlur(out, (0, 0), 0.7)
    return jpeg(noise(out, rng, 6), int(rng.integers(70, 85)))


def turned(page: Picture, degrees: float) -> Picture:
    """The page askew, the missing corners white."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)),
        np.uint8,
    )


def noise(page: Picture, rng: np.random.Generator, strength: float) -> Picture:
    grain = rng.normal(0, strength, page.shape[:2])
    return np.clip(page.astype(np.float64) + grain[:, :, None], 0, 255).astype(np.uint8)


def specks(page: Picture, rng: np.random.Generator, count: int = 120) -> Picture:
    """Dirt on the glass."""
    out = page.copy()
    for _ in range(count):
        x, y = int(rng.integers(0, page.shape[1])), int(rng.integers(0, page.shape[0]))
        cv2.circle(out, (x, y), int(rng.integers(0, 2)), (int(rng.integers(0, 120)),) * 3, -1)
    return out


def jpeg(page: Picture, quality: int) -> Picture:
    done, held = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return np.asarray(cv2.imdecode(held, cv2.IMREAD_COLOR), np.uint8)


def lit(page: Picture, rng: np.random.Generator) -> Picture:
    """Light from one side, a soft shadow across, a warm lamp."""
    height, width = page.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = float(rng.uniform(0, 2 * math.pi))
    slope = (xs / width - 0.5) * math.cos(angle) + (ys / height - 0.5) * math.sin(angle)
    light = 0.86 + 0.22 * slope
    edge = float(rng.uniform(0.2, 0.8)) * width + (ys - height / 2) * float(rng.uniform(-0.5, 0.5))
    light *= 1 - 0.28 / (1 + np.exp(-(xs - edge) / (0.03 * width)))
    tint = np.array([0.88, 0.96, 1.0])
    return np.clip(page * light[:, :, None] * tint, 0, 255).astype(np.uint8)


def stamp_place(page: Picture, rng: np.random.Generator, dpi: int) -> tuple[int, int]:
    """Where the stamp goes: over the left third of the lowest text on the right side."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    right = grey[int(0.3 * page.shape[0]) :, page.shape[1] // 2 :]
    rows = np.flatnonzero((right < 128).any(axis=1))
    low = int(rows[-1]) + int(0.3 * page.shape[0]) if len(rows) else int(0.7 * page.shape[0])
    ink = np.flatnonzero((grey[max(0, low - dpi // 6) : low + 1, page.shape[1] // 2 :] < 128).any(axis=0))
    left = page.shape[1] // 2 + (int(ink[0]) if len(ink) else 0)
    return left + int(rng.uniform(-0.1, 0.25) * dpi), low - int(rng.uniform(0.45, 0.75) * dpi)


def stamp(page: Picture, place: tuple[int, int], rng: np.random.Generator, dpi: int, *, red: bool) -> None:
    """A round stamp: two rings, letters around, two lines inside."""
    colour = (60, 50, 205) if red else (70, 70, 70)
    radius = int(17 * dpi / 25.4)
    layer = np.full_like(page, 255)
    cv2.circle(layer, place, radius, colour, max(2, dpi // 80), cv2.LINE_AA)
    cv2.circle(layer, place, int(radius * 0.92), colour, 1, cv2.LINE_AA)
    cv2.circle(layer, place, int(radius * 0.66), colour, max(1, dpi // 130), cv2.LINE_AA)
    size = dpi / 480
    for index, char in enumerate("DON VI MAU * XA MAU * TINH MAU *"):
        around = math.radians(-200 + index * 360 / 33)
        at = (
            int(place[0] + 0.79 * radius * math.cos(around)) - dpi // 60,
            int(place[1] + 0.79 * radius * math.sin(around)) + dpi // 60,
        )
        cv2.putText(layer, char, at, cv2.FONT_HERSHEY_SIMPLEX, size, colour, max(1, dpi // 150), cv2.LINE_AA)
    for line, text in enumerate(("DON VI", "MAU")):
        at = (place[0] - radius // 3, place[1] + line * dpi // 8)
        cv2.putText(
            layer, text, at, cv2.FONT_HERSHEY_SIMPLEX, size * 1.3, colour, max(1, dpi // 120), cv2.LINE_AA
        )
    faint = rng.random(page.shape[:2]) < 0.04
    layer[faint] = 255
    np.minimum(page, layer, out=page)


def signature(page: Picture, place: tuple[int, int], rng: np.random.Generator, dpi: int) -> None:
    """A scrawl to the right of the stamp's middle, with a long closing stroke."""
    steps = np.linspace(0, 1, 160)
    width = 1.5 * dpi
    xs = place[0] + dpi * 0.1 + width * steps + 0.1 * dpi * np.sin(steps * rng.uniform(18, 30))
    ys = place[1] + 0.16 * dpi * np.sin(steps * rng.uniform(20, 34)) * (1 - 0.6 * steps) - 0.1 * dpi * steps
    points = np.stack((xs, ys), axis=1).astype(np.int32)
    ink = (150, 60, 30) if rng.random() < 0.5 else (40, 40, 40)
    cv2.polylines(page, [points], False, ink, max(2, dpi // 90), cv2.LINE_AA)
    end = (int(place[0] + 2.1 * dpi), int(place[1] + rng.uniform(-0.1, 0.2) * dpi))
    cv2.line(
        page,
        (int(place[0] + 0.2 * dpi), int(place[1] + 0.32 * dpi)),
        end,
        ink,
        max(1, dpi // 110),
        cv2.LINE_AA,
    )


_STROKES = {
    "0": [[(0.5, 0), (0.1, 0.3), (0.1, 0.8), (0.5, 1), (0.9, 0.7), (0.85, 0.2), (0.5, 0)]],
    "1": [[(0.2, 0.25), (0.55, 0), (0.45, 1)]],
    "2": [[(0.1, 0.25), (0.4, 0), (0.85, 0.2), (0.6, 0.6), (0.05, 1), (0.95, 0.92)]],
    "3": [[(0.1, 0.1), (0.7, 0), (0.4, 0.45), (0.85, 0.7), (0.4, 1.05), (0.05, 0.85)]],
    "4": [[(0.6, 0), (0.05, 0.65), (0.95, 0.6)], [(0.7, 0.3), (0.6, 1.1)]],
    "5": [[(0.85, 0), (0.25, 0.05), (0.2, 0.45), (0.8, 0.6), (0.5, 1.05), (0.05, 0.9)]],
    "6": [[(0.75, 0), (0.15, 0.6), (0.4, 1), (0.85, 0.75), (0.45, 0.5), (0.15, 0.75)]],
    "7": [[(0.05, 0.05), (0.9, 0), (0.4, 1.1)], [(0.25, 0.5), (0.8, 0.48)]],
    "8": [
        [
            (0.8, 0.15),
            (0.3, 0.05),
            (0.3, 0.4),
            (0.8, 0.75),
            (0.4, 1.05),
            (0.15, 0.75),
            (0.75, 0.35),
            (0.8, 0.15),
        ]
    ],
    "9": [[(0.8, 0.3), (0.4, 0), (0.15, 0.35), (0.75, 0.4), (0.85, 0.2), (0.6, 1.1)]],
}


def pen_number(page: Picture, place: tuple[float, float], rng: np.random.Generator, dpi: int) -> str:
    """A number of two to four figures written by pen at ``place`` (mm, left end of the base line); what was written."""
    text = str(rng.integers(10, 3000))
    per_mm = dpi / 25.4
    x, base = place[0] * per_mm, place[1] * per_mm
    ink = (150, 50, 20) if rng.random() < 0.5 else (30, 30, 30)
    for char in text:
        high = rng.uniform(4.0, 5.6) * per_mm
        wide = high * rng.uniform(0.42, 0.6)
        drop = rng.uniform(-0.4, 1.1) * per_mm
        for stroke in _STROKES[char]:
            points = [
                (x + wide * (u + rng.normal(0, 0.05)) + 0.12 * high * (1 - v), base + drop - high * (1 - v))
                for u, v in stroke
            ]
            smooth = _smooth(np.array(points))
            cv2.polylines(page, [smooth.astype(np.int32)], False, ink, max(2, dpi // 100), cv2.LINE_AA)
        x += wide * rng.uniform(1.05, 1.3)
    return text


def _smooth(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Corners rounded as a pen does (Chaikin)."""
    for _ in range(2):
        left = 0.75 * points[:-1] + 0.25 * points[1:]
        right = 0.25 * points[:-1] + 0.75 * points[1:]
        middle = np.empty((2 * len(left), 2))
        middle[0::2], middle[1::2] = left, right
        points = np.concatenate((points[:1], middle, points[-1:]))
    return points


def _coloured(page: Picture) -> Picture:
    return page.copy() if page.ndim == 3 else np.asarray(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR), np.uint8)
