"""Real processes number letters at once; some are killed at random moments. The naive rule, tried the same way, is caught."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.base.clock import FixedClock
from app.models.numbers import IssuedNumber
from app.models.session import Store
from tests.numbering.office import KEY, open_office
from tests.numbering.soundness import faults

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with its unit and an open-ended running term, as the racers use the real clock."""
    office = open_office(tmp_path / "data", clock=FixedClock(datetime.now(UTC)))
    office.series.declare_term("2022-2027", starts_on=office.units.own().term_from)  # type: ignore[union-attr, arg-type]
    office.store.close()
    return tmp_path / "data"


def racer(folder: Path, count: int, numberer: str = "house") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.numbering.racer", str(folder), str(count), numberer],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def heard(process: subprocess.Popen[str]) -> list[tuple[str, str]]:
    """(letter, number) of every whole line that the process wrote and that was not heard yet.

    By the reader that heard the first: another one would begin behind what that has read ahead, within a line.
    """
    assert process.stdout is not None
    out = process.stdout.read()
    process.wait(timeout=120)
    assert "Traceback" not in out, out
    lines = [
        line.split(" ", 1) for line in out.splitlines(keepends=True) if line.endswith("\n") and " " in line
    ]
    return [(letter_id, said.strip()) for letter_id, said in lines]


def first_heard(process: subprocess.Popen[str]) -> list[tuple[str, str]]:
    """Wait, however busy the machine, until a racer has said its first number."""
    assert process.stdout is not None
    for line in process.stdout:
        if " " in line:
            letter_id, said = line.split(" ", 1)
            return [(letter_id, said.strip())]
    return []


def verdict(folder: Path, said: list[tuple[str, str]]) -> list[str]:
    """What is wrong after a race; empty when every number that was told is there once and no law is broken."""
    with Store(folder, KEY) as store:
        found = faults(store)
        with store.read() as s:
            kept = {one.letter_id: one.printed for one in s.scalars(select(IssuedNumber)) if one.letter_id}
    found += [f"told {number}, kept {kept.get(one)}" for one, number in said if kept.get(one) != number]
    return found


@pytest.mark.slow
@pytest.mark.serial
def test_three_processes_at_once_give_every_letter_its_own_number(folder: Path) -> None:
    racers = [racer(folder, 20) for _ in range(3)]
    said = [line for one in racers for line in heard(one)]
    assert len(said) == 60
    assert verdict(folder, said) == []


@pytest.mark.slow
@pytest.mark.serial
def test_processes_that_hold_numbers_and_others_that_do_not_never_meet(folder: Path) -> None:
    racers = [racer(folder, 15, numberer) for numberer in ("holding", "house", "holding")]
    said = [line for one in racers for line in heard(one)]
    assert len(said) == 45
    assert verdict(folder, said) == []


@pytest.mark.slow
@pytest.mark.serial
def test_processes_killed_while_they_hold_numbers_lose_none(folder: Path) -> None:
    """What was held before the kill is held after it, and the next number goes on behind it."""
    chance = random.Random(20260303)
    said: list[tuple[str, str]] = []
    for _ in range(3):
        racers = [racer(folder, 10_000, "holding") for _ in range(2)]
        for one in racers:
            said += first_heard(one)
        time.sleep(chance.uniform(0.1, 0.6))
        for one in racers:
            one.kill()
            said += heard(one)
    assert said, "nobody gave a number; the test proves nothing"
    assert verdict(folder, said) == []


@pytest.mark.slow
@pytest.mark.serial
def test_processes_killed_at_any_moment_leave_neither_gap_nor_half_a_number(folder: Path) -> None:
    chance = random.Random(20260302)
    racers = [racer(folder, 10_000) for _ in range(2)]
    said: list[tuple[str, str]] = []
    for _ in range(5):
        victim = racers.pop(0)
        assert victim.stdout is not None
        victim.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0.05, 0.6))
        victim.kill()
        said += heard(victim)
        racers.append(racer(folder, 10_000))
    for one in racers:
        said += first_heard(one)
        one.kill()
        said += heard(one)
    assert said, "nobody gave a number; the test proves nothing"
    assert verdict(folder, said) == []


@pytest.mark.slow
@pytest.mark.serial
def test_the_naive_rule_is_caught(folder: Path) -> None:
    """Highest plus one, read outside the transaction: two processes meet, and the database refuses the second."""
    racers = [racer(folder, 12, "naive") for _ in range(2)]
    said = [line for one in racers for line in heard(one)]
    assert any("told refused KHO-012" in fault for fault in verdict(folder, said))


@pytest.mark.slow
@pytest.mark.serial
def test_without_the_constraints_the_naive_rule_gives_a_number_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the state machine's laws see a duplicate where nothing prevents one."""
    table = IssuedNumber.__table__
    monkeypatch.setattr(table, "indexes", {one for one in table.indexes if not one.unique})
    office = open_office(tmp_path / "data", clock=FixedClock(datetime.now(UTC)))
    office.series.declare_term("2022-2027", starts_on=office.units.own().term_from)  # type: ignore[union-attr, arg-type]
    office.store.close()
    racers = [racer(tmp_path / "data", 12, "naive") for _ in range(2)]
    said = [line for one in racers for line in heard(one)]
    found = verdict(tmp_path / "data", said)
    assert any(fault.startswith("twice in a series") for fault in found)
    assert any(fault.startswith("printed twice") for fault in found)
