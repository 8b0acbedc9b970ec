"""ReportLab's document as the bytes of a file, small: whatever is not a stream is packed into object streams (PDF 1.5).

A tagged letter has some hundred small objects more than a plain one; packed together they cost a tenth. Owns the file's
table and its end; decides nothing about what stands in an object.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, Final

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER: Final = 400  # objects in one stream: whoever wants one must unpack them all

Late = Callable[[int], dict[int, bytes]]
"""From the first free number to objects that take the numbers from there on, or stand in the place of others."""


def packed(canvas: Any, late: Late) -> bytes:
    """The whole file. The canvas is used up."""
    doc = canvas._doc
    streams, small = _formatted(canvas)
    free = len(doc.numberToId) + 1
    small.update(late(free))
    catalog, info = (
        doc.idToObjectNumberAndVersion[one.__InternalName__][0] for one in (doc.Catalog, doc.info)
    )
    file = _File(len(streams) + len(small) + 1)
    return file.write(streams, list(small.items()), f"/Root {catalog} 0 R/Info {info} 0 R")


def _formatted(canvas: Any) -> tuple[list[tuple[int, bytes]], dict[int, bytes]]:
    """Every object by its number: those with a stream, and the others. Formatting one may bring new ones."""
    from reportlab.pdfbase.pdfdoc import PDFStream, format

    doc = canvas._doc
    for font in doc.delayedFonts:
        font.addObjects(doc)
    doc.Reference(doc.Catalog)
    doc.Reference(doc.info)
    doc.Outlines.prepare(doc, canvas)
    if doc.Outlines.ready < 0:
        doc.Catalog.Outlines = None
    doc.encrypt.prepare(doc)
    streams: list[tuple[int, bytes]] = []
    small: dict[int, bytes] = {}
    number = 1
    while number in doc.numberToId:
        thing = doc.idToObject[doc.numberToId[number]]
        whole = format(thing, doc, toplevel=1)
        if isinstance(thing, PDFStream):
            streams.append((number, whole))
        else:
            small[number] = whole
        number += 1
    return streams, small


class _File:
    """The bytes so far, and where each object stands in them."""

    def __init__(self, objects: int) -> None:
        self._parts = [_HEAD]
        self._size = len(_HEAD)
        self._rows = [b"\0" * 7] * objects
        self._rows[0] = struct.pack(">BIH", 0, 0, 65535)

    def write(self, streams: Iterable[tuple[int, bytes]], small: list[tuple[int, bytes]], root: str) -> bytes:
        for number, whole in streams:
            self._add(number, whole)
        for begin in range(0, len(small), _TOGETHER):
            self._together(small[begin : begin + _TOGETHER])
        number = len(self._rows)
        self._rows.append(struct.pack(">BIH", 1, self._size, 0))
        name = sha256(b"".join(self._parts)).hexdigest()[:32]
        table = zlib.compress(b"".join(self._rows))
        at = self._size
        said = f"/Type/XRef/W[1 4 2]/Size {number + 1}{root}/ID[<{name}><{name}>]"
        self._add(number, _stream(said, table))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(self._parts)

    def _add(self, number: int, whole: bytes) -> None:
        self._rows[number] = struct.pack(">BIH", 1, self._size, 0)
        written = b"%d 0 obj\n%s\nendobj\n" % (number, whole.rstrip(b"\n"))
        self._parts.append(written)
        self._size += len(written)

    def _together(self, group: list[tuple[int, bytes]]) -> None:
        holder = len(self._rows)
        self._rows.append(b"")
        places, at = [], 0
        for index, (number, whole) in enumerate(group):
            self._rows[number] = struct.pack(">BIH", 2, holder, index)
            places.append(f"{number} {at}")
            at += len(whole) + 1
        first = (" ".join(places) + "\n").encode()
        body = zlib.compress(first + b"\n".join(whole for _, whole in group))
        self._add(holder, _stream(f"/Type/ObjStm/N {len(group)}/First {len(first)}", body))


def _stream(said: str, data: bytes) -> bytes:
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (said.encode(), len(data), data)
