"""Long lists put together from row numbers: everybody by name once, then who belongs to a list, or another column's order, laid upon it.

A million records sorted inside the database would take two hundred megabytes there and then. Owns the arithmetic on row numbers.
Refuses conditions: which rows belong to a list is asked by members.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHORT_KEY: Final = 1 << 16
"""Below it sorting is counting."""


def numbers_of(session: Session, query: Any, values: dict[str, Any]) -> array[int]:
    """The row numbers that a query names, in its order."""
    return array("q", (row[0] for row in _rows(session, query, values)))


def _rows(session: Session, query: Any, values: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Row by row as the database gives them: a million gathered first would set off the collector, which halts every thread."""
    result: Any = session.execute(query, values)
    yield from result.cursor


def among(names: Sequence[int], chosen: Sequence[int], *, down: bool = False) -> array[int]:
    """Those of ``names`` that are ``chosen``, in the order of ``names``."""
    import numpy as np

    if not len(names) or not len(chosen):
        return array("q")
    order, wanted = np.array(names, np.int64), np.array(chosen, np.int64)
    here = np.zeros(int(max(order.max(), wanted.max())) + 1, np.bool_)
    here[wanted] = True
    kept = order[here[order]]
    return _numbers(kept[::-1] if down else kept)


def arranged(
    session: Session, names: Sequence[int], body: str, value: str, *, indexed: bool, down: bool
) -> array[int]:
    """A list by name in the order of a value instead: what has none goes last either way, equal ones stay by name.

    ``indexed``: an index holds the value, which may be another one for everybody; else they are thought to be few.
    """
    import numpy as np

    if not len(names):
        return array("q")
    order = np.array(names, np.int64)
    place = np.zeros(int(order.max()) + 1, np.uint32)  # 0: no value
    many = _along(session, body, value, place) if indexed else _scanned(session, body, value, place)
    keys = place[order]
    keys = np.where(keys == 0, many + 1, many + 1 - keys if down else keys)
    if many + 1 < _SHORT_KEY:
        keys = keys.astype(np.uint16)
    return _numbers(order[np.argsort(keys, kind="stable")])


def _along(session: Session, body: str, value: str, place: NDArray[Any]) -> int:
    """Number the values from 1 as they come from their index; how many there are."""
    query = f"SELECT m.rowid, {value} FROM {body} WHERE {value} > '' ORDER BY {value}"  # noqa: S608  words of ours
    last, many, top = None, 0, len(place)
    for number, one in _rows(session, text(query), {}):
        if one != last:
            last, many = one, many + 1
        if number < top:
            place[number] = many
    return many


def _scanned(session: Session, body: str, value: str, place: NDArray[Any]) -> int:
    """Number the values from 1 in their order; how many there are."""
    import numpy as np

    seen: dict[Any, int] = {None: 0, "": 0}
    top = len(place)
    query = f"SELECT m.rowid, {value} FROM {body}"  # noqa: S608  words of ours
    for number, one in _rows(session, text(query), {}):
        if number < top:
            place[number] = seen.setdefault(one, len(seen) - 1)
    del seen[None], seen[""]
    final = np.zeros(len(seen) + 1, np.uint32)
    for at, one in enumerate(sorted(seen), 1):
        final[seen[one]] = at
    place[:] = final[place]
    return len(seen)


def _numbers(found: NDArray[Any]) -> array[int]:
    made = array("q")
    made.frombytes(found.astype("int64").tobytes())
    return made
