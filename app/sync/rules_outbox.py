"""Operations on their way up: what is sent, on what ground it says it stands, and what an answer settles here.

An operation stays in the outbox until headquarters has answered that very one, and is kept until it lies in a copy
there. What was refused is set aside with the clerk's text; nothing behind it waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from app.sync.store import OFFER, Aside, Cell, Incoming, Key, Me, OutOp, Tx
from app.wire.classes import field_class
from app.wire.messages import Head, Push, Pushed
from app.wire.refusals import Rejected
from app.wire.shapes import RECORD, Base, Op, Result

MOST_OPS: Final = 200
MOST_BYTES: Final = 256 << 10
"""Of the values in one push; a single operation may have more."""


# --- sending ------------------------------------------------------------------------------------------------


def next_push(tx: Tx, me: Me) -> Push | None:
    """The next batch, oldest first; None when nothing waits. Behind a held operation its record's others wait too."""
    ops = fitting(tx.waiting(me.batch))
    others = tx.unanswered({(op.ent, op.id) for op in ops}) if ops else {}
    behind = [
        op for op in ops if any(one.state == "held" for one in others[op.ent, op.id] if one.dseq < op.dseq)
    ]
    if behind:
        for op in behind:
            op.state = "held"
        tx.put(behind)
        return next_push(tx, me)
    if not ops:
        return None
    sent = [to_send(op, others.get((op.ent, op.id), ())) for op in ops]
    return Push(line=me.line, epoch=me.epoch, after=min(me.sent, ops[0].dseq - 1), ops=sent)


def fitting(ops: Sequence[OutOp]) -> list[OutOp]:
    """As many as fit one message; always one."""
    found: list[OutOp] = []
    size = 0
    for op in ops:
        size += len(msgspec.json.encode(op.set))
        if found and size > MOST_BYTES:
            break
        found.append(op)
    return found


def to_send(op: OutOp, on_record: Sequence[OutOp]) -> Op:
    """The operation as the other end reads it. What stands on own unanswered operations says so by their ids."""
    return Op(
        op=op.op, dseq=op.dseq, kind=op.kind, ent=op.ent, id=op.id, set=op.set, base=ground(op, on_record), sv=op.sv,
        t=op.t, by=op.by, act=op.act, num=op.num, blob=op.blob,
    )  # fmt: skip


def ground(op: OutOp, on_record: Sequence[OutOp]) -> dict[str, Base]:
    """Per field what the new value was built on: the last own operation before it, else the server's value."""
    base: dict[str, Base] = {name: _given(one) for name, one in op.base.items()}
    for before in on_record:
        if before.dseq >= op.dseq:
            break
        for name in before.set:
            if touches(op, name) and stands_on(op, before, name):
                base[name] = before.op
        if before.kind == "delete" and op.kind != "update":
            base[RECORD] = before.op
    return base


def _given(base: Base) -> Base:
    """The sequence a value once had, even if headquarters has lost it since."""
    return abs(base) if isinstance(base, int) else base


def stands_on(op: OutOp, before: OutOp, name: str) -> bool:
    """A change stands on the own one before it; on an offer only if it was made on what is offered."""
    if before.act != OFFER:
        return True
    seen = _sequence(op.base.get(name, 0))
    return seen > 0 and seen >= _sequence(before.base.get(name, 0))


def _sequence(base: Base) -> int:
    return abs(base) if isinstance(base, int) else 0


def touches(op: OutOp, name: str) -> bool:
    return name in op.set or op.kind == "delete"


def grown(batch: int, most: int) -> int:
    """The size of the next batch after one that went well."""
    return max(1, min(batch * 2, most, MOST_OPS))


