"""What the keeper looks at and sets right: devices, leases after a restore."""

from __future__ import annotations

from typing import NamedTuple

from app.hq import audit
from app.hq.database import Tx
from app.hq.sql_store import UnknownOrg, open_org
from app.hq.store import Plan
from app.wire.keeping import DeviceSaid
from app.wire.messages import Lease


class Leases(NamedTuple):
    """The number series of a unit: who holds which, and who has not spoken since a restore."""

    leases: list[Lease]
    paused: bool
    waiting: list[str]


def devices(tx: Tx, org: str | None) -> list[DeviceSaid]:
    """The devices of a unit, or all, oldest first."""
    sql = "SELECT device, org, name, role, state, made_at, seen_at FROM device WHERE org = ? OR ? = '' ORDER BY org, made_at, device"
    rows = tx.all(sql, org or "", org or "")
    return [
        DeviceSaid(device=r[0], org=r[1], name=r[2], role=r[3], state=r[4], made=r[5], seen=r[6])
        for r in rows
    ]


def leases(tx: Tx, org: str, *, resume: bool, now: int) -> Leases | None:
    """The leases of a unit; ``resume`` gives them out again although not every PC has told what it holds. None: no such unit."""
    try:
        opened = open_org(tx, org, now=now)
    except UnknownOrg:
        return None
    if resume and opened.org.paused:
        opened.write(Plan(paused=False))
        audit.note(tx, org=org, path=opened.org.path, device="", act="resume-leases", at=now)
    waiting = [line.device for line in opened.lines() if line.reported < opened.org.epoch]
    found = sorted(opened.leases().values(), key=lambda lease: lease.series)
    return Leases(found, opened.org.paused, waiting if opened.org.paused else [])
