"""Copies of the whole server and their way back: one file, the same for both databases, so it also carries a try-out over to PostgreSQL.

Owns ``backup`` (one state of all tables, read while others work; afterwards branches are told what is durable) and
``restore`` (a new epoch above all that was ever given, leases paused until the PCs have told what they hold). What must
never come back with an old copy (revoked devices, erased records, the epoch) is also kept beside the files: see ``marks``.
"""

from __future__ import annotations

import json
import time
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import msgspec
from sqlalchemy import LargeBinary, Table

from app.base.files import disk_error, need_plain, replacing
from app.base.zips import ZIP_FAULTS
from app.hq import facts, keys, marks, migrations
from app.hq.database import Database, Scope, Tx
from app.hq.objects import Objects
from app.hq.refusals import CopyRefused, DatabaseNewer, RestoreBusy
from app.hq.server import Server
from app.hq.settings import Settings
from app.hq.tables import METADATA
from app.wire.shapes import floor_of

FORM: Final = "vanthu-hq-copy"
_MANIFEST: Final = "manifest.json"
_KEYS: Final = "keys.json"
_BATCH: Final = 2000
PRIVATE: Final = 0o600
LEFT_OUT: Final = frozenset({"proof"})


class Report(NamedTuple):
    """What a copy holds."""

    file: str
    tables: dict[str, int]
    files: int
    epoch: int
    seconds: float


def backup(server: Server, target: Path, *, files: bool = True) -> Report:
    """Copy everything into ``target`` and tell the branches that it is durable. Raises DiskFull and the like."""
    began = time.monotonic()
    counts: dict[str, int] = {}
    with (
        replacing(target, mode=PRIVATE) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed,
    ):
        with server.database.work(Scope.whole(), writes=False) as tx:
            for table in _tables():
                with packed.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as out:
                    counts[table.name] = _dump(tx, table, out)
            heads = dict(tx.all("SELECT org, head FROM feed"))
            manifest = {
                "form": FORM,
                "schema": len(migrations.STEPS),
                "epoch": facts.epoch(tx),
                "tables": counts,
            }
        count = _dump_files(server.objects, packed) if files else 0
        packed.writestr(
            _KEYS, (server.settings.folder / keys.FILE).read_bytes() if _has_keys(server) else b""
        )
        packed.writestr(_MANIFEST, json.dumps(manifest | {"files": count, "with_files": files}))
    _prove(target)
    with server.database.work(Scope.whole()) as tx:
        for org, head in heads.items():
            tx.run("UPDATE feed SET durable = ? WHERE org = ? AND durable < ?", head, org, head)
    return Report(str(target), counts, count, int(manifest["epoch"]), round(time.monotonic() - began, 3))  # type: ignore[call-overload]


def _has_keys(server: Server) -> bool:
    return (server.settings.folder / keys.FILE).is_file()


def _tables() -> list[Table]:
    return [table for table in METADATA.sorted_tables if table.name not in LEFT_OUT]


def _dump(tx: Tx, table: Table, out: IO[bytes]) -> int:
    """One table, page by page along its key, so that the largest needs no more memory than the smallest."""
    columns = [column.name for column in table.columns]
    key = [column.name for column in table.primary_key.columns]
    places = [columns.index(name) for name in key]
    select = f"SELECT {', '.join(columns)} FROM {table.name}"  # noqa: S608  names are ours
    order = f"ORDER BY {', '.join(key)} LIMIT {_BATCH}"
    where = f"WHERE ({', '.join(key)}) > ({', '.join('?' * len(key))})"
    count = 0
    last: tuple[Any, ...] | None = None
    while True:
        rows = tx.all(f"{select} {order}") if last is None else tx.all(f"{select} {where} {order}", *last)
        for row in rows:
            out.write(msgspec.json.encode([_out(value) for value in row]) + b"\n")
        count += len(rows)
        if len(rows) < _BATCH:
            return count
        last = tuple(rows[-1][place] for place in places)


def _out(value: Any) -> Any:
    return {"b": b64encode(value).decode()} if isinstance(value, bytes | memoryview) else value


def _dump_files(objects: Objects, packed: zipfile.ZipFile) -> int:
    count = 0
    for sha, size in objects.whole_files():
        entry = zipfile.ZipInfo(f"files/{sha}")  # scans are packed already: stored as they are
        with packed.open(entry, "w", force_zip64=True) as out:
            for piece in objects.read(sha, 0, size):
                out.write(piece)
        count += 1
    return count


