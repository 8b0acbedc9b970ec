"""Nonces and tokens, made and read without any memory, so that every worker knows those of every other.

Owns their form and life. A nonce is the server's time under its own seal; a token binds a device's key, unit and role
for half an hour. Refuses to decide whether the device still may come in: that is asked of the database each time.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final, NamedTuple

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from app.hq.keys import Keys

NONCE_SECONDS: Final = 300
"""A nonce is taken this long; proofs that used it are remembered as long."""
_SEAL_CHARS: Final = 32
_MOST_CHARS: Final = 2000


class Caller(NamedTuple):
    """Who speaks, as the token says."""

    device: str
    org: str
    path: str
    role: str
    key: str


class Expired(Exception):
    """The token was good once."""


class Forged(Exception):
    """The token is none of ours."""


class Mint:
    """Makes and reads what the token key seals. ``now`` in seconds, always the server's."""

    def __init__(self, keys: Keys, *, minutes: int) -> None:
        self._secret = keys.tokens
        self._key = OctKey.import_key(keys.tokens)
        self.seconds = minutes * 60

    def nonce(self, now: float) -> str:
        body = f"{int(now):x}.{secrets.token_hex(8)}"
        return f"{body}.{self._seal(body)}"

    def nonce_holds(self, nonce: str, now: float) -> bool:
        body, _, seal = nonce.rpartition(".")
        if not hmac.compare_digest(seal.encode(), self._seal(body).encode()):
            return False
        return -5 <= now - int(body.partition(".")[0], 16) <= NONCE_SECONDS

    def token(self, caller: Caller, now: float) -> str:
        return jwt.encode({"alg": "HS256"}, caller._asdict() | {"exp": int(now) + self.seconds}, self._key)

    def caller(self, token: str, now: float) -> Caller:
        """Who the token was made for. Raises Forged, Expired."""
        if len(token) > _MOST_CHARS:
            raise Forged
        try:
            claims = jwt.decode(token, self._key, algorithms=["HS256"]).claims
            found = Caller(*(str(claims[name]) for name in Caller._fields))
            ends = int(claims["exp"])
        except (JoseError, ValueError, TypeError, KeyError):
            raise Forged from None
        if ends < now:
            raise Expired
        return found

    def _seal(self, body: str) -> str:
        return hmac.new(self._secret, b"nonce:" + body.encode(), hashlib.sha256).hexdigest()[:_SEAL_CHARS]
