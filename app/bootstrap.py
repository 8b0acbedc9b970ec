"""Builds what a run needs from a data folder: store, vault, clock, ids, services, by plain constructors.

Owns the wiring, and the order in which a new folder comes to be: key, then database, then the first person. Knows no
window and no command line; tests start here too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import Clock, SystemClock
from app.base.ids import Ids
from app.base.language import mark, tr

if TYPE_CHECKING:
    from app.domain.practice import Practice
    from app.models.keys import DataKey
    from app.models.session import Store
    from app.models.vault import Vault
    from app.services.incoming import Incoming
    from app.services.letters import Letters
    from app.services.members import Members
    from app.services.numbering import Numbers
    from app.services.people import People
    from app.services.registers import Registers
    from app.services.search import Search
    from app.services.series import SeriesBooks
    from app.services.tasks import Tasks
    from app.services.undo import Undo
    from app.services.units import Units

Ask = Callable[[str], str]
"""Asks a person for a password, unseen."""


class Desk:
    """The clerk's desk: one open data folder with all that works on it. Services are built when first used."""

    def __init__(self, store: Store, *, by: str, clock: Clock, ids: Ids, practice: Practice) -> None:
        self.store = store
        self.data = store.folder
        self.by = by
        self.clock = clock
        self.ids = ids
        self.practice = practice
        self._vault: Vault | None = None

    @property
    def vault(self) -> Vault:
        if self._vault is None:
            from app.models.vault import Vault

            self._vault = Vault(self.store)
        return self._vault

    @cached_property
    def incoming(self) -> Incoming:
        from app.services.incoming import Incoming

        return Incoming(self.store, by=self.by, vault=lambda: self.vault, practice=self.practice)

    @cached_property
    def tasks(self) -> Tasks:
        from app.services.tasks import Tasks

        return Tasks(self.store, by=self.by, practice=self.practice)

    @cached_property
    def members(self) -> Members:
        from app.services.members import Members

        return Members(self.store, by=self.by, practice=self.practice)

    @cached_property
    def search(self) -> Search:
        from app.services.search import Search

        return Search(self.store)

    @cached_property
    def registers(self) -> Registers:
        from app.services.registers import Registers

        return Registers(self.store)

    @cached_property
    def letters(self) -> Letters:
        from app.services.letters import Letters

        return Letters(self.store, by=self.by, practice=self.practice)

    @cached_property
    def units(self) -> Units:
        from app.services.units import Units

        return Units(self.store, by=self.by, practice=self.practice)

    @cached_property
    def numbers(self) -> Numbers:
        from app.services.numbering import Numbers

        return Numbers(self.store, by=self.by, practice=self.practice)

    @cached_property
    def series(self) -> SeriesBooks:
        from app.services.series import SeriesBooks

        return SeriesBooks(self.store, by=self.by, practice=self.practice)

    @cached_property
    def undo(self) -> Undo:
        from app.services.undo import Undo

        return Undo(self.store, by=self.by, practice=self.practice)

    @cached_property
    def people(self) -> People:
        from app.services.people import People

        return People(self.store, by=self.by, practice=self.practice)

    def close(self) -> None:
        if self._vault is not None:
            self._vault.close()
            self._vault = None
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
    from app.domain.practice import Practice
    from app.models.errors import DataPresent
    from app.models.session import Store

    clock = clock or SystemClock()
    ids = ids or Ids(clock)
    if has_data(data):
        store = Store(data, existing_key(data, key_file=key_file, ask=ask), clock=clock, ids=ids)
    else:
        key = first_key(data, key_file=key_file, ask=ask)
        try:
            store = Store.create(data, key, clock=clock, ids=ids)
        except DataPresent:  # another command has just made it
            store = Store(data, key, clock=clock, ids=ids)
    try:
        return Desk(store, by=_person(store), clock=clock, ids=ids, practice=Practice())
    except BaseException:
        store.close()
        raise


def existing_key(data: Path, *, key_file: Path | None, ask: Ask | None) -> DataKey:
    """The key of a folder that has data: from the key file, the system's key store, or a password asked for.

    Raises KeyFileMissing, KeyNeeded, WrongPassword, WrongKey and others.
    """
    from app.models.errors import WrongKey
    from app.models.keys import KeyFileMissing, KeyNeeded, read_key_file
    from app.models.slots import KEYS_FILE, KeyRing

    ring = KeyRing.read(data) if (data / KEYS_FILE).exists() else None
    if key_file is not None:
        if not key_file.exists():
            raise KeyFileMissing(str(key_file), file=str(key_file))
        key = read_key_file(key_file)
        if ring is not None and not ring.fits(key):
            raise WrongKey(str(key_file), file=str(data))
        return key
    found = ring.open_system() if ring is not None else None
    if found is not None:
        return found
    if ring is None or ask is None or "password" not in ring.kinds():
        raise KeyNeeded(str(data))
    return ring.open_password(ask(tr(mark("Mật khẩu mở dữ liệu:"))))


def first_key(data: Path, *, key_file: Path | None, ask: Ask | None) -> DataKey:
    """The key for a new folder: the key file's (made when it is not there), or a new one behind a password or the
    system's key store. Leaves ``keys.json`` in the folder. Raises KeyNeeded when nobody could open the data again.
    """
    from app.base.files import make_folder
    from app.models.keys import DataKey, KeyNeeded, read_key_file
    from app.models.slots import KEYS_FILE, KeyRing

    if (data / KEYS_FILE).exists():
        # A run was stopped between key and database: its key is kept, or somebody's password would open nothing.
        return existing_key(data, key_file=_made(key_file), ask=ask)
    if key_file is not None:
        made = _made(key_file)
        assert made is not None
        key = read_key_file(made)
        make_folder(data)
        KeyRing.of(key).write(data)
        return key
    key = DataKey.new()
    ring = KeyRing.of(key)
    if ask is not None:
        ring.set_password(key, _new_password(ask))
        ring.set_system(key)
    elif not ring.set_system(key):
        raise KeyNeeded(str(data))
    make_folder(data)
    ring.write(data)
    return key


def _made(key_file: Path | None) -> Path | None:
    from app.models.keys import DataKey, write_key_file

    if key_file is not None and not key_file.exists():
        write_key_file(key_file, DataKey.new())
    return key_file


def _new_password(ask: Ask) -> str:
    """A password typed twice alike. Raises PasswordsDiffer."""
    from app.services.recovery import PasswordsDiffer

    first = ask(tr(mark("Đặt mật khẩu mở dữ liệu (từ 8 ký tự):")))
    if ask(tr(mark("Gõ lại mật khẩu:"))) != first:
        raise PasswordsDiffer
    return first


def _person(store: Store) -> str:
    """Who acts on this computer: the first person of the folder, made on the first run."""
    from sqlalchemy import select

    from app.models.people import Person

    with store.read() as session:
        found = session.scalar(select(Person.id).where(Person.active).order_by(Person.id).limit(1))
    if found is not None:
        return found
    with store.work(verb="people.first", by="") as w:
        person = w.add(Person(name=tr(mark("Văn thư")), role="clerk", active=True))
        w.commit()
        return person.id
