"""A union's office that joined a headquarters in this process, and a second PC of the same unit that works beside it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

import pytest

from app.bootstrap import Desk
from tests.hq.office import Office, found_on_sqlite
from tests.models.records import edit_member
from tests.sync.branch import URL, Branch, Wire

ORG = "c00912"


@dataclass
class Unit:
    """Two PCs of one unit and their headquarters. ``desk`` is the one under test."""

    office: Office
    desk: Desk
    wire: Wire
    other: Branch
    member: str
    hoa: str
    """Who works at the other PC."""

    def meet(self) -> None:
        self.desk.sync.once()
        self.other.meet()
        self.desk.sync.once()

    def quarrel(self, **fields: str) -> None:
        """Both PCs change the name of the member without knowing of one another; the other one's came first."""
        edit_member(self.other.store, self.member, by=self.hoa, full_name="Lê Thị Mơ Hoa", phone="0900000001")
        self.desk.members.edit(self.member, fields={"full_name": "Lê Thị Mơ Hồng", **fields})
        self.other.meet()
        self.desk.sync.once()


@pytest.fixture(autouse=True)
def _witness(tmp_path, monkeypatch):
    """No test writes into the account's own folder."""
    monkeypatch.setenv("VANTHU_WITNESS", str(tmp_path / "witness"))


@pytest.fixture(scope="session")
def planted(tmp_path_factory):
    """The folder of a headquarters with units in it, made once."""
    folder = tmp_path_factory.mktemp("hq")
    opened = found_on_sqlite(folder)
    opened.plant()
    opened.close()
    return folder


@pytest.fixture
def headquarters(planted, tmp_path):
    shutil.copytree(planted, tmp_path / "hq")
    opened = found_on_sqlite(tmp_path / "hq")
    yield opened
    opened.close()


def found(desk: Desk) -> str:
    """The unit with its term, and one member."""
    own = desk.units.add(
        "Đoàn trường THPT Lý Tự Trọng", level="grassroots", issuing_lines=["BCH ĐOÀN TRƯỜNG THPT LÝ TỰ TRỌNG"],
        superior_lines=["ĐOÀN XÃ AN HÒA"], symbol="ĐTN", place="An Hòa",
    ).result  # fmt: skip
    return str(desk.members.add("Lê Thị Mơ", unit=own.id).result.id)


@pytest.fixture
def unit(bare_desk, headquarters, tmp_path):
    """Both PCs joined, and of one mind."""
    member = found(bare_desk)
    hoa = bare_desk.people.add("Lê Thị Hoa", role="drafter").result.id
    wire = Wire(headquarters)
    bare_desk.sync._transport = wire
    bare_desk.sync.enrol(headquarters.invite(ORG), URL, name="Máy văn phòng")
    bare_desk.join_line()
    other = Branch(tmp_path / "other", headquarters, seed=9)
    other.enrol(headquarters.invite(ORG), "Máy phòng Đoàn")
    yield Unit(headquarters, bare_desk, wire, other, member, hoa)
    other.close()


@pytest.fixture
def wired(bare_desk, headquarters):
    """A folder that never joined, with a network to a headquarters."""
    wire: Any = Wire(headquarters)
    bare_desk.sync._transport = wire
    return wire


@pytest.fixture
def idle(qtbot):
    """Until nothing is under way, what was gathered for a moment included."""

    def wait(seat: Any, timeout: int = 10_000) -> None:
        calm = 0
        while calm < 7:  # longer than the page, the bus and the frame gather one after another
            qtbot.wait(60)
            calm = 0 if seat.run.busy() else calm + 1

    return wait
