"""Identifiers: UUID version 7 (RFC 9562), ordered by time, made from an injected clock and random source.

Ours because the simulation needs a seeded source, and the standard library has none before Python 3.14.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from app.base.clock import Clock, SystemClock


class Ids:
    """Maker of UUIDv7 strings that rise strictly within one maker, even when the clock is set back."""

    def __init__(self, clock: Clock | None = None, bits: Callable[[int], int] = secrets.randbits) -> None:
        self._clock = clock or SystemClock()
        self._bits = bits
        self._last = 0

    def new(self) -> str:
        """A new id, lower case with dashes (36 characters)."""
        stamp = int(self._clock.now().timestamp() * 1000) & ((1 << 48) - 1)
        # 74 free bits: 12 of rand_a and 62 of rand_b; kept as one number so that it can be stepped.
        tail = self._bits(74)
        value = (stamp << 74) | tail
        if value <= self._last:
            value = self._last + 1 + self._bits(16)
        self._last = value
        stamp, tail = value >> 74, value & ((1 << 74) - 1)
        number = (stamp << 80) | (0x7 << 76) | ((tail >> 62) << 64) | (0b10 << 62) | (tail & ((1 << 62) - 1))
        digits = f"{number:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
