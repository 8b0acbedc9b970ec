"""The rules' store over the encrypted data folder: one transaction of theirs is one unit of work of ours.

Owns the translation between the protocol's shapes and the folder's tables. Whatever is written here came from headquarters
or is the exchange's own bookkeeping, so the unit of work is a remote one: history, but nothing new in the outbox.
Refuses to decide anything; the rules do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec
from sqlalchemy import func, select, text

from app.models.base import Record
from app.models.erasure_acts import ordered
from app.models.files import Attachment
from app.models.guard import own_statements
from app.models.history import PULLED, SCHEMA_VERSION
from app.models.journal import BaseShadow, Change, Operation
from app.models.letters import IncomingLetter
from app.models.members import Member
from app.models.numbers import HeldNumber, IssuedNumber, Series
from app.models.session import Store as Folder
from app.models.session import UnitOfWork
from app.models.syncing import BlobJob, Lease, SetAside, SyncConflict, SyncLink
from app.sync import told
from app.sync.door import Arrival, take_in
from app.sync.store import Aside, Cell, Incoming, Key, Me, MyLease, OutOp
from app.wire.classes import CONFLICT, STAYS
from app.wire.shapes import RECORD, Base, Kind

_MOST: Final = 500
WAITING, KEPT, HELD_BACK = "waiting", "kept", "held"


class FolderStore:
    """Where the rules' transactions come from."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    @contextmanager
    def begin(self) -> Iterator[FolderTx]:
        with self.folder.work(verb=PULLED, by="", remote=True) as w:
            yield FolderTx(w)
            w.commit()


