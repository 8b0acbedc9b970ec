"""What the exchange with headquarters keeps in the folder: the link, cursors, leases, conflicts, what waits.

But for the letters that wait for a number these are local tables: they neither travel nor have a history. The outbox and
the last server values stand in ``journal``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import IMMUTABLE, WORKFLOW, Base, Moment, Record


class SyncLink(Base):
    """The one line to headquarters: who this folder is there, its keys, and when they last spoke.

    The seeds are as secret as the data key, and lie under it: this database has no other form than encrypted.
    """

    __tablename__ = "sync_link"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    url: Mapped[str] = mapped_column(String(500))
    org: Mapped[str] = mapped_column(String(64))
    path: Mapped[str] = mapped_column(String(400))
    """Place in the tree, 'tw/p12/x0345/'."""
    org_name: Mapped[str] = mapped_column(String(500))
    role: Mapped[str] = mapped_column(String(64))
    device: Mapped[str] = mapped_column(String(36))
    device_name: Mapped[str] = mapped_column(String(200))
    incarnation: Mapped[int] = mapped_column(Integer)
    """That of the folder when its line was begun; a higher one in ``fact`` means: restored since."""
    state: Mapped[str] = mapped_column(String(12))
    """'active', 'revoked', 'old' (too old a program), 'wiped', 'closed'."""
    signing_seed: Mapped[str] = mapped_column(String(64))
    box_seed: Mapped[str] = mapped_column(String(64))
    hq_key: Mapped[str] = mapped_column(String(64))
    """Verifies what headquarters signs."""
    hq_box: Mapped[str] = mapped_column(String(64))
    """To which bundles are sealed."""
    me: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What the protocol's rules remember between two messages, as they wrote it."""
    enrolled_at: Mapped[datetime] = mapped_column(Moment)
    last_contact: Mapped[datetime | None] = mapped_column(Moment)
    down_since: Mapped[datetime | None] = mapped_column(Moment)
    """The first failure after the last contact; None while all is well."""
    next_try: Mapped[datetime | None] = mapped_column(Moment)
    failures: Mapped[int] = mapped_column(Integer)
    fault: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The refusal of the last try: its code and values; empty when it went well."""
    sparing: Mapped[bool] = mapped_column()
    """Data-saving mode: no files unless asked for."""


class SyncConflict(Base):
    """The conflict inbox: what two sides changed, both values kept until a person decides. Its id is the operation's."""

    __tablename__ = "sync_conflict"
    __table_args__ = (Index("ix_sync_conflict_record", "entity", "record_id"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    entity: Mapped[str] = mapped_column(String(64))
    record_id: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(12))
    mine: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What the operation wanted, by field: it was not taken."""
    theirs: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What stands, by field."""
    seqs: Mapped[dict[str, int]] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(64))
    """Who wanted it, and on which device."""
    device: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(12), index=True)
    """'open', 'mine', 'theirs', 'value'."""
    note: Mapped[str] = mapped_column(String(2000))
    extra: Mapped[dict[str, Any]] = mapped_column(JSON)
    came_at: Mapped[datetime] = mapped_column(Moment)


class Lease(Base):
    """Which numbers of a series this PC, or another, may give."""

    __tablename__ = "number_lease"

    series: Mapped[str] = mapped_column(String(200), primary_key=True)
    """'unit|book|period': a series that nobody opened yet has no id."""
    holder: Mapped[str] = mapped_column(String(36))
    """The line that holds it; empty when nobody does."""
    device: Mapped[str] = mapped_column(String(64))
    """The holder's device, as people know the PC."""
    epoch: Mapped[int] = mapped_column(Integer)
    low: Mapped[int] = mapped_column(Integer)
    high: Mapped[int] = mapped_column(Integer)
    request: Mapped[str] = mapped_column(String(36))
    """The id under which it was asked for, kept before asking: the same grant is never given twice."""
    asking: Mapped[bool] = mapped_column()
    """The request was not answered yet."""
    first: Mapped[int] = mapped_column(Integer)
    """With a request: the first free number as far as this PC knows."""
    state: Mapped[str] = mapped_column(String(12))
    """'held', 'returning', 'elsewhere', 'dropped', 'free'."""
    skipped: Mapped[list[int]] = mapped_column(JSON)
    """Numbers that a takeover passed over, until each stands void in the register."""
    seen_at: Mapped[datetime] = mapped_column(Moment)


