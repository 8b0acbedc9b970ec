"""Codes of refusals, and what the other end does about each. Sentences for people are made where they are shown."""

from __future__ import annotations

from enum import StrEnum


class Refused(StrEnum):
    """Why a whole message was not taken."""

    TOKEN = "token"  # missing, expired, forged, of another device: a new one is fetched
    REVOKED = "revoked"
    UPGRADE = "upgrade"  # a protocol that is not served any more
    EPOCH = "epoch"  # headquarters was restored: say hello again
    BEHIND = "behind"  # headquarters was set back unknowingly: this PC has heard of a later epoch
    FORK = "fork"  # this line goes on elsewhere: begin a new one
    GAP = "gap"  # operations before these are missing: send from the head that is told
    RESYNC = "resync"  # the cursor is not known any more: a snapshot
    RIGHTS = "rights"
    MISSING = "missing"  # or not for you: the answer is the same
    SHAPE = "shape"  # cannot be read
    SIZE = "size"
    QUOTA = "quota"
    BUSY = "busy"
    HELD = "held"  # another PC holds the series
    PAUSED = "paused"  # leases wait for the PCs' reports
    STALE = "stale"  # the lease is not that one any more
    UNSENT = "unsent"  # numbers of the range were not pushed yet
    BUNDLE = "bundle"  # cut, altered, for another unit


class Rejected(StrEnum):
    """Why one operation was not taken. Its text stays with the clerk, in the inbox, with a sentence for this code."""

    ENTITY = "entity"  # headquarters does not know this kind of record
    IMMUTABLE = "immutable"
    FOREVER = "forever"  # such a record is never deleted
    STATE = "state"  # a step from a state that is not the present one
    ERASED = "erased"  # erased by order of law: nothing of it comes back
    RIGHTS = "rights"
    SIZE = "size"
    SHAPE = "shape"
    PARENT = "parent"
    CONFLICT = "conflict"
    DELETED = "deleted"  # changed after it was deleted
    EDITED = "edited"  # deleted after it was changed
    DISPUTED = "disputed"  # the number was already given by another
    COPY = "copy"  # a long text with two versions
