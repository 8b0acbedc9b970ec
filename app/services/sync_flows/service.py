"""The verbs of letters between units: send to many, see how far it came, remind, fetch a file, say that it was looked at.

The window and the command line stand on this one service. Nothing here speaks with headquarters: what is done travels with
the next contact, online or on a stick. Refuses letters without a number, and secret ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.domain.practice import Practice
from app.domain.states import LetterState
from app.models.files import Attachment
from app.models.flows import Directive, Grant
from app.models.letters import OutgoingLetter
from app.models.session import Store, UnitOfWork
from app.models.syncing import BlobJob
from app.services.change import Change, Service
from app.services.dispatch import NotIssued, sent_out
from app.services.incoming_rows import ENTITY
from app.services.incoming_rows import find_letter as find_incoming
from app.services.letter_rows import SIGNED_ROLE, find_letter
from app.services.sync_flows import contents, marks, units
from app.services.sync_flows.receipts import OPEN, ReceiptRow, Tally, day_of, directives_of, receipts, tallies
from app.services.sync_flows.refusals import (
    AnswerDayWrong,
    FileNotHere,
    NobodyToRemind,
    NotSentHere,
    SecretStays,
    SentToAll,
)
from app.services.sync_flows.units import Chosen, KnownRow, name_of
from app.services.units import need_own

if TYPE_CHECKING:
    from app.layout.parts import Letter
    from app.models.units import Unit
    from app.models.vault import Vault

OWNER: Final = OutgoingLetter.__tablename__
PDF_ROLE: Final = "pdf"
_ANNEXES: Final = ("annex",)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter on its way to other units."""

    letter_id: str
    printed: str
    directive: str
    to: tuple[str, ...]
    """Codes of the units, in the order of the tree."""
    names: tuple[str, ...]
    already: tuple[str, ...]
    """Units among the chosen that had been sent it before."""
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file of a letter that is not here yet."""

    name: str
    sha256: str
    size: int
    done: int
    asked: bool
    fault: str


@dataclass(frozen=True, slots=True)
class FromUnit:
    """How an incoming letter came through headquarters, and what its sender said of it since."""

    letter_id: str
    sender: str
    urgent: bool
    arrived_on: date | None
    seen_on: date | None
    registered_on: date | None
    answered_on: date | None
    sent_back_on: date | None
    recalled_on: date | None
    recall_reason: str
    replaced_by: str
    reminded_on: date | None
    files: tuple[WaitingFile, ...]


class Flows(Service):
    """Letters between units."""

    def __init__(
        self,
        store: Store,
        *,
        by: str,
        vault: Callable[[], Vault],
        pdf: Callable[[Letter], bytes],
        practice: Practice | None = None,
    ) -> None:
        """``pdf`` draws a letter that has no signed file."""
        super().__init__(store, by=by, practice=practice)
        self._vault, self._pdf = vault, pdf

    # --- whom ---------------------------------------------------------------------------------------------

    def units(self, words: str = "") -> tuple[KnownRow, ...]:
        """The units that may be written to, in the order of the tree; those whose name or code has these words."""
        with self.store.read() as session:
            return units.rows(session, words)

    def choose(self, how: Chosen) -> tuple[str, ...]:
        """Codes of the units that are meant. Raises NoReceivers, ReceiverUnknown, UnitsUntold."""
        with self.store.read() as session:
            return tuple(units.chosen(session, how))

    # --- sending ------------------------------------------------------------------------------------------

    def dispatch(self, letter_id: str, how: Chosen, *, answer_by: date | None = None) -> Change[Sent]:
        """Send a numbered letter to units above or below: one object, a grant for each; and note that it went out.

        Raises NotIssued, SecretStays, SentToAll, AnswerDayWrong, and what choosing raises.
        """
        drawn = self._draw(letter_id)
        with self.work("flows.dispatch") as w:
            record = _need_sendable(find_letter(w.session, letter_id))
            if answer_by is not None and answer_by < w.today:
                raise AnswerDayWrong(day=answer_by, today=w.today)
            meant = units.chosen(w.session, how)
            before = {org for one in directives_of(w.session, record.id) for org in one.to}
            to = [org for org in meant if org not in before]
            if not to:
                raise SentToAll
            unit = need_own(w.session)
            files = self._files(w, record, drawn)
            values = contents.letter_values(record, unit, _superior(w.session, unit))
            directive = w.add(
                Directive(
                    id=w.ids.new(), letter_id=record.id, to=to, letter=values, files=contents.file_values(files),
                    urgent="urgency" in values, answer_by=answer_by.isoformat() if answer_by else "",
                    sent_at=w.clock.now(),
                )
            )  # fmt: skip
            if record.sent_on is None:
                sent_out(w, record, by=self.by, practice=self.practice)
            marks.answered(w, record, directive)
            sent = Sent(
                record.id,
                record.number_printed,
                directive.id,
                tuple(to),
                tuple(name_of(w.session, org) for org in to),
                tuple(org for org in meant if org in before),
                len(files),
                sum(one.size for one in files),
            )
            return Change.of(sent, w.commit())

    def _draw(self, letter_id: str) -> bytes | None:
        """The letter as a PDF, outside of any transaction, when it has no signed file."""
        from app.services.letters import letter_of

        with self.store.read() as session:
            record = _need_sendable(find_letter(session, letter_id))
            if _attached(session, record.id, (SIGNED_ROLE, PDF_ROLE)):
                return None
            parts = record.parts
        return self._pdf(letter_of(parts))

    def _files(self, w: UnitOfWork, record: OutgoingLetter, drawn: bytes | None) -> list[Attachment]:
        """The signed file, else the letter as drawn; then its annexes."""
        main = _attached(w.session, record.id, (SIGNED_ROLE,)) or _attached(w.session, record.id, (PDF_ROLE,))
        if not main and drawn is not None:
            stored = self._vault().put(drawn)
            name = record.number_printed.replace("/", "-").replace(" ", "") or record.id[-8:]
            main = [
                w.add(
                    Attachment(
                        owner_kind=OWNER, owner_id=record.id, role=PDF_ROLE, name=f"{name}.pdf",
                        mime="application/pdf", size=stored.size, sha256=stored.sha256,
                    )
                )
            ]  # fmt: skip
        return [*main[:1], *reversed(_attached(w.session, record.id, _ANNEXES))]

    # --- how far it came ----------------------------------------------------------------------------------

    def receipts(self, letter_id: str) -> tuple[ReceiptRow, ...]:
        """Each unit a letter of ours was sent to, and how far it came there. Empty: it was not sent this way."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            return receipts(session, record.id, today(self.store.clock))

    def tally(self, letter_id: str) -> Tally | None:
        """The same, counted. None: it was not sent this way."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            return tallies(session, [record.id], today(self.store.clock)).get(record.id)

    def remind(self, letter_id: str) -> Change[tuple[ReceiptRow, ...]]:
        """Remind the units that have not registered it. Raises NotSentHere, NobodyToRemind."""
        with self.work("flows.remind") as w:
            record = find_letter(w.session, letter_id)
            rows = receipts(w.session, record.id, w.today)
            if not rows:
                raise NotSentHere(printed=record.number_printed or record.id[-8:])
            late = tuple(one for one in rows if one.state in OPEN)
            if not late:
                raise NobodyToRemind
            wanted = {one.directive for one in late}
            for directive in directives_of(w.session, record.id):
                if directive.id in wanted:
                    directive.reminded_on = w.today
            return Change.of(late, w.commit())

    # --- what came ----------------------------------------------------------------------------------------

    def origin(self, letter_id: str) -> FromUnit | None:
        """How an incoming letter came through headquarters; None when it came by another way."""
        with self.store.read() as session:
            letter = find_incoming(session, letter_id)
            grant = marks.grant_of(session, letter.id)
            return _origin(session, grant, letter.id) if grant is not None else None

    def seen(self, letter_id: str) -> bool:
        """Somebody looks at the letter: its sender is told the day, once. Whether that was news."""
        with self.store.read() as session:
            grants = marks.grants_of(session, letter_id)
            if all(one.seen_on is not None for one in grants):
                return False
        with self.store.work(verb="flows.seen", by="") as w:
            for grant in marks.grants_of(w.session, letter_id):
                grant.seen_on = grant.seen_on or w.today
            w.commit()
        return True

    def fetch(self, letter_id: str) -> tuple[WaitingFile, ...]:
        """Ask for the letter's files although data are being saved: they come at the next contact. Raises FileNotHere."""
        from app.sync.files import ask_for

        with self.store.read() as session:
            letter = find_incoming(session, letter_id)
            waiting = _waiting_files(session, letter.id)
        asked = tuple(one for one in waiting if ask_for(self.store, one.sha256))
        if not asked:
            raise FileNotHere
        return asked


