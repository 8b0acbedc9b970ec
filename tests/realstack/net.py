"""Real sockets: `vanthu hq serve` as a process, PCs on the other side of a bad line, and what a clerk is told meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.base.clock import SystemClock
from app.base.errors import AppError, Offline
from app.sync.contact import Contact, Done
from app.sync.enrolling import enrol, open_line, watch_numbers
from tests.faultproxy import FaultProxy, bad_line
from tests.hq.office import Process, found_on_sqlite, serve
from tests.realstack.stage import TREE
from tests.sync.branch import Branch

ROOT = Path(__file__).resolve().parents[2]
STILL = 2.0
"""Seconds of silence after which a connection counts as dead here; the program waits thirty."""


@dataclass
class Net:
    """A served headquarters behind a bad line."""

    process: Process
    line: FaultProxy
    codes: Iterator[str]

    def pc(self, folder: Path, seed: int = 1) -> Branch:
        """A PC of the unit, in this process, behind the line."""
        pc = Branch(folder, None, seed=seed)
        enrol(pc.store, next(self.codes), self.line.url, by="clerk", name=folder.name)
        watch_numbers(pc.store)
        return pc


@contextmanager
def net(folder: Path, *, pcs: int = 4) -> Iterator[Net]:
    office = found_on_sqlite(folder, requests_a_minute=100_000)
    office.clock.moment = (
        SystemClock().now()
    )  # the process has the machine's clock; those of the PCs stand months behind
    office.plant(TREE)
    codes = [office.invite("a") for _ in range(pcs)]
    office.close()
    process = serve(folder)
    try:
        with bad_line(int(process.url.rpartition(":")[2])) as line:
            yield Net(process, line, iter(codes))
    finally:
        process.stop()


def meet(pc: Branch, *, files: bool = True, still: float = STILL) -> Done:
    """One contact over real sockets. Raises what a clerk would be told."""
    contact = Contact(pc.store, lambda: pc.vault, line=open_line(pc.store, still=still))
    try:
        return contact.run(files=files)
    finally:
        contact.close()


def told(pc: Branch) -> str:
    """What a contact over a bad line says; empty when all went well. It may only be that the line is bad."""
    try:
        meet(pc)
    except AppError as error:
        assert isinstance(error, Offline), error
        assert error.sentence() and error.advice(), error
        return error.code
    return ""


def program(folder: Path, *words: str) -> tuple[int, dict[str, Any]]:
    """The program as a process of its own: exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "app", "--data", str(folder), "--key-file", f"{folder}.key", *words, "--json"],
        cwd=ROOT, env=os.environ | {"NO_PROXY": "127.0.0.1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, json.loads(done.stdout or "{}")
