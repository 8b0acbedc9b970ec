"""Incoming letters as rows: how one is found, what lists and answers show, Reads only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.base.text import fold
from app.domain.numbering import IN, IN_SECRET
from app.domain.refusals import IdAmbiguous, IncomingMissing
from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.services import arrival
from app.services.letter_rows import SHORT

ENTITY: Final = IncomingLetter.__tablename__
RECEIVED: Final = "received"
REGISTERED: Final = "registered"
ORIGINAL: Final = "original"
ANNEX: Final = "annex"
"""Further files of the letter, in the order in which they came."""
SOURCE: Final = "source"
"""The file this letter was cut out of, whole."""
_ARRIVAL: Final = re.compile(r"(?P<secret>m|mat )?(?P<number>\d{1,5})(?:/(?P<year>\d{4})?)?")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A letter entered before that seems to be the same one, and the reason in words."""

    id: str
    why: str
    kind: str = "number"
    """'file', 'number' or 'text'."""
    likeness: float = 1.0


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


def printed_state(letter: IncomingLetter) -> str:
    """What a refusal calls a letter: its number and symbol, else its arrival number, else its id's end."""
    return printed(letter.number, letter.notation) or (
        arrival_words(letter) if letter.arrival_number is not None else letter.id[-8:]
    )


def find_letter(session: Session, words: str) -> IncomingLetter:
    """By id, by the end of one, or by arrival number ('12', '12/2026'; secret letters 'M3', 'mật 3/2026'). Raises IncomingMissing, IdAmbiguous."""
    letter = session.get(IncomingLetter, words)
    if letter is not None:
        return letter
    named = _ARRIVAL.fullmatch(fold(words))
    if named is not None:
        query = select(IncomingLetter).where(
            IncomingLetter.arrival_number == int(named["number"]),
            IncomingLetter.arrival_book == (IN_SECRET if named["secret"] else IN),
        )
        if named["year"]:
            query = query.where(IncomingLetter.arrival_year == int(named["year"]))
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


def original_of(session: Session, letter_id: str) -> Attachment | None:
    return session.scalars(
        select(Attachment).where(
            Attachment.owner_kind == ENTITY, Attachment.owner_id == letter_id, Attachment.role == ORIGINAL
        )
    ).first()


def unregistered(session: Session, sha256: str) -> IncomingLetter | None:
    """A letter with this very file that was received and never registered."""
    return session.scalars(
        select(IncomingLetter)
        .join(Attachment, Attachment.owner_id == IncomingLetter.id)
        .where(Attachment.sha256 == sha256, Attachment.owner_kind == ENTITY, IncomingLetter.state == RECEIVED)
    ).first()


def arrival_words(letter: IncomingLetter) -> str:
    if letter.arrival_number is None:
        return tr(mark("chưa có số đến"))
    words = (
        mark("số đến mật {number}/{year}")
        if letter.arrival_book == IN_SECRET
        else mark("số đến {number}/{year}")
    )
    return tr(words).format(number=letter.arrival_number, year=letter.arrival_year)


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


def registered(
    letter: IncomingLetter, duplicates: tuple[Duplicate, ...], words: tuple[str, ...] = ()
) -> Registered:
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
        (*words, *(kept.get("warnings") or ())),
    )


def row_of(letter: IncomingLetter) -> IncomingRow:
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
