"""The log: rotating JSON lines that hold no personal data.

Owns the only way into the file: ``record(event, **facts)``, where facts are codes, names of verbs, ids and numbers.
Refuses free text: a fact with a blank or a letter beyond ASCII is replaced by its length, and of a refusal only code and
template are kept, never the values that fill it. Lines of other libraries are kept by name and level alone.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any, Final

from app.base.errors import AppError
from app.base.files import disk_error

FOLDER: Final = "log"
NAME: Final = "vanthu"
MOST_BYTES: Final = 1_000_000
KEPT: Final = 5
# What a fact may look like: 'letters.issue', 'VB-102', a UUID, a number, a version. No blanks, no @, ASCII only.
_FACT: Final = re.compile(r"[A-Za-z0-9_.:+-]{1,64}")
# A run of digits this long may be an identity or a telephone number; ids have letters or dashes between.
_PERSONAL: Final = re.compile(r"(?<![0-9a-f-])\+?\d{9,}(?![0-9a-f-])")
_log = logging.getLogger(NAME)


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
        }
        own = getattr(record, "facts", None)
        if isinstance(own, dict):
            line |= own
        else:
            line |= {"event": "library", "logger": plain(record.name)}  # its message may quote anything
        if record.exc_info and record.exc_info[0] is not None:
            line |= _trace(record.exc_info[0], record.exc_info[2])
        return json.dumps(line, ensure_ascii=True)


def start(folder: Path, *, level: int = logging.INFO) -> Path:
    """Begin to log into ``folder``/log; the file. Raises FolderReadOnly. A second call moves the log."""
    path = folder / FOLDER / "vanthu.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="ascii", delay=True
        )
    except OSError as error:
        raise disk_error(error, path, writing=True) from error
    handler.setFormatter(_Lines())
    stop()
    root = logging.getLogger()
    root.addHandler(handler)
    _log.setLevel(level)
    logging.raiseExceptions = False  # a full disk must not print the line to the terminal instead
    return path


def stop() -> None:
    """Close the file."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h.formatter, _Lines)]:
        root.removeHandler(handler)
        handler.close()


def record(event: str, *, level: int = logging.INFO, **facts: object) -> None:
    """One line: what happened, with facts that are codes, ids and numbers."""
    _log.log(level, event, extra={"facts": {"event": plain(event)} | _plain_all(facts)})


def refused(error: AppError, *, verb: str = "") -> None:
    """A refusal that was shown to a person: its code and template, without the values."""
    facts = {
        "event": "refused",
        "code": error.code,
        "template": error.what,
        "verb": plain(verb),
        "kind": type(error).__name__,
    }
    _log.info("refused", extra={"facts": facts})


def fault(error: BaseException, *, verb: str = "") -> None:
    """A fault of ours: the kinds of exception and the places in the code, without their texts."""
    chain: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(chain) < 8:
        chain.append(type(seen).__name__)
        seen = seen.__cause__ or seen.__context__
    facts = {"event": "fault", "verb": plain(verb), "chain": chain} | _trace(type(error), error.__traceback__)
    _log.error("fault", extra={"facts": facts})


def plain(value: object) -> object:
    """``value`` if it can name no person, else what is left of it."""
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**8 else "<number>"
    text = str(value)
    if _FACT.fullmatch(text) and not _PERSONAL.search(text):
        return text
    return f"<{len(text)}>"


def _plain_all(facts: dict[str, object]) -> dict[str, object]:
    return {name: plain(value) for name, value in facts.items()}


def _trace(kind: type[BaseException], trace: TracebackType | None) -> dict[str, object]:
    """Kind of error and where in the code: no messages, no local values, no paths of the machine."""
    places = [f"{Path(f.filename).name}:{f.lineno}:{f.name}" for f in extract_tb(trace)][-12:]
    return {"error": kind.__name__, "trace": places}
