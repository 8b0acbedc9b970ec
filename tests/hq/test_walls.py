"""PostgreSQL's own wall: as the role of the requests, past all code, only the rows of one's range are there."""

from __future__ import annotations

import psycopg
import pytest

from app.hq import migrations
from app.hq.database import APP_ROLE, Scope
from app.hq.migrations import OF_THE_SERVER, gaps
from app.hq.tables import METADATA
from app.wire.messages import Push, Pushed
from tests.hq.office import Office
from tests.hq.test_round import hello, op

TABLES = [table.name for table in METADATA.sorted_tables if table.name not in OF_THE_SERVER]


def _filled(office: Office) -> Office:
    office.plant()
    device = office.device("c00912")
    hello(device)
    device.post("/v1/push", Push(line=device.line, epoch=1, after=0, ops=[op(1, name="A")]), Pushed)
    return office


def test_without_a_scope_there_is_nothing(hq_postgres: Office) -> None:
    _filled(hq_postgres)
    url = hq_postgres.server.settings.database
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"SET ROLE {APP_ROLE}")
        assert {
            t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES
        } == dict.fromkeys(TABLES, 0)
        for low, high in (("", ""), ("", "~"), ("tw/p12/x0345/c00913/", "tw/p12/x0345/c009130")):
            connection.execute(
                "SELECT set_config('app.lo', %s, false), set_config('app.hi', %s, false)", (low, high)
            )
            seen = connection.execute("SELECT count(*) FROM record").fetchone()
            assert seen == (0,), (low, high)
            assert connection.execute("UPDATE record SET state = 'erased'").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("INSERT INTO feed (org, path) VALUES ('new', 'tw/p12/x0345/c00912/')")


def test_the_scope_ends_with_its_transaction(hq_postgres: Office) -> None:
    _filled(hq_postgres)
    database = hq_postgres.server.database
    with database.work(Scope.whole()) as tx:
        assert tx.one("SELECT count(*) FROM record") == (1,)
        with tx.beyond(Scope.only("tw/p1/")):
            assert tx.one("SELECT count(*) FROM record") == (0,)
        assert tx.one("SELECT count(*) FROM record") == (1,)
    with database.work(None) as tx:
        assert tx.one("SELECT count(*) FROM record") == (0,)


def test_a_wall_with_a_hole_is_seen(hq_postgres: Office) -> None:
    _filled(hq_postgres)
    database = hq_postgres.server.database
    assert gaps(database) == []
    with database.owner() as tx:
        tx.run("ALTER TABLE record NO FORCE ROW LEVEL SECURITY")
    assert gaps(database) == ["no forced row-level rules on record"]
    with database.owner() as tx:
        tx.run("ALTER TABLE record DISABLE ROW LEVEL SECURITY")
    assert "record shows rows without a scope" in gaps(database)
    migrations.migrate(database)
    assert gaps(database) == []


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("tw/p1/", "tw/p12/", False),
        ("tw/p1/", "tw/p1/x/", True),
        ("tw/p1/", "tw/p1/", True),
        ("tw/p1/x/", "tw/p1/", False),
    ],
)
def test_ranges_of_paths(outer: str, inner: str, inside: bool) -> None:
    assert Scope.below(outer).holds(inner) is inside
    assert Scope.only(outer).holds(inner) is (outer == inner)
