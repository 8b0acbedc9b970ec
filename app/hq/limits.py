"""How often one caller may ask: a bucket of turns each that fills again by the minute, per worker."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from app.hq.problems import Problem
from app.wire.refusals import Refused

_MOST_KNOWN: Final = 50_000


class Limits:
    """The buckets of one worker. Several workers each count their own share of a caller's requests."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(a_minute)
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def need(self, caller: str) -> None:
        """Take one turn. Raises Problem with the seconds to wait."""
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(caller, (self._most, now))
            left = min(self._most, left + (now - at) * self._most / 60)
            if len(self._left) >= _MOST_KNOWN:
                self._left.pop(next(iter(self._left)))  # the one that asked longest ago
            self._left[caller] = (max(left - 1, 0.0) if left >= 1 else left, now)
        if left < 1:
            raise Problem(Refused.QUOTA, "too many requests", retry=1 + int((1 - left) * 60 / self._most))
