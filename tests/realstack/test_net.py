"""Real processes and a bad line: nothing is told but that the line is bad, nothing is lost, files go on within one piece.

``./dev sim --net`` does it longer and at random.
"""

from __future__ import annotations

import random

import pytest
from sqlalchemy import select

from app.models.members import Member
from app.models.vault import CHUNK
from app.sync.refusals import NoConnection
from tests.faultproxy import Faults
from tests.models.records import add_member, add_unit, edit_member, picture
from tests.realstack.net import meet, net, program, told
from tests.sync.test_files import attach

FAULTS = {
    "cut on the way up": Faults(cut_up=900),
    "cut on the way down": Faults(cut_down=700),
    "cut at the first byte": Faults(cut_down=0),
    "black hole": Faults(black_hole=True),
    "half open": Faults(silent_down=1200),
    "reset": Faults(reset=True),
}


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    with net(tmp_path_factory.mktemp("net") / "hq") as opened:
        yield opened


@pytest.fixture(scope="module")
def two(line, tmp_path_factory):
    place = tmp_path_factory.mktemp("pcs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VANTHU_WITNESS", str(place / "witness"))
        pcs = [line.pc(place / name, seed) for seed, name in enumerate(("một", "hai"), 1)]
        add_member(pcs[0].store, add_unit(pcs[0].store))
        for pc in (pcs[0], pcs[1]):
            meet(pc)
        yield pcs
        for pc in pcs:
            pc.close()


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_the_line_does_the_clerk_hears_only_that_it_is_bad(line, two, fault):
    a, b = two
    with a.store.read() as s:
        name = s.scalars(select(Member.id)).one()
    edit_member(a.store, name, note=fault)
    edit_member(b.store, name, phone=fault[:20])
    line.line.faults = FAULTS[fault]
    said = [told(a), told(b)]
    assert all(said), said
    assert a.sync.status().waiting == 1
    line.line.mend()
    for pc in (a, b, a):
        meet(pc)
    assert picture(a.store) == picture(b.store)
    assert a.sync.status().waiting == b.sync.status().waiting == 0
    assert a.sync.conflicts() == ()


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_file_goes_on_within_one_piece(line, two, way):
    """The line is cut again and again: what crosses it is the file, and at most one piece more for each cut."""
    a, b = two
    content = random.Random(way).randbytes(6 * CHUNK + 100)
    sha, _ = attach(a, content, "no-letter")
    sender = a
    if way == "down":
        meet(a)
        sender = b
        meet(b, files=False)
    line.line.counted()
    cuts = crossed = 0
    while cuts < 40:
        line.line.faults = Faults(**{f"cut_{way}": 2 * CHUNK + CHUNK // 2})
        try:
            meet(sender)
            break
        except NoConnection:
            cuts += 1
            crossed += line.line.counted()[way == "down"]
    crossed += line.line.counted()[way == "down"]
    line.line.mend()
    assert cuts >= 2
    assert crossed <= len(content) + cuts * CHUNK + (cuts + 1) * 20_000
    meet(b)
    assert b.vault.get(sha) == content


def test_programs_whose_line_goes_and_comes(line, tmp_path, monkeypatch):
    """`vanthu sync` as processes of their own: the clerk is told that there is no connection, works on, and all comes over."""
    monkeypatch.setenv("VANTHU_WITNESS", str(tmp_path / "witness"))
    folder = tmp_path / "pc"
    code, said = program(folder, "sync", "--enrol", next(line.codes), line.line.url)
    assert code == 0, said
    line.line.faults = Faults(cut_down=100)
    code, said = program(folder, "sync", "--once")
    assert code == 6, said
    assert said["error"]["what"] and said["error"]["remedy"]
    line.line.mend()
    code, said = program(folder, "sync", "--once")
    assert (code, said["waiting"]) == (0, 0), said
