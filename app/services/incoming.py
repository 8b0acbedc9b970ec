"""Letters that come in: received as a file, read, registered with an arrival number, found again.

Owns the order of the acts: the original's bytes lie in the vault before anything reads them; the arrival number and the
register's fields are written in one unit of work. Refuses to change an original, ever.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, or_, select
from sqlalchemy.orm import Session

from app.base.errors import FileEmpty, FileMissing, FileUnreadable, InputRefused
from app.base.language import mark, tr
from app.base.progress import Progress
from app.base.text import nfc
from app.domain.practice import Practice
from app.domain.refusals import IdAmbiguous, IncomingMissing
from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.models.queries.search import everywhere
from app.models.session import Store
from app.models.units import Unit
from app.services import arrival
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.letter_rows import SHORT
from app.services.numbering import take_arrival_number

if TYPE_CHECKING:
    from app.models.vault import Vault

RECEIVED, REGISTERED = "received", "registered"
_ORIGINAL = "original"
_ENTITY = IncomingLetter.__tablename__


class NoOriginal(InputRefused):
    code, what = "DEN-005", mark("Văn bản đến {id} không có tệp gốc.")
    remedy = mark("Văn bản này được ghi không kèm tệp; xem lại bằng incoming show.")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A letter entered before that seems to be the same one, and the reason in words."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """An incoming letter in a list."""

    id: str
    state: str
    arrival_number: int | None
    arrived_on: date
    number: str | None
    notation: str | None
    letter_date: date | None
    issuer: str
    kind: str | None
    subject: str
    due_on: date | None
    handler: str

    @property
    def printed(self) -> str:
        """Number and notation as one reads them: '856-CV/TWĐTN-BTG', '02/CT-TTg'."""
        return printed(self.number, self.notation)


@dataclass(frozen=True, slots=True)
class Registered:
    id: str
    arrival_number: int
    arrived_on: date
    duplicates: tuple[Duplicate, ...]
    fields: dict[str, Any]
    unsure: tuple[str, ...]
    """Fields that were guessed with too little certainty to be entered."""
    warnings: tuple[str, ...]


def printed(number: str | None, notation: str | None) -> str:
    """Number and notation joined as Party and Union print them (856-CV/…), or as the State does (02/CT-TTg)."""
    if not notation:
        return number or ""
    number = number or "…"  # left blank for the pen by its sender
    number = number.zfill(2) if number.isdecimal() else number
    return f"{number}{'-' if '/' in notation else '/'}{notation}"


class Incoming(Service):
    """The verbs of the incoming register."""

    def __init__(
        self, store: Store, *, by: str, vault: Callable[[], Vault], practice: Practice | None = None
    ) -> None:
        """``vault`` opens the vault when first asked: lists never need it."""
        super().__init__(store, by=by, practice=practice)
        self._vault = vault

    # --- acts -----------------------------------------------------------------------------------------

    def receive(self, path: Path, *, progress: Progress | None = None) -> Change[str]:
        """Take a file in: original stored, text read, fields guessed. The id of a letter in state 'received'.

        A file that was received before but never registered (the program was stopped in between) is taken up again.
        Raises what the reader refuses; the file then leaves no trace.
        """
        from app.intake import as_json, guess, read_bytes

        data = _bytes_of(path)
        name = nfc(path.name)[-255:]
        vault = self._vault()
        stored = vault.put(data)
        try:
            source = read_bytes(data, name, progress=progress)
        except InputRefused:
            vault.drop_orphan(stored.sha256)
            raise
        guesses = as_json(source, guess(source), name)
        text = guesses.pop("text")
        with self.work("incoming.receive") as w:
            waiting = _unregistered(w.session, stored.sha256)
            if waiting is not None:
                letter = waiting
            else:
                letter = IncomingLetter(unit_id=our_unit(w).id, arrived_on=w.today, state=RECEIVED)
                w.add(letter)
                mime = mimetypes.guess_type(f"x.{source.type.value}")[0] or "application/octet-stream"
                w.add(
                    Attachment(
                        owner_kind=_ENTITY,
                        owner_id=letter.id,
                        role=_ORIGINAL,
                        name=name,
                        mime=mime,
                        size=len(data),
                        sha256=stored.sha256,
                    )
                )
            letter.text, letter.guesses, letter.pages = text, guesses, source.page_count
            changed = w.commit()
            return Change.of(letter.id, changed)

    def register(self, letter_id: str, *, fields: Mapping[str, str] | None = None) -> Change[Registered]:
        """Enter the letter: arrival number, the clerk's fields over the guessed ones, duplicates noticed."""
        own = arrival.read_settings(fields or {})
        with self.work("incoming.register") as w:
            letter = find_letter(w.session, letter_id)
            for column, value in (arrival.taken(guesses_of(letter), kept_lengths=_LENGTHS) | own).items():
                setattr(letter, column, value)
            if "due_on" not in own and letter.due_on is None:
                found = arrival.deadline(guesses_of(letter), letter_date=letter.letter_date)
                letter.due_on = found[0] if found else None
            if letter.arrival_number is None:
                taken = take_arrival_number(
                    w, w.get(Unit, letter.unit_id), on=letter.arrived_on, letter_id=letter.id
                )
                letter.arrival_number, letter.arrival_year = taken.record.no, letter.arrived_on.year
            letter.state = REGISTERED
            w.flush()  # the derived key of the letter is computed here
            duplicates = _duplicates(w.session, letter)
            result = _registered(letter, duplicates)
            return Change.of(result, w.commit())

    def edit(self, letter_id: str, *, fields: Mapping[str, str]) -> Change[IncomingRow]:
        """Correct fields of a letter; its arrival number stays."""
        own = arrival.read_settings(fields)
        with self.work("incoming.edit") as w:
            letter = find_letter(w.session, letter_id)
            for column, value in own.items():
                setattr(letter, column, value)
            w.flush()
            return Change.of(_row(letter), w.commit())

    # --- looking --------------------------------------------------------------------------------------

    def list(
        self, *, year: int | None = None, open_only: bool = False, limit: int = 1000
    ) -> tuple[IncomingRow, ...]:
        """Registered letters, newest arrival first; letters still without a number stand at the top."""
        query = select(IncomingLetter)
        if year is not None:
            query = query.where(
                or_(IncomingLetter.arrival_year == year, IncomingLetter.arrival_number.is_(None))
            )
        if open_only:
            query = query.where(IncomingLetter.state == RECEIVED)
        query = query.order_by(
            IncomingLetter.arrival_year.desc().nulls_first(), IncomingLetter.arrival_number.desc()
        ).limit(limit)
        with self.store.read() as session:
            return tuple(_row(letter) for letter in session.scalars(query))

    def show(self, letter_id: str) -> dict[str, Any]:
        """Everything about one letter: fields, what was guessed, its files, letters that seem to be the same."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            files = session.scalars(
                select(Attachment).where(Attachment.owner_kind == _ENTITY, Attachment.owner_id == letter.id)
            )
            return {
                "id": letter.id,
                "state": letter.state,
                "arrival_number": letter.arrival_number,
                "arrival_year": letter.arrival_year,
                "fields": fields_of(letter),
                "files": [
                    {"name": f.name, "role": f.role, "mime": f.mime, "size": f.size, "sha256": f.sha256}
                    for f in files
                ],
                "duplicates": [{"id": d.id, "why": d.why} for d in _duplicates(session, letter)],
                "guesses": guesses_of(letter),
                "text": letter.text,
            }

    def original(self, letter_id: str) -> tuple[str, bytes]:
        """Name and bytes of the file as it came, byte for byte."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            found = _original(session, letter.id)
        if found is None:
            raise NoOriginal(id=letter_id)
        return found.name, self._vault().get(found.sha256)

    def search(self, text: str, *, limit: int = 50) -> tuple[IncomingRow, ...]:
        """Letters in which all words stand, the best hits first; accents optional."""
        with self.store.read() as session:
            ids = [hit.id for hit in everywhere(session, text, limit=limit, kinds=[_ENTITY]).hits]
            query = select(IncomingLetter).where(IncomingLetter.id.in_(ids))
            found = {letter.id: _row(letter) for letter in session.scalars(query)}
            return tuple(found[letter_id] for letter_id in ids)


