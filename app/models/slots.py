"""``keys.json``: the slots that wrap the data key.

Slots: a password per person (Argon2id, 64 MiB, 3 passes), the system's key store, a recovery code that is printed once.
Each seals the same key with AES-256-GCM, bound to this folder and kind of slot; ``check`` tells a wrong key from a
damaged database. Refuses to keep a password, a code or the key itself.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from app.base.files import PRIVATE, read_bytes, write_atomic
from app.base.text import nfc
from app.models.keys import (
    KEY_BYTES,
    DataKey,
    KeysDamaged,
    LastSlot,
    PasswordTooShort,
    RecoveryCodeWrong,
    SlotMissing,
    WrongPassword,
)

KEYS_FILE: Final = "keys.json"
VERSION: Final = 1
ARGON_MEMORY_KIB: Final = 64 * 1024
ARGON_PASSES: Final = 3
ARGON_LANES: Final = 1
SHORTEST_PASSWORD: Final = 8
SYSTEM_SERVICE: Final = "van-thu-doan"
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RFC4648: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_RECOVERY_BYTES: Final = 20  # 160 bits: 32 characters, no slow hash needed
_GROUP: Final = 4

Slot = dict[str, Any]


@dataclass
class KeyRing:
    """The content of ``keys.json``: whose data it is, the mark of the key, the slots."""

    id: str
    check: str
    slots: list[Slot] = field(default_factory=list)

    @classmethod
    def of(cls, key: DataKey) -> KeyRing:
        return cls(secrets.token_hex(16), key.check())

    @classmethod
    def read(cls, folder: Path) -> KeyRing:
        """Raises FileMissing, KeysDamaged."""
        path = folder / KEYS_FILE
        content = read_bytes(path)
        try:
            data = json.loads(content)
            if data["version"] != VERSION or not isinstance(data["slots"], list):
                raise KeysDamaged(file=str(path))
            return cls(str(data["id"]), str(data["check"]), [dict(slot) for slot in data["slots"]])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise KeysDamaged(file=str(path)) from None

    def write(self, folder: Path) -> None:
        data = {"version": VERSION, "id": self.id, "check": self.check, "slots": self.slots}
        write_atomic(folder / KEYS_FILE, json.dumps(data, indent=1) + "\n", mode=PRIVATE, own=True)

    def fits(self, key: DataKey) -> bool:
        return secrets.compare_digest(self.check, key.check())

    def kinds(self) -> frozenset[str]:
        return frozenset(str(slot.get("kind")) for slot in self.slots)

    # --- setting slots; the caller writes the ring afterwards

    def set_password(self, key: DataKey, password: str, *, person: str = "") -> None:
        """Set or change the password of ``person`` ('' where there is only one). Raises PasswordTooShort."""
        if len(password) < SHORTEST_PASSWORD:
            raise PasswordTooShort(length=len(password), least=SHORTEST_PASSWORD)
        slot: Slot = {
            "kind": "password",
            "person": person,
            "salt": secrets.token_hex(16),
            "memory_kib": ARGON_MEMORY_KIB,
            "passes": ARGON_PASSES,
            "lanes": ARGON_LANES,
        }
        self._put(slot, _argon(password, slot), key)

    def set_recovery(self, key: DataKey) -> str:
        """A new recovery code in groups of four, to be printed once; the one before stops working."""
        code = secrets.token_bytes(_RECOVERY_BYTES)
        slot: Slot = {"kind": "recovery", "person": "", "salt": secrets.token_hex(16)}
        self._put(slot, _hkdf(code, slot), key)
        return _spell(code)

    def set_system(self, key: DataKey) -> bool:
        """Let the system's key store open the data on this account. False where there is no usable store."""
        secret = secrets.token_bytes(KEY_BYTES)
        if not put_secret(self.id, secret.hex()):
            return False
        slot: Slot = {"kind": "system", "person": "", "salt": secrets.token_hex(16)}
        self._put(slot, _hkdf(secret, slot), key)
        return True

    def remove(self, kind: str, *, person: str = "") -> None:
        """Take a slot away. Raises LastSlot."""
        kept = [slot for slot in self.slots if (slot["kind"], slot.get("person", "")) != (kind, person)]
        if not kept and self.slots:
            raise LastSlot
        self.slots = kept
        if kind == "system":
            drop_secret(self.id)

    # --- opening

    def open_password(self, password: str, *, person: str | None = None) -> DataKey:
        """Raises SlotMissing, WrongPassword. ``person`` None: any person's password."""
        slots = [
            slot
            for slot in self.slots
            if slot.get("kind") == "password" and person in (None, slot.get("person", ""))
        ]
        if not slots:
            raise SlotMissing
        for slot in slots:
            key = self._open(slot, lambda slot=slot: _argon(password, slot))  # type: ignore[misc]
            if key is not None:
                return key
        raise WrongPassword

    def open_recovery(self, code: str) -> DataKey:
        """Raises SlotMissing, RecoveryCodeWrong."""
        slot = self._one("recovery")
        secret = _unspell(code)
        key = self._open(slot, lambda: _hkdf(secret, slot)) if secret else None
        if key is None:
            raise RecoveryCodeWrong
        return key

    def open_system(self) -> DataKey | None:
        """The key through the system's key store; None where there is no slot or no usable store."""
        if "system" not in self.kinds():
            return None
        secret = get_secret(self.id)
        slot = self._one("system")
        return self._open(slot, lambda: _hkdf(bytes.fromhex(secret), slot)) if secret else None

    def _one(self, kind: str) -> Slot:
        for slot in self.slots:
            if slot.get("kind") == kind:
                return slot
        raise SlotMissing

    def _put(self, slot: Slot, wrapping: bytes, key: DataKey) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(12)
        slot["nonce"] = nonce.hex()
        slot["sealed"] = AESGCM(wrapping).encrypt(nonce, key.raw(), self._bound(slot)).hex()
        same = (slot["kind"], slot["person"])
        self.slots = [old for old in self.slots if (old["kind"], old.get("person", "")) != same] + [slot]

    def _open(self, slot: Slot, wrapping: Callable[[], bytes]) -> DataKey | None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            nonce, sealed = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["sealed"])
            return DataKey(AESGCM(wrapping()).decrypt(nonce, sealed, self._bound(slot)))
        except InvalidTag:
            return None
        except (KeyError, ValueError, TypeError):
            raise KeysDamaged(file=KEYS_FILE) from None

    def _bound(self, slot: Slot) -> bytes:
        """What a sealed key is bound to: this folder and this kind of slot; none can be moved elsewhere."""
        return f"van-thu-doan/{self.id}/{slot['kind']}/{slot.get('person', '')}".encode()


