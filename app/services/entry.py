"""The door of a data folder for a window: which ways in there are, whether a password is right, changing it.

Owns no key: it looks into ``keys.json`` and asks models.folder. The command line goes the same way through open_desk.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from app.models import folder as folders
from app.models.session import Store
from app.models.slots import KEYS_FILE, SHORTEST_PASSWORD, KeyRing
from app.services.recovery import make_sheet, open_again

PASSWORD: Final = "password"
SYSTEM: Final = "system"
LEAST: Final = SHORTEST_PASSWORD


def ways(data: Path) -> frozenset[str]:
    """Kinds of ways in: 'password', 'system', 'recovery'. Raises KeysDamaged. None at all: only a key file opens it."""
    return KeyRing.read(data).kinds() if (data / KEYS_FILE).is_file() else frozenset()


def prove(data: Path, password: str) -> None:
    """Raises WrongPassword, SlotMissing. Takes a tenth of a second and 64 MB on purpose."""
    KeyRing.read(data).open_password(password)


def change_password(store: Store, old: str, new: str) -> None:
    """Raises WrongPassword, PasswordTooShort. Where there was no password yet, ``old`` is not looked at."""
    if PASSWORD in ways(store.folder):
        prove(store.folder, old)
    folders.set_password(store, new)


def recovery_sheet(store: Store, path: Path, *, organ: str, day: date, again: bool = False) -> Path:
    """The sheet with a new recovery code, as PDF. Raises SheetMade unless ``again``."""
    return make_sheet(store, path, organ=organ, day=day, again=again)


def reopen(data: Path, code: str, *, password: str) -> None:
    """A new password by the code of the sheet. Raises RecoveryCodeWrong, PasswordTooShort."""
    open_again(data, code, password=password)


def use_system(store: Store, *, wanted: bool) -> bool:
    """Let this account of the system open the data without a password; False where the system has no such store."""
    return folders.use_system_store(store, wanted=wanted)
