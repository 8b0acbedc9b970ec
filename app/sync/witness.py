"""The witness: what this folder last did, written down outside the folder.

A folder that was put back from an old copy, or copied whole to another place, looks sound from the inside; numbers given
since then would be given again. So the last place in the outbox and the folder's own address lie with the user account
(and in the system's key store where that opens the folder), not in the folder. Refuses to trust a folder that it does not
know: the price of a wrong alarm is one contact with headquarters, that of a missed one a number given twice.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.base.errors import AppError
from app.base.files import PRIVATE, make_folder, read_bytes, write_atomic
from app.models import slots
from app.models.session import DATABASE

VARIABLE: Final = "VANTHU_WITNESS"
"""Another place for the witness files: for tests, and for accounts whose state folder is wiped at log-off."""


class Verdict(StrEnum):
    SAME = "same"
    MOVED = "moved"  # the folder lies elsewhere now, and no longer where it was
    RESTORED = "restored"  # it did more than it knows of
    CLONED = "cloned"  # it lies in two places
    UNKNOWN = "unknown"  # nobody here ever saw it: a copy from another PC, or a new account


@dataclass(frozen=True, slots=True)
class Witness:
    device: str
    place: str
    """Path of the data folder."""
    dseq: int
    """The last place given in the outbox."""
    line: str = ""


def judge(known: Witness | None, now: Witness) -> Verdict:
    """What became of the folder since the witness was written."""
    if known is None or known.device != now.device:
        return Verdict.UNKNOWN
    if known.dseq > now.dseq:
        return Verdict.RESTORED
    if known.place == now.place:
        return Verdict.SAME
    return Verdict.CLONED if (Path(known.place) / DATABASE).exists() else Verdict.MOVED


def read(folder: Path, device: str) -> Witness | None:
    """The farther one of the file and the key store; None when neither knows this device."""
    found = [one for one in (_parsed(_of_file(device)), _parsed(_of_store(folder, device))) if one]
    return max(found, key=lambda one: one.dseq) if found else None


def write(folder: Path, witness: Witness) -> None:
    """Best effort: a full or read-only account folder does not stop the work that it would bear witness to."""
    body = json.dumps(asdict(witness))
    try:
        make_folder(_place())
        write_atomic(_file(witness.device), body, mode=PRIVATE, own=True)
    except (AppError, OSError):
        pass  # the next start finds an older witness, or none, and is the more careful
    if _uses_store(folder):
        slots.put_secret(f"witness/{witness.device}", body)


def forget(folder: Path, device: str) -> None:
    _file(device).unlink(missing_ok=True)
    if _uses_store(folder):
        slots.drop_secret(f"witness/{device}")


def _place() -> Path:
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("van-thu-doan", appauthor=False) / "witness"


def _file(device: str) -> Path:
    return _place() / f"{device}.json"


def _of_file(device: str) -> str | None:
    try:
        return read_bytes(_file(device), most=1).decode("utf-8")
    except (AppError, OSError, UnicodeDecodeError):
        return None


def _of_store(folder: Path, device: str) -> str | None:
    return slots.get_secret(f"witness/{device}") if _uses_store(folder) else None


def _uses_store(folder: Path) -> bool:
    """Only where the clerk let the key store open the folder: asking one that is locked would ask the clerk."""
    try:
        return "system" in slots.KeyRing.read(folder).kinds()
    except AppError:
        return False


def _parsed(body: str | None) -> Witness | None:
    if body is None:
        return None
    try:
        plain = json.loads(body)
        return Witness(
            str(plain["device"]), str(plain["place"]), int(plain["dseq"]), str(plain.get("line", ""))
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
