"""The one door through which rows of headquarters come into the records.

Owns what is checked before a foreign row is believed: its kind is known, its values fit their columns, what it names is
there. What cannot be taken in yet is kept beside the records (``foreign_row``) and tried again when its turn has come; one
bad row never stops the rest. Fields that this program does not know are kept in ``extra``. History tells who changed what
elsewhere; the outbox gets nothing. Refuses to judge which value wins: that is the rules' business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Date, Float, Integer, String, inspect, select
from sqlalchemy.orm import Session

from app.base.errors import AppError, InputRefused
from app.base.language import mark
from app.models.base import Moment, Record
from app.models.derived import fields_of
from app.models.errors import DatabaseBusy, DatabaseDamaged, DiskFault
from app.models.history import Origin, from_json
from app.models.registry import ENTITIES
from app.models.session import UnitOfWork
from app.models.syncing import ForeignRow

Key = tuple[str, str]
"""Entity and id of a record."""
_MOST: Final = 500
_STOPPING: Final = (DatabaseBusy, DatabaseDamaged, DiskFault)
"""Faults of the disk, not of a row: the whole batch waits."""


class ValueUnfit(InputRefused):
    code, what = "DB-040", mark("Giá trị nhận về của {entity}.{field} không đúng loại.")
    remedy = mark("Bản ghi được để riêng, phần khác vẫn nhận; báo cấp trên kiểm tra dữ liệu gửi.")


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row of headquarters, its field values ready to be written."""

    entity: str
    record_id: str
    fields: Mapping[str, Any]
    seq: int
    by: str = ""
    device: str = ""
    delete: bool = False

    @property
    def key(self) -> Key:
        return self.entity, self.record_id


@dataclass(slots=True)
class Intake:
    """What became of a batch."""

    taken: set[Key] = field(default_factory=set)
    made: set[Key] = field(default_factory=set)
    aside: list[tuple[Key, str]] = field(default_factory=list)
    """Rows that were kept beside, with the reason."""
    there: dict[Key, Record | None] = field(default_factory=dict)
    """Records of this batch and what they name, as far as they were looked for: None where there is none.

    Asking the session for each would write and read the database row by row."""

    def find(self, session: Session, key: Key) -> Record | None:
        if key not in self.there:
            self.there[key] = session.get(ENTITIES[key[0]], key[1])
        return self.there[key]


def take_in(w: UnitOfWork, rows: Sequence[Arrival]) -> Intake:
    """Write the rows into the records of this unit of work, in their order. Raises only for faults of the disk."""
    intake = Intake()
    waiting = _beside(w.session, {row.key for row in rows})
    merged = [_with_waiting(row, waiting) for row in rows]
    intake.there = _prefetch(w.session, merged)
    w.documents.forget()  # what is written here is written by assignment
    trial, beside = Intake(there=dict(intake.there)), dict(waiting)
    try:
        late: list[Arrival] = []
        with w.attempt():
            for row in merged:
                _take_one(w, row, trial, beside, late)
            _take_late(w, late, trial, beside)
        intake = trial
    except _STOPPING:
        raise
    except AppError:
        for row in merged:  # one of them is bad: find out which
            _alone(w, row, intake, waiting)
    _wake(w, intake)
    intake.there.clear()
    return intake


def _alone(w: UnitOfWork, row: Arrival, intake: Intake, waiting: dict[Key, ForeignRow]) -> None:
    trial, beside = replace(intake, made=set(intake.made), there=dict(intake.there)), dict(waiting)
    try:
        with w.attempt():
            late: list[Arrival] = []
            _take_one(w, row, trial, beside, late)
            _take_late(w, late, trial, beside)
    except _STOPPING:
        raise
    except AppError as refusal:
        intake.taken.discard(row.key)
        _keep_beside(w, row, "refused", refusal.code, waiting, intake)
        return
    intake.made, intake.there = trial.made, trial.there
    waiting.clear()
    waiting.update(beside)


def _take_late(w: UnitOfWork, late: list[Arrival], intake: Intake, waiting: dict[Key, ForeignRow]) -> None:
    """Rows whose parent came later in the same batch; what is left waits beside the records."""
    while late:
        again: list[Arrival] = []
        for row in late:
            _take_one(w, row, intake, waiting, again)
        if len(again) == len(late):
            break
        late = again
    for row in late:
        missing = _missing(w.session, row, intake)
        _keep_beside(w, row, "parent", "/".join(missing or row.key), waiting, intake)


