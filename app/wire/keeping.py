"""Messages of keeping order: devices, invitations, orders, access log, head of the audit chain.

They carry no records, so they need none of the rules of the exchange; a headquarters' officer sends them, or a PC's own
page of devices.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from app.wire.shapes import Count, Key, Message, Name, OrgId, OrgPath, Sha256, Shape, Short, Uuid

Role = Literal["branch", "officer", "admin"]


class DeviceSaid(Shape, kw_only=True):
    device: Uuid
    org: OrgId
    name: Short = ""
    role: Role = "branch"
    state: Literal["active", "revoked", "lost"] = "active"
    made: Count = 0
    seen: Count = 0
    """Milliseconds since 1970, by the server's clock."""


class UnitSaid(Shape, kw_only=True):
    """A unit that may be written to."""

    org: OrgId
    path: OrgPath
    name: Short = ""
    level: Short = ""


class UnitsAsk(Message, kw_only=True):
    """The units above and below the caller's, in the order of their places."""

    after: OrgPath = ""
    limit: Annotated[int, Meta(ge=1, le=2000)] = 1000


class Units(Message, kw_only=True):
    units: list[UnitSaid]
    more: bool = False


class Devices(Message, kw_only=True):
    devices: list[DeviceSaid]


class InviteAsk(Message, kw_only=True):
    org: OrgId
    role: Role = "branch"


class Invited(Message, kw_only=True):
    org: OrgId
    role: Role
    code: Short
    until: Count
    url: Short
    hq_key: Key


class RevokeAsk(Message, kw_only=True):
    """No token and no request of this device any more; with ``wipe`` it is told to delete its data when it next asks."""

    device: Uuid
    wipe: bool = False
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class EraseAsk(Message, kw_only=True):
    """Everything that is known of a record is deleted by order of law, here and on every PC of the unit."""

    org: OrgId
    ent: Name
    id: Name
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class OrderSaid(Shape, kw_only=True):
    id: Uuid
    org: OrgId
    device: Uuid
    kind: Name
    made: Count
    done: Count = 0
    """0: this PC has not reported it yet."""


class Orders(Message, kw_only=True):
    orders: list[OrderSaid]


class AccessSaid(Shape, kw_only=True):
    """Somebody looked at, printed or exported sensitive data: which record and why, never the values."""

    id: Uuid
    at: Count
    person: Annotated[str, Meta(max_length=64)] = ""
    ent: Name
    record: Name
    act: Name
    purpose: Annotated[str, Meta(max_length=200)] = ""


class AccessLog(Message, kw_only=True):
    entries: Annotated[list[AccessSaid], Meta(max_length=1000)]


class Noted(Message, kw_only=True):
    count: Count


class AuditHead(Message, kw_only=True):
    """The end of the unit's audit chain, signed: whoever keeps it notices when the past is written anew."""

    org: OrgId
    no: Count
    sum: Sha256
    at: Count
    epoch: Count
    sig: Key


class AccessRows(Message, kw_only=True):
    entries: list[AccessSaid] = field(default_factory=list)
