"""Who may come in: invitations, devices, proofs. The first wall; the row-level rules of PostgreSQL are the second.

Owns enrolment by one-time code, the check of every request's device, revoking. Refuses passwords: a device has a key.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from app.base.ids import Ids
from app.hq import audit, codes, orders
from app.hq.database import Tx
from app.hq.problems import Problem, missing
from app.hq.tables import DEVICE, INVITATION
from app.hq.tokens import NONCE_SECONDS, Caller
from app.wire import proof
from app.wire.keeping import OrderSaid
from app.wire.messages import Enrol
from app.wire.refusals import Refused

BRANCH: Final = "branch"
OFFICER: Final = "officer"
ADMIN: Final = "admin"
ROLES: Final = (BRANCH, OFFICER, ADMIN)
"""A PC of a unit; one that also reads the units below; one that also invites, revokes and gives orders there."""


class Place(NamedTuple):
    """A unit of the tree."""

    org: str
    path: str
    name: str
    state: str


def place_of(tx: Tx, org: str) -> Place | None:
    found = tx.one("SELECT org, path, name, state FROM org WHERE org = ?", org)
    return Place(*found) if found else None


def lock(tx: Tx, org: str) -> None:
    """Wait for one's turn with an organisation."""
    tx.run("UPDATE org SET made_at = made_at WHERE org = ?", org)


def invite(tx: Tx, org: str, role: str, *, hours: int, now: int, by: str) -> str:
    """A new code for a unit, as it is printed. The unit must be there."""
    place = place_of(tx, org)
    if place is None or place.state != "active":
        raise missing()
    code = codes.new()
    plain = codes.read(code)
    assert plain
    lock(tx, org)
    row = (org, codes.digest(plain), place.path, role, now + hours * 3_600_000, now)
    tx.put(INVITATION, ("org", "code", "path", "role", "until", "made_at"), [row])
    audit.note(tx, org=org, path=place.path, device=by, act="invite", at=now, role=role)
    return code


def enrol(tx: Tx, ask: Enrol, *, now: int) -> tuple[Caller, Place]:
    """Let a device in by its code. The same key with the same code again gets the same answer. Raises Problem."""
    plain = codes.read(ask.code)
    if len(proof.raw(ask.key)) != 32:
        raise Problem(Refused.SHAPE, "the key is no Ed25519 key")
    sql = "SELECT org, role, until, device, used_at FROM invitation WHERE code = ?"
    found = tx.one(sql, codes.digest(plain)) if plain else None
    if found is None:
        raise missing()
    org, role, until, device, used = found
    lock(tx, org)
    device, used = tx.one(
        "SELECT device, used_at FROM invitation WHERE org = ? AND code = ?", org, codes.digest(plain or "")
    )
    place = place_of(tx, org)
    if place is None or place.state != "active":
        raise missing()
    if used:
        known = device_of(tx, device)
        if known is None or known.caller.key != ask.key or known.state != "active":
            raise missing()
        return known.caller, place
    if until < now:
        raise missing()
    fresh = Ids().new()
    caller = Caller(fresh, org, place.path, role, ask.key)
    columns = (
        "org",
        "device",
        "path",
        "key",
        "box",
        "role",
        "name",
        "program",
        "state",
        "made_at",
        "seen_at",
    )
    row = (org, fresh, place.path, ask.key, ask.box, role, ask.name, ask.program, "active", now, now)
    tx.put(DEVICE, columns, [row])
    tx.run(
        "UPDATE invitation SET device = ?, used_at = ? WHERE org = ? AND code = ?",
        fresh,
        now,
        org,
        codes.digest(plain or ""),
    )
    audit.note(tx, org=org, path=place.path, device=fresh, act="enrol", at=now, role=role)
    return caller, place


class Known(NamedTuple):
    """A device as the database has it."""

    caller: Caller
    state: str


def device_of(tx: Tx, device: str) -> Known | None:
    found = tx.one("SELECT device, org, path, role, key, state FROM device WHERE device = ?", device)
    return Known(Caller(*found[:5]), found[5]) if found else None


def admit(tx: Tx, caller: Caller, jti: str, *, now: int) -> None:
    """Let a request pass whose token and proof hold: the device is still wanted and the proof was not used. Raises Problem."""
    found = tx.one(
        "SELECT state, path, role, key FROM device WHERE org = ? AND device = ?", caller.org, caller.device
    )
    if found is None or found[1:] != (caller.path, caller.role, caller.key):
        raise Problem(Refused.TOKEN, "the token tells of a unit or role that is not so any more")
    if found[0] != "active":
        raise Problem(Refused.REVOKED, "this device was revoked")
    use_proof(tx, caller.device, jti, now=now)


def use_proof(tx: Tx, device: str, jti: str, *, now: int) -> None:
    """Remember a proof; the second time it is refused. Raises Problem."""
    until = now + NONCE_SECONDS * 2_000
    sql = "INSERT INTO proof (device, jti, until) VALUES (?, ?, ?) ON CONFLICT (device, jti) DO NOTHING"
    if tx.run(sql, device, jti, until) != 1:
        raise Problem(Refused.TOKEN, "this proof was used before")


def forget_proofs(tx: Tx, *, now: int) -> None:
    """Proofs whose nonce has run out. Called now and then."""
    tx.run("DELETE FROM proof WHERE until < ?", now)


def revoke(tx: Tx, device: Caller, *, wipe: bool, now: int, by: str) -> list[OrderSaid]:
    """No token and no request any more; with ``wipe`` an order to delete its data, told when it next asks."""
    lock(tx, device.org)
    tx.run("UPDATE device SET state = 'revoked' WHERE org = ? AND device = ?", device.org, device.device)
    audit.note(
        tx,
        org=device.org,
        path=device.path,
        device=by,
        act="revoke",
        at=now,
        revoked=device.device,
        wipe=wipe,
    )
    if not wipe:
        return []
    return orders.give(tx, org=device.org, path=device.path, devices=[device.device], kind="wipe", now=now)
