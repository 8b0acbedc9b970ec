"""One backup file: consistent copies of database and vault with keys, settings and a sealed manifest.

Owns the format and the proof that a file can be restored. Refuses damaged, cut, foreign and wrongly keyed files before
anything else happens; it never touches live data (copies.py does, through restoring.py).
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final

from sqlcipher3 import dbapi2

from app import __version__
from app.base import settings
from app.base.errors import DiskFull, FileMissing, FileNotPlain, FileOversized, FileUnreadable, InputRefused
from app.base.files import PRIVATE, disk_error, make_folder, need_plain, replacing, sync_folder
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.zips import ZIP_FAULTS
from app.models.engine import connect
from app.models.errors import DatabaseBusy, DatabaseDamaged, WrongKey, storage_error
from app.models.guard import said_plainly
from app.models.keys import DataKey, KeysDamaged
from app.models.session import DATABASE, Store
from app.models.slots import KEYS_FILE, KeyRing
from app.models.upgrade import COPIES, copy_database, stored_revision
from app.models.vault import BLOBS, PAGE, Vault

_NOT_DAMAGE: Final = (DatabaseBusy, DiskFull)
"""What may keep a check from being made; it says nothing about the file."""
FORMAT: Final = "van-thu-doan backup"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
PARTS: Final = (DATABASE, BLOBS, KEYS_FILE, settings.FILE)
_BLOCK: Final = 1 << 20
_MOST_MANIFEST: Final = 1 << 20


class BackupForeign(InputRefused):
    code, what = "SL-001", mark("Tệp {file} không phải bản sao lưu của Văn thư Đoàn.")
    remedy = mark("Chọn đúng tệp sao lưu; dữ liệu đang dùng không bị đụng đến.")


class BackupDamaged(InputRefused):
    code, what = "SL-002", mark("Bản sao lưu {file} bị hỏng hoặc thiếu ({part}).")
    remedy = mark("Chép lại tệp từ nơi lưu, hoặc dùng bản sao lưu khác; dữ liệu đang dùng không bị đụng đến.")


class BackupNewer(InputRefused):
    code, what = "SL-003", mark("Bản sao lưu {file} do bản chương trình mới hơn ghi.")
    remedy = mark("Cập nhật chương trình rồi khôi phục; dữ liệu đang dùng không bị đụng đến.")


class BackupKeyWrong(InputRefused):
    code, what = "SL-004", mark("Khoá không mở được bản sao lưu {file}.")
    remedy = mark("Dùng mật khẩu hoặc tệp khoá của lúc sao lưu; dữ liệu đang dùng không bị đụng đến.")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    revision: str
    made_at: str
    whole: bool
    """Attachments included; the daily copies on the same disk leave them out."""
    files: dict[str, tuple[int, str]]
    """name -> (bytes, SHA-256)"""
    tables: dict[str, int]
    digest: str
    """SHA-256 over the content of all tables: two equal digests are equal data."""

    def as_json(self, key: DataKey) -> str:
        body = {
            "format": FORMAT,
            "version": VERSION,
            "program": __version__,
            "revision": self.revision,
            "made_at": self.made_at,
            "whole": self.whole,
            "files": {name: list(fact) for name, fact in self.files.items()},
            "tables": self.tables,
            "digest": self.digest,
        }
        return json.dumps(body | {"seal": _seal(body, key)}, indent=1)


def _seal(body: dict[str, Any], key: DataKey) -> str:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.raw(), b"van-thu-doan backup\0" + text.encode(), sha256).hexdigest()


# --- the content of a database in figures --------------------------------------------------------------------


def contents(database: Any) -> tuple[dict[str, int], str]:
    """Rows per table and a digest over all rows. The search index is left out: it is made from the rest."""
    names = [
        row[0]
        for row in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'find~_%' ESCAPE '~' ORDER BY name"
        )
    ]
    counts: dict[str, int] = {}
    whole = sha256()
    for name in names:
        number = 0
        for row in database.execute(f'SELECT * FROM "{name}"'):  # noqa: S608  names come from the schema
            whole.update(json.dumps(row, default=bytes.hex, ensure_ascii=False).encode())
            number += 1
        whole.update(f"\0{name}:{number}\0".encode())
        counts[name] = number
    return counts, whole.hexdigest()


def blob_digest(vault: Any) -> tuple[int, str]:
    """Number of blobs and a digest over their names; each was verified against its bytes elsewhere."""
    names = [row[0] for row in vault.execute("SELECT sha256 FROM blob ORDER BY sha256")]
    return len(names), sha256("\n".join(names).encode()).hexdigest()


# --- making -------------------------------------------------------------------------------------------------------


def make(
    store: Store, vault: Vault | None, target: Path, *, progress: Progress | None = None
) -> tuple[Manifest, Path]:
    """Write a backup of the open data to ``target``, whole or not at all. ``vault`` None leaves attachments out.

    Raises DiskFull, FolderReadOnly, Cancelled. Others may go on writing meanwhile.
    """
    told = progress or Silent()
    with said_plainly(store.path), workshop(store.folder) as shop:
        told.step(0, 4, tr(mark("chép")))
        # Database first: a blob is committed before the row that names it, so the later copy has every blob.
        source = connect(store.path, store.key, busy=store.busy)
        try:
            copy_database(source, shop / DATABASE, store.key)
        finally:
            source.close()
        store.stop("backup.database")
        if vault is not None:
            source = connect(vault.path, store.key, page=PAGE, busy=store.busy)
            try:
                copy_database(source, shop / BLOBS, store.key, page=PAGE)
            finally:
                source.close()
        _copy_small(store.folder, shop)
        told.step(1, 4, tr(mark("kiểm")))
        manifest = _describe(shop, store)
        told.step(2, 4, tr(mark("ghi")))
        with replacing(target, mode=PRIVATE) as file:
            _zip(file, shop, manifest.as_json(store.key))
            store.stop("backup.written")
            told.step(3, 4, tr(mark("đọc lại")))
            file.seek(0)
            with zipfile.ZipFile(file) as written:
                if written.testzip() is not None:
                    raise BackupDamaged(file=str(target), part="zip")
            file.seek(0, os.SEEK_END)
        told.step(4, 4, tr(mark("xong")))
    return manifest, target


def seal_again(shop: Path, target: Path, key: DataKey, *, made_at: str) -> None:
    """Put an unpacked copy whose content was changed back into its file: proven, described and sealed anew."""
    tables, digest, revision = _examine(shop, key, whole=(shop / BLOBS).exists())
    files = {name: _fact(shop / name) for name in PARTS if (shop / name).exists()}
    manifest = Manifest(revision, made_at, (shop / BLOBS).exists(), files, tables, digest)
    with replacing(target, mode=PRIVATE) as file:
        _zip(file, shop, manifest.as_json(key))


def _copy_small(folder: Path, shop: Path) -> None:
    """Keys and settings. Damaged keys stay behind: a copy must not carry what would stop its own restore."""
    try:
        KeyRing.read(folder)
        shutil.copyfile(folder / KEYS_FILE, shop / KEYS_FILE)
    except (FileMissing, FileUnreadable, FileNotPlain, FileOversized, KeysDamaged):
        pass
    if (folder / settings.FILE).is_file():
        shutil.copyfile(folder / settings.FILE, shop / settings.FILE)


def _describe(shop: Path, store: Store) -> Manifest:
    # The whole proof, as before a restore: a copy that could not be restored must not be called one.
    whole = (shop / BLOBS).exists()
    tables, digest, revision = _examine(shop, store.key, whole=whole)
    files = {name: _fact(shop / name) for name in PARTS if (shop / name).exists()}
    return Manifest(revision, store.clock.now().isoformat(), whole, files, tables, digest)


def _fact(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(_BLOCK):
            digest.update(block)
    return path.stat().st_size, digest.hexdigest()


def _zip(file: IO[bytes], shop: Path, manifest: str) -> None:
    # Stored, not packed: encrypted pages do not shrink.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        archive.writestr(MANIFEST, manifest)
        for name in PARTS:
            if (shop / name).exists():
                archive.write(shop / name, name)


@contextmanager
def workshop(folder: Path, name: str = "work") -> Iterator[Path]:
    """A private folder on the same disk, gone at the end. Left-overs of killed programs are swept by copies.py."""
    shop = folder / COPIES / f".{name}-{secrets.token_hex(6)}"
    make_folder(shop)
    try:
        shop.chmod(0o700)
        yield shop
    finally:
        shutil.rmtree(shop, ignore_errors=True)


# --- reading and proving ---------------------------------------------------------------------------------------------


def peek(file: Path) -> tuple[dict[str, Any], bytes]:
    """What a backup says of itself, unproven, and its ``keys.json`` (empty when it has none): to show before the key is asked.

    Raises FileMissing, BackupForeign, BackupNewer, BackupDamaged.
    """
    with _opened(file) as archive:
        body = _manifest(archive, file)
        there = KEYS_FILE in archive.namelist() and archive.getinfo(KEYS_FILE).file_size <= _MOST_MANIFEST
        return body, archive.read(KEYS_FILE) if there else b""


def unpack(file: Path, staging: Path, *, progress: Progress | None = None) -> dict[str, Any]:
    """Unpack a backup into ``staging`` while checking sizes and digests; the manifest's content, not yet trusted.

    Raises FileMissing, BackupForeign, BackupNewer, BackupDamaged, DiskFull, Cancelled.
    """
    told = progress or Silent()
    with _opened(file) as archive:
        body = _manifest(archive, file)
        whole, before = sum(int(fact[0]) for fact in body["files"].values()) // _BLOCK + 1, 0
        for name, fact in body["files"].items():
            for done in _unpack_part(archive, name, fact, staging, file):
                told.step((before + done) // _BLOCK, whole, "")
            before += int(fact[0])
    sync_folder(staging)
    return body


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The backup as an archive; what is wrong with it in words. Raises FileMissing, BackupForeign, BackupDamaged."""
    need_plain(file)
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except OSError as error:
        raise disk_error(error, file, writing=False) from error
    except (*ZIP_FAULTS, LookupError, TypeError):
        if _looks_like_ours(file):
            raise BackupDamaged(file=str(file), part="zip") from None
        raise BackupForeign(file=str(file)) from None


