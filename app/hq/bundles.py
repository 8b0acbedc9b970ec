"""Bundles on a stick: the messages of a PC without a line, read here, answered by a sealed receipt.

The signature over the sealed bytes is the device's proof; each message within goes the way of one that came over the line,
so rights, quotas, repeats and refusals are the same. Refuses what was cut, altered, written for another headquarters, or
by a device that was shut out, with nothing read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from app.base.files import PRIVATE, need_plain, replacing
from app.hq import acts_feed, acts_files, facts, identity
from app.hq.call import Call
from app.hq.database import Scope
from app.hq.problems import Problem
from app.hq.refusals import BundleElsewhere, BundleNewer, BundleOfStranger, BundleRefused
from app.hq.server import Server
from app.wire import codec, parcel, proof
from app.wire.classes import GRANT
from app.wire.messages import (
    BlobCheck,
    BlobCommit,
    Bundle,
    BundleReceipt,
    Envelope,
    Hello,
    ObjectAsk,
    Pull,
    Push,
    Pushed,
    Refusal,
    Rows,
)
from app.wire.shapes import Message

_UNREADABLE: Final = {"cut": BundleRefused, "foreign": BundleElsewhere, "newer": BundleNewer}
LETTERS_AT_ONCE: Final = 20
ROWS_AT_ONCE: Final = 2000
MOST_ROWS: Final = 50_000
"""Rows that a receipt carries; a PC that is farther behind brings the next bundle for the rest."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a bundle came to."""

    bundle: str
    receipt: str
    unit: str
    device: str
    taken: int
    refused: int
    rows: int
    files: int
    unread: str
    """Why a message of it as a whole was not taken: 'epoch' when it was written before this server was restored; '' else."""


def read(server: Server, source: Path, target: Path) -> Read:
    """Take a bundle in and write its receipt. Raises BundleRefused, DiskFull, FolderReadOnly."""
    need_plain(source)
    with source.open("rb") as file:
        try:
            envelope = parcel.read(file)
            known, box = _sender(server, envelope.device, source)
            bundle = parcel.unseal(
                envelope,
                Bundle,
                box_seed=bytes(server.keys.sealing),
                signer=proof.raw(known.caller.key),
            )
        except parcel.ParcelError as error:
            raise _UNREADABLE[error.code](file=source.name) from None
        if envelope.to != "hq" or bundle.device != envelope.device or bundle.to != known.caller.org:
            raise BundleElsewhere(file=source.name)
        call = Call(server, known.caller, bundle.id, below=False, params={})
        call.admitted = True  # by the signature; the same bundle may come twice
        answers = _answers(call, bundle)
        files = _files(call, bundle, file, source)
    with server.database.work(Scope.only(known.caller.path)) as tx:
        epoch = facts.epoch(tx)
    receipt = BundleReceipt(
        id=bundle.id, epoch=epoch, parts=[msgspec.Raw(codec.encode(one)) for one in answers]
    )
    sealed = _sealed(server, receipt, envelope.device, box)
    with replacing(target, mode=PRIVATE) as out:
        parcel.write(out, sealed)
    pushed = [result.r for one in answers if isinstance(one, Pushed) for result in one.results]
    refused = sum(1 for r in pushed if r == "rejected")
    unread = next((one.code for one in answers if isinstance(one, Refusal)), "")
    rows = sum(len(one.rows) for one in answers if isinstance(one, Rows))
    return Read(
        str(source),
        str(target),
        known.caller.org,
        envelope.device,
        len(pushed) - refused,
        refused,
        rows,
        files,
        unread,
    )


def _sender(server: Server, device: str, source: Path) -> tuple[identity.Known, bytes]:
    with server.database.work(Scope.whole()) as tx:
        known = identity.device_of(tx, device)
        found = tx.one("SELECT box FROM device WHERE device = ?", device)
    if known is None or known.state != "active" or not found or not found[0]:
        raise BundleOfStranger(file=source.name)
    return known, proof.raw(str(found[0]))


def _answers(call: Call, bundle: Bundle) -> list[Message]:
    """The answers in the order of the questions, then the rows that the PC has not seen."""
    found: list[Message] = []
    asked: Hello | None = None
    for raw in bundle.parts:
        part = codec.decode_any(bytes(raw), parcel.MOST_SEALED)
        try:
            if isinstance(part, Hello):
                asked = part
                found.append(acts_feed.hello(call, part))
            elif isinstance(part, Push):
                found.append(acts_feed.push(call, part))
        except Problem as problem:
            found.append(problem.refusal)
    if asked is not None:
        found += _rows(call, asked)
    return found


def _rows(call: Call, asked: Hello) -> Iterator[Message]:
    cursor, count = asked.cursor, 0
    while count < MOST_ROWS:
        with call.work() as tx:
            epoch = facts.epoch(tx)
        try:
            rows = acts_feed.pull(call, Pull(line=asked.line, epoch=epoch, after=cursor, limit=ROWS_AT_ONCE))
        except Problem as problem:
            yield problem.refusal
            return
        yield rows
        grants = [row.id for row in rows.rows if row.ent == GRANT and row.kind == "create"]
        for start in range(0, len(grants), LETTERS_AT_ONCE):
            yield acts_feed.objects(call, ObjectAsk(grants=grants[start : start + LETTERS_AT_ONCE]))
        cursor, count = rows.next, count + len(rows.rows)
        if not rows.more:
            return


def _files(call: Call, bundle: Bundle, file: BinaryIO, source: Path) -> int:
    """The files behind the messages, kept as if they had come in pieces over the line."""
    if not bundle.key:
        return 0
    done = 0
    try:
        for sha, content in zip(bundle.blobs, parcel.read_files(file, proof.raw(bundle.key)), strict=False):
            done += _one_file(call, sha, content)
    except parcel.ParcelError:
        raise BundleRefused(file=source.name) from None
    return done


def _one_file(call: Call, sha: str, content: Iterator[bytes]) -> bool:
    call.params = {"sha": sha}
    size, seen, index = 0, hashlib.sha256(), 0
    try:
        for piece in content:
            call.params["index"] = str(index)
            acts_files.piece(call, piece)
            size, index = size + len(piece), index + 1
            seen.update(piece)
        if seen.hexdigest() != sha:
            return False
        if not acts_files.check(call, BlobCheck(sha=sha, size=size, chunk=parcel.PIECE)).whole:
            acts_files.commit(call, BlobCommit(sha=sha, size=size, chunk=parcel.PIECE))
    except Problem:
        return False  # no room, or too large: the PC offers it again over the line
    return True


def _sealed(server: Server, receipt: BundleReceipt, device: str, box: bytes) -> Envelope:
    return parcel.seal(
        receipt, id=receipt.id, to="device", device=device, box=box, seed=bytes(server.keys.signing)
    )
