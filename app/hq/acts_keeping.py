"""What the endpoints of identity and order do: letting in, tokens, devices, orders, access log, audit head."""

from __future__ import annotations

import secrets
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from app.hq import audit, erasing, facts, identity, marks, orders
from app.hq.call import Call
from app.hq.database import Scope, Tx
from app.hq.problems import Problem, missing
from app.hq.server import Server
from app.hq.sql_store import open_org
from app.hq.tables import ACCESS
from app.wire import codec, keeping, proof
from app.wire.messages import Challenge, Enrol, Enrolled, Nonce, Token, TokenAsk
from app.wire.refusals import Refused

_MOST_ROWS: Final = 1000
_SWEEP_ONE_IN: Final = 50

# --- without a token ----------------------------------------------------------------------------------------------


def enrol(server: Server, ask: Enrol) -> Enrolled:
    # Nobody is known yet: the code is looked for in the whole tree, and is itself the right.
    with server.database.work(Scope.whole()) as tx:
        caller, place = identity.enrol(tx, ask, now=server.now())
        epoch = facts.epoch(tx)
    return Enrolled(
        device=caller.device,
        org=caller.org,
        path=caller.path,
        name=place.name,
        role=caller.role,
        epoch=epoch,
        hq_key=proof.text(server.keys.public),
        hq_box=proof.text(server.keys.sealed_to),
    )


def challenge(server: Server, _: Challenge) -> Nonce:
    """A nonce for whoever asks: the answer does not tell whether there is such a device."""
    return Nonce(nonce=server.mint.nonce(server.now() / 1000))


def token(server: Server, ask: TokenAsk) -> Token:
    now = server.now()
    if not server.mint.nonce_holds(ask.nonce, now / 1000):
        raise Problem(Refused.TOKEN, "the nonce has run out, ask for a new one")
    with server.database.work(Scope.whole()) as tx:  # the device's unit is not known before it is read
        known = identity.device_of(tx, ask.device)
        if known is None or not _signed(known.caller.key, ask):
            raise Problem(Refused.TOKEN, "no such device, or not its signature")
        if known.state != "active":
            wipe = any(order.kind == "wipe" for order in orders.open_for(tx, known.caller.org, ask.device))
            order = proof.text(server.keys.sign(proof.wipe_words(ask.device, ask.nonce)))
            raise Problem(Refused.REVOKED, f"{proof.WIPE}{order}" if wipe else "this device was revoked")
        identity.use_proof(tx, ask.device, ask.nonce, now=now)
        if secrets.randbelow(_SWEEP_ONE_IN) == 0:
            identity.forget_proofs(tx, now=now)
        tx.run(
            "UPDATE device SET seen_at = ? WHERE org = ? AND device = ?", now, known.caller.org, ask.device
        )
    return Token(token=server.mint.token(known.caller, now / 1000), lasts=server.mint.seconds)


def _signed(key: str, ask: TokenAsk) -> bool:
    try:
        VerifyKey(proof.raw(key)).verify(proof.token_words(ask.device, ask.nonce), proof.raw(ask.sig))
    except (BadSignatureError, ValueError):
        return False
    return True


# --- devices and orders -------------------------------------------------------------------------------------------


def devices(call: Call) -> keeping.Devices:
    return _devices(call, call.caller.org)


def devices_of(call: Call) -> keeping.Devices:
    return _devices(call, call.params["org"])


def _devices(call: Call, org: str) -> keeping.Devices:
    with call.work() as tx:
        _need_place(call, tx, org)
        rows = tx.all(
            "SELECT device, org, name, role, state, made_at, seen_at FROM device WHERE org = ? ORDER BY made_at, device",
            org,
        )
    said = [
        keeping.DeviceSaid(device=r[0], org=r[1], name=r[2], role=r[3], state=r[4], made=r[5], seen=r[6])
        for r in rows
    ]
    return keeping.Devices(devices=said)


