"""The messages of the exchange, question and answer. ``docs/sync.md`` tells what each does and in which order they come."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Raw, field

from app.wire.shapes import (
    Count,
    Key,
    Message,
    Name,
    Op,
    OrgId,
    OrgPath,
    Result,
    Row,
    SeriesKey,
    Sha256,
    Shape,
    Short,
    Uuid,
)

# --- who speaks ---------------------------------------------------------------------------------------------


class Enrol(Message, kw_only=True):
    """A new device asks to be let in by the one-time code that an officer gave."""

    code: Annotated[str, Meta(min_length=8, max_length=24)]
    key: Key
    """The device's Ed25519 public key; the private one never leaves it."""
    box: Key = ""
    """Its X25519 public key, to which answers on a stick are sealed."""
    name: Short = ""
    program: Short = ""


class Enrolled(Message, kw_only=True):
    device: Uuid
    org: OrgId
    path: OrgPath
    name: Short = ""
    role: Name = "branch"
    epoch: Count
    hq_key: Key
    """Verifies what headquarters signs: bundles, leases, heads of the audit chain."""
    hq_box: Key
    """To which bundles are sealed."""
    recovery: Key = ""


class Challenge(Message, kw_only=True):
    """Asks for a nonce, so that a PC with a wrong clock can still prove that it speaks now."""

    device: Uuid


class Nonce(Message, kw_only=True):
    nonce: Key


class TokenAsk(Message, kw_only=True):
    """A nonce signed by the device's key, for a short token."""

    device: Uuid
    nonce: Key
    sig: Key


class Token(Message, kw_only=True):
    token: Key
    lasts: Count
    """Seconds, counted by the receiver's own clock from now."""


# --- the round ----------------------------------------------------------------------------------------------


class Head(Shape, kw_only=True):
    """The last operation of a line: both ends compare it, because a restored or cloned PC betrays itself here."""

    dseq: Count = 0
    op: Annotated[str, Meta(max_length=36)] = ""


class LeaseSaid(Shape, kw_only=True):
    """What a PC says of a lease it holds: after a restore of headquarters nobody else knows."""

    series: SeriesKey
    epoch: Count
    holder: Annotated[str, Meta(max_length=36)]
    """Its own line, or another's that it was told of."""
    lo: Count
    hi: Count
    given: Count = 0
    """The highest number that it knows to be given in the series."""


class Hello(Message, kw_only=True):
    """Begins a round: who I am, how far I am, what I hold."""

    line: Uuid
    """One line of operations: a device between two forks. A restored or cloned PC begins a new one."""
    after: Uuid | None = None
    """The line this one broke off from."""
    epoch: Count = 0
    head: Head = field(default_factory=Head)
    """The last operation of the line that headquarters ever answered."""
    cursor: Count = 0
    waiting: Count = 0
    leases: list[LeaseSaid] = field(default_factory=list)
    program: Short = ""
    acks: list[Uuid] = field(default_factory=list)
    """Orders that were carried out."""


class Order(Shape, kw_only=True):
    """What headquarters wants done before anything else."""

    id: Uuid
    kind: Literal["erase", "wipe", "upgrade", "fork"]
    ent: Annotated[str, Meta(max_length=64)] = ""
    record: Annotated[str, Meta(max_length=64)] = ""
    text: Short = ""


class Welcome(Message, kw_only=True):
    epoch: Count
    cut: Count | None = None
    """After a restore of headquarters: what it gave above this sequence since the asker's epoch is not there any more."""
    head: Head = field(default_factory=Head)
    last: Count = 0
    """The newest sequence of the feed."""
    durable: Count = 0
    """Up to here everything lies in a copy too: what was kept to be sent again may go."""
    time: Count = 0
    orders: list[Order] = field(default_factory=list)
    leases: list[Lease] = field(default_factory=list)
    paused: bool = False
    """No leases are given until the known PCs have reported theirs."""
    batch: Count = 200
    """Most operations in a push."""


class Push(Message, kw_only=True):
    line: Uuid
    epoch: Count
    after: Count | None = None
    """``dseq`` of the line's operation before the first of these; headquarters must have it, and none behind it that is not
    among these. Not said by protocol 1."""
    ops: Annotated[list[Op], Meta(max_length=1000)]


class Pushed(Message, kw_only=True):
    epoch: Count
    results: list[Result]
    head: Head
    durable: Count = 0


class Pull(Message, kw_only=True):
    line: Uuid
    epoch: Count
    after: Count
    limit: Annotated[int, Meta(ge=1, le=5000)] = 500


class Rows(Message, kw_only=True):
    epoch: Count
    rows: list[Row]
    next: Count
    more: bool = False
    durable: Count = 0


class Snapshot(Message, kw_only=True):
    """All records of the feed, page by page; begun anew only when the cursor is not known any more."""

    epoch: Count
    after_ent: Annotated[str, Meta(max_length=64)] = ""
    after_id: Annotated[str, Meta(max_length=64)] = ""
    limit: Annotated[int, Meta(ge=1, le=5000)] = 500


class Page(Message, kw_only=True):
    epoch: Count
    rows: list[Row]
    head: Count
    """The newest sequence when this page was read; the first page's is where pulling begins afterwards."""
    more: bool = False


class DigestAsk(Message, kw_only=True):
    """The sender's sums, per entity 256 of them in hex without leading zeros ('' for an empty bucket)."""

    epoch: Count
    cursor: Count
    sums: dict[Name, str] = field(default_factory=dict)
    """Per entity the sum of all its buckets: enough when they agree."""
    buckets: dict[Name, Annotated[list[str], Meta(max_length=256)]] = field(default_factory=dict)


