"""The colours our numbers mean, for archives: an ICC profile of sRGB (IEC 61966-2-1), made here from the standard's figures.

Version 2 of the format, which every level of PDF/A allows: three primaries by the D50 white of the connection space, and one
tone curve of 1,024 steps. It carries no date and no words but its name.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"
_RIGHTS: Final = "No copyright, use freely"
_WHITE: Final = (0.9642, 1.0, 0.8249)  # D50
_PRIMARIES: Final = {  # of the standard, adapted to D50 by Bradford's matrix
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
_STEPS: Final = 1024


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """The profile's bytes."""
    parts: dict[bytes, bytes] = {
        b"desc": _description(),
        b"cprt": b"text\0\0\0\0" + _RIGHTS.encode("ascii") + b"\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(value) for tag, value in _PRIMARIES.items()},
        b"rTRC": _curve(),
    }
    tags = [*parts, b"gTRC", b"bTRC"]
    places: dict[bytes, tuple[int, int]] = {}
    body, at = b"", 128 + 4 + 12 * len(tags)
    for tag, data in parts.items():
        places[tag] = (at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    places[b"gTRC"] = places[b"bTRC"] = places[b"rTRC"]  # one curve for all three
    table = struct.pack(">I", len(tags)) + b"".join(struct.pack(">4sII", tag, *places[tag]) for tag in tags)
    return _head(at + len(body)) + table + body


def _head(size: int) -> bytes:
    fields = struct.pack(">I4sI4s4s4s12s4s", size, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"", b"acsp")
    rest = struct.pack(">4sI4s4sQI", b"", 0, b"", b"", 0, 0) + _numbers(_WHITE)
    return (fields + rest).ljust(128, b"\0")


def _description() -> bytes:
    name = NAME.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)


def _numbers(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(values)


def _curve() -> bytes:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    steps = [round(linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *steps)
