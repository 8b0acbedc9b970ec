"""Leases as a PC keeps them: which number it may give, when it asks for more, when it must let go.

A number is given only within a range held by this line. Whoever finds out that he was restored or cloned lets all
ranges go: somebody may have given from them since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.sync.store import Me, MyLease, Tx
from app.wire.messages import Lease, LeaseAsk, LeaseBack, Leased, LeaseSaid, Refusal, Takeover
from app.wire.refusals import Refused

RANGE: Final = 50
LOW: Final = 20
"""Fewer left than this, and more are asked for at the next contact."""


def next_number(lease: MyLease | None, highest: int) -> int | None:
    """The number that may be given now; None: the letter waits (chờ số). ``highest`` is that of the series as known here."""
    if lease is None or lease.state != "held":
        return None
    no = max(highest + 1, lease.lo)
    return no if no <= lease.hi else None


def left(lease: MyLease, highest: int) -> int:
    """How many numbers may still be given."""
    no = next_number(lease, highest)
    return 0 if no is None else lease.hi - no + 1


def wish(tx: Tx, series: str, req: str, first: int = 1) -> None:
    """Ask for a series at the next contact. ``req`` is kept before anything is sent.

    ``first``: the first number that is lacking; of a series held here, one above its range asks for more.
    """
    lease = tx.leases().get(series) or MyLease(series)
    if lease.asking:
        return
    if lease.state != "held":
        lease.asking, lease.req, lease.first = True, req, first
        tx.put_lease(lease)
    elif first > lease.hi:
        lease.asking, lease.req = True, req
        tx.put_lease(lease)


def give_back(tx: Tx, series: str) -> None:
    """Let another PC number in the series, as soon as all numbers given here have arrived above."""
    lease = tx.leases().get(series)
    if lease is not None and lease.state == "held":
        lease.state, lease.asking = "returning", False
        tx.put_lease(lease)


def drop_all(tx: Tx) -> None:
    """This PC is not the one it was: it holds nothing any more."""
    for lease in tx.leases().values():
        if lease.state in ("held", "returning") or lease.asking:
            lease.state, lease.asking, lease.req = "dropped", False, ""
            tx.put_lease(lease)


def said(tx: Tx, me: Me) -> list[LeaseSaid]:
    """What this PC knows of all leases; after a restore of headquarters it may be the only one."""
    return [
        LeaseSaid(
            series=one.series, epoch=one.epoch, holder="" if one.state == "free" else one.holder, lo=one.lo,
            hi=max(one.hi, 0), given=tx.highest(one.series),
        )
        for one in tx.leases().values()
        if one.epoch and not (one.state == "dropped" and one.holder == me.line)
    ]  # fmt: skip


def heard(tx: Tx, me: Me, leases: list[Lease]) -> None:
    """What headquarters says of all leases."""
    known = tx.leases()
    for lease in leases:
        mine = known.get(lease.series)
        if mine is not None and lease.epoch < mine.epoch:
            continue  # it was restored, and will hear of the later one
        fresh = MyLease.of(lease, me.line)
        if mine is not None:
            fresh.asking, fresh.first = mine.asking, mine.first
            if mine.asking or fresh.state == "held":
                fresh.req = mine.req
            if fresh.state == "held":
                if mine.epoch == lease.epoch and mine.state in ("returning", "dropped"):
                    fresh.state = mine.state
                elif mine.state not in ("held", "returning"):
                    fresh.state = (
                        "dropped"  # never got it by an answer: only an answer to the very request gives it
                    )
                if mine.epoch == lease.epoch:
                    fresh.lo, fresh.hi = max(fresh.lo, mine.lo), mine.hi
        tx.put_lease(fresh)


def next_ask(tx: Tx, me: Me, done: set[str], new_id: Callable[[], str]) -> LeaseAsk | LeaseBack | None:
    """The next question about numbers in this round."""
    for lease in tx.leases().values():
        if lease.series in done:
            continue
        if lease.state == "returning":
            if not tx.unsent_numbers(lease.series):
                return LeaseBack(
                    line=me.line, series=lease.series, epoch=lease.epoch, next=after_given(tx, lease)
                )
            continue
        if lease.state == "held" and not lease.asking and left(lease, tx.highest(lease.series)) < LOW:
            lease.asking, lease.req = True, new_id()
            tx.put_lease(lease)
        if lease.asking:
            return LeaseAsk(line=me.line, series=lease.series, req=lease.req, want=RANGE, first=lease.first)
    return None


def after_given(tx: Tx, lease: MyLease) -> int:
    return max(lease.lo, tx.highest(lease.series) + 1)


def answered(tx: Tx, me: Me, asked: LeaseAsk | LeaseBack | Takeover, answer: Leased | Refusal) -> None:
    """Take in the answer to a question about numbers."""
    if asked.line != me.line:
        return
    mine = tx.leases().get(asked.series) or MyLease(asked.series)
    lease = answer.lease
    if isinstance(answer, Leased) and not isinstance(asked, LeaseBack):
        if mine.asking and mine.req == asked.req and answer.lease.holder == me.line:
            tx.put_lease(MyLease.of(answer.lease, me.line))
            tx.explain(asked.series, answer.void)
        return
    settled = isinstance(answer, Leased) or answer.code == Refused.STALE
    if settled and lease is not None and mine.state == "returning":
        fresh = MyLease.of(lease, me.line)
        if fresh.state == "held":
            fresh.state = "dropped"
        tx.put_lease(fresh)
