"""Tesseract: a rectangle of a picture in, words out. The only module that knows the engine.

One engine per ``Engine`` and one picture at a time; the engine's own threads are off, for pages are read side by side
and its threads cost more than they bring.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from app.base.text import nfc
from app.intake.ocr.data import LANGUAGE
from app.intake.ocr.words import Picture, Rect, Word

BLOCK: Final = 4  # a column of lines; steadier than 6 where sizes change or dirt lies beside
LINE: Final = 7  # one line
_MOST_AREA: Final = 8.0  # seconds for one area; a full page of small print takes two
_MOST_PAGE: Final = 40.0


_ETH: Final = str.maketrans("Ðð", "Đđ")  # letters of Iceland, drawn the same


class Engine:
    """A loaded engine that holds one picture."""

    def __init__(self, api: Any) -> None:
        self._api = api
        self._line = 0
        self._size = (0, 0)
        self._until = time.monotonic() + _MOST_PAGE

    def show(self, picture: Picture, dpi: int) -> None:
        """The picture that ``read`` reads from."""
        from PIL import Image

        self._api.SetImage(Image.fromarray(picture))
        self._api.SetSourceResolution(dpi)
        self._size = (picture.shape[1], picture.shape[0])

    def begin_page(self) -> None:
        """From here on the page may take its time, and no longer: noise and patterns give an engine work without end."""
        self._until = time.monotonic() + _MOST_PAGE

    def read(self, rect: Rect, mode: int) -> list[Word]:
        """Words inside the rectangle, in reading order."""
        width, height = self._size
        x0, y0 = max(0, rect.x0), max(0, rect.y0)
        x1, y1 = min(width, rect.x1), min(height, rect.y1)
        if x1 - x0 < 3 or y1 - y0 < 3:
            return []
        self._api.SetPageSegMode(mode)
        self._api.SetRectangle(x0, y0, x1 - x0, y1 - y0)
        left = self._until - time.monotonic()
        if left <= 0 or not self._api.Recognize(int(1000 * min(left, _MOST_AREA))):
            return []
        return list(self._words())

    def _words(self) -> Iterator[Word]:
        from tesserocr import RIL, iterate_level

        found = self._api.GetIterator()
        if found is None:
            return
        self._line += 1
        for item in iterate_level(found, RIL.WORD):
            if item.IsAtBeginningOf(RIL.TEXTLINE):
                self._line += 1
            try:
                text = item.GetUTF8Text(RIL.WORD)
                box = item.BoundingBox(RIL.WORD)
            except RuntimeError:  # an empty result says so by raising
                continue
            text = nfc(text or "").strip().translate(_ETH)
            if text and box is not None:
                yield Word(text, Rect(*box), item.Confidence(RIL.WORD) / 100, self._line)


@contextmanager
def loaded(folder: Path) -> Iterator[Engine]:
    """An engine with the data of ``folder``; freed at the end."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    from tesserocr import OEM, PyTessBaseAPI

    api = PyTessBaseAPI(path=str(folder), lang=LANGUAGE, oem=OEM.LSTM_ONLY)
    try:
        yield Engine(api)
    finally:
        api.End()
