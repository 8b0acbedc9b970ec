"""Making and changing the server's tables: numbered steps, each run once in a transaction of its own.

Owns the steps and the walls of PostgreSQL (row-level rules, the role that requests run under). A step only widens:
what an older worker does not know it need not fill, so workers of two versions may run beside one another (expand,
backfill, contract over two releases). Refuses a database that a newer program made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.hq.database import APP_ROLE, Database, Tx
from app.hq.refusals import DatabaseNewer
from app.hq.tables import METADATA

_DIALECTS: Final[dict[str, Any]] = {"sqlite": sqlite.dialect(), "postgres": postgresql.dialect()}  # type: ignore[no-untyped-call]
VERSION: Final = "schema"
UNLOGGED: Final = frozenset({"proof"})
"""Worth nothing after a crash: a proof lives no longer than its nonce."""
OF_THE_SERVER: Final = frozenset({"fact", "proof", "blob"})
"""Tables without a place: they name no unit and no person."""


def _create(table: Table, name: str) -> list[str]:
    dialect = _DIALECTS[name]
    made = [str(CreateTable(table).compile(dialect=dialect))]
    made += [
        str(CreateIndex(index).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda i: i.name or "")
    ]
    return made


def walls(table: Table) -> list[str]:
    """The row-level rules of one table: only rows whose path lies in the transaction's range, for the owner too.

    The bounds are texts set with SET LOCAL; unset or empty ones are NULL, and nothing is in a range without bounds.
    """
    low = "nullif(current_setting('app.lo', true), '') COLLATE \"C\""
    high = "nullif(current_setting('app.hi', true), '') COLLATE \"C\""
    inside = f"path >= {low} AND path < {high}"
    return [
        f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table.name} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS place ON {table.name}",
        f"CREATE POLICY place ON {table.name} USING ({inside}) WITH CHECK ({inside})",
    ]


def _first(tx: Tx, name: str) -> None:
    for table in METADATA.sorted_tables:
        for statement in _create(table, name):
            tx.run(statement)


STEPS: Final[tuple[Callable[[Tx, str], None], ...]] = (_first,)
"""Step n makes version n. A released step is never edited; the first is the tables as they stand until then."""


def migrate(database: Database) -> int:
    """Bring the database to this program's version; how many steps that took. Raises DatabaseNewer, DatabaseAway."""
    done = 0
    while True:
        with database.owner() as tx:
            version = current(tx, database.name)
            if version > len(STEPS):
                raise DatabaseNewer(found=version, known=len(STEPS))
            if version == len(STEPS):
                _put_up_walls(tx, database.name)
                return done
            STEPS[version](tx, database.name)
            tx.run(
                "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                VERSION,
                str(version + 1),
            )
            done += 1


def current(tx: Tx, name: str) -> int:
    """The version of the database; 0 for an empty one."""
    if name == "sqlite":
        there = tx.one("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'fact'")[0]
    else:
        there = tx.one("SELECT to_regclass('fact') IS NOT NULL")[0]
    if not there:
        return 0
    found = tx.one("SELECT value FROM fact WHERE name = ?", VERSION)
    return int(found[0]) if found else 0


def _put_up_walls(tx: Tx, name: str) -> None:
    if name == "sqlite":
        return
    # Roles belong to the whole cluster: another database of it may have made this one, or be making it now.
    tx.run("SELECT pg_advisory_xact_lock(7206071)")
    if tx.one("SELECT 1 FROM pg_roles WHERE rolname = ?", APP_ROLE) is None:
        tx.run(f"CREATE ROLE {APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE")
    tx.run(f"GRANT {APP_ROLE} TO CURRENT_USER")
    tx.run(f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}")
    for table in METADATA.sorted_tables:
        tx.run(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table.name} TO {APP_ROLE}")
        if table.name in UNLOGGED:
            tx.run(f"ALTER TABLE {table.name} SET UNLOGGED")
        if table.name not in OF_THE_SERVER:
            for statement in walls(table):
                tx.run(statement)


def gaps(database: Database) -> list[str]:
    """What is wrong with the walls of PostgreSQL; nothing for SQLite, where the rules alone stand.

    Asks as the requests do: without a scope not one row may be seen, whatever lies in the table.
    """
    if database.name == "sqlite":
        return []
    found: list[str] = []
    with database.owner() as tx:
        forced = dict(
            tx.all("SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relkind = 'r'")
        )
        found += [
            f"no forced row-level rules on {table.name}"
            for table in METADATA.sorted_tables
            if table.name not in OF_THE_SERVER and not forced.get(table.name)
        ]
    with database.work(None, writes=False) as tx:
        who = tx.one(
            "SELECT rolsuper OR rolbypassrls, EXISTS (SELECT 1 FROM pg_tables WHERE tableowner = current_user) "
            "FROM pg_roles WHERE rolname = current_user"
        )
        if who[0]:
            found.append("requests run under a role that passes the row-level rules")
        if who[1]:
            found.append("requests run under a role that owns tables")
        for table in METADATA.sorted_tables:
            if table.name not in OF_THE_SERVER and tx.one(f"SELECT EXISTS (SELECT 1 FROM {table.name})")[0]:  # noqa: S608  names are ours
                found.append(f"{table.name} shows rows without a scope")
    return found
