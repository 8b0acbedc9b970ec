"""A backup put back beside what is in use: what is in it, and a new folder made of it that nothing of the open data touches.

Owns where a restored copy may lie. What was erased since stays erased there; attachments that a daily copy leaves out come from the
open folder when it is of the same key. Putting a copy in the place of live data is the command line's (``restore``).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select

from app.base.errors import InputRefused
from app.base.files import make_folder
from app.base.language import mark
from app.base.progress import Progress, Silent
from app.models import archive, copies
from app.models.copies import CopyReport
from app.models.erasure_acts import LIST
from app.models.files import Attachment
from app.models.folder import has_data, open_folder
from app.models.session import Store
from app.models.slots import KEYS_FILE, KeyRing
from app.models.vault import Vault

__all__ = ["CopyLook", "CopyReport", "FolderTaken", "found_in", "look", "restore_beside"]
_SHOWN: Final = ("incoming_letter", "outgoing_letter", "member", "attachment")


class FolderTaken(InputRefused):
    code, what = "SL-006", mark("Thư mục {folder} đã có dữ liệu hoặc tệp khác.")
    remedy = mark("Chọn một thư mục trống hoặc gõ tên thư mục mới; không gì trong thư mục ấy bị đụng đến.")


@dataclass(frozen=True, slots=True)
class CopyLook:
    """What a backup says of itself; proven only when it is restored."""

    file: Path
    made_at: datetime | None
    program: str
    whole: bool
    """With the attachments."""
    size: int
    counts: dict[str, int]
    """Of letters in and out, members, attachments: what a clerk knows the copy by."""
    ways: frozenset[str]
    """Ways its keys can be opened: 'password', 'system', 'recovery'; none without keys in it."""
    same_key: bool
    """The open folder has the same key: its own password fits the copy's data."""


def look(file: Path, *, beside: Path | None = None) -> CopyLook:
    """Read what the file says. Raises FileMissing, BackupForeign, BackupNewer, BackupDamaged."""
    body, ring = archive.peek(file)
    ways, check = _ring_of(ring)
    tables = body.get("tables")
    counts = tables if isinstance(tables, dict) else {}
    try:
        made_at = datetime.fromisoformat(str(body.get("made_at")))
    except ValueError:
        made_at = None
    return CopyLook(
        file,
        made_at,
        str(body.get("program", ""))[:40],
        bool(body["whole"]),
        file.stat().st_size,
        {name: int(counts[name]) for name in _SHOWN if isinstance(counts.get(name), int)},
        ways,
        bool(check) and beside is not None and check == _check_of(beside),
    )


def found_in(*folders: Path) -> tuple[Path, ...]:
    """The copies of these folders, the newest first: the daily ones and whole ones that lie beside."""
    files = {one for folder in folders if folder.is_dir() for one in folder.glob("*.vtd") if one.is_file()}
    return tuple(sorted(files, key=lambda one: one.stat().st_mtime, reverse=True))


def restore_beside(
    file: Path,
    folder: Path,
    *,
    key_file: Path | None = None,
    password: str | None = None,
    beside: Store | None = None,
    source: Callable[[], Vault] | None = None,
    own: bool = False,
    progress: Progress | None = None,
) -> CopyReport:
    """Make ``folder`` of the copy. ``beside`` and ``source`` are the open data; ``own``: the folder is the program's, still without data.

    Raises FolderTaken, Cancelled and what ``models.copies.restore`` raises; then the folder is as it was.
    """
    told = progress or Silent()
    made = not folder.exists()
    _need_free(folder, own=own)
    try:
        make_folder(folder)
        if beside is not None and look(file, beside=beside.folder).same_key:
            _take_list(beside.folder, folder)
        report = copies.restore(file, folder, key_file=key_file, ask=_asked(password), progress=told)
    except BaseException:
        if not own:
            _clear(folder, whole=made)
        raise
    if report.missing and source is not None:
        left = _fill(folder, source(), key_file=key_file, password=password, told=told)
        report = replace(report, missing=left)
    return report


def _asked(password: str | None) -> Callable[[], str] | None:
    return None if password is None else lambda: password


def _need_free(folder: Path, *, own: bool) -> None:
    if folder.exists() and (not folder.is_dir() or has_data(folder) or (not own and any(folder.iterdir()))):
        raise FolderTaken(folder=str(folder))


def _take_list(source: Path, target: Path) -> None:
    """What was erased is known in the new folder too: it goes again before anybody sees it."""
    if (source / LIST).is_file():
        shutil.copyfile(source / LIST, target / LIST)


def _clear(folder: Path, *, whole: bool) -> None:
    """A folder that did not become one: nothing of ours stays in it."""
    if not folder.is_dir() or has_data(folder):
        return
    if whole:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for one in folder.iterdir():  # it was empty before
        shutil.rmtree(one, ignore_errors=True) if one.is_dir() else one.unlink(missing_ok=True)


def _fill(folder: Path, source: Vault, *, key_file: Path | None, password: str | None, told: Progress) -> int:
    """Bring the attachments that the copy left out from the open vault; how many are nowhere."""
    left = 0
    with open_folder(folder, key_file=key_file, ask=_asked(password), make=False) as store:
        vault = Vault(store)
        try:
            with store.read() as session:
                named = sorted(set(session.scalars(select(Attachment.sha256))))
            for number, digest in enumerate(named):
                told.step(number, len(named), "")
                if vault.has(digest):
                    continue
                if source.has(digest):
                    vault.put(source.get(digest))
                else:
                    left += 1
        finally:
            vault.close()
    return left


def _ring_of(content: bytes) -> tuple[frozenset[str], str]:
    """Ways of opening and the check of the key, of a ``keys.json`` not yet trusted."""
    try:
        body = json.loads(content)
        ways = frozenset(str(slot["kind"]) for slot in body["slots"])
        return ways, str(body["check"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return frozenset(), ""


def _check_of(folder: Path) -> str:
    return KeyRing.read(folder).check if (folder / KEYS_FILE).is_file() else ""