def units(call: Call, ask: keeping.UnitsAsk) -> keeping.Units:
    """Whom the caller's unit may write to: those above it and those below, by code, name and level."""
    path = call.caller.path
    steps = path.rstrip("/").split("/")
    above = ["/".join(steps[:count]) + "/" for count in range(1, len(steps))]
    low, high = Scope.below(path)
    with (
        call.work() as tx,
        tx.beyond(Scope.whole()),
    ):  # names and places of these units, and nothing else of them
        rows = tx.all(
            "SELECT org, path, name, level FROM org WHERE state = 'active' AND path > ? AND path <> ? "
            "AND (path = ANY(?) OR (path >= ? AND path < ?)) ORDER BY path LIMIT ?",
            ask.after,
            path,
            above,
            low,
            high,
            ask.limit,
        )
    said = [keeping.UnitSaid(org=row[0], path=row[1], name=row[2], level=row[3]) for row in rows]
    return keeping.Units(units=said, more=len(said) >= ask.limit)


def invite(call: Call, ask: keeping.InviteAsk) -> keeping.Invited:
    settings = call.server.settings
    with call.work() as tx:
        _need_place(call, tx, ask.org)
        code = identity.invite(
            tx, ask.org, ask.role, hours=settings.invitation_hours, now=call.now, by=call.caller.device
        )
    return keeping.Invited(
        org=ask.org,
        role=ask.role,
        code=code,
        until=call.now + settings.invitation_hours * 3_600_000,
        url=settings.url,
        hq_key=proof.text(call.server.keys.public),
    )


def revoke(call: Call, ask: keeping.RevokeAsk) -> keeping.Orders:
    with call.work() as tx:
        known = identity.device_of(tx, ask.device)
        if known is None or not call.scope.holds(known.caller.path):
            raise missing()
        given = identity.revoke(tx, known.caller, wipe=ask.wipe, now=call.now, by=call.caller.device)
    marks.note_revoked(call.server.objects, ask.device)
    return keeping.Orders(orders=given)


def erase(call: Call, ask: keeping.EraseAsk) -> keeping.Orders:
    with call.work() as tx:
        _need_place(call, tx, ask.org)
        opened = open_org(tx, ask.org, now=call.now)
        given = erasing.erase(opened, ask.ent, ask.id, now=call.now, by=call.caller.device, reason=ask.reason)
    marks.note_erased(call.server.objects, ask.org, ask.ent, ask.id)
    return keeping.Orders(orders=given)


def orders_of(call: Call) -> keeping.Orders:
    org = call.params["org"]
    with call.work() as tx:
        _need_place(call, tx, org)
        return keeping.Orders(orders=orders.of_unit(tx, org))


def _need_place(call: Call, tx: Tx, org: str) -> identity.Place:
    """The unit, when it is the caller's or below it. Raises Problem: the same for a foreign one and for none."""
    place = identity.place_of(tx, org)
    if place is None or not call.scope.holds(place.path):
        raise missing()
    return place


# --- accountability -----------------------------------------------------------------------------------------------


def access_log(call: Call, ask: keeping.AccessLog) -> keeping.Noted:
    caller = call.caller
    rows = [
        (
            caller.org,
            one.id,
            caller.path,
            one.at,
            caller.device,
            one.person,
            one.ent,
            one.record,
            one.act,
            one.purpose,
        )
        for one in ask.entries
    ]
    columns = ("org", "id", "path", "at", "device", "person", "entity", "record", "act", "purpose")
    with call.work() as tx:
        tx.put(ACCESS, columns, rows, "ON CONFLICT (org, id) DO NOTHING")
    return keeping.Noted(count=len(rows))


def access_rows(call: Call) -> keeping.AccessRows:
    org = call.params["org"]
    with call.work() as tx:
        _need_place(call, tx, org)
        rows = tx.all(
            "SELECT id, at, person, entity, record, act, purpose FROM access WHERE org = ? ORDER BY at DESC, id LIMIT ?",
            org,
            _MOST_ROWS,
        )
    said = [
        keeping.AccessSaid(id=r[0], at=r[1], person=r[2], ent=r[3], record=r[4], act=r[5], purpose=r[6])
        for r in rows
    ]
    return keeping.AccessRows(entries=said)


def audit_head(call: Call) -> keeping.AuditHead:
    with call.work() as tx:
        head = audit.head(tx, call.caller.org)
        epoch = facts.epoch(tx)
    said = {"at": call.now, "epoch": epoch, "no": head.no, "org": call.caller.org, "sum": head.sum}
    sig = call.server.keys.sign(codec.canonical(said))
    return keeping.AuditHead(**said, sig=proof.text(sig))  # type: ignore[arg-type]
