"""Opening a data folder with whatever key is at hand, and making a new one.

Owns the order in which keys are tried: a key file that was named, ``VANTHU_KEY_FILE``, a password asked of a person, the
system's key store. Refuses to make a second key for data that exist already, and to keep what a person typed.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from app.base.errors import FileMissing
from app.base.files import make_folder
from app.models import vault
from app.models.errors import DatabaseDamaged, DataMissing, DataPresent, WrongKey
from app.models.keys import DataKey, KeyFileMissing, KeyNeeded, read_key_file, write_key_file
from app.models.restoring import MARKER
from app.models.session import DATABASE, Store, no_stop
from app.models.slots import KEYS_FILE, KeyRing

KEY_FILE_VARIABLE: Final = "VANTHU_KEY_FILE"
Ask = Callable[[], str]


def has_data(folder: Path) -> bool:
    """Whether a database lies here, or is just being put back by a restore that was cut short."""
    return (folder / DATABASE).is_file() or (folder / MARKER).is_file()


def open_folder(
    folder: Path,
    *,
    key_file: Path | None = None,
    ask: Ask | None = None,
    person: str | None = None,
    make: bool = True,
    **more: Any,
) -> Store:
    """Open the data, or with ``make`` and a key file make them first. ``more`` goes to ``Store`` (clock, ids ...).

    Raises KeyNeeded, KeyFileMissing, WrongKey, WrongPassword, DataMissing and what Store raises.
    """
    key_file = key_file or _key_file_of_environment()
    if not has_data(folder):
        if not make:
            raise DataMissing(file=str(folder))
        if key_file is None:
            raise KeyNeeded
        try:
            return create_folder(folder, key_file=key_file, **more)
        except DataPresent:
            pass  # another program made it while we waited for our turn
    return _opened(folder, find_key(folder, key_file=key_file, ask=ask, person=person), more)


def create_folder(
    folder: Path,
    *,
    key_file: Path | None = None,
    password: str | None = None,
    person: str = "",
    **more: Any,
) -> Store:
    """Make a new data folder with a new key (or the one in an existing ``key_file``). Raises DataPresent, KeyNeeded.

    The recovery code is asked for afterwards, by ``add_recovery``, when somebody is there to print it.
    """
    if key_file is None and password is None:
        raise KeyNeeded
    stop: Callable[[str], None] = more.get("stop", no_stop)
    if has_data(folder):
        raise DataPresent(file=str(folder))
    make_folder(folder)
    key = DataKey.new() if key_file is None else _key_in(key_file)
    stop("create.key")
    ring = KeyRing.of(key)
    if password is not None:
        ring.set_password(key, password, person=person)

    def lay_out() -> None:
        for left in folder.glob(".*.new*"):  # of a program that was stopped here; we hold the folder alone
            if not left.name.startswith(f".{DATABASE}."):
                left.unlink(missing_ok=True)
        ring.write(folder)
        stop("create.slots")
        vault.create(folder / vault.BLOBS, key)
        stop("create.vault")

    return Store.create(folder, key, first=lay_out, **more)


def _key_in(key_file: Path) -> DataKey:
    """The key of a new folder: that of the file, which is made when it is not there."""
    if not key_file.exists():
        make_folder(key_file.absolute().parent)
        write_key_file(key_file, DataKey.new())
    return read_key_file(key_file)


def find_key(
    folder: Path, *, key_file: Path | None = None, ask: Ask | None = None, person: str | None = None
) -> DataKey:
    """The key of existing data, by the first way that is at hand."""
    if key_file is not None:
        try:
            return read_key_file(key_file)
        except FileMissing:
            raise KeyFileMissing(file=str(key_file)) from None
    ring = KeyRing.read(folder)
    if ask is not None and "password" in ring.kinds():
        return ring.open_password(ask(), person=person)
    key = ring.open_system()
    if key is None:
        raise KeyNeeded
    return key


def add_recovery(store: Store) -> str:
    """A new recovery code for the sheet, in groups of four; the one before stops working."""
    ring = _ring(store)
    code = ring.set_recovery(store.key)
    ring.write(store.folder)
    return code


def set_password(store: Store, password: str, *, person: str = "") -> None:
    """Set or change a person's password. The data key stays, so copies and other people's passwords go on working."""
    ring = _ring(store)
    ring.set_password(store.key, password, person=person)
    ring.write(store.folder)


def use_system_store(store: Store, *, wanted: bool) -> bool:
    """Let this account of the system open the data without a password, or stop it. False: there is no such store."""
    ring = _ring(store)
    if wanted:
        done = ring.set_system(store.key)
    else:
        ring.remove("system")
        done = True
    ring.write(store.folder)
    return done


def _ring(store: Store) -> KeyRing:
    if (store.folder / KEYS_FILE).exists():
        return KeyRing.read(store.folder)
    return KeyRing.of(store.key)


def _opened(folder: Path, key: DataKey, more: dict[str, Any]) -> Store:
    try:
        return Store(folder, key, **more)
    except WrongKey:
        # SQLCipher says the same of a wrong key and of a damaged first page; the mark in keys.json tells them apart.
        if (folder / KEYS_FILE).exists() and secrets.compare_digest(KeyRing.read(folder).check, key.check()):
            raise DatabaseDamaged(file=str(folder / DATABASE)) from None
        raise


def _key_file_of_environment() -> Path | None:
    named = os.environ.get(KEY_FILE_VARIABLE)
    return Path(named) if named else None
