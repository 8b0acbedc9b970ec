"""A printed letter as a flat-bed scanner or a telephone gives it: noise, skew, a red stamp over the signature, shadow, perspective.

From one random source, so that a letter of the corpus is always the same picture.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

SCAN_DPI, PHOTO_DPI = 200, 220


def as_scan(pdf: bytes, random: Random) -> bytes:
    """A PDF of pictures at 200 dpi, some with a stamp over the signature."""
    stamped = random.random() < 0.5
    return _pictures(
        pdf, SCAN_DPI, lambda page, last: _scan(_stamp(page, random) if stamped and last else page, random)
    )


def as_photo(pdf: bytes, random: Random) -> bytes:
    """A PDF of photographs: uneven light, a little perspective, JPEG."""
    return _pictures(pdf, PHOTO_DPI, lambda page, _last: _photo(page, random))


def _pictures(pdf: bytes, dpi: int, change: Callable[[Any, bool], Any]) -> bytes:
    pages = list(_drawn(pdf, dpi))
    shots = [
        Image.fromarray(cv2.cvtColor(change(page, index == len(pages) - 1), cv2.COLOR_BGR2RGB))
        for index, page in enumerate(pages)
    ]
    stream = io.BytesIO()
    shots[0].save(stream, "PDF", save_all=True, append_images=shots[1:], resolution=dpi, quality=82)
    return stream.getvalue()


def _drawn(pdf: bytes, dpi: int) -> Iterator[Any]:
    document = pdfium.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=dpi / 72).to_numpy()[..., :3].copy()
    finally:
        document.close()


def _scan(page: Any, random: Random) -> Any:
    grain = np.random.default_rng(random.randrange(1 << 30))
    high, wide = page.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), random.uniform(-1.5, 1.5), 1)
    page = cv2.warpAffine(page, turn, (wide, high), borderValue=(255, 255, 255), flags=cv2.INTER_LINEAR)
    page = cv2.GaussianBlur(page, (0, 0), 0.7).astype(np.float32) * 0.93 + 8
    return np.clip(page + grain.normal(0, 8, (high, wide, 1)), 0, 255).astype(np.uint8)


def _stamp(page: Any, random: Random) -> Any:
    """A round red stamp to the left of the name, over a third of the signature."""
    high, wide = page.shape[:2]
    dark = page.min(axis=2) < 128
    rows = np.flatnonzero(dark[:, wide // 2 :].any(axis=1))
    low = int(rows[-1]) if len(rows) else int(0.8 * high)
    across = int(36 / 25.4 * SCAN_DPI / 2)
    centre = (
        int(wide * random.uniform(0.56, 0.62)),
        max(across, low - int(across * random.uniform(0.6, 1.0))),
    )
    ink = np.full_like(page, 255)
    red = (60, 50, 205)
    cv2.circle(ink, centre, across, red, 5)
    cv2.circle(ink, centre, int(across * 0.68), red, 2)
    for angle in range(0, 360, 20):
        place = (
            int(centre[0] + 0.84 * across * np.cos(np.radians(angle))) - 8,
            int(centre[1] + 0.84 * across * np.sin(np.radians(angle))) + 8,
        )
        cv2.putText(ink, "DHN"[angle // 20 % 3], place, cv2.FONT_HERSHEY_SIMPLEX, 0.8, red, 2)
    return np.minimum(page, ink)


def _photo(page: Any, random: Random) -> Any:
    grain = np.random.default_rng(random.randrange(1 << 30))
    high, wide = page.shape[:2]

    def near(share: float) -> float:
        return random.uniform(0, 0.035) * share

    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    seen = np.array(
        [[near(wide), near(high)], [wide - near(wide), near(high)], [wide - near(wide), high - near(high)], [near(wide), high - near(high)]],
        dtype=np.float32,
    )  # fmt: skip
    page = cv2.warpPerspective(
        page, cv2.getPerspectiveTransform(corners, seen), (wide, high), borderValue=(118, 112, 104)
    )
    light = (
        np.linspace(random.uniform(0.65, 0.85), 1, wide)[None, :, None]
        * np.linspace(1, random.uniform(0.75, 0.95), high)[:, None, None]
    )
    page = np.clip(page * light + grain.normal(0, 6, (high, wide, 1)), 0, 255).astype(np.uint8)
    return cv2.GaussianBlur(page, (0, 0), 0.9)
