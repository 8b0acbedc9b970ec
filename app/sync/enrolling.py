"""How a folder becomes a device of headquarters, and how it notices that it is no longer the one it was.

Owns the device's keys (made here, never sent) and the one row that says who this folder is. A folder that was put back from
an old copy, or lies in two places, gives up the numbers it held and begins a new line of operations; what it was about to
send stays. Refuses a second enrolment while the first one stands.
"""

from __future__ import annotations

import platform
import re
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app import __version__
from app.models.journal import BaseShadow, Fact, Operation
from app.models.session import Changed, Store, UnitOfWork
from app.models.syncing import Lease, SyncLink
from app.sync import rules, witness
from app.sync.folder import FolderTx
from app.sync.refusals import CodeRefused, EnrolledAlready, NotEnrolled
from app.sync.store import Me
from app.sync.witness import Verdict, Witness

if TYPE_CHECKING:
    import httpx

    from app.sync.line import Line

ENROL: Final = "sync.enrol"
_CODE: Final = re.compile(r"[^0-9A-Za-z]")
_NUMBERED: Final = frozenset({"issued_number", "held_number"})


def link_of(session: Session) -> SyncLink | None:
    """The row of the line; None while there is none."""
    link = session.get(SyncLink, 1)
    return None if link is None or link.state == "closed" else link


def need_link(session: Session) -> SyncLink:
    """Raises NotEnrolled."""
    link = link_of(session)
    if link is None:
        raise NotEnrolled
    return link


def open_line(store: Store, *, transport: httpx.BaseTransport | None = None, still: float = 30.0) -> Line:
    """The connection this folder speaks through. Raises NotEnrolled."""
    from app.sync.line import Line  # imported late: start-up time of a program that only looks

    with store.read() as session:
        link = need_link(session)
        return Line(
            link.url,
            device=link.device,
            seed=bytes.fromhex(link.signing_seed),
            hq_key=bytes.fromhex(link.hq_key),
            transport=transport,
            still=still,
        )


def enrol(
    store: Store,
    code: str,
    url: str,
    *,
    by: str,
    name: str = "",
    transport: httpx.BaseTransport | None = None,
) -> None:
    """Let this folder be a device. Raises EnrolledAlready, AddressWrong, CodeRefused, NoConnection."""
    from nacl.public import PrivateKey
    from nacl.signing import SigningKey

    from app.sync.line import Line
    from app.wire import messages, proof

    with store.read() as session:
        known = link_of(session)
        if known is not None and known.state == "active":
            raise EnrolledAlready(name=known.org_name or known.org, url=known.url)
    bare = _CODE.sub("", code).upper()
    if not 8 <= len(bare) <= 24:
        raise CodeRefused
    signing, box = SigningKey.generate(), PrivateKey.generate()
    called = (name or platform.node())[:200]
    with Line(url, transport=transport) as line:
        told = line.enrol(
            messages.Enrol(
                code=bare,
                key=proof.text(bytes(signing.verify_key)),
                box=proof.text(bytes(box.public_key)),
                name=called,
                program=f"vanthu {__version__}",
            )
        )
        address = line.url
    with store.work(verb=ENROL, by=by, remote=True) as w:
        link = w.session.get(SyncLink, 1)
        before, incarnation = _before(link), _incarnation(w.session)
        _forget_lease_rows(w.session)
        link = link or SyncLink(id=1)
        link.url, link.org, link.path, link.org_name = address, told.org, told.path, told.name
        link.role, link.device, link.device_name = told.role, told.device, called
        link.signing_seed, link.box_seed = bytes(signing).hex(), bytes(box).hex()
        link.hq_key, link.hq_box = proof.raw(told.hq_key).hex(), proof.raw(told.hq_box).hex()
        link.state, link.incarnation = "active", incarnation
        link.me = msgspec.to_builtins(Me(device=told.device, line=w.ids.new(), org=told.org, before=before))
        link.enrolled_at, link.last_contact, link.down_since, link.next_try = w.clock.now(), None, None, None
        link.failures, link.fault, link.sparing = 0, {}, False
        w.session.add(link)
        w.commit()
    bear_witness(store)


def _before(link: SyncLink | None) -> str | None:
    """The line that goes on under a new device: only headquarters knows which of its operations came through."""
    return None if link is None else str(link.me.get("line") or "") or None


def _incarnation(session: Session) -> int:
    fact = session.get(Fact, "incarnation")
    return int(fact.value) if fact is not None else 1


def _forget_lease_rows(session: Session) -> None:
    for lease in session.scalars(select(Lease)):
        session.delete(lease)


def leave(store: Store, *, by: str) -> None:
    """Close the line: the folder works on alone, with all that is in it."""
    with store.work(verb="sync.leave", by=by, remote=True) as w:
        link = need_link(w.session)
        link.state = "closed"
        device = link.device
        _forget_lease_rows(w.session)
        w.commit()
    witness.forget(store.folder, device)


# --- is this still the same folder? --------------------------------------------------------------------------------


def look_around(store: Store) -> Verdict | None:
    """Compare the folder with its witness, once at the start; a folder that is not the same gives up its numbers.

    None: it never enrolled, nothing is asked.
    """
    with store.read() as session:
        link = link_of(session)
        if link is None or link.state == "wiped":
            return None
        now = _present(session, link, store)
        verdict = witness.judge(witness.read(store.folder, link.device), now)
        if _incarnation(session) != link.incarnation:
            verdict = Verdict.RESTORED
    if verdict in (Verdict.RESTORED, Verdict.CLONED, Verdict.UNKNOWN):
        with store.work(verb="sync.new-line", by="", remote=True) as w:
            begin_line(w)
            w.commit()
    if verdict is not Verdict.SAME:
        bear_witness(store)
    return verdict


def begin_line(w: UnitOfWork) -> None:
    """A new line breaks off from the old one: leases dropped, what was not answered is sent anew on the new line."""
    link = w.session.get_one(SyncLink, 1)
    link.incarnation = _incarnation(w.session)
    tx = FolderTx(w)
    me = tx.me()
    rules.begin_line(tx, me, w.ids.new())
    tx.save(me)


def _present(session: Session, link: SyncLink, store: Store) -> Witness:
    return Witness(
        link.device, str(store.folder.resolve()), last_place(session), str(link.me.get("line", ""))
    )


def last_place(session: Session) -> int:
    """The last place ever given in the outbox, whether its operation is still there or not."""
    found = session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"))
    return int(found or 0)


def bear_witness(store: Store) -> None:
    with store.read() as session:
        link = link_of(session)
        if link is None:
            return
        now = _present(session, link, store)
    witness.write(store.folder, now)


def watch_numbers(store: Store) -> None:
    """From now on each number that is given is witnessed outside the folder at once."""

    def told(changed: Changed) -> None:
        if changed.subjects & _NUMBERED:
            bear_witness(store)

    store.after = told


# --- the first contact ---------------------------------------------------------------------------------------------


def own_beginnings(session: Session) -> int:
    """How much was done here before this folder ever heard from headquarters, people aside; 0 once it has heard."""
    if session.scalar(select(BaseShadow.seq).limit(1)) is not None:
        return 0
    count: Any = session.scalar(
        select(func.count()).select_from(Operation).where(Operation.entity != "person")
    )
    return int(count)
