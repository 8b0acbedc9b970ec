"""Backup, restore, drill, and the daily care of a data folder.

Owns when copies are made, how long they are kept, and the order of a restore: unpack, prove, only then touch live data.
Refuses to restore what was not proven, and to run beside another program that has the folder open.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from app.base.clock import Clock, SystemClock, today
from app.base.errors import FileMissing, FileNotPlain, FileOversized, FileUnreadable
from app.base.files import make_folder
from app.base.progress import Progress, Silent
from app.models import archive, erasure_acts, restoring
from app.models.archive import BackupKeyWrong, Manifest
from app.models.engine import BUSY_SECONDS, connect
from app.models.files import Attachment
from app.models.folder import Ask, find_key
from app.models.journal import Fact
from app.models.keys import DataKey, KeysDamaged
from app.models.migrations import REVISIONS
from app.models.occupancy import alone
from app.models.session import DATABASE, Store, no_stop
from app.models.slots import KEYS_FILE, KeyRing
from app.models.upgrade import COPIES
from app.models.vault import BLOBS, PAGE, Vault

DAILY: Final = 7
WEEKLY: Final = 4
INTEGRITY_EVERY: Final = timedelta(days=7)
ASIDE_KEPT: Final = timedelta(days=7)
_DAY_FILE: Final = "day-{day}.vtd"


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What ``backup``, ``restore`` and ``drill`` print."""

    file: str
    tables: dict[str, int]
    digest: str
    seconds: float
    missing: int = 0
    """Attachments whose bytes are neither in the copy nor in the folder (copies without attachments)."""


def backup(store: Store, vault: Vault, target: Path, *, progress: Progress | None = None) -> CopyReport:
    """A whole copy in one file. Raises DiskFull, FolderReadOnly, Cancelled; a file that stood there stays then."""
    began = time.monotonic()
    manifest, file = archive.make(store, vault, target, progress=progress)
    return _report(file, manifest, began)


def restore(
    file: Path,
    folder: Path,
    *,
    key_file: Path | None = None,
    ask: Ask | None = None,
    person: str | None = None,
    clock: Clock | None = None,
    stop: Any = no_stop,
    busy: float = BUSY_SECONDS,
    progress: Progress | None = None,
) -> CopyReport:
    """Prove ``file`` completely, then put it in place of the data in ``folder`` (new or not). No store may be open.

    The data that lay there are kept aside under copies/ for a week. Raises BackupForeign, BackupDamaged, BackupNewer,
    BackupKeyWrong, WrongPassword, KeyNeeded, DatabaseBusy; live data are untouched then.
    """
    began = time.monotonic()
    now = (clock or SystemClock()).now()
    make_folder(folder)
    restoring.finish_if_begun(folder, stop, busy)
    with archive.workshop(folder, "restore") as staging:
        manifest, key = _proven(
            file, staging, key_file=key_file, ask=ask, person=person, progress=progress or Silent()
        )
        stop("restore.proven")
        with alone(folder, busy=busy):
            names = _parts_to_place(folder, manifest, key, file)
            _mark_restored(staging, key, now.isoformat())
            stamp = now.strftime("%Y%m%dT%H%M%S")
            aside = folder / COPIES / f"replaced-{stamp}-{staging.name[-4:]}"
            restoring.begin(folder, staging, aside, names)
            stop("restore.begun")
            restoring.finish(folder, stop)
    with Store(folder, key, busy=busy) as store:
        _erase_again(store)
        missing = _missing_blobs(store)
    return _report(file, manifest, began, missing)


def _erase_again(store: Store) -> None:
    """What was erased since the copy was made does not come back with it."""
    with ExitStack() as opened:
        erasure_acts.replay(store, lambda: opened.enter_context(closing(Vault(store))))


def drill(store: Store, vault: Vault, *, progress: Progress | None = None) -> CopyReport:
    """Make a copy, restore it elsewhere, open it, compare. Raises BackupDamaged when they differ."""
    began = time.monotonic()
    with archive.workshop(store.folder, "drill") as shop:
        manifest, file = archive.make(store, vault, shop / "drill.vtd", progress=progress)
        target = shop / "restored"
        make_folder(target)
        with archive.workshop(target, "restore") as staging:
            body = archive.unpack(file, staging)
            proven = archive.prove(staging, body, store.key, file)
            for name in proven.files:
                (staging / name).replace(target / name)
        with Store(target, store.key, busy=store.busy) as again:
            other = Vault(again)
            try:
                missing = _missing_blobs(again)
            finally:
                other.close()
        if proven.digest != manifest.digest or proven.tables != manifest.tables or missing:
            raise archive.BackupDamaged(file=str(file), part=DATABASE)
    return _report(store.folder, manifest, began)


def _proven(
    file: Path,
    staging: Path,
    *,
    key_file: Path | None,
    ask: Ask | None,
    person: str | None,
    progress: Progress,
) -> tuple[Manifest, DataKey]:
    """After this nothing is stopped any more: putting in place takes a moment."""
    body = archive.unpack(file, staging, progress=progress)
    if body["revision"] not in REVISIONS:
        raise archive.BackupNewer(file=str(file))
    key = find_key(staging, key_file=key_file, ask=ask, person=person)
    if (staging / KEYS_FILE).exists() and not KeyRing.read(staging).fits(key):
        raise BackupKeyWrong(file=str(file))
    progress.step(0, 0, "")
    proven = archive.prove(staging, body, key, file)
    progress.step(0, 0, "")
    return proven, key


