"""A union's office with a morning's data in it: made once by the program's own story, then copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.bootstrap import Desk
from tests.factory import desk as open_desk


def furnish(folder: Path) -> Path:
    """Unit, term, signers, members, a letter in, two out, a task done: ``folder``/data and ``folder``/key."""
    from app.services.demo import Story

    desk = open_desk(folder)
    try:
        Story(desk, folder / "out", say=lambda _: None).run()
    finally:
        desk.close()
    return folder


def copy(template: Path, folder: Path) -> Desk:
    """An open desk on a copy of the template."""
    shutil.copytree(template / "data", folder / "data", dirs_exist_ok=True)
    shutil.copy(template / "key", folder / "key")
    return open_desk(folder)
