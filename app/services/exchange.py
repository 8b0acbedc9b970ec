"""The national exchange: packages of our letters, receipts for what came in, receipts that come back to us.

Owns which field of our letter is which of the package, and the record of every package. Our identifier (mã định danh) is a
setting that the office got from its registry; none is ever made up. Bytes are written in ``app.exchange``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from app.base.clock import VIETNAM
from app.base.files import read_bytes, write_atomic
from app.base.text import one_line, text_key
from app.domain.practice import Practice
from app.domain.refusals import NoOwnUnit
from app.domain.states import NUMBERED, LetterState
from app.exchange.package import (
    ACT_WORDS,
    Act,
    Business,
    File,
    Office,
    ReceiptPackage,
    Reference,
    Status,
    Trace,
)
from app.exchange.values import good_office_id
from app.exchange.words import note_words, status_words
from app.exchange.writer import write_package
from app.models.exchange import ExchangePackage
from app.models.files import Attachment
from app.models.letters import OutgoingLetter
from app.models.people import Person
from app.models.session import Store
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.exchange_rows import (
    NoPackage,
    NoReceiver,
    NotNumbered,
    NotReceipt,
    OfficeUnknown,
    OfficeWrong,
    PackageRow,
    ReasonNeeded,
    ReceiptForNone,
    Written,
    letter_package,
    number_and_notation,
    package_row,
)
from app.services.incoming_rows import find_letter as find_incoming
from app.services.incoming_rows import printed_state
from app.services.letter_rows import SIGNED_ROLE, find_letter
from app.services.package_reception import IN, LETTER, OUT, RECEIPT, office_json, office_of
from app.services.units import need_own

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.layout.parts import Letter
    from app.models.vault import Vault

_OUTGOING: Final = OutgoingLetter.__tablename__
STATUSES: Final = {
    "arrived": Status.ARRIVED,
    "refused": Status.REFUSED,
    "accepted": Status.ACCEPTED,
    "assigned": Status.ASSIGNED,
    "in-work": Status.IN_WORK,
    "finished": Status.FINISHED,
    "taken-back": Status.TAKEN_BACK,
    "recall-agreed": Status.RECALL_AGREED,
    "recall-refused": Status.RECALL_REFUSED,
}
"""Names of states on the command line, in the order of a letter's life."""


