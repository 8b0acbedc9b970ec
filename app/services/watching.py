"""The watched folder: what a scanner saves there becomes letters to be registered, each file once.

Owns when a file is whole (unchanged between two looks, and its end in place), which files are let lie, where they go
afterwards. A file whose bytes are known is not taken a second time; one that cannot be read is told once and left. Refuses
to delete anything: files are moved into a folder beside them, or stay.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import select

from app.base.errors import AppError, FileMissing, FolderReadOnly, InputRefused
from app.base.files import disk_error, read_bytes
from app.base.language import mark
from app.base.progress import Progress, Silent
from app.base.text import nfc
from app.models.registering import WatchedFile
from app.models.session import Store
from app.services.change import Service
from app.services.incoming import Incoming

DONE_FOLDER: Final = "Đã nhận"
_PASSING: Final = (".tmp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".lock", ".new")
"""Endings under which programs write what is not yet whole."""
_SKIPPED: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_PATIENCE: Final = 30
"""So many looks a PDF without its end is waited for; then it is taken as it is."""
_MOST_AT_ONCE: Final = 50
_PDF_TAIL: Final = 2048


class Outcome(StrEnum):
    TAKEN = "taken"
    KNOWN = "known"
    REFUSED = "refused"


class WatchFolderMissing(InputRefused):
    code, what = "DEN-050", mark("Không thấy thư mục theo dõi {folder}.")
    remedy = mark("Cắm lại ổ đĩa hoặc chọn thư mục khác trong phần cài đặt.")


class WatchFolderOwn(InputRefused):
    code, what = "DEN-051", mark("Không theo dõi thư mục dữ liệu của chương trình ({folder}).")
    remedy = mark("Chọn thư mục mà máy quét lưu tệp vào.")


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one file."""

    name: str
    outcome: str
    """'taken', 'known' or 'refused'."""
    letter_id: str | None
    reason: str
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the folder."""

    folder: str
    found: tuple[Seen, ...]
    waiting: tuple[str, ...]
    """Files that are still being written, or are looked at for the first time."""


class _State(NamedTuple):
    size: int
    stamp: int
    looks: int


class Watching(Service):
    """One watched folder. Not thread-safe: one job at a time looks."""

    def __init__(
        self,
        store: Store,
        *,
        by: str,
        incoming: Incoming,
        folder: Path,
        move: bool,
    ) -> None:
        super().__init__(store, by=by, practice=incoming.practice)
        self._incoming = incoming
        self.folder, self.move = folder, move
        self._before: dict[str, _State] = {}

    def look(self, *, progress: Progress | None = None) -> Look:
        """Take what is whole since the last look. Raises WatchFolderMissing, WatchFolderOwn and faults of the data folder."""
        watch = progress or Silent()
        now: dict[str, _State] = {}
        ready: list[Path] = []
        for path, size, stamp in self._files():
            before = self._before.get(path.name)
            same = before is not None and (before.size, before.stamp) == (size, stamp)
            state = _State(size, stamp, before.looks + 1 if same and before else 0)
            now[path.name] = state
            if same and size and _ends_well(path, state.looks):
                ready.append(path)
        known = self._told()
        ready = [
            path for path in ready if (path.name, now[path.name].size, now[path.name].stamp) not in known
        ]
        found = []
        for at, path in enumerate(ready[:_MOST_AT_ONCE]):
            watch.step(at, min(len(ready), _MOST_AT_ONCE), path.name)
            seen = self._take(path, now[path.name], watch)
            if seen is not None:
                found.append(seen)
        taken = {seen.name for seen in found}
        told = {name for name, _, _ in known}
        self._before = {name: state for name, state in now.items() if name not in taken or not self.move}
        waiting = tuple(name for name in now if name not in taken and name not in told)
        return Look(str(self.folder), tuple(found), waiting)

    # --- the folder -------------------------------------------------------------------------------------

    def _files(self) -> list[tuple[Path, int, int]]:
        folder = self.folder
        try:
            if not folder.is_dir():
                raise WatchFolderMissing(folder=str(folder))
            own = self.store.folder.resolve()
            if folder.resolve() == own or own in folder.resolve().parents:
                raise WatchFolderOwn(folder=str(folder))
            found = []
            for path in folder.iterdir():
                if _let_lie(path.name):
                    continue
                with contextlib.suppress(FileNotFoundError):  # gone between two breaths
                    state = path.stat()
                    if path.is_file() and not path.is_symlink():
                        found.append((path, state.st_size, state.st_mtime_ns))
        except OSError as error:  # a stick pulled out while it is read
            raise WatchFolderMissing(folder=str(folder)) from error
        return sorted(found, key=lambda one: (one[2], one[0].name))

    def _told(self) -> set[tuple[str, int, int]]:
        """Files that were met before and lie there unchanged."""
        query = select(WatchedFile.name, WatchedFile.size, WatchedFile.stamp)
        with self.store.read() as session:
            rows = session.execute(query.where(WatchedFile.folder == str(self.folder)[-1000:]))
            return {(name, size, stamp) for name, size, stamp in rows}

    # --- one file ---------------------------------------------------------------------------------------

    def _take(self, path: Path, state: _State, watch: Progress) -> Seen | None:
        name = nfc(path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))[-255:]
        try:
            data = read_bytes(path)
        except FileMissing:
            return None
        except AppError as refused:
            return self._tell(path, name, state, "", Outcome.REFUSED, None, str(refused))
        if len(data) != state.size:
            return None  # it went on growing while it was read; the next look decides
        digest = sha256(data).hexdigest()
        letter_id = self._incoming.known(digest)
        if letter_id is not None:
            return self._tell(path, name, state, digest, Outcome.KNOWN, letter_id, "")
        try:
            letter_id = self._incoming.receive_all(data, name, progress=watch).result[0]
        except InputRefused as refused:
            return self._tell(path, name, state, digest, Outcome.REFUSED, None, str(refused))
        return self._tell(path, name, state, digest, Outcome.TAKEN, letter_id, "")

    def _tell(
        self,
        path: Path,
        name: str,
        state: _State,
        digest: str,
        outcome: Outcome,
        letter_id: str | None,
        reason: str,
    ) -> Seen:
        moved, fault = "", ""
        if self.move and outcome is not Outcome.REFUSED:
            try:
                moved = str(_put_aside(path))
            except AppError as error:  # the letter is safe in the vault; the file stays where it is
                fault = str(error)
        if not moved:
            with self.work("incoming.watch") as w:
                w.add(
                    WatchedFile(
                        id=w.ids.new(),
                        folder=str(self.folder)[-1000:],
                        name=path.name[-255:],
                        size=state.size,
                        stamp=state.stamp,
                        sha256=digest,
                        outcome=outcome.value,
                        reason=reason[:500],
                        letter_id=letter_id,
                        at=w.clock.now(),
                    )
                )
                w.commit()
        return Seen(name, outcome.value, letter_id, reason or fault, moved)


def _let_lie(name: str) -> bool:
    plain = name.casefold()
    return plain.startswith((".", "~$")) or plain in _SKIPPED or plain.endswith(_PASSING)


def _ends_well(path: Path, looks: int) -> bool:
    """Whether a PDF has its end: a scanner that pauses between pages leaves the size alone for a while."""
    if path.suffix.casefold() != ".pdf" or looks > _PATIENCE:
        return True
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _PDF_TAIL))
            tail = file.read()
    except OSError:
        return False
    return b"%%EOF" in tail


def _put_aside(path: Path) -> Path:
    """Move a file into the folder of files done; another of the same name stays what it is. Raises FolderReadOnly."""
    folder = path.parent / DONE_FOLDER
    try:
        folder.mkdir(exist_ok=True)
        target, count = folder / path.name, 1
        while target.exists():
            count += 1
            target = folder / f"{path.stem[:200]} ({count}){path.suffix}"
        path.rename(target)
    except OSError as error:
        refusal = disk_error(error, path, writing=True)
        raise refusal if isinstance(refusal, FolderReadOnly) else FolderReadOnly(file=str(path)) from error
    return target