def shrunk(batch: int) -> int:
    """The size of the next batch after one that did not come through."""
    return max(1, batch // 2)


def retry_held(tx: Tx) -> None:
    """What could not be judged is sent again, each record's operations in the order in which they were made."""
    held = tx.find(tx.held())
    if held:
        again = [
            op for ops in tx.unanswered({(op.ent, op.id) for op in held.values()}).values() for op in ops
        ]
        tx.requeue([op.op for op in sorted(again, key=lambda op: op.dseq)])


# --- answers ------------------------------------------------------------------------------------------------


@dataclass
class Settling:
    """What an answer changes, gathered and written at once."""

    shadow: dict[Key, dict[str, Cell]]
    open: dict[Key, list[OutOp]]
    ops: dict[str, OutOp] = field(default_factory=dict)
    cells: dict[Key, dict[str, Cell]] = field(default_factory=dict)
    gone: set[Key] = field(default_factory=set)
    changes: list[Incoming] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    def cell(self, key: Key, name: str) -> Cell | None:
        return self.shadow.setdefault(key, {}).get(name)

    def put(self, key: Key, name: str, cell: Cell) -> None:
        """Keep a later value of headquarters; an earlier one is old news."""
        known = self.cell(key, name)
        if known is None or cell.seq > known.seq:
            self.shadow[key][name] = cell
            self.cells.setdefault(key, {})[name] = cell

    def clear(self, key: Key, state: str, seq: int) -> None:
        """Headquarters holds no values of this record any more."""
        self.shadow[key] = {RECORD: Cell(state, seq)}
        self.cells[key] = {RECORD: Cell(state, seq)}
        self.gone.add(key)

    def write(self, tx: Tx) -> None:
        if self.ops:
            tx.put(self.ops.values())
        if self.gone:
            tx.forget(self.gone)
        if self.cells:
            tx.put_shadow(self.cells)
        if self.changes:
            tx.apply(self.changes)
        if self.asides:
            tx.put_aside(self.asides)


def settle(tx: Tx, me: Me, push: Push, answer: Pushed) -> None:
    """Take in what became of each operation of a push."""
    if push.line != me.line or answer.epoch != me.epoch:
        return  # an answer to an earlier self
    found = tx.find([result.op for result in answer.results])
    keys = {(op.ent, op.id) for op in found.values()}
    work = Settling(tx.shadow(keys), tx.unanswered(keys))
    for result in answer.results:
        op = found.get(result.op)
        if op is None or op.state != "waiting":
            continue
        _settle_one(work, op, result)
        if op.dseq > me.sent:
            me.sent = op.dseq
            me.head = Head(dseq=op.dseq, op=op.op)
    work.write(tx)
    me.durable = max(me.durable, answer.durable)
    tx.drop_kept(me.durable)


def _settle_one(work: Settling, op: OutOp, result: Result) -> None:
    key = (op.ent, op.id)
    again = op.seq > 0  # it was answered once, and others may have changed the field since
    outcome = result.was or result.r
    work.ops[op.op] = op
    if outcome == "held":
        op.state = "held"
        if op.act == OFFER and op.kind == "delete":  # it is gone there too
            op.state = "kept"
            work.shadow.pop(key, None)
            work.gone.add(key)
        return
    later = [one for one in work.open.get(key, ()) if one.op != op.op]
    work.open[key] = later
    _move_ground(work, op, result, outcome, [one for one in later if one.dseq > op.dseq])
    if outcome == "rejected":
        op.state = "aside"
        work.asides.append(Aside(op.op, result.code, op.ent, op.id, dict(op.set), dict(result.now)))
        if op.kind == "create" and not result.now:
            work.shadow.pop(key, None)
            work.cells.pop(key, None)
            work.gone.add(key)
        if result.code == Rejected.ERASED:
            work.changes.append(Incoming(op.ent, op.id, "erase"))
            return
    else:
        op.state, op.seq = "kept", result.seq
        _know(work, key, op, result, outcome)
        if outcome in ("conflict", "merged"):
            # What met another value once meets it again, should headquarters be restored: decisions stay decided.
            op.base = {} if op.kind == "delete" else op.base | dict.fromkeys(result.now, 0)
    if result.now:
        # It lives, and its version is that of its latest field.
        work.put(key, RECORD, Cell("live", max(cell.seq for cell in result.now.values())))
    for name, cell in result.now.items():
        work.put(key, name, Cell(cell.value, cell.seq))
    _show(work, key, op, later, again=again)


def _know(work: Settling, key: Key, op: OutOp, result: Result, outcome: str) -> None:
    """What headquarters is now known to hold of what was sent."""
    if outcome == "ok" and op.kind in ("delete", "erase"):
        work.clear(key, "deleted" if op.kind == "delete" else "erased", result.seq)
        if not result.seq:
            del work.cells[key]  # headquarters never had it
        return
    if op.kind == "delete":
        return
    taken = [name for name in op.set if name not in result.now and field_class(op.ent, name) != "C"]
    if result.code == Rejected.DELETED:
        return
    for name in taken:
        work.put(key, name, Cell(op.set[name], result.seq))
    if taken:
        work.put(key, RECORD, Cell("live", result.seq))


def _show(work: Settling, key: Key, op: OutOp, later: list[OutOp], *, again: bool) -> None:
    """Bring the record to headquarters' value where no other change of one's own waits on it."""
    known = work.shadow.get(key, {})
    state = known.get(RECORD)
    if state is not None and state.value != "live":
        if not later and (again or op.kind != "delete"):
            kind = "delete" if state.value == "deleted" else "erase"
            work.changes.append(Incoming(op.ent, op.id, kind))  # type: ignore[arg-type]
        return
    back = op.kind == "delete"  # and yet it lives
    names = [name for name in known if name != RECORD] if back else op.set
    values = {
        name: known[name].value
        for name in names
        if name in known
        and (back or again or known[name].value != op.set[name])
        and not any(touches(one, name) for one in later)
    }
    if values:
        work.changes.append(Incoming(op.ent, op.id, "set", values, seq=op.seq))


def _move_ground(work: Settling, op: OutOp, result: Result, outcome: str, later: list[OutOp]) -> None:
    """Own operations behind this one stood on it: now they stand on its place in the feed, or on what it stood on."""
    names = set(op.set)
    for one in later:
        for name in [name for name in names if touches(one, name) and stands_on(one, op, name)]:
            taken = outcome not in ("rejected", "held") and name not in result.now
            one.base[name] = result.seq if taken else op.base.get(name, 0)
            names.discard(name)
            work.ops[one.op] = one
        if op.kind == "delete" and one.kind != "update":
            one.base[RECORD] = result.seq if outcome == "ok" else op.base.get(RECORD, 0)
            work.ops[one.op] = one
            break
        if not names and op.kind != "delete":
            break


def aside(tx: Tx, op: OutOp, code: str) -> None:
    """Set one operation aside that headquarters cannot even read; the rest goes on."""
    op.state = "aside"
    tx.put([op])
    tx.put_aside([Aside(op.op, code, op.ent, op.id, dict(op.set))])
