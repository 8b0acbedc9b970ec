"""What a verb prints: text for people or one JSON object, in UTF-8 everywhere, and a progress bar for terminals.

Owns the streams' encoding, tables of text and the bar. Refuses to print JSON and text on one standard output.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TextIO

from app.base.progress import Silent

# What a terminal would obey instead of showing: control characters but tab and line end, and overrides of direction.
_COMMANDS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class OutFailed(Exception):
    """Standard output took no more (a full disk). Not an ``OSError``: it must not be mistaken for one of the work itself."""

    def __init__(self, fault: OSError) -> None:
        self.fault = fault
        super().__init__(type(fault).__name__)


@contextmanager
def out() -> Iterator[None]:
    """Around writing to standard output. Raises OutFailed; a closed pipe stays BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise OutFailed(fault) from None


def push_out() -> None:
    """Hand on what waits in the buffer, so that a failure is seen while it can be told."""
    with out():
        sys.stdout.flush()


def let_go(stream: TextIO) -> None:
    """Let what still waits in ``stream`` go nowhere; else Python tries again at the end and shows a traceback."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return  # no stream of the system behind it


def need_streams() -> None:
    """A program started with closed streams (``>&-``) has None in their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  lives as long as we do


def safe(line: str) -> str:
    """``line`` with what a terminal would obey replaced: file names and letters come from strangers."""
    return _COMMANDS.sub("\ufffd", line)


def use_utf8() -> None:
    """Write UTF-8 with plain line ends whatever the console's code page is (a Windows console has its own)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def plain(value: Any) -> Any:
    """``value`` as JSON knows it: dates as ISO 8601, paths as text, records of ours as objects."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "_asdict"):
        return value._asdict()
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


def write_json(answer: object, stream: TextIO) -> None:
    """One object, readable by eye, Vietnamese letters as they are."""
    import json  # imported late: start-up time

    stream.write(json.dumps(answer, ensure_ascii=False, indent=2, default=plain) + "\n")


def width(text: str) -> int:
    """Columns of a terminal that ``text`` takes: combining marks take none."""
    return sum(1 for char in text if not unicodedata.combining(char))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Lines of a plain table; a blank stands for what is unknown. On a terminal the last column ends at its edge."""
    cells = [[str(cell) for cell in heads]]
    cells += [["" if cell is None else _shown(cell) for cell in row] for row in rows]
    widths = [max(width(row[at]) for row in cells) for at in range(len(heads))]
    lines = [
        "  ".join(cell + " " * (widths[at] - width(cell)) for at, cell in enumerate(row)).rstrip()
        for row in cells
    ]
    lines = [lines[0], "  ".join("-" * w for w in widths), *lines[1:]]
    if not sys.stdout.isatty():
        return lines  # a file or a pipe gets every word
    edge = max(shutil.get_terminal_size().columns, 60)
    return [line if width(line) <= edge else line[: edge - 1] + "…" for line in lines]


def _shown(cell: object) -> str:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return day(cell)
    return " ".join(str(cell).split())


def day(value: date | None) -> str:
    """A date as a clerk writes it: 05/5/2023 (leading zero for days, and for the first two months)."""
    if value is None:
        return ""
    return f"{value.day:02d}/{value.month:0{2 if value.month < 3 else 1}d}/{value.year}"


class Bar(Silent):
    """One line on standard error, redrawn at most once per percent, wiped when the work ends."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = -1
        self._width = 0

    def step(self, done: int, total: int, label: str) -> None:
        share = 100 * done // max(total, 1)
        if share == self._last:
            return
        self._last = share
        line = f"[{'#' * (share // 5):<20}] {share:3d} % {label}"[:100]
        self._stream.write("\r" + line.ljust(self._width))
        self._width = width(line)
        self._stream.flush()

    def wipe(self) -> None:
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0