def _take_one(
    w: UnitOfWork, row: Arrival, intake: Intake, waiting: dict[Key, ForeignRow], late: list[Arrival]
) -> None:
    model = ENTITIES.get(row.entity)
    if model is None:
        _keep_beside(w, row, "unknown", "", waiting, intake)
        return
    if _missing(w.session, row, intake) is not None:
        late.append(row)
        return
    record = intake.find(w.session, row.key)
    w.act.origins[row.key] = Origin(w.ids.new(), row.by or w.act.by, row.device or w.act.device)
    if row.delete:
        if record is not None:
            _need_unnamed(w.session, row.key, model)
            w.delete(record)
            intake.there[row.key] = None
            intake.made.discard(row.key)
    elif record is None:
        intake.there[row.key] = w.add(_made(model, row))
        intake.made.add(row.key)
    else:
        _change(record, row)
    intake.taken.add(row.key)
    kept = waiting.pop(row.key, None)
    if kept is not None:
        w.session.delete(kept)


def _made(model: type[Record], row: Arrival) -> Record:
    fields = fields_of(model)
    known, unknown = _sorted_out(model, row)
    values = {name: from_json(fields, name, value) for name, value in known.items() if value is not None}
    record = model(id=row.record_id, **values)
    if unknown:
        record.extra = {**(values.get("extra") or {}), **unknown}
    return record


def _change(record: Record, row: Arrival) -> None:
    model = type(record)
    fields = fields_of(model)
    known, unknown = _sorted_out(model, row)
    for name, value in known.items():
        fresh = from_json(fields, name, value)
        if getattr(record, name) != fresh:
            setattr(record, name, fresh)
    if unknown and any((record.extra or {}).get(name) != value for name, value in unknown.items()):
        record.extra = {**(record.extra or {}), **unknown}


def _sorted_out(model: type[Record], row: Arrival) -> tuple[dict[str, Any], dict[str, Any]]:
    """The row's fields that this program has, checked, and those that it does not know. Raises ValueUnfit."""
    fields = fields_of(model)
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, value in row.fields.items():
        if name == "id" or name in fields.computed:
            continue
        if name not in fields.all:
            unknown[name] = value
            continue
        fits = _checks(model)[name]
        if not fits(value):
            raise ValueUnfit(entity=row.entity, field=name)
        known[name] = value
    return known, unknown


def fits(model: type[Record], name: str, value: Any) -> bool:
    """Whether a JSON value may stand in this column."""
    return name in _checks(model) and _checks(model)[name](value)


@cache
def _checks(model: type[Record]) -> dict[str, Callable[[Any], bool]]:
    """Per column, whether a JSON value fits it: SQLite itself would keep anything anywhere."""
    return {
        prop.key: _check_of(prop.columns[0].type, bool(prop.columns[0].nullable))
        for prop in inspect(model).column_attrs
    }


def _check_of(kind: Any, nullable: bool) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        if value is None:
            return nullable
        if isinstance(kind, JSON):
            return True
        if isinstance(kind, Boolean):
            return isinstance(value, bool)
        if isinstance(kind, Integer):
            return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63
        if isinstance(kind, Float):
            return isinstance(value, int | float) and not isinstance(value, bool)
        if not isinstance(value, str):
            return False
        return _is_moment(value) if isinstance(kind, Moment) else _is_text(kind, value)

    return fits


def _is_text(kind: Any, value: str) -> bool:
    if isinstance(kind, Date):
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return True
    return not (isinstance(kind, String) and kind.length is not None and len(value) > kind.length)


