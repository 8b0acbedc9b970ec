"""What is not text leaves the picture: rules and frames, rings of stamps, strokes of signatures, dirt.

Works on a picture of two tones (ink 255 on 0) and says which pixels go. Where a letter crosses a line or a ring, the
letter stays: only what is as thin as the line itself is taken.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from app.intake.ocr.words import Picture, Rect

_RULE_LONG: Final = 7.0  # mm: no letter has a stroke this long
_RULE_TALL: Final = 11.0
_RULE_THICK: Final = 1.1
_RING_LOW, _RING_HIGH = 12.0, 21.0  # mm, radius of round stamps
_RING_SEEN: Final = 0.5  # of its round must be inked


class Ring(NamedTuple):
    """A round stamp: centre and radius in pixels."""

    x: float
    y: float
    radius: float

    @property
    def rect(self) -> Rect:
        return Rect(
            int(self.x - self.radius),
            int(self.y - self.radius),
            int(self.x + self.radius) + 1,
            int(self.y + self.radius) + 1,
        )


def rules(binary: Picture, dpi: int) -> Picture:
    """Pixels of straight lines: underlines, separators, frames of tables."""
    import cv2
    import numpy as np

    mm = dpi / 25.4
    out = np.zeros_like(binary)
    for across in (True, False):
        long = int((_RULE_LONG if across else _RULE_TALL) * mm)
        kernel = np.ones((1, long) if across else (long, 1), np.uint8)
        found = cv2.morphologyEx(binary, cv2.MORPH_OPEN, kernel)
        if not found.any():
            continue
        spread: Any = cv2.dilate(found, np.ones((3, 1) if across else (1, 3), np.uint8))
        # Where ink goes on beyond the line on either side, a letter crosses it.
        thick = int(_RULE_THICK * mm)
        heavy: Any = cv2.morphologyEx(
            binary, cv2.MORPH_OPEN, np.ones((thick, 1) if across else (1, thick), np.uint8)
        )
        out |= spread & binary & ~heavy
    return out


def rings(binary: Picture, dpi: int) -> list[Ring]:
    """Round stamps, by the circles that large strokes lie on."""
    import cv2
    import numpy as np

    factor = 60 / dpi
    small = cv2.resize(binary, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    small = ((small > 40) * np.uint8(255)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    mm = 60 / 25.4
    keep = (stats[:, 2] > 5 * mm) & (stats[:, 3] > 5 * mm) & (np.maximum(stats[:, 2], stats[:, 3]) < 120 * mm)
    keep[0] = False
    strokes = np.where(keep[labels], small, 0).astype(np.uint8)
    if int((strokes > 0).sum()) < 60:
        return []
    circles = cv2.HoughCircles(
        cv2.GaussianBlur(strokes, (3, 3), 0),
        cv2.HOUGH_GRADIENT,
        dp=1.5,
        minDist=14 * mm,
        param1=120,
        param2=22,
        minRadius=int(_RING_LOW * mm),
        maxRadius=int(_RING_HIGH * mm),
    )
    if circles is None:
        return []
    out: list[Ring] = []
    for x, y, radius in circles.reshape(-1, 3)[:6]:
        ring = _sharp(binary, Ring(x / factor, y / factor, radius / factor), dpi / 25.4)
        if ring is not None and all(
            (ring.x - other.x) ** 2 + (ring.y - other.y) ** 2 > other.radius**2 for other in out
        ):
            out.append(ring)
    return out


def _sharp(binary: Picture, rough: Ring, mm: float) -> Ring | None:
    """The circle moved to where most of its round is inked; None when none is."""
    import numpy as np

    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    cos, sin = np.cos(angles), np.sin(angles)
    height, width = binary.shape
    step = max(1.0, 0.25 * mm)
    best, found = 0.0, rough
    for dx in np.arange(-5, 6) * step:
        for dy in np.arange(-5, 6) * step:
            for radius in rough.radius + np.arange(-6, 7) * step:
                xs = (rough.x + dx + radius * cos).astype(int)
                ys = (rough.y + dy + radius * sin).astype(int)
                inside = (xs >= 0) & (ys >= 0) & (xs < width) & (ys < height)
                if inside.sum() < 300:
                    continue
                seen = float((binary[ys[inside], xs[inside]] > 0).mean())
                if seen > best + 0.01:
                    best, found = seen, Ring(rough.x + dx, rough.y + dy, radius)
    return found if best > _RING_SEEN else None


def round_lines(binary: Picture, ring: Ring, mm: float) -> Picture:
    """Pixels of the circles of a stamp, where they are as thin as a circle; crossing strokes stay."""
    import cv2
    import numpy as np

    reach = int(ring.radius * 1.12)
    size = (reach, 720)
    polar = cv2.warpPolar(
        binary, size, (ring.x, ring.y), reach, cv2.WARP_POLAR_LINEAR | cv2.INTER_NEAREST
    )  # a row for each half degree, a column for each pixel of radius
    ink: Any = polar > 0
    near = max(2, int(0.5 * mm))
    # A little play, for a stamp is never quite round: ink within reach of the radius counts.
    seen: Any = np.asarray(cv2.dilate(polar, np.ones((1, near), np.uint8)) > 0).mean(axis=0)
    thick = int(1.0 * mm) + 1
    out = np.zeros_like(polar)
    for radius in (int(found) for found in np.flatnonzero(seen > 0.62)):
        if radius < 0.45 * ring.radius:
            continue
        low, high = max(0, radius - near), min(reach, radius + near + 1)
        for row in np.flatnonzero(ink[:, low:high].any(axis=1)):
            line = ink[row]
            inked: Any = np.flatnonzero(line[low:high]) + low
            begin = end = int(inked[len(inked) // 2])
            while begin > 0 and line[begin - 1]:
                begin -= 1
            while end + 1 < reach and line[end + 1]:
                end += 1
            if end - begin < thick:
                out[row, begin : end + 1] = 255
    back = cv2.warpPolar(
        out,
        (binary.shape[1], binary.shape[0]),
        (ring.x, ring.y),
        reach,
        cv2.WARP_POLAR_LINEAR | cv2.WARP_INVERSE_MAP | cv2.INTER_NEAREST,
    )
    disc = np.zeros_like(binary)
    cv2.circle(disc, (round(ring.x), round(ring.y)), round(1.08 * ring.radius), 255, -1)
    wide = np.asarray(cv2.dilate(back, np.ones((3, 3), np.uint8)), np.uint8)
    return wide & binary & disc


def stamp_letters(binary: Picture, ring: Ring, mm: float) -> Picture:
    """Pixels of the small letters and stars that lie whole inside a stamp (its circles are wiped already)."""
    import cv2
    import numpy as np

    out = np.zeros_like(binary)
    x0, y0, x1, y1 = (max(0, side) for side in ring.rect)
    part = binary[y0:y1, x0:x1]
    count, found, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    labels = np.asarray(found, np.int64)
    ys, xs = np.nonzero(labels)
    far = np.zeros(count)
    np.maximum.at(far, labels[ys, xs], np.hypot(xs + x0 - ring.x, ys + y0 - ring.y))
    small = (far < 0.985 * ring.radius) & (stats[:, 3] < 4.2 * mm) & (stats[:, 2] < 8 * mm)
    small[0] = False
    out[y0:y1, x0:x1] = np.where(small[labels], 255, 0)
    return out
