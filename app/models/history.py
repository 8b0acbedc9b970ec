"""What one act changed, watched through SQLAlchemy's unit of work, and the history and outbox rows made from it.

Owns the only place where ``Change`` and ``Operation`` rows come to be, for every verb alike. Refuses changes of
immutable fields and deletion of records that stay for ever. Several flushes of one act fold into one change per
record: first old value to last new value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.base.clock import Clock
from app.base.ids import Ids
from app.models.base import Record
from app.models.derived import Fields, fields_of
from app.models.errors import FieldFixed, RecordForever
from app.models.journal import BaseShadow, Change, Operation

Kind = Literal["create", "update", "delete"]

PULLED: Final = "sync.pull"
"""The verb of what came from headquarters: shown in the history, never a person's last act here."""
SCHEMA_VERSION: Final = 1
"""Version of the field sets in the outbox; raised when a field changes its meaning, not when one is added."""


def to_json(value: Any) -> Any:
    """A column's value as JSON keeps it: dates and moments in ISO 8601, the rest as it is."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_json(fields: Fields, name: str, value: Any) -> Any:
    """The column's own value again."""
    if not isinstance(value, str):
        return value
    if name in fields.moments:
        return datetime.fromisoformat(value)
    if name in fields.dates:
        return date.fromisoformat(value)
    return value


def snapshot(record: Record) -> dict[str, Any]:
    """All kept fields that hold something, JSON-safe: what a create or a delete records."""
    values = ((name, getattr(record, name)) for name in fields_of(type(record)).kept)
    return {name: to_json(value) for name, value in values if value is not None}


class Origin(NamedTuple):
    """Where a change that headquarters sent was made: an act of its own, by whom, on which device."""

    act_id: str
    by: str
    device: str


class Delta(NamedTuple):
    """The net change of one record."""

    record: Record
    kind: Kind
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def entity(self) -> str:
        return fields_of(type(self.record)).entity


@dataclass
class _Touch:
    """A record as this act first met it. Holds the object, so that it lives until the act ends."""

    record: Record
    existed: bool
    before: dict[str, Any] = field(default_factory=dict)


class Watch:
    """Remembers, flush by flush, how each record was before this act."""

    def __init__(self) -> None:
        self._touched: dict[tuple[str, str], _Touch] = {}

    def before_flush(self, session: Session) -> None:
        """Call before every flush, after the records were settled."""
        for record in session.deleted:
            if isinstance(record, Record):
                self._meet_deleted(session, record)
        for record in session.new:
            if isinstance(record, Record):
                self._meet_new(record)
        for record in session.dirty:
            if isinstance(record, Record):
                self._meet_dirty(session, record)

    def _meet_new(self, record: Record) -> None:
        key = (record.__tablename__, record.id)
        met = self._touched.get(key)
        if met is None:
            self._touched[key] = _Touch(record, existed=False)
        else:
            met.record = record  # deleted and made again in the same act

    def _meet_dirty(self, session: Session, record: Record) -> None:
        fields = fields_of(type(record))
        state = inspect(record)
        changed = [name for name in fields.kept if name in state.committed_state]
        if not changed:
            return
        touch = self._touched.setdefault((fields.entity, record.id), _Touch(record, existed=True))
        touch.record = record
        if not touch.existed:
            return
        for name in changed:
            if name not in touch.before:
                touch.before[name] = to_json(_old_value(session, record, name))
            if name in fields.immutable and to_json(getattr(record, name)) != touch.before[name]:
                raise FieldFixed(field=name, entity=fields.entity)

    def _meet_deleted(self, session: Session, record: Record) -> None:
        if record.forever:
            raise RecordForever(entity=record.__tablename__)
        fields = fields_of(type(record))
        touch = self._touched.setdefault((fields.entity, record.id), _Touch(record, existed=True))
        touch.record = record
        if not touch.existed:
            return
        for name in fields.kept:
            if name not in touch.before:
                touch.before[name] = to_json(_old_value(session, record, name))

    def saved(self) -> dict[tuple[str, str], _Touch]:
        """What is remembered so far, to go ``back`` to when a savepoint is rolled back."""
        return {key: replace(touch, before=dict(touch.before)) for key, touch in self._touched.items()}

    def back(self, saved: dict[tuple[str, str], _Touch]) -> None:
        self._touched = saved

    def deltas(self, session: Session) -> list[Delta]:
        """Net changes after the last flush, in the order the records were first met."""
        found: list[Delta] = []
        for touch in self._touched.values():
            state = inspect(touch.record)
            there = state.persistent and touch.record in session
            if touch.existed and there:
                before, after = {}, {}
                for name, old in touch.before.items():
                    new = to_json(getattr(touch.record, name))
                    if new != old:
                        before[name], after[name] = old, new
                if after:
                    found.append(Delta(touch.record, "update", before, after))
            elif touch.existed:
                before = {name: value for name, value in touch.before.items() if value is not None}
                found.append(Delta(touch.record, "delete", before, {}))
            elif there:
                found.append(Delta(touch.record, "create", {}, snapshot(touch.record)))
        return found


