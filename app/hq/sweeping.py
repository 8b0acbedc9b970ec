"""`hq check --sweep`: pieces of files that were never finished, and files that no record names any more, leave the storage.

Owns when a file may go: a unit's own hold on it (``blob_grant``) is let go when no record of that unit names its digest; the
bytes go when nobody holds them. A PC sends what it wrote before the file it speaks of, so under the unit's lock a file
that no record names is wanted by nobody. Refuses whatever is younger than a month: a scan may take weeks over a bad line.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

from app.hq.database import Scope, Tx
from app.hq.identity import lock
from app.hq.server import Server
from app.hq.tables import BLOB

DAYS: Final = 30
_DAY: Final = 86_400_000
_SHA: Final = re.compile(r"[0-9a-f]{64}")
_AT_ONCE: Final = 500


class Swept(NamedTuple):
    """What was let go."""

    pieces: int
    files: int
    bytes: int


def sweep(server: Server, *, days: int = DAYS) -> Swept:
    """Let go of what nobody needs. Raises StorageAway; cut anywhere, the next one goes on."""
    before = server.now() - days * _DAY
    pieces, piece_bytes = _pieces(server, before)
    with server.database.work(Scope.whole(), writes=False) as tx:
        orgs = [
            row[0] for row in tx.all("SELECT DISTINCT org FROM blob_grant WHERE at < ? AND via = ''", before)
        ]
    for org in orgs:
        with server.database.work(Scope.whole()) as tx:
            _let_go(tx, org, before)
    files, file_bytes = _files(server, before)
    return Swept(pieces, files, piece_bytes + file_bytes)


def _pieces(server: Server, before: int) -> tuple[int, int]:
    stale = list(server.objects.stale_pieces(_moment(before)))
    for start in range(0, len(stale), _AT_ONCE):
        server.objects.delete_pieces([path for path, _ in stale[start : start + _AT_ONCE]])
    return len(stale), sum(size for _, size in stale)


def _let_go(tx: Tx, org: str, before: int) -> None:
    """A unit's own holds on files that none of its records names."""
    lock(tx, org)
    held = {
        row[0]
        for row in tx.all("SELECT sha FROM blob_grant WHERE org = ? AND via = '' AND at < ?", org, before)
    }
    after: tuple[str, str] = ("", "")
    while held:
        rows = tx.all(
            "SELECT ent, id, cells FROM record WHERE org = ? AND (ent > ? OR (ent = ? AND id > ?)) ORDER BY ent, id LIMIT ?",
            org, after[0], after[0], after[1], _AT_ONCE,
        )  # fmt: skip
        for ent, id, cells in rows:
            held.difference_update(_SHA.findall(cells))
            after = (ent, id)
        if len(rows) < _AT_ONCE:
            break
    for sha in sorted(held):
        tx.run("DELETE FROM blob_grant WHERE org = ? AND sha = ? AND via = ''", org, sha)


def _files(server: Server, before: int) -> tuple[int, int]:
    """Bytes that nobody holds go while their row is locked: who sends the same file just now finds it missing after."""
    with server.database.work(Scope.whole(), writes=False) as tx:
        held = {row[0] for row in tx.all("SELECT DISTINCT sha FROM blob_grant WHERE via = ''")}
    count = total = 0
    for sha, size in list(server.objects.older_files(_moment(before))):
        if sha not in held and _drop(server, sha, size, before):
            count, total = count + 1, total + size
    return count, total


def _drop(server: Server, sha: str, size: int, before: int) -> bool:
    with server.database.work(Scope.whole()) as tx:
        locked = "ON CONFLICT (sha) DO UPDATE SET at = blob.at"
        tx.put(BLOB, ("sha", "size", "at"), [(sha, size, before)], locked)
        if tx.one("SELECT 1 FROM blob_grant WHERE sha = ? AND via = '' LIMIT 1", sha) is not None:
            return False
        tx.run("DELETE FROM blob_grant WHERE sha = ?", sha)
        tx.run("DELETE FROM blob WHERE sha = ?", sha)
        server.objects.delete(sha)
    return True


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)
