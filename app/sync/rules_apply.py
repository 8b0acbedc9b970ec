"""Rows on their way down: what is shown, what is only remembered, and what is offered again after a restore above.

A field with an own operation on its way keeps the clerk's value on the screen; headquarters' value goes into the shadow.
Each field is judged by its own sequence, so rows and snapshots may come twice, late and in any order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.sync.rules_outbox import Settling, touches
from app.sync.store import Cell, Incoming, Key, Me, OutOp, SnapshotAt, Tx
from app.wire.classes import MADE_ABOVE, WRITTEN_ABOVE
from app.wire.shapes import MAX_SAFE, RECORD, Base, Row


def take_rows(tx: Tx, rows: Sequence[Row]) -> None:
    """Bring records and shadow to what these rows say."""
    keys = {(row.ent, row.id) for row in rows}
    if not keys:
        return
    work = Settling(tx.shadow(keys), tx.unanswered(keys))
    for row in rows:
        _take(work, row)
    work.write(tx)


def _take(work: Settling, row: Row) -> None:
    key = (row.ent, row.id)
    state = work.cell(key, RECORD)
    pending = work.open.get(key, ())
    if row.kind in ("delete", "erase"):
        if state is not None and state.seq >= row.seq:
            return
        work.clear(key, "deleted" if row.kind == "delete" else "erased", row.seq)
        if row.kind == "erase":
            _scrub(work, key)
            work.changes.append(
                Incoming(row.ent, row.id, "erase", by=row.by, dev=row.dev, t=row.t, seq=row.seq)
            )
        elif not pending:
            work.changes.append(
                Incoming(row.ent, row.id, "delete", by=row.by, dev=row.dev, t=row.t, seq=row.seq)
            )
        return
    if state is not None and state.value != "live" and state.seq >= row.seq:
        return  # of a life that is over
    values, known = {}, {}
    for name, value in row.set.items():
        cell, before = Cell(value, row.at.get(name, row.seq)), work.cell(key, name)
        if is_newer(cell, before):
            work.put(key, name, cell)
            if not is_pending(pending, name):
                values[name] = value
        elif before == cell:
            known[name] = value
    if row.set:
        work.put(key, RECORD, Cell("live", row.seq))
    gone = any(op.kind == "delete" for op in pending)
    if values or (row.lost and not gone):
        work.changes.append(
            Incoming(row.ent, row.id, "set", values, row.by, row.dev, row.t, dict(row.lost), row.seq)
        )
    if known and (row.by or row.dev):
        work.changes.append(Incoming(row.ent, row.id, "known", known, row.by, row.dev, row.t, seq=row.seq))


def is_newer(cell: Cell, known: Cell | None) -> bool:
    return known is None or cell.seq > known.seq


def is_pending(pending: Sequence[OutOp], name: str) -> bool:
    """Whether an own change of the field is still on its way: the screen keeps it."""
    return any(touches(op, name) for op in pending)


def _scrub(work: Settling, key: Key) -> None:
    """Nothing of an erased record stays, not even what was on its way."""
    for op in work.open.pop(key, ()):
        op.set, op.base, op.state = {}, {}, "kept"
        work.ops[op.op] = op


# --- after a restore of headquarters ---------------------------------------------------------------------------


def mark_lost(tx: Tx, me: Me, cut: int, floor: int) -> None:
    """Mark what headquarters gave in a time it does not remember. What it gives from now on counts as newer.

    Deletes and erasures are offered at once. Where one stood under a change of one's own, the record is read anew: its
    values are not here any more.
    """
    lost = tx.shadow_between(cut, floor)
    if not lost:
        return
    me.offering = True
    pending = tx.unanswered(lost)
    shadow = tx.shadow(lost)
    tx.put_shadow({key: _marked(shadow[key], cells) for key, cells in lost.items()})
    for key, cells in lost.items():
        state = cells.get(RECORD)
        if key[0] in WRITTEN_ABOVE:
            tx.forget([key])
            tx.apply([Incoming(*key, "delete")])
            me.snapshot = SnapshotAt()
            continue
        if state is None or state.value == "live":
            continue
        own = pending.get(key, [])
        if state.value == "erased":
            tx.offer(*key, "erase", {}, {})
        elif not own:
            tx.offer(*key, "delete", {}, {RECORD: state.seq})
        else:
            me.snapshot = SnapshotAt()


def _marked(known: Mapping[str, Cell], lost: Mapping[str, Cell]) -> dict[str, Cell]:
    """Lost cells with a negative sequence; of a record that is left, the version is that of its latest field left."""
    marked = {name: Cell(one.value, -one.seq) for name, one in lost.items()}
    left = [one.seq for name, one in known.items() if name not in lost]
    if left and RECORD in lost and lost[RECORD].value == "live":
        marked[RECORD] = Cell("live", max(left))
    return marked


def offer_lost(tx: Tx) -> int:
    """Offer again what headquarters lost and nobody has brought back; how much it is.

    The PC that made it may be dead; any that has seen it can bring it back. Called once the feed was read to its end.
    """
    lost = tx.shadow_between(-MAX_SAFE, -1)
    pending = tx.unanswered(lost)
    shadow = tx.shadow(lost)
    offered = 0
    for key, cells in sorted(lost.items(), key=lambda one: -max(cell.seq for cell in one[1].values())):
        # In the order in which they came: what others refer to goes first.
        own = pending.get(key, [])
        if _vanished(key, cells):
            tx.forget([key])
            if not own:
                tx.apply([Incoming(*key, "delete")])
            continue
        whole = len(cells) == len(shadow[key])
        values = {
            n: one.value for n, one in cells.items() if n != RECORD and (whole or not is_pending(own, n))
        }
        if values:
            offered += 1
            base: dict[str, Base] = {name: -cells[name].seq for name in values}
            tx.offer(*key, "update" if key[0] in MADE_ABOVE else "create", values, base)
            _behind(tx, own)
    return offered


def _behind(tx: Tx, own: Sequence[OutOp]) -> None:
    """Own operations on an offered record come after the offer. What of them headquarters had taken is in it already."""
    for op in own:
        if op.seq:
            op.set = {name: value for name, value in op.set.items() if op.base.get(name, 1) == 0}
    tx.put(own)
    tx.requeue([op.op for op in own])


def _vanished(key: Key, cells: dict[str, Cell]) -> bool:
    """A letter's grant made in the time that headquarters forgot: it makes it again, or never."""
    return key[0] in MADE_ABOVE and "directive" in cells
