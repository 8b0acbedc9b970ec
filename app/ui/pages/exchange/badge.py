"""How many items wait for a person's decision, for the rail. Runs off the window's thread."""

from __future__ import annotations

from app.bootstrap import Desk

SUBJECTS = frozenset({"sync"})


def count(desk: Desk) -> int:
    status = desk.sync.status()
    return status.conflicts + status.refused
