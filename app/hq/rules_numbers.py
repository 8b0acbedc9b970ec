"""Leases of number series: one line at a time may number in a series, within a range, under an epoch.

No clock and no highest-number-plus-one of a PC ever decides. A grant is bound to the id of its request; after a restore
of headquarters nothing is granted until the known PCs have told what they hold; a number that two PCs gave all the same
is marked as disputed and shown to a person, never renumbered.
"""

from __future__ import annotations

from typing import Final

from app.hq.rules_batch import Batch, Who
from app.hq.store import Line, Number, Plan, Range, Tx
from app.wire.messages import Lease, LeaseAsk, LeaseBack, Leased, LeaseSaid, Refusal, Takeover
from app.wire.refusals import Refused
from app.wire.shapes import Op

ISSUED, HELD = "issued_number", "held_number"
NUMBERED: Final = frozenset({ISSUED, HELD})


def number_fault(batch: Batch, op: Op) -> str | None:
    """Who has the number that ``op`` brings already; None when it is free for this device."""
    assert op.num is not None
    series, no, _ = op.num
    known = batch.numbers.get(op.num)
    if known is not None and known.record not in ("", op.id) and not _given_back(batch, known, op):
        return known.record
    lease = batch.leases.get(series)
    if lease is None or not lease.holder or lease.holder == batch.line.line:
        return None
    if not lease.lo <= no <= lease.hi or _was_ours(batch, series, no):
        return None
    return lease.holder


def _given_back(batch: Batch, number: Number, op: Op) -> bool:
    """Whether it was only held (giữ số), and its holder marked it as used or released before."""
    if number.ent != HELD or op.ent == HELD:
        return False
    record = batch.records.get((HELD, number.record))
    return record is not None and "state" in record.cells and record.cells["state"].value != "held"


def _was_ours(batch: Batch, series: str, no: int) -> bool:
    """Whether this device was ever given the number: what it gave then, while it was cut off, is accepted."""
    return any(
        one.series == series and one.device == batch.who.device and one.lo <= no <= one.hi
        for one in batch.ranges
    )


# --- asking, giving back, taking over ----------------------------------------------------------------------


def lease_ask(tx: Tx, who: Who, message: LeaseAsk) -> Leased | Refusal:
    """A range for who asks, or more of the one it holds; who holds the series, if another does."""
    line = tx.line(message.line)
    if line is None or line.device != who.device:
        return Refusal(code=Refused.MISSING)
    lease = _lease(tx, message.series)
    if is_repeated(lease, message.line, message.req):
        return Leased(lease=lease)
    if tx.org.paused:
        return Refusal(code=Refused.PAUSED)
    if lease.holder not in ("", message.line):
        return Refusal(code=Refused.HELD, lease=lease)
    highest = tx.highest(message.series)
    if lease.holder:
        lo, start = max(lease.lo, highest + 1), max(lease.next, highest + 1)
    else:
        lo = start = max(lease.next, message.first, highest + 1)
    fresh = Lease(
        series=message.series,
        epoch=lease.epoch + (0 if lease.holder else 1),
        holder=message.line,
        lo=lo,
        hi=start + message.want - 1,
        next=start + message.want,
        req=message.req,
        device=who.device,
    )
    tx.write(Plan(leases=[fresh], ranges=[Range(fresh.series, start, fresh.hi, who.device, fresh.epoch)]))
    return Leased(lease=fresh)


def is_repeated(lease: Lease, line: str, req: str) -> bool:
    """The same request again: its answer was lost, or it comes late. Anything else gets numbers that nobody had."""
    return lease.holder in ("", line) and lease.req == req


def _lease(tx: Tx, series: str) -> Lease:
    return tx.leases([series]).get(series) or Lease(series=series, epoch=0)


def lease_back(tx: Tx, who: Who, message: LeaseBack) -> Leased | Refusal:
    """The series is free again, from the first number that was not given. All given ones must be here by now."""
    lease = _lease(tx, message.series)
    if not lease.holder and lease.epoch == message.epoch:
        return Leased(lease=lease)
    if lease.holder != message.line or lease.epoch != message.epoch:
        return Refusal(code=Refused.STALE, lease=lease)
    if not all_known(tx, message.series, lease.lo, message.next - 1):
        return Refusal(code=Refused.UNSENT)
    start = max(message.next, tx.highest(message.series) + 1)
    fresh = Lease(series=message.series, epoch=lease.epoch, lo=start, hi=start - 1, next=start, req=lease.req)
    tx.write(Plan(leases=[fresh]))
    return Leased(lease=fresh)


