"""The door of sheets: a file in, ``Look`` or ``Rows`` out. Every foreign byte is opened in the child process with its limits."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from app.base.language import tr
from app.base.progress import Progress, Silent
from app.intake.child import Lost, ask
from app.intake.door import file_bytes
from app.intake.sheets.shapes import Cells, Look, Rows, Wish
from app.intake.sheets.words import SheetHeavy

T = TypeVar("T")


def look(path: Path, wish: Wish, *, progress: Progress | None = None) -> Look:
    """Heads, samples and guessed columns of every sheet. Raises refusals of files and sheets, ``Cancelled``."""
    return _ask("sheet-look", path, wish, Look, progress)


def read_rows(path: Path, wish: Wish, *, progress: Progress | None = None) -> Rows:
    """All rows of the wished sheet (else of the one that holds people). Raises as ``look``, and NoPeople, SheetEmpty."""
    return _ask("sheet-rows", path, wish, Rows, progress)


def read_cells(path: Path, wish: Wish, *, progress: Progress | None = None) -> Cells:
    """The bare cells of the wished sheet, else of the first one in sight. Raises as ``look``."""
    return _ask("sheet-cells", path, wish, Cells, progress)


def _ask(verb: str, path: Path, wish: Wish, result: type[T], progress: Progress | None) -> T:
    data = msgspec.msgpack.encode((wish, file_bytes(path)))
    try:
        return ask(verb, data, path.name, result, progress or Silent())
    except Lost as lost:
        raise SheetHeavy(str(path), file=path.name, why=tr(lost.why)) from None
