"""`hq check`: is the server whole? Walls, audit chains, feeds without gaps, files that are what their names say."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from app.hq import audit, migrations
from app.hq.database import Scope, Tx
from app.hq.objects import Missing, StorageAway
from app.hq.server import Server
from app.hq.tables import METADATA
from app.wire.shapes import EPOCH_SPAN


class Finding(NamedTuple):
    """One check."""

    name: str
    ok: bool
    detail: str


def check(server: Server, *, hashes: bool = False) -> list[Finding]:
    """All checks. ``hashes``: every file is read and hashed, which takes its time."""
    gaps = migrations.gaps(server.database)
    found = [Finding("walls", not gaps, "; ".join(gaps))]
    with server.database.work(Scope.whole(), writes=False) as tx:
        orgs = [row[0] for row in tx.all("SELECT org FROM org ORDER BY path")]
        found += [_chains(tx, orgs), _feeds(tx), _records(tx), _paths(tx), _numbers(tx)]
        shas = tx.all("SELECT sha, size FROM blob ORDER BY sha")
    found.append(_files(server, shas, hashes=hashes))
    return found


def _chains(tx: Tx, orgs: list[str]) -> Finding:
    broken = [f"{org}:{at}" for org in orgs if (at := audit.breaks(tx, org)) is not None]
    return Finding("audit", not broken, ", ".join(broken) or str(len(orgs)))


def _feeds(tx: Tx) -> Finding:
    """Within an epoch a feed has every sequence from its first to its last."""
    rows = tx.all(
        f"SELECT org, seq / {EPOCH_SPAN}, count(*), min(seq), max(seq) FROM log GROUP BY org, seq / {EPOCH_SPAN}"  # noqa: S608
    )
    broken = {org for org, _, count, low, high in rows if high - low + 1 != count}
    broken |= {
        row[0]
        for row in tx.all(
            "SELECT f.org FROM feed f WHERE f.head < (SELECT max(seq) FROM log l WHERE l.org = f.org)"
        )
    }
    return Finding("feeds", not broken, ", ".join(sorted(broken)) or str(len(rows)))


def _records(tx: Tx) -> Finding:
    """The version of a record is that of its last step in the feed, but for steps that only tell of a value that lost."""
    apart = tx.all(
        "SELECT r.org, r.ent, r.id FROM record r WHERE r.seq <> "
        "(SELECT coalesce(max(l.seq), r.seq) FROM log l WHERE l.org = r.org AND l.ent = r.ent AND l.id = r.id "
        "AND l.body NOT LIKE '{\"lost\"%') LIMIT 20"
    )
    count = tx.one("SELECT count(*) FROM record")[0]
    return Finding("records", not apart, ", ".join("/".join(row) for row in apart) or str(count))


def _paths(tx: Tx) -> Finding:
    """Every row of a unit stands where the unit stands."""
    apart: list[str] = []
    for table in METADATA.sorted_tables:
        if table.name not in migrations.OF_THE_SERVER and table.name != "org":
            query = f"SELECT count(*) FROM {table.name} t JOIN org o ON o.org = t.org WHERE t.path <> o.path"  # noqa: S608
            if tx.one(query)[0]:
                apart.append(table.name)
    return Finding("paths", not apart, ", ".join(apart))


def _numbers(tx: Tx) -> Finding:
    """No two leases of a series overlap in the same epoch."""
    apart = tx.all(
        "SELECT a.org, a.series FROM leased a JOIN leased b ON a.org = b.org AND a.series = b.series "
        "AND a.lo < b.lo AND b.lo <= a.hi AND a.device <> b.device AND a.epoch = b.epoch LIMIT 20"
    )
    return Finding("numbers", not apart, ", ".join("/".join(row) for row in apart))


def _files(server: Server, known: list[tuple[str, int]], *, hashes: bool) -> Finding:
    wrong: list[str] = []
    try:
        here = dict(server.objects.whole_files())
        for sha, size in known:
            if here.get(sha) != size or (hashes and not _is(server, sha, size)):
                wrong.append(sha[:12])
    except StorageAway:
        return Finding("files", ok=False, detail=server.objects.place)
    return Finding("files", not wrong, ", ".join(wrong[:20]) or str(len(known)))


def _is(server: Server, sha: str, size: int) -> bool:
    whole = hashlib.sha256()
    try:
        for piece in server.objects.read(sha, 0, size):
            whole.update(piece)
    except Missing:
        return False
    return whole.hexdigest() == sha
