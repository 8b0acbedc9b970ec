"""Stores of both ends in memory, for the simulation: the same questions, answered from dictionaries.

A state is plain data that ``pickle`` can copy, so an image of a disk or a copy of headquarters is one call.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.hq import store as hq
from app.sync import store as pc
from app.sync.store import Aside, Incoming, Me, MyLease, OutOp
from app.wire.classes import CONFLICT
from app.wire.messages import Lease
from app.wire.shapes import RECORD, Base, Kind, floor_of

# --- headquarters ---------------------------------------------------------------------------------------------


@dataclass
class OrgState:
    """All that headquarters holds of one organisation."""

    org: hq.Org
    lines: dict[str, hq.Line] = field(default_factory=dict)
    newest: dict[str, str] = field(default_factory=dict)
    logged: dict[str, hq.Logged] = field(default_factory=dict)
    records: dict[hq.Key, hq.Record] = field(default_factory=dict)
    numbers: dict[hq.NumberKey, hq.Number] = field(default_factory=dict)
    ranges: list[hq.Range] = field(default_factory=list)
    leases: dict[str, Lease] = field(default_factory=dict)
    log: list[hq.LogRow] = field(default_factory=list)
    box: list[hq.Relay] = field(default_factory=list)
    boxed: int = 0


@dataclass
class HqState:
    orgs: dict[str, OrgState] = field(default_factory=dict)
    epoch: int = 1
    cuts: list[tuple[int, dict[str, int]]] = field(default_factory=list)
    """Per restore its new epoch and the head of each feed in the copy."""


class HqTx:
    """One transaction of the server in memory."""

    def __init__(self, state: HqState, org: str) -> None:
        self.state = state
        self.at = state.orgs[org]
        self.org = self.at.org
        self.org.epoch = state.epoch
        self.before = self.org.head

    def line(self, line: str) -> hq.Line | None:
        return self.at.lines.get(line)

    def lines(self) -> Sequence[hq.Line]:
        return [self.at.lines[line] for line in self.at.newest.values()]

    def known(self, ops: Sequence[str]) -> dict[str, hq.Logged]:
        logged = self.at.logged
        return {op: logged[op] for op in ops if op in logged}

    def records(self, keys: Sequence[hq.Key]) -> dict[hq.Key, hq.Record]:
        records = self.at.records
        return {key: records[key] for key in keys if key in records}

    def numbers(self, keys: Sequence[hq.NumberKey]) -> dict[hq.NumberKey, hq.Number]:
        return {key: self.at.numbers[key] for key in keys if key in self.at.numbers}

    def numbers_in(self, series: str, lo: int, hi: int) -> Sequence[hq.Number]:
        return [
            n for n in self.at.numbers.values() if n.series == series and lo <= n.no <= hi and not n.suffix
        ]

    def highest(self, series: str) -> int:
        return max((n.no for n in self.at.numbers.values() if n.series == series), default=0)

    def ranges(self, series: Sequence[str]) -> Sequence[hq.Range]:
        return [one for one in self.at.ranges if one.series in series]

    def leases(self, series: Sequence[str] | None = None) -> dict[str, Lease]:
        return (
            dict(self.at.leases)
            if series is None
            else {s: self.at.leases[s] for s in series if s in self.at.leases}
        )

    def relays(self, limit: int) -> Sequence[hq.Relay]:
        return self.at.box[:limit]

    def places(self, orgs: Sequence[str]) -> dict[str, str]:
        return {org: self.state.orgs[org].org.path for org in orgs if org in self.state.orgs}

    def cut_since(self, epoch: int) -> int | None:
        return min((cuts.get(self.org.id, 0) for new, cuts in self.state.cuts if new > epoch), default=None)

    def rows(self, after: int, limit: int, but: str) -> Sequence[hq.LogRow]:
        found: list[hq.LogRow] = []
        log = self.at.log
        start = len(log)
        while start and log[start - 1].seq > after:
            start -= 1
        for row in log[start:]:
            if row.line != but:
                found.append(row)
                if len(found) >= limit:
                    break
        return found

    def page(self, after: hq.Key, limit: int) -> Sequence[hq.Record]:
        keys = sorted(key for key in self.at.records if key > after)[:limit]
        return [self.at.records[key] for key in keys]

    def versions(self, ents: Sequence[str] | None = None) -> Iterable[tuple[str, str, int]]:
        for (ent, id), record in self.at.records.items():
            if ents is None or ent in ents:
                yield ent, id, record.seq

    def conflicts(self, keys: Sequence[hq.Key]) -> Sequence[str]:
        found = []
        for (ent, id), record in self.at.records.items():
            cells = record.cells
            if ent == CONFLICT and "ent" in cells and (cells["ent"].value, cells["record"].value) in keys:
                found.append(id)
        return found

    def foreign(self, org: str, keys: Sequence[hq.Key]) -> dict[hq.Key, hq.Record]:
        records = self.state.orgs[org].records
        return {key: records[key] for key in keys if key in records}

    def write(self, plan: hq.Plan) -> None:
        at = self.at
        if plan.head is not None:
            at.org.head = plan.head
        if plan.paused is not None:
            at.org.paused = plan.paused
        if plan.line is not None:
            at.lines[plan.line.line] = plan.line
            at.newest.setdefault(plan.line.device, plan.line.line)
            if plan.line.dseq == 0 or at.lines[at.newest[plan.line.device]].dseq == 0:
                at.newest[plan.line.device] = plan.line.line
        at.logged.update((one.op, one) for one in plan.logged)
        at.log += plan.rows
        at.records.update(((one.ent, one.id), one) for one in plan.records)
        at.numbers.update(((one.series, one.no, one.suffix), one) for one in plan.numbers)
        at.leases.update((one.series, one) for one in plan.leases)
        at.ranges += plan.ranges
        for relay in plan.relays:
            box = self.state.orgs[relay.to]
            box.boxed += 1
            relay.id_in_box = box.boxed
            box.box.append(relay)
        if plan.taken:
            gone = set(plan.taken)
            at.box = [one for one in at.box if one.id_in_box not in gone]
        for key in plan.scrubbed:
            for row in at.log:
                if (row.ent, row.id) == key:
                    row.set, row.lost = {}, {}


class HqStore:
    """The server's store in memory."""

    def __init__(self) -> None:
        self.state = HqState()

    def add_org(self, id: str, path: str) -> None:
        self.state.orgs[id] = OrgState(hq.Org(id, path, floor_of(self.state.epoch), self.state.epoch))

    @contextmanager
    def begin(self, org: str) -> Iterator[HqTx]:
        yield HqTx(self.state, org)

    read = begin


