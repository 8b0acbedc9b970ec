"""A province, a commune and a school, each with a real data folder, and a headquarters in this process."""

from __future__ import annotations

import pytest

from app.services.dispatch import Dispatch
from app.services.inbox_form import InboxForms
from app.services.letter_way import LetterWay
from app.services.sync_flows.service import Flows
from app.services.units import Units
from tests.sync.branch import Branch

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
NAMES = {"p12": "Tỉnh đoàn Một Hai", "x0345": "Đoàn xã Ba Bốn Năm", "c00912": "Đoàn trường Chín"}


class Office(Branch):
    """One PC of a unit with what a clerk does about letters to other units."""

    org = ""

    def open(self) -> None:
        super().open()
        self.flows = Flows(
            self.store, by=self.by, vault=lambda: self.vault, pdf=lambda _: PDF + self.org.encode()
        )
        self.dispatching = Dispatch(self.store, by=self.by)
        self.way = LetterWay(self.store, by=self.by)
        self.forms = InboxForms(self.store, by=self.by)

    def found(self) -> Office:
        super().found()
        Units(self.store, by="founder").set(name=NAMES[self.org])
        return self

    def came(self):
        """Incoming letters, those that came first first."""
        return sorted(self.incoming.list(), key=lambda row: row.id)


@pytest.fixture(autouse=True)
def _witness(tmp_path, monkeypatch):
    monkeypatch.setenv("VANTHU_WITNESS", str(tmp_path / "witness"))


@pytest.fixture
def office(tmp_path):
    from tests.hq.office import found_on_sqlite

    opened = found_on_sqlite(tmp_path / "hq")
    opened.plant()
    yield opened
    opened.close()


@pytest.fixture
def pc(tmp_path, office):
    """Makes a PC of a unit; the first one of each brings its unit with it."""
    made = []

    def make(org, *, first=True):
        one = Office(tmp_path / f"pc{len(made)}", office, seed=len(made) + 1)
        one.org = org
        made.append(one)
        if first:
            one.found()
        return one.enrol(office.invite(org), f"Máy {len(made)}")

    yield make
    for one in made:
        one.close()
