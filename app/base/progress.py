"""How long work tells how far it is and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told at every step of long work."""

    def step(self, done: int, total: int, label: str) -> None:
        """``done`` of ``total`` is finished; ``label`` says what. Raises ``Cancelled`` when a person asked to stop."""
        ...


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, label: str) -> None:
        return None
