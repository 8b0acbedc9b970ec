"""The two databases of the server behind one door: SQLite (try-out) and PostgreSQL (in earnest).

Owns connections, transactions and the few differences of dialect, so that every statement is written once: ``?`` for a
value, ``= ANY(?)`` for a list. A transaction has a scope, the range of paths of the tree that its caller may touch; in
PostgreSQL the row-level rules read it (``SET LOCAL``) and without one no row is seen. Refuses an ORM: the hot path sends a
handful of statements for a batch.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from sqlalchemy import BigInteger, LargeBinary, Table

from app.base.errors import DiskFull
from app.hq.refusals import DatabaseAway, NoDriver

BUSY_SECONDS: Final = 10.0
APP_ROLE: Final = "vanthu_hq"
"""The PostgreSQL role that requests run under: owns nothing, cannot pass the row-level rules."""
_ANY: Final = re.compile(r"= ANY\(\?\)")
_RETRIES: Final = 4
_SET_SCOPE: Final = "SELECT set_config('app.lo', %s, true), set_config('app.hi', %s, true)"
R = TypeVar("R")


class Scope(tuple[str, str]):
    """A half-open range of paths: what a transaction may see and write."""

    __slots__ = ()

    def __new__(cls, low: str, high: str) -> Scope:
        return super().__new__(cls, (low, high))

    @classmethod
    def below(cls, path: str) -> Scope:
        """A unit and everything under it. ``path`` ends with a slash; the digit after it closes the range."""
        return cls(path, path[:-1] + "0") if path else cls.whole()

    @classmethod
    def only(cls, path: str) -> Scope:
        """One unit without those under it."""
        return cls(path, path + "!")

    @classmethod
    def whole(cls) -> Scope:
        """The whole tree: the keeper's own commands and the server's own bookkeeping."""
        return cls(
            "!", "~"
        )  # paths hold small letters, digits, '-' and '/'; an empty bound would see nothing

    def holds(self, path: str) -> bool:
        return self[0] <= path < self[1]


class Busy(Exception):
    """The database had no turn for us in time; the caller is told to come back."""


class NoRoom(Busy):
    """The disk of the database is full."""


class BadValue(Exception):
    """The database cannot hold a value (a NUL in a text, a number beyond 64 bits)."""


class Tx(Protocol):
    """One transaction."""

    def beyond(self, scope: Scope) -> AbstractContextManager[None]:
        """Another scope for a few statements: the named doors through the walls, each with its reason."""
        ...

    def all(self, sql: str, *values: Any) -> list[Any]: ...

    def one(self, sql: str, *values: Any) -> Any: ...

    def run(self, sql: str, *values: Any) -> int: ...

    def put(
        self, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]], tail: str = ""
    ) -> None:
        """Insert ``rows``; ``tail`` is the ON CONFLICT clause."""
        ...


class Database(Protocol):
    """Where transactions come from."""

    name: str

    def work(self, scope: Scope | None, *, writes: bool = True) -> AbstractContextManager[Tx]: ...

    def owner(self) -> AbstractContextManager[Tx]:
        """A transaction of the keeper's own: making and changing tables, past the row-level rules."""
        ...

    def close(self) -> None: ...


def repeat(act: Callable[[], R]) -> R:
    """Run ``act`` again when the database asks for it (deadlock, serialization); a few times, then Busy."""
    for attempt in range(_RETRIES):
        try:
            return act()
        except Busy:
            if attempt == _RETRIES - 1:
                raise
            time.sleep(0.02 * (attempt + 1))
    raise AssertionError


def open_database(url: str, folder: Path, *, most: int = 8) -> Database:
    """The database of the settings. Raises NoDriver, DatabaseAway."""
    if url.startswith(("postgresql://", "postgres://")):
        return Postgres(url, most=most)
    return Sqlite(folder / "hq.db")


