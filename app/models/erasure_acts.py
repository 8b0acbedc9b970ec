"""Erasing in the open data folder and in all its copies, and staying erased when an older copy is put back.

Owns the order of an erasure: the list of erased records (``erased.json``, beside the database, so that no restore brings an
older one) first, then the database in one act, the vault, the copies. A kill at any point is finished at the next start from
that list. Refuses to decide who may (services.privacy) and to reach files that left the folder.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import select

from app.base import log
from app.base.errors import AppError, FileMissing, InputRefused
from app.base.files import PRIVATE, read_bytes, write_atomic
from app.base.language import mark
from app.base.progress import Progress, Silent
from app.models import archive, erasing
from app.models.derived import fields_of
from app.models.engine import connect
from app.models.erasing import Scrubbed
from app.models.files import Attachment
from app.models.guard import own_statements
from app.models.history import SCHEMA_VERSION, shadows_of, to_json
from app.models.journal import Change, Fact, Operation
from app.models.keys import DataKey
from app.models.privacy import Erasure
from app.models.registry import ENTITIES
from app.models.session import DATABASE, Store, UnitOfWork
from app.models.upgrade import COPIES
from app.models.vault import BLOBS, PAGE, Vault

LIST: Final = "erased.json"
VERB: Final = "privacy.erase"
_TO_DO: Final = "erase:"
"""Before the record's id: facts that name the files which the vault has still to let go of."""
_PROOFS: Final = UUID("6f0b6d0e-53a5-4f0c-9a44-7c1f5a2a9d16")
_IN_FACT: Final = 30
_FROM_ABOVE: Final = "Lệnh xóa của cấp trên"
_COPIES: Final = ("*.vtd", "before-*.db", "replaced-*")
"""Sealed copies, databases from before a migration, folders that a restore set aside."""
_KEPT_COPIES: Final = timedelta(days=28)
"""The oldest weekly copy is pruned after so long (copies.WEEKLY)."""


class ErasedListWrong(InputRefused):
    code, what = "DLCN-020", mark("Danh sách hồ sơ đã xóa ({file}) bị hỏng hoặc bị sửa.")
    remedy = mark(
        "Lấy lại tệp này từ bản sao của thư mục dữ liệu; đừng khôi phục bản cũ trước khi có tệp ấy."
    )


@dataclass(frozen=True, slots=True)
class Order:
    """One erasure: what the list beside the database keeps of it, and the proof in the database."""

    entity: str
    record_id: str
    proof_id: str
    at: str
    person_id: str
    reason: str
    request_id: str | None
    salt: str
    digest: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    open: bool = True
    """Not every file of the folder has been gone through yet."""


