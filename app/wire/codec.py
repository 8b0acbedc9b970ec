"""Bytes to messages and back, suspicious of every byte: size, depth, numbers, characters, compression.

Owns the limits. A message that breaks one is refused as a whole with ``WireError``; nothing of it is looked at.
"""

from __future__ import annotations

import re
import zlib
from typing import Any, Final, TypeVar

import msgspec
import zstandard

from app.wire import versions
from app.wire.messages import AnyMessage
from app.wire.refusals import Refused
from app.wire.shapes import MAX_SAFE, OLDEST, PROTOCOL, Message

M = TypeVar("M", bound=Message)

MOST_PACKED: Final = 4 << 20
"""Bytes of a body as it comes over the line."""
MOST_PLAIN: Final = 8 << 20
"""Bytes of a body once it is unpacked."""
MOST_DEEP: Final = 32
"""Lists and objects within one another, in a record's value. Letters' tables reach nine."""

_ODD: Final = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_ENCODER: Final = msgspec.json.Encoder()
_SORTED: Final = msgspec.json.Encoder(order="deterministic")
_ANY: Final = msgspec.json.Decoder(AnyMessage)


class _Peek(msgspec.Struct):
    p: int = 0


_PEEK: Final = msgspec.json.Decoder(_Peek)


class WireError(Exception):
    """The bytes are no message that may be read. ``code`` is one of ``Refused``."""

    def __init__(self, code: Refused, why: str) -> None:
        self.code = code
        self.why = why
        super().__init__(f"{code}: {why}")


def encode(message: Message | list[Any] | dict[str, Any]) -> bytes:
    return _ENCODER.encode(message)


def canonical(message: Any) -> bytes:
    """The same bytes for the same content at both ends: what is signed and hashed."""
    return _SORTED.encode(message)


def decode(raw: bytes, kind: type[M], most: int = MOST_PLAIN) -> M:
    """One message of a known kind, whatever served protocol it is written in. Raises WireError."""
    found = decode_any(raw, most)
    if not isinstance(found, kind):
        raise WireError(Refused.SHAPE, f"a {type(found).__name__} instead of a {kind.__name__}")
    return found


def decode_any(raw: bytes, most: int = MOST_PLAIN) -> AnyMessage:
    """The message that ``raw`` is. Raises WireError."""
    if len(raw) > most:
        raise WireError(Refused.SIZE, f"{len(raw)} bytes")
    try:
        protocol = _PEEK.decode(raw).p
        if protocol > PROTOCOL or protocol < OLDEST:
            raise WireError(Refused.UPGRADE, f"protocol {protocol}")
        if protocol == PROTOCOL:
            found: AnyMessage = _ANY.decode(raw)
        else:
            found = msgspec.convert(versions.up(msgspec.json.decode(raw), protocol), AnyMessage)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, versions.Unreadable) as error:
        raise WireError(Refused.SHAPE, _plain(error)) from None
    _check_values(found, odd=_ODD.search(raw) is not None)
    return found


def _plain(error: Exception) -> str:
    """What is wrong and where, without the value: values may name people."""
    if isinstance(error, msgspec.ValidationError):
        return str(error)[:200]
    return "not JSON" if not isinstance(error, RecursionError) else "too deep"


def _check_values(message: AnyMessage, *, odd: bool) -> None:
    """Values of records are free; here they are held to what every store can keep."""
    for values in _documents(message):
        for name, value in values.items():
            if odd or not isinstance(value, str | int | None):
                _check(value, 1)
            elif type(value) is int and not -MAX_SAFE <= value <= MAX_SAFE:
                raise WireError(Refused.SHAPE, "a number that is too large")
            if odd:
                _check(name, 1)


def _documents(message: AnyMessage) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [one.set for one in getattr(message, "ops", ())]
    for one in getattr(message, "rows", ()):
        found += (one.set, one.lost)
    found += (one.letter for one in getattr(message, "found", ()))
    return found


def _check(value: Any, deep: int) -> None:
    if deep > MOST_DEEP:
        raise WireError(Refused.SHAPE, "too deep")
    if isinstance(value, str):
        # NUL ends a text in PostgreSQL, half a surrogate pair cannot be written in UTF-8.
        if "\0" in value or (not value.isprintable() and any("\ud800" <= c <= "\udfff" for c in value)):
            raise WireError(Refused.SHAPE, "a character that no text may hold")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check(name, deep)
            _check(inner, deep + 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, deep + 1)
    elif type(value) is int and not -MAX_SAFE <= value <= MAX_SAFE:
        raise WireError(Refused.SHAPE, "a number that is too large")


# --- compression ------------------------------------------------------------------------------------------


def pack(raw: bytes, coding: str = "zstd") -> bytes:
    """``raw`` as it goes over the line. ``coding`` is the Content-Encoding: 'zstd', 'gzip' or '' for none."""
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=3).compress(raw)
    if coding == "gzip":
        squeeze = zlib.compressobj(6, zlib.DEFLATED, 31)
        return squeeze.compress(raw) + squeeze.flush()
    if coding:
        raise ValueError(coding)
    return raw


def unpack(packed: bytes, coding: str, most: int = MOST_PLAIN, *, most_packed: int = MOST_PACKED) -> bytes:
    """The plain bytes, never more than ``most`` of them, however small they came. Raises WireError."""
    if len(packed) > most_packed:
        raise WireError(Refused.SIZE, f"{len(packed)} bytes packed")
    if not coding or coding == "identity":
        return packed
    if coding == "zstd":
        return _unzstd(packed, most)
    if coding == "gzip":
        return _gunzip(packed, most)
    raise WireError(Refused.SHAPE, "an unknown Content-Encoding")


def _unzstd(packed: bytes, most: int) -> bytes:
    try:
        if zstandard.frame_content_size(packed) > most:
            raise WireError(Refused.SIZE, "more than it may unpack to")
        # One call allocates ``most`` at the most, and a frame that was cut or says a wrong size is an error.
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=most, allow_extra_data=False)
    except zstandard.ZstdError as error:
        small = "too small" in str(error)
        raise WireError(Refused.SIZE if small else Refused.SHAPE, "not zstd, or too much of it") from None


def _gunzip(packed: bytes, most: int) -> bytes:
    expand = zlib.decompressobj(31)
    try:
        plain = expand.decompress(packed, most + 1)
    except zlib.error:
        raise WireError(Refused.SHAPE, "not gzip") from None
    if len(plain) > most or expand.unconsumed_tail:
        raise WireError(Refused.SIZE, "more than it may unpack to")
    if not expand.eof:
        raise WireError(Refused.SHAPE, "cut short")
    return plain
