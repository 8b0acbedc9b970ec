"""What of the outgoing letters needs a hand: returned ones to correct, signed ones to number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.states import LetterState

if TYPE_CHECKING:
    from app.bootstrap import Desk

SUBJECTS: Final = frozenset({"outgoing_letter"})


def count(desk: Desk) -> int:
    """Runs off the window's thread."""
    counts = desk.letters.page(limit=1).counts
    return counts.get(LetterState.RETURNED, 0) + counts.get(LetterState.SIGNED, 0)
