"""Do both ends hold the same? Sums by bucket tell in a few bytes; only what differs is fetched anew.

Compared only when this PC has read the feed to its end and nothing of its own waits: else a difference means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.models.session import Store
from app.sync.folder import FolderStore
from app.sync.line import Line, Refusal, said
from app.sync.rules_apply import take_rows
from app.wire import digests
from app.wire.messages import BucketAsk, Differs, DigestAsk, Page


@dataclass(slots=True)
class Compared:
    """The outcome of a comparison."""

    same: bool
    compared: bool
    """False: something came or waited meanwhile, so nothing was compared."""
    records: int = 0
    differing: dict[str, int] = field(default_factory=dict)
    """Per kind of record how many buckets differed; what headquarters holds of them was fetched."""


def compare(store: Store, line: Line) -> Compared:
    """Compare with headquarters, and mend what differs. Raises NoConnection, RequestRefused."""
    folder = FolderStore(store)
    with folder.begin() as tx:
        me = tx.me()
        known: dict[str, list[tuple[str, int]]] = {}
        for entity, record_id, version in tx.versions():
            known.setdefault(entity, []).append((record_id, version))
        quiet = not tx.waiting(1) and me.snapshot is None and not me.offering
    sums = {entity: digests.sums(rows) for entity, rows in known.items()}
    result = Compared(True, quiet, sum(map(len, known.values())))
    if not quiet:
        return result
    try:
        asked = DigestAsk(epoch=me.epoch, cursor=me.cursor)
        asked.sums = {entity: digests.total(rows) for entity, rows in sums.items()}
        told = line.ask(asked, Differs)
        if told.last != me.cursor:
            result.compared = False
            return result
        for entity in told.entities:
            _mend(folder, line, me.epoch, me.cursor, entity, sums.get(entity, []), result)
    except Refusal as refusal:
        raise said(refusal.told) from None
    result.same = not result.differing
    return result


def _mend(
    folder: FolderStore, line: Line, epoch: int, cursor: int, entity: str, sums: list[int], result: Compared
) -> None:
    asked = DigestAsk(epoch=epoch, cursor=cursor, buckets={entity: digests.written(sums)})
    buckets = line.ask(asked, Differs).buckets.get(entity, [])
    result.differing[entity] = len(buckets)
    if not buckets:
        return
    page = line.ask(BucketAsk(epoch=epoch, ent=entity, buckets=buckets), Page)
    with folder.begin() as tx:
        # Asked for because what is here is not to be trusted: the same sequence with another value counts too.
        tx.forget([(row.ent, row.id) for row in page.rows])
        take_rows(tx, page.rows)
