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
from sqlalchemy.orm import ORMExecuteState, Session

from app.base.clock import Clock, SystemClock, today
from app.base.ids import Ids
from app.models import registry  # noqa: F401  every mapped class must be known before the first session
from app.models.base import Base, Record
from app.models.derived import settle
from app.models.engine import BUSY_SECONDS, CHANGING, make_engine
from app.models.errors import DatabaseBusy, DataMissing, DataPresent, RecordMissing, storage_error
from app.models.fulltext import index
from app.models.history import Act, Watch, write_journal
from app.models.journal import Change, Fact
from app.models.keys import DataKey

DATABASE: Final = "vanthu.db"
R = TypeVar("R", bound=Base)


def no_stop(point: str) -> None:
    """The usual hook at commit points: nothing happens. Kill tests put one that ends the process."""


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


class ReadSession(Session):
    """A session for looking. The connection beneath is query-only as well."""

    def flush(self, objects: Any = None) -> None:
        if self.new or self.dirty or self.deleted:
            raise RuntimeError("records are changed only inside store.work(...)")


class WriteSession(Session):
    """The session of one unit of work."""


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
        if not self.path.is_file():
            raise DataMissing(file=str(folder))
        self.key = key
        self.clock = clock or SystemClock()
        self.ids = ids or Ids(self.clock)
        self.stop = stop
        self.busy = busy
        self.turn = threading.Lock()  # one writer: units of work of this process queue here
        self.holder: int | None = None
        self._reading = make_engine(self.path, key, writes=False, busy=busy)
        self.writing = make_engine(self.path, key, writes=True, busy=busy)
        event.listen(self.writing, "before_cursor_execute", _refuse_loose_changes)
        with self.read() as session:
            device = session.get(Fact, "device")
            self.device = device.value if device else ""

    @classmethod
    def create(cls, folder: Path, key: DataKey, **more: Any) -> Store:
        """Make a new database in ``folder`` and open it. Raises DataPresent when there is one."""
        path = folder / DATABASE
        if path.exists():
            raise DataPresent(file=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        engine = make_engine(path, key, writes=True, create=True)
        ids: Ids = more.get("ids") or Ids(more.get("clock"))
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            connection.execute(insert(Fact), [{"key": "device", "value": ids.new()}])
        engine.dispose()
        return cls(folder, key, **more)

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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class UnitOfWork:
    """One act of one person: all of it or nothing."""

    def __init__(self, store: Store, *, verb: str, by: str, remote: bool, undoes: str | None) -> None:
        self._store = store
        self._watch = Watch()
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

    def flush(self) -> None:
        """Send changes to the database now, to learn of a broken constraint at once."""
        with said_plainly(self._store.path):
            self.session.flush()

    # --- enter, commit, leave -------------------------------------------------------------------------

    def __enter__(self) -> Self:
        store = self._store
        if store.holder == threading.get_ident():
            raise RuntimeError("a unit of work inside another of the same thread would wait for itself")
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
            self.session.flush()
            store.stop("work.flushed")
            deltas = self._watch.deltas(self.session)
            undoable = write_journal(self.session, self.act, deltas, self.clock, self.ids)
            self.session.flush()
            with own_statements(self.session):
                index(self.session, deltas)
            store.stop("work.journaled")
            self.session.commit()
            store.stop("work.committed")
        self._done = Changed(
            self.act.id,
            frozenset(delta.entity for delta in deltas),
            tuple((delta.entity, delta.record.id) for delta in deltas),
            undoable and bool(deltas),
        )
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
        dirty = self.session.dirty
        if any(isinstance(record, Change) for record in (*dirty, *self.session.deleted)):
            raise RuntimeError("history is not rewritten")
        for record in (*self.session.new, *dirty):
            if isinstance(record, Record):
                if not inspect(record).dict.get("id"):
                    record.id = self.ids.new()
                settle(record)
        self._watch.before_flush(self.session)


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn errors of the database inside the block into refusals a clerk can read."""
    try:
        yield
    except DBAPIError as error:
        refusal = storage_error(error, path.name)
        if refusal is None:
            raise
        raise refusal from None


@contextmanager
def own_statements(session: Session) -> Iterator[None]:
    """Let statements of the store itself (search index) pass the guard below."""
    info = session.connection().info
    info["own"] = True
    try:
        yield
    finally:
        info["own"] = False


@event.listens_for(WriteSession, "before_flush")
def _before_flush(session: Session, context: Any, instances: Any) -> None:
    session.connection().info["flushing"] = True
    session.info["work"].before_flush()


@event.listens_for(WriteSession, "after_flush")
def _after_flush(session: Session, context: Any) -> None:
    session.connection().info["flushing"] = False


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    changing = state.is_insert or state.is_update or state.is_delete  # text() is seen by the guard below
    if changing and isinstance(state.session, ReadSession | WriteSession):
        raise RuntimeError("records are changed one by one inside store.work(...), never by a bulk statement")


def _refuse_loose_changes(
    connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
) -> None:
    """Let through what the flush writes; refuse other statements that change data."""
    if connection.info.get("flushing") or connection.info.get("own"):
        return
    first = statement.lstrip().split(None, 1)[0].upper()
    if first in CHANGING or (first == "WITH" and any(word in statement.upper() for word in CHANGING)):
        raise RuntimeError("records are changed one by one inside store.work(...), never by a bulk statement")