class Differs(Message, kw_only=True):
    last: Count
    """The newest sequence of the feed; sums are compared only by a client that has read as far."""
    entities: list[Name] = field(default_factory=list)
    buckets: dict[Name, list[int]] = field(default_factory=dict)
    """Which buckets differ; their records come with ``bucket``."""


class BucketAsk(Message, kw_only=True):
    epoch: Count
    ent: Name
    buckets: Annotated[list[Annotated[int, Meta(ge=0, le=255)]], Meta(max_length=256)]


# --- numbers ------------------------------------------------------------------------------------------------


class Lease(Shape, kw_only=True):
    """Who may number in a series: a range and an epoch. One holder at a time."""

    series: SeriesKey
    epoch: Count
    holder: Annotated[str, Meta(max_length=36)] = ""
    """The line that holds it; empty: nobody."""
    lo: Count = 1
    hi: Count = 0
    next: Count = 1
    """The first number that is in no range."""
    req: Annotated[str, Meta(max_length=36)] = ""
    device: Short = ""
    """The holder's name for people."""


class LeaseAsk(Message, kw_only=True):
    line: Uuid
    series: SeriesKey
    req: Uuid
    """Made and kept before asking: the same one gets the same grant, any other a new range."""
    want: Annotated[int, Meta(ge=1, le=1000)] = 50
    first: Annotated[int, Meta(ge=1)] = 1
    """The first free number as far as the asker knows: a series may go on from a paper register."""


class LeaseBack(Message, kw_only=True):
    """Gives a series back, once all its numbers are pushed."""

    line: Uuid
    series: SeriesKey
    epoch: Count
    next: Count
    """The first number of the range that was not given."""


class Takeover(Message, kw_only=True):
    """The holder is dead. Twice confirmed by the head of the branch; logged."""

    line: Uuid
    series: SeriesKey
    req: Uuid
    epoch: Count
    """The lease that is taken away, as the asker knows it."""
    mode: Literal["continue", "skip"]
    last: Count = 0
    """With 'continue': the last number in the paper register."""
    want: Annotated[int, Meta(ge=1, le=1000)] = 50
    reason: Annotated[str, Meta(min_length=1, max_length=500)]
    by: Short = ""


class Leased(Message, kw_only=True):
    lease: Lease
    void: list[Count] = field(default_factory=list)
    """With 'skip': numbers that became void with this takeover."""


# --- files --------------------------------------------------------------------------------------------------


class BlobCheck(Message, kw_only=True):
    """What of a file is already there? Answered truthfully only to who may read it; else all is missing."""

    sha: Sha256
    size: Count
    chunk: Annotated[int, Meta(ge=1 << 16, le=1 << 20)] = 1 << 18


class BlobState(Message, kw_only=True):
    sha: Sha256
    whole: bool = False
    have: list[Count] = field(default_factory=list)
    """Chunks that need not be sent again."""


class BlobCommit(Message, kw_only=True):
    sha: Sha256
    size: Count
    chunk: Count = 1 << 18


# --- letters between units ----------------------------------------------------------------------------------


class ObjectAsk(Message, kw_only=True):
    """The letters that grants point to. A letter to five hundred units lies there once; sending it is an operation."""

    grants: Annotated[list[Uuid], Meta(min_length=1, max_length=100)]


class Object(Shape, kw_only=True):
    grant: Uuid
    letter: dict[Name, Any]
    files: list[dict[str, Any]] = field(default_factory=list)
    answer_by: Short = ""


class Objects(Message, kw_only=True):
    found: list[Object]


# --- without a network --------------------------------------------------------------------------------------


class Bundle(Message, kw_only=True):
    """What lies in a sealed file on a stick: the same messages, self-sufficient.

    It holds all that was never answered, so bundles may be read in any order, twice, and beside the line.
    """

    id: Uuid
    device: Uuid
    to: OrgId
    path: OrgPath = ""
    epoch: Count
    made: Count = 0
    parts: list[Raw]
    """Messages, each encoded on its own: hello and push."""
    blobs: list[Sha256] = field(default_factory=list)
    """Files that follow in the container, in this order."""
    key: Annotated[str, Meta(max_length=100)] = ""
    """Of the files that follow; base64url. Without files there is none."""


class BundleReceipt(Message, kw_only=True):
    id: Uuid
    epoch: Count
    parts: list[Raw]
    """The answers, in the order of the questions, then rows for the cursor that the bundle named."""


class Envelope(Message, kw_only=True):
    """The outside of a bundle: who wrote it is proven by the signature over the sealed bytes, nothing else is told."""

    id: Uuid
    to: Literal["hq", "device"]
    device: Uuid
    sealed: bytes
    sig: Key


# --- refusals -----------------------------------------------------------------------------------------------


class Refusal(Message, kw_only=True):
    """A message as a whole is not taken. The codes and what the client does stand in ``refusals``."""

    code: Name
    text: Short = ""
    head: Head | None = None
    epoch: Count = 0
    retry: Count = 0
    """Seconds to wait before asking again."""
    lease: Lease | None = None


AnyMessage: TypeAlias = (
    Enrol | Enrolled | Challenge | Nonce | TokenAsk | Token | Hello | Welcome | Push | Pushed | Pull | Rows
    | Snapshot | Page | DigestAsk | Differs | BucketAsk | LeaseAsk | LeaseBack | Takeover | Leased | BlobCheck
    | BlobState | BlobCommit | ObjectAsk | Objects | Bundle | BundleReceipt | Envelope | Refusal
)  # fmt: skip
"""Every message; its tag ``m`` says which."""
