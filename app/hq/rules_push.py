"""What becomes of the operations a PC sends: taken, merged, put into the conflict inbox, or refused with a reason.

Pure but for the transaction it is given. An operation has one effect, however often and by whatever way it comes; no
clock decides about a protected field; an operation that is refused never stops those behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from app.hq.rules_batch import Batch, Who, clock_of
from app.hq.rules_letters import receivers, send_out, tell_receivers, tell_sender
from app.hq.rules_numbers import NUMBERED, number_fault
from app.hq.store import Cell, Key, Line, Logged, LogRow, Number, NumberKey, Range, Record, Tx
from app.wire.classes import (
    CONFLICT,
    DIRECTIVE,
    GRANT,
    MADE_ABOVE,
    WRITTEN_ABOVE,
    field_class,
    forever,
    known,
)
from app.wire.messages import Head, Lease, Push, Pushed, Refusal
from app.wire.refusals import Refused, Rejected
from app.wire.shapes import RECORD, Base, Now, Op, Result

TAKEN: Final = frozenset({"ok", "merged", "conflict"})
FINAL: Final = TAKEN | {"rejected"}
"""Outcomes that stay. Only what could not be judged yet is judged anew when it comes again."""


def push(tx: Tx, who: Who, message: Push, now: int) -> Pushed | Refusal:
    """Judge a batch and write what came of it."""
    org = tx.org
    line = tx.line(message.line)
    refusal = _refusal(tx, line, who, message)
    if refusal is not None or line is None:
        return refusal or Refusal(code=Refused.EPOCH, epoch=org.epoch)
    ops = message.ops
    named = {base for op in ops for base in op.base.values() if isinstance(base, str)}
    done = tx.known([*(op.op for op in ops), *named])
    fresh = [op for op in ops if not is_done(op, done)]
    if any(went_on_elsewhere(op, line, done) for op in fresh) or breaks_off(message, line, fresh):
        return Refusal(code=Refused.FORK, head=Head(dseq=line.dseq, op=line.op), epoch=org.epoch)
    batch = _load(tx, who, line, ops, fresh, done, now)
    results = [_judge(batch, op) for op in ops]
    last = max(ops, key=lambda op: op.dseq, default=None)
    if last is not None and last.dseq > line.dseq:
        line = Line(line.line, line.device, last.dseq, last.op, line.reported)
        batch.plan.line = line
    plan = batch.plan
    plan.head = batch.head
    plan.records = list(batch.changed.values())
    tx.write(plan)
    return Pushed(
        epoch=org.epoch, results=results, head=Head(dseq=line.dseq, op=line.op), durable=org.durable
    )


def _refusal(tx: Tx, line: Line | None, who: Who, message: Push) -> Refusal | None:
    """Why the batch as a whole cannot be judged."""
    org = tx.org
    if message.epoch != org.epoch or line is None:
        return Refusal(code=Refused.EPOCH, epoch=org.epoch)
    if line.device != who.device:
        return Refusal(code=Refused.MISSING)
    if message.after is not None and message.after > line.dseq:
        return Refusal(code=Refused.GAP, head=Head(dseq=line.dseq, op=line.op), epoch=org.epoch)
    before = message.after or 0
    for op in message.ops:
        if op.dseq <= before:
            return Refusal(code=Refused.SHAPE, text="the order of dseq")
        before = op.dseq
    return None


def is_done(op: Op, done: dict[str, Logged]) -> bool:
    """Whether this very operation had its effect already."""
    found = done.get(op.op)
    return found is not None and found.r in FINAL


def went_on_elsewhere(op: Op, line: Line, done: dict[str, Logged]) -> bool:
    """An operation nobody saw at a place of the line that is taken: two PCs go on from one image."""
    return op.dseq <= line.dseq and op.op not in done


def breaks_off(message: Push, line: Line, fresh: list[Op]) -> bool:
    """New operations by one who does not know the line's last one: another went on with it in between."""
    if not fresh or message.after is None or line.dseq <= message.after:
        return False
    return all(op.op != line.op for op in message.ops)