# --- from secrets to wrapping keys ---------------------------------------------------------------------------


def _argon(password: str, slot: Slot) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # imported late: start-up time

    memory, passes, lanes = int(slot["memory_kib"]), int(slot["passes"]), int(slot["lanes"])
    if not (8 <= memory <= 1 << 21 and 1 <= passes <= 100 and 1 <= lanes <= 16):
        raise ValueError("argon2 parameters out of bounds")  # a damaged file must not ask for all memory
    return hash_secret_raw(
        nfc(password).encode("utf-8"), bytes.fromhex(slot["salt"]), passes, memory, lanes, KEY_BYTES, Type.ID
    )


def _hkdf(secret: bytes, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"van-thu-doan " + str(slot["kind"]).encode("ascii")
    return HKDF(SHA256(), KEY_BYTES, bytes.fromhex(slot["salt"]), info).derive(secret)


def _spell(code: bytes) -> str:
    """Crockford base 32 with four check characters, in groups: 'ABCD-EFGH-...'."""
    whole = code + sha256(b"van-thu-doan recovery" + code).digest()[:5]
    letters = base64.b32encode(whole).decode("ascii").rstrip("=")[:36]
    plain = letters.translate(str.maketrans(_RFC4648, _CROCKFORD))
    return "-".join(plain[i : i + _GROUP] for i in range(0, len(plain), _GROUP))


def _unspell(typed: str) -> bytes | None:
    """The code's bytes; None when it cannot be one (wrong length, wrong check characters)."""
    plain = "".join(c for c in typed.upper() if c.isalnum()).translate(str.maketrans("OIL", "011"))
    if len(plain) != 36 or any(c not in _CROCKFORD for c in plain):
        return None
    letters = plain.translate(str.maketrans(_CROCKFORD, _RFC4648))
    code = base64.b32decode(letters[:32])
    spelt = _spell(code).replace("-", "")
    return code if secrets.compare_digest(spelt, plain) else None


# --- the system's key store: a stranger that may be absent, locked or broken -------------------------------------


def put_secret(account: str, secret: str) -> bool:
    """Keep a secret in the system's key store. False where there is no usable store."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SYSTEM_SERVICE, account, secret)
        return keyring.get_password(SYSTEM_SERVICE, account) == secret
    except (KeyringError, OSError, RuntimeError):
        return False


def get_secret(account: str) -> str | None:
    """The secret kept under this name; None where there is none, or no usable store."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SYSTEM_SERVICE, account)
    except (KeyringError, OSError, RuntimeError):
        return None


def drop_secret(account: str) -> None:
    """Let it go, if it is there."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SYSTEM_SERVICE, account)
    except (KeyringError, OSError, RuntimeError):
        return
