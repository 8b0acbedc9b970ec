"""Looks at a PDF's packed streams before pdfium unpacks them: a kilobyte may hold a page of a billion strokes.

Refuses what unpacks beyond ``MOST_UNPACKED``; pictures are let through, they are not drawn here and are honestly large.
pdfium itself knows no bound: it needs about twenty times the size of a page's program.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

from app.base.language import tr
from app.intake.refusals import REASON_PDF_BOMB, PdfUnsafe

MOST_UNPACKED: Final = 64 * 1024 * 1024
_DICTIONARY: Final = (
    2_000  # bytes before the word 'stream' in which the stream's own dictionary is looked for
)
_STREAM: Final = re.compile(rb"stream\r?\n")
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image\b")
_PACKED: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
_STEP: Final = 1 << 20
_LEAST: Final = 60_000
"""Fewer packed bytes cannot unpack beyond the bound: deflate gains a thousandfold at most."""


def need_bounded(data: bytes, name: str) -> None:
    """Raises PdfUnsafe. Streams that do not unpack (damaged, encrypted) are left to pdfium, which skips them."""
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        layers = len(_PACKED.findall(head))
        if not layers or _PICTURE.search(head) or (layers == 1 and end - found.end() < _LEAST):
            continue
        if _unpacks_beyond(data[found.end() : end], layers):
            raise PdfUnsafe(name, file=name, reason=tr(REASON_PDF_BOMB))


def _unpacks_beyond(packed: bytes, layers: int) -> bool:
    for layer in range(min(layers, 4), 0, -1):
        unpacked = _unpack(packed, keep=layer > 1)
        if unpacked is None:
            return True
        packed = unpacked
    return False


def _unpack(packed: bytes, *, keep: bool) -> bytes | None:
    """The unpacked bytes when they are to be unpacked again, else empty; None beyond the bound."""
    unpack = zlib.decompressobj()
    kept = bytearray()
    count = 0
    try:
        piece = unpack.decompress(packed, _STEP)
        while piece:
            count += len(piece)
            if count > MOST_UNPACKED:
                return None
            if keep:
                kept += piece
            piece = unpack.decompress(unpack.unconsumed_tail, _STEP)
    except zlib.error:
        pass
    return bytes(kept)
