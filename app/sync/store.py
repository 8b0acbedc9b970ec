"""What the rules of a PC ask of its store. One transaction is one ``BEGIN IMMEDIATE`` of the data folder.

The rules own what the protocol must remember (``Me``, the outbox's states, the shadow); the store owns records, history
and search. Everything a reply brings is written in the transaction that also moves the cursor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol, TypeAlias

from msgspec import Struct, field

from app.wire.messages import Head, Lease
from app.wire.shapes import Base, Kind, Now

Key: TypeAlias = tuple[str, str]


class Cell(Struct, array_like=True):
    """The last value of a field that headquarters is known to hold, and its sequence there.

    A negative sequence: headquarters was restored since from a copy without this value; it is being offered again.
    The cell named ``RECORD`` ('*') stands for the record itself: 'live', 'deleted' or 'erased', and its version.
    """

    value: Any
    seq: int


OFFER = "offer"
"""The ``act`` of an operation that the program made by itself, to bring back what headquarters lost."""


class OutOp(Struct):
    """An operation in the outbox."""

    op: str
    dseq: int
    kind: Kind
    ent: str
    id: str
    set: dict[str, Any]
    base: dict[str, Base] = field(default_factory=dict)
    """As the unit of work wrote it, later moved on by the rules when own operations before it are answered."""
    sv: int = 1
    t: int = 0
    by: str = ""
    act: str = ""
    num: tuple[str, int, str] | None = None
    blob: str | None = None
    state: Literal["waiting", "kept", "held", "aside"] = "waiting"
    """waiting: not answered. kept: answered, but not yet in a copy of headquarters. held, aside: refused, see the inbox."""
    seq: int = 0
    """Its place in the feed, once answered."""


class SnapshotAt(Struct):
    """A snapshot under way: where it goes on, and from where the feed is read afterwards."""

    ent: str = ""
    id: str = ""
    start: int | None = None


class Me(Struct):
    """What the protocol remembers between two messages."""

    device: str
    line: str
    org: str
    epoch: int = 0
    """Of headquarters, as last heard; 0: never spoken."""
    before: str | None = None
    """The line this one broke off from, until headquarters heard of it."""
    cursor: int = 0
    sent: int = 0
    """``dseq`` up to which headquarters has this line's operations."""
    head: Head = field(default_factory=Head)
    """The last operation of this line that was answered."""
    durable: int = 0
    snapshot: SnapshotAt | None = None
    offering: bool = False
    """After a restore of headquarters: what it lost is offered again once the feed was read."""
    batch: int = 50
    paused: bool = False
    acks: list[str] = field(default_factory=list)
    """Orders carried out, to be told."""
    state: Literal["active", "revoked", "old", "wiped"] = "active"


class Incoming(Struct):
    """What is to become of one record here, because headquarters says so."""

    ent: str
    id: str
    kind: Literal["set", "delete", "erase", "known"]
    """'known': the values came before, as the answer to a change of one's own; who wrote them is news."""
    values: dict[str, Any] = field(default_factory=dict)
    by: str = ""
    dev: str = ""
    t: int = 0
    lost: dict[str, Any] = field(default_factory=dict)
    seq: int = 0


class Aside(Struct):
    """An operation that was not taken, for the clerk's inbox: with what was refused and what stands there instead."""

    op: str
    code: str
    ent: str
    id: str
    mine: dict[str, Any]
    now: dict[str, Now] = field(default_factory=dict)


class MyLease(Struct):
    """A lease as this PC knows it, its own or another's."""

    series: str
    epoch: int = 0
    holder: str = ""
    lo: int = 1
    hi: int = 0
    req: str = ""
    """Kept before asking."""
    asking: bool = False
    """A request under ``req`` is not answered yet: for a first range, or for more of one that is held."""
    first: int = 1
    """With a request: the first free number as far as this PC knows."""
    state: Literal["held", "returning", "elsewhere", "dropped", "free"] = "free"
    device: str = ""
    """The holder's device: people know a PC by it, whichever its line is today."""

    @classmethod
    def of(cls, lease: Lease, line: str) -> MyLease:
        state: Literal["held", "elsewhere", "free"]
        state = "held" if lease.holder == line else "elsewhere" if lease.holder else "free"
        return cls(
            lease.series,
            lease.epoch,
            lease.holder,
            lease.lo,
            lease.hi,
            lease.req,
            state=state,
            device=lease.device,
        )


class Tx(Protocol):
    """One transaction on the data folder."""

    def me(self) -> Me: ...

    def save(self, me: Me) -> None: ...

    # --- outbox

    def waiting(self, limit: int) -> Sequence[OutOp]:
        """Operations that wait to be sent, in order."""
        ...

    def find(self, ops: Sequence[str]) -> dict[str, OutOp]:
        """Operations by id, whatever their state."""
        ...

    def at(self, dseq: int) -> OutOp | None: ...

    def unanswered(self, keys: Iterable[Key]) -> dict[Key, list[OutOp]]:
        """Operations on these records that wait, or are held, in order."""
        ...

    def put(self, ops: Iterable[OutOp]) -> None:
        """Write state, base and seq of operations that the rules moved."""
        ...

    def held(self) -> Sequence[str]:
        """Ids of operations that headquarters could not judge yet."""
        ...

    def requeue(self, ops: Iterable[str]) -> None:
        """Put operations at the end of the line again, waiting, under the same ids."""
        ...

    def reopen(self, above: int) -> None:
        """Kept operations whose sequence is above wait again."""
        ...

    def drop_kept(self, upto: int) -> None:
        """Let kept operations up to a sequence go: they lie in a copy of headquarters."""
        ...

    def offer(
        self, ent: str, id: str, kind: Kind, values: Mapping[str, Any], base: Mapping[str, Base]
    ) -> None:
        """Add an operation of the program's own, which changes nothing here."""
        ...

    # --- shadow and records

    def shadow(self, keys: Iterable[Key]) -> dict[Key, dict[str, Cell]]: ...

    def shadow_between(self, after: int, upto: int) -> dict[Key, dict[str, Cell]]:
        """Cells with a sequence above one and up to another; both may be negative."""
        ...

    def forget(self, keys: Iterable[Key]) -> None:
        """Drop the shadow of these records altogether."""
        ...

    def put_shadow(self, cells: Mapping[Key, Mapping[str, Cell]]) -> None: ...

    def apply(self, changes: Sequence[Incoming]) -> None:
        """Bring records to what headquarters says. What cannot be applied yet is kept beside and tried again later."""
        ...

    def put_aside(self, items: Iterable[Aside]) -> None: ...

    def versions(self) -> Iterable[tuple[str, str, int]]:
        """(entity, id, version) of every record in the shadow."""
        ...

    # --- numbers

    def leases(self) -> dict[str, MyLease]: ...

    def put_lease(self, lease: MyLease) -> None: ...

    def highest(self, series: str) -> int:
        """The highest number of a series that is known here, given or held; 0 when there is none."""
        ...

    def unsent_numbers(self, series: str) -> bool:
        """Whether a number of the series was not answered by headquarters yet."""
        ...

    def explain(self, series: str, numbers: Sequence[int]) -> None:
        """Numbers that were skipped at a takeover are to be made void, each by a record with its reason."""
        ...


class Store(Protocol):
    """Where transactions come from."""

    def begin(self) -> AbstractContextManager[Tx]:
        """Leaving the block commits, an exception undoes it all."""
        ...
