"""The server's log: JSON lines on standard error, for whatever collects them. No names, no values, no tokens, no addresses."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from traceback import extract_tb
from typing import Any, Final

from app.base.log import plain

NAME: Final = "vanthu.hq"
_log = logging.getLogger(NAME)


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
        }
        line |= getattr(record, "facts", None) or {"event": "library", "logger": plain(record.name)}
        return json.dumps(line)


def start() -> None:
    """Write to standard error from now on; lines of libraries by name and level alone."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    _log.setLevel(logging.INFO)


def record(event: str, *, level: int = logging.INFO, **facts: object) -> None:
    """One line: what happened, with facts that are codes, ids and numbers."""
    _log.log(
        level,
        event,
        extra={"facts": {"event": event} | {name: plain(value) for name, value in facts.items()}},
    )


def fault(error: BaseException, **facts: object) -> None:
    """A fault of ours: kinds and places in the code, never their texts."""
    places = [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno}:{frame.name}"
        for frame in extract_tb(error.__traceback__)
    ]
    line = {"event": "fault", "error": type(error).__name__, "trace": places[-12:]}
    _log.error("fault", extra={"facts": line | {name: plain(value) for name, value in facts.items()}})
