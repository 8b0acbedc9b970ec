"""Letters in both directions and the tasks they bring."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import COMPUTED, FREE, IMMUTABLE, LONG_TEXT, WORKFLOW, Moment, Record


class IncomingLetter(Record):
    """A letter that came in (văn bản đến). It has an arrival number once it is registered, never before."""

    __tablename__ = "incoming_letter"
    __table_args__ = (Index("ix_incoming_letter_same", "number", "notation", "letter_year"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[str] = mapped_column(String(16), default="received", index=True, info=WORKFLOW)
    arrived_on: Mapped[date] = mapped_column(Date)
    arrival_number: Mapped[int | None] = mapped_column(Integer)
    arrival_year: Mapped[int | None] = mapped_column(Integer)
    number: Mapped[str | None] = mapped_column(String(20))
    notation: Mapped[str | None] = mapped_column(String(60))
    letter_date: Mapped[date | None] = mapped_column(Date)
    letter_year: Mapped[int | None] = mapped_column(Integer, info=COMPUTED)
    issuer: Mapped[str] = mapped_column(String(300), default="")
    superior: Mapped[str] = mapped_column(String(300), default="")
    kind: Mapped[str | None] = mapped_column(String(12))
    subject: Mapped[str] = mapped_column(String(2000), default="")
    place: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    addressees: Mapped[list[str]] = mapped_column(JSON, default=list)
    authority: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[str] = mapped_column(String(100), default="")
    signer: Mapped[str] = mapped_column(String(100), default="")
    recipients: Mapped[list[str]] = mapped_column(JSON, default=list, info=FREE)
    urgency: Mapped[str | None] = mapped_column(String(24))
    secrecy: Mapped[str | None] = mapped_column(String(24))
    cites: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, info=FREE)
    due_on: Mapped[date | None] = mapped_column(Date, index=True)
    handler: Mapped[str] = mapped_column(String(200), default="")
    """Unit or person who handles it."""
    passed_on: Mapped[date | None] = mapped_column(Date)
    pages: Mapped[int | None] = mapped_column(Integer, info=FREE)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    text: Mapped[str] = mapped_column(default="", info=LONG_TEXT)
    """The text as read, for search."""
    guesses: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info=COMPUTED)
    """What the reader guessed (as ``intake read`` prints it), to be shown beside what the clerk confirmed."""
    same_key: Mapped[str] = mapped_column(String(300), default="", index=True, info=COMPUTED)
    """Folded number + notation + issuer + year: equal keys are the same letter entered twice."""
    arrival_book: Mapped[str] = mapped_column(String(12), default="in", server_default="in")
    """Series of its arrival number: 'in', or 'in:secret' for secret letters, which have their own."""
    stage: Mapped[str] = mapped_column(String(16), default="", server_default="", info=WORKFLOW)
    """How far its handling is: a value of ``domain.handling.Stage``, '' before anything was done."""
    stamp_at: Mapped[list[float] | None] = mapped_column(JSON, info=FREE)
    """Where the clerk put the stamp ĐẾN on page 1: mm from the left and the top; None = where there is room."""


class OutgoingLetter(Record):
    """A letter of our own (văn bản đi): its parts as data, its state, its number once issued."""

    __tablename__ = "outgoing_letter"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[str] = mapped_column(String(16), default="draft", index=True, info=WORKFLOW)
    standard: Mapped[str] = mapped_column(String(24))
    standard_version: Mapped[str | None] = mapped_column(String(24))
    kind: Mapped[str] = mapped_column(String(12))
    subject: Mapped[str] = mapped_column(String(2000), default="")
    form: Mapped[int] = mapped_column(Integer)
    parts: Mapped[dict[str, Any]] = mapped_column(JSON, info=LONG_TEXT)
    """``layout.parts.Letter`` as JSON; frozen when the number is given."""
    signer: Mapped[str] = mapped_column(String(100), default="")
    signed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    answers_id: Mapped[str | None] = mapped_column(ForeignKey("incoming_letter.id"), index=True)
    number_id: Mapped[str | None] = mapped_column(ForeignKey("issued_number.id"), unique=True, info=WORKFLOW)
    number_printed: Mapped[str] = mapped_column(String(100), default="", info=WORKFLOW)
    letter_date: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    issued_at: Mapped[datetime | None] = mapped_column(Moment, info=WORKFLOW)
    sent_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    copies: Mapped[int | None] = mapped_column(Integer, info=FREE)
    keeper: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    """Unit or person who keeps the file copy."""
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    sealed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    """The day the organ's seal or digital signature came on it."""
    recalled_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    replaced_by_id: Mapped[str | None] = mapped_column(String(36), info=WORKFLOW)
    """The letter of our own that stands in its place."""


class OutgoingStep(Record):
    """One step of an outgoing letter on its way: who, when, why. Rows are added, never changed."""

    __tablename__ = "outgoing_step"

    letter_id: Mapped[str] = mapped_column(ForeignKey("outgoing_letter.id"), index=True, info=IMMUTABLE)
    step: Mapped[str] = mapped_column(String(16), info=IMMUTABLE)
    """A value of ``domain.states.Step``."""
    happened_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    recorded_at: Mapped[datetime] = mapped_column(Moment, info=IMMUTABLE)
    person_id: Mapped[str] = mapped_column(String(36), info=IMMUTABLE)
    """Who recorded it."""
    who: Mapped[str] = mapped_column(String(100), info=IMMUTABLE)
    """Who did it, by name: the one who recorded it unless another is named."""
    reason: Mapped[str] = mapped_column(String(2000), info=IMMUTABLE)


class DocumentCopy(Record):
    """A copy (sao y, sao lục, trích sao) of a letter of either direction, with a number of its own."""

    __tablename__ = "document_copy"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    entity: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    """'incoming_letter' or 'outgoing_letter'."""
    record_id: Mapped[str] = mapped_column(String(36), index=True, info=IMMUTABLE)
    kind: Mapped[str] = mapped_column(String(8), info=IMMUTABLE)
    electronic: Mapped[bool] = mapped_column(info=IMMUTABLE)
    parts: Mapped[dict[str, Any]] = mapped_column(JSON, info=LONG_TEXT)
    """``layout.papers.Copy`` as JSON, with its number."""
    number_id: Mapped[str] = mapped_column(ForeignKey("issued_number.id"), unique=True, info=IMMUTABLE)
    number_printed: Mapped[str] = mapped_column(String(100), info=IMMUTABLE)
    made_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    subject: Mapped[str] = mapped_column(String(2000), info=IMMUTABLE)
    """Number and abstract of what was copied."""
    signer: Mapped[str] = mapped_column(String(100))
    copies: Mapped[int | None] = mapped_column(Integer, info=FREE)


class Task(Record):
    """Something to be done, by somebody, by a day; most come from an incoming letter."""

    __tablename__ = "task"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    incoming_id: Mapped[str | None] = mapped_column(ForeignKey("incoming_letter.id"), index=True)
    outgoing_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), index=True)
    title: Mapped[str] = mapped_column(String(500))
    assignee: Mapped[str] = mapped_column(String(200), default="")
    due_on: Mapped[date | None] = mapped_column(Date, index=True)
    evidence: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    """The sentence of the letter that sets the deadline."""
    state: Mapped[str] = mapped_column(String(16), default="open", index=True, info=WORKFLOW)
    done_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    result: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    co_workers: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    """Who works with the assignee (phối hợp)."""
    percent: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    """How far it has come, by its last note."""
    recurring_id: Mapped[str | None] = mapped_column(String(36), index=True)
    """The rule that opened it."""
