"""Every endpoint of the server, in one table: what it takes and gives, who may call it, which act does it.

The application, the OpenAPI document and the isolation tests are all made from it, so none can forget one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from app.hq import acts_feed, acts_files, acts_keeping
from app.hq.identity import ADMIN, OFFICER, ROLES
from app.hq.objects import MOST_PIECE
from app.wire import keeping, messages
from app.wire.codec import MOST_PACKED
from app.wire.shapes import Message

PREFIX: Final = "/v1"
ANYONE: Final[frozenset[str]] = frozenset()
"""Open to callers without a token: what they bring is itself the proof."""
DEVICES: Final = frozenset(ROLES)
OFFICERS: Final = frozenset({OFFICER, ADMIN})
ADMINS: Final = frozenset({ADMIN})


class Route(NamedTuple):
    """One endpoint."""

    name: str
    method: str
    path: str
    act: Callable[..., Any]
    """Gets the call and what was asked; gives a message, or ``Bytes``."""
    gives: type[Message] | None
    asks: type[Message] | None = None
    who: frozenset[str] = DEVICES
    below: bool = False
    """Reaches the units under the caller's."""
    piece: bool = False
    """The body is a piece of a file, not a message."""
    ranged: bool = False
    """Reads the Range header."""
    status: int = 200
    told: str = ""

    @property
    def most(self) -> int:
        """Bytes that its body may have."""
        return MOST_PIECE if self.piece else MOST_PACKED


