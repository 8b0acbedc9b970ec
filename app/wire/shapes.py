"""The smallest shapes that all messages are made of: ids, places, operations, results, rows.

Short field names are the protocol's; they are bytes on a slow line. A message that lacks a field has its default.
Unknown fields of a message are passed over, so that a newer end may say more; unknown fields of a *record* are values
like any other and are kept.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

from msgspec import Meta, Struct, field

PROTOCOL: Final = 2
"""What this program speaks. Headquarters serves it and the one before."""
OLDEST: Final = 1
MAX_SAFE: Final = (1 << 53) - 1
"""The largest whole number that every JSON reader keeps exactly."""

Uuid: TypeAlias = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
]
"""A UUID in lower case. Operations, lines and requests are named by one; it is what makes repeating harmless."""
Sha256: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]
"""The id of a record or a person, the name of an entity or a field."""
OrgId: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]
OrgPath: TypeAlias = Annotated[str, Meta(max_length=400, pattern=r"^([a-z0-9-]+/)*\Z")]
"""Place in the tree, 'tw/p12/x0345/': everything below it begins with it."""
Count: TypeAlias = Annotated[int, Meta(ge=0, le=MAX_SAFE)]
SeriesKey: TypeAlias = Annotated[str, Meta(min_length=1, max_length=200)]
"""'unit|book|period': a series that nobody opened yet has no id."""
Short: TypeAlias = Annotated[str, Meta(max_length=500)]
Key: TypeAlias = Annotated[str, Meta(min_length=1, max_length=2000)]
"""A public key, a signature or a token in base64url."""

Kind: TypeAlias = Literal["create", "update", "delete", "erase"]
Outcome: TypeAlias = Literal["ok", "dup", "merged", "conflict", "rejected", "held"]

EPOCH_SPAN: Final = 1 << 32
"""Sequence numbers of one epoch of headquarters. A restored server begins above all that it ever gave (decisions/0013)."""


def floor_of(epoch: int) -> int:
    """The sequence number below the first one of an epoch; epochs count from 1."""
    return (epoch - 1) * EPOCH_SPAN


class Shape(Struct, kw_only=True, omit_defaults=True):
    """Base of all parts of messages."""


class Message(Struct, kw_only=True, omit_defaults=True, tag_field="m", tag=str.lower):
    """Base of all messages: tagged by name, stamped with the protocol they are written in."""

    p: int = field(default_factory=lambda: PROTOCOL)


Base: TypeAlias = int | str
"""What a field's new value was built on: the sequence of the server's value, or the id of an operation of one's own
that headquarters had not answered when this was sent. 0: never seen."""
RECORD: Final = "*"
"""In a base, the record itself: what a delete or a new beginning after a delete was built on."""


class Op(Shape, kw_only=True):
    """One record changed in one act, as it left the outbox."""

    op: Uuid
    dseq: Count
    """Place in the line's order."""
    kind: Kind = "update"
    ent: Name
    id: Name
    set: dict[Name, Any] = field(default_factory=dict)
    base: dict[Name, Base] = field(default_factory=dict)
    sv: Count = 1
    """Version of the field sets it was written by."""
    t: Count = 0
    """The PC's clock, milliseconds since 1970. Never decides but which of two unimportant values is the later one."""
    by: Annotated[str, Meta(max_length=64)] = ""
    act: Annotated[str, Meta(max_length=36)] = ""
    """Operations of one act of one person."""
    num: tuple[SeriesKey, Count, Annotated[str, Meta(max_length=4)]] | None = None
    """With a number that was given or held: its series, the number, the letter behind it."""
    blob: Sha256 | None = None
    """With an attachment: the file it needs."""


class Now(Shape, kw_only=True, array_like=True):
    """What headquarters holds of a field that it did not take."""

    value: Any
    seq: Count


class Result(Shape, kw_only=True):
    """What became of one operation. Once known it never changes, however often it is asked for."""

    op: Uuid
    r: Outcome
    seq: Count = 0
    """Its place in the feed; 0 when it left no trace there (rejected, held)."""
    code: str = ""
    """Why, when it was not simply taken: see ``refusals``."""
    was: Outcome | None = None
    """With 'dup': what it came to the first time."""
    now: dict[Name, Now] = field(default_factory=dict)
    """Fields that were not taken, with what stands there instead."""
    conflict: Annotated[str, Meta(max_length=36)] = ""


class Row(Shape, kw_only=True):
    """One step of a feed: what changed in one record at one sequence number."""

    seq: Count
    ent: Name
    id: Name
    kind: Kind | Literal["record"] = "update"
    """'record': a whole record in a snapshot, each field with a sequence of its own in ``at``."""
    set: dict[Name, Any] = field(default_factory=dict)
    at: dict[Name, Count] = field(default_factory=dict)
    by: Annotated[str, Meta(max_length=64)] = ""
    dev: Annotated[str, Meta(max_length=64)] = ""
    t: Count = 0
    op: Annotated[str, Meta(max_length=36)] = ""
    lost: dict[Name, Any] = field(default_factory=dict)
    """Unimportant values that came later by another clock or line; for the history."""
