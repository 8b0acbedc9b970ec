"""The store of the rules (``store``) over either database: a batch is read and written in a handful of statements.

Owns the way from the rules' values to rows. A transaction sees one organisation alone; the three things that concern
another one (its place, the letter that a grant points to, its post box) go through a named door each.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import msgspec

from app.hq.database import Database, Scope, Tx
from app.hq.store import (
    Cell,
    Key,
    Line,
    Logged,
    LogRow,
    Number,
    NumberKey,
    Org,
    Plan,
    Range,
    Record,
    Relay,
)
from app.hq.tables import LEASE, LEASED, LINE, LOG, NUMBER, OPERATION, RECORD, RELAY
from app.wire.classes import CONFLICT
from app.wire.messages import Lease

_ENCODE: Final = msgspec.json.Encoder().encode
_CELLS: Final = msgspec.json.Decoder(dict[str, Cell])
_LEASE: Final = msgspec.json.Decoder(Lease)
_VALUES: Final = msgspec.json.Decoder(dict[str, Any])


class _Body(msgspec.Struct, omit_defaults=True):
    """What a step of the feed carries."""

    set: dict[str, Any] = msgspec.field(default_factory=dict)
    lost: dict[str, Any] = msgspec.field(default_factory=dict)


class _Passed(msgspec.Struct):
    """The same, passed on as it was written: who pulls gets the bytes, nobody here looks into them."""

    set: msgspec.Raw = msgspec.Raw()
    lost: msgspec.Raw = msgspec.Raw()


_BODY: Final = msgspec.json.Decoder(_Body)
_PASSED: Final = msgspec.json.Decoder(_Passed)
_EMPTY: Final = "{}"


class UnknownOrg(Exception):
    """There is no such organisation within the caller's reach."""


