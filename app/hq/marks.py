"""What an old copy of the database must never bring back, kept beside the files: revoked devices, erased records, the epoch.

Each is one small object whose name says all. Refuses to be the truth for anything else: the database is.
"""

from __future__ import annotations

from typing import Final

from app.hq.database import Tx
from app.hq.objects import Objects

_REVOKED: Final = "marks/revoked"
_ERASED: Final = "marks/erased"
_EPOCH: Final = "marks/epoch"


def note_revoked(objects: Objects, device: str) -> None:
    objects.put_mark(f"{_REVOKED}/{device}")


def note_erased(objects: Objects, org: str, ent: str, record: str) -> None:
    # Ids are the protocol's texts and may hold a slash: they are written as hex.
    objects.put_mark(f"{_ERASED}/{'/'.join(part.encode().hex() for part in (org, ent, record))}")


def note_epoch(objects: Objects, epoch: int) -> None:
    objects.put_mark(f"{_EPOCH}/{epoch}")


def highest_epoch(objects: Objects) -> int:
    return max((int(name) for name in objects.marks(_EPOCH) if name.isdigit()), default=0)


def put_back(tx: Tx, objects: Objects) -> None:
    """Do again to restored tables what was done since: shut out, erase."""
    for device in objects.marks(_REVOKED):
        tx.run("UPDATE device SET state = 'revoked' WHERE device = ?", device)
    for name in objects.marks(_ERASED):
        org, ent, record = (bytes.fromhex(part).decode() for part in name.split("/"))
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
