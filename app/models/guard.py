"""Sessions that keep the rule: records change only inside a unit of work, one by one.

Owns the sessions for reading and writing and the guards on both. Refuses bulk statements on the writing connection,
because history, outbox and search index would not see what they change.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ORMExecuteState, Session
from sqlcipher3 import dbapi2

from app.base.errors import FolderReadOnly
from app.models.engine import CHANGING
from app.models.errors import DataGone, DiskFault, storage_error


class ReadSession(Session):
    """A session for looking. The connection beneath is query-only as well."""

    def flush(self, objects: Any = None) -> None:
        if self.new or self.dirty or self.deleted:
            raise RuntimeError("records are changed only inside store.work(...)")


class WriteSession(Session):
    """The session of one unit of work."""


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn errors of the database inside the block into refusals a clerk can read."""
    try:
        yield
    except (DBAPIError, dbapi2.Error, MemoryError) as error:
        refusal = storage_error(error, path.name)
        if refusal is None:
            raise
        if isinstance(refusal, FolderReadOnly | DiskFault) and not path.exists():
            raise DataGone(
                file=str(path.parent)
            ) from None  # "read-only" is all that SQLite knows of a pulled stick
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
    for record in session.dirty:
        session.info["work"].documents.loaded(record)


@event.listens_for(WriteSession, "loaded_as_persistent")
@event.listens_for(WriteSession, "pending_to_persistent")
def _loaded(session: Session, record: object) -> None:
    session.info["work"].documents.loaded(record)


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    changing = state.is_insert or state.is_update or state.is_delete  # text() is seen by the guard below
    if changing and isinstance(state.session, ReadSession | WriteSession):
        raise RuntimeError("records are changed one by one inside store.work(...), never by a bulk statement")


def refuse_loose_changes(
    connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
) -> None:
    """Let through what the flush writes; refuse other statements that change data."""
    if connection.info.get("flushing") or connection.info.get("own"):
        return
    first = statement.lstrip().split(None, 1)[0].upper()
    if first in CHANGING or (first == "WITH" and any(word in statement.upper() for word in CHANGING)):
        raise RuntimeError("records are changed one by one inside store.work(...), never by a bulk statement")