def all_known(tx: Tx, series: str, lo: int, hi: int) -> bool:
    """Whether every number from lo to hi has arrived."""
    return hi < lo or len({one.no for one in tx.numbers_in(series, lo, hi)}) == hi - lo + 1


def takeover(tx: Tx, who: Who, message: Takeover) -> Leased | Refusal:
    """The series goes to another line, because its holder is dead.

    'continue' goes on after the last number of the paper register: no gap, but a holder that was not dead may have given
    the same. 'skip' goes on above the holder's range: no number can be given twice, its rest becomes void.
    """
    line = tx.line(message.line)
    if line is None or line.device != who.device:
        return Refusal(code=Refused.MISSING)
    lease = _lease(tx, message.series)
    if is_repeated(lease, message.line, message.req):
        return Leased(lease=lease, void=_unexplained(tx, lease))
    if tx.org.paused:
        return Refusal(code=Refused.PAUSED)
    if not lease.holder or lease.holder == message.line or lease.epoch != message.epoch:
        return Refusal(code=Refused.STALE, lease=lease)
    highest = tx.highest(message.series)
    lo = (
        max(lease.next, highest + 1)
        if message.mode == "skip"
        else max(message.last, highest, lease.lo - 1) + 1
    )
    known = {one.no for one in tx.numbers_in(message.series, lease.lo, lo - 1)}
    skipped = [no for no in range(lease.lo, lo) if no not in known]
    hi = lo + message.want - 1
    fresh = Lease(
        series=message.series, epoch=lease.epoch + 1, holder=message.line, lo=lo, hi=hi, next=max(hi + 1, lease.next),
        req=message.req, device=who.device,
    )  # fmt: skip
    marks = [Number(message.series, no) for no in skipped]
    tx.write(
        Plan(leases=[fresh], numbers=marks, ranges=[Range(fresh.series, lo, hi, who.device, fresh.epoch)])
    )
    return Leased(lease=fresh, void=skipped)


def _unexplained(tx: Tx, lease: Lease) -> list[int]:
    """Numbers below a lease that were skipped and that no record explains yet."""
    below = tx.numbers_in(lease.series, 1, lease.lo - 1)
    return sorted(one.no for one in below if not one.record)


# --- after a restore of headquarters ------------------------------------------------------------------------


def reported(tx: Tx, line: Line, said: list[LeaseSaid]) -> None:
    """Take in what a PC knows of leases; leases are given again once every known line has told."""
    org = tx.org
    fresh: dict[str, Lease] = {}
    leases = tx.leases([one.series for one in said]) if said else {}
    for one in said:
        old = fresh.get(one.series) or leases.get(one.series) or Lease(series=one.series, epoch=0)
        new = merged(old, one)
        if new != old:
            fresh[one.series] = new
    line = Line(line.line, line.device, line.dseq, line.op, org.epoch)
    others = [one for one in tx.lines() if one.line != line.line]
    over = org.paused and is_over(others, org.epoch)
    tx.write(Plan(line=line, leases=list(fresh.values()), paused=False if over else None))


def merged(old: Lease, said: LeaseSaid) -> Lease:
    """The later epoch holds; the first free number only ever rises, but when its holder says that it gave the rest back."""
    holds = bool(said.holder)
    if said.epoch > old.epoch:
        start = max(old.next if holds else 0, said.hi + 1 if holds else 0, said.given + 1)
        return Lease(
            series=said.series, epoch=said.epoch, holder=said.holder, lo=said.lo if holds else start,
            hi=said.hi if holds else start - 1, next=start,
        )  # fmt: skip
    if said.epoch == old.epoch and old.holder and not holds:
        start = said.given + 1
        return Lease(series=said.series, epoch=old.epoch, lo=start, hi=start - 1, next=start)
    top = max(said.hi if said.epoch == old.epoch and said.holder == old.holder else 0, old.hi)
    after = max(old.next, said.given + 1, top + 1)
    return Lease(
        series=old.series, epoch=old.epoch, holder=old.holder, lo=old.lo, hi=top if old.holder else old.hi,
        next=after, req=old.req, device=old.device,
    )  # fmt: skip


def is_over(others: list[Line], epoch: int) -> bool:
    """Whether all other known lines have told what they hold since the restore."""
    return all(one.reported >= epoch for one in others)