ROUTES: Final[tuple[Route, ...]] = (
    Route(
        "enrol",
        "POST",
        "/enrol",
        acts_keeping.enrol,
        messages.Enrolled,
        messages.Enrol,
        ANYONE,
        told="A one-time code lets a device in, with the key that it will prove itself by.",
    ),
    Route(
        "challenge",
        "POST",
        "/challenge",
        acts_keeping.challenge,
        messages.Nonce,
        messages.Challenge,
        ANYONE,
        told="A nonce of the server's, so that no clock of the device is needed.",
    ),
    Route(
        "token",
        "POST",
        "/token",
        acts_keeping.token,
        messages.Token,
        messages.TokenAsk,
        ANYONE,
        told="A short token for a nonce that the device signed.",
    ),
    Route(
        "hello", "POST", "/hello", acts_feed.hello, messages.Welcome, messages.Hello, told="Begins a round."
    ),
    Route(
        "push",
        "POST",
        "/push",
        acts_feed.push,
        messages.Pushed,
        messages.Push,
        told="Operations of a device, judged one by one; the same again has no further effect.",
    ),
    Route(
        "pull",
        "POST",
        "/pull",
        acts_feed.pull,
        messages.Rows,
        messages.Pull,
        told="The next steps of the feed.",
    ),
    Route(
        "snapshot",
        "POST",
        "/snapshot",
        acts_feed.snapshot,
        messages.Page,
        messages.Snapshot,
        told="All records, page by page, for a device that is new or was away too long.",
    ),
    Route(
        "digest",
        "POST",
        "/digest",
        acts_feed.digest,
        messages.Differs,
        messages.DigestAsk,
        told="Which records differ, by sums over 256 buckets of each entity.",
    ),
    Route(
        "bucket",
        "POST",
        "/bucket",
        acts_feed.bucket,
        messages.Page,
        messages.BucketAsk,
        told="The records of some buckets.",
    ),
    Route(
        "objects",
        "POST",
        "/objects",
        acts_feed.objects,
        messages.Objects,
        messages.ObjectAsk,
        told="Letters that other units sent, by the grants that came with the feed.",
    ),
    Route(
        "lease",
        "POST",
        "/series/lease",
        acts_feed.lease,
        messages.Leased,
        messages.LeaseAsk,
        told="The right to number in a series; also one single number (want 1).",
    ),
    Route(
        "release",
        "POST",
        "/series/release",
        acts_feed.release,
        messages.Leased,
        messages.LeaseBack,
        told="Gives a series back after all its numbers were pushed.",
    ),
    Route(
        "takeover",
        "POST",
        "/series/takeover",
        acts_feed.takeover,
        messages.Leased,
        messages.Takeover,
        told="A series whose holder is dead goes to another device; skipped numbers become void.",
    ),
    Route(
        "snapshot-below",
        "POST",
        "/units/{org:str}/snapshot",
        acts_feed.snapshot_below,
        messages.Page,
        messages.Snapshot,
        who=OFFICERS,
        below=True,
        told="The register of a unit below, without sensitive fields; every page is logged.",
    ),
    Route(
        "blobs-check",
        "POST",
        "/blobs/check",
        acts_files.check,
        messages.BlobState,
        messages.BlobCheck,
        told="What of a file need not be sent again.",
    ),
    Route(
        "blobs-piece",
        "PUT",
        "/blobs/{sha:str}/chunks/{index:int}",
        acts_files.piece,
        None,
        piece=True,
        status=204,
        told="One piece of a file; the same again changes nothing.",
    ),
    Route(
        "blobs-commit",
        "POST",
        "/blobs/commit",
        acts_files.commit,
        messages.BlobState,
        messages.BlobCommit,
        told="All pieces are sent: the server hashes them anew and keeps the file.",
    ),
    Route(
        "blobs-read",
        "GET",
        "/blobs/{sha:str}",
        acts_files.read,
        None,
        ranged=True,
        told="The bytes of a file, or a range of them.",
    ),
    Route(
        "units",
        "POST",
        "/units",
        acts_keeping.units,
        keeping.Units,
        keeping.UnitsAsk,
        told="The units above and below the caller's: whom it may write to.",
    ),
    Route(
        "devices",
        "GET",
        "/devices",
        acts_keeping.devices,
        keeping.Devices,
        told="The devices of the caller's unit.",
    ),
    Route(
        "devices-below",
        "GET",
        "/units/{org:str}/devices",
        acts_keeping.devices_of,
        keeping.Devices,
        who=OFFICERS,
        below=True,
        told="The devices of a unit below the caller's.",
    ),
    Route(
        "invite",
        "POST",
        "/invite",
        acts_keeping.invite,
        keeping.Invited,
        keeping.InviteAsk,
        who=ADMINS,
        below=True,
        told="A one-time code for a unit at or below the caller's.",
    ),
    Route(
        "revoke",
        "POST",
        "/devices/revoke",
        acts_keeping.revoke,
        keeping.Orders,
        keeping.RevokeAsk,
        who=ADMINS,
        below=True,
        told="Shut a device out, and have its data wiped when it next asks.",
    ),
    Route(
        "erase",
        "POST",
        "/erase",
        acts_keeping.erase,
        keeping.Orders,
        keeping.EraseAsk,
        who=ADMINS,
        below=True,
        told="Erase a record by order of law, here and on every PC of its unit.",
    ),
    Route(
        "orders",
        "GET",
        "/units/{org:str}/orders",
        acts_keeping.orders_of,
        keeping.Orders,
        who=OFFICERS,
        below=True,
        told="Orders to a unit's devices, and which of them reported.",
    ),
    Route(
        "access-log",
        "POST",
        "/access-log",
        acts_keeping.access_log,
        keeping.Noted,
        keeping.AccessLog,
        told="Who looked at sensitive data, and why; never the data.",
    ),
    Route(
        "access-read",
        "GET",
        "/units/{org:str}/access-log",
        acts_keeping.access_rows,
        keeping.AccessRows,
        who=ADMINS,
        below=True,
        told="The access log of a unit at or below the caller's.",
    ),
    Route(
        "audit-head",
        "GET",
        "/audit/head",
        acts_keeping.audit_head,
        keeping.AuditHead,
        told="The signed end of the unit's audit chain.",
    ),
)
