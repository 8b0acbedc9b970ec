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
from functools import cached_property
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


@dataclass
class Crowd:
    """``ids`` may repeat: one person with two rewards stands in two rows. Columns are as long as ``ids``; None is unknown."""

    ids: Sequence[str]
    columns: Mapping[str, Sequence[Any]]
    span: Span
    _known: dict[tuple[str, str], int] = field(default_factory=dict)
    _planes: dict[str, _Planes] = field(default_factory=dict)

    @cached_property
    def all(self) -> int:
        """The choice of every row."""
        return int.from_bytes(b"\x01" * len(self.ids))

    @cached_property
    def repeats(self) -> bool:
        """Somebody stands in several rows."""
        return len(set(self.ids)) != len(self.ids)

    def choose(self, where: Where) -> int:
        """The rows that pass every test. Raises WhereUnknown."""
        chosen = self.all
        for name, wanted in where.items():
            chosen &= self._passing(name, wanted)
        return chosen

    def rows(self, chosen: int) -> int:
        """How many rows are chosen."""
        return chosen.bit_count()

    def many(self, chosen: int) -> int:
        """How many persons (or units) the chosen rows are about."""
        return len(self.people(chosen)) if self.repeats else chosen.bit_count()

    def people(self, chosen: int) -> tuple[str, ...]:
        """Whom the chosen rows are about, each once, in the order of the rows."""
        found = compress(self.ids, chosen.to_bytes(len(self.ids)))
        return tuple(dict.fromkeys(found)) if self.repeats else tuple(found)

    def _passing(self, name: str, wanted: Wanted) -> int:
        key = (name, repr(wanted))
        if key not in self._known:
            if name not in self.columns:
                raise WhereUnknown(f"{name}: {sorted(self.columns)}")
            if name not in self._planes:
                self._planes[name] = _Planes(self.columns[name])
            self._known[key] = self._planes[name].passing(reading(wanted, self.span))
        return self._known[key]


class _Planes:
    """A column as codes in two planes of bytes, so that each further test of it costs a look into a table and no loop."""

    def __init__(self, values: Sequence[Any]) -> None:
        codes = {value: at for at, value in enumerate(dict.fromkeys(values))}
        if len(codes) > 256 * 256:
            raise WhereUnknown(f"{len(codes)} values")
        self._codes = codes
        numbers = list(map(codes.__getitem__, values))
        self._low = bytes(number & 255 for number in numbers)
        self._high = bytes(number >> 8 for number in numbers) if len(codes) > 256 else b""

    def passing(self, accepts: Callable[[Any], bool]) -> int:
        """The rows whose value is accepted; each value is asked once."""
        tables: dict[int, bytearray] = {}
        for value, code in self._codes.items():
            if accepts(value):
                tables.setdefault(code >> 8, bytearray(256))[code & 255] = 1
        if not self._high:
            return int.from_bytes(self._low.translate(tables[0])) if tables else 0
        found = 0
        for high, table in tables.items():
            only = bytearray(256)
            only[high] = 1
            found |= int.from_bytes(self._high.translate(only)) & int.from_bytes(self._low.translate(table))
        return found


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