# --- SQLite --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _sqlite_sql(sql: str) -> str:
    return _ANY.sub("IN (SELECT value FROM json_each(?))", sql)


def _listed(values: tuple[Any, ...]) -> tuple[Any, ...]:
    from msgspec.json import encode

    return tuple(encode(value).decode() if isinstance(value, list) else value for value in values)


class _SqliteTx:
    def __init__(self, connection: Any, faults: Any) -> None:
        self._connection = connection
        self._faults = faults

    def beyond(self, scope: Scope) -> AbstractContextManager[None]:
        return nullcontext()

    def _do(self, sql: str, values: tuple[Any, ...]) -> Any:
        try:
            return self._connection.execute(_sqlite_sql(sql), _listed(values))
        except (self._faults.DataError, OverflowError) as error:
            raise BadValue from error

    def all(self, sql: str, *values: Any) -> list[Any]:
        return list(self._do(sql, values).fetchall())

    def one(self, sql: str, *values: Any) -> Any:
        return self._do(sql, values).fetchone()

    def run(self, sql: str, *values: Any) -> int:
        return int(self._do(sql, values).rowcount)

    def put(
        self, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]], tail: str = ""
    ) -> None:
        if not rows:
            return
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks}) {tail}"  # noqa: S608  names are ours
        try:
            self._connection.executemany(sql, rows)
        except OverflowError as error:
            raise BadValue from error


class Sqlite:
    """One file, opened by the same library as the clerk's folder, without a key: for trying out and small offices.

    Each thread has its own connection; writers take turns (``BEGIN IMMEDIATE``), readers never wait.
    """

    name = "sqlite"

    def __init__(self, path: Path) -> None:
        from sqlcipher3 import dbapi2

        self.path = path
        self._driver = dbapi2
        self._own = threading.local()
        self._open: list[Any] = []
        self._lock = threading.Lock()

    def _connection(self) -> Any:
        known = getattr(self._own, "connection", None)
        if known is not None:
            return known
        fresh = self._driver.connect(
            str(self.path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        fresh.execute("PRAGMA journal_mode = WAL")
        fresh.execute("PRAGMA synchronous = FULL")
        fresh.execute("PRAGMA temp_store = MEMORY")
        self._own.connection = fresh
        with self._lock:
            self._open.append(fresh)
        return fresh

    @contextmanager
    def work(self, scope: Scope | None, *, writes: bool = True) -> Iterator[Tx]:
        """A transaction; the scope is kept by the rules alone here. Raises Busy."""
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
            try:
                yield _SqliteTx(connection, self._driver)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has ended it already
                    connection.execute("ROLLBACK")
                raise
        except self._driver.OperationalError as error:
            if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise Busy from error
            if "disk is full" in str(error):
                raise NoRoom from error  # callers come back; the keeper reads it in the log
            raise

    @contextmanager
    def owner(self) -> Iterator[Tx]:
        try:
            with self.work(Scope.whole()) as tx:
                yield tx
        except NoRoom:
            raise DiskFull(file=str(self.path)) from None

    def close(self) -> None:
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._own = threading.local()


# --- PostgreSQL ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _postgres_sql(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


@lru_cache(maxsize=128)
def _bulk_sql(table: Table, columns: tuple[str, ...], tail: str) -> str:
    kinds = (_array_of(table.c[name].type) for name in columns)
    lists = ", ".join(f"%s::{kind}[]" for kind in kinds)
    return f"INSERT INTO {table.name} ({', '.join(columns)}) SELECT * FROM unnest({lists}) {tail}"  # noqa: S608  names are ours


def _array_of(kind: Any) -> str:
    if isinstance(kind, BigInteger):
        return "bigint"
    return "bytea" if isinstance(kind, LargeBinary) else "text"


class _PostgresTx:
    def __init__(self, connection: Any, scope: Scope | None) -> None:
        self._connection = connection
        self._scope = scope

    @contextmanager
    def beyond(self, scope: Scope) -> Iterator[None]:
        before, self._scope = self._scope, scope
        self._connection.execute(_SET_SCOPE, tuple(scope))
        yield  # not in a finally: after an error the transaction takes no more statements and ends anyway
        self._scope = before
        self._connection.execute(_SET_SCOPE, tuple(before or ("", "")))

    def all(self, sql: str, *values: Any) -> list[Any]:
        return list(self._connection.execute(_postgres_sql(sql), values).fetchall())

    def one(self, sql: str, *values: Any) -> Any:
        return self._connection.execute(_postgres_sql(sql), values).fetchone()

    def run(self, sql: str, *values: Any) -> int:
        return int(self._connection.execute(_postgres_sql(sql), values or None).rowcount)

    def put(
        self, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]], tail: str = ""
    ) -> None:
        if rows:
            lists = [list(column) for column in zip(*rows, strict=True)]
            self._connection.execute(_bulk_sql(table, tuple(columns), tail), lists)


