"""A crowd: facts about many persons (or units, or things that happened to them) in columns, and who of them passes a test.

Owns the small language of figures: ``where`` names fields and what they must hold. Pure. A choice is one big number with a byte
0 or 1 for each row, so that a figure of a hundred thousand rows costs what one comparison costs, once.

    "Nữ"            equal                    ["a", "b"]    one of these
    "!Kinh"         not equal, and known     "*" / ""      filled / empty
    "18..30"        from … to, either open   "period"      a day within the period
    "until"         a day not after its last day           "!until"  no day, or a later one
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, Final, TypeAlias

Wanted: TypeAlias = str | int | list[str]
Where: TypeAlias = Mapping[str, Wanted]
PERIOD: Final = "period"
UNTIL: Final = "until"


class WhereUnknown(ValueError):
    """A form asks for a field that its crowd does not have, or in words that mean nothing: a fault of the data."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a period as ISO 8601, both within."""

    first: str
    last: str


@dataclass(slots=True)
class Crowd:
    """``ids`` may repeat: one person with two rewards stands in two rows. Columns are as long as ``ids``; None is unknown."""

    ids: Sequence[str]
    columns: Mapping[str, Sequence[Any]]
    span: Span
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def all(self) -> int:
        """The choice of every row."""
        return int.from_bytes(b"\x01" * len(self.ids))

    def choose(self, where: Where) -> int:
        """The rows that pass every test. Raises WhereUnknown."""
        chosen = self.all
        for name, wanted in where.items():
            chosen &= self._passing(name, wanted)
        return chosen

    def rows(self, chosen: int) -> int:
        """How many rows are chosen."""
        return chosen.bit_count()

    def people(self, chosen: int) -> tuple[str, ...]:
        """Whom the chosen rows are about, each once, in the order of the rows."""
        return tuple(dict.fromkeys(compress(self.ids, chosen.to_bytes(len(self.ids)))))

    def _passing(self, name: str, wanted: Wanted) -> int:
        key = (name, repr(wanted))
        if key not in self._known:
            if name not in self.columns:
                raise WhereUnknown(f"{name}: {sorted(self.columns)}")
            passes = reading(wanted, self.span)
            # Each value is looked at once, however many rows have it.
            values = self.columns[name]
            verdicts = {value: passes(value) for value in set(values)}
            self._known[key] = int.from_bytes(bytes(map(verdicts.__getitem__, values)))
        return self._known[key]


def reading(wanted: Wanted, span: Span) -> Callable[[Any], bool]:
    """What a field must hold, as a yes or no to one value. Raises WhereUnknown for words that mean nothing."""
    if isinstance(wanted, list):
        some = frozenset(wanted)
        return lambda value: value in some
    if isinstance(wanted, int):
        return lambda value: value == wanted
    if wanted in ("*", ""):
        filled = wanted == "*"
        return lambda value: (value not in (None, "")) is filled
    if wanted == PERIOD:
        return lambda value: value is not None and span.first <= value <= span.last
    if wanted == UNTIL:
        return lambda value: value is not None and value <= span.last
    if wanted == f"!{UNTIL}":
        return lambda value: value is None or value > span.last
    if ".." in wanted:
        return _between(wanted)
    if wanted.startswith("!"):
        unwanted = wanted[1:]
        return lambda value: value not in (None, "", unwanted)
    return lambda value: value == wanted


def _between(wanted: str) -> Callable[[Any], bool]:
    low, _, high = wanted.partition("..")
    try:
        least = int(low) if low else None
        most = int(high) if high else None
    except ValueError:
        raise WhereUnknown(wanted) from None
    if least is None and most is None:
        raise WhereUnknown(wanted)
    return lambda value: (
        value is not None and (least is None or value >= least) and (most is None or value <= most)
    )
