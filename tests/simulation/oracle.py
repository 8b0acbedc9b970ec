"""The judge of a run: what must hold after anything whatever happened. It knows what people did, not how the rules work."""

from __future__ import annotations

from collections import Counter
from typing import Any

from app.hq.rules_letters import grant_id, may_write_to
from app.wire import digests
from app.wire.classes import CONFLICT, DELIVERY, GRANT, field_class
from tests.simulation.country import ORGS, Pc, Save
from tests.simulation.memory import OrgState
from tests.simulation.world import World


def faults(world: World) -> list[str]:
    """Every broken law of a run that has settled; empty when all is well."""
    found = list(world.broken[:2])
    for name, org in world.hq.state.orgs.items():
        pcs = [pc for pc in world.pcs if pc.alive and pc.org == name]
        found += _one_effect(org)
        found += _no_silence(world, org)
        found += _numbers(world, org, pcs)
        found += _no_noise(world, org)
        for pc in pcs:
            found += _drained(pc, org)
            found += _same(pc, org)
            found += _own_rows(pc)
    found += _nothing_lost(world)
    found += _letters(world)
    found += _erased(world)
    return found


def _one_effect(org: OrgState) -> list[str]:
    counts = Counter(row.op for row in org.log if row.op)
    return [f"effect twice: {op}" for op, count in counts.items() if count > 1]


def _no_silence(world: World, org: OrgState) -> list[str]:
    """A protected value gave way only to one whose author had it before his eyes, himself or through whom he followed."""
    found: list[str] = []
    stands: dict[tuple[str, str, str], Any] = {}
    for row in org.log:
        save = world.saves.get(row.op)
        key = (row.ent, row.id)
        if row.kind in ("delete", "erase"):
            for at in [at for at in stands if at[:2] == key]:
                old = stands.pop(at)
                if save and row.kind == "delete" and _guarded(at) and not _saw(world, at, save, old):
                    found.append(f"deleted unseen: {at} {old}")
            continue
        for name, value in row.set.items():
            at = (*key, name)
            old = stands.get(at)
            if save and old not in (None, value) and _guarded(at) and not _saw(world, at, save, old):
                found.append(f"overwritten unseen: {at} {old} by {value}")
            stands[at] = value
    return found


def _no_noise(world: World, org: OrgState) -> list[str]:
    """Nobody is asked about a value that he had before his eyes. After a restore above some noise is the price."""
    if world.epoch > 1:
        return []
    found: list[str] = []
    reborn = {(row.ent, row.id) for row in org.log if row.kind == "delete"}  # undone: the same value anew
    for (ent, id), record in org.records.items():
        save = world.saves.get(id)
        if save is not None and save.key in reborn:
            continue
        if (
            ent != CONFLICT
            or save is None
            or record.state != "live"
            or record.cells["why"].value not in ("conflict", "copy")
        ):
            continue
        for name, value in record.cells["theirs"].value.items():
            at = (*save.key, name)
            # An earlier change of his own that is in the inbox itself was never there to be seen.
            if (
                (*at, str(value)) not in world.repeated
                and save.saw.get(name) == value
                and _author(world, at, value) == save.device
            ):
                found.append(f"asked for nothing: {at} {value}")
    return found


def _author(world: World, at: tuple[str, str, str], value: Any) -> str:
    author = world.author.get((*at, str(value)))
    return author.device if author else ""


def _guarded(at: tuple[str, str, str]) -> bool:
    return field_class(at[0], at[2]) in "PTW"


def _saw(world: World, at: tuple[str, str, str], save: Save, value: Any) -> bool:
    """Whether the chain of what authors saw leads back to ``value``, or he wrote it himself before."""
    author = world.author.get((*at, str(value)))
    if author is not None and author.device == save.device:
        return True  # his own, in whatever order: after a restore above a PC's history is played again
    for _ in range(60):
        saw = save.saw.get(at[2])
        if saw == value:
            return True
        before = world.author.get((*at, str(saw)))
        if before is None:
            return False
        save = before
    return False


def _numbers(world: World, org: OrgState, pcs: list[Pc]) -> list[str]:
    found: list[str] = []
    good = Counter()
    for record in org.records.values():
        if (
            record.ent == "issued_number"
            and record.state == "live"
            and record.cells["state"].value != "disputed"
        ):
            good[(record.cells["num"].value[0], record.cells["no"].value)] += 1
    found += [f"number twice above: {key}" for key, count in good.items() if count > 1]
    if org.org.id != "a":
        return found
    paper = Counter((series, no) for series, no, _ in world.paper)
    found += [
        f"number twice on paper: {key}" for key, n in paper.items() if n > 1 and key[0] not in world.excused
    ]
    for series in world.series:
        known = {no for (s, no) in good if s == series}
        marks = {one.no for one in org.numbers.values() if one.series == series}
        lost = {no for (s, no) in paper if s == series}
        lease = org.leases.get(series)
        held = set(range(lease.lo, lease.hi + 1)) if lease and lease.holder else set()
        top = max(known | marks, default=0)
        gap = [no for no in range(1, top + 1) if no not in known | marks | held | lost]
        if gap and series not in world.excused:
            found.append(f"unexplained numbers: {series} {gap[:5]}")
    return found


