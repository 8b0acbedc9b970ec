"""One push under judgement: what it touches, and the plan of what will be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.hq.store import Cell, Key, Line, Logged, LogRow, Number, NumberKey, Plan, Range, Record, Tx
from app.wire.messages import Lease
from app.wire.shapes import Kind, Op


@dataclass(frozen=True, slots=True)
class Who:
    """The device that speaks, as its token proves."""

    device: str
    org: str


@dataclass
class Batch:
    """One push under judgement: what it touches, and what will be written."""

    tx: Tx
    who: Who
    line: Line
    now: int
    head: int
    known: dict[str, Logged]
    records: dict[Key, Record]
    numbers: dict[NumberKey, Number]
    leases: dict[str, Lease]
    ranges: list[Range]
    places: dict[str, str]
    sent: dict[str, Op]
    last: int
    """The last operation's place in the line."""
    born: dict[Key, int]
    """Records that this push makes, with the place of the last operation that does."""
    plan: Plan = field(default_factory=Plan)
    changed: dict[Key, Record] = field(default_factory=dict)

    def step(self, op: Op, kind: Kind, values: dict[str, Any], lost: dict[str, Any] | None = None) -> int:
        """One more step of the feed, made by ``op``; its sequence."""
        self.head += 1
        self.plan.rows.append(
            LogRow(
                self.head, op.ent, op.id, kind, values, op.by, self.who.device, self.line.line, clock_of(op, self.now),
                op.op, lost or {},
            )
        )  # fmt: skip
        return self.head

    def own_step(self, ent: str, id: str, values: dict[str, Any]) -> int:
        """A step that headquarters makes itself: a record of the protocol's own, made or moved."""
        if not values:
            return self.head
        self.head += 1
        key = (ent, id)
        record = self.records.get(key)
        kind: Kind = "update"
        if record is None:
            record, kind = Record(ent, id), "create"
        for name, value in values.items():
            record.cells[name] = Cell(value, self.head, self.now)
        self.touch(record, self.head)
        self.plan.rows.append(LogRow(self.head, ent, id, kind, values, t=self.now))
        return self.head

    def touch(self, record: Record, seq: int) -> None:
        record.seq = seq
        key = (record.ent, record.id)
        self.records[key] = self.changed[key] = record


def clock_of(op: Op, now: int) -> int:
    """The PC's clock, never later than now: a clock in the future would win for years."""
    return min(op.t, now)
