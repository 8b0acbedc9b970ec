"""The line to headquarters: one HTTPS connection that carries messages and pieces of files.

Owns trust (the system's own authorities), tokens bound to the device's key, compression, and patience: no total time limit,
but nothing may stand still for half a minute. Every fault becomes a sentence; the queue behind it is not touched. Refuses
plain HTTP to anything but this very machine, and answers that unpack to more than a message may hold.
"""

from __future__ import annotations

import secrets
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from app.base.errors import AppError
from app.sync.refusals import (
    AddressWrong,
    CodeRefused,
    DeviceRevoked,
    NoConnection,
    ProgramOld,
    RequestRefused,
    ServerBusy,
    ServerStrange,
    ServerUntrusted,
    WipeOrdered,
)
from app.wire import codec, keeping, messages, proof
from app.wire.refusals import Refused
from app.wire.shapes import Message

M = TypeVar("M", bound=Message)

STILL_SECONDS: Final = 30.0
"""How long a connection may say nothing before it counts as dead: a half-open line never says so itself."""
CONNECT_SECONDS: Final = 10.0
PREFIX: Final = "/v1"
PATHS: Final[dict[type[Message], str]] = {
    messages.Enrol: "/enrol",
    messages.Challenge: "/challenge",
    messages.TokenAsk: "/token",
    messages.Hello: "/hello",
    messages.Push: "/push",
    messages.Pull: "/pull",
    messages.Snapshot: "/snapshot",
    messages.DigestAsk: "/digest",
    messages.BucketAsk: "/bucket",
    messages.LeaseAsk: "/series/lease",
    messages.LeaseBack: "/series/release",
    messages.Takeover: "/series/takeover",
    messages.BlobCheck: "/blobs/check",
    messages.BlobCommit: "/blobs/commit",
    messages.ObjectAsk: "/objects",
}
PATIENT_SECONDS: Final = 5
PATIENT_TIMES: Final = 5
"""A short wait that the server asks for is waited out here, so often; a longer one ends the contact."""
_CROWDED: Final = frozenset({Refused.BUSY, Refused.QUOTA})
_OPEN: Final = frozenset({messages.Enrol, messages.Challenge, messages.TokenAsk})
"""What needs no token."""
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class Refusal(Exception):
    """Headquarters did not take a message as a whole; the rules know what each code asks for."""

    def __init__(self, told: messages.Refusal) -> None:
        self.told = told
        super().__init__(told.code)