def _load(
    tx: Tx, who: Who, line: Line, ops: list[Op], fresh: list[Op], done: dict[str, Logged], now: int
) -> Batch:
    """All that the batch touches, in a handful of questions."""
    keys = {(op.ent, op.id) for op in ops}
    keys |= {(CONFLICT, op.op) for op in fresh}
    records = tx.records(list(keys)) if keys else {}
    numbers: dict[NumberKey, Number] = {}
    leases: dict[str, Lease] = {}
    ranges: list[Range] = []
    wanted = {op.num for op in fresh if op.num is not None}
    if wanted:
        series = sorted({one[0] for one in wanted})
        numbers, leases, ranges = tx.numbers(list(wanted)), tx.leases(series), list(tx.ranges(series))
        held = {(one.ent, one.record) for one in numbers.values() if one.record} - keys
        records |= tx.records(list(held)) if held else {}
    sent_to = {to for op in fresh if op.ent == DIRECTIVE for to in _named_by(op, records)}
    places = tx.places(sorted(sent_to)) if sent_to else {}
    return Batch(
        tx, who, line, now, tx.org.head, done, records, numbers, leases, ranges, places,
        sent={op.op: op for op in ops},
        born={(op.ent, op.id): op.dseq for op in fresh if op.kind == "create"},
        last=ops[-1].dseq if ops else 0,
    )  # fmt: skip


def _named_by(op: Op, records: dict[Key, Record]) -> list[str]:
    """The units that a letter is for: said when it is sent, known when its sender says more of it."""
    known_before = records.get((op.ent, op.id))
    cell = known_before.cells.get("to") if known_before is not None else None
    return receivers(op.set.get("to")) + receivers(cell.value if cell is not None else None)


# --- one operation ------------------------------------------------------------------------------------------


def _judge(batch: Batch, op: Op) -> Result:
    if is_done(op, batch.known):
        done = batch.known[op.op]
        result = Result(op=op.op, r="dup", was=done.r, seq=done.seq, code=done.code, conflict=done.conflict)
        result.now = _instead(batch, op, done)
        return result
    logged = _decide(batch, op)
    batch.known[op.op] = logged
    batch.plan.logged.append(logged)
    return Result(
        op=op.op, r=logged.r, seq=logged.seq, code=logged.code, conflict=logged.conflict,
        now=_instead(batch, op, logged),
    )  # fmt: skip


def _instead(batch: Batch, op: Op, done: Logged) -> dict[str, Now]:
    """Fields of the operation that do not stand as it wrote them; all fields, where it wanted the record away."""
    record = batch.records.get((op.ent, op.id))
    if record is None or record.state != "live":
        return {}
    names: Iterable[str] = record.cells if op.kind == "delete" else op.set
    found: dict[str, Now] = {}
    for name in names:
        cell = record.cells.get(name)
        if cell is None:
            continue
        if cell.seq != done.seq or name in done.left or not same(cell.value, op.set.get(name)):
            found[name] = Now(value=cell.value, seq=cell.seq)
    return found


def _no(op: Op, why: Rejected) -> Logged:
    return Logged(op.op, "rejected", 0, why)


def _decide(batch: Batch, op: Op) -> Logged:
    record = batch.records.get((op.ent, op.id))
    refused = _not_at_all(op, record)
    if refused is not None:
        return refused
    if op.kind == "erase":
        return _erase(batch, op, record)
    if op.kind == "delete":
        return _delete(batch, op, record)
    if record is None:
        return _create(batch, op) if op.kind == "create" else _nowhere(batch, op)
    if record.state == "deleted":
        if op.kind == "create" and knew(batch, op, RECORD, record.seq):
            return _create(batch, op)
        return _clash(batch, op, dict(op.set), Rejected.DELETED, list(op.set))
    return _update(batch, op, record)


def _nowhere(batch: Batch, op: Op) -> Logged:
    """Its record is not here: headquarters was restored, and its maker, or who has seen it, may bring it back.

    Where he who sends it makes the record anew further on (a delete undone), it is contained in that.
    """
    if batch.born.get((op.ent, op.id), 0) > op.dseq:
        return Logged(op.op, "ok", 0)
    return Logged(op.op, "held", 0, Rejected.PARENT)


