"""Putting restored files in place of the live ones so that a kill at any moment is finished at the next start.

Owns ``restore.json``: while it exists, the staged files are proven and on their way in. Refuses to judge a backup:
archive.py did that before. The live files are moved aside, never deleted here.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from app.base.files import PRIVATE, disk_error, make_folder, sync_folder, write_atomic
from app.models.occupancy import alone

MARKER: Final = "restore.json"
_TAILS: Final = ("-wal", "-shm", "-journal")


def begin(folder: Path, staging: Path, aside: Path, names: Sequence[str]) -> None:
    """From here on the restore counts as done; ``finish`` makes it so. The caller holds the folder alone."""
    plan = {
        "staging": staging.relative_to(folder).as_posix(),
        "aside": aside.relative_to(folder).as_posix(),
        "names": list(names),
    }
    write_atomic(folder / MARKER, json.dumps(plan), mode=PRIVATE)


def finish(folder: Path, stop: Callable[[str], None]) -> None:
    """Move the live files aside and the staged ones in; may be repeated after a kill at any point.

    A staged file that still exists has not taken its place yet, so what lies at its place is the old one.
    """
    marker = folder / MARKER
    plan = json.loads(marker.read_bytes())
    staging, aside = folder / plan["staging"], folder / plan["aside"]
    make_folder(aside)
    try:
        for name in plan["names"]:
            if not (staging / name).exists():
                continue
            for tail in (*_TAILS, ""):
                live = folder / f"{name}{tail}"
                if live.exists():
                    live.replace(aside / live.name)
                    stop("restore.aside")
            (staging / name).replace(folder / name)
            stop("restore.placed")
        sync_folder(folder)
        marker.unlink()
        if not any(aside.iterdir()):
            aside.rmdir()  # nothing lay there before
    except OSError as error:
        raise disk_error(error, folder, writing=True) from error
    shutil.rmtree(staging, ignore_errors=True)


def finish_if_begun(folder: Path, stop: Callable[[str], None], busy: float) -> None:
    """Called before a store opens."""
    if not (folder / MARKER).exists():
        return
    with alone(folder, busy=busy):
        if (folder / MARKER).exists():
            finish(folder, stop)
