"""What extraction gives: for every field a value with its certainty, its place and the words it came from.

Owns the shape and its form as JSON (the command line's contract). Dates are ``date`` inside and ISO 8601 outside.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.intake.source import Box

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """One guess. ``page`` counts from 1; ``box`` is None when the file knows no places."""

    value: T
    certainty: float
    page: int
    box: Box | None
    evidence: str

    def to_json(self) -> dict[str, Any]:
        return {
            "value": _plain(self.value),
            "certainty": round(self.certainty, 2),
            "page": self.page,
            "box": [round(side, 2) for side in self.box] if self.box is not None else None,
            "evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True)
class Cite:
    """Another letter named in the text. ``number`` has no leading zero; ``notation`` is all that follows it."""

    kind: str | None
    number: str
    notation: str | None
    date: datetime.date | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """What the letter asks: by whom, what, until when, where the answer goes. ``contact``: address, link or telephone."""

    what: str
    who: str | None = None
    by: datetime.date | None = None
    to: str | None = None
    contact: str | None = None
    every: str | None = None  # "hằng tháng": comes back


def _plain(value: object) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Cite):
        return {
            "kind": value.kind,
            "number": value.number,
            "notation": value.notation,
            "date": value.date.isoformat() if value.date is not None else None,
            "issuer": value.issuer,
        }
    if isinstance(value, Task):
        return {
            "what": value.what,
            "who": value.who,
            "by": value.by.isoformat() if value.by is not None else None,
            "to": value.to,
            "contact": value.contact,
            "every": value.every,
        }
    return value


@dataclass(frozen=True, slots=True)
class Guesses:
    """All fields. None = not found; what stands blank in the letter is not found either."""

    number: Guess[str] | None = None
    notation: Guess[str] | None = None
    date: Guess[datetime.date] | None = None
    place: Guess[str] | None = None
    issuer: Guess[str] | None = None
    superior: Guess[str] | None = None
    kind: Guess[str] | None = None
    subject: Guess[str] | None = None
    addressees: tuple[Guess[str], ...] = ()
    authority: Guess[str] | None = None
    position: Guess[str] | None = None
    signer: Guess[str] | None = None
    recipients: tuple[Guess[str], ...] = ()
    urgency: Guess[str] | None = None
    secrecy: Guess[str] | None = None
    deadlines: tuple[Guess[datetime.date], ...] = ()
    cites: tuple[Guess[Cite], ...] = ()
    tasks: tuple[Guess[Task], ...] = ()
    attachments: tuple[Guess[str], ...] = ()
    contacts: tuple[Guess[str], ...] = ()
    # Names of fields that stand on the page, blank or written by hand: shown large for the clerk to type, never guessed.
    unread: tuple[Guess[str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Every field by name: an object or null, for lists an array."""
        fields: dict[str, Any] = {}
        for name in self.__slots__:
            found = getattr(self, name)
            if isinstance(found, tuple):
                fields[name] = [one.to_json() for one in found]
            else:
                fields[name] = found.to_json() if found is not None else None
        return fields
