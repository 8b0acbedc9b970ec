"""Every endpoint of the server, in one table: what it takes and gives, who may call it, which act does it.

The application, the OpenAPI document and the isolation tests are all made from it, so none can forget one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from app.hq import acts_files, acts_keeping
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
        told="The bytes of a file, or a range of them.",
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