class SqlTx:
    """One transaction on one organisation."""

    def __init__(self, tx: Tx, org: Org, *, now: int) -> None:
        self.tx = tx
        self.org = org
        self.passes = False
        """Rows of the feed only pass through to the wire, so their values stay as they were written."""
        self._now = now

    # --- lines and operations

    def line(self, line: str) -> Line | None:
        found = self.tx.one(
            "SELECT line, device, dseq, op, reported FROM line WHERE org = ? AND line = ?",
            self.org.id,
            line,
        )
        return Line(*found) if found else None

    def lines(self) -> Sequence[Line]:
        rows = self.tx.all(
            "SELECT l.line, l.device, l.dseq, l.op, l.reported FROM line l JOIN device d "
            "ON d.org = l.org AND d.device = l.device WHERE l.org = ? AND d.state = 'active' ORDER BY l.made_at, l.line",
            self.org.id,
        )
        return list(
            {row[1]: Line(*row) for row in rows}.values()
        )  # the newest of each device comes last and stays

    def known(self, ops: Sequence[str]) -> dict[str, Logged]:
        rows = self.tx.all(
            "SELECT op, outcome, seq, code, conflict, left_out FROM operation WHERE org = ? AND op = ANY(?)",
            self.org.id,
            list(ops),
        )
        return {row[0]: Logged(row[0], row[1], row[2], row[3], row[4], row[5].split()) for row in rows}

    # --- records

    def records(self, keys: Sequence[Key]) -> dict[Key, Record]:
        return self._records(self.org.id, keys)

    def _records(self, org: str, keys: Sequence[Key]) -> dict[Key, Record]:
        if not keys:
            return {}
        rows = self.tx.all(
            "SELECT ent, id, seq, state, cells FROM record WHERE org = ? AND ent = ANY(?) AND id = ANY(?)",
            org,
            list({ent for ent, _ in keys}),
            [record for _, record in keys],
        )
        wanted = set(keys)
        return {(row[0], row[1]): _record(row) for row in rows if (row[0], row[1]) in wanted}

    def foreign(self, org: str, keys: Sequence[Key]) -> dict[Key, Record]:
        with self.tx.beyond(Scope.whole()):  # a grant is the right to read this very record
            return self._records(org, keys)

    def page(self, after: Key, limit: int) -> Sequence[Record]:
        rows = self.tx.all(
            "SELECT ent, id, seq, state, cells FROM record WHERE org = ? AND (ent, id) > (?, ?) ORDER BY ent, id LIMIT ?",
            self.org.id,
            *after,
            limit,
        )
        return [_record(row) for row in rows]

    def versions(self, ents: Sequence[str] | None = None) -> Iterable[tuple[str, str, int]]:
        if ents is None:
            return self.tx.all("SELECT ent, id, seq FROM record WHERE org = ?", self.org.id)
        return self.tx.all(
            "SELECT ent, id, seq FROM record WHERE org = ? AND ent = ANY(?)", self.org.id, list(ents)
        )

    def conflicts(self, keys: Sequence[Key]) -> Sequence[str]:
        rows = self.tx.all(
            "SELECT id FROM record WHERE org = ? AND about = ANY(?) AND about <> '' ORDER BY id",
            self.org.id,
            [about_key(*key) for key in keys],
        )
        return [row[0] for row in rows]

    # --- the feed

    def rows(self, after: int, limit: int, but: str) -> Sequence[LogRow]:
        rows = self.tx.all(
            "SELECT seq, ent, id, kind, body, by_whom, device, line, t, op FROM log "
            "WHERE org = ? AND seq > ? AND line <> ? ORDER BY seq LIMIT ?",
            self.org.id,
            after,
            but or "-",
            limit,
        )
        found = []
        for seq, ent, record, kind, body, by, dev, line, t, op in rows:
            held: Any = (_PASSED if self.passes else _BODY).decode(body)
            values, lost = held.set or {}, held.lost or {}
            found.append(LogRow(seq, ent, record, kind, values, by, dev, line, t, op, lost))
        return found

    def cut_since(self, epoch: int) -> int | None:
        found = self.tx.one("SELECT min(seq) FROM cut WHERE org = ? AND epoch > ?", self.org.id, epoch)
        return None if found[0] is None else int(found[0])

    # --- numbers

    def numbers(self, keys: Sequence[NumberKey]) -> dict[NumberKey, Number]:
        if not keys:
            return {}
        rows = self.tx.all(
            "SELECT series, no, suffix, ent, record FROM number WHERE org = ? AND series = ANY(?) AND no = ANY(?)",
            self.org.id,
            list({series for series, _, _ in keys}),
            list({no for _, no, _ in keys}),
        )
        wanted = set(keys)
        return {tuple(row[:3]): Number(*row) for row in rows if tuple(row[:3]) in wanted}

    def numbers_in(self, series: str, lo: int, hi: int) -> Sequence[Number]:
        rows = self.tx.all(
            "SELECT series, no, suffix, ent, record FROM number "
            "WHERE org = ? AND series = ? AND no BETWEEN ? AND ? AND suffix = '' ORDER BY no",
            self.org.id,
            series,
            lo,
            hi,
        )
        return [Number(*row) for row in rows]

    def highest(self, series: str) -> int:
        found = self.tx.one("SELECT max(no) FROM number WHERE org = ? AND series = ?", self.org.id, series)
        return int(found[0] or 0)

    def ranges(self, series: Sequence[str]) -> Sequence[Range]:
        rows = self.tx.all(
            "SELECT series, lo, hi, device, epoch FROM leased WHERE org = ? AND series = ANY(?) ORDER BY series, lo, epoch",
            self.org.id,
            list(series),
        )
        return [Range(*row) for row in rows]

    def leases(self, series: Sequence[str] | None = None) -> dict[str, Lease]:
        if series is None:
            rows = self.tx.all("SELECT series, body FROM lease WHERE org = ?", self.org.id)
        else:
            rows = self.tx.all(
                "SELECT series, body FROM lease WHERE org = ? AND series = ANY(?)", self.org.id, list(series)
            )
        return {name: _LEASE.decode(body) for name, body in rows}

    # --- other organisations

    def relays(self, limit: int) -> Sequence[Relay]:
        rows = self.tx.all(
            "SELECT sender, ent, id, body, by_whom, box FROM relay WHERE org = ? ORDER BY box LIMIT ?",
            self.org.id,
            limit,
        )
        return [
            Relay(self.org.id, sender, ent, record, _VALUES.decode(body), by, box)
            for sender, ent, record, body, by, box in rows
        ]

    def places(self, orgs: Sequence[str]) -> dict[str, str]:
        with self.tx.beyond(Scope.whole()):  # where a unit stands is known to all who write letters
            return dict(
                self.tx.all("SELECT org, path FROM org WHERE org = ANY(?) AND state = 'active'", list(orgs))
            )

    # --- writing

    def write(self, plan: Plan) -> None:
        org, path, put = self.org.id, self.org.path, self.tx.put
        if plan.head is not None or plan.paused is not None:
            head = self.org.head if plan.head is None else plan.head
            paused = self.org.paused if plan.paused is None else plan.paused
            self.tx.run("UPDATE feed SET head = ?, paused = ? WHERE org = ?", head, int(paused), org)
            self.org.head, self.org.paused = head, paused
        if plan.line is not None:
            self._write_line(plan.line)
        logged = {one.op: one for one in plan.logged}  # the last word, should one come twice in a batch
        put(
            OPERATION,
            _OPERATION,
            [
                (org, path, one.op, one.r, one.seq, one.code, one.conflict, " ".join(one.left))
                for one in logged.values()
            ],
            _OPERATION_AGAIN,
        )
        put(LOG, _LOG, [_log_row(org, path, row) for row in plan.rows])
        put(RECORD, _RECORD, [_record_row(org, path, record) for record in plan.records], _RECORD_AGAIN)
        put(
            NUMBER,
            _NUMBER,
            [(org, path, one.series, one.no, one.suffix, one.ent, one.record) for one in plan.numbers],
            "ON CONFLICT (org, series, no, suffix) DO UPDATE SET ent = excluded.ent, record = excluded.record",
        )
        put(
            LEASE,
            ("org", "path", "series", "body"),
            [(org, path, lease.series, _ENCODE(lease).decode()) for lease in plan.leases],
            "ON CONFLICT (org, series) DO UPDATE SET body = excluded.body",
        )
        put(
            LEASED,
            ("org", "path", "series", "lo", "hi", "device", "epoch"),
            [(org, path, one.series, one.lo, one.hi, one.device, one.epoch) for one in plan.ranges],
            "ON CONFLICT (org, series, lo, epoch) DO UPDATE SET hi = excluded.hi, device = excluded.device",
        )
        if plan.relays:
            self._post(plan.relays)
        if plan.taken:
            self.tx.run("DELETE FROM relay WHERE org = ? AND box = ANY(?)", org, list(plan.taken))
        for ent, record in plan.scrubbed:
            self.tx.run(
                "UPDATE log SET body = ? WHERE org = ? AND ent = ? AND id = ?", _EMPTY, org, ent, record
            )

    def _write_line(self, line: Line) -> None:
        self.tx.put(
            LINE,
            ("org", "path", "line", "device", "dseq", "op", "reported", "made_at"),
            [
                (
                    self.org.id,
                    self.org.path,
                    line.line,
                    line.device,
                    line.dseq,
                    line.op,
                    line.reported,
                    self._now,
                )
            ],
            "ON CONFLICT (org, line) DO UPDATE SET device = excluded.device, dseq = excluded.dseq, op = excluded.op, "
            "reported = excluded.reported",
        )

    def _post(self, relays: Sequence[Relay]) -> None:
        """Into the others' post boxes: written, never read. A unit that was closed meanwhile gets nothing."""
        with self.tx.beyond(Scope.whole()):
            found = dict(
                self.tx.all("SELECT org, path FROM org WHERE org = ANY(?)", list({one.to for one in relays}))
            )
            box = self._now << 21 | secrets.randbits(8) << 13
            rows = [
                (
                    one.to,
                    found[one.to],
                    box + at,
                    one.sender,
                    one.ent,
                    one.id,
                    _ENCODE(one.set).decode(),
                    one.by,
                )
                for at, one in enumerate(relays)
                if one.to in found
            ]
            self.tx.put(RELAY, ("org", "path", "box", "sender", "ent", "id", "body", "by_whom"), rows)


