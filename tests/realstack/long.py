"""The long forms, for ``./dev sim``: many seeds on the whole stack, and hours of a bad line between real processes."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psycopg
from sqlalchemy import select

from app.models.members import Member
from app.models.vault import CHUNK
from tests.faultproxy import Faults
from tests.hq.office import serve
from tests.models.records import add_member, add_unit, edit_member, picture
from tests.realstack.net import Net, meet, net, told
from tests.realstack.run import failures
from tests.realstack.stage import Stage, somewhere
from tests.sync.branch import Branch
from tests.sync.test_files import attach
from tools.postgres import cluster

SLICE = 50


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


# --- many seeds --------------------------------------------------------------------------------------------------


def _slice(first: int, last: int) -> list[tuple[int, list[str]]]:
    """Seeds of one slice; every second slice runs on PostgreSQL."""
    with somewhere() as place:
        if first // SLICE % 2 == 0:
            return _on(Stage(place), first, last)
        with cluster() as url:
            with psycopg.connect(url.format(database="postgres"), autocommit=True) as connection:
                connection.execute("CREATE DATABASE realstack")
            return _on(Stage(place, url.format(database="realstack")), first, last)


def _on(stage: Stage, first: int, last: int) -> list[tuple[int, list[str]]]:
    try:
        return failures(range(first, last), stage)
    finally:
        stage.close()


def real(first: int, count: int) -> int:
    began = time.monotonic()
    starts = range(first, first + count, SLICE)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        ends = [min(at + SLICE, first + count) for at in starts]
        bad = [one for found in pool.map(_slice, starts, ends) for one in found]
    for seed, laws in bad:
        say(f"seed {seed}: {'; '.join(laws[:3])}")
    say(f"{count} seeds on the whole stack, {len(bad)} failed, {time.monotonic() - began:.0f} s")
    return 1 if bad else 0


# --- a bad line, for long --------------------------------------------------------------------------------------------


def a_fault(rng: random.Random) -> Faults:
    size = int(10 ** rng.uniform(0, 5.5))
    return rng.choice((
        Faults(cut_up=size), Faults(cut_down=size), Faults(silent_down=size), Faults(black_hole=True), Faults(reset=True),
        Faults(delay=rng.random() / 10), Faults(narrow=rng.uniform(20_000, 200_000)),
    ))  # fmt: skip


def bad_weather(seed: int, rounds: int) -> int:
    """People write, the line does what it likes, the server goes and comes; in between all must agree."""
    rng = random.Random(seed)
    began, faults, refused = time.monotonic(), 0, []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ["VANTHU_WITNESS"] = str(place / "witness")
        with net(place / "hq") as line:
            pcs = [line.pc(place / f"pc{at}", seed=seed * 10 + at) for at in range(3)]
            unit = add_unit(pcs[0].store)
            add_member(pcs[0].store, unit)
            _calm(line, pcs)
            for round in range(rounds):
                for pc in pcs:
                    _write(pc, rng, round)
                    line.line.faults = a_fault(rng)
                    faults += bool(told(pc))
                if rng.random() < 0.1:
                    line.process.stop()
                    faults += bool(told(pcs[0]))
                    line.process = serve(line.process.folder)
                    line.line.target = int(line.process.url.rpartition(":")[2])
                if rng.random() < 0.2 or round == rounds - 1:
                    refused += _calm(line, pcs)
            for pc in pcs:
                pc.close()
    say(
        f"{rounds} rounds, {faults} contacts failed and said so, {len(refused)} disagreements, {time.monotonic() - began:.0f} s"
    )
    for one in refused:
        say(one)
    return 1 if refused else 0


def _write(pc: Branch, rng: random.Random, round: int) -> None:
    with pc.store.read() as s:
        members = list(s.scalars(select(Member.id)))
    if members:
        edit_member(pc.store, rng.choice(members), note=f"lần {round} của {pc.folder.name}")
    if rng.random() < 0.1:
        attach(pc, rng.randbytes(int(CHUNK * rng.uniform(0.1, 5))), "no-letter")


def _calm(line: Net, pcs: list[Branch]) -> list[str]:
    """The line is good again: everybody meets twice, and has the same."""
    line.line.mend()
    for pc in (*pcs, *pcs):
        meet(pc, still=30)
    found = [
        f"{pc.folder.name} still waits"
        for pc in pcs
        if pc.sync.status().waiting or pc.sync.status().files_waiting
    ]
    pictures = [picture(pc.store) for pc in pcs]
    return found + ["PCs differ"] * (pictures[0] != pictures[1] or pictures[1] != pictures[2])
