"""A sealed file for a stick or an e-mail: messages of the exchange, and files after them, for one reader alone.

Layout: a mark, the length and bytes of an ``Envelope``, then the files as one stream of encrypted pieces (XChaCha20-Poly1305,
libsodium's secretstream) under a key that lies in the sealed part. The sealed part is for the receiver's X25519 key; the
signature over it is the sender's Ed25519 key. Refuses to give back a byte that was not proven; a file of 200 MB passes
through piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO, Final, Literal, TypeVar

from nacl import bindings, exceptions
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from app.wire import codec, proof
from app.wire.messages import Envelope
from app.wire.refusals import Refused
from app.wire.shapes import Message

M = TypeVar("M", bound=Message)

MARK: Final = b"VANTHU-GOI-1\n"
PIECE: Final = 256 * 1024
MOST_ENVELOPE: Final = 64 << 20
MOST_SEALED: Final = 32 << 20
"""Of the messages within, unpacked: months of one branch's changes."""
_SIZE: Final = 4
_EXTRA: Final = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER: Final = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE: Final = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_END: Final = bindings.crypto_secretstream_xchacha20poly1305_TAG_PUSH
_FINAL: Final = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class ParcelError(Exception):
    """Not a parcel that may be read. ``code``: 'cut' (short or altered), 'foreign' (not for this reader), 'newer'."""

    def __init__(self, code: Literal["cut", "foreign", "newer"]) -> None:
        self.code: Literal["cut", "foreign", "newer"] = code
        super().__init__(code)


def new_key() -> bytes:
    """A key for the files of one parcel."""
    return bindings.crypto_secretstream_xchacha20poly1305_keygen()


def seal(
    message: Message, *, id: str, to: Literal["hq", "device"], device: str, box: bytes, seed: bytes
) -> Envelope:
    """``message`` for the holder of the private half of ``box``, signed with ``seed``."""
    sealed = SealedBox(PublicKey(box)).encrypt(codec.pack(codec.encode(message)))
    signature = SigningKey(seed).sign(_signed(id, to, device, sealed)).signature
    return Envelope(id=id, to=to, device=device, sealed=sealed, sig=proof.text(signature))


def unseal(envelope: Envelope, kind: type[M], *, box_seed: bytes, signer: bytes) -> M:
    """The message within, once the signature and the seal hold. Raises ParcelError."""
    signed = _signed(envelope.id, envelope.to, envelope.device, envelope.sealed)
    try:
        VerifyKey(signer).verify(signed, proof.raw(envelope.sig))
    except (exceptions.BadSignatureError, ValueError, exceptions.CryptoError):
        raise ParcelError("cut") from None
    try:
        packed = SealedBox(PrivateKey(box_seed)).decrypt(envelope.sealed)
    except (exceptions.CryptoError, ValueError):
        raise ParcelError("foreign") from None
    try:
        return codec.decode(
            codec.unpack(packed, "zstd", MOST_SEALED, most_packed=MOST_ENVELOPE), kind, MOST_SEALED
        )
    except codec.WireError as error:
        raise ParcelError("newer" if error.code == Refused.UPGRADE else "cut") from None


def _signed(id: str, to: str, device: str, sealed: bytes) -> bytes:
    return f"vanthu-parcel\n{id}\n{to}\n{device}\n".encode() + sealed


# --- the file ------------------------------------------------------------------------------------------------


def write(
    file: IO[bytes], envelope: Envelope, key: bytes = b"", files: Iterable[Iterable[bytes]] = ()
) -> None:
    """The whole parcel. Each of ``files`` comes in pieces of at most ``PIECE`` bytes."""
    outside = codec.encode(envelope)
    file.write(MARK + len(outside).to_bytes(_SIZE, "big") + outside)
    if not key:
        return
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    file.write(bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key))
    for one in files:
        for piece in one:
            _push(file, state, piece, _MESSAGE)
        _push(file, state, b"", _END)
    _push(file, state, b"", _FINAL)


def _push(
    file: IO[bytes], state: bindings.crypto_secretstream_xchacha20poly1305_state, piece: bytes, tag: int
) -> None:
    sealed = bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, None, tag)
    file.write(len(sealed).to_bytes(_SIZE, "big") + sealed)


def read(file: BinaryIO) -> Envelope:
    """The outside of a parcel; the file stands before its files afterwards. Raises ParcelError."""
    if _exactly(file, len(MARK)) != MARK:
        raise ParcelError("cut")
    size = int.from_bytes(_exactly(file, _SIZE), "big")
    if size > MOST_ENVELOPE:
        raise ParcelError("cut")
    try:
        return codec.decode(_exactly(file, size), Envelope, MOST_ENVELOPE)
    except codec.WireError as error:
        raise ParcelError("newer" if error.code == Refused.UPGRADE else "cut") from None


def read_files(file: BinaryIO, key: bytes) -> Iterator[Iterator[bytes]]:
    """The files behind the envelope, one after the other, each to be read to its end. Raises ParcelError."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, _exactly(file, _HEADER), key)
    except (exceptions.CryptoError, ValueError):
        raise ParcelError("cut") from None
    while True:
        piece, tag = _pull(file, state)
        if tag == _FINAL:
            return
        rest = _one(file, state, piece, tag)
        yield rest
        for _ in rest:
            pass  # what the reader did not want of this file


def _one(
    file: BinaryIO, state: bindings.crypto_secretstream_xchacha20poly1305_state, piece: bytes, tag: int
) -> Iterator[bytes]:
    while tag == _MESSAGE:
        yield piece
        piece, tag = _pull(file, state)
    if tag != _END:
        raise ParcelError("cut")


def _pull(file: BinaryIO, state: bindings.crypto_secretstream_xchacha20poly1305_state) -> tuple[bytes, int]:
    size = int.from_bytes(_exactly(file, _SIZE), "big")
    if not _EXTRA <= size <= PIECE + _EXTRA:
        raise ParcelError("cut")
    try:
        piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, _exactly(file, size), None)
    except (exceptions.CryptoError, ValueError, TypeError):
        raise ParcelError("cut") from None
    return bytes(piece), int(tag)


def _exactly(file: BinaryIO, size: int) -> bytes:
    found = file.read(size)
    if len(found) != size:
        raise ParcelError("cut")
    return found
