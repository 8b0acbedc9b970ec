"""How many operations have a late step, for the rail. Runs off the window's thread."""

from __future__ import annotations

from app.bootstrap import Desk

SUBJECTS = frozenset({"operation", "operation_step"})


def count(desk: Desk) -> int:
    return desk.operations.overdue()