def _need_sendable(record: OutgoingLetter) -> OutgoingLetter:
    from app.services.letters import letter_of

    if record.state != LetterState.ISSUED:
        raise NotIssued
    if letter_of(record.parts).secrecy:
        raise SecretStays
    return record


def _attached(session: Session, letter_id: str, roles: Sequence[str]) -> list[Attachment]:
    """Files of a letter of ours in these roles, the newest first."""
    query = select(Attachment).where(
        Attachment.owner_kind == OWNER, Attachment.owner_id == letter_id, Attachment.role.in_(roles)
    )
    return list(session.scalars(query.order_by(Attachment.id.desc())))


def _superior(session: Session, unit: Unit) -> str:
    from app.models.units import Unit

    parent = session.get(Unit, unit.parent_id) if unit.parent_id else None
    return parent.name if parent is not None else " ".join(unit.superior_lines)


def _origin(session: Session, grant: Grant, letter_id: str) -> FromUnit:
    return FromUnit(
        letter_id,
        name_of(session, grant.sender),
        grant.urgent,
        grant.arrived_on,
        grant.seen_on,
        grant.registered_on,
        grant.answered_on,
        day_of(grant.refused_on),
        grant.recalled_on,
        grant.recall_reason,
        grant.replaced_by,
        grant.reminded_on,
        _waiting_files(session, letter_id),
    )


def _waiting_files(session: Session, letter_id: str) -> tuple[WaitingFile, ...]:
    query = (
        select(Attachment, BlobJob)
        .join(BlobJob, BlobJob.sha256 == Attachment.sha256)
        .where(Attachment.owner_kind == ENTITY, Attachment.owner_id == letter_id)
        .where(BlobJob.way == "down", BlobJob.state != "done")
        .order_by(Attachment.id)
    )
    return tuple(
        WaitingFile(file.name, file.sha256, file.size, job.done, job.state == "asked", job.fault)
        for file, job in session.execute(query)
    )
