"""The data key: 32 random bytes that open the database and the vault.

Refuses to show itself: no repr, no text, no pickling; the only ways out are the two pragmas and the key file.
"""

from __future__ import annotations

import secrets
from typing import Final, NoReturn

KEY_BYTES: Final = 32


class DataKey:
    """The key in memory. Give it around as this object, never as text."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._raw = raw

    @classmethod
    def new(cls) -> DataKey:
        return cls(secrets.token_bytes(KEY_BYTES))

    def raw(self) -> bytes:
        """The bytes, for wrapping into a slot. Never to be logged or shown."""
        return self._raw

    def pragma(self) -> str:
        """The statement that gives the key to SQLCipher; run it on the connection itself, past every log."""
        return f"PRAGMA key = \"x'{self._raw.hex()}'\""

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and secrets.compare_digest(self._raw, other._raw)

    def __hash__(self) -> int:
        return hash(self._raw)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is not pickled")
