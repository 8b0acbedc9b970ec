"""Files of letters: who may read and send which, in pieces that can be sent again.

Owns rights and quotas of files; the bytes are ``objects``'. A file that another unit sent is never said to be here: its
bytes are taken again and kept once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.hq.database import Scope, Tx
from app.hq.objects import MOST_PIECE, Missing, Objects
from app.hq.problems import Problem, missing
from app.hq.tables import BLOB, BLOB_GRANT
from app.hq.tokens import Caller
from app.wire.messages import BlobCheck, BlobCommit, BlobState
from app.wire.refusals import Refused

MOST_PIECES: Final = 20_000
"""Of one file; with pieces of 256 KiB some 5 GB."""


def source_of(tx: Tx, org: str, sha: str) -> str | None:
    """Through whom an organisation may read a file ('' for its own); None when it may not."""
    ways = [row[0] for row in tx.all("SELECT via FROM blob_grant WHERE org = ? AND sha = ?", org, sha)]
    if "" in ways:
        return ""
    if not ways:
        return None
    with tx.beyond(Scope.whole()):  # the sender's own grant says that the sender did have the bytes
        found = tx.one("SELECT org FROM blob_grant WHERE org = ANY(?) AND sha = ? AND via = ''", ways, sha)
    return str(found[0]) if found else None


def source_of_other(tx: Tx, org: str, sha: str) -> str | None:
    """The unit whose bytes another one reads; None when it may read none. For a letter that passes a file on."""
    with tx.beyond(Scope.whole()):
        via = source_of(tx, org, sha)
    return org if via == "" else via


def state(tx: Tx, objects: Objects, caller: Caller, ask: BlobCheck, *, most_bytes: int) -> BlobState:
    """What need not be sent again. Raises Problem when the unit has no room for it."""
    if source_of(tx, caller.org, ask.sha) is not None and known_size(tx, ask.sha) == ask.size:
        return BlobState(sha=ask.sha, whole=True)
    if -(-ask.size // ask.chunk) > MOST_PIECES:
        raise Problem(Refused.SIZE, "more pieces than a file may have")
    need_room(tx, caller.org, ask.size, most_bytes=most_bytes)
    have = objects.pieces(caller.org, ask.sha)
    expected = [min(ask.chunk, ask.size - start) for start in range(0, ask.size, ask.chunk)]
    return BlobState(sha=ask.sha, have=[at for at, size in enumerate(expected) if have.get(at) == size])


def need_room(tx: Tx, org: str, more: int, *, most_bytes: int) -> None:
    used = tx.one("SELECT coalesce(sum(size), 0) FROM blob_grant WHERE org = ? AND via = ''", org)[0]
    if int(used) + more > most_bytes:
        raise Problem(Refused.QUOTA, "this unit has no more room for files")


def piece(objects: Objects, caller: Caller, sha: str, index: int, content: bytes) -> None:
    """Take one piece. Raises Problem."""
    if not 0 < len(content) <= MOST_PIECE:
        raise Problem(Refused.SIZE, "a piece holds 1 byte to 1 MiB")
    if not 0 <= index < MOST_PIECES:
        raise Problem(Refused.SHAPE, "no such piece")
    objects.put_piece(caller.org, sha, index, content)


def whole_already(tx: Tx, caller: Caller, ask: BlobCommit, *, most_bytes: int) -> bool:
    """Whether a commit was done before. Raises Problem when it cannot be done at all."""
    if source_of(tx, caller.org, ask.sha) == "" and known_size(tx, ask.sha) == ask.size:
        return True
    if not 0 < ask.chunk <= MOST_PIECE or -(-ask.size // ask.chunk) > MOST_PIECES:
        raise Problem(Refused.SHAPE, "no such size of pieces")
    need_room(tx, caller.org, ask.size, most_bytes=most_bytes)
    return False


def join(objects: Objects, caller: Caller, ask: BlobCommit) -> None:
    """Make the file of its pieces, outside of any transaction: a scan takes seconds. A wrong digest keeps nothing. Raises Problem."""
    try:
        right, size = objects.join(caller.org, ask.sha, -(-ask.size // ask.chunk))
    except Missing:
        raise Problem(Refused.MISSING, "pieces are missing") from None
    if not right or size != ask.size:
        objects.drop_pieces(caller.org, ask.sha)
        raise Problem(Refused.SHAPE, "the bytes are not those of the digest")


def remember(tx: Tx, caller: Caller, ask: BlobCommit, *, now: int) -> None:
    """The file is whole, and this unit did have its bytes. Waits for a sweep that is just about to drop the same file."""
    tail = "ON CONFLICT (sha) DO UPDATE SET at = excluded.at"
    tx.put(BLOB, ("sha", "size", "at"), [(ask.sha, ask.size, now)], tail)
    grant(tx, caller.org, caller.path, [(ask.sha, ask.size)], via="", now=now)


def grant(tx: Tx, org: str, path: str, files: Sequence[tuple[str, int]], *, via: str, now: int) -> None:
    rows = [(org, sha, via, path, size, now) for sha, size in files]
    tail = "ON CONFLICT (org, sha, via) DO NOTHING"
    tx.put(BLOB_GRANT, ("org", "sha", "via", "path", "size", "at"), rows, tail)


def known_size(tx: Tx, sha: str) -> int | None:
    found = tx.one("SELECT size FROM blob WHERE sha = ?", sha)
    return int(found[0]) if found else None


def readable(tx: Tx, caller: Caller, sha: str) -> int:
    """The size of a file that the caller may read. Raises Problem."""
    size = known_size(tx, sha) if source_of(tx, caller.org, sha) is not None else None
    if size is None:
        raise missing()
    return size
