"""An erase order: the values of a record leave the server at once, and every PC of the unit is told to erase them too.

Owns the order that an officer gives from above; a branch erases its own records by an operation (``rules_push``), with the
same effect on the feed. Keeps the id, so that nothing of it comes back.
"""

from __future__ import annotations

from app.hq import audit, orders
from app.hq.sql_store import SqlTx
from app.hq.store import LogRow, Plan, Record
from app.wire.classes import CONFLICT
from app.wire.keeping import OrderSaid


def erase(tx: SqlTx, ent: str, record: str, *, now: int, by: str, reason: str) -> list[OrderSaid]:
    """Erase a record and the conflicts about it; an order for each device of the unit. The reason stays in the audit chain."""
    org = tx.org
    keys = [(ent, record), *((CONFLICT, id) for id in tx.conflicts([(ent, record)]))]
    plan = Plan(head=org.head, scrubbed=list(keys))
    for at, (kind, id) in enumerate(keys, start=org.head + 1):
        plan.rows.append(LogRow(at, kind, id, "erase", {}, t=now))
        plan.records.append(Record(kind, id, at, "erased"))
        plan.head = at
    tx.write(plan)
    audit.note(
        tx.tx,
        org=org.id,
        path=org.path,
        device=by,
        act="erase",
        at=now,
        entity=ent,
        record=record,
        reason=reason,
    )
    devices = [
        row[0]
        for row in tx.tx.all(
            "SELECT device FROM device WHERE org = ? AND state = 'active' ORDER BY device", org.id
        )
    ]
    return orders.give(
        tx.tx, org=org.id, path=org.path, devices=devices, kind="erase", now=now, ent=ent, record=record
    )
