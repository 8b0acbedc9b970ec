"""Two hundred invented weeks on the whole real stack, on SQLite and on PostgreSQL: no law is broken.

Encrypted folders behind the program's services, the server with all its checks; see ``world`` for what befalls them.
``./dev sim --real`` runs more; ``./dev sim --real --one SEED`` repeats one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.hq.conftest import postgres_cluster  # noqa: F401
from tests.realstack.run import failures
from tests.realstack.stage import Stage, somewhere
from tests.realstack.world import World

SEEDS = 200
PARTS = 10
ON_POSTGRES = (1, 4, 7)
"""Parts that run on PostgreSQL: they cost twice as much. Two processes share the whole evenly, and one cluster serves."""
TOGETHER = (0, *ON_POSTGRES)


@pytest.fixture(scope="module")
def sqlite() -> Iterator[Stage]:
    with somewhere() as place:
        stage = Stage(place)
        yield stage
        stage.close()


@pytest.fixture(scope="module")
def postgres(postgres_cluster: str) -> Iterator[Stage]:  # noqa: F811
    with psycopg.connect(postgres_cluster.format(database="postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE realstack")
    with somewhere() as place:
        stage = Stage(place, postgres_cluster.format(database="realstack"))
        yield stage
        stage.close()


@pytest.mark.parametrize(
    "part",
    [pytest.param(at, marks=pytest.mark.xdist_group(f"realstack-{at in TOGETHER}")) for at in range(PARTS)],
)
def test_no_law_is_broken(part: int, request: pytest.FixtureRequest) -> None:
    each = SEEDS // PARTS
    stage = request.getfixturevalue("postgres" if part in ON_POSTGRES else "sqlite")
    found = failures(range(part * each, (part + 1) * each), stage)
    assert not found, found[:3]


def test_a_run_is_repeated_by_its_number(
    sqlite: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trace(seed: int, place: Path) -> list[tuple[int, str, str]]:
        monkeypatch.setenv("VANTHU_WITNESS", str(place / "witness"))
        place.mkdir()
        world = World(seed, sqlite, place)
        world.run()
        found = world.hq.rows("SELECT seq, op, ent FROM log WHERE org = 'a' ORDER BY seq")
        world.close()
        return [tuple(row) for row in found]

    first = trace(41, tmp_path / "1")
    assert len(first) > 10
    assert first == trace(41, tmp_path / "2")