@dataclass(frozen=True, slots=True)
class CopyLeft:
    """A copy that could not be rewritten, and the day the program deletes it."""

    file: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an erasure came."""

    order: Order
    copies: int
    left: tuple[CopyLeft, ...]


# --- the list beside the database ---------------------------------------------------------------------------------


def orders(folder: Path, key: DataKey) -> tuple[Order, ...]:
    """All erasures of this folder. Raises ErasedListWrong."""
    file = folder / LIST
    try:
        kept = json.loads(read_bytes(file))
        body, seal = kept["orders"], str(kept["seal"])
        if not hmac.compare_digest(seal, _seal(body, key)):
            raise ValueError
        return tuple(
            Order(**{**one, "counts": tuple((str(n), int(c)) for n, c in one["counts"])}) for one in body
        )
    except FileMissing:
        return ()
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ErasedListWrong(str(file), file=LIST) from None


def _write(folder: Path, key: DataKey, listed: Iterable[Order]) -> None:
    body = [
        {
            **{name: getattr(one, name) for name in Order.__slots__},
            "counts": [list(pair) for pair in one.counts],
        }
        for one in listed
    ]
    words = json.dumps({"orders": body, "seal": _seal(body, key)}, ensure_ascii=False, indent=1)
    write_atomic(folder / LIST, words, mode=PRIVATE, own=True)


def _seal(body: Any, key: DataKey) -> str:
    words = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hmac.new(key.raw(), b"van-thu-doan erased\0" + words.encode(), sha256).hexdigest()


def _enter(store: Store, order: Order) -> None:
    known = {one.record_id: one for one in orders(store.folder, store.key)}
    known[order.record_id] = order
    _write(store.folder, store.key, known.values())


# --- the act --------------------------------------------------------------------------------------------------------


def erase(
    store: Store,
    vault: Vault,
    order: Order,
    *,
    folders: Sequence[Path] = (),
    also: Callable[[UnitOfWork], None] | None = None,
    progress: Progress | None = None,
) -> Reached:
    """Carry the order out everywhere in the folder. ``also`` closes the request in the same act. May be repeated.

    Stopped before the first step nothing has happened; stopped later, what is left is done when the folder is next opened.
    """
    told = progress or Silent()
    told.step(0, 1, "")
    _enter(store, order)
    store.stop("erase.listed")
    with store.work(verb=VERB, by=order.person_id) as w:
        done = scrub_in(w, order.record_id)
        if w.session.scalar(select(Erasure).where(Erasure.record_id == order.record_id)) is None:
            order = _described(order, done)
            w.add(_proof(order))
        if also is not None:
            also(w)
        w.commit()
    store.stop("erase.committed")
    _enter(store, order)
    return _finish(store, vault, order, folders, told)


def scrub_in(w: UnitOfWork, member_id: str, *, tell: bool = True) -> Scrubbed:
    """Take a member out inside another act; ``tell``: headquarters is sent the erasure of each row."""
    w.flush()
    connection = w.session.connection()
    with own_statements(w.session):
        done = erasing.scrub(_runner(connection.connection.dbapi_connection), member_id)
    w.session.expire_all()
    _journal(w, done, tell=tell)
    w.written += [(table, one) for table, ids in done.gone.items() for one in sorted(ids)]
    _note_files(w, member_id, done.digests)
    return done


def _note_files(w: UnitOfWork, member_id: str, digests: Iterable[str]) -> None:
    """What the vault has still to let go of, kept in the same act: a kill must not forget it."""
    listed = sorted(digests)
    for at in range(0, max(1, len(listed)), _IN_FACT):
        key = f"{_TO_DO}{member_id}:{at}"
        if w.find(Fact, key) is None:
            w.add(Fact(key=key, value=" ".join(listed[at : at + _IN_FACT])))


def _journal(w: UnitOfWork, done: Scrubbed, *, tell: bool) -> None:
    """That rows went, in the history without a word of them; to headquarters as erasures."""
    for table, ids in done.gone.items():
        for one in sorted(ids):
            w.session.add(_change(w, table, one, "delete", {}))
            if tell:
                w.session.add(_operation(w, table, one, "erase", {}, {}))
    for (table, one), values in done.blanked.items():
        w.session.add(_change(w, table, one, "update", values))
        fixed = fields_of(ENTITIES[table]).immutable if table in ENTITIES else frozenset()
        values = {name: value for name, value in values.items() if name not in fixed}
        if tell and values:
            seen = shadows_of(w.session, table, [one]).get(one, {})
            w.session.add(
                _operation(w, table, one, "update", values, {name: seen.get(name, 0) for name in values})
            )


def _change(w: UnitOfWork, table: str, one: str, kind: str, after: dict[str, Any]) -> Change:
    act = w.act
    return Change(
        act_id=act.id, verb=act.verb, at=w.clock.now(), by=act.by, device=act.device, entity=table, record_id=one,
        kind=kind, before={}, after=after, undoable=False, undoes=None,
    )  # fmt: skip


def _operation(
    w: UnitOfWork, table: str, one: str, kind: str, fields: dict[str, Any], base: dict[str, int | str]
) -> Operation:
    return Operation(
        op=w.ids.new(), act_id=w.act.id, at=w.clock.now(), schema_version=SCHEMA_VERSION, entity=table, record_id=one,
        kind=kind, fields=fields, base=base,
    )  # fmt: skip


def _described(order: Order, done: Scrubbed) -> Order:
    """With the salted hash of what was erased, and how much it was."""
    words = json.dumps(done.content, sort_keys=True, default=to_json, ensure_ascii=False)
    digest = sha256(f"{order.salt}{words}".encode()).hexdigest()
    return _again(order, digest=digest, counts=tuple(done.counts().items()))


def _again(order: Order, **changes: Any) -> Order:
    return Order(**{**{name: getattr(order, name) for name in Order.__slots__}, **changes})


def _proof(order: Order) -> Erasure:
    return Erasure(
        id=order.proof_id, entity=order.entity, record_id=order.record_id, at=datetime.fromisoformat(order.at),
        person_id=order.person_id, reason=order.reason, request_id=order.request_id, salt=order.salt,
        digest=order.digest, counts=dict(order.counts),
    )  # fmt: skip


def _finish(store: Store, vault: Vault, order: Order, folders: Sequence[Path], told: Progress) -> Reached:
    with closing(connect(store.path, store.key, busy=store.busy)) as database:
        erasing.tidy(_runner(database))
    to_do = select(Fact).where(Fact.key.startswith(f"{_TO_DO}{order.record_id}:"))
    with store.read() as session:
        digests = {one for fact in session.scalars(to_do) for one in fact.value.split()}
        still = set(session.scalars(select(Attachment.sha256).where(Attachment.sha256.in_(digests))))
    vault.erase(digests - still)
    store.stop("erase.files")
    copies, left = _rewrite_copies(store, order.record_id, folders, told)
    with store.work(verb=VERB, by=order.person_id) as w:
        for fact in w.session.scalars(to_do).all():
            w.delete(fact)
        w.commit()
    order = _again(order, open=False)
    _enter(store, order)
    return Reached(order, copies, tuple(left))


def ordered(w: UnitOfWork, member_id: str) -> None:
    """Headquarters ordered an erasure: the rows go in this act, files and copies when the folder is next opened."""
    scrub_in(w, member_id, tell=False)


def replay(store: Store, vault: Callable[[], Vault], *, folders: Sequence[Path] = ()) -> int:
    """What was erased stays so: what an older copy brought back, what a kill left and what was ordered goes. How many."""
    listed = _known(store)
    if not listed:
        return 0
    with closing(connect(store.path, store.key, busy=store.busy)) as database:
        back = [one for one in listed if one.open or erasing.exists(_runner(database), one.record_id)]
    for order in back:
        erase(store, vault(), order, folders=folders)
    return len(back)


def _known(store: Store) -> tuple[Order, ...]:
    """The list, the proofs in the database and the orders of headquarters: each makes the others whole."""
    with store.read() as session:
        proofs = session.scalars(select(Erasure)).all()
        told = session.scalars(select(Fact.key).where(Fact.key.startswith(_TO_DO))).all()
    try:
        listed = {one.record_id: one for one in orders(store.folder, store.key)}
        whole = True
    except ErasedListWrong as fault:
        log.refused(fault)
        listed, whole = {}, False
    before = dict(listed)
    for proof in proofs:
        listed.setdefault(proof.record_id, _order_of(proof))
    for one in {key.split(":")[1] for key in told}:
        now = store.clock.now().isoformat()
        known = listed.get(one) or Order(
            erasing.MEMBER, one, proof_id(one), now, "", _FROM_ABOVE, None, secrets.token_hex(16)
        )
        listed[one] = _again(known, open=True)
    if listed != before or not whole:
        _write(store.folder, store.key, listed.values())
    return tuple(listed.values())


def proof_id(record_id: str) -> str:
    """The same on every PC: an order from above makes one proof, wherever it is carried out first."""
    return str(uuid5(_PROOFS, record_id))


def _order_of(proof: Erasure) -> Order:
    counts = tuple((name, int(count)) for name, count in proof.counts.items())
    return Order(
        proof.entity, proof.record_id, proof.id, proof.at.isoformat(), proof.person_id, proof.reason,
        proof.request_id, proof.salt, proof.digest, counts, open=False,
    )  # fmt: skip


# --- copies -----------------------------------------------------------------------------------------------------------


def _rewrite_copies(
    store: Store, member_id: str, folders: Sequence[Path], told: Progress
) -> tuple[int, list[CopyLeft]]:
    """Every copy the program made in the folder, and in ``folders``: without the member, else named as left."""
    done, left = 0, []
    places = tuple(dict.fromkeys((store.folder / COPIES, *folders)))
    found = [file for place in places for kind in _COPIES for file in sorted(place.glob(kind))]
    for at, file in enumerate(found):
        told.step(at, len(found), file.name)
        if file.match("replaced-*"):
            done += _scrub_folder(store.key, file, member_id)
            continue
        sealed = file.suffix == ".vtd"
        try:
            done += _rewrite(store, file, member_id) if sealed else _scrub_file(store.key, file, member_id)[0]
        except (AppError, OSError):
            left.append(CopyLeft(str(file), _gone_by(file) if sealed else None))
    return done, left


def _gone_by(file: Path) -> date | None:
    try:
        return date.fromisoformat(file.stem.removeprefix("day-")) + _KEPT_COPIES
    except ValueError:
        return None


def _rewrite(store: Store, file: Path, member_id: str) -> bool:
    """A copy made anew from its own parts, sealed again; the file as it was until the new one is whole."""
    with archive.workshop(store.folder, "erase") as shop:
        body = archive.unpack(file, shop)
        touched = _scrub_folder(store.key, shop, member_id)
        if touched:
            archive.seal_again(shop, file, store.key, made_at=str(body["made_at"]))
    return touched


def _scrub_folder(key: DataKey, folder: Path, member_id: str) -> bool:
    """A database and, where it lies beside it, its vault."""
    if not (folder / DATABASE).is_file():
        return False
    touched, digests = _scrub_file(key, folder / DATABASE, member_id)
    if digests and (folder / BLOBS).is_file():
        with closing(connect(folder / BLOBS, key, page=PAGE, journal="DELETE")) as blobs:
            blobs.executemany("DELETE FROM blob WHERE sha256 = ?", [(one,) for one in sorted(digests)])
            blobs.execute("PRAGMA incremental_vacuum").fetchall()
    return touched


def _scrub_file(key: DataKey, file: Path, member_id: str) -> tuple[bool, set[str]]:
    with closing(connect(file, key, journal="DELETE", foreign_keys=False)) as database:
        run = _runner(database)
        if not erasing.exists(run, member_id):
            return False, set()
        run("BEGIN IMMEDIATE", ())
        done = erasing.scrub(run, member_id)
        run("COMMIT", ())
        erasing.tidy(run)
        named = {one for (one,) in run("SELECT sha256 FROM attachment", ()).fetchall()}
    return True, done.digests - named


def _runner(connection: Any) -> erasing.Run:
    run: erasing.Run = connection.execute
    return run