def _not_at_all(op: Op, record: Record | None) -> Logged | None:
    if not known(op.ent):
        return _no(op, Rejected.ENTITY)
    if op.ent in WRITTEN_ABOVE or (op.ent in MADE_ABOVE and op.kind != "update"):
        return _no(op, Rejected.RIGHTS)
    if op.kind == "delete" and forever(op.ent):
        return _no(op, Rejected.FOREVER)
    if is_erased(record):
        return Logged(op.op, "ok", record.seq) if record and op.kind == "erase" else _no(op, Rejected.ERASED)
    return None


def is_erased(record: Record | None) -> bool:
    return record is not None and record.state == "erased"


def knew(batch: Batch, op: Op, name: str, seq: int) -> bool:
    """Whether who made the operation had seen what stands there since ``seq``."""
    return base_of(batch, op.base.get(name, 0), name) >= seq


def base_of(batch: Batch, base: Base, name: str) -> int:
    """A base as a sequence. An operation counts as seen ground only for the fields of it that were taken; of one that was
    not, what it stood on itself."""
    before = batch.last + 1
    while isinstance(base, str):
        done = batch.known.get(base)
        if done is not None and done.r in TAKEN and name not in done.left:
            return done.seq
        named = batch.sent.get(base)
        if named is None or named.dseq >= before:  # a ring of operations is no ground
            return 0
        before, base = named.dseq, named.base.get(name, 0)
    return base


def _create(batch: Batch, op: Op) -> Logged:
    values = {name: value for name, value in op.set.items() if field_class(op.ent, name) != "C"}
    if op.num is not None and op.ent in NUMBERED:
        fault = number_fault(batch, op)
        if fault is not None:
            if values.get("state") == "void":
                return _no(
                    op, Rejected.DISPUTED
                )  # a number that was thought skipped, and was given after all
            return _dispute(batch, op, values, fault)
        batch.numbers[op.num] = Number(*op.num, op.ent, op.id)
        batch.plan.numbers.append(batch.numbers[op.num])
    seq = _put_new(batch, op, values)
    if op.ent == DIRECTIVE:
        send_out(batch, op)
    return Logged(op.op, "ok", seq)


def _put_new(batch: Batch, op: Op, values: dict[str, Any]) -> int:
    seq = batch.step(op, "create", values)
    t = clock_of(op, batch.now)
    batch.touch(
        Record(op.ent, op.id, cells={name: Cell(value, seq, t) for name, value in values.items()}), seq
    )
    return seq


def _dispute(batch: Batch, op: Op, values: dict[str, Any], other: str) -> Logged:
    """A number that another already has. The record stays, marked; a person decides."""
    values = values | {"state": "disputed"}
    seq = _put_new(batch, op, values)
    _conflict_record(batch, op, dict(op.set), {"record": other}, Rejected.DISPUTED)
    return Logged(op.op, "conflict", seq, Rejected.DISPUTED, op.op, ["state"])


