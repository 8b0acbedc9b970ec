"""What the history of a record tells of changes made elsewhere, beside the values themselves: who wrote them, what they took the place of.

Owns two corrections: a value that came first as the answer to a change of our own names nobody until its row comes; a value
that another one, written later elsewhere, took the place of was never shown here as another's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, text

from app.models.guard import own_statements
from app.models.history import PULLED
from app.models.journal import Change
from app.models.session import UnitOfWork
from app.sync.store import Incoming

LOST: Final = "sync.lost"
"""The verb of a value that lost against another: for the record's history."""
_MOST: Final = 500
_NOTHING: Final = object()


def writers(w: UnitOfWork, known: Sequence[Incoming]) -> None:
    """Name who wrote values that are here already."""
    by_record = {(one.ent, one.id): one for one in known}
    ids = sorted({record_id for _, record_id in by_record})
    named = []
    for start in range(0, len(ids), _MOST):
        query = select(Change).where(
            Change.record_id.in_(ids[start : start + _MOST]),
            Change.verb == PULLED,
            Change.by == "",
            Change.kind == "update",
        )
        for change in w.session.scalars(query):
            one = by_record.get((change.entity, change.record_id))
            if one is not None and _brought(change, one):
                named.append({"by": one.by[:36], "device": one.dev[:36], "seq": change.seq})
    if named:
        with own_statements(w.session):
            w.session.connection().execute(
                text("UPDATE change SET by = :by, device = :device WHERE seq = :seq"), named
            )


def _brought(change: Change, one: Incoming) -> bool:
    return any(one.values.get(name, _NOTHING) == value for name, value in change.after.items())


def merged(w: UnitOfWork, one: Incoming) -> None:
    """Keep what a later value took the place of."""
    w.session.add(
        Change(
            act_id=w.ids.new(), verb=LOST, at=w.clock.now(), by=one.by[:36], device=one.dev[:36],
            entity=one.ent[:24], record_id=one.id[:36], kind="update", before=dict(one.lost),
            after={name: one.values.get(name) for name in one.lost}, undoable=False,
        )
    )  # fmt: skip
