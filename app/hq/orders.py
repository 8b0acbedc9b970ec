"""Orders to devices (erase, wipe, upgrade): one row per device, open until that device reports it done."""

from __future__ import annotations

from collections.abc import Sequence

from app.base.ids import Ids
from app.hq.database import Tx
from app.hq.tables import ORDERED
from app.wire.keeping import OrderSaid
from app.wire.messages import Order


def give(
    tx: Tx,
    *,
    org: str,
    path: str,
    devices: Sequence[str],
    kind: str,
    now: int,
    ent: str = "",
    record: str = "",
    text: str = "",
) -> list[OrderSaid]:
    ids = Ids()
    said = [OrderSaid(id=ids.new(), org=org, device=device, kind=kind, made=now) for device in devices]
    rows = [(org, one.id, path, one.device, kind, ent, record, text, now) for one in said]
    tx.put(ORDERED, ("org", "id", "path", "device", "kind", "ent", "record", "text", "made_at"), rows)
    return said


def open_for(tx: Tx, org: str, device: str) -> list[Order]:
    """What a device has yet to do, oldest first."""
    rows = tx.all(
        "SELECT id, kind, ent, record, text FROM ordered WHERE org = ? AND device = ? AND done_at = 0 ORDER BY made_at, id",
        org,
        device,
    )
    return [Order(id=row[0], kind=row[1], ent=row[2], record=row[3], text=row[4]) for row in rows]


def done(tx: Tx, org: str, device: str, ids: Sequence[str], *, now: int) -> int:
    """A device reports orders as carried out; those of others stay as they are."""
    if not ids:
        return 0
    return tx.run(
        "UPDATE ordered SET done_at = ? WHERE org = ? AND device = ? AND done_at = 0 AND id = ANY(?)",
        now,
        org,
        device,
        list(ids),
    )


def of_unit(tx: Tx, org: str) -> list[OrderSaid]:
    rows = tx.all(
        "SELECT id, org, device, kind, made_at, done_at FROM ordered WHERE org = ? ORDER BY made_at, id", org
    )
    return [OrderSaid(id=r[0], org=r[1], device=r[2], kind=r[3], made=r[4], done=r[5]) for r in rows]