_LENGTHS = {
    column.key: column.type.length
    for column in IncomingLetter.__table__.columns
    if isinstance(column.type, String) and column.type.length
}


def _bytes_of(path: Path) -> bytes:
    from app.intake.kinds import MAX_BYTES
    from app.intake.refusals import FileTooLarge

    name = path.name
    try:
        if path.is_dir():
            raise FileUnreadable(str(path), file=name, reason=tr(mark("đây là thư mục")))
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileTooLarge(str(path), file=name, size=size >> 20, limit=MAX_BYTES >> 20)
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(str(path), file=name) from None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        reason = getattr(fault, "strerror", None) or type(fault).__name__
        raise FileUnreadable(str(path), file=name, reason=reason) from None
    if not data:
        raise FileEmpty(str(path), file=name)
    return data


def find_letter(session: Session, words: str) -> IncomingLetter:
    """By id, by the end of one, or by arrival number ('12', '12/2026'). Raises IncomingMissing, IdAmbiguous."""
    letter = session.get(IncomingLetter, words)
    if letter is not None:
        return letter
    number, _, year = words.partition("/")
    if number.isdecimal() and len(number) < SHORT:
        query = select(IncomingLetter).where(IncomingLetter.arrival_number == int(number))
        if year.isdecimal():
            query = query.where(IncomingLetter.arrival_year == int(year))
        found = list(session.scalars(query.order_by(IncomingLetter.arrival_year.desc()).limit(1)))
    elif len(words) >= SHORT:
        ending = IncomingLetter.id.endswith(words, autoescape=True)
        found = list(session.scalars(select(IncomingLetter).where(ending).limit(2)))
    else:
        found = []
    if not found:
        raise IncomingMissing(id=words)
    if len(found) > 1:
        raise IdAmbiguous(id=words, count=len(found))
    return found[0]