def same(one: Any, other: Any) -> bool:
    """Equal as JSON: true is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _update(batch: Batch, op: Op, record: Record) -> Logged:
    takes: dict[str, Any] = {}
    clash: dict[str, Any] = {}
    mine_lost: dict[str, Any] = {}
    theirs_lost: dict[str, Any] = {}
    letters = set()
    t = clock_of(op, batch.now)
    for name, value in op.set.items():
        letter = field_class(op.ent, name)
        cell = record.cells.get(name)
        if letter == "C":
            continue
        if cell is None:
            takes[name] = value
        elif same(cell.value, value):
            continue
        elif letter == "I":
            return _no(op, Rejected.IMMUTABLE)
        elif knew(batch, op, name, cell.seq):
            takes[name] = value
        elif letter == "W":
            return _no(op, Rejected.STATE)
        elif letter == "F":
            if t >= cell.t:
                takes[name] = value
                theirs_lost[name] = cell.value
            else:
                mine_lost[name] = value
        else:
            clash[name] = value
            letters.add(letter)
    if not takes and not clash and not mine_lost:
        # Nothing to write; kept by its sender as long as what it found here is in no copy.
        return Logged(op.op, "ok", batch.head)
    left = [*clash, *mine_lost]
    seq = 0
    if takes or mine_lost:
        seq = _take(batch, op, record, takes, theirs_lost | mine_lost)
    if clash:
        why = Rejected.COPY if letters == {"T"} else Rejected.CONFLICT
        return _clash(batch, op, clash, why, left, seq)
    return Logged(op.op, "merged" if mine_lost else "ok", seq, left=left)


def _take(batch: Batch, op: Op, record: Record, takes: dict[str, Any], lost: dict[str, Any]) -> int:
    seq = batch.step(op, "update", takes, lost)
    t = clock_of(op, batch.now)
    for name, value in takes.items():
        record.cells[name] = Cell(value, seq, t)
    batch.touch(record, seq if takes else record.seq)
    if op.ent == GRANT:
        tell_sender(batch, record, takes)
    elif op.ent == DIRECTIVE:
        tell_receivers(batch, record, takes)
    return seq


def _clash(
    batch: Batch, op: Op, mine: dict[str, Any], why: Rejected, left: list[str], seq: int = 0
) -> Logged:
    """Two sides changed the same: what stands stays, both are kept, a person decides."""
    cells = batch.records[(op.ent, op.id)].cells
    theirs = {name: cells[name].value for name in mine if name in cells}
    made = _conflict_record(batch, op, mine, theirs, why)
    return Logged(op.op, "conflict", seq or made, why, op.op, left)


def _conflict_record(
    batch: Batch, op: Op, mine: dict[str, Any], theirs: dict[str, Any], why: Rejected
) -> int:
    record = batch.records.get((op.ent, op.id))
    seqs = {name: record.cells[name].seq for name in mine if record and name in record.cells}
    values = {
        "ent": op.ent, "record": op.id, "kind": op.kind, "mine": mine, "theirs": theirs, "seqs": seqs, "why": str(why),
        "by": op.by, "dev": batch.who.device, "t": clock_of(op, batch.now), "state": "open",
    }  # fmt: skip
    known_before = batch.records.get((CONFLICT, op.op))
    if known_before is not None:  # brought back by a PC after a restore, perhaps decided since
        values = {name: value for name, value in values.items() if name not in known_before.cells}
    return batch.own_step(CONFLICT, op.op, values)


def _delete(batch: Batch, op: Op, record: Record | None) -> Logged:
    if record is None:
        return _nowhere(batch, op)
    if record.state == "deleted":
        return Logged(op.op, "ok", record.seq)
    whole = op.base.get(RECORD, 0) if len(op.base) == 1 else 0
    if any(base_of(batch, op.base.get(name, whole), name) < cell.seq for name, cell in record.cells.items()):
        return _clash(batch, op, {}, Rejected.EDITED, list(record.cells))
    seq = batch.step(op, "delete", {})
    record.state, record.cells = "deleted", {}
    batch.touch(record, seq)
    return Logged(op.op, "ok", seq)


def _erase(batch: Batch, op: Op, record: Record | None) -> Logged:
    """By order of law: values go, everywhere, whatever else is going on with the record."""
    key = (op.ent, op.id)
    seq = batch.step(op, "erase", {})
    record = record or Record(op.ent, op.id)
    record.state, record.cells = "erased", {}
    batch.touch(record, seq)
    batch.plan.scrubbed.append(key)
    made_now = [one.id for one in batch.changed.values() if one.ent == CONFLICT and _is_about(one, key)]
    for id in sorted({*batch.tx.conflicts([key]), *made_now}):
        batch.head += 1
        gone = Record(CONFLICT, id, state="erased")
        batch.touch(gone, batch.head)
        batch.plan.scrubbed.append((CONFLICT, id))
        batch.plan.rows.append(LogRow(batch.head, CONFLICT, id, "erase", {}, t=batch.now))
    return Logged(op.op, "ok", seq)


def _is_about(conflict: Record, key: Key) -> bool:
    ent, record = conflict.cells.get("ent"), conflict.cells.get("record")
    return ent is not None and record is not None and (ent.value, record.value) == key
