"""The judge of a run of the whole stack: what must hold after anything whatever happened.

What both simulations can be asked is asked by the same laws (tests/simulation/oracle.py), shown the real tables; besides,
the folders are compared field by field, files byte by byte, and headquarters checks itself as its keeper would.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import msgspec
from sqlalchemy import select

from app.hq import inspection
from app.models.files import Attachment
from app.models.members import Member
from app.models.syncing import SetAside
from app.wire.messages import Lease
from tests.models.records import picture
from tests.realstack.pc import Pc
from tests.realstack.world import World
from tests.simulation import oracle


def faults(world: World) -> list[str]:
    """Every broken law of a run that has settled; empty when all is well."""
    seen = {org: _org(world, org) for org in ("a", "b")}
    found = list(world.broken[:2])
    for name, org in seen.items():
        pcs = [pc for pc in world.living() if pc.org == name]
        found += oracle._one_effect(org)
        found += oracle._no_silence(world, org)  # type: ignore[arg-type]
        found += _numbers(world, org)
        for pc in pcs:
            found += _whole(pc)
        found += _same(pcs)
        found += _files(world, name, pcs)
    found += _nothing_lost(world, seen)
    found += [f"hq check {one.name}: {one.detail}" for one in inspection.check(world.hq.server) if not one.ok]
    return found


def _org(world: World, org: str) -> Any:
    """The tables of a unit, as the laws want to see them."""
    log = [
        SimpleNamespace(seq=seq, op=op, ent=ent, id=id, kind=kind, **{"set": {}, **msgspec.json.decode(body)})
        for seq, op, ent, id, kind, body in world.hq.rows(
            "SELECT seq, op, ent, id, kind, body FROM log WHERE org = ? ORDER BY seq", org
        )
    ]
    records = {
        (ent, id): SimpleNamespace(state=state, ent=ent, id=id, seq=seq, cells={n: c[0] for n, c in msgspec.json.decode(cells).items()})
        for ent, id, state, seq, cells in world.hq.rows("SELECT ent, id, state, seq, cells FROM record WHERE org = ?", org)
    }  # fmt: skip
    logged = {
        op: SimpleNamespace(r=outcome, code=code)
        for op, outcome, code in world.hq.rows("SELECT op, outcome, code FROM operation WHERE org = ?", org)
    }
    return SimpleNamespace(id=org, log=log, records=records, logged=logged)


def _whole(pc: Pc) -> list[str]:
    """Nothing waits any more, and headquarters has the same."""
    found = []
    status = pc.sync.status()
    if status.waiting:
        found.append(f"{pc.name} still waits: {status.waiting}")
    told = pc.sync.digest()
    if not told.same:
        found.append(f"{pc.name} differs from headquarters: {told}")
    with pc.store.read() as s:
        strangers = [
            m.full_name for m in s.scalars(select(Member)) if m.full_name[:2] not in (f"{pc.org} ", "x", "y")
        ]
    return found + [f"{pc.name} has foreign rows: {strangers[:2]}"] * bool(strangers)


def _same(pcs: list[Pc]) -> list[str]:
    found = []
    refused = set().union(*map(_refused, pcs))
    for one, other in pairwise(pcs):
        left, right = _picture(one, refused), _picture(other, refused)
        found += [
            f"{one.name} and {other.name} differ in {ent}: {sorted(map(str, set(left[ent]) ^ set(right[ent])))[:2]}"
            for ent in left if left[ent] != right[ent]
        ]  # fmt: skip
    return found


def _refused(pc: Pc) -> set[str]:
    """Records whose change was refused: they may still show it until a person decides."""
    with pc.store.read() as s:
        return set(s.scalars(select(SetAside.record_id).where(SetAside.state == "open")))


def _picture(pc: Pc, refused: set[str]) -> dict[str, list[Any]]:
    return {
        ent: [repr(row) for row in rows if not refused & {str(value) for value in row}]
        for ent, rows in picture(pc.store).items()
    }


def _files(world: World, org: str, pcs: list[Pc]) -> list[str]:
    found = []
    for pc in pcs:
        with pc.store.read() as s:
            shas = set(s.scalars(select(Attachment.sha256)))
        for sha in sorted(shas & world.files.keys()):
            if not pc.vault.has(sha):
                # Its only bytes may have been on a disk that died.
                if any(one.vault.has(sha) for one in pcs):
                    found.append(f"{pc.name} lacks a file that another PC has")
            elif pc.vault.get(sha) != world.files[sha][1]:
                found.append(f"{pc.name} has other bytes under a file's name")
    return found


def _numbers(world: World, org: Any) -> list[str]:
    free = "*" in world.excused
    good: Counter[tuple[str, int]] = Counter()
    for record in org.records.values():
        if record.ent == "issued_number" and record.state == "live" and record.cells["state"] != "disputed" and not record.cells.get("suffix"):  # fmt: skip
            good[record.cells["series_id"], record.cells["no"]] += 1
    found = [f"number twice above: {key}" for key, count in good.items() if count > 1]
    if org.id != "a":
        return found
    paper = Counter((series, no) for series, no, _ in world.paper)
    found += [
        f"number twice on paper: {key}" for key, n in paper.items()
        if n > 1 and not free and key[0] not in world.excused
    ]  # fmt: skip
    for series, marks, held in _series(world, org):
        lost = {no for key, no in paper if key == series}
        gap = [no for no in range(1, max(marks, default=0) + 1) if no not in marks | held | lost]
        if gap and not free and series not in world.excused:
            found.append(f"unexplained numbers: {series} {gap[:5]}")
    return found


def _series(world: World, org: Any) -> list[tuple[str, set[int], set[int]]]:
    """Each series with the numbers that are known above and those that a PC holds."""
    found = []
    rows = world.hq.rows("SELECT series, no FROM number WHERE org = ?", org.id)
    for name, body in world.hq.rows("SELECT series, body FROM lease WHERE org = ?", org.id):
        lease = msgspec.json.decode(body, type=Lease)
        held = set(range(lease.lo, lease.hi + 1)) if lease.holder else set()
        found.append((name, {no for series, no in rows if series == name}, held))
    return found


def _nothing_lost(world: World, seen: dict[str, Any]) -> list[str]:
    """Every save is known above, in a living inbox, or was on a disk that died."""
    inbox: set[str] = set()
    for pc in world.living():
        with pc.store.read() as s:
            inbox |= set(s.scalars(select(SetAside.op)))
    found = []
    for save in world.saves.values():
        org = seen[save.org]
        done = org.logged.get(save.op)
        if done is not None and done.r in ("ok", "merged", "conflict"):
            continue
        if save.op in world.died | world.empty | inbox:
            continue
        record = org.records.get(save.key)
        if save.kind == "delete" and (record is None or record.state != "live"):
            continue
        found.append(f"lost: {save.kind} {save.op} of {save.key}: {done}")
    return found
