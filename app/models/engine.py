"""How one of our encrypted files is opened: SQLCipher, its pragmas, and one engine each for reading and writing.

Refuses every other SQLite library on these files (two in one process can corrupt a file) and keys in URLs: the key
goes to the fresh connection before SQLAlchemy, and so any log, sees it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.models.errors import DatabaseDamaged, WrongKey, storage_error
from app.models.keys import DataKey

BUSY_SECONDS: Final = 10.0
DATABASE_PAGE: Final = 4096
SMALLEST_PAGE: Final = 512
# Words that begin a statement which changes data; before_cursor_execute compares with them.
CHANGING: Final = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER")


def connect(
    path: Path,
    key: DataKey,
    *,
    page: int = DATABASE_PAGE,
    busy: float = BUSY_SECONDS,
    create: bool = False,
    before: tuple[str, ...] = (),
    foreign_keys: bool = True,
    journal: str = "WAL",
) -> Any:
    """A raw connection in autocommit mode with key and pragmas set. Raises WrongKey and other refusals.

    ``before``: pragmas that only count before the first page is written.

    A file that is neither empty nor opened by the key gives WrongKey: SQLCipher cannot tell a wrong key from a
    damaged first page, and says so in the same words.
    """
    if not create and path.is_file() and path.stat().st_size < SMALLEST_PAGE:
        raise DatabaseDamaged(file=path.name)  # SQLite would take an empty file for a new database
    mode = "rwc" if create else "rw"
    connection = None
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=busy,
            isolation_level=None,
            check_same_thread=False,
        )
        run = connection.execute
        run("PRAGMA cipher_log_level = NONE")  # SQLCipher would write its own lines to standard error
        run(key.pragma())
        run(f"PRAGMA cipher_page_size = {page}")
        for statement in before:
            run(statement)
        run("SELECT count(*) FROM sqlite_master")  # the first read proves the key
        run(f"PRAGMA journal_mode = {journal}")
        run("PRAGMA synchronous = FULL")
        run(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        run("PRAGMA secure_delete = ON")
        run("PRAGMA temp_store = MEMORY")
        run("PRAGMA journal_size_limit = 16777216")  # the log shrinks again after an import
    except (dbapi2.Error, MemoryError) as error:
        if connection is not None:
            connection.close()
        refusal = storage_error(error, path.name)
        if isinstance(refusal, DatabaseDamaged) and getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            refusal = WrongKey(file=path.name)
        if refusal is None:
            raise
        raise refusal from None
    return connection


def make_engine(
    path: Path,
    key: DataKey,
    *,
    writes: bool,
    busy: float = BUSY_SECONDS,
    create: bool = False,
    foreign_keys: bool = True,
) -> Engine:
    """An engine on ``path``. ``writes``: one connection whose transactions begin IMMEDIATE; else query-only ones."""

    def open_connection() -> Any:
        connection = connect(path, key, busy=busy, create=create, foreign_keys=foreign_keys)
        if not writes:
            connection.execute("PRAGMA query_only = ON")
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=open_connection,
        poolclass=QueuePool,
        pool_size=1 if writes else 4,
        max_overflow=0 if writes else 8,
        hide_parameters=True,  # values of records must not stand in exceptions
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        if writes:
            # Records of one act may name each other in any order; the reference is checked at COMMIT.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    return engine