class Exchange(Service):
    """The verbs of the national exchange."""

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

    # --- letters that go out ---------------------------------------------------------------------------

    def write(
        self,
        letter_id: str,
        *,
        office_id: str,
        to: Sequence[Office],
        more: Sequence[Path] = (),
        act: Act = Act.NEW,
        reason: str = "",
        paper: bool = False,
        out: Path | None = None,
    ) -> Change[Written]:
        """The package of one of our numbered letters, with its signed file, else its PDF, and ``more`` files.

        With ``out`` it lies on the disk before it counts as written. Raises NotNumbered, NoReceiver, OfficeUnknown, OfficeWrong and the disk's refusals.
        """
        if not to:
            raise NoReceiver
        extra = [File(path.name, read_bytes(path)) for path in more]
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            if LetterState(record.state) not in NUMBERED or not record.number_printed:
                raise NotNumbered
            sender = self._us(session, office_id)
            files = [*self._files(session, record), *extra]
            package = letter_package(record, sender=sender, to=tuple(to))
            answered = self._answered(session, record)
        at = self._now()
        package = replace(
            package,
            answers=answered,
            traces=(Trace(sender.id, at),),
            business=Business(act, reason or ACT_WORDS[act], package.document_id, paper),
            files=tuple(files),
        )
        return self._keep(
            "exchange.write",
            write_package(package),
            LETTER,
            package.document_id,
            to[0],
            outgoing_id=record.id,
            at=at,
            out=out,
        )

    def offices(self) -> tuple[Office, ...]:
        """Everybody a package ever came from or went to, by name: whom to choose from."""
        query = select(ExchangePackage.office).order_by(ExchangePackage.at.desc(), ExchangePackage.id.desc())
        with self.store.read() as session:
            found = [office_of(one or {}) for one in session.scalars(query)]
        known: dict[str, Office] = {}
        for office in found:
            if office.id and (office.id not in known or not known[office.id].name):
                known[office.id] = Office(id=office.id, name=office.name or office.in_charge)
        return tuple(sorted(known.values(), key=lambda one: (text_key(one.name), one.id)))

    def _files(self, session: Session, record: OutgoingLetter) -> list[File]:
        from app.services.letters import letter_of

        signed = session.scalars(
            select(Attachment)
            .where(
                Attachment.owner_kind == _OUTGOING,
                Attachment.owner_id == record.id,
                Attachment.role == SIGNED_ROLE,
            )
            .order_by(Attachment.id.desc())
        ).first()
        if signed is not None:
            return [File(signed.name, self._vault().get(signed.sha256))]
        stem = record.number_printed.replace("/", "-").replace(" ", "")
        return [File(f"{stem}.pdf", self._pdf(letter_of(record.parts)))]

    def _answered(self, session: Session, record: OutgoingLetter) -> tuple[Reference, ...]:
        """The letter that ours answers, by the identifier it came with."""
        if not record.answers_id:
            return ()
        letter = find_incoming(session, record.answers_id)
        came = _package_of(session, letter.id)
        office = office_of(came.office).id if came is not None else ""
        document_id = came.document_id if came is not None else ""
        return (
            Reference(office, letter.number or "", letter.notation or "", letter.letter_date, document_id),
        )

    # --- receipts --------------------------------------------------------------------------------------

    def receipt(
        self,
        letter_id: str,
        *,
        status: Status,
        office_id: str,
        description: str = "",
        staff: str = "",
        to: Office | None = None,
        out: Path | None = None,
    ) -> Change[Written]:
        """Tell the sender of an incoming letter what became of it. Raises NoPackage, ReasonNeeded, OfficeUnknown, OfficeWrong."""
        from app.exchange.package import Staff

        if status in (Status.REFUSED, Status.RECALL_REFUSED) and not description.strip():
            raise ReasonNeeded
        with self.store.read() as session:
            letter = find_incoming(session, letter_id)
            came = _package_of(session, letter.id)
            if came is None and to is None:
                raise NoPackage(printed=printed_state(letter))
            other = to or office_of(came.office if came is not None else {})
            sender = self._us(session, office_id)
            about = Reference(
                other.id,
                letter.number or "",
                letter.notation or "",
                letter.letter_date,
                came.document_id if came is not None else "",
            )
            incoming_id = letter.id
            person = session.get(Person, self.by)
            staff = staff or (person.name if person is not None else "")
        at = self._now()
        package = ReceiptPackage(
            sender,
            about,
            status,
            one_line(description) or status_words(status),
            at,
            Staff(name=staff) if staff else None,
        )
        return self._keep(
            "exchange.receipt",
            write_package(package),
            RECEIPT,
            about.document_id,
            other,
            incoming_id=incoming_id,
            status=status.value,
            words=package.description,
            at=at,
            out=out,
        )

    def take(self, data: bytes, name: str) -> Change[PackageRow]:
        """Keep a receipt that came back, with the letter of ours it speaks of. Raises NotReceipt, ReceiptForNone."""
        from app.intake.door import open_package

        opened = open_package(data, name)
        found = opened.package
        if not isinstance(found, ReceiptPackage):
            raise NotReceipt(file=name)
        stored = self._vault().put(data)
        with self.work("exchange.take") as w:
            record = _spoken_of(w.session, found.about)
            if record is None:
                self._vault().drop_orphan(stored.sha256)
                words = "/".join(filter(None, (found.about.number, found.about.notation)))
                raise ReceiptForNone(file=name, printed=words or found.about.document_id)
            kept = w.session.scalars(
                select(ExchangePackage).where(
                    ExchangePackage.sha256 == stored.sha256, ExchangePackage.outgoing_id == record.id
                )
            ).first()
            if kept is None:
                kept = w.add(
                    ExchangePackage(
                        direction=IN,
                        kind=RECEIPT,
                        outgoing_id=record.id,
                        document_id=found.about.document_id[:300],
                        office=office_json(found.sender),
                        status=found.status.value if found.status else "",
                        words=found.description[:2000],
                        said_at=found.at,
                        name=name[-255:],
                        size=stored.size,
                        sha256=stored.sha256,
                        notes=[note_words(note) for note in opened.notes],
                        at=w.clock.now(),
                    )
                )
                w.flush()
                w.add(
                    Attachment(
                        owner_kind=ExchangePackage.__tablename__, owner_id=kept.id, role="original", name=name[-255:],
                        mime="application/xml", size=stored.size, sha256=stored.sha256,
                    )
                )  # fmt: skip
            w.flush()
            row = package_row(kept)
            return Change.of(row, w.commit())

    # --- looking ---------------------------------------------------------------------------------------

    def list(self, letter_id: str | None = None, *, limit: int = 1000) -> tuple[PackageRow, ...]:
        """Packages, the newest first; those of one letter, in or out, when it is named by its id."""
        query = (
            select(ExchangePackage)
            .order_by(ExchangePackage.at.desc(), ExchangePackage.id.desc())
            .limit(limit)
        )
        if letter_id is not None:
            query = query.where(
                or_(ExchangePackage.incoming_id == letter_id, ExchangePackage.outgoing_id == letter_id)
            )
        with self.store.read() as session:
            return tuple(package_row(one) for one in session.scalars(query))

    # --- inside ----------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        """The moment as packages write it: Vietnam's, without a zone."""
        return self.store.clock.now().astimezone(VIETNAM).replace(microsecond=0, tzinfo=None)

    def _us(self, session: Session, office_id: str) -> Office:
        """Raises OfficeUnknown, OfficeWrong."""
        if not office_id.strip():
            raise OfficeUnknown
        if not good_office_id(office_id.strip()):
            raise OfficeWrong(text=office_id)
        unit = need_own(session)
        if unit.extra.get("stand_in"):
            raise NoOwnUnit
        return Office(
            id=office_id.strip(),
            name=unit.name,
            in_charge=_in_charge(session, unit),
            address=unit.address,
            email=unit.email,
            telephone=unit.phone,
        )

    def _keep(
        self,
        verb: str,
        data: bytes,
        kind: str,
        document_id: str,
        office: Office,
        *,
        at: datetime,
        incoming_id: str | None = None,
        outgoing_id: str | None = None,
        status: str = "",
        words: str = "",
        out: Path | None = None,
    ) -> Change[Written]:
        if out is not None:
            write_atomic(out, data)
        digest = sha256(data).hexdigest()
        with self.work(verb) as w:
            record = w.add(
                ExchangePackage(
                    direction=OUT,
                    kind=kind,
                    incoming_id=incoming_id,
                    outgoing_id=outgoing_id,
                    document_id=document_id[:300],
                    office=office_json(office),
                    status=status,
                    words=words[:2000],
                    said_at=at,
                    name=f"{digest[:12]}.edxml",
                    size=len(data),
                    sha256=digest,
                    at=w.clock.now(),
                )
            )
            w.flush()
            row = package_row(record)
            return Change.of(Written(data, row), w.commit())


