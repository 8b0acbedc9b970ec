"""The sheet of paper in a photograph: found by its edges, cut out, laid flat.

A scan has no edges to find and is left alone. The way back to the photograph is kept as a matrix.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from app.intake.ocr.words import Matrix, Picture

_WORKING: Final = 700  # pixels on the longer side, for finding edges
_LEAST_AREA: Final = 0.22  # of the picture
_MOST_AREA: Final = 0.97
_LEAST_ASPECT, _MOST_ASPECT = 1.05, 1.9  # long side to short side of paper, with some slant


class Flat(NamedTuple):
    """The paper cut out, and the way back: pixels of it -> pixels of the photograph."""

    picture: Picture
    back: Matrix


def flattened(picture: Picture) -> Flat | None:
    """The sheet in the photograph; None when the picture shows no paper on another ground."""
    import cv2
    import numpy as np

    factor = _WORKING / max(picture.shape[:2])
    if factor >= 1:
        return None
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    corners = _sheet(np.asarray(small, np.uint8))
    if corners is None:
        return None
    corners = corners / factor
    top, right, bottom, left = (np.hypot(*(corners[(i + 1) % 4] - corners[i])) for i in range(4))
    width, height = int(max(top, bottom)), int(max(left, right))
    if not _LEAST_ASPECT < max(width, height) / max(1, min(width, height)) < _MOST_ASPECT:
        return None
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    there = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    out = cv2.warpPerspective(
        picture, there, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return Flat(np.asarray(out, np.uint8), np.asarray(np.linalg.inv(there), np.float64))


def _sheet(small: Picture) -> Matrix | None:
    """Corners of the paper, clockwise from the top left."""
    import cv2
    import numpy as np

    grey = small if small.ndim == 2 else np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
    area = grey.shape[0] * grey.shape[1]
    rim = np.concatenate((grey[0], grey[-1], grey[:, 0], grey[:, -1]))
    smooth = cv2.medianBlur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), 7)
    paper = float(np.percentile(smooth, 90))
    if float(np.median(rim)) > 0.86 * paper:
        return None  # the paper reaches the rim: a scan, or a photograph cut close
    threshold, _ = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    for level in (threshold, 0.75 * paper, 0.62 * paper, 0.5 * paper):
        light = ((smooth > level) * np.uint8(255)).astype(np.uint8)
        mask = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
        outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        if not outlines:
            continue
        largest = max(outlines, key=cv2.contourArea)
        if not _LEAST_AREA * area < cv2.contourArea(largest) < _MOST_AREA * area:
            continue
        hull = cv2.convexHull(largest)
        for slack in (0.015, 0.025, 0.04, 0.06):
            found = cv2.approxPolyDP(hull, slack * cv2.arcLength(hull, True), True)
            if len(found) == 4 and cv2.contourArea(found) > 0.88 * cv2.contourArea(hull):
                return _ordered(found.reshape(4, 2).astype(np.float64))
    return None


def _ordered(corners: Matrix) -> Matrix:
    """Clockwise from the corner nearest to the top left."""
    import numpy as np

    middle = corners.mean(axis=0)
    turns = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ring = corners[np.argsort(turns)]
    return np.roll(ring, -int(np.argmin(ring.sum(axis=1))), axis=0)
