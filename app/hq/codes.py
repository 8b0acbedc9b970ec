"""One-time codes of enrolment: ten characters and a check, easy to read out over the telephone.

Owns their form. Refuses to keep one: the database holds the digest alone.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
LENGTH: Final = 10
_READ_AS: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


def new(pick: Callable[[int], int] = secrets.randbelow) -> str:
    """A fresh code, as it is printed: ABCDE-FGHJK-M."""
    body = "".join(ALPHABET[pick(32)] for _ in range(LENGTH))
    return f"{body[:5]}-{body[5:]}-{_check(body)}"


def read(typed: str) -> str | None:
    """The eleven characters of what was typed; None when the check says that one is wrong."""
    plain = typed.upper().translate(_READ_AS)
    if len(plain) != LENGTH + 1 or any(char not in ALPHABET for char in plain):
        return None
    return plain if _check(plain[:-1]) == plain[-1] else None


def digest(plain: str) -> str:
    """What the database knows of a code. Fifty random bits for three days need no slow hash."""
    return hashlib.sha256(b"vanthu-enrol:" + plain.encode()).hexdigest()


def _check(body: str) -> str:
    """Luhn's rule for 32 characters: finds every wrong character and nearly every swap of neighbours."""
    total = 0
    for at, char in enumerate(reversed(body)):
        value = ALPHABET.index(char) * (2 if at % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