def _in_charge(session: Session, unit: Unit) -> str:
    parent = session.get(Unit, unit.parent_id) if unit.parent_id else None
    return parent.name if parent is not None else " ".join(unit.superior_lines)


def _package_of(session: Session, incoming_id: str) -> ExchangePackage | None:
    return session.scalars(
        select(ExchangePackage)
        .where(
            ExchangePackage.incoming_id == incoming_id,
            ExchangePackage.direction == IN,
            ExchangePackage.kind == LETTER,
        )
        .order_by(ExchangePackage.at)
    ).first()


def _spoken_of(session: Session, about: Reference) -> OutgoingLetter | None:
    """Our letter that a receipt means: by the identifier it was sent with, else by number, notation and day."""
    if about.document_id:
        sent = session.scalars(
            select(ExchangePackage).where(
                ExchangePackage.document_id == about.document_id,
                ExchangePackage.direction == OUT,
                ExchangePackage.kind == LETTER,
            )
        ).first()
        if sent is not None and sent.outgoing_id:
            return session.get(OutgoingLetter, sent.outgoing_id)
    if not about.number:
        return None
    wanted = (about.number.lstrip("0"), about.notation)
    query = select(OutgoingLetter).where(OutgoingLetter.number_printed != "")
    if about.day is not None:
        query = query.where(OutgoingLetter.letter_date == about.day)
    elif not about.notation:
        return None
    for record in session.scalars(query.order_by(OutgoingLetter.letter_date.desc())):
        number, notation = number_and_notation(record.number_printed)
        if (number.lstrip("0"), notation) == wanted:
            return record
    return None
