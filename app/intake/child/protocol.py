"""What parent and child say to each other: frames of one letter, a length and MessagePack.

Owns the shapes. The parent trusts nothing of it: each frame is decoded into the type that is due, and a frame larger than
``MOST_OUT`` is not taken.
"""

from __future__ import annotations

import struct
from typing import IO, Final

import msgspec

CHILD: Final = "--read-child"
"""First word on the command line of the frozen program when it starts as a child."""
MOST_IN: Final = 256 * 1024 * 1024
MOST_OUT: Final = 512 * 1024 * 1024
_HEAD: Final = struct.Struct(">cQ")

GUESTS: Final = {"signatures": "app.signing.checking:answer"}
"""What other rooms have judged here: verb -> the function that takes bytes, name and password and answers packed. Named
and not imported: rooms beside one another stay strangers."""

ASK, DATA = b"A", b"D"  # parent to child
STEP, RESULT, REFUSED, FAULT = b"S", b"R", b"E", b"F"  # child to parent


class Ask(msgspec.Struct):
    """What is wanted: ``read``, ``open``, ``package``, ``searchable`` (its data are what was read and the file), ``sheet-look``,
    ``sheet-rows`` and ``sheet-cells`` (theirs a wish and the file), or a guest's."""

    verb: str
    name: str
    language: str
    password: str | None
    seconds: int
    pictures: bool = True  # read pages that are pictures too


class Step(msgspec.Struct):
    """How far the child is."""

    done: int
    total: int
    label: str


class Refused(msgspec.Struct):
    """An ``AppError`` on its way: the class by name, and what fills its sentence."""

    module: str
    name: str
    where: str | None
    values: dict[str, str | int | float | bool | None]


class Fault(msgspec.Struct):
    """Anything else: the kind of exception and where it was raised, without its words (they may quote the file)."""

    kind: str
    place: str


class TooLong(Exception):
    """A frame announces more than is taken."""


def send(stream: IO[bytes], kind: bytes, payload: bytes) -> None:
    """One frame."""
    stream.write(_HEAD.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> tuple[bytes, bytes] | None:
    """The next frame; None at the end of the stream. Raises ``TooLong``."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if length > most:
        raise TooLong
    payload = stream.read(length)
    return (kind, payload) if len(payload) == length else None
