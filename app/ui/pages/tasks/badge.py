"""How many tasks are late, for the rail. Runs off the window's thread."""

from __future__ import annotations

from app.bootstrap import Desk

SUBJECTS = frozenset({"task"})


def count(desk: Desk) -> int:
    return desk.task_list.counts().late
