"""Lengths as whole English Metric Units, in which millimetres, points and twips are all exact.

1 mm = 36,000, 1 pt = 12,700, 1 twip = 635. A bare float never stands for a length.
"""

from __future__ import annotations

import re

_UNITS = {"mm": 36_000, "cm": 360_000, "pt": 12_700}
_WRITTEN = re.compile(r"(-?\d+(?:\.\d+)?)\s*(mm|cm|pt)")


class Length(int):
    """A length in EMU; sums, differences and whole multiples stay lengths."""

    __slots__ = ()

    def __add__(self, other: int) -> Length:
        return Length(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Length:
        return Length(int(self) - int(other))

    def __rsub__(self, other: int) -> Length:
        return Length(int(other) - int(self))

    def __mul__(self, times: int) -> Length:
        return Length(int(self) * int(times))

    __rmul__ = __mul__

    def __floordiv__(self, parts: int) -> Length:
        return Length(int(self) // int(parts))

    def __neg__(self) -> Length:
        return Length(-int(self))

    def __repr__(self) -> str:
        return f"{self.mm:g} mm" if int(self) % 3600 == 0 else f"{self.pt:g} pt"

    @property
    def mm(self) -> float:
        return int(self) / 36_000

    @property
    def pt(self) -> float:
        return int(self) / 12_700

    @property
    def twips(self) -> int:
        """Twentieths of a point, rounded: the unit of WordprocessingML."""
        return round(int(self) / 635)


def mm(value: float) -> Length:
    return Length(round(value * 36_000))


def pt(value: float) -> Length:
    return Length(round(value * 12_700))


def parse_length(text: str) -> Length:
    """Read '30 mm', '1.27 cm' or '14 pt'. Raises ValueError on anything else, bare numbers included."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"not a length with a unit (mm, cm, pt): {text!r}")
    return Length(round(float(found[1]) * _UNITS[found[2]]))


ZERO = Length(0)
