"""What an old copy of the database must never bring back, kept beside the files: revoked devices, erased records, the epoch.

Each is one small object. Refuses to be the truth for anything else: the database is.
"""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from app.hq.database import Tx
from app.hq.objects import Objects

_REVOKED: Final = "marks/revoked"
_ERASED: Final = "marks/erased"
_EPOCH: Final = "marks/epoch"


def note_revoked(objects: Objects, device: str) -> None:
    objects.put_mark(f"{_REVOKED}/{device}", b"")


def note_erased(objects: Objects, org: str, ent: str, record: str) -> None:
    said = msgspec.json.encode([org, ent, record])
    objects.put_mark(f"{_ERASED}/{hashlib.sha256(said).hexdigest()}", said)


def note_epoch(objects: Objects, epoch: int) -> None:
    objects.put_mark(f"{_EPOCH}/{epoch}", b"")


def highest_epoch(objects: Objects) -> int:
    return max((int(name) for name, _ in objects.marks(_EPOCH) if name.isdigit()), default=0)


def put_back(tx: Tx, objects: Objects) -> None:
    """Do again to restored tables what was done since: shut out, erase."""
    for device, _ in objects.marks(_REVOKED):
        tx.run("UPDATE device SET state = 'revoked' WHERE device = ?", device)
    for _, said in objects.marks(_ERASED):
        org, ent, record = msgspec.json.decode(said)
        tx.run(
            "UPDATE record SET state = 'erased', cells = '{}' WHERE org = ? AND ent = ? AND id = ?",
            org,
            ent,
            record,
        )
        tx.run("UPDATE log SET body = '{}' WHERE org = ? AND ent = ? AND id = ?", org, ent, record)
        tx.run(
            "UPDATE log SET body = '{}' WHERE org = ? AND (ent, id) IN "
            "(SELECT ent, id FROM record WHERE org = ? AND about = ?)",
            org,
            org,
            f"{ent}/{record}",
        )
        tx.run(
            "UPDATE record SET state = 'erased', cells = '{}' WHERE org = ? AND about = ?",
            org,
            f"{ent}/{record}",
        )