def _drained(pc: Pc, org: OrgState) -> list[str]:
    # Of what headquarters lost for good, with its maker's PC, a delete or a receipt may wait for ever.
    waiting = [
        op.op for op in pc.disk.out.values()
        if op.state == "waiting" or (op.state == "held" and op.kind != "delete" and not _gone(op.ent, op.id, org))
    ]  # fmt: skip
    return [f"{pc.name} still waits: {len(waiting)} {waiting[0]}"] if waiting else []


def _gone(ent: str, id: str, org: OrgState) -> bool:
    return ent == GRANT and (ent, id) not in org.records


def _same(pc: Pc, org: OrgState) -> list[str]:
    """Records, shadow and digests of a PC are those of headquarters; what was refused aside."""
    found: list[str] = []
    refused = {(item.ent, item.id) for item in pc.disk.inbox.values()}
    for key, record in org.records.items():
        local = pc.disk.local.get(key)
        if record.state != "live":
            if local is not None and key not in refused:
                found.append(f"{pc.name} still has {key}")
            continue
        truth = {name: cell.value for name, cell in record.cells.items()}
        if local != truth and key not in refused:
            found.append(f"{pc.name} differs: {key} {local} instead of {truth}")
    extra = {key for key in pc.disk.local.keys() - org.records.keys() - refused if not _gone(*key, org)}
    found += [f"{pc.name} has what headquarters has not: {key}" for key in sorted(extra)[:3]]
    waits = {(op.ent, op.id) for op in pc.disk.out.values() if op.state == "held"}
    ours = digests.sums((id, seq) for (_, id), seq in _versions(org).items())
    theirs = digests.sums(
        (id, cells["*"].seq)
        for (ent, id), cells in pc.disk.shadow.items()
        if "*" in cells and ((ent, id) in org.records or (ent, id) not in waits)
    )
    if ours != theirs:
        apart = [
            (key, seq, pc.disk.shadow.get(key, {}).get("*")) for key, seq in _versions(org).items()
            if key not in pc.disk.shadow or pc.disk.shadow[key]["*"].seq != seq
        ]  # fmt: skip
        more = [key for key in pc.disk.shadow if key not in org.records]
        found.append(f"{pc.name} digest differs: {apart[:2]} {more[:2]}")
    return found


def _versions(org: OrgState) -> dict[tuple[str, str], int]:
    return {key: record.seq for key, record in org.records.items()}


def _own_rows(pc: Pc) -> list[str]:
    return [
        f"{pc.name} has a foreign row: {key}"
        for key in pc.disk.shadow
        if key[0] not in (CONFLICT, GRANT, DELIVERY, "directive") and not key[1].startswith(f"{pc.org}-")
    ]


def _nothing_lost(world: World) -> list[str]:
    """Every save is known above, in a living inbox, or was on a disk that died."""
    found = []
    for save in world.saves.values():
        org = world.hq.state.orgs[save.org]
        done = org.logged.get(save.op)
        if done is not None and done.r in ("ok", "merged", "conflict"):
            continue
        if (
            (CONFLICT, save.op) in org.records
            or save.op in world.died
            or save.op in world.empty
            or save.key in world.erased
        ):
            continue
        if _gone(*save.key, org):
            continue
        if save.key[0] == CONFLICT and done is not None and done.code == "erased":
            continue
        record = org.records.get(save.key)
        if save.kind == "delete" and (record is None or record.state != "live"):
            continue
        if any(pc.alive and save.op in pc.disk.inbox for pc in world.pcs):
            continue
        found.append(f"lost: {save.kind} {save.op} of {save.key}: {done}")
    return found


def _letters(world: World) -> list[str]:
    """A letter that headquarters took is with each unit that may have it, and its way is told back."""
    found = []
    for id, (sender, to) in world.directives.items():
        home = world.hq.state.orgs[sender]
        if ("directive", id) not in home.records:
            continue
        for org in to:
            grant = (GRANT, grant_id(id, org))
            allowed = org in ORGS and may_write_to(ORGS[sender], ORGS[org])
            there = org in world.hq.state.orgs and grant in world.hq.state.orgs[org].records
            if allowed != there and not (allowed and not _speaks(world, org)):
                found.append(f"letter {id} to {org}: {'missing' if allowed else 'not allowed'}")
            if not there or not _speaks(world, sender):
                continue
            told = home.records.get((DELIVERY, grant[1]))
            for name, cell in world.hq.state.orgs[org].records[grant].cells.items():
                if name.endswith("_on") and (told is None or told.cells[name].value != cell.value):
                    found.append(f"letter {id} to {org}: {name} not told")
    return found


def _speaks(world: World, org: str) -> bool:
    return any(pc.alive and pc.org == org for pc in world.pcs)


def _erased(world: World) -> list[str]:
    found = []
    for org in world.hq.state.orgs.values():
        for key, record in org.records.items():
            if record.state == "erased":
                found += [
                    f"{pc.name} still has erased {key}"
                    for pc in world.pcs
                    if pc.alive and pc.org == org.org.id and key in pc.disk.local
                ]
                if any((row.set or row.lost) and (row.ent, row.id) == key for row in org.log):
                    found.append(f"the log still has erased {key}")
    return found