def _prove(target: Path) -> None:
    """A copy is called one only after it was read back."""
    with zipfile.ZipFile(target) as packed:
        broken = packed.testzip()
    if broken:
        raise CopyRefused(file=target.name, reason=broken)


# --- the way back -------------------------------------------------------------------------------------------------


def restore(settings: Settings, source: Path, *, replace: bool) -> Report:
    """Put a copy in the place of what is there, in a new epoch. Raises CopyRefused, RestoreBusy, DatabaseNewer."""
    from app.hq.database import open_database

    began = time.monotonic()
    need_plain(source)
    try:
        with zipfile.ZipFile(source) as packed:
            manifest = _manifest(packed, source)
            objects = Objects(settings)
            database = open_database(settings.database, settings.folder)
            try:
                migrations.migrate(database)
                epoch, counts = _put_back(database, objects, packed, manifest, source, replace=replace)
            finally:
                database.close()
            files = _files_back(objects, packed)
            written = packed.read(_KEYS)
    except OSError as error:
        raise disk_error(error, source, writing=False) from error
    except (*ZIP_FAULTS, LookupError, TypeError, msgspec.MsgspecError) as error:
        raise CopyRefused(file=source.name, reason=type(error).__name__) from None
    if written:
        with replacing(settings.folder / keys.FILE, mode=PRIVATE) as out:
            out.write(written)
    return Report(str(source), counts, files, epoch, round(time.monotonic() - began, 3))


def _manifest(packed: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    try:
        found = json.loads(packed.read(_MANIFEST))
    except (ValueError, KeyError):
        raise CopyRefused(file=source.name, reason=_MANIFEST) from None
    if not isinstance(found, dict) or found.get("form") != FORM:
        raise CopyRefused(file=source.name, reason=_MANIFEST)
    if found["schema"] > len(migrations.STEPS):
        raise DatabaseNewer(found=found["schema"], known=len(migrations.STEPS))
    return found


def _put_back(
    database: Database,
    objects: Objects,
    packed: zipfile.ZipFile,
    manifest: dict[str, Any],
    source: Path,
    *,
    replace: bool,
) -> tuple[int, dict[str, int]]:
    """All tables in one transaction; the new epoch and the rows of each."""
    with database.owner() as tx:
        there = int(tx.one("SELECT count(*) FROM org")[0])
        if there and not replace:
            raise RestoreBusy(count=there)
        known = max(int(manifest["epoch"]), facts.epoch(tx) if there else 0, marks.highest_epoch(objects))
        counts: dict[str, int] = {}
        for table in _tables():
            tx.run(f"DELETE FROM {table.name}")  # noqa: S608  names are ours
            counts[table.name] = 0
            for rows in _load(packed, table):
                tx.put(table, [column.name for column in table.columns], rows)
                counts[table.name] += len(rows)
            if counts[table.name] != manifest["tables"].get(table.name):
                raise CopyRefused(file=source.name, reason=table.name)
        facts.put(tx, migrations.VERSION, str(len(migrations.STEPS)))
        epoch = known + 1
        begin_epoch(tx, epoch)
        marks.put_back(tx, objects)
    marks.note_epoch(objects, epoch)
    return epoch, counts


def begin_epoch(tx: Tx, epoch: int) -> None:
    """After a restore: sequences begin above all that was ever given; who has PCs gives no leases until these have spoken."""
    facts.put(tx, facts.EPOCH, str(epoch))
    tx.run(
        "INSERT INTO cut (org, epoch, path, seq) SELECT org, ?, path, head FROM feed WHERE head > 0", epoch
    )
    tx.run("UPDATE feed SET durable = head")
    tx.run("UPDATE feed SET head = ? WHERE head < ?", floor_of(epoch), floor_of(epoch))
    tx.run("UPDATE feed SET paused = 1 WHERE org IN (SELECT org FROM line)")


def _load(packed: zipfile.ZipFile, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    binary = [isinstance(column.type, LargeBinary) for column in table.columns]
    with packed.open(f"tables/{table.name}.jsonl") as lines:
        rows: list[tuple[Any, ...]] = []
        for line in lines:
            values = msgspec.json.decode(line)
            rows.append(
                tuple(
                    b64decode(v["b"]) if raw and v is not None else v
                    for v, raw in zip(values, binary, strict=True)
                )
            )
            if len(rows) >= _BATCH:
                yield rows
                rows = []
        if rows:
            yield rows


def _files_back(objects: Objects, packed: zipfile.ZipFile) -> int:
    count = 0
    for name in packed.namelist():
        if name.startswith("files/"):
            with packed.open(name) as content:
                objects.put_whole(name.removeprefix("files/"), content)
            count += 1
    return count