class Postgres:
    """A pool of connections, each acting as the application's role, never as the owner of the tables."""

    name = "postgres"

    def __init__(self, url: str, *, most: int = 8) -> None:
        try:
            import psycopg
            from psycopg_pool import ConnectionPool, PoolTimeout
        except ImportError:
            raise NoDriver(name="psycopg") from None
        self._driver = psycopg
        self._timeout = PoolTimeout
        self.url = url
        self._pool = ConnectionPool(
            url,
            min_size=0,
            max_size=most,
            timeout=BUSY_SECONDS,
            kwargs={"autocommit": True},
            configure=self._configure,
            open=True,
        )

    def _configure(self, connection: Any) -> None:
        connection.execute(f"SET ROLE {APP_ROLE}")
        # Every question of a request goes by a key; a table that grew since it was last analysed must not be read whole.
        connection.execute("SET enable_seqscan = off")
        connection.execute("SET jit = off")
        # A plan made for any list compares each row with every element of it; one made for this list hashes them.
        connection.execute("SET plan_cache_mode = force_custom_plan")
        connection.execute("SET lock_timeout = '8s'")
        connection.execute("SET statement_timeout = '60s'")

    @contextmanager
    def _transaction(self, connection: Any, *, writes: bool) -> Iterator[None]:
        """Who only reads sees one state from beginning to end."""
        repeatable = self._driver.IsolationLevel.REPEATABLE_READ
        connection.isolation_level = None if writes else repeatable
        connection.read_only = None if writes else True
        with connection.transaction():
            yield

    @contextmanager
    def work(self, scope: Scope | None, *, writes: bool = True) -> Iterator[Tx]:
        """A transaction seeing ``scope`` alone; without one it sees nothing. Raises Busy, BadValue, DatabaseAway."""
        faults = self._driver.errors
        try:
            with self._pool.connection() as connection, self._transaction(connection, writes=writes):
                if scope is not None:
                    connection.execute(_SET_SCOPE, tuple(scope))
                yield _PostgresTx(connection, scope)
        except (faults.DeadlockDetected, faults.SerializationFailure, faults.LockNotAvailable) as error:
            raise Busy from error
        except (self._timeout, self._driver.OperationalError) as error:
            raise Busy from error  # away or starting again: the caller comes back
        except self._driver.DataError as error:
            raise BadValue from error

    @contextmanager
    def owner(self) -> Iterator[Tx]:
        try:
            connection = self._driver.connect(self.url, autocommit=True)
        except self._driver.OperationalError as error:
            raise DatabaseAway(reason=_first_line(error)) from None
        with connection, connection.transaction():
            connection.execute(_SET_SCOPE, tuple(Scope.whole()))  # the rules are forced upon the owner too
            yield _PostgresTx(connection, Scope.whole())

    def close(self) -> None:
        self._pool.close()


def _first_line(error: BaseException) -> str:
    """What the driver says, without the address and password it may quote further down."""
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]
