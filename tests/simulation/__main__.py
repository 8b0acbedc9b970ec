"""``./dev sim``: many seeds on all cores, or how many seeds notice each mutant.

``./dev sim`` 200,000 seeds · ``--seeds N --first A`` · ``--one SEED`` the broken laws of one run · ``--mutants`` the table.
``--real``: the whole real stack instead (1,000 seeds, SQLite and PostgreSQL) · ``--net``: real processes and a bad line.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.simulation.mutants import NAMED, OWN
from tests.simulation.run import failures, noticing

SLICE = 500


def _slices(first: int, seeds: int) -> list[tuple[int, int]]:
    return [(at, min(at + SLICE, first + seeds)) for at in range(first, first + seeds, SLICE)]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seeds(first: int, count: int) -> int:
    begun = time.monotonic()
    slices = _slices(first, count)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        bad = [
            one for found in pool.map(failures, [a for a, _ in slices], [b for _, b in slices]) for one in found
        ]  # fmt: skip
    for seed, laws in bad:
        _say(f"seed {seed}: {'; '.join(laws[:3])}")
    _say(f"{count} seeds, {len(bad)} failed, {time.monotonic() - begun:.0f} s")
    return 1 if bad else 0


def mutants(count: int) -> int:
    names = [one.name for one in (*NAMED, *OWN)]
    alive = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for name, found in zip(names, pool.map(noticing, names, [count] * len(names)), strict=True):
            alive += not found
            _say(f"{name:24} {len(found):4} of {count}  {found[:6]}")
    _say(f"{len(names)} mutants, {alive} alive")
    return 1 if alive else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev sim", description=__doc__)
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--one", type=int)
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--net", action="store_true")
    asked = parser.parse_args()
    if asked.real or asked.net:
        from tests.realstack import long  # PostgreSQL, Litestar and the services: only where they are used

        if asked.net:
            return long.bad_weather(asked.first, asked.seeds or 100)
        return long.real(
            asked.first if asked.one is None else asked.one, asked.seeds or (1000 if asked.one is None else 1)
        )
    if asked.one is not None:
        return seeds(asked.one, 1)
    return mutants(asked.seeds or 300) if asked.mutants else seeds(asked.first, asked.seeds or 200_000)


if __name__ == "__main__":
    raise SystemExit(main())
