"""Looks at a PDF's packed streams before pdfium unpacks them: a kilobyte may hold a page of a billion strokes.

Refuses what unpacks beyond ``MOST_UNPACKED``; pictures are let through, they are not drawn here and are honestly large.
pdfium itself knows no bound: it needs about twenty times the size of a page's program. Also names what the file would do
by itself in another program (scripts, starting programs, files inside); nothing of it happens here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from app.base.language import tr
from app.intake.refusals import REASON_PDF_BOMB, WARN_PDF_FILES, WARN_PDF_LAUNCH, WARN_PDF_SCRIPT, PdfUnsafe

MOST_UNPACKED: Final = 64 * 1024 * 1024
_DICTIONARY: Final = (
    2_000  # bytes before the word 'stream' in which the stream's own dictionary is looked for
)
_STREAM: Final = re.compile(rb"stream\r?\n")
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image\b")
_PACKED: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
_STEP: Final = 1 << 20
_FED: Final = 1 << 14
_LEAST: Final = 60_000
"""Fewer packed bytes cannot unpack beyond the bound: deflate gains a thousandfold at most."""


def need_bounded(data: bytes, name: str) -> None:
    """Raises PdfUnsafe. Streams that do not unpack (damaged, encrypted) are left to pdfium, which skips them."""
    view, end = memoryview(data), 0
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        if end < found.end():  # a file of a million openings and no end is looked through once
            end = data.find(b"endstream", found.end())
            end = len(data) if end < 0 else end
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        layers = len(_PACKED.findall(head))
        if not layers or _PICTURE.search(head) or (layers == 1 and end - found.end() < _LEAST):
            continue
        if _unpacks_beyond(view[found.end() : end], layers):
            raise PdfUnsafe(name, file=name, reason=tr(REASON_PDF_BOMB))


_ACTS: Final = (
    (re.compile(rb"/(?:JavaScript|XFA)\b"), WARN_PDF_SCRIPT),
    (re.compile(rb"/Launch\b"), WARN_PDF_LAUNCH),
    (re.compile(rb"/EmbeddedFiles\b"), WARN_PDF_FILES),
)
_OBJECTS: Final = re.compile(rb"/Type\s*/ObjStm\b")
_MOST_OBJECTS: Final = 2_000
_ESCAPED: Final = re.compile(rb"#([0-9a-fA-F]{2})")


def acts(data: bytes) -> tuple[str, ...]:
    """Sentences on what the file would do in another program. Names may be written with escapes and lie in packed objects."""
    found: set[str] = set()
    for number, piece in enumerate((data, *_objects(data))):
        plain = (
            _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), piece) if number or b"#" in piece else piece
        )
        found |= {said for pattern, said in _ACTS if pattern.search(plain)}
    return tuple(tr(said) for _, said in _ACTS if said in found)


def _objects(data: bytes) -> Iterator[bytes]:
    view, end = memoryview(data), 0
    for count, start in enumerate(_OBJECTS.finditer(data)):
        stream = _STREAM.search(data, start.end(), start.end() + _DICTIONARY)
        if stream is None or count >= _MOST_OBJECTS:
            continue
        if end < stream.end():
            end = data.find(b"endstream", stream.end())
            end = len(data) if end < 0 else end
        unpacked = _unpack(view[stream.end() : end], keep=True)
        if unpacked:
            yield unpacked


def _unpacks_beyond(packed: bytes | memoryview, layers: int) -> bool:
    for layer in range(min(layers, 4), 0, -1):
        unpacked = _unpack(packed, keep=layer > 1)
        if unpacked is None:
            return True
        packed = unpacked
    return False


def _unpack(packed: bytes | memoryview, *, keep: bool) -> bytes | None:
    """The unpacked bytes when they are to be unpacked again, else empty; None beyond the bound."""
    unpack = zlib.decompressobj()
    kept = bytearray()
    count = 0
    try:
        # Fed bit by bit: zlib copies what it has not used yet, at every call and at every error.
        for start in range(0, len(packed), _FED):
            rest: bytes | memoryview = packed[start : start + _FED]
            while piece := unpack.decompress(rest, _STEP):
                count += len(piece)
                if count > MOST_UNPACKED:
                    return None
                if keep:
                    kept += piece
                rest = unpack.unconsumed_tail
            if unpack.eof:
                break
    except zlib.error:
        pass
    return bytes(kept)
