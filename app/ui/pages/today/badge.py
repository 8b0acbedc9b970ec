"""How many things are late or wait to be entered, for the rail. Runs off the window's thread."""

from __future__ import annotations

from app.bootstrap import Desk

SUBJECTS = frozenset({"incoming_letter", "task"})


def count(desk: Desk) -> int:
    return desk.today.badge()