def _original(session: Session, letter_id: str) -> Attachment | None:
    return session.scalars(
        select(Attachment).where(
            Attachment.owner_kind == _ENTITY, Attachment.owner_id == letter_id, Attachment.role == _ORIGINAL
        )
    ).first()


def _unregistered(session: Session, sha256: str) -> IncomingLetter | None:
    """A letter with this very file that was received and never registered."""
    return session.scalars(
        select(IncomingLetter)
        .join(Attachment, Attachment.owner_id == IncomingLetter.id)
        .where(
            Attachment.sha256 == sha256, Attachment.owner_kind == _ENTITY, IncomingLetter.state == RECEIVED
        )
    ).first()


def _duplicates(session: Session, letter: IncomingLetter) -> tuple[Duplicate, ...]:
    """Letters entered before with the same file, or with the same number, notation, issuer and year (folded)."""
    found: dict[str, str] = {}
    original = _original(session, letter.id)
    if original is not None:
        same_file = session.scalars(
            select(IncomingLetter)
            .join(Attachment, Attachment.owner_id == IncomingLetter.id)
            .where(
                Attachment.sha256 == original.sha256,
                Attachment.owner_kind == _ENTITY,
                IncomingLetter.id != letter.id,
            )
            .order_by(IncomingLetter.id)
        )
        for other in same_file:
            found[other.id] = tr(mark("cùng một tệp, đã vào sổ {arrival}")).format(arrival=_arrival(other))
    if letter.same_key:
        same_letter = session.scalars(
            select(IncomingLetter)
            .where(IncomingLetter.same_key == letter.same_key, IncomingLetter.id != letter.id)
            .order_by(IncomingLetter.id)
        )
        for other in same_letter:
            why = tr(mark("cùng số, ký hiệu, nơi gửi và năm ({printed}), đã vào sổ {arrival}"))
            found.setdefault(
                other.id, why.format(printed=printed(other.number, other.notation), arrival=_arrival(other))
            )
    return tuple(Duplicate(letter_id, why) for letter_id, why in found.items())


def _arrival(letter: IncomingLetter) -> str:
    if letter.arrival_number is None:
        return tr(mark("chưa có số đến"))
    return tr(mark("số đến {number}/{year}")).format(number=letter.arrival_number, year=letter.arrival_year)


def fields_of(letter: IncomingLetter) -> dict[str, Any]:
    """The letter's fields under the names that ``--set`` knows."""
    values = {name: getattr(letter, column) for name, (column, _) in arrival.FIELDS.items()}
    # Unknown is null in the answer, whatever the column keeps for it.
    return {name: None if value == "" else value for name, value in values.items()} | {
        "cites": letter.cites or []
    }


def guesses_of(letter: IncomingLetter) -> dict[str, Any]:
    """Field -> guess, as ``intake read`` prints them; empty for a letter entered without a file."""
    found: dict[str, Any] = (letter.guesses or {}).get("guesses") or {}
    return found


def _registered(letter: IncomingLetter, duplicates: tuple[Duplicate, ...]) -> Registered:
    kept: dict[str, Any] = letter.guesses or {}
    number = letter.arrival_number
    assert number is not None
    unsure = [
        name
        for name in arrival.unsure(guesses_of(letter))
        if getattr(letter, arrival.FIELDS[name][0]) is None
    ]
    return Registered(
        letter.id,
        number,
        letter.arrived_on,
        duplicates,
        fields_of(letter),
        tuple(unsure),
        tuple(kept.get("warnings") or ()),
    )


def _row(letter: IncomingLetter) -> IncomingRow:
    return IncomingRow(
        letter.id,
        letter.state,
        letter.arrival_number,
        letter.arrived_on,
        letter.number,
        letter.notation,
        letter.letter_date,
        letter.issuer,
        letter.kind,
        letter.subject,
        letter.due_on,
        letter.handler,
    )
