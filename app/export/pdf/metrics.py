"""Reads what measuring needs from a TrueType file: advance widths by character. Owns no drawing; loads no library.

ReportLab can read the same, but takes 0.2 s to be imported; the editor measures long before it draws.
"""

from __future__ import annotations

import struct
from array import array
from pathlib import Path
from typing import NamedTuple

SQUARE = 0x25A1


class Metrics(NamedTuple):
    """Advance widths of one face, in its own units."""

    units_per_em: int
    advances: dict[int, int]  # by code point
    missing: int  # advance of the square that stands for a character the face lacks


class NotAFont(ValueError):
    """The file is not a TrueType font with a Unicode table."""


def read_metrics(path: Path) -> Metrics:
    """Raises NotAFont or OSError."""
    data = path.read_bytes()
    try:
        return _read(data)
    except (struct.error, KeyError, IndexError) as fault:
        raise NotAFont(path.name) from fault


def _read(data: bytes) -> Metrics:
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    pairs = _shorts(data, tables["hmtx"], 2 * count)[::2]
    last = pairs[-1]
    glyphs = _characters(data, tables["cmap"])
    advances = {code: pairs[glyph] if glyph < count else last for code, glyph in glyphs.items()}
    return Metrics(units, advances, advances.get(SQUARE, pairs[0]))


def _tables(data: bytes) -> dict[str, int]:
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise KeyError("sfnt")
    (number,) = struct.unpack_from(">H", data, 4)
    found = {}
    for index in range(number):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        found[tag.decode("latin-1")] = offset
    return found


def _shorts(data: bytes, offset: int, count: int) -> array[int]:
    values = array("H", data[offset : offset + 2 * count])
    values.byteswap()
    return values


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """Code point to glyph, from the Unicode subtable of format 4 (the plane every letter of ours lies in)."""
    (number,) = struct.unpack_from(">H", data, cmap + 2)
    for index in range(number):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", data, cmap + offset)
        if form == 4 and (platform, encoding) in ((3, 1), (0, 3), (0, 1), (0, 0)):
            return _format_4(data, cmap + offset)
    raise KeyError("cmap")


def _format_4(data: bytes, table: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", data, table + 6)
    count = double // 2
    ends = _shorts(data, table + 14, count)
    starts = _shorts(data, table + 16 + double, count)
    deltas = _shorts(data, table + 16 + 2 * double, count)
    at = table + 16 + 3 * double
    ranges = _shorts(data, at, count)
    found: dict[int, int] = {}
    for index in range(count):
        first, last, delta, jump = starts[index], ends[index], deltas[index], ranges[index]
        if first == 0xFFFF:
            continue
        if jump == 0:
            found.update((code, (code + delta) & 0xFFFF) for code in range(first, last + 1))
            continue
        glyphs = _shorts(data, at + 2 * index + jump, last - first + 1)
        for code, glyph in zip(range(first, last + 1), glyphs, strict=True):
            if glyph:
                found[code] = (glyph + delta) & 0xFFFF
    return found
