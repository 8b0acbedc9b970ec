"""The data folder's database and the one way to change it: a unit of work.

Owns transactions. ``with store.work(verb=..., by=...) as w: ... return w.commit()`` changes records, history, outbox and
search index together or not at all; leaving without ``commit`` undoes everything. ``with store.read() as s:`` gives a
session that cannot write. Refuses statements that change records past SQLAlchemy's unit of work, because history and
outbox would not see them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from sqlalchemy import event, insert, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.base.clock import Clock, SystemClock, today
from app.base.errors import AppError
from app.base.files import PRIVATE, disk_error, make_folder
from app.base.ids import Ids
from app.models import (
    near,
    registry,  # noqa: F401  every mapped class must be known before the first session
)
from app.models.base import Base, Record
from app.models.derived import settle
from app.models.documents import Documents
from app.models.engine import BUSY_SECONDS, make_engine
from app.models.errors import (
    DatabaseBusy,
    DatabaseGone,
    DataGone,
    DataMissing,
    DataPresent,
    RecordMissing,
    storage_error,
)
from app.models.fulltext import index
from app.models.guard import ReadSession, WriteSession, own_statements, refuse_loose_changes, said_plainly
from app.models.history import Act, Watch, write_journal
from app.models.journal import Change, Fact
from app.models.keys import DataKey
from app.models.migrations import HEAD
from app.models.occupancy import Occupancy, alone
from app.models.privacy import AccessEntry
from app.models.restoring import MARKER, finish_if_begun
from app.models.upgrade import VERSION_TABLE, bring_up

DATABASE: Final = "vanthu.db"
FRESH: Final = f".{DATABASE}.new"
"""The database until its folder is whole; then it is renamed."""
LAID: Final = ("keys.json", "blobs.db")
"""What lies in a folder before its database: see folder.create_folder."""
R = TypeVar("R", bound=Base)


def no_stop(point: str) -> None:
    """The usual hook at commit points: nothing happens. Kill tests put one that ends the process."""


def need_not_gone(folder: Path) -> None:
    """Refuse to begin anew where a database was lost: its keys and attachments would be lost with it.

    Raises DatabaseGone.
    """
    if (folder / DATABASE).exists() or (folder / FRESH).exists() or (folder / MARKER).exists():
        return
    if any((folder / name).exists() for name in LAID):
        raise DatabaseGone(file=str(folder))


@dataclass(frozen=True, slots=True)
class Changed:
    """What a verb changed: for windows that refresh, for undo, for the command line."""

    act_id: str
    subjects: frozenset[str]
    """Names of the tables whose records changed."""
    ids: tuple[tuple[str, str], ...]
    """(entity, id) of every changed record, in the order they were touched."""
    undoable: bool

    def __bool__(self) -> bool:
        return bool(self.ids)

    def of(self, entity: str) -> tuple[str, ...]:
        """Ids of the changed records of one entity."""
        return tuple(i for name, i in self.ids if name == entity)


class Store:
    """The open database of one data folder. One per process and folder; usable from any thread."""

    def __init__(
        self,
        folder: Path,
        key: DataKey,
        *,
        clock: Clock | None = None,
        ids: Ids | None = None,
        stop: Callable[[str], None] = no_stop,
        busy: float = BUSY_SECONDS,
    ) -> None:
        """Open an existing folder. Raises DataMissing, WrongKey, DatabaseDamaged and other refusals."""
        self.folder = folder
        self.path = folder / DATABASE
        finish_if_begun(folder, stop, busy)
        if not self.path.is_file():
            raise DataMissing(file=str(folder))
        self.key = key
        self.clock = clock or SystemClock()
        self.ids = ids or Ids(self.clock)
        self.stop = stop
        self.busy = busy
        self.turn = threading.Lock()  # one writer: units of work of this process queue here
        self.holder: int | None = None
        self.after: Callable[[Changed], None] | None = None
        """Told of each act once it is on disk: the witness that lies outside the folder."""
        self.ask_numbers: Callable[[Any], bool] | None = None
        """How a verb that lacks the lease of a series asks headquarters for it; None where there is no line."""
        bring_up(self.path, key, clock=self.clock, stop=stop, busy=busy)
        self._hold = Occupancy(folder, alone=False, busy=busy)
        try:
            self._open()
        except BaseException:
            self._hold.release()
            raise

    def _open(self) -> None:
        self._reading = make_engine(self.path, self.key, writes=False, busy=self.busy)
        self.writing = make_engine(self.path, self.key, writes=True, busy=self.busy)
        event.listen(self.writing, "before_cursor_execute", refuse_loose_changes)
        with self.read() as session:
            device = session.get(Fact, "device")
            self.device = device.value if device else ""

    @classmethod
    def create(
        cls, folder: Path, key: DataKey, *, first: Callable[[], None] | None = None, **more: Any
    ) -> Store:
        """Make a new database in ``folder`` and open it. Raises DataPresent when there is one, FolderReadOnly.

        It is made under another name: killed at any point, the folder has either no database or a whole one.
        ``first`` lays what belongs to it (keys, vault) before that moment.
        """
        path = folder / DATABASE
        make_folder(folder)
        stop: Callable[[str], None] = more.get("stop", no_stop)
        finish_if_begun(folder, stop, more.get("busy", BUSY_SECONDS))
        ids: Ids = more.get("ids") or Ids(more.get("clock"))
        with alone(folder, busy=more.get("busy", BUSY_SECONDS)):
            if path.exists():
                raise DataPresent(file=str(folder))
            need_not_gone(folder)
            fresh = folder / FRESH
            for left in folder.glob(f"{FRESH}?*"):
                left.unlink()  # of a program that was stopped here
            try:
                cls._make(fresh, key, ids, first)
                stop("create.ready")
                fresh.chmod(PRIVATE)  # the log files beside it take its rights
                fresh.replace(path)
            except (AppError, OSError) as error:
                for name in (
                    *LAID,
                    FRESH,
                ):  # the database last: as long as it lies here the others are known as unborn
                    for left in folder.glob(f"{name}*"):
                        left.unlink(missing_ok=True)
                if isinstance(error, OSError):
                    raise disk_error(error, path, writing=True) from None
                raise
        return cls(folder, key, **more)

    @staticmethod
    def _make(fresh: Path, key: DataKey, ids: Ids, first: Callable[[], None] | None) -> None:
        # Emptied, never absent: while it lies here, keys and vault are of a folder still being made.
        fresh.write_bytes(b"")
        engine = make_engine(fresh, key, writes=True, create=True)
        try:
            with said_plainly(fresh.with_name(DATABASE)), engine.begin() as connection:
                Base.metadata.create_all(connection)
                connection.exec_driver_sql(VERSION_TABLE)
                connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
                facts = {"device": ids.new(), "incarnation": "1"}
                connection.execute(insert(Fact), [{"key": k, "value": v} for k, v in facts.items()])
            if first is not None:
                first()
            # Closing would fold the log into the file too, but is silent when the disk is full, and the rename
            # leaves the log behind.
            with said_plainly(fresh.with_name(DATABASE)):
                raw = engine.raw_connection()
                raw.cursor().execute("PRAGMA wal_checkpoint(FULL)")
                raw.close()
        finally:
            engine.dispose()

    def work(self, *, verb: str, by: str, remote: bool = False, undoes: str | None = None) -> UnitOfWork:
        """A unit of work, to be entered by ``with``. ``verb`` such as 'letters.issue', ``by`` the person's id.

        ``remote``: the changes come from headquarters; they get history but no outgoing operation.
        """
        return UnitOfWork(self, verb=verb, by=by, remote=remote, undoes=undoes)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the database and cannot write."""
        session = ReadSession(self._reading, autoflush=False)
        try:
            with said_plainly(self.path):
                yield session
        finally:
            session.close()

    def close(self) -> None:
        """Give all connections back. The store is not used afterwards."""
        self._reading.dispose()
        self.writing.dispose()
        self._hold.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class UnitOfWork:
    """One act of one person: all of it or nothing."""

    def __init__(self, store: Store, *, verb: str, by: str, remote: bool, undoes: str | None) -> None:
        self._store = store
        self._watch = Watch()
        self.documents = Documents()
        self.written: list[tuple[str, str]] = []
        """(entity, id) of what bulk.py wrote past the session, with its history and operations."""
        self._done: Changed | None = None
        self.clock = store.clock
        self.ids = store.ids
        self.act = Act(store.ids.new(), verb, by, store.device, undoes, remote)
        self._raw: Any = None
        self.session: Session
        """For queries; ``add`` and ``delete`` of records may go through it too."""

    # --- the recipe's words ---------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The day in Vietnam."""
        return today(self.clock)

    def get(self, model: type[R], key: Any) -> R:
        """The record, to be changed by assignment. Raises RecordMissing."""
        found = self.find(model, key)
        if found is None:
            raise RecordMissing(entity=model.__tablename__, id=key)
        return found

    def find(self, model: type[R], key: Any) -> R | None:
        """The record, or None."""
        return self.session.get(model, key)

    def add(self, record: R) -> R:
        """Take a new record in. A record without an id gets one now, so that others may name it."""
        if isinstance(record, Record) and not inspect(record).dict.get("id"):
            record.id = self.ids.new()
        self.session.add(record)
        return record

    def delete(self, record: Base) -> None:
        self.session.delete(record)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part that may fail alone: when it raises, only what was done inside is taken back. Raises what it raised."""
        with said_plainly(self._store.path):
            self._flush()
            saved = self._watch.saved()
            try:
                with self.session.begin_nested():
                    yield
                    self._flush()
            except BaseException:
                self._watch.back(saved)
                self.session.connection().info["flushing"] = False
                raise

    def flush(self) -> None:
        """Send changes to the database now, to learn of a broken constraint at once."""
        with said_plainly(self._store.path):
            self._flush()

    def _flush(self) -> None:
        self.documents.mark_changed(self.session)
        self.session.flush()

    # --- enter, commit, leave -------------------------------------------------------------------------

    def __enter__(self) -> Self:
        store = self._store
        if store.holder == threading.get_ident():
            raise RuntimeError("a unit of work inside another of the same thread would wait for itself")
        # An open file lives on without its name: what is saved there is saved nowhere.
        if not store.path.exists():
            raise DataGone(file=str(store.folder))
        if not store.turn.acquire(timeout=store.busy):
            raise DatabaseBusy
        store.holder = threading.get_ident()
        try:
            self.session = WriteSession(store.writing, expire_on_commit=False)
            self.session.info["work"] = self
            with said_plainly(store.path):
                self.session.connection().info.update(flushing=False, own=False)
                self._raw = self.session.connection().connection.dbapi_connection  # BEGIN IMMEDIATE
            store.stop("work.begun")
        except BaseException:
            self._leave()
            raise
        return self

    def commit(self) -> Changed:
        """Write records, history, outbox and search index in one transaction. After it returns, it is on disk."""
        if self._done is not None:
            raise RuntimeError("a unit of work is committed once")
        store = self._store
        with said_plainly(store.path):
            self._flush()
            store.stop("work.flushed")
            deltas = self._watch.deltas(self.session)
            undoable = write_journal(self.session, self.act, deltas, self.clock, self.ids)
            self.session.flush()
            with own_statements(self.session):
                near.forget(self.session, deltas)
                index(self.session, deltas)
                near.index(self.session, deltas)
            store.stop("work.journaled")
            self.session.commit()
            store.stop("work.committed")
        self._done = Changed(
            self.act.id,
            frozenset((*(delta.entity for delta in deltas), *(entity for entity, _ in self.written))),
            (*((delta.entity, delta.record.id) for delta in deltas), *self.written),
            undoable and bool(deltas or self.written),
        )
        if store.after is not None:
            store.after(self._done)
        return self._done

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()
        if isinstance(error, DBAPIError):
            refusal = storage_error(error, self._store.path.name)
            if refusal is not None:
                raise refusal from None

    def _leave(self) -> None:
        try:
            if hasattr(self, "session"):
                self.session.close()  # rolls back what was not committed
                if self._raw is not None and self._raw.in_transaction:
                    self._raw.rollback()  # a refused COMMIT stays open in SQLite, though SQLAlchemy let go of it
        finally:
            self._store.holder = None
            self._store.turn.release()

    def before_flush(self) -> None:
        """Called by WriteSession before each flush."""
        dirty = self.session.dirty
        if any(isinstance(record, Change | AccessEntry) for record in (*dirty, *self.session.deleted)):
            raise RuntimeError("history is not rewritten")
        new = self.session.new
        for record in new:
            if isinstance(record, Record) and not inspect(record).dict.get("id"):
                record.id = self.ids.new()
        for record in (*new, *dirty):
            if isinstance(record, Record):
                settle(record)
        self._watch.before_flush(self.session)