def _is_moment(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


# --- what names what -----------------------------------------------------------------------------------------------


@cache
def _parents(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """Fields that name another record, with the entity they name."""
    found = []
    for prop in inspect(model).column_attrs:
        found += [(prop.key, key.column.table.name) for key in prop.columns[0].foreign_keys]
    return tuple(found)


@cache
def _children(entity: str) -> tuple[tuple[type[Record], str], ...]:
    return tuple(
        (model, name) for model in ENTITIES.values() for name, parent in _parents(model) if parent == entity
    )


def _missing(session: Session, row: Arrival, intake: Intake) -> Key | None:
    """The first record that the row names and that is not here."""
    if row.delete:
        return None
    for name, parent in _parents(ENTITIES[row.entity]):
        value = row.fields.get(name)
        key = (parent, value)
        if not isinstance(value, str) or key == row.key:
            continue
        if intake.find(session, (parent, value)) is None:
            return parent, value
    return None


def _need_unnamed(session: Session, key: Key, model: type[Record]) -> None:
    """A record that others still name here is not deleted under them: the row waits."""
    from app.models.errors import RecordInUse

    session.flush()
    for child, name in _children(key[0]):
        query = select(child.id).where(getattr(child, name) == key[1], child.id != key[1]).limit(1)
        if session.scalar(query) is not None:
            raise RecordInUse


def _prefetch(session: Session, rows: Iterable[Arrival]) -> dict[Key, Record | None]:
    """Load the records of the batch, and what they name, in a few statements."""
    found: dict[Key, Record | None] = {}
    wanted: dict[str, set[str]] = {}
    for row in rows:
        model = ENTITIES.get(row.entity)
        if model is None:
            continue
        wanted.setdefault(row.entity, set()).add(row.record_id)
        for name, parent in _parents(model):
            value = row.fields.get(name)
            if isinstance(value, str):
                wanted.setdefault(parent, set()).add(value)
    for entity, ids in wanted.items():
        model = ENTITIES[entity]
        found |= dict.fromkeys((entity, one) for one in ids)
        for part in _parts(sorted(ids)):
            found |= {
                (entity, one.id): one for one in session.scalars(select(model).where(model.id.in_(part)))
            }
    return found


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _MOST):
        yield names[start : start + _MOST]


# --- kept beside ---------------------------------------------------------------------------------------------------


def _beside(session: Session, keys: set[Key]) -> dict[Key, ForeignRow]:
    found: dict[Key, ForeignRow] = {}
    for part in _parts(sorted({record_id for _, record_id in keys})):
        rows = session.scalars(select(ForeignRow).where(ForeignRow.record_id.in_(part)))
        found |= {(row.entity, row.record_id): row for row in rows if (row.entity, row.record_id) in keys}
    return found


def _with_waiting(row: Arrival, waiting: Mapping[Key, ForeignRow]) -> Arrival:
    """The row over what was kept beside of the same record: a late part does not replace the whole."""
    kept = waiting.get(row.key)
    if kept is None or row.delete:
        return row
    return Arrival(
        row.entity, row.record_id, {**kept.fields, **row.fields}, row.seq, row.by, row.device, row.delete
    )


def _keep_beside(
    w: UnitOfWork, row: Arrival, why: str, detail: str, waiting: dict[Key, ForeignRow], intake: Intake
) -> None:
    kept = waiting.get(row.key)
    if kept is None:
        kept = ForeignRow(entity=row.entity[:40], record_id=row.record_id[:64], fields={})
        waiting[row.key] = kept
        w.session.add(kept)
    kept.fields = {**kept.fields, **row.fields}
    kept.kind = "delete" if row.delete else "set"
    kept.seq, kept.by, kept.device = row.seq, row.by[:36], row.device[:36]
    kept.why, kept.detail, kept.at = why, detail[:300], w.clock.now()
    intake.aside.append((row.key, detail if why == "refused" else why))


def _wake(w: UnitOfWork, intake: Intake) -> None:
    """Rows that waited for what has just come."""
    fresh = {"/".join(key) for key in intake.made}
    while fresh:
        w.flush()
        woken: list[ForeignRow] = []
        for part in _parts(sorted(fresh)):
            query = select(ForeignRow).where(ForeignRow.why == "parent", ForeignRow.detail.in_(part))
            woken += w.session.scalars(query.order_by(ForeignRow.seq))
        before = set(intake.made)
        _again(w, woken, intake)
        fresh = {"/".join(key) for key in intake.made - before}


def _again(w: UnitOfWork, rows: Sequence[ForeignRow], intake: Intake) -> None:
    for kept in rows:
        row = Arrival(
            kept.entity, kept.record_id, kept.fields, kept.seq, kept.by, kept.device, kept.kind == "delete"
        )
        _alone(w, row, intake, {row.key: kept})


def retry_beside(w: UnitOfWork) -> Intake:
    """Try everything that was kept beside: after an upgrade of the program, or when somebody asks. Fields too."""
    intake = Intake()
    _again(w, w.session.scalars(select(ForeignRow).order_by(ForeignRow.seq)).all(), intake)
    intake.aside.clear()
    for model in ENTITIES.values():
        _lift(w, model)
    _wake(w, intake)
    return intake


def _lift(w: UnitOfWork, model: type[Record]) -> None:
    """Fields kept in ``extra`` by an older program move into the columns that this one has for them."""
    fields = fields_of(model)
    for record in w.session.scalars(select(model).where(model.extra != {})).all():
        known = {
            n: v for n, v in (record.extra or {}).items() if n in fields.kept and n not in ("id", "extra")
        }
        if not known:
            continue
        try:
            with w.attempt():
                _change(record, Arrival(fields.entity, record.id, known, 0))
                record.extra = {n: v for n, v in record.extra.items() if n not in known}
        except _STOPPING:
            raise
        except AppError:
            continue  # it stays in extra: nothing is lost
