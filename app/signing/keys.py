"""Keys: a file (.p12, .pfx) or a token (USB, PKCS#11), opened with a password, used, closed. They never leave this room.

Passwords are handed in as they were typed, are not kept and never logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.base.language import mark, tr
from app.signing.checking import describe
from app.signing.refusals import (
    KeyEnded,
    KeyNotBegun,
    KeyUnreadable,
    TokenAbsent,
    TokenEmpty,
    TokenFault,
    TokenLibrary,
    TokenPin,
)
from app.signing.report import Certificate

_NAMED: Final = mark(" mang tên “{label}”")
_PIN_FAULTS: Final = ("PinIncorrect", "PinInvalid", "PinLenRange", "PinLocked", "PinExpired")
_ABSENT: Final = ("TokenNotPresent", "TokenNotRecognised", "NoSuchToken", "MultipleTokensReturned")


@dataclass(frozen=True, slots=True)
class Key:
    """An opened key: whose it is, and pyHanko's signer that uses it."""

    owner: Certificate
    signer: Any

    def need_valid(self, now: datetime) -> None:
        """Raises KeyEnded, KeyNotBegun."""
        if now > self.owner.valid_to:
            raise KeyEnded(name=self.owner.name, day=f"{self.owner.valid_to:%d/%m/%Y}")
        if now < self.owner.valid_from:
            raise KeyNotBegun(name=self.owner.name, day=f"{self.owner.valid_from:%d/%m/%Y}")


def from_file(data: bytes, name: str, password: str) -> Key:
    """The key in a PKCS#12 file. Raises KeyUnreadable."""
    from pyhanko.sign import SimpleSigner

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)  # it would log why, with names
    signer = None
    with suppress(ValueError, TypeError):  # a wrong password, no PKCS#12, or a file without a key
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=password.encode("utf-8"))
    if signer is None or signer.signing_cert is None:
        raise KeyUnreadable(file=name)
    return Key(describe(signer.signing_cert), signer)


@contextmanager
def from_token(library: Path, pin: str, *, token: str = "", key: str = "") -> Iterator[Key]:
    """The key on a token, while the block lasts. ``token`` and ``key`` choose by label where there are several.

    Raises TokenLibrary, TokenAbsent, TokenPin, TokenEmpty, TokenFault.
    """
    import pkcs11
    from pkcs11 import exceptions as faults

    try:
        module = pkcs11.lib(str(library.absolute()))
    except (faults.PKCS11Error, RuntimeError, OSError):
        raise TokenLibrary(file=str(library)) from None
    try:
        with _token(module, token).open(user_pin=pin) as session:
            yield _key(session, key)
    except faults.PKCS11Error as fault:
        raise _refused(fault, token) from None


def _refused(fault: Exception, token: str) -> Exception:
    kind = type(fault).__name__
    if kind in _PIN_FAULTS:
        return TokenPin()
    return TokenAbsent(label=_labelled(token)) if kind in _ABSENT else TokenFault(reason=kind)


def _labelled(label: str) -> str:
    return tr(_NAMED).format(label=label) if label else ""


def _token(module: Any, label: str) -> Any:
    from pkcs11 import TokenFlag

    for slot in module.get_slots(token_present=True):
        found = slot.get_token()
        # An empty slot of some drivers shows a token that was never set up.
        if TokenFlag.TOKEN_INITIALIZED in found.flags and label in ("", str(found.label).strip()):
            return found
    raise TokenAbsent(label=_labelled(label))


def _key(session: Any, label: str) -> Key:
    """The private key that has a certificate beside it; the first one where no label chooses."""
    from pkcs11 import Attribute, ObjectClass
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.sign.pkcs11 import PKCS11Signer

    certificates = {}
    for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        (read,) = load_certs_from_pemder_data(bytes(one[Attribute.VALUE]))
        certificates[bytes(one[Attribute.ID])] = read
    for private in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}):
        number = bytes(private[Attribute.ID])
        if number in certificates and label in ("", str(private[Attribute.LABEL])):
            signer = PKCS11Signer(
                session, signing_cert=certificates[number], key_id=number, other_certs_to_pull=()
            )
            return Key(describe(certificates[number]), signer)
    raise TokenEmpty(label=_labelled(label))
