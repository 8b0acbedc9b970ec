"""Taking back what an act did to thousands of members, in statements for many.

Owns the way from history rows to the records as they were, part by part. Which acts may be taken back is undo.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.base.memory import uncollected
from app.models.bulk import Bulk, Values
from app.models.journal import Change
from app.models.members import Member
from app.models.session import UnitOfWork

ENTITY: Final = Member.__tablename__
FEWEST: Final = 300
"""Changed members from which on an act is taken back this way."""
_PART: Final = 1_000


def count(session: Session, act_id: str) -> int:
    """How many members an act changed; 0 when they are few enough for the ordinary way."""
    found = session.scalar(
        select(func.count()).select_from(Change).where(Change.act_id == act_id, Change.entity == ENTITY)
    )
    return found if found is not None and found >= FEWEST else 0


def is_own(session: Session, act_id: str, by: str) -> bool:
    """Whether every change of the act is this person's and can be taken back."""
    foreign = select(Change.seq).where(Change.act_id == act_id, (Change.by != by) | ~Change.undoable)
    return session.scalar(foreign.limit(1)) is None


def numbered_since(session: Session, act_id: str, final: Sequence[str]) -> bool:
    """Whether a later act on one of these members gave a number."""
    here, later, numbered = aliased(Change), aliased(Change), aliased(Change)
    query = (
        select(numbered.seq)
        .join(later, later.act_id == numbered.act_id)
        .join(here, (here.record_id == later.record_id) & (here.seq < later.seq))
        .where(
            numbered.entity.in_(final), later.entity == ENTITY, here.entity == ENTITY, here.act_id == act_id
        )
    )
    return session.scalar(query.limit(1)) is not None


def restore(work: UnitOfWork, act_id: str) -> bool:
    """Put every member back as it was before the act; False when one was changed since."""
    bulk = Bulk(work, Member)
    below: int | None = None
    while True:
        query = select(Change.seq, Change.kind, Change.record_id, Change.before, Change.after).where(
            Change.act_id == act_id, Change.entity == ENTITY
        )
        if below is not None:
            query = query.where(Change.seq < below)
        rows = work.session.execute(query.order_by(Change.seq.desc()).limit(_PART)).all()
        if not rows:
            return True
        below = rows[-1].seq
        with uncollected():
            if not _restore(bulk, rows):
                return False


def _restore(bulk: Bulk, rows: Sequence[Any]) -> bool:
    now = bulk.load([row.record_id for row in rows])
    gone: list[Values] = []
    back: list[Values] = []
    changed: list[tuple[Values, Values]] = []
    for row in rows:
        record = now.get(row.record_id)
        if (record is None) != (row.kind == "delete"):
            return False
        if record is None:
            back.append({name: row.before.get(name) for name in bulk.kept})
            continue
        if row.kind == "create":
            if _plain(bulk.snapshot(record)) != {
                name: value for name, value in row.after.items() if value is not None
            }:
                return False
            gone.append(record)
            continue
        if any(record[name] != value for name, value in row.after.items()):
            return False
        changed.append((record, row.before))
    bulk.delete(gone)
    bulk.create(back)
    bulk.update(changed)
    return True


def _plain(values: Values) -> Values:
    """As it looks after a way through JSON."""
    found: Values = msgspec.json.decode(msgspec.json.encode(values))
    return found