_OPERATION: Final = ("org", "path", "op", "outcome", "seq", "code", "conflict", "left_out")
_OPERATION_AGAIN: Final = (
    "ON CONFLICT (org, op) DO UPDATE SET outcome = excluded.outcome, seq = excluded.seq, code = excluded.code, "
    "conflict = excluded.conflict, left_out = excluded.left_out"
)
_LOG: Final = ("org", "path", "seq", "ent", "id", "kind", "body", "by_whom", "device", "line", "t", "op")
_RECORD: Final = ("org", "path", "ent", "id", "seq", "state", "about", "cells")
_RECORD_AGAIN: Final = (
    "ON CONFLICT (org, ent, id) DO UPDATE SET seq = excluded.seq, state = excluded.state, about = excluded.about, "
    "cells = excluded.cells"
)
_NUMBER: Final = ("org", "path", "series", "no", "suffix", "ent", "record")


def _record(row: Any) -> Record:
    ent, record, seq, state, cells = row
    return Record(ent, record, seq, state, _CELLS.decode(cells))


def _record_row(org: str, path: str, record: Record) -> tuple[Any, ...]:
    cells = _ENCODE(record.cells).decode()
    return (org, path, record.ent, record.id, record.seq, record.state, _about(record), cells)


def _about(record: Record) -> str:
    """Of a conflict record: the key of the record that it is about."""
    if record.ent != CONFLICT or "ent" not in record.cells or "record" not in record.cells:
        return ""
    return about_key(record.cells["ent"].value, record.cells["record"].value)


