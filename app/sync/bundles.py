"""The same messages as a sealed file: written for a stick or an e-mail, answered by a receipt file.

A bundle holds hello, all that was never answered, and the files that go with it, so bundles may be read in any order,
twice, and beside the line: what was answered already is passed over. Nothing counts as sent before its receipt was read
here. Refuses receipts of others, of an earlier time of headquarters, and whatever was cut or altered, each with its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import select

from app.base.files import PRIVATE, need_plain, replacing
from app.base.progress import Progress, Silent
from app.models.session import Store
from app.models.syncing import BlobJob, BundleLog, SyncLink
from app.models.vault import Vault
from app.sync.contact import Done, waiting
from app.sync.enrolling import need_link
from app.sync.files import OPEN
from app.sync.folder import FolderStore, FolderTx
from app.sync.refusals import BundleBroken, BundleForeign, BundleNewer, BundleOld
from app.sync.rules import Round, hello
from app.sync.rules_apply import take_rows
from app.sync.rules_outbox import fitting, settle, to_send
from app.sync.store import Me
from app.wire import codec, parcel, proof
from app.wire.messages import Bundle, BundleReceipt, Hello, Object, Objects, Push, Pushed, Rows, Welcome

MOST_OPS: Final = 20_000
"""Operations of one bundle; what is more goes into the next, after the receipt."""


@dataclass(frozen=True, slots=True)
class Written:
    file: str
    id: str
    operations: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Answered:
    file: str
    id: str
    done: Done
    again: bool
    """This receipt was read before; nothing changed."""
    letters: tuple[Object, ...] = ()
    """Letters of other units that the rows point to; their files follow over the line."""


# --- out ---------------------------------------------------------------------------------------------------


def write(
    store: Store, vault: Vault, target: Path, *, files: bool = True, progress: Progress | None = None
) -> Written:
    """All that headquarters has not answered, as one file for it alone. Raises NotEnrolled, DiskFull, FolderReadOnly."""
    told = progress or Silent()
    with store.read() as session:
        link = need_link(session)
        going = _files_to_go(store, vault) if files else []
    with FolderStore(store).begin() as tx:
        me = tx.me()
        parts: list[Hello | Push] = [hello(tx, me), *_pushes(tx, me)]
        count = sum(len(part.ops) for part in parts if isinstance(part, Push))
        bundle = Bundle(
            id=tx.w.ids.new(),
            device=link.device,
            to=link.org,
            path=link.path,
            epoch=me.epoch,
            made=int(tx.w.clock.now().timestamp() * 1000),
            parts=[msgspec.Raw(codec.encode(part)) for part in parts],
            blobs=going,
        )
        tx.session.add(
            BundleLog(
                id=bundle.id, way="out", at=tx.w.clock.now(), epoch=me.epoch, line=me.line, cursor=me.cursor,
                operations=count, files=len(going), state="written",
            )
        )  # fmt: skip
    key = parcel.new_key() if going else b""
    bundle.key = proof.text(key) if key else ""
    envelope = parcel.seal(
        bundle,
        id=bundle.id,
        to="hq",
        device=link.device,
        box=bytes.fromhex(link.hq_box),
        seed=bytes.fromhex(link.signing_seed),
    )
    with replacing(target, mode=PRIVATE) as file:
        parcel.write(file, envelope, key, _contents(vault, going, told))
    return Written(str(target), bundle.id, count, len(going), target.stat().st_size)


def _pushes(tx: FolderTx, me: Me) -> Iterator[Push]:
    """All that waits, in pushes that stand one on the other."""
    ops = list(tx.waiting(MOST_OPS))
    others = tx.unanswered({(op.ent, op.id) for op in ops})
    after = min(me.sent, ops[0].dseq - 1) if ops else 0
    while ops:
        some = fitting(ops[:200])
        yield Push(
            line=me.line,
            epoch=me.epoch,
            after=after,
            ops=[to_send(op, others.get((op.ent, op.id), ())) for op in some],
        )
        after = some[-1].dseq
        ops = ops[len(some) :]


def _files_to_go(store: Store, vault: Vault) -> list[str]:
    """Files that headquarters does not have, urgent ones first; and those whose row goes up in this very bundle."""
    from app.models.files import Attachment
    from app.models.journal import Operation

    with store.read() as session:
        jobs = session.scalars(
            select(BlobJob.sha256)
            .where(BlobJob.way == "up", BlobJob.state.in_(OPEN))
            .order_by(BlobJob.urgency.desc(), BlobJob.size)
        )
        rows = session.scalars(
            select(Attachment.sha256)
            .join(Operation, Operation.record_id == Attachment.id)
            .where(Operation.entity == Attachment.__tablename__, Operation.state == "waiting")
            .order_by(Operation.dseq)
        )
        return [sha for sha in dict.fromkeys((*jobs, *rows)) if vault.has(sha)]


def _contents(vault: Vault, going: list[str], told: Progress) -> Iterator[Iterator[bytes]]:
    for at, sha in enumerate(going):
        told.step(at, len(going), "bundle")
        yield vault.stream(sha)


# --- back --------------------------------------------------------------------------------------------------


def read(store: Store, source: Path) -> Answered:
    """Take in a receipt of headquarters. Raises NotEnrolled, BundleBroken, BundleForeign, BundleOld, BundleNewer."""
    with store.read() as session:
        link = need_link(session)
    receipt = _opened(source, link)
    with FolderStore(store).begin() as tx:
        me = tx.me()
        log = tx.session.get(BundleLog, receipt.id)
        if log is None:
            raise BundleForeign(file=source.name)
        if receipt.epoch < me.epoch:
            raise BundleOld(file=source.name)
        done = Done(epoch=receipt.epoch)
        again = log.state == "answered"
        try:
            letters = _take(tx, log, receipt, done)
        except codec.WireError:
            raise BundleBroken(file=source.name) from None
        log.state = "answered"
        done.waiting = waiting(tx)
        link_row = tx.link()
        link_row.last_contact = tx.w.clock.now()
    return Answered(str(source), receipt.id, done, again, tuple(letters))


def _opened(source: Path, link: SyncLink) -> BundleReceipt:
    need_plain(source)
    try:
        with source.open("rb") as file:
            envelope = parcel.read(file)
            if envelope.to != "device" or envelope.device != link.device:
                raise BundleForeign(file=source.name)
            return parcel.unseal(
                envelope,
                BundleReceipt,
                box_seed=bytes.fromhex(link.box_seed),
                signer=bytes.fromhex(link.hq_key),
            )
    except parcel.ParcelError as error:
        refusals = {"cut": BundleBroken, "foreign": BundleForeign, "newer": BundleNewer}
        raise refusals[error.code](file=source.name) from None


def _take(tx: FolderTx, log: BundleLog, receipt: BundleReceipt, done: Done) -> list[Object]:
    """The answers, as a round takes them; those to an earlier self are passed over. Gives the letters that came."""
    me = tx.me()
    letters: list[Object] = []
    mine = log.line == me.line
    for raw in receipt.parts:
        part = codec.decode_any(bytes(raw), parcel.MOST_SEALED)
        if isinstance(part, Welcome) and mine and part.epoch > me.epoch:
            Round(tx.w.ids.new).answered(tx, hello(tx, me), part)
            me = tx.me()
        elif isinstance(part, Pushed) and mine and part.epoch == me.epoch:
            before = {
                op for op, row in tx.find([r.op for r in part.results]).items() if row.state == "waiting"
            }
            settle(tx, me, Push(line=log.line, epoch=part.epoch, after=0, ops=[]), part)
            done.count(part, only=before)
        elif isinstance(part, Rows) and part.epoch == me.epoch:
            take_rows(tx, part.rows)
            done.received += len(part.rows)
            if mine and log.cursor <= me.cursor:
                me.cursor = max(me.cursor, part.next)
            tx.save(me)
        elif isinstance(part, Objects):
            letters += part.found
    tx.save(me)
    return letters
