"""A round as headquarters sees it: hello, pull, snapshot, digest. Pushes and numbers have their own modules.

Pure but for the transaction. What a PC may see is its own organisation's feed, in the order of its sequence; the cursor
it sends is never trusted beyond what this server, in this epoch, has given.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.hq.rules_batch import Who
from app.hq.rules_letters import take_in
from app.hq.rules_numbers import reported
from app.hq.store import Line, LogRow, Plan, Record, Tx
from app.wire import digests
from app.wire.messages import (
    BucketAsk,
    Differs,
    DigestAsk,
    Head,
    Hello,
    Order,
    Page,
    Pull,
    Refusal,
    Rows,
    Snapshot,
    Welcome,
)
from app.wire.refusals import Refused
from app.wire.shapes import Row

MOST_OPS = 200


def hello(tx: Tx, who: Who, message: Hello, now: int, orders: Sequence[Order] = ()) -> Welcome | Refusal:
    """Who is this, how far is it; what it must know before anything else."""
    org = tx.org
    if message.epoch > org.epoch:
        return Refusal(code=Refused.BEHIND, epoch=org.epoch)
    line = tx.line(message.line)
    if line is None:
        line = Line(message.line, who.device, reported=0 if org.paused else org.epoch)
        tx.write(Plan(line=line))
    if line.device != who.device:
        return Refusal(code=Refused.MISSING)
    if tells_leases(message, line, org.epoch):
        reported(tx, line, message.leases)
    while take_in(tx, now):
        pass
    return Welcome(
        epoch=org.epoch,
        cut=tx.cut_since(message.epoch) if 0 < message.epoch < org.epoch else None,
        head=Head(dseq=line.dseq, op=line.op),
        last=tx.org.head,
        durable=org.durable,
        time=now,
        orders=list(orders),
        leases=list(tx.leases().values()),
        paused=tx.org.paused,
        batch=MOST_OPS,
    )


def tells_leases(message: Hello, line: Line, epoch: int) -> bool:
    """A PC that last spoke with headquarters before its restore tells what headquarters may have forgotten."""
    return 0 < message.epoch < epoch or line.reported < epoch


def _stale(tx: Tx, epoch: int, cursor: int = 0) -> Refusal | None:
    if epoch != tx.org.epoch:
        return Refusal(code=Refused.EPOCH, epoch=tx.org.epoch)
    if cursor > tx.org.head or cursor < tx.org.oldest:
        return Refusal(code=Refused.RESYNC, epoch=tx.org.epoch)
    return None


def pull(tx: Tx, who: Who, message: Pull) -> Rows | Refusal:
    """The next steps of the feed. A line is not sent its own: it has their results."""
    refusal = _stale(tx, message.epoch, message.after)
    if refusal is not None:
        return refusal
    rows = tx.rows(message.after, message.limit, message.line)
    more = len(rows) >= message.limit
    return Rows(
        epoch=tx.org.epoch,
        rows=[row_of(one) for one in rows],
        next=next_cursor(rows, tx.org.head, more=more),
        more=more,
        durable=tx.org.durable,
    )


def next_cursor(rows: Sequence[LogRow], head: int, *, more: bool) -> int:
    """From where the reader goes on."""
    return rows[-1].seq if more else head


def row_of(one: LogRow) -> Row:
    return Row(
        seq=one.seq, ent=one.ent, id=one.id, kind=one.kind, set=one.set, by=one.by, dev=one.dev, t=one.t, op=one.op,
        lost=one.lost,
    )  # fmt: skip


def snapshot(tx: Tx, who: Who, message: Snapshot) -> Page | Refusal:
    """All records, in the order of entity and id. Each field bears its sequence, so what changes meanwhile does no harm."""
    refusal = _stale(tx, message.epoch)
    if refusal is not None:
        return refusal
    records = tx.page((message.after_ent, message.after_id), message.limit)
    return _page(tx, records, more=len(records) >= message.limit)


def _page(tx: Tx, records: Sequence[Record], *, more: bool) -> Page:
    return Page(epoch=tx.org.epoch, rows=[whole(one) for one in records], head=tx.org.head, more=more)


def whole(record: Record) -> Row:
    """A record as one row."""
    if record.state == "deleted":
        return Row(seq=record.seq, ent=record.ent, id=record.id, kind="delete")
    if record.state == "erased":
        return Row(seq=record.seq, ent=record.ent, id=record.id, kind="erase")
    return Row(
        seq=record.seq,
        ent=record.ent,
        id=record.id,
        kind="record",
        set={name: cell.value for name, cell in record.cells.items()},
        at={name: cell.seq for name, cell in record.cells.items()},
    )


def digest(tx: Tx, who: Who, message: DigestAsk) -> Differs | Refusal:
    """Which entities, then which buckets of them, are not the same at both ends."""
    refusal = _stale(tx, message.epoch, message.cursor)
    if refusal is not None:
        return refusal
    if message.cursor != tx.org.head:
        return Differs(last=tx.org.head)
    wanted = list(message.buckets) if message.buckets else None
    found: dict[str, list[tuple[str, int]]] = {}
    for ent, id, version in tx.versions(wanted):
        found.setdefault(ent, []).append((id, version))
    sums = {ent: digests.sums(ones) for ent, ones in found.items()}
    if message.buckets:
        return Differs(last=tx.org.head, buckets=_different(sums, message.buckets))
    totals = {ent: digests.total(ones) for ent, ones in sums.items()}
    names = totals.keys() | message.sums.keys()
    return Differs(
        last=tx.org.head, entities=sorted(n for n in names if totals.get(n, "0") != message.sums.get(n, "0"))
    )


def _different(sums: dict[str, list[int]], theirs: dict[str, list[str]]) -> dict[str, list[int]]:
    empty = [0] * digests.BUCKETS
    found: dict[str, list[int]] = {}
    for ent, written in theirs.items():
        ours = sums.get(ent, empty)
        given = digests.read(written) if written else empty
        apart = [at for at in range(digests.BUCKETS) if at >= len(given) or ours[at] != given[at]]
        if apart:
            found[ent] = apart
    return found


def bucket(tx: Tx, who: Who, message: BucketAsk) -> Page | Refusal:
    """The records of some buckets of an entity."""
    refusal = _stale(tx, message.epoch)
    if refusal is not None:
        return refusal
    wanted = set(message.buckets)
    keys = [(ent, id) for ent, id, _ in tx.versions([message.ent]) if digests.bucket_of(id) in wanted]
    records = tx.records(keys) if keys else {}
    return _page(tx, list(records.values()), more=False)
