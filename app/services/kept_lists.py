"""Lists of members in an order that no index holds, kept as row numbers until a record changes.

A million in another order takes a second or two to put together; then any page, place or count of it is at hand. Owns what is
kept and for how long. Refuses to ask: whoever needs a list says how it is read.
"""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.models.queries.members import Wanted, state

_MOST: Final = 4
"""Eight megabytes each of a million."""
Key = tuple[Wanted, date]


class KeptLists:
    """Usable from any thread; a list that two ask for at once is read once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[int, Sequence[int]]] = OrderedDict()
        self._turns: dict[Key, threading.Lock] = {}
        self._hand = threading.Lock()

    def holds(self, session: Session, wanted: Wanted, on: date) -> bool:
        """Whether the list is here as the records stand now."""
        return self._find((wanted, on), state(session)) is not None

    def of(
        self, session: Session, wanted: Wanted, on: date, read: Callable[[], Iterable[int]]
    ) -> Sequence[int]:
        """The list as the session sees the records, read now unless it is here."""
        key, now = (wanted, on), state(session)
        with self._hand:
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:
            found = self._find(key, now)
            if found is None:
                found = array("q", read())
                with self._hand:
                    self._kept[key] = (now, found)
                    while len(self._kept) > _MOST:
                        self._turns.pop(self._kept.popitem(last=False)[0], None)
            return found

    def _find(self, key: Key, now: int) -> Sequence[int] | None:
        with self._hand:
            kept = self._kept.get(key)
            if kept is None or kept[0] != now:
                return None
            self._kept.move_to_end(key)
            return kept[1]
