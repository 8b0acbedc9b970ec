"""Lists of members in an order that no index holds, kept as row numbers until a record changes.

A million in another order takes a second or two to put together; then any page, place or count of it is at hand. Owns what is
kept and for how long, and from which other list a list is made.
"""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.models.queries import members as queries
from app.models.queries.member_find import FOUND_MOST
from app.models.queries.member_order import among
from app.models.queries.members import Wanted
from app.services.member_find import ready

_LONG: Final = 5
"""So many lists of more than ``FOUND_MOST``: eight megabytes each of a million. What is typed does not push them out."""
_SHORT: Final = 20
Key = tuple[Wanted, date]


class KeptLists:
    """Usable from any thread. Long lists are made one after another: each takes memory of its own while it is made."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[int, Sequence[int]]] = OrderedDict()
        self._hand = threading.Lock()
        self._turn = threading.RLock()

    def holds(self, session: Session, wanted: Wanted, on: date) -> bool:
        """Whether the list is here as the records stand now."""
        return self._find((wanted, on), queries.state(session)) is not None

    def of(self, session: Session, wanted: Wanted, on: date) -> Sequence[int]:
        """The whole list as the session sees the records; of what words find by their rank ``FOUND_MOST`` and one."""
        key, now = (wanted, on), queries.state(session)
        found = self._find(key, now)
        if found is not None:
            return found
        if queries.ranked(wanted) and queries.bare(wanted):  # short, and asked for at every key
            return self._keep(key, now, queries.climbed(session, wanted, FOUND_MOST + 1))
        with self._turn:
            found = self._find(key, now)  # another may have made it meanwhile
            return found if found is not None else self._keep(key, now, self._made(session, wanted, on))

    def _made(self, session: Session, wanted: Wanted, on: date) -> Sequence[int]:
        if queries.along(wanted):
            return queries.walked(session, wanted)
        by_name = replace(wanted, order="name", down=False)
        if wanted.typed.strip():
            return self._found(session, wanted, by_name, on)
        if wanted.order != "name":
            return self._arranged(session, wanted, self.of(session, by_name, on))
        asked = ready(session, wanted, on)
        found = queries.short(session, asked)
        if found is not None:
            return found
        return among(self._everybody(session, on), queries.chosen(session, asked), down=wanted.down)

    def _found(self, session: Session, wanted: Wanted, by_rank: Wanted, on: date) -> Sequence[int]:
        """What words find, among those who meet the conditions."""
        if wanted == by_rank:
            inside = self.of(session, replace(wanted, typed=""), on)
            if not inside:
                return ()
            if len(inside) <= FOUND_MOST or wanted.filters.owes_fees:
                words = Wanted(typed=wanted.typed, standing=wanted.standing)
                return queries.climbed(session, words, FOUND_MOST + 1, inside)
            return queries.climbed(session, ready(session, wanted, on), FOUND_MOST + 1)
        found = self.of(session, by_rank, on)
        if len(found) > FOUND_MOST:
            found = among(self._everybody(session, on), queries.chosen(session, ready(session, wanted, on)))
        return self._arranged(session, wanted, found)

    def _arranged(self, session: Session, wanted: Wanted, found: Sequence[int]) -> Sequence[int]:
        if len(found) <= FOUND_MOST:
            return queries.few(session, wanted, found)
        if wanted.order == "name":
            return found[::-1] if wanted.down else found
        return queries.ordered(session, wanted, found)

    def _everybody(self, session: Session, on: date) -> Sequence[int]:
        return self.of(session, Wanted(), on)

    def _keep(self, key: Key, now: int, made: Sequence[int]) -> Sequence[int]:
        found = made if isinstance(made, array) else array("q", made)
        with self._hand:
            self._kept[key] = (now, found)
            self._kept.move_to_end(key)
            for long, most in ((True, _LONG), (False, _SHORT)):
                alike = [one for one, (_, kept) in self._kept.items() if (len(kept) > FOUND_MOST + 1) == long]
                for one in alike[:-most]:
                    del self._kept[one]
        return found

    def _find(self, key: Key, now: int) -> Sequence[int] | None:
        with self._hand:
            kept = self._kept.get(key)
            if kept is None or kept[0] != now:
                return None
            self._kept.move_to_end(key)
            return kept[1]
