"""Rows for windows and the command line: frozen values, never mapped objects.

Owns the shapes that services return about units, letters and numbers. A row carries what a list or a form shows, nothing lazy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app.domain.numbering import GapReport


@dataclass(frozen=True, slots=True)
class UnitRow:
    id: str
    parent_id: str | None
    level: str
    name: str
    short_name: str
    code: str | None
    superior_lines: tuple[str, ...]
    issuing_lines: tuple[str, ...]
    symbol: str
    drafting_unit: str
    place: str
    standard: str
    seal_mm: int | None
    email: str
    phone: str
    address: str
    term_name: str
    term_from: date | None
    term_to: date | None
    valid_from: date | None
    valid_to: date | None
    own: bool
    depth: int = 0
    sector: str = ""
    """One of domain.units.SECTORS; '': not said, then that of the unit above counts."""
    place_id: str = ""


@dataclass(frozen=True, slots=True)
class SignerRow:
    id: str
    unit_id: str
    name: str
    position: str
    authority_lines: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    rank: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: str
    name: str
    role: str
    unit_id: str | None
    active: bool


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter in a list: the columns of the outgoing register (Decree 30, Annex IV) and its state."""

    id: str
    unit_id: str
    state: str
    standard: str
    kind: str
    subject: str
    number: str | None
    """As written: '05', '12a'."""
    printed: str | None
    """Number and symbol as on the letter, without the word before it: '05-CV/ĐTN'."""
    dated: date | None
    """The letter's date, once it has a number."""
    signer: str
    signed_on: date | None
    sent_on: date | None
    recipients: tuple[str, ...]
    answers_id: str | None
    void_reason: str = ""
    sealed_on: date | None = None
    recalled_on: date | None = None
    replaced_by: str = ""
    """Number and symbol of the letter that stands in its place."""
    has_signed: bool = False
    """The signed paper was taken back and is kept."""
    signature: str = ""
    """Of a digitally signed one: 'good', 'unsure' or 'bad' when it was last judged; '' for a scan."""


@dataclass(frozen=True, slots=True)
class LetterDetail:
    """A letter with its parts, for a form."""

    row: LetterRow
    parts: dict[str, Any]
    return_reason: str
    note: str
    issued_at: datetime | None
    book: str | None
    period: str | None
    approved: tuple[str, ...] = ()
    """Checks that were done since it was last submitted: 'content', 'format'."""


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """What ``letter issue`` answers."""

    id: str
    no: int
    suffix: str
    number: str
    printed: str
    line: str
    """The whole line of the letter: 'Số: 05-CV/ĐTN'."""
    series_id: str
    book: str
    period: str
    dated: date


@dataclass(frozen=True, slots=True)
class WayRow:
    """One step of a letter: who, when, why."""

    step: str
    on: date
    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A number kept back."""

    id: str
    series_id: str
    book: str
    period: str
    number: str
    printed: str
    reason: str
    held_on: date
    until: date
    late: bool


@dataclass(frozen=True, slots=True)
class SeriesRow:
    id: str
    unit_id: str
    unit_name: str
    book: str
    period_kind: str
    period: str
    starts_on: date | None
    ends_on: date | None
    first: int
    last: int | None
    """Highest number given; None when none was."""
    next: int
    closed: bool
    note: str
    inserts: bool = False
    """Numbers with a letter (12a) may be put in."""


@dataclass(frozen=True, slots=True)
class GapRow:
    """A series and what became of its numbers."""

    series: SeriesRow
    report: GapReport
    printed: dict[int, str] = field(default_factory=dict)
    """Printed form of void and disputed numbers."""