class Line:
    """Speaks for one device. Not to be shared between threads."""

    def __init__(
        self,
        url: str,
        *,
        device: str = "",
        seed: bytes = b"",
        hq_key: bytes = b"",
        transport: httpx.BaseTransport | None = None,
        still: float = STILL_SECONDS,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """``hq_key`` proves orders that only headquarters may give. Raises AddressWrong."""
        self.url, self.host, local = read_address(url)
        self._device = device
        self._key = SigningKey(seed) if seed else None
        self._hq_key = hq_key
        self._token = ""
        self._nonce = ""
        self._pause = pause
        self._http = httpx.Client(
            base_url=self.url,
            transport=transport,
            verify=_trust() if self.url.startswith("https") and transport is None else True,
            trust_env=not local,  # a proxy of the office is no way to this very machine
            timeout=httpx.Timeout(still, connect=min(CONNECT_SECONDS, still)),
            headers={"Accept-Encoding": "zstd, gzip", "User-Agent": "vanthu"},
        )
        self.sent = 0
        self.received = 0
        """Bytes of bodies over the line, for the figures of a round."""

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- messages

    def ask(self, message: Message, kind: type[M]) -> M:
        """The answer to a message. Raises Refusal, NoConnection and its sisters."""
        raw = codec.encode(message)
        packed, coding = (codec.pack(raw), "zstd") if len(raw) > 200 else (raw, "")
        content = self._call("POST", PATHS[type(message)], packed, coding, open_to_all=type(message) in _OPEN)
        try:
            return codec.decode(content, kind)
        except codec.WireError as error:
            raise ServerStrange(host=self.host, reason=error.code.value) from None

    def devices(self) -> keeping.Devices:
        """The devices of our unit. Raises Refusal, NoConnection."""
        content = self._call("GET", "/devices", b"", "")
        try:
            return msgspec.json.decode(content, type=keeping.Devices)
        except msgspec.MsgspecError:
            raise ServerStrange(host=self.host, reason=Refused.SHAPE.value) from None

    def units(self, after: str) -> keeping.Units:
        """Units above and below ours, behind a place of the tree. Raises Refusal, NoConnection."""
        content = self._call("POST", "/units", codec.encode(keeping.UnitsAsk(after=after)), "")
        try:
            return msgspec.json.decode(content, type=keeping.Units)
        except msgspec.MsgspecError:
            raise ServerStrange(host=self.host, reason=Refused.SHAPE.value) from None

    def objects(self, grants: Sequence[str]) -> list[messages.Object]:
        """The letters that grants of ours point to, in the order asked; those that are gone are left out."""
        found = {
            one.grant: one
            for one in self.ask(messages.ObjectAsk(grants=list(grants)), messages.Objects).found
        }
        return [found[grant] for grant in grants if grant in found]

    def put_piece(self, sha: str, index: int, content: bytes) -> None:
        """One piece of a file. Raises Refusal, NoConnection."""
        self._call("PUT", f"/blobs/{sha}/chunks/{index}", content, "")

    def read_range(self, sha: str, start: int, end: int) -> bytes:
        """Bytes ``start`` to ``end`` (not included) of a file. Raises Refusal, NoConnection."""
        content = self._call(
            "GET", f"/blobs/{sha}", b"", "", extra={"Range": f"bytes={start}-{end - 1}"}, most=end - start
        )
        if len(content) != end - start:
            raise ServerStrange(host=self.host, reason=Refused.SIZE.value)
        return content

    # --- one request

    def _call(
        self,
        method: str,
        path: str,
        body: bytes,
        coding: str,
        *,
        open_to_all: bool = False,
        extra: dict[str, str] | None = None,
        most: int = codec.MOST_PLAIN,
    ) -> bytes:
        fresh = patient = 0
        while True:
            headers = dict(extra or {})
            if body:
                headers["Content-Type"] = (
                    "application/octet-stream" if method == "PUT" else "application/json"
                )
            if coding:
                headers["Content-Encoding"] = coding
            if not open_to_all:
                headers |= self._credentials(method, PREFIX + path, body)
            try:
                return self._once(method, PREFIX + path, body, headers, most)
            except Refusal as refusal:
                told = refusal.told
                if told.code == Refused.REVOKED and not open_to_all and self._key is not None:
                    self._fetch_token(self._key)  # says whether data are to be wiped too
                if told.code == Refused.TOKEN and not open_to_all and not fresh:
                    self._token, fresh = "", 1  # it ran out, or the nonce did: once more with fresh ones
                elif told.code in _CROWDED and 0 < told.retry <= PATIENT_SECONDS and patient < PATIENT_TIMES:
                    patient += (
                        1  # so many pieces in a minute and no more: the server says when the next may come
                    )
                    self._pause(told.retry)
                else:
                    raise

    def _once(self, method: str, target: str, body: bytes, headers: dict[str, str], most: int) -> bytes:
        try:
            with self._http.stream(method, target, content=body, headers=headers) as answer:
                self._nonce = answer.headers.get(proof.NONCE_HEADER, self._nonce)
                content = self._body(answer, most)
                self.sent += len(body)
        except httpx.TransportError as error:
            raise self._fault(error) from None
        if answer.is_success:
            return content
        raise self._refused(answer, content)

    def _body(self, answer: httpx.Response, most: int) -> bytes:
        """The body, unpacked by us: the library would unpack a bomb to its end."""
        found = bytearray()
        for piece in answer.iter_raw():
            found += piece
            if len(found) > max(codec.MOST_PACKED, most):
                raise ServerStrange(host=self.host, reason=Refused.SIZE.value)
        self.received += len(found)
        try:
            return codec.unpack(bytes(found), answer.headers.get("Content-Encoding", ""), codec.MOST_PLAIN)
        except codec.WireError as error:
            raise ServerStrange(host=self.host, reason=error.code.value) from None

    def _refused(self, answer: httpx.Response, content: bytes) -> Exception:
        wait = _seconds(answer.headers.get("Retry-After", ""))
        try:
            told = codec.decode(content, messages.Refusal)
        except codec.WireError:
            if answer.status_code in (429, 503):
                return ServerBusy(seconds=wait or 60)
            return ServerStrange(host=self.host, reason=f"HTTP {answer.status_code}")
        told.retry = max(told.retry, wait)
        return Refusal(told)

    def _fault(self, error: httpx.TransportError) -> AppError:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return ServerUntrusted(host=self.host)
            cause = cause.__cause__ or cause.__context__
        return NoConnection(host=self.host)

    # --- who speaks

    def enrol(self, message: messages.Enrol) -> messages.Enrolled:
        """Raises CodeRefused, NoConnection."""
        try:
            return self.ask(message, messages.Enrolled)
        except Refusal as refusal:
            known = said(refusal.told)
            raise known if isinstance(known, ServerBusy | ProgramOld) else CodeRefused() from None

    def _credentials(self, method: str, target: str, body: bytes) -> dict[str, str]:
        if self._key is None:
            raise RuntimeError("this line has no key to prove itself by")
        if not self._token:
            self._token = self._fetch_token(self._key)
        shown = proof.make(
            bytes(self._key),
            bytes(self._key.verify_key),
            method=method,
            target=target,
            body=body,
            nonce=self._nonce,
            jti=secrets.token_urlsafe(12),
            token=self._token,
        )
        return {"Authorization": f"{proof.SCHEME} {self._token}", proof.PROOF_HEADER: shown}

    def prove(self) -> None:
        """Ask for nothing but to be let in: a PC that was shut out hears whether its data are to be wiped.

        Raises Refusal, WipeOrdered, NoConnection and its sisters.
        """
        if self._key is not None:
            self._token = self._fetch_token(self._key)

    def _fetch_token(self, key: SigningKey) -> str:
        given = self.ask(messages.Challenge(device=self._device), messages.Nonce)
        self._nonce = given.nonce
        signature = key.sign(proof.token_words(self._device, given.nonce)).signature
        asked = messages.TokenAsk(device=self._device, nonce=given.nonce, sig=proof.text(signature))
        try:
            return self.ask(asked, messages.Token).token
        except Refusal as refusal:
            if refusal.told.code == Refused.REVOKED and self._orders_wipe(refusal.told.text, given.nonce):
                raise WipeOrdered from None
            raise

    def _orders_wipe(self, text: str, nonce: str) -> bool:
        """Whether headquarters itself says so, to this device, now."""
        if not text.startswith(proof.WIPE) or not self._hq_key:
            return False
        try:
            order = proof.raw(text.removeprefix(proof.WIPE))
            VerifyKey(self._hq_key).verify(proof.wipe_words(self._device, nonce), order)
        except (BadSignatureError, ValueError):
            return False
        return True


def said(told: messages.Refusal) -> AppError:
    """A refusal of a whole message as a sentence for people."""
    if told.code == Refused.REVOKED:
        return DeviceRevoked()
    if told.code == Refused.UPGRADE:
        return ProgramOld()
    if told.code in _CROWDED:
        return ServerBusy(seconds=told.retry or 60)
    return RequestRefused(reason=told.code)


def read_address(url: str) -> tuple[str, str, bool]:
    """The address without its tail, the host for sentences, and whether it is this very machine. Raises AddressWrong."""
    bare = url.strip().rstrip("/")
    try:
        parts = urlsplit(bare)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise AddressWrong(url=bare[:100]) from None
    local = host in _LOCAL
    if not host or parts.username or parts.query or parts.fragment:
        raise AddressWrong(url=bare[:100])
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise AddressWrong(url=bare[:100])
    return bare, host, local


def _trust() -> ssl.SSLContext:
    """The authorities this system trusts, those of the organ's own network among them."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _seconds(header: str) -> int:
    return min(int(header), 24 * 3600) if header.isascii() and header.isdigit() else 0


def pieces(size: int, chunk: int) -> Iterator[tuple[int, int, int]]:
    """Index, start and end of each piece of a file."""
    for index, start in enumerate(range(0, size, chunk)):
        yield index, start, min(size, start + chunk)
