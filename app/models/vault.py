"""Attachments by their SHA-256, in chunks, in a second encrypted file beside the database.

Owns ``blobs.db``: storing a stream once, giving it back verified, sweeping what no record names. The blob is committed
first and the attachment row after, so a row never names missing bytes; a kill between the two leaves an orphan that
the sweep takes after a day. Refuses to change a blob, to know what it means, and to trust what it reads.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import select
from sqlcipher3 import dbapi2

from app.base.errors import AppError, InputRefused
from app.base.files import PRIVATE, disk_error
from app.base.language import mark
from app.base.progress import Progress, Silent
from app.models.engine import connect
from app.models.errors import DatabaseDamaged, DatabaseNewer, WrongKey, storage_error
from app.models.files import Attachment
from app.models.journal import Change
from app.models.keys import DataKey
from app.models.session import Store

BLOBS: Final = "blobs.db"
CHUNK: Final = 256 * 1024
PAGE: Final = 16 * 1024
VERSION: Final = 1
ORPHAN_AGE: Final = timedelta(days=1)
HISTORY_AGE: Final = timedelta(days=30)
"""A deleted attachment's bytes stay this long, so that the deletion can be undone."""

_PART: Final = "part:"
"""Before the digest of a file that is still on its way; swept like an orphan when it never comes to its end."""

