"""The text of a VietQR code: EMVCo's merchant-presented form as NAPAS fills it for a transfer to an account.

Owns the fields and their checksum. Refuses to draw (export/lists/qr.py) and to know who has which account.
"""

from __future__ import annotations

import re
from typing import Final

from app.base.text import fold

_NAPAS: Final = "A000000727"
_TO_ACCOUNT: Final = "QRIBFTTA"
_DONG: Final = "704"
MOST_WORDS: Final = 25
"""Characters of the transfer's words: EMVCo's limit of a field in group 62."""
_BIN: Final = re.compile(r"\d{6}")
_ACCOUNT: Final = re.compile(r"[A-Za-z0-9]{1,19}")


def vietqr(bank_bin: str, account: str, *, amount: int = 0, words: str = "") -> str:
    """What the code says. ``amount`` 0: the payer types it. Raises ValueError for a bank or account that is none."""
    if not _BIN.fullmatch(bank_bin) or not _ACCOUNT.fullmatch(account) or not 0 <= amount < 10**13:
        raise ValueError(bank_bin)
    to = _field("00", bank_bin) + _field("01", account)
    parts = [
        _field("00", "01"),
        _field("01", "12" if amount else "11"),
        _field("38", _field("00", _NAPAS) + _field("01", to) + _field("02", _TO_ACCOUNT)),
        _field("53", _DONG),
    ]
    if amount:
        parts.append(_field("54", str(amount)))
    parts.append(_field("58", "VN"))
    if said := transfer_words(words):
        parts.append(_field("62", _field("08", said)))
    whole = "".join(parts) + "6304"
    return f"{whole}{crc16(whole.encode()):04X}"


def transfer_words(words: str) -> str:
    """What banks let through: capitals without accents, digits, blanks, hyphens; at most ``MOST_WORDS``."""
    return " ".join(re.sub(r"[^A-Z0-9 -]", " ", fold(words).upper()).split())[:MOST_WORDS].strip()


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing mirrored."""
    found = 0xFFFF
    for byte in data:
        found ^= byte << 8
        for _ in range(8):
            found = (found << 1 ^ 0x1021 if found & 0x8000 else found << 1) & 0xFFFF
    return found


def fields_of(text: str) -> dict[str, str]:
    """The fields of a code or of a group in it. Raises ValueError where the lengths do not hold."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        if not text[at : at + 4].isdecimal() or len(text) < at + 4 + int(text[at + 2 : at + 4]):
            raise ValueError(text)
        end = at + 4 + int(text[at + 2 : at + 4])
        found[text[at : at + 2]] = text[at + 4 : end]
        at = end
    return found


def _field(number: str, value: str) -> str:
    return f"{number}{len(value):02d}{value}"