def _parts_to_place(folder: Path, manifest: Manifest, key: DataKey, file: Path) -> list[str]:
    """Which files are exchanged. Live keys that open the copy stay: a password changed since is the right one."""
    names = list(manifest.files)
    same = _opens(folder, key)
    if same and KEYS_FILE in names:
        names.remove(KEYS_FILE)
    if same is False and not manifest.whole and (folder / BLOBS).exists():
        raise BackupKeyWrong(file=str(file))  # its attachments would be those of other data
    # The database goes last: once it is in place, all it needs is there.
    return sorted(names, key=lambda name: name == DATABASE)


def _opens(folder: Path, key: DataKey) -> bool | None:
    """Whether the live keys are of ``key``; None when there are none that can be read: then the copy's take their place."""
    try:
        return KeyRing.read(folder).fits(key)
    except (FileMissing, FileUnreadable, FileNotPlain, FileOversized, KeysDamaged):
        return None


def _mark_restored(staging: Path, key: DataKey, moment: str) -> None:
    """The exchange must learn that this folder went back in time: a new incarnation, and when."""
    database = connect(staging / DATABASE, key, journal="DELETE")
    try:
        database.execute("UPDATE fact SET value = CAST(value AS INTEGER) + 1 WHERE key = 'incarnation'")
        database.execute("INSERT OR REPLACE INTO fact (key, value) VALUES ('restored_at', ?)", (moment,))
    finally:
        database.close()


def _missing_blobs(store: Store) -> int:
    blobs = connect(store.folder / BLOBS, store.key, page=PAGE) if (store.folder / BLOBS).exists() else None
    try:
        with store.read() as session:
            named = set(session.scalars(select(Attachment.sha256)))
        there = {row[0] for row in blobs.execute("SELECT sha256 FROM blob")} if blobs else set()
        return len(named - there)
    finally:
        if blobs is not None:
            blobs.close()


def _report(file: Path, manifest: Manifest, began: float, missing: int = 0) -> CopyReport:
    seconds = round(time.monotonic() - began, 3)
    return CopyReport(str(file), manifest.tables, manifest.digest, seconds, missing)


# --- daily care -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Care:
    """What one round of daily care did."""

    copied: Path | None
    checked: bool
    swept: int
    pruned: int


def check_quick(store: Store) -> None:
    """SQLite's quick check, for every start. Raises DatabaseDamaged."""
    database = connect(store.path, store.key, busy=store.busy)
    try:
        archive.sound(database, DATABASE, quick=True)
    finally:
        database.close()


def check_whole(store: Store, vault: Vault) -> None:
    """Every page, reference and blob. Raises DatabaseDamaged."""
    for path, page in ((store.path, 4096), (vault.path, PAGE)):
        database = connect(path, store.key, page=page, busy=store.busy)
        try:
            archive.sound(database, path.name)
            if path == vault.path:
                archive.verify_blobs(database)
        finally:
            database.close()


def care(store: Store, vault: Vault, *, folder: Path | None = None, copy: bool = True) -> Care:
    """Once a day: a copy, the weekly check, the sweep, the pruning. Cheap when it was done today already.

    The daily copies leave attachments out (they never change, and eleven copies of all scans would fill the disk); the
    whole backup is ``backup``. Raises DiskFull, FolderReadOnly, DatabaseDamaged.
    """
    place = folder or store.folder / COPIES
    make_folder(place)
    day = today(store.clock)
    copied = None
    target = place / _DAY_FILE.format(day=day.isoformat())
    if copy and not target.exists():
        check_quick(store)  # a copy of a damaged database must not push out the good ones
        _, copied = archive.make(store, None, target)
    checked = _weekly_check(store, vault, day)
    return Care(copied, checked, vault.sweep(), _prune(place) + _clear(store))


def _weekly_check(store: Store, vault: Vault, day: date) -> bool:
    with store.read() as session:
        last = session.get(Fact, "checked_on")
    if last is not None and day - date.fromisoformat(last.value) < INTEGRITY_EVERY:
        return False
    check_whole(store, vault)
    with store.work(verb="care", by="") as work:
        fact = work.find(Fact, "checked_on")
        if fact is None:
            work.add(Fact(key="checked_on", value=day.isoformat()))
        else:
            fact.value = day.isoformat()
        work.commit()
    return True


def kept_days(days: Iterable[date]) -> set[date]:
    """The last 7 days that have a copy, and the last copy of each of the last 4 weeks that have one."""
    newest_first = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
    return set(newest_first[:DAILY]) | set(list(weeks.values())[:WEEKLY])


def _prune(place: Path) -> int:
    found: dict[date, Path] = {}
    for path in place.glob(_DAY_FILE.format(day="*")):
        try:
            found[date.fromisoformat(path.stem.removeprefix("day-"))] = path
        except ValueError:
            continue  # not a name we give; not ours to delete
    gone = found.keys() - kept_days(found)
    for day in gone:
        found[day].unlink(missing_ok=True)
    return len(gone)


def _clear(store: Store) -> int:
    """Remove what killed programs left, and replaced data after a week."""
    copies = store.folder / COPIES
    limit = store.clock.now().timestamp()
    number = 0
    for path in (*copies.glob(".*-*"), *copies.glob("replaced-*")):
        age = ASIDE_KEPT if path.name.startswith("replaced-") else timedelta(days=1)
        if path.is_dir() and limit - path.stat().st_mtime > age.total_seconds():
            shutil.rmtree(path, ignore_errors=True)
            number += 1
    for path in store.folder.glob(".*.new"):
        if path.is_file() and limit - path.stat().st_mtime > timedelta(days=1).total_seconds():
            path.unlink(missing_ok=True)
            number += 1
    return number
