"""Letters that other units sent: fetched by the grants that came, laid into the register as letters to be registered.

Owns how a grant becomes an incoming letter, once for the unit however many PCs fetch it (its id is made of the grant's), and
the queue of its files. Refuses to wait for files: the letter is there with all its fields, its files follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.files import Attachment
from app.models.flows import Grant
from app.models.history import PULLED
from app.models.letters import IncomingLetter
from app.models.session import Store, UnitOfWork
from app.models.syncing import BlobJob
from app.services.incoming_rows import ANNEX, ENTITY, ORIGINAL, RECEIVED, printed
from app.services.sync_flows import contents
from app.services.sync_flows.receipts import day_of
from app.services.sync_flows.units import name_of
from app.services.units import own_unit

if TYPE_CHECKING:
    from app.sync.line import Line
    from app.wire.messages import Object

ARRIVE: Final = "flows.arrive"
AT_ONCE: Final = 20
"""Grants asked for in one message."""
_LETTERS: Final = UUID("6f1f9e3a-53b2-5a6c-9a0e-0b6a4ad9a2c1")
"""Namespace of letters and their files: two PCs of a unit that fetch the same grant make the same records."""


def letter_id(grant: str) -> str:
    return str(uuid5(_LETTERS, grant))


def bring(store: Store, line: Line) -> bool:
    """Fetch the letters that came for us, urgent ones first; whether there were any. Raises Offline, Refusal."""
    with store.read() as session:
        if own_unit(session) is None:
            return False  # whose register? the unit's own record comes with the next rows
        waiting = _without_letter(session)
    brought = False
    for start in range(0, len(waiting), AT_ONCE):
        found = _fetch(line, waiting[start : start + AT_ONCE])
        if found:
            take(store, found)
            brought = True
    show_guesses(store)
    return brought


def _fetch(line: Line, grants: list[str]) -> list[Object]:
    """One that cannot be read holds up none of the others."""
    from app.sync.refusals import ServerStrange

    try:
        return line.objects(grants)
    except ServerStrange:
        if len(grants) == 1:
            return []
    half = len(grants) // 2
    return _fetch(line, grants[:half]) + _fetch(line, grants[half:])


def _without_letter(session: Session) -> list[str]:
    query = select(Grant.id).where(Grant.arrived_on.is_(None), Grant.refused_on.is_(None))
    return list(session.scalars(query.order_by(Grant.urgent.desc(), Grant.id)))


def take(store: Store, found: Iterable[Object]) -> None:
    """Lay letters into the register. By the program itself: nobody's act, so nobody's undo."""
    with store.work(verb=ARRIVE, by="") as w:
        unit = own_unit(w.session)
        if unit is None:
            return
        for one in found:
            grant = w.find(Grant, one.grant)
            if grant is not None and grant.arrived_on is None:
                _lay(w, grant, one, unit.id)
        w.commit()


def _lay(w: UnitOfWork, grant: Grant, said: Object, unit_id: str) -> None:
    grant.arrived_on = w.today
    grant.incoming_id = letter_id(grant.id)
    if w.find(IncomingLetter, grant.incoming_id) is not None:
        return
    columns = contents.columns_of(said.letter)
    columns["issuer"] = columns.get("issuer") or name_of(w.session, grant.sender)[:300]
    letter = w.add(
        IncomingLetter(
            id=grant.incoming_id,
            unit_id=unit_id,
            arrived_on=w.today,
            state=RECEIVED,
            due_on=day_of(said.answer_by),
            **columns,
        )
    )
    for at, file in enumerate(contents.files_of(said.files)):
        w.add(
            Attachment(
                id=str(uuid5(_LETTERS, f"{grant.id}/{file.sha256}")), owner_kind=ENTITY, owner_id=letter.id,
                role=ANNEX if at else ORIGINAL, name=file.name, mime=file.mime, size=file.size, sha256=file.sha256,
            )
        )  # fmt: skip
        if w.session.get(BlobJob, (file.sha256, "down")) is None:
            urgency = int(grant.urgent)
            w.session.add(
                BlobJob(
                    sha256=file.sha256, way="down", size=file.size, done=0, urgency=urgency, state="waiting", fault=""
                )
            )  # fmt: skip


def show_guesses(store: Store) -> None:
    """What the sender filled stands in the form as read, on each PC: such guesses are computed, and do not travel."""
    query = (
        select(IncomingLetter)
        .join(Grant, Grant.incoming_id == IncomingLetter.id)
        .where(IncomingLetter.state == RECEIVED, IncomingLetter.guesses == {})
    )
    with store.read() as session:
        if session.scalars(query).first() is None:
            return
    with store.work(verb=PULLED, by="", remote=True) as w:
        for letter in w.session.scalars(query).all():
            letter.guesses = contents.sure_guesses(letter, printed(letter.number, letter.notation))
        w.commit()
