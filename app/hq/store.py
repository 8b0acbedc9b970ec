"""What the rules of headquarters ask of a store, and what they tell it to write. One transaction is about one organisation.

A transaction reads in bulk what a batch touches, the rules decide without looking further, and one ``Plan`` is written
in bulk. The organisation's counter row is locked first; nothing else needs a lock, and no transaction ever locks two
organisations: what one leaves for another goes into its post box (``Relay``) and is taken in when that one speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol, TypeAlias

from msgspec import Struct, field

from app.wire.messages import Lease
from app.wire.shapes import Kind, Outcome

Key: TypeAlias = tuple[str, str]
"""(entity, id) of a record."""
NumberKey: TypeAlias = tuple[str, int, str]
"""(series, number, letter behind it)."""


class Cell(Struct, array_like=True):
    """The present value of one field: since which sequence, and by which clock it was written."""

    value: Any
    seq: int
    t: int = 0


class Record(Struct):
    """One record as it stands now."""

    ent: str
    id: str
    seq: int = 0
    """Of its last change: its version, for digests."""
    state: Literal["live", "deleted", "erased"] = "live"
    cells: dict[str, Cell] = field(default_factory=dict)


class Logged(Struct):
    """What an operation came to; kept under (organisation, operation) so that repeating is harmless."""

    op: str
    r: Outcome
    seq: int
    code: str = ""
    conflict: str = ""
    left: list[str] = field(default_factory=list)
    """Fields of it that were not taken: nothing can be built on them."""


class LogRow(Struct):
    """One step of the organisation's feed."""

    seq: int
    ent: str
    id: str
    kind: Kind
    set: dict[str, Any]
    by: str = ""
    dev: str = ""
    line: str = ""
    """Whose operation it was; empty: headquarters itself. A line is not sent its own rows."""
    t: int = 0
    op: str = ""
    lost: dict[str, Any] = field(default_factory=dict)


class Line(Struct):
    """One line of operations of a device: how far it came."""

    line: str
    device: str
    dseq: int = 0
    op: str = ""
    reported: int = 0
    """The epoch of headquarters in which it last told of its leases."""


class Org(Struct):
    """The organisation's counter row, and what the server knows of itself."""

    id: str
    path: str
    head: int
    """The newest sequence of its feed."""
    epoch: int
    durable: int = 0
    """Up to here a backup holds the feed."""
    oldest: int = 0
    """Steps of the feed up to here are not kept any more: who is behind reads a snapshot."""
    paused: bool = False
    """No leases until its known lines have reported theirs."""


class Number(Struct):
    """A number that was given, held or made void."""

    series: str
    no: int
    suffix: str = ""
    ent: str = ""
    record: str = ""
    """The record that bears it; empty: skipped at a takeover, to be explained by a record."""


class Range(Struct):
    """One range of numbers that was ever leased: whose it was."""

    series: str
    lo: int
    hi: int
    device: str
    epoch: int


class Relay(Struct):
    """What one organisation leaves in another's post box: a record to be made or moved there."""

    to: str
    sender: str
    ent: str
    id: str
    set: dict[str, Any]
    by: str = ""
    id_in_box: int = 0
    """Given by the store; to be named when it was taken."""


class Plan(Struct):
    """All that one transaction writes. The store writes it whole or not at all."""

    head: int | None = None
    line: Line | None = None
    logged: list[Logged] = field(default_factory=list)
    rows: list[LogRow] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    """Whole records, in the place of those of the same key."""
    numbers: list[Number] = field(default_factory=list)
    """In the place of those of the same (series, no, suffix)."""
    leases: list[Lease] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    relays: list[Relay] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    """Relays that were taken in."""
    scrubbed: list[Key] = field(default_factory=list)
    """Records whose values leave the log too: erased by order of law."""
    paused: bool | None = None


class Tx(Protocol):
    """One transaction on one organisation, begun by locking its counter row."""

    org: Org

    def line(self, line: str) -> Line | None: ...

    def lines(self) -> Sequence[Line]:
        """The newest line of each enrolled device that is not revoked; of one that never spoke, a line without a name."""
        ...

    def known(self, ops: Sequence[str]) -> dict[str, Logged]: ...

    def records(self, keys: Sequence[Key]) -> dict[Key, Record]: ...

    def numbers(self, keys: Sequence[NumberKey]) -> dict[NumberKey, Number]: ...

    def numbers_in(self, series: str, lo: int, hi: int) -> Sequence[Number]:
        """Numbers without a letter behind them, from lo to hi, both included."""
        ...

    def highest(self, series: str) -> int:
        """The highest number known in a series; 0 when there is none."""
        ...

    def ranges(self, series: Sequence[str]) -> Sequence[Range]: ...

    def leases(self, series: Sequence[str] | None = None) -> dict[str, Lease]:
        """The leases of these series; of all when None."""
        ...

    def relays(self, limit: int) -> Sequence[Relay]:
        """What lies in this organisation's post box, oldest first."""
        ...

    def places(self, orgs: Sequence[str]) -> dict[str, str]:
        """Paths of other organisations; unknown ones are left out."""
        ...

    def cut_since(self, epoch: int) -> int | None:
        """The lowest sequence at which a restore later than ``epoch`` cut this feed; None when there was none."""
        ...

    def rows(self, after: int, limit: int, but: str) -> Sequence[LogRow]:
        """The feed after a sequence, without the rows of line ``but``."""
        ...

    def page(self, after: Key, limit: int) -> Sequence[Record]:
        """Records in the order of (entity, id), after one of them; deleted ones too."""
        ...

    def versions(self, ents: Sequence[str] | None = None) -> Iterable[tuple[str, str, int]]:
        """(entity, id, version) of all records, or of some entities."""
        ...

    def conflicts(self, keys: Sequence[Key]) -> Sequence[str]:
        """Ids of the conflict records about these records."""
        ...

    def foreign(self, org: str, keys: Sequence[Key]) -> dict[Key, Record]:
        """Records of another organisation, read without a lock: the letters that grants point to."""
        ...

    def write(self, plan: Plan) -> None:
        """Write all of it, and bring ``org`` up to date. Scrubbing comes last: it also covers rows of this plan."""
        ...


class Store(Protocol):
    """Where transactions come from."""

    def begin(self, org: str) -> AbstractContextManager[Tx]:
        """A transaction on one organisation; leaving the block commits, an exception undoes it all."""
        ...

    def read(self, org: str) -> AbstractContextManager[Tx]:
        """One state of the organisation, seen without a lock; nothing is written."""
        ...
