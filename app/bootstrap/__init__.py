"""Builds what a run needs from a data folder: store, vault, clock, ids, services, by plain constructors.

Owns the wiring, and the order in which a new folder comes to be: key, then database, then the first person. Knows no
window and no command line; tests start here too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.base.clock import Clock, SystemClock
from app.base.errors import InputRefused
from app.base.ids import Ids
from app.base.language import mark, tr
from app.bootstrap.core import practice_of
from app.bootstrap.desk import Desk

if TYPE_CHECKING:
    from app.models.copies import CopyReport
    from app.models.session import Store

__all__ = [
    "DATABASE",
    "KEYS",
    "RESTORING",
    "Ask",
    "Desk",
    "PasswordsDiffer",
    "has_data",
    "need_not_gone",
    "new_password",
    "open_desk",
    "practice_of",
    "restore_data",
]

DATABASE: Final = "vanthu.db"
"""As in models.session; said again so that looking into an empty folder does not load the whole store."""
RESTORING: Final = "restore.json"
KEYS: Final = "keys.json"
Ask = Callable[[str], str]
"""Asks a person for a password, unseen."""


class PasswordsDiffer(InputRefused):
    code, what = "KHOA-020", mark("Hai lần gõ mật khẩu khác nhau.")
    remedy = mark("Làm lại và gõ hai lần giống nhau; chưa có gì được tạo.")


def has_data(data: Path) -> bool:
    """Whether anything was ever stored in this folder, or is just being put back by a restore that was cut short."""
    return (data / DATABASE).is_file() or (data / RESTORING).is_file()


def need_not_gone(data: Path) -> None:
    """Refuse to take a folder for new that has lost its database. Raises DatabaseGone."""
    if (data / KEYS).exists():  # else there is nothing that could be lost, and no reason to load the store
        from app.models.session import need_not_gone

        need_not_gone(data)


def open_desk(
    data: Path,
    *,
    key_file: Path | None = None,
    ask: Ask | None = None,
    clock: Clock | None = None,
    ids: Ids | None = None,
) -> Desk:
    """Open the data folder, making it when it is not there. Raises refusals of the keys and the store.

    A new folder is opened by the key file (made when it is not there), else by a password asked of a person. Without
    either there is no key that anybody could keep, so nothing is made: KeyNeeded.
    """
    from app.base import settings
    from app.models.errors import DataPresent
    from app.models.folder import create_folder, open_folder

    chosen = settings.load(data)  # a broken file is told before anything else is touched
    practice = practice_of(chosen)
    clock = clock or SystemClock()
    ids = ids or Ids(clock)

    def password() -> str:
        assert ask is not None
        return ask(tr(mark("Mật khẩu mở dữ liệu:")))

    def opened() -> Store:
        return open_folder(data, key_file=key_file, ask=password if ask else None, clock=clock, ids=ids)

    if has_data(data) or key_file is not None or ask is None:
        try:
            store = opened()
        except DataPresent:  # another command made the folder in the meantime
            store = opened()
    else:
        need_not_gone(data)
        store = create_folder(data, password=new_password(ask), clock=clock, ids=ids)
    try:
        person = _person(store, chosen.text("people.acting"))
        desk = Desk(store, by=person, settings=chosen, practice=practice)
        desk.erase_again()
        desk.join_line()
        return desk
    except BaseException:
        store.close()
        raise


def restore_data(
    file: Path, data: Path, *, key_file: Path | None = None, ask: Ask | None = None
) -> CopyReport:
    """Put a proven copy in the place of the data folder. Raises refusals; live data are untouched then."""
    from app.models.copies import restore

    def password() -> str:
        assert ask is not None
        return ask(tr(mark("Mật khẩu của bản sao:")))

    return restore(file, data, key_file=key_file, ask=password if ask else None)


def new_password(ask: Ask) -> str:
    """A password typed twice alike. Raises PasswordsDiffer."""
    first = ask(tr(mark("Đặt mật khẩu mở dữ liệu (từ 8 ký tự):")))
    if ask(tr(mark("Gõ lại mật khẩu:"))) != first:
        raise PasswordsDiffer
    return first


def _person(store: Store, remembered: str) -> str:
    """Who acts on this folder; on the first run its first person is made."""
    from app.models.people import Person
    from app.services.people import acting

    with store.read() as session:
        found = acting(session, remembered)
    if found is not None:
        return found
    with store.work(verb="people.first", by="") as w:
        found = acting(w.session, "")  # another command may have been as quick
        if found is not None:
            return found
        person = w.add(Person(name=tr(mark("Văn thư")), role="clerk", active=True))
        w.commit()
        return person.id
