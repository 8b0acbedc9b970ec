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

from app.base.errors import InputRefused
from app.base.files import PRIVATE, disk_error, make_folder, read_bytes, sync_folder, write_atomic
from app.base.language import mark
from app.models.occupancy import alone

MARKER: Final = "restore.json"


class RestoreBroken(InputRefused):
    code, what = "SL-005", mark("Việc khôi phục dở dang không đọc lại được ({file} bị hỏng).")
    remedy = mark("Gửi thư mục dữ liệu cho người hỗ trợ; các tệp cũ và mới đều còn trong đó.")


_TAILS: Final = ("-wal", "-shm", "-journal")


def begin(folder: Path, staging: Path, aside: Path, names: Sequence[str]) -> None:
    """From here on the restore counts as done; ``finish`` makes it so. The caller holds the folder alone."""
    plan = {
        "staging": staging.relative_to(folder).as_posix(),
        "aside": aside.relative_to(folder).as_posix(),
        "names": list(names),
    }
    write_atomic(folder / MARKER, json.dumps(plan), mode=PRIVATE, own=True)


def finish(folder: Path, stop: Callable[[str], None]) -> None:
    """Move the live files aside and the staged ones in; may be repeated after a kill at any point.

    A staged file that still exists has not taken its place yet, so what lies at its place is the old one.
    """
    marker = folder / MARKER
    try:
        plan = json.loads(read_bytes(marker))
        staging, aside = folder / plan["staging"], folder / plan["aside"]
        names = [str(name) for name in plan["names"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise RestoreBroken(file=str(marker)) from None
    make_folder(aside)
    try:
        for name in names:
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
