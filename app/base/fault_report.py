"""The report of an unknown fault: versions, kinds of exception, places in the code. Never a value: a message may hold a name."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path


def lines(fault: BaseException) -> list[str]:
    """What a helper needs to find the fault, and nothing about anybody."""
    from app import __version__

    found = [f"Văn thư Đoàn {__version__}", f"Python {sys.version.split()[0]} {sys.platform}"]
    at: BaseException | None = fault
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        found.append(f"{type(at).__module__}.{type(at).__qualname__}")
        for frame in traceback.extract_tb(at.__traceback__):
            path = Path(frame.filename)
            found.append(f"  {'/'.join(path.parts[-3:])}:{frame.lineno} {frame.name}")
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return found