def about_key(ent: Any, record: Any) -> str:
    return f"{ent}/{record}"


def _log_row(org: str, path: str, row: LogRow) -> tuple[Any, ...]:
    body = _ENCODE(_Body(row.set, row.lost)).decode()
    return (org, path, row.seq, row.ent, row.id, row.kind, body, row.by, row.dev, row.line, row.t, row.op)


def open_org(tx: Tx, org: str, *, now: int, locked: bool = True) -> SqlTx:
    """Look at an organisation; ``locked``: and wait for its counter row first. Raises UnknownOrg."""
    lock, look = "UPDATE feed SET head = head WHERE org = ? RETURNING ", "SELECT {} FROM feed WHERE org = ?"
    columns = "path, head, durable, oldest, paused, (SELECT value FROM fact WHERE name = 'epoch')"
    row = tx.one(lock + columns if locked else look.format(columns), org)
    if row is None:
        raise UnknownOrg(org)
    path, head, durable, oldest, paused, epoch = row
    return SqlTx(tx, Org(org, path, head, int(epoch or 1), durable, oldest, bool(paused)), now=now)


class SqlStore:
    """The store of the rules where no request stands around them: the keeper's commands, tests, simulation."""

    def __init__(self, database: Database, *, now: int = 0) -> None:
        self._database = database
        self._now = now

    @contextmanager
    def begin(self, org: str) -> Iterator[SqlTx]:
        with self._database.work(Scope.whole()) as tx:
            yield open_org(tx, org, now=self._now)

    @contextmanager
    def read(self, org: str) -> Iterator[SqlTx]:
        with self._database.work(Scope.whole(), writes=False) as tx:
            yield open_org(tx, org, now=self._now, locked=False)