_SCHEMA: Final = f"""
CREATE TABLE blob (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL CONSTRAINT uq_blob_sha256 UNIQUE,
    size INTEGER NOT NULL,
    touched_at TEXT NOT NULL,
    touch TEXT NOT NULL
);
CREATE TABLE chunk (
    blob_id INTEGER NOT NULL CONSTRAINT fk_chunk_blob_id REFERENCES blob (id) ON DELETE CASCADE,
    no INTEGER NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_chunk PRIMARY KEY (blob_id, no)
) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""


class BlobMissing(InputRefused):
    code, what = "KHO-020", mark("Không còn tệp gốc {digest} trong kho tệp.")
    remedy = mark("Khôi phục từ bản sao gần nhất, hoặc gắn lại tệp.")


class BlobDamaged(InputRefused):
    code, what = "KHO-021", mark("Tệp {digest} trong kho tệp bị hỏng (không khớp mã kiểm).")
    remedy = mark("Khôi phục từ bản sao gần nhất, hoặc gắn lại tệp.")


@dataclass(frozen=True, slots=True)
class Stored:
    """What was put into the vault."""

    sha256: str
    size: int
    new: bool
    """False: the same bytes lay there already."""


class Vault:
    """The attachments of one open data folder. Usable from any thread; writes queue."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.path = store.folder / BLOBS
        self._turn = threading.RLock()
        self._touches: dict[str, str] = {}
        if not self.path.exists():
            create(self.path, store.key)
        try:
            self._db = connect(self.path, store.key, page=PAGE, busy=store.busy)
        except WrongKey:  # the same key has opened the database: it is the file that is wrong
            raise DatabaseDamaged(file=str(self.path)) from None
        # Reads have a connection of their own: they must not see what a put has not committed yet.
        self._look = connect(self.path, store.key, page=PAGE, busy=store.busy)
        self._look.execute("PRAGMA query_only = ON")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            self.close()
            raise DatabaseNewer(revision=version)

    def close(self) -> None:
        self._look.close()
        self._db.close()

    # --- storing ------------------------------------------------------------------------------------------

    def put(self, source: bytes | Path | BinaryIO, *, progress: Progress | None = None) -> Stored:
        """Store the bytes and return when they are on disk. The same bytes again cost no room.

        Raises FileMissing and FileUnreadable of the source, DiskFull, Cancelled; the vault is then as before.
        """
        told = progress or Silent()
        if isinstance(source, Path):
            try:
                with source.open("rb") as file:
                    return self._put(file, source.stat().st_size, told)
            except OSError as error:
                raise disk_error(error, source, writing=False) from error
        if isinstance(source, bytes):
            return self._put(BytesIO(source), len(source), told)
        return self._put(source, 0, told)

    def _put(self, source: BinaryIO, expected: int, progress: Progress) -> Stored:
        digest, size, no = sha256(), 0, 0
        touch, now = secrets.token_hex(8), self._store.clock.now().isoformat()
        stop = self._store.stop
        with self._writing() as run:
            # The digest is known only at the end: chunks go to a row with a name that no digest can have.
            insert = "INSERT INTO blob (sha256, size, touched_at, touch) VALUES (?, 0, ?, ?)"
            blob = run(insert, (f"new:{touch}", now, touch)).lastrowid
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                run("INSERT INTO chunk (blob_id, no, data) VALUES (?, ?, ?)", (blob, no, chunk))
                size, no = size + len(chunk), no + 1
                progress.step(size, max(size, expected), "vault")
            stop("vault.written")
            name = digest.hexdigest()
            known = run("SELECT id FROM blob WHERE sha256 = ?", (name,)).fetchone()
            if known is None:
                run("UPDATE blob SET sha256 = ?, size = ? WHERE id = ?", (name, size, blob))
            else:
                run("DELETE FROM blob WHERE id = ?", (blob,))
                run("UPDATE blob SET touched_at = ?, touch = ? WHERE id = ?", (now, touch, known[0]))
        self._touches[name] = touch
        stop("vault.stored")
        return Stored(name, size, known is None)

    # --- a file that comes in pieces --------------------------------------------------------------------------

    def part_size(self, digest: str) -> int:
        """Bytes of a file that is on its way; 0 when none came yet."""
        with self._plainly():
            row = self._look.execute("SELECT size FROM blob WHERE sha256 = ?", (_PART + digest,)).fetchone()
        return int(row[0]) if row else 0

    def add_piece(self, digest: str, piece: bytes) -> int:
        """Keep the next piece of a file on its way; all but the last have ``CHUNK`` bytes. How much is there now."""
        name, now = _PART + digest, self._store.clock.now().isoformat()
        with self._writing() as run:
            run(
                "INSERT INTO blob (sha256, size, touched_at, touch) VALUES (?, 0, ?, '') ON CONFLICT DO NOTHING",
                (name, now),
            )
            blob, size = run("SELECT id, size FROM blob WHERE sha256 = ?", (name,)).fetchone()
            run("INSERT INTO chunk (blob_id, no, data) VALUES (?, ?, ?)", (blob, size // CHUNK, piece))
            run("UPDATE blob SET size = ?, touched_at = ? WHERE id = ?", (size + len(piece), now, blob))
        return int(size) + len(piece)

    def finish_part(self, digest: str) -> None:
        """All pieces are here: the file takes its name if the bytes are those. Raises BlobDamaged; they are gone then."""
        name, now = _PART + digest, self._store.clock.now().isoformat()
        seen = sha256()
        blob, size = self._find(name)
        for no in range(-(-size // CHUNK)):
            with self._plainly():
                row = self._look.execute(
                    "SELECT data FROM chunk WHERE blob_id = ? AND no = ?", (blob, no)
                ).fetchone()
            seen.update(row[0] if row else b"")
        whole = seen.hexdigest() == digest
        with self._writing() as run:
            known = run("SELECT 1 FROM blob WHERE sha256 = ?", (digest,)).fetchone()
            if not whole or known is not None:
                run("DELETE FROM blob WHERE id = ?", (blob,))
            else:
                touch = secrets.token_hex(8)
                run(
                    "UPDATE blob SET sha256 = ?, touched_at = ?, touch = ? WHERE id = ?",
                    (digest, now, touch, blob),
                )
        if not whole:
            raise BlobDamaged(digest=digest[:12])

    def read_piece(self, digest: str, no: int) -> bytes:
        """One chunk of a stored file, for sending; the receiver proves the whole. Raises BlobMissing, BlobDamaged."""
        blob, _ = self._find(digest)
        with self._plainly():
            row = self._look.execute(
                "SELECT data FROM chunk WHERE blob_id = ? AND no = ?", (blob, no)
            ).fetchone()
        if row is None:
            raise BlobDamaged(digest=digest[:12])
        return bytes(row[0])

    # --- giving back --------------------------------------------------------------------------------------

    def has(self, digest: str) -> bool:
        with self._plainly():
            return self._look.execute("SELECT 1 FROM blob WHERE sha256 = ?", (digest,)).fetchone() is not None

    def size(self, digest: str) -> int:
        """Raises BlobMissing."""
        return self._find(digest)[1]

    def get(self, digest: str) -> bytes:
        """The bytes, verified. Raises BlobMissing, BlobDamaged."""
        return b"".join(self.stream(digest))

    def stream(self, digest: str, *, progress: Progress | None = None) -> Iterator[bytes]:
        """The bytes chunk by chunk; the last step verifies all of them. Raises BlobMissing, BlobDamaged.

        Do not act on the bytes before the stream has ended well.
        """
        told = progress or Silent()
        blob, size = self._find(digest)
        seen, done, no = sha256(), 0, 0
        while done < size:
            with self._plainly():
                row = self._look.execute(
                    "SELECT data FROM chunk WHERE blob_id = ? AND no = ?", (blob, no)
                ).fetchone()
            if row is None:
                raise BlobDamaged(digest=digest[:12])
            seen.update(row[0])
            done, no = done + len(row[0]), no + 1
            told.step(done, size, "vault")
            yield row[0]
        if seen.hexdigest() != digest:
            raise BlobDamaged(digest=digest[:12])

    def _find(self, digest: str) -> tuple[int, int]:
        with self._plainly():
            row = self._look.execute("SELECT id, size FROM blob WHERE sha256 = ?", (digest,)).fetchone()
        if row is None:
            raise BlobMissing(digest=digest[:12])
        return int(row[0]), int(row[1])

    # --- letting go ---------------------------------------------------------------------------------------

    def drop_orphan(self, digest: str) -> bool:
        """Take back a blob this vault object has just put, when no record names it and nobody put it since."""
        touch = self._touches.get(digest)
        if touch is None:
            return False
        with self._writing() as run:
            row = run("SELECT id FROM blob WHERE sha256 = ? AND touch = ?", (digest, touch)).fetchone()
            # Asked while the vault is locked: who puts the same bytes now waits for us, then stores them anew.
            if row is None or self._named({digest}, self._store.clock.now()):
                return False
            run("DELETE FROM blob WHERE id = ?", (row[0],))
        return True

    def sweep(self) -> int:
        """Remove blobs that no record names and nobody touched for a day; give the room back. Their number."""
        now = self._store.clock.now()
        with self._writing() as run:
            rows = run("SELECT id, sha256, touched_at FROM blob").fetchall()
            old = {name: blob for blob, name, at in rows if now - datetime.fromisoformat(at) > ORPHAN_AGE}
            orphans = old.keys() - self._named(old.keys(), now)
            for name in orphans:
                run("DELETE FROM blob WHERE id = ?", (old[name],))
        if orphans:
            with self._turn, self._plainly():
                self._db.execute("PRAGMA incremental_vacuum").fetchall()
        return len(orphans)

    def erase(self, digests: Iterable[str]) -> int:
        """Remove these at once, deleted lately or not, and leave no trace in the file; the caller knows that no record names them."""
        with self._writing() as run:
            found = sum(run("DELETE FROM blob WHERE sha256 = ?", (name,)).rowcount for name in digests)
        with self._turn, self._plainly():
            self._db.execute("PRAGMA incremental_vacuum").fetchall()
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return int(found)

    def _named(self, digests: Iterable[str], now: datetime) -> set[str]:
        """Those digests that an attachment names, or named until lately."""
        wanted = set(digests)
        with self._store.read() as session:
            named = wanted.intersection(session.scalars(select(Attachment.sha256)))
            late = select(Change.before).where(
                Change.entity == Attachment.__tablename__,
                Change.kind == "delete",
                Change.at > now - HISTORY_AGE,
            )
            named |= wanted.intersection(str(before.get("sha256")) for before in session.scalars(late))
            undone = select(Change.after).where(
                Change.entity == Attachment.__tablename__,
                Change.kind == "create",
                Change.at > now - HISTORY_AGE,
            )
            return named | wanted.intersection(str(after.get("sha256")) for after in session.scalars(undone))

    # --- transactions -------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        with self._turn, self._plainly():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db.execute
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except (dbapi2.Error, MemoryError) as error:
            refusal: AppError | None = storage_error(error, BLOBS)
            if refusal is None:
                raise
            raise refusal from None


def create(path: Path, key: DataKey) -> None:
    """Make an empty vault. Killed at any point it is made anew: the rename is what makes it exist."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        connection = connect(
            fresh,
            key,
            page=PAGE,
            create=True,
            before=("PRAGMA auto_vacuum = INCREMENTAL",),
        )
        try:
            connection.executescript(_SCHEMA)
            # Closing folds the log into the file too, but is silent when the disk is full.
            connection.execute("PRAGMA wal_checkpoint(FULL)")
        finally:
            connection.close()
    except (dbapi2.Error, AppError) as error:
        for left in path.parent.glob(f"{fresh.name}*"):
            left.unlink(missing_ok=True)
        refusal = error if isinstance(error, AppError) else storage_error(error, path.name)
        raise refusal or error from None
    fresh.chmod(PRIVATE)
    fresh.replace(path)