def _old_value(session: Session, record: Record, name: str) -> Any:
    """The value the database holds now, before the flush."""
    model = type(record)
    history = inspect(record).attrs[name].history
    # SQLAlchemy's memory of a document may be the very object that was changed inside.
    if name not in fields_of(model).documents:
        if history.deleted:
            return history.deleted[0]
        if history.unchanged:
            return history.unchanged[0]
    # Set without having been loaded (deferred or expired): SQLAlchemy did not see the old value, so ask for it.
    with session.no_autoflush:
        return session.scalar(select(getattr(model, name)).where(model.id == record.id))


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what, from which device; shared by all rows of one unit of work."""

    id: str
    verb: str
    by: str
    device: str
    undoes: str | None = None
    remote: bool = False
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    """By entity and id, for records that came from elsewhere: one batch brings what many people did."""


def write_journal(session: Session, act: Act, deltas: Iterable[Delta], clock: Clock, ids: Ids) -> bool:
    """Add one history row and one outgoing operation per changed record; tell whether the act can be undone.

    Changes that came from headquarters (``act.remote``) get no operation, or they would travel back.
    """
    changes = list(deltas)
    undoable = not act.remote and not any(change.record.final for change in changes)
    now = clock.now()
    shadows = _shadows(session, changes)
    for record, kind, before, after in changes:
        entity = record.__tablename__
        act_id, by, device = act.origins.get((entity, record.id), (act.id, act.by, act.device))
        session.add(
            Change(
                act_id=act_id,
                verb=act.verb,
                at=now,
                by=by,
                device=device,
                entity=entity,
                record_id=record.id,
                kind=kind,
                before=before,
                after=after,
                undoable=undoable,
                undoes=act.undoes,
            )
        )
        if act.remote:
            continue
        seen = shadows.get((entity, record.id), {})
        session.add(
            Operation(
                op=ids.new(),
                act_id=act.id,
                at=now,
                schema_version=SCHEMA_VERSION,
                entity=entity,
                record_id=record.id,
                kind=kind,
                fields=after,
                # A create or delete names only the fields HQ has ever sent: absent means 0.
                base={name: seen.get(name, 0) for name in after} if kind == "update" else seen,
            )
        )
    return undoable


def _shadows(session: Session, changes: list[Delta]) -> dict[tuple[str, str], dict[str, int]]:
    by_entity: dict[str, list[str]] = {}
    for change in changes:
        by_entity.setdefault(change.record.__tablename__, []).append(change.record.id)
    return {
        (entity, one): seen
        for entity, ids in by_entity.items()
        for one, seen in shadows_of(session, entity, ids).items()
    }


def shadows_of(session: Session, entity: str, ids: Sequence[str]) -> dict[str, dict[str, int]]:
    """Per record the sequences of the server's values that were seen, by field."""
    found: dict[str, dict[str, int]] = {}
    for start in range(0, len(ids), 500):
        rows = session.execute(
            select(BaseShadow.record_id, BaseShadow.name, BaseShadow.seq).where(
                BaseShadow.entity == entity, BaseShadow.record_id.in_(ids[start : start + 500])
            )
        )
        for record_id, name, seq in rows:
            found.setdefault(record_id, {})[name] = seq
    return found
