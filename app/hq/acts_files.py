"""What the endpoints of files do: check, pieces, commit, reading a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from app.hq import blobs
from app.hq.call import Call
from app.hq.problems import Problem, missing
from app.wire.messages import BlobCheck, BlobCommit, BlobState
from app.wire.refusals import Refused

_SHA: Final = re.compile(r"[0-9a-f]{64}")
_RANGE: Final = re.compile(r"bytes=(\d{0,16})-(\d{0,16})")


class Bytes(NamedTuple):
    """An answer that is no message: a range of a file."""

    content: Iterator[bytes]
    start: int
    end: int
    size: int
    partial: bool


def check(call: Call, ask: BlobCheck) -> BlobState:
    with call.work() as tx:
        return blobs.state(tx, call.server.objects, call.caller, ask, most_bytes=_most(call))


def piece(call: Call, content: bytes) -> None:
    sha, index = call.params["sha"], int(call.params["index"])
    if not _SHA.fullmatch(sha):
        raise Problem(Refused.SHAPE, "no SHA-256")
    with call.work() as tx:
        blobs.need_room(tx, call.caller.org, len(content), most_bytes=_most(call))
    blobs.piece(call.server.objects, call.caller, sha, index, content)


def commit(call: Call, ask: BlobCommit) -> BlobState:
    with call.work() as tx:
        done = blobs.whole_already(tx, call.caller, ask, most_bytes=_most(call))
    if not done:
        blobs.join(call.server.objects, call.caller, ask)
        with call.work() as tx:
            blobs.remember(tx, call.caller, ask, now=call.now)
        if call.server.objects.size(ask.sha) != ask.size:  # swept away as an old one while it was joined
            blobs.join(call.server.objects, call.caller, ask)
        call.server.objects.drop_pieces(call.caller.org, ask.sha)
    return BlobState(sha=ask.sha, whole=True)


def read(call: Call, asked_range: str) -> Bytes:
    sha = call.params["sha"]
    with call.work() as tx:
        if not _SHA.fullmatch(sha):
            raise missing()
        size = blobs.readable(tx, call.caller, sha)
    start, end = _range(asked_range, size)
    partial = bool(asked_range) and (start, end) != (0, size)
    return Bytes(call.server.objects.read(sha, start, end), start, end, size, partial)


def _range(asked: str, size: int) -> tuple[int, int]:
    """Start and end (not included) of what is asked; the whole file for a header that we do not follow (RFC 9110, 14.2)."""
    found = _RANGE.fullmatch(asked)
    if found is None or not any(found.groups()):
        return 0, size
    first, last = found.groups()
    if not first:
        return max(0, size - int(last)), size
    start = int(first)
    end = min(size, int(last) + 1) if last else size
    if start >= size or end <= start:
        raise Problem(Refused.SHAPE, "no such range")
    return start, end


def _most(call: Call) -> int:
    return call.server.settings.org_megabytes << 20