class NumberWait(Record):
    """A letter that waits for its number (chờ số): the PC where it was made ready holds no numbers of that series.

    It travels, so that the PC that holds them can give one. Its id is the letter's.
    """

    __tablename__ = "number_wait"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), info=IMMUTABLE)
    entity: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    """Of what waits: a letter, 'mailing' (by its letter's id), 'document_copy', 'held_number' (under the id it will have), 'held_release'."""
    book: Mapped[str] = mapped_column(String(40), info=WORKFLOW)
    period: Mapped[str] = mapped_column(String(40), info=WORKFLOW)
    asked: Mapped[dict[str, Any]] = mapped_column(JSON, info=WORKFLOW)
    """What was asked for, to be done when the numbers come."""
    person_id: Mapped[str] = mapped_column(String(36), info=WORKFLOW)
    since: Mapped[datetime] = mapped_column(Moment, info=WORKFLOW)
    state: Mapped[str] = mapped_column(String(12), index=True, info=WORKFLOW)
    """'waiting', 'given', 'dropped'."""


class BlobJob(Base):
    """A file on its way: up to headquarters, or down from there."""

    __tablename__ = "blob_queue"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    way: Mapped[str] = mapped_column(String(4), primary_key=True)
    """'up' or 'down'."""
    size: Mapped[int] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer)
    """Bytes that both sides have."""
    urgency: Mapped[int] = mapped_column(Integer)
    """Files of urgent letters first; within one urgency the small ones."""
    state: Mapped[str] = mapped_column(String(12))
    """'waiting', 'asked' (wanted even in data-saving mode), 'done', 'refused'."""
    fault: Mapped[str] = mapped_column(String(40))


class SetAside(Base):
    """An operation of ours that headquarters refused: kept with the reason, never thrown away."""

    __tablename__ = "set_aside"

    op: Mapped[str] = mapped_column(String(36), primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    entity: Mapped[str] = mapped_column(String(64))
    record_id: Mapped[str] = mapped_column(String(64))
    mine: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What it wanted, by field."""
    now: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What stands at headquarters instead, by field, as far as it was told."""
    at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(12), index=True)
    """'open', 'closed'."""


class ForeignRow(Base):
    """A row of headquarters that could not be taken in yet: a parent that is missing, an unknown kind, a refused value."""

    __tablename__ = "foreign_row"

    entity: Mapped[str] = mapped_column(String(64), primary_key=True)
    record_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    kind: Mapped[str] = mapped_column(String(8))
    seq: Mapped[int] = mapped_column(Integer)
    by: Mapped[str] = mapped_column(String(64))
    device: Mapped[str] = mapped_column(String(64))
    why: Mapped[str] = mapped_column(String(12), index=True)
    """'parent', 'unknown', 'refused'."""
    detail: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(Moment)


class BundleLog(Base):
    """A bundle written or read: which one, when, and whether its receipt came."""

    __tablename__ = "bundle_log"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    way: Mapped[str] = mapped_column(String(4))
    """'out': made here."""
    at: Mapped[datetime] = mapped_column(Moment)
    epoch: Mapped[int] = mapped_column(Integer)
    line: Mapped[str] = mapped_column(String(36))
    cursor: Mapped[int] = mapped_column(Integer)
    """How far the feed was read when it was written."""
    operations: Mapped[int] = mapped_column(Integer)
    files: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(12))
    """'written', 'answered'."""
