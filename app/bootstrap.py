"""Builds what a run needs from a data folder: store, vault, clock, ids, services, by plain constructors.

Owns the wiring and nothing else. Knows no window and no command line; tests start here too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import Clock, SystemClock
from app.base.ids import Ids

if TYPE_CHECKING:
    from app.models.session import Store

Ask = Callable[[str], str]
"""Asks a person for a password, unseen."""


class Desk:
    """The clerk's desk: one open data folder with all that works on it. Services are built when first used."""

    def __init__(self, store: Store, *, by: str, clock: Clock, ids: Ids) -> None:
        self.store = store
        self.data = store.folder
        self.by = by
        self.clock = clock
        self.ids = ids

    def close(self) -> None:
        self.store.close()


def has_data(data: Path) -> bool:
    """Whether anything was ever stored in this folder."""
    return (data / "vanthu.db").is_file()


def open_desk(
    data: Path,
    *,
    key_file: Path | None = None,
    ask: Ask | None = None,
    clock: Clock | None = None,
    ids: Ids | None = None,
) -> Desk:
    """Open the data folder, making it when it is not there. Raises refusals of the keys and the store."""
    from app.models.keys import DataKey
    from app.models.session import Store

    clock = clock or SystemClock()
    ids = ids or Ids(clock)
    if key_file is None:
        raise NotImplementedError("password and key store: see keys")
    if has_data(data):
        store = Store(data, DataKey(bytes.fromhex(key_file.read_text())), clock=clock, ids=ids)
    else:
        if not key_file.exists():
            key_file.write_text(DataKey.new().raw().hex())
        store = Store.create(data, DataKey(bytes.fromhex(key_file.read_text())), clock=clock, ids=ids)
    return Desk(store, by="clerk", clock=clock, ids=ids)
