"""One look at the list of members, made off the window's thread: what comes first, how many, where the chosen one stands.

Owns what is read at once and what later: everybody is counted far, what words or conditions find is counted once it is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.services.roster import MemberLine, Roster, Standing, Wanted
from app.ui.tables.members import PAGE

_AT_FIRST: Final = 200_000
"""So many are counted before the list stands."""
_PAGES_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What one look brings."""

    wanted: Wanted
    many: int
    pages: dict[int, tuple[MemberLine, ...]]
    place: int | None
    more: bool
    """There may be more than ``many``."""
    restricted: int


def look(roster: Roster, wanted: Wanted, *, chosen: str, seen: tuple[int, int] | None) -> Look:
    """``chosen``: the member whose place is asked for; ``seen``: first and last place that stay on the screen, None for the top."""
    aside = roster.count(Wanted(standing=Standing.RESTRICTED))
    if seen is None and not chosen:
        begun = roster.begin(wanted, limit=PAGE, most=_AT_FIRST)
        return Look(wanted, begun.many, {0: begun.lines}, None, begun.more, aside)
    many, more = roster.listed(wanted, roster.count(wanted))
    place = roster.place_of(wanted, chosen) if chosen else None
    first, last = seen or (0, 0)
    numbers = set(range(first // PAGE, last // PAGE + 1))
    if place is not None:
        numbers.add(place // PAGE)
    pages = {
        number: roster.page(wanted, offset=number * PAGE, limit=PAGE)
        for number in sorted(numbers)[:_PAGES_MOST]
    }
    return Look(wanted, many, pages, place, more, aside)
