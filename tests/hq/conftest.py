"""A headquarters for tests, on SQLite with a folder and on PostgreSQL with an S3 stand-in; in this process and as a real one.

``hq_sqlite`` and ``hq_postgres`` give an empty server; ``hq`` runs a test on both. One PostgreSQL cluster serves all tests of a
worker, each test has a database of its own, made from a template that is already founded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hq.office import Office, found_on_postgres, found_on_sqlite
from tests.hq.storage import S3, s3_server
from tools.postgres import NoPostgres, cluster


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[str]:
    """The URL of a cluster, to be completed with a database's name."""
    try:
        with cluster() as url:
            yield url
    except NoPostgres as error:
        pytest.fail(f"PostgreSQL is needed (./dev test installs it): {error}")


@pytest.fixture(scope="session")
def s3() -> Iterator[S3]:
    with s3_server() as server:
        yield server


@pytest.fixture
def hq_sqlite(tmp_path: Path) -> Iterator[Office]:
    office = found_on_sqlite(tmp_path / "hq")
    yield office
    office.close()


@pytest.fixture
def hq_postgres(
    tmp_path: Path, postgres_cluster: str, s3: S3, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    for name, value in s3.environment.items():
        monkeypatch.setitem(os.environ, name, value)
    office = found_on_postgres(tmp_path / "hq", postgres_cluster, s3)
    yield office
    office.close()


@pytest.fixture(params=["sqlite", "postgres"])
def hq(request: pytest.FixtureRequest) -> Office:
    """The same test on both stores."""
    office: Office = request.getfixturevalue(f"hq_{request.param}")
    return office
