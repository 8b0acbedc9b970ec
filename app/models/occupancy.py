"""Who uses a data folder: many programs share it, one alone may replace or upgrade its files.

Owns ``use.lock``, an empty SQLite file of which only the locks matter: a shared lock lives as long as an open store, an
exclusive one as long as a restore or a migration. The system frees both when a process dies. Refuses to guess: who
does not get the lock within the busy time is told so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from app.models.engine import BUSY_SECONDS
from app.models.errors import storage_error

LOCK: Final = "use.lock"


class Occupancy:
    """One hold on a folder. Release it, or let the process end."""

    def __init__(self, folder: Path, *, alone: bool, busy: float = BUSY_SECONDS) -> None:
        """Raises DatabaseBusy when others hold the folder, FolderReadOnly when it cannot be locked."""
        path = folder / LOCK
        self._lock: Any = None
        try:
            self._lock = dbapi2.connect(
                str(path), timeout=busy, isolation_level=None, check_same_thread=False
            )
            self._lock.execute("BEGIN EXCLUSIVE" if alone else "BEGIN")
            self._lock.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except dbapi2.Error as error:
            self.release()
            refusal = storage_error(error, str(folder))
            if refusal is None:
                raise
            raise refusal from None

    def release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


@contextmanager
def alone(folder: Path, *, busy: float = BUSY_SECONDS) -> Iterator[None]:
    """Hold the folder with nobody else in it. Raises DatabaseBusy."""
    hold = Occupancy(folder, alone=True, busy=busy)
    try:
        yield
    finally:
        hold.release()
