"""Taking numbers from a PC that is dead: the one question about numbers that a person asks, not the round."""

from __future__ import annotations

from app.models.session import Store
from app.sync import rules_numbers
from app.sync.folder import FolderStore
from app.sync.line import Line, Refusal, said
from app.sync.refusals import LeaseMissing, LeasesPaused, SeriesHeld
from app.wire.messages import Leased, Takeover
from app.wire.refusals import Refused


def take_over(store: Store, line: Line, series: str, *, reason: str, last: int | None, by: str) -> None:
    """Ask for the series of a dead PC, and keep the answer. Raises LeaseMissing, SeriesHeld, LeasesPaused, NoConnection."""
    folder = FolderStore(store)
    with folder.begin() as tx:
        lease = tx.leases().get(series)
        if lease is None or lease.state not in ("elsewhere", "dropped"):
            raise LeaseMissing(series=series.partition("|")[2].replace("|", ", "))
        me = tx.me()
        # On disk before it is sent: asked twice, it is granted once; when no answer comes the next contact asks again.
        lease.req, lease.asking = tx.w.ids.new(), True
        tx.put_lease(lease)
        asked = Takeover(
            line=me.line,
            series=series,
            req=lease.req,
            epoch=lease.epoch,
            mode="skip" if last is None else "continue",
            last=last or 0,
            want=rules_numbers.RANGE,
            reason=reason[:500],
            by=by[:500],
        )
    try:
        answer = line.ask(asked, Leased)
    except Refusal as refusal:
        _ask_no_more(folder, series)
        if refusal.told.code == Refused.PAUSED:
            raise LeasesPaused from None
        if refusal.told.code in (Refused.STALE, Refused.HELD):
            holder = refusal.told.lease.device if refusal.told.lease else ""
            raise SeriesHeld(
                series=series.partition("|")[2].replace("|", ", "), device=holder or "?"
            ) from None
        raise said(refusal.told) from None
    with folder.begin() as tx:
        me = tx.me()
        rules_numbers.answered(tx, me, asked, answer)
        tx.save(me)


def _ask_no_more(folder: FolderStore, series: str) -> None:
    with folder.begin() as tx:
        lease = tx.leases()[series]
        lease.asking = False
        tx.put_lease(lease)
