"""How many letters wait to be entered, for the rail. Runs off the window's thread."""

from __future__ import annotations

from app.bootstrap import Desk

SUBJECTS = frozenset({"incoming_letter"})


def count(desk: Desk) -> int:
    return desk.inbox.counts().received
