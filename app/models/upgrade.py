"""Bringing a database to this program's revision: after a copy, in one transaction, or not at all.

Owns when alembic runs. Refuses a database of a newer program and one that is none of ours. When the stored revision is
the program's, one SELECT is all that happens.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from app.base.clock import Clock
from app.base.files import make_folder
from app.models.engine import BUSY_SECONDS, connect, make_engine
from app.models.errors import DatabaseDamaged, DatabaseNewer, storage_error
from app.models.keys import DataKey
from app.models.migrations import HEAD, REVISIONS
from app.models.occupancy import alone

if TYPE_CHECKING:
    from alembic.config import Config

COPIES: Final = "copies"
KEPT_COPIES: Final = 3
VERSION_TABLE: Final = (
    "CREATE TABLE alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def stored_revision(connection: Any, file: str) -> str:
    """The revision of an open database. Raises DatabaseDamaged when it has none: it is not ours."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except dbapi2.OperationalError:
        row = None
    if row is None:
        raise DatabaseDamaged(file=file)
    return str(row[0])


def check_revision(revision: str) -> bool:
    """True when nothing is to be done, False when older. Raises DatabaseNewer."""
    if revision == HEAD:
        return True
    if revision not in REVISIONS:
        raise DatabaseNewer(revision=revision)
    return False


def bring_up(
    path: Path, key: DataKey, *, clock: Clock, stop: Callable[[str], None], busy: float = BUSY_SECONDS
) -> Path | None:
    """Upgrade the database when it is older; the copy made before, or None when nothing was done.

    Raises WrongKey, DatabaseNewer, DatabaseDamaged, DatabaseBusy (another program has the folder open).
    """
    connection = connect(path, key, busy=busy)
    try:
        if check_revision(stored_revision(connection, path.name)):
            return None
    finally:
        connection.close()
    with alone(path.parent, busy=busy):
        connection = connect(path, key, busy=busy)
        try:
            revision = stored_revision(connection, path.name)
            if check_revision(revision):
                return None  # another program did it while we waited
            stamp = clock.now().strftime("%Y%m%dT%H%M%S")
            copy = path.parent / COPIES / f"before-{HEAD}-from-{revision}-{stamp}.db"
            make_folder(copy.parent)
            copy_database(connection, copy, key)
        finally:
            connection.close()
        stop("migrate.copied")
        engine = make_engine(path, key, writes=True, busy=busy, foreign_keys=False)
        try:
            migrate(engine, HEAD, stop=stop)
        finally:
            engine.dispose()
    for old in sorted(copy.parent.glob("before-*.db"), key=lambda p: p.stat().st_mtime)[:-KEPT_COPIES]:
        old.unlink(missing_ok=True)
    return copy


def copy_database(source: Any, target: Path, key: DataKey, *, page: int = 4096) -> None:
    """A consistent copy under the same key, by the backup API, while others may write. ``target`` must be new."""
    destination = connect(target, key, page=page, create=True, journal="DELETE")
    try:
        # A read transaction keeps the source still; else every write of another program starts the copy anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(destination)
    except dbapi2.Error as error:
        refusal = storage_error(error, target.name)
        if refusal is None:
            raise
        raise refusal from None
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")
        destination.close()


def migrate(
    engine: Engine, revision: str, *, stop: Callable[[str], None] | None = None, down: bool = False
) -> None:
    """Run the scripts up (or down) to ``revision`` in one transaction, references checked before it ends.

    ``engine`` is made with ``foreign_keys=False``: rebuilding a table drops the old one, and its references with it.
    """
    from alembic import command  # imported late: start-up time

    with engine.connect() as connection, connection.begin():
        config = alembic_config(connection)
        if down:
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise DatabaseDamaged(file=str(broken[0]))
        if stop is not None:
            stop("migrate.run")
    if stop is not None:
        stop("migrate.done")


def alembic_config(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config
