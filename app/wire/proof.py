"""The proof that a request comes from the device that holds the key (after RFC 9449, DPoP).

A device signs, for each request, its method, its target, the digest of its body as sent, its token and a nonce of the
server's. No clock of the device is in it: a PC whose clock is years off proves itself like any other. Both ends build on this
module; it refuses to know where keys are kept and which proofs were already used.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

SCHEME: Final = "DPoP"
"""``Authorization: DPoP <token>``."""
PROOF_HEADER: Final = "DPoP"
NONCE_HEADER: Final = "DPoP-Nonce"
"""On every answer of the server: the nonce for the next proof."""
ALGORITHM: Final = "Ed25519"
_TYPE: Final = "dpop+jwt"
_MOST_CHARS: Final = 2048


class ProofWrong(Exception):
    """The proof is no proof: torn, of another key, for another request."""


def digest(content: bytes) -> str:
    """SHA-256 as it stands in a proof."""
    return text(hashlib.sha256(content).digest())


def make(
    seed: bytes,
    public: bytes,
    *,
    method: str,
    target: str,
    body: bytes,
    nonce: str,
    jti: str,
    token: str = "",
) -> str:
    """A proof for one request.

    ``target``: path with query, as sent (``/v1/pull?feed=...``); proxies may change host and scheme. ``body``: the bytes as
    sent, compressed or not. ``jti``: never used before.
    """
    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": text(public), "d": text(seed)})
    claims = {"htm": method, "htu": target, "bd": digest(body), "nonce": nonce, "jti": jti}
    if token:
        claims["ath"] = digest(token.encode())
    return jwt.encode({"typ": _TYPE, "alg": ALGORITHM}, claims, key, algorithms=[ALGORITHM])


def check(
    proof: str, public: bytes, *, method: str, target: str, body: bytes, token: str = ""
) -> tuple[str, str]:
    """The nonce and the jti of a proof that holds for this request. Raises ProofWrong."""
    if len(proof) > _MOST_CHARS:
        raise ProofWrong
    try:
        key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": text(public)})
        read = jwt.decode(proof, key, algorithms=[ALGORITHM])
    except (JoseError, ValueError, TypeError):
        raise ProofWrong from None
    expected = {
        "htm": method,
        "htu": target,
        "bd": digest(body),
        "ath": digest(token.encode()) if token else None,
    }
    if read.header.get("typ") != _TYPE or any(
        read.claims.get(name) != value for name, value in expected.items()
    ):
        raise ProofWrong
    nonce, jti = read.claims.get("nonce"), read.claims.get("jti")
    if not (isinstance(nonce, str) and isinstance(jti, str) and 0 < len(jti) <= 64):
        raise ProofWrong
    return nonce, jti


def text(content: bytes) -> str:
    """Bytes of a key or signature as messages carry them: base64url without its tail."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def raw(content: str) -> bytes:
    """The bytes of such a text; empty when it is none."""
    try:
        found = urlsafe_b64decode(content.encode("ascii") + b"=" * (-len(content) % 4))
    except ValueError:
        return b""
    return found if text(found) == content else b""


def wipe_words(device: str, nonce: str) -> bytes:
    """What headquarters signs when it tells a device to wipe its data: for this device, in answer to this very asking."""
    return f"vanthu-wipe\n{device}\n{nonce}".encode()


WIPE: Final = "wipe "
"""Begins the text of such a refusal; the signature follows."""


def token_words(device: str, nonce: str) -> bytes:
    """What a device signs to get a token (``TokenAsk.sig``, with its Ed25519 key)."""
    return f"vanthu-token\n{device}\n{nonce}".encode()
