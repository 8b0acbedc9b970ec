"""Small facts of the whole server: its epoch, the version of its tables."""

from __future__ import annotations

from typing import Final

from app.hq.database import Tx

EPOCH: Final = "epoch"


def get(tx: Tx, name: str) -> str | None:
    found = tx.one("SELECT value FROM fact WHERE name = ?", name)
    return str(found[0]) if found else None


def put(tx: Tx, name: str, value: str) -> None:
    tx.run(
        "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value,
    )


def begin(tx: Tx) -> None:
    """The first epoch of a fresh server; nothing where there is one."""
    if get(tx, EPOCH) is None:
        put(tx, EPOCH, "1")


def epoch(tx: Tx) -> int:
    return int(get(tx, EPOCH) or 1)
