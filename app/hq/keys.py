"""The server's own keys: one signs (epochs, leases, heads of the audit chain), one opens what is sealed, one makes tokens.

Owns ``hq.keys.json`` (mode 0600). Every worker and machine of one headquarters needs the same file, so the variable
``VANTHU_HQ_KEYS`` may hold its content instead. Refuses to make new keys where a database is already in use: branches
have pinned the old ones.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

import msgspec
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from app.base.files import read_bytes, write_atomic
from app.hq.refusals import NotFounded

FILE: Final = "hq.keys.json"
VARIABLE: Final = "VANTHU_HQ_KEYS"
PRIVATE: Final = 0o600


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    signing: bytes
    sealing: bytes
    tokens: bytes


class Keys:
    """The keys in memory. Has no text form."""

    __slots__ = ("sealing", "signing", "tokens")

    def __init__(self, signing: bytes, sealing: bytes, tokens: bytes) -> None:
        self.signing = SigningKey(signing)
        self.sealing = PrivateKey(sealing)
        self.tokens = tokens

    @property
    def public(self) -> bytes:
        """What branches pin at enrolment to know the server's signatures."""
        return bytes(self.signing.verify_key)

    @property
    def sealed_to(self) -> bytes:
        """What a bundle on a stick is sealed to."""
        return bytes(self.sealing.public_key)

    def sign(self, content: bytes) -> bytes:
        return self.signing.sign(content).signature

    def __repr__(self) -> str:
        return "Keys(...)"


def make(folder: Path) -> Keys:
    """New keys, written into ``folder``."""
    fresh = _Written(
        signing=secrets.token_bytes(32), sealing=secrets.token_bytes(32), tokens=secrets.token_bytes(32)
    )
    write_atomic(folder / FILE, msgspec.json.encode(fresh) + b"\n", mode=PRIVATE)
    return Keys(fresh.signing, fresh.sealing, fresh.tokens)


def load(folder: Path) -> Keys:
    """The keys from the variable or the folder. Raises NotFounded."""
    written = os.environ.get(VARIABLE)
    path = folder / FILE
    if written is None and not path.is_file():
        raise NotFounded(folder=str(folder))
    try:
        found = msgspec.json.decode(written if written is not None else read_bytes(path), type=_Written)
        return Keys(found.signing, found.sealing, found.tokens)
    except (msgspec.DecodeError, ValueError):
        raise NotFounded(folder=str(folder)) from None
