"""When the line is tried again: with jitter, so that a whole country does not come back in the same second after an outage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

LEAST: Final = 5.0
MOST: Final = 30 * 60.0
QUIET: Final = 60.0
"""Between two rounds when all is well and nothing waits."""


def next_try(
    now: datetime, failures: int, *, chance: Callable[[float, float], float], told: float = 0.0
) -> datetime:
    """After ``failures`` failures in a row; ``told`` are the seconds that the server asked to wait (Retry-After).

    Full jitter: anywhere between the least wait and one that doubles with every failure, up to half an hour.
    """
    span = min(MOST, LEAST * 2.0 ** min(failures, 12))
    wait = chance(LEAST, max(span, LEAST))
    return now + timedelta(seconds=max(wait, told * chance(1.0, 1.25)))


def after_success(now: datetime, *, chance: Callable[[float, float], float]) -> datetime:
    return now + timedelta(seconds=chance(QUIET * 0.75, QUIET * 1.25))


def due(now: datetime, at: datetime | None) -> bool:
    """Whether it is time. A clock that was set back must not make the PC wait for years."""
    return at is None or now >= at or at - now > timedelta(seconds=MOST * 1.5)
