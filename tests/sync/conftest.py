"""A fresh encrypted data folder for each test, with a clock that stands still and seeded ids."""

from __future__ import annotations

import random

import pytest

from app.base.clock import FixedClock
from app.base.ids import Ids
from app.models.keys import DataKey
from app.models.session import Store


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def store(tmp_path, clock):
    ids = Ids(clock, random.Random(7).getrandbits)
    with Store.create(tmp_path / "data", DataKey(bytes(range(32))), clock=clock, ids=ids, busy=1.0) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _witness(tmp_path, monkeypatch):
    """No test writes into the account's own folder."""
    monkeypatch.setenv("VANTHU_WITNESS", str(tmp_path / "witness"))


@pytest.fixture
def office(tmp_path):
    """A headquarters in this process, on SQLite."""
    from tests.hq.office import found_on_sqlite

    opened = found_on_sqlite(tmp_path / "hq")
    opened.plant()
    yield opened
    opened.close()


@pytest.fixture
def pcs(tmp_path, office):
    """Makes PCs of one unit; all are closed at the end."""
    from tests.sync.branch import Branch

    made = []

    def make(org="c00912", name="", *, founded=False, **more):
        pc = Branch(tmp_path / f"pc{len(made)}", office, seed=len(made) + 1, **more)
        made.append(pc)
        if founded:
            pc.found()
        return pc.enrol(office.invite(org), name or f"Máy {len(made)}")

    yield make
    for pc in made:
        pc.close()
