"""Runs of the simulation: one seed, a range of them, a mutant."""

from __future__ import annotations

from tests.simulation import mutants, oracle
from tests.simulation.world import World


def broken_laws(seed: int) -> list[str]:
    """What went wrong in one run; an error of the rules is one of the laws."""
    world = World(seed)
    try:
        world.run()
        return oracle.faults(world)
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def failures(first: int, last: int) -> list[tuple[int, list[str]]]:
    """Seeds from first up to last, without last, that break a law."""
    found = ((seed, broken_laws(seed)) for seed in range(first, last))
    return [(seed, laws) for seed, laws in found if laws]


def noticing(name: str, seeds: int, most: int | None = None) -> list[int]:
    """The seeds that notice a mutant."""
    mutant = next(one for one in (*mutants.NAMED, *mutants.OWN) if one.name == name)
    found: list[int] = []
    with mutant.alive():
        for seed in range(seeds):
            if broken_laws(seed):
                found.append(seed)
                if most is not None and len(found) >= most:
                    break
    return found
