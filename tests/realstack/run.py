"""Runs of the whole stack: one seed, a range of them."""

from __future__ import annotations

import os
import shutil
import traceback
from pathlib import Path
from tempfile import mkdtemp

from tests.realstack import judge
from tests.realstack.stage import Stage
from tests.realstack.world import World


def broken_laws(seed: int, stage: Stage) -> list[str]:
    """What went wrong in one run; an error of the program is one of the laws."""
    place = Path(mkdtemp(prefix=f"run{seed}-", dir=stage.place))
    before = os.environ.get("VANTHU_WITNESS")
    os.environ["VANTHU_WITNESS"] = str(place / "witness")
    world = None
    try:
        world = World(seed, stage, place)
        world.run()
        return judge.faults(world)
    except Exception as error:
        return [f"{type(error).__name__}: {error}", *traceback.format_tb(error.__traceback__)[-6:]]
    finally:
        if world is not None:
            world.close()
        if before is None:
            del os.environ["VANTHU_WITNESS"]
        else:
            os.environ["VANTHU_WITNESS"] = before
        shutil.rmtree(place, ignore_errors=True)


def failures(seeds: range, stage: Stage) -> list[tuple[int, list[str]]]:
    """Seeds that break a law."""
    found = ((seed, broken_laws(seed, stage)) for seed in seeds)
    return [(seed, laws) for seed, laws in found if laws]