def _looks_like_ours(file: Path) -> bool:
    """A cut file has lost its table of contents, but begins with our manifest."""
    with file.open("rb") as head:
        return MANIFEST.encode() in head.read(100)


def _manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    try:
        info = archive.getinfo(MANIFEST)
    except KeyError:
        raise BackupForeign(file=str(file)) from None
    if info.file_size > _MOST_MANIFEST:
        raise BackupForeign(file=str(file))
    try:
        body = json.loads(archive.read(MANIFEST))
        if body["format"] != FORMAT:
            raise BackupForeign(file=str(file))
        if body["version"] > VERSION:
            raise BackupNewer(file=str(file))
        names = set(body["files"])
        whole = bool(body["whole"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BackupDamaged(file=str(file), part=MANIFEST) from None
    if not names <= set(PARTS) or DATABASE not in names or whole != (BLOBS in names):
        raise BackupDamaged(file=str(file), part=MANIFEST)
    return dict(body)


def _unpack_part(archive: zipfile.ZipFile, name: str, fact: Any, staging: Path, file: Path) -> Iterator[int]:
    """Bytes done so far, block by block."""
    size, digest = fact
    seen, done = sha256(), 0
    with archive.open(name) as source, (staging / name).open("wb") as target:
        (staging / name).chmod(PRIVATE)
        while block := source.read(_BLOCK):
            done += len(block)
            if done > size:
                raise BackupDamaged(file=str(file), part=name)
            seen.update(block)
            try:
                target.write(block)
            except OSError as error:
                raise disk_error(error, staging, writing=True) from error
            yield done
        target.flush()
        os.fsync(target.fileno())
    if done != size or seen.hexdigest() != digest:
        raise BackupDamaged(file=str(file), part=name)


def prove(staging: Path, body: dict[str, Any], key: DataKey, file: Path) -> Manifest:
    """Open what was unpacked and check all of it: seal, pages, structure, references, rows, every blob.

    Raises BackupKeyWrong, BackupDamaged.
    """
    said = {name: value for name, value in body.items() if name != "seal"}
    sealed = secrets.compare_digest(str(body.get("seal", "")), _seal(said, key))
    try:
        tables, digest, revision = _examine(staging, key, whole=bool(body["whole"]))
    except DatabaseDamaged as error:
        raise BackupDamaged(file=str(file), part=str(error.values["file"])) from None
    except WrongKey:
        raise BackupKeyWrong(file=str(file)) from None
    if not sealed:
        raise BackupDamaged(file=str(file), part=MANIFEST)
    if tables != body["tables"] or digest != body["digest"] or revision != body["revision"]:
        raise BackupDamaged(file=str(file), part=DATABASE)
    files = {name: (int(fact[0]), str(fact[1])) for name, fact in body["files"].items()}
    return Manifest(revision, str(body["made_at"]), bool(body["whole"]), files, tables, digest)


def _examine(staging: Path, key: DataKey, *, whole: bool) -> tuple[dict[str, int], str, str]:
    database = connect(staging / DATABASE, key, journal="DELETE")
    try:
        sound(database, DATABASE)
        tables, digest = contents(database)
        revision = stored_revision(database, DATABASE)
    finally:
        database.close()
    if whole:
        blobs = connect(staging / BLOBS, key, page=PAGE, journal="DELETE")
        try:
            sound(blobs, BLOBS)
            verify_blobs(blobs)
            tables["blob"], names = blob_digest(blobs)
        finally:
            blobs.close()
        digest = sha256(f"{digest}{names}".encode()).hexdigest()
    return tables, digest, revision


def sound(database: Any, file: str, *, quick: bool = False) -> None:
    """SQLite's and SQLCipher's own checks. Raises DatabaseDamaged, DatabaseBusy, DiskFull."""
    try:
        checks = database.execute("PRAGMA quick_check" if quick else "PRAGMA integrity_check").fetchall()
        pages = [] if quick else _torn_pages(database)
        loose = [] if quick else database.execute("PRAGMA foreign_key_check").fetchall()
    except dbapi2.DatabaseError as error:
        refusal = storage_error(error, file)
        raise (refusal if isinstance(refusal, _NOT_DAMAGE) else DatabaseDamaged(file=file)) from None
    if checks != [("ok",)] or pages or loose:
        raise DatabaseDamaged(file=file)


def _torn_pages(database: Any) -> list[Any]:
    """Pages of the file itself that do not decipher; none are named while its log holds pages newer than the file's.

    SQLCipher looks at the file alone, not at its log. A full disk or a killed program may stop the folding of the log
    in the middle of a page: the log still has that page whole, and folding it again mends the file.
    """
    _, logged, folded = database.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    if folded < logged:
        return []
    found: list[Any] = database.execute("PRAGMA cipher_integrity_check").fetchall()
    return found


def verify_blobs(vault: Any) -> None:
    """Hash every blob again. Raises DatabaseDamaged."""
    for blob, name, size in vault.execute("SELECT id, sha256, size FROM blob").fetchall():
        seen, done = sha256(), 0
        for (data,) in vault.execute("SELECT data FROM chunk WHERE blob_id = ? ORDER BY no", (blob,)):
            seen.update(data)
            done += len(data)
        if done != size or seen.hexdigest() != name:
            raise DatabaseDamaged(file=BLOBS)
