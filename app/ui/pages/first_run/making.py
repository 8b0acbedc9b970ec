"""What the first run does once it is answered: make the folder, write the answers, the sheet; or fill a sample folder.

Runs off the window's thread. The sample lies in a folder of its own inside the data folder, so that real data never meet it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.base.progress import Progress

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.founding import Answers

SAMPLE: Final = "mau"
_KEY: Final = "khoa.key"
_STEPS: Final = 14
"""About as many as the story has; the strip only needs to move."""


def begin(
    data: Path,
    key_file: Path | None,
    answers: Answers,
    *,
    password: str | None,
    sheet: Path | None,
    today: date,
) -> tuple[Desk, str]:
    """A new folder with these answers; the desk, and what went wrong with the sheet ('' for nothing)."""
    from app.base import log
    from app.base.errors import AppError
    from app.bootstrap import open_desk
    from app.services.entry import recovery_sheet
    from app.services.founding import found

    desk = open_desk(data, key_file=key_file, ask=None if password is None else lambda _: password)
    try:
        log.start(data)
        found(desk, answers)
        spoilt = ""
        if sheet is not None:
            try:
                recovery_sheet(desk.store, _free(sheet), organ=answers.name, day=today)
            except AppError as fault:
                spoilt = str(fault)  # the folder is made; the sheet can be made again in the settings
        return desk, spoilt
    except BaseException:
        desk.close()
        raise


def reopen(data: Path, key_file: Path | None, password: str | None) -> Desk:
    """The desk of a folder that was restored here."""
    from app.base import log
    from app.bootstrap import open_desk

    desk = open_desk(data, key_file=key_file, ask=None if password is None else lambda _: password)
    log.start(data)
    return desk


def sample_folder(data: Path) -> Path:
    return data / SAMPLE


def is_sample(folder: Path) -> bool:
    """Whether this folder holds the sample data."""
    return folder.name == SAMPLE and (folder / _KEY).is_file()


def open_sample(data: Path, progress: Progress) -> Desk:
    """The sample folder, filled on the first call. Its key lies beside it: the data are invented."""
    from app.base.files import make_folder
    from app.bootstrap import has_data, open_desk

    folder = sample_folder(data)
    fresh = not has_data(folder)
    make_folder(folder)
    desk = open_desk(folder, key_file=folder / _KEY)
    try:
        if fresh:
            _fill(desk, folder, progress)
        return desk
    except BaseException:
        desk.close()
        raise


def _fill(desk: Desk, folder: Path, progress: Progress) -> None:
    from app.services.demo import Story, Told

    done = 0

    def say(told: Told) -> None:
        nonlocal done
        done += 1
        progress.step(min(done, _STEPS), _STEPS, "")

    Story(desk, folder / "tep", say=say).run()


def _free(path: Path) -> Path:
    """A name not yet taken: an older sheet is of other data."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