def restored(copy: HqState, epoch: int) -> HqState:
    """Headquarters as a copy makes it live again: under a new epoch, above all it ever gave, its leases paused."""
    copy.epoch = epoch
    copy.cuts.append((epoch, {id: one.org.head for id, one in copy.orgs.items()}))
    for one in copy.orgs.values():
        one.org.head = floor_of(epoch)
        one.org.paused = True
    return copy


# --- a PC -------------------------------------------------------------------------------------------------------


@dataclass
class Disk:
    """The data folder of a PC."""

    me: Me
    dseq: int = 0
    out: dict[str, OutOp] = field(default_factory=dict)
    shadow: dict[pc.Key, dict[str, pc.Cell]] = field(default_factory=dict)
    local: dict[pc.Key, dict[str, Any]] = field(default_factory=dict)
    inbox: dict[str, Aside] = field(default_factory=dict)
    lease: dict[str, MyLease] = field(default_factory=dict)
    explain: list[tuple[str, int]] = field(default_factory=list)


class PcTx:
    """One transaction of a PC in memory."""

    def __init__(self, disk: Disk, new_id: Any = None) -> None:
        self.disk = disk
        self.new_id = new_id

    def me(self) -> Me:
        return self.disk.me

    def save(self, me: Me) -> None:
        self.disk.me = me

    def _in_order(self, ops: Iterable[OutOp]) -> list[OutOp]:
        return sorted(ops, key=lambda op: op.dseq)

    def waiting(self, limit: int) -> Sequence[OutOp]:
        return self._in_order(op for op in self.disk.out.values() if op.state == "waiting")[:limit]

    def find(self, ops: Sequence[str]) -> dict[str, OutOp]:
        return {op: self.disk.out[op] for op in ops if op in self.disk.out}

    def at(self, dseq: int) -> OutOp | None:
        return next((op for op in self.disk.out.values() if op.dseq == dseq), None)

    def unanswered(self, keys: Iterable[pc.Key]) -> dict[pc.Key, list[OutOp]]:
        wanted = set(keys)
        found: dict[pc.Key, list[OutOp]] = {}
        for op in self._in_order(self.disk.out.values()):
            if op.state in ("waiting", "held") and (op.ent, op.id) in wanted:
                found.setdefault((op.ent, op.id), []).append(op)
        return found

    def put(self, ops: Iterable[OutOp]) -> None:
        for op in ops:
            self.disk.out[op.op] = op

    def held(self) -> Sequence[str]:
        return [op.op for op in self._in_order(self.disk.out.values()) if op.state == "held"]

    def requeue(self, ops: Iterable[str]) -> None:
        for op in ops:
            self.disk.dseq += 1
            self.disk.out[op].dseq = self.disk.dseq
            self.disk.out[op].state = "waiting"

    def reopen(self, above: int) -> None:
        for op in self.disk.out.values():
            if op.state == "kept" and op.seq > above:
                op.state = "waiting"

    def drop_kept(self, upto: int) -> None:
        gone = [op.op for op in self.disk.out.values() if op.state == "kept" and op.seq <= upto]
        for op in gone:
            del self.disk.out[op]

    def offer(
        self, ent: str, id: str, kind: Kind, values: Mapping[str, Any], base: Mapping[str, Base]
    ) -> None:
        held = self.disk.local.get((ent, id), {})
        num = held.get("num") if ent == "issued_number" and kind == "create" else None
        self.add(
            OutOp(
                self.new_id(),
                0,
                kind,
                ent,
                id,
                dict(values),
                dict(base),
                act=pc.OFFER,
                num=tuple(num) if num else None,
            )
        )

    def shadow(self, keys: Iterable[pc.Key]) -> dict[pc.Key, dict[str, pc.Cell]]:
        shadow = self.disk.shadow
        return {key: dict(shadow[key]) for key in keys if key in shadow}

    def shadow_between(self, after: int, upto: int) -> dict[pc.Key, dict[str, pc.Cell]]:
        found = {}
        for key, cells in self.disk.shadow.items():
            hit = {name: cell for name, cell in cells.items() if after < cell.seq <= upto}
            if hit:
                found[key] = hit
        return found

    def forget(self, keys: Iterable[pc.Key]) -> None:
        for key in keys:
            self.disk.shadow.pop(key, None)

    def put_shadow(self, cells: Mapping[pc.Key, Mapping[str, pc.Cell]]) -> None:
        for key, ones in cells.items():
            self.disk.shadow.setdefault(key, {}).update(ones)

    def apply(self, changes: Sequence[Incoming]) -> None:
        for one in changes:
            key = (one.ent, one.id)
            if one.kind == "known":
                continue
            if one.kind == "set":
                self.disk.local.setdefault(key, {}).update(one.values)
            else:
                self.disk.local.pop(key, None)
            if one.kind == "erase":
                for item in [item for item in self.disk.inbox.values() if (item.ent, item.id) == key]:
                    del self.disk.inbox[item.op]
                for op in self.disk.out.values():
                    if (op.ent, op.id) == key:
                        op.set = {}

    def put_aside(self, items: Iterable[Aside]) -> None:
        for item in items:
            self.disk.inbox[item.op] = item

    def versions(self) -> Iterable[tuple[str, str, int]]:
        for (ent, id), cells in self.disk.shadow.items():
            if RECORD in cells:
                yield ent, id, cells[RECORD].seq

    def leases(self) -> dict[str, MyLease]:
        return dict(self.disk.lease)

    def put_lease(self, lease: MyLease) -> None:
        self.disk.lease[lease.series] = lease

    def highest(self, series: str) -> int:
        ones = (
            values["num"]
            for (ent, _), values in self.disk.local.items()
            if ent == "issued_number" and "num" in values
        )
        return max((num[1] for num in ones if num[0] == series), default=0)

    def unsent_numbers(self, series: str) -> bool:
        return any(
            op.num is not None and op.num[0] == series and op.state in ("waiting", "held")
            for op in self.disk.out.values()
        )

    def explain(self, series: str, numbers: Sequence[int]) -> None:
        self.disk.explain += [(series, no) for no in numbers]

    # --- what the unit of work of the program does

    def add(self, op: OutOp) -> None:
        self.disk.dseq += 1
        op.dseq = self.disk.dseq
        self.disk.out[op.op] = op

    def act(self, op: str, kind: Kind, key: pc.Key, values: dict[str, Any], t: int, num: Any = None) -> None:
        """A change by a person: record and operation in one, as the journal derives it."""
        seen = {name: cell.seq for name, cell in self.disk.shadow.get(key, {}).items()}
        base: dict[str, Base] = (
            {name: seen.get(name, 0) for name in values} if kind == "update" else dict(seen)
        )
        if kind in ("delete", "erase"):
            self.disk.local.pop(key, None)
        else:
            self.disk.local.setdefault(key, {}).update(values)
        self.add(OutOp(op, 0, kind, *key, dict(values), base, t=t, num=num))


class PcStore:
    """A PC's store in memory."""

    def __init__(self, disk: Disk, new_id: Any) -> None:
        self.disk = disk
        self.new_id = new_id

    @contextmanager
    def begin(self) -> Iterator[PcTx]:
        yield PcTx(self.disk, self.new_id)
