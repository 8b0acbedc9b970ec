"""Time comes in as an argument. Moments are UTC; dates are those of Vietnam, where the letters are dated."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "+07")


class Clock(Protocol):
    """Source of the present moment."""

    def now(self) -> datetime:
        """Present moment, UTC, with zone."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class FixedClock:
    """A clock for tests and simulations: stands still until told to move."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 1, 0, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment

    def forward(self, step: timedelta) -> None:
        self.moment += step


def today(clock: Clock) -> date:
    """The day in Vietnam at this moment."""
    return clock.now().astimezone(VIETNAM).date()
