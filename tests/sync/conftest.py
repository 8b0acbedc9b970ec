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