class FolderTx:
    """One transaction on the data folder."""

    def __init__(self, w: UnitOfWork) -> None:
        self.w = w
        self.session = w.session
        self.arrived: set[Key] = set()
        """Records that this transaction brought or changed."""

    # --- what the protocol remembers

    def link(self) -> SyncLink:
        return self.session.get_one(SyncLink, 1)

    def me(self) -> Me:
        return msgspec.convert(self.link().me, Me)

    def save(self, me: Me) -> None:
        link = self.link()
        plain = msgspec.to_builtins(me)
        if link.me != plain:
            link.me = plain
        if link.state != me.state and link.state != "closed":
            link.state = me.state

    # --- outbox

    def waiting(self, limit: int) -> Sequence[OutOp]:
        query = (
            select(Operation)
            .where(Operation.state == WAITING, Operation.entity.not_in(STAYS))
            .order_by(Operation.dseq)
            .limit(limit)
        )
        return self._out(self.session.scalars(query).all())

    def find(self, ops: Sequence[str]) -> dict[str, OutOp]:
        return {one.op: one for one in self._out(list(self._rows(ops).values()))}

    def at(self, dseq: int) -> OutOp | None:
        row = self.session.get(Operation, dseq)
        return self._out([row])[0] if row is not None else None

    def unanswered(self, keys: Iterable[Key]) -> dict[Key, list[OutOp]]:
        wanted = set(keys)
        found: dict[Key, list[OutOp]] = {}
        for part in _parts(sorted({record for _, record in wanted})):
            query = select(Operation).where(
                Operation.record_id.in_(part), Operation.state.in_((WAITING, HELD_BACK))
            )
            for one in self._out(self.session.scalars(query.order_by(Operation.dseq)).all()):
                if (one.ent, one.id) in wanted:
                    found.setdefault((one.ent, one.id), []).append(one)
        for ops in found.values():
            ops.sort(key=lambda one: one.dseq)
        return found

    def put(self, ops: Iterable[OutOp]) -> None:
        fresh = list(ops)
        rows = self._rows([one.op for one in fresh])
        for one in fresh:
            row = rows[one.op]
            if row.state == WAITING and one.state == KEPT:
                self._answered(row)
            row.state, row.seq = one.state, one.seq
            if row.base != one.base:
                row.base = dict(one.base)
            if row.fields != one.set:
                row.fields = dict(one.set)

    def _answered(self, row: Operation) -> None:
        """Headquarters has the attachment's row: now its bytes may follow."""
        if row.entity != Attachment.__tablename__ or row.kind != "create":
            return
        sha = str(row.fields.get("sha256", ""))
        if self.session.get(BlobJob, (sha, "down")) is not None:
            return  # it came from there, with a letter
        if self.session.get(BlobJob, (sha, "up")) is None:
            size = int(row.fields.get("size") or 0)
            self._move(sha, "up", size, row.record_id)

    def held(self) -> Sequence[str]:
        query = select(Operation.op).where(Operation.state == HELD_BACK).order_by(Operation.dseq)
        return self.session.scalars(query).all()

    def requeue(self, ops: Iterable[str]) -> None:
        rows = sorted(self._rows(list(ops)).values(), key=lambda row: row.dseq)
        if not rows:
            return
        names = (
            "op",
            "act_id",
            "at",
            "schema_version",
            "entity",
            "record_id",
            "kind",
            "fields",
            "base",
            "seq",
        )
        copies = [{name: getattr(row, name) for name in names} for row in rows]
        for row in rows:
            self.session.delete(row)
        self.session.flush()
        for values in copies:
            self.session.add(Operation(**values, state=WAITING))
            self.session.flush()  # each gets the next place, in this order

    def reopen(self, above: int) -> None:
        self._run(
            "UPDATE outbox SET state = 'waiting' WHERE state = 'kept' AND seq > :above", {"above": above}
        )

    def drop_kept(self, upto: int) -> None:
        self._run("DELETE FROM outbox WHERE state = 'kept' AND seq <= :upto", {"upto": upto})

    def offer(
        self, ent: str, id: str, kind: Kind, values: Mapping[str, Any], base: Mapping[str, Base]
    ) -> None:
        self.session.add(
            Operation(
                op=self.w.ids.new(),
                act_id=self.w.act.id,
                at=self.w.clock.now(),
                schema_version=SCHEMA_VERSION,
                entity=ent,
                record_id=id,
                kind=kind,
                fields=dict(values),
                base=dict(base),
                state=WAITING,
            )
        )
        self.session.flush()

    def _rows(self, ops: Sequence[str]) -> dict[str, Operation]:
        found: dict[str, Operation] = {}
        for part in _parts(ops):
            found |= {
                row.op: row for row in self.session.scalars(select(Operation).where(Operation.op.in_(part)))
            }
        return found

    def _out(self, rows: Sequence[Operation]) -> list[OutOp]:
        who = self._people(rows)
        numbers = self._numbers(rows)
        return [
            OutOp(
                op=row.op,
                dseq=row.dseq,
                kind=row.kind,  # type: ignore[arg-type]
                ent=row.entity,
                id=row.record_id,
                set=row.fields,
                base=dict(row.base),
                sv=row.schema_version,
                t=max(int(row.at.timestamp() * 1000), 0),
                by=who.get(row.act_id, ""),
                act=row.act_id,
                num=numbers.get(row.op),
                blob=_blob_of(row),
                state=row.state,  # type: ignore[arg-type]
                seq=row.seq,
            )
            for row in rows
        ]

    def _people(self, rows: Sequence[Operation]) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in _parts(sorted({row.act_id for row in rows})):
            query = select(Change.act_id, Change.by).where(Change.act_id.in_(part)).distinct()
            found |= {row.act_id: row.by for row in self.session.execute(query)}
        return found

    def _numbers(self, rows: Sequence[Operation]) -> dict[str, tuple[str, int, str]]:
        """Operations that gave or held a number, with the series, the number and the letter behind it."""
        given = [
            row
            for row in rows
            if row.kind == "create" and row.entity in (IssuedNumber.__tablename__, HeldNumber.__tablename__)
        ]
        keys: dict[str, str] = {}
        for part in _parts(sorted({str(row.fields.get("series_id")) for row in given})):
            for series in self.session.scalars(select(Series).where(Series.id.in_(part))):
                keys[series.id] = f"{series.unit_id}|{series.book}|{series.period}"
        return {
            row.op: (
                keys[str(row.fields["series_id"])],
                int(row.fields["no"]),
                str(row.fields.get("suffix") or ""),
            )
            for row in given
            if row.fields.get("series_id") in keys
        }

    # --- shadow and records

    def shadow(self, keys: Iterable[Key]) -> dict[Key, dict[str, Cell]]:
        found: dict[Key, dict[str, Cell]] = {}
        for entity, names in _by_entity(keys).items():
            for part in _parts(names):
                query = select(BaseShadow.record_id, BaseShadow.name, BaseShadow.value, BaseShadow.seq).where(
                    BaseShadow.entity == entity, BaseShadow.record_id.in_(part)
                )
                for record_id, name, value, seq in self.session.execute(query):
                    found.setdefault((entity, record_id), {})[name] = Cell(value, seq)
        return found

    def shadow_between(self, after: int, upto: int) -> dict[Key, dict[str, Cell]]:
        found: dict[Key, dict[str, Cell]] = {}
        query = select(BaseShadow).where(BaseShadow.seq > after, BaseShadow.seq <= upto)
        for cell in self.session.scalars(query):
            found.setdefault((cell.entity, cell.record_id), {})[cell.name] = Cell(cell.value, cell.seq)
        return found

    def forget(self, keys: Iterable[Key]) -> None:
        statement = text("DELETE FROM base_shadow WHERE entity = :e AND record_id = :r")
        rows = [{"e": entity, "r": record_id} for entity, record_id in keys]
        if rows:
            with own_statements(self.session):
                self.session.connection().execute(statement, rows)

    def put_shadow(self, cells: Mapping[Key, Mapping[str, Cell]]) -> None:
        rows = [
            {"e": key[0], "r": key[1], "n": name, "v": _json(cell.value), "s": cell.seq}
            for key, named in cells.items()
            for name, cell in named.items()
        ]
        if not rows:
            return
        statement = text(
            "INSERT INTO base_shadow (entity, record_id, name, value, seq) VALUES (:e, :r, :n, :v, :s) "
            "ON CONFLICT (entity, record_id, name) DO UPDATE SET value = excluded.value, seq = excluded.seq"
        )
        with own_statements(self.session):
            self.session.connection().execute(statement, rows)

    def apply(self, changes: Sequence[Incoming]) -> None:
        rows: list[Arrival] = []
        told.writers(self.w, [one for one in changes if one.kind == "known"])
        for one in changes:
            if one.kind == "known":
                continue
            if one.ent == CONFLICT:
                self._conflict(one)
                continue
            if one.kind == "erase" and one.ent == Member.__tablename__:
                ordered(self.w, one.id)
                self.arrived.add((one.ent, one.id))
                continue
            rows.append(
                Arrival(
                    one.ent, one.id, one.values, one.seq, one.by, one.dev, one.kind in ("delete", "erase")
                )
            )
            if one.lost:
                told.merged(self.w, one)
        intake = take_in(self.w, rows)
        self.arrived |= intake.taken
        for one in changes:
            if one.kind == "erase":
                self._erase(one)
            elif one.ent == Attachment.__tablename__ and one.kind == "set":
                self._want_file(one)

    def _conflict(self, one: Incoming) -> None:
        row = self.session.get(SyncConflict, one.id)
        if row is None:
            row = SyncConflict(
                id=one.id, entity="", record_id="", kind="", mine={}, theirs={}, seqs={}, why="", by="",
                device="", at=None, state="open", note="", extra={}, came_at=self.w.clock.now(),
            )  # fmt: skip
            self.session.add(row)
        names = {"ent": "entity", "record": "record_id", "dev": "device"}
        for name, value in one.values.items():
            if name == "t":
                row.at = _moment(value)
            elif name in _OF_CONFLICT:
                setattr(row, names.get(name, name), value)
            else:
                row.extra = {**row.extra, name: value}
        self.arrived.add((CONFLICT, one.id))

    def _erase(self, one: Incoming) -> None:
        """By order of law nothing of it stays: not in the history, not in what waits, not beside."""
        self.session.flush()
        for statement in _ERASING:
            self._run(statement, {"e": one.ent, "r": one.id})

    def _want_file(self, one: Incoming) -> None:
        sha = one.values.get("sha256")
        if isinstance(sha, str) and self.session.get(BlobJob, (sha, "down")) is None:
            size = one.values.get("size")
            self._move(sha[:64], "down", size if isinstance(size, int) else 0, one.id)

    def _move(self, sha: str, way: str, size: int, attachment_id: str) -> None:
        """Line a file up; that of an urgent letter before all others."""
        row = self.session.get(Attachment, attachment_id)
        letter = None
        if row is not None and row.owner_kind == IncomingLetter.__tablename__:
            letter = self.session.get(IncomingLetter, row.owner_id)
        urgency = 1 if letter is not None and letter.urgency else 0
        self.session.add(
            BlobJob(sha256=sha, way=way, size=size, done=0, urgency=urgency, state="waiting", fault="")
        )

    def put_aside(self, items: Iterable[Aside]) -> None:
        for one in items:
            row = self.session.get(SetAside, one.op)
            if row is None:
                row = SetAside(op=one.op, at=self.w.clock.now())
                self.session.add(row)
            row.code, row.entity, row.record_id, row.state = one.code, one.ent, one.id, "open"
            row.mine = dict(one.mine)
            row.now = {name: msgspec.to_builtins(now) for name, now in one.now.items()}

    def versions(self) -> Iterable[tuple[str, str, int]]:
        query = select(BaseShadow.entity, BaseShadow.record_id, BaseShadow.seq).where(
            BaseShadow.name == RECORD
        )
        return [(entity, record_id, seq) for entity, record_id, seq in self.session.execute(query)]

    # --- numbers

    def leases(self) -> dict[str, MyLease]:
        return {
            row.series: MyLease(
                row.series,
                row.epoch,
                row.holder,
                row.low,
                row.high,
                row.request,
                row.asking,
                row.first,
                row.state,  # type: ignore[arg-type]
                row.device,
            )
            for row in self.session.scalars(select(Lease))
        }

    def put_lease(self, lease: MyLease) -> None:
        row = self.session.get(Lease, lease.series)
        if row is None:
            row = Lease(series=lease.series, skipped=[])
            self.session.add(row)
        row.holder, row.epoch, row.low, row.high = lease.holder, lease.epoch, lease.lo, lease.hi
        row.request, row.asking, row.first = lease.req, lease.asking, lease.first
        row.state, row.device, row.seen_at = lease.state, lease.device[:64], self.w.clock.now()

    def highest(self, series: str) -> int:
        of = self._series(series)
        if of is None:
            return 0
        given = self.session.scalar(select(func.max(IssuedNumber.no)).where(IssuedNumber.series_id == of.id))
        held = self.session.scalar(select(func.max(HeldNumber.no)).where(HeldNumber.series_id == of.id))
        return max(given or 0, held or 0, of.first - 1)

    def unsent_numbers(self, series: str) -> bool:
        of = self._series(series)
        if of is None:
            return False
        for model in (IssuedNumber, HeldNumber):
            waiting = (
                select(Operation.dseq)
                .join(model, model.id == Operation.record_id)
                .where(Operation.entity == model.__tablename__, Operation.state == WAITING)
                .where(model.series_id == of.id)
                .limit(1)
            )
            if self.session.scalar(waiting) is not None:
                return True
        return False

    def explain(self, series: str, numbers: Sequence[int]) -> None:
        # Void numbers are records with a history and travel: a person's act, done where numbers are given.
        row = self.session.get_one(Lease, series)
        row.skipped = sorted({*row.skipped, *numbers})

    def _series(self, key: str) -> Series | None:
        unit_id, _, rest = key.partition("|")
        book, _, period = rest.partition("|")
        return self.session.scalars(
            select(Series).where(Series.unit_id == unit_id, Series.book == book, Series.period == period)
        ).one_or_none()

    def _run(self, statement: str, values: Mapping[str, Any]) -> None:
        self.session.flush()
        with own_statements(self.session):
            self.session.connection().execute(text(statement), values)
        for row in list(self.session.identity_map.values()):
            if not isinstance(row, Record):
                self.session.expire(row)


_ERASING: Final = (
    "UPDATE change SET before = '{}', after = '{}', undoable = 0 WHERE entity = :e AND record_id = :r",
    "DELETE FROM outbox WHERE entity = :e AND record_id = :r",
    "DELETE FROM foreign_row WHERE entity = :e AND record_id = :r",
    "DELETE FROM set_aside WHERE entity = :e AND record_id = :r",
    "DELETE FROM sync_conflict WHERE entity = :e AND record_id = :r",
    "UPDATE base_shadow SET value = 'null' WHERE entity = :e AND record_id = :r AND name <> '*'",
)
_OF_CONFLICT: Final = frozenset(
    ("ent", "record", "kind", "mine", "theirs", "seqs", "why", "by", "dev", "state", "note")
)


def _blob_of(row: Operation) -> str | None:
    if row.entity == Attachment.__tablename__ and row.kind == "create":
        return str(row.fields.get("sha256", "")) or None
    return None


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, int):
        return None
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=value)
    except OverflowError:
        return None  # a clock of the year 300,000: it decides nothing anyway


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _by_entity(keys: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entity, record_id in keys:
        found.setdefault(entity, []).append(record_id)
    return found


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _MOST):
        yield names[start : start + _MOST]
